"""Pictures of shared links: right in size, named by their page, made once, and of the moment that is shared."""

import re
import struct
from html import unescape

import pytest

MATCH = "liga-2026/liga/melgar-v-utc"
PAGES = {
    "table": ("/e/liga-2026/table/liga", "/share/e/liga-2026/table/liga.png"),
    "match": (f"/m/{MATCH}", f"/share/m/{MATCH}.png"),
}


def metas(page):
    """What a page says of itself to networks."""
    found = re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"', page)
    return {key: unescape(value) for key, value in found}


def size_of(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert png[-8:-4] == b"IEND"
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("name", PAGES)
def test_page_names_its_picture_with_size_and_words(web, league, name):
    league.ok("record", "melgar", "utc", "2-1")
    path, picture = PAGES[name]

    said = metas(web.ok(path))
    address = said["og:image"]
    answer = web.get(address.removeprefix("http://liga.example"))

    assert address == f"http://liga.example{picture}?lang=en"
    assert (said["og:image:type"], said["og:image:width"], said["og:image:height"]) == (
        "image/png",
        "1200",
        "630",
    )
    assert said["twitter:card"] == "summary_large_image"
    assert "Melgar" in said["og:image:alt"]
    assert {"table": "1. Melgar 3", "match": "Melgar 2–1 UTC"}[name] in said["og:image:alt"]
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert size_of(answer.content) == (1200, 630)
    assert len(answer.content) < 60_000


@pytest.mark.parametrize("name", PAGES)
def test_picture_is_made_once_and_again_when_something_is_recorded(web, league, name):
    path = PAGES[name][1]
    first = web.get(path)
    same = web.get(path, headers={"If-None-Match": first.headers["etag"]})
    league.ok("record", "melgar", "utc", "2-1")
    other = web.get(path, headers={"If-None-Match": first.headers["etag"]})

    assert (same.status_code, same.content) == (304, b"")
    assert other.status_code == 200
    assert other.content != first.content


@pytest.mark.parametrize("name", PAGES)
def test_link_to_the_past_is_shared_with_the_picture_of_the_past(web, league, name):
    path, picture = PAGES[name]
    before = web.get(f"{picture}?lang=en").content
    link = re.search(r'class="permalink"><a href="([^"]+)"', web.ok(path))[1]
    league.ok("record", "melgar", "utc", "2-1")

    said = metas(web.ok(unescape(link)))
    shared = web.get(said["og:image"].removeprefix("http://liga.example"))

    assert shared.content == before != web.get(f"{picture}?lang=en").content


@pytest.mark.parametrize(
    "path",
    [
        "/share/e/liga-2026/table/none.png",
        "/share/e/none/table/liga.png",
        "/share/m/liga-2026/liga/none.png",
        "/share/e/liga-2026/table/liga.png?round=99",
        "/share/e/liga-2026/table/liga.svg",
    ],
)
def test_picture_of_nothing_is_not_there(web, league, path):
    assert web.get(path).status_code == 404


def test_every_table_and_match_of_the_example_season_has_a_picture(season_site):
    """Penalties, walkovers, long names, tables over stages: none is too much for a picture."""
    season = season_site.site.view().season
    for edition in season:
        for table in season_site.get(f"/api/v1/editions/{edition.id}").json()["tables"]:
            answer = season_site.get(f"/share/e/{edition.id}/table/{table}.png")
            assert (answer.status_code, size_of(answer.content)) == (200, (1200, 630)), table
        for match in list(edition.matches())[-4:]:
            answer = season_site.get(f"/share/m/{match.id}.png")
            assert (answer.status_code, size_of(answer.content)) == (200, (1200, 630)), match.id
