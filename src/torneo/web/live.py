"""The news of a ledger, sent on to open pages as server-sent events: one look-out for each process, however many listen.

Source: the HTML standard, "Server-sent events". The `id` of an event is the last entry it tells of, so a browser that
comes back with `Last-Event-ID` is told everything after it, read from the ledger: no gap, whichever process answers.

    id: 18
    data: {"after":17,"head":18,"whole":true,"news":[{"entry":18,"code":"result","edition":"liga","match":"liga/a-v-b"}]}

Events with a name: `beat` (every `BEAT` seconds, so that silence can be told from a broken line), and `reset` (the ledger
is another one than before: everything on a page may be wrong).
"""

import asyncio
import json
import logging
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from torneo.model import StorageError, TooManyRequests
from torneo.office.public.news import Bulletin
from torneo.office.site import Site

BEAT: Final = 15.0
"""Seconds between two signs of life."""
_PAUSE: Final = 0.02
"""Seconds between two looks at the pulse of the ledger; a command of this process wakes the look-out at once."""
_LOOK_ANYWAY: Final = 50
"""Looks at the pulse after which the ledger itself is asked."""
_KEPT: Final = 64
"""Events that are kept for listeners who are a little behind."""
_COME_BACK: Final = (1000, 4000)
"""Milliseconds after which a browser comes back that lost its line: spread, so that not all come at once."""

_log = logging.getLogger("torneo.web")


@dataclass(frozen=True, slots=True)
class _Event:
    after: int
    head: int
    text: bytes


class Listener:
    """Somebody who listens, and what they have been told."""

    __slots__ = ("address", "beats", "epoch", "is_over", "position", "woken")

    def __init__(self, address: str) -> None:
        self.address = address
        self.position = self.epoch = self.beats = 0
        self.is_over = False
        self.woken = asyncio.Event()

    def leave(self, *_: object) -> None:
        """The listener has gone, or is to go."""
        self.is_over = True
        self.woken.set()


class Live:
    """The look-out of a process. It watches as long as anybody listens, on the loop of the server."""

    def __init__(self, site: Site, *, per_address: int, in_all: int) -> None:
        self._site = site
        self._per_address = per_address
        self._in_all = in_all
        self._listeners: set[Listener] = set()
        self._addresses: Counter[str] = Counter()
        self._kept: deque[_Event] = deque(maxlen=_KEPT)
        self._by_after: dict[int, _Event] = {}
        self._head = self._epoch = self._beats = 0
        self._watching: asyncio.Task[None] | None = None
        self._is_over = False
        self._come = 0

    @property
    def count(self) -> int:
        """How many listen."""
        return len(self._listeners)

    # -- listening -----------------------------------------------------------------------------------------------------

    def join(self, address: str) -> Listener:
        """A new listener; `told` gives what there is to tell, and `part` ends it.

        Raises:
            TooManyRequests: `too-many-requests` (seconds).
        """
        if len(self._listeners) >= self._in_all or self._addresses[address] >= self._per_address:
            raise TooManyRequests("too-many-requests", seconds=30)
        listener = Listener(address)
        listener.is_over = self._is_over
        self._listeners.add(listener)
        self._addresses[address] += 1
        return listener

    def part(self, listener: Listener) -> None:
        self._listeners.discard(listener)
        self._addresses[listener.address] -= 1
        if self._addresses[listener.address] <= 0:
            del self._addresses[listener.address]

    def come_back(self) -> bytes:
        """The line that tells a browser how long to wait before it comes back."""
        self._come += 1
        low, high = _COME_BACK
        return b"retry: %d\n\n" % (low + self._come * 137 % (high - low))

    async def greet(self, listener: Listener, after: int | None) -> bytes:
        """What a listener missed who has just come; the look-out watches from now on."""
        if self._watching is None or self._watching.done():
            self._kept.clear()
            self._by_after.clear()
            self._watching = asyncio.create_task(self._watch())
        listener.epoch, listener.beats = self._epoch, self._beats
        found = await run_in_threadpool(self._site.news, after)
        listener.position = found.head
        return _text(found) if found.news or found.is_other or not found.is_whole else b""

    async def told(self, listener: Listener) -> bytes:
        """The next thing that a listener has to be told, as soon as there is one; nothing: it is over."""
        while not listener.is_over:
            listener.woken.clear()
            if listener.epoch != self._epoch:
                listener.epoch, listener.position = self._epoch, self._head
                return _text(Bulletin(self._head, self._head, is_whole=False, is_other=True))
            if listener.position < self._head:
                kept = self._by_after.get(listener.position)
                if kept is None:
                    kept = _event(await run_in_threadpool(self._site.news, listener.position))
                listener.position = kept.head
                return kept.text
            if listener.beats != self._beats:
                listener.beats = self._beats
                return b'event: beat\ndata: {"head":%d}\n\n' % listener.position
            await listener.woken.wait()
        return b""

    # -- watching ------------------------------------------------------------------------------------------------------

    async def _watch(self) -> None:
        """Look at the pulse; read what is new when it moved; wake everybody. Ends when nobody listens."""
        loop = asyncio.get_running_loop()
        poked = asyncio.Event()

        def poke() -> None:
            with suppress(RuntimeError):  # the loop has ended, and with it everything that could be told
                loop.call_soon_threadsafe(poked.set)

        self._site.after_writing.append(poke)
        try:
            self._head = (await run_in_threadpool(self._site.news, None)).head
            pulse, looks, beat_at = (-1, -1), 0, loop.time()
            while self._listeners:
                looks += 1
                now = self._site.pulse()
                if now != pulse or poked.is_set() or looks >= _LOOK_ANYWAY:
                    poked.clear()
                    pulse, looks = now, 0
                    is_well = await self._look()
                    if is_well and loop.time() - beat_at >= BEAT:
                        beat_at = loop.time()
                        self._beats += 1
                        self._wake()
                with suppress(TimeoutError):
                    await asyncio.wait_for(poked.wait(), _PAUSE)
        finally:
            self._site.after_writing.remove(poke)

    async def _look(self) -> bool:
        """Take in what is new. False: the ledger cannot be read, and nobody is told that all is well."""
        try:
            found = await run_in_threadpool(self._site.news, self._head)
        except StorageError as error:
            _log.warning("live: %s", error.code)
            return False
        if found.is_other:
            self._kept.clear()
            self._by_after.clear()
            self._epoch += 1
            self._head = found.head
            self._wake()
        elif found.head > self._head:
            if len(self._kept) == _KEPT:
                self._by_after.pop(self._kept[0].after, None)
            made = _event(found)
            self._kept.append(made)
            self._by_after[made.after] = made
            self._head = found.head
            self._wake()
        return True

    def _wake(self) -> None:
        for listener in self._listeners:
            listener.woken.set()

    # -- the end -------------------------------------------------------------------------------------------------------

    def end(self) -> None:
        """Every stream ends; for a server that stops, which would wait for them otherwise."""
        self._is_over = True
        for listener in tuple(self._listeners):
            listener.leave()

    def end_on_signals(self) -> Callable[[], None]:
        """End as soon as this process is told to stop; what it gives undoes that. Asked for on the server's loop."""
        if threading.current_thread() is not threading.main_thread():
            return lambda: None
        loop = asyncio.get_running_loop()
        before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}

        def heard(number: int, frame: object) -> None:
            loop.call_soon_threadsafe(self.end)
            go_on = before[signal.Signals(number)]
            if callable(go_on):
                go_on(number, frame)  # type: ignore[arg-type]

        for each, handler in before.items():
            if callable(handler):
                signal.signal(each, heard)

        def undo() -> None:
            for each, handler in before.items():
                if signal.getsignal(each) is heard:
                    signal.signal(each, handler)

        return undo


class Stream(Response):
    """The answer that goes on for as long as somebody listens."""

    def __init__(self, live: Live, *, address: str, after: int | None, waits: bool) -> None:
        """`waits`: False tells what there is now, and ends.

        Raises:
            TooManyRequests: `too-many-requests`.
        """
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(None, 200, headers, media_type="text/event-stream")
        del self.headers["content-length"]
        self._live = live
        self._listener = live.join(address)
        self._after = after
        self._waits = waits

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        """Serve until either side ends it."""
        listener, live = self._listener, self._live
        gone = asyncio.create_task(_gone(receive))
        gone.add_done_callback(listener.leave)
        try:
            missed = await live.greet(listener, self._after)
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            text = live.come_back() + missed
            while text:
                await send({"type": "http.response.body", "body": text, "more_body": self._waits})
                text = await live.told(listener) if self._waits else b""
            if self._waits:
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            live.part(listener)
            gone.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _event(found: Bulletin) -> _Event:
    return _Event(found.after, found.head, _text(found))


def _text(found: Bulletin) -> bytes:
    if found.is_other:
        return b'id: %d\nevent: reset\ndata: {"head":%d}\n\n' % (found.head, found.head)
    news = [{key: value for key, value in asdict(each).items() if value} for each in found.news]
    data = {"after": found.after, "head": found.head, "whole": found.is_whole, "news": news}
    return b"id: %d\ndata: %s\n\n" % (found.head, json.dumps(data, separators=(",", ":")).encode())
