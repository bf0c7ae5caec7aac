"""What a command moved: two Seasons compared. Codes and facts; the sentences are made in `words`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from torneo.model import TeamId
from torneo.office.lookup import table_id
from torneo.progression import (
    AwardState,
    EditionState,
    KnockoutState,
    LeagueState,
    MatchState,
    Season,
    Seat,
    TableState,
)
from torneo.standings import Row


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that is different now.

    `code`: `place-moved` (table, team, before, after), `table-complete` (table), `tie-decided` (stage, tie, team),
    `tie-reopened` (stage, tie, team: who had won it), `seat-filled` (stage, tie, team), `seat-emptied` (as before),
    `award-given`, `award-due`, `award-open` (what, team), `finding` (text: code of a new finding).
    """

    code: str
    edition: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowChange:
    """A line of a table that reads differently now; None: the club was not, or is no longer, in it."""

    edition: str
    table: str
    team: TeamId
    before: Row | None
    after: Row | None


def row_changes(before: Season, after: Season) -> tuple[RowChange, ...]:
    """Every line of every table whose place or figures moved, in the order of the new tables."""
    found: list[RowChange] = []
    for edition in after:
        old = before.editions.get(edition.id)
        if old is None or old == edition:
            continue
        earlier = {table.key: table for table in old.all_tables()}
        for table in edition.all_tables():
            was = earlier.get(table.key)
            if was is table:
                continue
            rows = {row.team: row for row in was.table} if was is not None else {}
            name = table_id(table)
            for row in table.table:
                mine = rows.pop(row.team, None)
                if mine is None or _figures(mine) != _figures(row):
                    found.append(RowChange(edition.id, name, row.team, mine, row))
            found += [RowChange(edition.id, name, team, gone, None) for team, gone in rows.items()]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class MatchChange:
    """A match that has another plan, result or standing now; `before` None: it is new, `after` None: it is gone."""

    edition: str
    before: MatchState | None
    after: MatchState | None

    @property
    def match(self) -> MatchState:
        found = self.after or self.before
        assert found is not None
        return found


def match_changes(before: Season, after: Season) -> tuple[MatchChange, ...]:
    """Every match whose plan or result is another one, in the order of the stages."""
    found: list[MatchChange] = []
    for edition in after:
        old = before.editions.get(edition.id)
        if old == edition:
            continue
        earlier = {match.id: match for match in old.matches()} if old is not None else {}
        for match in edition.matches():
            was = earlier.pop(match.id, None)
            if was is None or _plan(was) != _plan(match):
                found.append(MatchChange(edition.id, was, match))
        found += [MatchChange(edition.id, gone, None) for gone in earlier.values()]
    return tuple(found)


def _plan(match: MatchState) -> tuple[object, ...]:
    return (match.planned, match.postponed_from, match.result, match.counts)


def _figures(row: Row) -> tuple[object, ...]:
    return (row.pos, row.played, row.won, row.drawn, row.lost, row.gf, row.ga, row.points)


def effects(before: Season, after: Season) -> tuple[Effect, ...]:
    """Places, ties, seats and awards that are not what they were, edition by edition in the order of the files."""
    found: list[Effect] = []
    for edition in after:
        old = before.editions.get(edition.id)
        if old is None or old == edition:
            continue
        found += _tables(old, edition)
        for stage in edition.stages:
            earlier = old.stage(str(stage.node.name))
            if isinstance(stage, KnockoutState) and isinstance(earlier, KnockoutState) and stage != earlier:
                found += _ties(earlier, stage)
            if isinstance(stage, LeagueState) and isinstance(earlier, LeagueState) and stage != earlier:
                found += _seats(earlier, stage)
        found += _awards(old.awards, edition.awards)
    return tuple(found)


def _tables(old: EditionState, new: EditionState) -> Iterator[Effect]:
    earlier = {table.key: table for table in old.all_tables()}
    for table in new.all_tables():
        was = earlier.get(table.key)
        if was is None or was is table:
            continue
        yield from _moved(was, table, new.id)


def _moved(was: TableState, now: TableState, edition: str) -> Iterator[Effect]:
    name = table_id(now)
    nobody_played = not any(row.played for row in was.table)
    places = {row.team: row.pos for row in was.table}
    for row in now.table:
        before = places.get(row.team)
        if before is not None and before != row.pos and not nobody_played:
            facts = {"table": name, "team": row.team, "before": before, "after": row.pos}
            yield Effect("place-moved", edition, facts)
    if now.complete and not was.complete:
        yield Effect("table-complete", edition, {"table": name})


def _ties(was: KnockoutState, now: KnockoutState) -> Iterator[Effect]:
    edition, stage = now.node
    earlier = {tie.id: tie for tie in was.ties}
    for tie in now.ties:
        old = earlier.get(tie.id)
        facts: dict[str, object] = {"stage": str(stage), "tie": str(tie.id)}
        for side in ("home", "away"):
            seat: Seat = getattr(tie, side)
            before: TeamId | None = getattr(old, side).team if old else None
            yield from _seat(before, seat.team, str(edition), facts)
        winner_before = old.winner if old else None
        if tie.winner == winner_before:
            continue
        if tie.winner is not None:
            yield Effect("tie-decided", edition, {**facts, "team": tie.winner})
        else:
            yield Effect("tie-reopened", edition, {**facts, "team": winner_before})


def _seats(was: LeagueState, now: LeagueState) -> Iterator[Effect]:
    edition, stage = now.node
    earlier = {
        (group.name, place): seat.team for group in was.groups for place, seat in enumerate(group.seats)
    }
    for group in now.groups:
        for place, seat in enumerate(group.seats):
            facts = {"stage": str(stage), "tie": group.name}
            yield from _seat(earlier.get((group.name, place)), seat.team, str(edition), facts)


def _seat(
    before: TeamId | None, now: TeamId | None, edition: str, facts: Mapping[str, object]
) -> Iterator[Effect]:
    if before == now:
        return
    if now is not None:
        yield Effect("seat-filled", edition, {**facts, "team": now})
    else:
        yield Effect("seat-emptied", edition, {**facts, "team": before})


def _awards(was: tuple[AwardState, ...], now: tuple[AwardState, ...]) -> Iterator[Effect]:
    def key(state: AwardState) -> tuple[object, ...]:
        return (state.number, state.category, state.seat.slot, state.seat.place)

    earlier = {key(state): _standing(state) for state in was}
    for state in now:
        standing = _standing(state)
        if earlier.get(key(state)) == standing:
            continue
        if standing[0] == "open" and earlier.get(key(state), ("open",))[0] == "open":
            continue
        award = state.award
        what = award.title or award.place or award.fine or award.name or ""
        facts: dict[str, object] = {"what": what, "team": standing[1] or "", "points": award.points}
        yield Effect(f"award-{standing[0]}", state.edition, facts)


def _standing(state: AwardState) -> tuple[str, TeamId | None]:
    if state.lapsed:
        return "lapsed", None
    if state.given:
        return "given", state.seat.team
    return ("due", state.seat.team) if state.due else ("open", None)
