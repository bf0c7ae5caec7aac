"""The real application, asked in this process: a browser with its cookies, and none of its scripts."""

import asyncio
from pathlib import Path
from typing import Self

import httpx

from torneo.web.app import create_app
from torneo.web.settings import Settings


class WebClient:
    """`get`, `post` and the others of httpx on one folder's application; redirects are not followed by themselves."""

    def __init__(self, folder: Path | str, *, lang: str = "en", clock=None, **settings) -> None:
        self.app = create_app(Settings(folder=str(folder), **settings), clock=clock)
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app, raise_app_exceptions=False),
            base_url="http://liga.example",
            headers={"Accept-Language": lang, "Accept": "text/html"},
        )

    @property
    def site(self):
        return self.app.state.site

    @property
    def cookies(self) -> httpx.Cookies:
        return self._client.cookies

    def request(self, method: str, path: str, **given) -> httpx.Response:
        return self._runner.run(self._client.request(method, path, **given))

    def get(self, path: str, **given) -> httpx.Response:
        return self.request("GET", path, **given)

    def post(self, path: str, **given) -> httpx.Response:
        return self.request("POST", path, **given)

    def ok(self, path: str, **given) -> str:
        """The body of a page that has to be there."""
        answer = self.get(path, **given)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[-2000:])
        return answer.text

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()
        self.site.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
