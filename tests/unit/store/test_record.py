"""The record: chained as it is written, signed in the same transaction, and beyond change by whoever has the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit import chain, checkpoint, note
from kiosk.audit.fault import Fault
from kiosk.audit.tree import Frontier, leaf
from kiosk.audit.verify import verify
from kiosk.domain.clock_trust import ClockTrust
from kiosk.domain.events.assignments import Shared
from kiosk.domain.events.kiosk_life import HelpWanted
from kiosk.engine.ports import StoreError
from kiosk.store import exporting, signing_key
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from kiosk.store.triggers import NOT_ACKNOWLEDGED, ONLY_ADDED_TO
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.failing_disk import COMMIT, failing
from tests.fakes.stored import furnish, rows

HELP = HelpWanted(screen="Start")


@dataclass
class Line:
    """An event as a second connection reads it."""

    position: int
    epoch: int
    header: str
    personal: str | None
    salt: bytes | None
    commitment: bytes | None
    hash: bytes

    @property
    def told(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.header)
        return told


@pytest.fixture
def read(tmp_path: Path, sqlite: Library) -> Callable[[], list[Line]]:
    columns = "position, epoch, header, personal, salt, commitment, hash"
    query = f"SELECT {columns} FROM audit_event ORDER BY position"
    return lambda: [Line(*row) for row in rows(sqlite.module, tmp_path / "kiosk.db", query)]


@pytest.fixture
def epochs(tmp_path: Path, sqlite: Library) -> Callable[[], list[dict[str, Any]]]:
    query = "SELECT genesis FROM audit_epoch ORDER BY number"
    return lambda: [json.loads(row[0]) for row in rows(sqlite.module, tmp_path / "kiosk.db", query)]


@pytest.fixture
def notes(tmp_path: Path, sqlite: Library) -> Callable[[], list[str]]:
    query = "SELECT note FROM audit_checkpoint ORDER BY id"
    return lambda: [row[0] for row in rows(sqlite.module, tmp_path / "kiosk.db", query)]


def record(store: SqlStore, count: int = 1) -> None:
    with store.transaction() as tx:
        tx.record(*[HELP] * count)


def test_a_line_says_what_when_and_where_and_who_apart_from_that(
    store: SqlStore, clock: TurnedClock, read: Callable[[], list[Line]]
):
    first, _ = furnish(store, "ada", "bob")
    clock.turn(0.5)
    until = NOON + timedelta(hours=1)
    shared = Shared(person_id="ada", compartment_id=first, assignment_id="a1", colleague="bob", until=until)
    with store.acting("Grace at the desk"), store.transaction() as tx:
        tx.record(shared)
    (line,) = read()
    assert line.told == {
        "v": 1,
        "epoch": line.told["epoch"],
        "seq": 1,
        "type": "assignment.shared",
        "at": "2026-11-24T11:00:00.500000Z",
        "clock": "free-running",
        "boot": line.told["boot"],
        "mono_ns": 1_000_500_000_000,
        "bank": "A",
        "door": "01",
        "assignment": "a1",
        "detail": {"until": "2026-11-24T12:00:00Z"},
    }
    assert line.header.isascii()
    assert line.personal is not None
    assert json.loads(line.personal) == {
        "person": {"id": "ada", "known_as": "ada", "name": "Ada"},
        "colleague": {"id": "bob", "known_as": "bob", "name": "Bob"},
        "operator": "Grace at the desk",
    }
    for word in ("ada", "bob", "Grace"):
        assert word not in line.header


def test_each_line_is_chained_to_the_one_before_and_commits_to_what_it_says_of_people(
    store: SqlStore, read: Callable[[], list[Line]], tmp_path: Path, sqlite: Library
):
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.record(HELP, HelpWanted(person_id="ada", screen="Größe"), HELP)
    ((genesis,),) = rows(sqlite.module, tmp_path / "kiosk.db", "SELECT genesis FROM audit_epoch")
    before = chain.genesis_hash(genesis)
    for seq, line in enumerate(read(), start=1):
        before = chain.link(before, seq, line.header, line.commitment)
        assert line.hash == before
    one, told_of_ada, _ = read()
    assert (one.personal, one.salt, one.commitment) == (None, None, None)
    assert told_of_ada.salt is not None
    assert told_of_ada.personal is not None
    assert told_of_ada.commitment == chain.commitment(told_of_ada.salt, told_of_ada.personal)


@pytest.mark.parametrize("at_once", [1, 7, 250])
def test_every_hundredth_event_is_signed_in_its_own_transaction(
    store: SqlStore, tmp_path: Path, read: Callable[[], list[Line]], notes: Callable[[], list[str]], at_once: int
):
    while not read() or len(read()) < 250:
        record(store, at_once)
        assert len(notes()) == len(read()) // checkpoint.EVERY
    key = signing_key.load(tmp_path)
    assert key is not None
    tree, signed = Frontier(), {}
    for line in read():
        tree.append(leaf(line.hash))
        signed[tree.size] = tree.root()
    for size, text in zip((100, 200), notes(), strict=False):
        found = checkpoint.parse(note.open_note(text, [key.public]).body)
        assert (found.size, found.root) == (size, signed[size])


def test_a_checkpoint_that_is_asked_for_signs_what_the_same_transaction_wrote_and_nothing_twice(
    store: SqlStore, notes: Callable[[], list[str]], open_store: Callable[[], SqlStore]
):
    with store.transaction() as tx:
        tx.record(HELP)
        tx.checkpoint()
    with store.transaction() as tx:
        tx.checkpoint()
    assert [checkpoint.parse(one.split("\n\n")[0] + "\n").size for one in notes()] == [1]
    store.close()
    again = open_store()
    record(again, 99)  # the tree goes on from where it was signed
    assert [checkpoint.parse(one.split("\n\n")[0] + "\n").size for one in notes()] == [1, 100]


def test_what_was_undone_is_in_neither_the_chain_nor_the_tree(store: SqlStore, read: Callable[[], list[Line]]):
    record(store, 3)
    with failing(store, COMMIT), pytest.raises(StoreError):
        record(store, 2)
    record(store, 2)
    lines = read()
    assert [one.told["seq"] for one in lines] == [1, 2, 3, 4, 5]
    assert lines[3].hash == chain.link(lines[2].hash, 4, lines[3].header, None)


TAMPERINGS = (
    "DELETE FROM audit_event WHERE position = 2",
    "UPDATE audit_event SET header = replace(header, 'Start', 'Other') WHERE position = 2",
    "UPDATE audit_event SET position = 9 WHERE position = 2",
    "UPDATE audit_event SET commitment = NULL WHERE position = 2",
    "UPDATE audit_event SET personal = '{}' WHERE position = 2",
    "UPDATE OR REPLACE audit_event SET position = 1 WHERE position = 2",
    "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event WHERE position = 2",
    "REPLACE INTO audit_event SELECT 2, epoch, 'x', NULL, NULL, NULL, hash FROM audit_event WHERE position = 2",
    "INSERT INTO audit_event SELECT * FROM audit_event WHERE position = 2 ON CONFLICT DO UPDATE SET header = 'x'",
    "INSERT INTO audit_event SELECT 9, epoch, header, NULL, NULL, NULL, hash FROM audit_event WHERE position = 2",
    "INSERT INTO audit_event SELECT NULL, epoch, header, NULL, NULL, NULL, hash FROM audit_event WHERE position = 2",
    "DELETE FROM audit_epoch",
    "UPDATE audit_epoch SET genesis = ''",
    "INSERT OR REPLACE INTO audit_epoch SELECT * FROM audit_epoch",
    "DELETE FROM audit_checkpoint",
    "UPDATE audit_checkpoint SET note = ''",
    "INSERT OR REPLACE INTO audit_checkpoint SELECT * FROM audit_checkpoint",
)


@pytest.fixture
def stranger(store: SqlStore, tmp_path: Path, sqlite: Library) -> Iterator[Any]:
    """Any other program that opens the file, with none of our settings."""
    furnish(store, "ada")
    with store.transaction() as tx:
        tx.record(HELP, HelpWanted(person_id="ada", screen="Start"), HELP)
        tx.checkpoint()
    with closing(sqlite.module.connect(str(tmp_path / "kiosk.db"), isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize("recursive", [0, 1])
@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_the_record_is_only_added_to_whoever_writes(
    stranger: Any, tampering: str, recursive: int, sqlite: Library, read: Callable[[], list[Line]]
):
    before = read()
    stranger.execute(f"PRAGMA recursive_triggers = {recursive}")
    with pytest.raises(sqlite.module.IntegrityError, match=ONLY_ADDED_TO):
        stranger.execute(tampering)
    assert read() == before


@pytest.mark.parametrize("tampering", [one for one in TAMPERINGS if "REPLACE INTO audit_event SELECT 2" in one])
def test_without_the_guard_on_inserts_a_line_could_be_replaced(
    stranger: Any, tampering: str, read: Callable[[], list[Line]]
):
    """The control: update and delete triggers alone don't see a REPLACE."""
    stranger.execute("DROP TRIGGER tr_audit_event_added")
    stranger.execute(tampering)
    assert read()[1].header == "x"


def test_personal_data_can_go_and_nothing_else_with_it(stranger: Any, read: Callable[[], list[Line]]):
    before = read()[1]
    stranger.execute("UPDATE audit_event SET personal = NULL, salt = NULL WHERE position = 2")
    after = read()[1]
    assert (after.personal, after.salt) == (None, None)
    assert (after.header, after.commitment, after.hash) == (before.header, before.commitment, before.hash)


def test_nothing_leaves_the_outbox_before_it_was_acknowledged(stranger: Any, sqlite: Library):
    with pytest.raises(sqlite.module.IntegrityError, match=NOT_ACKNOWLEDGED):
        stranger.execute("DELETE FROM outbox WHERE position = 1")
    stranger.execute("INSERT INTO acknowledged VALUES (2)")
    stranger.execute("DELETE FROM outbox WHERE position <= 2")
    with pytest.raises(sqlite.module.IntegrityError, match=NOT_ACKNOWLEDGED):
        stranger.execute("DELETE FROM outbox")


def test_a_restart_goes_on_in_the_same_epoch(
    store: SqlStore, open_store: Callable[[], SqlStore], epochs: Callable[[], list[dict[str, Any]]]
):
    record(store)
    store.close()
    record(open_store())
    assert [one["why"] for one in epochs()] == ["installed"]


def test_an_older_database_put_back_is_noticed_once_and_its_lost_checkpoint_kept(
    store: SqlStore, open_store: Callable[[], SqlStore], tmp_path: Path, epochs: Callable[[], list[dict[str, Any]]]
):
    record(store, 3)
    store.close()
    older = (tmp_path / "kiosk.db").read_bytes()
    store = open_store()
    with store.transaction() as tx:
        tx.record(HELP)
        tx.checkpoint()
    store.tidy()
    store.close()
    (tmp_path / "kiosk.db").write_bytes(older)
    for _ in range(2):
        store = open_store()
        record(store)
        store.close()
    first, second = epochs()
    assert (first["why"], second["why"]) == ("installed", "rolled-back")
    assert second["previous"] == {"epoch": first["epoch"], "size": 3, "head": second["previous"]["head"]}
    assert [one.name for one in tmp_path.glob("record.head.lost-*")] == [f"record.head.lost-{first['epoch'][:8]}-4"]


@pytest.mark.parametrize("content", ["", "locker-kiosk/", "x" * 1000])
def test_a_kept_checkpoint_that_was_cut_off_proves_nothing(
    store: SqlStore,
    open_store: Callable[[], SqlStore],
    tmp_path: Path,
    content: str,
    epochs: Callable[[], list[dict[str, Any]]],
):
    store.close()
    (tmp_path / "record.head").write_text(content)
    record(open_store())
    assert [one["why"] for one in epochs()] == ["installed"]


def test_another_key_begins_another_epoch(
    store: SqlStore, open_store: Callable[[], SqlStore], tmp_path: Path, epochs: Callable[[], list[dict[str, Any]]]
):
    record(store)
    store.close()
    (tmp_path / "record.key").unlink()
    record(open_store())
    signing_key.make(tmp_path)
    record(open_store())
    assert [one["why"] for one in epochs()] == ["installed", "key-lost", "key-replaced"]
    assert len({one["key"] for one in epochs()}) == 3


@pytest.mark.expects_log("record.key_damaged")
@pytest.mark.parametrize("spoilt", [3, 40, 70, None])
def test_a_damaged_key_signs_nothing_and_is_kept_for_whoever_wants_to_know(
    store: SqlStore,
    open_store: Callable[[], SqlStore],
    tmp_path: Path,
    epochs: Callable[[], list[dict[str, Any]]],
    spoilt: int | None,
):
    record(store)
    store.close()
    path = tmp_path / "record.key"
    content = bytearray(path.read_bytes())
    if spoilt is None:
        del content[10:]
    else:
        content[spoilt] ^= 1
    path.write_bytes(content)
    store = open_store()
    with store.transaction() as tx:
        tx.record(HELP)
        tx.checkpoint()
    assert [one["why"] for one in epochs()] == ["installed", "key-lost"]
    assert (tmp_path / "record.key.damaged").read_bytes() == content
    whole = [one.to_bytes() for one in exporting.whole(tmp_path / "kiosk.db", 2)]
    assert verify(whole, exporting.keys(tmp_path / "kiosk.db")).events == 2


def test_the_key_is_for_its_owner_alone(store: SqlStore, tmp_path: Path):
    assert (tmp_path / "record.key").stat().st_mode & 0o777 == 0o600


GENESIS, EVENT, CHECKPOINT = "tr_audit_epoch_unchanged", "tr_audit_event_unchanged", "tr_audit_checkpoint_unchanged"
BY_HAND = {
    "a header is changed": (
        EVENT,
        "UPDATE audit_event SET header = replace(header, 'Start', 'x') WHERE position = 102",
    ),
    "a header is no JSON": (EVENT, "UPDATE audit_event SET header = 'x' WHERE position = 102"),
    "a hash is text": (EVENT, "UPDATE audit_event SET hash = 'x' WHERE position = 103"),
    "a hash is short": (EVENT, "UPDATE audit_event SET hash = x'00' WHERE position = 102"),
    "the end is deleted": ("tr_audit_event_kept", "DELETE FROM audit_event WHERE position > 101"),
    "all is deleted": ("tr_audit_event_kept", "DELETE FROM audit_event"),
    "a genesis is no JSON": (GENESIS, "UPDATE audit_epoch SET genesis = 'x'"),
    "a genesis lacks its key": (GENESIS, "UPDATE audit_epoch SET genesis = '{}'"),
    "a frontier is short": (CHECKPOINT, "UPDATE audit_checkpoint SET frontier = x'00' WHERE id = 2"),
    "a frontier is another": (
        CHECKPOINT,
        "UPDATE audit_checkpoint SET frontier = substr(frontier, 1, 8) || zeroblob(length(frontier) - 8) WHERE id = 2",
    ),
    "a note is none": (CHECKPOINT, "UPDATE audit_checkpoint SET note = 'x' WHERE id = 2"),
}


@pytest.mark.expects_log("record.unreadable", "record.unguarded")
@pytest.mark.parametrize("change", BY_HAND.values(), ids=BY_HAND)
def test_a_record_that_was_changed_by_hand_is_found_and_keeps_the_kiosk_from_nothing(
    store: SqlStore,
    open_store: Callable[[], SqlStore],
    tmp_path: Path,
    sqlite: Library,
    epochs: Callable[[], list[dict[str, Any]]],
    change: tuple[str, str],
):
    trigger, statement = change
    record(store, 103)
    with store.transaction() as tx:
        tx.checkpoint()  # over 103 events
    store.close()
    with closing(sqlite.module.connect(str(tmp_path / "kiosk.db"), isolation_level=None)) as connection:
        connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(statement)
    for _ in range(2):
        store = open_store()
        with store.transaction() as tx:
            tx.last_recorded_at()
            tx.record(HELP)
            tx.checkpoint()
        (count,) = rows(sqlite.module, tmp_path / "kiosk.db", "SELECT max(position) FROM audit_event")
        store.close()
    assert count[0] >= 2, "it goes on"
    query = "SELECT genesis FROM audit_epoch ORDER BY number DESC LIMIT 1"
    assert json.loads(rows(sqlite.module, tmp_path / "kiosk.db", query)[0][0])["why"] == "broken"
    whole = (one.to_bytes() for one in exporting.whole(tmp_path / "kiosk.db", *count))
    keys = exporting.keys(tmp_path / "kiosk.db")
    if "frontier" in statement:  # from it nothing is handed out
        assert verify(whole, keys).events == count[0]
    else:
        with pytest.raises(Fault):
            verify(whole, keys)


@pytest.mark.expects_log("record.unguarded")
def test_guards_that_somebody_took_away_are_put_back_and_the_record_says_so(
    store: SqlStore,
    open_store: Callable[[], SqlStore],
    tmp_path: Path,
    sqlite: Library,
    epochs: Callable[[], list[dict[str, Any]]],
):
    record(store)
    store.close()
    with closing(sqlite.module.connect(str(tmp_path / "kiosk.db"), isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER tr_audit_event_kept")
        connection.execute("DROP TRIGGER tr_outbox_owed")
        connection.execute("CREATE TRIGGER tr_outbox_owed BEFORE DELETE ON outbox BEGIN SELECT 1; END")
    record(open_store())
    assert [one["why"] for one in epochs()] == ["installed", "broken"]
    for statement in ("DELETE FROM audit_event", "DELETE FROM outbox"):
        with (
            closing(sqlite.module.connect(str(tmp_path / "kiosk.db"), isolation_level=None)) as connection,
            pytest.raises(sqlite.module.IntegrityError),
        ):
            connection.execute(statement)


def test_a_checkpoint_that_was_asked_for_is_put_beside_the_database_at_once(
    store: SqlStore, open_store: Callable[[], SqlStore], tmp_path: Path, epochs: Callable[[], list[dict[str, Any]]]
):
    """Else an older database that is put back would sign another record of the same size."""
    record(store, 3)
    store.close()
    older = (tmp_path / "kiosk.db").read_bytes()
    store = open_store()
    with store.transaction() as tx:
        tx.record(HELP)
        tx.checkpoint()
    store._connection.close()  # killed
    for one in tmp_path.glob("kiosk.db*"):
        one.unlink()
    (tmp_path / "kiosk.db").write_bytes(older)
    record(open_store())
    assert [one["why"] for one in epochs()] == ["installed", "rolled-back"]


def test_a_checkpoint_beside_the_database_that_cannot_be_read_or_written_is_in_nobodys_way(
    store: SqlStore, open_store: Callable[[], SqlStore], tmp_path: Path
):
    record(store)
    store.close()
    (tmp_path / "record.head").unlink(missing_ok=True)
    (tmp_path / "record.head").mkdir()
    record(open_store())


def test_each_line_says_how_far_the_clock_was_to_be_believed(store: SqlStore, read: Callable[[], list[Line]]):
    for trust in ClockTrust:
        store.judge_clock(lambda _wall, _monotonic, trust=trust: trust)  # type: ignore[misc]
        record(store)
    assert [one.told["clock"] for one in read()] == ["synchronised", "free-running", "untrusted"]


def test_the_last_instant_is_that_of_a_clock_that_was_believed(store: SqlStore, clock: TurnedClock):
    with store.transaction() as tx:
        assert tx.last_recorded_at() is None
    record(store)
    store.judge_clock(lambda _wall, _monotonic: ClockTrust.UNTRUSTED)
    clock.set_wall(NOON + timedelta(days=365))
    record(store)
    with store.transaction() as tx:
        assert tx.last_recorded_at() == NOON


def test_epochs_in_which_nothing_happened_are_left_out_of_an_export_and_missed_by_nobody(
    store: SqlStore, open_store: Callable[[], SqlStore], tmp_path: Path, epochs: Callable[[], list[dict[str, Any]]]
):
    record(store, 3)
    for _ in range(2):
        store.close()
        (tmp_path / "record.key").unlink()
        store = open_store()
    with store.transaction() as tx:
        tx.record(HELP)
        tx.checkpoint()
    assert len(epochs()) == 3
    whole = [one.to_bytes() for one in exporting.whole(tmp_path / "kiosk.db", 4)]
    assert [one.events for one in verify(whole, exporting.keys(tmp_path / "kiosk.db")).epochs] == [3, 1]


def test_the_end_of_an_epoch_is_signed_where_its_key_is_at_hand(
    store: SqlStore, tmp_path: Path, sqlite: Library, clock: TurnedClock, notes: Callable[[], list[str]]
):
    record(store, 3)
    store.close()
    again = SqlStore(tmp_path / "kiosk.db", sqlite, clock, begins="restored")
    assert [checkpoint.parse(one.split("\n\n")[0] + "\n").size for one in notes()] == [3]
    again.close()
