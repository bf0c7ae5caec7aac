"""Everything that is asked: tables, reasons, brackets, honours, the log, whether ledger and folder are whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from torneo.model import Actor, Finding, NotFoundError, Severity, StorageError, TeamId
from torneo.office.folder import Workspace, differences
from torneo.office.lookup import table_id, the_edition, the_tables, the_team
from torneo.office.permissions import Action, Target, require
from torneo.progression import AwardState, EditionState, KnockoutState, Season, TableState, Zone, zones
from torneo.standings import Step, why

if TYPE_CHECKING:
    from torneo.ledger import Entry


@dataclass(frozen=True, slots=True)
class Shown:
    """A table with what a reader needs beside it. `id`: how it is asked for, `inca.A`, `acumulada`."""

    id: str
    state: TableState
    zones: tuple[Zone, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """How the rules put one club above another in a table."""

    table: TableState
    first: TeamId
    second: TeamId
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What is wrong with ledger, folder and season; whole where no finding is an error."""

    findings: tuple[Finding, ...]
    entries: int
    head: str
    has_ledger: bool

    @property
    def is_whole(self) -> bool:
        return not any(each.severity is Severity.ERROR for each in self.findings)


def tables(
    workspace: Workspace,
    *,
    edition: str | None,
    table: str | None = None,
    as_of: date | None = None,
    round_: int | None = None,
    scope: str | None = None,
) -> tuple[EditionState, tuple[Shown, ...]]:
    """The tables of an edition, or those that `table` names.

    With `round_` or `scope` those of league stages only, made anew from some of their matches: nothing hangs on a
    place in them.

    Raises:
        NotFoundError: `no-edition`, `no-table`, `no-round` (round, last).
        UsageError: `scope-unknown` (found, known).
    """
    season = workspace.season(as_of=as_of)
    where = the_edition(season, edition)
    if round_ is not None or scope is not None:
        from torneo.office.partial_tables import partial_tables

        wanted = the_tables(where, table)
        return where, tuple(
            Shown(table_id(state), state, ()) for state in partial_tables(where, wanted, round_, scope)
        )
    return where, tuple(
        Shown(table_id(state), state, zones(season, state.key)) for state in the_tables(where, table)
    )


def derivation(
    workspace: Workspace,
    *,
    edition: str | None,
    table: str | None,
    first: str,
    second: str,
    as_of: date | None = None,
) -> Derivation:
    """Every criterion asked between two clubs; without a table, in the first that holds both.

    Raises:
        NotFoundError: `no-edition`, `no-table`, `club-unknown`, `no-common-table` (first, second).
    """
    return derivation_in(
        workspace.season(as_of=as_of), edition=edition, table=table, first=first, second=second
    )


def derivation_in(
    season: Season, *, edition: str | None, table: str | None, first: str, second: str
) -> Derivation:
    """The same in a season at hand. Raises as `derivation`."""
    where = the_edition(season, edition)
    one, other = the_team(season, first), the_team(season, second)
    found = [state for state in the_tables(where, table) if {one, other} <= set(state.teams)]
    if not found:
        known = tuple(table_id(state) for state in where.all_tables())
        raise NotFoundError("no-common-table", first=one, second=other, edition=where.id, known=known)
    state = found[0]
    steps = why(
        state.teams, state.results, state.rules, one, other, inputs=state.inputs, complete=state.complete
    )
    return Derivation(state, one, other, steps)


def bracket(
    workspace: Workspace, *, edition: str | None, as_of: date | None = None
) -> tuple[EditionState, tuple[KnockoutState, ...]]:
    """The knock-out stages of an edition in their order."""
    where = the_edition(workspace.season(as_of=as_of), edition)
    return where, tuple(stage for stage in where.stages if isinstance(stage, KnockoutState))


def honours(
    workspace: Workspace, *, edition: str | None = None
) -> tuple[tuple[EditionState, AwardState], ...]:
    """Titles and places of an edition, or of all: what is decided and what is not."""
    season = workspace.season()
    wanted = (the_edition(season, edition),) if edition else tuple(season)
    return tuple((where, award) for where in wanted for award in where.awards)


def log(
    workspace: Workspace,
    actor: Actor,
    *,
    edition: str | None = None,
    subject: str | None = None,
    kind: str | None = None,
    after: int = 0,
) -> "Iterator[Entry]":
    """Entries of the ledger in order: all, or those about an edition, a subject, of a kind.

    Raises:
        StorageError: `ledger-missing`; a chain that is not whole.
    """
    from torneo.ledger import edition_of

    require(actor, Action.READ_LOG, Target(edition=edition or ""))
    if not workspace.has_ledger:
        raise StorageError("ledger-missing", file=str(workspace.ledger_path))
    for entry in workspace.ledger().entries(after):
        if edition and edition_of(entry.payload) != edition:
            continue
        if subject and subject not in entry.subject:
            continue
        if kind and entry.kind != kind:
            continue
        yield entry


def verify(workspace: Workspace, actor: Actor) -> Verified:
    """Is everything whole: ledger and anchor, folder against ledger, assertions against what is computed, the vault.

    Raises:
        StorageError: there is no ledger to check, or the file is none.
    """
    require(actor, Action.VERIFY)
    if not workspace.has_ledger:
        raise StorageError("ledger-missing", file=str(workspace.ledger_path))
    from torneo.store import verify_ledger

    assert workspace.ledger_path is not None
    if not workspace.ledger_path.is_file():
        workspace.ledger()  # says what is missing
    report = verify_ledger(workspace.ledger_path)
    findings = list(report.findings)
    if report.is_whole:
        season = workspace.season()
        findings += differences(workspace)
        findings += season.findings
        findings += _people(workspace, season)
    return Verified(tuple(findings), report.entries, report.head.hash, has_ledger=True)


def ledger_status(workspace: Workspace) -> Finding:
    """How the ledger stands to its anchor, as a finding: `ledger-state` (state, entries, head, file)."""
    if not workspace.has_ledger:
        raise StorageError("ledger-missing", file=str(workspace.ledger_path))
    ledger = workspace.ledger()
    head, status = ledger.head(), ledger.status
    severity = Severity.ERROR if status.state == "alarm" else Severity.INFO
    return Finding(
        code="ledger-state",
        severity=severity,
        subject=str(workspace.ledger_path),
        facts={
            "state": status.state.value,
            "reason": status.reason,
            "entries": head.sequence,
            "head": head.hash,
            "file": str(workspace.ledger_path),
        },
    )


def known_at(text: str, workspace: Workspace) -> datetime:
    """A moment as people type it, in the zone of the folder.

    Raises:
        UsageError: `bad-day` (found).
    """
    from torneo.model import UsageError, parse_moment

    try:
        return parse_moment(text, workspace.zone)
    except ValueError as error:
        raise UsageError("bad-day", found=text) from error


def _people(workspace: Workspace, season: Season) -> Sequence[Finding]:
    """Commitments of players against the vault; erased people are told, and are no error."""
    if not season.facts.players or not workspace.people_path.is_file():
        return ()
    from torneo.store import Verdict

    vault = workspace.vault()
    found: list[Finding] = []
    erased = 0
    for (edition, team), listed in season.facts.players.items():
        for each in listed:
            verdict = vault.verify(each.payload.person, each.payload.commitment)
            if verdict is Verdict.DIFFERS:
                facts = {
                    "person": each.payload.person,
                    "edition": edition,
                    "team": team,
                    "entry": each.sequence,
                }
                found.append(Finding("person-differs", Severity.ERROR, each.payload.person, facts=facts))
            erased += verdict is Verdict.ERASED
    if erased:
        found.append(Finding("people-erased", Severity.INFO, "people", facts={"count": erased}))
    return found
