"""Rules held against the results they are for: clubs and groups that the rules name and no result knows.

Points taken from a club that is spelled otherwise in the results would be taken from nobody, and nobody would see it.
"""

from collections.abc import Collection, Iterator

from torneo.model import Finding, Severity, TeamId, Where
from torneo.rules.suggest import suggestion
from torneo.rules.table_rules import RulesTable


def unknown_names(
    rules: RulesTable, *, file: str, text: str, teams: Collection[TeamId], groups: Collection[str]
) -> tuple[Finding, ...]:
    """Warnings `rules-team-unknown` (team, key, suggestion) and `rules-group-unknown` (group, key, suggestion).

    Args:
        rules: The rules.
        file: What the rules are called.
        text: Their text, to tell the line; "" where there is none.
        teams: Every club of the results.
        groups: Every table of the results.
    """
    found: list[Finding] = []
    for team, key in dict.fromkeys(_teams(rules)):
        if team not in teams:
            facts = {"team": team, "key": key, "suggestion": suggestion(team, teams)}
            where = Where(file, *_place(text, team))
            found.append(Finding("rules-team-unknown", Severity.WARNING, file, where, facts=facts))
    for group, key in dict.fromkeys(_groups(rules)):
        if group not in groups:
            facts = {"group": group, "key": key, "suggestion": suggestion(group, groups)}
            where = Where(file, *_place(text, group))
            found.append(Finding("rules-group-unknown", Severity.WARNING, file, where, facts=facts))
    return tuple(found)


def _teams(rules: RulesTable) -> Iterator[tuple[str, str]]:
    for clubs in (rules.groups or {}).values():
        yield from ((club, "groups") for club in clubs)
    yield from ((one.team, "adjustments") for one in rules.adjustments)
    for lot in rules.lots:
        yield from ((team, "lots") for team in lot.order)


def _groups(rules: RulesTable) -> Iterator[tuple[str, str]]:
    yield from ((group, "first_pos") for group in rules.first_pos or {})
    for rule in rules.carry_over:
        yield str(rule.from_), "carry_over"
        if rule.into is not None:
            yield str(rule.into), "carry_over"
    yield from ((one.group, "adjustments") for one in rules.adjustments if one.group is not None)
    yield from ((one.group, "lots") for one in rules.lots if one.group is not None)


def _place(text: str, name: str) -> tuple[int, int]:
    """Line and column at which a name is first quoted; 0 where it is not."""
    at = min((at for at in (text.find(f'"{name}"'), text.find(f"'{name}'")) if at >= 0), default=-1)
    if at < 0:
        return 0, 0
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
