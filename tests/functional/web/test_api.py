"""The API: answers that fit their description, previews that record nothing, keys, ETags and pages of lists."""

import importlib.util
import sys
from itertools import count
from pathlib import Path

import pytest

from torneo.model import Grant, Role
from torneo.office.accounts import tokens
from torneo.web.api import ROUTERS, models
from web_client import WebClient

DOCS = Path(__file__).resolve().parents[3] / "docs"
MATCH = "liga-2026/liga/melgar-v-utc"
_NUMBERS = count(1)


@pytest.fixture
def api(web, league):
    return Api(web)


class Api:
    """A program with a token of its own."""

    def __init__(self, web: WebClient, role=Role.ORGANISER, scope="", limits=("all", "people")):
        self.web = web
        user = web.add_user(f"program-{role.value}-{next(_NUMBERS)}", Grant(role, scope))
        secret, _ = tokens.make_token(web.gate, user, name="test", limits=limits)
        self.headers = {"Authorization": f"Bearer {secret}", "Accept": "application/json"}

    def get(self, path, **headers):
        return self.web.get(f"/api/v1{path}", headers={**self.headers, **headers})

    def post(self, path, body, **headers):
        return self.web.post(f"/api/v1{path}", json=body, headers={**self.headers, **headers})


def position(api):
    return api.get("/season").json()["position"]


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("/season", models.SeasonModel),
        ("/editions/liga-2026", models.EditionModel),
        ("/editions/liga-2026/tables", models.TablesModel),
        ("/editions/liga-2026/tables?round=1", models.TablesModel),
        ("/editions/liga-2026/tables?scope=home", models.TablesModel),
        ("/editions/liga-2026/why?first=melgar&second=utc", models.WhyModel),
        ("/editions/liga-2026/matches", models.MatchesModel),
        (f"/matches/{MATCH}", models.MatchModel),
        ("/editions/liga-2026/bracket", models.BracketModel),
        ("/register", models.RegisterModel),
        ("/editions/liga-2026/regulation", models.RegulationModel),
        ("/me", models.MeModel),
        ("/log", models.EntriesModel),
        ("/verify", models.VerifiedModel),
    ],
)
def test_answer_fits_its_description(api, path, model):
    answer = api.get(path)

    assert answer.status_code == 200
    model.model_validate(answer.json())


def test_example_season_fits_the_description(season_site):
    """The article's three editions with groups, finals, bonus points and simulated results."""
    for edition in season_site.get("/api/v1/season").json()["editions"]:
        for path, model in (
            ("tables", models.TablesModel),
            ("bracket", models.BracketModel),
            ("matches?limit=500", models.MatchesModel),
        ):
            model.model_validate(season_site.get(f"/api/v1/editions/{edition['id']}/{path}").json())
    for award in season_site.get("/api/v1/honours").json():
        models.AwardModel.model_validate(award)


def test_preview_tells_everything_and_records_nothing(api):
    before = position(api)
    body = {"match": MATCH, "score": "2-1"}

    shown = api.post("/results?preview=true", body)

    models.DoneModel.model_validate(shown.json())
    assert (shown.status_code, shown.json()["receipts"], position(api)) == (200, [], before)
    moved = {row["team"]: row["after"]["points"] for row in shown.json()["rows"] if row["after"]["played"]}
    assert moved == {"melgar": 3, "utc": 0}
    assert api.post("/results", body).status_code == 201


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/results", {"match": MATCH, "score": "2-1"}),
        ("/rulings/points", {"table": "liga", "team": "utc", "points": -2, "reason": "late"}),
        ("/squads/players", {"team": "melgar", "name": "Somebody"}),
        ("/squads/import", {"team": "melgar", "name": "p.csv", "text": "Ana; 2008-05-12\nEva"}),
        ("/plans/postpone", {"match": MATCH, "reason": "rain"}),
        ("/assertions", {"place": "liga.1", "teams": ["melgar"], "source": "paper"}),
        ("/imports", {"name": "r.csv", "text": "home,away,home_goals,away_goals\nutc,melgar,1,0\n"}),
    ],
)
def test_request_sent_twice_is_carried_out_once(api, path, body):
    first = api.post(path, body, **{"Idempotency-Key": "k-1"})
    after = position(api)
    again = api.post(path, body, **{"Idempotency-Key": "k-1"})
    other = api.post(
        path,
        {**body, "reason": "other"} if "reason" in body else {**body, "source": "o"},
        **{"Idempotency-Key": "k-1"},
    )

    assert first.status_code == again.status_code == 201, (first.text, again.text)
    plain = [{**each, "replayed": True} for each in first.json()["receipts"]]
    assert again.json()["receipts"] == plain
    assert again.json()["more"].get("person") == first.json()["more"].get("person")
    assert position(api) == after
    if not path.startswith("/squads/"):
        assert (other.status_code, other.json()["error"]["code"]) == (409, "idempotency-key-reused")


def test_fixture_lists_of_several_stages_under_one_key(web, folder):
    """A command that records several times numbers its entries, and a retry finds all of them."""
    api = Api(web)
    first = api.post("/fixtures", {"edition": "liga-2026", "seed": 3}, **{"Idempotency-Key": "f"})
    again = api.post("/fixtures", {"edition": "liga-2026", "seed": 3}, **{"Idempotency-Key": "f"})

    assert (first.status_code, again.status_code) == (201, 201)
    assert [each["sequence"] for each in first.json()["receipts"]] == [
        each["sequence"] for each in again.json()["receipts"]
    ]


@pytest.mark.parametrize("key", ["a#b", "x" * 121])
def test_key_that_is_none_is_told(api, key):
    answer = api.post("/results", {"match": MATCH, "score": "1-0"}, **{"Idempotency-Key": key})

    assert answer.status_code in (400, 422)


def test_what_was_recorded_since_is_a_conflict(api):
    seen = position(api)
    api.post("/results", {"match": MATCH, "score": "2-1"})

    late = api.post(
        f"/results/correct?seen={seen}", {"match": MATCH, "score": "1-1", "reason": "the sheet says so"}
    )

    assert (late.status_code, late.json()["error"]["code"]) == (409, "subject-changed")


def test_cross_table_and_positions(api):
    api.post("/results", {"match": MATCH, "score": "2-1"})

    cross = api.get("/editions/liga-2026/crosstable?table=liga").json()
    moved = api.get("/editions/liga-2026/positions")

    (group,) = cross["groups"]
    rows = {row["team"]: row["results"] for row in group["rows"]}
    assert len(rows["melgar"]["utc"]) == 1
    assert (moved.status_code, "melgar" in moved.text) == (200, True)
    assert api.get("/editions/liga-2026/crosstable?table=none").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("as_of=9999-12-31", 200),
        ("as_of=0001-01-01", 200),
        ("known_at=0001-01-01", 200),
        ("known_at=9999-12-31T23:59", 400),  # in UTC that is beyond the calendar
        ("as_of=2026-02-30", 400),
        ("as_of=yesterday", 400),
    ],
)
def test_past_that_is_asked_for_may_lie_anywhere(api, asked, status):
    assert api.get(f"/season?{asked}").status_code == status


def test_nothing_new_is_told_without_a_body(api):
    first = api.get("/editions/liga-2026/tables")
    tag = first.headers["etag"]

    same = api.get("/editions/liga-2026/tables", **{"If-None-Match": tag})
    spanish = api.get("/editions/liga-2026/tables", **{"If-None-Match": tag, "Accept-Language": "es"})
    api.post("/results", {"match": MATCH, "score": "2-1"})
    new = api.get("/editions/liga-2026/tables", **{"If-None-Match": tag})

    assert (same.status_code, same.content) == (304, b"")
    assert (spanish.status_code, new.status_code) == (200, 200)


def test_pages_of_a_list_hold_everything_once(api):
    seen, cursor = [], ""
    while cursor is not None:
        page = api.get(f"/editions/liga-2026/matches?limit=5&cursor={cursor}").json()
        seen += [each["id"] for each in page["items"]]
        cursor = page["next"]

    assert len(seen) == len(set(seen)) == 12
    log, cursor = [], "0"
    while cursor is not None:
        page = api.get(f"/log?limit=1&cursor={cursor}").json()
        log += [each["sequence"] for each in page["items"]]
        cursor = page["next"]
    assert log == list(range(1, len(log) + 1))
    assert len(log) == position(api)


def test_token_is_held_to_its_use(web, league):
    api = Api(web, limits=("read",))

    assert api.get("/log").status_code == 200
    assert api.post("/results", {"match": MATCH, "score": "2-1"}).status_code == 403


def test_every_error_has_one_shape(api):
    for answer in (
        api.get("/nowhere"),
        api.get("/editions/nowhere/tables"),
        api.get("/editions/liga-2026/matches?limit=0"),
        api.post("/results", {"match": MATCH, "score": "2-"}),
        api.post("/results", {"match": MATCH, "unknown": 1}),
        api.web.get("/api/v1/log", headers={"Accept": "text/html"}),
        api.web.request("PUT", "/api/v1/season"),
    ):
        assert answer.status_code >= 400
        models.ErrorAnswer.model_validate(answer.json())


def test_scores_by_a_link_are_for_one_match_and_end_with_it(api):
    made = api.post("/score-links", {"match": MATCH, "name": "Luis"}).json()
    from torneo.office.accounts.who import by_score_link
    from torneo.office.permissions import Action, Target, can

    who = by_score_link(api.web.gate, made["secret"])
    mine = Target(edition="liga-2026", match=MATCH, clubs=("melgar", "utc"))
    assert can(who.actor, Action.RECORD_RESULT, mine)
    assert not can(who.actor, Action.RECORD_RESULT, Target(edition="liga-2026", match="liga-2026/liga/x-v-y"))
    assert not can(who.actor, Action.CORRECT_RESULT, mine)
    assert [each["id"] for each in api.get("/score-links").json()] == [made["id"]]

    assert api.post(f"/score-links/{made['id']}/revoke", {}).status_code == 200

    assert by_score_link(api.web.gate, made["secret"]) is None


def test_page_of_the_reference_is_what_the_code_says_and_misses_no_address():
    sys.path.insert(0, str(DOCS))
    spec = importlib.util.spec_from_file_location("docs_generate_api", DOCS / "generate_api.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    text = module.TARGET.read_text("utf-8")

    assert text == module.page(), "run: python docs/generate.py"
    for router in ROUTERS:
        for route in router.routes:
            for method in route.methods:
                assert f"### `{method} {route.path.replace(':path', '')}`" in text
