import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from torneo.ledger.facts import ResultFact
from torneo.model import Club, Decision, Planned, Register, Result, Score, Status, TeamId
from torneo.progression import AwardState, MatchState, Seat, TieState, Zone
from torneo.rules.folder import Regulations
from torneo.rules.refs import Place, parse_ref
from torneo.rules.regulation import Regulation
from torneo.rules.resolve import (
    AllocationSlot,
    AllSlot,
    EntrySlot,
    NodeKey,
    PlaceSlot,
    RestSlot,
    TableKey,
    TeamSlot,
    TieSlot,
    TiesSlot,
    WholeNode,
    WholeTable,
    resolve,
)
from torneo.words import (
    award,
    decided_by,
    match_status,
    names_of,
    postponed,
    score,
    seat,
    simulated,
    slot,
    table_name,
    tie_status,
    zone,
)

LIMA = ZoneInfo("America/Lima")

RESERVES = """
torneo = 1
edition = { id = "reservas-2014", competition = "reservas", season = "2014", name = "Torneo de Reservas 2014" }
[[entry.places]]
id = "terceros"
count = 8
[[stage]]
id = "inca"
name = "Torneo del Inca"
kind = "league"
groups = { A = ["melgar", "utc"], B = ["inti-gas", "cienciano"] }
[[stage.table]]
id = "general"
name = "Tabla general"
[[stage]]
id = "final"
kind = "knockout"
teams = ["inca.A.1", "inca.B.1"]
[[stage]]
id = "semifinales"
kind = "knockout"
pair = "in order"
teams = ["inca.A.1-2", "inca.B.1-2"]
[[stage]]
id = "llaves"
kind = "knockout"
ties = [{ id = "M73", teams = ["inca.A.1", "inca.B.2"] }, { id = "M74", teams = ["inca.B.1", "inca.A.2"] }]
[[award]]
name = "Bonificación de reservas"
to = "final.winner"
points = 2
in = "descentralizado-2014:acumulada"
when = "end"
clause = "art. 20"
"""

FIRST = """
torneo = 1
edition = { id = "descentralizado-2014", competition = "descentralizado", season = "2014", name = "Torneo Descentralizado 2014" }
[[stage]]
id = "groups"
kind = "league"
groups = { A = ["melgar", "utc"], B = ["inti-gas", "cienciano"] }
[[stage.table]]
id = "thirds"
of = ["groups.*.3"]
[[table]]
id = "acumulada"
name = "Tabla acumulada"
over = ["groups"]
[[allocation]]
id = "third-for"
of = "groups.thirds.1-2"
slots = { 1E = "AB" }
"""


def regulations():
    editions = {}
    for text in (RESERVES, FIRST):
        regulation = Regulation.model_validate(tomllib.loads(text))
        editions[regulation.edition.id] = regulation
    clubs = tuple(Club(club, name) for club, name in (("melgar", "Melgar"), ("utc", "UTC")))
    return Regulations(editions=editions, register=Register(clubs=clubs))


FOLDER = regulations()
NAMES = names_of(FOLDER)
INCA = NodeKey("reservas-2014", "inca")
GROUPS = NodeKey("descentralizado-2014", "groups")


def told(what, **options):
    return tuple(slot(what, NAMES, lang, **options) for lang in ("es", "en"))


@pytest.mark.parametrize(
    ("ref", "spanish", "english"),
    [
        ("inca.A.1", "1.º del grupo A del Torneo del Inca", "1st of group A of Torneo del Inca"),
        ("inca.general.last", "último de la Tabla general del Torneo del Inca", "last of Tabla general of Torneo del Inca"),
        ("inca.general.last-1", "penúltimo de la Tabla general del Torneo del Inca", "last but one of Tabla general of Torneo del Inca"),
        ("final.winner", "ganador de la final", "winner of the final"),
        ("llaves.M74.loser", "perdedor de M74", "loser of M74"),
        ("semifinales.1.winner", "ganador de la llave 1 de las semifinales", "winner of tie 1 of the semi-finals"),
        ("semifinales.winners", "un ganador de las semifinales", "a winner of the semi-finals"),
        ("entry.terceros.3", "entrada: terceros 3", "entry: terceros 3"),
        ("entry.terceros", "entrada: terceros", "entry: terceros"),
        ("descentralizado-2014:acumulada.1", "1.º de la Tabla acumulada", "1st of Tabla acumulada"),
        ("descentralizado-2014:groups.A.2", "2.º del grupo A", "2nd of group A"),
        ("descentralizado-2014:groups.thirds.1", "1.º de la tabla thirds", "1st of table thirds"),
        ("descentralizado-2014:third-for.1E", "mejor tercero (1E)", "best third (1E)"),
        ("melgar", "Melgar", "Melgar"),
        ("all", "uno de los inscritos", "one of those entered"),
        ("inca", "uno del Torneo del Inca", "one of Torneo del Inca"),
        ("inca.A", "uno del grupo A del Torneo del Inca", "one of group A of Torneo del Inca"),
    ],
)  # fmt: skip
def test_reference_of_a_regulation_is_said_in_words(ref, spanish, english):
    (found,) = resolve(parse_ref(ref), FOLDER, "reservas-2014")

    assert told(found) == (spanish, english)


def test_every_kind_of_slot_has_words():
    """The cases of the match statement and the union of slots are the same."""
    slots = (
        TeamSlot(TeamId("melgar")),
        PlaceSlot(TableKey(*INCA), Place(1, 8)),
        TieSlot(INCA, "1", "winner"),
        TiesSlot(INCA, "losers"),
        EntrySlot("x", "cupos", Place(2, 2)),
        AllocationSlot(INCA, "1E"),
        AllSlot("x"),
        RestSlot(),
        WholeNode(INCA),
        WholeTable(TableKey(*INCA, "B")),
    )

    assert all(isinstance(text, str) and text and "?" not in text for one in slots for text in told(one))
    assert told(RestSlot()) == ("uno de los demás", "one of the others")
    assert told(slots[1]) == ("1.º a 8.º del Torneo del Inca", "1st to 8th of Torneo del Inca")


def test_slot_of_another_edition_is_said_with_its_name():
    elsewhere = PlaceSlot(TableKey("descentralizado-2014", "acumulada"), Place(3, 3))

    assert told(elsewhere, edition="reservas-2014") == (
        "3.º de la Tabla acumulada, Torneo Descentralizado 2014",
        "3rd of Tabla acumulada, Torneo Descentralizado 2014",
    )


def test_short_form_leaves_the_stage_out():
    assert told(PlaceSlot(TableKey(*INCA, "A"), Place(1, 1)), short=True) == (
        "1.º del grupo A",
        "1st of group A",
    )
    assert told(TieSlot(NodeKey("reservas-2014", "semifinales"), "2", "winner"), short=True) == (
        "ganador de la llave 2",
        "winner of tie 2",
    )


def test_seat_is_the_team_once_it_is_known():
    place = PlaceSlot(TableKey(*INCA, "A"), Place(1, 2))

    assert seat(Seat(place, TeamId("melgar"), 1), NAMES, "es") == "Melgar"
    assert seat(Seat(place, None, 2), NAMES, "en") == "2nd of group A of Torneo del Inca"
    assert (seat(Seat(None), NAMES, "es"), seat(Seat(None), NAMES, "en")) == ("por sorteo", "by draw")
    assert seat(Seat(place, TeamId("melgar"), 1), {"melgar": "FBC Melgar"}, "es") == "FBC Melgar"


def test_table_names():
    assert table_name(TableKey(*INCA, "A"), NAMES, "es") == "grupo A, Torneo del Inca"
    assert table_name(TableKey(*INCA, "general"), NAMES, "en") == "Tabla general, Torneo del Inca"
    assert table_name(
        TableKey("descentralizado-2014", "acumulada"), NAMES, "es", edition="reservas-2014"
    ) == ("Tabla acumulada, Torneo Descentralizado 2014")


def award_state(team=None, **state):
    regulation = FOLDER.editions["reservas-2014"]
    (found,) = resolve(parse_ref("final.winner"), FOLDER, "reservas-2014")
    return AwardState("reservas-2014", 1, regulation.award[0], Seat(found, team), **state)


def test_award_given():
    assert [award(award_state("melgar", given=True), NAMES, lang) for lang in ("es", "en")] == [
        (
            "+2 puntos para Melgar en la Tabla acumulada del Torneo Descentralizado 2014, al final: "
            "Bonificación de reservas (art. 20)"
        ),
        (
            "+2 points for Melgar in Tabla acumulada of Torneo Descentralizado 2014, at the end: "
            "Bonificación de reservas (art. 20)"
        ),
    ]


def test_award_that_does_not_stand_yet_says_so():
    start = "+2 puntos para {} en la Tabla acumulada del Torneo Descentralizado 2014, al final: Bonificación de reservas (art. 20); {}"

    assert award(award_state(), NAMES, "es") == start.format("el ganador de la final", "por definir")
    assert award(award_state("utc", due=True), NAMES, "es") == start.format("UTC", "pendiente de acreditar")
    assert award(award_state("utc", lapsed=True), NAMES, "es") == start.format("UTC", "sin efecto")
    assert award(award_state("utc", due=True, simulated=True), NAMES, "en").endswith(
        "; still to be credited; simulated"
    )


def other_award(**given):
    regulation = Regulation.model_validate(
        {
            "torneo": 1,
            "edition": {"id": "x", "competition": "x", "season": "2014"},
            "award": [{"to": "final.winner", **given}],
        }
    )
    return AwardState("x", 1, regulation.award[0], Seat(None, TeamId("melgar")), given=True)


@pytest.mark.parametrize(
    ("given", "spanish", "english"),
    [
        ({"title": "Campeón nacional 2014"}, "Campeón nacional 2014: Melgar", "Campeón nacional 2014: Melgar"),
        ({"place": "Segunda División 2015"}, "Segunda División 2015 para Melgar", "Segunda División 2015 for Melgar"),
        (
            {"place": "reservas-2014:entry.terceros"},
            "cupo en Torneo de Reservas 2014 (terceros) para Melgar",
            "a place in Torneo de Reservas 2014 (terceros) for Melgar",
        ),
        ({"fine": "50 PEN"}, "multa de 50 PEN para Melgar", "a fine of 50 PEN for Melgar"),
        (
            {"points": -1, "in": "liga", "when": date(2014, 8, 1)},
            "-1 punto para Melgar en la liga, desde el 1 de agosto de 2014",
            "-1 point for Melgar in league, from 1 August 2014",
        ),
    ],
)  # fmt: skip
def test_awards_of_every_kind(given, spanish, english):
    state = other_award(**given)

    assert (award(state, NAMES, "es"), award(state, NAMES, "en")) == (spanish, english)


def test_zones():
    assert (
        zone(Zone((15, 16), "relegation", "Segunda División 2015"), NAMES, "es")
        == "Descenso: Segunda División 2015"
    )
    assert zone(Zone((15, 16), "relegation", "Descenso", None, "art. 4"), NAMES, "es") == "Descenso (art. 4)"
    bonus = Zone((1,), "bonus", "Bonificación de reservas", None, "art. 5", 2)
    assert (zone(bonus, NAMES, "es"), zone(bonus, NAMES, "en")) == (
        "Bonificación de reservas, +2 puntos (art. 5)",
        "Bonus: Bonificación de reservas, +2 points (art. 5)",
    )
    assert zone(Zone((16,), "penalty", "", None, None, -1), NAMES, "es") == "Sanción, -1 punto"
    assert zone(Zone((1,), "next_stage", "final", NodeKey("reservas-2014", "final")), NAMES, "en") == (
        "Goes through: final"
    )


def match(**state: Any) -> MatchState:
    return MatchState("x/y/a-v-b", Seat(None, TeamId("a")), Seat(None, TeamId("b")), **state)


def result(text=None, **facts):
    return Result(TeamId("a"), TeamId("b"), Score.parse(text) if text else None, **facts)


def test_score_says_how_it_came_about():
    played = result("3-3", after_90=Score(2, 2), penalties=Score(5, 3), decided=Decision.PENALTIES)

    assert score(result("2-1"), "es") == "2-1"
    assert score(played, "es") == "3-3 (2-2 a los 90 minutos; por penales 5-3)"
    assert score(played, "en") == "3-3 (2-2 after 90 minutes; 5-3 on penalties)"
    assert score(result("0-0", decided=Decision.UNKNOWN), "es") == "0-0 (no consta cómo)"
    assert score(result("3-0", status=Status.WALKOVER), "es") == "W.O. 3-0"
    assert score(result("3-0", status=Status.AWARDED), "es") == "3-0 (resultado en mesa)"
    assert score(result(status=Status.DOUBLE_LOSS), "en") == "defeat for both"


def test_decided_by():
    assert [decided_by(Decision.PENALTIES, lang, penalties=Score(5, 3)) for lang in ("es", "en")] == [
        "por penales 5-3",
        "5-3 on penalties",
    ]
    assert (decided_by(Decision.PENALTIES, "es"), decided_by(Decision.PENALTIES, "en")) == (
        "por penales",
        "on penalties",
    )
    assert [decided_by(each, "es") for each in (Decision.EXTRA_TIME, Decision.WALKOVER, Decision.PLAY)] == [
        "en tiempo extra",
        "por W.O.",
        "",
    ]


def test_match_status_of_a_postponed_match():
    moved = match(
        planned=Planned(day=date(2014, 5, 29)),
        postponed_from=(Planned(kickoff=datetime(2014, 5, 22, 1, 0, tzinfo=UTC)),),
        postponed_reason="amistosos de la sub-20",
    )

    assert match_status(moved, "es", LIMA) == "postergado (era mié 21 may): amistosos de la sub-20"
    assert match_status(moved, "en", LIMA) == "postponed (was Wed 21 May): amistosos de la sub-20"
    assert postponed(Planned(), "", "es", LIMA, dated=False) == "postergado sin nueva fecha"


def test_match_status_of_results_that_are_not_final():
    claimed = match(result=ResultFact(1, result("2-1"), "claimed"))
    protested = match(result=ResultFact(1, result("2-1"), "protested"), counts=True)
    assumed = match(result=ResultFact(1, result("2-1", simulated=True)), counts=True)

    assert match_status(claimed, "es", LIMA) == "informado, sin confirmar; todavía no cuenta"
    assert match_status(protested, "es", LIMA) == "con reclamo"
    assert match_status(assumed, "es", LIMA) == simulated("es") == "simulado"
    assert match_status(match(result=ResultFact(1, result("2-1")), counts=True), "es", LIMA) == ""
    assert match_status(match(), "en", LIMA) == ""


def test_tie_status():
    tie = TieState("1", Seat(None, TeamId("a")), Seat(None, TeamId("b")), ())

    won = replace(tie, winner=TeamId("a"), loser=TeamId("b"), decided=Decision.UNKNOWN)

    assert (tie_status(won, "es"), tie_status(won, "en")) == ("no consta cómo", "how is not recorded")
    assert tie_status(replace(tie, waiting="lots"), "es") == "llave igualada: falta el sorteo"
    assert tie_status(replace(tie, void=True), "en") == "tie without a winner"
    assert tie_status(tie, "es") == ""
