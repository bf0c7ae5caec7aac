"""A match with what surrounds it: its tie, both teams' standing, their other meetings."""

from dataclasses import dataclass

from torneo.model import TeamId
from torneo.office.lookup import match_by_id, table_id
from torneo.office.public.fixtures import Listed, matches_of
from torneo.office.public.tables import FormMark, TableRow, forms
from torneo.progression import EditionState, KnockoutState, LeagueState, Season, TableState, TieState


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a side stands in the table that the match counts for."""

    team: TeamId
    row: TableRow
    form: tuple[FormMark, ...]


@dataclass(frozen=True, slots=True)
class MatchPage:
    """`table`: the table that the match counts for, as it is asked for; "": none.

    `meetings`: other matches of the two in the folder, in order; `standings`: home side first.
    """

    listed: Listed
    tie: TieState | None
    table: str
    standings: tuple[Standing, ...]
    meetings: tuple[Listed, ...]

    @property
    def edition(self) -> EditionState:
        return self.listed.edition


def match_page(season: Season, match_id: str) -> MatchPage:
    """The page of a match. Raises `NotFoundError` `no-match-id` (match, suggestion)."""
    found = match_by_id(season, match_id)
    tie = None
    if isinstance(found.stage, KnockoutState):
        tie = next(
            (tie for tie in found.stage.ties if any(one.id == found.match.id for one in tie.matches)), None
        )
    listed = Listed(found.edition, found.stage, found.match, tie)
    sides = {found.match.home.team, found.match.away.team} - {None}
    meetings: list[Listed] = []
    if len(sides) == 2:
        meetings = [
            one
            for edition in season
            for one in matches_of(edition)
            if {one.match.home.team, one.match.away.team} == sides and one.match.id != found.match.id
        ]
    table = _table(found.stage, sides) if isinstance(found.stage, LeagueState) else None
    standings: list[Standing] = []
    if table is not None:
        marks = forms(table)
        for team in (found.match.home.team, found.match.away.team):
            if team is not None:
                row = table.table.row(team)
                shown = TableRow(row, row.pos + table.first_pos - 1)
                standings.append(Standing(team, shown, marks.get(team, ())))
    return MatchPage(listed, tie, table_id(table) if table else "", tuple(standings), tuple(meetings))


def _table(stage: LeagueState, sides: set[TeamId | None]) -> TableState | None:
    return next((group.table for group in stage.groups if sides <= set(group.table.teams)), None)
