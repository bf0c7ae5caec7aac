"""The person vault: kept apart, erased for good."""

import os
import stat
from datetime import date

import pytest

from torneo.model import NotFoundError, StorageError
from torneo.store import Person, Vault, Verdict, open_ledger

CANARY = Person(
    name="Canario Único Quispe", born=date(2008, 3, 4), document="DNI-77777777", contact="canario@example.org"
)


@pytest.fixture
def vault(tmp_path):
    made = Vault(tmp_path / "torneo.people.db")
    yield made
    made.close()


def test_person_comes_back_and_the_commitment_holds(vault):
    person, commitment = vault.add(CANARY)

    assert vault.get(person) == CANARY
    assert vault.verify(person, commitment) is Verdict.OK
    assert vault.commitment(person) == commitment
    assert vault.verify(person, "0" * 64) is Verdict.DIFFERS


def test_two_commitments_to_the_same_data_differ(vault):
    assert vault.add(CANARY)[1] != vault.add(CANARY)[1]


def test_id_is_given_once(vault):
    vault.add(CANARY, id_="p-1")

    with pytest.raises(StorageError) as error:
        vault.add(CANARY, id_="p-1")

    assert (error.value.code, error.value.facts) == ("person-exists", {"person": "p-1"})


def test_erased_person_leaves_no_byte(vault, tmp_path):
    person, commitment = vault.add(CANARY)
    assert b"Canario" in vault.path.read_bytes()

    assert vault.erase(person)

    assert not vault.erase(person)
    assert vault.verify(person, commitment) is Verdict.ERASED
    with pytest.raises(NotFoundError):
        vault.get(person)
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for canary in ("Canario", "Quispe", "77777777", "canario@", "2008-03"):
        assert canary.encode() not in left


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_vault_is_for_its_owner_alone(vault):
    assert stat.S_IMODE(vault.path.stat().st_mode) == 0o600


def test_vault_keeps_its_people_when_reopened(vault):
    person, _ = vault.add(CANARY)
    vault.close()

    again = Vault(vault.path)

    assert again.get(person) == CANARY
    again.close()


def test_ledger_is_no_vault(tmp_path):
    open_ledger(tmp_path / "torneo.db").close()

    with pytest.raises(StorageError) as error:
        Vault(tmp_path / "torneo.db")

    assert error.value.code == "not-a-vault"
