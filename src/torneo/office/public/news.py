"""What has been recorded since somebody last looked, told to everybody: kinds and ids, never a person.

Pages that are open listen to this and then ask for the parts they show; so nothing here needs to say how things stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from torneo.ledger import Entry, edition_of
from torneo.ledger.entries import (
    DrawMade,
    EntryRevoked,
    FixturesPublished,
    MatchPostponed,
    MatchScheduled,
    PersonErased,
    PlayerRegistered,
    PlayerReleased,
    ProtestLodged,
    RegisterAdopted,
    RegulationAdopted,
    ResultConfirmed,
    ResultRecorded,
)

MOST: Final = 50
"""Pieces of news that are told one by one; of more only that there were many."""

_RESULT = (ResultRecorded, ResultConfirmed, ProtestLodged)
_PLAN = (MatchScheduled, MatchPostponed)
_LIST = (FixturesPublished, DrawMade)
_RULES = (RegulationAdopted, RegisterAdopted)
_OF_PEOPLE = (PlayerRegistered, PlayerReleased, PersonErased)


@dataclass(frozen=True, slots=True)
class News:
    """One entry.

    `code`: `result`, `plan`, `fixtures`, `regulation`, `revoked`, `other`. `edition`, `match`: "" where there is none,
    or it is nobody's business.
    """

    entry: int
    code: str
    edition: str = ""
    match: str = ""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Everything that was recorded after entry `after`, up to `head`.

    Attributes:
        is_whole: `news` has every entry in between; else there were too many.
        is_other: the ledger is not the one that was listened to: it ends before `after`.
    """

    after: int
    head: int
    news: tuple[News, ...] = ()
    is_whole: bool = True
    is_other: bool = False


def bulletin(entries: Iterable[Entry], *, after: int, head: int) -> Bulletin:
    """The news in the entries that follow `after`, in their order; `head` is the last entry there was before them."""
    if head < after:
        return Bulletin(head, head, is_whole=False, is_other=True)
    told: list[News] = []
    count = 0
    for entry in entries:
        count += 1
        head = max(head, entry.sequence)
        if count <= MOST:
            told.append(news_of(entry))
    return Bulletin(after, head, tuple(told) if count <= MOST else (), is_whole=count <= MOST)


def news_of(entry: Entry) -> News:
    """An entry as everybody may hear of it."""
    payload = entry.payload
    match payload:
        case _ if isinstance(payload, _OF_PEOPLE):
            return News(entry.sequence, "other")
        case _ if isinstance(payload, _RESULT):
            return News(entry.sequence, "result", edition_of(payload), payload.match)
        case _ if isinstance(payload, _PLAN):
            return News(entry.sequence, "plan", edition_of(payload), payload.match)
        case _ if isinstance(payload, _LIST):
            return News(entry.sequence, "fixtures", payload.edition)
        case _ if isinstance(payload, _RULES):
            return News(entry.sequence, "regulation", edition_of(payload))
        case EntryRevoked():
            return News(entry.sequence, "revoked")
        case _:
            return News(entry.sequence, "other", edition_of(payload))
