import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from raised_codes import interface_keys, raised

from torneo.ledger.facts import Standing
from torneo.model import Decision, Role, Severity, Status
from torneo.office.permissions import Action
from torneo.rules.codes import FINDING_CODES
from torneo.rules.criteria import CRITERIA
from torneo.rules.regulation import AwardKind
from torneo.store.base import State
from torneo.words import reference
from torneo.words.catalogue import AREAS, INTERFACE, MESSAGES, awards, criteria, matches, seats, values
from torneo.words.template import faults, optional_placeholders, placeholders

PROJECT = Path(__file__).resolve().parents[3]

EVERY_PAIR = {
    **{f"message {code}": pair for code, pair in MESSAGES.items()},
    **{f"interface {code}": pair for code, pair in INTERFACE.items()},
    **{
        f"{module.__name__}.{name} {code}": pair
        for module in (awards, criteria, matches, seats)
        for name, texts in vars(module).items()
        if name.isupper()
        for code, pair in texts.items()
    },
}

RAISED = raised()


@pytest.mark.parametrize("name", EVERY_PAIR)
def test_text_stands_in_both_languages_with_the_same_facts(name):
    spanish, english = EVERY_PAIR[name]

    assert bool(spanish) == bool(english)
    assert faults(spanish) == faults(english) == ()
    assert placeholders(spanish) == placeholders(english)
    assert optional_placeholders(spanish) == optional_placeholders(english)


def test_every_word_of_the_program_is_said_in_both_languages():
    assert [word for word, pair in values.VALUES.items() if not all(pair)] == []


def test_code_stands_in_one_area_only():
    counted = Counter(code for messages in AREAS.values() for code in messages)

    assert [code for code, times in counted.items() if times > 1] == []


def test_every_code_of_the_registry_has_a_sentence_of_its_facts():
    missing = sorted(set(FINDING_CODES) - set(MESSAGES))
    beyond = {
        code: sorted(placeholders(MESSAGES[code][0]) - set(doc.facts))
        for code, doc in FINDING_CODES.items()
        if code in MESSAGES and not placeholders(MESSAGES[code][0]) <= set(doc.facts)
    }

    assert (missing, beyond) == ([], {})


def test_the_source_raises_codes_the_scan_can_read():
    # The two tests below would pass over an empty scan.
    assert {"bad-score", "team-not-in-table", "no-edition", "tie-level-open"} <= {one.code for one in RAISED}


def test_every_code_raised_in_the_source_has_a_sentence():
    assert [f"{one.code} ({one.file}:{one.line})" for one in RAISED if one.code not in MESSAGES] == []


def test_no_sentence_uses_a_fact_that_its_code_is_raised_without():
    missing = [
        f"{one.code} ({one.file}:{one.line}): {sorted(placeholders(MESSAGES[one.code][0]) - one.facts)}"
        for one in RAISED
        if one.code in MESSAGES
        and one.facts is not None
        and not placeholders(MESSAGES[one.code][0]) <= one.facts
    ]

    assert missing == []


def test_every_interface_text_that_the_source_asks_for_exists():
    known = {*INTERFACE, *MESSAGES}

    assert [f"{key} ({file}:{line})" for key, file, line in interface_keys() if key not in known] == []


def test_every_value_of_the_game_has_its_word():
    assert set(criteria.NAMES) == set(CRITERIA)
    assert set(matches.STATUS) == set(Status)
    assert set(matches.DECIDED) == set(Decision)
    assert {*matches.CLAIMS, "confirmed"} == set(Standing.__args__)
    assert set(awards.KINDS) == {*AwardKind.__args__, "next_stage"}
    assert {*Role, *Action, *Status, *State} <= {*values.VALUES, *matches.STATUS}
    assert {f"severity-{severity}" for severity in Severity} <= set(INTERFACE)


def test_reference_page_is_up_to_date():
    """Run `python -m torneo.words.reference > docs/reference/findings.md` when it is not."""
    written = (PROJECT / "docs/reference/findings.md").read_text(encoding="utf-8")

    assert written == reference.page(PROJECT)


def test_reference_page_has_an_entry_for_every_code():
    lines = (PROJECT / "docs/reference/findings.md").read_text(encoding="utf-8").splitlines()
    entries = [line.removeprefix("### ") for line in lines if line.startswith("### ")]
    raised_or_registered = {*FINDING_CODES, *(one.code for one in RAISED)}

    assert sorted(entries) == sorted(MESSAGES)
    assert sorted(raised_or_registered - set(entries)) == []


def test_every_command_a_sentence_speaks_of_exists():
    groups, commands, options = _command_line()
    told = [(code, text) for code, pair in {**MESSAGES, **INTERFACE}.items() for text in pair]
    wrong = []
    for code, text in told:
        for first, second in re.findall(r"(?<!no )torneo ([a-z]+)(?: ([a-z]+))?", text):
            if first not in commands or (first in groups and second not in groups[first]):
                wrong.append(f"{code}: torneo {first} {second}")
        wrong += [f"{code}: {option}" for option in re.findall(r"--[a-z-]+", text) if option not in options]

    assert {"record", "verify", "ledger"} <= commands
    assert wrong == []


def _command_line():
    """Commands of each group, all first words, and every option."""
    from torneo.cli.app import command_for

    root = command_for("en")
    groups = {name: set(one.commands) for name, one in root.commands.items() if hasattr(one, "commands")}
    leaves = [root]
    for one in root.commands.values():
        leaves += [*getattr(one, "commands", {}).values(), one]
    options = {name for leaf in leaves for param in leaf.params for name in param.opts}
    return groups, set(root.commands), options


def test_words_load_without_the_rooms_they_speak_of():
    heavy = "{'pydantic', 'msgspec', 'torneo.rules', 'torneo.model', 'dataclasses'}"
    code = f"import sys, torneo.words; print(sorted({heavy} & set(sys.modules)))"

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"
