"""football.txt as people have it: every form of day, heading and score; what is not understood is told with its line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torneo.exchange.football_txt import read_football_txt
from torneo.exchange.result_rows import ResultRow
from torneo.model import Score, Status


def read(text):
    return read_football_txt("f.txt", text.encode())


def codes(found):
    return [(each.code, each.where.line) for each in found.findings]


def only(line, head="= Liga 2024\n"):
    found = read(head + line + "\n")
    assert found.findings == ()
    (row,) = found.rows
    return row


def test_small_file_is_read_whole():
    found = read(
        "= Liga 2014/15   # a comment\n"
        "\n"
        "<!-- 1.SCHALKE 04  1 1 0 0\n"
        "     2.others -->\n"
        "▪ Matchday 1\n"
        "Sat Aug 16\n"
        "  15.30  Schalke 04  2-1 (1-0)  1860 München   @ Arena, Gelsenkirchen\n"
        "         (Huntelaar 10, 45+1pen; Lauth 80)\n"
        "         TSV 1860 v 's Gravenwezel      [postponed]\n"
        "▪ Matchday 2\n"
        "Sun Feb 1\n"
        "  1860 München v Schalke 04\n"
    )

    assert found.findings == ()
    assert found.rows == (
        ResultRow(
            7,
            "Schalke 04",
            "1860 München",
            Score(2, 1),
            day=date(2014, 8, 16),
            round="Matchday 1",
            edition="Liga 2014/15",
            half_time=Score(1, 0),
        ),
        ResultRow(
            9,
            "TSV 1860",
            "'s Gravenwezel",
            None,
            day=date(2014, 8, 16),
            round="Matchday 1",
            edition="Liga 2014/15",
            notes="postponed",
        ),
        ResultRow(
            12,
            "1860 München",
            "Schalke 04",
            None,
            day=date(2015, 2, 1),
            round="Matchday 2",
            edition="Liga 2014/15",
        ),
    )


@pytest.mark.parametrize(
    ("tail", "score", "after_90", "half_time", "penalties"),
    [
        ("2-1", (2, 1), None, None, None),
        ("2–1 (1–0)", (2, 1), None, (1, 0), None),
        ("3-4 pen 1-1 aet (1-1, 0-0)", (1, 1), (1, 1), (0, 0), (3, 4)),
        ("5-4 pen. 2-1 a.e.t. (2-1, 0-0)", (2, 1), (2, 1), (0, 0), (5, 4)),
        ("4-2 pen. (2-0, 0-0)", (2, 0), None, (0, 0), (4, 2)),
        ("2-1 aet (1-1, 1-0)", (2, 1), (1, 1), (1, 0), None),
        ("2-1 aet/gg (1-1)", (2, 1), (1, 1), None, None),
        ("2-1  (aet)", (2, 1), None, None, None),
        ("0-0  (aet, 3-0 pen)", (0, 0), None, None, (3, 0)),
        ("(HT 0-0, FT 1-1, AET 2-2, PEN 3-4)", (2, 2), (1, 1), (0, 0), (3, 4)),
        ("(HT 0-0, FT 1-1, AET, PEN 3-4)", (1, 1), (1, 1), (0, 0), (3, 4)),
        ("2-1 (agg 3-3, win 1-3 on pens)", (2, 1), None, None, (1, 3)),
        ("2-0 (1-0) (agg 4-4, win 1-2 on away goals)", (2, 0), None, (1, 0), None),
    ],
)
def test_score_is_read_in_every_form(tail, score, after_90, half_time, penalties):
    row = only(f"Boca (ARG) v Nacional (URU)  {tail}")

    assert (row.home, row.away) == ("Boca (ARG)", "Nacional (URU)")
    assert (row.score, row.after_90, row.half_time, row.penalties) == (
        score,
        after_90,
        half_time,
        penalties,
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-06-14", date(2024, 6, 14)),
        ("14 June 2024", date(2024, 6, 14)),
        ("14.06.24", date(2024, 6, 14)),
        ("14.6.1974", date(1974, 6, 14)),
        ("14.6.74", date(1974, 6, 14)),
        ("Fri Jun 14", date(2024, 6, 14)),
        ("Fri Jun/14 2024", date(2024, 6, 14)),
        ("14/6", date(2024, 6, 14)),
        ("Jun 14", date(2024, 6, 14)),
    ],
)
def test_day_is_read_in_every_form_on_its_own_line_and_before_a_match(written, day):
    assert only(f"{written}\nA1 v B 1-0").day == day
    assert only(f"{written}  A1 v B 1-0").day == day
    assert only(f"{written} 20:45 UTC+3  A1 v B 1-0").day == day
    assert only(f"[{written}]\nA1 v B 1-0").day == day


def test_year_goes_on_and_advances_over_december():
    found = read("= Cup\nNov 30 2023\nA v B 1-0\nDec 31\nB v A 1-0\nJan 2\nA v C 1-0\nMar 1\nC v A 0-0\n")

    assert [row.day for row in found.rows] == [
        date(2023, 11, 30),
        date(2023, 12, 31),
        date(2024, 1, 2),
        date(2024, 3, 1),
    ]


def test_day_without_any_year_is_a_finding_and_its_matches_stay():
    found = read("= Cup\nJan 2\nA v B 1-0\n")

    assert codes(found) == [("csv-bad-date", 2)]
    assert [(row.home, row.day) for row in found.rows] == [("A", None)]


def test_day_that_no_calendar_has_is_a_finding():
    assert codes(read("= Cup 2024\nFeb 30\nA v B 1-0\n")) == [("csv-bad-date", 2)]


@pytest.mark.parametrize(
    ("sign", "status", "score"),
    [
        ("[awarded]", Status.AWARDED, Score(0, 3)),
        ("[abandoned]", Status.ABANDONED, Score(0, 3)),
        ("[cancelled]", Status.NOT_PLAYED, Score(0, 3)),
        ("[canceled]", Status.NOT_PLAYED, Score(0, 3)),
        ("[walkover]", Status.WALKOVER, Score(0, 3)),
        ("[postponed]", Status.PLAYED, None),
    ],
)
def test_status_in_square_brackets(sign, status, score):
    row = only(f"Bolivia v Peru  0-3  {sign}")

    assert (row.home, row.away, row.status, row.score) == ("Bolivia", "Peru", status, score)


def test_awarded_score_is_taken_from_the_note():
    row = only("Bolivia awd Peru [awarded 0-3; originally 2-0]")

    assert (row.status, row.score, row.notes) == (
        Status.AWARDED,
        Score(0, 3),
        "awarded 0-3; originally 2-0",
    )


def test_unknown_status_is_a_finding():
    found = read("= Cup 2024\nA v B 1-0 [moved]\n")

    assert (codes(found), found.rows) == ([("csv-bad-status", 2)], ())


@pytest.mark.parametrize(
    ("line", "stage", "round_", "group", "leg"),
    [
        ("▪ Group A", "", "", "A", None),
        ("» Gruppe 1", "", "", "1", None),
        (":: Matchday 3 of 6", "", "Matchday 3", "", None),
        ("▪ Semifinals - 2nd Leg", "", "Semifinals", "", 2),
        ("Quarter-final, Leg 1 of 2", "", "Quarter-final", "", 1),
        ("▪ Apertura, Matchday 2", "Apertura", "Matchday 2", "", None),
        ("▪ Group B, Matchday 2", "", "Matchday 2", "B", None),
        ("Eastern Conference, Round One - Match 3", "Eastern Conference", "Round One", "", 3),
    ],
)
def test_heading_names_stage_group_round_and_leg(line, stage, round_, group, leg):
    row = only(f"{line}\nA v B  1-0")

    assert (row.stage, row.round, row.group, row.leg) == (stage, round_, group, leg)


def test_group_is_that_of_both_clubs_on_a_matchday_only():
    found = read(
        "= Cup 2024\nGroup A | Peru  Chile\nGroup B | Brazil  Costa Rica\n"
        "Matchday 1 | Thu Jun 20\nFinal | Sun Jul 14 - Mon Jul 15\n"
        "▪ Matchday 1\nPeru v Chile 0-0\nCosta Rica v Brazil 0-0\n▪ Final\nPeru v Chile 1-0\n"
    )

    assert found.findings == ()
    assert [(row.group, row.round) for row in found.rows] == [
        ("A", "Matchday 1"),
        ("B", "Matchday 1"),
        ("", "Final"),
    ]


def test_what_stands_below_a_match_is_passed_over():
    found = read(
        "= Cup 2024\nPeru v Chile  2-1\n  (Lapadula 3;\n   Vidal 9 (p))\n  Peru: Gallese, Advincula,\n"
        "    Zambrano; Coach: Fossati\n  Referee: Somebody (ARG)\n  Attendance: 1200\nChile v Peru 0-0\n"
    )

    assert (codes(found), len(found.rows)) == ([], 2)


@pytest.mark.parametrize(
    "line",
    [
        "Peru contra Chile",
        "Peru 2;1 Chile",
        "Peru   Lima v Chile  1-0",
        "Peru v Chile  1-0-2",
        "Peru v Chile  1-0 (foo 1-2)",
        "(Lapadula 3)",
        "[cancelled]",
        "1. Germany  3 2 1 0  8-2 7",
        "Peru: Gallese",
        "Final | soon",
    ],
)
def test_line_that_is_none_of_these_is_a_finding(line):
    found = read(f"= Cup 2024\n{line}\n▪ Final\nA v B 1-0\n")

    assert codes(found) == [("football-line-unread", 2)]
    assert found.findings[0].facts == {"found": line}
    assert [(row.home, row.round) for row in found.rows] == [("A", "Final")]


def test_bracket_that_nobody_closed_swallows_nothing():
    found = read("= Cup 2024\nA v B 1-0\n (Lapadula 3\nB v A 2-0\n")

    assert (codes(found), len(found.rows)) == ([("football-line-unread", 3)], 2)


def test_faults_of_all_forms_are_found_here_too():
    found = read(
        "= Cup 2024\n▪ Matchday 1\nMelgar v Melgar 1-0\nMelgar v UTC 1-0\nMelgar v UTC 2-0\nUTC v Mélgar 0-0\n"
    )

    assert codes(found) == [("csv-self-match", 3), ("csv-match-twice", 5), ("csv-spelled-two-ways", 6)]
    assert codes(read("")) == [("csv-empty", 0)]


NAMES = st.sampled_from(
    [
        "Schalke 04",
        "1860 München",
        "1. FC Köln",
        "'s Gravenwezel",
        "V. Köln",
        "UDI '19/Beter Bed",
        "Boca (ARG)",
        "Brighton & Hove Albion",
        "Dnpro-1",
        "1º de Maio",
        "Achilles'29 II",
        "Austria 2",
        "Paris Saint-Germain",
    ]
)
SCORES = st.builds(Score, st.integers(0, 30), st.integers(0, 30))


@given(
    home=NAMES,
    away=NAMES,
    score=SCORES,
    half_time=st.none() | SCORES,
    between=st.booleans(),
    dash=st.sampled_from("-–"),
)
def test_match_that_is_written_comes_back(home, away, score, half_time, between, dash):
    if home == away:
        return
    figures = f"{score.home}{dash}{score.away}" + (f" ({half_time})" if half_time else "")
    line = f"{home}  {figures}  {away}" if between else f"{home} v {away}   {figures}"

    row = only(f"  20.45  {line}  @ Lima")

    assert (row.home, row.away, row.score, row.half_time) == (home, away, score, half_time)
