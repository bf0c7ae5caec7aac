"""Accounts: who may enter, with what, and what was tried; in a file of its own beside the ledger.

It holds personal data and secrets (only as hashes), so it is no part of the ledger: a person who leaves is deleted here,
and the ledger goes on naming an opaque id.
"""

from torneo.store.accounts.file import Accounts
from torneo.store.accounts.values import Event, Link, Passkey, Session, Token, User

__all__ = ["Accounts", "Event", "Link", "Passkey", "Session", "Token", "User"]
