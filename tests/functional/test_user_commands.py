"""Accounts by the command line: the first organiser, roles held against the season, links and tokens."""

import io
import json
import re
from datetime import UTC, datetime

from torneo.office.accounts import Gate, Visitor, entering, who

VISITOR = Visitor("203.0.113.7")


def gate_of(torneo):
    return Gate(torneo.folder / "torneo.accounts.db")


def secret_in(said, place):
    return re.search(rf"http://127\.0\.0\.1:8014/{place}/(\S+)", said)[1]


def test_first_organiser_sets_a_password_by_link_and_logs_in(torneo):
    said = torneo.ok("user", "add", "Ana Paz", "--role", "organiser")
    gate = gate_of(torneo)

    entering.password_by_link(
        gate, VISITOR, secret=secret_in(said, "password"), password="una frase bien larga"
    )

    assert entering.log_in(gate, VISITOR, login="ana-paz", password="una frase bien larga")
    gate.close()
    (user,) = json.loads(torneo.ok("user", "list", "--format", "json"))
    assert (user["login"], user["has_password"], user["roles"][0]["role"]) == ("ana-paz", True, "organiser")
    assert "login" in torneo.ok("user", "log")


def test_password_is_read_from_the_input(torneo, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("una frase bien larga\n"))

    said = torneo.ok("user", "add", "Ana", "--role", "organiser", "--stdin")

    assert "http" not in said
    gate = gate_of(torneo)
    assert entering.log_in(gate, VISITOR, login="ana", password="una frase bien larga")
    gate.close()


def test_role_is_held_against_the_season_and_taken_away_by_number(torneo):
    torneo.ok("user", "add", "Luis", "--role", "delegate", "--scope", "melgar")

    torneo.ok("user", "grant", "luis", "commissioner", "--scope", "liga-2026", "--from", "2026-03-01")
    listed = torneo.ok("user", "list")
    number = re.search(r"(\d+)  commissioner", listed)[1]
    torneo.ok("user", "revoke", "luis", number)

    assert "commissioner, liga-2026, from 1 March 2026" in listed
    (user,) = json.loads(torneo.ok("user", "list", "--format", "json"))
    assert [each["scope"] for each in user["roles"]] == ["melgar"]


def test_wrong_words_are_told(torneo):
    for words in (
        ("add", "Luis", "--role", "boss"),
        ("add", "Luis", "--role", "delegate"),
        ("add", "Luis", "--role", "delegate", "--scope", "melgra"),
        ("add", "Luis", "--login", "no blanks"),
        ("grant", "nobody", "auditor"),
        ("revoke", "nobody"),
        ("token", "nobody", "board"),
    ):
        said = torneo("user", *words)
        assert said.code in (1, 2)
        assert said.err.startswith("torneo: ")
        assert "no sentence" not in said.err


def test_only_the_organiser_of_the_ledger_gives_accounts(torneo):
    said = torneo("user", "add", "Eva", "--as", "tribunal")

    assert (said.code, "may not manage accounts" in said.err) == (1, True)


def test_invitation_and_token_work(torneo):
    torneo.ok("user", "add", "Ana", "--role", "organiser")
    said = torneo.ok("user", "invite", "delegate", "--scope", "melgar")
    token = json.loads(torneo.ok("user", "token", "ana", "board", "--for", "results", "--format", "json"))
    gate = gate_of(torneo)

    entered = entering.accept_invitation(
        gate,
        VISITOR,
        secret=secret_in(said, "invitation"),
        login="luis",
        name="Luis",
        password="melgar campeon",
    )

    assert entered.who.actor.scope == "melgar"
    assert who.by_token(gate, token["token"]).actor.limits == ("results",)
    gate.close()


def test_acts_on_accounts_are_told_to_programs(torneo, monkeypatch):
    def told(*words):
        return json.loads(torneo.ok("user", *words, "--format", "json"))

    torneo.ok("user", "add", "Ana", "--role", "delegate", "--scope", "melgar")
    grant = {"role": "auditor", "scope": None, "from": "2026-03-01T05:00:00+00:00", "until": None}

    given = told("grant", "ana", "auditor", "--from", "2026-03-01")
    assert {**given, "from": _utc(given["from"])} == {"login": "ana", **grant, "link": None}

    invited = told("invite", "auditor", "--from", "2026-03-01")
    assert invited.pop("link").startswith("http://127.0.0.1:8014/invitation/")
    assert invited.pop("expires_at")
    assert {**invited, "from": _utc(invited["from"])} == grant

    link = told("password", "ana")
    assert (link["login"], link["link"].partition("/password/")[0]) == ("ana", "http://127.0.0.1:8014")
    monkeypatch.setattr("sys.stdin", io.StringIO("una frase bien larga\n"))
    assert told("password", "ana", "--stdin") == {"login": "ana", "link": None}

    (user,) = json.loads(torneo.ok("user", "list", "--format", "json"))
    number = next(each["number"] for each in user["roles"] if each["role"] == "auditor")
    assert told("revoke", "ana", str(number)) == {"done": "role-taken", "user": "ana", "number": number}
    assert told("revoke", "ana", "--lock") == {"done": "user-locked", "user": "ana", "number": None}
    assert told("revoke", "ana", "--forget") == {"done": "user-forgotten", "user": "ana", "number": None}


def _utc(text):
    return datetime.fromisoformat(text).astimezone(UTC).isoformat()
