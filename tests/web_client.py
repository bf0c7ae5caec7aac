"""The real application, asked in this process: a browser with its cookies, and none of its scripts."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

import httpx

from torneo.model import Grant, Role
from torneo.office.accounts import AccountSettings, people
from torneo.office.permissions import local_user
from torneo.web.app import create_app
from torneo.web.limits import Limits
from torneo.web.settings import Settings

URL = "http://liga.example"
QUICK = AccountSettings(hash_memory_kib=8, hash_passes=1)
"""Passwords that cost nothing to check."""
GENEROUS = Limits(writes=100_000, token=100_000, past=100_000, logged=100_000)
PASSWORD = "un caballo pasta en la cancha"
_KEY = re.compile(r'name="csrf" value="([0-9a-f]+)"')


class LoopBeside:
    """An event loop in a thread of its own: in the one of the test, a browser of another test may have its own."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._runner = self._thread.submit(asyncio.Runner).result()

    def run(self, work):
        """What a coroutine gives."""
        return self._thread.submit(self._runner.run, work).result()

    def close(self) -> None:
        self._thread.submit(self._runner.close).result()
        self._thread.shutdown()


class WebClient:
    """`get`, `post` and the others of httpx on one folder's application; redirects are not followed by themselves."""

    def __init__(
        self,
        folder: Path | str,
        *,
        lang: str = "en",
        clock=None,
        accounts=QUICK,
        url=URL,
        limits=GENEROUS,
        **settings,
    ) -> None:
        self.app = create_app(
            Settings(folder=str(folder), **settings), clock=clock, accounts=accounts, limits=limits
        )
        self._made = 0
        self.loop = LoopBeside()
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app, raise_app_exceptions=False),
            base_url=url,
            headers={"Accept-Language": lang, "Accept": "text/html"},
        )

    @property
    def gate(self):
        return self.app.state.gate

    @property
    def site(self):
        return self.app.state.site

    @property
    def cookies(self) -> httpx.Cookies:
        return self._client.cookies

    def request(self, method: str, path: str, **given) -> httpx.Response:
        return self.loop.run(self._client.request(method, path, **given))

    def get(self, path: str, **given) -> httpx.Response:
        return self.request("GET", path, **given)

    def post(self, path: str, **given) -> httpx.Response:
        return self.request("POST", path, **given)

    def together(self, method: str, path: str, page: str, **given) -> tuple[httpx.Response, int]:
        """An answer, and how often a page was served while it was waited for."""

        async def ask() -> tuple[httpx.Response, int]:
            asking = asyncio.create_task(self._client.request(method, path, **given))
            served = 0
            await asyncio.sleep(0.05)
            while not asking.done():
                assert (await self._client.get(page, params={"q": served})).status_code == 200
                served += not asking.done()
            return await asking, served

        return self.loop.run(ask())

    def send(self, path: str, data=None, *, page: str = "", **given) -> httpx.Response:
        """Post a form as the page at `page` (or the same address) holds it: with its key, from this site."""
        fields = {"csrf": self.form_key(page or path), **(data or {})}
        headers = {"Sec-Fetch-Site": "same-origin", **given.pop("headers", {})}
        return self.post(path, data=fields, headers=headers, **given)

    def form_key(self, page: str = "/login") -> str:
        """The key that forms of this browser carry."""
        found = _KEY.search(self.get(page).text)
        assert found is not None, page
        return found[1]

    def add_user(self, login: str, *grants: Grant) -> str:
        """An account with these roles and `PASSWORD`; its id."""
        added = people.add_user(
            self.gate, local_user(), login=login, name=login.title(), grants=grants, password=PASSWORD
        )
        return added.user.id

    def log_in(self, login: str) -> None:
        """From now on this browser is that user's."""
        answer = self.send("/login", {"login": login, "password": PASSWORD})
        assert answer.status_code == 303, answer.text

    def log_in_as(self, role: Role, scope: str = "") -> str:
        """Log in as somebody new in that role; the id of the user."""
        self._made += 1
        login = f"{role.value}-{self._made}"
        made = self.add_user(login, Grant(role, scope))
        self.log_in(login)
        return made

    def ok(self, path: str, **given) -> str:
        """The body of a page that has to be there."""
        answer = self.get(path, **given)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[-2000:])
        return answer.text

    def close(self) -> None:
        self.loop.run(self._client.aclose())
        self.loop.close()
        self.app.state.forecaster.close()
        self.gate.close()
        self.site.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
