"""What the demo says while it plays a season."""

DEMO: dict[str, tuple[str, str]] = {
    "demo-regulations": (
        "Reglamentos leídos y revisados: {editions}",
        "Regulations read and checked: {editions}",
    ),
    "demo-edition": (
        "{name}: {stages} {stages:etapa|etapas}, {awards} {awards:premio|premios}",
        "{name}: {stages} {stages:stage|stages}, {awards} {awards:award|awards}",
    ),
    "demo-clubs": (
        "{clubs} {clubs:club|clubes}, {venues} {venues:estadio|estadios}; comparten estadio: {shared}",
        "{clubs} {clubs:club|clubs}, {venues} {venues:venue|venues}; sharing a venue: {shared}",
    ),
    "demo-squads": (
        "{players} {players:jugador inscrito|jugadores inscritos} de {teams} {teams:equipo|equipos} en {edition} ({places}); son personas inventadas",
        "{players} {players:player|players} of {teams} {teams:team|teams} registered in {edition} ({places}); the people are invented",
    ),
    "demo-fixtures": (
        "Fixture de {stage}: {rounds} {rounds:fecha|fechas}, {matches} {matches:partido|partidos}< · {breaks} {breaks:quiebre|quiebres}, {clashes} {clashes:cruce|cruces} de estadio>",
        "Fixtures of {stage}: {rounds} {rounds:round|rounds}, {matches} {matches:match|matches}< · {breaks} {breaks:break|breaks}, {clashes} {clashes:venue clash|venue clashes}>",
    ),
    "demo-alongside": (
        "preliminar, horas antes del otro partido",
        "curtain-raiser, hours before the other match",
    ),
    "demo-known": (
        "{facts} {facts:hecho conocido|hechos conocidos} con su fuente; todo lo demás se sortea y lleva la marca {mark}",
        "{facts} {facts:known fact|known facts} with their source; all the rest is drawn by chance and marked {mark}",
    ),
    "demo-strengths": ("Fuerzas usadas: {method} ({source})", "Strengths used: {method} ({source})"),
    "demo-simulated": (
        "Temporada sorteada con la semilla {seed}, condicionada a lo conocido: {tries} {tries:intento|intentos}",
        "Season drawn with seed {seed}, on condition of what is known: {tries} {tries:try|tries}",
    ),
    "demo-unmet": ("No se pudo cumplir: {subject}", "Could not be met: {subject}"),
    "demo-chances": (
        "Fecha {round}: quién saldría primero, en {seasons} temporadas simuladas",
        "Round {round}: who would come first, in {seasons} simulated seasons",
    ),
    "demo-end": (
        "Libro verificado: {entries} {entries:asiento|asientos}, cabeza {head}",
        "Ledger verified: {entries} {entries:entry|entries}, head {head}",
    ),
    "demo-kept": (
        "El libro queda en {path}; compruébelo con: torneo verify {path}",
        "The ledger is kept in {path}; check it with: torneo verify {path}",
    ),
    "demo-notice": (
        "Las filas y marcadores con {mark} son simulados: no son historia.",
        "Rows and scores with {mark} are simulated: they are not history.",
    ),
    "demo-adjustment": ("{team}: {points} · {reason}", "{team}: {points} · {reason}"),
    "demo-decides": ("Antes de la última fecha, {table}:", "Before the last round, {table}:"),
}
