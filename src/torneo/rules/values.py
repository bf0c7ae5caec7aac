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

Day = date
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
        raise ValueError(f'a fraction is written as text such as "1/2", found {value!r}')
    return Fraction(int(found[1]), int(found[2]))


Ratio = Annotated[Fraction, BeforeValidator(_as_fraction), PlainSerializer(str)]


def _as_ref(value: Any) -> Any:
    if isinstance(value, Ref):
        return value
    if not isinstance(value, str):
        raise ValueError(f"a reference is text such as inca.A.1, found {value!r}")  # noqa: TRY004 - pydantic collects ValueError
    return parse_ref(value)


def as_refs(value: Any) -> Any:
    values = value if isinstance(value, list | tuple) else (value,)
    return tuple(_as_ref(item) for item in values)


AsRef = Annotated[Ref, BeforeValidator(_as_ref), PlainSerializer(str)]
AsRefs = Annotated[tuple[Ref, ...], BeforeValidator(as_refs)]


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, str) else value


Steps = Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)]
"""One text or a list of them."""
