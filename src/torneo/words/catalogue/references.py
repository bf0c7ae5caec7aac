"""Findings about references and about names that nothing in the folder bears."""

MESSAGES: dict[str, tuple[str, str]] = {
    "ref-no-edition": (
        '"{ref}": no hay edición "{edition}" en esta carpeta<; ¿quiso decir "{suggestion}"?|; hay {known}>',
        '"{ref}": no edition "{edition}" in this folder<; did you mean "{suggestion}"?|; there {known:is|are} {known}>',
    ),
    "ref-nothing": (
        '"{ref}": {edition} no tiene etapa ni tabla "{name}"<; ¿quiso decir "{suggestion}"?|; tiene {known:list}>',
        '"{ref}": {edition} has no stage or table "{name}"<; did you mean "{suggestion}"?|; it has {known:list}>',
    ),
    "ref-no-group": (
        '"{ref}": la etapa {node} no tiene grupo {name}<; ¿quiso decir "{suggestion}"?|; tiene {known:list}>',
        '"{ref}": stage {node} has no group {name}<; did you mean "{suggestion}"?|; it has {known:list}>',
    ),
    "ref-which-group": (
        '"{ref}": {node} tiene los grupos {known:list}; diga de cuál es el puesto, como {node}.GRUPO.1',
        '"{ref}": {node} has the groups {known:list}; say of which one the place is, such as {node}.GROUP.1',
    ),
    "ref-no-tie": (
        '"{ref}": la etapa {node} no tiene llave {name}<; ¿quiso decir "{suggestion}"?|; tiene {known:list}>',
        '"{ref}": stage {node} has no tie {name}<; did you mean "{suggestion}"?|; it has {known:list}>',
    ),
    "ref-which-tie": (
        '"{ref}": {node} tiene {count:tie}; escriba {example}',
        '"{ref}": {node} has {count:tie}; write {example}',
    ),
    "ref-no-slot": (
        '"{ref}": la asignación {node} no tiene ese lugar<; tiene {known:list}>',
        '"{ref}": allocation {node} has no such slot<; it has {known:list}>',
    ),
    "ref-no-place": (
        '"{ref}": [entry] de {edition} no tiene el cupo "{name}"<; ¿quiso decir "{suggestion}"?|; tiene {known:list}>',
        '"{ref}": [entry] of {edition} has no place "{name}"<; did you mean "{suggestion}"?|; it has {known:list}>',
    ),
    "ref-no-place-number": (
        '"{ref}": "{found}" no es un puesto; escriba un número, un rango como 1-8, last o last-1',
        '"{ref}": "{found}" is no place; write a number, a range such as 1-8, last or last-1',
    ),
    "ref-place-outside": (
        '"{ref}": {node} tiene {size:team}; el puesto está fuera de la tabla',
        '"{ref}": {node} has {size:team}; the place lies outside',
    ),
    "ref-not-whole": (
        '"{ref}" nombra equipos; "{key}" espera una etapa o tabla entera, sin puesto',
        '"{ref}" names teams; "{key}" expects a whole stage or table, without a place',
    ),
    "ref-not-teams": (
        '"{ref}" nombra una etapa o tabla entera; "{key}" espera equipos: agregue un puesto, como {ref}.1',
        '"{ref}" names a whole stage or table; "{key}" expects teams: add a place, such as {ref}.1',
    ),
    "team-unknown": (
        '"{team}" no es equipo, etapa ni tabla de {edition}<; ¿quiso decir "{suggestion}"?>; revise el id',
        '"{team}" is no team, stage or table of {edition}<; did you mean "{suggestion}"?>; check the id',
    ),
    "team-not-in-register": (
        'el club "{team}" no está en el registro<; ¿quiso decir "{suggestion}"?>; agréguelo en clubs.toml',
        'club "{team}" is not in the register<; did you mean "{suggestion}"?>; add it to clubs.toml',
    ),
    "stage-unknown": (
        'no hay etapa "{name}" en {edition}<; ¿quiso decir "{suggestion}"?|; hay {known:list}>',
        'no stage "{name}" in {edition}<; did you mean "{suggestion}"?|; there {known:is|are} {known:list}>',
    ),
    "edition-unknown": (
        'no hay edición "{name}" en esta carpeta<; ¿quiso decir "{suggestion}"?|; hay {known:list}>',
        'no edition "{name}" in this folder<; did you mean "{suggestion}"?|; there {known:is|are} {known:list}>',
    ),
    "group-unknown": (
        'no hay grupo "{name}"<; ¿quiso decir "{suggestion}"?|; hay {known:list}>',
        'no group "{name}"<; did you mean "{suggestion}"?|; there {known:is|are} {known:list}>',
    ),
    "category-unknown": (
        'no hay categoría "{name}"<; ¿quiso decir "{suggestion}"?|; hay {known:list}>',
        'no category "{name}"<; did you mean "{suggestion}"?|; there {known:is|are} {known:list}>',
    ),
    "circle": (
        "círculo: {circle:chain}; una de ellas tiene que esperar a otra etapa",
        "circle: {circle:chain}; one of them must wait for another stage",
    ),
    "place-two-stages": (
        "{ref} va a dos etapas: {stages:list}; si no es lo que se quiere, quítelo de una",
        "{ref} goes to two stages: {stages:list}; if that is not meant, remove it from one",
    ),
    "alongside-differs": (
        "{stage} se juega junto a {other}, pero los equipos no coinciden<; solo aquí: {only_here}><; solo allá: {only_there}>",
        "{stage} is played alongside {other}, but the teams differ<; only here: {only_here}><; only there: {only_there}>",
    ),
    "fact-incomplete": (
        "al hecho le falta {missing:list}; complételo",
        "the fact lacks {missing:list}; complete it",
    ),
    "fact-winner": (
        "el ganador {winner} no juega ese partido: son {home} y {away}; corrija uno de ellos",
        "the winner {winner} does not play that match: it is {home} and {away}; correct one of them",
    ),
}
