"""What every command knows: language, folder, form of the output, who is asking."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import typer

from torneo.model import Actor, Role, TorneoError, UsageError
from torneo.words import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable

    from torneo.model import Finding
    from torneo.office.folder import Workspace
    from torneo.words import Names


class State:
    """Made once for each run of the command; opens the folder when a command first needs it."""

    def __init__(
        self,
        *,
        lang: Lang,
        folder: str,
        form: str,
        actor: str,
        is_color: bool,
        is_trial: bool = False,
    ) -> None:
        self.lang: Lang = lang
        self.folder = folder
        self.format = form
        """of the output: `text`, `json`, ..."""
        self.is_color = is_color
        self.is_trial = is_trial
        """nothing that a command does is kept"""
        self.ledger: str | None = None
        """a ledger elsewhere than in the folder"""
        self._actor = actor
        self._opened: Workspace | None = None
        self._workspace: Workspace | None = None

    @property
    def workspace(self) -> "Workspace":
        """The folder of `-C`. Raises `NotFoundError` `folder-missing`."""
        if self._workspace is None:
            from pathlib import Path

            from torneo.office.folder import open_folder

            self._opened = open_folder(self.folder, ledger=Path(self.ledger) if self.ledger else None)
            self._workspace = self._opened.trial() if self.is_trial else self._opened
        return self._workspace

    @property
    def actor(self) -> Actor:
        """The local user, organiser of his ledger; `--as role[:scope]` tries what another role may do.

        Raises:
            UsageError: `role-unknown` (found, known).
        """
        name = (
            os.environ.get("TORNEO_USER") or os.environ.get("USER") or os.environ.get("USERNAME") or "local"
        )
        if not self._actor:
            return Actor(name, Role.ORGANISER)
        role, _, scope = self._actor.partition(":")
        if role not in set(Role):
            raise UsageError("role-unknown", found=role, known=tuple(each.value for each in Role))
        return Actor(name, Role(role), scope)

    def look_back(self, known_at: str | None) -> None:
        """Answer with what was known at a moment. Raises `UsageError` `bad-day`: the text is none."""
        if known_at is not None:
            from torneo.office import queries

            self.workspace.known_at = queries.known_at(known_at, self.workspace)

    def names(self) -> "Names":
        return self.workspace.names()

    def names_if_open(self) -> "Names | None":
        """Names for an error message; None where there are none to be had."""
        if self._workspace is None:
            return None
        with suppress(TorneoError, OSError):
            return self._workspace.names()
        return None

    def only(self, *formats: str) -> None:
        """Raises `UsageError` `format-unknown` (found, known): the form of the output is none of these."""
        if self.format not in formats:
            raise UsageError("format-unknown", found=self.format, known=formats)

    def fail_on_error(self, findings: "Iterable[Finding]") -> None:
        """End with exit code 1 where a finding is an error: everything that could be said has been."""
        if any(each.severity == "error" for each in findings):
            raise typer.Exit(1)

    def print(self, text: str = "") -> None:
        """To the standard output."""
        print(text)

    def json(self, data: Any) -> None:
        """Data as JSON: the same data, the same bytes."""
        import json

        print(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False))

    def warn(self, text: str) -> None:
        """To the stream for people: what is no answer to the question asked."""
        print(text, file=sys.stderr)

    def close(self) -> None:
        """Give the files back."""
        if self._opened is not None:
            with suppress(TorneoError, OSError):
                self._opened.close()
