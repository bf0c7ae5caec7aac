"""Playing blocks of a program: step by step, all seasons of a block at once.

`play_blocks` is the one function that every engine calls. Its arguments are arrays, numbers and a program; what it gives
back are counts, which are added up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from torneo.forecast import giving, kernels, ties
from torneo.forecast.dealing import LAST, by_seeding, drawn
from torneo.forecast.kernels import COPIES, Counts
from torneo.forecast.lanes import AWAY_SHIFT, FIELDS, HEAD, LANES, STATE_WORDS, TAIL, WINS_SCALE
from torneo.forecast.layout import Floats, Ints, Shorts, room_for
from torneo.forecast.mutual import ROOM_ROWS
from torneo.forecast.steps import (
    Program,
    RunAllocation,
    RunAward,
    RunCarry,
    RunDeal,
    RunLeague,
    RunSeeding,
    RunTable,
    RunTie,
    Value,
)

_LEAGUE_SALT, _TIE_SALT, _DEAL_SALT = 0x6C6561677565, 0x746965, 0x6465616C


@dataclass(slots=True)
class Tally:
    """What has been counted.

    Attributes:
        seasons: How many.
        places: For each table int64 [teams, places]; a club of a table of known clubs stands in its row there.
        points: For each table int64 [teams, points], from the least that can be.
        awards: int64 [awards, teams]: how often each team got it.
        coins: Ties in all seasons that nothing decided but a coin.
        stuck: Draws that ran into a dead end too often and were made without the rule.
    """

    seasons: int
    places: list[Ints]
    points: list[Ints]
    awards: Ints
    stuck: int = 0

    def add(self, other: "Tally") -> None:
        """Count together."""
        self.seasons += other.seasons
        for mine, its in zip((*self.places, *self.points), (*other.places, *other.points), strict=True):
            np.add(mine, its, out=mine)
        self.awards += other.awards
        self.stuck += other.stuck


def empty_tally(program: Program) -> Tally:
    """Counts at zero."""
    sizes = [(_counted_teams(program, table), len(table.compiled.teams), table) for table in program.tables]
    return Tally(
        0,
        [np.zeros((teams, clubs), np.int64) for teams, clubs, _ in sizes],
        [np.zeros((teams, table.compiled.points_range), np.int64) for teams, _, table in sizes],
        np.zeros((program.awards, len(program.teams)), np.int64),
    )


def _counted_teams(program: Program, table: RunTable) -> int:
    """Rows of the counts: clubs of the table, or all teams where its clubs differ from season to season."""
    return len(program.teams) if table.league >= 0 or table.only else len(table.compiled.teams)


def play_blocks(
    program: Program,
    seed: int,
    first_block: int,
    seasons: Sequence[int],
    home: Floats,
    away: Floats,
    rho: Floats,
) -> Tally:
    """Play blocks `first_block`, .. of a program.

    Args:
        seasons: How many in each block, a multiple of 64 in all but the last.
        home: Expected goals of `program.pairings` in these blocks, `[blocks, pairings]`.
        away: Of the other side.
        rho: Correction of low scores, `[blocks]`.
    """
    player = Player(program, max(seasons, default=LANES))
    tally = empty_tally(program)
    for number, count in enumerate(seasons):
        player.play(seed, first_block + number, count, home[number], away[number], float(rho[number]))
        player.count(tally, count)
    player.finish(tally)
    return tally


@dataclass(slots=True)
class Player:
    """One thread's room for the blocks of a program; after `play` it holds a block season by season.

    Attributes:
        scores: int16 [chunks, rows, 64].
        sums: int16 [chunks, slots, FIELDS * 64].
        orders: For each table that is kept int16 [places, seasons]: number of the team; -1: nobody.
        kept: For each table that is kept the sums of its clubs.
        values: int16 [seasons] for each value.
        received: For each award int16 [receivers, seasons].
    """

    program: Program
    seasons_max: int
    keeps_all: bool = False
    chunks: int = field(init=False)
    head: Shorts = field(init=False)
    tail: Shorts = field(init=False)
    state: npt.NDArray[np.uint64] = field(init=False)
    scores: Shorts = field(init=False)
    sums: Shorts = field(init=False)
    counts: list[Counts] = field(init=False)
    rooms: list[tuple[Shorts, npt.NDArray[np.int32], Shorts, Ints, Floats]] = field(init=False)
    orders: dict[int, Shorts] = field(init=False, default_factory=dict)
    points: dict[int, Shorts] = field(init=False, default_factory=dict)
    kept: dict[int, Shorts] = field(init=False, default_factory=dict)
    values: dict[Value, Shorts] = field(init=False, default_factory=dict)
    received: dict[int, Shorts] = field(init=False, default_factory=dict)
    seats: dict[int, Shorts] = field(init=False, default_factory=dict)
    ranks: dict[int, Ints] = field(init=False, default_factory=dict)
    stuck: int = 0
    key: np.uint64 = field(init=False, default=np.uint64(0))

    def __post_init__(self) -> None:
        program = self.program
        one = program.is_one_table and not self.keeps_all
        self.chunks = 1 if one else -(-self.seasons_max // LANES)
        self.head = np.zeros((program.match_count, HEAD), np.int16)
        self.tail = np.zeros((program.match_count, 2 * TAIL), np.int16)
        self.state = np.zeros(STATE_WORDS, np.uint64)
        self.scores = np.zeros((self.chunks, max(program.rows, 1), LANES), np.int16)
        self.sums = np.zeros((self.chunks, max(program.slots, 1), FIELDS * LANES), np.int16)
        self.counts = [table.compiled.counts() for table in program.tables]
        self.rooms = []
        for table in program.tables:
            clubs = len(table.compiled.teams)
            self.rooms.append(
                (
                    np.zeros((clubs * FIELDS, LANES), np.int16),
                    np.zeros((1 + (1 + ROOM_ROWS) * clubs, LANES), np.int32),
                    np.zeros((clubs + 2, LANES), np.int16),
                    room_for(clubs),
                    np.zeros(clubs, np.float64),
                )
            )

    def play(self, seed: int, block: int, seasons: int, home: Floats, away: Floats, rho: float) -> None:
        """Play one block."""
        program = self.program
        key = np.uint64(kernels.block_key(np.uint64(seed), block))
        self.key = key
        matches = program.match_count
        kernels.set_thresholds(key, home[:matches], away[:matches], rho, self.head, self.tail)
        if program.is_one_table and not self.keeps_all:
            self._one_table(key, seasons, home, away)
            return
        chunks = -(-seasons // LANES)
        scores, sums = self.scores[:chunks], self.sums[:chunks]
        kernels.start(key, self.state)
        kernels.play_chunks(key, self.state, self.head, self.tail, program.matches, scores, sums, 0, chunks)
        self.values.clear()
        for step in program.steps:
            match step:
                case RunTable():
                    self._table(step, seasons, home, away, scores, sums)
                case RunLeague():
                    seats = self._stacked(step.seats, chunks)
                    self.seats[step.number] = seats
                    salt = np.uint64(_LEAGUE_SALT + 4096 * step.number)
                    ties.play_seats(
                        np.uint64(kernels.season_key(np.uint64(key ^ salt), step.number)),
                        step.first_row,
                        step.first_slot,
                        step.pairs,
                        seats,
                        step.worth,
                        step.is_neutral,
                        program.index,
                        home,
                        away,
                        rho,
                        scores,
                        sums,
                    )
                case RunTie():
                    self._tie(step, chunks, home, away, rho)
                case RunSeeding():
                    self._seeding(step, chunks)
                case RunDeal():
                    self._deal(step, chunks, seasons)
                case RunAllocation():
                    self._allocation(step, chunks)
                case RunAward():
                    self._award(step, chunks)

    def _one_table(self, key: np.uint64, seasons: int, home: Floats, away: Floats) -> None:
        program = self.program
        table = program.tables[0]
        compiled = table.compiled
        work, keys, ranks, room, figure = self.rooms[0]
        kernels.play_table(
            key,
            self.head,
            self.tail,
            program.matches,
            compiled.packed,
            compiled.given,
            compiled.sums,
            self._extra_rates(table, home, away),
            table.number,
            self.counts[0],
            self.state,
            self.scores,
            self.sums,
            work,
            keys,
            ranks,
            room,
            figure,
            seasons,
        )

    @staticmethod
    def _extra_rates(table: RunTable, home: Floats, away: Floats) -> Floats:
        """Expected goals of extra matches, of the first club against the second."""
        clubs = len(table.compiled.teams)
        if not len(table.pairs):
            return np.full((clubs, clubs), 1.2) if table.compiled.wants_extra_match else np.zeros((0, 0))
        upper = np.triu(np.ones((clubs, clubs), np.bool_), 1)
        found = np.where(upper, home[table.pairs], 0.0)
        result: Floats = found + np.where(upper, away[table.pairs], 0.0).T
        return result

    # ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _table(
        self, step: RunTable, seasons: int, home: Floats, away: Floats, scores: Shorts, sums: Shorts
    ) -> None:
        compiled = step.compiled
        clubs, chunks = len(compiled.teams), len(scores)
        keeps = step.is_kept or self.keeps_all
        is_plain = step.league < 0 and not step.only
        order = np.zeros((clubs if keeps else 0, chunks * LANES), np.int16)
        kept = np.zeros((chunks if keeps else 0, clubs * FIELDS, LANES), np.int16)
        extra = self._extra(step, chunks, sums)
        places = self._places(step, chunks)
        work, keys, ranks, room, figure = self.rooms[step.number]
        kernels.rank_block(
            np.uint64(kernels.season_key(self.key, step.number)),
            compiled.packed,
            compiled.given,
            compiled.sums,
            self._extra_rates(step, home, away),
            scores,
            sums,
            extra,
            places,
            self.counts[step.number],
            int(is_plain),
            step.teams,
            order,
            kept,
            work,
            keys,
            ranks,
            room,
            figure,
            seasons,
        )
        if not keeps:
            return
        self.kept[step.number] = kept
        if step.league >= 0:
            seats = self.seats[step.league]
            order = np.take_along_axis(seats, order.astype(np.intp), axis=0)
        if step.only:
            order = self._filtered(order, step.only, chunks)
        self.orders[step.number] = order
        for place, value in step.fills:
            self.values[value] = order[place] if place < len(order) else _nobody(chunks)

    def _filtered(self, order: Shorts, only: Sequence[Value], chunks: int) -> Shorts:
        """The order without those who are not in it; they come last as nobody."""
        inside = self._membership(only, chunks)
        seasons = np.arange(chunks * LANES)
        stays = inside[order, seasons]
        moved = np.argsort(~stays, axis=0, kind="stable")
        found = np.take_along_axis(order, moved, axis=0)
        found[~np.take_along_axis(stays, moved, axis=0)] = -1
        return found

    def _membership(self, values: Sequence[Value], chunks: int) -> npt.NDArray[np.bool_]:
        """Who is among the values."""
        inside = np.zeros((len(self.program.teams) + 1, chunks * LANES), np.bool_)
        seasons = np.arange(chunks * LANES)
        for value in values:
            inside[self._value(value, chunks), seasons] = True
        return inside[:-1]

    def _extra(self, step: RunTable, chunks: int, sums: Shorts) -> Shorts:
        clubs = len(step.compiled.teams)
        if not (step.credits or step.carried or step.leagues):
            return np.zeros((0, clubs * FIELDS, LANES), np.int16)
        extra = np.zeros((chunks, clubs * FIELDS, LANES), np.int16)
        numbers = np.full(len(self.program.teams) + 1, -1, np.int64)
        if step.league < 0:
            numbers[step.teams] = np.arange(clubs)
        for number in step.leagues:
            league = next(
                one for one in self.program.steps if isinstance(one, RunLeague) and one.number == number
            )
            ties.to_teams(self.seats[number], league.first_slot, numbers, sums, extra)
        # [clubs, FIELDS, seasons], the form in which seasons come one after the other
        flat = extra.reshape(chunks, clubs, FIELDS, LANES)
        for award, points in step.credits:
            for team in self.received[award]:
                self._credit(step, flat, team, np.full(team.shape, points * WINS_SCALE, np.int16), 0, numbers)
        for carry in step.carried:
            self._carry(step, flat, carry.table, carry, numbers)
        return extra

    def _credit(
        self, step: RunTable, flat: Shorts, team: Shorts, amount: Shorts, column: int, numbers: Ints
    ) -> None:
        """Add an amount to the club of a team in each season."""
        seasons = np.arange(team.size)
        if step.league < 0:
            club = numbers[team]
        else:
            seats = self.seats[step.league]
            is_here = (seats == team) & (team >= 0)
            club = np.where(is_here.any(axis=0), is_here.argmax(axis=0), -1)
        here = club >= 0
        flat[seasons[here] // LANES, club[here], column, seasons[here] % LANES] += amount[here]

    def _carry(self, step: RunTable, flat: Shorts, number: int, carry: RunCarry, numbers: Ints) -> None:
        order = self.orders[number]
        figures = self._figures(number)
        for place in range(len(order)):
            team = order[place]
            club_figures = [
                np.take_along_axis(one, self._row_of(number, place)[None], 0)[0] for one in figures
            ]
            points, wins, difference, goals = club_figures
            carried = self._rounded(points, carry)
            amount = carried * WINS_SCALE + (wins if carry.with_matches else 0)
            self._credit(step, flat, team, amount.astype(np.int16), 0, numbers)
            if carry.with_goals:
                self._credit(step, flat, team, difference.astype(np.int16), 1, numbers)
                self._credit(step, flat, team, goals.astype(np.int16), 2, numbers)

    @staticmethod
    def _rounded(points: Ints, carry: RunCarry) -> Ints:
        whole: Ints = points * carry.numerator
        down: Ints = whole // carry.denominator
        return down if carry.rounds_down else down + (whole % carry.denominator != 0)

    def _figures(self, number: int) -> tuple[Ints, Ints, Ints, Ints]:
        """Points, wins, goal difference and goals of the clubs of a table, int64 [clubs, seasons]."""
        kept = self.kept[number]
        chunks = len(kept)
        flat = (
            kept.reshape(chunks, -1, FIELDS, LANES).transpose(1, 2, 0, 3).reshape(-1, FIELDS, chunks * LANES)
        )
        sums = flat.astype(np.int64)
        return sums[:, 0] >> AWAY_SHIFT, sums[:, 0] & (WINS_SCALE - 1), sums[:, 1], sums[:, 2]

    def _row_of(self, number: int, place: int) -> npt.NDArray[np.intp]:
        """Which club of a table stands in a place, season by season."""
        table = self.program.tables[number]
        team = self.orders[number][place]
        if table.league >= 0:
            return np.asarray((self.seats[table.league] == team).argmax(axis=0), np.intp)
        numbers = np.zeros(len(self.program.teams) + 1, np.intp)
        numbers[table.teams] = np.arange(len(table.teams))
        found: npt.NDArray[np.intp] = numbers[team]
        return found

    def _places(self, step: RunTable, chunks: int) -> Shorts:
        """Places in another table, or who lost half a point on the way: what one criterion asks for."""
        clubs = len(step.compiled.teams)
        if step.places_of == -1:
            return np.zeros((0, clubs, LANES), np.int16)
        teams = len(self.program.teams)
        by_team = np.zeros((teams + 1, chunks * LANES), np.int16)
        seasons = np.arange(chunks * LANES)
        if step.places_of >= 0:
            for place, team in enumerate(self.orders[step.places_of]):
                by_team[team, seasons] = place
        else:
            for carry in step.carried:
                points = self._figures(carry.table)[0]
                for place, team in enumerate(self.orders[carry.table]):
                    own = np.take_along_axis(points, self._row_of(carry.table, place)[None], 0)[0]
                    lost = (own * carry.numerator % carry.denominator != 0) & carry.rounds_down
                    by_team[team, seasons] = -lost.astype(np.int16)
        own_teams = (
            np.repeat(step.teams[:, None], chunks * LANES, axis=1)
            if step.league < 0
            else self.seats[step.league]
        )
        found = by_team[own_teams, seasons]
        return np.ascontiguousarray(found.reshape(clubs, chunks, LANES).transpose(1, 0, 2))

    # ── who sits where ────────────────────────────────────────────────────────────────────────────────────────────

    def _value(self, value: Value, chunks: int) -> Shorts:
        """The team of a value in each season; -1: nobody."""
        if value < 0:
            return np.full(chunks * LANES, -1 - value, np.int16)
        return self.values.get(value, _nobody(chunks))

    def _stacked(self, values: Sequence[Value], chunks: int) -> Shorts:
        if not values:
            return np.zeros((0, chunks * LANES), np.int16)
        return np.stack([self._value(value, chunks) for value in values])

    def _tie(self, step: RunTie, chunks: int, home: Floats, away: Floats, rho: float) -> None:
        winner, loser = _nobody(chunks), _nobody(chunks)
        allowed = np.zeros((0, 0), np.uint8)
        if step.among is not None:
            allowed = self._membership(step.among, chunks).astype(np.uint8)
        rank = self.ranks[step.seeding] if step.seeding >= 0 else np.zeros((0, 0), np.int64)
        salt = np.uint64(_TIE_SALT)
        ties.play_tie(
            np.uint64(kernels.season_key(np.uint64(self.key ^ salt), step.number)),
            step.how,
            step.steps,
            step.legs,
            self._value(step.first, chunks),
            self._value(step.second, chunks),
            rank,
            allowed,
            self.program.index,
            home,
            away,
            rho,
            winner,
            loser,
        )
        self.values[step.winner], self.values[step.loser] = winner, loser

    def _seeding(self, step: RunSeeding, chunks: int) -> None:
        """Ranks of the teams: the first table that holds a team says where it stands."""
        teams = len(self.program.teams)
        seasons = np.arange(chunks * LANES)
        rank = np.full((teams + 1, chunks * LANES), LAST, np.int64)
        for number, value in reversed(list(enumerate(step.players))):
            rank[self._value(value, chunks), seasons] = LAST // 2 + number
        if step.earlier >= 0:
            earlier = self.ranks[step.earlier]
            rank[:-1] = np.where(earlier < LAST // 2, earlier, rank[:-1])
        for at in reversed(range(len(step.tables))):
            base = at * teams * (teams + 1)
            own = np.zeros((teams + 1, chunks * LANES), np.int64)
            for group in step.groups[at]:
                for place, team in enumerate(self.orders[group]):
                    own[team, seasons] = place * teams
            for place, team in enumerate(self.orders[step.tables[at]]):
                rank[team, seasons] = base + own[team, seasons] + place
        self.ranks[step.number] = rank[:-1]

    def _allocation(self, step: RunAllocation, chunks: int) -> None:
        teams = self._stacked(step.teams, chunks)
        groups = np.append(step.groups, np.int16(-1))[teams]
        came = np.zeros(chunks * LANES, np.int64)
        of_group = np.full((64, chunks * LANES), -1, np.int16)
        seasons = np.arange(chunks * LANES)
        for team, group in zip(teams, groups, strict=True):
            here = group >= 0
            came[here] |= 1 << group[here].astype(np.int64)
            of_group[group[here], seasons[here]] = team[here]
        found = {value: _nobody(chunks) for _, value in step.fills}
        for bits, goes in step.rows:
            hit = came == bits
            if hit.any():
                for place, value in step.fills:
                    found[value][hit] = of_group[goes[place]][hit]
        self.values.update(found)

    # ── draws ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _deal(self, step: RunDeal, chunks: int, seasons: int) -> None:
        players = self._stacked(step.players, chunks)
        if step.kind == "seeded":
            found = by_seeding(step, players, self.ranks.get(step.seeding))
        else:
            key = int(kernels.season_key(np.uint64(self.key ^ np.uint64(_DEAL_SALT)), step.number))
            found, stuck = drawn(step, players, np.random.default_rng(key))
            self.stuck += int((stuck < seasons).sum())
        for number, value in step.fills:
            self.values[value] = found[number] if number < len(found) else _nobody(chunks)

    # ── awards ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _award(self, step: RunAward, chunks: int) -> None:
        seats = self._stacked(step.seats, chunks)
        given = np.full_like(seats, -1)
        if not step.is_lapsed and len(seats):
            refused = np.zeros(len(self.program.teams), np.uint8)
            refused[list(step.refused)] = 1
            allowed = np.zeros((0, 0), np.uint8)
            if step.among is not None:
                allowed = self._membership(step.among, chunks).astype(np.uint8)
            barring = [self.received[other] for other in step.before]
            before = np.concatenate(barring) if barring else np.zeros((0, seats.shape[1]), np.int16)
            giving.give(seats, refused, allowed, before, step.count, given)
        self.received[step.number] = given
        if step.fills:
            moved = np.take_along_axis(given, np.argsort(given < 0, axis=0, kind="stable"), axis=0)
            for number, value in step.fills:
                self.values[value] = moved[number] if number < len(moved) else _nobody(chunks)

    # ── counts ────────────────────────────────────────────────────────────────────────────────────────────────────

    def count(self, tally: Tally, seasons: int) -> None:
        """Add what the kernels do not count: tables whose clubs differ from season to season, awards."""
        tally.seasons += seasons
        program = self.program
        teams = len(program.teams)
        for table in program.tables:
            if table.league < 0 and not table.only:
                continue
            order = self.orders[table.number][:, :seasons]
            points = self._figures(table.number)[0] - table.compiled.sums.points_min
            for place in range(len(order)):
                team = order[place]
                here = team >= 0
                tally.places[table.number][:, place] += np.bincount(team[here], minlength=teams)
                own = np.take_along_axis(points, self._row_of(table.number, place)[None], 0)[0][:seasons]
                np.add.at(tally.points[table.number], (team[here], own[here]), 1)
        for number, given in self.received.items():
            giving.count_teams(given, seasons, tally.awards[number])

    def finish(self, tally: Tally) -> None:
        """Add what the kernels have counted."""
        tally.stuck += self.stuck
        for table, counts in zip(self.program.tables, self.counts, strict=True):
            if table.league >= 0 or table.only:
                continue
            for into, found in ((tally.places, counts.places), (tally.points, counts.points)):
                into[table.number] += found.reshape(len(found), -1, COPIES).sum(axis=2)


def _nobody(chunks: int) -> Shorts:
    return np.full(chunks * LANES, -1, np.int16)
