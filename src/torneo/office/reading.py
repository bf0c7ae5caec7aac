"""Reading what somebody names on the command line or in a program."""

from pathlib import Path

from torneo.model import NotFoundError


def content_of(file: Path) -> bytes:
    """What a file holds. Raises `NotFoundError` `no-such-file` (file, problem)."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise NotFoundError("no-such-file", file=str(file), problem=error.strerror or str(error)) from error
