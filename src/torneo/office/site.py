"""The season of a folder as a server sees it: one value for everybody who asks, built anew when the ledger has grown.

Requests come on many threads, and other processes write into the same ledger. A `View` is an immutable value, so any
number of threads may read one; only the building of the next is behind a lock. Whether there is a next one is asked of
the ledger with a single short query, on a connection of the asking thread's own.
"""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Lock, RLock
from time import monotonic
from typing import TYPE_CHECKING

from torneo.model import RegulationError, UsageError, parse_moment
from torneo.office.folder import ANCHOR_SUFFIX, Workspace, chances_beside, open_folder
from torneo.office.public.history import History
from torneo.office.public.news import Bulletin, bulletin

if TYPE_CHECKING:
    from torneo.model import Clock
    from torneo.progression import Season
    from torneo.words import Names

_PAST_KEPT = 12
"""Seasons of the past that are kept; each costs a replay of the ledger to make."""
_COMMAND_SECONDS = 10.0
"""Of a processor that a command may take: others wait for their turn behind it. To import a season of 380 results takes a second."""
_LOOK_AT_FILES_EVERY = 1.0
"""Seconds between two looks at whether the regulation files changed."""


@dataclass(frozen=True, slots=True)
class View:
    """A season to answer from. `version` is another one whenever anything in the season may be another."""

    season: "Season"
    names: "Names"
    version: str
    as_of: date | None = None
    known_at: datetime | None = None

    @property
    def position(self) -> int:
        """The last entry that the season knows of."""
        return int(self.version.partition("-")[0])

    @property
    def is_past(self) -> bool:
        """It shows how things stood or what was known, not how they are."""
        return self.as_of is not None or self.known_at is not None


class Site:
    """One folder for a server process. Everything that is read comes from `view`, every command runs in `writing`."""

    def __init__(
        self, folder: Path | str, *, ledger: Path | None = None, clock: "Clock | None" = None
    ) -> None:
        """See `open_folder`.

        Raises:
            NotFoundError: `folder-missing`, `folder-not-a-folder`.
        """
        self._open: Callable[[], Workspace] = partial(open_folder, folder, ledger=ledger, clock=clock)
        self._reader = self._open()
        self.clock = self._reader.clock
        self._building = RLock()
        self._has_ledger = False
        self._current: View | None = None
        self._past: OrderedDict[tuple[str, date | None, datetime | None], View] = OrderedDict()
        self._writer: Workspace | None = None
        self._writing = RLock()
        self._history = History()
        self._reading_history = Lock()
        self._stamp = ""
        self._read_by = self._written_by = ""
        self._stamp_at = float("-inf")
        self._stamping = Lock()
        self.after_writing: list[Callable[[], None]] = []
        """Called, on the writing thread, whenever a command of this process has ended."""

    # -- reading -------------------------------------------------------------------------------------------------------

    def version(self) -> str:
        """What the view of now is called, without building it: entry, hash, regulation files and day."""
        stamp = self._files()
        head = "0-0"
        if self._has_ledger or self._opened():
            found = self._reader.ledger().head()
            head = f"{found.sequence}-{found.hash[:12]}"
        return f"{head}-{stamp}-{self.clock.now():%Y%m%d}"

    def _opened(self) -> bool:
        """Open the ledger as soon as there is one."""
        with self._building:
            if self._reader.has_ledger:
                self._reader.ledger()
                self._has_ledger = True
        return self._has_ledger

    def view(
        self, *, as_of: date | None = None, known_at: datetime | None = None, version: str | None = None
    ) -> View:
        """The season as it is, as it stood at the end of a day, or as it was known at a moment.

        Args:
            version: what `version` has just said, if it was asked.

        Raises:
            RegulationError: no regulation is adopted and the files have errors.
            StorageError: the ledger cannot be read.
        """
        version = version or self.version()
        if as_of is None and known_at is None:
            current = self._current
            if current is not None and current.version == version:
                return current
            with self._building:
                if self._current is None or self._current.version != version:
                    self._current = self._built(version, None, None)
                return self._current
        asked = (version, as_of, known_at)
        with self._building:
            found = self._past.pop(asked, None) or self._built(version, as_of, known_at)
            self._past[asked] = found
            while len(self._past) > _PAST_KEPT:
                self._past.popitem(last=False)
            return found

    def history(self) -> History:
        """What was changed after it had been said, up to the head of the ledger; entries are read once."""
        with self._reading_history:
            if self._has_ledger or self._opened():
                self._history.take(self._reader.ledger().entries(self._history.position))
            return self._history

    def news(self, after: int | None) -> Bulletin:
        """What was recorded after an entry; None: nothing is asked but where the ledger ends.

        Raises:
            StorageError: the ledger cannot be read.
        """
        if not (self._has_ledger or self._opened()):
            return bulletin((), after=after or 0, head=0)
        ledger = self._reader.ledger()
        head = ledger.head().sequence
        if after is None or after >= head:
            return bulletin((), after=head if after is None else after, head=head)
        return bulletin(ledger.entries(after), after=after, head=head)

    def pulse(self) -> tuple[int, int]:
        """Another value whenever a process has recorded something: size and time of the ledger's anchor.

        It costs a look at one file and waits for nothing, so it may be asked many times a second. A ledger without an
        anchor has no pulse; `news` knows of every entry.
        """
        path = self._reader.ledger_path
        try:
            about = os.stat(f"{path}{ANCHOR_SUFFIX}")  # noqa: PTH116 - a Path would cost more than the look
        except OSError:
            return 0, 0
        return about.st_size, about.st_mtime_ns

    def changed_at(self) -> datetime | None:
        """When the last entry was recorded; None: nothing is."""
        return self.history().recorded_at

    def moment(self, text: str) -> datetime:
        """A moment as people type it, in the zone of the folder.

        Raises:
            UsageError: `bad-day` (found).
        """
        try:
            with self._building:
                return parse_moment(text, self._reader.zone)
        except ValueError as error:
            raise UsageError("bad-day", found=text) from error

    def _built(self, version: str, as_of: date | None, known_at: datetime | None) -> View:
        from torneo.words import names_of

        stamp = version.split("-")[-2]
        if stamp != self._read_by:
            self._reader.forget_files()
            self._read_by = stamp
        season = self._reader.season(as_of=as_of, known_at=known_at)
        return View(season, names_of(season.regulations), version, as_of, known_at)

    @property
    def editions_seen(self) -> tuple[str, ...]:
        """The editions of the last season that was built, in the order of the folder; none before that."""
        current = self._current
        return tuple(str(each) for each in current.season.editions) if current is not None else ()

    @contextmanager
    def reading(self) -> Iterator[Workspace]:
        """A workspace of one's own, for questions that want more than a season: it is as far as the ledger, waits for no
        command, and is not for commands.
        """
        with suppress(RegulationError):  # for who asks for the season; others go on without
            self.view()
        own = self._open()
        with self._building:
            own.go_on_from(self._reader.worked_out, same_files=True)
        with own:
            yield own

    # -- writing -------------------------------------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[Workspace]:
        """The workspace in which commands are run, for one thread of this process at a time.

        It is another one than that of readers, who go on with the season of before until the entry is safe; then they
        have the season that it had worked out.
        """
        with self._writing:
            if self._writer is None:
                self._writer = self._open()
            stamp = self._files()
            if stamp != self._written_by:
                self._writer.forget_files()
                self._written_by = stamp
            with self._building:
                self._writer.go_on_from(self._reader.worked_out, same_files=self._read_by == stamp)
            try:
                with self._writer.within(_COMMAND_SECONDS):
                    yield self._writer
            finally:
                with self._building:
                    self._reader.go_on_from(self._writer.worked_out, same_files=self._read_by == stamp)
                for wake in tuple(self.after_writing):
                    wake()

    @property
    def accounts_path(self) -> Path:
        """Where the accounts of the folder are kept."""
        return self._reader.accounts_path

    @property
    def chances_path(self) -> Path | None:
        """Where answers that took long are kept; None: there is no ledger to keep them beside."""
        path = self._reader.ledger_path
        return chances_beside(path) if path is not None and (self._has_ledger or self._opened()) else None

    @property
    def places(self) -> tuple[Path, Path | None]:
        """The folder and its ledger, for another process that is to answer the same."""
        path = self._reader.path
        assert path is not None
        return path.absolute(), self._reader.ledger_path and self._reader.ledger_path.absolute()

    def close(self) -> None:
        """Give the files back; for when no request is under way any more."""
        with self._writing, self._building:
            self._reader.close()
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    # -- regulation files ----------------------------------------------------------------------------------------------

    def _files(self) -> str:
        """A short word for the regulation files as they are, looked at once a second at most."""
        with self._stamping:
            if monotonic() - self._stamp_at >= _LOOK_AT_FILES_EVERY:
                self._stamp, self._stamp_at = _stamp(self._reader.path), monotonic()
            return self._stamp

    def look_again(self) -> None:
        """Look at the regulation files with the next question: somebody has just written one."""
        with self._stamping:
            self._stamp_at = float("-inf")


def _stamp(path: Path | None) -> str:
    found = []
    if path is not None:
        for file in sorted((*path.glob("*.toml"), *path.glob("*.json"))):
            try:
                about = file.stat()
            except FileNotFoundError:
                continue  # moved away between two looks
            found.append(f"{file.name} {about.st_mtime_ns} {about.st_size}")
    return sha256("\n".join(found).encode()).hexdigest()[:8]
