"""What staff do on their own: a new badge with their PIN, another PIN, and a PIN that they have forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kiosk.domain.compartments import DoorState
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialBound, HowBound
from kiosk.domain.inputs import Input, InputUse
from kiosk.domain.operators import ROLE_RIGHTS, OperatorSettings
from kiosk.domain.policy import SecondFactor
from kiosk.engine import intents as i
from kiosk.engine import people
from kiosk.engine.facilities.intents import BindMyBadge, ChangeMyPin, ForgotMyPin, HelpMyself, IAm, PinSeen
from kiosk.engine.facilities.screens import (
    CodeOnItsWay,
    Evacuation,
    FindYourself,
    HelpYourself,
    NewBadgeBound,
    NewBadgeWanted,
    YourNewPin,
)
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.messages import DoorsSensed, Message
from kiosk.engine.ports import PersonRecord
from kiosk.engine.screens import (
    AskedFor,
    CodePaused,
    DoorOpening,
    EnterCode,
    NotAllowed,
    NotKnown,
    ShowCredential,
    Start,
)
from kiosk.engine.self_service.mailed_code import is_named
from kiosk.engine.visitors.screens import CodeFor
from tests.fakes.rig import Rig

PIN = "135790"
WRONG = "246803"


@pytest.fixture
def staffed(rig: Rig) -> Rig:
    """Zoë knows her PIN and has an address; Ada has neither."""
    rig.person("zoe", pin=PIN, email="zoe@example.org")
    return rig


def helps(rig: Rig, *intents: Message) -> None:
    for one in (i.Leave(), HelpMyself(), *intents):
        rig.handle(one)


def asks_for_code(rig: Rig, name: str = "Zoe") -> None:
    helps(rig, ForgotMyPin(), IAm(name))
    rig.finish_hashing()


def codes(rig: Rig) -> list[str]:
    return [one for (one,) in rig.rows("SELECT secret FROM notice WHERE kind = 'recovery' ORDER BY id")]


def types_mailed(rig: Rig, code: str) -> None:
    rig.handle(i.UseCode())
    assert rig.shows(EnterCode).asked_for is CodeFor.ONE_TIME
    rig.enters(code)


# --- a new badge ------------------------------------------------------------------------------------------------------


def test_a_new_badge_is_theirs_by_their_pin_and_the_old_one_ends(staffed: Rig):
    helps(staffed)
    assert staffed.screen == HelpYourself(can_pin=True, can_mail=True)
    staffed.handle(BindMyBadge())
    assert staffed.screen == EnterCode(6, asked_for=CodeFor.NEW_BADGE)
    staffed.enters(PIN)
    assert staffed.screen == NewBadgeWanted()
    staffed.tap("new")
    assert staffed.screen == NewBadgeBound(old_revoked=True)
    assert staffed.sent == []
    staffed.tap("zoe")
    staffed.shows(NotKnown)
    staffed.tap("new")
    staffed.shows(DoorOpening)
    lines = staffed.events("credential.revoked", "credential.bound")
    assert [(one.person, one.detail.get("why", one.detail.get("how"))) for one in lines] == [
        ("zoe", "replaced"),
        ("zoe", "pin"),
    ]


def test_a_badge_of_somebody_is_not_told_whose_and_stays_theirs(staffed: Rig):
    helps(staffed, BindMyBadge())
    staffed.enters(PIN)
    staffed.tap("bob")
    assert staffed.screen == NewBadgeWanted(taken=True)
    assert staffed.sent == []
    assert staffed.events("credential.bound", "credential.revoked") == []
    staffed.handle(i.Back())
    staffed.tap("bob")
    staffed.shows(DoorOpening)


def test_after_a_minute_the_badge_is_bound_to_nobody_whatever_was_touched(staffed: Rig):
    helps(staffed, BindMyBadge())
    staffed.enters(PIN)
    staffed.waits(50)
    staffed.handle(i.Touched())
    staffed.waits(11)
    staffed.tap("new")
    staffed.shows(NotKnown)
    assert staffed.events("credential.bound") == []


def test_wrong_pins_slow_the_pad_down_as_ever(staffed: Rig):
    helps(staffed, BindMyBadge())
    for _ in range(5):
        staffed.enters(WRONG)
    staffed.shows(CodePaused)
    helps(staffed, ChangeMyPin())
    staffed.shows(CodePaused)
    assert len(staffed.events("credential.refused")) == 5


def test_a_pin_alone_gives_no_badge_where_both_are_asked_for(make_rig):
    rig = make_rig(policy={"second_factor": SecondFactor.ALWAYS})
    rig.person("zoe", pin=PIN)
    helps(rig, BindMyBadge())
    rig.enters(PIN)
    assert rig.shows(ShowCredential).asked_for is AskedFor.SECOND_FACTOR
    rig.tap("new")
    rig.shows(NotKnown)
    assert rig.events("credential.bound") == []
    helps(rig, BindMyBadge())
    rig.enters(PIN)
    rig.tap("zoe", CredentialKind.QR)
    assert rig.screen == NewBadgeWanted()
    rig.tap("new")
    assert rig.screen == NewBadgeBound(old_revoked=True)
    assert rig.sent == []


def test_a_pin_of_staff_gives_no_operator_a_badge_where_operators_need_one(make_rig):
    rig = make_rig(facilities=FacilitiesSettings(OperatorSettings(ROLE_RIGHTS, badge_and_pin=True)))
    rig.person("zoe", pin=PIN)
    rig.operator("zoe")
    helps(rig, BindMyBadge())
    rig.enters(PIN)
    rig.shows(ShowCredential)


def test_nobody_who_may_not_come_in_changes_anything(staffed: Rig):
    staffed.person("zoe", pin=PIN, suspended=True)
    for wanted in (BindMyBadge(), ChangeMyPin()):
        helps(staffed, wanted)
        staffed.enters(PIN)
        staffed.shows(NotAllowed)
    assert staffed.events("credential.bound", "credential.accepted") == []


def test_a_badge_that_is_lent_for_today_never_becomes_theirs_for_good(staffed: Rig):
    badge, now = CredentialKind.BADGE, staffed.clock.now()
    until = now + timedelta(hours=5)
    with staffed.store.transaction() as tx:
        zoe = tx.holder_of(badge, staffed.secrets.lookup(badge, "badge:zoe"))
        assert zoe is not None
        tx.bind_credential(zoe.id, badge, staffed.secrets.lookup(badge, "badge:lent"), now, until)
        tx.record(CredentialBound(person_id=zoe.id, credential=badge, how=HowBound.OPERATOR, until=until))
    helps(staffed, BindMyBadge())
    staffed.enters(PIN)
    staffed.tap("lent")
    assert staffed.screen == NewBadgeWanted(taken=True)
    assert staffed.events("credential.revoked") == []


# --- another PIN ------------------------------------------------------------------------------------------------------


def test_another_pin_is_drawn_and_shown_once_and_the_old_one_ends(staffed: Rig):
    helps(staffed, ChangeMyPin())
    staffed.enters(PIN)
    staffed.finish_hashing()
    pin = staffed.shows(YourNewPin).pin
    assert (len(pin), pin != PIN, pin in repr(staffed.screen)) == (6, True, False)
    staffed.handle(PinSeen())
    staffed.shows(Start)
    staffed.handle(i.UseCode())
    staffed.enters(PIN)
    staffed.shows(EnterCode)
    staffed.enters(pin)
    staffed.shows(DoorOpening)


def test_who_leaves_before_the_new_pin_is_shown_keeps_the_old_one(staffed: Rig):
    helps(staffed, ChangeMyPin(), i.CodeEntered(PIN))
    staffed.secrets.finish()
    staffed._drain()
    staffed.handle(i.Leave())
    staffed.finish_hashing()
    staffed.handle(i.UseCode())
    staffed.enters(PIN)
    staffed.shows(DoorOpening)
    assert staffed.events("credential.bound") == []


def test_no_pin_is_changed_that_nobody_would_see_for_the_alarm(make_rig):
    fire = Input("fire panel", "left", 0, 16, InputUse.EMERGENCY_RELEASE)
    rig = make_rig(facilities=FacilitiesSettings(inputs=(fire,)))
    rig.handle(DoorsSensed(fire.bus, fire.board, {fire.channel: DoorState.CLOSED}))
    rig.person("zoe", pin=PIN)
    helps(rig, ChangeMyPin(), i.CodeEntered(PIN))
    rig.secrets.finish()
    rig._drain()
    rig.handle(DoorsSensed(fire.bus, fire.board, {fire.channel: DoorState.OPEN}))
    rig.finish_hashing()
    rig.shows(Evacuation)
    assert rig.events("credential.bound", "credential.revoked") == []


# --- a forgotten one --------------------------------------------------------------------------------------------------


def test_a_code_goes_to_their_own_address_and_gives_a_new_pin_once(staffed: Rig):
    asks_for_code(staffed)
    assert staffed.screen == CodeOnItsWay(8)
    (code,) = codes(staffed)
    assert len(code) == 8
    ((kind, detail),) = staffed.notices("zoe")
    assert (kind, list(detail), code in str(detail)) == ("recovery", ["until"], False)
    types_mailed(staffed, code)
    staffed.finish_hashing()
    pin = staffed.shows(YourNewPin).pin
    staffed.handle(PinSeen())
    staffed.handle(i.UseCode())
    staffed.enters(pin)
    staffed.shows(DoorOpening)
    staffed.handle(i.Leave())
    asks_for_code(staffed)
    types_mailed(staffed, code)
    staffed.shows(EnterCode)
    assert all(code not in str(one) and pin not in str(one) for one in staffed.rows("SELECT * FROM audit_event"))
    spent = [one.detail["credential"] for one in staffed.events("credential.revoked")]
    assert spent == ["pin", "one-time code"]
    bound = [(one.detail["credential"], one.detail["how"]) for one in staffed.events("credential.bound")]
    assert bound == [("pin", "one-time code")]


def test_it_can_be_asked_for_by_the_old_badge_which_opens_nothing_then(staffed: Rig):
    helps(staffed, ForgotMyPin())
    assert staffed.screen == FindYourself()
    staffed.tap("zoe")
    staffed.finish_hashing()
    assert (staffed.screen, len(codes(staffed)), staffed.sent) == (CodeOnItsWay(8), 1, [])


def test_a_code_is_good_for_ten_minutes(staffed: Rig):
    asks_for_code(staffed)
    (code,) = codes(staffed)
    staffed.waits(601)
    staffed.shows(Start)
    asks_for_code(staffed, "nobody")
    types_mailed(staffed, code)
    assert staffed.shows(EnterCode).tries_left is not None
    staffed.waits(60)
    assert [one.detail["why"] for one in staffed.events("credential.revoked")] == ["ended"]


@pytest.mark.parametrize("name", ["Ada", "Nobody At All", "Zo", "Zoe Zoe", "", "   ", "%"])
def test_whoever_asks_learns_nothing_of_who_there_is(staffed: Rig, name: str):
    """Ada has no address. Shown is the same, and each costs one hash and one line."""
    helps(staffed, ForgotMyPin())
    shown, lines = len(staffed.display.screens), len(staffed.events())
    staffed.handle(IAm(name))
    assert len(staffed.secrets.hashing) == 1
    assert staffed.display.screens[shown:] == [CodeOnItsWay(8)], "before anything was looked for"
    staffed.finish_hashing()
    assert staffed.display.screens[shown:] == [CodeOnItsWay(8)]
    assert len(staffed.events()) == lines + 1
    assert codes(staffed) == []
    types_mailed(staffed, "12345678")
    staffed.shows(EnterCode)


def test_three_codes_a_day_are_enough_and_nobody_can_tell(staffed: Rig):
    for _ in range(4):
        asks_for_code(staffed)
        assert staffed.screen == CodeOnItsWay(8)
    assert len(codes(staffed)) == 3
    assert staffed.events("credential.refused")[-1].detail["why"] == "not sent"
    staffed.restart()
    asks_for_code(staffed)
    assert len(codes(staffed)) == 3, "also after a restart"
    staffed.waits(24 * 3600)
    asks_for_code(staffed)
    assert len(codes(staffed)) >= 1


def test_names_are_not_tried_by_the_hundred(staffed: Rig):
    for n in range(5):
        asks_for_code(staffed, f"Somebody {n}")
    helps(staffed, ForgotMyPin())
    staffed.shows(CodePaused)
    staffed.tap("zoe")
    staffed.shows(DoorOpening)
    staffed.handle(i.UseCode())
    assert staffed.shows(EnterCode).tries_left is None, "the pad for PINs takes no part in it"


def test_a_name_of_several_people_sends_nothing_and_costs_as_much_as_any(staffed: Rig):
    records = [PersonRecord(f"k{n}", "Kim Lee", email=f"k{n}@example.org") for n in range(5)]
    assert people.save(staffed.store, records) == []
    helps(staffed, ForgotMyPin(), IAm("kim lee"))
    assert len(staffed.secrets.hashing) == 1
    staffed.finish_hashing()
    assert (staffed.screen, codes(staffed)) == (CodeOnItsWay(8), [])
    helps(staffed, ForgotMyPin())
    assert staffed.screen == FindYourself(), "no pause tells how many there are"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=30))
def test_whatever_is_typed_for_a_name_never_stands_on_the_record(staffed: Rig, typed: str):
    """Lone surrogates as well, which no database takes."""
    assume(not any(is_named(name, typed) for name in ("Zoe", "Ada", "Bob", "Cyd")))
    staffed.waits(600)
    before = len(staffed.events("credential.refused"))
    asks_for_code(staffed, typed + "\ud800")
    assert staffed.screen == CodeOnItsWay(8)
    (line,) = staffed.events("credential.refused")[before:]
    assert (line.person, line.detail) == (None, {"credential": "one-time code", "why": "unknown"})


def test_nothing_is_offered_that_can_not_be_done(make_rig):
    rig = make_rig(accepts_codes=False)
    for one in (HelpMyself(), BindMyBadge(), ChangeMyPin(), ForgotMyPin(), IAm("Ada")):
        rig.handle(one)
        rig.shows(Start)


def test_who_stands_at_an_open_door_is_not_taken_away_from_it(staffed: Rig):
    staffed.tap("bob")
    shown = staffed.shows(DoorOpening)
    staffed.handle(HelpMyself())
    assert staffed.screen == shown


@pytest.mark.parametrize(
    ("name", "typed", "fits"),
    [
        ("Zoë Müller", "zoe mueller", True),
        ("Zoë Müller", "Zoë  MÜLLER", True),
        ("Zoë Müller", "zoe", False),
        ("Zoë Müller", "zo mu", False),
        ("Ada Byron", "Byron Ada", True),
        ("Ada", "", False),
        ("Ada Byron", "Ada Ada", False),
        ("Zoë Müller", "Muller Mueller", False),
        ("Jürgen Müller", "Jurgen Mueller", True),
        ("Anne-Marie Sørensen", "anne-marie soerensen", True),
    ],
)
def test_a_whole_name_fits_however_it_is_written(name: str, typed: str, fits: bool):
    assert is_named(name, typed) is fits
