"""Help of decisions: rulings, the closing of stages, requests of clubs and their appeals."""

HELP: dict[str, tuple[str, str]] = {
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
    ".request": ("Número del pedido: torneo request list.", "Number of the request: torneo request list."),
}
