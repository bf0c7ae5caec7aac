"""The process that answers what takes long: `python -m torneo.office.answering FOLDER LEDGER`.

It reads orders from its standard input and writes replies to its standard output, each as four bytes of length and a
message, until the input ends: so it goes when the server goes, however that ended. It is of low priority, and what it
may take of memory and processor is limited, because anybody may ask.
"""

import os
import signal
import sys
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from torneo.model import TorneoError
from torneo.office.folder import Workspace
from torneo.office.questions import Order, Question, Reply, answered, step_version
from torneo.office.site import Site

MEMORY_BYTES = 6 << 30
"""Addresses that the process may take; compiled loops and their tables need a good part of it without using it."""
_TRIES = 3
"""The ledger may grow while a question is being answered; then it is asked once more."""
_LENGTH = 4


class SetClock:
    """A clock that says what it is told: the server's time, wherever that has it from."""

    def __init__(self) -> None:
        self.at: datetime | None = None

    def now(self) -> datetime:
        assert self.at is not None
        return self.at


def write_message(out: BinaryIO, content: bytes) -> None:
    out.write(len(content).to_bytes(_LENGTH, "big") + content)
    out.flush()


def read_message(given: BinaryIO) -> bytes | None:
    """The next message; None: there is none any more."""
    length = given.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    size = int.from_bytes(length, "big")
    content = given.read(size)
    return content if len(content) == size else None


def main() -> None:
    """Answer orders until the input ends."""
    folder, ledger = sys.argv[1:3]
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever anybody prints is no reply
    _be_modest()
    clock = SetClock()
    site = Site(folder, ledger=Path(ledger) if ledger else None, clock=clock)
    while (message := read_message(sys.stdin.buffer)) is not None:
        order = msgspec.msgpack.decode(message, type=Order)
        clock.at = order.now
        write_message(own, msgspec.msgpack.encode(reply_to(site, order)))
    site.close()


def reply_to(site: Site, order: Order) -> Reply:
    """Answer one order; what goes wrong is told in the log and in the reply."""
    version = ""
    try:
        for _ in range(_TRIES):
            site.look_again()
            version = site.version()
            with site.writing() as workspace:
                content = answered(workspace, order.question)
                kept_under = _version(workspace, order.question, version)
            if site.version() == version:
                return Reply(kept_under, content)
    except TorneoError as error:
        sys.stderr.write(f"torneo: {error}\n")
    except Exception:  # noqa: BLE001 - one question that fails must not end the process for all others
        traceback.print_exc()
    return Reply(version, is_broken=True)


def _version(workspace: Workspace, question: Question, version: str) -> str:
    """What the answer is kept under: the forecast of a day hangs on nothing that came later."""
    if question.kind != "step" or question.as_of is None:
        return version
    return step_version(workspace, question.as_of, question.known_at)


def _be_modest() -> None:
    """Low priority and bounds; a system that has none of it goes without."""
    with suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a server that is interrupted ends its input
    with suppress(AttributeError, OSError):
        os.nice(10)
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = MEMORY_BYTES if most == resource.RLIM_INFINITY else min(MEMORY_BYTES, most)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))


if __name__ == "__main__":
    main()
