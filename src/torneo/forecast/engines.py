"""Where blocks are played: threads of this process, other processes, or a Dask cluster. One protocol, the same counts.

Every engine calls one named function with plain arguments (`playing.play_blocks`): a program of arrays, numbers, and the
expected goals of the blocks. Counts are added up, so neither the engine nor its number of workers changes a byte.
"""

import os
from collections.abc import Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any, Protocol

from torneo.forecast.layout import Floats
from torneo.forecast.playing import Tally, play_blocks
from torneo.forecast.steps import Program
from torneo.model import ConflictError, UsageError

ENGINES = ("inline", "pool", "dask://host:port")

CONNECT_SECONDS = 3
"""How long a Dask scheduler may take to answer."""


@dataclass(frozen=True, slots=True)
class Job:
    """Some blocks in a row, with the expected goals of their pairings."""

    first_block: int
    seasons: tuple[int, ...]
    home: Floats
    away: Floats
    rho: Floats


class Engine(Protocol):
    """Plays jobs of one program, in any order."""

    @property
    def workers(self) -> int: ...

    def start(self, program: Program, seed: int) -> None:
        """Get ready for a program."""
        ...

    def submit(self, job: Job) -> Any:
        """Begin a job; what comes back goes into `done`."""
        ...

    def done(self, waiting: list[Any]) -> tuple[list[Tally], list[Any]]:
        """What has been finished of the jobs waiting, and what is still waiting; waits for one at least."""
        ...

    def close(self) -> None:
        """Stop at once: jobs that have not begun never will."""
        ...


def engine_of(name: str, *, workers: int | None = None) -> Engine:
    """The engine that a name asks for.

    Args:
        workers: Threads or processes; None: one for each core. A cluster has its own.

    Raises:
        UsageError: `engine-unknown` (found, known).
        ConflictError: `dask-missing`; `dask-no-answer` (address, seconds).
    """
    count = workers or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else workers or 1
    if name == "inline":
        return Threads(count)
    if name == "pool":
        return Processes(count)
    if name.startswith("dask://") and len(name) > len("dask://"):
        return Cluster(name.removeprefix("dask://"))
    raise UsageError("engine-unknown", found=name, known=ENGINES)


@dataclass(slots=True)
class _Pool:
    """What threads and processes share."""

    workers: int
    executor: Executor | None = None
    program: Program | None = None
    seed: int = 0

    def submit(self, job: Job) -> Any:
        assert self.executor is not None
        assert self.program is not None
        return self.executor.submit(
            play_blocks, self.program, self.seed, job.first_block, job.seasons, job.home, job.away, job.rho
        )

    def done(self, waiting: list[Future[Tally]]) -> tuple[list[Tally], list[Future[Tally]]]:
        finished, left = wait(waiting, return_when=FIRST_COMPLETED)
        return [one.result() for one in finished], list(left)

    def close(self) -> None:
        if self.executor is not None:
            self.executor.shutdown(wait=False, cancel_futures=True)
            self.executor = None


@dataclass(slots=True)
class Threads(_Pool):
    """Threads of this process: the compiled loops run beside each other."""

    def start(self, program: Program, seed: int) -> None:
        self.close()
        self.program, self.seed = program, seed
        self.executor = ThreadPoolExecutor(self.workers, thread_name_prefix="torneo")


_SHARED: dict[str, Any] = {}


def _receive(program: Program, seed: int) -> None:
    """What a new process is told once."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked hears it and says what was done
    _SHARED["program"], _SHARED["seed"] = program, seed


def _play_shared(
    first_block: int, seasons: tuple[int, ...], home: Floats, away: Floats, rho: Floats
) -> Tally:
    return play_blocks(_SHARED["program"], _SHARED["seed"], first_block, seasons, home, away, rho)


@dataclass(slots=True)
class Processes(_Pool):
    """Processes of their own on this machine."""

    def start(self, program: Program, seed: int) -> None:
        self.close()
        self.program, self.seed = program, seed
        self.executor = ProcessPoolExecutor(
            self.workers, mp_context=get_context("spawn"), initializer=_receive, initargs=(program, seed)
        )

    def submit(self, job: Job) -> Any:
        assert self.executor is not None
        return self.executor.submit(_play_shared, job.first_block, job.seasons, job.home, job.away, job.rho)

    def close(self) -> None:
        executor = self.executor
        if isinstance(executor, ProcessPoolExecutor):
            processes = list((executor._processes or {}).values())  # noqa: SLF001 - a block may run for a while
            executor.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()
            for process in processes:
                process.join()
        self.executor = None


@dataclass(slots=True)
class Cluster:
    """Workers of a Dask scheduler, which have torneo installed."""

    address: str
    client: Any = None
    program: Any = None
    seed: int = 0
    running: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        try:
            from distributed import Client
        except ImportError as problem:
            raise ConflictError("dask-missing", address=self.address) from problem
        import logging

        heard = logging.getLogger("distributed")
        level = heard.level
        heard.setLevel(logging.CRITICAL)
        try:
            self.client = Client(  # type: ignore[no-untyped-call]
                self.address if "://" in self.address else f"tcp://{self.address}",
                timeout=CONNECT_SECONDS,
                set_as_default=False,
            )
        except (OSError, ValueError, TypeError) as problem:
            raise ConflictError("dask-no-answer", address=self.address, seconds=CONNECT_SECONDS) from problem
        finally:
            heard.setLevel(level)

    @property
    def workers(self) -> int:
        return max(1, int(sum(self.client.nthreads().values())))

    def start(self, program: Program, seed: int) -> None:
        if not self.client.nthreads():
            raise ConflictError("dask-no-workers", address=self.address)
        self.program = self.client.scatter(program, broadcast=True, hash=False)
        self.seed = seed

    def submit(self, job: Job) -> Any:
        future = self.client.submit(
            play_blocks,
            self.program,
            self.seed,
            job.first_block,
            job.seasons,
            job.home,
            job.away,
            job.rho,
            pure=False,
        )
        self.running.append(future)
        return future

    def done(self, waiting: list[Any]) -> tuple[list[Tally], list[Any]]:
        from distributed import wait as wait_for

        with self.client.as_current():
            finished, left = wait_for(waiting, return_when="FIRST_COMPLETED")  # type: ignore[no-untyped-call]
        for one in finished:
            self.running.remove(one)
        return [one.result() for one in finished], list(left)

    def close(self) -> None:
        if self.client is None:
            return
        with suppress(OSError, TimeoutError):
            if self.running:
                self.client.cancel(self.running, force=True)
            self.client.close(timeout=CONNECT_SECONDS)
        self.client = None
        self.running = []


def each_of(jobs: Iterator[Job], engine: Engine) -> Iterator[Tally]:
    """The counts of all jobs as they come in; only as many jobs wait as keep the workers busy."""
    waiting: list[Any] = []
    is_over = False
    while True:
        while not is_over and len(waiting) < 2 * engine.workers + 1:
            job = next(jobs, None)
            if job is None:
                is_over = True
            else:
                waiting.append(engine.submit(job))
        if not waiting:
            return
        finished, waiting = engine.done(waiting)
        yield from finished
