"""Checks of leagues where not everybody meets everybody: as many matches as `matches` says, opponents that exist."""

from collections import Counter

from torneo.model import EditionId
from torneo.rules.positions import Path
from torneo.rules.report import Report
from torneo.rules.resolve import count_teams, stage_size
from torneo.rules.stages import Meets, Stage


def check_meets(report: Report, edition: EditionId, path: Path, stage: Stage, size: int | None) -> None:
    """`meets` against the sizes of groups and pots, and `matches` against both."""
    if stage.matches is not None and size is not None and size * stage.matches % 2:
        report.add(
            "sides-odd", edition, (*path, "matches"), clause=stage.clause, teams=size, matches=stage.matches
        )
    pots = stage.draw.pots if stage.draw else ()
    for number, meets in enumerate(stage.meets):
        here = (*path, "meets", number)
        if meets.with_ is None and not meets.pairs:
            report.add("missing-key", edition, here, clause=stage.clause, key="with | pairs", table="meets")
        if meets.with_ in ("each pot", "other pots") and not pots:
            report.add("missing-key", edition, here, clause=stage.clause, key="draw.pots", table="[[stage]]")
        if meets.with_ == "other groups" and len(stage.groups or {}) < 2:
            report.add("missing-key", edition, here, clause=stage.clause, key="groups", table="[[stage]]")
    wrong = _opponents(report, edition, path, stage, size)
    if stage.matches is None or wrong:
        return
    for _, low, high in _spans(report, edition, stage, size):
        if not low <= stage.matches <= high:
            report.add(
                "matches-meets",
                edition,
                (*path, "matches"),
                clause=stage.clause,
                stage=stage.id,
                matches=stage.matches,
                min=low,
                max=high,
            )
            return


def matches_span(report: Report, edition: EditionId, stage: Stage) -> tuple[int, int] | None:
    """Fewest and most matches of a team by `meets`; None where sizes are not known."""
    size = stage_size(report.regulations, edition, stage)
    spans = _spans(report, edition, stage, size)
    return (min(low for _, low, _ in spans), max(high for _, _, high in spans)) if spans else None


def _parts(report: Report, edition: EditionId, stage: Stage, size: int | None) -> list[tuple[str, int]]:
    """Groups, or pots, and their sizes; the whole stage where it has neither."""
    if stage.groups:
        named = [(name, stage_size(report.regulations, edition, stage, group=name)) for name in stage.groups]
    elif stage.draw and stage.draw.pots:
        named = [
            (str(number), count_teams(report.regulations, edition, pot))
            for number, pot in enumerate(stage.draw.pots, 1)
        ]
    else:
        named = [("", size)]
    found = [(name, count) for name, count in named if count is not None]
    return found if len(found) == len(named) else []


def _available(meets: Meets, part: int, total: int) -> int:
    match meets.with_:
        case "own group":
            return part - 1
        case "each pot":
            return max(0, part - 1)
        case _:
            return total - part


def _opponents(report: Report, edition: EditionId, path: Path, stage: Stage, size: int | None) -> bool:
    parts = _parts(report, edition, stage, size)
    total = sum(count for _, count in parts)
    for number, meets in enumerate(stage.meets):
        if meets.with_ is None or meets.opponents is None:
            continue
        for _, part in parts:
            available = _available(meets, part, total)
            if meets.opponents[0] > available:
                report.add(
                    "meets-opponents",
                    edition,
                    (*path, "meets", number, "opponents"),
                    clause=stage.clause,
                    stage=stage.id,
                    opponents=meets.opponents[0],
                    available=available,
                )
                return True
    return False


def _spans(report: Report, edition: EditionId, stage: Stage, size: int | None) -> list[tuple[str, int, int]]:
    """Part of the stage, fewest and most matches of a team of it."""
    parts = _parts(report, edition, stage, size)
    total = sum(count for _, count in parts)
    if not stage.meets:
        meetings = stage.meetings or 1
        return [(name, (count - 1) * meetings, (count - 1) * meetings) for name, count in parts]
    low_pairs, high_pairs = _pairs(stage, total)
    found = []
    for name, part in parts:
        low, high = low_pairs, high_pairs
        for meets in stage.meets:
            if meets.with_ is None:
                continue
            available = _available(meets, part, total)
            opponents = meets.opponents or (available, available)
            times = len(parts) if meets.with_ == "each pot" else 1
            low += times * opponents[0] * meets.meetings[0]
            high += times * min(opponents[1], available) * meets.meetings[1]
        found.append((name, low, high))
    return found


def _pairs(stage: Stage, total: int) -> tuple[int, int]:
    """Fewest and most matches of a team among the named pairs."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for meets in stage.meets:
        for pair in meets.pairs:
            for team in pair:
                low[team] += meets.meetings[0]
                high[team] += meets.meetings[1]
    if not high:
        return 0, 0
    return (min(low.values()) if len(low) >= total else 0), max(high.values())
