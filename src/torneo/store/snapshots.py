"""Facts kept beside a ledger, so that it need not be replayed from its beginning. A cache: deleting it loses nothing.

Keyed by ledger position, the hash there, and the code that made them; damage is noticed by a checksum, and such a
snapshot counts as none. Stages are read when they are asked for.
"""

import hashlib
from collections.abc import Iterator, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from torneo.ledger.entries import (
    AwardRefused,
    LotsDrawn,
    PlaceAsserted,
    PlayerRegistered,
    PointsRuled,
    TableAsserted,
    TeamWithdrawn,
)
from torneo.ledger.facts import Adopted, AppealFact, Departure, Facts, Recorded, StageFacts
from torneo.ledger.replay import FACTS_VERSION
from torneo.model import EditionId
from torneo.store.anchor import write_durably

_MAGIC = b"torneo-facts 1\n"
Key = tuple[str, str]


def save_snapshot(path: Path, facts: Facts) -> bool:
    """Write the snapshot; False where it could not be written, which hurts nobody."""
    content = _encode(facts)
    try:
        write_durably(path, _MAGIC + hashlib.sha256(content).digest() + content)
    except OSError:
        return False
    return True


def load_snapshot(path: Path) -> Facts | None:
    """The facts of a snapshot; None: there is none, it is damaged, or other code made it."""
    try:
        text = path.read_bytes()
    except OSError:
        return None
    start = len(_MAGIC) + 32
    content = memoryview(text)[start:]
    if not text.startswith(_MAGIC) or text[len(_MAGIC) : start] != hashlib.sha256(content).digest():
        return None
    try:
        return _decode(content)
    except msgspec.MsgspecError:
        return None


@cache
def code_version() -> str:
    """Changes whenever the code changes that makes Facts: its files are part of the key."""
    digest = hashlib.sha256(str(FACTS_VERSION).encode())
    rooms = Path(__file__).resolve().parent.parent
    for file in sorted((*rooms.glob("ledger/*.py"), *rooms.glob("model/*.py"))):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


class LazyStages(MutableMapping[Any, StageFacts]):
    """Stages by (edition, stage), decoded on first use."""

    __slots__ = ("_stages",)

    def __init__(self, stages: dict[Key, bytes | StageFacts]) -> None:
        self._stages = stages

    def __getitem__(self, key: Key) -> StageFacts:
        found = self._stages[key]
        if isinstance(found, bytes):
            found = _STAGE.decode(found)
            self._stages[key] = found
        return found

    def __setitem__(self, key: Key, value: StageFacts) -> None:
        self._stages[key] = value

    def __delitem__(self, key: Key) -> None:
        del self._stages[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._stages)

    def __len__(self) -> int:
        return len(self._stages)

    def __copy__(self) -> "LazyStages":
        return LazyStages(dict(self._stages))

    def stored(self) -> list[tuple[str, str, bytes]]:
        """Each stage in bytes; what was never decoded is handed on as it is."""
        return [
            (edition, stage, facts if isinstance(facts, bytes) else _WRITE.encode(facts))
            for (edition, stage), facts in self._stages.items()
        ]


class _Stored(msgspec.Struct, array_like=True):
    """Facts with the keys that are pairs spelled out, which the format does not know."""

    code: str
    position: int
    head: str
    regulations: dict[str, tuple[Adopted, ...]]
    register: Adopted | None
    stages: list[tuple[str, str, bytes]]
    places: list[tuple[str, str, tuple[str, ...]]]
    points: tuple[Recorded[PointsRuled], ...]
    withdrawals: tuple[Recorded[TeamWithdrawn], ...]
    lots: tuple[Recorded[LotsDrawn], ...]
    refusals: tuple[Recorded[AwardRefused], ...]
    places_asserted: tuple[Recorded[PlaceAsserted], ...]
    tables_asserted: tuple[Recorded[TableAsserted], ...]
    players: list[tuple[str, str, tuple[Recorded[PlayerRegistered], ...]]]
    departures: list[tuple[str, str, tuple[Departure, ...]]]
    erased: list[str]
    appeals: tuple[AppealFact, ...] = ()


_WRITE = msgspec.msgpack.Encoder()
_READ: msgspec.msgpack.Decoder[_Stored] = msgspec.msgpack.Decoder(_Stored)
_STAGE: msgspec.msgpack.Decoder[StageFacts] = msgspec.msgpack.Decoder(StageFacts)
_AS_THEY_ARE = ("points", "withdrawals", "lots", "refusals", "places_asserted", "tables_asserted", "appeals")


def _encode(facts: Facts) -> bytes:
    stages = (
        facts.stages
        if isinstance(facts.stages, LazyStages)
        else LazyStages({(str(key[0]), str(key[1])): value for key, value in facts.stages.items()})
    )
    return _WRITE.encode(
        _Stored(
            code=code_version(),
            position=facts.position,
            head=facts.head,
            regulations={str(key): value for key, value in facts.regulations.items()},
            register=facts.register,
            stages=stages.stored(),
            places=[(*key, value) for key, value in facts.places.items()],
            players=[(*key, value) for key, value in facts.players.items()],
            departures=[(*key, value) for key, value in facts.departures.items()],
            erased=sorted(facts.erased),
            **{name: getattr(facts, name) for name in _AS_THEY_ARE},
        )
    )


def _decode(content: memoryview) -> Facts | None:
    stored = _READ.decode(content)
    if stored.code != code_version():
        return None
    return Facts(
        position=stored.position,
        head=stored.head,
        regulations={EditionId(key): value for key, value in stored.regulations.items()},
        register=stored.register,
        stages=LazyStages({(edition, stage): facts for edition, stage, facts in stored.stages}),
        places={(EditionId(edition), place): teams for edition, place, teams in stored.places},
        players={(EditionId(edition), team): squad for edition, team, squad in stored.players},
        departures={(EditionId(edition), team): left for edition, team, left in stored.departures},
        erased=frozenset(stored.erased),
        **{name: getattr(stored, name) for name in _AS_THEY_ARE},
    )
