"""Checks of references: each names something that exists, of the kind that its key needs."""

from collections.abc import Iterable
from typing import Any

from torneo.model import EditionId
from torneo.rules.positions import Path
from torneo.rules.ref_uses import RefUse, ref_uses
from torneo.rules.refs import Ref, parse_ref
from torneo.rules.regulation import Regulation
from torneo.rules.report import Report
from torneo.rules.resolve import (
    AllSlot,
    RestSlot,
    Slot,
    TeamSlot,
    UnresolvedRef,
    WholeNode,
    WholeTable,
    resolve,
)
from torneo.rules.suggest import suggestion


def check_refs(report: Report, edition: EditionId, regulation: Regulation) -> None:
    """Every reference of one regulation, and every plain name of a stage, edition, category or team."""
    for use in ref_uses(regulation):
        _use(report, edition, regulation, use)
    for number, award in enumerate(regulation.award):
        if award.place is not None:
            _award_place(report, edition, ("award", number, "place"), award.place, award.clause)
    _names(report, edition, regulation)
    _teams(report, edition, regulation)
    for n, stage in enumerate(regulation.stage):
        for number, carried in enumerate(stage.rules.carry_over if stage.rules else ()):
            if carried.into is not None and carried.into not in (stage.groups or {}):
                path: Path = ("stage", n, "rules", "carry_over", number, "into")
                _unknown_group(report, edition, path, str(carried.into), tuple(stage.groups or ()))
        for group in stage.draw.fixed if stage.draw else ():
            if group not in (stage.groups or {}):
                path = ("stage", n, "draw", "fixed", group)
                _unknown_group(report, edition, path, group, tuple(stage.groups or ()))


def slots_or_report(
    report: Report,
    edition: EditionId,
    path: Path,
    ref: Ref,
    *,
    clause: str | None = None,
    at: EditionId | None = None,
) -> tuple[Slot, ...]:
    """What `ref` names in `edition`; () where it names nothing, which is then a finding at `path` of the file `at`."""
    try:
        return resolve(ref, report.regulations, edition)
    except UnresolvedRef as error:
        facts: dict[str, Any] = dict(error.facts)
        if error.code == "ref-no-edition" and ("*" in report.lost or str(facts["edition"]) in report.lost):
            return ()
        if set(ref.steps) & report.lost or (ref.scope or str(edition)) in report.lost:
            return ()
        known = facts.get("known")
        if isinstance(known, tuple) and error.code not in ("ref-which-group", "ref-no-slot"):
            name = str(facts.get("name", facts.get("edition", "")))
            facts["suggestion"] = suggestion(name, (str(one) for one in known))
            facts["known"] = tuple(str(one) for one in known if one)
        report.add(error.code, at or edition, path, clause=clause, subject=f"{edition}:{ref}", **facts)
        return ()


def known_teams(report: Report, regulation: Regulation) -> frozenset[str] | None:
    """Ids that a team of this edition may have; None where none are listed."""
    if regulation.entry.teams is not None:
        return frozenset(regulation.entry.teams)
    clubs = frozenset(club.id for club in report.regulations.register.clubs)
    return clubs or None


def _use(report: Report, edition: EditionId, regulation: Regulation, use: RefUse) -> None:
    ref = use.ref
    key = str(next((part for part in reversed(use.path) if isinstance(part, str)), ""))
    for slot in slots_or_report(report, edition, use.path, ref, clause=use.clause):
        if isinstance(slot, TeamSlot):
            if use.use in ("teams", "any") and not (use.use == "any" and key == "seeding"):
                _team(report, edition, regulation, use.path, slot.team, at_stages=True)
            elif slot.team not in report.lost:
                scope = EditionId(ref.scope or "")
                here = scope if scope in report.regulations.editions else edition
                known = _tables(report.regulations.editions[here])
                report.add(
                    "ref-nothing",
                    edition,
                    use.path,
                    clause=use.clause,
                    subject=f"{edition}:{ref}",
                    ref=str(ref),
                    name=slot.team,
                    edition=here,
                    suggestion=suggestion(slot.team, known),
                    known=known,
                )
        elif use.use == "teams" and isinstance(slot, WholeNode | WholeTable):
            report.add("ref-not-teams", edition, use.path, clause=use.clause, ref=str(ref), key=key)
        elif (use.use in ("whole", "stage") and not isinstance(slot, WholeNode | WholeTable)) or (
            use.use != "teams" and isinstance(slot, AllSlot | RestSlot)
        ):
            report.add("ref-not-whole", edition, use.path, clause=use.clause, ref=str(ref), key=key)


def _tables(regulation: Regulation) -> tuple[str, ...]:
    return (
        *(stage.id for stage in regulation.stage),
        *(table.id for table in regulation.table),
        *(record.id for record in regulation.record),
    )


def _team(
    report: Report,
    edition: EditionId,
    regulation: Regulation,
    path: Path,
    team: str,
    *,
    at_stages: bool = False,
) -> None:
    known = known_teams(report, regulation)
    if known is None or team in known or team in report.lost:
        return
    near = suggestion(team, (*known, *(_tables(regulation) if at_stages else ())))
    report.add("team-unknown", edition, path, team=team, edition=edition, suggestion=near)


def _award_place(report: Report, edition: EditionId, path: Path, place: str, clause: str | None) -> None:
    """`edition:entry.id`; any other text is a place outside the folder."""
    if ":entry." not in place or " " in place:
        return
    try:
        ref = parse_ref(place)
    except ValueError:
        report.add("not-a-reference", edition, path, clause=clause, key="award.place", found=place)
        return
    slots_or_report(report, edition, path, ref, clause=clause)


def _unknown_group(report: Report, edition: EditionId, path: Path, name: str, known: tuple[str, ...]) -> None:
    report.add("group-unknown", edition, path, name=name, suggestion=suggestion(name, known), known=known)


def _names(report: Report, edition: EditionId, regulation: Regulation) -> None:
    stages = tuple(stage.id for stage in regulation.stage)
    named: list[tuple[Path, str]] = []
    for number, minutes in enumerate(regulation.minutes):
        named += [(("minutes", number, "over", n), name) for n, name in enumerate(minutes.over)]
        categories = tuple(one.id for one in regulation.category)
        if minutes.category is not None and minutes.category not in categories:
            near = suggestion(minutes.category, categories)
            report.add(
                "category-unknown",
                edition,
                ("minutes", number, "category"),
                name=minutes.category,
                suggestion=near,
                known=categories,
            )
        if minutes.in_ is not None and minutes.in_ not in (*stages, *(one.id for one in regulation.table)):
            named.append((("minutes", number, "in"), minutes.in_))
    if regulation.discipline is not None:
        reset = regulation.discipline.reset_before
        named += [(("discipline", "reset_before", n), name) for n, name in enumerate(reset)]
        for number, name in enumerate(regulation.discipline.shared_with):
            _edition(report, edition, ("discipline", "shared_with", number), name)
    if regulation.squad is not None:
        for number, one in enumerate(regulation.squad.reinforcements):
            named.append((("squad", "reinforcements", number, "before"), one.before))
    for number, rule in enumerate(regulation.calendar.rule):
        if rule.stage is not None:
            named.append((("calendar", "rule", number, "stage"), rule.stage))
    for path, name in named:
        if name not in stages and name not in report.lost:
            near = suggestion(name, stages)
            report.add(
                "stage-unknown", edition, path, name=name, edition=edition, suggestion=near, known=stages
            )


def _edition(report: Report, edition: EditionId, path: Path, name: str) -> None:
    known = tuple(report.regulations.editions)
    if name not in known and name not in report.lost and "*" not in report.lost:
        report.add(
            "edition-unknown", edition, path, name=name, suggestion=suggestion(name, known), known=known
        )


def _teams(report: Report, edition: EditionId, regulation: Regulation) -> None:
    """Plain ids of teams: of [entry] in the register, of calendar rules, inputs and pairs among the entered."""
    clubs = {club.id for club in report.regulations.register.clubs}
    for number, team in enumerate(regulation.entry.teams or ()):
        if clubs and team not in clubs and team not in report.lost:
            near = suggestion(team, clubs)
            report.add(
                "team-not-in-register", edition, ("entry", "teams", number), team=team, suggestion=near
            )
    for number, rule in enumerate(regulation.calendar.rule):
        for key in ("teams", "against"):
            for n, team in enumerate(getattr(rule, key) or ()):
                if team != "all":
                    _team(report, edition, regulation, ("calendar", "rule", number, key, n), team)
        if isinstance(rule.matches, tuple):
            _pairs(report, edition, regulation, ("calendar", "rule", number, "matches"), rule.matches)
    for number, stage in enumerate(regulation.stage):
        for n, meets in enumerate(stage.meets):
            _pairs(report, edition, regulation, ("stage", number, "meets", n, "pairs"), meets.pairs)
        if stage.rules:
            for n, one in enumerate(stage.rules.adjustments):
                path: Path = ("stage", number, "rules", "adjustments", n, "team")
                _team(report, edition, regulation, path, one.team)
    for n, one in enumerate(regulation.rules.adjustments):
        _team(report, edition, regulation, ("rules", "adjustments", n, "team"), one.team)


def _pairs(
    report: Report, edition: EditionId, regulation: Regulation, path: Path, pairs: Iterable[tuple[str, str]]
) -> None:
    for number, pair in enumerate(pairs):
        for n, team in enumerate(pair):
            _team(report, edition, regulation, (*path, number, n), team)
