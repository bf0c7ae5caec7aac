"""Checks by counting: groups, ties, byes, rounds, matches; and nobody twice in a stage."""

from collections import Counter

from torneo.model import EditionId
from torneo.rules.atoms import atoms, shown_atom, slots_of
from torneo.rules.check_meets import check_meets
from torneo.rules.positions import Path
from torneo.rules.ref_uses import slot_refs
from torneo.rules.regulation import Regulation
from torneo.rules.report import Report
from torneo.rules.resolve import PlaceSlot, count_teams, stage_size
from torneo.rules.stages import Stage

_KINDS = {
    "meetings": ("league",),
    "meets": ("league",),
    "matches": ("league",),
    "reverses": ("league",),
    "rounds": ("swiss",),
    "first_round": ("swiss",),
    "groups": ("league",),
    "table": ("league", "swiss"),
    "ties": ("knockout",),
    "pair": ("knockout",),
    "byes": ("knockout",),
    "legs": ("knockout",),
    "aggregate": ("knockout",),
    "among": ("knockout",),
}
"""Keys of a stage that belong to some kinds only."""


def check_numbers(report: Report, edition: EditionId, regulation: Regulation) -> None:
    """All stages of a regulation."""
    for number, stage in enumerate(regulation.stage):
        path: Path = ("stage", number)
        for key, kinds in _KINDS.items():
            if key in stage.model_fields_set and stage.kind not in kinds:
                report.add(
                    "key-of-other-kind",
                    edition,
                    (*path, key),
                    on_key=True,
                    clause=stage.clause,
                    key=key,
                    kind=stage.kind,
                    kinds=kinds,
                )
        size = stage_size(report.regulations, edition, stage)
        if not _has_teams(stage):
            report.add("teams-missing", edition, path, clause=stage.clause, stage=stage.id)
        elif stage.kind == "knockout":
            _knockout(report, edition, path, stage, size)
        else:
            _league(report, edition, path, stage, size)
        _twice(report, edition, path, stage)


def _has_teams(stage: Stage) -> bool:
    pots = bool(stage.draw and stage.draw.pots)
    if stage.kind == "knockout":
        return bool(stage.ties or stage.teams or pots)
    return bool(stage.teams or stage.groups or pots or stage.reverses)


def _league(report: Report, edition: EditionId, path: Path, stage: Stage, size: int | None) -> None:
    groups = stage.groups or {}
    for group, members in groups.items():
        if members is None:
            continue
        count = count_teams(report.regulations, edition, members)
        if count is not None and count < 2:
            report.add(
                "group-of-one",
                edition,
                (*path, "groups", group),
                clause=stage.clause,
                group=group,
                teams=count,
            )
    if not groups and size is not None and size < 2:
        report.add("group-of-one", edition, path, clause=stage.clause, group=stage.id, teams=size)
    if stage.kind == "swiss":
        if stage.rounds is None:
            report.add("rounds-missing", edition, path, clause=stage.clause, stage=stage.id)
        elif size is not None and stage.rounds > (size - 1 if size % 2 == 0 else size):
            report.add(
                "rounds-too-many",
                edition,
                (*path, "rounds"),
                clause=stage.clause,
                stage=stage.id,
                rounds=stage.rounds,
                teams=size,
            )
        return
    if stage.meets and stage.meetings is not None and "meetings" in stage.model_fields_set:
        report.add(
            "meetings-and-meets", edition, (*path, "meets"), on_key=True, clause=stage.clause, stage=stage.id
        )
    check_meets(report, edition, path, stage, size)


def _knockout(report: Report, edition: EditionId, path: Path, stage: Stage, size: int | None) -> None:
    if stage.ties:
        if stage.pair is not None:
            report.add(
                "ties-and-pair",
                edition,
                (*path, "pair"),
                on_key=True,
                clause=stage.clause,
                stage=stage.id,
                first="ties",
                second="pair",
            )
        _ranges(report, edition, path, stage)
        return
    if size is None:
        return
    byes = stage.byes if isinstance(stage.byes, int) else 0
    if isinstance(stage.byes, tuple):
        byes = count_teams(report.regulations, edition, stage.byes) or 0
    if byes >= size and byes:
        report.add("byes-too-many", edition, (*path, "byes"), clause=stage.clause, byes=byes, teams=size)
        return
    playing = size - byes
    key = next((one for one in ("teams", "draw") if one in stage.model_fields_set), "id")
    if playing % 2 or playing < 2:
        report.add("ties-number", edition, (*path, key), clause=stage.clause, stage=stage.id, teams=playing)
    elif playing > 2 and stage.pair is None:
        report.add("pair-missing", edition, path, clause=stage.clause, stage=stage.id, teams=playing)


def _ranges(report: Report, edition: EditionId, path: Path, stage: Stage) -> None:
    """A range in a tie means one of its teams: as many ties must name it as it has teams."""
    seen: Counter[PlaceSlot] = Counter()
    first: dict[PlaceSlot, tuple[Path, str]] = {}
    for n, tie in enumerate(stage.ties):
        for side, ref in enumerate(tie.teams):
            for slot in slots_of(report.regulations, edition, ref):
                if isinstance(slot, PlaceSlot) and slot.place.is_range:
                    seen[slot] += 1
                    first.setdefault(slot, ((*path, "ties", n, "teams", side), str(ref)))
    for slot, ties in seen.items():
        teams = len(list(atoms(report.regulations, slot)))
        if teams != ties:
            where, text = first[slot]
            report.add("range-ties", edition, where, clause=stage.clause, ref=text, teams=teams, ties=ties)


def _twice(report: Report, edition: EditionId, path: Path, stage: Stage) -> None:
    """In the groups, in the ties, in the list of teams and in the pots, each apart, a team stands once."""
    seen: dict[str, dict[str, str]] = {}
    for rest, ref in slot_refs(stage):
        part = str(rest[0])
        group = str(rest[1]) if part == "groups" else ""
        for slot in slots_of(report.regulations, edition, ref):
            if part == "ties" and isinstance(slot, PlaceSlot) and slot.place.is_range:
                continue  # one of them: see _ranges
            for atom in atoms(report.regulations, slot):
                before = seen.setdefault(part, {})
                team = shown_atom(atom, edition)
                if atom not in before:
                    before[atom] = group
                elif part == "groups" and before[atom] != group:
                    report.add(
                        "team-in-two-groups",
                        edition,
                        (*path, *rest),
                        clause=stage.clause,
                        team=team,
                        first=before[atom],
                        second=group,
                    )
                else:
                    report.add(
                        "team-twice", edition, (*path, *rest), clause=stage.clause, team=team, stage=stage.id
                    )
