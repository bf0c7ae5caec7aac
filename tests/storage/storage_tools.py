"""What the tests of stores share: a clock to set, people who act, drafts."""

from datetime import UTC, datetime, timedelta

from torneo.ledger import Draft
from torneo.ledger.entries import FixtureLine, FixturesPublished, PointsRuled, ResultRecorded
from torneo.model import Actor, Role

ANA = Actor("ana", Role.ORGANISER)
LUIS = Actor("luis", Role.TRIBUNAL)
START = datetime(2024, 3, 1, 12, tzinfo=UTC)


class SetClock:
    """Gives the time it was set to, a second later each time."""

    def __init__(self, now: datetime = START) -> None:
        self.time = now

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


def result(match: str, score: str = "2-1", **more: object) -> Draft:
    payload = {name: more.pop(name) for name in ("day", "claim", "status", "home", "away") if name in more}
    return Draft(payload=ResultRecorded(match=f"liga/todos/{match}", score=score, **payload), **more)


def fixtures(*matches: str, **more: object) -> Draft:
    lines = tuple(
        FixtureLine(id=f"liga/todos/{each}", round=1, home=each.split("-v-")[0], away=each.split("-v-")[1])
        for each in matches
    )
    return Draft(payload=FixturesPublished(edition="liga", stage="todos", matches=lines), **more)


def points(team: str, number: int, **more: object) -> Draft:
    return Draft(payload=PointsRuled(edition="liga", table="todos", team=team, points=number), **more)
