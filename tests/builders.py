"""Small builders: a season from the text of a regulation and results as an official would write them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from torneo.ledger.facts import Facts, ResultFact, StageFacts
from torneo.model import (
    Club,
    ClubId,
    Decision,
    EditionId,
    Match,
    MatchId,
    Planned,
    Register,
    Result,
    Score,
    StageId,
    Status,
    TeamId,
)
from torneo.progression import Season, build
from torneo.rules.folder import Regulations
from torneo.rules.regulation import Regulation

HEAD = """
torneo = 1
[edition]
id = "e"
competition = "c"
season = "2026"
"""

_LINE = re.compile(
    r"(?P<home>[\w-]+)\s+(?P<score>\d+-\d+|v)\s+(?P<away>[\w-]+)"
    r"(?:\s+aet\s+\((?P<after_90>\d+-\d+)\))?(?:\s+pen\s+(?P<pens>\d+-\d+))?(?:\s+(?P<status>\w+))?"
)


def regulations(*texts: str, clubs: Mapping[str, str] | None = None) -> Regulations:
    """A folder value from TOML texts; a text without [edition] gets the edition `e`. `clubs`: id -> country."""
    editions = {}
    for text in texts:
        data = tomllib.loads(text if "[edition]" in text else HEAD + text)
        one = Regulation.model_validate(data)
        editions[EditionId(one.edition.id)] = one
    register = Register(tuple(Club(ClubId(c), c.title(), country=k) for c, k in (clubs or {}).items()))
    return Regulations(dict(sorted(editions.items())), register)


def league_facts(text: str, *, edition: str = "e", stage: str = "liga", first: int = 1) -> StageFacts:
    """The facts of a league: a line for each match, `A 2-1 B` or `A v B`, a blank line between rounds."""
    matches: dict[MatchId, Match] = {}
    results: dict[MatchId, ResultFact] = {}
    for round_number, block in enumerate(re.split(r"\n\s*\n", text.strip()), start=1):
        for line in block.strip().splitlines():
            found = _LINE.fullmatch(line.strip())
            assert found, line
            home, away = TeamId(found["home"].lower()), TeamId(found["away"].lower())
            match_id = MatchId(f"{edition}/{stage}/{home}-v-{away}")
            number = 2
            while match_id in matches:
                match_id = MatchId(f"{edition}/{stage}/{home}-v-{away}.{number}")
                number += 1
            matches[match_id] = Match(
                match_id, home, away, round_number, Planned(date(2026, 3, round_number))
            )
            fact = _fact(found, match_id, home, away, first + len(results), date(2026, 3, round_number))
            if fact is not None:
                results[match_id] = fact
    return StageFacts(matches, results)


def _fact(
    found: re.Match[str], match_id: MatchId, home: TeamId, away: TeamId, sequence: int, day: date
) -> ResultFact | None:
    if found["score"] == "v":
        return None
    status = Status(found["status"]) if found["status"] else Status.PLAYED
    score = Score.parse(found["score"])
    result = Result(
        home,
        away,
        None
        if status in (Status.DOUBLE_LOSS, Status.EXPUNGED, Status.NOT_PLAYED, Status.ABANDONED)
        else score,
        status,
        after_90=Score.parse(found["after_90"]) if found["after_90"] else None,
        penalties=Score.parse(found["pens"]) if found["pens"] else None,
        decided=Decision.PENALTIES if found["pens"] else Decision.PLAY,
        day=day,
        match=match_id,
    )
    return ResultFact(sequence, result)


def tie_facts(lines: Mapping[str, str], *, edition: str = "e", stage: str = "final") -> StageFacts:
    """The facts of a knock-out: `tie.leg` -> `A 1-1 B aet (0-0) pen 4-3`."""
    results = {}
    for number, (key, line) in enumerate(lines.items(), start=1):
        found = _LINE.fullmatch(line.strip())
        assert found, line
        match_id = MatchId(f"{edition}/{stage}/{key}")
        home, away = TeamId(found["home"].lower()), TeamId(found["away"].lower())
        fact = _fact(found, match_id, home, away, number, date(2026, 6, number))
        assert fact is not None
        results[match_id] = fact
    return StageFacts(results=results)


def season(
    folder: Regulations, stages: Mapping[str, StageFacts], *, facts: Facts | None = None, **kwargs
) -> Season:
    """Build a season; stages are keyed `stage` (of edition `e`) or `edition:stage`."""
    keyed = {}
    for name, one in stages.items():
        edition, _, stage = name.rpartition(":")
        keyed[EditionId(edition or "e"), StageId(stage)] = one
    return build(folder, replace(facts or Facts(), stages=keyed), **kwargs)


def order(season_: Season, stage: str = "liga", table: str = "", edition: str = "e") -> list[str]:
    """Clubs of a table in order, capitalised as the texts write them."""
    state = season_[edition].stage(stage)
    assert state is not None
    return [row.team.upper() for row in state.table(table).table]


def points(season_: Season, stage: str = "liga", table: str = "", edition: str = "e") -> dict[str, int]:
    state = season_[edition].stage(stage)
    assert state is not None
    return {row.team.upper(): row.points for row in state.table(table).table}


def everybody_meets(teams: Iterable[str], score: str = "1-0") -> str:
    """All pairs of clubs at home to each other once; the first of a line wins by default."""
    names = list(teams)
    return "\n\n".join(f"{a} {score} {b}" for i, a in enumerate(names) for b in names[i + 1 :])
