"""S10, S13, S16, S18: what the source does not do, so that it need not be defended."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[3] / "src" / "torneo"
MODULES = sorted(SOURCE.rglob("*.py"))


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


FORBIDDEN = {
    "xml.etree": "an XML parser: entities and their bombs; defusedxml where one is needed",
    "xml.dom": "the same",
    "xml.parsers": "the same",
    "xml.sax.make_parser": "the same",
    "lxml": "the same",
    "pickle": "data that is code",
    "marshal": "the same",
    "shelve": "the same",
    "urllib.request": "the server fetches no address that anybody gives it",
    "http.client": "the same",
    "httpx": "the same",
    "requests": "the same",
    "aiohttp": "the same",
    "smtplib": "the same",
    "ftplib": "the same",
}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_imports_nothing_dangerous(path):
    found = {
        name: FORBIDDEN[name]
        for each in imported(path)
        for name in FORBIDDEN
        if each == name or each.startswith(f"{name}.")
    }

    assert found == {}


def test_sockets_are_opened_to_listen_alone():
    users = {str(path.relative_to(SOURCE)) for path in MODULES if "socket" in set(imported(path))}

    assert users <= {"web/serving.py"}
    assert ".connect(" not in (SOURCE / "web" / "serving.py").read_text("utf-8")


def test_no_code_runs_text():
    calls = {
        (str(path.relative_to(SOURCE)), node.func.id)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec")
    }

    assert calls == set()


def test_no_template_or_page_marks_text_as_safe():
    """`Markup` is made of constants in one place; its arguments are escaped by `format`."""
    users = {
        str(path.relative_to(SOURCE))
        for path in MODULES
        if any(each in ("markupsafe", "markupsafe.Markup") for each in imported(path))
    }

    assert users <= {"web/access.py"}
