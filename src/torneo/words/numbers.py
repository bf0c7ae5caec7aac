"""Numbers as people write them: ordinals, counted nouns, signs, fractions, lists of things."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from torneo.words.language import Lang, Pair, of

if TYPE_CHECKING:
    from fractions import Fraction

NOUNS: dict[str, tuple[Pair, Pair]] = {
    # noun: (Spanish one, many), (English one, many)
    "match": (("partido", "partidos"), ("match", "matches")),
    "round": (("fecha", "fechas"), ("round", "rounds")),
    "half": (("rueda", "ruedas"), ("half", "halves")),
    "point": (("punto", "puntos"), ("point", "points")),
    "goal": (("gol", "goles"), ("goal", "goals")),
    "team": (("equipo", "equipos"), ("team", "teams")),
    "club": (("club", "clubes"), ("club", "clubs")),
    "group": (("grupo", "grupos"), ("group", "groups")),
    "stage": (("etapa", "etapas"), ("stage", "stages")),
    "tie": (("llave", "llaves"), ("tie", "ties")),
    "place": (("puesto", "puestos"), ("place", "places")),
    "player": (("jugador", "jugadores"), ("player", "players")),
    "minute": (("minuto", "minutos"), ("minute", "minutes")),
    "second": (("segundo", "segundos"), ("second", "seconds")),
    "day": (("día", "días"), ("day", "days")),
    "edition": (("edición", "ediciones"), ("edition", "editions")),
    "file": (("archivo", "archivos"), ("file", "files")),
    "entry": (("asiento", "asientos"), ("entry", "entries")),
    "result": (("resultado", "resultados"), ("result", "results")),
    "error": (("error", "errores"), ("error", "errors")),
    "warning": (("advertencia", "advertencias"), ("warning", "warnings")),
    "finding": (("observación", "observaciones"), ("finding", "findings")),
    "run": (("simulación", "simulaciones"), ("simulation", "simulations")),
    "break": (("quiebre", "quiebres"), ("break", "breaks")),
    "change": (("cambio", "cambios"), ("change", "changes")),
}


def ordinal(number: int, lang: Lang, *, feminine: bool = False) -> str:
    """`1.º`, in the feminine `1.ª` (fecha, rueda); in English `1st`."""
    if lang == "es":
        return f"{number}.{'ª' if feminine else 'º'}"
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def plural(count: int, noun: str, lang: Lang) -> str:
    """A counted noun: `1 partido`, `3 matches`. `noun` is a key of `NOUNS`."""
    return f"{count} {of(NOUNS[noun][0 if lang == 'es' else 1], 'es' if abs(count) == 1 else 'en')}"


def signed(number: int) -> str:
    """`+5`, `-3`, `0`: a goal difference, points given or taken."""
    return f"{number:+d}" if number else "0"


def decimal(number: "Fraction | int", digits: int = 3) -> str:
    """A fraction in decimals, rounded half up: `1.846`; Peru and English write the same point."""
    scale = 10**digits
    half_up = (2 * abs(number.numerator) * scale + number.denominator) // (2 * number.denominator)
    whole, rest = divmod(half_up, scale)
    sign = "-" if number < 0 and half_up else ""
    return f"{sign}{whole}.{rest:0{digits}d}" if digits else f"{sign}{whole}"


def listing(items: Sequence[str], lang: Lang) -> str:
    """`Melgar, UTC e Inti Gas`; `Melgar, UTC and Inti Gas`."""
    if len(items) < 2:
        return "".join(items)
    word = "and" if lang == "en" else _y(items[-1])
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def _y(following: str) -> str:
    """`y` becomes `e` before the sound of an i, but not before the one of `hielo`."""
    start = following.lower()
    sounds = start.startswith(("i", "í", "hi", "hí")) and not start.startswith(("hie", "hia", "io", "ia"))
    return "e" if sounds else "y"
