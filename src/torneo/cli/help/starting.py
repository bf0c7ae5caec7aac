"""Help of `torneo` itself and of what a league begins with: a demonstration, a folder, its check, its site."""

HELP: dict[str, tuple[str, str]] = {
    "torneo": (
        "Lleva campeonatos de fútbol: el reglamento son datos, lo ocurrido es un libro de asientos, y todo lo demás se "
        "calcula.",
        "Runs football competitions: a regulation is data, what happened is a ledger of facts, everything else is "
        "computed.",
    ),
    "torneo#": (
        "Para empezar:\n"
        "  torneo demo                          una temporada completa, para mirar\n"
        "  torneo new mi-liga --like league     una carpeta para comenzar\n"
        "  torneo table resultados.csv --rules premier-league",
        "To begin:\n"
        "  torneo demo                          a whole season, to watch\n"
        "  torneo new my-league --like league   a folder to start from\n"
        "  torneo table results.csv --rules premier-league",
    ),
    "torneo.version": ("Muestra la versión.", "Show the version."),
    "torneo.folder": (
        "Carpeta con los reglamentos y su libro; por defecto, la actual.",
        "Folder with the regulations and their ledger; the current one by default.",
    ),
    "torneo.lang": ("Idioma; por defecto el del sistema.", "Language; the system's by default."),
    "torneo.format_": (
        "Forma de la salida: text para personas, json para programas.",
        "Form of the output: text for people, json for programs.",
    ),
    "torneo.actor": (
        "Actúa con otro rol: delegate:melgar, tribunal, auditor, public.",
        "Act in another role: delegate:melgar, tribunal, auditor, public.",
    ),
    "torneo.dry_run": (
        "Muestra lo que haría el comando, sin guardar nada.",
        "Show what the command would do, without keeping anything.",
    ),
    "demo": (
        "Juega la temporada del ejemplo, de los reglamentos al palmarés. Lo inventado va marcado como simulado.",
        "Play the season of the example, from its regulations to its honours. What is invented is marked as simulated.",
    ),
    "demo#": (
        "Ejemplos:\n  torneo demo\n  torneo demo --fast --format json --seed 7",
        "Examples:\n  torneo demo\n  torneo demo --fast --format json --seed 7",
    ),
    "demo.fast": ("Sin esperas.", "No waiting."),
    "demo.ledger": ("Guarda el libro en este archivo.", "Keep the ledger in this file."),
    "demo.seed": ("Semilla: la misma da la misma temporada.", "Seed: the same one gives the same season."),
    "demo.serve": (
        "Al final, abre el sitio con la temporada jugada.",
        "In the end, serve the site of the season played.",
    ),
    "serve": (
        "Abre el sitio de la carpeta: tablas, fixture y oficina en el navegador.",
        "Serve the site of the folder: tables, fixtures and office in the browser.",
    ),
    "serve#": (
        "Ejemplos:\n  torneo serve\n  torneo -C mi-liga serve --port 8080 --workers 2",
        "Examples:\n  torneo serve\n  torneo -C my-league serve --port 8080 --workers 2",
    ),
    "serve.workers": ("Procesos que atienden el mismo libro.", "Processes that serve the same ledger."),
    "serve.public_url": (
        "Dirección con que la gente llega, https://liga.example, si hay un servidor delante.",
        "Address by which people reach it, https://liga.example, where another server stands in front.",
    ),
    "new": (
        "Crea una carpeta para comenzar; nunca sobrescribe un archivo.",
        "Make a folder to start from; never overwrites a file.",
    ),
    "new#": (
        "Clases: article (el torneo del ejemplo), league (liga), groups (grupos y final), cup (copa),\n"
        "last-season (la carpeta de --from, pasada al año siguiente).\n\n"
        "Ejemplos:\n"
        "  torneo new mi-liga --like league --teams 10\n"
        "  torneo new liga-2027 --like last-season --from liga-2026",
        "Kinds: article (the competition of the example), league, groups (groups and final), cup,\n"
        "last-season (the folder of --from, moved on by a year).\n\n"
        "Examples:\n"
        "  torneo new my-league --like league --teams 10\n"
        "  torneo new league-2027 --like last-season --from league-2026",
    ),
    "new.folder": ("Carpeta nueva.", "New folder."),
    "new.like": ("De qué clase.", "Of which kind."),
    "new.last": ("Carpeta de la temporada anterior.", "Folder of the last season."),
    "new.teams": ("Número de equipos.", "Number of teams."),
    "check": (
        "Revisa los reglamentos: todos los errores juntos, con archivo, línea y columna.",
        "Check the regulations: every fault at once, with file, line and column.",
    ),
    "check#": (
        "Ejemplos:\n  torneo check\n  torneo -C mi-liga check --plan",
        "Examples:\n  torneo check\n  torneo -C my-league check --plan",
    ),
    "check.folder": ("Carpeta; por defecto la de -C.", "Folder; that of -C by default."),
    "check.plan": (
        "Antes de jugar nada: partidos, fechas y semanas de cada etapa.",
        "Before anything is played: matches, rounds and weeks of each stage.",
    ),
    ".host": ("Dirección en la que escucha.", "Address to listen at."),
    ".port": ("Puerto; 0 toma uno libre.", "Port; 0 takes a free one."),
}
