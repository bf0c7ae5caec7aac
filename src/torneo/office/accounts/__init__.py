"""Accounts: who may enter and as whom; the use cases of the log-in, of invitations and of an organiser's list of users.

Everything goes through a `Gate`. Who comes in is an `Actor` with the grants that hold at that moment, and what he may
do is decided by `office.permissions` alone.
"""

from torneo.office.accounts.gate import Gate, Visitor, gate_of
from torneo.office.accounts.settings import AccountSettings
from torneo.office.accounts.who import NOBODY, Who

__all__ = ["NOBODY", "AccountSettings", "Gate", "Visitor", "Who", "gate_of"]
