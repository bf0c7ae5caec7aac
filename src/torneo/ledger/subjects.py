"""What an entry is about: its subject, its edition and its stage, told from the payload."""

from torneo.ledger.entries import (
    AnyPayload,
    AppealDecided,
    AppealLodged,
    AwardRefused,
    DrawMade,
    EntryRevoked,
    FixturesPublished,
    LedgerAccepted,
    LedgerOpened,
    LotsDrawn,
    MatchPostponed,
    MatchScheduled,
    PersonErased,
    PlaceAsserted,
    PlacesFilled,
    PlayerRegistered,
    PlayerReleased,
    PointsRuled,
    PostponementAnswered,
    PostponementRequested,
    PostponementWithdrawn,
    ProtestLodged,
    RegisterAdopted,
    RegulationAdopted,
    ResultConfirmed,
    ResultRecorded,
    StageClosed,
    TableAsserted,
    TeamWithdrawn,
    TieDecided,
)

LEDGER = "ledger"
REGISTER = "register"

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
_OF_A_TEAM = (TeamWithdrawn, PlayerRegistered, PlayerReleased, AwardRefused, PointsRuled)


def subject_of(payload: AnyPayload) -> str:
    """What the entry is about unless its writer says otherwise; two entries clash only over one subject.

    A match is its id, a stage `edition/stage`, a table `edition/table/..`, a squad `edition/team/..`, a place
    `edition/place/..`, an appeal `edition/ruling/..`. Empty for a revocation: it is about what the revoked entry was about.
    """
    match payload:
        case LedgerOpened() | LedgerAccepted():
            return LEDGER
        case RegisterAdopted():
            return REGISTER
        case RegulationAdopted():
            return payload.edition
        case PlacesFilled() | PlaceAsserted():
            return f"{payload.edition}/place/{payload.place}"
        case AppealLodged() | AppealDecided():
            return f"{payload.edition}/ruling/{payload.ruling}"
        case DrawMade() | FixturesPublished() | StageClosed():
            return f"{payload.edition}/{payload.stage}"
        case TieDecided():
            return f"{payload.edition}/{payload.stage}/{payload.tie}"
        case LotsDrawn() | TableAsserted():
            return f"{payload.edition}/table/{payload.table}"
        case PersonErased():
            return f"person/{payload.person}"
        case EntryRevoked():
            return ""
        case _ if isinstance(payload, _OF_A_TEAM):
            return f"{payload.edition}/team/{payload.team}"
        case _:
            assert isinstance(payload, _OF_A_MATCH)
            return payload.match


def edition_of(payload: AnyPayload) -> str:
    """The edition an entry moves; empty where it moves none or all of them."""
    if isinstance(payload, _OF_A_MATCH):
        return payload.match.partition("/")[0]
    edition: str = getattr(payload, "edition", "")
    return edition


def stage_of(match: str) -> tuple[str, str]:
    """Edition and stage of a match, from its id `edition/stage/..`."""
    edition, _, rest = match.partition("/")
    return edition, rest.partition("/")[0]


def sides_of(match: str) -> tuple[str, str]:
    """Home and away side of a league match, from its id `edition/stage/home-v-away[.2]`; empty in a tie."""
    home, found, away = match.rpartition("/")[2].partition("-v-")
    return (home, away.partition(".")[0]) if found else ("", "")
