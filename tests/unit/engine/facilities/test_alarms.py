"""Alarms: raised once, told once, over when their cause is, and gone only when somebody has taken note."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.compartments import DoorState
from kiosk.domain.devices import DeviceKind
from kiosk.domain.operators import COMMAND_LINE, ROLE_RIGHTS, NoRight, Operator, OperatorSettings, Right, Role
from kiosk.engine.facilities import alarms
from kiosk.engine.facilities.intents import Acknowledge, ShowAlarms
from kiosk.engine.facilities.screens import AlarmLine, Alarms, NotYours
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.messages import DeviceChanged, RecordChecked
from tests.fakes.failing_disk import COMMIT
from tests.fakes.rig import Rig
from tests.unit.engine.stories import STUCK

OPEN, CLOSED = DoorState.OPEN, DoorState.CLOSED


def lines(rig: Rig) -> tuple[AlarmLine, ...]:
    rig.handle(ShowAlarms())
    return rig.shows(Alarms).lines


def kinds(rig: Rig) -> list[AlarmKind]:
    with rig.store.transaction() as tx:
        return [one.kind for one in tx.live_alarms()]


def told(rig: Rig) -> list[str]:
    rows = rig.rows("SELECT detail FROM notice WHERE kind = 'alarm' ORDER BY id")
    return [json.loads(detail)["alarm"] for (detail,) in rows]


@pytest.fixture
def desk(rig: Rig) -> Rig:
    rig.operator("ada")
    rig.signs_in()
    return rig


def test_a_forced_door_stays_an_alarm_until_somebody_has_taken_note(desk: Rig):
    desk.senses("01", OPEN)
    (forced,) = lines(desk)
    assert (forced.kind, forced.door, forced.over, forced.acknowledged) == (AlarmKind.FORCED_OPEN, "01", False, False)

    desk.senses("01", CLOSED)
    (forced,) = lines(desk)
    assert (forced.over, forced.acknowledged) == (True, False)

    desk.handle(Acknowledge(forced.id))
    assert lines(desk) == ()
    assert told(desk) == ["forced open"]


def test_one_that_is_acknowledged_first_stays_until_its_cause_is_over(desk: Rig):
    desk.senses("01", OPEN)
    desk.handle(Acknowledge(lines(desk)[0].id))
    (forced,) = lines(desk)
    assert (forced.over, forced.acknowledged) == (False, True)
    desk.senses("01", CLOSED)
    assert lines(desk) == ()


def test_a_part_that_flaps_is_one_alarm_and_told_of_once(desk: Rig):
    for _ in range(4):
        desk.bus("left", up=False)
        desk.bus("left", up=True)
    (down,) = lines(desk)
    assert (down.kind, down.device, down.over) == (AlarmKind.DEVICE_DOWN, "left", True)
    assert told(desk) == ["device down"]


def test_a_lock_that_sticks_is_one_until_it_moves(rig: Rig):
    STUCK(rig)
    assert kinds(rig) == [AlarmKind.STUCK]
    rig.senses("01", OPEN)
    with rig.store.transaction() as tx:
        assert [one.ended_at is not None for one in tx.live_alarms()] == [True]


def test_a_door_that_is_left_open_is_one_after_the_second_reminder_and_told_by_its_own_notice(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.waits(31)
    assert kinds(rig) == []
    rig.waits(60)
    assert kinds(rig) == [AlarmKind.LEFT_OPEN]
    assert told(rig) == []


def test_a_damaged_database_is_one(rig: Rig):
    rig.handle(RecordChecked("A page is torn."))
    rig.handle(RecordChecked("A page is torn."))
    assert kinds(rig) == [AlarmKind.RECORD]
    assert told(rig) == ["record"]


def test_they_outlive_a_restart_and_end_with_what_is_found_then(rig: Rig):
    rig.senses("01", OPEN)
    rig.bus("left", up=False)
    rig.physical["01"] = CLOSED
    rig.restart()
    rig.operator("ada")
    rig.signs_in()
    assert {(one.kind, one.over) for one in lines(rig)} >= {(AlarmKind.DEVICE_DOWN, True)}


def test_the_gravest_comes_first(desk: Rig):
    desk.bus("left", up=False)
    desk.senses("03", OPEN)
    assert [one.kind for one in lines(desk)] == [AlarmKind.FORCED_OPEN, AlarmKind.DEVICE_DOWN]


def test_who_may_not_acknowledge_changes_nothing(rig: Rig):
    rig.senses("01", OPEN)
    (alarm,) = (rig.kiosk.alarms or {}).values()
    nobody = Operator("id", "Nobody", Role.INSTALLER, frozenset())
    with pytest.raises(NoRight):
        alarms.acknowledge(rig.kiosk, nobody, alarm.id)
    assert rig.kiosk.alarms == {(alarm.kind, alarm.compartment_id, None): alarm}


def test_the_list_is_not_shown_to_whoever_has_no_right_to_it(make_rig):
    rights = {**ROLE_RIGHTS, Role.FACILITIES: frozenset({Right.MAP})}
    rig = make_rig(facilities=FacilitiesSettings(OperatorSettings(rights)))
    rig.operator("ada")
    rig.signs_in()
    rig.handle(ShowAlarms())
    assert rig.shows(NotYours).right is Right.ALARMS


def test_an_alarm_that_is_nobodys_or_noted_already_is_left_as_it_is(rig: Rig):
    alarms.acknowledge(rig.kiosk, COMMAND_LINE, "no such alarm")
    assert kinds(rig) == []


@pytest.mark.expects_log("store.failed")
def test_what_could_not_be_stored_is_not_taken_for_stored(rig: Rig):
    with rig.failing(COMMIT):
        rig.senses("01", OPEN)
    assert kinds(rig) == []
    rig.waits(10)
    assert kinds(rig) == [AlarmKind.FORCED_OPEN]


@pytest.mark.parametrize("how", ["off", "silent"])
def test_a_door_that_was_shut_unseen_ends_its_alarm(rig: Rig, how: str):
    rig.senses("01", OPEN)
    if how == "off":
        rig.physical["01"] = CLOSED
        rig.restart()
    else:
        rig.bus("left", up=False)
        rig.bus("left", up=True)
        rig.senses("01", CLOSED)
    with rig.store.transaction() as tx:
        (forced,) = [one for one in tx.live_alarms() if one.kind is AlarmKind.FORCED_OPEN]
    assert forced.ended_at is not None


def test_what_is_about_a_part_that_the_site_no_longer_has_is_over(rig: Rig):
    rig.bus("left", up=False)
    rig.settings = replace(rig.settings, parts=frozenset({"right"}))
    rig.restart(sensed=False)
    with rig.store.transaction() as tx:
        assert [one.ended_at is not None for one in tx.live_alarms()] == [True]


def test_two_parts_of_one_name_are_one_alarm_until_both_work(rig: Rig):
    for kind in (DeviceKind.READER, DeviceKind.SCANNER):
        rig.handle(DeviceChanged("front", kind, up=False))
    rig.handle(DeviceChanged("front", DeviceKind.SCANNER, up=True))
    assert [one.ended_at for one in (rig.kiosk.alarms or {}).values()] == [None]
    rig.handle(DeviceChanged("front", DeviceKind.READER, up=True))
    assert [one.ended_at is None for one in (rig.kiosk.alarms or {}).values()] == [False]
