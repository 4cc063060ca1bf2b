"""Which use case handles what concerns alarms, the health of the kiosk, its settings and copies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.engine import messages as m
from kiosk.engine.facilities import alarms, copy_out, health, intents, look, part_tests
from kiosk.engine.facilities.desk import in_session
from kiosk.engine.kiosk import Kiosk

HANDLERS: Mapping[type, Callable[[Kiosk, Any], None]] = {
    intents.ShowAlarms: in_session(alarms.asked_for),
    intents.Acknowledge: in_session(alarms.acknowledged),
    intents.ShowHealth: in_session(health.asked_for),
    intents.TestPart: in_session(part_tests.start),
    intents.TestSeen: in_session(part_tests.seen),
    intents.TestTouch: in_session(part_tests.try_touch),
    intents.TouchTested: in_session(part_tests.touched),
    intents.ShowLook: in_session(look.show_look),
    intents.SetLook: in_session(look.set_from_screen),
    intents.ShowCopyOut: in_session(copy_out.show_copies),
    intents.CopyIt: in_session(copy_out.copy_it),
    m.PartNotRead: in_session(part_tests.not_read),
    m.CopyEnded: in_session(copy_out.ended),
}
