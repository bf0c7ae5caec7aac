"""Small values of regulation files: ids, references, fractions, scores, money."""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, StringConstraints

from torneo.rules.refs import Ref, parse_ref

Id = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9][a-z0-9-]*$")]
"""`a-z 0-9 -`."""

Name = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$")]
"""An id that may have capitals: groups, ties, slots of an allocation."""


class WrongForm(ValueError):
    """A value that cannot be read. `code` is that of the finding, `expected` how it is written."""

    def __init__(self, code: str, expected: str) -> None:
        super().__init__(f"{code}: {expected}")
        self.code = code
        self.expected = expected


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _as_day(value: Any) -> Any:
    """Neither a number of seconds nor an instant is a day."""
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise WrongForm("wrong-form", "2014-06-07")


Day = Annotated[date, BeforeValidator(_as_day)]
"""A day; the local calendar of the venue says when it begins. (Named so that a key may be called `date`.)"""

Text = Annotated[str, StringConstraints(strict=True, min_length=1)]

Money = Annotated[str, StringConstraints(strict=True, pattern=r"^\d[\d ]*(\.\d\d)? (UIT \d{4}|[A-Z]{3})$")]
"""Amount and currency, `50 PEN`, `80 000 000 MXN`, or units of a reference value and their year, `2 UIT 2014`."""

ScoreText = Annotated[str, StringConstraints(strict=True, pattern=r"^\d{1,3}-\d{1,3}$")]

ClockTime = Annotated[str, StringConstraints(strict=True, pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]

_FRACTION = re.compile(r"(\d+)/([1-9]\d*)")


def _as_fraction(value: Any) -> Any:
    if isinstance(value, Fraction):
        return value
    found = _FRACTION.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise WrongForm("wrong-form", "1/2")
    return Fraction(int(found[1]), int(found[2]))


Ratio = Annotated[Fraction, BeforeValidator(_as_fraction), PlainSerializer(str)]


_EXACT = re.compile(r"(-?\d+)/([1-9]\d*)")


def _as_number(value: Any) -> Any:
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return value
    found = _EXACT.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise WrongForm("wrong-form", "101")
    number = Fraction(int(found[1]), int(found[2]))
    return number.numerator if number.denominator == 1 else number


Number = Annotated[
    int | Fraction,
    BeforeValidator(_as_number),
    PlainSerializer(lambda value: value if isinstance(value, int) else str(value)),
]
"""An integer, or an exact fraction as text: `"41/4"`. A rules file may write it with a decimal point, `10.25`."""


def _as_ref(value: Any) -> Any:
    if isinstance(value, Ref):
        return value
    try:
        return parse_ref(value if isinstance(value, str) else "")
    except ValueError as error:
        raise WrongForm("not-a-reference", "inca.A.1") from error


def as_refs(value: Any) -> Any:
    """One reference or a list of them; each is read on its own, so that every fault of a list is found."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


AsRef = Annotated[Ref, BeforeValidator(_as_ref), PlainSerializer(str)]
AsRefs = Annotated[tuple[AsRef, ...], BeforeValidator(as_refs)]


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, str) else value


Steps = Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)]
"""One text or a list of them."""
