"""A day at a bank with four doors, told quickly: enough to bring every kind of write onto the disk."""

from __future__ import annotations

import pytest

from kiosk.engine import dispatch
from kiosk.engine import intents as i
from kiosk.engine.messages import PulseResult
from kiosk.store import log_space, store
from tests.fakes.rig import Rig


def live_through(rig: Rig) -> None:
    """Several people, wrong codes, a door that sticks, one that is exchanged, two restarts, the log folded between."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(store, "CHECKPOINT_AFTER", 7)
        patched.setattr(log_space, "RESERVED_BYTES", 100_000)
        rig.store.reserve_log_space()
        _people_come(rig)
        _first_visits(rig)
        _codes(rig)
        rig.restart()
        _coming_back(rig)
        _a_door_sticks(rig)
        dispatch.stop(rig.kiosk)
        rig.restart()
        _the_day_ends(rig)
        _the_next_day(rig)


def _people_come(rig: Rig) -> None:
    for name in ("ada", "bob", "cyd"):
        rig.person(name)
    rig.person("dan", pin="482913")
    rig.store.tidy()


def _first_visits(rig: Rig) -> None:
    for name, number in (("ada", "01"), ("bob", "02")):
        visit(rig, name, number)
    rig.tap("nobody")
    rig.tap("cyd")
    rig.answers("03", PulseResult.SENT)  # and the power goes before its sensor tells
    rig.store.tidy()


def _codes(rig: Rig) -> None:
    rig.handle(i.UseCode())
    for code in ("000000", "000001", "482913"):
        rig.enters(code)
        rig.store.tidy()


def _coming_back(rig: Rig) -> None:
    visit(rig, "ada", "01")
    rig.handle(i.GiveBack())
    visit(rig, "bob", "02")
    rig.handle(i.Keep())
    rig.waits(60)
    rig.store.tidy()
    visit(rig, "ada", "01")


def _a_door_sticks(rig: Rig) -> None:
    rig.tap("bob")
    rig.answers("02", PulseResult.SENT)
    rig.waits(2)  # the sensor shows it shut: a second pulse
    rig.store.tidy()
    rig.opens("02")
    rig.bus("right", up=False)
    rig.bus("right")
    rig.shuts("02")
    rig.waits(60)


def _the_day_ends(rig: Rig) -> None:
    for _ in range(12):
        rig.waits(3600)
        rig.store.tidy()


def _the_next_day(rig: Rig) -> None:
    rig.tap("ada")
    rig.opens(rig.sent[-1])
    rig.handle(i.ChangeDoor())
    rig.handle(i.PickDoor())
    first, second = rig.sent[-2:]
    rig.opens(second)
    rig.shuts(first)
    rig.shuts(second)
    rig.store.tidy()
    rig.tap("bob")
    rig.opens(rig.sent[-1])
    rig.handle(i.NotEmpty())  # it is flagged, and another door opens
    rig.opens(rig.sent[-1])
    rig.store.tidy()
    rig.waits(60)
    dispatch.stop(rig.kiosk)


def visit(rig: Rig, name: str, number: str) -> None:
    """Somebody taps, their door opens, and they shut it."""
    rig.tap(name)
    rig.opens(number)
    rig.store.tidy()
    rig.shuts(number)
    rig.waits(10)
