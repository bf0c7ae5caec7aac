"""What a campaign says at its end."""

from dataclasses import dataclass, field


@dataclass
class Verdict:
    name: str
    seed: int
    counts: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    note: str = ""

    @property
    def passed(self) -> bool:
        return not self.faults

    def count(self, what: str, number: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + number

    def __str__(self) -> str:
        counts = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        lines = [f"{self.name}: seed {self.seed}: {counts}: {'PASSED' if self.passed else 'FAILED'}"]
        lines += [f"  {self.note}"] if self.note else []
        return "\n".join(lines + [f"  {fault}" for fault in self.faults[:20]])
