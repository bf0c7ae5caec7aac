"""Checks of draws and allocations: pots that fit, clubs that can be kept apart, rows that keep to their slots."""

from collections import Counter
from collections.abc import Iterable
from math import comb

from torneo.model import Club, EditionId
from torneo.rules.atoms import atoms, slots_of
from torneo.rules.positions import Path
from torneo.rules.refs import Ref
from torneo.rules.regulation import Allocation, Regulation, letters
from torneo.rules.report import Report
from torneo.rules.resolve import count_teams, stage_size
from torneo.rules.stages import Apart, Draw, Stage


def check_draws(report: Report, edition: EditionId, regulation: Regulation) -> None:
    """All draws and allocations of a regulation."""
    for number, stage in enumerate(regulation.stage):
        path: Path = ("stage", number)
        drawn = stage.groups is not None and any(members is None for members in stage.groups.values())
        if drawn and not (stage.draw and stage.draw.pots):
            report.add(
                "draw-missing",
                edition,
                (*path, "groups"),
                on_key=True,
                clause=stage.clause,
                stage=stage.id,
                groups=tuple(stage.groups or ()),
            )
        if stage.draw is None:
            continue
        sizes = _pot_sizes(report, edition, stage, stage.draw)
        if drawn:
            _pots_into_groups(report, edition, path, stage, sizes)
        elif stage.kind == "knockout" and len(sizes) == 2 and None not in sizes and sizes[0] != sizes[1]:
            report.add(
                "pots-uneven",
                edition,
                (*path, "draw", "pots"),
                clause=stage.clause,
                sizes=tuple(size for size in sizes if size is not None),
            )
        for n, apart in enumerate(stage.draw.apart):
            _apart(report, edition, (*path, "draw", "apart", n), stage, stage.draw, apart)
    for number, allocation in enumerate(regulation.allocation):
        _allocation(report, edition, ("allocation", number), allocation)


def _pot_sizes(report: Report, edition: EditionId, stage: Stage, draw: Draw) -> list[int | None]:
    sizes = [
        None if any(ref.steps == ("rest",) for ref in pot) else count_teams(report.regulations, edition, pot)
        for pot in draw.pots
    ]
    if sizes.count(None) == 1 and stage.teams is not None:
        total = stage_size(report.regulations, edition, stage)
        if total is not None:
            rest = total - sum(size for size in sizes if size is not None)
            sizes = [rest if size is None else size for size in sizes]
    return sizes


def _pots_into_groups(
    report: Report, edition: EditionId, path: Path, stage: Stage, sizes: list[int | None]
) -> None:
    groups = len(stage.groups or {})
    for number, size in enumerate(sizes):
        if size is None or size == groups or (size < groups and number == len(sizes) - 1):
            continue
        report.add(
            "pot-size",
            edition,
            (*path, "draw", "pots", number),
            clause=stage.clause,
            pot=number + 1,
            teams=size,
            groups=groups,
        )


def _apart(report: Report, edition: EditionId, path: Path, stage: Stage, draw: Draw, apart: Apart) -> None:
    clubs = report.regulations.register.clubs
    if not clubs:
        return
    known = sorted({"country", "city"} | {key for club in clubs for key in club.attributes})
    if apart.by not in known:
        report.add(
            "apart-unknown", edition, path, clause=stage.clause, attribute=apart.by, known=tuple(known)
        )
        return
    free = set(_teams(report, edition, draw.except_))
    pots = [[team for team in _teams(report, edition, pot) if team not in free] for pot in draw.pots]
    if not draw.pots and isinstance(stage.teams, tuple):
        pots = [[team for team in _teams(report, edition, stage.teams) if team not in free]]
    by_id = {str(club.id): club for club in clubs}
    alike = Counter(
        value
        for pot in pots
        for team in pot
        if team in by_id and (value := _attribute(by_id[team], apart.by))
    )
    for value in sorted(alike):
        if apart.only and value not in apart.only:
            continue
        room = _room(report, edition, stage, apart, value, pots, by_id)
        if room is not None and alike[value] > room:
            report.add(
                "apart-impossible",
                edition,
                path,
                clause=stage.clause,
                attribute=apart.by,
                value=value,
                clubs=alike[value],
                room=room,
            )


def _room(
    report: Report,
    edition: EditionId,
    stage: Stage,
    apart: Apart,
    value: str,
    pots: list[list[str]],
    by_id: dict[str, Club],
) -> int | None:
    """How many clubs of `value` the draw has room for; None where counting does not tell."""
    if stage.kind == "knockout":
        size = stage_size(report.regulations, edition, stage)
        return None if size is None else (size // 2) * apart.max
    if stage.groups:
        return len(stage.groups) * apart.max
    asked = next(
        (meets.opponents[0] for meets in stage.meets if meets.with_ == "each pot" and meets.opponents), None
    )
    if asked is None or apart.max != 1:
        return None
    for pot in pots:  # each club needs so many opponents of another kind in every pot
        others = sum(1 for team in pot if team not in by_id or _attribute(by_id[team], apart.by) != value)
        if others < asked:
            return 0
    return None


def _attribute(club: Club, name: str) -> str | None:
    if name == "country":
        return club.country
    return club.city if name == "city" else club.attributes.get(name)


def _teams(report: Report, edition: EditionId, refs: Iterable[Ref]) -> list[str]:
    return [
        atom
        for ref in refs
        for slot in slots_of(report.regulations, edition, ref)
        for atom in atoms(report.regulations, slot)
    ]


def _allocation(report: Report, edition: EditionId, path: Path, allocation: Allocation) -> None:
    slots, clause = tuple(allocation.slots), allocation.clause
    teams = count_teams(report.regulations, edition, (allocation.of,))
    if teams is not None and teams != len(slots):
        report.add(
            "allocation-size",
            edition,
            (*path, "of"),
            clause=clause,
            id=allocation.id,
            teams=teams,
            slots=len(slots),
        )
        return
    groups = {letter for allowed in allocation.slots.values() for letter in allowed}
    seen = set()
    for key, goes in allocation.rows.items():
        here, came = (*path, "rows", key), letters(key)
        groups |= set(came)
        seen.add(tuple(sorted(came)))
        if len(goes) != len(slots):
            report.add(
                "allocation-row-length",
                edition,
                here,
                clause=clause,
                row=key,
                found=len(goes),
                expected=len(slots),
            )
            continue
        if sorted(came) != sorted(goes):
            report.add("allocation-row-differs", edition, here, clause=clause, row=key, goes=" ".join(goes))
            continue
        for slot, group in zip(slots, goes, strict=True):
            if group not in allocation.slots[slot]:
                report.add(
                    "allocation-row-group", edition, here, clause=clause, row=key, group=group, slot=slot
                )
    combinations = comb(len(groups), len(slots))
    if len(seen) < combinations:
        report.add(
            "allocation-rows",
            edition,
            path,
            clause=clause,
            id=allocation.id,
            rows=len(seen),
            combinations=combinations,
        )
