"""The public pages of the example season and of a league that has hardly begun."""

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest

from torneo.office import commands
from torneo.office.permissions import local_user

RESERVES = "/e/reservas-2014"
PLAYED = {
    "season": ("/", ["Torneo del Inca 2014", "Torneo de Promoción y Reservas 2014"]),
    "edition": (RESERVES, ["Melgar", "matches played"]),
    "tables": (f"{RESERVES}/tables", ["Group A", "Group B", "Torneo Descentralizado"]),
    "table": (f"{RESERVES}/table/descentralizado", ["Final table", "Bonificación de reservas", "Why?"]),
    "aggregate": ("/e/descentralizado-2014/table/acumulada", ["Descenso", "Bonificación de reservas"]),
    "round": (f"{RESERVES}/table/descentralizado?round=11", ["After round 11"]),
    "home": (f"{RESERVES}/table/descentralizado?scope=home", ["Home"]),
    "live": (f"{RESERVES}/table/descentralizado?scope=live", ["No result awaits confirmation"]),
    "past": (
        f"{RESERVES}/table/descentralizado?as_of=2014-08-15",
        ["As it stood at the end of 15 August 2014"],
    ),
    "why": (f"{RESERVES}/table/descentralizado/why/melgar", ["Melgar stands above Sporting Cristal"]),
    "cross": (f"{RESERVES}/table/descentralizado/cross", ["Cross table"]),
    "positions": (f"{RESERVES}/table/descentralizado/positions", ["<polyline", "Melgar: place 1"]),
    "days": ("/e/descentralizado-2014/table/acumulada/positions", ["<polyline"]),
    "fixtures": (f"{RESERVES}/fixtures?stage=descentralizado&round=7", ["Round 7"]),
    "dates": (f"{RESERVES}/fixtures/dates", ["December 2014"]),
    "undated": (f"{RESERVES}/fixtures/undated", ["Every match has a day"]),
    "match": ("/m/inca-2014/final/1", []),
    "bracket": (f"{RESERVES}/bracket", ["Final del Torneo del Inca"]),
    "teams": (f"{RESERVES}/teams", ["Inti Gas"]),
    "team": ("/team/melgar", ["Torneo Descentralizado 2014"]),
    "matches of a team": (f"{RESERVES}/team/melgar", ["round 1"]),
    "honours": (f"{RESERVES}/honours", ["reservas-2013", "reservas-2015"]),
    "links": (f"{RESERVES}/links", ["+2 points for Melgar", "Torneo Descentralizado 2014"]),
    "regulation": (f"{RESERVES}/regulation", ["Art. 1", "A win is worth 3 points", "aged 19 or younger"]),
    "history": (f"{RESERVES}/history", ["Changes"]),
    "search": ("/search?q=melgar utc", ["Melgar", "UTC"]),
    "round found": ("/search?q=round 11", ["Round 11"]),
    "framed table": (f"/embed{RESERVES}/table/descentralizado", ["Melgar"]),
    "framed fixtures": (f"/embed{RESERVES}/fixtures?stage=descentralizado&round=7", ["Round 7"]),
}


@pytest.mark.parametrize("name", [name for name in PLAYED if name != "match"])
def test_page_of_a_played_season_shows_what_it_is_for(season_site, name):
    path, texts = PLAYED[name]

    page = season_site.ok(path)

    assert [text for text in texts if text not in page] == []


def crawl(web, start, limit):
    """Pages by address, followed from one another."""
    found, waiting = {}, [start]
    while waiting and len(found) < limit:
        path = waiting.pop(0)
        if path in found:
            continue
        answer = web.get(path)
        found[path] = answer
        if answer.headers["content-type"].startswith("text/html"):
            links = re.findall(r'(?:href|src)="([^"#]+)', answer.text)
            waiting += [
                link.replace("&amp;", "&")
                for link in links
                if link.startswith("/") and not link.startswith("/preferences") and "known_at=" not in link
            ]
    return found


@pytest.fixture(scope="module")
def crawled(season_site):
    return crawl(season_site, "/", 160)


def test_no_link_of_a_page_leads_nowhere(crawled):
    assert len(crawled) == 160
    assert {path: answer.status_code for path, answer in crawled.items() if answer.status_code != 200} == {}


def test_no_page_is_heavier_than_50_kilobytes(crawled):
    heavy = {
        path: len(answer.content)
        for path, answer in crawled.items()
        if answer.headers["content-type"].startswith("text/html") and len(answer.content) > 50_000
    }

    assert heavy == {}


def test_no_person_stands_in_any_public_byte(crawled, played_season):
    """Every name of the vault, and the mark that invented people carry."""
    from torneo.office.folder import open_folder

    with open_folder(played_season) as workspace:
        season = workspace.season()
        people = [each.payload.person for squad in season.facts.players.values() for each in squad]
        names = {workspace.vault().get(person).name for person in people[:200]}
    assert len(names) > 100
    told = "\n".join(answer.text for answer in crawled.values())

    assert [name for name in sorted(names) if name in told or name.partition(" (")[0] in told] == []
    assert [person for person in people if person in told] == []


def test_every_heading_follows_the_one_before_without_a_gap(crawled):
    wrong = {}
    for path, answer in crawled.items():
        if answer.headers["content-type"].startswith("text/html"):
            levels = [int(found) for found in re.findall(r"<h([1-6])\b", answer.text)]
            jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
            if levels.count(1) != 1 or jumps:
                wrong[path] = levels

    assert wrong == {}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{RESERVES}/table/none", 404),
        (f"{RESERVES}/table/descentralizado?round=99", 404),
        (f"{RESERVES}/table/descentralizado?round=x", 400),
        (f"{RESERVES}/table/descentralizado?round=²", 400),
        (f"{RESERVES}/table/descentralizado?scope=none", 400),
        (f"{RESERVES}/table/descentralizado?known_at=yesterday", 400),
        (f"{RESERVES}/table/descentralizado/why/none", 404),
        (f"{RESERVES}/fixtures?stage=none", 404),
        (f"{RESERVES}/fixtures?stage=descentralizado&round=99", 404),
        (f"{RESERVES}/fixtures/dates?month=2014-99", 404),
        ("/e/none", 404),
        ("/e/../etc/passwd", 404),
        ("/m/none", 404),
        ("/team/none", 404),
        ("/venue/none", 404),
        ("/search?q=" + "a" * 5000, 200),
        ("/search?q=<script>alert(1)</script>", 200),
        (f"{RESERVES}/team/none.ics", 404),
    ],
)
def test_address_that_asks_for_nothing_there_is_is_told_so(season_site, path, status):
    answer = season_site.get(path)

    assert answer.status_code == status
    assert "<script>alert" not in answer.text


def test_frame_may_be_shown_elsewhere_and_holds_no_script(season_site):
    answer = season_site.get(f"/embed{RESERVES}/table/descentralizado")

    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "<script" not in answer.text
    assert "hx-" not in answer.text


def test_part_of_why_is_a_row_for_the_table(season_site):
    part = season_site.ok(f"{RESERVES}/table/descentralizado/why/melgar?part=1")

    assert part.strip().startswith('<tr class="reasons">')
    assert "<html" not in part


def test_permanent_link_shows_the_same_after_a_correction(web, league):
    league.ok("record", "melgar", "utc", "2-1")
    before = web.ok("/e/liga-2026/table/liga")
    link = re.search(r'class="permalink"><a href="([^"]+)"', before)[1].replace("&amp;", "&")

    league.ok("correct", "melgar", "utc", "0-3", "--reason", "the sheet says so")
    kept, now = web.ok(unquote(link)), web.ok("/e/liga-2026/table/liga")

    assert _points(kept) == _points(before) == {"Melgar": "3", "UTC": "0", "Sport Boys": "0", "Cantolao": "0"}
    assert _points(now)["UTC"] == "3"


def test_correction_stands_in_the_public_history_with_its_reason_and_without_a_name(web, league):
    league.ok("record", "melgar", "utc", "2-1")
    league.ok("correct", "melgar", "utc", "0-3", "--reason", "the sheet says so")

    page = web.ok("/e/liga-2026/history")

    assert "the result 2-1 was corrected to 0-3" in page
    assert "the sheet says so" in page
    assert "organiser" in page
    assert "local" not in page.replace("og:locale", "")


def test_what_is_taken_back_is_named_in_the_public_history(web, league):
    """By what it had said, and with a link to its match where it has one and to nothing where it has none."""
    league.ok("record", "melgar", "utc", "2-1")
    league.ok("postpone", "utc", "melgar", "--to", "2026-11-27", "--reason", "rain")
    league.ok("rule", "points", "liga-2026", "liga", "boys", "-3", "--reason", "late")
    with web.site.writing() as desk:
        numbers = {each.kind: each.sequence for each in desk.ledger().entries()}
        for kind in ("points_ruled", "match_postponed", "result_recorded"):
            commands.revoke(desk, local_user(), numbers[kind], reason="it was not so")

    page = web.ok("/e/liga-2026/history")

    told = re.findall(r'<p class="what">(?:<a href="([^"]+)">)?([^<]+)', page)
    assert told == [
        ("/m/liga-2026/liga/melgar-v-utc", "Melgar - UTC: the result 2-1 was revoked"),
        ("/m/liga-2026/liga/utc-v-melgar", "UTC - Melgar: revoked: postponed to Fri 27 Nov"),
        ("", "Revoked: -3 points for Sport Boys in Liga"),
        ("", "-3 points for Sport Boys in Liga"),
        ("/m/liga-2026/liga/utc-v-melgar", "UTC - Melgar: postponed to Fri 27 Nov"),
    ]


def test_postponed_match_shows_the_day_it_had_and_waits_on_the_list_of_undated(web, league):
    league.ok("postpone", "melgar", "utc", "--reason", "the pitch is under water")

    page = web.ok("/e/liga-2026/fixtures/undated")

    assert "the pitch is under water" in page
    assert re.search(r"<del>\w{3} \d+ \w{3}", page)
    assert "1 match awaits a date" in web.ok("/e/liga-2026")


def test_calendar_keeps_the_uid_of_a_match_that_moves(web, league):
    before = web.ok("/e/liga-2026/team/melgar.ics")
    league.ok("postpone", "melgar", "utc", "--to", "2026-11-27", "--reason", "rain")
    after = web.ok("/e/liga-2026/team/melgar.ics")

    uid = "UID:liga-2026/liga/melgar-v-utc@torneo"
    assert before.count("BEGIN:VEVENT") == after.count("BEGIN:VEVENT") == 6
    assert uid in before
    event = next(part for part in after.split("BEGIN:VEVENT") if uid in part)
    assert "20261127" in event
    assert "SEQUENCE:1" in event


def test_claimed_result_moves_the_live_table_alone(web, league):
    league.ok("record", "melgar", "utc", "2-1", "--claimed")

    assert _points(web.ok("/e/liga-2026/table/liga"))["Melgar"] == "0"
    live = web.ok("/e/liga-2026/table/liga?scope=live")
    assert _points(live)["Melgar"] == "3"
    assert "With 1 result reported" in live


def test_text_that_somebody_typed_is_never_markup(web, league):
    canary = '"><img src=x onerror=alert(1)>'
    league.ok("postpone", "melgar", "utc", "--reason", canary)
    league.ok("rule", "points", "liga-2026", "liga", "boys", "-1", "--reason", canary)

    for path in ("", "/tables", "/table/liga", "/fixtures", "/fixtures/undated", "/history", "/team/melgar"):
        page = web.ok(f"/e/liga-2026{path}")
        assert "<img" not in page
    assert "&lt;img" in web.ok("/e/liga-2026/table/liga")
    assert "<img" not in web.ok("/m/liga-2026/liga/melgar-v-utc")


def test_table_says_how_many_places_each_team_moved_since_the_round_before(web, league):
    """
    Boys 1-0 Melgar, Cantolao 0-2 UTC: UTC, Boys, Melgar, Cantolao
    Melgar 5-0 Cantolao, UTC 0-1 Boys: Boys, Melgar, UTC, Cantolao
    """
    table = "/e/liga-2026/table/liga"
    league.ok("record", "boys", "melgar", "1-0")
    league.ok("record", "cantolao", "utc", "0-2")
    first = web.ok(table)
    league.ok("record", "melgar", "cantolao", "5-0")
    league.ok("record", "utc", "boys", "0-1")
    second = web.ok(table)
    league.ok("record", "cantolao", "boys", "7-0")
    third = web.ok(table)  # three clubs with three points below Boys, in the order they had

    expected = [
        ("Sport Boys", "▲1", "up 1 place since the round before"),
        ("Melgar", "▲1", "up 1 place since the round before"),
        ("UTC", "▼2", "down 2 places since the round before"),
        ("Cantolao", "=", "as after the round before"),
    ]
    assert _moves(first) == []
    assert _moves(second) == expected
    assert _moves(web.ok(f"{table}?round=2")) == expected
    assert [each[1] for each in _moves(third)] == ["="] * 4
    assert _moves(web.ok(f"{table}?scope=home")) == []
    assert _moves(web.ok(f"{table}?round=1")) == []
    assert "▲" not in web.ok("/e/liga-2026")


def _moves(page):
    found = re.findall(
        r'class="step[^"]*"[^>]*><span aria-hidden="true">([^<]+)</span><span class="hidden">([^<]+)<'
        r'.*?<th scope="row" class="team">.*?<span>([^<]+)<',
        page,
        re.DOTALL,
    )
    return [(team, sign, said) for sign, said, team in found]


def _points(page):
    rows = re.findall(
        r'<th scope="row" class="team">.*?<span>([^<]+)<.*?class="points">(-?\d+)<', page, re.DOTALL
    )
    return dict(rows)


def test_league_that_has_not_begun_says_what_is_missing_and_not_that_all_are_level(web):
    home, fixtures = web.ok("/e/liga-2026"), web.ok("/e/liga-2026/fixtures")

    assert "There are no matches yet" in home
    assert "There are no matches yet" in fixtures
    assert "share" not in web.ok("/e/liga-2026/table/liga").partition("<main")[2]
