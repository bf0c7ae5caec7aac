"""Football competitions: a regulation is data, what happened is a ledger of facts, everything else is computed.

>>> import torneo
>>> print(torneo.table([{"home": "a", "away": "b", "score": "2-1"}], lang="en"))
Pos  Team  P  W  D  L  GF  GA  GD  Pts
  1  a     1  1  0  0   2   1  +1    3
  2  b     1  0  0  1   1   2  -1    0
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0.dev0"

if TYPE_CHECKING:
    from torneo.office.forecast_view import ForecastView
    from torneo.office.library import (
        CrosstableView,
        EditionView,
        ProgressView,
        SeasonView,
        TableView,
        crosstable,
        open,  # noqa: A004
        progress,
        qualify,
        table,
    )

__all__ = [
    "CrosstableView",
    "EditionView",
    "ForecastView",
    "ProgressView",
    "SeasonView",
    "TableView",
    "__version__",
    "crosstable",
    "forecast",
    "open",
    "progress",
    "qualify",
    "table",
]

_LIBRARY = frozenset(__all__) - {"__version__", "forecast", "ForecastView"}


class _CallableRoom(ModuleType):
    """The room `torneo.forecast`, which is also the function of that name."""

    def __call__(self, *args: Any, **kwargs: Any) -> "ForecastView":
        """See `torneo.office.forecast_view.forecast`."""
        from torneo.office.forecast_view import forecast

        return forecast(*args, **kwargs)


class _Package(ModuleType):
    """This package: the room `forecast` shares its name with a function, so once loaded it can be called."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "forecast" and isinstance(value, ModuleType):
            value.__class__ = _CallableRoom
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    """What the library offers, loaded when somebody first asks for it: `import torneo` itself costs nothing."""
    if name == "forecast":
        from importlib import import_module

        return import_module("torneo.forecast")
    if name == "ForecastView":
        from torneo.office.forecast_view import ForecastView

        return ForecastView
    if name in _LIBRARY:
        from torneo.office import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
