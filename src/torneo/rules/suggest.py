"""The suggestion of "did you mean": the known name nearest to one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def suggestion(name: str, known: Iterable[str]) -> str:
    """The nearest known name, "" where none is near."""
    names = sorted(set(known))
    lower = {one.lower(): one for one in reversed(names)}
    found = get_close_matches(name.lower(), lower, n=1, cutoff=0.6)
    return lower[found[0]] if found else ""
