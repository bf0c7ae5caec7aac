"""What cannot be recorded of a match, a tie or a ruling, and why."""

MESSAGES: dict[str, tuple[str, str]] = {
    "result-exists": (
        "{match}< ({home} - {away})> ya tiene resultado: {score:word} (asiento {entry}); para cambiarlo use torneo correct con --reason",
        "{match}< ({home} - {away})> has a result already: {score:word} (entry {entry}); to change it use torneo correct with --reason",
    ),
    "nothing-to-correct": (
        "{match} todavía no tiene resultado que corregir; regístrelo con torneo record",
        "{match} has no result to correct yet; record it with torneo record",
    ),
    "no-result-yet": (
        "{match} todavía no tiene resultado; regístrelo primero",
        "{match} has no result yet; record it first",
    ),
    "already-played": (
        "{match} ya se jugó: {score:word}; un partido jugado no se mueve",
        "{match} has been played: {score:word}; a played match is not moved",
    ),
    "match-open": (
        "{match}: todavía no se conocen los dos equipos; espere a que se definan",
        "{match}: both teams are not known yet; wait until they are",
    ),
    "bad-status": (
        'estado desconocido "{found}"; puede ser {expected}',
        'unknown status "{found}"; it may be {expected}',
    ),
    "bad-winner": (
        '"{found}" no juega ese partido: son {home} y {away}',
        '"{found}" does not play that match: it is {home} and {away}',
    ),
    "score-missing": (
        "falta el marcador (estado: {status:word}); escríbalo como 2-1",
        "the score is missing (status: {status:word}); write it like 2-1",
    ),
    "score-not-wanted": (
        "el marcador {score} sobra: {status:word} no lleva goles; quítelo",
        "the score {score} is one too many: {status:word} has no goals; remove it",
    ),
    "after-90-greater": (
        "a los 90 minutos {after_90} y al final {score}: los goles no pueden bajar; corrija uno de los dos",
        "{after_90} after 90 minutes and {score} in the end: goals cannot become fewer; correct one of them",
    ),
    "penalties-level": (
        "los penales {penalties} no tienen ganador; corríjalos",
        "the shoot-out {penalties} has no winner; correct it",
    ),
    "no-tie": (
        'la etapa {stage} no tiene llave "{tie}"<; tiene {known:list}>',
        'stage {stage} has no tie "{tie}"<; it has {known:list}>',
    ),
    "no-venue": (
        'no hay estadio "{venue}" en el registro<; hay {known:list}>; agréguelo en clubs.toml',
        'there is no venue "{venue}" in the register<; there {known:is|are} {known:list}>; add it to clubs.toml',
    ),
    "points-zero": (
        "{team}: cero puntos no cambian nada; indique cuántos se suman o restan",
        "{team}: zero points change nothing; say how many are given or taken",
    ),
    "no-lots-due": (
        "{edition} {table}: ningún puesto espera sorteo",
        "{edition} {table}: no place waits for lots",
    ),
    "seed-missing": (
        "falta la semilla del sorteo; indique --seed, o los clubes en el orden en que salieron",
        "the seed of the draw is missing; give --seed, or the clubs in the order drawn",
    ),
    "no-award": (
        "{edition} tiene {count} {count:premio|premios} en su reglamento; no hay número {award}",
        "{edition} has {count} {count:award|awards} in its regulation; there is no number {award}",
    ),
    "bad-place": (
        '"{found}" no es un puesto de esta temporada; escriba uno como apertura.1 o acumulada.15-16',
        '"{found}" is no place of this season; write one such as apertura.1 or acumulada.15-16',
    ),
    "no-entry-place": (
        '[entry] de {edition} no tiene el cupo "{place}"<; tiene {known:list}>',
        '[entry] of {edition} has no place "{place}"<; it has {known:list}>',
    ),
    "claims-differ": (
        "{match}: los dos lados informan resultados distintos: {known:list}; diga cuál vale, o registre el que vale",
        "{match}: the two sides claim different results: {known:list}; say which holds, or record the one that does",
    ),
    "no-claim": (
        "{match} no tiene un resultado informado en el asiento {entry}<; tiene {known:list}>",
        "{match} has no claim in entry {entry}<; it has {known:list}>",
    ),
    "club-not-in-match": (
        'el club "{club}" no juega {match}<; juegan {known:list}>',
        'club "{club}" does not play {match}<; those who do: {known:list}>',
    ),
    "request-pending": (
        "{match} ya tiene un pedido de postergación abierto, el {request}; espere la respuesta o retírelo",
        "{match} has an open request to postpone already, number {request}; wait for the answer or withdraw it",
    ),
    "request-not-open": (
        "el pedido {request} ya no espera respuesta: {state:word}",
        "request {request} waits for no answer any more: {state:word}",
    ),
    "request-expired": (
        "el pedido {request} se podía responder hasta el {day}; ahora solo lo resuelve la liga",
        "request {request} could be answered until {day}; now only the league decides it",
    ),
    "no-request": (
        "no hay pedido de postergación número {request}",
        "there is no request to postpone of number {request}",
    ),
    "no-ruling": (
        "el asiento {entry} no es una resolución vigente; vea las resoluciones y elija una",
        "entry {entry} is no ruling that stands; look at the rulings and choose one",
    ),
    "ruling-annulled": (
        "la resolución {entry} ya fue anulada por una apelación",
        "ruling {entry} has been annulled by an appeal already",
    ),
    "appeal-pending": (
        "la resolución {entry} ya tiene una apelación sin resolver, la {appeal}",
        "ruling {entry} is under appeal already, number {appeal}",
    ),
    "appeal-late": (
        "la resolución {entry} se podía apelar hasta el {day}",
        "ruling {entry} could be appealed against until {day}",
    ),
    "club-not-concerned": (
        'la resolución {entry} no afecta al club "{club}"<; afecta a {known:list}>',
        'ruling {entry} does not concern club "{club}"<; it concerns {known:list}>',
    ),
    "no-appeal": (
        "no hay apelación número {appeal}",
        "there is no appeal of number {appeal}",
    ),
    "appeal-done": (
        "la apelación {appeal} ya está resuelta",
        "appeal {appeal} is decided already",
    ),
    "stage-not-complete": (
        "{edition} {stage}: todavía no está completa<, {count:match} por definir>; termine la etapa antes de cerrarla",
        "{edition} {stage}: it is not complete yet<, {count:match} to be settled>; finish the stage before closing it",
    ),
    "stage-closed": (
        "{edition} {stage} ya está cerrada (asiento {entry})",
        "{edition} {stage} is closed already (entry {entry})",
    ),
    "nothing-changed": (
        "{edition}: no hay nada distinto que adoptar",
        "{edition}: nothing is different that could be adopted",
    ),
    "form-name-missing": (
        "falta el nombre del campeonato",
        "the name of the competition is missing",
    ),
    "form-season-missing": (
        "falta la temporada; escriba el año, como 2026",
        "the season is missing; write the year, such as 2026",
    ),
    "form-clubs-too-few": (
        "hay {found:team}; se necesitan al menos {least}, uno por línea",
        "there {found:is|are} {found:team}; at least {least} are needed, one a line",
    ),
    "form-club-twice": (
        'el club "{club}" está dos veces; quite una línea',
        'club "{club}" is there twice; remove one line',
    ),
    "form-groups-uneven": (
        "{clubs} clubes no se reparten por igual en {groups} grupos; cambie uno de los dos números",
        "{clubs} clubs do not make {groups} equal groups; change one of the two numbers",
    ),
    "form-through-too-many": (
        "pasan {through} de cada grupo, pero cada uno tiene {size}; deben pasar menos",
        "{through} of each group go on, but each has {size}; fewer must",
    ),
    "form-cup-size": (
        "la eliminación empezaría con {found:team}; tienen que ser 2, 4, 8, 16, 32 o 64",
        "the knock-out would begin with {found:team}; it has to be 2, 4, 8, 16, 32 or 64",
    ),
    "edition-exists": (
        'ya hay una edición "{edition}"; cambie el nombre o la temporada',
        'there is an edition "{edition}" already; change the name or the season',
    ),
    "form-clubs-too-many": (
        "hay {found:team}; el formulario acepta {most}",
        "there {found:is|are} {found:team}; the form takes {most}",
    ),
    "form-number": (
        '"{found}" no es un número que sirva aquí; escriba uno entero',
        '"{found}" is no number that fits here; write a whole one',
    ),
    "form-choice": (
        'falta elegir una opción<; "{found}" no es ninguna>',
        'an option is missing<; "{found}" is none>',
    ),
    "form-winner-missing": (
        "falta elegir a quién se le otorga el partido",
        "choose to whom the match is awarded",
    ),
    "round-has-faults": (
        "{count:result} no se {count:puede|pueden} registrar; nada se guardó: corrija lo marcado",
        "{count:result} cannot be recorded; nothing was saved: correct what is marked",
    ),
    "nothing-to-record": (
        "no hay ningún resultado escrito",
        "no result has been typed",
    ),
    "player-name-missing": (
        "{team}: falta el nombre del jugador",
        "{team}: the name of the player is missing",
    ),
}
