"""Findings about a season: ties, tables, draws, what sources say against what is computed."""

MESSAGES: dict[str, tuple[str, str]] = {
    "regulation-has-errors": (
        "{count:error} en los reglamentos; corríjalos y vuelva a cargar la carpeta",
        "{count:error} in the regulations; correct them and load the folder again",
    ),
    "team-not-in-table": (
        "{team} no está en esa tabla; revise el id del equipo",
        "{team} is not in that table; check the id of the team",
    ),
    "criterion-not-in-head-to-head": (
        'el criterio "{found}" no compara cifras de los equipos: no puede estar dentro de head_to_head; póngalo después',
        'criterion "{found}" compares no figures of the clubs: it cannot stand inside head_to_head; put it after it',
    ),
    "result-without-match": (
        "hay un resultado para {match}, pero {edition} {stage} no pide ese partido: no cuenta en ninguna tabla ni llave; revise el id",
        "there is a result for {match}, but {edition} {stage} asks for no such match: it counts in no table and no tie; check the id",
    ),
    "result-of-other-teams": (
        "el resultado de {match} es de {found:list}, pero la llave {tie} la juegan {home} y {away}; corrija el resultado",
        "the result of {match} is of {found:list}, but tie {tie} is between {home} and {away}; correct the result",
    ),
    "tie-level-open": (
        "{edition} {stage}, llave {tie} ({home} - {away}): igualada, y el reglamento no dice cómo sigue; registre quién pasa",
        (
            "{edition} {stage}, tie {tie} ({home} - {away}): level, and the regulation does not say how it goes on; record who "
            "goes through"
        ),
    ),
    "tie-awaits-lots": (
        "{edition} {stage}, llave {tie} ({home} - {away}): igualada; registre el sorteo",
        "{edition} {stage}, tie {tie} ({home} - {away}): level; record the drawing of lots",
    ),
    "tie-void": (
        "{edition} {stage}, llave {tie} ({home} - {away}): nadie la gana, ninguno está entre los que exige el reglamento",
        "{edition} {stage}, tie {tie} ({home} - {away}): nobody wins it, neither is among those the regulation asks for",
    ),
    "place-awaits-lots": (
        "{table}: {teams:list} comparten el puesto {place}; registre el sorteo",
        "{table}: {teams:list} share place {place}; record the drawing of lots",
    ),
    "place-open": (
        "{place}: se afirma que es de {said:list}< (fuente: {source})>; todavía no se puede comprobar, el puesto está abierto (asiento {entry})",
        (
            "{place}: said to be {said:list}< (source: {source})>; it cannot be checked yet, the place is open (entry "
            "{entry})"
        ),
    ),
    "place-differs": (
        (
            "{place}: la fuente< ({source})> dice {said:list}, pero con los resultados registrados es {computed:list}; revise el asiento "
            "{entry} y los resultados"
        ),
        (
            "{place}: the source< ({source})> says {said:list}, but the recorded results give {computed:list}; check entry {entry} and the "
            "results"
        ),
    ),
    "table-unknown": (
        "el asiento {entry} afirma una tabla {table} que no existe; revise la referencia",
        "entry {entry} asserts a table {table} that does not exist; check the reference",
    ),
    "table-differs": (
        (
            "{table}, {team}, {column:word}: la fuente< ({source})> dice {said}, pero con los resultados registrados es {computed}; revise el "
            "asiento {entry} y los resultados"
        ),
        (
            "{table}, {team}, {column:word}: the source< ({source})> says {said}, but the recorded results give {computed}; check entry {entry} "
            "and the results"
        ),
    ),
    "draw-done": (
        "{edition} {stage}: el sorteo ya está registrado y vale mientras no se anule ese asiento",
        "{edition} {stage}: the draw is recorded already and holds until that entry is revoked",
    ),
    "draw-impossible": (
        "{edition} {stage}: ningún sorteo cumple las condiciones; revise los bombos, apart y fixed",
        "{edition} {stage}: no draw meets the conditions; check the pots, apart and fixed",
    ),
    "draw-teams-open": (
        "{edition} {stage}: todavía no se puede sortear, se conocen {known} de {teams:team}",
        "{edition} {stage}: it cannot be drawn yet, {known} of {teams:team} are known",
    ),
    "nothing-to-draw": (
        "{edition} {stage}: esa etapa no tiene nada que sortear",
        "{edition} {stage}: that stage has nothing to draw",
    ),
}
