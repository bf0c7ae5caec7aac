"""Results, fixture lists and known facts in bulk: every fault of a file at once, and then all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path

from torneo.exchange.csv_fixtures import FixtureFile, FixtureRow, read_fixtures
from torneo.exchange.csv_results import read_results
from torneo.exchange.result_rows import ResultFile, ResultRow
from torneo.ledger import Draft, instant_text
from torneo.ledger.entries import FixtureLine, FixturesPublished
from torneo.model import (
    Actor,
    ConflictError,
    Finding,
    NotFoundError,
    PermissionDenied,
    RegulationError,
    Severity,
    TorneoError,
    UsageError,
    Where,
)
from torneo.office.folder import Workspace
from torneo.office.known import known_drafts
from torneo.office.lookup import (
    Found,
    State,
    everybody,
    find_match,
    match_by_id,
    the_edition,
    the_stage,
    the_team,
)
from torneo.office.permissions import Action, Target, require
from torneo.office.reading import content_of
from torneo.office.recording import ResultInput, draft_of
from torneo.office.submitting import Outcome, instant_of, season_start, submit, window, zone_of
from torneo.progression import EditionState, LeagueState, Season
from torneo.rules.folder_files import Fact
from torneo.rules.suggest import suggestion


class ImportFaults(TorneoError):
    """A file that cannot be taken in; all its faults are in `findings`."""

    def __init__(self, file: str, findings: Sequence[Finding]) -> None:
        super().__init__("import-has-errors", file=file, count=_errors(findings))
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Imported:
    """`recorded`: results or matches that are new. `warnings`: what somebody should look at all the same."""

    recorded: int
    outcome: Outcome
    warnings: tuple[Finding, ...] = ()


def import_file(
    workspace: Workspace,
    actor: Actor,
    file: Path,
    *,
    edition: str | None = None,
    stage: str | None = None,
    source: str | None = None,
) -> Imported:
    """Take in a CSV file: a fixture list where it has no goals, else results; `facts.toml` for what is known.

    A result that is recorded already with the same figures is passed over; with others it is a fault, since only
    `correct` changes a result.

    Raises:
        ImportFaults: `import-has-errors`; nothing was recorded.
        NotFoundError: `file-missing`, `no-edition`, `no-stage`.
        UsageError: `import-unknown-kind` (file).
    """
    content = content_of(file)
    if file.suffix == ".toml":
        return import_facts(workspace, actor, file, content)
    if file.suffix not in (".csv", ".txt", ".tsv"):
        raise UsageError("import-unknown-kind", file=str(file), known=(".csv", "facts.toml"))
    return import_text(workspace, actor, file.name, content, edition=edition, stage=stage, source=source)


_LINES_MOST = 20_000


def import_text(
    workspace: Workspace,
    actor: Actor,
    name: str,
    content: bytes,
    *,
    edition: str | None = None,
    stage: str | None = None,
    source: str | None = None,
) -> Imported:
    """The same from what somebody sent or pasted, called `name`: a fixture list, or results. Raises as `import_file`.

    Raises:
        UsageError: `import-too-long` (found, most): more lines than a season has matches.
    """
    check_length(content, most=_LINES_MOST)
    results = read_results(name, content)
    fixtures = read_fixtures(name, content)
    only_open = bool(results.rows) and all(row.is_open for row in results.rows) and not results.errors
    is_list = not fixtures.errors and bool(fixtures.rows)
    if is_list and (only_open or _lacks_goals(results)):
        return import_fixtures(workspace, actor, fixtures, edition=edition, stage=stage, source=source)
    return import_results(workspace, actor, results, edition=edition, stage=stage, source=source)


def check_length(content: bytes, *, most: int) -> None:
    """Let a file of so many lines pass. Raises `UsageError` `import-too-long` (found, most)."""
    found = content.count(b"\n")
    if found > most:
        raise UsageError("import-too-long", found=found, most=most)


def import_results(
    workspace: Workspace,
    actor: Actor,
    given: ResultFile,
    *,
    edition: str | None = None,
    stage: str | None = None,
    source: str | None = None,
) -> Imported:
    """Record the results of a file; rows without a score are still to be played and passed over."""
    season = workspace.season()
    findings = list(given.findings)
    drafts: list[Draft] = []
    taken: dict[str, int] = {}
    skipped = 0
    for row in given.rows:
        if row.is_open:
            continue
        workspace.go_on()
        try:
            draft = _result(season, actor, row, edition, stage, source or given.file, taken)
        except PermissionDenied:
            raise  # no fault of the file
        except TorneoError as error:
            findings.append(_at(given.file, row.line, error))
            continue
        if draft is None:
            skipped += 1
        else:
            drafts.append(draft)
    _stop_on_errors(given.file, findings)
    outcome = submit(workspace, actor, drafts, before=season, skipped=skipped)
    return Imported(len(drafts), outcome, tuple(findings))


def import_fixtures(
    workspace: Workspace,
    actor: Actor,
    given: FixtureFile,
    *,
    edition: str | None = None,
    stage: str | None = None,
    source: str | None = None,
) -> Imported:
    """Publish the fixture list of a file: for each stage in it all matches that have no result are replaced."""
    season = workspace.season()
    findings = list(given.findings)
    lines: dict[tuple[str, str], list[FixtureLine]] = {}
    for row in given.rows:
        workspace.go_on()
        try:
            where = the_edition(season, row.edition or edition)
            require(actor, Action.IMPORT, Target(edition=where.id))
            state = _league(where, row.stage or stage)
            place = (str(where.id), str(state.node.name))
            lines.setdefault(place, []).append(_fixture(season, where, state, row, lines.get(place, ())))
        except PermissionDenied:
            raise  # no fault of the file
        except TorneoError as error:
            findings.append(_at(given.file, row.line, error))
    _stop_on_errors(given.file, findings)
    drafts = []
    for (edition_id, stage_id), matches in sorted(lines.items()):
        regulation = season[edition_id].regulation
        payload = FixturesPublished(
            edition=edition_id, stage=stage_id, matches=tuple(matches), method="imported"
        )
        start = season_start(regulation, regulation.stage_by_id(stage_id), workspace.clock.now())
        drafts.append(Draft(payload=payload, source=source or given.file, effective_at=start))
    outcome = submit(workspace, actor, drafts, before=season)
    return Imported(sum(len(each) for each in lines.values()), outcome, tuple(findings))


def import_facts(workspace: Workspace, actor: Actor, file: Path, content: bytes) -> Imported:
    """Take in what is known of a past season; the same fact twice is recorded once.

    A fact about a league match waits for its fixture list; facts whose match has another result are faults.
    """
    from torneo.rules.reader import read_files

    require(actor, Action.IMPORT)
    season = workspace.season()
    given = read_files({"facts.toml": content})
    faults = [
        each
        for each in given.errors
        if each.code not in _NEEDS_THE_FOLDER and not each.code.startswith("ref-")
    ]
    if faults:
        raise RegulationError(tuple(replace(each, where=_renamed(each.where, file.name)) for each in faults))
    findings: list[Finding] = []
    drafts: list[Draft] = []
    skipped = 0
    for number, fact in enumerate(given.facts, start=1):
        workspace.go_on()
        try:
            _check_clubs(season, fact)
            known = known_drafts(season, (fact,), otherwise=workspace.clock.now())
        except TorneoError as error:
            findings.append(_at(file.name, 0, error, fact=number))
            continue
        key = f"fact-{sha256(fact.model_dump_json(by_alias=True).encode()).hexdigest()[:24]}"
        if workspace.has_ledger and workspace.ledger().receipt_for(actor.id, key):
            skipped += 1
            continue
        drafts += [replace(draft, key=key, source=draft.source or file.name) for draft in known]
        for draft in known:
            match = getattr(draft.payload, "match", None)
            state = season.match(match) if match and hasattr(draft.payload, "score") else None
            if state is not None and state.result is not None:
                findings.append(
                    _at(file.name, 0, _exists(state.id, state.result.result.score, state.result.sequence))
                )
    _stop_on_errors(file.name, findings)
    return Imported(
        len({draft.key for draft in drafts}),
        submit(workspace, actor, drafts, before=season, skipped=skipped),
        tuple(findings),
    )


_NEEDS_THE_FOLDER = frozenset(
    (
        "edition-unknown",
        "stage-unknown",
        "team-unknown",
        "team-not-in-register",
        "fact-winner",
        "folder-empty",
    )
)
"""Faults that cannot be told from a file of facts alone; each fact is held against the season instead."""


def _check_clubs(season: Season, fact: Fact) -> None:
    """Every club that a fact names is known. Raises `NotFoundError` `club-unknown`."""
    named = (
        fact.home,
        fact.away,
        fact.winner,
        fact.team,
        *fact.teams,
        fact.ruling.team if fact.ruling else None,
    )
    known = {*everybody(season), *(club.id for club in season.regulations.register.clubs)}
    for club in named:
        if club is not None and club not in known:
            raise NotFoundError("club-unknown", club=club, suggestion=suggestion(club, known))


def _result(
    season: Season,
    actor: Actor,
    row: ResultRow,
    edition: str | None,
    stage: str | None,
    source: str,
    taken: dict[str, int],
) -> Draft | None:
    """The entry of a row; None where the same result is recorded already."""
    found = _found(season, row, edition, stage, taken)
    clubs = tuple(team for team in (found.match.home.team, found.match.away.team) if team is not None)
    require(actor, Action.IMPORT, Target(edition=found.edition.id, match=found.match.id, clubs=clubs))
    given = ResultInput(
        score=str(row.score) if row.score is not None else None,
        after_90=str(row.after_90) if row.after_90 else None,
        penalties=str(row.penalties) if row.penalties else None,
        half_time=str(row.half_time) if row.half_time else None,
        winner=row.winner or None,
        decided=row.decided or None,
        status=row.status.value,
        day=row.day,
        reason=row.notes or None,
        source=source,
        simulated=row.simulated,
    )
    draft = draft_of(season, found, given)
    before = found.match.result
    if before is not None:
        same = (before.result.score, before.result.status) == (row.score, row.status)
        if same and before.result.penalties == row.penalties:
            return None
        raise _exists(found.match.id, before.result.score or before.result.status, before.sequence)
    if str(found.match.id) in taken:
        raise ConflictError("csv-match-again", match=found.match.id, first_line=taken[str(found.match.id)])
    taken[str(found.match.id)] = row.line
    return draft


def _found(
    season: Season, row: ResultRow, edition: str | None, stage: str | None, taken: dict[str, int]
) -> Found:
    """The match of a row; of several meetings the first that no earlier row has taken and that has no result."""
    if row.match:
        return match_by_id(season, row.match)
    where = the_edition(season, row.edition or edition)
    asked = row.stage or stage
    found = find_match(season, where, home=row.home, away=row.away, stage=asked, leg=row.leg, swap=True)
    if row.day is not None or str(found.match.id) in taken:
        again = [
            match
            for match in (found.stage.matches if found.stage else ())
            if (match.home.team, match.away.team) == (found.match.home.team, found.match.away.team)
        ]
        on_the_day = [m for m in again if m.result is not None and m.result.result.day == row.day and row.day]
        free = [m for m in again if str(m.id) not in taken and m.result is None]
        pick = (on_the_day or free)[:1]
        if pick:
            return Found(found.edition, found.stage, pick[0], found.swapped)
    return found


def _exists(match: str, score: object, entry: int) -> ConflictError:
    return ConflictError("result-exists", match=match, score=str(score), entry=entry, home="", away="")


def _league(edition: EditionState, asked: str | None) -> LeagueState:
    if asked:
        state: State = the_stage(edition, asked)
        if not isinstance(state, LeagueState):
            raise UsageError("stage-is-no-league", stage=asked, edition=edition.id)
        return state
    leagues = [state for state in edition.stages if isinstance(state, LeagueState)]
    if len(leagues) != 1:
        known = tuple(str(state.node.name) for state in leagues)
        raise ConflictError("which-stage", edition=edition.id, known=known)
    return leagues[0]


def _fixture(
    season: Season, edition: EditionState, state: LeagueState, row: FixtureRow, before: Sequence[FixtureLine]
) -> FixtureLine:
    home, away = the_team(season, row.home), the_team(season, row.away)
    for team in (home, away):
        if team not in state.teams:
            raise NotFoundError(
                "club-not-in-stage",
                club=season.regulations.register.name(team),
                stage=str(state.node.name),
                edition=edition.id,
                known=tuple(sorted(state.teams)),
            )
    if any(row.round == line.round and {home, away} & {line.home, line.away} for line in before):
        raise ConflictError("fixture-team-busy", home=home, away=away, round=row.round)
    if row.day is not None:
        _check_day(edition, state, row.day)
    meeting = 1 + sum(1 for line in before if (line.home, line.away) == (home, away))
    suffix = f".{meeting}" if meeting > 1 else ""
    club = season.regulations.register.club(home)
    moment = _moment(edition, row.day, row.kickoff)
    return FixtureLine(
        id=f"{edition.id}/{state.node.name}/{home}-v-{away}{suffix}",
        round=row.round,
        home=home,
        away=away,
        day=row.day.isoformat() if row.day else None,
        kickoff=instant_text(moment) if moment else None,
        venue=row.venue or (club.home if club and not row.neutral else None),
        neutral=row.neutral,
    )


def _check_day(edition: EditionState, state: LeagueState, day: date) -> None:
    days = window(edition.regulation, state.stage)
    if not days.holds(day):
        raise UsageError(
            "date-outside-season", day=day, first=days.first or "", last=days.last or "", match=""
        )


def _moment(edition: EditionState, day: date | None, kickoff: time | None) -> datetime | None:
    if day is None or kickoff is None:
        return None
    return instant_of(day, kickoff, zone_of(edition.regulation))


def _lacks_goals(results: ResultFile) -> bool:
    missing = [each.facts["missing"] for each in results.findings if each.code == "csv-column-missing"]
    return any(isinstance(columns, tuple) and "home_goals, away_goals" in columns for columns in missing)


def _at(file: str, line: int, error: TorneoError, /, **facts: object) -> Finding:
    """An error as a finding about a line of a file."""
    return Finding(
        code=error.code,
        severity=Severity.ERROR,
        subject=file,
        where=Where(file, line, 1 if line else 0),
        facts={**error.facts, **facts},
    )


def _renamed(where: Where | None, file: str) -> Where | None:
    return None if where is None else Where(file, where.line, where.column)


def _errors(findings: Sequence[Finding]) -> int:
    return sum(1 for each in findings if each.severity is Severity.ERROR)


def _stop_on_errors(file: str, findings: list[Finding]) -> None:
    if _errors(findings):
        findings.sort(key=lambda each: (each.where.line if each.where else 0, each.code))
        raise ImportFaults(file, findings)
