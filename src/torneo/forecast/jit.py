"""Compiling the loops of the simulation with numba: one place, so that the rest stays typed.

The machine code is kept on disk, beside the sources or in the user's cache. numba looks at the file of a function alone to
tell whether it is stale; these call each other across files, so all of them together make the stamp.
"""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.extending import intrinsic as _intrinsic

F = TypeVar("F", bound=Callable[..., Any])

_SOURCES = (
    "jit.py",
    "lanes.py",
    "layout.py",
    "lots.py",
    "ordering.py",
    "mutual.py",
    "kernels.py",
    "ties.py",
    "giving.py",
)


def compiled(function: F) -> F:
    """The function as machine code, kept on disk between runs; it lets other threads run beside it."""
    made = numba.njit(nogil=True, cache=True, error_model="numpy")(function)
    kept = getattr(getattr(made, "_cache", None), "_cache_file", None)
    if kept is not None:
        kept._source_stamp = _stamp()  # noqa: SLF001 - numba offers no other way to name more than one source
    return cast("F", made)


def in_registers(function: Callable[..., Any]) -> Callable[..., None]:
    """A piece of machine code that compiled functions may call: its author writes the instructions."""
    return cast("Callable[..., None]", _intrinsic(function))


@cache
def _stamp() -> str:
    folder = Path(__file__).resolve().parent
    whole = sha256()
    for name in _SOURCES:
        if (folder / name).is_file():
            whole.update((folder / name).read_bytes())
    return whole.hexdigest()
