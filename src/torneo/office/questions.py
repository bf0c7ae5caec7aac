"""Questions that take long to answer, and their answers as bytes that another process may have made.

The answers are those of `torneo forecast` and `torneo qualify`: the same functions with the same settings, so that a page
and the command line cannot disagree.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from torneo import __version__
from torneo.model import (
    ConflictError,
    Finding,
    NotFoundError,
    NotYetPlayableError,
    RegulationError,
    TorneoError,
    UsageError,
)
from torneo.office.chances_shown import Chances
from torneo.words import Names

if TYPE_CHECKING:
    from torneo.office.folder import Workspace
    from torneo.progression import EditionState

Kind = Literal["chances", "certain", "steps", "step"]
"""`steps`: the days on which something was played; `step`: the forecast of such a day, as it would have been made then."""
FORM = 1
"""Rises when answers are made in another way; those of before are not used then."""
EXACT_SECONDS = 2.0
"""For each question about a place when it is asked what is certain: shorter than on the command line."""

ROUNDS_TOLD = 2
"""What must happen is told when no club has more matches left than this."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of an edition: its chances, or what is certain and must happen; on suppositions, or in the past.

    `what_if`: results as `torneo forecast --if` takes them, in any order.
    """

    kind: Kind
    edition: str
    as_of: date | None = None
    known_at: datetime | None = None
    what_if: tuple[str, ...] = ()

    def key(self, version: str) -> str:
        """What the answer is kept under: another one whenever anything in it may be another."""
        named = msgspec.json.encode((FORM, __version__, version, self))
        return sha256(named).hexdigest()[:40]


class RowNow(msgspec.Struct, frozen=True):
    """A row of a table as it stands, or as it would stand."""

    team: str
    pos: int
    played: int
    points: int
    gd: int


class Outlook(msgspec.Struct, frozen=True):
    """The chances of an edition, and its tables as they stand with what is supposed, by table as it is asked for."""

    chances: Chances
    rows: dict[str, tuple[RowNow, ...]]


class Certainty(msgspec.Struct, frozen=True):
    """What is certain, as `torneo qualify --conditions --format json` prints it, by language."""

    data: dict[str, dict[str, Any]]


class Steps(msgspec.Struct, frozen=True):
    """The last days of the rounds that were played, each with what its forecast is kept under."""

    days: tuple[tuple[date, str], ...]


Answer = Outlook | Certainty | Steps


class _Refused(msgspec.Struct, frozen=True):
    """The question cannot be answered, and asking again does not help."""

    kind: str
    code: str
    facts: dict[str, Any]


class Reply(msgspec.Struct, frozen=True):
    """What a process that answers gives back. `version`: of the season that was asked.

    `is_broken`: it failed in a way that nobody foresaw; its log says how.
    """

    version: str
    content: bytes = b""
    is_broken: bool = False


class Order(msgspec.Struct, frozen=True):
    """A question handed to a process that answers. `now`: what its clock says."""

    question: Question
    now: datetime


# -- answering ---------------------------------------------------------------------------------------------------------


def answered(workspace: "Workspace", question: Question) -> bytes:
    """The answer to a question, or why there is none, as bytes for `read_answer`."""
    workspace.known_at = question.known_at
    try:
        return _WRITE.encode(_MAKERS[question.kind](workspace, question))
    except RegulationError:
        raise  # the folder cannot be read at all: nothing to keep
    except TorneoError as error:
        facts = {key: _plain(value) for key, value in error.facts.items()}
        return b"!" + _WRITE.encode(_Refused(type(error).__name__, error.code, facts))
    finally:
        workspace.known_at = None


def read_answer(content: bytes, kind: Kind, names: Names) -> Answer | TorneoError:
    """An answer from its bytes, with the names of the season that it is about; an error stands for itself.

    Raises:
        ValueError: the bytes are no such answer.
    """
    if content.startswith(b"!"):
        refused = _refusals().decode(content[1:])
        facts = {key: _tupled(value) for key, value in refused.facts.items()}
        return _ERRORS.get(refused.kind, TorneoError)(refused.code, **facts)
    if kind == "certain":
        return msgspec.msgpack.decode(content, type=Certainty)
    if kind == "steps":
        return msgspec.msgpack.decode(content, type=Steps)
    found = _outlooks().decode(content)
    findings = tuple(_of_tuples(each) for each in found.chances.findings)
    return Outlook(replace(found.chances, names=names, findings=findings), found.rows)


def _outlook(workspace: "Workspace", question: Question) -> Outlook:
    from torneo.office.chances import Settings, chances_of_season
    from torneo.office.lookup import the_edition
    from torneo.office.supposing import parse_what_if, with_results

    settings = Settings(threads=1, what_if=question.what_if)
    chances = chances_of_season(workspace, question.edition, settings, as_of=question.as_of)
    season = workspace.season(as_of=question.as_of)
    edition = the_edition(season, question.edition).id
    season = with_results(season, edition, [parse_what_if(text) for text in question.what_if])
    return Outlook(replace(chances, names=Names(), model=_plain(chances.model)), rows_of(season[edition]))


def rows_of(edition: "EditionState") -> dict[str, tuple[RowNow, ...]]:
    """The tables of an edition as they stand, by how they are asked for."""
    from torneo.office.lookup import tables_of

    return {
        table: tuple(
            RowNow(str(row.team), row.pos + state.first_pos - 1, row.played, row.points, row.gd)
            for row in state.table
        )
        for table, state in tables_of(edition).items()
    }


def _certainty(workspace: "Workspace", question: Question) -> Certainty:
    from torneo.office.certain import certain_in_season
    from torneo.words import LANGUAGES

    found = certain_in_season(
        workspace,
        question.edition,
        as_of=question.as_of,
        limit=EXACT_SECONDS,
        supposed=question.what_if,
        with_conditions=True,
        each_left=ROUNDS_TOLD,
    )
    day = question.as_of.isoformat() if question.as_of else None
    return Certainty({lang: found.json(lang, as_of=day) for lang in LANGUAGES})


def _steps(workspace: "Workspace", question: Question) -> Steps:
    from torneo.office.lookup import the_edition
    from torneo.office.past_chances import days_of_play

    where = the_edition(workspace.season(as_of=question.as_of), question.edition)
    return Steps(tuple((day, step_version(workspace, day, question.known_at)) for day in days_of_play(where)))


def _step(workspace: "Workspace", question: Question) -> Outlook:
    from torneo.office.chances import Settings, chances_of_season
    from torneo.office.past_chances import quick

    found = chances_of_season(workspace, question.edition, quick(Settings(threads=1)), as_of=question.as_of)
    return Outlook(replace(found, names=Names(), model=_plain(found.model), matches=(), awards=()), {})


def step_version(workspace: "Workspace", day: date, known_at: datetime | None) -> str:
    """Another text whenever something is another that a forecast of that day depends on: what came later is not.

    It is made and compared within processes that answer, whose sets have the same order.
    """
    before, workspace.known_at = workspace.known_at, known_at
    try:
        season = workspace.season(as_of=day)
    finally:
        workspace.known_at = before
    whole = sha256()
    strengths = workspace.path / "strengths.toml" if workspace.path is not None else None
    if strengths is not None and strengths.is_file():
        whole.update(strengths.read_bytes())
    for edition in season:
        whole.update(season.regulations.sources[edition.id].digest.encode())
        for match in edition.matches():
            whole.update(repr((match.id, match.home, match.away, match.planned, match.counts)).encode())
            whole.update(repr(match.result and match.result.result).encode())
        for state in edition.all_tables():
            whole.update(repr((state.key, state.teams, state.inputs, state.complete)).encode())
    return whole.hexdigest()


_MAKERS: "dict[Kind, Callable[[Workspace, Question], Answer]]" = {
    "chances": _outlook,
    "certain": _certainty,
    "steps": _steps,
    "step": _step,
}


# -- bytes -------------------------------------------------------------------------------------------------------------

_ERRORS: Mapping[str, type[TorneoError]] = {
    each.__name__: each for each in (UsageError, NotFoundError, ConflictError, NotYetPlayableError)
}


def _plain(value: Any) -> Any:
    """Plain data of a fact: text, numbers, lists."""
    if value is None or isinstance(value, bool | int | float | str):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return str(value)


def _tupled(value: Any) -> Any:
    return tuple(_tupled(each) for each in value) if isinstance(value, list) else value


def _of_tuples(finding: Finding) -> Finding:
    """A finding whose facts are tuples again where they have become lists."""
    return replace(finding, facts={key: _tupled(value) for key, value in finding.facts.items()})


def _written(value: Any) -> Any:
    """What the format does not know by itself."""
    return _plain(value)


_WRITE = msgspec.msgpack.Encoder(enc_hook=_written)


@cache
def _outlooks() -> "msgspec.msgpack.Decoder[Outlook]":
    return msgspec.msgpack.Decoder(Outlook)


@cache
def _refusals() -> "msgspec.msgpack.Decoder[_Refused]":
    return msgspec.msgpack.Decoder(_Refused)
