"""Every check of a folder of regulations, and the order in which findings are read."""

from collections.abc import Iterable

from torneo.model import Finding, Where
from torneo.rules.check_calendar import check_calendar
from torneo.rules.check_draws import check_draws
from torneo.rules.check_folder import check_facts, check_register
from torneo.rules.check_numbers import check_numbers
from torneo.rules.check_places import check_circle, check_places
from torneo.rules.check_refs import check_refs
from torneo.rules.check_values import check_values
from torneo.rules.folder import Regulations
from torneo.rules.report import Report


def check(regulations: Regulations, *, lost: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """All findings about a folder: those of reading it, and what its values say against each other.

    Args:
        lost: names of parts that were left out of `regulations` because of faults of their own; what refers to them
            is not reported again.
    """
    if regulations.checked:
        return regulations.findings
    report = Report(regulations, lost)
    check_register(report)
    for edition, regulation in regulations.editions.items():
        check_values(report, edition, regulation)
        check_refs(report, edition, regulation)
        check_numbers(report, edition, regulation)
        check_draws(report, edition, regulation)
        check_places(report, edition, regulation)
        check_calendar(report, edition, regulation)
    check_circle(report)
    check_facts(report)
    return in_order((*regulations.findings, *report.findings))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By file, line and column; each once, though several editions took it over."""
    found: list[Finding] = []
    for one in sorted(findings, key=_key):
        if not any(_same(one, other) for other in found[-12:]):
            found.append(one)
    return tuple(found)


def _same(one: Finding, other: Finding) -> bool:
    return (
        one.code == other.code
        and one.where == other.where
        and one.facts == other.facts
        and (one.subject == other.subject or (one.where is not None and one.where.line > 0))
    )


def _key(one: Finding) -> tuple[Where, str, str, str]:
    return (one.where or Where(""), one.code, one.subject, str(sorted(one.facts.items())))
