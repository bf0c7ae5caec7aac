"""Requests made from the API's own description, valid and not, as each of the roles: nothing fails, every answer fits.

Passes when no answer is a failure of the server (5xx) and every answer is one that the description promises: its status,
its type and its shape. Commands are really carried out, on a league of four clubs and on a cup of two stages.
"""

import contextlib
import io
import tempfile
import warnings
from pathlib import Path

from tests.campaigns.verdict import Verdict

FULL, SHORT = 60, 1
"""Examples for each operation, role and mode."""
ROLES = ("organiser", "delegate", "commissioner", "tribunal", "auditor", "public")
LEAGUE = """\
torneo = 1
[edition]
id = "liga-2026"
competition = "liga"
season = "2026"
timezone = "America/Lima"
[entry]
teams = ["melgar", "utc", "boys", "cantolao"]
[rules]
tiebreakers = ["points", "goal_difference", "goals_for", "drawing_of_lots"]
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
[[stage]]
id = "final"
kind = "knockout"
teams = ["liga.1", "liga.2"]
level = ["penalties"]
[[award]]
title = "Champion 2026"
to = "final.winner"
"""
CLUBS = (
    "club = ["
    + ", ".join(
        f'{{ id = "{each}", name = "{each.title()}" }}' for each in ("melgar", "utc", "boys", "cantolao")
    )
    + "]"
)


def run(*, rounds: int, seed: int) -> Verdict:
    warnings.simplefilter("ignore")
    verdict = Verdict("schemathesis", seed)
    with tempfile.TemporaryDirectory() as scratch:
        for role in ROLES:
            _of_role(verdict, role, Path(scratch) / role, rounds, seed)
    return verdict


def _of_role(verdict: Verdict, role: str, folder: Path, rounds: int, seed: int) -> None:
    import schemathesis
    from hypothesis import HealthCheck, Phase, Verbosity, given, settings
    from hypothesis import seed as seeded
    from schemathesis import GenerationMode
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    checks = [
        not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
    ]
    app, headers = _site(role, folder)
    schema = schemathesis.openapi.from_dict(app.openapi())
    schema.app = app
    how = settings(
        max_examples=rounds,
        deadline=None,
        database=None,
        derandomize=False,
        verbosity=Verbosity.quiet,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    for found in schema.get_all_operations():
        operation = found.ok()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

            @seeded(seed)
            @how
            @given(case=operation.as_strategy(generation_mode=mode))
            def one(case) -> None:
                answer = case.call(headers=headers)
                verdict.count("requests")
                case.validate_response(answer, checks=checks)

            try:
                with contextlib.redirect_stdout(io.StringIO()):
                    one()
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                if type(error).__name__ in ("Unsatisfiable", "SkipTest"):
                    verdict.count("without such requests")
                    continue
                text = " ".join(str(each) for each in getattr(error, "exceptions", (error,)))
                verdict.faults.append(
                    f"{role} {mode.value} {operation.method} {operation.path}: {text[:900]}"
                )
            verdict.count("operations and roles")
    app.state.forecaster.close()
    app.state.gate.close()
    app.state.site.close()


def _site(role: str, folder: Path):
    """The application on a league of its own, and the headers of somebody in that role."""
    from torneo.cli.main import run as torneo
    from torneo.model import Grant, Role
    from torneo.office.accounts import AccountSettings, people, tokens
    from torneo.office.permissions import local_user
    from torneo.web.app import create_app
    from torneo.web.limits import Limits
    from torneo.web.settings import Settings

    folder.mkdir()
    (folder / "liga.toml").write_text(LEAGUE, "utf-8")
    (folder / "clubs.toml").write_text(CLUBS, "utf-8")
    with contextlib.redirect_stdout(io.StringIO()):
        assert torneo(["-C", str(folder), "fixtures", "liga-2026", "liga", "--seed", "7"]) == 0
    app = create_app(
        Settings(folder=str(folder)),
        accounts=AccountSettings(hash_memory_kib=8, hash_passes=1),
        limits=Limits(writes=10**9, token=10**9, past=10**9, logged=10),
    )
    if role == "public":
        return app, {}
    scopes = {"delegate": "melgar", "commissioner": "liga-2026"}
    user = people.add_user(
        app.state.gate, local_user(), login=role, name=role, grants=(Grant(Role(role), scopes.get(role, "")),)
    ).user
    secret, _ = tokens.make_token(app.state.gate, user.id, name="campaign", limits=("all", "people"))
    return app, {"Authorization": f"Bearer {secret}"}
