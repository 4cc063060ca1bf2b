"""A wall clock that is wrong: the record keeps order and durations, and says that it was not to be believed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kiosk.domain.clock_trust import ClockTrust
from kiosk.engine.time_watch import HOLD_S, LONG_OFF, TimeWatch
from tests.fakes.clock import NOON
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig

YEAR = timedelta(days=365)
SET_TO = {"1970": datetime(1970, 1, 1, tzinfo=UTC), "a year on": NOON + YEAR, "an hour back": NOON - timedelta(hours=1)}
STAYS_S = 40.0


@contextmanager
def rigged() -> Iterator[Rig]:
    with quick_folder() as folder:
        rig = Rig(folder)
        rig.person("ada")
        yield rig
        rig.close()


def lines(rig: Rig) -> list[dict[str, Any]]:
    return [json.loads(row[0]) for row in rig.rows("SELECT header FROM audit_event ORDER BY position")]


def of(rig: Rig, kind: str) -> dict[str, Any]:
    return [one for one in lines(rig) if one["type"] == kind][-1]


@pytest.mark.parametrize("wrong", SET_TO.values(), ids=SET_TO)
def test_a_clock_that_is_set_during_a_visit_changes_neither_order_nor_durations(wrong: datetime):
    with rigged() as rig:
        rig.tap("ada")
        rig.clock.turn(1)
        rig.clock.set_wall(wrong)  # between the pulse and the door
        rig.opens("01")
        rig.clock.turn(STAYS_S)
        rig.shuts("01")
        assert [one["seq"] for one in lines(rig)] == list(range(1, len(lines(rig)) + 1))
        assert [one["mono_ns"] for one in lines(rig)] == sorted(one["mono_ns"] for one in lines(rig))
        opened, closed = of(rig, "open.outcome"), of(rig, "door.closed")
        assert opened["boot"] == closed["boot"]
        assert closed["mono_ns"] - opened["mono_ns"] == STAYS_S * 1e9
        assert (of(rig, "open.intent")["clock"], opened["clock"]) == ("free-running", "untrusted")
        rig.waits(120)
        stepped = of(rig, "clock.stepped")
        assert abs(stepped["detail"]["seconds"] - (wrong - NOON).total_seconds()) < 300
        assert datetime.fromisoformat(opened["at"]) == wrong, "what the clock showed is never rewritten"


@pytest.mark.parametrize("wrong", [SET_TO["1970"], SET_TO["an hour back"]], ids=["1970", "an hour back"])
def test_a_clock_that_is_behind_the_record_at_a_start_is_not_believed_until_it_is_right(wrong: datetime):
    with rigged() as rig:
        rig.tap("ada")
        rig.opens("01")
        rig.shuts("01")
        rig.clock.set_wall(wrong)
        rig.restart()
        rig.tap("ada")
        rig.opens("01")
        started = of(rig, "kiosk.started")
        assert (started["clock"], of(rig, "open.intent")["clock"]) == ("untrusted", "untrusted")
        rig.clock.set_wall(NOON + timedelta(minutes=10))
        rig.waits(120)
        rig.shuts("01")
        assert (of(rig, "clock.stepped")["detail"]["trusted"], of(rig, "door.closed")["clock"]) == (False, "untrusted")
        rig.waits(HOLD_S)
        rig.tap("ada")
        assert of(rig, "open.intent")["clock"] == "free-running"


def test_a_clock_that_a_time_source_keeps_is_believed_at_once():
    with rigged() as rig:
        rig.clock.set_wall(NOON - YEAR)
        rig.restart()
        rig.clock.set_wall(NOON + timedelta(minutes=1))
        rig.clock.is_synchronised = True
        rig.waits(120)
        rig.tap("ada")
        assert of(rig, "open.intent")["clock"] == "synchronised"


def test_a_wrong_clock_in_the_past_holds_nobody_to_its_time_once_it_was_put_right():
    """A year ahead for an hour, then put right and restarted: the record's latest instant is not the wrong one's."""
    with rigged() as rig:
        rig.clock.set_wall(NOON + YEAR)
        rig.waits(600)  # within the hold nothing of it is believed
        rig.clock.set_wall(NOON + timedelta(minutes=10))
        rig.waits(120)
        rig.restart()
        assert not rig.kiosk.time.behind
        assert abs(rig.kiosk.now() - (NOON + timedelta(minutes=12))) < timedelta(minutes=1)


def test_a_clock_that_is_far_ahead_after_a_long_time_off_is_believed_only_with_a_time_source():
    alone = TimeWatch(NOON, 0.0, NOON - LONG_OFF - timedelta(days=1))
    assert alone.trust(NOON, 0.0) is ClockTrust.UNTRUSTED
    kept = TimeWatch(NOON, 0.0, NOON - LONG_OFF - timedelta(days=1), synchronised=True)
    assert kept.trust(NOON, 0.0) is ClockTrust.SYNCHRONISED
    recent = TimeWatch(NOON, 0.0, NOON - timedelta(days=1))
    assert recent.trust(NOON, 0.0) is ClockTrust.FREE_RUNNING


def test_a_time_source_overrules_the_record():
    watch = TimeWatch(NOON, 0.0, NOON + YEAR, synchronised=True)
    assert not watch.behind
    assert watch.now(NOON, 0.0) == NOON
