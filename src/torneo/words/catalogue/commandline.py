"""What is typed on the command line, or asked of the library, and does not fit."""

MESSAGES: dict[str, tuple[str, str]] = {
    "bad-points": (
        '"{found}" no es un número de puntos; escriba un entero con su signo, como -4',
        '"{found}" is no number of points; write an integer with its sign, such as -4',
    ),
    "csv-unreadable": (
        "el archivo no se puede leer como CSV: {problem}; revise las comillas y el separador",
        "the file cannot be read as CSV: {problem}; check quotes and separator",
    ),
    "dry-run-not-here": (
        '"{command}" no se puede probar con --dry-run; se puede con {known:list}',
        '"{command}" cannot be tried with --dry-run; these can: {known:list}',
    ),
    "export-needs-file": (
        "{what} sale como archivo ZIP; diga cuál con --output",
        "{what} comes as a ZIP file; say which with --output",
    ),
    "export-unknown": (
        '"{found}" no se puede exportar; puede ser {known:list}',
        '"{found}" cannot be exported; it may be {known:list}',
    ),
    "file-exists": (
        "ya existe {file}; elija otro nombre o muévalo: no se sobrescribe",
        "{file} exists already; choose another name or move it: nothing is overwritten",
    ),
    "format-unknown": (
        'esta orden no tiene salida "{found}"; puede ser {known:list}',
        'this command has no output "{found}"; it may be {known:list}',
    ),
    "lang-unknown": (
        'no hay idioma "{found}"; puede ser {known:list}',
        'there is no language "{found}"; it may be {known:list}',
    ),
    "match-words": (
        'no se entiende de qué partido se trata: "{found}"; se espera {expected}',
        'which match is meant cannot be told: "{found}"; expected {expected}',
    ),
    "new-from-missing": (
        "falta decir de qué carpeta: torneo new CARPETA --like last-season --from TEMPORADA-ANTERIOR",
        "say from which folder: torneo new FOLDER --like last-season --from LAST-SEASON",
    ),
    "new-teams": (
        "{found:team} no sirven para {like}: los grupos piden al menos 4, una copa 2, 4, 8, 16, 32 o 64",
        "{found:team} do not fit {like}: groups need at least 4, a cup 2, 4, 8, 16, 32 or 64",
    ),
    "new-unknown": (
        'no hay plantilla "{found}"; puede ser {known:list}',
        'there is no kind "{found}"; it may be {known:list}',
    ),
    "no-group": (
        'no hay grupo "{group}"<; ¿quiso decir "{suggestion}"?>; hay {known:quoted}',
        'there is no group "{group}"<; did you mean "{suggestion}"?>; there are {known:quoted}',
    ),
    "role-unknown": (
        'no hay rol "{found}"; puede ser {known:list}',
        'there is no role "{found}"; it may be {known:list}',
    ),
    "rules-unknown": (
        'no hay reglas "{name}"<; ¿quiso decir "{suggestion}"?>; hay {known:list}, o un archivo .toml o .json',
        'there are no rules "{name}"<; did you mean "{suggestion}"?>; there are {known:list}, or a .toml or .json file',
    ),
    "rules-with-edition": (
        "una edición se juega con su reglamento: --rules {rules} vale solo con un archivo de resultados",
        "an edition is played under its own regulation: --rules {rules} goes with a results file only",
    ),
    "input-format-with-edition": (
        "--input-format {found} vale solo con un archivo de resultados; una edición se lee de su libro",
        "--input-format {found} goes with a results file only; an edition is read from its ledger",
    ),
    "input-format-unknown": (
        '--input-format dice "{found}"; puede ser {known}',
        '--input-format says "{found}"; it may be {known}',
    ),
    "scope-unknown": (
        '--scope dice "{found}"; puede ser {known}',
        '--scope says "{found}"; it may be {known}',
    ),
    "no-round": (
        "no hay fecha {round}; <la última es la {last}|ninguna tabla de las pedidas se juega por fechas>",
        "there is no round {round}; <the last one is {last}|no table asked for is played in rounds>",
    ),
    "library-missing": (
        "falta la biblioteca {library}; instálela con: {install}",
        "the library {library} is missing; install it with: {install}",
    ),
    "no-rounds": (
        "no se sabe qué se jugó antes de qué: ni las fechas tienen número ni todos los partidos tienen día; añada una columna round o date",
        "what was played before what is not known: neither do the rounds have numbers nor all matches a day; add a column round or date",
    ),
    "no-round-named": (
        "{file} no numera sus fechas; añada una columna round o pida la tabla de un día con --as-of",
        "{file} gives its rounds no number; add a column round or ask for the table of a day with --as-of",
    ),
    "which-group": (
        "los resultados tienen varios grupos; diga cuál: {known:quoted}",
        "the results have several groups; say which: {known:quoted}",
    ),
    "which-table": (
        "{edition} tiene varias tablas; diga cuál: {known:list}",
        "{edition} has several tables; say which: {known:list}",
    ),
    "why-words": (
        'no se entiende qué se compara: "{found}"; se espera {expected}',
        'what is compared cannot be told: "{found}"; expected {expected}',
    ),
}
