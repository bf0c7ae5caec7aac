"""Forecasts: what cannot be simulated, what was taken as given, what people ask for in a way that makes no sense."""

MESSAGES: dict[str, tuple[str, str]] = {
    "forecast-cannot": (
        '<{edition} {stage}: >la simulación no sabe seguir la regla "{rule}"; no se la pasa por alto, así que no hay pronóstico',
        '<{edition} {stage}: >the simulation cannot follow the rule "{rule}"; it is not passed over, so there is no forecast',
    ),
    "forecast-nothing-left": (
        "no queda ningún partido por jugar: los partidos que quedan son las filas sin goles",
        "no match is left to play: the matches left are the rows without goals",
    ),
    "forecast-unknown-teams": (
        "el modelo no conoce a {teams:list}: se les toma como recién llegados",
        "the model does not know {teams:list}: they are taken as newcomers",
    ),
    "forecast-recorded": (
        "ninguna simulación dice nada de {criteria:quoted}: se usa lo registrado y, si no decide, el sorteo",
        "no simulation says anything of {criteria:quoted}: what is recorded is used and, if it does not decide, lots",
    ),
    "forecast-tie-coin": (
        "{edition} {stage}, llave {tie}: si nada de lo escrito decide, la simulación lanza una moneda",
        "{edition} {stage}, tie {tie}: where nothing that is written decides, the simulation tosses a coin",
    ),
    "forecast-draw-stuck": (
        "en {seasons} temporadas no se encontró un sorteo que cumpliera todas las condiciones; se tomó uno que no las cumple",
        "in {seasons} seasons no draw was found that kept all conditions; one was taken that does not",
    ),
    "forecast-no-fixtures": (
        "{edition} {stage}: sin fixture publicado se juega todos contra todos; quién es local en una rueda sola es un supuesto",
        "{edition} {stage}: without a published fixture list everybody meets everybody; who is at home in a single half is an assumption",
    ),
    "forecast-entry-open": (
        "{edition}: hay plazas de entrada que ninguna competencia de la carpeta llena; quedan vacías",
        "{edition}: some places of entry are filled by no competition of the folder; they stay empty",
    ),
    "forecast-award-undated": (
        '{edition}, "{stage}": no se sabe qué día vence, y tiene fechas de vigencia; se cuenta como vigente',
        '{edition}, "{stage}": it is not known on what day it falls due, and it has dates of its own; it is taken to be in force',
    ),
    "forecast-award-judged": (
        '{edition}, "{stage}": la condición que juzgan personas se toma por cumplida',
        '{edition}, "{stage}": the condition that people judge is taken to be met',
    ),
    "runs-none": (
        "{found} simulaciones no dicen nada; pida al menos una con --runs",
        "{found} simulations say nothing; ask for one at least with --runs",
    ),
    "threads-none": (
        "con {found} hilos no se puede trabajar; pida al menos uno con --threads",
        "nothing can be done with {found} threads; ask for one at least with --threads",
    ),
    "seed-no-number": (
        'la semilla "{found}" no es un número entero',
        'the seed "{found}" is no whole number',
    ),
    "seed-outside": (
        "la semilla {found} está fuera de rango: va de 0 a {most}",
        "the seed {found} is out of range: it goes from 0 to {most}",
    ),
    "what-if-unread": (
        'no se entiende "{found}"; escriba el resultado supuesto como "Melgar 2-0 UTC"',
        '"{found}" cannot be understood; write the supposed result as "Melgar 2-0 UTC"',
    ),
    "what-if-played": (
        "{home} - {away} ya se jugó; un resultado supuesto es de un partido por jugar",
        "{home} - {away} has been played; a supposed result is of a match left",
    ),
    "what-if-no-match": (
        "no queda ningún {home} - {away} por jugar<; quedan {known:list}>",
        "no {home} - {away} is left to play<; left are {known:list}>",
    ),
    "engine-unknown": (
        'no hay motor "{found}"; hay {known:list}',
        'there is no engine "{found}"; there are {known:list}',
    ),
    "dask-missing": (
        "para usar {address} falta el extra cluster; instálelo: pip install 'torneo[cluster]'",
        "to use {address} the extra cluster is missing; install it: pip install 'torneo[cluster]'",
    ),
    "dask-no-answer": (
        "ningún planificador de Dask contesta en {address} ({seconds:second}); revise la dirección o use --engine inline",
        "no Dask scheduler answers at {address} ({seconds:second}); check the address or use --engine inline",
    ),
    "dask-no-workers": (
        "el planificador de Dask en {address} no tiene trabajadores; inicie al menos uno",
        "the Dask scheduler at {address} has no workers; start one at least",
    ),
    "history-undated": (
        "los resultados no dicen fecha ni día: no se puede mirar hacia atrás",
        "the results name neither rounds nor days: there is no way to look back",
    ),
}
