"""Every reference of a regulation, where it stands, and what it must name there."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from torneo.rules.criteria import Criterion
from torneo.rules.positions import Path
from torneo.rules.refs import Ref
from torneo.rules.regulation import Regulation
from torneo.rules.stages import Stage
from torneo.rules.table_rules import RulesTable

Use = Literal["teams", "whole", "stage", "any"]
"""`teams`: one or several teams; `whole`: a stage, table or record; `stage`: a stage; `any`: either."""


class RefUse(NamedTuple):
    path: Path
    ref: Ref
    use: Use
    clause: str | None = None


def ref_uses(regulation: Regulation) -> Iterator[RefUse]:
    """All references of a file, in its order."""
    yield from _rules(("rules",), regulation.rules)
    for number, stage in enumerate(regulation.stage):
        yield from _stage(("stage", number), stage)
    for number, table in enumerate(regulation.table):
        here: Path = ("table", number)
        yield from _each((*here, "over"), table.over, "whole", table.clause)
        yield from _each((*here, "of"), table.of, "teams", table.clause)
        yield from _each((*here, "without"), table.without, "teams", table.clause)
        yield from _rules((*here, "rules"), table.rules)
    for number, allocation in enumerate(regulation.allocation):
        yield RefUse(("allocation", number, "of"), allocation.of, "teams", allocation.clause)
    for number, award in enumerate(regulation.award):
        here = ("award", number)
        yield from _each((*here, "to"), award.to, "teams", award.clause)
        if award.in_ is not None:
            yield RefUse((*here, "in"), award.in_, "whole", award.clause)
        if award.among is not None:
            yield RefUse((*here, "among"), award.among, "any", award.clause)


def slot_refs(stage: Stage) -> Iterator[tuple[Path, Ref]]:
    """The references that fill the slots of a stage; paths from the stage."""
    if isinstance(stage.teams, tuple):
        yield from ((("teams", n), ref) for n, ref in enumerate(stage.teams))
    for group, members in (stage.groups or {}).items():
        yield from ((("groups", group, n), ref) for n, ref in enumerate(members or ()))
    for number, tie in enumerate(stage.ties):
        yield from ((("ties", number, "teams", n), ref) for n, ref in enumerate(tie.teams))
    if stage.draw:
        for number, pot in enumerate(stage.draw.pots):
            yield from ((("draw", "pots", number, n), ref) for n, ref in enumerate(pot))


def _each(path: Path, refs: Iterable[Ref], use: Use, clause: str | None) -> Iterator[RefUse]:
    for number, ref in enumerate(refs):
        yield RefUse((*path, number), ref, use, clause)


def _stage(here: Path, stage: Stage) -> Iterator[RefUse]:
    clause = stage.clause
    for path, ref in slot_refs(stage):
        yield RefUse((*here, *path), ref, "teams", clause)
    if stage.draw:
        yield from _each((*here, "draw", "except"), stage.draw.except_, "teams", clause)
        for group, ref in stage.draw.fixed.items():
            yield RefUse((*here, "draw", "fixed", group), ref, "teams", clause)
    if isinstance(stage.byes, tuple):
        yield from _each((*here, "byes"), stage.byes, "teams", clause)
    yield from _each((*here, "seeding"), stage.seeding, "any", clause)
    yield from _each((*here, "alongside"), stage.alongside, "stage", clause)
    if stage.reverses is not None:
        yield RefUse((*here, "reverses"), stage.reverses, "stage", clause)
    if stage.among is not None:
        yield RefUse((*here, "among"), stage.among, "any", clause)
    for number, tie in enumerate(stage.ties):
        if tie.among is not None:
            yield RefUse((*here, "ties", number, "among"), tie.among, "any", tie.clause or clause)
    yield from _rules((*here, "rules"), stage.rules)
    for number, table in enumerate(stage.table):
        yield from _each((*here, "table", number, "of"), table.of, "teams", table.clause)
        yield from _each((*here, "table", number, "without"), table.without, "teams", table.clause)
        yield from _rules((*here, "table", number, "rules"), table.rules)


def _rules(here: Path, rules: RulesTable | None) -> Iterator[RefUse]:
    if rules is None:
        return
    for number, carried in enumerate(rules.carry_over):
        ref = carried.from_ if isinstance(carried.from_, Ref) else Ref((carried.from_,))
        yield RefUse((*here, "carry_over", number, "from"), ref, "whole", rules.clause)
    yield from _criteria((*here, "tiebreakers"), rules.tiebreakers or ())


def _criteria(here: Path, criteria: Iterable[Criterion]) -> Iterator[RefUse]:
    for number, criterion in enumerate(criteria):
        if criterion.in_ is not None:
            yield RefUse((*here, number, "in"), criterion.in_, "whole", criterion.clause)
        yield from _criteria((*here, number, "criteria"), criterion.criteria)
