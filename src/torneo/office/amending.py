"""Regulations and the register written in a form or as text: checked like files, previewed, adopted, written beside.

The ledger's text holds. Where the folder can be written its file is brought up to date as well, so that whoever opens
it with an editor reads what is in force.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from torneo.ledger import Draft
from torneo.ledger.entries import RegisterAdopted, RegulationAdopted
from torneo.model import (
    Actor,
    ConflictError,
    EditionId,
    Finding,
    NotFoundError,
    Register,
    RegulationError,
    Severity,
    UsageError,
)
from torneo.office.folder import Workspace, in_force
from torneo.office.founding import Founded, register_data, register_text
from torneo.office.permissions import Action, Target, require
from torneo.office.submitting import Outcome, instant_of, required_reason, submit
from torneo.rules.differences import Change, differences, text_differences
from torneo.rules.folder import Regulations, Source
from torneo.rules.plan import StagePlan, plan
from torneo.rules.reader import read_files
from torneo.rules.toml_text import toml_text

CLUBS = "clubs.toml"


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it was read. `findings` speak of `file` by line and column; nothing is adopted while one is an error.

    `changes`: against what is in force; empty for a new edition. `plan`: what it amounts to, None while it has errors.
    """

    edition: str
    file: str
    text: str
    source: Source | None
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    plan: tuple[StagePlan, ...] | None
    is_new: bool
    regulations: Regulations

    @property
    def has_errors(self) -> bool:
        return self.source is None or any(each.severity == "error" for each in self.findings)


def text_of(workspace: Workspace, edition: str) -> str:
    """The regulation in force as TOML: the folder's file where that says the same, comments and all.

    Raises:
        NotFoundError: `no-edition` (edition, known).
    """
    regulations = workspace.regulations()
    source = regulations.sources.get(EditionId(edition))
    if source is None:
        raise NotFoundError("no-edition", edition=edition, known=tuple(regulations.editions), suggestion="")
    if workspace.path is not None:
        mine = workspace.files.sources.get(EditionId(edition))
        path = workspace.path / mine.file if mine is not None else None
        if mine is not None and mine.digest == source.digest and path is not None and path.suffix == ".toml":
            return path.read_text("utf-8")
    return toml_text(json.loads(source.text))


def versions(workspace: Workspace, edition: str) -> tuple[tuple[int, date, tuple[Change, ...]], ...]:
    """The versions of an edition's regulation: entry, day from which it holds, and what it changed; the latest first."""
    adopted = workspace.facts().regulations.get(EditionId(edition), ())
    found = []
    for number, one in enumerate(adopted):
        before = adopted[number - 1].text if number else None
        changes = text_differences(before, one.text) if before is not None else ()
        found.append((one.sequence, one.day, changes))
    return tuple(reversed(found))


def read_text(workspace: Workspace, text: str, *, file: str, register: Register | None = None) -> Written:
    """A regulation as somebody wrote it, checked together with the others of the folder.

    Args:
        register: the register it is to be read with, where that is to change too.

    Raises:
        UsageError: `file-name-bad` (found): it would be written elsewhere, or over something else;
            `regulation-too-large` (what, found, most).
    """
    check_size(text, file)
    files = _files(workspace)
    edition = _edition_in(text)
    files = {name: body for name, body in files.items() if name not in (file, f"{edition}.json")}
    if register is not None:
        files = {name: body for name, body in files.items() if name.rpartition(".")[0] != "clubs"}
        files[CLUBS] = register_text(register)
    files[file] = text
    read = read_files(files)
    mine = tuple(
        each
        for each in read.findings
        if (each.where is not None and each.where.file == file)
        or (each.subject == edition and not each.where)
    )
    stands_in = _editions_of(workspace).get(EditionId(edition), file)
    if stands_in != file and not any(each.code == "edition-twice" for each in mine):
        facts = {"edition": edition, "other": stands_in}
        mine = (*mine, Finding("edition-twice", Severity.ERROR, edition, facts=facts))
    source = read.sources.get(EditionId(edition)) if edition else None
    before = (
        workspace.regulations().sources.get(EditionId(edition)) if edition and _has_any(workspace) else None
    )
    changes = text_differences(before.text, source.text) if before and source else ()
    planned = None
    if source is not None and not any(each.severity == "error" for each in mine):
        planned = tuple(each for each in plan(read) if each.edition == edition)
    return Written(edition, file, text, source, mine, changes, planned, before is None, read)


_NAME = re.compile(r"\w[\w.-]{0,100}\.(toml|json)")
_TAKEN = frozenset(("clubs.toml", "clubs.json", "facts.toml", "facts.json"))
_MOST = {"characters": 200_000, "stages": 100, "teams": 1000, "depth": 20}
_DEEP = re.compile(r"\[{21}|(?m:^[^=\n\"'#]*(?:\.[^=\n.]*){20}=)|[{\[](?:[^{}\[\]\n]*[{\[]){20}")
_LIST = re.compile(r"teams\s*=\s*\[([^\]]*)\]")


def check_size(text: str, file: str) -> None:
    """Let a regulation pass that somebody typed or sent, before it costs anything to read it.

    Raises:
        UsageError: `file-name-bad` (found), `regulation-too-large` (what, found, most).
    """
    if not _NAME.fullmatch(file) or file in _TAKEN:
        raise UsageError("file-name-bad", found=file[:100])
    found = {
        "characters": len(text),
        "stages": text.count("[[stage]]"),
        "teams": max(
            (each.count(",") + 1 for each in _LIST.findall(text[: _MOST["characters"] + 1])), default=0
        ),
    }
    for what, count in found.items():
        if count > _MOST[what]:
            raise UsageError("regulation-too-large", what=what, found=count, most=_MOST[what])
    if _DEEP.search(text):
        raise UsageError(
            "regulation-too-large", what="depth", found=f"> {_MOST['depth']}", most=_MOST["depth"]
        )


def adopt_text(
    workspace: Workspace,
    actor: Actor,
    text: str,
    *,
    file: str,
    reason: str | None = None,
    in_force_from: date | None = None,
    register: Register | None = None,
    key: str | None = None,
) -> Outcome:
    """Adopt a regulation as it was written: a new edition, or an amendment of one.

    Args:
        file: the name of its file, which is written too where the folder can be.
        in_force_from: day from which an amendment holds; None: now.
        register: clubs and venues to adopt along with it; None: they stay as they are.

    Raises:
        RegulationError: the text has errors, all of which are in `findings`.
        UsageError: `reason-missing`: an amendment without one; `nothing-changed` (edition).
    """
    check_size(text, file)
    actor = require(actor, Action.ADOPT, Target(edition=_edition_in(text)))
    written = read_text(workspace, text, file=file, register=register)
    if written.has_errors or written.source is None:
        raise RegulationError(written.findings)
    facts = workspace.facts()
    is_amendment = bool(facts.regulations.get(EditionId(written.edition)))
    retried = bool(key and workspace.has_ledger and workspace.ledger().receipt_for(actor.id, key))
    if is_amendment and not retried:
        if facts.regulations[EditionId(written.edition)][-1].digest == written.source.digest:
            raise UsageError("nothing-changed", edition=written.edition)
        required_reason(reason, "ledger adopt")
    effective = instant_of(in_force_from, time(0), workspace.zone) if in_force_from else None
    before = workspace.season() if _has_any(workspace) else None
    drafts: list[Draft] = []
    if register is not None:
        drafts += _register_drafts(workspace, written.regulations, reason, key)
    source = written.source
    drafts.append(
        Draft(
            payload=RegulationAdopted(
                edition=written.edition, file=file, text=source.text, digest=source.digest
            ),
            reason=(reason or "").strip() or None,
            effective_at=effective,
            key=key,
        )
    )
    outcome = _append(workspace, actor, drafts, before)
    _write(workspace, file, text)
    if register is not None:
        _write(workspace, CLUBS, register_text(register))
    return outcome


def adopt_founded(workspace: Workspace, actor: Actor, founded: Founded, *, key: str | None = None) -> Outcome:
    """Adopt what a form came to: the regulation, and its clubs. Raises as `adopt_new`."""
    files = {founded.file: founded.text}
    return adopt_new(workspace, actor, files, register=founded.register, key=key)


def adopt_new(
    workspace: Workspace,
    actor: Actor,
    files: Mapping[str, str],
    *,
    register: Register,
    key: str | None = None,
) -> Outcome:
    """Adopt new editions that may speak of each other, and the register they need: all of it or nothing.

    Raises:
        RegulationError: a text has errors.
        ConflictError: `edition-exists` (edition).
    """
    actor = require(actor, Action.ADOPT)
    held = {name: body for name, body in _files(workspace).items() if name.rpartition(".")[0] != "clubs"}
    read = read_files({**held, **files, CLUBS: register_text(register)})
    faults = tuple(each for each in read.errors if each.where is not None and each.where.file in files)
    if faults:
        raise RegulationError(faults)
    known = workspace.facts().regulations
    retried = bool(key and workspace.has_ledger and workspace.ledger().receipt_for(actor.id, key))
    drafts = _register_drafts(workspace, read, None, key, retried=retried)
    for edition, source in read.sources.items():
        if source.file not in files:
            continue
        if edition in known and not retried:
            raise ConflictError("edition-exists", edition=edition)
        payload = RegulationAdopted(edition=edition, file=source.file, text=source.text, digest=source.digest)
        drafts.append(Draft(payload=payload, key=key))
    before = workspace.season() if _has_any(workspace) else None
    outcome = _append(workspace, actor, drafts, before)
    _write(workspace, CLUBS, register_text(register))
    for file, text in files.items():
        _write(workspace, file, text)
    return outcome


def adopt_register(
    workspace: Workspace,
    actor: Actor,
    register: Register,
    *,
    reason: str | None = None,
    key: str | None = None,
) -> Outcome:
    """Adopt another register of clubs and venues.

    Raises:
        RegulationError: it has errors, or leaves an edition without a club it names.
        UsageError: `nothing-changed`.
    """
    actor = require(actor, Action.ADOPT)
    files = {name: body for name, body in _files(workspace).items() if name.rpartition(".")[0] != "clubs"}
    text = register_text(register)
    read = read_files({**files, CLUBS: text})
    known = {(each.code, each.subject, str(each.facts)) for each in workspace.files.findings}
    faults = tuple(
        each
        for each in read.errors
        if each.code != "folder-empty" and (each.code, each.subject, str(each.facts)) not in known
    )
    if faults:
        raise RegulationError(faults)
    drafts = _register_drafts(workspace, read, reason, key)
    if not drafts:
        raise UsageError("nothing-changed", edition=CLUBS)
    before = workspace.season() if _has_any(workspace) else None
    outcome = _append(workspace, actor, drafts, before)
    _write(workspace, CLUBS, text)
    return outcome


def register_differences(before: Register, after: Register) -> tuple[Change, ...]:
    """What is another in a second register, club by club and ground by ground."""
    return differences(register_data(before), register_data(after))


def _append(workspace: Workspace, actor: Actor, drafts: list[Draft], before: object) -> Outcome:
    from torneo.progression import Season

    if isinstance(before, Season):
        return submit(workspace, actor, drafts, before=before)
    asked = workspace.request_key()
    drafts = [replace(draft, key=draft.key or asked) for draft in drafts]
    receipts = workspace.ledger(create=True).append(drafts, actor=actor, clock=workspace.clock)
    return Outcome(receipts, subjects=tuple(_subject(each) for each in drafts))


def _subject(draft: Draft) -> str:
    from torneo.ledger import subject_of

    return draft.subject or subject_of(draft.payload)


def _register_drafts(
    workspace: Workspace, read: Regulations, reason: str | None, key: str | None, *, retried: bool = False
) -> list[Draft]:
    source = read.register_source
    held = workspace.facts().register
    if source is None or (held is not None and held.digest == source.digest and not retried):
        return []
    payload = RegisterAdopted(file=CLUBS, text=source.text, digest=source.digest)
    return [Draft(payload=payload, reason=(reason or "").strip() or None, key=key)]


def _files(workspace: Workspace) -> dict[str, str | bytes]:
    """Everything a text is checked together with: what is adopted as adopted, what is not from the folder."""
    facts = workspace.facts()
    adopted = in_force(facts, workspace.clock.now().date())
    files: dict[str, str | bytes] = {}
    if workspace.path is not None:
        for path in sorted(workspace.path.iterdir()):
            if path.suffix in (".toml", ".json", ".csv") and path.is_file() and not path.name.startswith("."):
                files[path.name] = path.read_bytes()
        for name, source in _editions_of(workspace).items():
            if name in adopted:
                files.pop(source, None)
    files |= {f"{edition}.json": one.text for edition, one in adopted.items()}
    if facts.register is not None:
        files = {name: body for name, body in files.items() if name.rpartition(".")[0] != "clubs"}
        files["clubs.json"] = facts.register.text
    files.pop("facts.toml", None)
    return files


def _editions_of(workspace: Workspace) -> Mapping[EditionId, str]:
    return {edition: source.file for edition, source in workspace.files.sources.items()}


def _edition_in(text: str) -> str:
    import tomllib

    try:
        edition = tomllib.loads(text).get("edition")
    except (tomllib.TOMLDecodeError, RecursionError):
        return ""
    found = edition.get("id") if isinstance(edition, dict) else None
    return found if isinstance(found, str) else ""


def _has_any(workspace: Workspace) -> bool:
    """There is a season to compare with: something is adopted, or the files have no errors."""
    return bool(workspace.facts().regulations) or (
        bool(workspace.files.editions) and not workspace.files.errors
    )


def _write(workspace: Workspace, file: str, text: str) -> None:
    """Bring the folder's file up to date, whole or not at all; a folder that cannot be written stays as it is."""
    if workspace.path is None or workspace.is_trial:
        return
    target = workspace.path / file
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.write_text(text, "utf-8")
        beside.replace(target)
    except OSError:
        return
    finally:
        workspace.forget_files()
