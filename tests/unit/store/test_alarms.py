"""An alarm stands until its cause is over and somebody has acknowledged it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.alarms import Alarm, AlarmKind
from kiosk.domain.throttle import Pad
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.found import DAY, HOUR
from tests.fakes.stored import furnish


@pytest.mark.parametrize("kind", AlarmKind)
def test_an_alarm_is_found_again(store: SqlStore, open_store: Callable[[], SqlStore], kind: AlarmKind):
    first, _ = furnish(store, "ada")
    door, part = Alarm("x1", kind, NOON, first), Alarm("x2", kind, NOON - HOUR, device="left")
    with store.transaction() as tx:
        assert list(tx.live_alarms()) == []
        tx.raise_alarm(door)
        tx.raise_alarm(part)
    with open_store().transaction() as tx:
        assert list(tx.live_alarms()) == [door, part], "by the order of writing"


def test_it_stands_until_both_are_so(store: SqlStore):
    first, _ = furnish(store, "ada")
    one = Alarm("x1", AlarmKind.FORCED_OPEN, NOON, first)
    over = replace(one, ended_at=NOON + HOUR)
    seen = replace(one, acknowledged_at=NOON, acknowledged_by="ada")
    with store.transaction() as tx:
        tx.raise_alarm(one)
        for each in (over, seen):
            tx.change_alarm(each)
            assert list(tx.live_alarms()) == [each]
        tx.change_alarm(replace(over, acknowledged_at=NOON, acknowledged_by="ada"))
        assert list(tx.live_alarms()) == []


def test_an_alarm_is_forgotten_once_both_are_long_ago(store: SqlStore):
    first, _ = furnish(store, "ada")
    with store.transaction() as tx:
        for name, ended, seen in (("x1", 0, 0), ("x2", 2, 0), ("x3", 0, 2)):
            one = Alarm(name, AlarmKind.STUCK, NOON, first, None, NOON + ended * DAY, NOON + seen * DAY, "ada")
            tx.raise_alarm(one)
        tx.raise_alarm(Alarm("x4", AlarmKind.STUCK, NOON, first))
        assert tx.forget_ended(NOON + DAY, NOON + DAY) == 1
        assert [one.id for one in tx.live_alarms()] == ["x4"]
        assert tx.forget_ended(NOON + 3 * DAY, NOON + 3 * DAY) == 2


def test_each_pad_is_slowed_down_on_its_own_account(store: SqlStore, open_store: Callable[[], SqlStore]):
    with store.transaction() as tx:
        tx.add_code_failure(NOON + HOUR)
        tx.add_code_failure(NOON + 2 * HOUR, Pad.OPERATOR)
        tx.add_code_failure(NOON + HOUR, Pad.OPERATOR)
    with open_store().transaction() as tx:
        assert list(tx.code_failures(NOON)) == list(tx.code_failures(NOON, Pad.STAFF)) == [NOON + HOUR]
        assert list(tx.code_failures(NOON, Pad.OPERATOR)) == [NOON + HOUR, NOON + 2 * HOUR]
        assert list(tx.code_failures(NOON + HOUR, Pad.OPERATOR)) == [NOON + 2 * HOUR]
