"""News of the ledger on open pages: in order, without a gap, whoever recorded it, and nothing about people."""

import asyncio
import json

import pytest
from command_line import CommandLine

from torneo.office import commands
from torneo.office.commands import Asked, ResultInput
from torneo.office.permissions import local_user
from torneo.office.public.news import MOST
from torneo.web import live as live_module
from torneo.web.limits import Limits
from web_client import WebClient

MATCHES = ("melgar-v-utc", "boys-v-cantolao", "utc-v-boys", "cantolao-v-melgar")


class Ear:
    """A browser that listens: the application is called as a server calls it, on this loop."""

    def __init__(self, web, query="", *, last=None, client="127.0.0.1"):
        headers = [(b"host", b"liga.example"), (b"accept-language", b"en")]
        headers += [(b"last-event-id", str(last).encode())] if last is not None else []
        self._scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": "/live",
            "raw_path": b"/live",
            "query_string": query.encode(),
            "root_path": "",
            "headers": headers,
            "client": (client, 1),
            "server": ("liga.example", 80),
            "state": {},
        }
        self._app = web.app
        self._sent = asyncio.Queue()
        self._left = asyncio.Event()
        self._asked = False
        self._text = b""
        self.status = 0
        self.headers = {}

    async def __aenter__(self):
        self._task = asyncio.create_task(self._app(self._scope, self._receive, self._sent.put))
        start = await asyncio.wait_for(self._sent.get(), 20)
        self.status = start["status"]
        self.headers = {name.decode(): value.decode() for name, value in start["headers"]}
        return self

    async def __aexit__(self, *_):
        self._left.set()
        await asyncio.wait_for(self._task, 20)

    async def _receive(self):
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def next(self):
        """The next event: (id, name, data); None: the stream has ended."""
        while b"\n\n" not in self._text:
            message = await asyncio.wait_for(self._sent.get(), 20)
            self._text += message["body"]
            if not message.get("more_body"):
                if not self._text:
                    return None
                break
        block, _, self._text = self._text.partition(b"\n\n")
        fields = dict(line.split(": ", 1) for line in block.decode().splitlines())
        if "data" not in fields:
            return await self.next()
        return int(fields.get("id", 0)), fields.get("event", "message"), json.loads(fields["data"])


def run(web, story):
    return web.loop.run(story)


def record(web, *names):
    with web.site.writing() as desk:
        for name in names:
            commands.record_result(
                desk, local_user(), Asked(match=f"liga-2026/liga/{name}"), ResultInput(score="2-1")
            )
        return desk.ledger().head().sequence


def heard(text):
    """Events of a stream that has ended: `wait=0`."""
    found = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines())
        if "data" in fields:
            found.append((int(fields["id"]), json.loads(fields["data"])))
    return found


def test_what_is_new_after_an_entry_is_told_with_kinds_and_ids(web, league):
    before = record(web, MATCHES[0])
    head = record(web, *MATCHES[1:3])

    assert heard(web.ok(f"/live?wait=0&after={before}")) == [
        (
            head,
            {
                "after": before,
                "head": head,
                "whole": True,
                "news": [
                    {
                        "entry": before + place,
                        "code": "result",
                        "edition": "liga-2026",
                        "match": f"liga-2026/liga/{name}",
                    }
                    for place, name in enumerate(MATCHES[1:3], 1)
                ],
            },
        )
    ]
    assert heard(web.ok(f"/live?wait=0&after={head}")) == []
    assert heard(web.ok("/live?wait=0")) == []


def test_stream_is_never_kept_and_says_what_it_is(web, league):
    answer = web.get("/live?wait=0")

    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.startswith("retry: ")


def test_open_page_hears_of_results_of_this_process_and_of_others_in_order(web, league):
    start = record(web, MATCHES[0])

    async def story():
        async with Ear(web, f"after={start}") as ear:
            heads = [start]
            for turn, name in enumerate(MATCHES[1:]):
                if turn % 2:
                    await asyncio.to_thread(record, web, name)
                else:
                    home, _, away = name.partition("-v-")
                    league.ok("record", home, away, "1-0")  # the command line is a writer of its own
                id_, kind, data = await ear.next()
                assert (kind, data["after"], data["head"]) == ("message", heads[-1], id_)
                assert [each["match"] for each in data["news"]] == [f"liga-2026/liga/{name}"]
                heads.append(id_)
            return heads

    heads = run(web, story())
    assert heads == sorted(set(heads))


def test_browser_that_comes_back_is_told_what_it_missed_and_nothing_twice(web, league):
    start = record(web, MATCHES[0])

    async def story():
        async with Ear(web, f"after={start}") as ear:
            await asyncio.to_thread(record, web, MATCHES[1])
            first, _, _ = await ear.next()
        await asyncio.to_thread(record, web, MATCHES[2])
        async with Ear(web, f"after={start}", last=first) as ear:  # `Last-Event-ID` goes before the address
            missed, _, data = await ear.next()
            await asyncio.to_thread(record, web, MATCHES[3])
            after, _, last = await ear.next()
        return first, data["after"], missed, last["after"], after

    first, said_after, missed, next_after, after = run(web, story())
    assert (said_after, next_after) == (first, missed)
    assert first < missed < after


def test_all_who_listen_are_told_and_one_who_leaves_is_forgotten(web, league):
    start = record(web, MATCHES[0])
    live = web.app.state.live

    async def story():
        ears = [Ear(web, f"after={start}") for _ in range(30)]
        for ear in ears:
            await ear.__aenter__()
        counted = live.count
        head = await asyncio.to_thread(record, web, MATCHES[1])
        told = [await ear.next() for ear in ears]
        for ear in ears:
            await ear.__aexit__()
        return counted, head, {id_ for id_, _, _ in told}

    counted, head, told = run(web, story())
    assert (counted, told, live.count) == (30, {head}, 0)


def test_many_entries_at_once_are_told_as_many(web, league, tmp_path):
    start = record(web, MATCHES[0])
    with web.site.writing() as desk:
        for number in range(MOST + 1):
            commands.rule_points(
                desk, local_user(), edition=None, table="liga", team="utc", points=-1, reason=f"late {number}"
            )
    ((head, data),) = heard(web.ok(f"/live?wait=0&after={start}"))

    assert data == {"after": start, "head": start + MOST + 1, "whole": False, "news": []}
    assert head == start + MOST + 1
    assert web.get(f"/live/said?after={start}").json()["said"] == ["Many changes were recorded."]


def test_ledger_that_ends_before_what_was_heard_is_another_one(web, league):
    text = web.ok("/live?wait=0&after=9000")

    assert "event: reset\n" in text


def test_players_are_nobodys_news(web, league):
    with web.site.writing() as desk:
        start = desk.ledger().head().sequence
        commands.register_player(desk, local_user(), edition=None, team="melgar", name="Somebody Young")
    ((_, data),) = heard(web.ok(f"/live?wait=0&after={start}"))

    assert {each["code"] for each in data["news"]} == {"other"}
    assert {tuple(each) for each in data["news"]} == {("entry", "code")}
    assert web.get(f"/live/said?after={start}").json()["said"] == []


def test_sign_of_life_is_given_while_nothing_happens(web, league, monkeypatch):
    monkeypatch.setattr(live_module, "BEAT", 0.05)
    monkeypatch.setattr(live_module, "_LOOK_ANYWAY", 1)
    start = record(web, MATCHES[0])

    async def story():
        async with Ear(web, f"after={start}") as ear:
            return [await ear.next() for _ in range(2)]

    assert run(web, story()) == [(0, "beat", {"head": start})] * 2


def test_address_may_open_only_so_many(folder, capsys):
    CommandLine(capsys, folder).ok("fixtures", "--seed", "7")
    with WebClient(folder, limits=Limits(live=2, all_live=3)) as web:

        async def story():
            ears = [Ear(web), Ear(web), Ear(web), Ear(web, client="127.0.0.2"), Ear(web, client="127.0.0.3")]
            for ear in ears:
                await ear.__aenter__()
            told = [ear.status for ear in ears]
            for ear in ears:
                await ear.__aexit__()
            async with Ear(web) as ear:
                return told, ear.status, ears[2].headers["retry-after"]

        assert run(web, story()) == ([200, 200, 429, 200, 429], 200, "30")


def test_streams_end_when_the_server_is_to_stop(web, league):
    async def story():
        async with Ear(web) as ear:
            web.app.state.live.end()
            return await ear.next()

    assert run(web, story()) is None


@pytest.mark.parametrize("lang", ["en", "es-PE"])
def test_news_is_said_in_the_readers_language(web, league, lang):
    start = web.site.news(None).head
    record(web, MATCHES[0])
    league.ok("postpone", "boys", "cantolao", "--to", "2026-11-21", "--reason", "rain")

    said = web.get(f"/live/said?after={start}", headers={"Accept-Language": lang}).json()["said"]

    assert said == ["Melgar 2–1 UTC", SAID[lang]]


SAID = {
    "en": "Sport Boys - Cantolao: postponed to Sat 21 Nov",
    "es-PE": "Sport Boys - Cantolao: postergado al sáb 21 nov",
}


@pytest.mark.parametrize(
    "path", ["/", "/e/liga-2026/table/liga?scope=live", "/m/liga-2026/liga/melgar-v-utc"]
)
def test_page_says_up_to_which_entry_it_is_told_and_one_of_the_past_does_not_listen(web, league, path):
    head = record(web, MATCHES[0])

    assert f'data-live="{head}"' in web.ok(path)
    assert "data-live=" not in web.ok(f"{path}{'&' if '?' in path else '?'}as_of=2026-12-31")
