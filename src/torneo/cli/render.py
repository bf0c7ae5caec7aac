"""How things look in a terminal of eighty columns; colour only where a person looks."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width
from zoneinfo import ZoneInfo

from torneo import words
from torneo.cli.state import State
from torneo.cli.texts import tell

if TYPE_CHECKING:
    from torneo.model import Finding
    from torneo.office.commands import Drawn, Outcome
    from torneo.office.show_check import Checked
    from torneo.office.show_lists import StageList
    from torneo.office.show_tables import OneTable, Tables
    from torneo.office.squads import SquadList
    from torneo.office.values import AwardState, EditionState, Entry, KnockoutState, MatchState, TieState

MARK = words.MARK
"""Beside everything that is simulated."""

_ANSI = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}
_ZONE_COLORS = {
    "title": "yellow",
    "international": "blue",
    "promotion": "green",
    "next_stage": "green",
    "relegation": "red",
    "penalty": "red",
    "playoff": "cyan",
    "bonus": "cyan",
}
_ZONE_SIGNS = {"relegation": "-", "penalty": "-", "playoff": "~"}
_SEVERITY = {"error": "red", "warning": "yellow", "info": "dim"}
_COLUMNS = (
    ("played", "played"),
    ("won", "won"),
    ("drawn", "drawn"),
    ("lost", "lost"),
    ("goals-for", "gf"),
    ("goals-against", "ga"),
)
_EFFECTS_MAX = 12


def styled(state: State, text: str, style: str) -> str:
    """Text in a style, where there is colour."""
    return f"\x1b[{_ANSI[style]}m{text}\x1b[0m" if state.is_color and style and text else text


def width_of(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def fitted(text: str, width: int) -> str:
    """Text in exactly so many columns, cut with a sign where it is longer."""
    if width_of(text) > width:
        while text and width_of(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - width_of(text))


# -- findings ---------------------------------------------------------------------------------------------------------


def show_findings(state: State, findings: "Iterable[Finding]", *, to_stderr: bool = False) -> None:
    """One line for each finding, with its severity."""
    names = state.names_if_open()
    say = state.warn if to_stderr else state.print
    for each in findings:
        level = words.severity(each.severity, state.lang)
        said = words.finding(each, state.lang, names)
        say(f"{styled(state, level, _SEVERITY[each.severity.value])}: {said}")


def show_plan(state: State, checked: "Checked") -> None:
    """Matches, rounds and weeks of every stage."""
    lang = state.lang
    heads = [
        tell(key, lang)
        for key in ("plan-stage", "plan-kind", "plan-teams", "plan-rounds", "plan-matches", "plan-weeks")
    ]
    edition = None
    for each in checked.plans:
        if each.edition != edition:
            edition = each.edition
            state.print(styled(state, checked.names.edition(edition), "bold"))
            state.print(
                f"  {fitted(heads[0], 24)} {fitted(heads[1], 18)}" + "".join(f"{h:>9}" for h in heads[2:])
            )
        shown = f"{each.stage} {each.category}" if each.category else str(each.stage)
        matches = _number(each.matches)
        if each.matches_max is not None and each.matches_max != each.matches:
            matches = f"{matches}-{each.matches_max}"
        cells = (_number(each.teams), _number(each.rounds), matches, _number(each.weeks))
        kind = tell(f"kind-{each.kind}", lang)
        state.print(f"  {fitted(shown, 24)} {fitted(kind, 18)}" + "".join(f"{cell:>9}" for cell in cells))


# -- tables -----------------------------------------------------------------------------------------------------------


def show_tables(state: State, shown: "Tables", *, with_why: bool = False, as_of: date | None = None) -> None:
    """Every table, with its zones, adjustments, shared places, and with `with_why` the reason of each place."""
    title = shown.title
    if as_of is not None:
        title += f" ({words.ui('as-of', state.lang, day=as_of)})"
    if shown.round_ is not None:
        title += f" ({words.ui('until-round', state.lang, number=shown.round_)})"
    if shown.scope:
        title += f" ({words.ui(f'scope-{shown.scope}', state.lang)})"
    if title:
        state.print(styled(state, title, "bold"))
    is_simulated = False
    for number, one in enumerate(shown.tables):
        if number or title:
            state.print()
        _show_table(state, one, with_why=with_why)
        is_simulated = is_simulated or any(row.simulated for row in one.table)
    if is_simulated:
        state.print(f"{MARK} {words.simulated(state.lang)}")


def _show_table(state: State, one: "OneTable", *, with_why: bool) -> None:
    lang = state.lang
    title = one.title(lang)
    if title:
        state.print(styled(state, title, "bold"))
    heads = [words.ui(key, lang) for key, _ in _COLUMNS]
    last = [words.ui("goal-difference", lang), words.ui("points", lang)]
    widths = [max(3, len(head)) for head in heads] + [max(4, len(last[0])), max(4, len(last[1]))]
    fixed = 7 + sum(width + 1 for width in widths)
    names = [_name(one, place) for place in range(len(one.table))]
    room = max(12, min(max((width_of(name) for name in names), default=12), columns() - fixed))
    figures = " ".join(head.rjust(width) for head, width in zip((*heads, *last), widths, strict=True))
    head = f"{words.ui('pos', lang).rjust(4)}   {fitted(words.ui('team', lang), room)} {figures}"
    state.print(styled(state, head, "dim"))
    kinds = _kinds(one)
    for place, row in enumerate(one.table):
        kind = kinds.get(place + 1, "")
        sign = _ZONE_SIGNS.get(kind, "+") if kind else " "
        values = [str(getattr(row, field)) for _, field in _COLUMNS] + [words.signed(row.gd), str(row.points)]
        figures = " ".join(value.rjust(width) for value, width in zip(values, widths, strict=True))
        pos = styled(state, str(row.pos + one.first_pos - 1).rjust(4), _ZONE_COLORS.get(kind, ""))
        state.print(f"{pos} {sign} {fitted(names[place], room)} {figures}")
        if with_why:
            for line in _wrapped(one.reason(place, lang), columns() - 9):
                state.print(styled(state, f"         {line}", "dim"))
    for note in one.notes(lang):
        for number, line in enumerate(_wrapped(note, columns() - 4)):
            state.print(f"  {line}" if number == 0 else f"    {line}")
    for zone in one.zones:
        if zone.places:
            sign = _ZONE_SIGNS.get(zone.kind, "+")
            places = _places([place + one.first_pos - 1 for place in zone.places])
            legend = f"{sign} {places}: {words.zone(zone, one.names, lang)}"
            state.print(
                styled(state, f"  {fitted(legend, columns() - 2).rstrip()}", _ZONE_COLORS.get(zone.kind, ""))
            )


def _name(one: "OneTable", place: int) -> str:
    row = one.table.rows[place]
    return (
        one.names.team(row.team) + (" *" if row.adjustments else "") + (f" {MARK}" if row.simulated else "")
    )


def _kinds(one: "OneTable") -> Mapping[int, str]:
    found: dict[int, str] = {}
    for zone in one.zones:
        for place in zone.places:
            found.setdefault(place, zone.kind)
    return found


# -- fixtures, ties, honours ---------------------------------------------------------------------------------------------


def show_fixtures(state: State, lists: "Sequence[StageList]") -> None:
    """Matches by round, with score or kick-off."""
    names = state.names()
    for each in lists:
        zone = _zone(each.edition)
        name = names.node(each.edition.id, each.stage.node.name, state.lang)
        state.print(styled(state, f"{names.edition(each.edition.id)}: {name}", "bold"))
        before = None
        for match in each.matches:
            if match.round and match.round != before:
                before = match.round
                state.print(styled(state, words.ui("round", state.lang, number=match.round), "dim"))
            state.print(_match_line(state, names, match, zone, each.edition.id))


def _match_line(state: State, names: words.Names, match: "MatchState", zone: ZoneInfo, edition: str) -> str:
    home = words.seat(match.home, names, state.lang, edition=edition, short=True)
    away = words.seat(match.away, names, state.lang, edition=edition, short=True)
    if match.result is not None:
        score = words.score(match.result.result, state.lang)
        score += f" {MARK}" if match.result.result.simulated else ""
    else:
        score = words.planned(match.planned, zone, state.lang)
    status = words.match_status(match, state.lang, zone)
    line = f"  {fitted(home, 24)} {fitted(away, 24)} {score}".rstrip()
    return f"{line}\n      {status}" if status and match.postponed_from else line


def show_bracket(state: State, where: "EditionState", stages: "Sequence[KnockoutState]") -> None:
    """Ties by stage: sides, or what will decide them; scores, and how each was decided."""
    names = state.names()
    zone = _zone(where)
    state.print(styled(state, names.edition(where.id), "bold"))
    for stage in stages:
        state.print()
        state.print(styled(state, names.node(where.id, stage.node.name, state.lang), "bold"))
        if stage.awaits_draw:
            state.print(f"  {tell('awaits-draw', state.lang)}")
        for seat in stage.byes:
            said = words.seat(seat, names, state.lang, edition=where.id)
            state.print(f"  {words.ui('bye', state.lang, team=said)}")
        for tie in stage.ties:
            _show_tie(state, names, tie, zone, where.id)


def _show_tie(state: State, names: words.Names, tie: "TieState", zone: ZoneInfo, edition: str) -> None:
    sides = []
    for seat in (tie.home, tie.away):
        said = words.seat(seat, names, state.lang, edition=edition, short=True)
        is_winner = tie.winner is not None and seat.team == tie.winner
        sides.append(styled(state, fitted(said, 26), "bold" if is_winner else ""))
    score = str(tie.score) if tie.score is not None else "-"
    mark = f" {MARK}" if tie.is_simulated else ""
    status = words.tie_status(tie, state.lang)
    label = fitted(tie.name or str(tie.id), 6)
    state.print(f"  {label} {sides[0]} {sides[1]} {score}{mark}".rstrip())
    if status:
        state.print(f"         {status}")
    if tie.winner is not None:
        state.print(f"         {tell('goes-through', state.lang, team=names.team(tie.winner))}")
    if len(tie.matches) > 1 or any(match.postponed_from for match in tie.matches):
        for match in tie.matches:
            fact = match.result
            nobody = match.home.team is None and match.away.team is None
            if fact is None and (nobody or match.planned.day is None) and not match.postponed_from:
                continue
            shown = (
                words.score(fact.result, state.lang)
                if fact is not None
                else words.planned(match.planned, zone, state.lang)
            )
            moved = (
                words.match_status(match, state.lang, zone) if match.postponed_from and fact is None else ""
            )
            if match.postponed_from and fact is not None:
                moved = words.postponed(match.postponed_from[0], match.postponed_reason, state.lang, zone)
            home = words.seat(match.home, names, state.lang, edition=edition, short=True)
            away = words.seat(match.away, names, state.lang, edition=edition, short=True)
            state.print(
                styled(state, f"         {home} - {away}: {shown}{'; ' + moved if moved else ''}", "dim")
            )


def show_honours(state: State, found: "Sequence[tuple[EditionState, AwardState]]") -> None:
    """Titles and places: what is decided, what is not."""
    names = state.names()
    before = None
    for where, award in found:
        if where.id != before:
            before = where.id
            state.print(styled(state, names.edition(where.id), "bold"))
        state.print(f"  {words.award(award, names, state.lang)}")
    if before is None:
        state.print(tell("no-honours", state.lang))


def show_draw(state: State, drawn: "Drawn") -> None:
    """Groups or pairs, and the seed by which anyone can draw them again."""
    names = state.names()
    made = drawn.draw
    state.print(
        styled(
            state, tell("drawn", state.lang, stage=made.stage, edition=made.edition, seed=drawn.seed), "bold"
        )
    )
    for group, teams in made.groups.items():
        state.print(
            f"  {words.ui('group', state.lang, name=group)}: {', '.join(names.team(team) for team in teams)}"
        )
    for team in made.byes:
        state.print(f"  {words.ui('bye', state.lang, team=names.team(team))}")
    for home, away in made.pairs:
        state.print(f"  {names.team(home)} - {names.team(away)}")


# -- what a command did -----------------------------------------------------------------------------------------------


def show_recorded(state: State, outcome: "Outcome", key: str, **facts: object) -> None:
    """The receipt of a single entry, and what it moved; as JSON where that was asked for."""
    if state.format == "json":
        from torneo.office.answers import outcome_json

        state.json(outcome_json(outcome))
        return
    receipt = outcome.receipts[0]
    again = f" ({tell('replayed', state.lang)})" if receipt.replayed else ""
    said = tell(key, state.lang, sequence=receipt.sequence, subject=outcome.subjects[0], **facts)
    state.print(said + again)
    show_outcome(state, outcome)


def show_outcome(state: State, outcome: "Outcome") -> None:
    """Regulations adopted on the way, and what moved."""
    if outcome.adopted:
        state.print(tell("adopted", state.lang, editions=outcome.adopted))
    names = state.names()
    for number, effect in enumerate(outcome.effects):
        if number == _EFFECTS_MAX:
            state.print(f"  {tell('and-more', state.lang, count=len(outcome.effects) - number)}")
            break
        facts = {**effect.facts, "team": names.team(str(effect.facts.get("team", "")))}
        state.print(f"  {tell(effect.code, state.lang, edition=effect.edition, **facts)}")


def log_line(state: State, entry: "Entry") -> str:
    """An entry on one line: number, when, who, what, about what, why."""
    mark = f" {MARK}" if entry.simulated else ""
    told = [
        f"{entry.sequence:>6}",
        entry.recorded_at[:16].replace("T", " "),
        entry.recorded_by,
        tell(f"entry-{entry.kind}", state.lang),
        entry.subject,
    ]
    more = []
    score = getattr(entry.payload, "score", None)
    if score:
        more.append(str(score))
    if entry.supersedes is not None:
        more.append(tell("supersedes", state.lang, sequence=entry.supersedes))
    if entry.reason:
        more.append(entry.reason)
    if entry.source:
        more.append(f"[{entry.source}]")
    return "  ".join(told) + (f"  {'; '.join(more)}" if more else "") + mark


def columns() -> int:
    """Columns of the terminal, eighty where there is none."""
    return max(60, shutil.get_terminal_size((80, 24)).columns)


def _number(value: int | None) -> str:
    return "?" if value is None else str(value)


def _places(places: Sequence[int]) -> str:
    first, last = min(places), max(places)
    run = sorted(places) == list(range(first, last + 1))
    if len(places) == 1:
        return str(first)
    return f"{first}-{last}" if run else ", ".join(map(str, sorted(places)))


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, max(20, width))


def _zone(edition: "EditionState") -> ZoneInfo:
    return ZoneInfo(edition.regulation.edition.timezone or "UTC")


def show_squad(state: State, shown: "SquadList") -> None:
    """One line for each player: place, name or id, birth date where it may be seen, position."""
    names = state.names()
    said = tell(
        "squad-of",
        state.lang,
        team=names.team(shown.team),
        edition=names.edition(shown.edition),
        count=len(shown.players),
    )
    state.print(styled(state, said, "bold"))
    for number, player in enumerate(shown.players, start=1):
        place = player.place or tell("squad-no-place", state.lang)
        born = words.date_(player.born, state.lang) if player.born else ""
        mark = f" {MARK}" if player.simulated else ""
        line = f"  {number:>2} {fitted(place, 14)} {fitted((player.name or player.person) + mark, 42)} {fitted(born, 24)} {player.position}"
        state.print(line.rstrip())
    if any(player.simulated for player in shown.players):
        state.print(f"{MARK} {words.simulated(state.lang)}")
