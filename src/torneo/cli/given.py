"""What the words of a command mean: a results file or an edition, a match and its score."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from torneo.cli.state import State
from torneo.model import UsageError

if TYPE_CHECKING:
    from torneo.office.commands import Asked


def results_given(word: str | None) -> Path | bytes | None:
    """The results file that a word names, for `-` what the standard input holds; None: it means an edition."""
    if word is None or not names_results(word):
        return None
    return sys.stdin.buffer.read() if word == "-" else Path(word)


def names_results(word: str) -> bool:
    """Whether a word means a results file or the standard input; else it is an edition."""
    return word == "-" or Path(word).is_file()


def file_given(state: State, name: str) -> Path:
    """The file of that name here, or in the folder: `torneo -C mi-liga import facts.toml` means the one there."""
    here, inside = Path(name), Path(state.folder) / name
    return inside if not here.exists() and inside.exists() else here


def refuse_for_edition(*, rules: str | None, input_format: str | None) -> None:
    """An edition has its own rules, and no file that could be read in another way.

    Raises:
        UsageError: `rules-with-edition` (rules), `input-format-with-edition` (found).
    """
    if rules is not None:
        raise UsageError("rules-with-edition", rules=rules)
    if input_format is not None:
        raise UsageError("input-format-with-edition", found=input_format)


def match_given(
    state: State,
    words: list[str] | None,
    *,
    match: str | None,
    stage: str | None,
    leg: int | None,
    wants_score: bool = False,
) -> tuple["Asked", str | None]:
    """Which match the words mean, and the score at their end.

    Raises:
        UsageError: `match-words` (found, expected).
    """
    from torneo.office import commands
    from torneo.office.command_words import take_edition

    left = list(words or ())
    if match:
        if len(left) > (1 if wants_score else 0):
            raise UsageError("match-words", found=" ".join(left), expected="--match ID [SCORE]")
        return commands.Asked(match=match), left[0] if left else None
    edition = take_edition(state.workspace, left)
    if len(left) not in ((2, 3) if wants_score else (2,)):
        expected = "[EDITION] HOME AWAY [SCORE]" if wants_score else "[EDITION] HOME AWAY"
        raise UsageError("match-words", found=" ".join(left), expected=expected)
    asked = commands.Asked(edition=edition, home=left[0], away=left[1], stage=stage, leg=leg)
    return asked, left[2] if len(left) > 2 else None
