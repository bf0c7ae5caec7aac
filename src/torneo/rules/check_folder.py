"""Checks of the two files that belong to no edition: the register, and what is known of a past season."""

from collections import Counter

from torneo.model import EditionId
from torneo.rules.check_refs import known_teams, slots_or_report
from torneo.rules.check_values import RESERVED, check_timezone
from torneo.rules.folder_files import Fact
from torneo.rules.positions import Path
from torneo.rules.report import Report
from torneo.rules.suggest import suggestion

_CLUBS, _FACTS = "clubs", "facts"


def check_register(report: Report) -> None:
    """Clubs and venues once each, home grounds that exist, time zones."""
    register = report.regulations.register
    venues = {venue.id for venue in register.venues}
    for key, code, ids in (
        ("club", "club-twice", [club.id for club in register.clubs]),
        ("venue", "venue-twice", [str(venue.id) for venue in register.venues]),
    ):
        seen: Counter[str] = Counter()
        for number, one in enumerate(ids):
            seen[one] += 1
            if seen[one] == 2:
                report.add(code, _CLUBS, (key, number, "id"), id=one)
            if key == "club" and one in RESERVED:
                report.add("id-reserved", _CLUBS, (key, number, "id"), id=one, known=RESERVED)
    for number, club in enumerate(register.clubs):
        if club.home is not None and club.home not in venues:
            near = suggestion(club.home, venues)
            report.add("venue-unknown", _CLUBS, ("club", number, "home"), venue=club.home, suggestion=near)
    for number, venue in enumerate(register.venues):
        if venue.timezone is not None:
            check_timezone(report, _CLUBS, ("venue", number, "timezone"), venue.timezone)


def check_facts(report: Report) -> None:
    """Facts about editions, stages and teams that exist, with all that an entry needs."""
    editions = tuple(report.regulations.editions)
    for number, fact in enumerate(report.regulations.facts):
        path: Path = ("fact", number)
        if fact.edition not in editions:
            if fact.edition not in report.lost and "*" not in report.lost:
                near = suggestion(fact.edition, editions)
                report.add(
                    "edition-unknown",
                    _FACTS,
                    (*path, "edition"),
                    name=fact.edition,
                    suggestion=near,
                    known=editions,
                )
            continue
        _fact(report, EditionId(fact.edition), path, fact)


def _fact(report: Report, edition: EditionId, path: Path, fact: Fact) -> None:
    facts = EditionId(_FACTS)
    ruling_in = fact.ruling.in_ if fact.ruling else None
    for key, ref in (("match", fact.match), ("place", fact.place), ("ruling", ruling_in)):
        if ref is not None:
            slots_or_report(report, edition, (*path, key), ref, at=facts)
    missing = _missing(fact)
    if missing:
        report.add("fact-incomplete", facts, path, subject=edition, missing=missing)
    if fact.winner and fact.home and fact.away and fact.winner not in (fact.home, fact.away):
        report.add(
            "fact-winner",
            facts,
            (*path, "winner"),
            subject=edition,
            winner=fact.winner,
            home=fact.home,
            away=fact.away,
        )
    known = known_teams(report, report.regulations.editions[edition])
    named = {"home": fact.home, "away": fact.away, "winner": fact.winner, "team": fact.team}
    if fact.ruling:
        named["ruling"] = fact.ruling.team
    teams = [((*path, key), team) for key, team in named.items() if team is not None]
    teams += [((*path, "teams", n), team) for n, team in enumerate(fact.teams)]
    for where, team in teams:
        if known is not None and team not in known:
            near = suggestion(team, known)
            report.add("team-unknown", facts, where, team=team, edition=edition, suggestion=near)


def _missing(fact: Fact) -> str:
    if fact.match is not None:
        if fact.home is None or fact.away is None:
            return "home, away"
        if fact.score is None and fact.winner is None and fact.postponed is None:
            return "score | winner | postponed"
        if fact.decided == "penalties" and fact.penalties is None and fact.winner is None:
            return "penalties | winner"
        return ""
    if fact.place is not None:
        return "" if fact.team or fact.teams else "team | teams"
    return "" if fact.ruling is not None else "match | place | ruling"
