"""Help of what happens on the way through a season: draws, fixture lists, results, corrections, postponements."""

HELP: dict[str, tuple[str, str]] = {
    "draw": (
        "Sortea los grupos o las llaves de una etapa. La semilla queda registrada.",
        "Draw the groups or pairs of a stage. The seed is recorded.",
    ),
    "draw#": (
        "Ejemplo:\n  torneo draw mi-copa octavos --seed 7",
        "Example:\n  torneo draw my-cup last-16 --seed 7",
    ),
    "fixtures": (
        "Hace y publica el fixture de una etapa, o de todas las que ya tienen sus equipos; con --show lo muestra.",
        "Make and publish the fixture list of a stage, or of all whose teams are known; with --show, show it.",
    ),
    "fixtures#": (
        "Ejemplos:\n"
        "  torneo fixtures mi-liga\n"
        "  torneo fixtures mi-liga --show --round 3\n"
        "  torneo fixtures mi-liga --show --format csv > fixture.csv",
        "Examples:\n"
        "  torneo fixtures my-league\n"
        "  torneo fixtures my-league --show --round 3\n"
        "  torneo fixtures my-league --show --format csv > fixtures.csv",
    ),
    "fixtures.kickoff": (
        "Horas de inicio, donde el reglamento no las dice; se puede repetir.",
        "Kick-off times where the regulation names none; may be repeated.",
    ),
    "fixtures.show_only": ("Muestra el fixture en vez de hacerlo.", "Show the list instead of making one."),
    "fixtures.round_": ("Solo esta fecha.", "Only this round."),
    "record": (
        "Registra un resultado. El local va primero; los clubes, por id o por nombre.",
        "Record a result. Home side first; clubs by id or by name.",
    ),
    "record#": (
        "Ejemplos:\n"
        "  torneo record mi-liga melgar universitario 2-1 --date 2026-04-04\n"
        "  torneo record copa final-a final-b 2-2 --after-90 1-1 --pens 5-4\n"
        "  torneo record mi-liga melgar utc --status walkover --winner melgar",
        "Examples:\n"
        "  torneo record my-league melgar universitario 2-1 --date 2026-04-04\n"
        "  torneo record cup side-a side-b 2-2 --after-90 1-1 --pens 5-4\n"
        "  torneo record my-league melgar utc --status walkover --winner melgar",
    ),
    "record.words": (
        "Edición (si la carpeta tiene varias), local, visitante, marcador.",
        "Edition (if the folder has several), home, away, score.",
    ),
    "record.claimed": (
        "Informado por un club, sin confirmar.",
        "Claimed by a club, not confirmed.",
    ),
    "record.by": (
        "El club que lo informa; cada lado tiene lo suyo.",
        "The club that claims it; each side has its own claim.",
    ),
    "import": (
        "Importa resultados o un fixture de un archivo CSV, o lo que se sabe (facts.toml): todo o nada.",
        "Import results or a fixture list from a CSV file, or what is known (facts.toml): all or nothing.",
    ),
    "import#": (
        "Columnas, por su título y en cualquier orden: fecha local visitante goles_local ...,\n"
        "o date round home away home_goals away_goals status.\n\n"
        "Ejemplos:\n"
        "  torneo import resultados.csv --edition mi-liga\n"
        "  torneo import fixture.csv --edition mi-liga --stage liga",
        "Columns, by their heading and in any order:\n"
        "date round home away home_goals away_goals status.\n\n"
        "Examples:\n"
        "  torneo import results.csv --edition my-league\n"
        "  torneo import fixtures.csv --edition my-league --stage league",
    ),
    "import.file": ("Archivo .csv, o facts.toml.", "A .csv file, or facts.toml."),
    "import.clubs": (
        "El archivo trae clubes: columnas club, estadio, ciudad.",
        "The file holds clubs: columns club, ground, city.",
    ),
    "import.edition": ("Edición, si el archivo no la dice.", "Edition, if the file does not say."),
    "correct": (
        "Corrige un resultado: el anterior queda en el libro, con el motivo del cambio.",
        "Correct a result: the old one stays in the ledger, with the reason for the change.",
    ),
    "correct#": (
        "Ejemplos:\n"
        '  torneo correct mi-liga melgar utc 3-0 --status awarded --reason "alineación indebida"\n'
        '  torneo correct --entry 41 --reason "asiento repetido"',
        "Examples:\n"
        '  torneo correct my-league melgar utc 3-0 --status awarded --reason "ineligible player"\n'
        '  torneo correct --entry 41 --reason "recorded twice"',
    ),
    "correct.words": (
        "Edición (si la carpeta tiene varias), local, visitante, marcador.",
        "Edition (if the folder has several), home, away, score.",
    ),
    "correct.entry": (
        "Anula este asiento, sin poner otro en su lugar.",
        "Revoke this entry and put nothing in its place.",
    ),
    "postpone": (
        "Posterga un partido, a un día o sin día.",
        "Postpone a match, to a day or without one.",
    ),
    "postpone#": (
        'Ejemplo:\n  torneo postpone mi-liga melgar utc --to 2026-05-10 --time 15:30 --reason "lluvia"',
        'Example:\n  torneo postpone my-league melgar utc --to 2026-05-10 --time 15:30 --reason "rain"',
    ),
    "postpone.words": (
        "Edición (si la carpeta tiene varias), local, visitante.",
        "Edition (if the folder has several), home, away.",
    ),
    "postpone.to": ("Nuevo día; sin él, queda por programar.", "New day; without it, to be arranged."),
    "postpone.time": ("Hora en el estadio.", "Time at the venue."),
    "postpone.venue": ("Otro estadio.", "Another venue."),
}
