"""Neither a power cut nor a clock that is set back gives a pad's pause away, and neither makes it last for ever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.throttle import OPERATOR, STAFF, Pad
from kiosk.engine import pad, screens
from kiosk.engine.facilities.intents import OperatorPinEntered, SignIn
from kiosk.engine.facilities.screens import OperatorPaused, OperatorPin
from kiosk.engine.intents import CodeEntered, UseCode
from kiosk.engine.pad_time import PadTime
from tests.fakes.rig import Rig

START = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
SINCE_1970 = datetime(1970, 1, 1, tzinfo=UTC)
WRONG = "11223345"


def cut_power(rig: Rig, clock_shows: datetime) -> None:
    """The power is cut for a minute; the clock has no battery, and begins anew somewhere else."""
    rig.close()
    rig.clock.turn(60)
    rig.clock.set_wall(clock_shows)
    rig._open()
    rig.start()


def tries_of_staff(rig: Rig) -> int:
    """How many wrong codes are taken now, one after the other."""
    taken = 0
    rig.handle(UseCode())
    while isinstance(rig.screen, screens.EnterCode):
        rig.handle(CodeEntered("000000"))
        taken += len(rig.secrets.hashing)
        rig.finish_hashing()
    return taken


def tries_of_operators(rig: Rig) -> int:
    taken = 0
    rig.handle(SignIn())
    while isinstance(rig.screen, OperatorPin):
        rig.handle(OperatorPinEntered(WRONG))
        taken += len(rig.secrets.hashing)
        rig.finish_hashing()
    return taken


@pytest.mark.parametrize("tries", [tries_of_staff, tries_of_operators])
@pytest.mark.parametrize("shows", [SINCE_1970, START - timedelta(hours=1), START])
def test_forty_power_cuts_free_nothing(rig: Rig, tries: Callable[[Rig], int], shows: datetime):
    """Before, 40 of them gave somebody 34 tries at the pad of staff."""
    rig.operator("ada")
    taken = tries(rig)
    for _ in range(40):
        cut_power(rig, shows)
        taken += tries(rig)
    assert taken == 5


@pytest.mark.parametrize("tries", [tries_of_staff, tries_of_operators])
def test_a_clock_set_back_while_it_runs_frees_nothing(rig: Rig, tries: Callable[[Rig], int]):
    rig.operator("ada")
    taken = tries(rig)
    for _ in range(40):
        rig.clock.set_wall(rig.clock.now() - timedelta(hours=2))
        rig.waits(5)
        taken += tries(rig)
    # In 200 s there are pauses of 10, 20, 40 and 80 s, or of 30 and 60 s.
    assert taken == (5 + 4 if tries is tries_of_staff else 5 + 2)


def test_a_pause_is_over_when_it_is_over_whatever_the_clock_shows(rig: Rig):
    tries_of_staff(rig)
    cut_power(rig, SINCE_1970)
    rig.handle(UseCode())
    left = rig.shows(screens.CodePaused).until - rig.clock.now()
    assert left == timedelta(seconds=10), "as the wall clock will show it"
    rig.waits(10)
    rig.handle(UseCode())
    rig.shows(screens.EnterCode)


def test_an_operators_pause_too(rig: Rig):
    rig.operator("ada")
    tries_of_operators(rig)
    cut_power(rig, SINCE_1970)
    rig.handle(SignIn())
    assert rig.shows(OperatorPaused).until - rig.clock.now() == timedelta(seconds=30)
    rig.waits(30)
    rig.handle(SignIn())
    rig.shows(OperatorPin)


@pytest.mark.parametrize("years", [1, 70])
def test_what_was_tried_while_the_clock_was_years_ahead_rests_no_pad_for_years(rig: Rig, years: int):
    right = rig.clock.now()
    rig.clock.set_wall(right + timedelta(days=365 * years))
    for _ in range(80):
        tries_of_staff(rig)
        rig.waits(310)
    cut_power(rig, right)
    rig.handle(UseCode())
    until = rig.shows(screens.CodePaused).until
    assert until - rig.clock.now() < timedelta(days=1)
    rig.waits((until - rig.clock.now()).total_seconds())
    rig.handle(UseCode())
    rig.shows(screens.EnterCode)


def test_a_clock_that_a_time_source_keeps_is_believed(rig: Rig):
    rig.operator("ada")
    rig.clock.set_wall(rig.clock.now() + timedelta(hours=12))
    tries_of_operators(rig)
    rig.clock.is_synchronised = True
    rig.clock.set_wall(rig.clock.now() - timedelta(hours=12))
    rig.waits(60)
    rig.handle(SignIn())
    rig.shows(OperatorPin)


def test_each_pad_has_its_own_account(rig: Rig):
    rig.operator("ada")
    assert tries_of_operators(rig) == 5
    assert tries_of_staff(rig) == 5
    assert sorted(rig.rows("SELECT pad, count(*) FROM code_failure GROUP BY pad")) == [("operator", 5), ("staff", 5)]
    assert (pad.tries_left(rig.kiosk), pad.tries_left(rig.kiosk, Pad.OPERATOR)) == (0, 0)
    assert (STAFF.longest, OPERATOR.longest) == (timedelta(minutes=5), timedelta(hours=1))


def test_days_of_guessing_at_the_operators_pad(rig: Rig):
    """Somebody presses without a pause, over the engine's own interface, for two days: 2,880 PINs are typed, and 58
    hashed, 34 of them on the first day and 24 on the next. A badge opens its door all the while.
    """
    rig.operator("ada")
    taken: list[int] = []
    for number in range(2 * 1440):
        if number % 1440 == 0:
            taken.append(0)
        taken[-1] += tries_of_operators(rig)
        if number % 720 == 0:
            before = len(rig.sent)
            rig.tap("bob")
            assert len(rig.sent) == before + 1
            rig.opens("01")
            rig.shuts("01")
        rig.waits(60)
    assert taken == [34, 24]


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(-(10**8), 10**8)), max_size=20))
def test_it_never_goes_back_and_never_stands_still(steps: list[tuple[int, int]]):
    time, monotonic, shown = PadTime(), 0.0, None
    for passed, judged in steps:
        monotonic += passed
        now = time.now(START + timedelta(seconds=judged), monotonic, None)
        assert shown is None or now >= shown + timedelta(seconds=passed)
        shown = now
