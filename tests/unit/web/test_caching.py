"""What is kept of answers: made once for all who wait, bounded, gone when it fails."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from torneo.web.page_cache import Kept, PageCache


def running(work):
    """What a coroutine gives, in a loop of its own thread: a browser of another test may have one running in this."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, work).result()


def test_answer_is_made_once_for_all_who_ask_meanwhile():
    pages, calls, go = PageCache(), [], threading.Event()

    def make():
        calls.append(threading.current_thread())
        go.wait(5)
        return Kept("a", b"body")

    async def ask():
        asking = [asyncio.create_task(pages.made("a", make)) for _ in range(20)]
        await asyncio.sleep(0.05)
        asking[0].cancel()  # whoever asked first has gone
        go.set()
        return await asyncio.gather(*asking, return_exceptions=True)

    first, *others = running(ask())

    assert isinstance(first, asyncio.CancelledError)
    assert others == [Kept("a", b"body")] * 19
    assert len(calls) == 1
    assert pages._making == {}


def test_error_reaches_all_who_wait_and_is_not_kept():
    pages, calls = PageCache(), []

    def make():
        calls.append(1)
        raise ValueError("no")

    async def ask():
        return await asyncio.gather(*(pages.made("a", make) for _ in range(3)), return_exceptions=True)

    assert [type(each) for each in running(ask())] == [ValueError] * 3
    with pytest.raises(ValueError, match="no"):
        running(pages.made("a", make))
    assert len(calls) == 2


def test_pages_asked_for_last_are_kept_within_the_limit():
    pages = PageCache(limit=10)
    for etag in "abc":
        pages.put(Kept(etag, b"1234"))
        pages.get("a")

    assert [each for each in "abc" if pages.get(each)] == ["a", "c"]
    pages.put(Kept("a", b"1234", b"12345678"))
    assert [each for each in "abc" if pages.get(each)] == []
