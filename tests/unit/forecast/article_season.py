"""The season of the article with its fixture lists and what is known of it, as facts of a ledger."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from torneo.ledger import Draft, Facts, replay, seal
from torneo.ledger.chain import GENESIS
from torneo.ledger.entries import FixtureLine, FixturesPublished
from torneo.model import EditionId, StageId
from torneo.office.known import known_drafts
from torneo.progression import LeagueState, Season, build
from torneo.rules.folder import Regulations
from torneo.rules.reader import load_folder
from torneo.timetable import matches_of, round_robins

START = datetime(2014, 1, 1, tzinfo=UTC)


def replayed(drafts, *, start=None) -> Facts:
    """Facts of drafts recorded one after the other."""
    entries, prev, sequence = [], start.head if start else GENESIS, start.position if start else 0
    for number, draft in enumerate(drafts, start=1):
        entry = seal(
            draft,
            sequence=sequence + number,
            prev=prev,
            recorded_at=START + timedelta(seconds=number),
            recorded_by="test",
            role="organiser",
        )
        entries.append(entry)
        prev = entry.hash
    return replay(entries, start=start)


def publish(regulations: Regulations, edition: str, stage: str) -> Draft:
    """The fixture list of a league stage whose members the regulation names."""
    season = build(regulations, Facts())
    state = season[edition].stage(stage)
    assert isinstance(state, LeagueState)
    groups = {group.name: [seat.team for seat in group.seats] for group in state.groups}
    lists = round_robins(groups, meetings=state.stage.meetings or 1, seed=1)
    lines = [
        FixtureLine(id=match.id, round=match.round, home=match.home, away=match.away)
        for fixtures in lists.values()
        for match in matches_of(fixtures, edition=EditionId(edition), stage=StageId(stage))
    ]
    lines.sort(key=lambda line: (line.round, line.id))
    return Draft(payload=FixturesPublished(edition=edition, stage=stage, matches=tuple(lines)))


def article(folder: Path) -> tuple[Regulations, Facts]:
    """Regulations and facts of the article's season: every fixture list, and what `facts.toml` knows."""
    regulations = load_folder(folder)
    drafts = [
        publish(regulations, edition, stage)
        for edition, stage in (
            ("inca-2014", "grupos"),
            ("reservas-2014", "inca"),
            ("descentralizado-2014", "apertura"),
            ("descentralizado-2014", "clausura"),
            ("reservas-2014", "descentralizado"),
        )
    ]
    listed: Season = build(regulations, replayed(drafts))
    known = known_drafts(listed, regulations.facts, otherwise=START)
    return regulations, replayed([*drafts, *known])
