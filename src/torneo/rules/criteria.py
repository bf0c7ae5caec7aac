"""The criteria that separate clubs level on points: what each is called and which parameters it takes.

How each is computed stands in `standings.criteria`, under the same code; a test holds the two lists together.

Not covered: criteria that look at single goals or minutes (quickest goal), attendance, and draws of lots at display
time: a lot is a recorded fact.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt

from torneo.rules.values import AsRef

Reapply = Literal["none", "subset", "each"]


@dataclass(frozen=True, slots=True)
class CriterionDoc:
    """`better` says which end of the figure goes first; `needs` what no result can give, or ""."""

    code: str
    says: str
    better: Literal["more", "fewer", "none"] = "more"
    needs: str = ""
    parameters: tuple[str, ...] = ()


EVERY_CRITERION = ("id", "only_for", "at_stake", "when", "until_then", "clause")
"""Keys that any criterion may have; those of one alone are its `parameters`."""

CRITERIA: dict[str, CriterionDoc] = {
    doc.code: doc
    for doc in (
        CriterionDoc("points", "points, with bonus, adjustments and awards"),
        CriterionDoc("points_per_game", "points divided by matches played, as an exact fraction"),
        CriterionDoc("goal_difference", "goals for less goals against"),
        CriterionDoc("goals_for", "goals scored"),
        CriterionDoc("goal_average", "goals for divided by goals against, as an exact fraction"),
        CriterionDoc("wins", "matches won"),
        CriterionDoc("away_goals", "goals scored away"),
        CriterionDoc("away_wins", "matches won away"),
        CriterionDoc("away_points", "points won away"),
        CriterionDoc("half_time_points", "points if every match had ended at half-time"),
        CriterionDoc("opponents_points", "points of all opponents met, summed over the matches"),
        CriterionDoc("opponents_goal_difference", "goal difference of all opponents met"),
        CriterionDoc("opponents_goals_for", "goals of all opponents met"),
        CriterionDoc("relative_points", "points won against each opponent times all his points, summed"),
        CriterionDoc("fair_play", "fair-play points, higher first", needs="fair_play_points"),
        CriterionDoc(
            "disciplinary_points", "disciplinary points, lower first", "fewer", "disciplinary_points"
        ),
        CriterionDoc("reds", "red cards, fewer first", "fewer", "match sheets"),
        CriterionDoc("yellows", "yellow cards, fewer first", "fewer", "match sheets"),
        CriterionDoc("ranking", "an official ranking given as input, higher first", needs="ranking"),
        CriterionDoc("coefficient", "a coefficient given as input, higher first", needs="coefficient"),
        CriterionDoc(
            "half_point_lost_by_rounding", "a club whose carried points were rounded down goes first"
        ),
        CriterionDoc(
            "head_to_head",
            "the matches among the level clubs, by its own criteria; reapply none, subset or each",
            "none",
            parameters=("criteria", "reapply"),
        ),
        CriterionDoc(
            "playoff_match",
            "an extra match of two level clubs; if more are level the criteria after it pick the two",
            "none",
            "the match",
            ("venue", "level", "round"),
        ),
        CriterionDoc("penalties", "a shoot-out after their match in the last round", "none", "the shoot-out"),
        CriterionDoc("place", "place in another table", "fewer", parameters=("in",)),
        CriterionDoc("drawing_of_lots", "a recorded lot", "none", "lots"),
    )
}
"""All criteria, by code. Source: shared case form of published tables and the rule sets of section 3 of its notes."""


def as_criteria(value: Any) -> Any:
    """Bare names of a list of criteria become criteria with their defaults."""
    if not isinstance(value, list | tuple):
        return value
    return tuple({"id": item} if isinstance(item, str) else item for item in value)


class Criterion(BaseModel):
    """One criterion of a list `tiebreakers`; the bare name takes the defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    id: str = Field(description="which criterion", examples=["head_to_head"])
    criteria: Annotated[tuple["Criterion", ...], BeforeValidator(as_criteria)] = Field(
        default=(),
        description="`head_to_head`: criteria over the matches among the level clubs; by default points, "
        "goal_difference, goals_for",
        examples=[["points", "goal_difference"]],
    )
    reapply: Reapply = Field(
        default="none",
        description="`head_to_head`: whether the block starts again for those still level: not at all; once the whole "
        "block has split them (`subset`); as soon as one criterion has (`each`)",
        examples=["subset"],
    )
    in_: AsRef | None = Field(
        default=None, alias="in", description="`place`: the other table", examples=["regular"]
    )
    venue: str | None = Field(
        default=None, description="`playoff_match`: venue, `neutral`, `home` or `away`", examples=["neutral"]
    )
    level: tuple[Literal["extra_time", "penalties", "drawing_of_lots"], ...] = Field(
        default=("extra_time", "penalties"),
        description="`playoff_match`: how it goes on when level",
        examples=[["extra_time", "penalties"]],
    )
    round: str | None = Field(
        default=None,
        description="`playoff_match`: name of its round in a results file",
        examples=["Playoff"],
    )
    only_for: StrictInt | None = Field(
        default=None, ge=2, description="skipped unless exactly so many clubs are level", examples=[2]
    )
    at_stake: tuple[Annotated[StrictInt, Field(ge=1)], ...] = Field(
        default=(),
        description="holds only where the line under one of these places runs between the level clubs",
        examples=[[1, 17]],
    )
    when: Literal["mutual_complete", "last_match_between_them"] | None = Field(
        default=None,
        description="skipped until all matches among the level clubs are played; or unless their last match of the "
        "stage was against each other",
        examples=["mutual_complete"],
    )
    until_then: Literal["skip", "share"] = Field(
        default="skip",
        description="while `when` does not hold: go on, or share the place",
        examples=["share"],
    )
    clause: str | None = Field(default=None, description="article that says so", examples=["art. 13"])


Tiebreakers = Annotated[tuple[Criterion, ...], BeforeValidator(as_criteria)]

HEAD_TO_HEAD_DEFAULT = tuple(Criterion(id=code) for code in ("points", "goal_difference", "goals_for"))

__all__ = [
    "CRITERIA",
    "EVERY_CRITERION",
    "HEAD_TO_HEAD_DEFAULT",
    "Criterion",
    "CriterionDoc",
    "Reapply",
    "Tiebreakers",
    "as_criteria",
]
