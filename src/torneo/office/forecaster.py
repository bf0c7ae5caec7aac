"""Chances and what is certain for a server: answered beside it, kept, and handed out at once when they are known.

A request never waits for an answer. It asks, is told what is known, and comes back later where nothing is known yet.
Questions are answered one after the other in a process of their own (`office.answering`), of low priority and with a limit
of time; answers are kept in a folder beside the ledger, `torneo.chances` beside `torneo.db`, so that the workers of one
server, and the server after its next start, share them.
"""

import heapq
import logging
import os
import subprocess
import sys
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Condition, Lock, Thread, Timer
from time import monotonic
from typing import Final

import msgspec

from torneo.model import TooManyRequests, TorneoError
from torneo.office.answering import read_message, write_message
from torneo.office.questions import Answer, Order, Question, Reply, read_answer
from torneo.office.site import Site
from torneo.store.shelf import Shelf
from torneo.words import Names

LIMIT_SECONDS: Final = 240.0
"""How long one answer may take; the first one of a fresh installation compiles the loops of the simulation."""
WAITING_MAX: Final = 32
"""Questions that wait, at most; who asks more is told to come back."""
EACH_MAX: Final = 8
"""Questions of one asker that wait, at most."""
COME_BACK_SECONDS: Final = 2
"""After how long it is worth asking again."""
_IDLE_SECONDS = 600.0
"""After so long without a question the process ends, and gives its memory back."""
_KEPT = 96
"""Answers kept in memory."""
_FAILED_FOR = 300.0
"""Seconds for which a question that could not be answered is not asked again."""
_LOOK_AT_DISK = 2.0
"""Seconds between two looks at the disk for an answer that nobody has asked for."""
_LOOK_AGAIN = 0.25
"""Seconds between two looks whether another worker has finished."""

_log = logging.getLogger("torneo.web")


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a question: its answer, why it has none, or how many are answered before it."""

    answer: Answer | None = None
    error: TorneoError | None = None
    before: int = 0

    @property
    def is_waiting(self) -> bool:
        return self.answer is None and self.error is None


@dataclass(order=True, slots=True)
class _Job:
    """A question in the queue: see `_rank`, then first come, first served."""

    rank: int
    number: int
    key: str = field(compare=False)
    question: Question = field(compare=False)
    asker: str = field(compare=False)


class Forecaster:
    """One for a server process; `close` ends it."""

    def __init__(
        self, site: Site, *, limit: float = LIMIT_SECONDS, most: int = WAITING_MAX, program: str = ""
    ) -> None:
        """`program`: another module that answers; for tests."""
        self._site = site
        self._limit = limit
        self._most = most
        self._program = program or "torneo.office.answering"
        self._changed = Condition(Lock())
        self._queue: list[_Job] = []
        self._pending: dict[str, _Job] = {}
        self._count = 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._read: OrderedDict[str, Answer | TorneoError] = OrderedDict()
        self._failed: dict[str, tuple[float, TorneoError]] = {}
        self._thread: Thread | None = None
        self._process: _Process | None = None
        self._is_over = False
        self._watched: dict[str, float] = {}
        self._looked: dict[str, float] = {}

    # -- asking --------------------------------------------------------------------------------------------------------

    def ask(
        self, question: Question, version: str, names: Names, *, asker: str = "", renews: bool = False
    ) -> State:
        """What is known of a question about a version of the season; what is not known is going to be answered.

        Args:
            asker: Who asks; each may have a few questions waiting.
            renews: Nobody waits for it: it is asked because somebody has looked at the chances before.

        Raises:
            TooManyRequests: `too-many-requests` (seconds): too many questions wait already.
        """
        if not renews:
            self._watched[question.edition] = monotonic()
        found = self.look(question, version, names)
        if not found.is_waiting:
            return found
        key = question.key(version)
        with self._changed:
            job = self._pending.get(key)
            if job is None:
                own = sum(1 for other in self._pending.values() if asker and other.asker == asker)
                if len(self._pending) >= self._most or own >= EACH_MAX:
                    raise TooManyRequests("too-many-requests", seconds=10 * COME_BACK_SECONDS)
                self._count += 1
                job = _Job(_rank(question), self._count, key, question, asker)
                self._pending[key] = job
                heapq.heappush(self._queue, job)
                if self._thread is None:
                    self._thread = Thread(target=self._work, name="torneo-forecaster", daemon=True)
                    self._thread.start()
                self._changed.notify_all()
            return State(before=sum(1 for other in self._pending.values() if other < job))

    def look(self, question: Question, version: str, names: Names) -> State:
        """What is known of a question, without asking it."""
        key = question.key(version)
        failed = self._failed.get(key)
        if failed is not None and monotonic() - failed[0] < _FAILED_FOR:
            return State(error=failed[1])
        with self._changed:
            read = self._read.get(key)
            if read is not None:
                self._read.move_to_end(key)
        if read is None:
            content = self._found(key)
            if content is None:
                return State()
            try:
                read = read_answer(content, question.kind, names)
            except (ValueError, msgspec.MsgspecError):
                return State()  # it was made by other code: as if there were none
            with self._changed:
                self._read[key] = read
                while len(self._read) > _KEPT:
                    self._read.popitem(last=False)
        return State(error=read) if isinstance(read, TorneoError) else State(answer=read)

    def knows(self, question: Question, version: str) -> bool:
        """Whether `look` would find something: cheap enough for every request."""
        key = question.key(version)
        if key in self._read or key in self._kept:
            return True
        failed = self._failed.get(key)
        if failed is not None and monotonic() - failed[0] < _FAILED_FOR:
            return True
        return self._found(key) is not None

    def knows_quickly(self, question: Question, version: str) -> bool:
        """As `knows`, for pages that are asked for thousands of times a second: the disk is looked at now and then."""
        key = question.key(version)
        if key in self._kept or key in self._read:
            return True
        now = monotonic()
        if now - self._looked.get(key, float("-inf")) < _LOOK_AT_DISK:
            return False
        self._looked[key] = now
        while len(self._looked) > _KEPT:
            self._looked.pop(next(iter(self._looked)), None)
        return self._found(key) is not None

    def is_watched(self, edition: str) -> bool:
        """Whether somebody has asked for the chances of an edition within the last quarter of an hour."""
        return monotonic() - self._watched.get(edition, float("-inf")) < 900

    def _shelf(self) -> Shelf | None:
        path = self._site.chances_path
        return Shelf(path) if path is not None else None

    def _found(self, key: str) -> bytes | None:
        with self._changed:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        shelf = self._shelf()
        content = shelf.get(key) if shelf is not None else None
        if content is not None:
            self._keep(key, content)
        return content

    def _keep(self, key: str, content: bytes) -> None:
        with self._changed:
            self._kept[key] = content
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

    # -- answering -----------------------------------------------------------------------------------------------------

    def _work(self) -> None:
        """Answer one question after the other; the life of the thread."""
        while True:
            with self._changed:
                while not self._queue and not self._is_over:
                    if not self._changed.wait(_IDLE_SECONDS):
                        self._end_process()
                if self._is_over:
                    self._end_process()
                    return
                job = heapq.heappop(self._queue)
            try:
                self._answer(job)
            except (OSError, ValueError, TorneoError, msgspec.MsgspecError):
                _log.exception("chances")
                self._fail(job)
            finally:
                with self._changed:
                    self._pending.pop(job.key, None)

    def _answer(self, job: _Job) -> None:
        """Have one question answered, unless another worker does so meanwhile."""
        shelf = self._shelf()
        while True:
            if self._found(job.key) is not None:
                return
            if shelf is None:
                self._compute(job, None)
                return
            with shelf.alone() as is_alone:
                if is_alone:
                    if self._found(job.key) is None:
                        self._compute(job, shelf)
                    return
            with self._changed:
                if self._is_over:
                    return
                self._changed.wait(_LOOK_AGAIN)

    def _compute(self, job: _Job, shelf: Shelf | None) -> None:
        with self._changed:
            if self._is_over:
                return
            if self._process is not None and not self._process.is_alive:
                self._end_process()
            if self._process is None:
                self._process = _Process(self._site, self._program)
            process = self._process
        order = Order(job.question, self._site.clock.now())
        reply = process.ask(msgspec.msgpack.encode(order), self._limit)
        if reply is None or reply.is_broken:
            if not self._is_over:
                _log.warning("chances: no answer to %s", job.question)
                self._fail(job)
            return
        key = job.question.key(
            reply.version
        )  # the ledger may have grown: then it is the answer to the next one
        self._keep(key, reply.content)
        if shelf is not None:
            shelf.put(key, reply.content)

    def _fail(self, job: _Job) -> None:
        error = TorneoError("chances-unanswered", seconds=round(self._limit))
        self._failed[job.key] = (monotonic(), error)
        while len(self._failed) > _KEPT:
            self._failed.pop(next(iter(self._failed)))

    # -- the end -------------------------------------------------------------------------------------------------------

    def _end_process(self) -> None:
        """For the thread alone: it reads what the process writes."""
        if self._process is not None:
            self._process.close()
            self._process = None

    def close(self) -> None:
        """Stop at once, whatever is being answered."""
        with self._changed:
            self._is_over = True
            if self._process is not None:
                self._process.end()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=5)
            self._thread = None


def _rank(question: Question) -> int:
    """What many look at goes first, then what one supposes, then how it was."""
    return 2 if question.kind == "step" else 1 if question.what_if else 0


class _Process:
    """The process that answers, and the two ends that lead to it."""

    def __init__(self, site: Site, program: str) -> None:
        folder, ledger = site.places
        # One processor is left to those who wait for pages.
        one = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
        one["PYTHONHASHSEED"] = "0"  # sets have the same order in each: see `questions.step_version`
        self._popen = subprocess.Popen(  # noqa: S603 - our own program, no shell, no text of anybody else
            [sys.executable, "-m", program, str(folder), str(ledger or "")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **one},
            start_new_session=True,  # an interrupt at the terminal is the server's; it ends us itself
        )

    @property
    def is_alive(self) -> bool:
        return self._popen.poll() is None

    def ask(self, message: bytes, limit: float) -> Reply | None:
        """The reply to an order; None: there was none within the limit, and the process has ended."""
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        timer = Timer(limit, self._popen.kill)
        timer.daemon = True
        timer.start()
        try:
            write_message(self._popen.stdin, message)  # type: ignore[arg-type]
            content = read_message(self._popen.stdout)  # type: ignore[arg-type]
        except (OSError, ValueError):
            content = None
        finally:
            timer.cancel()
        if content is None:
            self.end()
            return None
        return msgspec.msgpack.decode(content, type=Reply)

    def end(self) -> None:
        """End it now; nothing that it does is lost that could not be done again."""
        self._popen.kill()
        with suppress(subprocess.TimeoutExpired):
            self._popen.wait(timeout=5)

    def close(self) -> None:
        """Give back its two ends; for when nobody reads from them any more."""
        self.end()
        for each in (self._popen.stdin, self._popen.stdout):
            if each is not None:
                with suppress(OSError):  # what could not be written any more
                    each.close()
