"""Rate limits of one process, kept in memory: for what is too frequent to be counted in a file."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from time import monotonic

_KEPT = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much somebody may ask for: requests a minute, bytes of a body.

    `writes`: of a user or address that change something; `token`: of a program; `past`: that turn the season back, each
    of which may cost a replay; `logged`: lines of the security log for an address; `live`: pages of an address that listen
    for news at once; `all_live`: of all addresses together.
    """

    writes: int = 120
    token: int = 600
    past: int = 240
    logged: int = 60
    live: int = 250
    all_live: int = 10_000
    body: int = 1 << 20
    import_body: int = 5 << 20


class Buckets:
    """Token buckets by key; of the keys, those used last are remembered."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, key: str, *, per_minute: int, burst: int | None = None, now: float | None = None) -> float:
        """Take one from a bucket that holds `burst` and gains `per_minute`; 0, or seconds until there is one."""
        now = monotonic() if now is None else now
        size, rate = float(burst or per_minute), per_minute / 60
        with self._lock:
            level, at = self._held.pop(key, (size, now))
            level = min(size, level + max(0.0, now - at) * rate)
            wait = 0.0 if level >= 1 else (1 - level) / rate
            self._held[key] = (level - 1 if level >= 1 else level, now)
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)
        return wait
