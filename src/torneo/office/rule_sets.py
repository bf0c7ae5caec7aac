"""The rule sets shipped with the package, as somebody chooses among them: what each says, since when, and its gaps."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from torneo.model import NotFoundError
from torneo.rules.criteria import Criterion
from torneo.rules.presets import RulesFile, preset_names, preset_text
from torneo.rules.reader import preset
from torneo.rules.suggest import suggestion
from torneo.rules.table_rules import effective


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A preset: `id` is what `--rules` and `like` take, `text` its file."""

    id: str
    written: RulesFile
    text: str

    @property
    def tiebreakers(self) -> tuple[Criterion, ...]:
        return effective(self.written).tiebreakers

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day; an end that is not known is open."""
        first, last = self.written.valid_from, self.written.valid_to
        return (first is None or first <= day) and (last is None or day <= last)

    def summary(self) -> dict[str, Any]:
        """What a list shows, as data."""
        written = self.written
        return {
            "id": self.id,
            "name": written.name,
            "competition": written.competition,
            "valid_from": None if written.valid_from is None else written.valid_from.isoformat(),
            "valid_to": None if written.valid_to is None else written.valid_to.isoformat(),
            "unknown": list(written.unknown),
        }

    def json(self) -> dict[str, Any]:
        """Everything in it, as data; what stands at its default is left out of the criteria."""
        written = self.written
        return {
            **self.summary(),
            "season": written.season,
            "source": written.source,
            "note": written.note,
            "points": effective(written).points.model_dump(exclude_none=True),
            "tiebreakers": [_plain(one) for one in self.tiebreakers],
            "level": [one.id for one in written.level or ()],
            "fair_play_scale": written.fair_play_scale,
            "disciplinary_scale": written.disciplinary_scale,
        }


def rule_sets(day: date | None = None) -> tuple[RuleSet, ...]:
    """Every preset, or those in force on a day, by competition and then by time."""
    found = [rule_set(name) for name in preset_names()]
    return tuple(sorted((one for one in found if day is None or one.holds(day)), key=_competition_then_time))


def rule_set(name: str) -> RuleSet:
    """The preset of that name.

    Raises:
        NotFoundError: `rules-unknown` (name, suggestion, known).
    """
    text, written = preset_text(name), preset(name)
    if text is None or not isinstance(written, RulesFile):
        known = preset_names()
        raise NotFoundError("rules-unknown", name=name, known=known, suggestion=suggestion(name, known))
    return RuleSet(name, written, text)


def _competition_then_time(one: RuleSet) -> tuple[str, date, date, str]:
    written = one.written
    return (
        written.competition or "",
        written.valid_from or date.min,
        written.valid_to or date.max,
        one.id,
    )


def _plain(one: Criterion) -> str | dict[str, Any]:
    """A criterion as a file has it: its bare name, or a table of what it says beside."""
    said = one.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"criteria"})
    if one.criteria:
        said["criteria"] = [_plain(inner) for inner in one.criteria]
    return one.id if said.keys() == {"id"} else said


__all__ = ["Criterion", "RuleSet", "rule_set", "rule_sets"]
