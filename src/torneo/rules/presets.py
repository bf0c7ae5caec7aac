"""Rule sets shipped with the package, `like = "premier-league"`: each a file in presets/ with its source and dates."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal

from pydantic import Field

from torneo.rules.table_rules import RulesTable
from torneo.rules.values import Id, Text


class RulesFile(RulesTable):
    """A file without [edition]: the keys of [rules] at its top level, and labels."""

    torneo: Literal[1] = Field(default=1, description="version of the format", examples=[1])
    competition: Text | None = Field(default=None, description="label", examples=["FIFA World Cup"])
    season: Text | None = Field(default=None, description="label", examples=["2018"])
    id: Id | None = Field(
        default=None, description="name for `like`; by default the file's", examples=["uefa-euro"]
    )
    unknown: tuple[str, ...] = Field(
        default=(),
        description="what is not known of these rules, in words; the order of `tiebreakers` ends where it is not known",
        examples=[["what follows goals scored"]],
    )


_LABELS = frozenset(
    ("torneo", "id", "competition", "season", "name", "note", "source", "valid_from", "valid_to", "unknown")
)


def preset_names() -> tuple[str, ...]:
    """Names of the shipped rule sets, in alphabetical order."""
    return tuple(sorted(_texts()))


def preset_text(name: str) -> str | None:
    """The file of a preset, None if there is none of that name."""
    return _texts().get(name)


def preset_rules(name: str) -> dict[str, Any] | None:
    """The keys of [rules] that a preset stands for, without its labels; None if there is none of that name."""
    text = preset_text(name)
    if text is None:
        return None
    return {key: value for key, value in tomllib.loads(text).items() if key not in _LABELS}


@cache
def _texts() -> dict[str, str]:
    folder = resources.files("torneo.rules").joinpath("presets")
    return {
        file.name.removesuffix(".toml"): file.read_text("utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
