"""Rows as a data frame of a library that is only loaded where somebody asks for it."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from torneo.model import UsageError

Rows = Sequence[dict[str, Any]]


def polars_frame(rows: Rows, columns: Sequence[str]) -> Any:
    """A `polars.DataFrame` of the rows.

    Raises:
        UsageError: `library-missing` (library, install).
    """
    return _library("polars").DataFrame(list(rows), schema=list(columns) if not rows else None)


def pandas_frame(rows: Rows, columns: Sequence[str]) -> Any:
    """A `pandas.DataFrame` of the rows. Raises as `polars_frame`."""
    return _library("pandas").DataFrame(list(rows), columns=list(columns))


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """The row of a table in plain columns: points given and taken summed up, the reason as its criterion and sentence."""
    reason = row["reason"] or {}
    kept = {key: value for key, value in row.items() if key not in {"adjustments", "level_with", "reason"}}
    return {
        **kept,
        "adjustment": sum(each["points"] for each in row["adjustments"]),
        "level_with": ", ".join(row["level_with"]),
        "criterion": reason.get("code"),
        "reason": reason.get("text"),
    }


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as problem:
        raise UsageError("library-missing", library=name, install=f"pip install {name}") from problem
