"""What is said of a match or tie beside its score: postponed, claimed, walkover, how it was decided."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from torneo.words.catalogue.matches import CLAIMS, DECIDED, STATUS, WAITING, WORDS
from torneo.words.dates import short_date
from torneo.words.language import Lang, of
from torneo.words.template import fill

if TYPE_CHECKING:
    from torneo.model import Planned, Result, Score
    from torneo.progression.season import MatchState, TieState


def score(result: "Result", lang: Lang) -> str:
    """The score with how it came about: `3-3 (por penales 5-3)`, `0-0 (no consta cómo)`, `W.O. 3-0`, `derrota para ambos`."""
    figures = str(result.score) if result.score is not None else ""
    if result.status not in {"played", "awarded"}:
        said = of(STATUS[result.status], lang)
        return f"{said} {figures}".strip() if result.status == "walkover" else said
    told = [
        text
        for text in (
            of(STATUS["awarded"], lang) if result.status == "awarded" else "",
            fill(of(WORDS["after-90"], lang), {"score": result.after_90}, lang) if result.after_90 else "",
            decided_by(result.decided, lang, penalties=result.penalties),
        )
        if text
    ]
    return f"{figures} ({'; '.join(told)})".strip() if told else figures


def decided_by(decided: str, lang: Lang, *, penalties: "Score | None" = None) -> str:
    """How a winner was found: `por penales 5-3`, `en tiempo extra`, `no consta cómo`; empty where the score says it.

    Args:
        decided: A `model.Decision`.
        penalties: Of the shoot-out, home side first.
    """
    if decided not in DECIDED:
        return decided
    shootout = "" if penalties is None else str(penalties)
    return fill(of(DECIDED[decided], lang), {"penalties": shootout}, lang).strip()


def match_status(match: "MatchState", lang: Lang, zone: tzinfo) -> str:
    """What a reader must know of a match besides its score; empty for one simply played, or planned and not moved.

    "postergado (era mié 21 may): amistosos de la sub-20", "informado, sin confirmar; todavía no cuenta", "W.O.".
    """
    told: list[str] = []
    fact = match.result
    if match.postponed_from:
        told.append(
            postponed(
                match.postponed_from[0], match.postponed_reason, lang, zone, dated=_dated(match.planned)
            )
        )
    if fact is None:
        return "; ".join(told)
    if fact.result.status != "played":
        told.append(of(STATUS[fact.result.status], lang))
    if fact.claim in CLAIMS:
        told.append(of(CLAIMS[fact.claim], lang))
        if not match.counts:
            told.append(of(WORDS["does-not-count"], lang))
    if fact.result.simulated:
        told.append(of(WORDS["simulated"], lang))
    return "; ".join(told)


def postponed(first: "Planned", reason: str, lang: Lang, zone: tzinfo, *, dated: bool = True) -> str:
    """That a match was moved: from which day, and why. `dated`: it has a new day."""
    day = first.kickoff.astimezone(zone).date() if first.kickoff is not None else first.day
    facts = {"from_": short_date(day, lang) if day else "", "reason": reason}
    return fill(of(WORDS["postponed" if dated else "undated"], lang), facts, lang)


def tie_status(tie: "TieState", lang: Lang) -> str:
    """How a tie was decided, or what keeps it open although its matches are played; empty for one still going on."""
    if tie.void:
        said = of(WORDS["void"], lang)
    elif tie.decided is not None and tie.winner is not None:
        said = decided_by(tie.decided, lang, penalties=tie.penalties)
    else:
        said = of(WAITING[tie.waiting], lang) if tie.waiting in WAITING else tie.waiting or ""
    return f"{said}; {simulated(lang)}".removeprefix("; ") if tie.is_simulated else said


MARK = "◊"
"""Beside everything that rests on an assumed result; explained wherever it stands."""


def simulated(lang: Lang) -> str:
    """The mark beside whatever rests on an assumed result."""
    return of(WORDS["simulated"], lang)


def _dated(plan: "Planned") -> bool:
    return plan.day is not None or plan.kickoff is not None
