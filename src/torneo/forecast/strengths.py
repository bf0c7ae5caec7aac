"""How many goals are expected of whom: attack and defence of each team, home advantage, mean goals.

The values are stated, not fitted here: they come from a file that says where they are from, and `describe` gives them
back so that a simulated season can say what it was drawn from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from torneo.model import TeamId, UsageError

_FORMAT = 1
_TOP = ("torneo", "strengths", "team")
_KEYS = ("mean_goals", "home_advantage", "prior_matches", "source", "method")
_MAX = 1000  # ten times the average: beyond it a value is a slip


@dataclass(frozen=True, slots=True)
class Strength:
    """Hundredths; 100 is a team like the average. `attack`: goals it scores, `defence`: goals it lets in."""

    attack: int = 100
    defence: int = 100


AVERAGE = Strength()


@dataclass(frozen=True, slots=True)
class Strengths:
    """Stated strengths of teams; a team that is not named is like the average.

    Attributes:
        teams: By team id.
        mean_goals: Goals of one side between average teams on neutral ground, in hundredths.
        home_advantage: Hundredths; the host's expected goals are multiplied by it, the visitor's divided.
        prior_matches: Matches at the mean that the values were shrunk with; 0: not shrunk, or not known.
        source: Where the figures are from.
        method: How the values were made from them.
    """

    teams: Mapping[TeamId, Strength] = field(default_factory=dict)
    mean_goals: int = 135
    home_advantage: int = 117
    prior_matches: int = 0
    source: str = ""
    method: str = ""

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Strengths":
        """Strengths from the data of a parsed file: `[strengths]`, and `[team]` with attack and defence by team.

        Raises:
            UsageError: `strengths-unknown-key` (key, table, known), `strengths-wrong-value` (key, found, expected).
        """
        _known(data, _TOP, "")
        if data.get("torneo", _FORMAT) != _FORMAT:
            raise UsageError(
                "strengths-wrong-value", key="torneo", found=str(data["torneo"]), expected=str(_FORMAT)
            )
        top = _table(data, "strengths")
        _known(top, _KEYS, "strengths")
        base = cls()
        return cls(
            teams={
                TeamId(team): _strength(values, f"team.{team}")
                for team, values in sorted(_table(data, "team").items())
            },
            mean_goals=_number(top, "mean_goals", "strengths", base.mean_goals, least=1),
            home_advantage=_number(top, "home_advantage", "strengths", base.home_advantage, least=1),
            prior_matches=_number(top, "prior_matches", "strengths", base.prior_matches, least=0),
            source=_text(top, "source"),
            method=_text(top, "method"),
        )

    def of(self, team: str) -> Strength:
        """Strength of a team; the average where it is not named."""
        return self.teams.get(TeamId(team), AVERAGE)

    def expected(self, *, home: str, away: str, neutral: bool = False) -> tuple[float, float]:
        """Expected goals of home and away side in normal time."""
        ours, theirs = self.of(home), self.of(away)
        ground = 1.0 if neutral else self.home_advantage / 100
        mean = self.mean_goals / 100
        return (
            mean * ours.attack * theirs.defence / 10_000 * ground,
            mean * theirs.attack * ours.defence / 10_000 / ground,
        )

    def describe(self) -> dict[str, object]:
        """What was assumed, as facts: integers and text, teams as (id, attack, defence) in the order of their ids."""
        return {
            "model": "independent-poisson",
            "mean_goals_hundredths": self.mean_goals,
            "home_advantage_hundredths": self.home_advantage,
            "prior_matches": self.prior_matches,
            "source": self.source,
            "method": self.method,
            "teams": tuple((team, one.attack, one.defence) for team, one in sorted(self.teams.items())),
        }


def _strength(values: Any, where: str) -> Strength:
    if not isinstance(values, Mapping):
        raise UsageError("strengths-wrong-value", key=where, found=str(values), expected="attack and defence")
    _known(values, ("attack", "defence"), where)
    return Strength(
        _number(values, "attack", where, AVERAGE.attack, least=1),
        _number(values, "defence", where, AVERAGE.defence, least=1),
    )


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key, {})
    if not isinstance(found, Mapping):
        raise UsageError("strengths-wrong-value", key=key, found=str(found), expected="a table")
    return found


def _known(data: Mapping[str, Any], known: tuple[str, ...], table: str) -> None:
    for key in data:
        if key not in known:
            raise UsageError("strengths-unknown-key", key=key, table=table, known=known)


def _number(data: Mapping[str, Any], key: str, table: str, default: int, *, least: int) -> int:
    found = data.get(key, default)
    if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= _MAX:
        raise UsageError(
            "strengths-wrong-value",
            key=f"{table}.{key}",
            found=str(found),
            expected=f"{least} to {_MAX}",
        )
    return found


def _text(data: Mapping[str, Any], key: str) -> str:
    found = data.get(key, "")
    if not isinstance(found, str):
        raise UsageError("strengths-wrong-value", key=f"strengths.{key}", found=str(found), expected="text")
    return found
