"""Looks through memory for waste in moments when nobody waits.

Nearly all that a server lets go is freed at once; only values that hold each other in a ring wait for Python's
collector. With a season in memory its whole search takes 100 ms in which nobody is served, whenever it happens to come.
So it is made in a quiet moment, what is left is set apart as here to stay, and the next one that comes by itself is short.
"""

import gc
import threading
from time import process_time, sleep
from typing import Final

_QUIET: Final = 0.02
"""Of a processor, in a second in which nobody is served."""
_ENOUGH: Final = 10
"""Searches among what is young after which one of everything is worth its time."""
_SELDOM: Final = 50
"""Such searches after which everything is searched even though somebody waits; Python's own is 10."""


def begin() -> None:
    """Set apart what has been loaded, and look for waste in quiet moments from now on, for as long as the process is."""
    _tidy()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _SELDOM)
    threading.Thread(target=_watch, name="tidying", daemon=True).start()


def _watch() -> None:
    done, before = _searches(), process_time()
    while True:
        sleep(1)
        now = process_time()
        if now - before < _QUIET and _searches() - done >= _ENOUGH:
            _tidy()
            done, now = _searches(), process_time()
        before = now


def _searches() -> int:
    """How often what is not quite young any more was searched, until now."""
    found: int = gc.get_stats()[1]["collections"]
    return found


def _tidy() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()
