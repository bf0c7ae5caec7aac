"""Awards and zones in words: what a place gives, to whom, when."""

SENTENCES: dict[str, tuple[str, str]] = {
    "points": (
        "{points:+} {points:punto|puntos} para {who}< {into}>",
        "{points:+} {points:point|points} for {who}< {into}>",
    ),
    "zone-points": (
        "{zone}, {points:+} {points:punto|puntos}",
        "{zone}, {points:+} {points:point|points}",
    ),
    "place": ("{place} para {who}", "{place} for {who}"),
    "title": ("{title}: {who}", "{title}: {who}"),
    "fine": ("multa de {fine} para {who}", "a fine of {fine} for {who}"),
    "entry": ("cupo en {edition}< ({place})>", "a place in {edition}< ({place})>"),
    "whole": (
        "{what}<, {when}><: {name}>< ({clause})><; condición: {subject_to}><; {state}><; {simulated}>",
        "{what}<, {when}><: {name}>< ({clause})><; condition: {subject_to}><; {state}><; {simulated}>",
    ),
}

WHEN: dict[str, tuple[str, str]] = {
    # rules.regulation.Award.when, said of points
    "start": ("antes de empezar", "at the start"),
    "end": ("al final", "at the end"),
    "now": ("al definirse el puesto", "once the place is settled"),
    "day": ("desde el {day}", "from {day}"),
}

STATE: dict[str, tuple[str, str]] = {
    "due": ("pendiente de acreditar", "still to be credited"),
    "open": ("por definir", "not decided yet"),
    "lapsed": ("sin efecto", "lapsed"),
}

KINDS: dict[str, tuple[str, str]] = {
    # colour and legend of a place: rules.regulation.AwardKind, and `next_stage` of progression.zones
    "title": ("Título", "Title"),
    "international": ("Torneo internacional", "International competition"),
    "promotion": ("Ascenso", "Promotion"),
    "relegation": ("Descenso", "Relegation"),
    "playoff": ("Repechaje", "Play-off"),
    "bonus": ("Bonificación", "Bonus"),
    "penalty": ("Sanción", "Penalty"),
    "next_stage": ("Clasifica", "Goes through"),
}
