"""What the housekeeper finds is on the record once, and shown to facilities until it is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from kiosk.domain.compartments import Condition
from kiosk.domain.events.compartments import ConditionSet
from kiosk.domain.restored import note
from kiosk.engine import housekeeping, status
from kiosk.engine import messages as m
from kiosk.engine.status import DeviceStatus, HeldDoor, RecordStatus
from tests.fakes.clock import NOON
from tests.fakes.failing_disk import COMMIT
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig

FAULT = "The database is damaged: row 7 is missing."
AFTER = "given after the backup of 2026-11-24T11:00:00Z: look before it is given away"
NO_ROOM = "There is no room for a backup."


@pytest.fixture
def rig() -> Iterator[Rig]:
    with quick_folder() as folder:
        rig = Rig(folder)
        yield rig
        rig.close()


def parts(rig: Rig) -> dict[str, DeviceStatus]:
    """What status says of the database, its backups and the disk."""
    return {one.name: one for one in status.of_running(rig.kiosk).devices if one.kind in {"record", "disk"}}


def record(rig: Rig) -> RecordStatus:
    return status.of_running(rig.kiosk).record


def details(rig: Rig, *kinds: str) -> list[object]:
    return [one.detail for one in rig.events(*kinds)]


def test_a_kiosk_of_which_nothing_is_wrong_shows_nothing_of_it(rig: Rig):
    for message in (m.BackupFound(None), m.DiskSeen(1 << 40), m.RecordChecked(None), m.BackedUp("x.db", NOON, 9)):
        rig.handle(message)
    assert parts(rig) == {}
    assert record(rig) == RecordStatus("fine", rig.clock.now(), None, NOON)


def test_before_the_first_check_nothing_is_claimed(rig: Rig):
    assert record(rig) == RecordStatus("unchecked", None, None, None)
    rig.handle(m.BackupFound(NOON - timedelta(hours=3)))
    assert record(rig).last_backup == NOON - timedelta(hours=3)


def test_damage_is_told_once_and_shown_with_what_to_do(rig: Rig):
    rig.handle(m.RecordChecked(FAULT))
    rig.clock.turn(60)
    rig.handle(m.RecordChecked(FAULT))
    assert details(rig, "record.damaged") == [{"error": FAULT}]
    shown = parts(rig)["database"]
    assert (shown.kind, shown.state, shown.since) == ("record", "down", NOON)
    assert shown.error == f"{FAULT} Restart the kiosk: it sets this database aside and goes on with its newest backup."
    assert record(rig) == RecordStatus("damaged", NOON + timedelta(seconds=60), FAULT, None)
    assert "database" in rig.bank.devices_down
    rig.handle(m.RecordChecked(None))
    assert (parts(rig)["database"].state, record(rig).state) == ("up", "fine")
    assert "database" not in rig.bank.devices_down


@pytest.mark.expects_log("store.failed")
def test_damage_is_shown_even_where_it_can_not_be_put_on_the_record(rig: Rig):
    with rig.failing(COMMIT):
        rig.handle(m.RecordChecked(FAULT))
    assert parts(rig)["database"].state == "down"
    assert type(rig.screen).__name__ == "Start", "nobody at the screen need be told"


def test_a_backup_is_on_the_record_with_who_asked_for_it(rig: Rig):
    rig.handle(m.BackedUp("a.db", NOON, 4096))
    rig.handle(m.BackedUp("b.db", NOON, 4097, alone=True, asked_by="grace (command line)"))
    first, second = rig.events("backup.made")
    assert first.detail == {"file": "a.db", "size_bytes": 4096, "alone": False}
    assert second.detail == {"file": "b.db", "size_bytes": 4097, "alone": True, "operator": "grace (command line)"}


def test_a_backup_that_fails_again_and_again_is_told_once_and_shown_until_one_is_made(rig: Rig):
    for _ in range(3):
        rig.handle(m.NotBackedUp(NO_ROOM))
    assert details(rig, "backup.failed") == [{"error": NO_ROOM}]
    assert parts(rig)["backups"].error == f"{NO_ROOM} It is tried again; the earlier ones are as they were."
    rig.handle(m.NotBackedUp("No backup could be made: x."))
    assert len(details(rig, "backup.failed")) == 2
    rig.handle(m.BackedUp("x.db", NOON, 9))
    assert (parts(rig)["backups"].state, parts(rig)["backups"].error) == ("up", None)
    rig.handle(m.NotBackedUp(NO_ROOM))
    assert len(details(rig, "backup.failed")) == 3


MIB = 1 << 20


@pytest.mark.parametrize(
    ("free", "state", "level"),
    [
        (1024 * MIB, None, None),
        (1024 * MIB - 1, "up", "low"),
        (200 * MIB, "up", "low"),
        (200 * MIB - 1, "down", "critical"),
        (0, "down", "critical"),
    ],
)
def test_little_room_is_shown_and_too_little_is_a_part_that_is_down(
    rig: Rig, free: int, state: str | None, level: str | None
):
    rig.handle(m.DiskSeen(free))
    found = parts(rig).get("disk")
    assert (None if found is None else found.state) == state
    assert details(rig, "disk.low") == ([] if level is None else [{"level": level, "free_bytes": free}])
    if found is not None:
        assert f"Only {free // MIB} MiB are left" in str(found.error)


def test_room_is_told_of_when_it_gets_less_and_when_there_is_enough_again(rig: Rig):
    for free in (2000, 900, 800, 100, 90, 300, 3000, 4000):
        rig.handle(m.DiskSeen(free * MIB))
    told = [
        (one.type, one.detail.get("level"), one.detail["free_bytes"] // MIB)
        for one in rig.events("disk.low", "disk.fine")
    ]
    assert told == [
        ("disk.low", "low", 900),
        ("disk.low", "critical", 100),
        ("disk.low", "low", 300),
        ("disk.fine", None, 3000),
    ]
    assert (parts(rig)["disk"].state, parts(rig)["disk"].error) == ("up", None)


@pytest.mark.expects_log("store.failed")
def test_what_could_not_be_recorded_for_want_of_room_is_recorded_with_the_next_look(rig: Rig):
    with rig.failing(COMMIT):
        rig.handle(m.DiskSeen(0))
    assert parts(rig)["disk"].state == "down"
    rig.handle(m.DiskSeen(1))
    assert details(rig, "disk.low") == [{"level": "critical", "free_bytes": 1}]


def test_the_limits_are_those_of_the_guide():
    assert (housekeeping.LOW_BYTES, housekeeping.CRITICAL_BYTES) == (1024 * MIB, 200 * MIB)


def test_a_door_that_is_held_since_a_restore_is_shown_with_the_reason_and_no_other(rig: Rig):
    ids = {one.door: one.id for one in rig.kiosk.bank.compartments.values()}
    with rig.store.transaction() as tx:
        for number, why in (("02", note(NOON, known=True)), ("03", note(NOON, known=False)), ("04", "police, 14:30")):
            tx.set_condition(ids[number], Condition.HOLD, why)
            tx.record(ConditionSet(compartment_id=ids[number], condition=Condition.HOLD, note=why))
    assert record(rig).held == (
        HeldDoor("A", "02", NOON, AFTER),
        HeldDoor("A", "03", NOON, f"perhaps {AFTER}"),
    )
