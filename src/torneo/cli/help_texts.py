"""The help of the command line, by command and parameter, in (Spanish, English).

What commands say when they are done stands in `cli.texts`.
"""

# ruff: noqa: ISC004  (long texts stand in a tuple of two: brackets around each would double them)

from torneo.cli.texts import tell
from torneo.words import Lang, listing

Pair = tuple[str, str]

HEADS = (
    ("Usage:", "Uso:"),
    ("\nOptions:", "\nOpciones:"),
    ("\nCommands:", "\nComandos:"),
    ("\nArguments:", "\nArgumentos:"),
    ("[OPTIONS]", "[OPCIONES]"),
    ("COMMAND [ARGS]...", "COMANDO [ARGUMENTOS]..."),
    ("[default: ", "[por defecto: "),
    ("[required]", "[obligatorio]"),
    ("Install completion for the current shell.", "Instala el autocompletado en su shell."),
    (
        "Show completion for the current shell, to copy it or\n                        customize the installation.",
        "Muestra el autocompletado de su shell, para copiarlo\n                        o adaptarlo.",
    ),
    ("Show this message and exit.", "Muestra esta ayuda."),
)
"""What the library of the command line writes in English by itself."""

FORMATS: dict[str, tuple[str, ...]] = {
    "qualify": ("text", "json", "svg"),
    "fixtures": ("text", "json", "csv"),
    "forecast": ("text", "json", "svg"),
    "table": ("text", "json", "csv", "html", "wikitext"),
    "crosstable": ("text", "json", "csv", "html", "wikitext"),
    "progress": ("text", "json", "csv", "svg"),
    "export": ("csv", "json"),
    **dict.fromkeys(
        (
            *("demo", "new", "check", "draw", "record", "import", "correct", "postpone"),
            *("why", "bracket", "honours", "log", "verify", "backup"),
            *("rules list", "rules show", "squad list"),
            *("close", "request list", "request ask", "appeal list"),
            *("user add", "user list", "user token", "user log"),
            *("model fit", "model show", "evaluate"),
        ),
        ("text", "json"),
    ),
}

HELP: dict[str, Pair] = {
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
    ".host": ("Dirección en la que escucha.", "Address to listen at."),
    ".port": ("Puerto; 0 toma uno libre.", "Port; 0 takes a free one."),
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
    "user": (
        "Cuentas para el sitio: quién ingresa y con qué rol.",
        "Accounts for the site: who logs in and in which role.",
    ),
    "user#": (
        'Ejemplos:\n  torneo user add "Ana Paz" --role organiser\n  torneo user list',
        'Examples:\n  torneo user add "Ana Paz" --role organiser\n  torneo user list',
    ),
    "user add": (
        "Crea una cuenta. Da un enlace para elegir la contraseña, o la lee con --stdin.",
        "Make an account. Gives a link to choose the password, or reads it with --stdin.",
    ),
    "user add#": (
        "Ejemplos:\n"
        '  torneo user add "Ana Paz" --role organiser\n'
        '  torneo user add "Luis Rojas" --login luis --role delegate --scope melgar',
        "Examples:\n"
        '  torneo user add "Ana Paz" --role organiser\n'
        '  torneo user add "Luis Rojas" --login luis --role delegate --scope melgar',
    ),
    "user add.name": ("Cómo se llama la persona.", "What the person is called."),
    "user add.login": (
        "Con qué ingresa; por defecto, el nombre con guiones.",
        "What they log in with; the name with hyphens by default.",
    ),
    "user list": ("Cuentas y sus roles.", "Accounts and their roles."),
    "user grant": (
        "Da un rol a una cuenta. Sus sesiones abiertas terminan.",
        "Give an account a role. Its open sessions end.",
    ),
    "user grant#": (
        "Ejemplo:\n  torneo user grant luis commissioner --scope liga-2026 --from 2026-03-01 --until 2026-12-31",
        "Example:\n  torneo user grant luis commissioner --scope league-2026 --from 2026-03-01 --until 2026-12-31",
    ),
    "user revoke": (
        "Quita un rol por su número, o bloquea o borra la cuenta.",
        "Take a role away by its number, or lock or delete the account.",
    ),
    "user revoke#": (
        "Ejemplos:\n  torneo user revoke luis 2\n  torneo user revoke luis --lock",
        "Examples:\n  torneo user revoke luis 2\n  torneo user revoke luis --lock",
    ),
    "user revoke.number": ("Número del rol en torneo user list.", "Number of the role in torneo user list."),
    "user revoke.lock": ("Ya no puede ingresar.", "May no longer log in."),
    "user revoke.unlock": ("Puede ingresar otra vez.", "May log in again."),
    "user revoke.forget": (
        "Borra la cuenta y sus datos personales.",
        "Delete the account and its personal data.",
    ),
    "user invite": (
        "Un enlace con el que alguien crea su cuenta, con ese rol.",
        "A link by which somebody makes an account, with that role.",
    ),
    "user invite#": (
        'Ejemplo:\n  torneo user invite delegate --scope melgar --note "para Luis"',
        'Example:\n  torneo user invite delegate --scope melgar --note "for Luis"',
    ),
    "user invite.note": (
        "Para quién es; solo lo ven los organizadores.",
        "Whom it is for; only organisers see it.",
    ),
    "user password": (
        "Un enlace para elegir otra contraseña, o la contraseña con --stdin.",
        "A link to choose another password, or the password with --stdin.",
    ),
    "user password#": (
        "Ejemplos:\n  torneo user password ana\n  torneo user password ana --stdin",
        "Examples:\n  torneo user password ana\n  torneo user password ana --stdin",
    ),
    "user token": (
        "Una clave para programas que usan la API; se muestra una sola vez.",
        "A token for programs that use the API; it is shown once.",
    ),
    "user token#": (
        'Ejemplo:\n  torneo user token ana "marcador del estadio" --for results --days 30',
        'Example:\n  torneo user token ana "stadium board" --for results --days 30',
    ),
    "user token.name": ("Para qué es.", "What it is for."),
    "user token.limits": (
        "Uso: read, results, write, people, all; se puede repetir.",
        "Use: read, results, write, people, all; may be repeated.",
    ),
    "user token.days": ("Por cuántos días; un año por defecto.", "For how many days; a year by default."),
    "user log": (
        "Registro de seguridad: ingresos, intentos fallidos, negativas, cambios de roles.",
        "Security log: log-ins, failed tries, denials, changes of roles.",
    ),
    "user log.last": ("Cuántos, los últimos.", "How many, the last ones."),
    ".user": ("Usuario o id de la cuenta.", "Log-in name or id of the account."),
    ".role": (
        "Rol: organiser, delegate, commissioner, tribunal, auditor.",
        "Role: organiser, delegate, commissioner, tribunal, auditor.",
    ),
    ".scope": (
        "Dónde vale el rol: una edición, un club o un partido; sin él, toda la temporada.",
        "Where the role holds: an edition, a club or a match; without it, the whole season.",
    ),
    ".since": ("Desde este día.", "From this day on."),
    ".until": ("Hasta este día, sin incluirlo.", "Until this day, which is not included."),
    ".stdin": (
        "Lee la contraseña del teclado o de la entrada.",
        "Read the password from the keyboard or the input.",
    ),
    ".url": ("Dirección del sitio, para el enlace.", "Address of the site, for the link."),
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
    ".input_format": (
        "Cómo leer el archivo de resultados, si su nombre y su comienzo no lo dicen.",
        "How to read the results file, where neither its name nor its beginning says so.",
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
    "forecast": (
        "Pronostica una edición, o un archivo de resultados: puestos, puntos, premios, y qué mueve cada partido.",
        "Forecast an edition, or a results file: places, points, awards, and what each match moves.",
    ),
    "forecast#": (
        "Las filas sin goles son los partidos que quedan. 0 % y 100 % se escriben solo si se demuestran.\n\n"
        "Ejemplos:\n"
        "  torneo forecast mi-liga --runs 100000\n"
        '  torneo forecast resultados.csv --rules premier-league --if "Melgar 2-0 UTC"\n'
        "  torneo forecast mi-liga --as-of 2026-05-01 --format json",
        "Rows without goals are the matches left. 0% and 100% are written only where they are proved.\n\n"
        "Examples:\n"
        "  torneo forecast my-league --runs 100000\n"
        '  torneo forecast results.csv --rules premier-league --if "Melgar 2-0 UTC"\n'
        "  torneo forecast my-league --as-of 2026-05-01 --format json",
    ),
    "forecast.edition": (
        "Edición, o archivo de resultados (- para la entrada estándar).",
        "Edition, or results file (- for standard input).",
    ),
    "forecast.name": ("Tabla, por ejemplo inca.A.", "Table, for example inca.A."),
    "forecast.runs": ("Temporadas que se simulan.", "Seasons to simulate."),
    "forecast.seed": (
        "Semilla: la misma da los mismos números.",
        "Seed: the same one gives the same numbers.",
    ),
    "forecast.what_if": (
        'Un resultado supuesto, "A 2-0 B"; se puede repetir.',
        'A supposed result, "A 2-0 B"; may be repeated.',
    ),
    "forecast.model": (
        "Archivo de modelo o de fuerzas; por defecto se ajusta a lo jugado, o se usa strengths.toml de la carpeta.",
        "Model or strengths file; by default it is fitted to what was played, or strengths.toml of the folder is used.",
    ),
    "forecast.engine": (
        "Dónde se simula: inline, pool o dask://host:puerto.",
        "Where it is simulated: inline, pool or dask://host:port.",
    ),
    "forecast.threads": (
        "Hilos o procesos; por defecto uno por núcleo.",
        "Threads or processes; by default one for each core.",
    ),
    "forecast.plug_in": (
        "Usa la mejor estimación de las fuerzas en vez de sortearlas: los intervalos salen demasiado estrechos.",
        "Use the best estimate of the strengths instead of draws: intervals come out too narrow.",
    ),
    "forecast.history": (
        "Cómo fueron las probabilidades, fecha por fecha.",
        "How the chances went, round by round.",
    ),
    "qualify": (
        "Qué es seguro: mejor y peor puesto de cada club, puntos que bastan, y con --conditions lo que debe pasar.",
        "What is certain: best and worst place of each club, points that are enough, and with --conditions what must "
        "happen.",
    ),
    "qualify#": (
        "Ejemplos:\n"
        "  torneo qualify mi-liga\n"
        "  torneo qualify resultados.csv --rules premier-league\n"
        '  torneo qualify mi-liga --if "Melgar 2-0 Cienciano" --conditions\n'
        "  torneo qualify mi-liga --format svg > puestos.svg",
        "Examples:\n"
        "  torneo qualify my-league\n"
        "  torneo qualify results.csv --rules premier-league\n"
        '  torneo qualify my-league --if "Melgar 2-0 Cienciano" --conditions\n'
        "  torneo qualify my-league --format svg > places.svg",
    ),
    "qualify.edition": (
        "Edición, o un archivo de resultados; sus filas sin goles son los partidos que quedan.",
        "Edition, or a results file; its rows without goals are the matches left.",
    ),
    "qualify.table": ("Tabla o etapa; por defecto todas.", "Table or stage; all by default."),
    "qualify.limit": (
        "Segundos por pregunta; lo que no se decide en ellos se dice, con sus límites.",
        "Seconds for each question; what is not decided within them is said, with its bounds.",
    ),
    "qualify.supposed": (
        "Supone un resultado; se puede repetir.",
        "Suppose a result; may be given several times.",
    ),
    "qualify.meetings": (
        "Cuántas veces juega cada par: agrega los partidos que el archivo no tiene.",
        "How often every pair meets: adds the matches that the file does not have.",
    ),
    "qualify.conditions": (
        "Lo que debe pasar en los últimos partidos, completo y sin repetirse.",
        "What must happen in the last matches, complete and without repetition.",
    ),
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
    "log": (
        "Los asientos del libro, en orden: quién registró qué, cuándo y por qué.",
        "The entries of the ledger, in order: who recorded what, when and why.",
    ),
    "log#": (
        "Ejemplos:\n  torneo log --last 20\n  torneo log mi-liga --subject melgar --format json",
        "Examples:\n  torneo log --last 20\n  torneo log my-league --subject melgar --format json",
    ),
    "log.subject": ("Solo lo que trata de esto (partido, equipo).", "Only what is about this (match, team)."),
    "log.kind": ("Solo asientos de esta clase.", "Only entries of this kind."),
    "log.after": ("Solo después de este número.", "Only after this number."),
    "log.last": ("Solo los últimos.", "Only the last ones."),
    "verify": (
        "Comprueba que el libro esté completo y sin cambios, y que lo afirmado coincida con lo calculado.",
        "Check that the ledger is whole and unchanged, and that what is asserted agrees with what is computed.",
    ),
    "verify#": ("Ejemplo:\n  torneo verify", "Example:\n  torneo verify"),
    "backup": (
        "Copia el libro, aunque se esté escribiendo; con --restore lo devuelve a la carpeta.",
        "Copy the ledger, even while it is written to; with --restore, put it back.",
    ),
    "backup#": (
        "Ejemplos:\n  torneo backup copias/2026-04-04\n  torneo -C otra-carpeta backup copias/2026-04-04 --restore",
        "Examples:\n  torneo backup copies/2026-04-04\n  torneo -C another-folder backup copies/2026-04-04 --restore",
    ),
    "backup.target": ("Carpeta de la copia.", "Folder of the copy."),
    "backup.restore": ("Devuelve la copia a la carpeta de -C.", "Put the copy into the folder of -C."),
    "rules": (
        "Reglas conocidas por su nombre, para --rules y para like.",
        "Rule sets known by name, for --rules and for like.",
    ),
    "rules#": (
        "Ejemplos:\n  torneo rules list\n  torneo rules show premier-league",
        "Examples:\n  torneo rules list\n  torneo rules show premier-league",
    ),
    "evaluate": (
        "Mide los pronósticos sobre temporadas pasadas: cada partido con lo que se sabía esa semana, con su error.",
        "Score forecasts of past seasons: each match by what was known that week, with the error of every score.",
    ),
    "evaluate#": (
        "Ejemplos:\n  torneo evaluate 20*.csv --odds\n  torneo evaluate liga.csv --from 2024-08-01 --format json",
        "Examples:\n  torneo evaluate 20*.csv --odds\n  torneo evaluate league.csv --from 2024-08-01 --format json",
    ),
    "evaluate.results": ("Archivos de resultados.", "Results files."),
    "evaluate.odds": (
        "Compara con las cuotas de los archivos, solas y mezcladas con el modelo.",
        "Compare with the odds in the files, alone and pooled with the model.",
    ),
    "evaluate.since": (
        "Evalúa solo desde ese día; de lo anterior se aprende.",
        "Score only from that day on; what is before is learned from.",
    ),
    "evaluate.as_of": ("Solo resultados hasta ese día.", "Only results up to that day."),
    "evaluate.window": (
        "De cuántas temporadas anteriores se aprende.",
        "How many seasons before are learned from.",
    ),
    "evaluate.seasons": (
        "Pronostica también temporadas enteras, o no.",
        "Also forecast whole seasons, or not.",
    ),
    "evaluate.seed": ("Semilla de las temporadas simuladas.", "Seed of the simulated seasons."),
    "evaluate.input_format": (
        "Cómo leer los archivos, si no se reconoce.",
        "How to read the files, where that is not recognised.",
    ),
    "model": (
        "Modelos de partidos: qué tan fuerte es cada equipo.",
        "Match models: how strong each team is.",
    ),
    "model#": (
        "Ejemplos:\n  torneo model fit resultados.csv --out liga.json\n  torneo model show liga.json",
        "Examples:\n  torneo model fit results.csv --out league.json\n  torneo model show league.json",
    ),
    "model fit": (
        "Ajusta un modelo a archivos de resultados: ataque y defensa de cada equipo, ventaja de local, e incertidumbre.",
        "Fit a model to results files: attack and defence of each team, home advantage, and how certain they are.",
    ),
    "model fit#": (
        "Ejemplos:\n"
        "  torneo model fit 2024.csv 2025.csv 2026.csv --out liga.json\n"
        "  torneo model fit reservas.csv --first-team primera.csv --as-of 2026-06-30",
        "Examples:\n"
        "  torneo model fit 2024.csv 2025.csv 2026.csv --out league.json\n"
        "  torneo model fit reserves.csv --first-team first.csv --as-of 2026-06-30",
    ),
    "model fit.results": ("Archivos de resultados.", "Results files."),
    "model fit.as_of": (
        "Solo resultados hasta ese día; el modelo es para ese día.",
        "Only results up to that day; the model is for that day.",
    ),
    "model fit.output": ("Escribe el modelo en este archivo.", "Write the model to this file."),
    "model fit.method": (
        "drifting: fuerzas que varían con el tiempo; dixon-coles: resultados que pesan menos cuanto más viejos.",
        "drifting: strengths that move in time; dixon-coles: results that weigh less the older they are.",
    ),
    "model fit.first_team": (
        "Resultados de los primeros equipos: las reservas toman parte de su fuerza. Se puede repetir.",
        "Results of the first teams: reserves borrow part of their strength. May be repeated.",
    ),
    "model fit.input_format": (
        "Cómo leer los archivos, si no se reconoce.",
        "How to read the files, where that is not recognised.",
    ),
    "model fit.force": ("Sobrescribe el archivo.", "Overwrite the file."),
    "model show": ("Muestra lo que dice un modelo.", "Show what a model says."),
    "model show#": (
        "Ejemplo:\n  torneo model show liga.json",
        "Example:\n  torneo model show league.json",
    ),
    "model show.file": (
        "Modelo de torneo model fit, o fuerzas dadas en TOML o CSV.",
        "Model of torneo model fit, or given strengths in TOML or CSV.",
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
    "rule": (
        "Decisiones: puntos, sorteos, retiros, reclamos.",
        "Decisions: points, lots, withdrawals, protests.",
    ),
    "rule points": ("Suma o resta puntos por resolución.", "Give or take points by a ruling."),
    "rule points#": (
        'Ejemplo:\n  torneo rule points mi-liga liga cienciano -4 --reason "deudas"',
        'Example:\n  torneo rule points my-league league cienciano -4 --reason "debts"',
    ),
    "rule points.value": ("Puntos, con signo.", "Points, with their sign."),
    "rule lots": (
        "Registra un sorteo entre clubes empatados en todo, o lo hace con una semilla.",
        "Record a drawing of lots among clubs level in everything, or make one from a seed.",
    ),
    "rule lots.order": ("Los clubes, en el orden en que salieron.", "The clubs, in the order drawn."),
    "rule withdraw": ("Un club se retira o es expulsado.", "A club leaves, or is expelled."),
    "rule withdraw.expelled": ("Fue expulsado.", "It was expelled."),
    "rule withdraw.results": ("Qué pasa con sus resultados.", "What becomes of its results."),
    "rule refuse": (
        "Niega un cupo o premio; sigue el siguiente.",
        "Refuse an award; the next in order follows.",
    ),
    "rule refuse.award": ("Número en el archivo, desde 1.", "Number in the file, from 1."),
    "rule tie": ("Decide una llave que los partidos no deciden.", "Decide a tie that no match decides."),
    "rule tie.tie_id": ("Id de la llave.", "Id of the tie."),
    "rule tie.winner": ("Quién pasa.", "Who goes through."),
    "rule confirm": ("Confirma un resultado informado.", "Confirm a claimed result."),
    "rule confirm.claim": (
        "Asiento del resultado informado que vale, si los lados difieren.",
        "Entry of the claim that holds, where the sides differ.",
    ),
    "rule protest": ("Registra un reclamo sobre un resultado.", "Record a protest against a result."),
    "rule protest.by": ("Quién reclama.", "Who protests."),
    "close": (
        "Cierra una etapa completa: sus tablas quedan afirmadas. Muestra los premios que da.",
        "Close a complete stage: its tables are asserted. Shows the awards it gives.",
    ),
    "close#": (
        "Ejemplo:\n  torneo close mi-liga-2026 liga",
        "Example:\n  torneo close my-league-2026 liga",
    ),
    "request#": (
        "Ejemplos:\n  torneo request list --pending\n  torneo request ask melgar utc --by melgar --to 2026-05-03",
        "Examples:\n  torneo request list --pending\n  torneo request ask melgar utc --by melgar --to 2026-05-03",
    ),
    "request": (
        "Pedidos de postergación: el club pide, el rival responde, la liga resuelve.",
        "Requests to postpone: the club asks, the opponent answers, the league decides.",
    ),
    "request list": ("Muestra los pedidos, el último primero.", "Show the requests, the latest first."),
    "request list.pending": ("Solo los que esperan respuesta.", "Only those that wait for an answer."),
    "request ask": (
        "Pide otro día, hora o estadio para un partido.",
        "Ask for another day, time or ground for a match.",
    ),
    "request ask#": (
        "Ejemplo: torneo request ask melgar utc --by melgar --to 2026-05-03 --reason 'estadio ocupado'",
        "Example: torneo request ask melgar utc --by melgar --to 2026-05-03 --reason 'ground taken'",
    ),
    "request ask.by": ("El club que pide.", "The club that asks."),
    "request ask.to": ("Día propuesto; sin él, queda sin fecha.", "Day proposed; without it, undated."),
    "request ask.time": ("Hora propuesta, del lugar.", "Time proposed, local."),
    "request ask.venue": ("Estadio propuesto, por su id.", "Ground proposed, by its id."),
    "request ask.answer_by": (
        "Último día para que responda el rival.",
        "Last day for the opponent's answer.",
    ),
    "request answer": ("El rival acepta o no.", "The opponent agrees or not."),
    "request answer.says": ("Acepta: yes o no.", "Whether it agrees: yes or no."),
    "request decide": (
        "La liga aprueba, y el partido se mueve, o rechaza.",
        "The league approves, and the match moves, or refuses.",
    ),
    "request decide.says": ("Aprueba: yes o no.", "Whether it approves: yes or no."),
    "request withdraw": ("El club retira su pedido.", "The club withdraws its request."),
    ".request": ("Número del pedido: torneo request list.", "Number of the request: torneo request list."),
    "appeal": ("Apelaciones contra resoluciones.", "Appeals against rulings."),
    "appeal#": (
        "Ejemplos:\n  torneo appeal list\n  torneo appeal lodge 214 --by melgar --reason 'prueba nueva'",
        "Examples:\n  torneo appeal list\n  torneo appeal lodge 214 --by melgar --reason 'new evidence'",
    ),
    "appeal list": ("Muestra las resoluciones y sus apelaciones.", "Show the rulings and their appeals."),
    "appeal lodge": ("Apela una resolución.", "Appeal against a ruling."),
    "appeal lodge.ruling": ("Asiento de la resolución.", "Entry of the ruling."),
    "appeal lodge.by": ("El club que apela.", "The club that appeals."),
    "appeal lodge.stays": (
        "La resolución espera a que se resuelva; por defecto, lo que diga el reglamento.",
        "The ruling waits until it is decided; by default as the regulation says.",
    ),
    "appeal decide": (
        "Resuelve una apelación: upheld la acoge y anula la resolución, dismissed la rechaza.",
        "Decide an appeal: upheld annuls the ruling, dismissed leaves it.",
    ),
    "appeal decide.appeal": ("Número de la apelación.", "Number of the appeal."),
    "appeal decide.says": ("Resultado: upheld o dismissed.", "Outcome: upheld or dismissed."),
    "squad": (
        "Listas de jugadores. Los datos personales quedan fuera del libro.",
        "Squad lists. Personal data stay outside the ledger.",
    ),
    "squad list": (
        "Muestra la lista de un club: quién ocupa cada cupo y qué falta o sobra.",
        "Show the list of a club: who fills which place, and what is missing or too many.",
    ),
    "squad list#": (
        "Ejemplo:\n  torneo squad list reservas-2014 melgar",
        "Example:\n  torneo squad list reservas-2014 melgar",
    ),
    "squad add": ("Inscribe a un jugador.", "Register a player."),
    "squad add.name": ("Nombre.", "Name."),
    "squad add.born": ("Fecha de nacimiento.", "Date of birth."),
    "squad add.document": ("Documento.", "Document."),
    "squad add.position": ("Puesto en la cancha.", "Position."),
    "squad release": ("Da de baja a un jugador.", "Release a player."),
    "squad erase": ("Borra los datos de una persona.", "Erase the data of a person."),
    ".person": ("Id de la persona.", "Id of the person."),
    "ledger": (
        "El libro: estado, adopción de reglamentos, exportación.",
        "The ledger: status, adoption, export.",
    ),
    "ledger status": ("Cómo está el libro frente a su ancla.", "How the ledger stands to its anchor."),
    "ledger adopt": (
        "Adopta los reglamentos de la carpeta; un cambio es una enmienda, con motivo.",
        "Adopt the regulations of the folder; a change is an amendment, with its reason.",
    ),
    "ledger adopt.in_force": ("Día desde el que rige.", "Day from which it holds."),
    "ledger adopt.editions": ("Solo estas ediciones.", "Only these editions."),
    "ledger accept": (
        "Da por bueno el libro como está, después de restaurarlo.",
        "Vouch for the ledger as it is, after a restore.",
    ),
    "ledger export": (
        "Escribe el libro entero como archivos de texto.",
        "Write the whole ledger as text files.",
    ),
    "ledger import": ("Hace el libro a partir de esos archivos.", "Make the ledger from such files."),
    # parameters that many commands share
    ".edition": (
        "Edición; sobra si la carpeta tiene una sola.",
        "Edition; not needed if the folder has only one.",
    ),
    ".stage": ("Etapa.", "Stage."),
    ".seed": ("Semilla del sorteo; por defecto, al azar.", "Seed; by default one is chosen by lot."),
    ".match": ("El partido, por su id.", "The match, by its id."),
    ".leg": ("Qué partido de la llave: 1, 2 ...", "Which match of the tie: 1, 2 ..."),
    ".day": ("Día en que se jugó.", "Day on which it was played."),
    ".after_90": (
        "Marcador a los 90 minutos, si hubo tiempo extra.",
        "Score after 90 minutes, if there was extra time.",
    ),
    ".pens": ("Penales.", "Penalty shoot-out."),
    ".half_time": ("Marcador del primer tiempo.", "Half-time score."),
    ".winner": ("Ganador, si el marcador no lo dice.", "Winner, if the score does not say."),
    ".decided": (
        "Cómo se definió: lots, ruling, unknown ...",
        "How it was decided: lots, ruling, unknown ...",
    ),
    ".status": (
        "played, walkover, awarded, double_loss, abandoned, not_played, expunged.",
        "played, walkover, awarded, double_loss, abandoned, not_played, expunged.",
    ),
    ".reason": ("Motivo; queda en el libro.", "Reason; it stays in the ledger."),
    ".clause": ("Artículo o resolución.", "Article or ruling."),
    ".source": ("Fuente.", "Source."),
    ".key": (
        "Clave propia: repetir el mismo pedido no registra nada nuevo.",
        "A key of your own: repeating the request records nothing new.",
    ),
    ".rules": ("Reglas: un nombre conocido o un archivo.", "Rules: a known name or a file."),
    ".group": ("Solo este grupo.", "Only this group."),
    ".known_at": (
        "Con lo que el libro sabía en ese momento (día, u hora ISO).",
        "With what the ledger knew at that moment (a day, or an ISO time).",
    ),
    "verify.ledger": (
        "El libro, si no está en la carpeta.",
        "The ledger, where it is not in the folder.",
    ),
    ".as_of": ("Como estaba al final de ese día.", "As it stood at the end of that day."),
    ".words": ("Edición (si hay varias), local, visitante.", "Edition (if there are several), home, away."),
    ".table": ("Tabla.", "Table."),
    ".club": ("Club, por id o nombre.", "Club, by id or name."),
    ".folder": ("Carpeta.", "Folder."),
}


def formats_of(command: str, lang: Lang) -> str:
    """Which forms of output a command has; empty where it has none of its own."""
    forms = FORMATS.get(command)
    return tell("formats", lang, formats=listing(forms, lang)) if forms else ""
