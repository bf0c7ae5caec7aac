"""What only a ledger in files can go through: damage, other writers, full disks, restores."""

import os
import subprocess
import sys
import time

import pytest
from storage_tools import ANA, SetClock, fixtures, points, result

from torneo.ledger import Draft, replay
from torneo.ledger.entries import EntryRevoked
from torneo.model import StorageError
from torneo.store import State, backup, export_text, import_text, open_ledger, restore, verify_ledger
from torneo.store.anchor import HEADER, Mark, anchor_bytes, parse_anchor, read_anchor
from torneo.store.driver import connect, has_safe_wal
from torneo.store.locks import held
from torneo.store.sqlite import beside


@pytest.fixture
def path(tmp_path):
    return tmp_path / "torneo.db"


def written(path, count=5):
    ledger = open_ledger(path)
    clock = SetClock()
    for number in range(count):
        ledger.append((result(f"a{number}-v-b", key=f"k{number}"),), actor=ANA, clock=clock)
    return ledger


def closed(path, count=5):
    ledger = written(path, count)
    head = ledger.head()
    ledger.close()
    return head


def sql(path, statement, *values):
    db = connect(path)
    db.execute(statement, values)
    db.close()


def codes(path):
    return [(finding.code, dict(finding.facts)) for finding in verify_ledger(path).findings]


def test_what_was_acknowledged_is_there_after_reopening(path):
    head = closed(path)

    ledger = open_ledger(path)

    assert ledger.head() == head
    assert ledger.status.state is State.ANCHORED
    assert read_anchor(beside(path, ".anchor")).last == Mark(head.sequence, head.hash)
    assert read_anchor(beside(path, ".anchor")).marks[0].sequence == 1
    assert codes(path) == []
    ledger.close()


def test_changed_payload_is_named(path):
    closed(path)
    sql(path, "UPDATE entry SET body = replace(body, '2-1', '2-0') WHERE sequence = 4")

    assert codes(path) == [("chain-broken", {"sequence": 4, "what": "hash"})]
    ledger = open_ledger(path)
    with pytest.raises(StorageError) as error:
        ledger.facts()
    assert (error.value.code, error.value.facts["sequence"]) == ("ledger-chain-broken", 4)
    ledger.close()


def test_changed_look_up_column_is_named(path):
    closed(path)
    sql(path, "UPDATE entry SET subject = 'x' WHERE sequence = 3")

    assert codes(path) == [("columns-differ", {"sequence": 3})]


def test_entry_missing_in_the_middle_is_named(path):
    closed(path)
    sql(path, "DELETE FROM entry WHERE sequence = 3")

    assert codes(path)[0] == ("chain-broken", {"sequence": 4, "what": "sequence"})


def test_missing_end_opens_read_only_with_an_alarm(path):
    closed(path)
    sql(path, "DELETE FROM entry WHERE sequence >= 5")

    ledger = open_ledger(path)

    assert ledger.status.state is State.ALARM
    assert (ledger.status.reason, dict(ledger.status.facts)) == (
        "anchor-longer",
        {"missing": 5, "head": 4, "acknowledged": 6},
    )
    assert codes(path) == [("anchor-longer", {"missing": 5, "head": 4, "acknowledged": 6})]
    with pytest.raises(StorageError) as error:
        ledger.append((result("x-v-y"),), actor=ANA, clock=SetClock())
    assert (error.value.code, error.value.facts["missing"]) == ("ledger-alarm", 5)
    ledger.accept("lost in a power cut", actor=ANA, clock=SetClock())
    assert ledger.status.state is State.ANCHORED
    assert list(ledger.entries())[-1].payload.anchor_sequence == 6
    assert beside(path, ".anchor.rejected-1").exists()
    assert ledger.append((result("x-v-y"),), actor=ANA, clock=SetClock())[0].sequence == 6
    ledger.close()
    assert codes(path) == []


@pytest.mark.skipif(not has_safe_wal(), reason="this SQLite keeps ledgers without a write-ahead log")
def test_torn_write_ahead_log_raises_the_alarm(path, tmp_path):
    ledger = written(path)
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("torneo.db", "torneo.db-wal", "torneo.db.anchor"):
        (copy / name).write_bytes((tmp_path / name).read_bytes())
    ledger.close()
    log = copy / "torneo.db-wal"
    log.write_bytes(log.read_bytes()[:-5000])

    found = codes(copy / "torneo.db")

    assert found == [("anchor-longer", {"missing": 6, "head": 5, "acknowledged": 6})]


def test_changed_anchor_line_is_named(path):
    closed(path)
    anchor = beside(path, ".anchor")
    text = bytearray(anchor.read_bytes())
    text[len(HEADER) + 100] ^= 1
    anchor.write_bytes(text)

    ledger = open_ledger(path)

    assert (ledger.status.state, ledger.status.reason) == (State.ALARM, "anchor-damaged")
    assert dict(ledger.status.facts) == {"line": 3}
    assert codes(path)[0] == ("anchor-damaged", {"line": 3})
    ledger.close()


def test_torn_last_line_of_the_anchor_was_never_acknowledged(path):
    head = closed(path)
    anchor = beside(path, ".anchor")
    anchor.write_bytes(anchor.read_bytes()[:-30])

    ledger = open_ledger(path)

    assert ledger.status.state is State.EXTENDED
    assert dict(ledger.status.facts) == {"anchored": 5, "head": 6}
    assert ledger.append((result("x-v-y"),), actor=ANA, clock=SetClock())[0].sequence == 7
    assert ledger.status.state is State.ANCHORED
    ledger.close()
    assert codes(path) == []
    assert Mark(head.sequence, head.hash) in read_anchor(anchor).marks


def test_ledger_without_anchor_is_unanchored_until_accepted(path):
    closed(path)
    beside(path, ".anchor").unlink()

    ledger = open_ledger(path)

    assert ledger.status.state is State.UNANCHORED
    ledger.append((result("x-v-y"),), actor=ANA, clock=SetClock())
    assert not beside(path, ".anchor").exists()
    assert [code for code, _ in codes(path)] == ["anchor-missing"]
    assert verify_ledger(path).is_whole
    ledger.accept("copied by hand", actor=ANA, clock=SetClock())
    assert ledger.status.state is State.ANCHORED
    assert codes(path) == []
    ledger.close()


def test_anchor_of_another_ledger_raises_the_alarm(path, tmp_path):
    closed(path)
    other = tmp_path / "other.db"
    ledger = open_ledger(other)
    ledger.append((points("a", 1),), actor=ANA, clock=SetClock())
    ledger.close()
    beside(path, ".anchor").write_bytes(beside(other, ".anchor").read_bytes())

    ledger = open_ledger(path)

    assert (ledger.status.state, ledger.status.reason) == (State.ALARM, "anchor-differs")
    ledger.close()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"no database at all, but text\n" * 100, "not-a-ledger"), (b"SQLite format 3\0", "not-a-ledger")],
)
def test_file_that_is_no_ledger_is_refused(path, content, code):
    path.write_bytes(content)

    for use in (open_ledger, verify_ledger):
        with pytest.raises(StorageError) as error:
            use(path)
        assert error.value.code == code
    assert path.read_bytes() == content


def test_other_sqlite_database_is_refused(path):
    db = connect(path, mode="rwc")
    db.execute("CREATE TABLE t (x)")
    db.close()

    with pytest.raises(StorageError) as error:
        open_ledger(path)

    assert error.value.code == "not-a-ledger"


def test_ledger_of_a_newer_version_is_refused(path):
    closed(path)
    sql(path, "PRAGMA user_version = 99")

    with pytest.raises(StorageError) as error:
        open_ledger(path)

    assert error.value.code == "ledger-too-new"
    assert (error.value.facts["found"], error.value.facts["known"]) == (99, 1)


@pytest.mark.parametrize("size", [1, 100, 4096, 9000])
def test_truncated_database_is_never_taken_for_whole(path, size):
    closed(path)
    path.write_bytes(path.read_bytes()[:size])

    try:
        assert not verify_ledger(path).is_whole
    except StorageError as error:
        assert error.code in {"not-a-ledger", "ledger-damaged"}  # noqa: PT017 - either way of telling is right


def test_ledger_that_is_gone_while_its_anchor_is_there_is_not_made_anew(path):
    closed(path)
    path.unlink()

    with pytest.raises(StorageError) as error:
        open_ledger(path)

    assert (error.value.code, error.value.facts["acknowledged"]) == ("ledger-gone", 6)
    assert not path.exists()


def test_missing_ledger_is_not_made_when_not_asked(path):
    for use in (lambda: open_ledger(path, create=False), lambda: verify_ledger(path)):
        with pytest.raises(StorageError) as error:
            use()
        assert error.value.code == "ledger-missing"


def test_ledger_opened_to_read_refuses_to_write(path):
    head = closed(path)
    ledger = open_ledger(path, read_only=True)

    with pytest.raises(StorageError) as error:
        ledger.append((result("x-v-y"),), actor=ANA, clock=SetClock())

    assert (error.value.code, error.value.facts["reason"]) == ("ledger-read-only", "asked")
    assert ledger.facts().position == head.sequence
    ledger.close()


def test_folder_that_cannot_be_written_can_be_read(path, tmp_path):
    head = closed(path)
    if os.geteuid() == 0:
        mounted = subprocess.run(["mount", "--bind", tmp_path, tmp_path], check=False, capture_output=True)
        if mounted.returncode:
            pytest.skip("root may write everywhere, and mounting is not permitted")
        subprocess.run(["mount", "-o", "remount,ro,bind", tmp_path], check=True)
    else:
        tmp_path.chmod(0o555)
    try:
        ledger = open_ledger(path)
        assert (ledger.status.state, ledger.status.reason) == (State.READ_ONLY, "folder-read-only")
        assert ledger.facts().position == head.sequence
        with pytest.raises(StorageError) as error:
            ledger.append((result("x-v-y"),), actor=ANA, clock=SetClock())
        assert error.value.code == "ledger-read-only"
        assert verify_ledger(path).is_whole
        ledger.close()
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", tmp_path], check=True)
        else:
            tmp_path.chmod(0o755)


def test_second_process_waits_for_the_writer_and_then_says_so(path):
    ledger = open_ledger(path, timeout=0.1)
    with held(beside(path, ".lock"), timeout=0), pytest.raises(StorageError) as error:
        ledger.append((result("a-v-b"),), actor=ANA, clock=SetClock())

    assert error.value.code == "ledger-locked"
    assert ledger.append((result("a-v-b"),), actor=ANA, clock=SetClock())[0].sequence == 2
    ledger.close()


def test_two_openers_see_each_other(path):
    one, other = open_ledger(path), open_ledger(path)
    clock = SetClock()

    for number in range(6):
        writer = (one, other)[number % 2]
        writer.append((result(f"a{number}-v-b", key=str(number)),), actor=ANA, clock=clock)
        assert one.facts() == other.facts() == replay(one.entries())
    assert other.append((result("a0-v-b", key="0"),), actor=ANA, clock=clock)[0].replayed

    one.close()
    other.close()
    assert codes(path) == []


def test_failed_sync_of_the_anchor_is_told_and_the_retry_is_safe(path, monkeypatch):
    ledger = written(path)
    sync = os.fdatasync
    monkeypatch.setattr(os, "fdatasync", lambda _: (_ for _ in ()).throw(OSError(5, "Input/output error")))

    with pytest.raises(StorageError) as error:
        ledger.append((result("x-v-y", key="x"),), actor=ANA, clock=SetClock())

    assert error.value.code == "ledger-write-failed"
    assert (error.value.facts["kept"], error.value.facts["head"]) == ("yes", 7)
    with pytest.raises(StorageError):  # the disk is still bad: nothing is acknowledged
        ledger.append((result("x-v-y", key="x"),), actor=ANA, clock=SetClock())
    monkeypatch.setattr(os, "fdatasync", sync)
    (receipt,) = ledger.append((result("x-v-y", key="x"),), actor=ANA, clock=SetClock())
    assert (receipt.sequence, receipt.replayed) == (7, True)
    assert read_anchor(beside(path, ".anchor")).last == Mark(7, receipt.hash)
    ledger.close()
    assert codes(path) == []


def test_failed_commit_is_told_and_leaves_nothing(path, monkeypatch):
    ledger = written(path)
    monkeypatch.setattr("torneo.store.sqlite.row_of", lambda entry: (entry.sequence, object()))

    with pytest.raises(StorageError) as error:
        ledger.append((result("x-v-y", key="x"),), actor=ANA, clock=SetClock())

    assert (error.value.code, error.value.facts["kept"], error.value.facts["head"]) == (
        "ledger-write-failed",
        "no",
        6,
    )
    monkeypatch.undo()
    assert ledger.append((result("x-v-y", key="x"),), actor=ANA, clock=SetClock())[0].sequence == 7
    ledger.close()
    assert codes(path) == []


def test_snapshot_and_tail_equal_full_replay(path, monkeypatch):
    monkeypatch.setattr("torneo.store.sqlite_reading._SNAPSHOT_AFTER", 1)
    clock = SetClock()
    ledger = open_ledger(path)
    ledger.append((fixtures("a-v-b", "c-v-d"), result("a-v-b"), points("a", -3)), actor=ANA, clock=clock)
    ledger.append((Draft(payload=result("k-v-l").payload, reason="x"),), actor=ANA, clock=clock)
    ledger.facts()
    ledger.close()
    assert beside(path, ".facts").exists()

    ledger = open_ledger(path)
    ledger.append((Draft(payload=EntryRevoked(), supersedes=4),), actor=ANA, clock=clock)
    ledger.append((points("b", -1), result("c-v-d", supersedes=3)), actor=ANA, clock=clock)

    assert ledger.facts() == replay(ledger.entries())
    assert [each.payload.team for each in ledger.facts().points] == ["b"]
    ledger.close()


@pytest.mark.parametrize("damage", ["bit", "cut", "empty", "other-ledger", "gone"])
def test_damaged_snapshot_is_no_snapshot(path, monkeypatch, damage):
    monkeypatch.setattr("torneo.store.sqlite_reading._SNAPSHOT_AFTER", 1)
    ledger = written(path)
    expected = ledger.facts()
    ledger.close()
    cache = beside(path, ".facts")
    text = cache.read_bytes()
    if damage == "gone":
        cache.unlink()
    elif damage == "other-ledger":
        other = path.with_name("other.db")
        ledger = open_ledger(other)
        ledger.append((points("z", 9),), actor=ANA, clock=SetClock())
        ledger.facts()
        ledger.close()
        cache.write_bytes(beside(other, ".facts").read_bytes())
    else:
        changed = {"bit": text[:200] + bytes([text[200] ^ 4]) + text[201:], "cut": text[:-7], "empty": b""}
        cache.write_bytes(changed[damage])

    ledger = open_ledger(path)

    assert ledger.facts() == expected
    ledger.close()


def test_backup_of_a_ledger_in_use_is_whole(path, tmp_path):
    ledger = written(path)
    head = backup(path, tmp_path / "copy")
    ledger.append((result("x-v-y"),), actor=ANA, clock=SetClock())
    ledger.close()

    assert verify_ledger(tmp_path / "copy" / "torneo.db").findings == ()
    assert restore(tmp_path / "copy", tmp_path / "new") == head
    back = open_ledger(tmp_path / "new" / "torneo.db")
    assert (back.head(), back.status.state) == (head, State.ANCHORED)
    back.close()


def test_restore_overwrites_nothing_and_keeps_the_anchor_as_witness(path, tmp_path):
    ledger = written(path)
    backup(path, tmp_path / "copy")
    ledger.append((result("x-v-y"),), actor=ANA, clock=SetClock())
    ledger.close()

    with pytest.raises(StorageError) as error:
        restore(tmp_path / "copy", tmp_path)
    assert error.value.code == "restore-exists"
    path.unlink()
    restore(tmp_path / "copy", tmp_path)

    ledger = open_ledger(path)
    assert (ledger.status.state, dict(ledger.status.facts)["missing"]) == (State.ALARM, 7)
    ledger.accept("restored", actor=ANA, clock=SetClock())
    assert ledger.status.state is State.ANCHORED
    ledger.close()


def test_damaged_backup_is_not_restored(path, tmp_path):
    closed(path)
    backup(path, tmp_path / "copy")
    file = tmp_path / "copy" / "torneo.db"
    text = bytearray(file.read_bytes())
    text[-100] ^= 1
    file.write_bytes(text)

    with pytest.raises(StorageError) as error:
        restore(tmp_path / "copy", tmp_path / "new")

    assert error.value.code == "backup-damaged"
    with pytest.raises(StorageError) as again:
        backup(path, tmp_path / "copy")
    assert again.value.code == "backup-exists"


def test_text_form_comes_back_with_the_same_head(path, tmp_path):
    head = closed(path)

    assert export_text(path, tmp_path / "text") == head
    assert import_text(tmp_path / "text", tmp_path / "new.db") == head

    assert codes(tmp_path / "new.db") == []
    old, new = open_ledger(path), open_ledger(tmp_path / "new.db")
    assert list(old.entries()) == list(new.entries())
    assert new.status.state is State.ANCHORED
    old.close()
    new.close()


@pytest.mark.parametrize("change", ["edit", "cut", "swap", "garbage"])
def test_changed_text_form_is_refused(path, tmp_path, change):
    closed(path)
    export_text(path, tmp_path / "text")
    file = tmp_path / "text" / "ledger.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    if change == "edit":
        lines[3] = lines[3].replace(b"2-1", b"2-0")
    elif change == "cut":
        lines.pop()
    elif change == "swap":
        lines[2], lines[3] = lines[3], lines[2]
    else:
        lines[4] = b"{]\n"
    file.write_bytes(b"".join(lines))

    with pytest.raises(StorageError) as error:
        import_text(tmp_path / "text", tmp_path / "new.db")

    expected = {"edit": "ledger-chain-broken", "swap": "ledger-chain-broken"}
    expected |= {"cut": "export-incomplete", "garbage": "entry-unreadable"}
    assert error.value.code == expected[change]
    assert not (tmp_path / "new.db").exists()


def test_long_anchor_is_read_from_its_end(tmp_path):
    marks = tuple(Mark(number, f"{number:064x}") for number in range(1, 14000))
    text = anchor_bytes(marks)
    file = tmp_path / "x.anchor"
    file.write_bytes(text)

    assert read_anchor(file).last == marks[-1]
    assert read_anchor(file).marks[0] == marks[0]
    assert read_anchor(file).check == parse_anchor(text).check
    assert read_anchor(file).size == len(text)
    file.write_bytes(text[:-10] + b"x" + text[-9:])
    assert read_anchor(file).damaged == -1


def test_opening_imports_nothing_heavy():
    heavy = ["numpy", "numba", "pydantic", "rich", "typer", "ortools", "sqlalchemy"]
    code = f"import sys, torneo.store; print([name for name in {heavy!r} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"


def test_unsafe_sqlite_gets_no_write_ahead_log():
    assert [has_safe_wal(version) for version in ((3, 40, 1), (3, 51, 2), (3, 51, 3), (3, 53, 4))] == [
        False,
        False,
        True,
        True,
    ]


def test_rollback_journal_serves_where_the_log_is_unsafe(path, monkeypatch):
    monkeypatch.setattr("torneo.store.sqlite_files.has_safe_wal", lambda: False)
    head = closed(path)

    db = connect(path, mode="ro")
    assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    db.close()
    ledger = open_ledger(path)
    assert (ledger.head(), ledger.facts().position) == (head, head.sequence)
    ledger.close()


def test_waiting_writers_share_a_commit(path):
    """While one process holds the lock the requests of another pile up and are then written together."""
    import threading

    ledger = open_ledger(path)
    anchor = beside(path, ".anchor")
    with held(beside(path, ".lock"), timeout=1):
        threads = [
            threading.Thread(
                target=ledger.append,
                args=((result(f"a{n}-v-b"),),),
                kwargs={"actor": ANA, "clock": SetClock()},
            )
            for n in range(8)
        ]
        for thread in threads:
            thread.start()
        while len(ledger._queue) < 8:
            time.sleep(0.005)
    for thread in threads:
        thread.join()

    assert ledger.head().sequence == 9
    assert [mark.sequence for mark in read_anchor(anchor).marks] == [1, 9]
    ledger.close()
