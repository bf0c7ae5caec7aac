"""A folder of regulations as one value: the linked editions of a season, their register, and what is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from torneo.model import EditionId, Finding, Register, Severity, TeamId
from torneo.rules.documents import Locator
from torneo.rules.folder_files import Fact
from torneo.rules.refs import Ref
from torneo.rules.regulation import Regulation


@dataclass(frozen=True, slots=True)
class Source:
    """Where a regulation came from: its file, and its canonical text after `like`, with the digest of that."""

    file: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Regulations:
    """All editions of a folder, in the order of their ids, that could be read; what could not is in `findings`."""

    editions: Mapping[EditionId, Regulation] = field(default_factory=dict)
    register: Register = field(default_factory=Register)
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources: Mapping[EditionId, Source] = field(default_factory=dict)
    register_source: Source | None = None
    locators: Mapping[str, Locator] = field(default_factory=dict, compare=False, repr=False)
    """By edition id, `clubs` or `facts`: where each value was written. Empty where there were no files."""
    checked: bool = field(default=False, compare=False, repr=False)
    """The findings are complete: those of `rules.check` are among them."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def named_teams(regulation: Regulation, register: Register) -> tuple[TeamId, ...]:
    """The teams that an edition names: of [entry], else all clubs of the register, else every team of a group or pot.

    Order: as written, the register in its own order. Places of [entry] are no teams yet and do not appear here.
    """
    if regulation.entry.teams is not None:
        return tuple(TeamId(team) for team in regulation.entry.teams)
    if register.clubs and not regulation.entry.places:
        return tuple(TeamId(club.id) for club in register.clubs)
    found: dict[TeamId, None] = {}
    for stage in regulation.stage:
        listed: list[Ref] = [ref for refs in (stage.groups or {}).values() for ref in refs or ()]
        if stage.draw:
            listed += [ref for pot in stage.draw.pots for ref in pot]
        if isinstance(stage.teams, tuple):
            listed += stage.teams
        for tie in stage.ties:
            listed += tie.teams
        for ref in listed:
            plain = ref.scope is None and len(ref.steps) == 1 and ref.steps[0] not in _WORDS
            if plain and not (regulation.stage_by_id(ref.steps[0]) or regulation.table_by_id(ref.steps[0])):
                found.setdefault(TeamId(ref.steps[0]))
    return tuple(found)


_WORDS = frozenset(("all", "rest", "entry", "winner", "winners", "loser", "losers", "last", "*"))
