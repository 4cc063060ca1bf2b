"""Leaving at reception: by pass and by code, with an empty door and with one that is still held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.domain.guests import VisitState
from kiosk.domain.operators import COMMAND_LINE
from kiosk.domain.passes import WhyNoPass
from kiosk.domain.people import PersonKind
from kiosk.engine import intents as e
from kiosk.engine import screens
from kiosk.engine.facilities import service
from kiosk.engine.intents import CodeEntered
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import issue
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import CodeFor, Goodbye, PassRefused, StillInside, VisitorWelcome
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import (
    ALL_BOOKABLE,
    COMBINED,
    ELSEWHERE,
    UNTIL,
    carry_trust,
    fill_pool,
    gets_pass,
    other_kiosk,
    press,
    scan,
)

LEAVING = screens.EnterCode(8, asked_for=CodeFor.LEAVING)


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig((), visitors=ELSEWHERE)


@pytest.fixture
def combined(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig(visitors=COMBINED, policy=ALL_BOOKABLE)


def states(rig: Rig) -> list[str]:
    return [one for (one,) in rig.rows("SELECT state FROM guest_visit ORDER BY rowid")]


def test_a_pass_at_receptions_scanner_asks_whether_the_door_elsewhere_is_empty(rig: Rig):
    ready = gets_pass(rig, email="eve@vogt.example")
    rig.handle(e.Leave())
    scan(rig, ready.shown.qr)
    assert rig.shows(StillInside) == StillInside(None, "A", "Level 2, by the lifts")
    assert states(rig) == ["here"]
    press(rig, i.ItIsEmpty())
    assert rig.shows(Goodbye) == Goodbye(bank="A", place="Level 2, by the lifts")
    assert states(rig) == ["left"]
    assert rig.events("visit.left")[-1].detail["where"] == "reception"
    assert [kind for kind, _ in rig.notices("ada")] == ["arrived", "gone"]


def test_who_has_left_cant_leave_again(rig: Rig):
    ready = gets_pass(rig)
    rig.handle(e.Leave())
    scan(rig, ready.shown.qr)
    press(rig, i.ItIsEmpty(), e.Leave())
    scan(rig, ready.shown.qr)
    assert rig.shows(PassRefused).why is WhyNoPass.SPENT
    assert rig.events("pass.refused")[-1].detail["why"] == "spent"


def test_the_code_does_the_same(rig: Rig):
    fill_pool(rig)
    with other_kiosk() as bank:
        carry_trust(rig, bank)
    ready = gets_pass(rig)
    press(rig, e.Leave(), i.WelcomeVisitor(), i.StartLeaving())
    assert rig.shows(screens.EnterCode) == LEAVING
    press(rig, CodeEntered(ready.shown.code))
    rig.shows(StillInside)
    press(rig, e.Back())
    rig.shows(VisitorWelcome)
    assert states(rig) == ["here"]


def test_guessing_makes_the_pad_rest(rig: Rig):
    gets_pass(rig)
    press(rig, e.Leave(), i.WelcomeVisitor(), i.StartLeaving())
    for left in (4, 3, 2, 1):
        press(rig, CodeEntered("12345678"))
        assert rig.shows(screens.EnterCode).tries_left == left
    press(rig, CodeEntered("12345678"))
    rig.shows(screens.CodePaused)
    assert len(rig.events("credential.refused")) == 5
    assert states(rig) == ["here"]


def test_a_door_beside_reception_that_is_still_held_is_named(combined: Rig):
    ready = gets_pass(combined)
    combined.handle(e.Leave())
    scan(combined, ready.shown.qr)
    combined.opens("01")
    combined.shuts("01")
    press(combined, e.Leave(), i.WelcomeVisitor(), i.StartLeaving())
    scan(combined, ready.shown.qr)
    assert combined.shows(StillInside).door == "01"
    press(combined, i.ItIsEmpty())
    assert combined.shows(Goodbye).bank is None
    assert states(combined) == ["left"]
    assert combined.rows("SELECT id FROM assignment WHERE ended_at IS NULL") == []
    kinds = [one.type for one in combined.events()][-4:]
    assert kinds == ["credential.accepted", "visit.left", "assignment.ended", "pass.spent"]
    press(combined, e.Leave())
    scan(combined, ready.shown.qr)
    assert combined.shows(PassRefused).why is WhyNoPass.SPENT


def test_a_door_that_facilities_hold_is_not_given_back_by_word_of_mouth(combined: Rig):
    ready = gets_pass(combined)
    combined.handle(e.Leave())
    scan(combined, ready.shown.qr)
    combined.opens("01")
    combined.shuts("01")
    service.hold(combined.kiosk, COMMAND_LINE, combined.doors["01"].id, "police")
    press(combined, e.Leave(), i.WelcomeVisitor(), i.StartLeaving())
    scan(combined, ready.shown.qr)
    press(combined, i.ItIsEmpty())
    assert states(combined) == ["left"]
    assert combined.rows("SELECT phase FROM assignment WHERE ended_at IS NULL") == [("held",)]
    press(combined, e.Leave())
    scan(combined, ready.shown.qr)
    assert combined.shows(PassRefused).why is WhyNoPass.SPENT


def test_who_never_used_their_door_leaves_at_once_and_it_is_free_for_others(combined: Rig):
    ready = gets_pass(combined)
    press(combined, e.Leave(), i.WelcomeVisitor(), i.StartLeaving())
    scan(combined, ready.shown.qr)
    combined.shows(Goodbye)
    assert combined.rows("SELECT state FROM reservation") == [("cancelled",)]
    press(combined, e.Leave())
    scan(combined, ready.shown.qr)
    assert combined.shows(PassRefused).why is WhyNoPass.SPENT
    assert combined.sent == []


def test_a_pass_of_another_reception_belongs_to_its_bank(rig: Rig):
    with other_kiosk(visitors=COMBINED) as other:
        carry_trust(other, rig)
        _, shown = issue.issue(other.kiosk, Asked("Zoe", "A", UNTIL))
    scan(rig, shown.qr)
    told = rig.shows(PassRefused)
    assert (told.why, told.bank, told.place) == (WhyNoPass.OTHER_BANK, "A", "Level 2, by the lifts")


def test_a_contractor_leaves_for_today_and_comes_again(combined: Rig):
    asked = Asked("Eve", "A", UNTIL + timedelta(days=2), kind=PersonKind.CONTRACTOR, host="ada")
    _, shown = issue.issue(combined.kiosk, asked)
    scan(combined, shown.qr)
    combined.opens("01")
    combined.shuts("01")
    press(combined, e.Leave(), i.WelcomeVisitor(), i.StartLeaving())
    scan(combined, shown.qr)
    press(combined, i.ItIsEmpty())
    assert combined.shows(Goodbye).for_today
    assert states(combined) == ["here"]
    assert [kind for kind, _ in combined.notices("ada")] == ["arrived"]
    press(combined, e.Leave())
    scan(combined, shown.qr)
    assert combined.shows(PassRefused).why is WhyNoPass.SPENT
    combined.waits(24 * 3600)
    scan(combined, shown.qr)
    combined.shows(screens.DoorOpening)


def test_who_had_no_door_this_day_is_done_for_today_just_so(combined: Rig):
    """They have said that they leave: a copy of their pass opens nothing before tomorrow."""
    asked = Asked("Eve", "A", UNTIL + timedelta(days=2), kind=PersonKind.CONTRACTOR)
    _, shown = issue.issue(combined.kiosk, asked)
    press(combined, i.WelcomeVisitor(), i.StartLeaving())
    scan(combined, shown.qr)
    assert combined.shows(Goodbye).for_today
    told = [(one.detail["why"], one.detail["for_today"]) for one in combined.events("pass.spent")]
    assert told == [("left", True)]
    press(combined, e.Leave())
    scan(combined, shown.qr)
    assert combined.shows(PassRefused).why is WhyNoPass.SPENT
    assert combined.sent == []
    combined.waits(24 * 3600)
    scan(combined, shown.qr)
    assert combined.sent == ["01"]


def test_what_is_scanned_after_the_visit_is_over_says_so(rig: Rig):
    visit, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))
    rig.waits(5 * 3600 + 60)
    scan(rig, shown.qr)
    assert rig.shows(PassRefused).why is WhyNoPass.ENDED
    with rig.store.transaction() as tx:
        found = tx.guest_visit(visit.id)
        assert found is not None
        assert found.state is VisitState.OVER


def test_nothing_of_a_visitor_is_left_on_the_screen(rig: Rig):
    ready = gets_pass(rig)
    rig.handle(e.Leave())
    scan(rig, ready.shown.qr)
    rig.waits(61)
    rig.shows(screens.MoreTime)
    rig.waits(31)
    rig.shows(screens.Start)
    assert rig.kiosk.visit.shown_visit is None
    assert states(rig) == ["here"]
    assert rig.clock.now() > NOON
