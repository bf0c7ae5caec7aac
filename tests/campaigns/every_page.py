"""Every page of the site, as each role that may see it: for campaigns that look at pages in a real browser.

The pages are those of the matrix of rights, `tests/functional/security/matrix.txt`: a route without a row fails there,
so no page is left out here. Forms of the office are also sent for their effects, and pages that are made by a link for
one person are opened with a real one.
"""

import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from socket import socket
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "functional"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "functional" / "security"))

from command_line import CLUBS, LEAGUE
from matrix_site import ME, OFFICE, OPEN, REQUESTS, MatrixSite, rows
from tests.campaigns.browser import computed

from torneo.model import Grant, Role
from torneo.office.accounts import people, tokens
from torneo.office.drawing import publish_fixtures
from torneo.office.folder import open_folder

ROLES = "ODCTAP"
"""The six roles, the one with most rights first: a letter of the matrix each."""
_EIGHT = "\n".join(f"Club {letter}; Cancha {letter}" for letter in "ABCDEFGH")
_SHAPES = ("league", "groups", "cup", "article", "last-season")
_SEND = """([path, fields]) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = path;
  for (const [name, value] of fields) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}"""


@dataclass(frozen=True)
class Visit:
    """One page. `sent`: the form that leads to it, from a page that somebody has open; None: an address."""

    name: str
    letter: str
    path: str
    sent: tuple[tuple[str, str], ...] | None = field(default=None, hash=False)

    @property
    def said(self) -> str:
        return f"{self.name} as {self.letter}"

    @property
    def file(self) -> str:
        """A name for a file about it."""
        plain = re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")
        return f"{plain}-seen" if self.sent is not None and self.name.startswith("POST") else plain

    @property
    def is_within(self) -> bool:
        """It is for somebody who has logged in, or is about to."""
        return self.path.startswith(
            ("/office", "/users", "/account", "/login", "/score", "/password", "/invitation")
        )


class AfternoonOfAMatchDay:
    """Stands still: so there is something to record, and no session runs out."""

    def now(self) -> datetime:
        return datetime(2026, 4, 4, 22, tzinfo=UTC)


class EveryPage:
    """The site of the matrix with a cup beside the league, and what there is to see on it."""

    def __init__(self, folder: Path) -> None:
        (folder / "liga.toml").write_text(LEAGUE, "utf-8")
        (folder / "clubs.toml").write_text(CLUBS, "utf-8")
        clock = AfternoonOfAMatchDay()
        with open_folder(folder, clock=clock) as workspace:
            publish_fixtures(workspace, ME, edition=None, stage=None, seed=7)
        self._site = MatrixSite(folder, lang="es", clock=clock)
        self._secrets = self._make_secrets()
        self._make_cups()
        self.visits = tuple(self._find())

    @property
    def once(self) -> tuple[Visit, ...]:
        """Each page once, as the role with most rights that may see it."""
        return tuple({each.name: each for each in reversed(self.visits)}.values())[::-1]

    @property
    def app(self) -> Any:
        return self._site.web.app

    def close(self) -> None:
        self._site.close()

    def context(self, browser: Any, address: str, letter: str, *, width: int, theme: str) -> Any:
        """A browser of somebody in a role."""
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            locale="es-PE",
            timezone_id="America/Lima",
            reduced_motion="reduce",
            service_workers="block",
        )
        name, _, value = self._site.sessions[letter]["Cookie"].partition("=")
        context.add_cookies([{"name": name, "value": value, "url": address}])
        return context

    def see(self, page: Any, address: str, visit: Visit) -> None:
        """Bring a page before somebody."""
        if visit.sent is None:
            page.goto(address + visit.path)
            computed(page)
            return
        key = self._site.sessions[visit.letter]["X-CSRF-Token"]
        page.goto(f"{address}/static/0/none")  # a page of the site without anything that could be left open
        with page.expect_navigation():
            page.evaluate(_SEND, [address + visit.path, [*visit.sent, ("csrf", key)]])

    # -- what there is to see ------------------------------------------------------------------------------------------

    def _find(self) -> Iterator[Visit]:
        for row in rows():
            for letter in ROLES:
                if letter in row.may or row.may == "credentials":
                    yield from self._of_row(row, letter)
        for shape in _SHAPES:
            yield Visit(f"new-{shape}", "O", f"/office/new?shape={shape}")
        typed = {"shape": "league", "name": "Otra liga", "season": "2027", "clubs": _EIGHT, "meetings": "2"}
        day = {"first_day": "2027-03-06", "step": "preview"}
        yield Visit("new-seen", "O", "/office/new", tuple({**typed, **day}.items()))
        yield Visit("draw-due", "O", "/office/act/draw?edition=copa-2026&stage=cuartos")
        for step in (0, 3, 8):
            yield Visit(f"draw-step-{step}", "O", f"/office/e/copa-2027/draw/cuartos?step={step}")
        yield Visit("bracket-drawn", "P", "/e/copa-2027/bracket")
        yield Visit("venue", "P", "/venue/cancha-a")

    def _of_row(self, row: Any, letter: str) -> Iterator[Visit]:
        name = row.name.replace("/", " ").strip()
        if row.method == "GET":
            yield from self._addresses(row, name, letter)
        elif row.path.startswith("/office") and (row.path, row.case) in OFFICE:
            path, given = self._site.request(row)
            yield Visit(name, letter, path, tuple(given["data"].items()))
            if row.path == "/office/act/{name}":
                asked = {key: value for key, value in given["data"].items() if key != "step"}
                yield Visit(f"form {row.case}", letter, f"{path}?{urlencode(asked)}")
        elif row.method == "POST" and "data" in REQUESTS.get((row.path, ""), {}):
            path, given = self._site.request(row)
            yield Visit(name, letter, path, tuple(given["data"].items()))

    def _addresses(self, row: Any, name: str, letter: str) -> Iterator[Visit]:
        if row.path == "/office/act/{name}" and row.case not in ("", "undo"):
            return  # filled in, with what it is about, where the row of its effects is
        if row.path in self._secrets:
            yield Visit(name, letter, self._secrets[row.path])
            return
        path, given = self._site.request(row)
        if "params" in given:
            path = f"{path}?{urlencode(given['params'])}"
        answer = self._site.ask(letter, row)
        if answer.headers.get("content-type", "").startswith("text/html"):
            yield Visit(name, letter, path)
        if row.path == "/office/match":
            for match in (OPEN, "liga-2026/liga/melgar-v-utc"):
                yield Visit(f"{name} {match.rpartition('/')[2]}", letter, f"{path}?match={match}")
        if row.path == "/office/e/{edition}/squads":
            yield Visit(f"{name} of a club", letter, f"{path}?team=melgar")
        if row.path == "/office/e/{edition}/regulation":
            yield Visit(f"{name} as text", letter, f"{path}?way=text")

    # -- what makes the site whole -------------------------------------------------------------------------------------

    def _make_secrets(self) -> dict[str, str]:
        """Addresses that hold a secret, each with one that is good."""
        gate = self._site.web.gate
        with self._site.web.site.writing() as desk:
            score, _ = tokens.make_score_link(gate, desk, ME, match=OPEN, name="árbitro")
        invitation, _ = people.invite(gate, ME, Grant(Role.AUDITOR))
        link = people.password_link(gate, ME, str(self._site.kept["user"])).link
        return {
            "/score/{secret}": f"/score/{score}",
            "/invitation/{secret}": f"/invitation/{invitation}",
            "/password/{secret}": f"/password/{link}",
        }

    def _make_cups(self) -> None:
        """A cup whose first round is to be drawn, and one whose first round has been."""
        for name, season in (("Copa", "2026"), ("Copa", "2027")):
            self._send("/office/new", shape="cup", name=name, season=season, clubs=_EIGHT)
        self._send("/office/act/draw", edition="copa-2027", stage="cuartos", seed="7")

    def _send(self, path: str, **typed: str) -> None:
        headers = {**self._site.sessions["O"], "Sec-Fetch-Site": "same-origin"}
        answer = self._site.web.post(path, data={**typed, "step": "save"}, headers=headers)
        assert answer.status_code == 303, (path, answer.text[-2000:])


@contextmanager
def listening(app: Any) -> Iterator[str]:
    """The address, without a slash at its end, at which an application of this process answers meanwhile."""
    import uvicorn

    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
