"""Simulating what is left of a season many times, and counting."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from torneo.forecast.engines import Engine, Job, Threads, each_of
from torneo.forecast.lanes import AWAY_SHIFT, LANES
from torneo.forecast.layout import Floats, Ints
from torneo.forecast.models.outcomes import outcome_chances
from torneo.forecast.playing import Player, Tally, empty_tally
from torneo.forecast.rates import ScoreModel
from torneo.forecast.steps import Program

BLOCKS_WANTED = 256
BLOCK_MAX = 2048
"""Seasons of a block: so few that there are many draws of the parameters, so many that a draw costs nothing."""

JOB_SEASONS = 32_768
"""Seasons that a worker is given at once."""

MEANS_MAX = 128
"""Draws of the parameters behind the chances of the outcomes of matches."""

WATCHED_MAX = 32_768
"""Seasons that are looked at one by one for what matches mean."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that may come true for a team: a place of a table (from 0), or an award."""

    table: int = -1
    places: tuple[int, ...] = ()
    award: int = -1


@dataclass(frozen=True, slots=True)
class MatchChances:
    """What is said of a match left: chances of its outcomes, and how much it moves.

    Attributes:
        outcomes: Home win, draw, away win.
        leverage: The largest difference that a home win instead of an away win makes to the chance of any team and event.
        event: Number of that event; -1: none.
        team: Number of that team.
        error: Standard error of `leverage`.
    """

    outcomes: tuple[float, float, float]
    leverage: float = 0.0
    event: int = -1
    team: int = -1
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class Simulated:
    """Counts of a simulation.

    Attributes:
        tally: What has been counted.
        runs: Seasons that were asked for.
        matches: One for each match between known clubs.
        watched: Seasons behind the leverage of the matches.
        unknown: Teams that the model never saw.
        is_cut: It was stopped before all seasons were played.
    """

    tally: Tally
    runs: int
    matches: tuple[MatchChances, ...]
    watched: int
    unknown: tuple[str, ...] = ()
    is_cut: bool = False

    @property
    def seasons(self) -> int:
        """Seasons played."""
        return self.tally.seasons


def block_sizes(runs: int) -> tuple[int, ...]:
    """Seasons of each block: all alike, a whole number of lanes; the last takes what is left."""
    wanted = -(-runs // BLOCKS_WANTED)
    size = min(BLOCK_MAX, -(-wanted // LANES) * LANES)
    full, rest = divmod(runs, size)
    return (size,) * full + ((rest,) if rest else ())


@dataclass(slots=True)
class _Means:
    """Chances of the outcomes of the matches, on average over the draws of the parameters."""

    total: Floats
    weight: int = 0
    blocks: int = 0
    unknown: set[str] = field(default_factory=set)

    def add(self, home: Floats, away: Floats, rho: Floats, seasons: Sequence[int]) -> None:
        """Add some blocks; the first `MEANS_MAX` of them tell enough."""
        if self.blocks >= MEANS_MAX:
            return
        count = self.total.shape[0]
        chances = outcome_chances(home[:, :count], away[:, :count], np.repeat(rho[:, None], count, axis=1))
        self.total += (np.asarray(seasons, np.float64)[:, None, None] * chances).sum(axis=0)
        self.weight += sum(seasons)
        self.blocks += len(seasons)


def simulate(
    program: Program,
    model: ScoreModel,
    *,
    runs: int,
    seed: int,
    engine: Engine | None = None,
    plug_in: bool = False,
    events: Sequence[Event] = (),
    on_progress: Callable[[int], None] | None = None,
) -> Simulated:
    """Play `runs` seasons. The same seed gives the same counts, whatever the engine and however many workers it has.

    An interrupt ends it at once; what has been played so far is counted, and `is_cut` says so.

    Args:
        runs: At least 1.
        seed: 0 to 2^64 - 1.
        engine: None: threads of this process. It is left open.
        plug_in: The best estimate of the parameters in every season instead of a draw for each block.
        events: What the leverage of matches is about.
        on_progress: Is called with the number of seasons played so far.
    """
    own = Threads(1) if engine is None else engine
    sizes = block_sizes(runs)
    tally = empty_tally(program)
    means = _Means(np.zeros((program.match_count, 3)))
    is_cut = False
    watched = _Watched(program, events)
    try:
        own.start(program, seed)
        for found in each_of(_jobs(program, model, sizes, seed, plug_in=plug_in, means=means), own):
            tally.add(found)
            if on_progress is not None:
                on_progress(tally.seasons)
        if events and program.match_count:
            watched.play(model, sizes, seed, plug_in=plug_in)
    except KeyboardInterrupt:
        is_cut = True
    finally:
        if engine is None or is_cut:
            own.close()
    matches = watched.matches(means.total / max(means.weight, 1))
    return Simulated(tally, runs, matches, watched.seasons, tuple(sorted(means.unknown)), is_cut)


def _jobs(
    program: Program,
    model: ScoreModel,
    sizes: Sequence[int],
    seed: int,
    *,
    plug_in: bool,
    means: _Means,
) -> Iterator[Job]:
    each = max(1, JOB_SEASONS // sizes[0])
    for first in range(0, len(sizes), each):
        some = tuple(sizes[first : first + each])
        rates = model.rates(program.pairings, blocks=len(some), seed=seed, plug_in=plug_in, first_block=first)
        means.add(rates.home, rates.away, rates.rho, some)
        means.unknown.update(rates.unknown)
        yield Job(first, some, rates.home, rates.away, rates.rho)


@dataclass(slots=True)
class _Watched:
    """Seasons looked at one by one: how often each event came true with each outcome of each match."""

    program: Program
    events: Sequence[Event]
    seasons: int = 0
    outcomes: Ints = field(init=False)
    together: Ints = field(init=False)

    def __post_init__(self) -> None:
        matches, teams = self.program.match_count, len(self.program.teams)
        self.outcomes = np.zeros((3, matches), np.int64)
        self.together = np.zeros((3, matches, len(self.events) * teams), np.int64)

    def play(self, model: ScoreModel, sizes: Sequence[int], seed: int, *, plug_in: bool) -> None:
        """Play the first blocks again, season by season."""
        program = self.program
        player = Player(program, sizes[0], keeps_all=True)
        for block, seasons in enumerate(sizes):
            if self.seasons >= WATCHED_MAX:
                break
            rates = model.rates(program.pairings, blocks=1, seed=seed, plug_in=plug_in, first_block=block)
            player.play(seed, block, seasons, rates.home[0], rates.away[0], float(rates.rho[0]))
            self._look(player, seasons)
            self.seasons += seasons

    def _look(self, player: Player, seasons: int) -> None:
        program = self.program
        chunks = -(-seasons // LANES)
        told = player.scores[:chunks, : program.match_count].transpose(1, 0, 2).reshape(-1, chunks * LANES)
        told = told[:, :seasons]
        lead = (told & 63) - ((told >> AWAY_SHIFT) & 63)
        came = np.concatenate([self._came(player, event, seasons) for event in self.events])
        true = came.T.astype(np.float32)
        for number, hit in enumerate((lead > 0, lead == 0, lead < 0)):
            self.outcomes[number] += hit.sum(axis=1)
            self.together[number] += np.rint(hit.astype(np.float32) @ true).astype(np.int64)

    def _came(self, player: Player, event: Event, seasons: int) -> npt.NDArray[np.bool_]:
        """For each team whether the event came true for it, season by season."""
        found = np.zeros((len(self.program.teams) + 1, seasons), np.bool_)
        at = np.arange(seasons)
        if event.award >= 0:
            rows = player.received.get(event.award, np.zeros((0, seasons), np.int16))
        else:
            order = player.orders[event.table]
            rows = order[[place for place in event.places if place < len(order)]]
        for team in rows:
            found[team[:seasons], at] = True
        return found[:-1]

    def matches(self, chances: Floats) -> tuple[MatchChances, ...]:
        """What can be said of each match."""
        teams = len(self.program.teams)
        found: list[MatchChances] = []
        for match in range(self.program.match_count):
            outcomes = (float(chances[match, 0]), float(chances[match, 1]), float(chances[match, 2]))
            won, lost = self.outcomes[0, match], self.outcomes[2, match]
            if not self.events or not won or not lost:
                found.append(MatchChances(outcomes))
                continue
            with_win, with_defeat = self.together[0, match] / won, self.together[2, match] / lost
            moved = np.abs(with_win - with_defeat)
            at = int(moved.argmax())
            spread = with_win[at] * (1 - with_win[at]) / won + with_defeat[at] * (1 - with_defeat[at]) / lost
            found.append(
                MatchChances(outcomes, float(moved[at]), at // teams, at % teams, float(spread**0.5))
            )
        return tuple(found)
