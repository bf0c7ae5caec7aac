"""A site with something to do for every role, and what to send to each address."""

import re
from dataclasses import dataclass
from pathlib import Path

from fastapi.routing import APIRoute

from torneo.model import Grant, Role
from torneo.office import commands
from torneo.office.accounts import people, tokens
from torneo.office.commands import Asked, ResultInput
from torneo.office.permissions import local_user
from torneo.web.api import ROUTERS as API
from torneo.web.pages import ROUTERS as PAGES
from web_client import PASSWORD, WebClient

MATRIX = Path(__file__).with_name("matrix.txt")
PLAYED, OPEN = "liga-2026/liga/melgar-v-utc", "liga-2026/liga/utc-v-melgar"
OTHER_MATCH = "liga-2026/liga/boys-v-cantolao"
ME = local_user()

ACTORS = {
    "O": (Grant(Role.ORGANISER),),
    "o": (Grant(Role.ORGANISER, "copa-2026"),),
    "D": (Grant(Role.DELEGATE, "melgar"),),
    "d": (Grant(Role.DELEGATE, "boys"),),
    "C": (Grant(Role.COMMISSIONER, PLAYED), Grant(Role.COMMISSIONER, OPEN)),
    "c": (Grant(Role.COMMISSIONER, OTHER_MATCH),),
    "T": (Grant(Role.TRIBUNAL),),
    "t": (Grant(Role.TRIBUNAL, "copa-2026"),),
    "A": (Grant(Role.AUDITOR),),
    "a": (Grant(Role.AUDITOR, "copa-2026"),),
    "P": (),
}
EVERYBODY = "".join(ACTORS)
_SHORT = {"all": EVERYBODY, "known": EVERYBODY.removesuffix("P")}


@dataclass(frozen=True)
class Row:
    """A line of the matrix: an address, one case of it, and who passes."""

    method: str
    path: str
    case: str
    may: str

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}" + (f"#{self.case}" if self.case else "")


def rows() -> list[Row]:
    found = []
    for line in MATRIX.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            method, path, may = line.split()
            path, _, case = path.partition("#")
            found.append(Row(method, path, case, _SHORT.get(may, may)))
    return found


def routes() -> list[tuple[str, str]]:
    """Every route of the site, by method and pattern."""
    return [
        (method, route.path)
        for router in (*PAGES, *API)
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in sorted(route.methods)
    ]


class MatrixSite:
    """One site, and a browser's session for each of the actors."""

    def __init__(self, folder, **given) -> None:
        """`given`: for the client, as its language or its clock."""
        self.web = WebClient(folder, **given)
        self.kept = self._prepare()
        self.round = self.web.site.view().season.match(OPEN).round
        self.sessions: dict[str, dict[str, str]] = {}
        for letter, grants in ACTORS.items():
            self.sessions[letter] = self._log_in(letter, grants) if letter != "P" else self._nobody()
        self.web.cookies.clear()

    def close(self) -> None:
        self.web.close()

    def ask(self, letter: str, row: Row):
        """Send the request of a row as one of the actors."""
        path, given = self.request(row)
        headers = {**self.sessions[letter], "Sec-Fetch-Site": "same-origin"}
        self.web.cookies.clear()
        return self.web.request(row.method, path, headers=headers, **given)

    def request(self, row: Row) -> tuple[str, dict]:
        """The address of a row with its parameters filled in, and what is sent."""
        values = {
            "edition": "liga-2026",
            "table": "liga",
            "stage": "liga",
            "team": "melgar",
            "match:path": PLAYED,
            "digest": "0",
            "name": "site.css",
            **self.kept,
        }
        if row.case == "regulation":
            values["entry"] = self.kept["adoption"]
        if row.path.startswith("/office/"):
            act = {"claim": "record"}.get(row.case, row.case)
            entry = self.kept["entry"]
            values |= {
                "name": act or "none",
                "stage": "liga",
                "number": self.round,
                "first": entry,
                "last": entry,
            }
        path = row.path
        for key, value in values.items():
            path = path.replace("{" + key + "}", str(value))
        sent = (
            self.office_request(row)
            or REQUESTS.get((row.path, row.case))
            or REQUESTS.get((row.path, ""))
            or {}
        )
        is_command = (
            row.method == "POST" and row.path.startswith("/api/") and not _NO_PREVIEW.search(row.path)
        )
        if is_command:
            path += "?preview=true"
        return path, {} if row.method == "GET" and "params" not in sent else dict(sent)

    def office_request(self, row: Row) -> dict:
        """What is sent to an address of the office; acts are asked for their effects alone."""
        if row.path == "/office/act/{name}" and row.method == "GET":
            return {"params": {"entry": str(self.kept["adoption"])}}
        typed = OFFICE.get((row.path, row.case))
        if typed is None:
            return {}
        numbers = {key: str(self.kept[value]) for key, value in typed.items() if value in self.kept}
        return {"data": {"edition": "liga-2026", "step": "preview", **typed, **numbers}}

    def _log_in(self, letter: str, grants) -> dict[str, str]:
        login = f"user-{letter}-{ord(letter)}"
        self.web.cookies.clear()
        self.web.add_user(login, *grants)
        self.web.log_in(login)
        return {
            "Cookie": f"torneo={self.web.cookies['torneo']}",
            "X-CSRF-Token": self.web.form_key("/account"),
        }

    def _nobody(self) -> dict[str, str]:
        self.web.cookies.clear()
        key = self.web.form_key("/login")
        return {"Cookie": f"torneo-form={self.web.cookies['torneo-form']}", "X-CSRF-Token": key}

    def _prepare(self) -> dict[str, object]:
        """Something that each address can be asked about."""
        gate = self.web.gate
        with self.web.site.writing() as desk:
            result = commands.record_result(desk, ME, Asked(match=PLAYED), ResultInput(score="2-1"))
            request = commands.request_postponement(desk, ME, Asked(match=OPEN), by="melgar", reason="rain")
            ruling = commands.rule_points(
                desk, ME, edition=None, table="liga", team="melgar", points=-1, reason="late"
            )
            appeal = commands.lodge_appeal(
                desk, ME, ruling.receipts[0].sequence, by="melgar", reason="was not late"
            )
            player = commands.register_player(desk, ME, edition=None, team="melgar", name="Somebody")
            adoption = next(e.sequence for e in desk.ledger().entries() if e.kind == "regulation_adopted")
            second = commands.rule_points(
                desk, ME, edition=None, table="liga", team="melgar", points=-2, reason="late again"
            )
            _, link = tokens.make_score_link(gate, desk, ME, match=OPEN)
        user = people.add_user(
            gate, ME, login="target", name="Target", grants=(Grant(Role.AUDITOR),), password=PASSWORD
        ).user
        _, invitation = people.invite(gate, ME, Grant(Role.AUDITOR))
        return {
            "entry": result.receipts[0].sequence,
            "adoption": adoption,
            "request": request.receipts[0].sequence,
            "ruling": second.receipts[0].sequence,
            "appeal": appeal.receipts[0].sequence,
            "person": player.person,
            "user": user.id,
            "number": user.held[0].number + 1000,  # there is none: nothing is taken away
            "invitation": invitation.id + "x",
            "link": link.id,
            "secret": "none",
        }


_NO_PREVIEW = re.compile("score-links|/users|/invitations")
"""Addresses of the API that change accounts: there is no preview of these."""
_BECAUSE = {"reason": "because"}
_WINDOW = {"role": "auditor", "scope": "", "since": "2026-05-01", "until": "2026-04-01"}
"""A role that would end before it begins: whoever may give it is told so, and nothing changes."""
REQUESTS: dict[tuple[str, str], dict] = {
    ("/live", ""): {"params": {"wait": "0"}},
    ("/live/said", ""): {"params": {"after": "0"}},
    ("/login", ""): {"data": {"login": "nobody", "password": "x"}},
    ("/password/{secret}", ""): {"data": {"password": "x"}},
    ("/login/passkey/options", ""): {"json": {}},
    ("/login/passkey", ""): {"json": {}},
    ("/account/password", ""): {"data": {"old": "x", "new": "y"}},
    ("/account/passkeys", ""): {"json": {}},
    ("/account/passkeys/options", ""): {"json": {}},
    ("/users", ""): {"data": {"login": "no blanks", "name": "x"}},
    ("/users/{user}/roles", ""): {"data": _WINDOW},
    ("/users/invitations", ""): {"data": _WINDOW},
    ("/api/v1/editions/{edition}/why", ""): {"params": {"first": "melgar", "second": "utc"}},
    ("/api/v1/results", ""): {"json": {"match": OPEN, "score": "1-0"}},
    ("/api/v1/results", "claim"): {"json": {"match": OPEN, "score": "1-0", "claimed": True}},
    ("/api/v1/results", "ruling"): {"json": {"match": OPEN, "score": "3-0", "status": "awarded", **_BECAUSE}},
    ("/api/v1/results/round", ""): {"json": {"results": [{"match": OPEN, "score": "1-0"}]}},
    ("/api/v1/results/correct", ""): {"json": {"match": PLAYED, "score": "1-0", **_BECAUSE}},
    ("/api/v1/results/confirm", ""): {"json": {"match": PLAYED}},
    ("/api/v1/results/protest", ""): {"json": {"match": PLAYED, "by": "melgar", **_BECAUSE}},
    ("/api/v1/entries/{entry}/revoke", ""): {"json": _BECAUSE},
    ("/api/v1/plans/postpone", ""): {"json": {"match": OPEN, **_BECAUSE}},
    ("/api/v1/plans/reschedule", ""): {"json": {"match": OPEN, "day": "2026-11-21"}},
    ("/api/v1/requests", ""): {
        "json": {"match": OTHER_MATCH.replace("boys-v-cantolao", "melgar-v-boys"), "by": "melgar", **_BECAUSE}
    },
    ("/api/v1/requests/{request}/answer", ""): {"json": {"agrees": True}},
    ("/api/v1/requests/{request}/decide", ""): {"json": {"agrees": True}},
    ("/api/v1/requests/{request}/withdraw", ""): {"json": _BECAUSE},
    ("/api/v1/rulings/points", ""): {"json": {"table": "liga", "team": "melgar", "points": -1, **_BECAUSE}},
    ("/api/v1/rulings/withdrawals", ""): {"json": {"team": "melgar", **_BECAUSE}},
    ("/api/v1/rulings/lots", ""): {"json": {"table": "liga", "order": ["melgar", "utc"], **_BECAUSE}},
    ("/api/v1/rulings/ties", ""): {"json": {"stage": "liga", "tie": "1", "winner": "melgar", **_BECAUSE}},
    ("/api/v1/rulings/refusals", ""): {"json": {"award": 1, "team": "melgar", **_BECAUSE}},
    ("/api/v1/rulings/{ruling}/appeal", ""): {"json": {"by": "melgar", **_BECAUSE}},
    ("/api/v1/appeals/{appeal}/decide", ""): {"json": {"upheld": True, **_BECAUSE}},
    ("/api/v1/places", ""): {"json": {"place": "x", "teams": ["melgar"]}},
    ("/api/v1/assertions", ""): {"json": {"place": "liga.1", "teams": ["melgar"], "source": "paper"}},
    ("/api/v1/stages/close", ""): {"json": {"stage": "liga"}},
    ("/api/v1/draws", ""): {"json": {"edition": "liga-2026"}},
    ("/api/v1/fixtures", ""): {"json": {"edition": "liga-2026"}},
    ("/api/v1/regulations/adopt", ""): {"json": {}},
    ("/api/v1/regulations", ""): {"json": {"file": "x.toml", "text": 'torneo = 1\n[edition]\nid = "x"\n'}},
    ("/api/v1/competitions", ""): {
        "json": {"name": "Copa", "season": "2027", "clubs": [{"name": "Uno"}, {"name": "Dos"}]}
    },
    ("/api/v1/competitions/next", ""): {"json": {"edition": "liga-2026"}},
    ("/api/v1/register", ""): {"json": {"clubs": [], "venues": []}},
    ("/api/v1/imports", ""): {
        "json": {"name": "r.csv", "text": "home,away,home_goals,away_goals\nutc,melgar,1,0\n"}
    },
    ("/api/v1/clubs/import", ""): {"json": {"name": "c.csv", "text": "name\nNuevo\n"}},
    ("/api/v1/squads/players", ""): {"json": {"team": "melgar", "name": "Somebody"}},
    ("/api/v1/squads/import", ""): {"json": {"team": "melgar", "name": "p.csv", "text": "nombre\nUno\n"}},
    ("/api/v1/squads/releases", ""): {"json": {"team": "melgar", "person": "p-1"}},
    ("/api/v1/people/{person}/erase", ""): {"json": _BECAUSE},
    ("/api/v1/score-links", ""): {"json": {"match": OPEN}},
    ("/api/v1/users", ""): {"json": {"login": "no blanks", "name": "x"}},
    ("/api/v1/users/{user}/roles", ""): {"json": _WINDOW},
    ("/api/v1/users/{user}/lock", ""): {"json": {"locked": False}},
    ("/api/v1/invitations", ""): {"json": _WINDOW},
}

_ACT = "/office/act/{name}"
OFFICE: dict[tuple[str, str], dict[str, str]] = {
    (_ACT, "record"): {"match": OPEN, "score": "1-0"},
    (_ACT, "claim"): {"match": OPEN, "score": "1-0", "claimed": "yes"},
    (_ACT, "correct"): {"match": PLAYED, "score": "1-0", **_BECAUSE},
    (_ACT, "award"): {"match": PLAYED, "status": "awarded", "winner": "utc", "score": "3-0", **_BECAUSE},
    (_ACT, "confirm"): {"match": PLAYED},
    (_ACT, "protest"): {"match": PLAYED, "by": "melgar", **_BECAUSE},
    (_ACT, "schedule"): {"match": OPEN, "to": "2026-11-21"},
    (_ACT, "postpone"): {"match": OPEN, **_BECAUSE},
    (_ACT, "request"): {"match": "liga-2026/liga/melgar-v-boys", "by": "melgar", **_BECAUSE},
    (_ACT, "answer"): {"request": "request", "agrees": "yes"},
    (_ACT, "decide"): {"request": "request", "agrees": "yes", **_BECAUSE},
    (_ACT, "withdraw-request"): {"request": "request"},
    (_ACT, "points"): {"table": "liga", "team": "melgar", "points": "-1", **_BECAUSE},
    (_ACT, "withdraw"): {"team": "melgar", **_BECAUSE},
    (_ACT, "lots"): {"table": "liga", "order": "melgar\nutc"},
    (_ACT, "tie"): {"tie": "liga 1", "winner": "melgar", **_BECAUSE},
    (_ACT, "refuse"): {"award": "1", "team": "melgar", **_BECAUSE},
    (_ACT, "appeal"): {"ruling": "ruling", "by": "melgar", **_BECAUSE},
    (_ACT, "decide-appeal"): {"appeal": "appeal", "upheld": "yes", **_BECAUSE},
    (_ACT, "close"): {"stage": "liga"},
    (_ACT, "undo"): {"entry": "entry", **_BECAUSE},
    (_ACT, "draw"): {"stage": "liga"},
    (_ACT, "fixtures"): {"stage": "liga"},
    ("/office/e/{edition}/rounds/{stage}/{number}", ""): {f"h:{OPEN}": "1", f"a:{OPEN}": "0"},
    ("/office/e/{edition}/squads", ""): {"team": "melgar", "what": "release", "person": "person"},
    ("/office/e/{edition}/squads", "one"): {
        "team": "melgar",
        "what": "one",
        "name": "Ana",
        "born": "2001-02-03",
    },
    ("/office/e/{edition}/squads", "many"): {
        "team": "melgar",
        "what": "many",
        "pasted": "Ana; 3/2/2001\nEva",
    },
    ("/office/e/{edition}/regulation", ""): {"way": "text", "text": "torneo = 1"},
    ("/office/new", ""): {"shape": "cup"},
    ("/office/register", ""): {},
    ("/office/import", ""): {"what": "clubs", "edition": "", "pasted": "Uno"},
    ("/office/score-links", ""): {"match": OPEN},
    ("/office/score-links/revoke", ""): {"match": OPEN, "id": "link"},
    ("/office/phone/results", ""): {"match": OPEN, "home": "x", "away": "y"},
}
"""What is typed into the office's forms; a value that names something prepared stands for its number."""
