"""The one door through which regulation files come in: a folder, a mapping of texts, or texts kept in a ledger.

Reading never stops at the first fault: what cannot be read is a finding, and what is left is checked all the same.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from torneo.model import EditionId, Finding, NotFoundError, Register, RegulationError, Where
from torneo.rules.canonical import canonical_text, digest, exact, plain
from torneo.rules.check import check, in_order
from torneo.rules.check_values import check_rules_table
from torneo.rules.codes import finding
from torneo.rules.documents import Document, Locator, read_document
from torneo.rules.faults import faults_of
from torneo.rules.folder import Regulations, Source
from torneo.rules.folder_files import Fact, FactsFile, RegisterFile
from torneo.rules.like import Likes
from torneo.rules.positions import Path
from torneo.rules.presets import RulesFile, preset_names, preset_text
from torneo.rules.record_files import with_csv_rows
from torneo.rules.register_file import register_of
from torneo.rules.regulation import Regulation
from torneo.rules.report import Report
from torneo.rules.suggest import suggestion
from torneo.rules.table_rules import RulesTable
from torneo.rules.validate import Validated, validate

REGISTER, FACTS = "clubs", "facts"
"""Names of the two files of a folder that are no regulation, without their ending."""

ELSEWHERE = frozenset(("strengths",))
"""Files that other rooms read: what a forecast starts from."""

_PARTS = frozenset(("torneo", "edition", "entry", "stage", "table", "award", "rules", "category"))

_READ = (".toml", ".json", ".csv")


def load_folder(path: FilePath | str) -> Regulations:
    """All regulation files of a folder, with every fault among `findings`.

    Read are `*.toml` and `*.json`, and the `*.csv` that they name; folders inside it and hidden files are not.

    Raises:
        NotFoundError: `folder-missing`: there is no such folder; `folder-not-a-folder`: it is a file.
    """
    folder = FilePath(path)
    if not folder.exists():
        raise NotFoundError("folder-missing", folder=str(folder))
    if not folder.is_dir():
        raise NotFoundError("folder-not-a-folder", folder=str(folder))
    files: dict[str, bytes] = {}
    unreadable: list[Finding] = []
    for file in sorted(folder.iterdir()):
        if file.suffix not in _READ or file.name.startswith(".") or file.is_dir():
            continue
        try:
            files[file.name] = file.read_bytes()
        except OSError as error:
            unreadable.append(
                finding(
                    "file-unreadable",
                    where=Where(file.name),
                    subject=file.name,
                    problem=error.strerror or str(error),
                )
            )
    return _read(files, unreadable)


def read_files(files: Mapping[str, str | bytes]) -> Regulations:
    """The same from texts by file name, without any folder."""
    return _read(files, [])


def load_text(text: str) -> Regulation:
    """A regulation from its canonical text.

    Raises:
        RegulationError: the text is no regulation.
    """
    try:
        data = json.loads(text)
        return Regulation.model_validate(data)
    except ValidationError as error:
        faults = faults_of(error, data, Locator(""), Regulation, "")
        raise RegulationError([fault.finding for fault in faults]) from error
    except json.JSONDecodeError as error:
        raise RegulationError([finding("syntax", problem=error.msg)]) from error


def regulations_from_texts(
    editions: Mapping[EditionId, str], register_text: str | None = None, facts: Iterable[Fact] = ()
) -> Regulations:
    """The folder as a ledger holds it: canonical texts of the editions and of the register.

    Raises:
        RegulationError: a text is no regulation.
    """
    order = sorted(editions)
    return Regulations(
        editions={edition: load_text(editions[edition]) for edition in order},
        register=Register() if register_text is None else load_register_text(register_text),
        facts=tuple(facts),
        sources={edition: Source("", editions[edition], digest(editions[edition])) for edition in order},
        register_source=None if register_text is None else Source("", register_text, digest(register_text)),
    )


def load_register_text(text: str) -> Register:
    """A register from its canonical text."""
    return register_of(RegisterFile.model_validate(json.loads(text)))


def read_rules(file: str, content: str | bytes) -> tuple[RulesTable | None, tuple[Finding, ...]]:
    """A rules file: the keys of [rules] at its top level, TOML or JSON by the end of its name; None if it has faults.

    Of a regulation, which has an [edition], its [rules] are read, and those of its stage where it has but one.
    """
    document = read_document(file, content)
    if isinstance(document, Finding):
        return None, (document,)
    data: dict[str, Any] = document.data
    findings: list[Finding] = []
    locator = Locator(file, {file: document})
    if isinstance(data.get("edition"), dict):
        data, origins = _rules_of_regulation(file, data)
        locator = Locator(file, {file: document}, origins)
    like = data.get("like")
    if isinstance(like, str):
        base = preset(like)
        if base is None:
            known = preset_names()
            findings.append(
                finding(
                    "like-unknown",
                    where=locator.value(("like",)),
                    subject=file,
                    name=like,
                    suggestion=suggestion(like, known),
                    known=known,
                )
            )
        else:
            from_preset = read_document(f"{like}.toml", preset_text(like) or "")
            assert isinstance(from_preset, Document)
            data = {**from_preset.data, **{key: value for key, value in data.items() if key != "like"}}
    read = validate(RulesFile, exact(plain(data)), locator, file)
    findings += read.findings
    if read.value is not None:
        report = Report(Regulations(locators={"": read.locator}))
        check_rules_table(report, EditionId(""), (), read.value, subject=file)
        findings += report.findings
    ordered = in_order(findings)
    return (None if ordered else read.value), ordered


def _rules_of_regulation(
    file: str, data: dict[str, Any]
) -> tuple[dict[str, Any], dict[Path, tuple[str, Path]]]:
    """The keys of [rules] of a regulation with those of its only stage over them, and where each is written."""
    origins: dict[Path, tuple[str, Path]] = {(): (file, ("rules",))}
    rules = data.get("rules")
    found = dict(rules) if isinstance(rules, dict) else {}
    stages = data.get("stage")
    if isinstance(stages, list) and len(stages) == 1 and isinstance(stages[0], dict):
        of_stage = stages[0].get("rules")
        for key, value in of_stage.items() if isinstance(of_stage, dict) else ():
            found[key] = value
            origins[key,] = (file, ("stage", 0, "rules", key))
    return found, origins


def preset(name: str) -> RulesTable | None:
    """A rule set shipped with the package; None if there is none of that name."""
    text = preset_text(name)
    return None if text is None else read_rules(f"{name}.toml", text)[0]


def example_names() -> tuple[str, ...]:
    """Names of the folders of examples shipped with the package: `peru-2014`, `world/euro-2024`, .."""
    top = resources.files("torneo").joinpath("examples")
    names = []
    for folder in top.iterdir():
        if folder.joinpath("README.md").is_file() or not folder.is_dir():
            continue
        inner = [one for one in folder.iterdir() if one.is_dir() and not one.name.startswith("__")]
        names += [f"{folder.name}/{one.name}" for one in inner]
        if not inner and not folder.name.startswith("__"):
            names.append(folder.name)
    return tuple(sorted(names))


def example_files(name: str) -> dict[str, str]:
    """The files of an example by name, to be copied or read.

    Raises:
        NotFoundError: there is no such example.
    """
    if name not in example_names():
        known = example_names()
        raise NotFoundError("example-unknown", name=name, suggestion=suggestion(name, known), known=known)
    folder = resources.files("torneo").joinpath("examples", *name.split("/"))
    return {
        file.name: file.read_text("utf-8")
        for file in sorted(folder.iterdir(), key=lambda one: one.name)
        if file.name.endswith(_READ)
    }


@dataclass(slots=True)
class _Sorted:
    """The files of a folder by what they are."""

    editions: dict[str, Document] = field(default_factory=dict)
    rules: dict[str, Document] = field(default_factory=dict)
    register: Document | None = None
    facts: Document | None = None
    csv: dict[str, str | bytes] = field(default_factory=dict)
    complete: bool = True


def _read(files: Mapping[str, str | bytes], findings: list[Finding]) -> Regulations:
    sorted_files = _sort(files, findings)
    likes = Likes(sorted_files.editions, sorted_files.rules, sorted_files.complete)
    editions: dict[EditionId, Regulation] = {}
    whole: set[EditionId] = set()
    sources: dict[EditionId, Source] = {}
    locators: dict[str, Locator] = {}
    lost: set[str] = set()
    for name in sorted(sorted_files.editions):
        merged = likes.merged(name)
        data = with_csv_rows(plain(merged.data), merged.locator, sorted_files.csv, name, findings)
        read = validate(Regulation, data, merged.locator, name)
        findings += read.findings
        lost |= read.lost
        edition = EditionId(name)
        locators[edition] = read.locator
        if read.value is None or read.value.edition.id != name:
            lost.add(name)
            continue
        editions[edition] = read.value
        if read.whole:
            whole.add(edition)
            text = canonical_text(data)
            sources[edition] = Source(sorted_files.editions[name].file, text, digest(text))
    findings += likes.findings
    register, register_source = _register(sorted_files.register, findings, locators)
    facts = _facts(sorted_files.facts, findings, locators)
    everything = Regulations(editions, register, facts, tuple(findings), sources, register_source, locators)
    unsure = frozenset(lost) if sorted_files.complete else frozenset({*lost, "*"})
    return replace(
        everything,
        editions={edition: value for edition, value in editions.items() if edition in whole},
        findings=check(everything, lost=unsure),
        checked=True,
    )


def _sort(files: Mapping[str, str | bytes], findings: list[Finding]) -> _Sorted:
    found = _Sorted(complete=not findings)
    seen = False
    for file in sorted(files):
        if file.endswith(".csv"):
            found.csv[file] = files[file]
            continue
        seen = True
        document = read_document(file, files[file])
        if isinstance(document, Finding):
            findings.append(document)
            found.complete = False
            continue
        stem = file.rpartition(".")[0]
        if stem in ELSEWHERE:
            continue
        edition = document.data.get("edition")
        if stem == REGISTER:
            found.register = document
        elif stem == FACTS:
            found.facts = document
        elif isinstance(edition, dict) and isinstance(edition.get("id"), str):
            _add_edition(found, edition["id"], document, findings)
        elif "edition" in document.data or (_PARTS & document.data.keys() and not _is_rules(document)):
            found.complete = False
            findings += validate(
                Regulation, plain(document.data), Locator(file, {file: document}), file
            ).findings
        elif _is_rules(document):
            found.rules[stem] = document
            findings += validate(
                RulesFile, plain(document.data), Locator(file, {file: document}), file
            ).findings
        else:
            findings.append(finding("file-ignored", where=Where(file), subject=file))
    if not seen and not findings:
        findings.append(finding("folder-empty"))
    return found


def _add_edition(found: _Sorted, name: str, document: Document, findings: list[Finding]) -> None:
    if name in found.editions:
        where = Locator(document.file, {document.file: document}).value(("edition", "id"))
        other = found.editions[name].file
        findings.append(finding("edition-twice", where=where, subject=name, edition=name, other=other))
    else:
        found.editions[name] = document


def _is_rules(document: Document) -> bool:
    """Without [edition], and with a key of [rules] at its top level."""
    return bool({"points", "tiebreakers", "level", "like"} & document.data.keys()) and not (
        {"stage", "entry", "award"} & document.data.keys()
    )


def _register(
    document: Document | None, findings: list[Finding], locators: dict[str, Locator]
) -> tuple[Register, Source | None]:
    if document is None:
        return Register(), None
    data = plain(document.data)
    locator = Locator(document.file, {document.file: document})
    read: Validated[RegisterFile] = validate(RegisterFile, data, locator, document.file)
    findings += read.findings
    locators[REGISTER] = read.locator
    register = Register() if read.value is None else register_of(read.value)
    if not read.whole:
        return register, None
    text = canonical_text(data)
    return register, Source(document.file, text, digest(text))


def _facts(
    document: Document | None, findings: list[Finding], locators: dict[str, Locator]
) -> tuple[Fact, ...]:
    if document is None:
        return ()
    locator = Locator(document.file, {document.file: document})
    read = validate(FactsFile, plain(document.data), locator, document.file)
    findings += read.findings
    locators[FACTS] = read.locator
    return () if read.value is None else read.value.fact


__all__ = [
    "example_files",
    "example_names",
    "load_folder",
    "load_register_text",
    "load_text",
    "preset",
    "read_files",
    "read_rules",
    "regulations_from_texts",
]
