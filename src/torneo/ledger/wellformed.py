"""What a payload must be like to be recorded: typed, readable, the same bytes on every machine."""

from datetime import date, datetime

import msgspec

from torneo.ledger.entries import (
    AnyPayload,
    FixturesPublished,
    MatchPostponed,
    MatchScheduled,
    PostponementAnswered,
    PostponementRequested,
    PostponementWithdrawn,
    ProtestLodged,
    ResultConfirmed,
    ResultRecorded,
)
from torneo.model import Decision, Score, UsageError

_READ: msgspec.json.Decoder[AnyPayload] = msgspec.json.Decoder(AnyPayload)
_OF_A_MATCH = (
    MatchScheduled,
    MatchPostponed,
    ResultRecorded,
    ResultConfirmed,
    ProtestLodged,
    PostponementRequested,
    PostponementAnswered,
    PostponementWithdrawn,
)
_MOVED = (MatchScheduled, MatchPostponed, PostponementRequested)


def check_payload(payload: AnyPayload) -> None:
    """Refuse what replay could not read back.

    Raises:
        UsageError: `entry-malformed` (types: what), `bad-score`, `bad-day`, `bad-instant`, `bad-match-id`,
            `bad-decision`; each with the text found.
    """
    try:
        _READ.decode(msgspec.json.encode(payload))
    except (msgspec.ValidationError, TypeError, OverflowError, UnicodeEncodeError) as error:
        raise UsageError("entry-malformed", kind=kind_of(payload), what=str(error)) from error
    if isinstance(payload, _OF_A_MATCH):
        _check_match(payload.match)
    if isinstance(payload, _MOVED):
        _check_day(payload.day)
        _check_instant(payload.kickoff)
    if isinstance(payload, MatchPostponed):
        _check_day(payload.from_day)
    if isinstance(payload, PostponementRequested):
        _check_day(payload.answer_by)
    if isinstance(payload, ResultRecorded):
        _check_result(payload)
    if isinstance(payload, FixturesPublished):
        for line in payload.matches:
            _check_match(line.id)
            _check_day(line.day)
            _check_instant(line.kickoff)


def kind_of(payload: object) -> str:
    """The kind of an entry with this payload, as it is written."""
    return str(type(payload).__struct_config__.tag) if isinstance(payload, msgspec.Struct) else "?"


def _check_result(payload: ResultRecorded) -> None:
    for score in (payload.score, payload.after_90, payload.penalties, payload.half_time):
        if score is not None:
            Score.parse(score)
    if payload.decided not in set(Decision):
        raise UsageError("bad-decision", found=payload.decided, expected=tuple(Decision))
    _check_day(payload.day)


def _check_match(match: str) -> None:
    parts = match.split("/", 2)
    if len(parts) < 3 or not all(parts):
        raise UsageError("bad-match-id", found=match)


def _check_day(text: str | None) -> None:
    try:
        fine = text is None or date.fromisoformat(text).isoformat() == text
    except ValueError:
        fine = False
    if not fine:
        raise UsageError("bad-day", found=text)


def _check_instant(text: str | None) -> None:
    try:
        fine = text is None or datetime.fromisoformat(text).utcoffset() is not None
    except ValueError:
        fine = False
    if not fine:
        raise UsageError("bad-instant", found=text)
