"""Help of what is asked of a season or a results file: tables and their reasons, brackets, honours, rule sets."""

HELP: dict[str, tuple[str, str]] = {
    "table": (
        "Tablas de una edición, o de cualquier archivo de resultados con cualquier reglamento.",
        "Tables of an edition, or of any results file under any rules.",
    ),
    "table#": (
        "Ejemplos:\n"
        "  torneo table mi-liga --why\n"
        "  torneo table reservas-2014 inca.A --as-of 2014-04-01\n"
        "  torneo table mi-liga --round 12\n"
        "  torneo table resultados.csv --rules premier-league --format json\n"
        "  torneo table euro.txt --group A --scope last5",
        "Examples:\n"
        "  torneo table my-league --why\n"
        "  torneo table reservas-2014 inca.A --as-of 2014-04-01\n"
        "  torneo table my-league --round 12\n"
        "  torneo table results.csv --rules premier-league --format json\n"
        "  torneo table euro.txt --group A --scope last5",
    ),
    "table.edition": (
        "Edición, o archivo de resultados: CSV, football.txt, football.json (- lee la entrada).",
        "Edition, or results file: CSV, football.txt, football.json (- reads the input).",
    ),
    "table.round_": (
        "Como estaba después de esta fecha; con las sumas y restas de puntos de hoy.",
        "As it stood after this round; with points given and taken as of today.",
    ),
    "table.scope": (
        "Solo de local o de visita, una rueda, o los cinco últimos de cada uno; sin sumas ni restas de puntos.",
        "Only home or away matches, one half, or the last five of each; without points given or taken.",
    ),
    "table.name": ("Tabla: etapa, etapa.grupo, acumulada ...", "Table: stage, stage.group, ..."),
    "table.why": ("Dice por qué cada uno está donde está.", "Say why each stands where it stands."),
    "why": (
        "Por qué un club está sobre otro: todos los criterios, con sus cifras.",
        "Why one club stands above another: every criterion, with its figures.",
    ),
    "why#": (
        "Ejemplos:\n  torneo why mi-liga melgar utc\n  torneo why resultados.csv Melgar UTC --rules laliga",
        "Examples:\n  torneo why my-league melgar utc\n  torneo why results.csv Melgar UTC --rules laliga",
    ),
    "why.words": (
        "Edición o archivo, tabla si hay varias, y los dos clubes.",
        "Edition or file, table if there are several, and the two clubs.",
    ),
    "crosstable": (
        "Tabla cruzada: todos los resultados, de local en las filas y de visita en las columnas.",
        "Cross table: every result, hosts in the rows and guests in the columns.",
    ),
    "crosstable#": (
        "Ejemplos:\n"
        "  torneo crosstable mi-liga\n"
        "  torneo crosstable resultados.csv --rules laliga --format html",
        "Examples:\n"
        "  torneo crosstable my-league\n"
        "  torneo crosstable results.csv --rules laliga --format html",
    ),
    "crosstable.edition": (
        "Edición, o archivo de resultados (- lee la entrada).",
        "Edition, or results file (- reads the input).",
    ),
    "crosstable.name": ("Tabla: etapa, etapa.grupo, acumulada ...", "Table: stage, stage.group, ..."),
    "progress": (
        "Puestos fecha por fecha, con forma y rachas. Sin clubes, una curva de cada uno; con clubes, un gráfico.",
        "Positions round by round, with form and streaks. Without clubs a curve of each; with clubs a picture.",
    ),
    "progress#": (
        "Ejemplos:\n"
        "  torneo progress mi-liga\n"
        "  torneo progress mi-liga melgar utc --group apertura\n"
        "  torneo progress resultados.csv Melgar UTC --format svg > puestos.svg",
        "Examples:\n"
        "  torneo progress my-league\n"
        "  torneo progress my-league melgar utc --group apertura\n"
        "  torneo progress results.csv Melgar UTC --format svg > positions.svg",
    ),
    "progress.where": (
        "Edición, o archivo de resultados (- lee la entrada), y los clubes que se quieren ver.",
        "Edition, or results file (- reads the input), and the clubs to be seen.",
    ),
    "bracket": (
        "Las llaves, con lo que falta definir dicho en palabras.",
        "The ties; what is open is said in words.",
    ),
    "bracket#": ("Ejemplo:\n  torneo bracket mi-copa", "Example:\n  torneo bracket my-cup"),
    "honours": ("Títulos, cupos y bonificaciones.", "Titles, places and bonuses."),
    "honours#": ("Ejemplo:\n  torneo honours", "Example:\n  torneo honours"),
    "export": (
        "Da los datos a otros programas: season, tables, results, fixtures, o all: todo en un ZIP.",
        "Give the data to other programs: season, tables, results, fixtures, or all: everything in a ZIP.",
    ),
    "export#": (
        "Ejemplos:\n  torneo export results mi-liga -o resultados.csv\n  torneo export season --format json",
        "Examples:\n  torneo export results my-league -o results.csv\n  torneo export season --format json",
    ),
    "export.what": ("Qué datos.", "Which data."),
    "export.output": ("Archivo; por defecto se imprime.", "File; printed by default."),
    "export.force": ("Reemplaza el archivo si existe.", "Replace the file if it exists."),
    "rules": (
        "Reglas conocidas por su nombre, para --rules y para like.",
        "Rule sets known by name, for --rules and for like.",
    ),
    "rules#": (
        "Ejemplos:\n  torneo rules list\n  torneo rules show premier-league",
        "Examples:\n  torneo rules list\n  torneo rules show premier-league",
    ),
    "rules list": (
        "Las reglas que vienen con el programa: nombre, competición y desde cuándo rigen.",
        "The rule sets that come with the program: name, competition and dates in force.",
    ),
    "rules list#": (
        "Ejemplos:\n  torneo rules list\n  torneo rules list --as-of 1976-01-01",
        "Examples:\n  torneo rules list\n  torneo rules list --as-of 1976-01-01",
    ),
    "rules list.as_of": ("Solo las que rigen ese día.", "Only those in force on that day."),
    "rules show": (
        "Qué dicen unas reglas: puntos, criterios en orden, fuente, y lo que no se sabe.",
        "What a rule set says: points, criteria in order, source, and what is not known.",
    ),
    "rules show#": (
        "Ejemplo:\n  torneo rules show laliga",
        "Example:\n  torneo rules show laliga",
    ),
    "rules show.name": ("Nombre de las reglas.", "Name of the rule set."),
}
