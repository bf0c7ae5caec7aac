"""Findings of reading and checking regulation files: `rules.codes.FINDING_CODES`."""

MESSAGES: dict[str, tuple[str, str]] = {
    # reading
    "syntax": (
        "el archivo no se puede leer: {problem:word}; corrija la escritura en ese lugar",
        "the file cannot be read: {problem:word}; correct what is written there",
    ),
    "encoding": (
        "el archivo no está en UTF-8: se encontró el byte {byte}; guárdelo como UTF-8",
        "the file is not UTF-8: found byte {byte}; save it as UTF-8",
    ),
    "file-unreadable": (
        "el archivo no se puede abrir: {problem:word}; revise que exista y que tenga permiso de lectura",
        "the file cannot be opened: {problem:word}; check that it exists and may be read",
    ),
    "file-missing": (
        'no está el archivo "{file}" que nombra "{id}"; póngalo junto al reglamento o escriba sus filas',
        'file "{file}", named by "{id}", is missing; put it beside the regulation or write its rows',
    ),
    "file-row": (
        'esa fila dice "{found}"; se esperaba {expected}',
        'that row says "{found}"; expected {expected}',
    ),
    "file-ignored": (
        "el archivo no es un reglamento ni un registro y se deja de lado; si lo es, le falta [edition]",
        "the file is neither a regulation nor a register and is left aside; if it is one, [edition] is missing",
    ),
    "folder-empty": (
        "no hay ningún reglamento en la carpeta; se espera al menos un archivo .toml con [edition]",
        "there is no regulation in the folder; at least one .toml file with [edition] is expected",
    ),
    "format-version": (
        "torneo = {found}: versión del formato desconocida; se espera torneo = {expected} como primera clave",
        "torneo = {found}: unknown version of the format; torneo = {expected} is expected as the first key",
    ),
    "unknown-key": (
        'clave desconocida "{key}" en {table}<; ¿quiso decir "{suggestion}"?|; se conocen {known}>',
        'unknown key "{key}" in {table}<; did you mean "{suggestion}"?|; known are {known}>',
    ),
    "missing-key": (
        'falta la clave "{key}" en {table}; escríbala',
        'key "{key}" is missing in {table}; write it',
    ),
    "unknown-value": (
        '"{key}" dice "{found}"<; ¿quiso decir "{suggestion}"?|; puede ser {expected}>',
        '"{key}" says "{found}"<; did you mean "{suggestion}"?|; it may be {expected}>',
    ),
    "wrong-type": (
        '"{key}" dice {found}; se esperaba {expected:word}',
        '"{key}" says {found}; expected {expected:word}',
    ),
    "not-an-integer": (
        '"{key}" debe ser un número entero, se encontró {found}; una fracción se escribe "1/2"',
        '"{key}" must be an integer, found {found}; a fraction is written "1/2"',
    ),
    "wrong-form": (
        '"{key}" dice "{found}"; se esperaba {expected:word}',
        '"{key}" says "{found}"; expected {expected:word}',
    ),
    "not-a-reference": (
        (
            '"{key}" dice "{found}", que no es una referencia; escriba una etapa y un puesto, como inca.A.1, '
            "final.winner u otra-edicion:tabla.1-8"
        ),
        (
            '"{key}" says "{found}", which is no reference; write a stage and a place such as inca.A.1, final.winner '
            "or other-edition:table.1-8"
        ),
    ),
    "out-of-range": (
        '"{key}" dice {found}; lo permitido: {limit}',
        '"{key}" says {found}; allowed: {limit}',
    ),
    "like-unknown": (
        'like = "{name}": no hay edición ni modelo con ese nombre<; ¿quiso decir "{suggestion}"?|; hay {known}>',
        'like = "{name}": no edition or preset of that name<; did you mean "{suggestion}"?|; there {known:is|are} {known}>',
    ),
    "like-circle": (
        "las ediciones se toman unas de otras en círculo: {circle:chain}; quite un like",
        "the editions take over from each other in a circle: {circle:chain}; remove one like",
    ),
    "leaves-out-unknown": (
        'leaves_out nombra "{name}", que no es una tabla del reglamento<; ¿quiso decir "{suggestion}"?|; hay {known}>',
        'leaves_out names "{name}", which is no table of a regulation<; did you mean "{suggestion}"?|; there {known:is|are} {known}>',
    ),
    "edition-twice": (
        'la edición "{edition}" ya está en {other}; escríbala allí, o cambie el id de una de las dos',
        'edition "{edition}" stands in {other} already; write it there, or change the id of one of them',
    ),
    # values
    "unknown-criterion": (
        'criterio de desempate desconocido "<{name}><{found}>"<; ¿quiso decir "{suggestion}"?|; hay {known}>',
        'unknown criterion "<{name}><{found}>"<; did you mean "{suggestion}"?|; there {known:is|are} {known}>',
    ),
    "criterion-parameter": (
        'el criterio {name} no tiene el parámetro "{parameter}"<; tiene {known}>',
        'criterion {name} has no parameter "{parameter}"<; it has {known}>',
    ),
    "id-twice": (
        'el id "{id}" ya se usa en {first}; etapas, tablas y asignaciones comparten un mismo juego de nombres: cambie uno',
        'id "{id}" is used in {first} already; stages, tables and allocations share one set of names: change one',
    ),
    "id-reserved": (
        '"{id}" es una palabra reservada ({known}); elija otro id',
        '"{id}" is a reserved word ({known}); choose another id',
    ),
    "club-twice": (
        'el club "{id}" está dos veces en el registro; quite uno',
        'club "{id}" stands twice in the register; remove one',
    ),
    "venue-twice": (
        'el estadio "{id}" está dos veces en el registro; quite uno',
        'venue "{id}" stands twice in the register; remove one',
    ),
    "entry-twice": (
        "{team} está dos veces en la lista de equipos; quite uno",
        "{team} stands twice in the list of teams; remove one",
    ),
    "award-nothing": (
        "el premio no da nada; escriba uno de points, place, title o fine",
        "the award gives nothing; write one of points, place, title, fine",
    ),
    "award-several": (
        "el premio da {found:list} a la vez; escriba un premio por cada cosa",
        "the award gives {found:list} at once; write one award for each",
    ),
    "award-points-nowhere": (
        'el premio da puntos sin decir dónde cuentan; agregue in = "etapa o tabla"',
        'the award gives points and does not say where they count; add in = "stage or table"',
    ),
    "award-in-unused": (
        'in = "{ref}" no se usa: el premio no da puntos; quítelo o agregue points',
        'in = "{ref}" is not used: the award gives no points; remove it or add points',
    ),
    "award-count": (
        "count = {count}, pero to nombra {size:team}; baje count o nombre más equipos",
        "count = {count}, but to names {size:team}; lower count or name more teams",
    ),
    "dates-order": (
        "fechas en desorden: {to_key} {to_day} es antes que {from_key} {from_day}; corrija una de las dos",
        "dates in no order: {to_key} {to_day} before {from_key} {from_day}; correct one of them",
    ),
    "numbers-order": (
        "{min_key} {min} es mayor que {max_key} {max}; corrija uno de los dos",
        "{min_key} {min} is greater than {max_key} {max}; correct one of them",
    ),
    "quotas-exceed": (
        "las cuotas piden {asked} de {places:place} ({on}); baje una cuota o agregue lugares",
        "quotas ask for {asked} of {places:place} ({on}); lower a quota or add places",
    ),
    "inputs-top": (
        '"{key}" en [rules] no dice de qué etapa es: la edición tiene {stages:list}; escríbalo en las rules de una etapa',
        '"{key}" in [rules] does not say of which stage: the edition has {stages:list}; write it in the rules of a stage',
    ),
    "timezone-unknown": (
        'zona horaria desconocida "{found}"<; ¿quiso decir "{suggestion}"?>; se espera una como America/Lima',
        'unknown time zone "{found}"<; did you mean "{suggestion}"?>; one such as America/Lima is expected',
    ),
    "venue-unknown": (
        'el estadio "{venue}" no está en el registro<; ¿quiso decir "{suggestion}"?>; agréguelo en clubs.toml',
        'venue "{venue}" is not in the register<; did you mean "{suggestion}"?>; add it to clubs.toml',
    ),
    "rows-and-file": (
        '"{id}" tiene rows y file; deje uno de los dos',
        '"{id}" has rows and file; keep one of them',
    ),
    # what the engine cannot play
    "not-yet-swiss": (
        "etapa {stage}: el reglamento es válido, pero esta versión todavía no empareja rondas suizas",
        "stage {stage}: the regulation is valid, but this version does not pair Swiss rounds yet",
    ),
    "not-yet-meets": (
        "etapa {stage}: el reglamento es válido, pero esta versión todavía no elige rivales según meets",
        "stage {stage}: the regulation is valid, but this version does not choose opponents by meets yet",
    ),
}
