"""One regulation file as values: the edition, who enters, its stages, tables and awards, its matches and calendar."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StrictBool, StrictInt

from torneo.rules.squads import Discipline, Minutes, Squad
from torneo.rules.stages import Stage
from torneo.rules.table_rules import Common, RulesTable, Value
from torneo.rules.values import AsRef, AsRefs, ClockTime, Day, Id, Money, Name, ScoreText, Steps, Text


class Edition(Common):
    """[edition]: one competition in one season."""

    id: Id = Field(description="name of this edition for references", examples=["reservas-2014"])
    competition: Id = Field(description="what it is an edition of", examples=["reservas"])
    season: Text = Field(description="the season", examples=["2014"])
    country: str | None = Field(default=None, description="ISO code of the country", examples=["PE"])
    timezone: str | None = Field(
        default=None,
        description="IANA zone where a venue has none of its own; by default UTC",
        examples=["America/Lima"],
    )
    language: str | None = Field(default=None, description="language of its names", examples=["es"])
    team: Id = Field(
        default="first",
        description="which team of each club plays here: `first`, `reserves`, ..",
        examples=["reserves"],
    )
    previous: Id | None = Field(
        default=None,
        description="edition before; a link, need not be in the folder",
        examples=["reservas-2013"],
    )
    next: Id | None = Field(
        default=None,
        description="edition after; a link, need not be in the folder",
        examples=["reservas-2015"],
    )
    like: Text | None = Field(
        default=None,
        description="edition or preset that everything is taken over from but id, name, competition, season, team, "
        "previous, next, entry if given, record; tables merge key by key, lists of tables by `id`",
        examples=["apertura-2023"],
    )
    leaves_out: tuple[Text, ...] = Field(
        default=(), description="names of tables that `like` does not take over", examples=[["award"]]
    )


class EntryPlace(Value):
    """Rights to take part that are filled by awards of other editions, or by hand."""

    id: Id = Field(description="name for references", examples=["terceros"])
    count: StrictInt = Field(default=1, ge=1, description="how many teams", examples=[8])
    name: str | None = Field(default=None, description="text shown", examples=["Group thirds"])


class Entry(Common):
    """[entry]: who takes part."""

    teams: tuple[Id, ...] | None = Field(
        default=None,
        description="named teams; by default all clubs of the register, without one every team named "
        "in a group or pot",
        examples=[["boca", "river"]],
    )
    places: tuple[EntryPlace, ...] = Field(
        default=(),
        description="rights filled by awards of other editions or by hand, in order",
        examples=[[{"id": "terceros", "count": 8}]],
    )
    deadline: Day | None = Field(default=None, description="last day to sign up", examples=["2026-02-27"])
    fee: Money | None = Field(default=None, description="amount and currency", examples=["150 PEN"])
    max: StrictInt | None = Field(default=None, ge=1, description="most teams that may enter", examples=[16])


class Category(Common):
    """[[category]]: all stages, tables and awards exist once for each."""

    id: Id = Field(description="name for references", examples=["sub-12"])
    born_from: StrictInt | None = Field(
        default=None, description="born in this year or later", examples=[2014]
    )
    born_to: StrictInt | None = Field(
        default=None, description="born in this year or earlier", examples=[2016]
    )


class Table(Common):
    """[[table]]: over several stages, editions or records."""

    id: Id = Field(description="name for references", examples=["acumulada"])
    over: AsRefs = Field(
        description="stages, tables, records: matches, points, adjustments and awards of each count together",
        examples=[["apertura", "clausura"]],
    )
    of: AsRefs = Field(default=(), description="which teams; by default all", examples=["groups.*.3"])
    without: AsRefs = Field(
        default=(), description="teams whose matches do not count", examples=["groups.*.4"]
    )
    rules: RulesTable | None = Field(
        default=None,
        description="where they differ from the edition's",
        examples=[{"tiebreakers": ["points_per_game"]}],
    )


class RecordRow(Value):
    """A row of an earlier final table."""

    team: Text = Field(description="club", examples=["boca"])
    played: StrictInt = Field(ge=0, description="matches", examples=[38])
    points: StrictInt = Field(description="points", examples=[62])


class Record(Common):
    """[[record]]: an earlier edition known by its final table only."""

    id: Id = Field(description="name for references", examples=["temporada-2021"])
    rows: tuple[RecordRow, ...] = Field(
        default=(), description="the table", examples=[[{"team": "boca", "played": 38, "points": 62}]]
    )
    file: str | None = Field(
        default=None,
        description="instead: a CSV file with columns team, played, points beside the regulation",
        examples=["temporada-2021.csv"],
    )


def letters(value: Any) -> Any:
    """Groups from text: `"ADEF"` are four groups; names of several letters are separated by blanks."""
    if isinstance(value, str):
        return tuple(value.split()) if " " in value else tuple(value)
    return value


Letters = Annotated[tuple[Name, ...], BeforeValidator(letters)]


class Allocation(Common):
    """[[allocation]]: who goes where depends on where they come from."""

    id: Id = Field(description="name for references", examples=["third-for"])
    of: AsRef = Field(description="the teams, as a ranged reference", examples=["groups.thirds.1-4"])
    slots: dict[Name, Letters] = Field(
        description="slot = groups its team may come from", examples=[{"1B": "ADEF", "1C": "DEF"}]
    )
    rows: dict[str, Letters] = Field(
        default={},
        description="groups that came, in alphabetical order = group for each slot, in order of `slots`",
        examples=[{"ABCD": "ADBC"}],
    )
    file: str | None = Field(
        default=None,
        description="instead of rows: a CSV file with columns came, goes",
        examples=["thirds.csv"],
    )


AwardKind = Literal["title", "international", "promotion", "relegation", "playoff", "bonus", "penalty"]


class Award(Common):
    """[[award]]: what a place gives."""

    to: AsRefs = Field(
        description="who gets it; a list or range with `count` is an order of preference",
        examples=[["final.winner"]],
    )
    points: StrictInt | None = Field(default=None, description="points, with `in`", examples=[2])
    place: Text | None = Field(
        default=None,
        description="text, or a right to enter: edition:entry.id",
        examples=["sudamericana-2024:entry.terceros"],
    )
    title: Text | None = Field(default=None, description="an honour", examples=["Campeón nacional 2014"])
    fine: Money | None = Field(default=None, description="money", examples=["50 PEN"])
    in_: AsRef | None = Field(
        default=None,
        alias="in",
        description="stage or table where the points count",
        examples=["descentralizado-2014:acumulada"],
    )
    when: Literal["start", "end", "now"] | Day = Field(
        default="start",
        description="before its first match, after its last, when the place is settled, or a day",
        examples=["end"],
    )
    among: AsRef | None = Field(
        default=None, description="only if the team is in it as well", examples=["acumulada.1-8"]
    )
    subject_to: Text | None = Field(
        default=None,
        description="a condition that people judge; a refusal is recorded, the next in `to` follows",
        examples=["licence"],
    )
    count: StrictInt | None = Field(
        default=None, ge=1, description="how many; by default all of `to`, then nobody follows", examples=[1]
    )
    pool: Id | None = Field(
        default=None, description="a team holds one award of a pool in the whole folder", examples=["europa"]
    )
    rank: StrictInt | None = Field(
        default=None, description="awards of a pool are given in this order", examples=[2]
    )
    kind: AwardKind | None = Field(
        default=None,
        description="colour and legend of the place; by default from what it gives",
        examples=["relegation"],
    )


class Walkover(Value):
    """A side that does not appear."""

    score: ScoreText = Field(default="3-0", description="score for the side that did", examples=["3-0"])
    points: StrictInt = Field(default=0, description="points given besides (negative: taken)", examples=[-1])
    fine: Money | None = Field(default=None, description="money", examples=["50 PEN"])
    withdraw_after: StrictInt | None = Field(
        default=None, ge=1, description="number of walkovers after which the club is out", examples=[2]
    )
    both: Literal["double_loss", "not_played"] = Field(
        default="double_loss", description="neither side appears", examples=["double_loss"]
    )


Withdrawn = Literal["annulled", "stand", "awarded"]


class Withdrawal(Value):
    """Results of a club that leaves: struck, stand with the rest not played, or the rest by the walkover score."""

    first_half: Withdrawn = Field(
        default="annulled", description="it leaves before half of its matches", examples=["annulled"]
    )
    second_half: Withdrawn = Field(
        default="awarded", description="it leaves after half of its matches", examples=["awarded"]
    )


class MatchRules(Common):
    """[match]"""

    minutes: StrictInt = Field(default=90, ge=1, description="playing time", examples=[50])
    extra_time: StrictInt = Field(default=30, ge=0, description="minutes of extra time", examples=[20])
    players: StrictInt = Field(default=11, ge=1, description="players of a side", examples=[9])
    players_min: StrictInt = Field(default=7, ge=1, description="fewer on the pitch: abandoned", examples=[6])
    substitutes: StrictInt = Field(default=7, ge=0, description="players on the bench", examples=[12])
    substitutions: StrictInt = Field(default=5, ge=0, description="how many may be made", examples=[3])
    windows: StrictInt = Field(default=3, ge=0, description="stoppages for them", examples=[3])
    wait_minutes: StrictInt = Field(default=15, ge=0, description="then it is a walkover", examples=[15])
    counts: Literal["confirmed", "claimed"] = Field(
        default="confirmed", description="which results move the table", examples=["confirmed"]
    )
    under_protest: StrictBool = Field(
        default=True,
        description="whether a result under protest does, until it is ruled on",
        examples=[False],
    )
    walkover: Walkover = Field(
        default=Walkover(), description="a side does not appear", examples=[{"score": "3-0"}]
    )
    withdrawal: Withdrawal = Field(
        default=Withdrawal(), description="a club leaves", examples=[{"first_half": "annulled"}]
    )


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class CalendarRule(Common):
    """[[calendar.rule]]: a demand on the fixture list."""

    kind: Literal[
        "blackout",
        "fixed",
        "kickoff",
        "count",
        "breaks",
        "balance",
        "spread",
        "apart",
        "derby",
        "last_round_together",
        "first_and_last",
        "rest",
        "travel",
        "altitude",
    ] = Field(description="what it demands", examples=["blackout"])
    hard: StrictBool = Field(default=False, description="must hold", examples=[True])
    weight: StrictInt | None = Field(
        default=None, ge=1, description="cost of each breach, where it is not hard", examples=[5]
    )
    reason: Text | None = Field(default=None, description="why", examples=["Semana Santa"])
    teams: Steps | None = Field(default=None, description="whom it speaks of, `all` or ids", examples=["all"])
    against: Steps | None = Field(default=None, description="their opponents", examples=[["boca"]])
    matches: Literal["pairs"] | tuple[tuple[Text, Text], ...] | None = Field(
        default=None, description="named matches, or the `pairs` of `meets`", examples=["pairs"]
    )
    at: Literal["home", "away", "any"] | None = Field(default=None, description="where", examples=["home"])
    stage: Id | None = Field(default=None, description="in this stage", examples=["liga"])
    rounds: tuple[StrictInt, ...] = Field(default=(), description="in these rounds", examples=[[33, 34]])
    dates: tuple[Day, ...] = Field(default=(), description="on these days", examples=[["2026-04-04"]])
    days: StrictInt | tuple[Weekday, ...] | None = Field(
        default=None, description="days of the week; `rest`: days between matches", examples=[5]
    )
    venue: Text | None = Field(default=None, description="at this venue", examples=["monumental"])
    min: StrictInt | None = Field(default=None, ge=0, description="at least", examples=[1])
    max: StrictInt | None = Field(default=None, ge=0, description="at most", examples=[2])
    within: StrictInt | None = Field(
        default=None, ge=1, description="in so many rounds in a row", examples=[3]
    )


class Calendar(Common):
    """[calendar]"""

    mode: Literal["free", "phased", "mirrored", "english", "french", "inverted"] = Field(
        default="free", description="how the second half follows from the first", examples=["mirrored"]
    )
    from_: Day | None = Field(default=None, alias="from", description="first day", examples=["2026-03-14"])
    to: Day | None = Field(default=None, description="last day", examples=["2026-06-28"])
    days: tuple[Weekday, ...] = Field(
        default=(), description="days of the week", examples=[["saturday", "sunday"]]
    )
    kickoffs: tuple[ClockTime, ...] = Field(
        default=(), description="local times", examples=[["08:30", "11:00"]]
    )
    slot_minutes: StrictInt | None = Field(
        default=None, ge=1, description="a pitch is taken so long", examples=[40]
    )
    pitches: StrictInt | None = Field(default=None, ge=1, description="pitches for all", examples=[5])
    rest_days: StrictInt | None = Field(
        default=None, ge=0, description="days between a team's matches", examples=[3]
    )
    curtain_raiser: Literal["before", "after", "either"] = Field(
        default="before", description="on which side of the match it stands `alongside`", examples=["before"]
    )
    rule: tuple[CalendarRule, ...] = Field(
        default=(), description="demands", examples=[[{"kind": "blackout", "dates": ["2026-04-04"]}]]
    )


class Regulation(Value):
    """A regulation file."""

    torneo: Literal[1] = Field(description="version of the format, the first key", examples=[1])
    edition: Edition = Field(description="what it is", examples=[{"id": "liga-2026"}])
    entry: Entry = Field(
        default=Entry(), description="who takes part", examples=[{"teams": ["boca", "river"]}]
    )
    category: tuple[Category, ...] = Field(
        default=(), description="ages in one file", examples=[[{"id": "sub-12"}]]
    )
    rules: RulesTable = Field(
        default=RulesTable(),
        description="table rules for all stages and tables",
        examples=[{"tiebreakers": ["points"]}],
    )
    stage: tuple[Stage, ...] = Field(
        default=(), description="the stages", examples=[[{"id": "liga", "kind": "league"}]]
    )
    table: tuple[Table, ...] = Field(
        default=(), description="tables over several stages", examples=[[{"id": "acumulada"}]]
    )
    record: tuple[Record, ...] = Field(
        default=(), description="earlier final tables", examples=[[{"id": "temporada-2021"}]]
    )
    allocation: tuple[Allocation, ...] = Field(
        default=(), description="who goes where", examples=[[{"id": "third-for"}]]
    )
    award: tuple[Award, ...] = Field(
        default=(), description="what places give", examples=[[{"title": "Campeón"}]]
    )
    match: MatchRules = Field(
        default=MatchRules(), description="rules of a match", examples=[{"minutes": 50}]
    )
    squad: Squad | None = Field(
        default=None, description="who may be on the list and on the sheet", examples=[{"size": 18}]
    )
    minutes: tuple[Minutes, ...] = Field(
        default=(), description="youth minutes", examples=[[{"target": 1350}]]
    )
    discipline: Discipline | None = Field(
        default=None, description="cards and bans", examples=[{"yellows": [5, 10]}]
    )
    calendar: Calendar = Field(
        default=Calendar(), description="fixture list", examples=[{"mode": "mirrored"}]
    )

    def stage_by_id(self, stage_id: str) -> Stage | None:
        return next((stage for stage in self.stage if stage.id == stage_id), None)

    def table_by_id(self, table_id: str) -> Table | None:
        return next((table for table in self.table if table.id == table_id), None)
