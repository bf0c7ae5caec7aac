"""A gate in a folder of its own, with a clock that is set by hand and hashes that cost nothing."""

from datetime import UTC, datetime, timedelta

from torneo.model import Grant, Role
from torneo.office.accounts import AccountSettings, Gate, Visitor, people
from torneo.office.permissions import local_user

QUICK = AccountSettings(hash_memory_kib=8, hash_passes=1)
BROWSER = Visitor("203.0.113.7", "a browser")
ME = local_user("keyboard")
GOOD = "un caballo pasta en la cancha"


class HandClock:
    def __init__(self):
        self.time = datetime(2026, 4, 4, 12, tzinfo=UTC)

    def now(self):
        return self.time

    def go(self, **span):
        self.time += timedelta(**span)


def new_gate(folder, settings=QUICK):
    """A gate and its clock."""
    clock = HandClock()
    return Gate(folder / "torneo.accounts.db", settings=settings, clock=clock), clock


def somebody(gate, login="ana", role=Role.ORGANISER, scope="", password=GOOD):
    grants = () if role is None else (Grant(role, scope),)
    return people.add_user(gate, ME, login=login, name=login.title(), grants=grants, password=password).user
