"""The kinds of entries: what can happen in a competition, said once.

Each payload is a frozen struct; its tag is the kind of the entry. Text, integers, booleans and lists of them only,
so that the canonical JSON of an entry is the same on every machine. Who recorded it, when it holds, why, by which
clause and what it corrects stand in the entry itself (`ledger.chain.Entry`).

Personal data never stands here: people are ids and commitments, their names live in the person vault.
"""

from typing import Literal

import msgspec


class Payload(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, tag_field="kind"):
    """Root of all payloads."""


class LedgerOpened(Payload, frozen=True, tag="ledger_opened"):
    """First entry: which version of the format wrote it."""

    format: int
    name: str = ""


class LedgerAccepted(Payload, frozen=True, tag="ledger_accepted"):
    """A person vouches for a ledger whose anchor was missing or longer, after a restore."""

    anchor_sequence: int | None
    anchor_hash: str | None
    head_sequence: int


class RegulationAdopted(Payload, frozen=True, tag="regulation_adopted"):
    """The regulation in force from `effective_at` on; a second one for an edition is an amendment."""

    edition: str
    file: str
    text: str
    """canonical JSON of the regulation, after `like` has been applied"""
    digest: str
    """SHA-256 of `text`, hexadecimal"""


class RegisterAdopted(Payload, frozen=True, tag="register_adopted"):
    """The register of clubs and venues from now on."""

    file: str
    text: str
    digest: str


class PlacesFilled(Payload, frozen=True, tag="places_filled"):
    """Teams that arrive by a place of [entry], named by hand, in order."""

    edition: str
    place: str
    teams: tuple[str, ...]


class DrawMade(Payload, frozen=True, tag="draw_made"):
    """The outcome of a draw: members of groups, or pairs (home side first), and byes."""

    edition: str
    stage: str
    seed: int | None = None
    groups: dict[str, tuple[str, ...]] = {}
    pairs: tuple[tuple[str, str], ...] = ()
    byes: tuple[str, ...] = ()


class FixtureLine(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One match of a fixture list. `kickoff`: ISO instant in UTC; `day`: local date at the venue."""

    id: str
    round: int
    home: str
    away: str
    day: str | None = None
    kickoff: str | None = None
    venue: str | None = None
    neutral: bool = False


class FixturesPublished(Payload, frozen=True, tag="fixtures_published"):
    """The fixture list of a stage; a second one replaces every match that has no result.

    `extra`: these matches join the list and replace nothing (a play-off about a place).
    """

    edition: str
    stage: str
    matches: tuple[FixtureLine, ...]
    method: str = ""
    seed: int | None = None
    extra: bool = False


class MatchScheduled(Payload, frozen=True, tag="match_scheduled"):
    """Day, kick-off or venue of a match that had none, or a plain change without a postponement."""

    match: str
    day: str | None = None
    kickoff: str | None = None
    venue: str | None = None


class MatchPostponed(Payload, frozen=True, tag="match_postponed"):
    """Moved before its start; without a new day it stands on the list of undated matches."""

    match: str
    day: str | None = None
    kickoff: str | None = None
    venue: str | None = None
    from_day: str | None = None
    """the day it was planned for, where the ledger does not know it from an entry before"""


Claim = Literal["confirmed", "claimed", "protested"]


class ResultRecorded(Payload, frozen=True, tag="result_recorded"):
    """A result; corrections and awarded results are further entries of this kind that supersede it.

    Scores are text, home first: "2-1". `home` and `away` name the sides as played, where they differ from the
    fixture list. `winner`: home or away, only where the figures do not say it.
    """

    match: str
    score: str | None = None
    status: Literal["played", "awarded", "walkover", "double_loss", "not_played", "abandoned", "expunged"] = (
        "played"
    )
    after_90: str | None = None
    penalties: str | None = None
    half_time: str | None = None
    decided: str = "play"
    winner: Literal["home", "away"] | None = None
    home: str | None = None
    away: str | None = None
    day: str | None = None
    claim: Claim = "confirmed"
    by: str = ""
    """the club that claims it; empty: it speaks for neither side"""


class ResultConfirmed(Payload, frozen=True, tag="result_confirmed"):
    """A claimed result, or one whose protest was turned down, is official."""

    match: str
    entry: int | None = None
    """which claim, where there are several that differ; None: the result as it stands"""


class ProtestLodged(Payload, frozen=True, tag="protest_lodged"):
    """A result is under protest; the regulation says whether it counts meanwhile."""

    match: str
    by: str


class PostponementRequested(Payload, frozen=True, tag="postponement_requested"):
    """A club asks for another day, kick-off or venue; its opponent answers, then the league decides."""

    match: str
    by: str
    day: str | None = None
    kickoff: str | None = None
    venue: str | None = None
    answer_by: str | None = None
    """last day on which the opponent may answer"""


Party = Literal["opponent", "league"]


class PostponementAnswered(Payload, frozen=True, tag="postponement_answered"):
    """The opponent, or the league, agrees to a request or refuses it; an approval comes with the new plan of the match."""

    match: str
    request: int
    """sequence of the request"""
    party: Party
    agrees: bool
    by: str = ""
    """the club that answers; empty for the league"""


class PostponementWithdrawn(Payload, frozen=True, tag="postponement_withdrawn"):
    """The club that asked no longer does."""

    match: str
    request: int


class AppealLodged(Payload, frozen=True, tag="appeal_lodged"):
    """A club appeals against a ruling. Where the entry `supersedes` the ruling, that waits until the appeal is decided."""

    edition: str
    ruling: int
    """sequence of the ruling"""
    by: str


class AppealDecided(Payload, frozen=True, tag="appeal_decided"):
    """The end of the appeal that the entry `supersedes`: a ruling that waited holds again unless it was upheld.

    What follows from an appeal that was upheld stands in further entries, which revoke or replace the ruling.
    """

    edition: str
    appeal: int
    """sequence of the appeal"""
    ruling: int
    by: str
    upheld: bool


class StageClosed(Payload, frozen=True, tag="stage_closed"):
    """The organiser confirms a stage as it stands; its tables are asserted along with it."""

    edition: str
    stage: str


class PointsRuled(Payload, frozen=True, tag="points_ruled"):
    """Points given or taken by decision in a table: `table` is a reference such as `grupos` or `grupos.B`."""

    edition: str
    table: str
    team: str
    points: int


class TeamWithdrawn(Payload, frozen=True, tag="team_withdrawn"):
    """A club leaves, or is expelled, in mid-season; the regulation says what becomes of its results.

    `results`: a ruling that says otherwise. `stage`: only that stage, None: the edition.
    """

    edition: str
    team: str
    stage: str | None = None
    expelled: bool = False
    results: Literal["annulled", "stand", "awarded"] | None = None


class LotsDrawn(Payload, frozen=True, tag="lots_drawn"):
    """Clubs still level in a table, in the order drawn."""

    edition: str
    table: str
    order: tuple[str, ...]
    seed: int | None = None


TieDecision = Literal["lots", "ruling", "walkover", "unknown"]


class TieDecided(Payload, frozen=True, tag="tie_decided"):
    """Who goes through where no match says so: lots, a ruling, or a source that names the winner alone."""

    edition: str
    stage: str
    tie: str
    winner: str
    decided: TieDecision = "ruling"


class AwardRefused(Payload, frozen=True, tag="award_refused"):
    """A condition that people judge was not met: the next in order gets the award (`award` counts from 1 in the file)."""

    edition: str
    award: int
    team: str


class PlayerRegistered(Payload, frozen=True, tag="player_registered"):
    """A player joins a squad list: an opaque id and a salted commitment to what the vault holds of him."""

    edition: str
    team: str
    person: str
    commitment: str
    position: str = ""


class PlayerReleased(Payload, frozen=True, tag="player_released"):
    """A player leaves a squad list."""

    edition: str
    team: str
    person: str


class PersonErased(Payload, frozen=True, tag="person_erased"):
    """The vault no longer holds this person; commitments to him can no longer be checked."""

    person: str


class PlaceAsserted(Payload, frozen=True, tag="place_asserted"):
    """A source says who finished where; replay yields it, `progression` the finding when it differs.

    `place`: a reference such as `descentralizado.1` or `acumulada.15-16`; the teams of a range stand in any order.
    """

    edition: str
    place: str
    teams: tuple[str, ...]


class TableRow(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A row of an asserted table; None where it was not printed."""

    team: str
    pos: int | None = None
    played: int | None = None
    won: int | None = None
    drawn: int | None = None
    lost: int | None = None
    gf: int | None = None
    ga: int | None = None
    points: int | None = None


class TableAsserted(Payload, frozen=True, tag="table_asserted"):
    """A source, or the organiser at the close of a stage, says: this was the table."""

    edition: str
    table: str
    rows: tuple[TableRow, ...]


class EntryRevoked(Payload, frozen=True, tag="entry_revoked"):
    """The entry named by `supersedes` has no effect any more and nothing takes its place."""


AnyPayload = (
    LedgerOpened
    | LedgerAccepted
    | RegulationAdopted
    | RegisterAdopted
    | PlacesFilled
    | DrawMade
    | FixturesPublished
    | MatchScheduled
    | MatchPostponed
    | ResultRecorded
    | ResultConfirmed
    | ProtestLodged
    | PostponementRequested
    | PostponementAnswered
    | PostponementWithdrawn
    | AppealLodged
    | AppealDecided
    | StageClosed
    | PointsRuled
    | TeamWithdrawn
    | LotsDrawn
    | TieDecided
    | AwardRefused
    | PlayerRegistered
    | PlayerReleased
    | PersonErased
    | PlaceAsserted
    | TableAsserted
    | EntryRevoked
)
