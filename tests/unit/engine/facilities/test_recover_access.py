"""An operator without a PIN: a challenge, a signed code that answers it once, and a new PIN."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.operators import ROLE_RIGHTS, OperatorSettings
from kiosk.engine import intents as i
from kiosk.engine import people, screens
from kiosk.engine.facilities.intents import PinSeen, RecoverMyAccess, SignIn
from kiosk.engine.facilities.screens import BankFront, NewPin, OperatorPaused, OperatorPin, RecoverAccess
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.messages import CredentialPresented
from kiosk.passes import ed25519
from kiosk.passes.recovery_code import RecoveryCode, as_typed, seal
from tests.fakes.rig import Rig

PRIVATE = bytes(range(32))
WITH_KEY = FacilitiesSettings(OperatorSettings(ROLE_RIGHTS, recovery_key=ed25519.public_of(PRIVATE)))


@pytest.fixture
def lost(make_rig) -> Rig:
    """Ada has lost her PIN, and the challenge is shown."""
    rig: Rig = make_rig(facilities=WITH_KEY)
    rig.operator("ada")
    rig.handle(SignIn())
    assert rig.shows(OperatorPin).can_recover
    rig.handle(RecoverMyAccess())
    return rig


def code(rig: Rig, **other: Any) -> RecoveryCode:
    """What answers the challenge that is shown."""
    challenge = as_typed(rig.shows(RecoverAccess).challenge)
    expires = (rig.clock.now() + timedelta(minutes=15)).replace(microsecond=0)
    return replace(RecoveryCode("rig", challenge, "ada", expires), **other)


def holds_up(rig: Rig, text: str) -> None:
    rig.handle(CredentialPresented(CredentialKind.QR, text, "scanner"))
    rig.finish_hashing()


def pins(rig: Rig) -> int:
    ((count,),) = rig.rows("SELECT count(*) FROM credential WHERE kind = 'operator pin' AND revoked_at IS NULL")
    return int(count)


def refused(rig: Rig) -> list[object]:
    return [one.detail["why"] for one in rig.events("operator.login_failed")]


def test_the_challenge_is_shown_with_the_kiosks_name(lost: Rig):
    shown = lost.shows(RecoverAccess)
    assert (shown.kiosk, len(as_typed(shown.challenge)), shown.refused) == ("rig", 12, False)
    assert len(lost.events("operator.recovery_asked")) == 1


def test_the_right_code_gives_a_new_pin_with_which_they_sign_in(lost: Rig):
    holds_up(lost, seal(code(lost), PRIVATE))
    shown = lost.shows(NewPin)
    assert (shown.whose, shown.for_operator) == ("Ada", True)
    assert [one.detail for one in lost.events("operator.pin_drawn")][1:] == [{"by_code": True}]
    lost.handle(PinSeen())
    lost.shows(OperatorPin)
    lost.types(shown.pin)
    lost.shows(BankFront)


def test_the_old_pin_lets_nobody_in_then(lost: Rig):
    holds_up(lost, seal(code(lost), PRIVATE))
    lost.signs_in()
    assert (lost.kiosk.session, pins(lost)) == (None, 1)


def test_a_code_works_once(lost: Rig):
    text = seal(code(lost), PRIVATE)
    holds_up(lost, text)
    lost.handle(PinSeen())
    lost.handle(RecoverMyAccess())
    holds_up(lost, text)
    assert lost.shows(RecoverAccess).refused
    assert refused(lost) == ["recovery code refused"]


@pytest.mark.parametrize(
    "other",
    [
        {"kiosk": "another"},
        {"challenge": "7K2M9QXA04TZ"},
        {"operator": "bob"},
        {"operator": "nobody"},
        {"expires_at": "now"},
        {"expires_at": "before"},
    ],
)
def test_a_code_that_is_for_something_else_is_refused_and_written_down(lost: Rig, other: dict[str, object]):
    now = lost.clock.now().replace(microsecond=0)
    times = {"now": now, "before": now - timedelta(minutes=1)}
    told = {name: times.get(str(value), value) for name, value in other.items()}
    holds_up(lost, seal(code(lost, **told), PRIVATE))
    assert lost.shows(RecoverAccess).refused
    assert (refused(lost), lost.secrets.hashing) == (["recovery code refused"], [])
    holds_up(lost, seal(code(lost), PRIVATE))
    lost.shows(NewPin)


def test_a_code_signed_by_somebody_else_is_refused(lost: Rig):
    holds_up(lost, seal(code(lost), bytes(32)))
    assert lost.shows(RecoverAccess).refused


def test_who_is_suspended_gets_none(lost: Rig):
    people.suspend(lost.store, "ada", suspended=True)
    holds_up(lost, seal(code(lost), PRIVATE))
    assert lost.shows(RecoverAccess).refused


def test_the_challenge_stays_the_same_for_an_hour_over_a_restart(lost: Rig):
    text = seal(code(lost), PRIVATE)
    shown = lost.shows(RecoverAccess).challenge
    lost.restart()
    lost.handle(SignIn())
    lost.handle(RecoverMyAccess())
    assert lost.shows(RecoverAccess).challenge == shown
    holds_up(lost, text)
    lost.shows(NewPin)


def test_after_that_there_is_a_new_one(lost: Rig):
    shown = code(lost)
    lost.handle(i.Leave())
    lost.waits(3600)
    lost.handle(SignIn())
    lost.handle(RecoverMyAccess())
    late = replace(shown, expires_at=shown.expires_at + timedelta(hours=2))
    assert as_typed(lost.shows(RecoverAccess).challenge) != shown.challenge
    holds_up(lost, seal(late, PRIVATE))
    assert lost.shows(RecoverAccess).refused


def test_it_works_while_the_pad_rests(lost: Rig):
    lost.handle(SignIn())
    for _ in range(5):
        lost.types("11223345")
    assert lost.shows(OperatorPaused).can_recover
    lost.handle(RecoverMyAccess())
    holds_up(lost, seal(code(lost), PRIVATE))
    lost.shows(NewPin)


def test_a_power_cut_before_the_new_pin_is_theirs_leaves_the_code_good(lost: Rig):
    text = seal(code(lost), PRIVATE)
    lost.handle(CredentialPresented(CredentialKind.QR, text, "scanner"))
    lost.restart()
    assert pins(lost) == 1
    lost.handle(SignIn())
    lost.handle(RecoverMyAccess())
    holds_up(lost, text)
    lost.shows(NewPin)


def test_the_same_code_before_the_camera_all_the_time_is_read_once(lost: Rig):
    text = seal(code(lost), PRIVATE)
    for _ in range(5):
        lost.handle(CredentialPresented(CredentialKind.QR, text, "scanner"))
    assert len(lost.secrets.hashing) == 1


def test_whoever_has_gone_gets_no_new_pin(lost: Rig):
    lost.handle(CredentialPresented(CredentialKind.QR, seal(code(lost), PRIVATE), "scanner"))
    lost.handle(i.Leave())
    lost.finish_hashing()
    lost.shows(screens.Start)
    assert len(lost.events("operator.pin_drawn")) == 1
    lost.signs_in()
    lost.shows(BankFront)


def test_back_leads_to_the_pad(lost: Rig):
    lost.handle(i.Back())
    lost.shows(OperatorPin)


def test_staff_are_served_meanwhile(lost: Rig):
    lost.tap("bob", CredentialKind.QR)
    lost.tap("cyd")
    assert lost.sent == ["01", "02"]


def test_elsewhere_a_code_is_a_qr_code_that_nobody_knows(lost: Rig):
    text = seal(code(lost), PRIVATE)
    lost.handle(i.Leave())
    holds_up(lost, text)
    lost.shows(screens.NotKnown)
    assert pins(lost) == 1


def test_a_site_without_a_key_offers_none(rig: Rig):
    rig.operator("ada")
    rig.handle(SignIn())
    assert not rig.shows(OperatorPin).can_recover
    rig.handle(RecoverMyAccess())
    rig.shows(OperatorPin)


@given(st.text(max_size=80).map("LR1:".__add__))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_held_up_the_pins_stay_as_they_are(lost: Rig, text: str):
    holds_up(lost, text)
    assert lost.shows(RecoverAccess).refused
    assert pins(lost) == 1
