"""The use cases of alarms, health, settings and copies, as ``use_cases`` tells the others."""

from __future__ import annotations

from kiosk.domain.compartments import DoorState
from kiosk.domain.devices import DeviceKind
from kiosk.domain.events.kiosk_life import TakenOut
from kiosk.domain.operators import Role
from kiosk.engine import messages as m
from kiosk.engine.facilities import intents as fi
from kiosk.engine.messages import PulseResult
from tests.fakes.ports import HeldCamera, HeldLabels, HeldStick
from tests.fakes.rig import Rig
from tests.unit.engine.facilities_entry_stories import ADA_IS_ONE, is_operator, signs_in
from tests.unit.engine.stories import Step, Story, answers, call, in_turn, opens, press, senses, story, tap, wait

NOTHING: tuple[str, ...] = ()
_TESTED = ("device.tested",)
OPEN, CLOSED = DoorState.OPEN, DoorState.CLOSED


@call
def _equipped(rig: Rig) -> None:
    """A printer, a camera, a stick, and a reader that works."""
    rig.kiosk.labels, rig.kiosk.camera, rig.kiosk.stick = HeldLabels(), HeldCamera(), HeldStick()
    for name, kind in (("reader", DeviceKind.READER), ("receipts", DeviceKind.PRINTER)):
        rig.handle(m.DeviceChanged(name, kind, up=True))


AT_WORK = in_turn(_equipped, ADA_IS_ONE, signs_in())
_INSTALLS = in_turn(_equipped, is_operator(role=Role.INSTALLER), signs_in())
_GUARDS = in_turn(is_operator(role=Role.SECURITY), signs_in())
_FORCED = senses("01", OPEN)


def _acknowledges(rig: Rig) -> None:
    rig.handle(fi.ShowAlarms())
    alarm = next(iter((rig.kiosk.alarms or {}).values()))
    rig.handle(fi.Acknowledge(alarm.id))


def _tries(kind: DeviceKind, name: str) -> Step:
    return press(fi.TestPart(kind, name))


def _tries_lock(rig: Rig) -> None:
    rig.handle(fi.TestPart(DeviceKind.LOCKS, "left", rig.doors["01"].id))


_PRINTS = _tries(DeviceKind.PRINTER, "receipts")
_LOOKS = _tries(DeviceKind.CAMERA, "qr")
_PRINTED = in_turn(_PRINTS, press(m.SlipPrinted("part test", None)))
_SEEN = in_turn(_LOOKS, press(m.PhotoTaken("part test", b"\xff\xd8picture")))

IN_CARE: list[tuple[type, Story, tuple[str, ...]]] = [
    # --- alarms
    (m.DoorsSensed, story(_FORCED, senses("01", CLOSED)), ("door.closed", "alarm.over")),
    (m.LeftOpen, story(tap(), opens(), wait(61)), ("alarm.raised",)),
    (fi.ShowAlarms, story(AT_WORK, press(fi.ShowAlarms())), NOTHING),
    (fi.Acknowledge, story(_FORCED, AT_WORK, _acknowledges), ("alarm.acknowledged",)),
    # --- health
    (fi.ShowHealth, story(AT_WORK, press(fi.ShowHealth())), NOTHING),
    (fi.ShowHealth, story(_GUARDS, press(fi.ShowHealth())), ("operator.refused",)),
    (fi.TestPart, story(_INSTALLS, _tries_lock), ("open.override", "open.intent")),
    (
        m.DoorsSensed,
        story(_INSTALLS, _tries_lock, answers(PulseResult.SENT), senses("01", OPEN)),
        ("open.outcome", "device.tested"),
    ),
    (m.CredentialPresented, story(_INSTALLS, _tries(DeviceKind.READER, "reader"), tap("nobody")), _TESTED),
    (m.PartNotRead, story(_INSTALLS, _tries(DeviceKind.READER, "reader"), wait(31)), _TESTED),
    (
        m.SlipPrinted,
        story(_INSTALLS, _PRINTS, press(m.SlipPrinted("part test", "No paper."))),
        _TESTED,
    ),
    (
        m.PhotoTaken,
        story(_INSTALLS, _LOOKS, press(m.PhotoTaken("part test", None, "It is dark."))),
        _TESTED,
    ),
    (fi.TestSeen, story(_INSTALLS, _PRINTED, press(fi.TestSeen(passed=True))), _TESTED),
    (fi.TestSeen, story(_INSTALLS, _SEEN, press(fi.TestSeen(passed=False))), _TESTED),
    (fi.TestTouch, story(_INSTALLS, press(fi.TestTouch())), NOTHING),
    (fi.TouchTested, story(_INSTALLS, press(fi.TestTouch(), fi.TouchTested(143, 144))), _TESTED),
    # --- settings and copies
    (fi.ShowLook, story(AT_WORK, press(fi.ShowLook())), NOTHING),
    (fi.SetLook, story(AT_WORK, press(fi.SetLook(40, 70, "Closed on Friday"))), ("screen.set",)),
    (fi.ShowCopyOut, story(AT_WORK, press(fi.ShowCopyOut())), NOTHING),
    (fi.CopyIt, story(AT_WORK, press(fi.CopyIt(TakenOut.RECORD))), ("kiosk.copied_out",)),
    (fi.CopyIt, story(_INSTALLS, press(fi.CopyIt(TakenOut.RECORD))), ("operator.refused",)),
    (m.CopyEnded, story(AT_WORK, press(fi.ShowCopyOut(), m.CopyEnded(TakenOut.RECORD, "a.jsonl", None))), NOTHING),
]
