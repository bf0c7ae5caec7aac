"""The answers of a process that were asked for last, kept whole; each is made once for all who wait for it."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from starlette.concurrency import run_in_threadpool

_KEPT_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was made; `packed`: the same compressed, once somebody has asked for it so."""

    etag: str
    body: bytes
    packed: bytes = b""


class PageCache:
    """The answers of this process, the ones asked for last; never more than so many bytes."""

    def __init__(self, limit: int = _KEPT_BYTES) -> None:
        self._limit = limit
        self._size = 0
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()
        self._making: dict[str, asyncio.Future[Kept]] = {}

    def get(self, etag: str) -> Kept | None:
        with self._lock:
            found = self._pages.get(etag)
            if found is not None:
                self._pages.move_to_end(etag)
            return found

    def put(self, page: Kept) -> None:
        with self._lock:
            old = self._pages.pop(page.etag, None)
            self._size += _size(page) - (_size(old) if old else 0)
            self._pages[page.etag] = page
            while self._size > self._limit and self._pages:
                _, gone = self._pages.popitem(last=False)
                self._size -= _size(gone)

    async def made(self, etag: str, make: Callable[[], Kept]) -> Kept:
        """What `make` gives, in a thread of its own. Whoever asks for the same meanwhile waits for it, and gets it too:
        the first result of an afternoon is asked for by everybody at once.
        """
        making = self._making.get(etag)
        if making is None:
            making = self._making[etag] = asyncio.ensure_future(run_in_threadpool(make))
            making.add_done_callback(lambda done: self._done(etag, done))
        return await asyncio.shield(making)

    def _done(self, etag: str, done: "asyncio.Future[Kept]") -> None:
        del self._making[etag]
        if not done.cancelled():
            done.exception()  # all who waited may have gone: then nobody else looks at it


def _size(page: Kept) -> int:
    return len(page.body) + len(page.packed)
