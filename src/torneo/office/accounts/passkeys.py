"""Passkeys (WebAuthn level 2): a key that a device keeps, bound to this site; the extra `passkeys` installs what it takes.

A ceremony has two halves. The challenge of the first is kept as a link that can be used once, so that no answer is
good twice.
"""

import json
from dataclasses import dataclass
from typing import Any

from torneo.model import NotFoundError, NotLoggedIn, NotYetPlayableError
from torneo.office.accounts.entering import Entered, enter
from torneo.office.accounts.gate import Gate, Visitor
from torneo.office.accounts.who import Who
from torneo.store.accounts import Passkey


@dataclass(frozen=True, slots=True)
class Site:
    """What a passkey is bound to: the domain, and the addresses pages are served from."""

    domain: str
    origin: str
    name: str = "torneo"


def are_available() -> bool:
    """Whether the extra `passkeys` is installed."""
    from importlib.util import find_spec

    return find_spec("webauthn") is not None


def ask_for_new(gate: Gate, site: Site, who: Who) -> dict[str, Any]:
    """What the browser needs to make a passkey for whoever is logged in."""
    webauthn = _webauthn()
    user = gate.accounts.users.get(_user(who))
    known = [_descriptor(each.id) for each in gate.accounts.passkeys.of(user.id)]
    options = webauthn.generate_registration_options(
        rp_id=site.domain,
        rp_name=site.name,
        user_name=user.login,
        user_id=user.id.encode(),
        user_display_name=user.name,
        exclude_credentials=known,
        authenticator_selection=_wishes(),
    )
    return _begin(gate, options, user=user.id)


def add(gate: Gate, visitor: Visitor, site: Site, who: Who, answer: dict[str, Any], *, name: str) -> Passkey:
    """Keep the passkey that the browser made.

    Raises:
        NotLoggedIn: `passkey-refused`: the answer is not to our challenge, not from this site, or not signed.
        ConflictError: `passkey-known`.
    """
    webauthn = _webauthn()
    user = _user(who)
    challenge = _challenge(gate, answer, user=user)
    try:
        made = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.domain,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except Exception as error:
        raise _refused(gate, visitor, user) from error
    passkey = Passkey(
        id=webauthn.helpers.bytes_to_base64url(made.credential_id),
        user=user,
        key=made.credential_public_key,
        count=made.sign_count,
        name=" ".join(name.split())[:60] or "-",
        made_at=gate.now(),
    )
    gate.accounts.passkeys.add(passkey)
    gate.log("passkey-added", visitor, user=user)
    return passkey


def ask_to_enter(gate: Gate, site: Site) -> dict[str, Any]:
    """What the browser needs to show a passkey of this site; nobody has to type who they are."""
    webauthn = _webauthn()
    wishes = webauthn.helpers.structs.UserVerificationRequirement.REQUIRED
    return _begin(gate, webauthn.generate_authentication_options(rp_id=site.domain, user_verification=wishes))


def enter_with(
    gate: Gate, visitor: Visitor, site: Site, answer: dict[str, Any], *, old_secret: str = ""
) -> Entered:
    """Come in with a passkey.

    Raises:
        NotLoggedIn: `passkey-refused`.
    """
    webauthn = _webauthn()
    challenge = _challenge(gate, answer, user="")
    passkey = gate.accounts.passkeys.find(str(answer.get("id", "")))
    user = gate.accounts.users.find(passkey.user) if passkey is not None else None
    if passkey is None or user is None or user.disabled:
        raise _refused(gate, visitor, "")
    try:
        seen = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.domain,
            expected_origin=site.origin,
            credential_public_key=passkey.key,
            credential_current_sign_count=passkey.count,
            require_user_verification=True,
        )
    except Exception as error:
        raise _refused(gate, visitor, user.id) from error
    gate.accounts.passkeys.used(passkey.id, count=seen.new_sign_count, now=gate.now())
    return enter(gate, visitor, user, how="passkey", old_secret=old_secret)


def passkeys(gate: Gate, who: Who) -> tuple[Passkey, ...]:
    """The passkeys of whoever asks, the oldest first."""
    return gate.accounts.passkeys.of(who.user) if who.user else ()


def remove(gate: Gate, visitor: Visitor, who: Who, id_: str) -> None:
    """Forget a passkey. Raises `NotFoundError` `passkey-unknown`."""
    if not gate.accounts.passkeys.delete(user=_user(who), id_=id_):
        raise NotFoundError("passkey-unknown")
    gate.log("passkey-removed", visitor, user=who.user)


def _webauthn() -> Any:
    """The library. Raises `NotYetPlayableError` `passkeys-missing`: the extra is not installed."""
    try:
        import webauthn
        import webauthn.helpers.structs
    except ImportError as error:
        raise NotYetPlayableError("passkeys-missing") from error
    return webauthn


def _wishes() -> Any:
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    return AuthenticatorSelectionCriteria(
        resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
    )


def _descriptor(id_: str) -> Any:
    from webauthn.helpers import base64url_to_bytes
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

    return PublicKeyCredentialDescriptor(id=base64url_to_bytes(id_))


def _begin(gate: Gate, options: Any, *, user: str = "") -> dict[str, Any]:
    """The options as JSON, their challenge kept for one answer."""
    webauthn = _webauthn()
    shown: dict[str, Any] = json.loads(webauthn.options_to_json(options))
    now = gate.now()
    gate.accounts.links.make(
        "challenge",
        user=user,
        facts={},
        by=user,
        now=now,
        expires_at=now + gate.settings.challenge_life,
        secret=shown["challenge"],
    )
    return shown


def _challenge(gate: Gate, answer: dict[str, Any], *, user: str) -> bytes:
    """The challenge that an answer is to, used up by it.

    Raises:
        NotLoggedIn: `passkey-refused`: it is none of ours, or was made for somebody else.
    """
    webauthn = _webauthn()
    try:
        client = json.loads(webauthn.base64url_to_bytes(answer["response"]["clientDataJSON"]))
        asked = str(client["challenge"])
    except (KeyError, TypeError, ValueError) as error:
        raise NotLoggedIn("passkey-refused") from error
    link = gate.accounts.links.use("challenge", asked, now=gate.now())
    if link is None or link.user != user:
        raise NotLoggedIn("passkey-refused")
    return bytes(webauthn.base64url_to_bytes(asked))


def _refused(gate: Gate, visitor: Visitor, user: str) -> NotLoggedIn:
    gate.log("login-failed", visitor, user=user, how="passkey")
    return NotLoggedIn("passkey-refused")


def _user(who: Who) -> str:
    if not who.user:
        raise NotLoggedIn("not-logged-in")
    return who.user
