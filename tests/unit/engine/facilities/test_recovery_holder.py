"""A holder who comes back while facilities empty their compartment: what they get, and what they are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.policy import AtExpiry
from kiosk.domain.recovery import CaseStep, Proof, WrongStep
from kiosk.engine import intents as other
from kiosk.engine import screens
from kiosk.engine.facilities import collect, hand_back
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import (
    CaseShown,
    HandBack,
    ItemShown,
)
from kiosk.engine.screens import Barred
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.facilities.recovering import (
    HOUR,
    OVERDUE,
    all_told,
    case_of,
    log_of,
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


# --- what becomes due meanwhile ---------------------------------------------------------------------------------------


@pytest.fixture
def ending(make_rig: Callable[..., Rig]) -> Rig:
    """Ada's door 01, the only one, is being emptied; by the rules it is free at six in the evening."""
    rig = make_rig([door("01")], policy={**OVERDUE, "at_expiry": AtExpiry.RELEASE})
    hold("ada")(rig)
    rig.operator("bob")
    rig.person("zoe")
    rig.signs_in()
    takes_on(rig)
    opens_for_it(rig)
    return rig


def the_case(rig: Rig) -> str:
    ((case_id,),) = rig.rows("SELECT id FROM recovery_case")
    return str(case_id)


def test_a_door_that_is_being_emptied_is_given_to_nobody_when_its_time_is_over(ending: Rig):
    leaves(ending)
    ending.waits(24 * HOUR)
    assert ending.holds("ada") == "01"
    assert ending.events("assignment.ended") == []
    ending.tap("zoe")
    ending.shows(screens.BankFull)
    leaves(ending)
    ending.signs_in()
    ending.handle(i.ShowCase(the_case(ending)))
    ending.handle(i.Collected(empty=True))
    ending.handle(i.InspectedAndReset())
    (ended,) = ending.events("assignment.ended")
    assert (ended.person, ended.detail["reason"]) == ("ada", "reset")


def test_once_it_is_called_off_its_time_ends_as_ever(ending: Rig):
    leaves(ending)
    ending.waits(24 * HOUR)
    ending.signs_in()
    ending.handle(i.ShowCase(the_case(ending)))
    ending.handle(i.CancelCase())
    ending.handle(i.WhySkipped("Opened by mistake"))
    leaves(ending)
    ending.waits(60)
    (ended,) = ending.events("assignment.ended")
    assert (ended.person, ended.detail["reason"]) == ("ada", "expired")


def test_a_case_that_has_begun_does_not_open_the_door_of_whoever_has_it_by_now(make_rig: Callable[..., Rig]):
    rig = make_rig([door("01")])
    rig.operator("bob")
    rig.person("zoe")
    rig.signs_in()
    case = takes_on(rig)
    opens_for_it(rig)
    assert case_of(rig, case.id).has_begun
    leaves(rig)
    hold("zoe")(rig)
    assert rig.holds("zoe") == "01"
    rig.signs_in()
    sent = list(rig.sent)
    rig.handle(i.ShowCase(case.id))
    rig.handle(i.OpenForCase())
    session = rig.kiosk.session
    assert session is not None
    with pytest.raises(WrongStep):
        collect.open_for(rig.kiosk, session.operator, case.id, untold="no way")
    assert (rig.sent, rig.events("open.override")[1:]) == (sent, [])


# --- what was taken out is handed back --------------------------------------------------------------------------------


def begins_to_hand_back(rig: Rig) -> None:
    to_the_log(rig)
    rig.handle(i.ShowItem(log_of(rig)[0].id))
    rig.handle(i.StartHandBack())


def holds_badge_up(rig: Rig, name: str) -> None:
    session = rig.kiosk.session
    assert session is not None
    ((person_id,),) = rig.rows("SELECT id FROM person WHERE external_id = ?", name)
    with rig.store.transaction() as tx:
        person = tx.person(person_id)
    assert person is not None
    with rig.store.acting(session.operator.signature):
        assert hand_back.badge_shown(rig.kiosk, session, person)


def test_who_held_a_badge_up_is_kept_only_where_that_is_the_proof(desk: Rig):
    begins_to_hand_back(desk)
    holds_badge_up(desk, "ada")
    desk.handle(i.HandItBack("Zoe Weiss", Proof.IDENTITY))
    assert desk.shows(ItemShown).handed_to == "Zoe Weiss"
    (line,) = desk.events("lost_property.handed_back")
    assert line.detail.get("receiver") is None


def test_the_operators_own_badge_is_no_proof(desk: Rig):
    begins_to_hand_back(desk)
    holds_badge_up(desk, "bob")
    assert desk.shows(HandBack).badge_of == ""
    desk.handle(i.HandItBack("Ada", Proof.BADGE))
    assert desk.shows(HandBack).missing == {"proof"}
    session = desk.kiosk.session
    assert session is not None
    thing, bob = log_of(desk)[0], session.operator
    with pytest.raises(hand_back.Incomplete):
        hand_back.hand_back(desk.kiosk, bob, thing.id, "Ada", Proof.BADGE, receiver=bob.person_id)
    assert log_of(desk)[0].is_kept
