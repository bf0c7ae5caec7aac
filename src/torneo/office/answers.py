"""What commands answer, as data for programs: receipts, entries, draws, what an import took in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from torneo.words import Lang, Names

if TYPE_CHECKING:
    from torneo.ledger import Entry
    from torneo.office.appealing import Ruling
    from torneo.office.drawing import Drawn, Listed
    from torneo.office.importing import Imported
    from torneo.office.queries import Verified
    from torneo.office.requesting import Request
    from torneo.office.squads import SquadList
    from torneo.office.submitting import Outcome
    from torneo.progression import AwardState, EditionState, KnockoutState

Json = dict[str, Any]


def bracket_json(where: "EditionState", stages: "Sequence[KnockoutState]", names: Names, lang: Lang) -> Json:
    from torneo.exchange.json_shapes import stage_json

    return {"edition": where.id, "stages": [stage_json(stage, names, lang) for stage in stages]}


def honours_json(found: "Sequence[tuple[EditionState, AwardState]]", names: Names, lang: Lang) -> list[Json]:
    from torneo.exchange.json_shapes import award_json

    return [{"edition": where.id, **award_json(award, names, lang)} for where, award in found]


def entry_json(entry: "Entry") -> Json:
    """An entry with every field, payload included."""
    import msgspec

    data: Json = msgspec.to_builtins(entry)
    return data


def verified_json(verified: "Verified", lang: Lang, names: Names | None) -> Json:
    from torneo.exchange.json_shapes import findings_json

    return {
        "whole": verified.is_whole,
        "entries": verified.entries,
        "head": verified.head,
        "findings": findings_json(verified.findings, lang, names),
    }


def squad_json(shown: "SquadList", lang: Lang) -> Json:
    """A squad list: `name` and `born` are null where the reader may not see people."""
    from torneo.exchange.json_shapes import findings_json

    return {
        "edition": shown.edition,
        "team": shown.team,
        "players": [
            {
                "person": player.person,
                "place": player.place or None,
                "position": player.position or None,
                "since": player.since.isoformat(),
                "name": player.name or None,
                "born": player.born.isoformat() if player.born else None,
                "simulated": player.simulated,
            }
            for player in shown.players
        ],
        "findings": findings_json(shown.findings, lang),
    }


def outcome_json(outcome: "Outcome") -> Json:
    """Receipts, and what moved."""
    from torneo.exchange.json_shapes import plain

    return {
        "receipts": [
            {
                "sequence": receipt.sequence,
                "hash": receipt.hash,
                "recorded_at": receipt.recorded_at,
                "replayed": receipt.replayed,
                "subject": subject,
            }
            for receipt, subject in zip(outcome.receipts, outcome.subjects, strict=True)
        ],
        "adopted": list(outcome.adopted),
        "skipped": outcome.skipped,
        "effects": [
            {"code": effect.code, "edition": effect.edition, **{k: plain(v) for k, v in effect.facts.items()}}
            for effect in outcome.effects
        ],
    }


def draw_json(drawn: "Drawn") -> Json:
    made = drawn.draw
    return {
        "edition": made.edition,
        "stage": made.stage,
        "seed": drawn.seed,
        "groups": {name: list(teams) for name, teams in made.groups.items()},
        "pairs": [list(pair) for pair in made.pairs],
        "byes": list(made.byes),
        **outcome_json(drawn.outcome),
    }


def made_json(made: "Listed") -> Json:
    return {
        "seed": made.seed,
        "lists": [
            {
                "edition": each.node.edition,
                "stage": each.node.name,
                "matches": len(each.matches),
                "rounds": each.rounds,
                "breaks": each.breaks,
                "clashes": each.clashes,
                "method": each.method,
            }
            for each in made.lists
        ],
        **outcome_json(made.outcome),
    }


def imported_json(done: "Imported", lang: Lang) -> Json:
    from torneo.exchange.json_shapes import findings_json

    return {
        "recorded": done.recorded,
        "findings": findings_json(done.warnings, lang),
        **outcome_json(done.outcome),
    }


def request_json(request: "Request") -> Json:
    """A request to postpone with its answers."""
    asked = request.fact.asked
    return {
        "request": request.id,
        "match": asked.payload.match,
        "by": asked.payload.by,
        "opponent": request.opponent,
        "day": asked.payload.day,
        "kickoff": asked.payload.kickoff,
        "venue": asked.payload.venue,
        "answer_by": asked.payload.answer_by,
        "reason": asked.reason,
        "state": request.fact.state,
        "expired": request.expired,
        "answers": [
            {
                "entry": each.sequence,
                "party": each.payload.party,
                "agrees": each.payload.agrees,
                "by": each.payload.by or None,
                "reason": each.reason,
            }
            for each in request.fact.answers
        ],
    }


def ruling_json(ruling: "Ruling") -> Json:
    """A ruling with the appeals against it."""
    return {
        "entry": ruling.id,
        "kind": ruling.entry.kind,
        "subject": ruling.entry.subject,
        "reason": ruling.entry.reason,
        "clause": ruling.entry.clause,
        "clubs": list(ruling.clubs),
        "state": ruling.state,
        "appeal_until": ruling.appeal_until.isoformat() if ruling.appeal_until else None,
        "appeals": [
            {
                "appeal": each.sequence,
                "by": each.lodged.payload.by,
                "reason": each.lodged.reason,
                "stays": each.stays,
                "upheld": each.decided.payload.upheld if each.decided else None,
            }
            for each in ruling.appeals
        ],
    }
