"""What happens in a season: draws, fixture lists, results, corrections, postponements."""

from dataclasses import replace
from typing import Annotated

import typer

from torneo.cli.given import file_given, match_given
from torneo.cli.options import (
    After90,
    AnyEdition,
    AnyStage,
    By,
    Clause,
    Clubs,
    ClubsAndScore,
    Day,
    Decided,
    Key,
    Leg,
    Match,
    OfStage,
    Pens,
    Reason,
    Seed,
    Source,
    Status,
    ToDay,
    ToTime,
    ToVenue,
    Winner,
)
from torneo.cli.state import State
from torneo.cli.texts import tell


def draw(ctx: typer.Context, edition: AnyEdition = None, stage: AnyStage = None, seed: Seed = None) -> None:
    from torneo.cli.render import show_draw, show_outcome
    from torneo.office import answers, commands

    state: State = ctx.obj
    form = state.format
    drawn = commands.draw(state.workspace, state.actor, edition=edition, stage=stage, seed=seed)
    if form == "json":
        state.json(answers.draw_json(drawn))
        return
    show_draw(state, drawn)
    show_outcome(state, replace(drawn.outcome, effects=()))  # that the drawn are in has just been said


def fixtures(
    ctx: typer.Context,
    edition: AnyEdition = None,
    stage: AnyStage = None,
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
    form = state.format
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
    state.only("text", "json")  # a list that is made is told; as CSV it can be shown afterwards
    hours = [commands.parse_time(each) for each in kickoff or ()]
    made = commands.publish_fixtures(
        state.workspace, state.actor, edition=edition, stage=stage, seed=seed, kickoffs=hours
    )
    if form == "json":
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
    words: ClubsAndScore = None,
    match: Match = None,
    stage: OfStage = None,
    leg: Leg = None,
    day: Day = None,
    after_90: After90 = None,
    pens: Pens = None,
    half_time: Annotated[str | None, typer.Option("--half-time", metavar="SCORE", show_default=False)] = None,
    winner: Winner = None,
    decided: Decided = None,
    status: Status = "played",
    claimed: Annotated[bool, typer.Option("--claimed")] = False,
    by: By = None,
    reason: Reason = None,
    clause: Clause = None,
    source: Source = None,
    key: Key = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    asked, score = match_given(state, words, match=match, stage=stage, leg=leg, wants_score=True)
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
    words: ClubsAndScore = None,
    reason: Reason = None,
    match: Match = None,
    stage: OfStage = None,
    leg: Leg = None,
    day: Day = None,
    after_90: After90 = None,
    pens: Pens = None,
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
    if entry is not None:
        outcome = commands.revoke(state.workspace, state.actor, entry, reason=reason)
        show_recorded(state, outcome, "revoked", entry=entry)
        return
    asked, score = match_given(state, words, match=match, stage=stage, leg=leg, wants_score=True)
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
    to: ToDay = None,
    time: ToTime = None,
    venue: ToVenue = None,
    match: Match = None,
    stage: OfStage = None,
    leg: Leg = None,
    source: Source = None,
    key: Key = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    asked, _ = match_given(state, words, match=match, stage=stage, leg=leg)
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
    stage: OfStage = None,
    source: Source = None,
    clubs: Annotated[bool, typer.Option("--clubs")] = False,
) -> None:
    from torneo.cli.render import show_findings, show_outcome
    from torneo.office import answers, commands
    from torneo.office.clubs_import import import_clubs_file

    state: State = ctx.obj
    form = state.format
    path = file_given(state, file)
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
