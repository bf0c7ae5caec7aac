"""Matches of stages as lists, made ready to be printed, and as files that are taken in again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from torneo import words
from torneo.words import Lang, Names

if TYPE_CHECKING:
    from torneo.office.folder import Workspace
    from torneo.progression import EditionState, KnockoutState, LeagueState, MatchState

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StageList:
    """Matches of a stage to print."""

    edition: "EditionState"
    stage: "LeagueState | KnockoutState"
    matches: "tuple[MatchState, ...]"


def fixture_lists(
    workspace: "Workspace", edition: str | None, stage: str | None, *, round_: int | None = None
) -> tuple[StageList, ...]:
    """The matches of a stage, or of all stages, in the order of their rounds. Raises `NotFoundError`."""
    from torneo.office.lookup import the_edition, the_stage

    where = the_edition(workspace.season(), edition)
    stages = (the_stage(where, stage),) if stage else where.stages
    return tuple(
        StageList(where, each, tuple(match for match in each.matches if round_ in (None, match.round)))
        for each in stages
        if each.matches
    )


def fixtures_json(lists: Iterable[StageList], names: Names, lang: Lang) -> list[Json]:
    from torneo.exchange.json_shapes import match_json

    return [
        {
            "edition": each.edition.id,
            "stage": each.stage.node.name,
            "matches": [match_json(match, names, lang, each.edition.id) for match in each.matches],
        }
        for each in lists
    ]


def fixtures_csv(lists: Iterable[StageList], names: Names) -> str:
    """A fixture list as `torneo import` takes it in again."""
    from torneo.exchange.csv_fixtures import write_csv
    from torneo.office.submitting import zone_of

    rows = []
    for each in lists:
        zone = zone_of(each.edition.regulation)
        for match in each.matches:
            planned = match.planned
            kickoff = planned.kickoff.astimezone(zone) if planned.kickoff else None
            rows.append(
                {
                    "edition": each.edition.id,
                    "stage": each.stage.node.name,
                    "round": match.round or match.leg,
                    "date": planned.day.isoformat() if planned.day else None,
                    "time": f"{kickoff:%H:%M}" if kickoff else None,
                    "home": match.home.team or words.seat(match.home, names, "es"),
                    "away": match.away.team or words.seat(match.away, names, "es"),
                    "venue": planned.venue,
                    "neutral": "true" if match.neutral else "",
                }
            )
    columns = ("edition", "stage", "round", "date", "time", "home", "away", "venue", "neutral")
    return write_csv(columns, rows)


def results_csv(lists: Iterable[StageList]) -> str:
    """The results of stages as `torneo import` and `torneo table` take them in again."""
    from torneo.exchange.csv_fixtures import write_csv

    rows = []
    for each in lists:
        for match in each.matches:
            fact = match.result
            if fact is None:
                continue
            result = fact.result
            day = result.day or match.planned.day
            goals = result.score
            rows.append(
                {
                    "match": match.id,
                    "edition": each.edition.id,
                    "stage": each.stage.node.name,
                    "round": match.round or match.leg,
                    "date": day.isoformat() if day else None,
                    "home": result.home,
                    "away": result.away,
                    "home_goals": goals.home if goals else None,
                    "away_goals": goals.away if goals else None,
                    "status": result.status.value,
                    "after_90": str(result.after_90) if result.after_90 else None,
                    "penalties": str(result.penalties) if result.penalties else None,
                    "decided": result.decided.value,
                    "winner": result.winner.value if result.winner else None,
                    "simulated": 1 if result.simulated else None,
                }
            )
    columns = (
        "match edition stage round date home away home_goals away_goals status after_90 penalties decided"
    )
    return write_csv([*columns.split(), "winner", "simulated"], rows)
