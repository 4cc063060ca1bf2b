"""A key goes from one screen to another bank's scanner, and is taken once two people have compared its digits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.passes import WhyNoPass
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.visitors import intents as vi
from kiosk.engine.visitors import keys, pairing
from kiosk.engine.visitors.screens import KeyCard, Pairing, PassRefused
from kiosk.passes import key_card
from tests.fakes.far_reception import FarReception, scan, trust
from tests.fakes.rig import Rig

LOBBY = FarReception()


@pytest.fixture
def waiting(rig: Rig) -> Rig:
    """A bank that waits for another kiosk's key."""
    pairing.begin(rig.kiosk)
    return rig


def same(rig: Rig) -> vi.SameDigits:
    """Both screens show the same digits."""
    return vi.SameDigits(same=True, fingerprint=rig.shows(Pairing).fingerprint)


def test_a_key_is_trusted_once_its_digits_were_compared(waiting: Rig):
    assert waiting.shows(Pairing) == Pairing()
    scan(waiting, LOBBY.card)
    assert waiting.shows(Pairing) == Pairing(LOBBY.key.fingerprint, "lobby")
    assert keys.trusted(waiting.kiosk) == []
    waiting.handle(same(waiting))
    assert waiting.shows(Pairing).done
    assert [one.id for one in keys.trusted(waiting.kiosk)] == [LOBBY.key.id]
    told = {"key": LOBBY.key.id.hex(), "issuer": "lobby", "how": "screen", "changed": False}
    assert waiting.events()[-1].detail == told
    scan(waiting, LOBBY.seal(LOBBY.new()))
    assert waiting.sent == ["01"]


def test_other_digits_are_another_key_which_is_forgotten(waiting: Rig):
    scan(waiting, FarReception("thief").card)
    waiting.handle(vi.SameDigits(same=False))
    waiting.shows(screens.Start)
    waiting.handle(vi.SameDigits(same=True))
    assert keys.trusted(waiting.kiosk) == []


def test_nothing_is_taken_that_was_not_scanned(waiting: Rig):
    waiting.handle(vi.SameDigits(same=True))
    assert keys.trusted(waiting.kiosk) == []


def test_a_key_that_came_whole_only_is_compared(waiting: Rig):
    scan(waiting, LOBBY.card)
    scan(waiting, LOBBY.card[:-3] + "AAA")
    assert waiting.shows(Pairing) == Pairing()
    waiting.handle(vi.SameDigits(same=True))
    assert keys.trusted(waiting.kiosk) == []


def test_a_key_is_of_no_use_while_nobody_waits_for_it(rig: Rig):
    scan(rig, LOBBY.card)
    rig.shows(screens.NotKnown)
    rig.handle(vi.SameDigits(same=True))
    assert keys.trusted(rig.kiosk) == []


def test_two_minutes_later_nobody_waits_any_more(waiting: Rig):
    waiting.waits(121)
    waiting.shows(screens.Start)
    scan(waiting, LOBBY.card)
    waiting.shows(screens.NotKnown)


def test_a_badge_that_is_tapped_meanwhile_ends_it(waiting: Rig):
    scan(waiting, LOBBY.card)
    waiting.tap("ada")
    waiting.handle(vi.SameDigits(same=True))
    assert keys.trusted(waiting.kiosk) == []
    with pytest.raises(ValueError, match="is using the screen"):
        pairing.begin(waiting.kiosk)


@pytest.mark.parametrize("revoked", [True, False])
def test_a_key_that_can_not_be_taken_is_not_even_compared(waiting: Rig, revoked: bool):
    card = waiting.kiosk.issuer.key_card()
    if revoked:
        trust(waiting, LOBBY)
        keys.revoke(waiting.kiosk, LOBBY.key.id.hex())
        card = LOBBY.card
    scan(waiting, card)
    waiting.shows(screens.NotKnown)
    waiting.handle(vi.SameDigits(same=True))
    assert all(one.revoked_at is not None for one in keys.trusted(waiting.kiosk))


@pytest.mark.expects_log("store.failed")
def test_a_full_disk_takes_no_key(waiting: Rig):
    scan(waiting, LOBBY.card)
    with waiting.failing("COMMIT"):
        waiting.handle(same(waiting))
    waiting.shows(screens.NotWorking)
    assert keys.trusted(waiting.kiosk) == []


def test_an_order_shows_this_kiosks_key(rig: Rig):
    pairing.show_key_now(rig.kiosk)
    card = rig.shows(KeyCard)
    assert key_card.read(card.qr).fingerprint == card.fingerprint
    assert rig.events()[-1].detail["how"] == "screen"
    rig.handle(i.Leave())
    rig.tap("ada")
    with pytest.raises(ValueError, match="is using the screen"):
        pairing.show_key_now(rig.kiosk)


def test_a_receptionist_shows_it_from_their_list_and_nobody_else_does(rig: Rig):
    rig.handle(vi.ShowKey())
    rig.shows(screens.Start)
    rig.kiosk.visit.receives = True
    rig.handle(vi.ShowKey())
    rig.shows(KeyCard)


def test_a_pass_that_is_shown_meanwhile_is_no_key(waiting: Rig):
    scan(waiting, LOBBY.seal(LOBBY.new()))
    assert waiting.shows(PassRefused).why is WhyNoPass.UNKNOWN_KEY


def test_two_kiosks_pair(make_rig: Callable[..., Rig], tmp_path):
    bank, reception = make_rig(), Rig(tmp_path)
    try:
        pairing.show_key_now(reception.kiosk)
        shown = reception.shows(KeyCard)
        pairing.begin(bank.kiosk)
        scan(bank, shown.qr)
        assert bank.shows(Pairing).fingerprint == shown.fingerprint
        bank.handle(same(bank))
        scan(bank, reception.kiosk.issuer.seal(LOBBY.new()))
        assert bank.sent == ["01"]
    finally:
        reception.close()


def test_another_key_that_is_scanned_just_before_the_press_is_not_the_one_that_was_compared(waiting: Rig):
    thief = FarReception("thief")
    scan(waiting, LOBBY.card)
    compared = same(waiting)
    scan(waiting, thief.card)
    waiting.handle(compared)
    assert waiting.shows(Pairing).fingerprint == thief.key.fingerprint
    waiting.handle(vi.SameDigits(same=True))
    assert keys.trusted(waiting.kiosk) == []


@pytest.mark.parametrize("meanwhile", ["nothing", "touches", "scans", "another key"])
def test_it_ends_two_minutes_after_it_began_whatever_happens_meanwhile(waiting: Rig, meanwhile: str):
    for _ in range(12):
        if meanwhile == "touches":
            waiting.handle(i.Touched())
        elif meanwhile != "nothing":
            scan(waiting, "LKK1:AAAA" if meanwhile == "scans" else LOBBY.card)
        waiting.waits(10)
    waiting.waits(1)
    waiting.shows(screens.Start)
    scan(waiting, FarReception("thief").card)
    waiting.handle(vi.SameDigits(same=True, fingerprint=FarReception("thief").key.fingerprint))
    assert keys.trusted(waiting.kiosk) == []


def test_both_screens_say_whose_visitors_it_is_about(waiting: Rig):
    scan(waiting, FarReception(tenants=frozenset({"beta", "acme"})).card)
    assert waiting.shows(Pairing).tenants == ("acme", "beta")
    waiting.handle(same(waiting))
    assert waiting.shows(Pairing).tenants == ("acme", "beta")
    waiting.handle(i.Leave())
    pairing.show_key_now(waiting.kiosk)
    assert waiting.shows(KeyCard).tenants == ("acme",)
