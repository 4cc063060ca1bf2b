"""Today's visits: who sees which, in what order, and what a receptionist or a host does with one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.guests import VisitState
from kiosk.domain.passes import WhyNoPass
from kiosk.domain.people import PersonKind
from kiosk.engine import intents as e
from kiosk.engine import reserve, screens
from kiosk.engine.reserve import Wanted
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import issue
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import (
    ChooseLocker,
    Details,
    PassReady,
    PassRefused,
    VisitorWelcome,
    Visits,
    VisitShown,
)
from kiosk.passes import sealed
from tests.fakes.clock import NOON
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import (
    ALL_BOOKABLE,
    COMBINED,
    ELSEWHERE,
    HOUR,
    UNTIL,
    carry_trust,
    gets_pass,
    invited,
    other_kiosk,
    press,
    scan,
)


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return with_receptionist(make_rig((), visitors=ELSEWHERE))


@pytest.fixture
def combined(make_rig: Callable[..., Rig]) -> Rig:
    return with_receptionist(make_rig(visitors=COMBINED, policy=ALL_BOOKABLE))


def with_receptionist(rig: Rig) -> Rig:
    rig.person("rea", groups=frozenset({"reception"}))
    return rig


def comes(rig: Rig, name: str = "Eve Vogt", host: str | None = "ada", **more: object) -> tuple[str, str]:
    """Somebody who has a pass: the id of their visit, and the pass."""
    visit, shown = issue.issue(rig.kiosk, Asked(name, "A", **{"until": UNTIL, "host": host, **more}))  # type: ignore[arg-type]
    return visit.id, shown.qr


def shown_visit(rig: Rig) -> str:
    """The id of the visit that the screen is about."""
    assert rig.kiosk.visit.shown_visit is not None
    return rig.kiosk.visit.shown_visit.id


def picks(rig: Rig, index: int = 0, who: str = "rea") -> VisitShown:
    rig.tap(who)
    press(rig, i.PickVisit(index))
    return rig.shows(VisitShown)


# --- the list -----------------------------------------------------------------------------------------------------


def test_a_receptionists_badge_opens_the_list_of_today(rig: Rig):
    comes(rig)
    invited(rig, name="Zoe Lind")
    invited(rig, name="Tom Orr", starts=NOON + timedelta(days=1), until=NOON + timedelta(days=1, hours=1))
    rig.tap("rea")
    visits = rig.shows(Visits)
    assert [(one.name, one.state) for one in visits.lines] == [
        ("Zoe Lind", VisitState.INVITED),
        ("Eve Vogt", VisitState.HERE),
    ]
    assert visits.lines[1].host == "Ada"
    assert not visits.own
    assert rig.events("visit.list_seen")[-1].detail == {"visits": 2, "own": False}
    assert "Eve" not in repr(visits)


def test_a_host_sees_their_own_only(rig: Rig):
    comes(rig)
    comes(rig, "Zoe Lind", "bob")
    rig.tap("bob")
    visits = rig.shows(Visits)
    assert [one.name for one in visits.lines] == ["Zoe Lind"]
    assert visits.own
    assert rig.events("visit.list_seen")[-1].detail == {"visits": 1, "own": True}


def test_who_has_gone_comes_last(rig: Rig):
    comes(rig, "Ann")
    comes(rig, "Bea")
    picks(rig)
    press(rig, i.EndVisit(), e.Back())
    assert [(one.name, one.state) for one in rig.shows(Visits).lines] == [
        ("Bea", VisitState.HERE),
        ("Ann", VisitState.ENDED),
    ]


def test_long_lists_have_pages(make_rig):
    rig = with_receptionist(make_rig((), visitors=ELSEWHERE))
    for number in range(14):
        invited(rig, name=f"Guest {number:02}", starts=NOON + number * timedelta(minutes=1))
    rig.tap("rea")
    visits = rig.shows(Visits)
    assert (len(visits.lines), visits.page, visits.pages) == (6, 0, 3)
    press(rig, i.ShowPage(2))
    assert [one.name for one in rig.shows(Visits).lines] == ["Guest 12", "Guest 13"]
    press(rig, i.PickVisit(2))
    rig.shows(Visits)
    press(rig, i.PickVisit(1))
    assert rig.shows(VisitShown).line.name == "Guest 13"
    press(rig, e.Back(), i.ShowPage(99))
    assert rig.shows(Visits).page == 2
    press(rig, i.ShowPage(-1))
    assert rig.shows(Visits).page == 0


def test_a_badge_opens_doors_at_a_combined_kiosk_unless_visitors_are_welcomed(combined: Rig):
    combined.tap("rea")
    combined.shows(screens.DoorOpening)
    combined.opens("01")
    combined.shuts("01")
    press(combined, e.Leave(), i.WelcomeVisitor())
    combined.tap("rea")
    combined.shows(Visits)
    assert combined.sent == ["01"]


def test_unknown_and_suspended_badges_open_no_list(rig: Rig):
    rig.person("zed", suspended=True, groups=frozenset({"reception"}))
    rig.tap("zed")
    assert rig.shows(screens.NotAllowed).why is screens.Barred.SUSPENDED
    rig.tap("nobody")
    rig.shows(screens.NotKnown)
    assert rig.events("visit.list_seen") == []


def test_names_do_not_stay_on_the_screen(rig: Rig):
    comes(rig)
    rig.tap("rea")
    rig.waits(46)
    rig.shows(screens.Start)
    assert rig.kiosk.visit.shown_visits == ()
    rig.tap("ada")
    for _ in range(3):
        rig.waits(40)
        press(rig, e.Touched())
    rig.shows(screens.Start)


def test_of_a_door_beside_reception_the_list_tells_its_number(combined: Rig):
    _, qr = comes(combined)
    scan(combined, qr)
    combined.opens("01")
    combined.shuts("01")
    press(combined, e.Leave(), i.WelcomeVisitor())
    combined.tap("rea")
    assert combined.shows(Visits).lines[0].door == "01"


# --- one visit ----------------------------------------------------------------------------------------------------


def test_a_receptionist_checks_in_somebody_without_an_invitation(rig: Rig):
    rig.tap("rea")
    press(rig, i.CheckIn())
    assert rig.shows(Details).for_guest
    rig.waits(50)
    press(rig, i.DetailsGiven("Eve Vogt"))
    rig.waits(50)
    press(rig, i.HostTyped("ada"), i.HostPicked(0))
    rig.waits(50)  # longer than a badge counts for: nothing that was typed is lost
    press(rig, i.LockerChosen("A", Size.M))
    rig.shows(PassReady)
    assert rig.events("visit.arrived")[-1].detail["by"] == "rea"


def test_a_host_does_not(rig: Rig):
    rig.tap("ada")
    press(rig, i.CheckIn())
    rig.shows(Visits)
    comes(rig)
    shown = picks(rig, who="ada")
    assert (shown.can_check_in, shown.can_show_pass, shown.can_end) == (False, False, True)
    press(rig, i.ShowPass(), i.AdmitGuest())
    rig.shows(VisitShown)


def test_a_receptionist_admits_an_invited_guest(rig: Rig):
    prepared = invited(rig)
    assert picks(rig).can_check_in
    press(rig, i.AdmitGuest())
    rig.shows(ChooseLocker)
    press(rig, i.LockerChosen("A", Size.M))
    rig.shows(PassReady)
    assert rig.events("visit.arrived")[-1].detail["by"] == "rea"
    press(rig, e.Leave())
    scan(rig, prepared.qr)
    assert not isinstance(rig.screen, ChooseLocker)


def test_the_same_pass_is_shown_again_and_stays(rig: Rig):
    _, qr = comes(rig)
    assert picks(rig).can_show_pass
    press(rig, i.ShowPass())
    ready = rig.shows(PassReady)
    assert (ready.shown.qr, ready.again) == (qr, True)
    assert rig.events("pass.handed_over")[-1].detail == {"visit": shown_visit(rig), "how": "shown", "by": "rea"}
    press(rig, i.PrintPass())
    assert len(rig.printer.slips) == 1
    for _ in range(4):
        rig.waits(59)
        press(rig, e.Touched())
    rig.shows(PassReady)
    press(rig, i.ExtendVisit(0), i.EndVisit())
    rig.shows(PassReady)


def test_a_longer_visit_has_a_pass_of_the_same_id_that_counts(rig: Rig):
    _, before = comes(rig)
    shown = picks(rig)
    tomorrow = UNTIL + timedelta(days=1)
    assert shown.longer_until == (UNTIL + HOUR, NOON + 10 * HOUR, tomorrow)
    press(rig, i.ExtendVisit(1))
    ready = rig.shows(PassReady)
    assert (ready.again, ready.extended, ready.shown.ends_at) == (True, True, NOON + 10 * HOUR)
    assert rig.events("visit.extended")[-1].detail["by"] == "rea"
    assert rig.events("pass.handed_over")[-1].detail["how"] == "shown"
    keys = {(own := rig.kiosk.issuer.trusted()).id: own}
    old, new = (sealed.read(one, keys)[0] for one in (before, rig.shows(PassReady).shown.qr))
    assert (new.id, new.ends_at) == (old.id, NOON + 10 * HOUR)
    assert new.issued_at > old.issued_at


def test_a_bank_elsewhere_takes_the_longer_pass_for_the_same_door(rig: Rig):
    _, before = comes(rig)
    with other_kiosk() as bank:
        carry_trust(rig, bank)
        scan(bank, before)
        bank.opens("01")
        bank.shuts("01")
        picks(rig)
        press(rig, i.ExtendVisit(0))
        longer = rig.shows(PassReady).shown.qr
        for hours in (4, 1.5):  # before the first pass ends, and after it
            bank.waits(hours * 3600)
            scan(bank, longer)
            bank.opens("01")
            bank.shuts("01")
        assert bank.sent == ["01", "01", "01"]


def test_at_an_own_bank_door_and_promise_last_longer_too(combined: Rig):
    _, qr = comes(combined)
    _, unused = comes(combined, "Zoe")
    scan(combined, qr)
    combined.opens("01")
    combined.shuts("01")
    for index in (0, 1):
        press(combined, e.Leave(), i.WelcomeVisitor())
        picks(combined, index)
        press(combined, i.ExtendVisit(0))
        assert combined.shows(VisitShown).line.ends_at == UNTIL + HOUR
    press(combined, e.Leave())
    combined.waits(5.5 * 3600)
    scan(combined, qr)
    combined.shows(screens.DoorOpening)
    combined.opens("01")
    combined.shuts("01")
    press(combined, e.Keep(), e.Leave())
    scan(combined, unused)
    combined.shows(screens.DoorOpening)


def test_what_others_have_reserved_is_no_choice(make_rig):
    rig = with_receptionist(make_rig([door("01")], visitors=COMBINED, policy=ALL_BOOKABLE))
    comes(rig)
    reserve.reserve(rig.kiosk, Wanted("ada", UNTIL + 2 * HOUR, UNTIL + 3 * HOUR))
    press(rig, i.WelcomeVisitor())
    assert picks(rig).longer_until == (UNTIL + HOUR,)


def test_an_ended_visit_at_a_bank_that_cant_be_told_says_so_honestly(rig: Rig):
    comes(rig)
    picks(rig)
    press(rig, i.EndVisit())
    shown = rig.shows(VisitShown)
    assert (shown.line.state, shown.may_open_until, shown.at_bank) == (VisitState.ENDED, UNTIL, "A")
    assert not shown.can_end
    assert shown.longer_until == ()
    assert rig.events("visit.ended")[-1].detail == {
        "visit": shown_visit(rig),
        "who": "reception",
        "by": "rea",
    }
    assert [kind for kind, _ in rig.notices("ada")] == ["arrived", "gone"]


def test_a_host_who_ends_a_visit_needs_not_be_told(rig: Rig):
    comes(rig)
    picks(rig, who="ada")
    press(rig, i.EndVisit())
    assert rig.events("visit.ended")[-1].detail["who"] == "host"
    assert [kind for kind, _ in rig.notices("ada")] == ["arrived"]


def test_beside_reception_the_pass_is_dead_at_once_and_the_door_due(combined: Rig):
    _, qr = comes(combined)
    scan(combined, qr)
    combined.opens("01")
    combined.shuts("01")
    press(combined, e.Leave(), i.WelcomeVisitor())
    picks(combined)
    press(combined, i.EndVisit())
    assert combined.shows(VisitShown).may_open_until is None
    press(combined, e.Leave())
    scan(combined, qr)
    refused = combined.shows(PassRefused)
    assert refused.why is WhyNoPass.REVOKED
    assert combined.sent == ["01"]
    combined.waits(60)
    assert combined.rows("SELECT end_reason FROM assignment") == [("expired",)]


def test_a_visit_that_ends_before_its_door_was_used_frees_the_promise(combined: Rig):
    comes(combined)
    press(combined, i.WelcomeVisitor())
    picks(combined)
    press(combined, i.EndVisit())
    assert combined.rows("SELECT state FROM reservation") == [("cancelled",)]


def test_an_invitation_can_be_taken_back(rig: Rig):
    prepared = invited(rig)
    picks(rig)
    press(rig, i.EndVisit(), e.Leave())
    scan(rig, prepared.qr)
    assert not isinstance(rig.screen, (ChooseLocker, PassReady))
    assert rig.notices("ada") == []


def test_a_contractors_badge_shows_what_they_host(rig: Rig):
    rig.person("con", kind=PersonKind.CONTRACTOR)
    rig.tap("con")
    assert rig.shows(Visits).own


def test_back_from_the_list_is_by_leaving(rig: Rig):
    gets_pass(rig)
    press(rig, e.Leave())
    rig.tap("rea")
    press(rig, e.Back())
    rig.shows(Visits)
    press(rig, e.Leave())
    rig.shows(screens.Start)
    press(rig, i.WelcomeVisitor())
    rig.shows(VisitorWelcome)
