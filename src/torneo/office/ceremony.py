"""A recorded draw told step by step: first into the first place of every group, then into the second, and so on."""

from dataclasses import dataclass

from torneo.progression import Season
from torneo.rules.resolve import NodeKey


@dataclass(frozen=True, slots=True)
class Revealed:
    """One step: a team, and the group or tie into which it was drawn."""

    team: str
    place: str


@dataclass(frozen=True, slots=True)
class Ceremony:
    """A draw. `places`: groups or ties in their order. `seed` None: it was made elsewhere. `entry`: where it stands."""

    places: tuple[str, ...]
    steps: tuple[Revealed, ...]
    seed: int | None
    entry: int


def ceremony(season: Season, node: NodeKey) -> Ceremony | None:
    """The draw of a stage; None: none is recorded."""
    facts = season.facts.stages.get(node)
    if facts is None or facts.draw is None:
        return None
    made = facts.draw.payload
    if made.groups:
        columns = dict(made.groups)
    else:
        columns = {str(number): pair for number, pair in enumerate(made.pairs, start=1)}
    depth = max((len(teams) for teams in columns.values()), default=0)
    steps = [
        Revealed(teams[place], name)
        for place in range(depth)
        for name, teams in columns.items()
        if place < len(teams)
    ]
    if not made.groups:  # ties are drawn one after the other
        steps = [Revealed(team, name) for name, teams in columns.items() for team in teams]
    return Ceremony(tuple(columns), tuple(steps), made.seed, facts.draw.sequence)
