"""Help and messages: whole in both languages, nothing left over, and quick to come."""

import subprocess
import sys
import time
from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

from torneo.cli import help as help_
from torneo.cli.app import Group, command_for
from torneo.cli.help import HELP
from torneo.cli.main import hoisted, run
from torneo.cli.texts import SAYS
from torneo.words.template import faults, placeholders


def commands(command=None, path=""):
    command = command or command_for("en")
    yield path, command
    if isinstance(command, Group):
        for name, inner in command.commands.items():
            yield from commands(inner, f"{path} {name}".strip())


PATHS = [path for path, _ in commands()]


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("path", PATHS, ids=[path or "torneo" for path in PATHS])
def test_help_of_a_command_says_what_it_does(path, lang, capsys):
    assert run([*path.split(), "--help"], env={"TORNEO_LANG": lang}) == 0

    said = capsys.readouterr().out
    head = "Uso: torneo" if lang == "es" else "Usage: torneo"
    assert said.startswith(f"{head} {path}".strip())
    text = HELP[path or "torneo"][0 if lang == "es" else 1]
    assert text.partition(" ")[0] in said
    lines = [line.strip() for line in said.splitlines()]
    assert max(len(line) for line in said.splitlines()) <= 100
    examples = HELP.get(f"{path or 'torneo'}#", ("", ""))[0 if lang == "es" else 1]
    assert [line for line in examples.splitlines() if line.strip() not in lines] == []


def test_every_command_and_parameter_has_a_text():
    missing = []
    for path, command in commands():
        key = path or "torneo"
        if key not in HELP:
            missing.append(key)
        for param in command.params:
            known = f"{key}.{param.name}" in HELP or f".{param.name}" in HELP
            if not known and param.name not in ("help", "install_completion", "show_completion"):
                missing.append(f"{key}.{param.name}")
    assert missing == []


def test_text_stands_in_one_module_alone():
    modules = [import_module(f"torneo.cli.help.{found.name}") for found in iter_modules(help_.__path__)]

    keys = Counter(key for module in modules for key in module.HELP)
    assert [key for key, count in keys.items() if count > 1] == []
    assert set(keys) == set(HELP)


def test_every_text_belongs_to_a_command_or_parameter():
    known = set()
    for path, command in commands():
        key = path or "torneo"
        known |= {key, f"{key}#"}
        for param in command.params:
            known |= {f"{key}.{param.name}", f".{param.name}"}
    assert sorted(set(HELP) - known) == []


@pytest.mark.parametrize(
    "name", [path for path in PATHS if path and " " not in path and path not in ("squad", "ledger", "rule")]
)
def test_every_command_teaches_by_example(name):
    assert f"torneo {name}" in HELP[f"{name}#"][0]
    assert f"torneo {name}" in HELP[f"{name}#"][1] or f"-C another-folder {name}" in HELP[f"{name}#"][1]


@pytest.mark.parametrize("key", sorted(SAYS))
def test_message_says_the_same_facts_in_both_languages(key):
    spanish, english = SAYS[key]
    assert (faults(spanish), faults(english)) == ((), ())
    assert placeholders(spanish) == placeholders(english)


@pytest.mark.parametrize(
    ("env", "args", "head"),
    [
        ({}, [], "Uso"),
        ({"LANG": "en_GB.UTF-8"}, [], "Usage"),
        ({"LANG": "en_GB.UTF-8", "TORNEO_LANG": "es"}, [], "Uso"),
        ({"LANG": "es_PE.UTF-8"}, ["--lang", "en"], "Usage"),
        ({"LANG": "C"}, [], "Uso"),
        ({"LC_ALL": "en_US", "LANG": "es_PE"}, [], "Usage"),
        ({"LANG": "de_DE"}, [], "Uso"),
    ],
)
def test_language_follows_option_variable_locale_then_spanish(env, args, head, capsys):
    assert run([*args, "--help"], env=env) == 0
    assert capsys.readouterr().out.startswith(f"{head}:")


def test_options_of_all_commands_may_stand_anywhere():
    assert hoisted(["table", "liga", "--format=json", "-C", "x", "--", "--lang", "en"]) == (
        {"format": "json", "folder": "x"},
        ["table", "liga", "--", "--lang", "en"],
    )


def test_version(capsys):
    import torneo

    assert run(["--version"], env={}) == 0
    assert capsys.readouterr().out == f"torneo {torneo.__version__}\n"


def _loaded(*args):
    """Rooms and heavy libraries that a run of the command has loaded."""
    program = (
        "import sys; from torneo.cli.main import run; run(sys.argv[1:]); "
        "print(sorted({name.split('.')[1] for name in sys.modules if name.startswith('torneo.')}"
        " | ({'sqlite3', 'pysqlite3', 'numpy', 'pydantic', 'rich', 'msgspec'} & set(sys.modules))), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *args], capture_output=True, text=True, check=True)
    return done.stderr


def test_help_loads_no_room_but_words():
    assert _loaded("--help") == "['cli', 'model', 'words']\n"


def test_check_loads_no_database_and_no_numbers(tmp_path):
    (tmp_path / "liga.toml").write_text("torneo = 1\n", "utf-8")
    loaded = _loaded("-C", str(tmp_path), "check")
    assert not {"sqlite3", "numpy", "store", "forecast", "ledger"} & set(eval(loaded))


def test_help_comes_at_once():
    """Less than 0.3 seconds on the machine of the figures; here twice that, since tests share their machine."""

    def once():
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "torneo", "--help"], check=True, capture_output=True)
        return time.perf_counter() - start

    assert min(once() for _ in range(5)) < 0.6
