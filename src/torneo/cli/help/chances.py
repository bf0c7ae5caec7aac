"""Help of what may still come: forecasts, what is certain, how good forecasts were, models of matches."""

HELP: dict[str, tuple[str, str]] = {
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
    "forecast.odds": (
        "Peso, hasta 1, de las cuotas que el archivo trae de los partidos por jugar; el resto es del modelo.",
        "Weight, up to 1, of the odds that the file holds of the matches left; the rest is the model's.",
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
}
