"""Parts that come and go: quietened after a few times, steady again after a while, and counted all along."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.devices import DeviceState, bus_state
from kiosk.domain.flapping import MOST_GOINGS, STEADY_AFTER_S, WITHIN_S, Goings, changed, steady_in

PAUSES = st.lists(st.floats(0.01, 2 * STEADY_AFTER_S, allow_nan=False), max_size=60)
MORE = settings(max_examples=int(os.environ.get("LOCKER_EXAMPLES", "60")))


def flapped(pauses: list[float]) -> list[tuple[float, Goings, bool]]:
    """It goes and comes, with these pauses in between: the instants, what is known then, whether somebody is told."""
    at, goings, found = 0.0, Goings(), []
    for number, pause in enumerate(pauses):
        at += pause
        if goings.unsteady and steady_in(goings, at) == 0:
            goings = Goings()
            found.append((at - steady_in(goings, at), goings, True))
        before = goings
        goings = changed(goings, number % 2 == 0, at)
        found.append((at, goings, not before.unsteady))
    return found


@MORE
@given(PAUSES)
def test_within_any_window_somebody_is_told_a_bounded_number_of_times(pauses: list[float]):
    told = [at for at, _, is_told in flapped(pauses) if is_told]
    most = max((sum(0 <= other - at < WITHIN_S for other in told) for at in told), default=0)
    assert most <= 2 * (MOST_GOINGS + 1) + 2


@MORE
@given(PAUSES)
def test_what_is_remembered_stays_small_and_every_going_is_counted(pauses: list[float]):
    counted = 0
    for _, goings, _ in flapped(pauses):
        assert len(goings.at) <= MOST_GOINGS + 1
        assert goings.times in (0, counted, counted + 1) or not counted
        counted = goings.times


def test_the_fifth_time_within_a_quarter_of_an_hour_is_one_too_many():
    steady = [goings.unsteady for _, goings, _ in flapped([100.0] * 8)]
    assert steady == [False] * 8
    *_, (_, last, _) = flapped([100.0] * 9)
    assert (last.unsteady, last.times) == (True, 5)
    *_, (_, later, _) = flapped([100.0] * 27)
    assert later.times == 14


def test_what_goes_seldom_is_told_of_each_time():
    assert all(not goings.unsteady for _, goings, _ in flapped([WITHIN_S / MOST_GOINGS / 2 + 1] * 60))


def test_it_is_steady_after_a_while_that_each_change_begins_anew():
    *_, (at, goings, _) = flapped([100.0] * 9)
    assert steady_in(goings, at + 60) == STEADY_AFTER_S - 60
    back = changed(goings, False, at + 60)
    assert (back.unsteady, steady_in(back, at + 60)) == (True, STEADY_AFTER_S)
    assert steady_in(back, at + 60 + STEADY_AFTER_S) == 0


def test_a_bus_works_in_part_while_some_of_its_boards_answer():
    states = [bus_state(*case) for case in ((True, (), {0, 1}), (True, {1}, {0, 1}), (True, {0, 1}, {0, 1}))]
    assert states == [DeviceState.UP, DeviceState.DEGRADED, DeviceState.DOWN]
    assert bus_state(False, (), {0, 1}) is DeviceState.DOWN
