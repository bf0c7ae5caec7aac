"""What pages do the API does as well: founding, the register, rounds, what is to do, changes, draws, a search."""

from datetime import UTC, datetime

import pytest
from command_line import LEAGUE
from test_api import Api

from torneo.model import Role
from torneo.web.api import models
from web_client import WebClient

MATCH = "liga-2026/liga/melgar-v-utc"


class EndOfTheSeason:
    """Goes on a minute with each look."""

    def __init__(self):
        self.minute = 0

    def now(self):
        self.minute += 1
        return datetime(2027, 1, 2, 12 + self.minute // 60, self.minute % 60, tzinfo=UTC)


@pytest.fixture
def api(web, league):
    return Api(web)


@pytest.fixture
def nothing(tmp_path):
    (tmp_path / "new").mkdir()
    with WebClient(tmp_path / "new") as client:
        yield Api(client)


COPA = {
    "name": "Copa Ñ",
    "season": "2026",
    "clubs": [
        {"name": "Uno; Dos", "ground": "Cancha", "city": "Ica"},
        *({"name": f"Club {n}"} for n in "ABC"),
    ],
    "first_day": "2026-03-07",
    "kickoffs": ["15:30", "18:00"],
}


def test_competition_is_founded_seen_before_and_founded_once(nothing):
    seen = nothing.post("/competitions?preview=true", COPA)
    before = nothing.get("/season").json()["editions"]
    first = nothing.post("/competitions", COPA, **{"Idempotency-Key": "c-1"})
    again = nothing.post("/competitions", COPA, **{"Idempotency-Key": "c-1"})
    fixtures = nothing.post("/fixtures", {"edition": "copa-n-2026", "seed": 3})
    register = nothing.get("/register").json()

    assert seen.status_code == 200, seen.text
    (plan,) = seen.json()["more"]["plan"]
    assert {key: plan[key] for key in ("stage", "teams", "rounds", "matches")} == {
        "stage": "liga",
        "teams": 4,
        "rounds": 6,
        "matches": 12,
    }
    assert before == []
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["more"]["editions"] == ["copa-n-2026"]
    assert [each["sequence"] for each in first.json()["receipts"]] == [
        each["sequence"] for each in again.json()["receipts"]
    ]
    assert fixtures.status_code == 201, fixtures.text
    assert len(nothing.get("/editions/copa-n-2026/matches").json()["items"]) == 12
    assert register["clubs"][0]["name"] == "Uno; Dos"
    assert register["venues"] == [
        {"id": "cancha", "name": "Cancha", "city": "Ica", "capacity": None, "pitches": 1, "timezone": None}
    ]


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"name": " "}, 400, "form-name-missing"),
        ({"clubs": [{"name": "Uno"}]}, 400, "form-clubs-too-few"),
        ({"shape": "cup", "clubs": [{"name": each} for each in "abc"]}, 400, "form-cup-size"),
        ({"shape": "none"}, 422, None),
        ({"clubs": [{"name": str(each)} for each in range(129)]}, 422, None),
        ({"timezone": "Mars/Base"}, 422, None),
    ],
)
def test_competition_that_cannot_be_is_refused_with_its_reason(nothing, change, status, code):
    answer = nothing.post("/competitions", {**COPA, **change})

    assert answer.status_code == status, answer.text
    assert code in (None, answer.json()["error"]["code"])
    assert nothing.get("/season").json()["editions"] == []


def test_season_after_goes_on_with_the_same_regulation(api):
    made = api.post("/competitions/next", {"edition": "liga-2026"})

    assert made.json()["more"]["editions"] == ["liga-2027"]
    assert [each["id"] for each in api.get("/season").json()["editions"]] == ["liga-2026", "liga-2027"]


def test_register_is_read_changed_and_written_back(api):
    held = api.get("/register").json()
    more = {
        "clubs": [
            {**held["clubs"][0], "city": "Arequipa", "home": "umacollo"},
            *held["clubs"][1:],
            {"id": "aurora", "name": "Aurora", "city": None, "country": "PE", "home": None},
        ],
        "venues": [
            {
                "id": "umacollo",
                "name": "Umacollo",
                "city": "Arequipa",
                "capacity": 9000,
                "pitches": 2,
                "timezone": None,
            }
        ],
    }

    done = api.post("/register", more)
    gone = api.post("/register", {"clubs": more["clubs"][1:], "venues": more["venues"]})

    assert done.status_code == 201, done.text
    assert api.get("/register").json() == more
    assert gone.status_code == 422  # the edition plays with that club
    assert api.get("/register").json() == more


def test_round_is_recorded_whole_or_not_at_all(api):
    other = "liga-2026/liga/boys-v-cantolao"
    faulty = {"results": [{"match": MATCH, "score": "2-1"}, {"match": other, "score": "x"}]}
    right = {"results": [{"match": MATCH, "score": "2-1"}, {"match": other, "score": "0-0"}]}

    refused = api.post("/results/round", faulty)
    nothing = api.get("/editions/liga-2026/matches?state=played").json()["items"]
    first = api.post("/results/round", right, **{"Idempotency-Key": "r-1"})
    again = api.post("/results/round", right, **{"Idempotency-Key": "r-1"})

    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "round-has-faults")
    assert [each["code"] for each in refused.json()["error"]["findings"]] == ["bad-score"]
    assert nothing == []
    assert [each["sequence"] for each in first.json()["receipts"]] == [
        each["sequence"] for each in again.json()["receipts"]
    ]
    played = api.get("/editions/liga-2026/matches?state=played").json()["items"]
    assert {each["id"]: each["score"] for each in played} == {MATCH: "2-1", other: "0-0"}


def test_what_is_to_do_is_told_to_whoever_may_do_it(folder, league):
    with WebClient(folder, clock=EndOfTheSeason()) as web:
        organiser = Api(web)
        organiser.post("/results", {"match": MATCH, "score": "2-1", "claimed": True})
        organiser.post("/rulings/points", {"table": "liga", "team": "utc", "points": -1, "reason": "late"})
        ruling = organiser.get("/rulings").json()[0]["entry"]
        utc = Api(web, Role.DELEGATE, "utc")
        appeal = utc.post(f"/rulings/{ruling}/appeal", {"by": "utc", "reason": "it was not"})
        asked = utc.post("/requests", {"match": "liga-2026/liga/boys-v-utc", "by": "utc", "reason": "rain"})
        boys, tribunal = Api(web, Role.DELEGATE, "boys"), Api(web, Role.TRIBUNAL)
        found = {
            name: who.get("/todo").json()
            for name, who in (
                ("organiser", organiser),
                ("utc", utc),
                ("boys", boys),
                ("tribunal", tribunal),
                ("auditor", Api(web, Role.AUDITOR)),
            )
        }
        public = web.get("/api/v1/todo", headers={"Accept": "application/json"})

    assert appeal.status_code == asked.status_code == 201, (appeal.text, asked.text)
    for each in found["organiser"]:
        models.TaskModel.model_validate(each)
    kinds = {name: [each["kind"] for each in tasks] for name, tasks in found.items()}
    assert kinds["organiser"] == ["missing"] * 11 + ["claims", "requests", "appeals"]
    assert kinds["utc"] == ["missing"] * 5 + ["claims", "requests"]
    assert kinds["boys"] == ["missing"] * 6 + ["requests"]
    assert kinds["tribunal"] == ["claims", "appeals"]
    assert kinds["auditor"] == []
    request = next(each for each in found["boys"] if each["kind"] == "requests")
    assert request == {
        "kind": "requests",
        "edition": "liga-2026",
        "match": "liga-2026/liga/boys-v-utc",
        "stage": None,
        "table": None,
        "entry": asked.json()["receipts"][0]["sequence"],
    }
    assert public.status_code == 401


def test_requests_are_shown_to_both_clubs_and_to_readers_of_the_record(web, league):
    melgar = Api(web, Role.DELEGATE, "melgar")
    melgar.post("/requests", {"match": MATCH, "by": "melgar", "reason": "rain"})

    def seen(role, scope=""):
        answer = Api(web, role, scope).get("/requests")
        assert answer.status_code == 200
        return [each["match"] for each in answer.json()]

    assert seen(Role.DELEGATE, "utc") == seen(Role.AUDITOR) == seen(Role.ORGANISER) == [MATCH]
    assert seen(Role.DELEGATE, "boys") == seen(Role.COMMISSIONER, MATCH) == []
    assert web.get("/api/v1/requests", headers={"Accept": "application/json"}).status_code == 401


def test_cross_table_and_positions_of_the_past(folder, league):
    with WebClient(folder, clock=EndOfTheSeason()) as web:
        api = Api(web)
        before = web.site.clock.now()
        done = api.post("/results", {"match": MATCH, "score": "2-1", "day": "2026-11-28"})
        assert done.status_code == 201, done.text
        path = "/editions/liga-2026"

        def figures(asked):
            cross = api.get(f"{path}/crosstable?{asked}").json()
            moved = api.get(f"{path}/positions?{asked}").json()
            rows = {row["team"]: row["results"] for row in cross["groups"][0]["rows"]}
            return len(rows["melgar"].get("utc", [])), moved["groups"][0]["rounds"]

        now, day, moment = (
            figures(""),
            figures("as_of=2026-11-27"),
            figures(f"known_at={before:%Y-%m-%dT%H:%M}Z"),
        )

    assert now == (1, [6])
    assert day == moment == (0, [])


def test_story_of_the_example_season_in_data(season_site):
    def get(path):
        answer = season_site.get(f"/api/v1{path}")
        assert answer.status_code == 200, (path, answer.text)
        return answer.json()

    links = get("/editions/reservas-2014/links")
    changes = get("/editions/reservas-2014/changes")
    articles = get("/editions/reservas-2014/articles")
    club, matches = get("/search?q=melgár"), get("/search?q=melgar utc")

    models.LinksModel.model_validate(links)
    assert [
        (each["to"], each["award"]["points"]) for each in links["given"] if each["to"] != "reservas-2014"
    ] == [
        ("descentralizado-2014", 2),
        ("descentralizado-2014", 1),
    ]
    for each in changes:
        models.ChangeModel.model_validate(each)
    assert "was postponed" in changes[-1]["text"] or changes[-1]["code"] == "postponed"
    numbers = [article["number"] for chapter in articles for article in chapter["articles"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert any("A win is worth 3 points" in str(chapter) for chapter in articles)
    models.FoundModel.model_validate(club)
    assert club["teams"] == [{"id": "melgar", "name": "Melgar"}]
    sides = [set(each["id"].rpartition("/")[2].split("-v-")) for each in matches["matches"]]
    assert sides
    assert all(each == {"melgar", "utc"} for each in sides)
    assert season_site.get("/api/v1/editions/reservas-2014/draws/descentralizado").status_code == 404


def test_draw_is_told_step_by_step_with_its_seed(nothing):
    nothing.post(
        "/competitions",
        {
            "name": "Copa",
            "season": "2026",
            "shape": "cup",
            "clubs": [{"name": f"Club {n}"} for n in "ABCDEFGH"],
        },
    )
    made = nothing.post("/draws", {"edition": "copa-2026", "stage": "cuartos", "seed": 7})

    told = nothing.get("/editions/copa-2026/draws/cuartos").json()

    models.DrawnModel.model_validate(told)
    assert told["seed"] == 7
    pairs = [[each["team"] for each in told["steps"] if each["place"] == place] for place in told["places"]]
    assert pairs == made.json()["more"]["pairs"]


def test_versions_of_a_regulation_say_what_each_changed(api):
    amended = api.post(
        "/regulations",
        {"file": "liga.toml", "text": LEAGUE.replace("meetings = 2", "meetings = 4"), "reason": "assembly"},
    )

    assert amended.status_code == 201, amended.text
    versions = api.get("/editions/liga-2026/regulation/versions").json()

    for each in versions:
        models.VersionModel.model_validate(each)
    assert [len(each["changes"]) for each in versions] == [1, 0]
    (change,) = versions[0]["changes"]
    assert change == {"path": ["stage", "liga", "meetings"], "kind": "changed", "before": 2, "after": 4}
