"""A folder at work: regulation files, the ledger beside them, and the Season that follows from both.

Once a regulation is adopted the ledger's text is what holds; editing the file changes nothing that was played.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from time import thread_time
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from torneo.ledger import Facts
from torneo.model import Clock, EditionId, Finding, NotFoundError, RegulationError, Severity, UsageError
from torneo.office.clock import SystemClock
from torneo.rules.folder import Regulations, Source

if TYPE_CHECKING:
    from torneo.ledger import Adopted
    from torneo.progression import Season
    from torneo.store import Ledger, Vault
    from torneo.words import Names

LEDGER_FILE = "torneo.db"
ANCHOR_SUFFIX = ".anchor"
_SEASONS_KEPT = 8
"""A program that runs for long may be asked for any number of days of the past."""


def open_folder(path: Path | str, *, ledger: Path | None = None, clock: Clock | None = None) -> "Workspace":
    """The folder at `path`, with the ledger in it (or elsewhere, `ledger`) if there is one.

    Raises:
        NotFoundError: `folder-missing`, `folder-not-a-folder`.
    """
    folder = Path(path)
    if not folder.exists():
        raise NotFoundError("folder-missing", folder=str(folder))
    if not folder.is_dir():
        raise NotFoundError("folder-not-a-folder", folder=str(folder))
    return Workspace(folder, ledger=ledger, clock=clock)


def people_beside(ledger: Path) -> Path:
    """The person vault of a ledger: `torneo.people.db` beside `torneo.db`."""
    return ledger.with_suffix(".people.db")


def accounts_beside(ledger: Path) -> Path:
    """The file of accounts of a ledger: `torneo.accounts.db` beside `torneo.db`."""
    return ledger.with_suffix(".accounts.db")


def chances_beside(ledger: Path) -> Path:
    """The answers of a ledger that took long to compute: the folder `torneo.chances` beside `torneo.db`."""
    return ledger.with_suffix(".chances")


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """How far a workspace has come: the ledger it has opened, and its latest season with the regulations it has read.
    None of it is ever changed, so several threads may have it.
    """

    ledger: "Ledger | None"
    season: "Season | None"
    regulations: Mapping[object, Regulations]
    files: Regulations | None


class Workspace:
    """One folder and one ledger, for as long as a program works with them. Reading never writes."""

    def __init__(
        self,
        path: Path | None,
        *,
        ledger: "Path | Ledger | None" = None,
        regulations: Regulations | None = None,
        clock: Clock | None = None,
    ) -> None:
        """See `open_folder`. With `regulations` and a ledger of its own a workspace needs no folder at all."""
        self.path = path
        self.clock: Clock = clock or SystemClock()
        self.ledger_path: Path | None = None
        self._ledger: Ledger | None = None
        if isinstance(ledger, Path):
            self.ledger_path = ledger
        elif ledger is not None:
            self._ledger = ledger
        elif path is not None:
            self.ledger_path = path / LEDGER_FILE
        self._until: float | None = None
        self._is_guest = False  # the ledger is another's, who closes it
        self._given = regulations
        self._vault: Vault | None = None
        self._regulations: dict[object, Regulations] = {}
        self._seasons: dict[tuple[int, date | None, datetime | None], Season] = {}
        self._last: Season | None = None
        self.known_at: datetime | None = None
        """the moment whose knowledge every question is answered with; None: now"""
        self._seen_at: int | None = None
        self._request: tuple[str | None, int] = (None, 0)
        self.is_trial = False
        """nothing that is done here is kept: see `trial`"""

    # -- what there is -------------------------------------------------------------------------------------------------

    @cached_property
    def files(self) -> Regulations:
        """The regulation files as they are now, with every finding about them."""
        if self._given is not None:
            return self._given
        if self.path is None:
            return Regulations()
        from torneo.rules.reader import load_folder

        return load_folder(self.path)

    @property
    def has_ledger(self) -> bool:
        """There is a ledger, or the anchor of one."""
        if self._ledger is not None:
            return True
        path = self.ledger_path
        return path is not None and (path.is_file() or path.with_name(path.name + ANCHOR_SUFFIX).is_file())

    @property
    def is_blank(self) -> bool:
        """The folder holds nothing at all yet: whoever opens it begins there."""
        return bool(self.files.errors) and all(each.code == "folder-empty" for each in self.files.errors)

    def ledger(self, *, create: bool = False) -> "Ledger":
        """The ledger, opened once.

        Raises:
            StorageError: `ledger-missing` where there is none and none is to be made; else as `store.open_ledger`.
        """
        if self._ledger is None:
            assert self.ledger_path is not None
            from torneo.store import open_ledger

            self._ledger = open_ledger(self.ledger_path, create=create)
        return self._ledger

    def vault(self) -> "Vault":
        """The person vault beside the ledger, made when it is first asked for."""
        if self._vault is None:
            assert self.ledger_path is not None
            from torneo.store import Vault

            self._vault = Vault(self.people_path)
        return self._vault

    @property
    def people_path(self) -> Path:
        assert self.ledger_path is not None
        return people_beside(self.ledger_path)

    @contextmanager
    def decided_at(self, position: int | None) -> Iterator[None]:
        """Commands inside were decided upon by somebody who saw the ledger at `position`; None: as it is now.

        Whatever has been recorded about their subjects since then is a `ConflictError` `subject-changed`.
        """
        before, self._seen_at = self._seen_at, position
        try:
            yield
        finally:
            self._seen_at = before

    @property
    def seen_at(self) -> int | None:
        """See `decided_at`."""
        return self._seen_at

    @contextmanager
    def asked_with(self, key: str | None) -> Iterator[None]:
        """Everything that commands inside record carries this idempotency key, unless it has one of its own."""
        before, self._request = self._request, (key, 0)
        try:
            yield
        finally:
            self._request = before

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Commands inside may take so much of a processor; those that could take long `go_on` step by step."""
        before, self._until = self._until, thread_time() + seconds
        try:
            yield
        finally:
            self._until = before

    def go_on(self) -> None:
        """Let a step of a long command pass.

        Raises:
            UsageError: `job-too-long`: what the command may take is used up; nothing was recorded.
        """
        if self._until is not None and thread_time() > self._until:
            raise UsageError("job-too-long")

    def request_key(self) -> str | None:
        """The key for what is recorded next: a command that records several times numbers them. See `asked_with`."""
        key, count = self._request
        self._request = (key, count + 1)
        return f"{key}.{count}" if key is not None else None

    def trial(self) -> "Workspace":
        """The same folder and ledger to try a command on: nothing that is done there is kept.

        Receipts name the entries as they would be numbered if nobody else wrote first.
        """
        from torneo.store import MemoryLedger, TrialLedger, TrialVault

        behind = self.ledger() if self.has_ledger else MemoryLedger()
        trial = Workspace(self.path, ledger=TrialLedger(behind), regulations=self._given, clock=self.clock)
        if "files" in self.__dict__:
            trial.__dict__["files"] = self.files
        trial.ledger_path = self.ledger_path
        has_people = self.ledger_path is not None and self.people_path.is_file()
        trial._vault = TrialVault(self.vault() if has_people else None)
        trial._seen_at = self._seen_at
        trial._until = self._until
        trial.is_trial = True
        trial._regulations, trial._last = dict(self._regulations), self._last
        return trial

    @property
    def worked_out(self) -> "WorkedOut":
        """What another workspace of the same folder may `go_on_from`."""
        files = self.files if "files" in self.__dict__ else None
        return WorkedOut(self._ledger, self._last, dict(self._regulations), files)

    def go_on_from(self, there: "WorkedOut", *, same_files: bool) -> None:
        """Take over the ledger, if this one has opened none yet, and the season, if it is a later one.

        Args:
            same_files: both have read the same regulation files; else each works its season out by itself.
        """
        if self._ledger is None and there.ledger is not None:
            self._ledger, self._is_guest = there.ledger, True
        if same_files and there.files is not None:
            self.__dict__.setdefault("files", there.files)
        last = there.season
        if last is None or not same_files or self._ledger is not there.ledger:
            return
        if self._last is None or last.facts.position > self._last.facts.position:
            self._regulations.update(there.regulations)
            self._keep(last, (last.facts.position, None, None))

    def forget_files(self) -> None:
        """Read the regulation files anew when they are next needed: they may have changed."""
        self.__dict__.pop("files", None)
        self._regulations.clear()

    @property
    def accounts_path(self) -> Path:
        assert self.ledger_path is not None
        return accounts_beside(self.ledger_path)

    def close(self) -> None:
        """Give the files back."""
        if self._ledger is not None and self.ledger_path is not None:
            if not self._is_guest:
                self._ledger.close()
            self._ledger = None
        if self._vault is not None:
            self._vault.close()
            self._vault = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- what follows from it ------------------------------------------------------------------------------------------

    def facts(self, *, as_of: date | None = None, known_at: datetime | None = None) -> Facts:
        """What the ledger says; nothing where there is none. `as_of`: at the end of that day."""
        if not self.has_ledger:
            return Facts()
        moment = None if as_of is None else end_of_day(as_of, self.zone)
        return self.ledger().facts(as_of=moment, known_at=known_at)

    def season(self, *, as_of: date | None = None, known_at: datetime | None = None) -> "Season":
        """The Season at the head of the ledger, or as it stood on a day, or as it was known at a moment.

        Raises:
            RegulationError: no regulation is adopted and the files have errors.
        """
        from torneo.progression import build

        known_at = known_at or self.known_at
        facts = self.facts(as_of=as_of, known_at=known_at)
        key = (facts.position, as_of, known_at)
        whole = facts if as_of is None else self.facts(known_at=known_at)
        regulations = self.regulations(whole, as_of=as_of)  # an amendment may hold from today on
        kept = self._seasons.get(key)
        if kept is None or kept.regulations is not regulations or kept.facts is not facts:
            previous = self._last if as_of is None and known_at is None else None
            kept = build(regulations, facts, as_of=as_of, previous=previous)
            self._keep(kept, key)
        return kept

    def _keep(self, season: "Season", key: "tuple[int, date | None, datetime | None]") -> None:
        """Of the present only the last season, of the past those asked for last."""
        if key[1:] == (None, None):
            self._last = season
            self._seasons = {k: v for k, v in self._seasons.items() if k[1:] != (None, None)}
        while len(self._seasons) >= _SEASONS_KEPT:
            self._seasons.pop(next(iter(self._seasons)))
        self._seasons[key] = season

    def regulations(self, facts: Facts | None = None, *, as_of: date | None = None) -> Regulations:
        """What is in force: the adopted texts, and from the files what nobody has adopted yet.

        Raises:
            RegulationError: nothing is adopted and the files have errors.
        """
        facts = self.facts() if facts is None else facts
        adopted = in_force(facts, as_of or self.clock.now().date())
        if not adopted:
            if self.files.errors and not self.is_blank:
                raise RegulationError(self.files.findings)
            return self.files
        key = (
            tuple((edition, text.sequence) for edition, text in adopted.items()),
            _sequence(facts.register),
        )
        if key not in self._regulations:
            while len(self._regulations) >= _SEASONS_KEPT:
                self._regulations.pop(next(iter(self._regulations)))
            self._regulations[key] = self._merged(adopted, facts.register)
        return self._regulations[key]

    @property
    def zone(self) -> ZoneInfo:
        """Time zone of the folder: that of its first edition."""
        facts = self.ledger().facts() if self.has_ledger else Facts()
        regulations = self.regulations(facts) if facts.regulations or not self.files.errors else self.files
        first = next(iter(regulations.editions.values()), None)
        return ZoneInfo((first.edition.timezone if first else None) or "UTC")

    def names(self) -> "Names":
        """What clubs, editions and stages are called, for `words`."""
        from torneo.words import names_of

        return names_of(self.season().regulations)

    def _merged(self, adopted: "Mapping[EditionId, Adopted]", register: "Adopted | None") -> Regulations:
        from torneo.rules.reader import regulations_from_texts

        texts = {edition: one.text for edition, one in adopted.items()}
        ours = regulations_from_texts(texts, register.text if register else None)
        sources = {edition: Source(one.file, one.text, one.digest) for edition, one in adopted.items()}
        editions = dict(ours.editions)
        if self._has_new_files(adopted):
            for edition, regulation in self.files.editions.items():
                if edition not in editions:
                    editions[edition] = regulation
                    sources[edition] = self.files.sources[edition]
            if register is None:
                ours = replace(ours, register=self.files.register)
        return replace(ours, editions={key: editions[key] for key in sorted(editions)}, sources=sources)

    def _has_new_files(self, adopted: "Mapping[EditionId, Adopted]") -> bool:
        """Whether the folder holds files that nobody has adopted: only then are all of them read."""
        if self._given is not None:
            return bool(self._given.editions.keys() - adopted.keys())
        if self.path is None:
            return False
        known = {one.file for one in adopted.values()} | {
            "clubs.toml",
            "facts.toml",
            "clubs.json",
            "facts.json",
        }
        return any(
            file.name not in known for ending in ("*.toml", "*.json") for file in self.path.glob(ending)
        )


def in_force(facts: Facts, day: date) -> "dict[EditionId, Adopted]":
    """The version of each adopted regulation that holds on a day; the first one also for days before it."""
    return {
        edition: next((one for one in reversed(versions) if one.day <= day), versions[0])
        for edition, versions in facts.regulations.items()
        if versions
    }


def differences(workspace: Workspace) -> tuple[Finding, ...]:
    """Where the folder and the ledger do not say the same.

    Codes: `folder-differs` (edition, file), `folder-register-differs` (file), `folder-not-adopted` (edition, file),
    `folder-file-gone` (edition, file); none is an error, since what is adopted holds.
    """
    facts = workspace.facts()
    if not facts.regulations or workspace.path is None:
        return ()
    files = workspace.files
    if not files.sources and all(each.code == "folder-empty" for each in files.errors):
        return ()  # a ledger that stands alone, as that of the demo
    found: list[Finding] = []
    for edition, versions in facts.regulations.items():
        source = files.sources.get(edition)
        file = versions[-1].file
        if source is None and edition not in {each.subject for each in files.errors}:
            found.append(_note("folder-file-gone", edition, edition=edition, file=file))
        elif source is not None and source.digest != versions[-1].digest:
            found.append(
                _note("folder-differs", edition, Severity.WARNING, edition=edition, file=source.file)
            )
    for edition, source in files.sources.items():
        if edition not in facts.regulations:
            found.append(_note("folder-not-adopted", edition, edition=edition, file=source.file))
    register = files.register_source
    if register is not None and facts.register is not None and register.digest != facts.register.digest:
        found.append(_note("folder-register-differs", "clubs", Severity.WARNING, file=register.file))
    return tuple(found)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The last instant of a day at the venue; of the last day of the calendar, the last instant there is."""
    if day >= date.max - timedelta(days=2):
        return datetime.max.replace(tzinfo=UTC)
    after = datetime.combine(day + timedelta(days=1), datetime.min.time(), tzinfo=zone)
    return after.astimezone(UTC) - timedelta(microseconds=1)


def _sequence(adopted: "Adopted | None") -> int:
    return adopted.sequence if adopted else 0


def _note(code: str, subject: str, severity: Severity = Severity.INFO, /, **facts: object) -> Finding:
    return Finding(code=code, severity=severity, subject=subject, facts=facts)
