"""Another door for somebody who is here: a new pass, and the one before is dead wherever that is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.passes import WhyNoPass
from kiosk.engine import intents as e
from kiosk.engine import screens
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import issue
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import ChooseLocker, PassReady, PassRefused, Visits, VisitShown
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import (
    ALL_BOOKABLE,
    COMBINED,
    LEVEL_2,
    UNTIL,
    carry_trust,
    other_kiosk,
    press,
    scan,
    walk_in,
)

LEVEL_3 = BankPlace("B", "Level 3", {Size.S: 1}, codes_a_day=0)
TWO_ELSEWHERE = VisitorSettings(Reception(), (replace(LEVEL_2, codes_a_day=0), LEVEL_3))
TWO_HERE = [door("01"), replace(door("02"), bank="B")]
TOLD = ["arrived"]


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return with_receptionist(make_rig((), visitors=TWO_ELSEWHERE))


@pytest.fixture
def combined(make_rig: Callable[..., Rig]) -> Rig:
    return with_receptionist(make_rig(TWO_HERE, visitors=VisitorSettings(Reception()), policy=ALL_BOOKABLE))


def with_receptionist(rig: Rig) -> Rig:
    rig.person("rea", groups=frozenset({"reception"}))
    return rig


def comes(rig: Rig, size: Size | None = Size.M) -> str:
    """Somebody has a pass for bank A."""
    return issue.issue(rig.kiosk, Asked("Eve Vogt", "A", UNTIL, size=size, host="ada"))[1].qr


def shown(rig: Rig) -> VisitShown:
    press(rig, i.WelcomeVisitor())
    rig.tap("rea")
    press(rig, i.PickVisit(0))
    return rig.shows(VisitShown)


def states(rig: Rig) -> list[str]:
    return [one for (one,) in rig.rows("SELECT state FROM reservation ORDER BY rowid")]


def test_a_pass_for_another_bank_has_an_id_of_its_own_and_the_old_one_is_dead(rig: Rig):
    before = comes(rig)
    assert shown(rig).can_change_locker
    press(rig, i.ChangeLocker())
    assert rig.shows(ChooseLocker).until == UNTIL
    press(rig, i.LockerChosen("B", Size.S))
    ready = rig.shows(PassReady)
    assert (ready.shown.bank, ready.shown.size, ready.again) == ("B", Size.S, False)
    issued = rig.events("pass.issued")
    assert [one.detail["again"] for one in issued] == [False, True]
    assert issued[0].detail["pass_id"] != issued[1].detail["pass_id"]
    assert rig.events("pass.revoked")[-1].detail["pass_id"] == issued[0].detail["pass_id"]
    assert [kind for kind, _ in rig.notices("ada")] == TOLD, "they have not gone"
    press(rig, e.Leave())
    rig.shows(Visits)
    press(rig, e.Leave())
    scan(rig, before)
    assert rig.shows(PassRefused).why is WhyNoPass.REVOKED


def test_the_bank_refuses_the_old_one_once_it_is_told(rig: Rig):
    before = comes(rig)
    shown(rig)
    press(rig, i.ChangeLocker(), i.LockerChosen("B", Size.S))
    with other_kiosk() as bank:
        carry_trust(rig, bank)
        scan(bank, before)
        assert bank.shows(PassRefused).why is WhyNoPass.REVOKED
        assert bank.sent == []


def test_until_then_it_counts_as_out(rig: Rig):
    comes(rig)
    shown(rig)
    press(rig, i.ChangeLocker(), i.LockerChosen("B", Size.S), e.Leave(), e.Leave())
    walk_in(rig)
    assert {one.bank: dict(one.sizes) for one in rig.shows(ChooseLocker).offers} == {"A": {Size.S: 1, Size.M: 1}}


def test_at_own_banks_the_promise_moves_along(combined: Rig):
    before = comes(combined, None)
    shown(combined)
    press(combined, i.ChangeLocker(), i.LockerChosen("B", Size.M))
    after = combined.shows(PassReady).shown
    assert states(combined) == ["cancelled", "booked"]
    press(combined, e.Leave(), e.Leave())
    scan(combined, before)
    assert combined.shows(PassRefused).why is WhyNoPass.REVOKED
    scan(combined, after.qr)
    combined.opens("02")
    assert combined.sent == ["02"]


def test_whoever_has_things_in_a_door_empties_it_first(combined: Rig):
    qr = comes(combined, None)
    scan(combined, qr)
    combined.opens("01")
    combined.shuts("01")
    assert not shown(combined).can_change_locker
    press(combined, i.ChangeLocker())
    combined.shows(VisitShown)


def test_who_found_none_free_gets_one_later(make_rig: Callable[..., Rig]):
    rig = with_receptionist(make_rig([door("01")], visitors=COMBINED, policy=ALL_BOOKABLE))
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    press(rig, e.Leave())
    walk_in(rig)
    press(rig, e.Leave())
    assert not shown(rig).can_change_locker
    press(rig, e.Leave())
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    press(rig, e.GiveBack(), e.Leave())
    assert shown(rig).can_change_locker
    press(rig, i.ChangeLocker(), i.LockerChosen("A", Size.M))
    rig.shows(PassReady)
    assert rig.events("pass.issued")[-1].detail["again"] is False


def test_it_can_be_left_as_it_is(rig: Rig):
    qr = comes(rig)
    shown(rig)
    press(rig, i.ChangeLocker(), e.Back())
    rig.shows(Visits)
    press(rig, i.PickVisit(0), i.ChangeLocker(), i.NoLocker())
    rig.shows(Visits)
    press(rig, i.PickVisit(0), i.ShowPass())
    assert rig.shows(PassReady).shown.qr == qr


def test_what_somebody_else_was_faster_to_get_is_asked_anew(rig: Rig):
    comes(rig)
    shown(rig)
    press(rig, i.ChangeLocker())
    issue.issue(rig.kiosk, Asked("Zoe", "B", UNTIL))
    press(rig, i.LockerChosen("B", Size.S))
    assert [one.bank for one in rig.shows(ChooseLocker).offers] == ["A"]


def test_a_host_changes_nothing_of_it(rig: Rig):
    comes(rig)
    rig.tap("ada")
    press(rig, i.PickVisit(0))
    assert not rig.shows(VisitShown).can_change_locker
    press(rig, i.ChangeLocker())
    rig.shows(VisitShown)


def test_a_visit_that_was_ended_meanwhile_gets_nothing(rig: Rig):
    comes(rig)
    shown(rig)
    press(rig, i.ChangeLocker())
    rig.waits(40)
    rig.clock.turn(6 * 3600)
    press(rig, i.LockerChosen("B", Size.S))
    assert not isinstance(rig.screen, (PassReady, screens.MoreTime))
    assert len(rig.events("pass.issued")) == 1
