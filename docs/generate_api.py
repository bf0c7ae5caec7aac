"""Writes docs/reference/api.md: what the API offers, from its own description, with examples that were really run."""

import asyncio
import contextlib
import io
import json
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent / "reference" / "api.md"
LEAGUE = """\
torneo = 1
[edition]
id = "liga-2026"
competition = "liga"
season = "2026"
name = "Liga 2026"
timezone = "America/Lima"
[entry]
teams = ["melgar", "utc"]
[rules]
tiebreakers = ["points", "goal_difference"]
[calendar]
from = 2026-03-07
to = 2026-11-28
days = ["saturday"]
kickoffs = ["15:30"]
[[stage]]
id = "liga"
kind = "league"
teams = "all"
meetings = 2
"""
CLUBS = 'club = [{ id = "melgar", name = "Melgar" }, { id = "utc", name = "UTC" }]\n'
CONDITIONS = "/editions/liga-2026/conditions"

INTRO = """\
# API

Everything that the pages do, for programs, under `/api/v1` of a site that `torneo serve` runs.
The description for programs is at `/api/v1/openapi.json` (OpenAPI 3.1), made from the code as this page is.
On a site without encryption only programs of the same machine should use it: a token is worth what its owner is.

## Who asks

Reading what is public needs nothing.
For everything else a program sends a token: `Authorization: Bearer torneo_...`.
`torneo user token ana "stadium board" --for results` makes one, or the page of one's account does; it is shown once and kept as a hash.

| Use | What the token may do, as far as its owner may |
| --- | --- |
| `read` | read everything the owner may, people apart |
| `results` | claim and record results |
| `write` | everything but people and accounts |
| `people` | squad lists, with the data of players |
| `all` | everything but accounts |

Pages of the site itself use the session of the browser, with `X-CSRF-Token`; another site cannot.
Accounts, invitations and the security log are for who has logged in so: no token reaches them, whatever its owner may.
One's own password, passkeys and tokens stay on the page of one's account.

## Asking

| What | How |
| --- | --- |
| language of sentences | `Accept-Language: es` or `en` |
| as it stood, as was known | `?as_of=2026-06-01`, `?known_at=2026-06-01 12:00` on everything of a season |
| nothing new | `If-None-Match` with the `ETag` of before answers 304 |
| long lists | `?limit=100`, then `?cursor=` with `next` of the page before; `next` is null on the last |
| what takes long | chances and what is certain answer 202 and `Retry-After` until they are known; `?if=melgar 2-0 utc` supposes a result, also several times |
| how often | 600 requests a minute for a token, 120 that change something, 240 that turn the season back; 429 names the seconds in `Retry-After` |
| how much | a body of 1 MiB; 5 MiB where it brings a file |

## Changing

A command answers with the receipts of what was recorded and with everything that moved.

| What | How |
| --- | --- |
| what would happen | `?preview=true`: effects, rows and matches before and after; nothing is recorded |
| the same request twice | `Idempotency-Key: ...`: carried out once, and the receipts come again with `replayed`; another request with the key is refused (409) |
| nobody else meanwhile | `?seen=17`, the last entry that was read: what was recorded since on the same subject is refused (409) |

## Errors

One shape for all: a code and facts for programs, a sentence for people, and all faults of a file or regulation at once.
Codes and sentences: [findings](findings.md).

| Status | When |
| --- | --- |
| 400, 422 | the request is malformed, or a field or regulation has faults |
| 401, 403 | it is not known who asks; whoever asks may not |
| 404, 409 | there is no such thing; it clashes with what is recorded |
| 413, 429 | too large; too often |
| 500, 503 | something failed, and nothing was saved by halves; the ledger cannot be read or written |
"""


class _Clock:
    def now(self) -> datetime:
        return datetime(2026, 3, 8, 15, tzinfo=UTC)


def page() -> str:
    """The whole page; the examples are run on a league of two clubs."""
    with tempfile.TemporaryDirectory() as scratch:
        app, token = _site(Path(scratch) / "liga")
        try:
            shown = asyncio.run(_examples(app, token))
            described = app.openapi()
        finally:
            app.state.forecaster.close()
            app.state.gate.close()
            app.state.site.close()
    return INTRO + "\n## Examples\n\n" + shown + "\n" + _addresses(described)


async def _examples(app: Any, token: str) -> str:
    import httpx

    bearer = {"Authorization": f"Bearer {token}"}
    result = {"match": "liga-2026/liga/melgar-v-utc", "score": "2-1"}
    asked: list[tuple[str, str, str, dict[str, str], dict[str, Any] | None]] = [
        ("What would a result do?", "POST", "/results?preview=true", bearer, result),
        (
            "Record it, safely even if the line breaks.",
            "POST",
            "/results",
            {**bearer, "Idempotency-Key": "phone-7-1"},
            result,
        ),
        (
            "The line broke; once more.",
            "POST",
            "/results",
            {**bearer, "Idempotency-Key": "phone-7-1"},
            result,
        ),
        ("The table.", "GET", "/editions/liga-2026/tables?table=liga", {}, None),
        ("Why is one above the other?", "GET", "/editions/liga-2026/why?first=melgar&second=utc", {}, None),
        (
            "What is still to be played, one at a time.",
            "GET",
            "/editions/liga-2026/matches?state=open&limit=1",
            {},
            None,
        ),
        ("What can still happen? It is computed first.", "GET", CONDITIONS, {}, None),
        ("After the seconds that `Retry-After` names.", "GET", CONDITIONS, {}, None),
        ("Correct it without saying why.", "POST", "/results/correct", bearer, {**result, "score": "1-1"}),
        ("Without a token.", "POST", "/results", {}, result),
    ]
    lines = []
    transport = httpx.ASGITransport(app)
    headers = {"Accept-Language": "en", "Accept": "application/json"}
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as client:
        for title, method, path, given, body in asked:
            answer = await client.request(method, f"/api/v1{path}", headers=given, json=body)
            while title.startswith("After") and answer.status_code == 202:
                await asyncio.sleep(0.1)
                answer = await client.request(method, f"/api/v1{path}", headers=given, json=body)
            lines += [title, "", "```text", f"{method} /api/v1{path}"]
            lines += [
                f"{name}: {'Bearer torneo_...' if name == 'Authorization' else value}"
                for name, value in given.items()
            ]
            lines += ["", json.dumps(body)] if body is not None else []
            lines += ["```", "", "```text", *_shown(answer.status_code, answer.json()), "```", ""]
    return "\n".join(lines)


def _shown(status: int, data: Any) -> list[str]:
    """An answer with what differs each time left out, and what goes on and on cut short."""
    text = json.dumps(data, indent=1, ensure_ascii=False)
    text = re.sub(r'"(hash|version)": "[^"]*"', r'"\1": "..."', text)
    lines = text.splitlines()
    if len(lines) > 60:
        lines = [*lines[:48], " ..."]
    return [str(status), *lines]


def _addresses(described: dict[str, Any]) -> str:
    """Every address by its kind, with parameters and fields."""
    by_tag: dict[str, list[str]] = {}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            if path.startswith("/api/"):
                by_tag.setdefault(operation["tags"][0], []).extend(
                    _address(described, path, method, operation)
                )
    return "\n".join(line for tag, lines in by_tag.items() for line in (f"## {tag.capitalize()}", "", *lines))


def _address(described: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> list[str]:
    lines = [f"### `{method.upper()} {path}`", "", operation.get("description", operation["summary"]), ""]
    named = [
        (f"`{each['name']}` ({each['in']})", each.get("required", False), each.get("description", ""))
        for each in operation.get("parameters", ())
    ]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    model = described["components"]["schemas"].get(body.get("$ref", "").rpartition("/")[2], {})
    wanted = set(model.get("required", ()))
    named += [
        (f"`{name}`", name in wanted, field.get("description", ""))
        for name, field in model.get("properties", {}).items()
    ]
    if named:
        lines += ["| Name | Needed | |", "| --- | --- | --- |"]
        lines += [f"| {name} | {'yes' if needed else ''} | {said} |" for name, needed, said in named]
        lines.append("")
    return lines


def _site(folder: Path) -> tuple[Any, str]:
    from torneo.cli.main import run
    from torneo.model import Grant, Role
    from torneo.office.accounts import AccountSettings, people, tokens
    from torneo.office.permissions import local_user
    from torneo.web.app import create_app
    from torneo.web.settings import Settings

    folder.mkdir()
    (folder / "liga.toml").write_text(LEAGUE, "utf-8")
    (folder / "clubs.toml").write_text(CLUBS, "utf-8")
    with contextlib.redirect_stdout(io.StringIO()):
        run(["-C", str(folder), "fixtures", "--seed", "7"], env={})
    app = create_app(
        Settings(folder=str(folder)),
        clock=_Clock(),
        accounts=AccountSettings(hash_memory_kib=8, hash_passes=1),
    )
    user = people.add_user(
        app.state.gate, local_user(), login="ana", name="Ana", grants=(Grant(Role.ORGANISER),)
    ).user
    secret, _ = tokens.make_token(app.state.gate, user.id, name="example", limits=("all",))
    return app, secret
