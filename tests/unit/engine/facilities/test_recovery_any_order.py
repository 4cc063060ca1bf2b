"""Whatever is pressed in whatever order: no step is left out without a reason, and the log equals its events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.audit.lost_property import KINDS, rebuilt
from kiosk.domain.recovery import ORDER, Category, Proof
from kiosk.engine import intents as other
from kiosk.engine import screens
from kiosk.engine.facilities import intents as i
from kiosk.engine.screens import Barred
from kiosk.store import exporting
from kiosk.store.exporting import Wanted
from kiosk.store.store import SqlStore
from tests.fakes.drawn import drawn
from tests.fakes.failing_disk import BEGIN, COMMIT, WRITE
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig
from tests.unit.engine.facilities.recovering import OVERDUE, all_told, case_of, log_of, overdue, takes_on

PRESSES: tuple[Any, ...] = (
    i.OpenForCase(),
    i.Collected(),
    i.Collected(empty=True),
    i.DescribeFound(),
    i.ItemDescribed(Category.BAG, "A bag"),
    i.ItemDescribed(Category.FOOD, "A sandwich"),
    i.ItemDescribed(None, ""),
    i.AllListed(),
    i.InspectedAndReset(),
    i.SkipNext(),
    i.CancelCase(),
    i.WhySkipped("because"),
    i.WhySkipped(" "),
    i.ShowCases(),
    i.ShowLostProperty(kept_only=False),
    i.StartHandBack(),
    i.HandItBack("Ada", Proof.IDENTITY),
    i.HandItBack("Ada", Proof.SIGNATURE, "M1 1L2 2"),
    i.HandItBack("Ada", Proof.BADGE),
    i.DisposeOf(),
    i.PrintLabel(),
    i.TakePhoto(),
    other.Back(),
)


def _door_answers(rig: Rig) -> None:
    if rig.locks.unanswered:
        rig.opens("01")


def _door_is_shut(rig: Rig) -> None:
    rig.shuts("01")


def _lock_sticks(rig: Rig) -> None:
    rig.waits(8)


def _takes_on(rig: Rig) -> None:
    if rig.kiosk.session is not None:
        takes_on(rig)


def _looks_at_a_thing(rig: Rig) -> None:
    for one in log_of(rig)[:1]:
        rig.handle(i.ShowItem(one.id))


def _told(rig: Rig) -> None:
    all_told(rig)


def _power_is_cut(rig: Rig) -> None:
    rig.restart()
    rig.waits(15)
    rig.signs_in()


def _holder_comes(rig: Rig) -> None:
    """Ada holds her badge up once the operator has left; facilities have her things, or she gets them herself."""
    rig.handle(other.Leave())
    begun = {one.assignment_id for one in _open_cases(rig) if one.has_begun}
    mine = {row[0] for row in rig.rows("SELECT id FROM assignment WHERE ended_at IS NULL")}
    rig.tap("ada")
    if begun & mine:
        assert rig.shows(screens.NotAllowed).why is Barred.HELD
    elif rig.locks.unanswered:
        number = rig.sent[-1]
        rig.opens(number)
        rig.shuts(number)
    rig.handle(other.Leave())
    rig.signs_in()


HAPPENINGS: tuple[Callable[[Rig], None], ...] = (
    _door_answers,
    _door_is_shut,
    _lock_sticks,
    _takes_on,
    _looks_at_a_thing,
    _told,
    _power_is_cut,
    _holder_comes,
)
STEPS = st.one_of(
    st.tuples(st.sampled_from(PRESSES), st.sampled_from((None, None, None, None, BEGIN, WRITE, COMMIT))),
    st.tuples(st.sampled_from(HAPPENINGS), st.none()),
)
# The shortest way through, of which any part may be taken: else few cases would get far.
WAY: tuple[tuple[Any, None], ...] = tuple(
    (one, None)
    for one in (
        _takes_on,
        _told,
        i.OpenForCase(),
        i.WhySkipped("because"),
        _door_answers,
        i.Collected(),
        i.DescribeFound(),
        i.ItemDescribed(Category.BAG, "A bag"),
        i.AllListed(),
        i.InspectedAndReset(),
        _looks_at_a_thing,
        i.StartHandBack(),
        i.HandItBack("Ada", Proof.IDENTITY),
    )
)


@contextmanager
def a_desk() -> Iterator[Rig]:
    with quick_folder() as folder:
        rig = Rig(folder, policy=OVERDUE)
        for name in ("ada", "bob", "cyd"):
            rig.person(name)
        overdue(rig)
        rig.signs_in()
        yield rig
        rig.close()


@pytest.mark.expects_log("store.failed")
@settings(max_examples=drawn(12), deadline=None, suppress_health_check=list(HealthCheck))
@given(begins=st.integers(0, len(WAY)), steps=st.lists(STEPS, max_size=25))
def test_no_step_is_left_out_without_a_reason_and_the_log_equals_its_events(begins: int, steps: list[Any]):
    with a_desk() as rig:
        for step, fails in (*WAY[:begins], *steps):
            if callable(step):
                step(rig)
            elif fails is None:
                rig.handle(step)
            else:
                with rig.failing(fails):
                    rig.handle(step)
            log_equals_its_events(rig)
        cases_went_step_by_step(rig)


def _open_cases(rig: Rig) -> list[Any]:
    with SqlStore.transaction(rig.store) as tx:
        return list(tx.open_cases())


def log_equals_its_events(rig: Rig) -> None:
    told = rebuilt(exporting.events(rig.path, Wanted(kinds=KINDS)))
    kept = [(one.bag, one.description, one.state.value, one.handed_to) for one in reversed(log_of(rig))]
    assert [(one.bag, one.description, one.state, one.handed_to) for one in told] == kept


def cases_went_step_by_step(rig: Rig) -> None:
    """As an auditor would read it, from the record alone."""
    events = rig.events()
    for case in {one.detail["case"] for one in events if "case" in one.detail}:
        reads_well(rig, case, events)


def reads_well(rig: Rig, case: str, events: list[Any]) -> None:
    step, opened, things, excused = None, False, 0, set[str]()
    in_it = False
    for one in events:
        mine = one.detail.get("case") == case
        if one.type == "recovery.opened" and mine:
            step, in_it = "opened", True
        elif one.type == "recovery.skipped" and mine:
            assert one.detail["reason"]
            excused.add(one.detail["step"])
        elif one.type == "open.override" and in_it:
            opened = True
        elif one.type == "lost_property.found" and mine:
            assert step in {"collected", "listed"}
            things += 1
        elif one.type == "recovery.step" and mine:
            follows(step, one.detail, opened, things, excused)
            step = one.detail["step"]
        elif one.type == "recovery.cancelled" and mine:
            assert one.detail["reason"]
            step = "cancelled"
    assert case_of(rig, case).step.value == step


def follows(before: str | None, detail: Any, opened: bool, things: int, excused: set[str]) -> None:
    order = [one.value for one in ORDER]
    after = detail["step"]
    assert before in order
    assert order.index(after) == order.index(before) + 1
    if after == "collected":
        assert opened or after in excused
    if after == "listed":
        assert things or detail["empty"] or after in excused
