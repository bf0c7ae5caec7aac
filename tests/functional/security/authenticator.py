"""A passkey in software: makes keys and signs challenges as a device would (WebAuthn level 2, ES256, no attestation)."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

_PRESENT, _VERIFIED, _ATTESTED = 0x01, 0x04, 0x40


def text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


class Authenticator:
    """One device. `origin`: the address of the page that asks."""

    def __init__(self, origin="http://liga.example", *, verified=True):
        self.origin = origin
        self._flags = _PRESENT | (_VERIFIED if verified else 0)
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.count = 0
        self.user = b""

    def make(self, options, *, challenge=None):
        """The answer to a registration."""
        self.user = options["user"]["id"].encode()
        point = self._key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(public)
        data = self._data(options["rp"]["id"], self._flags | _ATTESTED) + attested
        client = self._client("webauthn.create", challenge or options["challenge"])
        sealed = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer({"clientDataJSON": text(client), "attestationObject": text(sealed)})

    def show(self, options, *, challenge=None):
        """The answer to a log-in."""
        self.count += 1
        client = self._client("webauthn.get", challenge or options["challenge"])
        data = self._data(options["rpId"], self._flags)
        signed = self._key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            {
                "clientDataJSON": text(client),
                "authenticatorData": text(data),
                "signature": text(signed),
                "userHandle": None,
            }
        )

    def _data(self, domain, flags):
        return hashlib.sha256(domain.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind, challenge):
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, response):
        return {
            "id": text(self.id),
            "rawId": text(self.id),
            "type": "public-key",
            "clientExtensionResults": {},
            "response": response,
        }
