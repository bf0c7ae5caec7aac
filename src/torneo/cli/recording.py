"""What happens in a season: draws, fixture lists, results, corrections, postponements."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from torneo.cli.state import State
from torneo.cli.texts import tell
from torneo.model import UsageError

if TYPE_CHECKING:
    from torneo.office.commands import Asked

Edition = Annotated[str | None, typer.Argument(metavar="[EDITION]", show_default=False)]
Stage = Annotated[str | None, typer.Argument(metavar="[STAGE]", show_default=False)]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", show_default=False)]
StageOption = Annotated[str | None, typer.Option("--stage", metavar="STAGE", show_default=False)]
Leg = Annotated[int | None, typer.Option("--leg", metavar="N", min=1, show_default=False)]
Match = Annotated[str | None, typer.Option("--match", metavar="ID", show_default=False)]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", show_default=False)]
Clause = Annotated[str | None, typer.Option("--clause", metavar="TEXT", show_default=False)]
Source = Annotated[str | None, typer.Option("--source", metavar="TEXT", show_default=False)]
Key = Annotated[str | None, typer.Option("--idempotency-key", metavar="KEY", show_default=False)]
Words = Annotated[list[str] | None, typer.Argument(metavar="[EDITION] HOME AWAY [SCORE]", show_default=False)]
Clubs = Annotated[list[str] | None, typer.Argument(metavar="[EDITION] HOME AWAY", show_default=False)]
ScoreOption = Annotated[str | None, typer.Option(metavar="SCORE", show_default=False)]
Day = Annotated[str | None, typer.Option("--date", metavar="DATE", show_default=False)]
Status = Annotated[str, typer.Option("--status", metavar="STATUS")]
Winner = Annotated[str | None, typer.Option("--winner", metavar="CLUB", show_default=False)]
Decided = Annotated[str | None, typer.Option("--decided", metavar="HOW", show_default=False)]


def draw(ctx: typer.Context, edition: Edition = None, stage: Stage = None, seed: Seed = None) -> None:
    from torneo.cli.render import show_draw, show_outcome
    from torneo.office import answers, commands

    state: State = ctx.obj
    form = state.only("text", "json")
    drawn = commands.draw(state.workspace, state.actor, edition=edition, stage=stage, seed=seed)
    if form == "json":
        state.json(answers.draw_json(drawn))
        return
    show_draw(state, drawn)
    show_outcome(state, replace(drawn.outcome, effects=()))  # that the drawn are in has just been said


def fixtures(
    ctx: typer.Context,
    edition: Edition = None,
    stage: Stage = None,
    seed: Seed = None,
    kickoff: Annotated[
        list[str] | None, typer.Option("--kickoff", metavar="HH:MM", show_default=False)
    ] = None,
    show_only: Annotated[bool, typer.Option("--show")] = False,
    round_: Annotated[int | None, typer.Option("--round", metavar="N", min=1, show_default=False)] = None,
) -> None:
    from torneo.cli.render import show_fixtures, show_outcome
    from torneo.office import answers, command_words, commands, show_lists

    state: State = ctx.obj
    form = state.only("text", "json", "csv")
    edition, stage = command_words.edition_and_stage(state.workspace, edition, stage)
    if show_only or round_ is not None:
        listed = show_lists.fixture_lists(state.workspace, edition, stage, round_=round_)
        if form == "text":
            show_fixtures(state, listed)
        elif form == "csv":
            print(show_lists.fixtures_csv(listed, state.names()), end="")
        else:
            state.json(show_lists.fixtures_json(listed, state.names(), state.lang))
        return
    hours = [commands.parse_time(each) for each in kickoff or ()]
    made = commands.publish_fixtures(
        state.workspace, state.actor, edition=edition, stage=stage, seed=seed, kickoffs=hours
    )
    if form != "text":
        state.only("text", "json")
        state.json(answers.made_json(made))
        return
    for each in made.lists:
        said = tell(
            "fixtures-made",
            state.lang,
            edition=each.node.edition,
            stage=each.node.name,
            matches=len(each.matches),
            rounds=each.rounds,
            breaks=each.breaks,
            clashes=each.clashes,
            seed=each.seed,
        )
        state.print(said)
    show_outcome(state, made.outcome)
    state.print(tell("fixtures-next", state.lang, edition=made.lists[0].node.edition))


def record(
    ctx: typer.Context,
    words: Words = None,
    match: Match = None,
    stage: StageOption = None,
    leg: Leg = None,
    day: Day = None,
    after_90: Annotated[str | None, typer.Option("--after-90", metavar="SCORE", show_default=False)] = None,
    pens: Annotated[str | None, typer.Option("--pens", metavar="SCORE", show_default=False)] = None,
    half_time: Annotated[str | None, typer.Option("--half-time", metavar="SCORE", show_default=False)] = None,
    winner: Winner = None,
    decided: Decided = None,
    status: Status = "played",
    claimed: Annotated[bool, typer.Option("--claimed")] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="CLUB", show_default=False)] = None,
    reason: Reason = None,
    clause: Clause = None,
    source: Source = None,
    key: Key = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    state.only("text", "json")
    asked, score = _asked(state, words, match=match, stage=stage, leg=leg, wants_score=True)
    given = commands.ResultInput(
        score=score,
        after_90=after_90,
        penalties=pens,
        half_time=half_time,
        winner=winner,
        decided=decided,
        status=status,
        day=commands.parse_day(day) if day else None,
        claimed=claimed or by is not None,
        by=by,
        reason=reason,
        clause=clause,
        source=source,
    )
    outcome = commands.record_result(state.workspace, state.actor, asked, given, key=key)
    show_recorded(state, outcome, "recorded")


def correct(
    ctx: typer.Context,
    words: Words = None,
    reason: Reason = None,
    match: Match = None,
    stage: StageOption = None,
    leg: Leg = None,
    day: Day = None,
    after_90: Annotated[str | None, typer.Option("--after-90", metavar="SCORE", show_default=False)] = None,
    pens: Annotated[str | None, typer.Option("--pens", metavar="SCORE", show_default=False)] = None,
    winner: Winner = None,
    decided: Decided = None,
    status: Status = "played",
    clause: Clause = None,
    source: Source = None,
    entry: Annotated[int | None, typer.Option("--entry", metavar="N", min=1, show_default=False)] = None,
    key: Key = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    state.only("text", "json")
    if entry is not None:
        outcome = commands.revoke(state.workspace, state.actor, entry, reason=reason)
        show_recorded(state, outcome, "revoked", entry=entry)
        return
    asked, score = _asked(state, words, match=match, stage=stage, leg=leg, wants_score=True)
    given = commands.ResultInput(
        score=score,
        after_90=after_90,
        penalties=pens,
        winner=winner,
        decided=decided,
        status=status,
        day=commands.parse_day(day) if day else None,
        reason=reason,
        clause=clause,
        source=source,
    )
    outcome = commands.correct_result(state.workspace, state.actor, asked, given, key=key)
    show_recorded(state, outcome, "corrected")


def postpone(
    ctx: typer.Context,
    words: Clubs = None,
    reason: Reason = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", show_default=False)] = None,
    time: Annotated[str | None, typer.Option("--time", metavar="HH:MM", show_default=False)] = None,
    venue: Annotated[str | None, typer.Option("--venue", metavar="ID", show_default=False)] = None,
    match: Match = None,
    stage: StageOption = None,
    leg: Leg = None,
    source: Source = None,
    key: Key = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    state.only("text", "json")
    asked, _ = _asked(state, words, match=match, stage=stage, leg=leg, wants_score=False)
    outcome = commands.postpone(
        state.workspace,
        state.actor,
        asked,
        reason=reason,
        to=commands.parse_day(to) if to else None,
        kickoff=commands.parse_time(time) if time else None,
        venue=venue,
        source=source,
        key=key,
    )
    show_recorded(state, outcome, "postponed-to" if to else "postponed-open", day=to or "")


def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", show_default=False)],
    edition: Annotated[str | None, typer.Option("--edition", metavar="EDITION", show_default=False)] = None,
    stage: StageOption = None,
    source: Source = None,
    clubs: Annotated[bool, typer.Option("--clubs")] = False,
) -> None:
    from pathlib import Path

    from torneo.cli.render import show_findings, show_outcome
    from torneo.office import answers, commands
    from torneo.office.clubs_import import import_clubs_file

    state: State = ctx.obj
    form = state.only("text", "json")
    path = Path(file)
    if not path.exists() and (Path(state.folder) / file).exists():
        path = Path(state.folder) / file  # `torneo -C mi-liga import facts.toml` means the one in the folder
    if clubs:
        done = import_clubs_file(state.workspace, state.actor, path)
    else:
        done = commands.import_file(
            state.workspace, state.actor, path, edition=edition, stage=stage, source=source
        )
    if form == "json":
        state.json(answers.imported_json(done, state.lang))
        return
    show_findings(state, done.warnings)
    state.print(tell("imported", state.lang, count=done.recorded, skipped=done.outcome.skipped or None))
    show_outcome(state, done.outcome)


def _asked(
    state: State,
    words: list[str] | None,
    *,
    match: str | None,
    stage: str | None,
    leg: int | None,
    wants_score: bool,
) -> tuple["Asked", str | None]:
    """Which match the words mean, and the score at their end.

    Raises:
        UsageError: `match-words` (found, expected).
    """
    from torneo.office import commands
    from torneo.office.command_words import take_edition

    left = list(words or ())
    if match:
        if len(left) > (1 if wants_score else 0):
            raise UsageError("match-words", found=" ".join(left), expected="--match ID [SCORE]")
        return commands.Asked(match=match), left[0] if left else None
    edition = take_edition(state.workspace, left)
    if len(left) not in ((2, 3) if wants_score else (2,)):
        expected = "[EDITION] HOME AWAY [SCORE]" if wants_score else "[EDITION] HOME AWAY"
        raise UsageError("match-words", found=" ".join(left), expected=expected)
    asked = commands.Asked(edition=edition, home=left[0], away=left[1], stage=stage, leg=leg)
    return asked, left[2] if len(left) > 2 else None
