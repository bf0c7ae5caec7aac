import re
from fractions import Fraction

import pytest

from torneo.model import Result, Score, TeamId
from torneo.rules.criteria import CRITERIA, Criterion
from torneo.rules.table_rules import Points
from torneo.standings import Open, Reason, Step, make_table, why
from torneo.words import derivation, figure, reason, shared_place

NAMES = {"melgar": "Melgar", "utc": "UTC", "inti-gas": "Inti Gas", "universitario": "Universitario"}


def both(**facts):
    given = Reason(**facts)
    return tuple(reason(given, team="utc", names=NAMES, lang=lang) for lang in ("es", "en"))


def test_reason_tells_the_figure_of_the_row_first():
    assert both(code="goal_difference", above="melgar", values=(8, 5)) == (
        "Detrás de Melgar por diferencia de goles: +5 contra +8",
        "Behind Melgar on goal difference: +5 against +8",
    )


def test_reason_quotes_the_clause():
    assert both(code="points", above="melgar", values=(30, 28), clause="art. 12") == (
        "Detrás de Melgar por puntos: 28 contra 30 (art. 12)",
        "Behind Melgar on points: 28 against 30 (art. 12)",
    )


def test_reason_of_a_mini_league_names_its_members():
    assert both(
        code="head_to_head",
        above="melgar",
        values=(4, 1),
        among=("inti-gas", "melgar", "utc"),
        inner="points",
    ) == (
        "Detrás de Melgar por resultado entre sí (puntos): 1 contra 4; cuentan los partidos entre Inti Gas, Melgar y UTC",
        "Behind Melgar on head-to-head (points): 1 against 4; the matches among Inti Gas, Melgar and UTC count",
    )


def test_reason_between_two_names_nobody_twice():
    assert both(
        code="head_to_head", above="melgar", values=(2, -2), among=("melgar", "utc"), inner="goal_difference"
    ) == (
        "Detrás de Melgar por resultado entre sí (diferencia de goles): -2 contra +2",
        "Behind Melgar on head-to-head (goal difference): -2 against +2",
    )


def test_reasons_that_are_no_comparison():
    assert both(code="drawing_of_lots", above="melgar", values=(1, 2)) == (
        "Detrás de Melgar por sorteo",
        "Behind Melgar by drawing of lots",
    )
    assert both(code="playoff_match", above="melgar", values=(2, 1)) == (
        "Detrás de Melgar, que ganó el partido de desempate: 2 a 1",
        "Behind Melgar, who won the play-off match: 2 to 1",
    )
    assert (
        both(code="penalties", above="melgar", values=(5, 3))[0] == "Detrás de Melgar por penales: 3 contra 5"
    )
    assert both(code="half_point_lost_by_rounding", above="melgar", values=(1, 0))[1] == (
        "Behind Melgar, who lost half a point by rounding"
    )


def test_level_says_that_the_place_is_shared_and_what_is_awaited():
    level = Reason("level", TeamId("melgar"))

    assert both(code="level", above="melgar") == (
        "Igualado con Melgar: comparten el puesto",
        "Level with Melgar: they share the place",
    )
    assert reason(level, team="utc", names=NAMES, lang="es", awaits="drawing_of_lots") == (
        "Igualado con Melgar: comparten el puesto; falta el sorteo"
    )


def test_shared_place():
    level = Open(
        "drawing_of_lots", ("inti-gas", "melgar"), 3, Criterion(id="drawing_of_lots", clause="art. 5")
    )

    assert shared_place(level, names=NAMES, lang="es") == (
        "Inti Gas y Melgar comparten el puesto 3; falta el sorteo (art. 5)"
    )
    assert shared_place(Open(None, ("inti-gas", "melgar"), 3), names=NAMES, lang="en") == (
        "Inti Gas and Melgar share place 3"
    )


def test_figures():
    assert figure("points_per_game", Fraction(24, 13), "es") == "1.846"
    assert figure("goal_average", 2, "en") == "2.000"
    assert figure("goal_average", "infinite", "es") == "infinito (sin goles en contra)"
    assert (figure("place", 3, "es"), figure("place", 3, "en")) == ("3.º", "3rd")
    assert (figure("goal_difference", 0, "es"), figure("goals_for", 12, "es")) == ("0", "12")


@pytest.mark.parametrize("code", sorted(CRITERIA))
def test_every_criterion_makes_a_sentence(code):
    among = {"among": ("inti-gas", "melgar", "utc"), "inner": "points"} if code == "head_to_head" else {}

    for sentence in both(code=code, above="melgar", values=(1, 0), **among):
        assert "Melgar" in sentence
        assert code not in sentence or "_" not in code
        assert "?" not in sentence


class Rules:
    """What `standings` asks of table rules."""

    points = Points(win=3, draw=1)
    bonus = ()
    clause = "art. 9"
    tiebreakers = (
        Criterion(id="points"),
        Criterion(id="goal_difference", only_for=3),
        Criterion(id="head_to_head"),
        Criterion(id="drawing_of_lots"),
    )


def results(text):
    for line in text.strip().splitlines():
        home, score, away = line.split()
        yield Result(TeamId(home), TeamId(away), Score.parse(score))


PLAYED = list(
    results(
        """
        melgar 1-0 utc
        utc 2-0 inti-gas
        inti-gas 0-1 melgar
        melgar 0-1 universitario
        universitario 0-0 utc
        inti-gas 0-0 universitario
        utc 2-1 melgar
        """
    )
)
TEAMS = tuple(TeamId(team) for team in NAMES)


def test_derivation_tells_every_criterion_asked():
    steps = why(TEAMS, PLAYED, Rules(), TeamId("melgar"), TeamId("utc"), complete=True)

    assert derivation(steps, first="melgar", second="utc", names=NAMES, lang="es") == (
        "puntos: Melgar 6, UTC 7; va primero UTC (art. 9)",
    )


def test_derivation_tells_what_was_passed_over_and_the_mini_league():
    without = PLAYED[:-1]
    steps = why(TEAMS, without, Rules(), TeamId("melgar"), TeamId("universitario"), complete=True)

    told = derivation(steps, first="melgar", second="universitario", names=NAMES, lang="en")

    assert told == ("points: Melgar 6, Universitario 5; Melgar goes first (art. 9)",)


def test_derivation_of_two_that_stay_level():
    steps = (
        Step("points", (3, 3)),
        Step("goal_difference", skipped="only-for"),
        Step("head_to_head", (1, 1), among=("inti-gas", "melgar", "utc"), inner="points"),
        Step("reds", (1, 2), separates=True, clause="art. 3"),
        Step("drawing_of_lots", skipped="waiting"),
        Step("level"),
    )

    assert derivation(steps, first="melgar", second="utc", names=NAMES, lang="es") == (
        "puntos: Melgar y UTC iguales (3)",
        "diferencia de goles: no se aplica: rige para otro número de equipos igualados",
        "resultado entre sí (puntos; entre Inti Gas, Melgar y UTC): Melgar y UTC iguales (1)",
        "tarjetas rojas: Melgar 1, UTC 2; va primero Melgar (art. 3)",
        "sorteo: pendiente: se espera el partido o el sorteo",
        "nada más los separa: comparten el puesto",
    )


def test_every_row_of_a_computed_table_tells_its_reason_in_both_languages():
    table = make_table(TEAMS, PLAYED, Rules(), complete=True)

    told = [
        tuple(reason(row.reason, team=row.team, names=NAMES, lang=lang) for lang in ("es", "en"))
        for row in table
        if row.reason
    ]

    assert told == [
        (
            "Detrás de UTC por puntos: 6 contra 7 (art. 9)",
            "Behind UTC on points: 6 against 7 (art. 9)",
        ),
        (
            "Detrás de Melgar por puntos: 5 contra 6 (art. 9)",
            "Behind Melgar on points: 5 against 6 (art. 9)",
        ),
        (
            "Detrás de Universitario por puntos: 1 contra 5 (art. 9)",
            "Behind Universitario on points: 1 against 5 (art. 9)",
        ),
    ]


def test_every_reason_to_pass_over_a_criterion_has_words():
    from torneo.words.catalogue.criteria import SKIPPED

    said = (Step.__doc__ or "").partition("skipped:")[2].partition("among:")[0]
    named = set(re.findall(r"`([a-z-]+)`", said))

    assert named == set(SKIPPED)
