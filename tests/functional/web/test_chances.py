"""The page of chances: what is known at once, what comes by itself, suppositions by clicking, nothing said for sure unproved."""

import html
import json
import re
import time
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from torneo.office.public.chances import supposed_of
from torneo.office.supposing import parse_what_if, with_results
from torneo.web.api import models_chances as models
from torneo.web.api.models_chances import ComputingModel

PAGE = "/e/liga-2026/chances"


def known(web, path, seconds=240):
    """The page once nothing of it is being computed any more."""
    until = time.monotonic() + seconds
    while 'class="computing"' in (page := web.ok(path)):
        assert time.monotonic() < until, "no answer"
        time.sleep(0.1)
    return page


def api(web, path, seconds=240, **given):
    """What a program is told in the end."""
    until = time.monotonic() + seconds
    while (answer := web.get(f"/api/v1/editions/liga-2026/{path}", **given)).status_code == 202:
        assert time.monotonic() < until, "no answer"
        time.sleep(0.1)
    return answer


def text(page):
    """What a page says, without its marks."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


def heat(page):
    """The cells of the table of places by club."""
    body = re.search(r'class="plain heat".*?<tbody>(.*?)</tbody>', page, re.DOTALL)[1]
    found = {}
    for row in body.split("</tr>"):
        if club := re.search(r'href="/team/([^"]+)"', row):
            cells = re.findall(r"<td(?: class=\"d\d\")?>([^<]*)</td>", row)
            found[club[1]] = [html.unescape(cell) for cell in cells]
    return found


def ladder(page, title):
    """Club and chance of each rung of a ladder."""
    part = next(each for each in page.split('<section class="ladder')[1:] if title in each)
    rungs = re.findall(r'href="/team/([^"]+)".*?class="share">([^<]+)', part, re.DOTALL)
    return {club: share.strip() for club, share in rungs}


def links(page, label):
    """Addresses of the links that say so."""
    found = re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>\s*([^<]*)', page)
    return [html.unescape(there).partition("#")[0] for there, said in found if said.strip() == label]


@pytest.fixture
def begun(web, league):
    league.ok("record", "melgar", "utc", "2-1")
    league.ok("record", "boys", "cantolao", "0-0")
    return league


def test_page_is_there_at_once_and_the_chances_come_by_themselves(web, begun):
    first = web.get(PAGE)
    page = known(web, PAGE)
    again = web.get(PAGE)
    same = web.get(PAGE, headers={"If-None-Match": again.headers["etag"]})

    assert first.status_code == 200
    assert first.headers["cache-control"] == "no-store"
    assert "Computing" in first.text
    assert 'hx-trigger="load delay:' in first.text
    assert '<noscript><meta http-equiv="refresh"' in first.text
    assert set(heat(page)) == {"melgar", "utc", "boys", "cantolao"}
    assert "http-equiv" not in page
    assert same.status_code == 304


def test_figures_are_those_of_the_command_line(web, begun):
    printed = json.loads(begun.ok("forecast", "liga-2026", "--format", "json"))

    page = known(web, PAGE)

    champion = ladder(page, "Champion 2026")
    for club in printed["clubs"]:
        assert champion[club["team"]] == f"{1000 * round(1e6 * club['places'][0]) / 1e6 / 10:.1f}%"
        exact = club["exact"]
        for place, share, said in zip(range(1, 5), club["places"], heat(page)[club["team"]], strict=True):
            if not exact["best_bound"] <= place <= exact["worst_bound"]:
                assert said == ""
            elif 0.01 <= share <= 0.99:
                assert said == str(round(100 * share))
    assert "1\u202f000\u202f000 seasons simulated, seed 0; error of a chance: up to 0.05 points" in page


def test_result_supposed_moves_table_chances_and_places_and_can_be_taken_back(web, begun):
    before = known(web, PAGE)
    pick = links(before, "UTC win")[0]
    page = known(web, pick)

    assert re.search(r"if=(utc\+\d-\d\+\w+|\w+\+\d-\d\+utc)", pick)
    assert "Supposing:" in page
    assert float(ladder(page, "Champion")["utc"][:-1]) > float(ladder(before, "Champion")["utc"][:-1])
    assert "▲" in page
    assert re.search(r"<del>\d</del> \d<span class=\"moved\"> ▲", page)
    assert "▲" not in before
    back = links(page, "take back")
    assert back == [PAGE]
    assert "noindex" in page
    assert "noindex" not in before


def test_suppositions_stand_beside_each_other_and_one_about_the_same_match_replaces(web, begun):
    first = known(web, f"{PAGE}?if=boys+1-0+melgar")
    pick = links(first, "UTC win")[0]
    both = known(web, pick)
    other = [parse_qs(urlsplit(there).query)["if"] for there in links(both, "draw")]

    assert len(parse_qs(urlsplit(pick).query)["if"]) == 2
    assert text(both).count("take back") >= 2
    pairs = [{(each.split()[0], each.split()[2]) for each in texts} for texts in other]
    assert [len(each) for each in pairs] == [len(texts) for texts in other]
    assert min(len(texts) for texts in other) == 2


def test_score_typed_into_the_form_becomes_part_of_the_address(web, begun):
    typed = {"match": "utc melgar", "home": "4", "away": "0", "if": ["utc 1-0 melgar", "boys 1-0 utc"]}

    answer = web.get(PAGE, params=typed)

    assert answer.status_code == 303
    assert answer.headers["location"] == f"{PAGE}?if=boys+1-0+utc&if=utc+4-0+melgar"
    assert web.get(PAGE, params={**typed, "home": "-1"}).status_code == 400


@pytest.mark.parametrize(
    ("supposed", "status", "said"),
    [
        (["melgar 1-0 utc"], 409, "Melgar"),
        (["melgar 1-0 nobody"], 404, "nobody"),
        (["melgar won"], 400, "melgar won"),
        (["utc 1-0 utc"], 404, "UTC"),
        ([f"utc {goals}-0 boys" for goals in range(21)], 400, "21"),
        (['"><img src=x> 1-0 utc'], 404, "&lt;img"),
    ],
)
def test_result_that_cannot_be_supposed_is_said(web, begun, supposed, status, said):
    answer = web.get(PAGE, params={"if": supposed})

    assert answer.status_code == status
    assert said in answer.text
    assert "<img" not in answer.text


def test_what_is_proved_is_said_and_nothing_else_is_certain(web, league):
    """Melgar wins everything; a round before the end nobody can reach them."""
    season = web.site.view().season
    for match in [match for stage in season["liga-2026"].stages for match in stage.matches]:
        if match.round <= 5:
            home, away = match.home.team, match.away.team
            league.ok(
                "record", home, away, "0-9" if away == "melgar" else "9-0" if home == "melgar" else "1-1"
            )
    certain = json.loads(league.ok("qualify", "liga-2026", "--format", "json"))["clubs"]

    page = known(web, PAGE)

    assert ladder(page, "Champion 2026") == {"melgar": "100%"}
    assert "✓ certain" in page
    assert "No longer possible: " in page
    assert heat(page)["melgar"] == ["100", "", "", ""]
    for club in certain:
        cells = heat(page)[club["team"]]
        inside = {place for place in range(1, 5) if club["best"] <= place <= club["worst"]}
        assert {place for place, cell in enumerate(cells, start=1) if cell} == inside
        assert ("100" in cells) == (club["best"] == club["worst"])


def test_past_shows_the_chances_of_then(web, begun):
    page = known(web, f"{PAGE}?as_of=2026-02-01")

    assert "As it stood at the end of 1 February 2026" in page
    assert text(page).count("take back") == 0
    assert links(page, "Melgar win")
    assert all("as_of=2026-02-01" in there for there in links(page, "Melgar win"))


def test_season_played_to_its_end_has_nothing_to_forecast(season_site):
    page = season_site.ok("/e/reservas-2014/chances")

    assert "Everything has been played" in page


def test_new_result_makes_new_chances(web, begun):
    before = known(web, PAGE)
    begun.ok("record", "utc", "boys", "5-0")

    assert heat(known(web, PAGE)) != heat(before)


def play_to_round(web, league, last, score="1-0"):
    """Record everything up to a round."""
    for stage in web.site.view().season["liga-2026"].stages:
        for match in stage.matches:
            if match.round <= last and match.result is None:
                league.ok("record", match.home.team, match.away.team, score)


def test_what_must_happen_is_said_before_the_last_round_and_what_is_missing_before(web, league):
    early = known(web, "/e/liga-2026/conditions")
    play_to_round(web, league, 5)
    printed = json.loads(league.ok("qualify", "liga-2026", "--conditions", "--format", "json"))

    late = text(known(web, "/e/liga-2026/conditions"))

    assert "It is too early to say" in early
    assert "now it is up to 6" in early
    told = [each for club in printed["clubs"] for each in club["conditions"] if each["status"] == "open"]
    assert told
    assert [each["text"] for each in told if each["text"] not in late] == []
    assert "too early" not in late
    for club in printed["clubs"]:
        best, worst = club["best"], club["worst"]
        need, may = club["guarantee"]["1"], club["allow"]["1"]
        row = f"{club['name']} {club['points']} {club['left']} {best}{f'–{worst}' if best != worst else ''}"
        assert row in late
        if may is not None and worst > 1:
            assert f"{row} {need or '–'} / {may}" in late


def test_what_must_happen_hangs_on_what_is_supposed(web, league):
    play_to_round(web, league, 5)
    last = [match for match in web.site.view().season["liga-2026"].stages[0].matches if match.round == 6]
    one = last[0]
    there = f"/e/liga-2026/conditions?if={one.home.team}+3-0+{one.away.team}"

    page = known(web, there)

    assert "Supposing:" in page
    assert text(page) != text(known(web, "/e/liga-2026/conditions"))


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("chances", models.ChancesModel),
        ("qualification", models.QualificationModel),
        ("conditions", models.ConditionsModel),
    ],
)
def test_programs_are_told_to_come_back_and_then_everything(web, league, path, model):
    play_to_round(web, league, 5)
    first = web.get(f"/api/v1/editions/liga-2026/{path}")

    found = api(web, path)
    asked = api(web, path, params={"if": ["boys 9-0 melgar"], "table": "liga"})
    same = api(web, path, headers={"If-None-Match": found.headers["etag"]})

    assert first.status_code == 202
    assert int(first.headers["retry-after"]) == first.json()["seconds"] > 0
    ComputingModel.model_validate(first.json())
    model.model_validate(found.json())
    assert same.status_code == 304
    assert asked.status_code in (200, 409)
    assert web.get(f"/api/v1/editions/liga-2026/{path}?table=none").status_code == 404
    assert web.get(f"/api/v1/editions/liga-2026/{path}?if=x").status_code == 400
    assert web.get(f"/api/v1/editions/none/{path}").status_code == 404


def test_programs_are_told_what_the_command_line_says(web, begun):
    chances, certain = api(web, "chances").json(), api(web, "qualification").json()

    assert chances == json.loads(begun.ok("forecast", "liga-2026", "--format", "json"))
    assert certain == json.loads(begun.ok("qualify", "liga-2026", "--limit", "2", "--format", "json"))


def test_edition_and_table_lead_there(web, begun):
    assert f'href="{PAGE}"' in web.ok("/e/liga-2026")
    assert f'href="{PAGE}?table=liga"' in web.ok("/e/liga-2026/table/liga")


def test_table_and_team_tell_what_is_known_and_ask_for_nothing(web, league):
    """Melgar is champion a round before the end; the others play for the rest."""
    season = web.site.view().season
    for match in season["liga-2026"].stages[0].matches:
        if match.round <= 5:
            home, away = match.home.team, match.away.team
            league.ok(
                "record", home, away, "0-9" if away == "melgar" else "9-0" if home == "melgar" else "1-1"
            )
    before = [web.ok(f"/e/liga-2026/{page}") for page in ("table/liga", "tables")]
    team = web.ok("/team/melgar")
    asked = web.app.state.forecaster._count
    chances = known(web, PAGE)

    web.app.state.shortcut._known.clear()  # a second later
    after, melgar, other = web.ok("/e/liga-2026/table/liga"), web.ok("/team/melgar"), web.ok("/team/utc")

    assert asked == 0
    assert [page for page in (*before, team) if "✓" in page] == []
    marked = re.search(r'href="/team/melgar".*?class="sure" title="([^"]+)"', after, re.DOTALL)
    assert marked[1] == "Certain: Title: Champion 2026; finishes 1st"
    certain = {club for club, cells in heat(chances).items() if "100" in cells}
    assert after.count('class="sure"') == len(certain) < 4
    assert "Certain, whoever wins what is left." in after
    assert "can finish 1" in text(melgar)
    assert "Title: Champion 2026 100% ✓ certain" in text(melgar)
    assert "Title: Champion 2026 0% no longer possible" in text(other)


def test_marks_are_renewed_after_a_result_where_somebody_looks_at_the_chances(web, begun):
    known(web, PAGE)
    begun.ok("record", "utc", "boys", "5-0")
    asked = web.app.state.forecaster._count

    web.ok("/e/liga-2026/table/liga")

    assert web.app.state.forecaster._count == asked + 1


def test_table_of_the_past_or_of_some_matches_carries_no_marks_of_now(web, league):
    play_to_round(web, league, 6)
    known(web, PAGE)

    pages = [
        web.ok(f"/e/liga-2026/table/liga{asked}")
        for asked in ("?round=2", "?scope=home", "?as_of=2026-02-01")
    ]

    assert [page for page in pages if 'class="sure"' in page] == []


def test_course_of_the_chances_is_that_of_the_command_line_and_each_day_is_kept_for_good(web, league):
    play_to_round(web, league, 3)
    printed = json.loads(league.ok("forecast", "liga-2026", "--history", "--format", "json"))
    (line,) = printed["chances"]

    page = known(web, "/e/liga-2026/course")
    asked = web.app.state.forecaster._count

    assert len(re.findall("<polyline", page)) == len(line["clubs"])
    cells = [re.findall(r"<td>([^<]*)</td>", row) for row in page.split('<tr><th scope="row"')[1:]]
    heads = re.findall(r'<th scope="col"><abbr title="([^"]+)"', page)
    assert [club["name"] for club in line["clubs"]] == heads
    for row, at in zip(cells, range(len(printed["steps"]) - 1, -1, -1), strict=True):
        for said, club in zip(row, line["clubs"], strict=True):
            share = club["chances"][at]
            if 0.01 <= share <= 0.99:
                assert html.unescape(said) == f"{100 * share:.0f}"
    # A later round adds its own day; those of before are not computed again.
    play_to_round(web, league, 4)
    assert len(printed["steps"]) == 3
    known(web, "/e/liga-2026/course")
    assert web.app.state.forecaster._count == asked + 2  # the days, and the new one


def test_course_is_another_when_an_earlier_result_is_corrected(web, league):
    play_to_round(web, league, 2)
    before = known(web, "/e/liga-2026/course")
    first = next(m for m in web.site.view().season["liga-2026"].stages[0].matches if m.round == 1)

    league.ok("correct", first.home.team, first.away.team, "0-7", "--reason", "the sheet says so")

    assert known(web, "/e/liga-2026/course") != before


def test_course_of_a_league_that_has_not_begun_says_so(web, league):
    assert "There is nothing to tell yet" in known(web, "/e/liga-2026/course")


EDITION = """\
torneo = 1
[edition]
id = "copa-2026"
competition = "copa"
season = "2026"
timezone = "America/Lima"
[entry]
teams = ["melgar", "utc", "boys", "cantolao"]
[calendar]
from = 2026-03-07
to = 2026-11-28
"""
SWISS = """
[[stage]]
id = "suizo"
kind = "swiss"
teams = "all"
rounds = 2
first_round = "draw"
"""
CUP = """
[[stage]]
id = "semis"
kind = "knockout"
teams = ["melgar", "utc", "boys", "cantolao"]
pair = "draw"
level = ["penalties"]
[[stage]]
id = "final"
kind = "knockout"
teams = ["semis.winners"]
level = ["penalties"]
[[award]]
title = "Campeón de copa"
to = "final.winner"
"""


def test_rule_that_the_simulation_cannot_follow_is_named(web, folder):
    (folder / "copa.toml").write_text(EDITION + SWISS, "utf-8")

    page = known(web, "/e/copa-2026/chances")
    answer = web.get("/api/v1/editions/copa-2026/chances")

    assert "This cannot be forecast" in page
    assert 'suizo: the simulation cannot follow the rule "swiss"' in html.unescape(page)
    assert answer.status_code == 422
    assert answer.json()["error"]["facts"]["rule"] == "swiss"


def test_cup_without_any_table_has_the_chances_of_its_title(web, folder):
    (folder / "copa.toml").write_text(EDITION + CUP, "utf-8")

    page = known(web, "/e/copa-2026/chances")

    told = ladder(page, "Campeón de copa")
    assert set(told) == {"melgar", "utc", "boys", "cantolao"}
    assert sum(float(share[:-1]) for share in told.values()) == pytest.approx(100, abs=0.3)
    assert "plain heat" not in page
    assert 'href="/e/copa-2026/chances"' in web.ok("/e/copa-2026")
    assert web.get("/e/copa-2026/conditions").status_code == 404


def test_places_are_a_picture_too_with_what_is_supposed(web, begun):
    first = web.get("/e/liga-2026/chances.svg?if=utc+9-0+melgar")
    known(web, f"{PAGE}?if=utc+9-0+melgar")
    drawn, plain = web.get("/e/liga-2026/chances.svg?if=utc+9-0+melgar"), known(web, PAGE)
    again = web.get(
        "/e/liga-2026/chances.svg?if=utc+9-0+melgar", headers={"If-None-Match": drawn.headers["etag"]}
    )

    assert (first.status_code, first.headers["retry-after"]) == (202, "2")
    assert drawn.headers["content-type"] == "image/svg+xml"
    printed = begun.ok("forecast", "liga-2026", "--if", "utc 9-0 melgar", "--format", "svg")
    assert drawn.text == printed
    assert again.status_code == 304
    assert 'href="/e/liga-2026/chances.svg"' in plain


def test_places_still_possible_stand_beside_those_without_what_is_supposed(web, league):
    play_to_round(web, league, 5)
    last = [match for match in web.site.view().season["liga-2026"].stages[0].matches if match.round == 6]
    texts = [f"{match.home.team} 3-0 {match.away.team}" for match in last]

    page = known(web, f"{PAGE}?if={texts[0]}&if={texts[1]}".replace(" ", "+"))

    # Every host has won by the same: all are level but for the last round, and lots may decide.
    moved = re.findall(r'class="f"><del>([\d–]+)</del> ([\d–]+)<', page)
    assert moved == [("1–4", "1–2"), ("1–4", "1–2"), ("1–4", "3–4"), ("1–4", "3–4")]


def test_of_two_who_meet_in_several_stages_the_first_match_is_supposed(season_site):
    """In February two clubs are to meet in the cup of an edition and again in its league."""
    february = season_site.site.view(as_of=date(2014, 2, 15))
    pair = ("real-garcilaso", "alianza-lima")
    open_ones = [
        match.id
        for match in february.season["reservas-2014"].matches()
        if match.is_open and (match.home.team, match.away.team) == pair
    ]
    supposed = supposed_of(february, "reservas-2014", ["real-garcilaso 2-0 alianza-lima"])
    season = with_results(february.season, "reservas-2014", [parse_what_if(supposed[0].text)])
    played = [one for one in open_ones if season.match(one).result is not None]

    assert len(open_ones) == 2
    assert [one.text for one in supposed] == ["real-garcilaso 2-0 alianza-lima"]
    assert played == ["reservas-2014/inca/real-garcilaso-v-alianza-lima"]
