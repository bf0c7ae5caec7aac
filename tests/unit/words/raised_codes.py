"""Reads the codes that the source raises or emits, and the facts each comes with, from its syntax trees."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[3] / "src" / "torneo"

_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ERRORS = re.compile(
    r"(TorneoError|UsageError|RegulationError|NotFoundError|ConflictError|NotYetPlayableError|PermissionDenied"
    r"|StorageError|NotLoggedIn|TooManyRequests|UnresolvedRef|Finding)"
)
_HELPERS = re.compile(
    r"_*(finding|error|warning|info|problem|fault|find|warn|note|note_?finding|add|report|refused?)"
)


@dataclass(frozen=True, order=True)
class Raised:
    """`facts` None: they cannot be read from the call."""

    code: str
    file: str
    line: int
    facts: frozenset[str] | None


def raised(source: Path = SOURCE) -> list[Raised]:
    """Every code in the source tree, with the place that raises it."""
    found: set[Raised] = set()
    for path in sorted(source.rglob("*.py")):
        if "words" in path.relative_to(source).parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = _texts(tree)
        errors = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and _is_error(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = _name(node.func)
                is_error = bool(_ERRORS.fullmatch(name)) or name in errors
                if is_error or _HELPERS.fullmatch(name):
                    shown = str(path.relative_to(source))
                    for code in _codes(node, texts):
                        if is_error or "-" in code:
                            found.add(
                                Raised(code, shown, node.lineno, _facts(node, is_finding=name == "Finding"))
                            )
    return sorted(found, key=lambda one: (one.code, one.file, one.line))


def interface_keys(source: Path = SOURCE) -> list[tuple[str, str, int]]:
    """Keys of interface text that the source asks for: `words.ui("key", ..)`."""
    found = []
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in ("ui", "_ui") and node.args:
                found += [
                    (key, str(path.relative_to(source)), node.lineno) for key in _constants(node.args[0])
                ]
    return sorted(found)


def _is_error(node: ast.ClassDef) -> bool:
    return any(_ERRORS.fullmatch(_name(base)) for base in node.bases)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and node.attr == "__init__":
        return "TorneoError"  # super().__init__("code", ..) in a child of it
    return node.attr if isinstance(node, ast.Attribute) else ""


def _texts(tree: ast.AST) -> dict[str, list[str]]:
    """Texts that each variable of a module may hold, and each function may return."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).extend(_constants(node.value))
        elif isinstance(node, ast.FunctionDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    found.setdefault(node.name, []).extend(_constants(inner.value))
    return found


def _codes(call: ast.Call, texts: dict[str, list[str]]) -> Iterator[str]:
    named = next((word.value for word in call.keywords if word.arg == "code"), None)
    first = named if named is not None else call.args[0] if call.args else None
    name = _name(first.func) if isinstance(first, ast.Call) else _name(first) if first is not None else ""
    if name:
        yield from (code for code in texts.get(name, ()) if _CODE.fullmatch(code) and "-" in code)
    elif first is not None:
        yield from (code for code in _constants(first) if _CODE.fullmatch(code))


def _constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)


def _facts(call: ast.Call, *, is_finding: bool) -> frozenset[str] | None:
    if is_finding:
        written = next((word.value for word in call.keywords if word.arg == "facts"), None)
        if written is None:
            return (
                None if len(call.args) > 5 or any(word.arg is None for word in call.keywords) else frozenset()
            )
        if not isinstance(written, ast.Dict) or not all(
            isinstance(key, ast.Constant) for key in written.keys
        ):
            return None
        return frozenset(str(key.value) for key in written.keys if isinstance(key, ast.Constant))
    if any(word.arg is None for word in call.keywords):
        return None
    return frozenset(word.arg for word in call.keywords if word.arg is not None)
