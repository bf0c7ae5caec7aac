"""Requests that name something the season does not have, or name it in a way that fits several things."""

MESSAGES: dict[str, tuple[str, str]] = {
    "no-regulations": (
        "la carpeta no tiene reglamentos; cree uno con torneo new o indique otra carpeta con -C",
        "the folder has no regulations; make one with torneo new or name another folder with -C",
    ),
    "no-edition": (
        'no hay edición "{edition}"<; ¿quiso decir "{suggestion}"?|; hay {known:list}>',
        'there is no edition "{edition}"<; did you mean "{suggestion}"?|; there {known:is|are} {known:list}>',
    ),
    "which-edition": (
        "la carpeta tiene varias ediciones; diga cuál: {known:list}",
        "the folder has several editions; say which: {known:list}",
    ),
    "no-stage": (
        'no hay etapa "{stage}" en {edition}<; ¿quiso decir "{suggestion}"?|; hay {known:list}>',
        'there is no stage "{stage}" in {edition}<; did you mean "{suggestion}"?|; there {known:is|are} {known:list}>',
    ),
    "no-table": (
        'no hay tabla "{table}" en {edition}<; ¿quiso decir "{suggestion}"?|; hay {known:list}>',
        'there is no table "{table}" in {edition}<; did you mean "{suggestion}"?|; there {known:is|are} {known:list}>',
    ),
    "no-fixtures": (
        "{edition} {stage} todavía no tiene fixture; hágalo con torneo fixtures o impórtelo primero",
        "{edition} {stage} has no fixture list yet; make one with torneo fixtures or import it first",
    ),
    "no-match": (
        (
            "en {edition}< {stage}> no hay partido {home} - {away}< ({leg}.º)><; ¿quiso decir {suggestion}?|; por jugar: "
            "{known}>"
        ),
        (
            "{edition}< {stage}> has no match {home} - {away}< (leg {leg})><; did you mean {suggestion}?|; to be played: "
            "{known}>"
        ),
    ),
    "no-match-id": (
        'no hay partido "{match}"<; ¿quiso decir "{suggestion}"?>',
        'there is no match "{match}"<; did you mean "{suggestion}"?>',
    ),
    "which-match": (
        "{home} y {away} juegan en más de una etapa; diga cuál con --stage: {known:list}",
        "{home} and {away} meet in more than one stage; say which with --stage: {known:list}",
    ),
    "club-unknown": (
        'no hay club "{club}"<; ¿quiso decir "{suggestion}"?>',
        'there is no club "{club}"<; did you mean "{suggestion}"?>',
    ),
    "club-ambiguous": (
        '"{club}" puede ser {known:list}; escriba el id completo',
        '"{club}" may be {known:list}; write the whole id',
    ),
    "club-not-in-stage": (
        "{club} no juega en {edition}< {stage}>; juegan {known:list}",
        "{club} does not play in {edition}< {stage}>; those who do: {known:list}",
    ),
    "strengths-unknown-key": (
        'fuerzas: clave desconocida "{key}" en {table}<; se conocen {known:list}>',
        'strengths: unknown key "{key}" in {table}<; known are {known:list}>',
    ),
    "strengths-wrong-value": (
        'fuerzas: "{key}" dice {found}; se esperaba {expected}',
        'strengths: "{key}" says {found}; expected {expected}',
    ),
    "bad-time": (
        '"{found}" no es una hora; escriba una como 15:30',
        '"{found}" is no time; write one such as 15:30',
    ),
    "date-outside-season": (
        "{match}: el {day} está fuera de la temporada<, que va desde el {first}>< hasta el {last}>; revise la fecha",
        "{match}: {day} lies outside the season<, which runs from {first}>< to {last}>; check the date",
    ),
    "reason-missing": (
        "falta el motivo: {command} lo exige; agregue --reason",
        "the reason is missing: {command} asks for one; add --reason",
    ),
    "fixtures-exist": (
        "{edition} {stage} ya tiene fixture ({matches:match}); postergue o corrija partido por partido",
        "{edition} {stage} has a fixture list already ({matches:match}); postpone or correct match by match",
    ),
    "fixtures-teams-open": (
        "{edition} {stage}: todavía no se conocen todos los equipos; el fixture se hace después",
        "{edition} {stage}: not all teams are known yet; the fixture list comes after",
    ),
    "fixtures-wait-for": (
        "{edition} {stage} sigue el fixture de {other}, que todavía no existe; hágalo primero",
        "{edition} {stage} follows the fixture list of {other}, which is not made yet; make that first",
    ),
    "fixtures-not-yet-playable": (
        "{edition} {stage}: esta versión todavía no hace el fixture de una etapa con {kind}; importe una lista",
        "{edition} {stage}: this version does not make the fixture list of a stage with {kind} yet; import a list",
    ),
    "simulation-condition-unmet": (
        "lo que afirma el asiento {entry} ({said:list}) no se cumplió en {max_tries} intentos; la simulación sigue sin ello",
        "what entry {entry} says ({said:list}) was not met in {max_tries} tries; the simulation goes on without it",
    ),
    "simulation-stage-left": (
        "{edition} {stage}: la simulación no termina la etapa, quedan {open:match} por jugar; revise que tenga fixture y equipos",
        "{edition} {stage}: the simulation does not end the stage, {open:match} still to play; check its fixture list and teams",
    ),
    "which-stage": (
        "{edition} tiene varias etapas posibles; diga cuál: {known:list}",
        "{edition} has several such stages; say which: {known:list}",
    ),
    "stage-is-no-league": (
        "{edition} {stage} no es una liga; indique una etapa que se juegue por tabla",
        "{edition} {stage} is no league; name a stage that is played for a table",
    ),
    "no-draw-due": (
        "{edition}: ninguna etapa espera sorteo",
        "{edition}: no stage waits for a draw",
    ),
    "no-fixtures-due": (
        "<{edition}: >ninguna etapa espera fixture: ya lo tienen o todavía no se conocen sus equipos",
        "<{edition}: >no stage waits for a fixture list: they have one, or their teams are not known yet",
    ),
    "no-common-table": (
        "{first} y {second} no están juntos en ninguna tabla< de {edition}><; hay {known:list}>",
        "{first} and {second} stand together in no table< of {edition}><; there {known:is|are} {known:list}>",
    ),
}
