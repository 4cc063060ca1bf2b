"""The bank of a pass is full: another one of this kiosk, or the way to those of others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.compartments import Size
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from kiosk.engine.visitors import intents as vi
from kiosk.engine.visitors.screens import ElsewhereBank, LockerOffer, PassBankFull
from kiosk.engine.visitors.settings import BankPlace, VisitorSettings
from tests.fakes.far_reception import FarReception, dead, scan, trust
from tests.fakes.furniture import door
from tests.fakes.rig import Rig

LOBBY = FarReception()
PLACES = (BankPlace("C", "Level 3"), BankPlace("B", "By the stairs"), BankPlace("D", "The annex"))
A, B1, B2 = door("01"), replace(door("02"), bank="B"), replace(door("03", bus="right", size=Size.L), bank="B")


@pytest.fixture
def two_banks(make_rig: Callable[..., Rig]) -> Rig:
    """Bank A has one door, which is taken; bank B has two."""
    rig = make_rig([A, B1, B2], visitors=VisitorSettings(places=PLACES))
    trust(rig, LOBBY)
    scan(rig, LOBBY.seal(LOBBY.new()))
    rig.opens("01")
    rig.shuts("01")
    rig.waits(15)
    return rig


def test_a_full_bank_offers_the_other_one_of_this_kiosk_and_names_those_elsewhere(two_banks: Rig):
    scan(two_banks, LOBBY.seal(LOBBY.new()))
    offer = LockerOffer("B", "By the stairs", {Size.M: 1, Size.L: 1}, reachable=0)
    elsewhere = (ElsewhereBank("C", "Level 3"), ElsewhereBank("D", "The annex"))
    assert two_banks.shows(PassBankFull) == PassBankFull("A", offer, elsewhere)
    assert two_banks.sent == ["01"]
    assert [one.type for one in two_banks.events()[-2:]] == ["pass.accepted", "assignment.refused"]


def test_a_door_there_is_taken_with_a_press_and_is_the_one_of_the_pass(two_banks: Rig):
    one = LOBBY.new()
    text = LOBBY.seal(one)
    scan(two_banks, text)
    two_banks.handle(vi.TakeOtherBank())
    assert two_banks.sent == ["01", "02"]
    two_banks.handle(vi.TakeOtherBank())
    two_banks.opens("02")
    two_banks.shuts("02")
    scan(two_banks, text)
    two_banks.opens("02")
    two_banks.shuts("02")
    assert two_banks.shows(screens.KeepOrGiveBack).visiting
    assert two_banks.sent == ["01", "02", "02"]
    two_banks.handle(i.GiveBack())
    assert "spent_at" in dead(two_banks, one)


def test_who_needs_a_large_door_is_offered_none_that_is_too_small(two_banks: Rig):
    scan(two_banks, LOBBY.seal(LOBBY.new(size=Size.L)))
    offer = two_banks.shows(PassBankFull).other
    assert offer is not None
    assert dict(offer.sizes) == {Size.L: 1}
    two_banks.handle(vi.TakeOtherBank())
    assert two_banks.sent == ["01", "03"]
    scan(two_banks, LOBBY.seal(LOBBY.new(size=Size.L)))
    assert two_banks.shows(PassBankFull).other is None
    two_banks.handle(vi.TakeOtherBank())
    assert two_banks.sent == ["01", "03"]


def test_a_door_that_was_taken_meanwhile_is_said_so(two_banks: Rig):
    for number in ("02", "03"):
        scan(two_banks, LOBBY.seal(LOBBY.new()))
        two_banks.handle(vi.TakeOtherBank())
        two_banks.opens(number)
        two_banks.shuts(number)
    scan(two_banks, LOBBY.seal(LOBBY.new()))
    assert two_banks.shows(PassBankFull).other is None


def test_a_silent_bank_is_out_of_reach_and_not_full(two_banks: Rig):
    two_banks.tap("ada")
    two_banks.opens("02")
    two_banks.shuts("02")
    two_banks.waits(15)
    two_banks.bus("right", up=False)
    scan(two_banks, LOBBY.seal(LOBBY.new(bank="B", id="b" * 16)))
    two_banks.shows(screens.BankOutOfReach)


def test_the_only_door_that_sticks_leads_to_the_other_bank(make_rig: Callable[..., Rig]):
    rig = make_rig([A, B1], visitors=VisitorSettings(places=PLACES))
    trust(rig, LOBBY)
    one = LOBBY.new()
    scan(rig, LOBBY.seal(one))
    for _ in range(2):
        rig.answers("01", PulseResult.SENT)
        rig.waits(4)
    assert not rig.shows(screens.DoorDidNotOpen).other_free
    rig.handle(i.PickDoor())
    assert rig.shows(PassBankFull).other is not None
    rig.handle(vi.TakeOtherBank())
    assert rig.sent == ["01", "01", "02"]
    assert (rig.holds(f"visit-{one.id}"), dead(rig, one)) == ("02", {})


def test_nobody_within_reach_may_have_a_higher_door_but_not_wait_in_line(make_rig: Callable[..., Rig]):
    rig = make_rig([A], visitors=VisitorSettings(places=PLACES))
    trust(rig, LOBBY)
    scan(rig, LOBBY.seal(LOBBY.new(reachable=True)))
    full = rig.shows(screens.BankFull)
    assert (full.higher_free, full.can_wait) == (True, False)
    rig.handle(i.WaitInLine())
    assert rig.events("line.joined") == []
    rig.handle(i.PickDoor())
    assert rig.sent == ["01"]


def test_a_pass_that_is_revoked_meanwhile_gets_nothing_there(two_banks: Rig):
    one, reception = LOBBY.new(), FarReception()
    scan(two_banks, LOBBY.seal(one))
    reception.revoked = {one.id: one.ends_at}
    trust(two_banks, reception)
    two_banks.handle(vi.TakeOtherBank())
    assert two_banks.sent == ["01"]
