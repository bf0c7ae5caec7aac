"""`like`: an edition that takes over another, or a preset, but for what differs; with the file each part came from.

Tables merge key by key. Stages, tables, ties, allocations and categories merge by `id`; awards, targets of minutes
and calendar rules, which have none, are added to those taken over; any other list is replaced.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from torneo.model import Finding
from torneo.rules.codes import finding
from torneo.rules.documents import Document, Locator
from torneo.rules.positions import Path
from torneo.rules.presets import preset_names, preset_rules
from torneo.rules.suggest import suggestion

NOT_TAKEN = frozenset(
    ("id", "name", "competition", "season", "team", "previous", "next", "like", "leaves_out")
)
"""Keys of [edition] that belong to one edition alone."""

_BY_ID = frozenset(("stage", "table", "allocation", "category", "ties"))
_ADDED = frozenset(("award", "minutes", "rule"))


@dataclass(frozen=True, slots=True)
class Merged:
    """The data of an edition after `like`, and where each part was written."""

    data: dict[str, Any]
    locator: Locator


@dataclass(slots=True)
class Likes:
    """Resolves the `like` of all editions of a folder. `documents`: edition id -> its file."""

    documents: Mapping[str, Document]
    rules_files: Mapping[str, Document] = field(default_factory=dict)
    complete: bool = True
    """False while a file of the folder could not be read: an edition that is missing may stand there."""
    findings: list[Finding] = field(default_factory=list)
    _done: dict[str, Merged] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def merged(self, edition: str) -> Merged:
        if edition in self._done:
            return self._done[edition]
        document = self.documents[edition]
        self._open.append(edition)
        own = self._with_rules(Merged(document.data, self._locator(document)))
        table = document.data.get("edition")
        like = table.get("like") if isinstance(table, dict) else None
        result = own
        if isinstance(like, str):
            base = self._base(edition, like, own)
            if base is not None:
                result = self._over(base, own)
        result = _without_like(result)
        self._open.pop()
        self._done[edition] = result
        return result

    def _locator(self, document: Document) -> Locator:
        return Locator(document.file, {document.file: document})

    def _base(self, edition: str, like: str, own: Merged) -> Merged | None:
        where = own.locator.value(("edition", "like"))
        if like in self._open:
            circle = (*self._open[self._open.index(like) :], like)
            self.findings.append(finding("like-circle", where=where, subject=edition, circle=circle))
            return None
        if like in self.documents:
            return self.merged(like)
        rules = self._rules(like)
        if rules is not None:
            file, data = rules
            return Merged({"rules": data}, Locator(file, self._known_documents(), {("rules",): (file, ())}))
        self._unknown(like, (*self.documents, *self._preset_names()), own, ("edition", "like"), edition)
        return None

    def _over(self, base: Merged, own: Merged) -> Merged:
        """`own` over what it takes of `base`."""
        data = dict(base.data)
        leaves_out = own.data["edition"].get("leaves_out", ())
        for number, name in enumerate(leaves_out if isinstance(leaves_out, list) else ()):
            if isinstance(name, str) and name in data and name != "edition":
                del data[name]
            elif name not in _TABLES:
                self.findings.append(
                    finding(
                        "leaves-out-unknown",
                        where=own.locator.value(("edition", "leaves_out", number)),
                        subject=str(own.data["edition"].get("id", "")),
                        name=str(name),
                        suggestion=suggestion(str(name), _TABLES),
                        known=_TABLES,
                    )
                )
        data.pop("record", None)
        if "entry" in own.data:
            data.pop("entry", None)
        if isinstance(data.get("edition"), dict):
            data["edition"] = {k: v for k, v in data["edition"].items() if k not in NOT_TAKEN}
        origins: dict[Path, tuple[str, Path]] = {(): own.locator.origin(())}
        merge = _Merge(base.locator, own.locator, origins)
        documents = {**base.locator.documents, **own.locator.documents}
        result = merge.tables(data, own.data, (), (), ())
        return Merged(result, Locator(own.locator.file, documents, origins))

    def _with_rules(self, merged: Merged) -> Merged:
        """With `like` of every [rules] put under its own keys."""
        data, origins = dict(merged.data), dict(merged.locator.origins)
        edition = data.get("edition")
        subject = str(edition.get("id", "")) if isinstance(edition, dict) else ""

        def replaced(rules: Any, path: Path) -> Any:
            if not isinstance(rules, dict) or not isinstance(rules.get("like"), str):
                return rules
            found = self._rules(rules["like"])
            if found is None:
                self._unknown(rules["like"], self._preset_names(), merged, (*path, "like"), subject)
                return {key: value for key, value in rules.items() if key != "like"}
            file, preset = found
            for key in preset.keys() - rules.keys():
                origins[(*path, key)] = (file, (key,))
            return {**preset, **{key: value for key, value in rules.items() if key != "like"}}

        def walk(table: Any, path: Path) -> Any:
            if not isinstance(table, dict):
                return table
            result = dict(table)
            if "rules" in result:
                result["rules"] = replaced(result["rules"], (*path, "rules"))
            for name in ("stage", "table"):
                if isinstance(result.get(name), list):
                    result[name] = [walk(one, (*path, name, n)) for n, one in enumerate(result[name])]
            return result

        documents = {**self._known_documents(), **merged.locator.documents}
        return Merged(walk(data, ()), Locator(merged.locator.file, documents, origins))

    def _rules(self, name: str) -> tuple[str, dict[str, Any]] | None:
        """File and keys of [rules] of a rules file of the folder or of a preset."""
        if name in self.rules_files:
            document = self.rules_files[name]
            return document.file, {k: v for k, v in document.data.items() if k not in _LABELS}
        data = preset_rules(name)
        return None if data is None else (f"presets/{name}.toml", data)

    def _known_documents(self) -> dict[str, Document]:
        return {document.file: document for document in self.rules_files.values()}

    def _preset_names(self) -> tuple[str, ...]:
        return (*self.rules_files, *preset_names())

    def _unknown(self, name: str, known: tuple[str, ...], own: Merged, path: Path, subject: str) -> None:
        if self.complete:
            self.findings.append(
                finding(
                    "like-unknown",
                    where=own.locator.value(path),
                    subject=subject,
                    name=name,
                    suggestion=suggestion(name, known),
                    known=known,
                )
            )


_LABELS = frozenset(("torneo", "competition", "season", "name", "note", "valid_from", "valid_to", "unknown"))

_TABLES = (
    "entry", "category", "rules", "stage", "table", "record", "allocation", "award", "match", "squad", "minutes",
    "discipline", "calendar",
)  # fmt: skip


def _without_like(merged: Merged) -> Merged:
    """The merged data stand for themselves: a text that was adopted does not hang on another."""
    edition = merged.data.get("edition")
    if not isinstance(edition, dict):
        return merged
    own = {key: value for key, value in edition.items() if key not in ("like", "leaves_out")}
    return Merged({**merged.data, "edition": own}, merged.locator)


@dataclass(frozen=True, slots=True)
class _Merge:
    base: Locator
    own: Locator
    origins: dict[Path, tuple[str, Path]]

    def tables(
        self, base: dict[str, Any], own: dict[str, Any], base_path: Path, own_path: Path, path: Path
    ) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key in (*base, *(key for key in own if key not in base)):
            there, here, to = (*base_path, key), (*own_path, key), (*path, key)
            if key not in own:
                self.origins[to] = self.base.origin(there)
                result[key] = base[key]
            elif key not in base:
                self.origins[to] = self.own.origin(here)
                result[key] = own[key]
            else:
                result[key] = self._both(base[key], own[key], there, here, to)
        return result

    def _both(self, base: Any, own: Any, base_path: Path, own_path: Path, path: Path) -> Any:
        self.origins[path] = self.own.origin(own_path)
        if isinstance(base, dict) and isinstance(own, dict) and path[-1] not in ("points", "rows", "slots"):
            return self.tables(base, own, base_path, own_path, path)
        if isinstance(base, list) and isinstance(own, list):
            if path[-1] in _BY_ID:
                return self._lists(base, own, base_path, own_path, path)
            if path[-1] in _ADDED:
                for number in range(len(base)):
                    self.origins[(*path, number)] = self.base.origin((*base_path, number))
                for number in range(len(own)):
                    self.origins[(*path, len(base) + number)] = self.own.origin((*own_path, number))
                return [*base, *own]
        return own

    def _lists(
        self, base: list[Any], own: list[Any], base_path: Path, own_path: Path, path: Path
    ) -> list[Any]:
        result: list[Any] = []
        used: set[int] = set()
        for number, item in enumerate(base):
            to = (*path, number)
            match = next(
                (n for n, other in enumerate(own) if n not in used and _same_id(item, other)),
                None,
            )
            if match is None:
                self.origins[to] = self.base.origin((*base_path, number))
                result.append(item)
            else:
                used.add(match)
                self.origins[to] = self.own.origin((*own_path, match))
                result.append(self.tables(item, own[match], (*base_path, number), (*own_path, match), to))
        for number, item in enumerate(own):
            if number not in used:
                self.origins[(*path, len(result))] = self.own.origin((*own_path, number))
                result.append(item)
        return result


def _same_id(one: Any, other: Any) -> bool:
    return (
        isinstance(one, dict)
        and isinstance(other, dict)
        and one.get("id") is not None
        and one.get("id") == other.get("id")
    )
