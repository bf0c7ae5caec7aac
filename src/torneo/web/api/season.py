"""What is asked of a season: editions, tables, reasons, matches, brackets, honours."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from torneo import words
from torneo.office import answers, queries, show_matches
from torneo.office.lookup import (
    match_by_id,
    table_id,
    tables_of,
    the_edition,
    the_stage,
    the_tables,
    the_team,
)
from torneo.office.partial_tables import partial_tables
from torneo.office.recording import claims_of
from torneo.office.shapes import award_json, match_json, plain, table_json
from torneo.office.table_matches import matches_in
from torneo.office.values import EditionState, KnockoutState, MatchState, Season
from torneo.web.api import models
from torneo.web.api.common import PAST, Cursor, Edition, Json, Limit, answer, page_of, router
from torneo.web.context import Context

api = router("season")

_Table = Annotated[str | None, Query(description="`liga`, `grupos.A`; all without.", max_length=200)]


@api.get("/season", response_model=models.SeasonModel, dependencies=PAST)
async def season(request: Request) -> Response:
    """Every edition of the folder."""

    def make(context: Context) -> Json:
        view = context.view
        return {
            "version": view.version,
            "position": view.season.facts.position,
            "editions": [_edition(each, context) for each in view.season],
        }

    return await answer(request, make)


@api.get("/editions/{edition}", response_model=models.EditionModel, dependencies=PAST)
async def edition(
    request: Request,
    edition: Edition,
) -> Response:
    """One edition: its stages, tables and honours."""
    return await answer(request, lambda context: _edition(the_edition(context.view.season, edition), context))


@api.get("/editions/{edition}/tables", response_model=models.TablesModel, dependencies=PAST)
async def tables(
    request: Request,
    edition: Edition,
    table: Annotated[
        str | None, Query(description="`liga`, `grupos.A`; all without.", max_length=200)
    ] = None,
    round_: Annotated[
        int | None, Query(alias="round", ge=1, le=1000, description="As it stood after that round.")
    ] = None,
    scope: Annotated[
        str | None, Query(description="`home`, `away`, `half-1`, `half-2`, `last5`.", max_length=20)
    ] = None,
) -> Response:
    """Tables with the reason for every place; of some matches only, as of a day, or as known at a moment."""

    def make(context: Context) -> Json:
        view = context.view
        where = the_edition(view.season, edition)
        states = the_tables(where, table)
        if round_ is not None or scope is not None:
            states = partial_tables(where, states, round_, scope)
        shown = [{"id": table_id(each), **table_json(each, view.names, context.lang)} for each in states]
        return {"edition": str(where.id), "version": view.version, "tables": shown}

    return await answer(request, make)


@api.get("/editions/{edition}/why", response_model=models.WhyModel, dependencies=PAST)
async def why(
    request: Request,
    edition: Edition,
    first: Annotated[str, Query(description="Id or name of a club.", max_length=200)],
    second: Annotated[str, Query(description="Id or name of another.", max_length=200)],
    table: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """Every criterion that was asked between two clubs of a table."""

    def make(context: Context) -> Json:
        view = context.view
        found = queries.derivation_in(view.season, edition=edition, table=table, first=first, second=second)
        steps = words.derivation(
            found.steps, first=found.first, second=found.second, names=view.names, lang=context.lang
        )
        return {
            "table": table_id(found.table),
            "first": str(found.first),
            "second": str(found.second),
            "steps": list(steps),
        }

    return await answer(request, make)


@api.get("/editions/{edition}/matches", response_model=models.MatchesModel, dependencies=PAST)
async def matches(
    request: Request,
    edition: Edition,
    stage: Annotated[str | None, Query(max_length=200)] = None,
    round_: Annotated[int | None, Query(alias="round", ge=1, le=1000)] = None,
    team: Annotated[str | None, Query(description="Id or name of a club.", max_length=200)] = None,
    state: Annotated[
        str | None,
        Query(
            pattern="^(open|played|undated|postponed)$",
            description="`open`, `played`, `undated`, `postponed`.",
        ),
    ] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """Fixtures and results in the order of the stages, a page at a time."""

    def make(context: Context) -> Json:
        found = the_edition(context.view.season, edition)
        club = the_team(context.view.season, team) if team else None
        listed = [
            (name, match)
            for name, match in _staged(found, stage)
            if (round_ is None or match.round == round_)
            and (club is None or club in (match.home.team, match.away.team))
            and (state is None or _is(match, state))
        ]
        page, next_ = page_of(listed, cursor, limit, lambda each: str(each[1].id))
        items = [_match(context.view.season, context, found, name, match) for name, match in page]
        return {"items": items, "next": next_}

    return await answer(request, make)


@api.get("/matches/{match:path}", response_model=models.MatchModel, dependencies=PAST)
async def match(request: Request, match: str) -> Response:
    """One match by its id, slashes and all."""

    def make(context: Context) -> Json:
        found = match_by_id(context.view.season, match)
        name = str(found.stage.node.name) if found.stage else None
        return _match(context.view.season, context, found.edition, name, found.match)

    return await answer(request, make)


@api.get("/editions/{edition}/bracket", response_model=models.BracketModel, dependencies=PAST)
async def bracket(
    request: Request,
    edition: Edition,
) -> Response:
    """The knock-out stages with their ties; sides that are still open, in words."""

    def make(context: Context) -> Json:
        view = context.view
        where = the_edition(view.season, edition)
        stages = [each for each in where.stages if isinstance(each, KnockoutState)]
        shown = answers.bracket_json(where, stages, view.names, context.lang)
        kept = ("id", "name", "complete", "byes", "ties")
        return {
            "edition": str(where.id),
            "stages": [{key: each[key] for key in kept} for each in shown["stages"]],
        }

    return await answer(request, make)


@api.get("/honours", response_model=list[models.AwardModel], dependencies=PAST)
async def honours(
    request: Request,
    edition: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """Titles, places and points that a final place gives: given, due, open or lapsed."""

    def make(context: Context) -> Json:
        view = context.view
        wanted = (the_edition(view.season, edition),) if edition else tuple(view.season)
        return [  # type: ignore[return-value]
            {"edition": str(where.id), **award_json(award, view.names, context.lang)}
            for where in wanted
            for award in where.awards
        ]

    return await answer(request, make)


@api.get("/editions/{edition}/crosstable", response_model=models.AnyModel, dependencies=PAST)
async def crosstable(request: Request, edition: Edition, table: _Table = None) -> Response:
    """Who beat whom: each host with its results at home, by guest."""

    def make(context: Context) -> Json:
        found = matches_in(context.view.season, context.view.names, edition, table)
        return show_matches.Crosstables(found).json(context.lang)

    return await answer(request, make)


@api.get("/editions/{edition}/positions", response_model=models.AnyModel, dependencies=PAST)
async def positions(request: Request, edition: Edition, table: _Table = None) -> Response:
    """Place and points of each club after each round, with form and streaks."""

    def make(context: Context) -> Json:
        found = matches_in(context.view.season, context.view.names, edition, table)
        return show_matches.progress_of(found, ()).json(context.lang)

    return await answer(request, make)


@api.get("/register", response_model=models.RegisterModel, dependencies=PAST)
async def register(request: Request) -> Response:
    """Clubs and venues."""

    def make(context: Context) -> Json:
        known = context.view.season.regulations.register
        return {
            "clubs": [
                {
                    "id": each.id,
                    "name": each.name,
                    "city": each.city or None,
                    "country": each.country or None,
                    "home": each.home or None,
                }
                for each in known.clubs
            ],
            "venues": [
                {
                    "id": each.id,
                    "name": each.name,
                    "city": each.city or None,
                    "capacity": each.capacity,
                    "pitches": each.pitches,
                    "timezone": each.timezone or None,
                }
                for each in known.venues
            ],
        }

    return await answer(request, make)


@api.get("/editions/{edition}/regulation", response_model=models.RegulationModel, dependencies=PAST)
async def regulation(
    request: Request,
    edition: Edition,
) -> Response:
    """The regulation in force."""

    def make(context: Context) -> Json:
        where = the_edition(context.view.season, edition)
        source = context.view.season.regulations.sources[where.id]
        return {"edition": str(where.id), "file": source.file, "digest": source.digest, "text": source.text}

    return await answer(request, make)


def _edition(state: EditionState, context: Context) -> Json:
    about = state.regulation.edition
    names = context.view.names
    return {
        "id": str(state.id),
        "name": names.edition(state.id),
        "competition": about.competition,
        "season": about.season,
        "stages": [
            {
                "id": str(each.node.name),
                "name": names.node(each.node.edition, each.node.name, context.lang),
                "kind": each.stage.kind,
                "complete": each.complete,
                "matches": len(each.matches),
            }
            for each in state.stages
        ],
        "tables": list(tables_of(state)),
        "honours": {title: str(team) for title, team in state.honours.items()},
    }


def _staged(edition: EditionState, stage: str | None) -> Iterator[tuple[str | None, MatchState]]:
    for state in (the_stage(edition, stage),) if stage else edition.stages:
        for match in state.matches:
            yield str(state.node.name), match
    if not stage:
        for table in edition.all_tables():
            for match in table.playoffs:
                yield None, match


def _is(match: MatchState, state: str) -> bool:
    if state == "played":
        return match.result is not None
    if state == "postponed":
        return bool(match.postponed_from)
    return match.result is None and (state == "open" or match.planned.day is None)


def _match(
    season: Season, context: Context, edition: EditionState, stage: str | None, match: MatchState
) -> Json:
    shown = match_json(match, context.view.names, context.lang, edition.id)
    claims = [
        {"entry": each.sequence, "by": each.club or None, "score": plain(each.result.score)}
        for each in claims_of(season, match.id)
    ]
    return {
        **shown,
        "edition": str(edition.id),
        "stage": stage,
        "entry": match.result.sequence if match.result is not None else None,
        "claims": claims,
    }
