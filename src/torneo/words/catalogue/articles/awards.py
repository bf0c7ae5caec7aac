"""What the articles say of places: what each gives or costs."""

from torneo.words.catalogue.articles.common import COMMON, Pair

TEMPLATES: dict[str, tuple[Pair, ...]] = {
    "Award": (
        ("<{name}: >le corresponde a {to:list}", "<{name}: >it goes to {to:list}"),
        (
            "Son {points:+} {points:punto|puntos}< en {in_}>",
            "It is {points:+} {points:point|points}< in {in_}>",
        ),
        ("Da el cupo: {place}", "It gives the place: {place}"),
        ("Da el título: {title}", "It gives the title: {title}"),
        ("Es una multa de {fine}", "It is a fine of {fine}"),
        ("Los puntos cuentan {when}", "The points count {when}"),
        ("Solo si el equipo está en {among}", "Only if the team is in {among}"),
        (
            "Está sujeto a: {subject_to}; si no se cumple pasa al siguiente",
            "It is subject to: {subject_to}; otherwise the next gets it",
        ),
        ("Se dan {count}", "{count} are given"),
        (
            "Un equipo tiene como máximo un premio del conjunto {pool}",
            "A team holds at most one award of the pool {pool}",
        ),
        ("En su conjunto se da en el lugar {rank}", "Of its pool it is given in place {rank}"),
        ("En la tabla se marca como {kind}", "In the table it is marked as {kind}"),
        *COMMON[1:],
    ),
}

CODES: dict[str, Pair] = {
    "Award.when=start": ("antes de empezar", "at the start"),
    "Award.when=end": ("al final", "at the end"),
    "Award.when=now": ("al definirse el puesto", "once the place is settled"),
    "Award.kind=title": ("título", "title"),
    "Award.kind=international": ("torneo internacional", "international competition"),
    "Award.kind=promotion": ("ascenso", "promotion"),
    "Award.kind=relegation": ("descenso", "relegation"),
    "Award.kind=playoff": ("repechaje", "play-off"),
    "Award.kind=bonus": ("bonificación", "bonus"),
    "Award.kind=penalty": ("sanción", "penalty"),
}
