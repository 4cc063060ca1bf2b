"""A holder who comes back while facilities empty their compartment: what they get, and what they are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.recovery import CaseStep
from kiosk.engine import intents as other
from kiosk.engine import screens
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import (
    CaseShown,
)
from kiosk.engine.screens import Barred
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.facilities.recovering import (
    OVERDUE,
    all_told,
    case_of,
    opens_for_it,
    overdue,
    takes_on,
    to_the_log,
)
from tests.unit.engine.stories import hold


@pytest.fixture
def desk(make_rig: Callable[..., Rig]) -> Rig:
    """Ada's door is flagged, she was told, and Bob works the kiosk."""
    rig = overdue(make_rig(policy=OVERDUE))
    all_told(rig)
    rig.signs_in()
    return rig


def leaves(rig: Rig) -> None:
    rig.handle(other.Leave())
    rig.shows(screens.Start)


def test_a_holder_who_comes_before_it_is_opened_gets_their_things(desk: Rig):
    takes_on(desk)
    leaves(desk)
    desk.tap("ada")
    desk.opens(desk.sent[-1])
    desk.shows(screens.DoorOpen)


@pytest.mark.parametrize("far", ["opened", "collected", "listed"])
def test_from_its_opening_on_they_are_sent_to_facilities(desk: Rig, far: str):
    case = takes_on(desk)
    opens_for_it(desk)
    if far != "opened":
        desk.handle(i.Collected(empty=far == "listed"))
    assert case_of(desk, case.id).step.value == far
    leaves(desk)
    sent = list(desk.sent)
    desk.tap("ada")
    assert desk.shows(screens.NotAllowed).why is Barred.HELD
    assert desk.sent == sent
    desk.restart()
    desk.tap("ada")
    assert desk.shows(screens.NotAllowed).why is Barred.HELD


def test_once_it_is_called_off_the_door_is_theirs_again(desk: Rig):
    takes_on(desk)
    opens_for_it(desk)
    desk.handle(i.CancelCase())
    desk.handle(i.WhySkipped("Opened by mistake"))
    leaves(desk)
    desk.tap("ada")
    desk.opens("01")
    desk.shows(screens.DoorOpen)


def test_once_it_is_free_they_get_another_door_like_anybody(desk: Rig):
    to_the_log(desk)
    leaves(desk)
    desk.tap("ada")
    assert desk.holds("ada") is not None


def test_a_compartment_that_somebody_else_has_by_now_is_not_opened(make_rig: Callable[..., Rig]):
    rig = overdue(make_rig([door("01")], policy=OVERDUE))
    all_told(rig)
    rig.signs_in()
    case = takes_on(rig)
    leaves(rig)
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.handle(other.GiveBack())
    leaves(rig)
    rig.person("zoe")
    hold("zoe")(rig)
    rig.signs_in()
    sent = list(rig.sent)
    rig.handle(i.ShowCase(case.id))
    assert rig.shows(CaseShown).step is CaseStep.CANCELLED
    rig.handle(i.OpenForCase())
    assert rig.sent == sent
    assert rig.holds("zoe") == "01"
