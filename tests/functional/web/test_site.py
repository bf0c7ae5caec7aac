"""What holds for every page: headers, errors, languages, caching, growth of the ledger."""

import re
import threading

import pytest

from torneo.model import Role
from torneo.office import commands
from torneo.office.permissions import local_user
from torneo.web.assets import assets
from torneo.web.security import CSP
from web_client import WebClient

PAGES = (
    "/",
    "/e/liga-2026/tables",
    "/e/liga-2026/table/liga",
    "/e/liga-2026/table/none",
    "/nowhere",
    "/health",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_security_headers(web, path):
    headers = web.get(path).headers

    assert headers["content-security-policy"] == CSP
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "strict-transport-security" not in headers


def test_policy_allows_nothing_unsafe_and_no_other_host():
    assert "unsafe" not in CSP
    assert "http" not in CSP
    assert CSP.startswith("default-src 'none'; ")


def test_site_reached_encrypted_insists_on_it(folder):
    with WebClient(folder, public_url="https://liga.example") as web:
        assert web.get("/").headers["strict-transport-security"].startswith("max-age=31536000")


def test_folder_without_ledger_is_served_as_its_regulation_says(web):
    page = web.ok("/e/liga-2026/table/liga")

    assert [name in page for name in ("Melgar", "UTC", "Sport Boys", "Cantolao")] == [True] * 4


def test_table_follows_a_ledger_that_another_process_writes(web, league):
    before = web.ok("/e/liga-2026/table/liga")

    league.ok("record", "melgar", "utc", "2-1")
    after = web.ok("/e/liga-2026/table/liga")

    assert before != after
    assert after.index("Melgar") < after.index("Sport Boys")


def test_regulation_edited_before_it_is_adopted_is_served_as_it_is_now(web, folder):
    web.ok("/e/liga-2026/table/liga")

    text = (folder / "liga.toml").read_text("utf-8")
    (folder / "liga.toml").write_text(text.replace('name     = "Liga"', 'name     = "Liga Sur"'), "utf-8")
    web.site.look_again()

    assert "Liga Sur" in web.ok("/e/liga-2026/table/liga")


def test_page_asked_again_is_not_sent_again_until_something_was_recorded(web, league):
    first = web.get("/e/liga-2026/table/liga")
    tag = {"If-None-Match": first.headers["etag"]}

    assert web.get("/e/liga-2026/table/liga", headers=tag).status_code == 304
    league.ok("record", "melgar", "utc", "2-1")
    assert web.get("/e/liga-2026/table/liga", headers=tag).status_code == 200


def test_pages_of_two_languages_and_themes_are_kept_apart(web):
    english = web.ok("/e/liga-2026/table/liga")
    spanish = web.ok("/e/liga-2026/table/liga", headers={"Accept-Language": "es-PE"})
    web.get("/preferences?theme=dark")
    dark = web.ok("/e/liga-2026/table/liga")

    assert '<html lang="en">' in english
    assert '<html lang="es">' in spanish
    assert '<html lang="en" data-theme="dark">' in dark


@pytest.mark.parametrize(
    ("header", "lang"),
    [("", "es"), ("fr-FR, en;q=0.5", "en"), ("en;q=0.1, es;q=0.9", "es"), ("de", "es"), ("en;q=x, es", "es")],
)
def test_language_is_the_browsers_and_else_spanish(web, header, lang):
    assert f'<html lang="{lang}"' in web.ok("/", headers={"Accept-Language": header})


def test_language_chosen_is_kept_and_one_in_the_address_goes_before_it(web):
    assert (
        web.get("/preferences?lang=es&next=/e/liga-2026/tables").headers["location"] == "/e/liga-2026/tables"
    )
    assert '<html lang="es"' in web.ok("/")
    assert '<html lang="en"' in web.ok("/?lang=en")


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "", "/a\r\nb", "\\\\evil"],
)
def test_preferences_send_nobody_to_another_site(web, elsewhere):
    assert web.get("/preferences", params={"next": elsewhere}).headers["location"] == "/"


def test_unknown_edition_is_an_error_page_that_says_which_there_are(web):
    answer = web.get("/e/liga-2025/table/liga")

    assert answer.status_code == 404
    assert "liga-2026" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_program_gets_the_same_error_as_data(web):
    answer = web.get("/e/liga-2025/table/liga", headers={"Accept": "application/json"})

    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["findings"]) == (404, "no-edition", [])
    assert error["facts"]["known"] == ["liga-2026"]
    assert error["text"].startswith("there is no edition")


def test_malformed_day_is_refused(web):
    assert web.get("/e/liga-2026/table/liga?as_of=someday").status_code == 400


def test_folder_whose_files_have_errors_says_all_of_them(web, folder):
    text = (folder / "liga.toml").read_text("utf-8")
    (folder / "liga.toml").write_text(text.replace('kind     = "league"', 'kind     = "cup"'), "utf-8")

    answer = web.get("/")

    assert answer.status_code == 422
    assert "liga.toml:" in answer.text


def test_error_nobody_foresaw_tells_nothing_and_keeps_the_headers(web, monkeypatch, caplog):
    monkeypatch.setattr(web.site, "view", lambda **_: 1 / 0)

    answer = web.get("/e/liga-2026/table/liga")

    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert answer.headers["content-security-policy"] == CSP
    assert "ZeroDivisionError" in caplog.text


def test_files_of_ours_are_kept_for_good_under_the_hash_of_their_content(web):
    for asset in assets().values():
        answer = web.get(asset.address)
        assert (answer.content, answer.headers["cache-control"]) == (
            asset.body,
            "public, max-age=31536000, immutable",
        )
    assert web.get("/static/000000000000/site.css").status_code == 404


def test_dark_has_every_colour_that_light_has():
    """Of the same names, so that nothing is light on light; and no page is told of them where light was chosen."""
    named = re.compile(r"^  (--[a-z0-9-]+):", re.MULTILINE)
    light = set(named.findall(assets()["site.css"].body.decode().partition("/* -- ground")[0]))
    dark = set(named.findall(assets()["dark.css"].body.decode()))

    sizes = {each for each in light if each.startswith("--step-")}
    assert light - dark == sizes | {"--gap", "--radius", "--figures", "--sans"}
    assert dark - light == set()


@pytest.mark.parametrize(
    ("theme", "media"), [("", "screen and (prefers-color-scheme: dark)"), ("dark", "screen"), ("light", "")]
)
def test_dark_holds_by_the_system_or_by_choice(web, theme, media):
    if theme:
        web.get(f"/preferences?theme={theme}")

    found = re.findall(r'<link rel="stylesheet" href="[^"]*/dark.css" media="([^"]*)">', web.ok("/"))

    assert found == ([media] if media else [])


def test_page_names_no_other_host(web):
    for path in PAGES[:3]:
        page = web.ok(path)
        assert "http://" not in page.replace("http://liga.example", "")
        assert "https://" not in page.replace("https://schema.org", "")
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick=" not in page


def test_season_that_a_command_worked_out_is_the_readers_too(web, league):
    """What is recorded is replayed and built once in a process, not once more for those who read."""
    before = web.site.view().season
    match = before["liga-2026"].stages[0].matches[0]
    asked = commands.Asked(match=str(match.id))

    with web.site.writing() as workspace:
        commands.record_result(workspace, local_user(), asked, commands.ResultInput(score="2-1"))
        made = workspace.season()

    now = web.site.view().season
    assert now is made
    assert now.facts.position == before.facts.position + 1
    # Of the other matches nothing was recorded, and nothing is made anew.
    kept = [one for one in now["liga-2026"].stages[0].matches if one in before["liga-2026"].stages[0].matches]
    assert len(kept) == len(before["liga-2026"].stages[0].matches) - 1
    assert {id(one) for one in kept} <= {id(one) for one in before["liga-2026"].stages[0].matches}


def test_season_of_other_files_is_not_taken_over(web, folder):
    """A command that began before a file was changed leaves nothing behind of how the file was."""
    assert web.site.view().season["liga-2026"].regulation.edition.name == "Liga 2026"
    file = folder / "liga.toml"

    with web.site.writing() as workspace:
        workspace.season()
        file.write_text(file.read_text("utf-8").replace("Liga 2026", "Liga del Sur"), "utf-8")
        web.site.look_again()
        assert web.site.view().season["liga-2026"].regulation.edition.name == "Liga del Sur"
        workspace.season()

    assert web.site.view().season["liga-2026"].regulation.edition.name == "Liga del Sur"


READS = (
    "/api/v1/log",
    "/api/v1/requests",
    "/api/v1/todo",
    "/api/v1/rulings",
    "/api/v1/editions/liga-2026/regulation/versions",
    "/api/v1/editions/liga-2026/squads/melgar",
    "/api/v1/export",
    "/office",
    "/office/e/liga-2026",
    "/office/phone",
    "/office/history",
)


@pytest.mark.parametrize("path", READS)
def test_who_reads_waits_for_no_command(web, league, path):
    """A command that takes long, or waits for the disk, holds up other commands and nobody who looks at something."""
    web.log_in_as(Role.ORGANISER)
    begun, go = threading.Event(), threading.Event()

    def work():
        with web.site.writing():
            begun.set()
            go.wait(30)

    command = threading.Thread(target=work)
    command.start()
    begun.wait(5)
    late = threading.Timer(10, go.set)  # a test that fails should end
    late.start()
    try:
        answer = web.get(path)
        waited = go.is_set()
    finally:
        go.set()
        late.cancel()
        command.join()

    assert (answer.status_code, waited) == (200, False), answer.text[:300]


def test_reading_leaves_the_ledger_open_and_sees_what_is_recorded(web, league):
    with web.site.reading() as first:
        before = first.season()
        league.ok("record", "melgar", "utc", "2-1")
        with web.site.reading() as second:
            assert second.season().facts.position == before.facts.position + 1
        assert first.ledger().head().sequence == before.facts.position + 1
    assert web.site.view().season is not before
