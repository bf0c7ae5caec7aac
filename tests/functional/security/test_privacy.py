"""S2: nothing about a person stands in any byte that the public, or a role that may not see people, can get."""

import io
import re
import zipfile
from datetime import date

import pytest
from command_line import CommandLine
from matrix_site import ME, MatrixSite, rows

from torneo.office import commands

CANARIES = {
    "name": "Canario Nombrado Zz",
    "document": "CANARY-DOC-4711",
    "contact": "canary@contact.example",
    "login": "canary-login-zz",
    "user name": "Canaria Usuaria Zz",
    "address": "203.0.113.77",
}
BORN = date(2009, 11, 23)
FORMS_OF_BIRTH = ("2009-11-23", "23/11/2009", "23 de noviembre de 2009", "23 November 2009", "20091123")


@pytest.fixture(scope="module")
def site(tmp_path_factory, played_league):
    made = MatrixSite(played_league(tmp_path_factory.mktemp("privacy")))
    with made.web.site.writing() as desk:
        commands.register_player(
            desk,
            ME,
            edition=None,
            team="melgar",
            name=CANARIES["name"],
            born=BORN,
            document=CANARIES["document"],
            contact=CANARIES["contact"],
        )
    from torneo.model import Grant, Role
    from torneo.office.accounts import people

    people.add_user(
        made.web.gate,
        ME,
        login=CANARIES["login"],
        name=CANARIES["user name"],
        grants=(Grant(Role.DELEGATE, "utc"),),
        password="una frase bien larga",
    )
    yield made
    made.close()


def leaks(content: bytes) -> list[str]:
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    text = content.decode("utf-8", "replace").casefold()
    found = [name for name, value in CANARIES.items() if value.casefold() in text]
    return found + [form for form in FORMS_OF_BIRTH if form.casefold() in text]


def crawl(site, letter):
    """Every page that links lead to from the front page, with what it holds."""
    waiting, seen = ["/"], set()
    while waiting and len(seen) < 400:
        path = waiting.pop()
        if path in seen or path.startswith(("/static/", "/preferences")):
            continue
        seen.add(path)
        site.web.cookies.clear()
        answer = site.web.get(path, headers=site.sessions[letter])
        yield path, answer
        if "html" in answer.headers.get("content-type", ""):
            found = re.findall(r'(?:href|src|hx-get)="(/[^"#]*)', answer.text)
            waiting += [each.replace("&amp;", "&") for each in found]


def test_no_page_that_links_lead_to_tells_of_people(site):
    pages = list(crawl(site, "P"))

    assert len(pages) > 30
    assert [(path, leaks(answer.content)) for path, answer in pages if leaks(answer.content)] == []
    assert [path for path, answer in pages if answer.status_code >= 500] == []


@pytest.mark.parametrize("letter", ["P", "A", "T", "d", "c", "o"])
def test_no_address_tells_of_people_to_who_may_not_see_them(site, letter):
    """The same for every address that can be read, errors included."""
    found = {}
    for row in rows():
        if row.method == "GET":
            answer = site.ask(letter, row)
            if leaks(answer.content):
                found[row.name] = leaks(answer.content)

    assert found == {}


def test_who_may_see_people_does(site):
    """The canaries sing: where they may be seen they are."""
    squad = next(row for row in rows() if row.path.endswith("/squads/{team}"))

    assert leaks(site.ask("D", squad).content) == ["name", "2009-11-23"]
    assert leaks(site.ask("O", next(row for row in rows() if row.path == "/users")).content) == [
        "login",
        "user name",
    ]


def test_no_refusal_tells_of_people(site):
    for row in rows():
        if row.method != "GET":
            assert leaks(site.ask("P", row).content) == [], row.name


def test_no_export_of_the_command_line_tells_of_people(site, capsys):
    torneo = CommandLine(capsys, site.web.app.state.settings.folder)
    for words in (
        ("export", "results"),
        ("export", "fixtures"),
        ("log",),
        ("log", "--format", "json"),
        ("table",),
        ("verify",),
        ("--as", "public", "squad", "list", "liga-2026", "melgar"),
    ):
        assert leaks(torneo(*words).out.encode()) == [], words


def test_no_log_of_the_server_tells_of_people_or_secrets(site, caplog):
    with caplog.at_level("DEBUG"):
        for row in rows():
            site.ask("O", row)
        site.web.post(
            "/login",
            data={"login": CANARIES["login"], "password": "secret-canary-1"},
            headers={**site.sessions["P"], "Sec-Fetch-Site": "same-origin"},
        )
    text = caplog.text.encode()

    assert leaks(text) == []
    assert b"secret-canary-1" not in text
    for session in site.sessions.values():
        for value in session.values():
            assert value.rpartition("=")[2].encode() not in text
