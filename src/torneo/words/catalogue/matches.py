"""Results in words: what became of a match, how it was decided, whether it is official."""

STATUS: dict[str, tuple[str, str]] = {
    # model.Status
    "played": ("jugado", "played"),
    "awarded": ("resultado en mesa", "awarded"),
    "walkover": ("W.O.", "walkover"),
    "double_loss": ("derrota para ambos", "defeat for both"),
    "not_played": ("no se jugará", "will not be played"),
    "abandoned": ("abandonado, sin resolución", "abandoned, no ruling yet"),
    "expunged": ("anulado", "struck from the records"),
}

CLAIMS: dict[str, tuple[str, str]] = {
    # ledger.entries.Claim
    "claimed": ("informado, sin confirmar", "claimed, not confirmed"),
    "disputed": ("informado de dos maneras, sin decidir", "claimed in two ways, undecided"),
    "protested": ("con reclamo", "under protest"),
}

DECIDED: dict[str, tuple[str, str]] = {
    # model.Decision; after the score
    "play": ("", ""),
    "away_goals": ("por goles de visitante", "on away goals"),
    "extra_time": ("en tiempo extra", "after extra time"),
    "penalties": ("por penales< {penalties}>", "< {penalties}> on penalties"),
    "better_seed": ("por mejor ubicación en la tabla", "as the better placed"),
    "playoff_match": ("en partido de desempate", "in a play-off match"),
    "lots": ("por sorteo", "by drawing of lots"),
    "ruling": ("por resolución", "by ruling"),
    "walkover": ("por W.O.", "by walkover"),
    "among": (
        "sin jugar: el rival no estaba entre los que exige el reglamento",
        "without playing: the opponent was not among those the regulation asks for",
    ),
    "bye": ("libre", "bye"),
    "unknown": ("no consta cómo", "how is not recorded"),
}

WAITING: dict[str, tuple[str, str]] = {
    # progression.TieState.waiting
    "level": (
        "llave igualada: el reglamento no dice cómo sigue; registre quién pasa",
        "level: the regulation does not say how it goes on; record who goes through",
    ),
    "lots": ("llave igualada: falta el sorteo", "level: lots are still to be drawn"),
    "among": (
        "falta saber si ambos están entre los que exige el reglamento",
        "it is not known yet whether both are among those the regulation asks for",
    ),
}

WORDS: dict[str, tuple[str, str]] = {
    "simulated": ("simulado", "simulated"),
    "postponed": ("postergado< (era {from_})><: {reason}>", "postponed< (was {from_})><: {reason}>"),
    "undated": (
        "postergado sin nueva fecha< (era {from_})><: {reason}>",
        "postponed, no new day< (was {from_})><: {reason}>",
    ),
    "does-not-count": ("todavía no cuenta", "does not count yet"),
    "after-90": ("{score} a los 90 minutos", "{score} after 90 minutes"),
    "void": ("llave sin ganador", "tie without a winner"),
    "neutral": ("campo neutral", "neutral ground"),
}
