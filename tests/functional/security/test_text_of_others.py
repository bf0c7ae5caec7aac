"""S10: text that somebody typed is text on every page, whatever it looks like."""

import re
from html.parser import HTMLParser

import pytest
from command_line import CLUBS, LEAGUE

from torneo.cli.main import run
from torneo.model import Grant, Role
from torneo.office import commands
from torneo.office.accounts import people, tokens
from torneo.office.commands import Asked, ResultInput
from torneo.office.permissions import local_user
from web_client import WebClient

EVIL = "\"><img src=x onerror=alert(1)></script><script>alert(2)</script>'`{{7*7}}"
ME = local_user()


class Elements(HTMLParser):
    """What a browser would make of a page: scripts of its own, handlers, foreign addresses."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "script" and not values.get("src") and values.get("type") != "application/ld+json":
            self.found.append("script")
        if values.get("src") == "x":
            self.found.append(tag)
        self.found += [name for name in values if name.startswith("on")]
        self.found += [
            f"{name}={value}"
            for name, value in values.items()
            if name in ("href", "src", "action") and re.match(r"\s*(javascript|data|vbscript):", value or "")
        ]


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evil") / "liga"
    folder.mkdir()
    quoted = EVIL.replace("\\", "\\\\").replace('"', '\\"')
    league = LEAGUE.replace('"Liga 2026"', f'"Liga {quoted}"').replace('"Liga"', f'"{quoted}"')
    league = league.replace('"Champion 2026"', f'"{quoted}"')
    (folder / "liga.toml").write_text(league, "utf-8")
    (folder / "clubs.toml").write_text(
        CLUBS.replace('"Melgar"', f'"M {quoted}", home = "v"').replace(
            "]\n", f']\nvenue = [{{ id = "v", name = "V {quoted}", city = "C {quoted}" }}]\n'
        ),
        "utf-8",
    )
    assert run(["-C", str(folder), "fixtures", "--seed", "7"]) == 0
    with WebClient(folder) as client:
        with client.site.writing() as desk:
            match = Asked(match="liga-2026/liga/melgar-v-utc")
            commands.record_result(
                desk, ME, match, ResultInput(score="2-1", reason=EVIL, source=EVIL, clause=EVIL)
            )
            commands.correct_result(desk, ME, match, ResultInput(score="2-2", reason=EVIL))
            commands.lodge_protest(desk, ME, match, by="melgar", reason=EVIL)
            commands.postpone(desk, ME, Asked(match="liga-2026/liga/utc-v-melgar"), reason=EVIL, source=EVIL)
            commands.request_postponement(
                desk, ME, Asked(match="liga-2026/liga/boys-v-melgar"), by="boys", reason=EVIL
            )
            ruled = commands.rule_points(
                desk, ME, edition=None, table="liga", team="melgar", points=-1, reason=EVIL, clause=EVIL
            )
            commands.lodge_appeal(desk, ME, ruled.receipts[0].sequence, by="melgar", reason=EVIL)
            commands.register_player(
                desk, ME, edition=None, team="melgar", name=EVIL, document=EVIL, contact=EVIL, position=EVIL
            )
        user = client.add_user("ana", Grant(Role.ORGANISER))
        people.add_user(client.gate, ME, login="eva", name=EVIL[:100])
        people.invite(client.gate, ME, Grant(Role.DELEGATE, "melgar"), note=EVIL)
        tokens.make_token(client.gate, user, name=EVIL, limits=("read",))
        client.log_in("ana")
        yield client


def harmful(text):
    parser = Elements()
    parser.feed(text)
    for block in re.findall(r'(?s)<script[^>]*ld\+json"?>(.*?)</script>', text):
        assert "<" not in block
    return parser.found


def test_the_test_below_sees_what_it_looks_for():
    assert harmful(f"<p>{EVIL}</p>") == ["img", "onerror", "script"]


def test_no_page_runs_what_somebody_typed(web):
    waiting = [
        "/",
        "/users",
        "/users/log",
        "/account",
        "/search?q=" + "%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    ]
    seen = set()
    told = 0
    while waiting and len(seen) < 400:
        path = waiting.pop()
        if path in seen or path.startswith(("/static/", "/preferences")):
            continue
        seen.add(path)
        answer = web.get(path)
        assert answer.status_code < 500, path
        kind = answer.headers.get("content-type", "")
        if "html" in kind or "svg" in kind:
            assert harmful(answer.text) == [], path
            assert "49" not in re.findall(r"`(\d+)", answer.text), path  # no template ran
            told += "onerror" in answer.text
        if "html" in kind:
            waiting += [
                each.replace("&amp;", "&").replace("&#34;", '"')
                for each in re.findall(r'(?:href|src|hx-get)="(/[^"#]*)', answer.text)
            ]

    assert told > 10


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere/%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "/e/%3Cscript%3Ealert(1)%3C%2Fscript%3E/tables",
    ],
)
def test_no_error_runs_what_stands_in_the_address(web, path):
    for kind in ("text/html", "application/json"):
        answer = web.get(path, headers={"Accept": kind})
        assert answer.status_code == 404
        assert kind in answer.headers["content-type"]
        if kind == "text/html":
            assert harmful(answer.text) == []


def test_json_is_never_taken_for_a_page(web):
    answer = web.get("/api/v1/register")

    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
