"""Every bit at the head of the page that holds the entries: where a flip changes how SQLite walks the rows."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from torneo.ledger.chain import Draft
from torneo.ledger.entries import MatchPostponed
from torneo.model import Actor, Role, StorageError
from torneo.store import State, open_ledger, verify_ledger
from torneo.store.sqlite_reading import Queries

ACTOR = Actor("a", Role.ORGANISER)


class Clock:
    def now(self):
        return datetime(2026, 5, 1, 20, tzinfo=UTC)


@dataclass
class Rows:
    """A connection that hands out what a damaged page would."""

    rows: list

    def execute(self, _statement, _values):
        return self

    def fetchall(self):
        return self.rows


@pytest.mark.parametrize("sequences", [(0,), (1, 2, 0), (1, 3, 2), (1, 1)])
def test_rows_out_of_order_are_damage_and_never_read_again_and_again(sequences):
    queries = Queries(Rows([(number, b"", "") for number in sequences]))

    with pytest.raises(StorageError) as error:
        queries.stored(0)

    assert error.value.code == "ledger-damaged"


def test_no_flipped_bit_at_the_head_of_a_page_is_silent_or_endless(tmp_path):
    path = tmp_path / "torneo.db"
    ledger = open_ledger(path)
    for number in range(8):
        draft = Draft(payload=MatchPostponed(f"e/liga/a-v-b{number}", day="2026-06-01"))
        ledger.append([draft], actor=ACTOR, clock=Clock())
    expected = (tuple(ledger.entries()), ledger.head())
    ledger.close()
    whole = path.read_bytes()
    size = int.from_bytes(whole[16:18], "big")

    silent = []
    for page in (1, 2):
        for place in range(page * size, page * size + 40):
            for bit in range(8):
                changed = bytearray(whole)
                changed[place] ^= 1 << bit
                path.write_bytes(changed)
                (tmp_path / "torneo.db.facts").unlink(missing_ok=True)
                if not noticed(path, expected):
                    silent.append((place, bit))
    assert silent == []


def noticed(path, expected) -> bool:
    """The flip is reported, or everything that can be read is as it was."""
    try:
        if not verify_ledger(path).is_whole:
            return True
        ledger = open_ledger(path)
        try:
            if ledger.status.state is State.ALARM:
                return True
            return (tuple(ledger.entries()), ledger.head()) == expected
        finally:
            ledger.close()
    except StorageError:
        return True
