"""The use cases of the kiosk: for each message and each request of the command line a story that ends with it, and what
it puts on the record.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from kiosk.domain.allocation import Near
from kiosk.domain.compartments import Condition, DoorState
from kiosk.domain.policy import AtExpiry, SecondFactor, SecondTap
from kiosk.engine import intents as i
from kiosk.engine import messages as m
from kiosk.engine import people
from kiosk.engine.messages import PulseResult
from kiosk.engine.ports import PersonRecord
from kiosk.engine.upstream import apply_changes
from kiosk.engine.upstream.changes import Change, Page
from kiosk.runtime.control_requests import person_to_json
from tests.fakes.clock import NOON
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.booking_stories import BOOKINGS
from tests.unit.engine.facilities_bank_stories import AT_THE_FRONT
from tests.unit.engine.facilities_care_stories import IN_CARE
from tests.unit.engine.facilities_entry_stories import GETTING_IN, OPERATOR_ORDERS
from tests.unit.engine.facilities_people_stories import PEOPLE_ORDERS, WITH_PEOPLE
from tests.unit.engine.facilities_recovery_stories import AT_RECOVERY, RECOVERY_ORDERS
from tests.unit.engine.pass_stories import AT_THE_BANK
from tests.unit.engine.policy_stories import POLICIES, POLICY_ORDERS
from tests.unit.engine.reception_stories import AT_RECEPTION
from tests.unit.engine.remote_stories import FROM_AFAR
from tests.unit.engine.site_stories import AT_ANOTHER_BANK
from tests.unit.engine.stories import (
    BACK,
    CODE,
    DAY,
    HOUR,
    MINUTE,
    STUCK,
    Request,
    Story,
    answers,
    asleep,
    book,
    bus,
    call,
    clock_jumps,
    enter,
    hold,
    off_until,
    opens,
    person,
    press,
    proves,
    restart,
    senses,
    shuts,
    start,
    story,
    tap,
    used,
    wait,
)
from tests.unit.engine.visitor_orders import VISITOR_ORDERS

OPEN = DoorState.OPEN
ONE_HOUR = timedelta(hours=1)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)

# What a rig is made with. Each story begins at noon.
ONE_DOOR = [door("01")]
DESKS = {"D7": Near("north")}
ALL_BOOKABLE = {"walk_up_share": 0.0}
EVENING = {"release": time(18, 0)}
HELD = {**EVENING, "at_expiry": AtExpiry.HOLD}
OVERDUE = {**EVENING, "at_expiry": AtExpiry.OVERDUE, "flag_after": 2 * ONE_HOUR}
WARNED = {**EVENING, "warn_before": (2 * ONE_HOUR,)}
LONGER = {**WARNED, "extensions": 1, "extend_by": ONE_HOUR}
TWO_EACH = {"most_doors": 2}
TAP_OUT = {"second_tap": SecondTap.FINISH}
ASKED_FIRST = {"second_tap": SecondTap.ASK_FIRST}
TAG = "04DE5F1EACC040"
BADGE_AND_CODE = {"second_factor": SecondFactor.ALWAYS}

# How several stories begin.
CHOOSES = (tap(), opens(), press(i.ChangeDoor()))
FULL_FOR_ADA = (hold("bob"), tap("ada"))
IN_LINE = (*FULL_FOR_ADA, press(i.WaitInLine()), wait(30))
BOB_GIVES_BACK = (used("bob"), press(i.GiveBack()), wait(10))
SHARED = (BACK, press(i.ShareIt(), i.ShareUntil(0)), tap("bob"))
SHARED_AND_BACK = (*SHARED, wait(30), used())
LIKE = i.MakeFavourite(on=True)

NOTHING: tuple[str, ...] = ()
COMES_AND_GOES = (*[bus("left", up=False), bus("left", up=True)] * 4, bus("left", up=False))
UNSTEADY = ("device.unsteady", "alarm.raised")
GIVEN = ("credential.accepted", "assignment.assigned", "open.intent")
ANOTHER = ("assignment.assigned", "open.intent", "assignment.ended")


def _suspend(rig: Rig) -> None:
    people.suspend(rig.store, "ada", suspended=True)


def _told(rig: Rig) -> None:
    """Upstream tells of somebody who is suspended."""
    ada = Change("person", "ada", 7, {"name": "Ada", "suspended": True})
    assert apply_changes.apply(rig.kiosk, Page("", [ada], "1", more=False, snapshot=True))


# A message, a story whose last message of this kind is the use case, and the lines that it leaves.
USE_CASES: list[tuple[type, Story, tuple[str, ...]]] = [
    (m.Begin, story(start(), start=False), ("kiosk.started",)),
    # --- credentials
    (m.CredentialPresented, story(tap()), GIVEN),
    (m.CredentialPresented, story(hold(), tap()), ("credential.accepted", "open.intent")),
    (m.CredentialPresented, story(STUCK, tap("bob")), ("assignment.ended", *GIVEN)),
    (m.CredentialPresented, story(tap("nobody")), ("credential.refused",)),
    (m.CredentialPresented, story(person("zoe", suspended=True), tap("zoe")), ("credential.refused",)),
    (m.CredentialPresented, story(person("zoe", tag=TAG), proves(TAG, 1)), GIVEN),
    (m.CredentialPresented, story(person("zoe", tag=TAG), proves(TAG, 1), proves(TAG, 1)), ("credential.refused",)),
    (m.CredentialPresented, story(tap(), policy=BADGE_AND_CODE), ("credential.accepted",)),
    (m.CredentialPresented, story(*SHARED), ("credential.accepted", "assignment.shared")),
    (m.CredentialPresented, story(*SHARED, wait(30), tap("bob")), ("credential.accepted",)),
    (m.CredentialPresented, story(*FULL_FOR_ADA, doors=ONE_DOOR), ("credential.accepted", "assignment.refused")),
    (
        m.CredentialPresented,
        story(hold(), wait(7 * HOUR), tap(), policy=HELD),
        ("credential.accepted", "open.refused"),
    ),
    (
        m.CredentialPresented,
        story(book(1, 3), wait(HOUR), tap(), policy=ALL_BOOKABLE),
        ("credential.accepted", "reservation.arrived", "assignment.assigned", "open.intent"),
    ),
    (
        m.CredentialPresented,
        story(book(1, 3), wait(HOUR), bus("left", up=False), tap(), doors=ONE_DOOR, policy=ALL_BOOKABLE),
        ("credential.accepted", "assignment.refused", "reservation.unmet"),
    ),
    (
        m.CredentialPresented,
        story(*IN_LINE, *BOB_GIVES_BACK, tap("ada"), doors=ONE_DOOR),
        ("credential.accepted", "line.left", "assignment.assigned", "open.intent"),
    ),
    (m.CodeLookedUp, story(person("zoe", pin=CODE), press(i.UseCode()), enter()), GIVEN),
    (m.CodeLookedUp, story(press(i.UseCode()), enter()), ("credential.refused",)),
    (m.CodeLookedUp, story(tap(), enter(), policy=BADGE_AND_CODE), ("credential.refused",)),
    (
        m.CodeLookedUp,
        story(press(i.UseCode(), i.CodeEntered(CODE), i.Leave()), Rig.finish_hashing),
        ("credential.refused",),
    ),
    # --- doors and wires
    (m.Pulsed, story(tap(), answers(PulseResult.SENT)), NOTHING),
    (m.Pulsed, story(tap(), answers(PulseResult.LATE)), ("open.outcome",)),
    (m.Pulsed, story(tap(), answers(PulseResult.NOT_SENT)), ("open.outcome", *ANOTHER)),
    (m.DoorsSensed, story(tap(), opens()), ("open.outcome",)),
    (m.DoorsSensed, story(tap(), opens(), shuts()), ("door.closed",)),
    (m.DoorsSensed, story(BACK, policy=TAP_OUT), ("door.closed", "assignment.ended")),
    (m.DoorsSensed, story(used(), senses("01", OPEN)), ("door.reopened",)),
    (m.DoorsSensed, story(STUCK, senses("01", OPEN)), ("door.opened_late", "door.moves_again", "alarm.over")),
    (m.DoorsSensed, story(senses("03", OPEN)), ("door.forced_open", "alarm.raised")),
    (m.DoorsSensed, story(senses("03", OPEN), restart()), ("door.forced_open",)),
    (m.DoorsSensed, story(tap(), restart()), ("open.outcome",)),
    (m.DeviceChanged, story(bus("left", up=False)), ("device.down", "alarm.raised")),
    (m.DeviceChanged, story(bus("left", up=False), bus("left", up=True)), ("device.up", "alarm.over")),
    (m.DeviceChanged, story(*COMES_AND_GOES), UNSTEADY),
    (m.DeviceSteady, story(*COMES_AND_GOES, wait(16 * MINUTE)), ("device.down",)),
    (m.DeviceSteady, story(*COMES_AND_GOES, bus("left", up=True), wait(16 * MINUTE)), ("device.up", "alarm.over")),
    (m.SensorOverdue, story(tap(), answers(PulseResult.SENT), wait(2)), ("open.outcome", "open.intent")),
    (m.SensorOverdue, story(STUCK), ("open.outcome", "door.stuck", "alarm.raised")),
    (m.LeftOpen, story(tap(), opens(), wait(35)), ("door.left_open",)),
    (m.ShutUnseen, story(STUCK, press(i.ItDidOpen()), wait(25)), NOTHING),
    (m.SensedUntold, story(press(m.SensedUntold(1, OPEN, DoorState.UNKNOWN))), NOTHING),
    (m.GiveUpOrphans, story(tap(), restart(sensed=False), wait(15)), ("open.outcome",)),
    # --- what becomes due
    (m.ExpiryDue, story(hold(), wait(4.5 * HOUR), policy=WARNED), ("assignment.warned",)),
    (m.ExpiryDue, story(hold(), wait(6.5 * HOUR), policy={**EVENING, "grace": ONE_HOUR}), ("assignment.expired",)),
    (m.ExpiryDue, story(hold(), wait(7 * HOUR), policy=EVENING), ("assignment.expired", "assignment.ended")),
    (m.ExpiryDue, story(hold(), wait(7 * HOUR), policy=HELD), ("assignment.expired", "assignment.held")),
    (m.ExpiryDue, story(hold(), wait(7 * HOUR), policy=OVERDUE), ("assignment.expired", "assignment.overdue")),
    (m.ExpiryDue, story(hold(), wait(9 * HOUR), policy=OVERDUE), ("assignment.flagged",)),
    (m.ExpiryDue, story(book(1, 3), wait(3 * HOUR), policy=ALL_BOOKABLE), ("reservation.no_show",)),
    (m.ExpiryDue, story(*SHARED, wait(2 * HOUR)), ("assignment.share_ended",)),
    (m.ExpiryDue, story(*IN_LINE, *BOB_GIVES_BACK, doors=ONE_DOOR), ("line.offered",)),
    (m.ExpiryDue, story(*IN_LINE, *BOB_GIVES_BACK, wait(HOUR), doors=ONE_DOOR), ("line.left",)),
    (m.ExpiryDue, story(clock_jumps(9 * ONE_HOUR), wait(2 * MINUTE)), ("clock.stepped",)),
    (
        m.ExpiryDue,
        story(off_until(LONG_AGO), hold(), clock_jumps(NOON + ONE_HOUR - LONG_AGO), wait(2 * MINUTE)),
        ("clock.stepped", "assignment.rebased"),
    ),
    (m.SealDue, story(wait(16 * MINUTE)), NOTHING),
    (m.RetentionDue, story(hold(), wait(HOUR)), NOTHING),
    (m.RetentionDue, story(hold(), press(i.Leave()), asleep(31 * DAY)), ("record.erased", "record.ended_forgotten")),
    (m.RetentionDue, story(person("zoe", valid_until=NOON + ONE_HOUR), asleep(31 * DAY)), ("person.erased",)),
    (m.Call, story(call(_suspend)), ("person.suspended",)),
    (m.Call, story(call(_told)), ("person.suspended", "upstream.changes_applied")),
    # --- what the housekeeper finds
    (m.RecordChecked, story(press(m.RecordChecked(None))), NOTHING),
    (m.RecordChecked, story(press(m.RecordChecked("It is damaged."))), ("record.damaged", "alarm.raised")),
    (m.BackupFound, story(press(m.BackupFound(NOON))), NOTHING),
    (m.BackedUp, story(press(m.BackedUp("kiosk.db", NOON, 4096))), ("backup.made",)),
    (m.NotBackedUp, story(press(m.NotBackedUp("There is no room."))), ("backup.failed",)),
    (m.SetAsideDeleted, story(press(m.SetAsideDeleted("20261024T110000Z"))), ("record.set_aside_deleted",)),
    (m.DiskSeen, story(press(m.DiskSeen(1 << 40))), NOTHING),
    (m.DiskSeen, story(press(m.DiskSeen(1 << 29))), ("disk.low",)),
    (m.DiskSeen, story(press(m.DiskSeen(1 << 20), m.DiskSeen(1 << 40))), ("disk.fine",)),
    # --- at the screen
    (m.IdleOver, story(hold()), NOTHING),
    (m.IdleOver, story(STUCK, wait(70)), ("assignment.ended",)),
    (m.AuthorityOver, story(tap(), opens(), wait(200)), NOTHING),
    (i.UseCode, story(press(i.UseCode())), NOTHING),
    (i.UseCode, story(STUCK, press(i.UseCode())), ("assignment.ended",)),
    (i.CodeEntered, story(press(i.UseCode(), i.CodeEntered(CODE))), NOTHING),
    (i.Leave, story(used(), press(i.Leave())), NOTHING),
    (i.Leave, story(STUCK, press(i.Leave())), ("assignment.ended",)),
    (i.Touched, story(press(i.UseCode()), wait(40), press(i.Touched())), NOTHING),
    (i.ReachMode, story(press(i.ReachMode(on=True))), NOTHING),
    (i.HelpAsked, story(press(i.HelpAsked())), ("help.asked",)),
    (i.ItDidOpen, story(STUCK, press(i.ItDidOpen())), ("door.sensor_doubted",)),
    (i.ItIsShut, story(tap(), opens(), wait(35), press(i.ItIsShut())), ("door.sensor_doubted",)),
    (i.GiveBack, story(BACK, press(i.GiveBack())), ("assignment.ended",)),
    (i.GiveBack, story(*SHARED_AND_BACK, press(i.GiveBack())), ("assignment.ended", "assignment.share_ended")),
    (i.Keep, story(BACK, press(i.Keep())), NOTHING),
    (i.OpenAgain, story(BACK, press(i.OpenAgain())), ("open.intent",)),
    (i.Undo, story(BACK, press(i.Undo()), policy=TAP_OUT), ("assignment.assigned",)),
    (i.ChangeDoor, story(*CHOOSES), NOTHING),
    (i.Back, story(*CHOOSES, press(i.Back())), NOTHING),
    (i.PickDoor, story(*CHOOSES, press(i.PickDoor())), ANOTHER),
    (i.PickDoor, story(STUCK, press(i.PickDoor())), ANOTHER),
    (i.PickDoor, story(STUCK, press(i.PickDoor()), doors=ONE_DOOR), ("assignment.refused", "assignment.ended")),
    (i.NotEmpty, story(tap(), opens(), press(i.NotEmpty())), ("compartment.not_empty", *ANOTHER)),
    (
        i.KeepLonger,
        story(hold(), wait(4.5 * HOUR), used(), press(i.KeepLonger()), policy=LONGER),
        ("assignment.extended",),
    ),
    (i.MakeFavourite, story(used(), press(LIKE)), ("person.favourite_set",)),
    (i.MakeFavourite, story(used(), press(LIKE, i.MakeFavourite(on=False))), ("person.favourite_ended",)),
    (i.WhichIsMine, story(press(i.WhichIsMine())), NOTHING),
    (i.OpenMine, story(hold(), tap(), press(i.OpenMine(0)), policy=TWO_EACH), ("open.intent",)),
    (
        i.OpenMine,
        story(hold(), wait(7 * HOUR), press(i.WhichIsMine()), tap(), press(i.OpenMine(0)), policy=HELD),
        ("open.refused",),
    ),
    (
        i.TakeOneMore,
        story(hold(), tap(), press(i.TakeOneMore()), policy=TWO_EACH),
        ("assignment.assigned", "open.intent"),
    ),
    (i.GiveBackMine, story(hold(), tap(), press(i.GiveBackMine(0)), policy=ASKED_FIRST), ("assignment.ended",)),
    (i.ShareIt, story(BACK, press(i.ShareIt())), NOTHING),
    (i.ShareUntil, story(BACK, press(i.ShareIt(), i.ShareUntil(0))), NOTHING),
    (i.StopSharing, story(*SHARED_AND_BACK, press(i.ShareIt(), i.StopSharing())), ("assignment.share_ended",)),
    (i.WaitInLine, story(*IN_LINE, doors=ONE_DOOR), ("line.joined",)),
    (i.LeaveLine, story(*IN_LINE, tap("ada"), press(i.LeaveLine()), doors=ONE_DOOR), ("line.left",)),
    *AT_THE_BANK,
    *AT_RECEPTION,
    *AT_ANOTHER_BANK,
    *AT_RECOVERY,
    *AT_THE_FRONT,
    *GETTING_IN,
    *IN_CARE,
    *WITH_PEOPLE,
    *POLICIES,
    *FROM_AFAR,
    *BOOKINGS,
]

ZOE = person_to_json(PersonRecord("E1", "Zoe"))
TYPED = {"the hinge", "bag 7", "D7", "Ana Berg", "smoke"}
EXPORT = {"form": "jsonl", "events": 3, "selected": True}
CONDITION = {"door": "01", "condition": Condition.OUT_OF_SERVICE.value, "note": "the hinge"}
RESET = {"door": "01", "note": "bag 7"}
BOOKED = story(book(1, 3), policy=ALL_BOOKABLE, desks=DESKS)


def _just(**request: Any) -> Request:
    return lambda _: request


def _wanted(rig: Rig) -> Mapping[str, Any]:
    nothing_else = dict.fromkeys(("bank", "door", "desk", "zone", "repeat"))
    return {"person": "ada", "size": "S", "reachable": False, "times": 1, **nothing_else, **_window(rig)}


def _window(rig: Rig) -> dict[str, str]:
    now = rig.clock.now()
    return {"from": (now + 4 * ONE_HOUR).isoformat(), "until": (now + 5 * ONE_HOUR).isoformat()}


def _that_one(rig: Rig) -> dict[str, Any]:
    return {"id": rig.rows("SELECT id FROM reservation")[0][0], "series": False}


def _to_desk(rig: Rig) -> dict[str, Any]:
    return {**_that_one(rig), "from": None, "until": None, "desk": "D7", "zone": None}


def _later(rig: Rig) -> dict[str, Any]:
    return {**_to_desk(rig), "desk": None, **_window(rig)}


# A request of the command line, the story before it, what it says, and the lines that it leaves.
ORDERS: list[tuple[str, Story, Request, tuple[str, ...]]] = [
    ("ping", story(), _just(), NOTHING),
    ("status", story(), _just(), NOTHING),
    ("people.save", story(), _just(people=[ZOE]), ("people.changed",)),
    ("pin.known", story(), _just(lookup="00"), NOTHING),
    ("qr.issue", story(), _just(person="ada", lookup="00"), ("credential.qr_issued",)),
    ("person.suspend", story(), _just(person="ada", suspended=True), ("person.suspended",)),
    ("person.suspend", story(call(_suspend)), _just(person="ada", suspended=False), ("person.restored",)),
    ("person.suspend", story(), _just(person="ada", suspended=False), NOTHING),
    ("reservation.add", story(policy=ALL_BOOKABLE), _wanted, ("reservation.made",)),
    ("reservation.list", BOOKED, _just(), NOTHING),
    ("reservation.cancel", BOOKED, _that_one, ("reservation.cancelled",)),
    ("reservation.move", BOOKED, _later, ("reservation.changed",)),
    ("reservation.move", BOOKED, _to_desk, ("reservation.changed",)),
    ("compartment.condition", story(), _just(**CONDITION, on=True), ("compartment.condition_set",)),
    ("compartment.condition", story(), _just(**CONDITION, on=False), ("compartment.condition_ended",)),
    ("compartment.reset", story(), _just(**RESET), ("compartment.reset",)),
    ("compartment.reset", story(hold()), _just(**RESET), ("assignment.ended", "compartment.reset")),
    ("person.erase", story(BACK, press(i.GiveBack())), _just(person="ada"), ("record.erased", "person.erased")),
    ("person.erase", story(), _just(person="ada"), ("person.erased",)),
    ("record.export", story(), _just(**EXPORT, about="ada"), ("record.exported",)),
    ("record.sign", story(), _just(), NOTHING),
    *VISITOR_ORDERS,
    *RECOVERY_ORDERS,
    *OPERATOR_ORDERS,
    *PEOPLE_ORDERS,
    *POLICY_ORDERS,
]

# Kinds that nothing records yet, and what they wait for.
LATER: dict[str, str] = {}
# Kinds that no message and no request leads to, and the test that sees them recorded.
ELSEWHERE = {
    "kiosk.stopped": "tests/unit/engine/test_restart.py",
    "settings.changed": "tests/unit/cli/test_settings_changed.py",
    "record.recovered": "tests/unit/store/test_restore.py",
}
