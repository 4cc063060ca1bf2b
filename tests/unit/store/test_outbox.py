"""The record as the sync thread reads it, and as the engine takes upstream's word for it: whatever its length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from kiosk.engine.ports import StoreError
from kiosk.store.outbox import RecordOutbox
from tests.fakes.rig import Rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    found = Rig(tmp_path)
    for _ in range(60):
        found.person("ada", department=f"{len(found.events())}")
    yield found
    found.close()


@pytest.fixture
def outbox(rig: Rig) -> Iterator[RecordOutbox]:
    found = RecordOutbox(rig.path)
    yield found
    found.close()


def scans(rig: Rig, connection: Any, work: Callable[[], object]) -> list[str]:
    """The tables of the record that ``work`` reads from end to end."""
    plans: list[str] = []

    def explain(_c: object, cursor: Any, statement: str, values: Any, _x: object, _many: object) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", values)
            plans.extend(row[-1] for row in cursor.fetchall())

    event.listen(connection.engine, "before_cursor_execute", explain)
    work()
    event.remove(connection.engine, "before_cursor_execute", explain)
    assert plans
    return [one for one in plans if one.startswith("SCAN audit_event") or "TEMP B-TREE" in one]


def test_no_question_goes_through_the_whole_record(rig: Rig, outbox: RecordOutbox):
    (epoch,) = outbox.epochs()
    assert outbox._connection is not None

    def asks() -> None:
        assert len(outbox.batch(epoch, 20, 10)) == 10
        assert outbox.hash_at(epoch, 30)
        outbox.checkpoint(epoch, 40)
        outbox.acknowledged()

    assert scans(rig, outbox._connection, asks) == []


def test_taking_upstreams_word_does_not_either(rig: Rig, outbox: RecordOutbox):
    (epoch,) = outbox.epochs()
    hashed = outbox.hash_at(epoch, 30)
    assert hashed is not None

    def acknowledges() -> None:
        with rig.store.transaction() as tx:
            assert tx.acknowledge(epoch.id, 30, hashed)

    assert scans(rig, rig.store._connection, acknowledges) == []
    assert outbox.acknowledged() == epoch.after + 30


def test_the_newest_checkpoint_is_the_last_one_that_upstream_has_all_events_of(rig: Rig, outbox: RecordOutbox):
    (epoch,) = outbox.epochs()
    sizes = []
    for _ in range(3):
        rig.person("ben", department=f"{len(rig.events())}")
        with rig.store.transaction() as tx:
            tx.checkpoint()
        sizes.append(len(rig.events()))
    for size in sizes:
        found = outbox.checkpoint(epoch, size)
        assert found is not None
        assert found[0] == size
    assert outbox.checkpoint(epoch, sizes[1]) == outbox.checkpoint(epoch, sizes[2] - 1)


def test_it_sees_what_was_recorded_meanwhile_and_opens_again_once_closed(rig: Rig, outbox: RecordOutbox):
    (epoch,) = outbox.epochs()
    before = len(outbox.batch(epoch, 0, 1000))
    rig.person("grace")
    assert len(outbox.batch(epoch, 0, 1000)) > before
    outbox.close()
    assert len(outbox.batch(epoch, 0, 1000)) > before


def test_a_database_that_cant_be_read_is_said_in_a_sentence(tmp_path: Path):
    outbox = RecordOutbox(tmp_path / "nothing" / "kiosk.db")
    with pytest.raises(StoreError, match="can't be read"):
        outbox.epochs()
