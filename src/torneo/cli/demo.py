"""`torneo demo`: a season in about twenty seconds of watching, or its whole outcome as JSON."""

import json
import sys
import time
from collections.abc import Iterator

from rich.console import Console
from rich.panel import Panel
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.table import Table as RichTable
from rich.text import Text

from torneo import words
from torneo.office.demo import DEFAULT_SEED, Row, Scene, TieState, demo_json, play_demo
from torneo.words import Lang, Names

MARK = words.MARK

_WIDE = 130
"""Columns from which a reason is a whole sentence; in a narrow terminal it is its criterion and figures."""

_PAUSES = {
    "regulations": 0.5,
    "clubs": 0.6,
    "squads": 0.5,
    "fixtures": 0.25,
    "known": 0.6,
    "simulated": 0.4,
    "round": 0.055,
    "decides": 0.9,
    "chances": 0.7,
    "table": 0.65,
    "tie": 0.8,
    "award": 0.45,
    "honours": 0.6,
}
"""Seconds for each kind of scene, work included, so that a season takes about twenty."""


def demo(
    *,
    lang: Lang,
    seed: int | None = None,
    fast: bool = False,
    output: str = "text",
    ledger: str | None = None,
    announced: bool = True,
    console: Console | None = None,
) -> None:
    """Play the example season and show it.

    Args:
        fast: no waiting.
        output: `text`, or `json` for programs.
        ledger: path of a ledger to keep.
        announced: say in the end where the ledger is.
    """
    chosen = DEFAULT_SEED if seed is None else seed
    if output == "json":
        played = play_demo(seed=chosen, ledger=ledger)
        shape = demo_json(played, lang)
        sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
        return
    screen = _Screen(console or Console(highlight=False), lang, chosen, fast=fast)
    with screen.progress:
        played = play_demo(seed=chosen, ledger=ledger, show=screen.show)
    screen.end(played.head.hash, played.path if announced else None)


_CHANCES_MAX = 5


class _Screen:
    """Scenes as lines and tables above a progress bar."""

    def __init__(self, console: Console, lang: Lang, seed: int, *, fast: bool) -> None:
        self.console = console
        self.lang = lang
        self.seed = seed
        self.fast = fast or not console.is_terminal
        self.names = Names()
        self.entries = 0
        self.due = time.monotonic()
        self.progress = Progress(
            TextColumn("[bold]{task.description}"),
            BarColumn(bar_width=30),
            TextColumn("{task.completed}/{task.total}"),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self.tasks: dict[tuple[str, str], TaskID] = {}

    def show(self, scene: Scene) -> None:
        if scene.season is not None:
            self.names = words.names_of(scene.season.regulations)
        draw = getattr(self, f"_{scene.kind}")
        draw(scene)
        if not self.fast:
            self.due += _PAUSES.get(scene.kind, 0)
            time.sleep(max(0.0, self.due - time.monotonic()))

    def end(self, head: str, path: str | None) -> None:
        self._line("✓", self._say("demo-end", entries=self.entries, head=head[:12]), "green")
        if path is not None:
            self._line("→", self._say("demo-kept", path=path), "cyan")
        self._line(MARK, self._say("demo-notice", mark=MARK), "yellow")

    # ── scenes ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _regulations(self, scene: Scene) -> None:
        assert scene.season is not None
        editions = list(scene.season)
        self.console.rule(Text("torneo", style="bold"))
        self._line("✓", self._say("demo-regulations", editions=len(editions)), "green")
        for edition in editions:
            said = self._say(
                "demo-edition",
                name=self.names.edition(edition.id),
                stages=len(edition.stages),
                awards=len(edition.regulation.award),
            )
            self._line("·", said, "dim", indent=2)

    def _clubs(self, scene: Scene) -> None:
        assert scene.season is not None
        register = scene.season.regulations.register
        tenants: dict[str, list[str]] = {}
        for club in register.clubs:
            tenants.setdefault(club.home or "", []).append(club.name)
        shared = [
            f"{venue.name} ({words.listing(tenants[venue.id], self.lang)})"
            for venue in register.venues
            if len(tenants.get(venue.id, ())) > 1
        ]
        said = self._say(
            "demo-clubs",
            clubs=len(register.clubs),
            venues=len(register.venues),
            shared="; ".join(shared),
        )
        self._line("✓", said, "green")

    def _squads(self, scene: Scene) -> None:
        numbers = dict(scene.numbers)
        players, teams = numbers.pop("players"), numbers.pop("teams")
        places = " + ".join(f"{count} {name}" for name, count in numbers.items())
        said = self._say(
            "demo-squads",
            players=players,
            teams=teams,
            places=places,
            edition=self.names.edition(scene.edition or ""),
        )
        self._line("✓", said, "green")

    def _fixtures(self, scene: Scene) -> None:
        made = scene.made
        assert made is not None
        stage = f"{self.names.node(made.node.edition, made.node.name, self.lang)}, {self.names.edition(made.node.edition)}"
        facts: dict[str, object] = {"stage": stage, "rounds": made.rounds, "matches": len(made.matches)}
        if made.breaks is not None:
            facts |= {"breaks": made.breaks, "clashes": made.clashes}
        said = self._say("demo-fixtures", **facts)
        if made.breaks is None:
            said += f" · {self._say('demo-alongside')}"
        self._line("✓", said, "green")

    def _known(self, scene: Scene) -> None:
        self._line("✓", self._say("demo-known", facts=scene.numbers["facts"], mark=MARK), "green")

    def _simulated(self, scene: Scene) -> None:
        if scene.strengths is not None:
            said = self._say("demo-strengths", method=scene.strengths.method, source=scene.strengths.source)
            self._line("·", said, "dim", indent=2)
        self._line("✓", self._say("demo-simulated", seed=self.seed, tries=scene.numbers["tries"]), "green")
        for finding in scene.findings:
            self._line("!", self._say("demo-unmet", subject=finding.subject), "yellow")

    def _round(self, scene: Scene) -> None:
        assert scene.season is not None
        key = (scene.edition or "", scene.stage or "")
        state = scene.season[key[0]].stage(key[1])
        if state is None:
            return
        total = max((match.round for match in state.matches), default=0)
        if key not in self.tasks:
            name = f"{self.names.edition(key[0])} · {self.names.node(*key, self.lang)}"
            self.tasks[key] = self.progress.add_task(name, total=total)
        self.progress.update(self.tasks[key], completed=scene.numbers["round"])
        if scene.numbers["round"] >= total:
            self.progress.update(self.tasks[key], visible=False)

    def _chances(self, scene: Scene) -> None:
        chances = scene.chances
        assert chances is not None
        self.console.print(Text(self._title(scene), style="bold"))
        self._line("·", self._say("demo-chances", seasons=chances.seasons, **scene.numbers), "dim")
        ranked = sorted(
            chances.places,
            key=lambda team: (-chances.places[team][0], -chances.points[team], team),
        )
        sign = " %" if self.lang == "es" else "%"
        for team in ranked[:_CHANCES_MAX]:
            count = chances.places[team][0]
            share = count / chances.seasons
            shown = f"{100 * share:.0f}{sign}" if 0 < share < 1 else f"{'<1' if not count else '>99'}{sign}"
            points = f"{chances.points[team] / chances.seasons:5.1f}"
            bar = "█" * round(share * 30)
            self.console.print(
                f"   {self.names.team(team):<18} {points}  {shown:>6}  {bar}".rstrip(), markup=False
            )

    def _table(self, scene: Scene) -> None:
        state = scene.table
        assert state is not None
        grid = RichTable(
            title=self._title(scene),
            title_justify="left",
            title_style="bold",
            box=None,
            pad_edge=False,
            padding=(0, 1, 0, 0),
        )
        grid.add_column("", justify="right")
        grid.add_column(words.ui("team", self.lang), no_wrap=True)
        for key in ("played", "won", "drawn", "lost", "goals-for", "goals-against", "goal-difference"):
            grid.add_column(words.ui(key, self.lang), justify="right")
        grid.add_column(words.ui("points", self.lang), justify="right", style="bold")
        grid.add_column("")
        wide = self.console.width >= _WIDE
        grid.add_column(words.ui("reason", self.lang), style="dim", no_wrap=not wide)
        for row in state.table:
            grid.add_row(
                str(row.pos + state.first_pos - 1),
                self.names.team(row.team),
                *(str(n) for n in (row.played, row.won, row.drawn, row.lost, row.gf, row.ga)),
                words.signed(row.gd),
                str(row.points) + ("*" if row.adjustments else ""),
                Text(MARK if row.simulated else "", style="yellow"),
                self._reason(row, wide=wide),
                style="green" if row.pos == 1 else "",
            )
        self.console.print()
        self.console.print(grid)
        for row in state.table:
            for one in row.adjustments:
                said = self._say(
                    "demo-adjustment",
                    team=self.names.team(row.team),
                    points=words.signed(one.points),
                    reason=one.reason,
                )
                self._line("*", said, "cyan", indent=2)

    def _reason(self, row: Row, *, wide: bool) -> str:
        reason = row.reason
        if reason is None:
            return ""
        if not wide:
            return words.reason_short(reason, self.lang)
        return words.reason(reason, team=row.team, names=self.names, lang=self.lang)

    def _title(self, scene: Scene) -> str:
        assert scene.table is not None
        key = scene.table.key
        parts = [self.names.edition(key.edition), self.names.node(key.edition, key.node, self.lang)]
        further = self.names.table(key.edition, key.node, key.table)
        if further or (key.table and scene.table.name):
            parts.append(further or scene.table.name or "")
        elif key.table:
            parts.append(words.ui("group", self.lang, name=key.table))
        return " · ".join(parts)

    def _decides(self, scene: Scene) -> None:
        """Before the last round: what must happen for the first place."""
        assert scene.plan is not None
        self.console.print()
        self._line("?", self._say("demo-decides", table=self._title(scene)), "cyan")
        for each in scene.clauses:
            self._line("·", words.clauses(each, scene.plan, self.names, self.lang), "", indent=2)

    def _tie(self, scene: Scene) -> None:
        assert scene.knockout is not None
        assert scene.edition is not None
        for tie in scene.knockout.ties:
            self.console.print()
            lines = list(self._matches(scene, tie))
            winner = self.names.team(tie.winner) if tie.winner else "–"
            how = words.decided_by(tie.decided, self.lang, penalties=tie.penalties) if tie.decided else ""
            lines.append(Text(f"→ {winner} ({how})" if how else f"→ {winner}", style="bold green"))
            title = f"{self.names.edition(scene.edition)} · {self.names.node(scene.edition, scene.stage or '', self.lang)}"
            self.console.print(Panel(Text("\n").join(lines), title=title, title_align="left", expand=False))

    def _matches(self, scene: Scene, tie: TieState) -> Iterator[Text]:
        from zoneinfo import ZoneInfo

        assert scene.season is not None
        zone = ZoneInfo(scene.season[scene.edition or ""].regulation.edition.timezone or "UTC")
        for match in tie.matches:
            result = match.result.result if match.result else None
            if result is None:
                continue
            line = Text()
            if result.day:
                line.append(f"{words.date_(result.day, self.lang)}  ", style="dim")
            line.append(
                f"{self.names.team(result.home)} {result.score} {self.names.team(result.away)}", style="bold"
            )
            if result.simulated:
                line.append(f" {MARK}", style="yellow")
            yield line
            status = words.match_status(match, self.lang, zone)
            if status and status != words.simulated(self.lang):
                yield Text(status, style="dim italic")

    def _award(self, scene: Scene) -> None:
        assert scene.award is not None
        self._line("+", words.award(scene.award, self.names, self.lang), "magenta")

    def _honours(self, scene: Scene) -> None:
        assert scene.season is not None
        self.console.print()
        for edition in scene.season:
            for title, team in edition.honours.items():
                self._line("★", f"{title}: {self.names.team(team)}", "bold yellow")

    def _verified(self, scene: Scene) -> None:
        self.entries = scene.numbers["entries"]

    # ── pieces ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _say(self, key: str, **facts: object) -> str:
        return words.ui(key, self.lang, **facts)

    def _line(self, sign: str, said: str, style: str, *, indent: int = 0) -> None:
        text = Text(" " * indent)
        text.append(f"{sign} ", style=style)
        text.append(said, style="dim" if style == "dim" else "")
        self.console.print(text)
