"""Stages: leagues, Swiss rounds and knock-outs, and the ways their slots are filled."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StrictBool, StrictInt

from torneo.rules.table_rules import Common, Level, RulesTable, Value
from torneo.rules.values import AsRef, AsRefs, Day, Id, Name, Text, WrongForm, as_refs


def _groups(value: Any) -> Any:
    """A list of names: the draw fills them; a table: their members."""
    return dict.fromkeys(value, None) if isinstance(value, list | tuple) else value


def _meetings(value: Any) -> Any:
    """`2`, or a range as text such as `"2-3"`."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return value
    low, dash, high = str(value).partition("-")
    if not (low.isdigit() and (high.isdigit() or not dash)):
        raise WrongForm("wrong-form", "6-8")
    return (int(low), int(high or low))


Range = Annotated[tuple[int, int], BeforeValidator(_meetings)]


class Meets(Value):
    """Who meets whom in a league where not everybody meets everybody."""

    with_: Literal["own group", "other groups", "each pot", "other pots"] | None = Field(
        default=None, alias="with", description="where the opponents come from", examples=["own group"]
    )
    opponents: Range | None = Field(
        default=None, description="how many of them, a number or a range; by default all", examples=[2]
    )
    meetings: Range = Field(
        default=(1, 1), description="how often they meet, a number or a range", examples=[2]
    )
    pairs: tuple[tuple[Text, Text], ...] = Field(
        default=(), description="instead: named matches", examples=[[["river", "boca"]]]
    )


class Apart(Value):
    """Clubs alike in an attribute are kept apart."""

    by: str = Field(description="attribute of the club in the register", examples=["country"])
    only: tuple[str, ...] = Field(default=(), description="only these values of it", examples=[["BR"]])
    max: StrictInt = Field(
        default=1,
        ge=1,
        description="at most so many alike in a group or among a team's opponents",
        examples=[2],
    )


def _apart(value: Any) -> Any:
    values = value if isinstance(value, list | tuple) else (value,)
    return tuple({"by": item} if isinstance(item, str) else item for item in values)


def _pots(value: Any) -> Any:
    return (
        tuple(item if isinstance(item, list | tuple) else (item,) for item in value)
        if isinstance(value, list | tuple)
        else value
    )


class Draw(Common):
    """How lots are drawn: into groups, into pairs, or for opponents."""

    pots: Annotated[tuple[AsRefs, ...], BeforeValidator(_pots)] = Field(
        default=(),
        description="who lies in which pot; `rest`: everybody not named",
        examples=[["primera.1-8", "rest"]],
    )
    apart: Annotated[tuple[Apart, ...], BeforeValidator(_apart)] = Field(
        default=(), description="attribute of the club that never meets its like", examples=["country"]
    )
    except_: AsRefs = Field(
        default=(), alias="except", description="whom `apart` does not bind", examples=["tercera.winners"]
    )
    fixed: dict[Name, AsRef] = Field(default={}, description="group = who heads it", examples=[{"A": "peru"}])
    date: Day | None = Field(default=None, description="day of the draw", examples=["2014-01-20"])


class Tie(Common):
    """A knock-out pairing as listed in a regulation."""

    id: Name = Field(description="name for references and on the bracket", examples=["M73"])
    teams: AsRefs = Field(
        min_length=2,
        max_length=2,
        description="the two sides, home side of the first leg first",
        examples=[["groups.A.2", "groups.B.2"]],
    )
    legs: StrictInt | None = Field(
        default=None, ge=1, le=9, description="where it differs from the stage", examples=[2]
    )
    level: Level | None = Field(
        default=None, description="where it differs from the stage", examples=[["penalties"]]
    )
    neutral: StrictBool | None = Field(
        default=None, description="where it differs from the stage", examples=[True]
    )
    venue: Text | None = Field(
        default=None, description="where it differs from the stage", examples=["Wembley"]
    )
    among: AsRef | None = Field(
        default=None, description="where it differs from the stage", examples=["acumulada.1-8"]
    )
    date: Day | None = Field(default=None, description="day of the first leg", examples=["2014-05-21"])


class StageTable(Common):
    """A further table over the matches of one stage."""

    id: Id = Field(description="name for references", examples=["thirds"])
    of: AsRefs = Field(default=(), description="which teams; by default all", examples=["groups.*.3"])
    without: AsRefs = Field(
        default=(), description="teams whose matches do not count", examples=["groups.*.4"]
    )
    side: Literal["home", "away"] | None = Field(
        default=None, description="only matches at home or away", examples=["home"]
    )
    rounds: Range | None = Field(default=None, description="only these rounds", examples=["1-19"])
    rules: RulesTable | None = Field(
        default=None, description="where they differ from the stage's", examples=[{"tiebreakers": ["points"]}]
    )


def _teams(value: Any) -> Any:
    """`all` stays a word."""
    return value if value == "all" else as_refs(value)


Teams = Annotated[Literal["all"] | tuple[AsRef, ...], BeforeValidator(_teams)]


class Stage(Common):
    """A part of an edition with its own format."""

    id: Id = Field(description="name for references", examples=["apertura"])
    kind: Literal["league", "swiss", "knockout"] = Field(
        description="`league`: matches into tables; `swiss`: pairings round by round on the standing; `knockout`: ties",
        examples=["league"],
    )
    teams: Teams | None = Field(
        default=None,
        description="who plays, in order (of seeding, if there is no `seeding`)",
        examples=["regular.1-6"],
    )
    groups: Annotated[dict[Name, AsRefs | None] | None, BeforeValidator(_groups)] = Field(
        default=None,
        description="members of each group, or names of groups that the draw fills",
        examples=[{"A": ["peru", "chile"]}],
    )
    meetings: StrictInt | None = Field(
        default=None, ge=1, le=8, description="league: how often all of a group meet (1)", examples=[2]
    )
    meets: tuple[Meets, ...] = Field(
        default=(),
        description="league, instead of `meetings`: where not everybody meets everybody",
        examples=[[{"with": "each pot", "opponents": 2}]],
    )
    matches: StrictInt | None = Field(
        default=None, ge=1, description="matches of each team, checked against `meets`", examples=[34]
    )
    reverses: AsRef | None = Field(
        default=None,
        description="the same matches in the same rounds as that stage with venues exchanged",
        examples=["apertura"],
    )
    rounds: StrictInt | None = Field(default=None, ge=1, description="swiss: number of rounds", examples=[5])
    first_round: Literal["draw", "seeds"] | None = Field(
        default=None, description="swiss: how the first round is paired", examples=["draw"]
    )
    ties: tuple[Tie, ...] = Field(
        default=(),
        description="knockout: the pairings, listed",
        examples=[[{"id": "1", "teams": ["a.1", "b.2"]}]],
    )
    pair: Literal["in order", "first v last", "best v worst", "draw"] | None = Field(
        default=None,
        description="knockout, pairings made from `teams`: 1-2, 3-4, ..; 1-n, 2-(n-1), .. of the list; the same by "
        "`seeding`, anew each round; by lot. Two teams need none",
        examples=["best v worst"],
    )
    draw: Draw | None = Field(default=None, description="how lots are drawn", examples=[{"apart": "country"}])
    byes: StrictInt | AsRefs | None = Field(
        default=None,
        description="knockout: who goes through without playing; a number: by the draw, or the best seeds",
        examples=[8],
    )
    seeding: AsRefs = Field(
        default=(),
        description="who is better placed: at home in the only or the last match, first in `best v worst`, decides "
        "`better_seed`; several: one after the other; by default the order of `teams`",
        examples=["regular"],
    )
    legs: StrictInt = Field(
        default=1,
        ge=1,
        le=9,
        description='knockout: matches of a tie; with `aggregate = "wins"` best of that number',
        examples=[2],
    )
    aggregate: Literal["goals", "points", "wins"] = Field(
        default="goals", description="what decides over the legs", examples=["points"]
    )
    neutral: StrictBool = Field(default=False, description="all matches on neutral ground", examples=[True])
    venue: Text | None = Field(
        default=None, description="ground of all matches, a venue or text", examples=["Wembley"]
    )
    among: AsRef | None = Field(
        default=None,
        description="both sides must be in it; one is not: the other wins without a match; neither: nobody",
        examples=["acumulada.1-8"],
    )
    level: Level | None = Field(
        default=None, description="how a level tie goes on, for this stage", examples=[["penalties"]]
    )
    rules: RulesTable | None = Field(
        default=None,
        description="where they differ from the edition's",
        examples=[{"tiebreakers": ["points"]}],
    )
    alongside: AsRefs = Field(
        default=(),
        description="each match beside the same match of that stage: same round, day and venue",
        examples=["inca-2014:grupos"],
    )
    from_: Day | None = Field(
        default=None, alias="from", description="first day of the stage", examples=["2014-06-07"]
    )
    to: Day | None = Field(default=None, description="last day of the stage", examples=["2014-12-21"])
    table: tuple[StageTable, ...] = Field(
        default=(),
        description="further tables over this stage's matches",
        examples=[[{"id": "thirds", "of": "groups.*.3"}]],
    )
