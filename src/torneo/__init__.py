"""Football competitions: a regulation is data, what happened is a ledger of facts, everything else is computed.

>>> import torneo
>>> print(torneo.table([{"home": "a", "away": "b", "score": "2-1"}], lang="en"))
Pos  Team  P  W  D  L  GF  GA  GD  Pts
  1  a     1  1  0  0   2   1  +1    3
  2  b     1  0  0  1   1   2  -1    0
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0.dev0"

if TYPE_CHECKING:
    from torneo.office.library import (
        CrosstableView,
        EditionView,
        ProgressView,
        SeasonView,
        TableView,
        crosstable,
        open,  # noqa: A004
        progress,
        table,
    )

__all__ = [
    "CrosstableView",
    "EditionView",
    "ProgressView",
    "SeasonView",
    "TableView",
    "__version__",
    "crosstable",
    "open",
    "progress",
    "table",
]

_LIBRARY = frozenset(__all__) - {"__version__"}


def __getattr__(name: str) -> Any:
    """What the library offers, loaded when somebody first asks for it: `import torneo` itself costs nothing."""
    if name in _LIBRARY:
        from torneo.office import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
