"""The office in the browser, without its scripts: form, effects, save, receipt; nothing typed is ever lost."""

import re
import sqlite3
from contextlib import closing
from html import unescape

import pytest

from torneo.model import Role
from web_client import WebClient

EIGHT = "\n".join(
    f"Club {letter}; {'Cancha Común' if letter in 'AB' else f'Cancha {letter}'}" for letter in "ABCDEFGH"
)
MATCH = "liga-2026/liga/melgar-v-utc"


@pytest.fixture
def office(web, league):
    """The site of the small league, its organiser logged in."""
    web.log_in_as(Role.ORGANISER)
    return web


@pytest.fixture
def nothing(tmp_path):
    """The site of an empty folder, its organiser logged in."""
    with WebClient(tmp_path) as client:
        client.log_in_as(Role.ORGANISER)
        yield client


def hidden_of(text, action):
    """The hidden fields of the form that goes to an address."""
    form = text[text.index(f'action="{action}"') :]
    form = form[: form.index("</form>")]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    areas = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*readonly[^>]*>([^<]*)</textarea>', form)
    return {name: unescape(value) for name, value in (*found, *areas) if name != "csrf"}


def act(web, name, query, typed):
    """Fill in the form of an act and ask for its effects; the page that answers."""
    page = f"/office/act/{name}?{query}"
    fields = hidden_of(web.ok(page), f"/office/act/{name}")
    return web.send(f"/office/act/{name}", {**fields, **typed, "step": "preview"}, page=page)


def save(web, name, seen, page="/office"):
    """Save what a page of effects shows; the receipt."""
    assert seen.status_code == 200, seen.text
    answer = web.send(
        f"/office/act/{name}", {**hidden_of(seen.text, f"/office/act/{name}"), "step": "save"}, page=page
    )
    assert answer.status_code == 303, answer.text
    return web.ok(answer.headers["location"])


def done(web, name, query, typed):
    return save(web, name, act(web, name, query, typed))


def stands(web, match=MATCH):
    found = web.site.view().season.match(match).result
    return (str(found.result.score), found.claim) if found else None


def test_office_asks_who_comes(web, league):
    answer = web.get("/office")

    assert answer.status_code in (401, 303)
    assert web.send("/office/act/record", {"match": MATCH}, page="/login").status_code in (401, 403)


def test_result_is_previewed_saved_and_undone(office):
    seen = act(office, "record", f"match={MATCH}", {"score": "2-1"})
    before = stands(office)
    receipt = save(office, "record", seen)

    assert "Melgar" in seen.text
    assert before is None
    assert stands(office) == ("2-1", "confirmed")
    undo = re.search(r'href="(/office/act/undo\?entry=\d+)"', receipt)
    done(office, "undo", undo[1].partition("?")[2], {"reason": "otro partido"})
    assert stands(office) is None


def test_what_was_typed_is_read_once_more_before_it_is_saved(office):
    typed = {"table": "liga", "team": "melgar", "points": "-3", "reason": "invasión de campo"}

    seen = act(office, "points", "edition=liga-2026", typed)

    facts = re.findall(r"<dt>([^<]+)</dt><dd>([^<]*)</dd>", seen.text)
    assert dict(facts) == {
        "Table": "Liga",
        "Club": "Melgar",
        "Points": "-3",
        "Reason": "invasión de campo",
    }


def test_record_names_who_did_it_to_those_who_read_it(office):
    done(office, "record", f"match={MATCH}", {"score": "2-1"})
    login = office.gate.accounts.users.names()
    id_, name = next(iter(login.items()))

    organiser = office.ok("/office/history")
    office.log_in_as(Role.DELEGATE, "melgar")
    done(office, "protest", f"match={MATCH}", {"by": "melgar", "reason": "alineación"})
    seen = office.ok("/office/rulings")

    assert (f", {name}" in organiser, id_ in organiser) == (True, False)
    assert name not in seen


def test_form_is_not_shown_to_whoever_may_not_send_it(web, league):
    web.log_in_as(Role.DELEGATE, "melgar")

    refused = web.get("/office/act/points?edition=liga-2026")
    assert refused.status_code == 403
    assert "As delegate one may not give or take points" in refused.text
    assert "u-" not in re.sub(r"<[^>]*>", "", refused.text.partition("<main")[2])
    assert web.get(f"/office/act/award?match={MATCH}").status_code == 403
    assert web.get(f"/office/act/protest?match={MATCH}").status_code == 200


def test_request_is_answered_from_the_list_of_what_is_to_do(office):
    done(office, "request", f"match={MATCH}", {"by": "melgar", "reason": "rain"})
    office.log_in_as(Role.DELEGATE, "utc")

    home = office.ok("/office")

    assert re.findall(r'href="/office/act/([a-z-]+)\?request=\d+">([^<]+)<', home) == [
        ("answer", "Answer the request")
    ]


def test_result_has_a_place_for_its_source(office):
    done(office, "record", f"match={MATCH}", {"score": "2-1", "source": "match sheet, page 2"})

    assert "match sheet, page 2" in office.ok(f"/m/{MATCH}")


def test_import_sent_twice_is_one_import_with_the_same_receipt(office):
    typed = {
        "what": "results",
        "edition": "liga-2026",
        "pasted": "home,away,home_goals,away_goals\nmelgar,utc,2,1\n",
    }
    seen = office.send("/office/import", {**typed, "step": "preview"}, page="/office/import")
    fields = {**hidden_of(seen.text, "/office/import"), "step": "save"}

    first = office.send("/office/import", fields, page="/office/import")
    again = office.send("/office/import", fields, page="/office/import")

    assert first.status_code == 303
    assert first.headers["location"].startswith("/office/receipt/")
    assert again.headers["location"] == first.headers["location"]
    assert stands(office) == ("2-1", "confirmed")


def test_form_sent_twice_is_one_entry(office):
    seen = act(office, "record", f"match={MATCH}", {"score": "2-1"})
    fields = {**hidden_of(seen.text, "/office/act/record"), "step": "save"}

    first = office.send("/office/act/record", fields, page="/office")
    head = office.site.version()
    again = office.send("/office/act/record", fields, page="/office")

    assert (first.status_code, first.headers["location"]) == (303, again.headers["location"])
    assert office.site.version() == head


def test_what_is_wrong_is_told_and_what_was_typed_stays(office):
    seen = act(office, "record", f"match={MATCH}", {"score": "2-", "reason": "acta del árbitro"})

    assert seen.status_code == 400
    assert 'value="2-"' in seen.text
    assert "acta del árbitro" in seen.text
    assert 'role="alert"' in seen.text


def test_two_scorers_at_once_see_both_values_and_lose_nothing(office):
    page = f"/office/act/record?match={MATCH}"
    fields = hidden_of(office.ok(page), "/office/act/record")
    done(office, "record", f"match={MATCH}", {"score": "1-0"})

    late = office.send("/office/act/record", {**fields, "score": "3-3", "step": "save"}, page=page)

    assert late.status_code == 409
    assert 'value="3-3"' in late.text
    assert "1-0" in late.text
    assert stands(office) == ("1-0", "confirmed")


def test_correction_shows_the_lines_that_change(office):
    done(office, "record", f"match={MATCH}", {"score": "2-1"})

    seen = act(office, "correct", f"match={MATCH}", {"score": "0-4", "reason": "acta leída al revés"})
    save(office, "correct", seen)

    rows = re.findall(
        r'<th scope="row" class="team">(Melgar|UTC)</th>\s*<td>(\d)</td><td><strong>(\d)', seen.text
    )
    assert {team: (before, after) for team, before, after in rows} == {
        "Melgar": ("1", "4"),
        "UTC": ("4", "1"),
    }
    assert stands(office) == ("0-4", "confirmed")


def test_match_is_awarded_by_ruling_whoever_won_on_the_pitch(office):
    done(office, "record", f"match={MATCH}", {"score": "2-1"})

    done(
        office,
        "award",
        f"match={MATCH}",
        {"status": "awarded", "winner": "utc", "score": "3-0", "reason": "alineación indebida"},
    )

    assert stands(office) == ("0-3", "confirmed")
    assert "alineación indebida" in office.ok("/office/rulings")


def test_round_is_typed_at_once_and_saved_at_once(office):
    address = "/office/e/liga-2026/rounds/liga/1"
    text = office.ok(address)
    matches = re.findall(r'name="h:([^"]+)"', text)
    goals = {f"{side}:{match}": str(number) for number, match in enumerate(matches, 1) for side in "ha"}
    base = hidden_of(text, address)

    seen = office.send(address, {**base, **goals, "step": "preview"}, page=address)
    saved = office.send(address, {**hidden_of(seen.text, address), "step": "save"}, page=address)

    assert len(matches) == 2
    assert saved.status_code == 303
    assert [stands(office, match) for match in matches] == [("1-1", "confirmed"), ("2-2", "confirmed")]
    assert re.findall(r'name="h:([^"]+)"', office.ok(address)) == []


def test_round_with_a_fault_saves_nothing_and_marks_it(office):
    address = "/office/e/liga-2026/rounds/liga/1"
    text = office.ok(address)
    one, other = re.findall(r'name="h:([^"]+)"', text)
    typed = {f"h:{one}": "1", f"a:{one}": "0", f"h:{other}": "2", f"a:{other}": ""}

    answer = office.send(address, {**hidden_of(text, address), **typed, "step": "save"}, page=address)

    assert answer.status_code in (400, 409)
    assert answer.text.count('class="wrong"') == 1
    assert stands(office, one) is None


def test_postponement_goes_from_club_to_opponent_to_league(web, league):
    web.log_in_as(Role.DELEGATE, "melgar")
    done(
        web,
        "request",
        f"match={MATCH}",
        {"by": "melgar", "to": "2026-05-02", "time": "16:00", "reason": "estadio ocupado"},
    )
    number = re.search(r"request=(\d+)", web.ok("/office/requests"))[1]
    web.log_in_as(Role.DELEGATE, "utc")
    assert "estadio ocupado" in web.ok("/office")
    done(web, "answer", f"request={number}", {"agrees": "yes"})
    web.log_in_as(Role.ORGANISER)
    seen = act(web, "decide", f"request={number}", {"agrees": "yes"})
    save(web, "decide", seen)

    moved = web.site.view().season.match(MATCH).planned
    assert (str(moved.day), moved.kickoff.hour) == ("2026-05-02", 21)  # four in the afternoon in Lima
    assert "16:00" in seen.text


def test_league_that_decides_without_the_opponent_is_asked_why(web, league):
    web.log_in_as(Role.DELEGATE, "melgar")
    done(web, "request", f"match={MATCH}", {"by": "melgar", "to": "2026-05-02", "reason": "estadio ocupado"})
    web.log_in_as(Role.ORGANISER)
    number = re.search(r"request=(\d+)", web.ok("/office/requests"))[1]

    form = web.ok(f"/office/act/decide?request={number}")
    refused = act(web, "decide", f"request={number}", {"agrees": "yes"})

    assert re.search(r'<textarea id="f-reason"[^>]* required', form)
    assert refused.status_code == 400
    assert "The reason is missing: write it, it stays in the history." in unescape(refused.text)
    assert "--reason" not in refused.text


def test_claims_of_both_sides_wait_for_the_organiser(web, league):
    for club, score in (("melgar", "2-1"), ("utc", "1-1")):
        web.log_in_as(Role.DELEGATE, club)
        done(web, "record", f"match={MATCH}", {"score": score})
    web.log_in_as(Role.ORGANISER)

    home = web.ok("/office")
    form = web.ok(f"/office/act/confirm?match={MATCH}")
    entry = re.search(r'<option value="(\d+)"[^>]*>2-1', form)[1]
    done(web, "confirm", f"match={MATCH}", {"claim": entry})

    assert "Claimed in two ways" in home
    assert stands(web) == ("2-1", "confirmed")


def test_points_are_ruled_appealed_and_given_back(office):
    done(
        office,
        "points",
        "edition=liga-2026",
        {"table": "liga", "team": "utc", "points": "-3", "reason": "deuda", "clause": "Art. 9"},
    )
    ruling = re.search(r"appeal\?ruling=(\d+)", office.ok("/office/rulings"))[1]
    done(office, "appeal", f"ruling={ruling}", {"by": "utc", "stays": "yes", "reason": "pagamos"})
    stayed = office.ok("/office/rulings")
    appeal = re.search(r"decide-appeal\?appeal=(\d+)", stayed)[1]
    done(office, "decide-appeal", f"appeal={appeal}", {"upheld": "yes", "reason": "consta"})

    assert "Stayed by an appeal" in stayed
    assert "Annulled on appeal" in office.ok("/office/rulings")


def test_stage_is_closed_with_its_awards_in_sight(office):
    for number in range(1, 7):
        address = f"/office/e/liga-2026/rounds/liga/{number}"
        text = office.ok(address)
        goals = {
            f"{side}:{match}": "1" if side == "h" else "0"
            for match in re.findall(r'name="h:([^"]+)"', text)
            for side in "ha"
        }
        office.send(address, {**hidden_of(text, address), **goals, "step": "save"}, page=address)

    form = office.ok("/office/act/close?edition=liga-2026&stage=liga")
    done(office, "close", "edition=liga-2026&stage=liga", {})

    assert "Champion 2026" in form
    assert [
        each.payload.stage
        for each in office.site.view().season.facts.tables_asserted
        and [office.site.view().season.facts.stages["liga-2026", "liga"].closed]
    ] == ["liga"]


def test_competition_from_nothing_in_the_browser(nothing, tmp_path):
    assert "There is no competition yet" in nothing.ok("/office")
    assert nothing.ok("/")
    page = "/office/new?shape=league"
    typed = {
        "name": "Liga de Prueba",
        "season": "2026",
        "clubs": EIGHT,
        "meetings": "2",
        "first_day": "2026-03-07",
    }
    base = hidden_of(nothing.ok(page), "/office/new")

    seen = nothing.send("/office/new", {**base, **typed, "step": "preview"}, page=page)
    saved = nothing.send("/office/new", {**hidden_of(seen.text, "/office/new"), "step": "save"}, page=page)
    done(nothing, "fixtures", "edition=liga-de-prueba-2026&stage=liga", {})

    assert "<strong>56</strong>" in seen.text
    assert saved.status_code == 303, saved.text
    assert (tmp_path / "liga-de-prueba-2026.toml").is_file()
    assert len(nothing.site.view().season["liga-de-prueba-2026"].stage("liga").matches) == 56
    assert "Cancha Común (Club A, Club B)" in nothing.ok("/office/register")


@pytest.mark.parametrize(
    ("shape", "typed", "edition"),
    [
        (
            "groups",
            {"name": "Copa", "season": "2026", "clubs": EIGHT, "groups": "2", "through": "2"},
            "copa-2026",
        ),
        ("cup", {"name": "Copa", "season": "2026", "clubs": EIGHT}, "copa-2026"),
        ("article", {}, "reservas-2014"),
    ],
)
def test_every_shape_of_the_wizard_makes_a_competition(nothing, shape, typed, edition):
    page = f"/office/new?shape={shape}"
    base = hidden_of(nothing.ok(page), "/office/new")

    saved = nothing.send("/office/new", {**base, **typed, "step": "save"}, page=page)

    assert saved.status_code == 303, saved.text
    assert edition in nothing.site.view().season.editions
    assert nothing.ok(f"/office/e/{edition}")


def test_form_of_a_competition_that_cannot_be_comes_back_as_typed(nothing):
    page = "/office/new?shape=cup"
    base = hidden_of(nothing.ok(page), "/office/new")

    seen = nothing.send(
        "/office/new", {**base, "name": "Copa Ñ", "season": "2026", "clubs": "Uno\nDos\nTres"}, page=page
    )

    assert seen.status_code == 400
    assert 'value="Copa Ñ"' in seen.text
    assert "Uno\nDos\nTres" in seen.text


def test_season_after_comes_from_the_season_before(office):
    page = "/office/new?shape=last-season"
    base = hidden_of(office.ok(page), "/office/new")

    office.send("/office/new", {**base, "edition": "liga-2026", "step": "save"}, page=page)

    season = office.site.view().season
    assert season["liga-2027"].regulation.edition.previous == "liga-2026"


def test_regulation_is_amended_by_form_and_by_text(office, folder):
    address = "/office/e/liga-2026/regulation"
    done(office, "record", f"match={MATCH}", {"score": "1-0"})
    typed = {
        "way": "form",
        "rules.points.win": "2",
        "calendar.days": "Saturday, Sunday",
        "rules.tiebreakers": "Points, goals scored",
        "reason": "asamblea",
    }

    seen = office.send(
        address, {**hidden_of(office.ok(address), address), **typed, "step": "preview"}, page=address
    )
    assert seen.status_code == 200, seen.text
    saved = office.send(address, {**hidden_of(seen.text, address), "step": "save"}, page=address)
    text = office.ok(f"{address}?way=text")
    broken = office.send(
        address,
        {**hidden_of(text, address), "way": "text", "text": "torneo = 1\n[edition]\nid = 7\n", "reason": "x"},
        page=address,
    )

    assert "win: 3 → 2" in seen.text or "win" in seen.text
    assert saved.status_code == 303, saved.text
    regulation = office.site.view().season["liga-2026"].regulation
    assert regulation.rules.points.win == 2
    assert regulation.calendar.days == ("saturday", "sunday")
    assert broken.status_code == 422
    assert "id = 7" in unescape(broken.text)
    assert "asamblea" in office.ok("/office/history")
    assert "Version 2" in office.ok(f"{address}?way=versions")


def test_register_is_edited_and_a_ground_shared(office):
    text = office.ok("/office/register")
    fields = dict(re.findall(r'name="((?:club|venue)-[a-z]+-\d+)" value="([^"]*)"', text))
    fields |= {
        "club-ground-0": "Monumental UNSA",
        "club-ground-1": "Monumental UNSA",
        "club-city-0": "Arequipa",
    }

    seen = office.send(
        "/office/register", {**hidden_of(text, "/office/register"), **fields, "step": "preview"}
    )
    saved = office.send("/office/register", {**hidden_of(seen.text, "/office/register"), "step": "save"})

    register = office.site.view().season.regulations.register
    assert saved.status_code == 303, saved.text
    assert "Monumental UNSA" in seen.text[: seen.text.index("<form method")] or "monumental-unsa" in seen.text
    assert [(club.id, club.home) for club in register.clubs][:2] == [
        ("melgar", "monumental-unsa"),
        ("utc", "monumental-unsa"),
    ]


def test_results_are_pasted_with_all_faults_at_once(office):
    page = "/office/import"
    base = hidden_of(office.ok(page), page)
    wrong = "local,visitante,goles_local,goles_visitante\nMelgar,UTC,2,x\nNadie,UTC,1,0\n"
    right = "local,visitante,goles_local,goles_visitante\nMelgar,UTC,2,1\n"

    refused = office.send(page, {**base, "what": "results", "pasted": wrong, "step": "preview"})
    seen = office.send(page, {**base, "what": "results", "pasted": right, "step": "preview"})
    saved = office.send(page, {**hidden_of(seen.text, page), "step": "save"})

    assert refused.text.count('<li class="error">') == 2
    assert "goles_visitante" in refused.text
    assert saved.status_code == 303, saved.text
    assert stands(office) == ("2-1", "confirmed")


def test_clubs_come_from_a_file(nothing):
    base = hidden_of(nothing.ok("/office/import?what=clubs"), "/office/import")
    key = nothing.form_key("/office/import")
    file = {"file": ("clubes.csv", "club;estadio\nMelgar;UNSA\nAurora;UNSA\n".encode("cp1252"))}

    seen = nothing.post(
        "/office/import",
        data={**base, "csrf": key, "what": "clubs", "step": "preview"},
        files=file,
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    nothing.send("/office/import", {**hidden_of(seen.text, "/office/import"), "step": "save"})

    assert [club.name for club in nothing.site.view().season.regulations.register.clubs] == [
        "Melgar",
        "Aurora",
    ]


def test_squad_shows_people_to_those_who_may_see_them(web, league):
    web.log_in_as(Role.DELEGATE, "melgar")
    address = "/office/e/liga-2026/squads"
    squad(web, "melgar", what="one", name="Rosa Quispe", born="2008-01-31", step="save")
    mine = web.ok(f"{address}?team=melgar")
    web.log_in_as(Role.DELEGATE, "utc")
    theirs = web.ok(f"{address}?team=melgar")

    assert "Rosa Quispe" in mine
    assert "Rosa" not in theirs


SQUADS = "/office/e/liga-2026/squads"


def squad(web, team, *, seen=None, **typed):
    """Send a form of the page of squads: as it is shown, or as the page of its effects holds it."""
    page = f"{SQUADS}?team={team}"
    held = hidden_of(seen.text if seen is not None else web.ok(page), SQUADS)
    if seen is None:
        held = {name: held[name] for name in ("key", "seen", "team")}
    return web.send(SQUADS, {**held, **typed}, page=page)


def on_list(web, team="melgar"):
    shown = web.ok(f"{SQUADS}?team={team}")
    return re.findall(r"<li><span>([^<]+)<small>([^<]*)</small>", shown)


def people_kept(web):
    """How many people the vault holds, whoever knows of them."""
    with web.site.writing() as workspace:
        path = workspace.people_path
    if not path.is_file():
        return 0
    with closing(sqlite3.connect(path)) as vault:
        return vault.execute("SELECT count(*) FROM person").fetchone()[0]


def test_squad_is_seen_before_it_is_saved_and_a_second_click_saves_nothing_more(office):
    seen = squad(office, "melgar", what="one", name="Ana Rojas", born="2008-05-12", position="arquera")
    before, nobody = on_list(office), people_kept(office)
    first = squad(office, "melgar", seen=seen, step="save")
    again = squad(office, "melgar", seen=seen, step="save")
    receipt = office.ok(first.headers["location"])

    assert "Ana Rojas" in seen.text
    assert "The list has 0 players and would have 1." in seen.text
    assert (before, nobody) == ([], 0)
    assert (first.status_code, again.headers["location"]) == (303, first.headers["location"])
    assert on_list(office) == [("Ana Rojas", "12 May 2008 · arquera")]
    assert people_kept(office) == 1
    assert f'href="{SQUADS}?team=melgar"' in receipt  # and on from there to the list


def test_squad_by_paste_tells_all_faults_and_keeps_what_was_typed(office):
    wrong = "nombre,nacimiento\nAna,2008-05-12\n,2007-01-01\nEva,mañana\n"

    told = squad(office, "melgar", what="many", pasted=wrong)
    seen = squad(office, "melgar", what="many", pasted="nombre,nacimiento\nAna,2008-05-12\nEva,1/2/2007\n")
    squad(office, "melgar", seen=seen, step="save")
    more = squad(office, "melgar", what="many", pasted="Ana; 2008-05-12\nRut; 2006-01-01")
    same = squad(office, "melgar", what="many", pasted="Ana; 2008-05-12")

    assert told.status_code == 400
    assert re.findall(r"pasted:(\d):1", told.text) == ["3", "4"]
    assert wrong.strip() in unescape(told.text)
    assert on_list(office) == [("Ana", "12 May 2008"), ("Eva", "1 February 2007")]
    assert "1 player is on the list already and stays" in more.text
    assert ">Rut<" in more.text
    assert 'value="save"' not in same.text  # there is nothing to be saved


def test_squad_from_a_spreadsheet(office):
    page = f"{SQUADS}?team=melgar"
    form = {"csrf": office.form_key(page), "team": "melgar", "what": "many", "pasted": "", "step": "preview"}
    sheet = "Nombre;Nacimiento\nÑañez, Ana;12/05/2008\n".encode("cp1252")

    seen = office.post(
        SQUADS,
        data=form,
        files={"file": ("plantel.csv", sheet, "text/csv")},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    squad(office, "melgar", seen=seen, step="save")

    assert on_list(office) == [("Ñañez, Ana", "12 May 2008")]


def test_player_leaves_after_a_look_at_the_list_without_him(office):
    squad(office, "melgar", what="one", name="Ana Rojas", step="save")
    person = re.search(r'name="person" value="([^"]+)"', office.ok(f"{SQUADS}?team=melgar"))[1]

    seen = squad(office, "melgar", what="release", person=person)
    still = on_list(office)
    done = squad(office, "melgar", seen=seen, step="save")

    assert "The list has 1 player and would have 0." in seen.text
    assert [name for name, _ in still] == ["Ana Rojas"]
    assert done.status_code == 303
    assert on_list(office) == []


def test_list_that_somebody_else_changed_meanwhile_is_shown_again(office):
    seen = squad(office, "melgar", what="one", name="Ana Rojas")
    squad(office, "melgar", what="one", name="Eva Luna", step="save")

    late = squad(office, "melgar", seen=seen, step="save")

    assert late.status_code == 409
    assert 'value="Ana Rojas"' in late.text
    assert [name for name, _ in on_list(office)] == ["Eva Luna"]
    assert people_kept(office) == 1


def test_everything_is_exported_to_those_who_may(office):
    answer = office.get("/office/export.zip")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert answer.content[:2] == b"PK"


@pytest.mark.parametrize("role", [Role.DELEGATE, Role.COMMISSIONER, Role.TRIBUNAL, Role.AUDITOR])
def test_every_page_of_the_office_opens_for_those_who_may_and_says_no_to_others(web, league, role):
    web.log_in_as(role, "melgar" if role in (Role.DELEGATE, Role.COMMISSIONER) else "")
    for path in (
        "/office",
        "/office/e/liga-2026",
        "/office/e/liga-2026/rounds/liga/1",
        "/office/e/liga-2026/fixtures",
        "/office/e/liga-2026/squads",
        f"/office/match?match={MATCH}",
        "/office/requests",
        "/office/rulings",
        "/office/register",
        "/office/phone",
    ):
        assert web.get(path).status_code == 200, path
    shown = set(re.findall(r'href="(/office/[a-z]+)"', web.ok("/office")))
    refused = {path for path in shown if web.get(path).status_code != 200}
    assert refused == set()  # nobody is led to a page that is not for him
    assert web.get("/office/new").status_code == 403
    assert web.get("/office/e/liga-2026/regulation").status_code == 403
    assert web.get("/office/history").status_code == (200 if role in (Role.TRIBUNAL, Role.AUDITOR) else 403)


def test_phone_sends_results_one_by_one_and_tells_conflicts(office):
    key = office.form_key("/office/phone")
    headers = {"Sec-Fetch-Site": "same-origin", "Accept": "application/json", "X-CSRF-Token": key}
    typed = {"match": MATCH, "home": "2", "away": "1", "key": "phone-0123456789"}

    first = office.post("/office/phone/results", data=typed, headers=headers)
    again = office.post("/office/phone/results", data=typed, headers=headers)
    other = office.post(
        "/office/phone/results", data={**typed, "home": "5", "key": "phone-abcdefghij"}, headers=headers
    )

    assert (first.status_code, first.json()) == (200, again.json())
    assert other.status_code == 409
    assert "2-1" in other.json()["error"]["text"]
    assert stands(office) == ("2-1", "confirmed")


def test_link_for_the_score_is_for_one_match_and_can_be_revoked(office, folder):
    page = f"/office/match?match={MATCH}"
    made = office.send("/office/score-links", {"match": MATCH, "name": "árbitro"}, page=page)
    path = re.search(r"(/score/[\w-]+)<", made.text)[1]
    with WebClient(folder) as phone:
        text = phone.ok(path)
        saved = phone.send(
            path, {"match": "liga-2026/liga/utc-v-melgar", "home": "3", "away": "0"}, page=path
        )
    link = re.search(r'name="id" value="([^"]+)"', made.text)[1]
    office.send("/office/score-links/revoke", {"match": MATCH, "id": link}, page=page)

    assert "Melgar" in text
    assert saved.status_code == 200, saved.text
    assert stands(office) == ("3-0", "confirmed")
    assert office.get(path).status_code == 404


def test_worker_and_manifest_come_from_this_server(office):
    worker, manifest = office.get("/sw.js"), office.get("/phone.webmanifest")

    assert (worker.status_code, worker.headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert manifest.json()["start_url"] == "/office/phone"


def test_draw_is_a_ceremony_that_anybody_can_repeat(nothing):
    page = "/office/new?shape=cup"
    base = hidden_of(nothing.ok(page), "/office/new")
    typed = {"name": "Copa", "season": "2026", "clubs": EIGHT}
    nothing.send("/office/new", {**base, **typed, "step": "save"}, page=page)
    query = "edition=copa-2026&stage=cuartos"
    assert "The draw is due" in nothing.ok("/office")

    seen = act(nothing, "draw", query, {"seed": "2026"})
    save(nothing, "draw", seen)
    address = "/office/e/copa-2026/draw/cuartos"
    first, last = nothing.ok(f"{address}?step=1"), nothing.ok(f"{address}?step=8")

    made = nothing.site.view().season.facts.stages["copa-2026", "cuartos"].draw.payload
    assert (made.seed, len(made.pairs)) == (2026, 4)
    drawn = [sorted(re.findall(r">(Club [A-H])</li>", text)) for text in (first, last)]
    assert drawn == [
        [made.pairs[0][0].replace("-", " ").title()],
        [f"Club {letter}" for letter in "ABCDEFGH"],
    ]
    assert "Seed 2026" in first
