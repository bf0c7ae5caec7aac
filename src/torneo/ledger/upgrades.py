"""Old versions of payloads, brought up to today's when read; what is stored never changes.

A kind whose payload changes its meaning gets the next number in `VERSIONS` and a function in `UPGRADES` that turns
the plain JSON of the version before into it. A new field with a default needs neither.
"""

from collections.abc import Callable, Mapping
from typing import Any

from torneo.model import StorageError

Plain = dict[str, Any]
Upgrade = Callable[[Plain], Plain]

VERSIONS: Mapping[str, int] = {}
"""Today's version of each kind's payload; 1 where it is not named."""

UPGRADES: Mapping[tuple[str, int], Upgrade] = {}
"""(kind, old version) -> how to say it in the next version."""


def upgraded(
    payload: Plain,
    *,
    kind: str,
    version: int,
    sequence: int,
    versions: Mapping[str, int] = VERSIONS,
    upgrades: Mapping[tuple[str, int], Upgrade] = UPGRADES,
) -> Plain:
    """The payload in today's version.

    Raises:
        StorageError: `entry-version-unknown`, with sequence, kind, version and the newest known here.
    """
    newest = versions.get(kind, 1)
    if version > newest:
        raise StorageError(
            "entry-version-unknown", sequence=sequence, kind=kind, version=version, newest=newest
        )
    for step in range(version, newest):
        if (kind, step) not in upgrades:
            raise StorageError(
                "entry-version-unknown", sequence=sequence, kind=kind, version=version, newest=newest
            )
        payload = upgrades[kind, step](dict(payload))
    return payload
