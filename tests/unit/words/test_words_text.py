from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torneo.model import (
    Finding,
    NotFoundError,
    Planned,
    RegulationError,
    Score,
    Severity,
    TorneoError,
    UsageError,
    Where,
)
from torneo.words import (
    Names,
    date_,
    decimal,
    error,
    finding,
    kickoff,
    language,
    listing,
    ordinal,
    planned,
    plural,
    say,
    severity,
    short_date,
    signed,
    ui,
    weekday,
)
from torneo.words.catalogue import MESSAGES
from torneo.words.template import faults, fill

LIMA = ZoneInfo("America/Lima")


@pytest.mark.parametrize(
    ("lang", "locale", "found"),
    [
        (None, None, "es"),
        ("en", "es_PE.UTF-8", "en"),
        ("es", "en_US.UTF-8", "es"),
        (None, "en_GB.UTF-8", "en"),
        (None, "C", "es"),
        (None, "C.UTF-8", "es"),
        ("de", "en_US", "en"),
        ("EN-gb", None, "en"),
        ("", "de_DE", "es"),
    ],
)
def test_language_is_what_was_asked_for_then_the_locale_then_spanish(lang, locale, found):
    assert language(lang, locale) == found


def test_ordinals():
    assert [ordinal(n, "en") for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th",
    ]  # fmt: skip
    assert (ordinal(1, "es"), ordinal(11, "es"), ordinal(3, "es", feminine=True)) == ("1.º", "11.º", "3.ª")


def test_counted_nouns():
    assert [plural(n, "match", "es") for n in (0, 1, 2)] == ["0 partidos", "1 partido", "2 partidos"]
    assert [plural(n, "match", "en") for n in (0, 1, 2)] == ["0 matches", "1 match", "2 matches"]
    assert (plural(-1, "point", "es"), plural(-4, "point", "en")) == ("-1 punto", "-4 points")
    assert (plural(15, "round", "es"), plural(2, "entry", "es")) == ("15 fechas", "2 asientos")


def test_signs_and_decimals():
    assert [signed(n) for n in (5, 0, -3)] == ["+5", "0", "-3"]
    assert [decimal(Fraction(*n)) for n in ((24, 13), (2, 1), (-1, 2), (1, 2000), (-1, 9000))] == [
        "1.846", "2.000", "-0.500", "0.001", "0.000",
    ]  # fmt: skip
    assert decimal(Fraction(5, 2), 0) == "3"


@given(st.fractions(), st.integers(0, 6))
def test_decimal_is_within_half_a_unit_of_its_last_digit(number, digits):
    assert abs(Fraction(decimal(number, digits)) - number) <= Fraction(1, 2 * 10**digits)


def test_lists_use_e_before_the_sound_of_i():
    assert listing(["Melgar", "UTC", "Inti Gas"], "es") == "Melgar, UTC e Inti Gas"
    assert listing(["Melgar", "Hielo FC"], "es") == "Melgar y Hielo FC"
    assert listing(["Melgar", "Inti Gas"], "en") == "Melgar and Inti Gas"
    assert (listing(["Melgar"], "es"), listing([], "es")) == ("Melgar", "")


def test_dates():
    day = date(2014, 5, 29)

    assert (date_(day, "es"), date_(day, "en")) == ("29 de mayo de 2014", "29 May 2014")
    assert (short_date(day, "es"), short_date(day, "en")) == ("jue 29 may", "Thu 29 May")
    assert (weekday(date(2014, 5, 28), "es"), weekday(day, "en")) == ("miércoles", "Thursday")
    assert short_date(date(2014, 9, 3), "es") == "mié 3 sep"


def test_kickoff_is_told_in_the_time_of_the_venue():
    moment = datetime(2014, 5, 30, 1, 30, tzinfo=UTC)

    assert kickoff(moment, LIMA, "es") == "jue 29 may, 20:30"
    assert kickoff(moment, LIMA, "en") == "Thu 29 May, 20:30"
    assert planned(Planned(kickoff=moment), LIMA, "en") == "Thu 29 May, 20:30"
    assert planned(Planned(day=date(2014, 5, 29)), LIMA, "es") == "jue 29 may"
    assert planned(Planned(), LIMA, "es") == "por programar"


def test_template_forms():
    facts = {"teams": ("a", "b", "c"), "n": 1, "m": 3, "place": 2, "day": date(2014, 5, 29), "yes": True}

    assert (
        fill("{teams} / {teams:list} / {teams:quoted}", facts, "en") == 'a, b, c / a, b and c / "a", "b", "c"'
    )
    assert (
        fill("{n:match}, {m:match}, {m:+}, {place:ordinal}", facts, "es") == "1 partido, 3 partidos, +3, 2.º"
    )
    assert fill("{n:falta|faltan} {m:falta|faltan} {teams:está|están}", facts, "es") == "falta faltan están"
    assert fill("{day} {yes} {none}", {**facts, "none": None}, "es") == "29 de mayo de 2014 sí -"
    assert fill("[[stage]] {score}", {"score": Score(2, 1)}, "en") == "[[stage]] 2-1"


def test_template_leaves_out_what_is_not_known():
    template = "unknown<; did you mean {hint}?>"

    assert fill(template, {"hint": "x"}, "en") == "unknown; did you mean x?"
    assert [fill(template, facts, "en") for facts in ({}, {"hint": ""}, {"hint": None}, {"hint": ()})] == [
        "unknown"
    ] * 4
    assert fill("{missing}", {}, "en") == "?"


def test_template_says_the_first_alternative_it_can():
    template = "no club<; did you mean {hint}?|; there are {known:list}>"

    assert fill(template, {"hint": "x", "known": ("a",)}, "en") == "no club; did you mean x?"
    assert fill(template, {"hint": "", "known": ("a", "b")}, "en") == "no club; there are a and b"
    assert fill(template, {"n": 2}, "en") == "no club"
    assert fill("<{n:one|many} of {n}>", {"n": 2}, "en") == "many of 2"


def test_template_facts_are_never_read_as_templates():
    assert fill("{found}", {"found": "<b>{other}</b>"}, "en") == "<b>{other}</b>"


def test_template_faults_are_told():
    assert faults("{a} {b:match} {c:x|y}<{d:+}>") == ()
    assert faults("{a") == ("stray {",)
    assert faults("a > b") == ("stray >",)
    assert faults("{a:nonsense}") == ("unknown form 'nonsense' of a",)


FACTS = st.dictionaries(
    st.sampled_from(["found", "known", "count", "team", "teams", "ref", "name", "suggestion", "round"]),
    st.none() | st.text() | st.integers() | st.booleans() | st.fractions() | st.lists(st.text()).map(tuple),
)


@given(st.sampled_from([*sorted(MESSAGES), "never-heard-of"]), FACTS, st.sampled_from(["es", "en"]))
def test_say_never_fails_whatever_the_facts(code, facts, lang):
    assert say(code, facts, lang)


def test_error_says_what_was_found_and_what_was_expected():
    bad = UsageError("bad-score", found="2-")

    assert error(bad, "es") == '"2-" no es un marcador; escriba goles de local y visitante, como 2-1'
    assert error(bad, "en") == '"2-" is no score; write goals of home and away, such as 2-1'
    assert error(RegulationError([]), "en").startswith("0 errors in the regulations")


def test_error_calls_teams_by_name():
    gone = NotFoundError("team-not-in-table", team="melgar")

    assert error(gone, "en", {"melgar": "Melgar"}) == "Melgar is not in that table; check the id of the team"
    assert error(gone, "en", Names()) == "melgar is not in that table; check the id of the team"


def test_unknown_code_is_told_with_its_facts():
    assert error(TorneoError("never-heard-of", found="2-", known=("a", "b")), "es") == (
        "never-heard-of (sin frase para este código): found: 2-, known: a, b"
    )
    assert error(TorneoError("never-heard-of"), "en") == "never-heard-of (no sentence for this code)"


def test_finding_is_told_with_its_place_and_clause():
    found = Finding(
        "unknown-key",
        Severity.ERROR,
        where=Where("inca.toml", 23, 1),
        facts={"key": "meeting", "table": "[[stage]]", "suggestion": "meetings", "known": ()},
    )

    assert (
        finding(found, "en") == 'inca.toml:23:1 unknown key "meeting" in [[stage]]; did you mean "meetings"?'
    )
    assert (
        finding(found, "es")
        == 'inca.toml:23:1 clave desconocida "meeting" en [[stage]]; ¿quiso decir "meetings"?'
    )


def test_finding_without_a_file_is_a_sentence_with_its_clause():
    found = Finding(
        "place-awaits-lots",
        Severity.INFO,
        clause="art. 12",
        facts={"table": "grupos.A", "place": 2, "teams": ("melgar", "inti-gas")},
    )

    assert finding(found, "es", {"melgar": "Melgar", "inti-gas": "Inti Gas"}) == (
        "grupos.A: Melgar e Inti Gas comparten el puesto 2; registre el sorteo (art. 12)"
    )


def test_interface_text():
    assert (ui("played", "es"), ui("played", "en")) == ("PJ", "P")
    assert ui("round", "es", number=7) == "Fecha 7"
    assert ui("no-such-key", "es") == "no-such-key"
    assert (severity("warning", "es"), severity("info", "en")) == ("advertencia", "note")
