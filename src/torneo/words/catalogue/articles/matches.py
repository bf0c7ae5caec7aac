"""What the articles say of matches: their length, sides, walkovers, clubs that leave."""

from torneo.words.catalogue.articles.common import COMMON, Pair

TEMPLATES: dict[str, tuple[Pair, ...]] = {
    "MatchRules": (
        (
            "Se juega {minutes:minute}; el tiempo extra dura {extra_time:minute}",
            "A match lasts {minutes:minute}; extra time lasts {extra_time:minute}",
        ),
        (
            "Cada lado tiene {players:player}; con menos de {players_min} se suspende",
            "A side has {players:player}; with fewer than {players_min} the match is abandoned",
        ),
        (
            "En el banco hay hasta {substitutes}; se hacen hasta {substitutions:change} en {windows} {windows:ventana|ventanas}",
            "Up to {substitutes} sit on the bench; {substitutions:change} may be made in {windows} {windows:stoppage|stoppages}",
        ),
        (
            "A quien no aparece se le espera {wait_minutes:minute}",
            "A side that does not appear is awaited for {wait_minutes:minute}",
        ),
        ("Mueven la tabla los resultados {counts}", "The results that move the table are {counts}"),
        (
            "Un resultado con reclamo cuenta hasta que se resuelva{under_protest:|}",
            "A result under protest counts until it is ruled on{under_protest:|}",
        ),
        (
            "Un resultado con reclamo no cuenta hasta que se resuelva{not_under_protest:|}",
            "A result under protest does not count until it is ruled on{not_under_protest:|}",
        ),
        *COMMON,
    ),
    "Walkover": (
        (
            "Si un lado no se presenta, el otro gana {score}",
            "If a side does not appear the other wins {score}",
        ),
        (
            "Además el que no se presenta recibe {points:+} {points:punto|puntos}",
            "Besides, the absent side gets {points:+} {points:point|points}",
        ),
        ("Paga una multa de {fine}", "It pays a fine of {fine}"),
        (
            "Tras {withdraw_after} W.O. el club queda fuera",
            "After {withdraw_after} {withdraw_after:walkover|walkovers} the club is out",
        ),
        ("Si ninguno se presenta: {both}", "If neither side appears: {both}"),
    ),
    "Withdrawal": (
        (
            "Si un club se retira antes de la mitad de sus partidos, {first_half}",
            "If a club leaves before half of its matches, {first_half}",
        ),
        (
            "Si se retira después de la mitad, {second_half}",
            "If it leaves after half of them, {second_half}",
        ),
    ),
}

CODES: dict[str, Pair] = {
    "MatchRules.counts=confirmed": ("confirmados", "the confirmed ones"),
    "MatchRules.counts=claimed": ("informados, aunque falte confirmarlos", "the reported ones too"),
    "Walkover.both=double_loss": ("derrota para ambos", "a defeat for both"),
    "Walkover.both=not_played": ("el partido no se juega", "the match is not played"),
    "Withdrawal.first_half=annulled": ("sus resultados se anulan", "its results are struck"),
    "Withdrawal.first_half=stand": (
        "sus resultados quedan y el resto no se juega",
        "its results stand, the rest is not played",
    ),
    "Withdrawal.first_half=awarded": ("los que faltan se pierden por W.O.", "the rest is lost by walkover"),
    "Withdrawal.second_half=annulled": ("sus resultados se anulan", "its results are struck"),
    "Withdrawal.second_half=stand": (
        "sus resultados quedan y el resto no se juega",
        "its results stand, the rest is not played",
    ),
    "Withdrawal.second_half=awarded": ("los que faltan se pierden por W.O.", "the rest is lost by walkover"),
}
