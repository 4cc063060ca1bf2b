"""A receptionist with many guests: finds one by a word, goes on where they were, and is not sent away at work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.guests import VisitState
from kiosk.domain.policy import AtExpiry
from kiosk.engine import intents as e
from kiosk.engine import people, screens
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import issue
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import (
    CheckedIn,
    ChooseLocker,
    Details,
    FindHost,
    PassReady,
    VisitorWelcome,
    Visits,
    VisitShown,
)
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import ALL_BOOKABLE, COMBINED, ELSEWHERE, UNTIL, invited, press, scan

GUESTS = 20


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    """Twenty guests of Ada's are expected, and the receptionist's badge has opened the list."""
    rig = with_receptionist(make_rig((), visitors=ELSEWHERE))
    for number in range(GUESTS):
        invited(rig, name=f"Guest {number:02}", company="Vogt & Co.", starts=NOON + number * timedelta(minutes=1))
    invited(rig, name="José Łuk", host="bob")
    rig.tap("rea")
    return rig


def with_receptionist(rig: Rig) -> Rig:
    rig.person("rea", groups=frozenset({"reception"}))
    return rig


def names(rig: Rig) -> list[str]:
    return [one.name for one in rig.shows(Visits).lines]


@pytest.mark.parametrize("text", ["jose", "LUK jo", "bob", "josé  b"])
def test_words_of_guest_company_or_host_find_a_visit(rig: Rig, text: str):
    press(rig, i.VisitsTyped(text))
    assert names(rig) == ["José Łuk"]
    assert rig.shows(Visits).query == text
    assert text not in repr(i.VisitsTyped(text))


def test_no_word_shows_all_and_a_strange_one_nobody(rig: Rig):
    press(rig, i.VisitsTyped("vogt"))
    assert rig.shows(Visits).pages == 4
    press(rig, i.VisitsTyped("vogt 07"))
    assert names(rig) == ["Guest 07"]
    press(rig, i.VisitsTyped("ose"))
    assert names(rig) == []
    press(rig, i.VisitsTyped(""))
    assert rig.shows(Visits).pages == 4


def test_back_from_a_visit_the_page_and_the_words_are_as_they_were(rig: Rig):
    press(rig, i.VisitsTyped("guest"), i.ShowPage(2), i.PickVisit(1))
    assert rig.shows(VisitShown).line.name == "Guest 13"
    press(rig, e.Back())
    visits = rig.shows(Visits)
    assert (visits.page, visits.query, visits.lines[1].name) == (2, "guest", "Guest 13")


def test_a_host_looks_among_their_own(rig: Rig):
    rig.tap("bob")
    press(rig, i.VisitsTyped("guest"))
    assert names(rig) == []
    press(rig, i.VisitsTyped("j"))
    assert names(rig) == ["José Łuk"]


def test_after_a_guest_the_list_is_there_again(rig: Rig):
    press(rig, i.ShowPage(1), i.PickVisit(0), i.AdmitGuest(), i.LockerChosen("A", Size.M))
    rig.shows(PassReady)
    press(rig, e.Leave())
    visits = rig.shows(Visits)
    assert (visits.page, visits.own) == (1, False)
    press(rig, i.CheckIn(), i.DetailsGiven("Eve Vogt"))
    assert rig.shows(FindHost).for_guest
    press(rig, i.NoHost(), i.NoLocker())
    rig.shows(CheckedIn)
    press(rig, e.Leave())
    rig.shows(Visits)
    press(rig, i.VisitsTyped("eve"), i.PickVisit(0))
    assert rig.shows(VisitShown).can_end


def test_so_it_is_when_the_form_is_given_up_by_back(rig: Rig):
    press(rig, i.CheckIn())
    rig.shows(Details)
    press(rig, e.Back())
    rig.shows(Visits)
    press(rig, i.PickVisit(0), i.AdmitGuest())
    rig.shows(ChooseLocker)
    press(rig, e.Back())
    rig.shows(Visits)
    press(rig, i.CheckIn(), e.Leave())
    rig.shows(screens.Start)


def test_whoever_works_at_the_list_is_not_sent_away(rig: Rig):
    for _ in range(14):
        rig.waits(40)
        press(rig, e.Touched())
    rig.shows(Visits)
    press(rig, i.PickVisit(0))
    rig.shows(VisitShown)
    rig.waits(46)
    rig.shows(screens.Start)


def test_but_ten_minutes_after_the_badge_it_is_asked_for_again(rig: Rig):
    for _ in range(16):
        rig.waits(40)
        press(rig, e.Touched())
    rig.shows(screens.Start)


def test_who_left_their_guest_alone_finds_no_list_behind_them(rig: Rig):
    press(rig, i.CheckIn(), i.DetailsGiven("Eve Vogt"), i.NoHost(), i.NoLocker())
    rig.shows(CheckedIn)
    rig.waits(14)
    rig.kiosk.timers.cancel("visit.idle")
    rig.waits(120)
    press(rig, e.Leave())
    rig.shows(screens.Start)


def test_whose_badge_was_suspended_meanwhile_goes_no_further(rig: Rig):
    press(rig, i.CheckIn(), i.DetailsGiven("Eve Vogt"), i.NoHost(), i.NoLocker())
    people.suspend(rig.store, "rea", suspended=True)
    press(rig, e.Leave())
    rig.shows(screens.Start)


def test_what_a_guest_did_alone_ends_at_the_start(rig: Rig):
    press(rig, e.Leave(), i.WelcomeVisitor(), i.CheckIn(), i.DetailsGiven("Eve Vogt"))
    assert not rig.shows(FindHost).for_guest
    press(rig, i.NoHost(), i.NoLocker(), e.Leave())
    rig.shows(screens.Start)
    press(rig, i.WelcomeVisitor(), i.CheckIn(), e.Back())
    rig.shows(VisitorWelcome)


def test_a_host_who_extends_at_a_bank_elsewhere_is_shown_the_new_pass(make_rig: Callable[..., Rig]):
    rig = with_receptionist(make_rig((), visitors=ELSEWHERE))
    issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, host="ada", email="eve@vogt.example"))
    rig.tap("ada")
    press(rig, i.PickVisit(0))
    shown = rig.shows(VisitShown)
    assert (shown.out_of_reach, shown.at_bank, shown.may_open_until) == (True, "A", UNTIL)
    press(rig, i.ExtendVisit(0))
    ready = rig.shows(PassReady)
    assert (ready.extended, ready.again, ready.mailed) == (True, True, True)
    press(rig, e.Leave())
    rig.shows(screens.Start)


def test_whoever_still_has_a_door_stays_on_the_list(make_rig: Callable[..., Rig]):
    held = {**ALL_BOOKABLE, "at_expiry": AtExpiry.HOLD}
    rig = with_receptionist(make_rig(visitors=COMBINED, policy=held))
    _, stayed = issue.issue(rig.kiosk, Asked("Stays Long", "A", UNTIL))
    scan(rig, stayed.qr)
    rig.opens("01")
    rig.shuts("01")
    rig.waits(24 * 3600)
    issue.issue(rig.kiosk, Asked("Eve", "A", NOON + timedelta(hours=28)))
    press(rig, i.WelcomeVisitor())
    rig.tap("rea")
    assert [(one.name, one.state, one.door, one.overdue) for one in rig.shows(Visits).lines] == [
        ("Stays Long", VisitState.OVER, "01", True),
        ("Eve", VisitState.HERE, None, False),
    ]
