"""Results: a score, how it came about, and how it was decided."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from torneo.model.errors import UsageError
from torneo.model.ids import MatchId, TeamId

_SCORE = re.compile(r"\s*(\d{1,3})\s*[-:–]\s*(\d{1,3})\s*")


class Score(NamedTuple):
    """Goals, home first."""

    home: int
    away: int

    @classmethod
    def parse(cls, text: str) -> "Score":
        """Read "2-1" (also "2:1" and an en dash).

        Raises:
            UsageError: `bad-score`, with the text found.
        """
        found = _SCORE.fullmatch(text)
        if not found:
            raise UsageError("bad-score", found=text)
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.home}-{self.away}"


class Side(StrEnum):
    HOME = "home"
    AWAY = "away"


class Status(StrEnum):
    """What became of a match; `PLAYED` and `AWARDED` count with their score.

    Source: the case form of published tables; a walkover is an awarded score whose origin is kept.
    """

    PLAYED = "played"
    AWARDED = "awarded"  # score given by a ruling
    WALKOVER = "walkover"  # one side did not appear; score by the regulation
    DOUBLE_LOSS = "double_loss"  # a defeat for both, no goals
    NOT_PLAYED = "not_played"  # will never be played, counts for nothing
    ABANDONED = "abandoned"  # ended early, no ruling yet: counts for nothing
    EXPUNGED = "expunged"  # struck from the records


class Decision(StrEnum):
    """How the winner of a match or tie was found."""

    PLAY = "play"
    AWAY_GOALS = "away_goals"
    EXTRA_TIME = "extra_time"
    PENALTIES = "penalties"
    BETTER_SEED = "better_seed"
    PLAYOFF_MATCH = "playoff_match"
    LOTS = "lots"
    RULING = "ruling"
    WALKOVER = "walkover"
    AMONG = "among"  # the other side was not in the table the tie asks for
    BYE = "bye"
    UNKNOWN = "unknown"  # there is a winner, and no source says how


@dataclass(frozen=True, slots=True)
class Result:
    """What is known of a match that has been dealt with.

    `score` is the score that counts, after extra time where it was played; None for a double loss, a match that
    will not be played or was struck. `after_90` is set only where extra time was played. `winner` is set only
    where the figures do not say it: lots, a ruling, or a source that names the winner alone (`UNKNOWN`).
    `round` names the round in a results file; `half_time` where a criterion asks for it.
    """

    home: TeamId
    away: TeamId
    score: Score | None
    status: Status = Status.PLAYED
    after_90: Score | None = None
    penalties: Score | None = None
    half_time: Score | None = None
    decided: Decision = Decision.PLAY
    winner: Side | None = None
    day: date | None = None
    round: str = ""
    match: MatchId | None = None
    simulated: bool = False
    source: str | None = None
