"""What the API answers, as types: OpenAPI is made from them, and tests hold every answer against them."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Told(Model):
    """A fault among several."""

    code: str
    severity: str
    text: str


class Problem(Model):
    """What cannot be done, and why: a code and facts for programs, a sentence for people."""

    code: str = Field(examples=["no-edition"])
    text: str
    facts: dict[str, Any]
    findings: list[Told]


class ErrorAnswer(Model):
    """The one shape of every error."""

    error: Problem


class FindingModel(Model):
    """What an official should read about the data."""

    code: str
    severity: str
    subject: str
    file: str | None
    line: int | None
    column: int | None
    clause: str | None
    facts: dict[str, Any]
    text: str


class Reason(Model):
    """Why a club stands below the one above it."""

    code: str
    above: str
    clause: str | None
    text: str


class AdjustmentModel(Model):
    points: int
    reason: str


class RowModel(Model):
    """A row of a table."""

    pos: int
    team: str
    name: str
    played: int
    won: int
    drawn: int
    lost: int
    gf: int
    ga: int
    gd: int
    points: int
    shootout_wins: int
    shootout_losses: int
    bonus: int
    carried: int
    adjustments: list[AdjustmentModel]
    level_with: list[str]
    reason: Reason | None
    simulated: bool


class TableModel(Model):
    """A table. `id`: how it is asked for."""

    id: str
    group: str
    name: str
    complete: bool
    rows: list[RowModel]


class TablesModel(Model):
    edition: str
    version: str
    tables: list[TableModel]


class MatchModel(Model):
    """A match: plan, result and how that stands."""

    id: str
    edition: str
    stage: str | None
    round: int | None
    leg: int | None
    home: str
    away: str
    day: str | None
    kickoff: str | None
    venue: str | None
    score: str | None
    status: str | None
    decided_by: str | None
    claim: str | None
    counts: bool
    postponed_from: list[str]
    postponed_reason: str | None
    simulated: bool
    entry: int | None = Field(description="Entry of the ledger that holds the result.")
    claims: list[dict[str, Any]] = Field(description="Results claimed by clubs and not confirmed.")


class MatchesModel(Model):
    """A page of matches. `next`: the cursor of the next page, null on the last."""

    items: list[MatchModel]
    next: str | None


class TieModel(Model):
    id: str
    home: str
    away: str
    score: str | None
    aggregate: str | None
    penalties: str | None
    decided_by: str | None
    winner: str | None
    date: str | None
    postponed_from: str | None
    postponed_reason: str | None
    simulated: bool
    matches: list[dict[str, Any]]


class KnockoutModel(Model):
    id: str
    name: str
    complete: bool
    byes: list[str]
    ties: list[TieModel]


class BracketModel(Model):
    edition: str
    stages: list[KnockoutModel]


class AwardModel(Model):
    edition: str
    to: str
    points: int | None
    title: str | None
    place: str | None
    fine: str | None
    in_: str | None = Field(alias="in")
    when: str
    reason: str | None
    status: str
    credited_on: str | None
    simulated: bool


class StageModel(Model):
    id: str
    name: str
    kind: str
    complete: bool
    matches: int


class EditionModel(Model):
    id: str
    name: str
    competition: str
    season: str
    stages: list[StageModel]
    tables: list[str]
    honours: dict[str, str]


class SeasonModel(Model):
    """Every edition of the folder. `position`: the last entry of the ledger that was read."""

    version: str
    position: int
    editions: list[EditionModel]


class StepModel(Model):
    text: str


class WhyModel(Model):
    """Every criterion asked between two clubs, in order."""

    table: str
    first: str
    second: str
    steps: list[str]


class ClubModel(Model):
    """`home`: id of its ground."""

    id: str
    name: str
    city: str | None
    country: str | None
    home: str | None


class VenueModel(Model):
    """`pitches`: how many matches can be played at once; `timezone`: null where it is that of the edition."""

    id: str
    name: str
    city: str | None
    capacity: int | None
    pitches: int
    timezone: str | None


class RegisterModel(Model):
    clubs: list[ClubModel]
    venues: list[VenueModel]


class RegulationModel(Model):
    """The regulation in force; `text` is JSON in its canonical form, whose SHA-256 is `digest`."""

    edition: str
    file: str
    digest: str
    text: str


class EntriesModel(Model):
    """A page of the ledger. `next`: the cursor of the next page, null on the last."""

    items: list[dict[str, Any]]
    next: str | None


class VerifiedModel(Model):
    whole: bool
    entries: int
    head: str
    findings: list[FindingModel]


class MeModel(Model):
    """Who asks, and as what."""

    user: str | None
    name: str
    role: str
    grants: list[dict[str, str | None]]
    limits: list[str]


class HeldModel(Model):
    """A role that a user has, by the number under which it can be taken away."""

    number: int
    role: str
    scope: str | None
    since: str | None
    until: str | None


class UserModel(Model):
    """Somebody with an account. The ledger knows the id alone."""

    id: str
    login: str
    name: str
    is_locked: bool
    has_password: bool
    roles: list[HeldModel]


class UserGivenModel(Model):
    """A user, and the link by which they set a password; null where none is needed. It is told once."""

    user: UserModel
    password_link: str | None


class ForgottenModel(Model):
    """That an account is gone."""

    forgotten: str


class RevokedModel(Model):
    """That something is worth nothing any more."""

    revoked: str


class InvitationModel(Model):
    """An invitation. `link` is told once, when it is made."""

    id: str
    role: str
    scope: str | None
    since: str | None
    until: str | None
    note: str
    expires_at: str
    link: str | None


class EventModel(Model):
    """A line of the security log; `address` is a keyed hash."""

    sequence: int
    at: str
    kind: str
    user: str | None
    address: str | None
    facts: dict[str, str]


class EventsModel(Model):
    """A page of the security log."""

    items: list[EventModel]
    next: str | None


class ReceiptModel(Model):
    """That an entry is safe."""

    sequence: int
    hash: str
    recorded_at: str
    replayed: bool = Field(description="It had been recorded by an earlier request with the same key.")
    subject: str


class DoneModel(Model):
    """What a command did; of a preview what it would do, and then nothing was recorded."""

    preview: bool
    receipts: list[ReceiptModel]
    adopted: list[str]
    skipped: int
    effects: list[dict[str, Any]] = Field(description="Places, ties, seats and awards that moved.")
    rows: list[dict[str, Any]] = Field(description="Preview: lines of tables before and after.")
    matches: list[dict[str, Any]] = Field(description="Preview: matches before and after.")
    findings: list[FindingModel]
    more: dict[str, Any] = Field(description="What only this command gives back.")


class ScoreLinkModel(Model):
    """A link for scoring one match. `secret` is told once, when it is made."""

    id: str
    match: str
    name: str
    expires_at: str
    secret: str | None


class AnyModel(BaseModel):
    """Data whose keys are those of `--format json`."""

    model_config = ConfigDict(extra="allow")


class TransferModel(Model):
    """Points that a place of the edition `from` gives in `in`, a stage or table of the edition `to`."""

    from_: str = Field(alias="from")
    to: str
    in_: str = Field(alias="in")
    award: dict[str, Any]


class LinksModel(Model):
    """What an edition gives to others and gets from them; `rights`: places in other competitions."""

    edition: str
    given: list[TransferModel]
    taken: list[TransferModel]
    rights: list[dict[str, Any]]


class ChangeModel(Model):
    """Something that was changed after it had been said. `text`: the same in a sentence."""

    entry: int
    code: str
    text: str
    recorded_at: str
    role: str
    match: str | None
    reason: str | None
    clause: str | None
    source: str | None


class ArticleModel(Model):
    number: int
    title: str
    sentences: list[str]


class ChapterModel(Model):
    """Articles about one matter."""

    number: int
    title: str
    articles: list[ArticleModel]


class RevealedModel(Model):
    team: str
    place: str


class DrawnModel(Model):
    """A recorded draw. `seed` null: it was made elsewhere."""

    entry: int
    seed: int | None
    places: list[str]
    steps: list[RevealedModel]


class NamedModel(Model):
    id: str
    name: str


class FoundModel(Model):
    """What fits a search."""

    teams: list[NamedModel]
    editions: list[NamedModel]
    venues: list[NamedModel]
    matches: list[NamedModel]


class TaskModel(Model):
    """Something that waits for whoever asks. `kind`: `missing`, `disputed`, `claims`, `protests`, `undated`, `requests`,
    `appeals`, `draws`, `fixtures`, `lots`, `closings`; what it is about stands in the other fields.
    """

    kind: str
    edition: str
    match: str | None
    stage: str | None
    table: str | None
    entry: int | None = Field(description="Of the request or the appeal.")


class VersionModel(Model):
    """A version of a regulation: its entry, the day from which it holds, and what it changed against the one before."""

    entry: int
    day: str
    changes: list[dict[str, Any]]
