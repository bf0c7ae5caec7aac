"""Three letters for each club: the heads of a cross table, the keys of Wikipedia's tables."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from torneo.exchange.csv_sheet import folded

_LETTERS = re.compile(r"[^A-Z0-9]")


def short_codes(names: Sequence[str]) -> tuple[str, ...]:
    """A code for each name: its first three letters, or others of its letters where those are taken.

    Equal names get different codes; which one depends on the order of the names alone.

    >>> short_codes(["Manchester United", "Manchester City", "1860 München", "Зенит"])
    ('MAN', 'MAC', '186', 'T01')
    """
    taken: set[str] = set()
    found = []
    for name in names:
        code = next(one for one in _candidates(name) if one not in taken)
        taken.add(code)
        found.append(code)
    return tuple(found)


def _candidates(name: str) -> Iterator[str]:
    words = [_LETTERS.sub("", folded(word).upper()) for word in name.split()]
    words = [word for word in words if word]
    letters = "".join(words)
    if len(letters) >= 2:
        yield letters[:3]
        if len(words) > 1:
            made = (
                words[0][:2] + words[1][0],
                words[0][0] + words[1][:2],
                "".join(word[0] for word in words)[:3],
            )
            yield from (code for code in made if len(code) == 3)
        for third in letters[2:]:
            yield letters[:2] + third
        for second in letters[1:]:
            for third in letters[2:]:
                yield letters[0] + second + third
    for number in count(1):
        yield f"T{number:02d}"
