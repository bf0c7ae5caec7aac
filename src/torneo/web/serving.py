"""Runs the application: one process or several on one ledger, until somebody stops it.

The socket is opened before anything else, so that a port in use is said in a sentence; workers inherit it.
"""

import ctypes
import gc
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.supervisors import Multiprocess

from torneo.model import ConflictError, UsageError
from torneo.web.protocol import BoundedHttp
from torneo.web.settings import Settings, site_at

if TYPE_CHECKING:
    from fastapi import FastAPI

_HANDED_ON = "TORNEO_SERVE"
"""Environment variable by which a worker process is told its settings."""
_ARENAS_MOST = -8
"""`M_ARENA_MAX` of glibc's `malloc.h`."""
_PATIENCE = 5
"""Seconds that requests under way are given when the server stops."""


def serve(settings: Settings, *, announce: Callable[[Settings], None]) -> None:
    """Serve until interrupted or terminated; requests under way are finished.

    Args:
        announce: is called once the address is ours, with the settings as they became: the port that was free.

    Raises:
        NotFoundError: `folder-missing`, `folder-not-a-folder`.
        ConflictError: `port-in-use` (host, port).
        UsageError: `address-unknown` (host, port, what).
    """
    listening = bound(settings.host, settings.port)
    settings = replace(settings, port=listening.getsockname()[1])
    with listening, _ending_quietly():
        if settings.workers > 1:
            site_at(settings).close()  # says now what each worker would say on its own
            os.environ[_HANDED_ON] = settings.to_text()
            config = _config(f"{__name__}:worker_app", settings)
            announce(settings)
            Multiprocess(config, [listening]).run()
        else:
            server = uvicorn.Server(_config(_app(settings), settings))
            announce(settings)
            server.run([listening])


def worker_app() -> "FastAPI":
    """The application of one of several worker processes."""
    return _app(Settings.from_text(os.environ[_HANDED_ON]))


def _app(settings: Settings) -> "FastAPI":
    """Loaded where it serves: who only watches over workers need not wait for it."""
    gc.disable()  # nothing that is loaded now is waste
    from torneo.web import tidying
    from torneo.web.app import create_app

    _share_memory()
    app = create_app(settings)
    tidying.begin()
    gc.enable()
    return app


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises as `serve` does."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(2048)
    except (OSError, OverflowError) as error:
        listening.close()
        import errno

        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise ConflictError("port-in-use", host=host, port=port) from error
        raise UsageError(
            "address-unknown", host=host, port=port, what=getattr(error, "strerror", "") or str(error)
        ) from error
    listening.set_inheritable(True)
    return listening


def _config(app: "FastAPI | str", settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=settings.workers,
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        http=BoundedHttp,
        ws="none",
        timeout_graceful_shutdown=_PATIENCE,
        timeout_keep_alive=15,
    )


def _share_memory() -> None:
    """Let threads share two arenas of memory, where the C library is glibc: with one for each of them, a worker that
    makes pages on many threads holds some 20 MiB that nobody uses.
    """
    with suppress(AttributeError, OSError, TypeError):  # another library, or another system
        ctypes.CDLL(None).mallopt(_ARENAS_MOST, 2)


@contextmanager
def _ending_quietly() -> Iterator[None]:
    """A server that is told to stop has done well: the signal ends it, and is not an error."""
    before = {each: signal.signal(each, _heard) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _heard(*_: object) -> None:
    """The server has stopped; uvicorn hands the signal on once more when it is done."""
