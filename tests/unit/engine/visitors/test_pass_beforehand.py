"""A pass that is given out before the day: its visitor is expected, and here once they use it or come to reception."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.compartments import Size
from kiosk.engine import intents as e
from kiosk.engine import screens
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import issue
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import (
    InvitationEarly,
    PassReady,
    PassRefused,
    ReadTerms,
    StillInside,
    Visits,
    VisitShown,
)
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import ALL_BOOKABLE, COMBINED, HOUR, WITH_TERMS, press, scan

TOMORROW = NOON + 24 * HOUR
LATER = NOON + 3 * HOUR


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    rig = make_rig((), visitors=WITH_TERMS)
    rig.person("rea", groups=frozenset({"reception"}))
    return rig


@pytest.fixture
def combined(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig(visitors=COMBINED, policy=ALL_BOOKABLE)


def expects(rig: Rig, starts: object = TOMORROW) -> str:
    """Somebody has a pass for a time to come."""
    asked = Asked("Eve", "A", starts + 5 * HOUR, size=Size.M, starts=starts, host="ada")  # type: ignore[operator, arg-type]
    return issue.issue(rig.kiosk, asked)[1].qr


def state(rig: Rig) -> str:
    return str(rig.rows("SELECT state FROM guest_visit")[0][0])


def kinds(rig: Rig) -> list[str]:
    return [kind for kind, _ in rig.notices("ada")]


def test_nobody_is_here_yet(rig: Rig):
    expects(rig)
    assert state(rig) == "invited"
    assert kinds(rig) == []
    assert [one.type for one in rig.events("visit.invited", "visit.arrived", "pass.issued")] == [
        "visit.invited",
        "pass.issued",
    ]


def test_one_that_begins_within_minutes_is_of_somebody_here(rig: Rig):
    expects(rig, NOON + HOUR / 12)
    assert state(rig) == "here"


def test_they_are_here_with_the_first_use_of_it(combined: Rig):
    qr = expects(combined, LATER)
    scan(combined, qr)
    combined.shows(PassRefused)
    assert (state(combined), kinds(combined)) == ("invited", [])
    combined.waits(3 * 3600 + 60)
    scan(combined, qr)
    combined.shows(screens.DoorOpening)
    assert (state(combined), kinds(combined)) == ("here", ["arrived"])
    combined.opens("01")
    combined.shuts("01")
    combined.waits(15)
    scan(combined, qr)
    assert kinds(combined) == ["arrived"]
    assert [one.detail["invited"] for one in combined.events("visit.arrived")] == [True]


def test_or_when_they_show_it_at_reception(rig: Rig):
    qr = expects(rig, LATER)
    scan(rig, qr)
    press(rig, i.TermsAnswered(accepted=False))
    assert (state(rig), kinds(rig)) == ("invited", [])
    scan(rig, qr)
    rig.shows(ReadTerms)
    press(rig, i.TermsAnswered(accepted=True))
    ready = rig.shows(PassReady)
    assert (ready.shown.qr, ready.again) == (qr, True)
    assert (state(rig), kinds(rig)) == ("here", ["arrived"])
    assert rig.events("visit.arrived")[-1].detail["terms"] == WITH_TERMS.reception.terms_version  # type: ignore[union-attr]
    press(rig, e.Leave())
    scan(rig, qr)
    rig.shows(StillInside)


def test_not_on_another_day(rig: Rig):
    scan(rig, expects(rig))
    assert rig.shows(InvitationEarly).starts_at == TOMORROW
    assert state(rig) == "invited"


def test_who_is_about_to_leave_has_not_come(rig: Rig):
    qr = expects(rig, LATER)
    press(rig, i.StartLeaving())
    scan(rig, qr)
    rig.shows(PassRefused)
    assert state(rig) == "invited"


def test_a_receptionist_admits_them_with_the_same_pass(rig: Rig):
    qr = expects(rig, LATER)
    rig.tap("rea")
    press(rig, i.PickVisit(0))
    shown = rig.shows(VisitShown)
    assert (shown.can_check_in, shown.can_show_pass, shown.can_change_locker) == (True, True, False)
    press(rig, i.AdmitGuest(), i.TermsAnswered(accepted=True))
    assert rig.shows(PassReady).shown.qr == qr
    assert rig.events("visit.arrived")[-1].detail["by"] == "rea"
    press(rig, e.Leave())
    rig.shows(Visits)


def test_who_never_came_has_not_gone(combined: Rig):
    expects(combined, LATER)
    combined.waits(9 * 3600)
    assert (state(combined), kinds(combined)) == ("over", [])
