"""The documentation says what is true: commands run and print what the pages say, references miss nothing."""

import doctest
import html
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from torneo.rules.criteria import CRITERIA, Criterion

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "_build" not in path.parts)
TOP = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


def tool(name: str):
    """A module of docs/, which is no package."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


console = tool("console_blocks")


def told(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def with_commands() -> list[Path]:
    return [
        path
        for path in (*PAGES, *TOP)
        if any(block.kind == "console" for block in console.blocks(told(path)))
    ]


def test_readme_and_tutorial_show_commands():
    assert {ROOT / "README.md", DOCS / "tutorial" / "es.md", DOCS / "tutorial" / "en.md"} <= set(
        with_commands()
    )


@pytest.mark.parametrize("page", with_commands(), ids=named)
def test_commands_of_a_page_print_what_it_says(page):
    """Every `console` block, in order, in an empty folder with an empty home."""
    differences = console.run_page(page)

    assert not differences, "\n".join(map(str, differences))


@pytest.mark.parametrize("page", [page for page in (*PAGES, *TOP) if ">>> " in told(page)], ids=named)
def test_python_of_a_page_says_what_it_says(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    found = doctest.testfile(str(page), module_relative=False, encoding="utf-8")

    assert found.attempted > 0
    assert found.failed == 0


SPOKEN = re.compile(
    r"(?:`|^\$ )(?P<by>torneo|\./run)(?: -C \S+| --lang \S+)* (?P<first>[a-z][a-z-]*)(?: (?P<second>[a-z][a-z-]*))?"
)


def own_commands_of_run() -> set[str]:
    """What `./run` does itself; anything else it hands to `torneo`."""
    return set(re.findall(r"^  (\w+)\)", told(ROOT / "run"), re.MULTILINE))


def test_commands_shown_exist():
    """Also where a command is only spoken of: `torneo record` in running text."""
    known = {names for names, _ in tool("generate_cli").commands()}
    groups = {names[0] for names in known if len(names) > 1}
    wrong = []
    for page in (*PAGES, *TOP):
        for spoken in (found for line in told(page).splitlines() for found in SPOKEN.finditer(line)):
            first, second = spoken["first"], spoken["second"]
            if spoken["by"] == "./run" and first in own_commands_of_run():
                continue
            if (first,) not in known or (first in groups and second and (first, second) not in known):
                wrong.append(f"{named(page)}: {spoken[0]}")

    assert wrong == []


def test_everything_run_does_is_told_to_contributors():
    own = own_commands_of_run()

    assert {"test", "lint", "docs"} <= own
    assert {name for name in own if f"`./run {name}`" not in told(ROOT / "CONTRIBUTING.md")} == set()


def test_every_command_and_option_is_in_the_reference():
    reference = tool("generate_cli")

    text = told(DOCS / "reference" / "cli.md")

    assert text == reference.page(), "run: python docs/generate.py"
    for names, command in reference.commands():
        assert f" {' '.join(('torneo', *names))}\n" in text
        for option in reference.options(command):
            assert all(f"{written}" in text for written in option.opts)


def test_every_kind_of_entry_is_in_the_reference():
    from torneo.ledger.entries import AnyPayload

    reference = tool("generate_entries")
    kinds = {kind.__struct_config__.tag for kind in AnyPayload.__args__}

    text = told(DOCS / "reference" / "entries.md")

    assert text == reference.page(), "run: python docs/generate.py"
    assert set(re.findall(r"^## `(\w+)`$", text, re.MULTILINE)) == kinds


def test_every_finding_is_in_the_reference():
    from torneo.rules.codes import FINDING_CODES
    from torneo.words.catalogue import AREAS

    codes = {code for messages in AREAS.values() for code in messages} | set(FINDING_CODES)

    text = told(DOCS / "reference" / "findings.md")

    assert codes - set(re.findall(r"^### (\S+)$", text, re.MULTILINE)) == set()


def test_everything_public_is_in_the_python_page():
    import torneo

    text = told(DOCS / "reference" / "python.md")

    assert [name for name in torneo.__all__ if f"`torneo.{name}" not in text] == []


@pytest.mark.parametrize("page", [*PAGES, *TOP], ids=named)
def test_page_is_finished_and_at_home_anywhere(page):
    """Nothing is left for later, and nothing names the machine a page was written on."""
    text = told(page)

    assert "TODO" not in text
    assert re.findall(r"(?<![\w.])/(?:work|root|home|tmp)/", text) == []
    assert re.findall(r"https?://(?:localhost|127\.|10\.|192\.168\.)", text) == []


@pytest.mark.parametrize("page", [*PAGES, *TOP], ids=named)
def test_links_of_a_page_lead_somewhere(page):
    """Relative links, to files and to headings of pages."""
    wrong = []
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", told(page), flags=re.DOTALL)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            wrong.append(target)

    assert wrong == []


def anchors(page: Path) -> set[str]:
    """Anchors of the headings of a page, as GitHub and MyST make them."""
    headings = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", told(page), flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_in_the_table_of_contents():
    listed = set()
    for page in PAGES:
        for block in re.findall(r"```\{toctree\}\n(.*?)```", told(page), flags=re.DOTALL):
            entries = [line for line in block.splitlines() if line and not line.startswith(":")]
            listed |= {(page.parent / f"{entry}.md").resolve() for entry in entries}

    assert {page.resolve() for page in PAGES} - listed == {(DOCS / "index.md").resolve()}


@pytest.mark.campaign
def test_documentation_builds_without_a_warning(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "-q", "-b", "html", str(DOCS), str(tmp_path / "html")],
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # Sphinx stops where the reader's locale is not installed
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "html" / "index.html").is_file()


def test_picture_of_the_readme_shows_the_champions_of_the_demo():
    """It is drawn from a real run: `python docs/make_picture.py` after the demo's words have changed."""
    demo = subprocess.run(
        [sys.executable, "-m", "torneo", "--lang", "es", "demo", "--fast"],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    champions = [line.strip() for line in demo.stdout.splitlines() if line.startswith("★")]
    svg = told(DOCS / "_static" / "demo.svg")
    drawn = html.unescape(re.sub(r"<[^>]+>", "", svg)).replace("\N{NO-BREAK SPACE}", " ")

    assert len(champions) == 4
    assert [line for line in champions if line not in drawn] == []


class TestConsoleBlocks:
    """The tool itself must be able to fail."""

    PAGE = """\
<!-- file: greeting.txt -->
```text
hola
```

```console
$ cat greeting.txt
hola
$ echo 17 goles
... goles
```
"""

    def test_page_that_is_true_has_no_difference(self, tmp_path):
        page = tmp_path / "page.md"
        page.write_text(self.PAGE, encoding="utf-8")

        assert console.run_page(page) == []

    def test_page_that_is_wrong_is_told_and_mended(self, tmp_path):
        page = tmp_path / "page.md"
        page.write_text(
            self.PAGE.replace("$ cat greeting.txt\nhola", "$ cat greeting.txt\nadiós"), encoding="utf-8"
        )

        differences = console.run_page(page, write=True)

        assert [(one.command, one.expected, one.found) for one in differences] == [
            ("cat greeting.txt", "adiós", "hola")
        ]
        assert console.run_page(page) == []

    def test_command_that_fails_is_told(self, tmp_path):
        page = tmp_path / "page.md"
        page.write_text("```console\n$ false\n```\n", encoding="utf-8")

        assert [one.code for one in console.run_page(page)] == [1]

    def test_marks_say_code_and_language(self, tmp_path):
        page = tmp_path / "page.md"
        page.write_text(
            "<!-- lang: en -->\n<!-- exit: 3 -->\n```console\n$ echo $LANG; exit 3\nen_US.UTF-8\n```\n",
            encoding="utf-8",
        )

        assert console.run_page(page) == []


def test_every_criterion_has_a_section_that_says_all_of_it():
    """In the order of the format; each tells its matches, three or more clubs, rulings, source and trap."""
    sections = re.split(r"^### ", told(DOCS / "reference" / "criteria.md"), flags=re.MULTILINE)[1:]
    found = {section.splitlines()[0].strip("`"): section for section in sections}
    labels = ("Matches", "Three or more", "Walkovers and rulings", "Source", "Trap")
    short = {
        code: [label for label in labels if not re.search(rf"^- {label}: \S", text, re.MULTILINE)]
        for code, text in found.items()
    }

    assert set(found) == set(CRITERIA)
    assert {code: missing for code, missing in short.items() if missing} == {}


def test_every_key_of_a_criterion_is_told_in_the_page_of_criteria():
    page = told(DOCS / "reference" / "criteria.md")
    keys = {field.alias or name for name, field in Criterion.model_fields.items()} - {"id", "venue", "level"}

    assert {key for key in keys if f"`{key}" not in page} == set()
