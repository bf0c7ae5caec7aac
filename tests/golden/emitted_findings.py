"""Codes of all findings that the source makes, read from its syntax trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "torneo"


def emitted(source: Path = SOURCE) -> set[str]:
    """Codes in calls of `Finding` and `Remark` (a finding of a plan, told when it is used), and of functions that hand a code of theirs on to `Finding`."""
    trees = {
        path: ast.parse(path.read_text("utf-8"))
        for path in sorted(source.rglob("*.py"))
        if path.relative_to(source).parts[0] not in ("rules", "words")  # rules: a registry of their own
    }
    return {code for tree in trees.values() for code in _of(tree, _makers(tree) | _imported(tree, trees))}


def _makers(tree: ast.AST) -> frozenset[str]:
    """Functions of a module whose parameter `code` is the code of a finding."""
    return frozenset(
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and any(each.arg == "code" for each in (*node.args.posonlyargs, *node.args.args))
        and any(_named(call) == "Finding" for call in ast.walk(node) if isinstance(call, ast.Call))
    )


def _imported(tree: ast.AST, trees: dict[Path, ast.Module]) -> frozenset[str]:
    """Such functions that come from another module."""
    modules = {".".join(("torneo", *path.relative_to(SOURCE).with_suffix("").parts)): path for path in trees}
    return frozenset(
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in modules
        for name in node.names
        if name.name in _makers(trees[modules[node.module]])
    )


def _of(tree: ast.AST, makers: frozenset[str]) -> Iterator[str]:
    texts: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    texts.setdefault(target.id, []).extend(_constants(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _named(node) in {"Finding", "Remark", *makers}:
            named = next((word.value for word in node.keywords if word.arg == "code"), None)
            code = named if named is not None else node.args[0] if node.args else None
            if isinstance(code, ast.Name):
                yield from texts.get(code.id, ())
            elif code is not None:
                yield from _constants(code)


def _named(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
