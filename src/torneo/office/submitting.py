"""The last step of every command: adopt what has to hold, append all or nothing, tell what moved."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from torneo.ledger import Draft, subject_of
from torneo.ledger.entries import RegisterAdopted, RegulationAdopted
from torneo.model import Actor, EditionId, RegulationError, UsageError
from torneo.office.effects import Effect, effects
from torneo.office.folder import Workspace
from torneo.office.permissions import WHOLE, Action, require
from torneo.progression import Season
from torneo.rules.regulation import Regulation
from torneo.rules.stages import Stage
from torneo.store.base import Ledger, Receipt


@dataclass(frozen=True, slots=True)
class Outcome:
    """Receipts in the order of what was asked for, and what moved.

    `adopted`: editions whose regulation was adopted on the way. `subjects`: what each receipt is about. `skipped`:
    lines of an import that were recorded before.
    """

    receipts: tuple[Receipt, ...]
    effects: tuple[Effect, ...] = ()
    subjects: tuple[str, ...] = ()
    adopted: tuple[str, ...] = ()
    skipped: int = 0


def submit(
    workspace: Workspace, actor: Actor, drafts: Sequence[Draft], *, before: Season, skipped: int = 0
) -> Outcome:
    """Append the drafts, which somebody decided upon looking at `before`.

    Raises:
        ConflictError: `subject-changed`: somebody recorded something about the same subject meanwhile.
        RegulationError: nothing is adopted yet and the files have errors.
        StorageError: as `store.Ledger.append`.
    """
    adopted = adopt_missing(workspace, actor)
    if not drafts:
        return Outcome((), (), (), adopted, skipped)
    ledger = workspace.ledger(create=True)
    subjects = tuple(draft.subject or subject_of(draft.payload) for draft in drafts)
    position = max(before.facts.position, ledger.head().sequence if adopted else 0)
    if workspace.seen_at is not None:
        position = min(position, workspace.seen_at)
    key = workspace.request_key()
    if key is not None:
        drafts = [replace(draft, key=draft.key or key) for draft in drafts]
    checked = [
        draft
        if not subject or draft.expected is not None
        else replace(draft, expected=_seen(ledger, subject, position))
        for draft, subject in zip(drafts, subjects, strict=True)
    ]
    receipts = ledger.append(checked, actor=actor, clock=workspace.clock)
    return Outcome(receipts, effects(before, workspace.season()), subjects, adopted, skipped)


def adopt_missing(workspace: Workspace, actor: Actor) -> tuple[str, ...]:
    """Adopt every regulation of the folder that the ledger does not hold yet; the editions in question.

    Raises:
        RegulationError: the ledger holds none and the files have errors.
    """
    drafts = adoption_drafts(workspace)
    if not drafts:
        return ()
    ledger = workspace.ledger(create=True)
    ledger.append(drafts, actor=actor, clock=workspace.clock)
    return tuple(draft.payload.edition for draft in drafts if isinstance(draft.payload, RegulationAdopted))


def adoption_drafts(workspace: Workspace) -> tuple[Draft, ...]:
    """One entry for each edition, and for the register, that the ledger lacks."""
    facts = workspace.facts()
    regulations = workspace.regulations(facts)
    missing = [edition for edition in regulations.editions if edition not in facts.regulations]
    if missing and not facts.regulations and workspace.files.errors:
        raise RegulationError(workspace.files.findings)
    drafts: list[Draft] = []
    register = workspace.files.register_source if missing else None
    if register is not None and facts.register is None:
        payload = RegisterAdopted(file=register.file, text=register.text, digest=register.digest)
        drafts.append(Draft(payload=payload))
    for edition in missing:
        source = regulations.sources[edition]
        adoption = RegulationAdopted(
            edition=edition, file=source.file, text=source.text, digest=source.digest
        )
        drafts.append(Draft(payload=adoption))
    return tuple(drafts)


def adopt(
    workspace: Workspace,
    actor: Actor,
    *,
    editions: Iterable[str] = (),
    in_force: date | None = None,
    reason: str = "",
) -> Outcome:
    """Adopt the files as they are now: those never adopted, and as amendments those that changed.

    Args:
        editions: only these; all of the folder.
        in_force: day from which an amendment holds; now.
        reason: why, for amendments.

    Raises:
        RegulationError: the files have errors.
        UsageError: `reason-missing`: an amendment without one.
    """
    actor = require(actor, Action.ADOPT, WHOLE)
    files = workspace.files
    if files.errors:
        raise RegulationError(files.findings)
    facts = workspace.facts()
    before = workspace.season()
    wanted = {EditionId(edition) for edition in editions} or set(files.editions)
    effective = None if in_force is None else instant_of(in_force, time(0), workspace.zone)
    drafts: list[Draft] = []
    register = files.register_source
    if register is not None and (facts.register is None or facts.register.digest != register.digest):
        payload = RegisterAdopted(file=register.file, text=register.text, digest=register.digest)
        drafts.append(Draft(payload=payload, reason=reason or None, effective_at=effective))
    for edition in sorted(wanted):
        source = files.sources.get(edition)
        held = facts.regulations.get(edition)
        if source is None or (held and held[-1].digest == source.digest):
            continue
        if held and not reason:
            raise UsageError("reason-missing", command="ledger adopt")
        amendment = RegulationAdopted(
            edition=edition, file=source.file, text=source.text, digest=source.digest
        )
        drafts.append(Draft(payload=amendment, reason=reason or None, effective_at=effective))
    if not drafts:
        return Outcome(())
    key = workspace.request_key()
    if key is not None:
        drafts = [replace(draft, key=key) for draft in drafts]
    receipts = workspace.ledger(create=True).append(drafts, actor=actor, clock=workspace.clock)
    names = tuple(each.payload.edition for each in drafts if isinstance(each.payload, RegulationAdopted))
    return Outcome(
        receipts, effects(before, workspace.season()), tuple(subject_of(d.payload) for d in drafts), names
    )


# -- days and zones ------------------------------------------------------------------------------------------------------


def zone_of(regulation: Regulation) -> ZoneInfo:
    """The zone of an edition, where a venue has none of its own."""
    return ZoneInfo(regulation.edition.timezone or "UTC")


def instant_of(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, of a time on the wall at the venue."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day on which a match of a stage may be played; None: no bound is known."""

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def window(regulation: Regulation, stage: Stage | None) -> Window:
    """The days of a stage: from its own first day to the last day of the edition; where no day is written, the years
    that the season names. A match that was moved may be played after its stage, not after the season.
    """
    firsts = [one for one in (regulation.calendar.from_, *(each.from_ for each in regulation.stage)) if one]
    lasts = [one for one in (regulation.calendar.to, *(each.to for each in regulation.stage)) if one]
    years = _years(regulation.edition.season)
    first = (stage.from_ if stage else None) or (min(firsts) if firsts else None)
    if first is None and years:
        first = date(years[0], 1, 1)
    if years:
        lasts.append(date(years[1], 12, 31))
    return Window(first, max(lasts) if lasts else None)


def season_start(regulation: Regulation, stage: Stage | None, now: datetime) -> datetime:
    """From when a draw or a fixture list holds: the first day of the season, or now where that is earlier."""
    first = window(regulation, stage).first
    if first is None:
        return now
    return min(now, instant_of(first, time(0), zone_of(regulation)))


def check_day(day: date, regulation: Regulation, stage: Stage | None, *, match: str) -> None:
    """Let a day of the season pass.

    Raises:
        UsageError: `date-outside-season` (day, first, last, match).
    """
    days = window(regulation, stage)
    if not days.holds(day):
        raise UsageError(
            "date-outside-season", day=day, first=days.first or "", last=days.last or "", match=match
        )


def parse_day(text: str) -> date:
    """A day as people type it.

    Raises:
        UsageError: `bad-day` (found).
    """
    from torneo.exchange.csv_sheet import read_day

    day = read_day(text)
    if day is None:
        raise UsageError("bad-day", found=text)
    return day


def parse_time(text: str) -> time:
    """A time of day, `15:30`.

    Raises:
        UsageError: `bad-time` (found).
    """
    try:
        return time.fromisoformat(text.replace("h", ":").replace(".", ":").rjust(5, "0"))
    except ValueError as error:
        raise UsageError("bad-time", found=text) from error


def required_reason(reason: str | None, command: str) -> str:
    """The reason somebody gave.

    Raises:
        UsageError: `reason-missing` (command).
    """
    if not (reason or "").strip():
        raise UsageError("reason-missing", command=command)
    assert reason is not None
    return reason.strip()


def _years(season: str) -> tuple[int, int] | None:
    """`2014` is (2014, 2014); `2023-24` and `2023/2024` are (2023, 2024)."""
    found = [int(each) for each in re.findall(r"\d{4}", season)]
    short = re.search(r"(\d{2})(\d{2})\s*[-/]\s*(\d{2})(?!\d)", season)
    if short:
        found.append(int(short[1] + short[3]))
    return (min(found), max(found)) if found else None


def _seen(ledger: Ledger, subject: str, position: int) -> int:
    """The version of a subject that somebody saw who looked at `position`."""
    return min(ledger.subject_version(subject), position)


__all__ = [
    "Outcome",
    "adopt",
    "adopt_missing",
    "adoption_drafts",
    "check_day",
    "instant_of",
    "parse_day",
    "parse_time",
    "required_reason",
    "season_start",
    "submit",
    "window",
    "zone_of",
]
