"""An operator gets in by PIN, or badge and PIN: each wrong one is on the record, costs one hash, and slows the pad."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialsRevoked, WhyRevoked
from kiosk.domain.operators import ROLE_RIGHTS, OperatorSettings, Role
from kiosk.engine import intents as i
from kiosk.engine import people, screens
from kiosk.engine.facilities.intents import OperatorPinEntered, SignIn, UseDoorInstead
from kiosk.engine.facilities.screens import (
    BankFront,
    NoOperators,
    OperatorBadge,
    OperatorLine,
    OperatorPaused,
    OperatorPin,
    Operators,
)
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.messages import OperatorPinLookedUp
from tests.fakes.rig import OPERATORS_PIN, Rig

WRONG = "11223345"
BOTH = FacilitiesSettings(OperatorSettings(ROLE_RIGHTS, badge_and_pin=True))
SCRAMBLED = FacilitiesSettings(OperatorSettings(ROLE_RIGHTS, scrambled_pad=True))


@pytest.fixture
def desk(rig: Rig) -> Rig:
    """Ada is an operator, the others are not."""
    rig.operator("ada")
    return rig


def whys(rig: Rig) -> list[object]:
    return [one.detail["why"] for one in rig.events("operator.login_failed")]


def test_the_corner_asks_for_a_pin_of_eight_digits(desk: Rig):
    desk.handle(SignIn())
    assert desk.shows(OperatorPin) == OperatorPin(8)


def test_a_kiosk_without_operators_says_where_they_are_made(rig: Rig):
    rig.handle(SignIn())
    rig.shows(NoOperators)
    rig.waits(30)
    rig.shows(screens.Start)


def test_a_right_pin_lets_in_and_that_is_on_the_record(desk: Rig):
    desk.signs_in()
    desk.shows(BankFront)
    (login,) = desk.events("operator.login")
    assert login.detail == {"role": "facilities", "how": "pin", "operator": "Ada (facilities)"}
    view = desk.display.session_view
    assert view is not None
    assert (view.initials, view.role, view.left_s, view.suspended) == ("A", Role.FACILITIES, 120, False)


def test_a_pin_is_hashed_once_beside_the_engine(desk: Rig):
    desk.handle(SignIn())
    desk.handle(OperatorPinEntered(OPERATORS_PIN))
    assert desk.shows(OperatorPin).checking
    desk.handle(OperatorPinEntered(OPERATORS_PIN))
    assert len(desk.secrets.hashing) == 1
    desk.finish_hashing()
    desk.shows(BankFront)


def test_wrong_ones_are_counted_down_and_then_the_pad_rests(desk: Rig):
    desk.handle(SignIn())
    left = []
    for _ in range(4):
        desk.types(WRONG)
        left.append(desk.shows(OperatorPin).tries_left)
    desk.types(WRONG)
    assert left == [4, 3, 2, 1]
    assert desk.shows(OperatorPaused).until == desk.clock.now() + timedelta(seconds=30)
    assert whys(desk) == ["wrong"] * 5


def test_a_pad_that_rests_hashes_nothing_and_writes_each_try_down(desk: Rig):
    desk.handle(SignIn())
    for _ in range(5):
        desk.types(WRONG)
    desk.handle(OperatorPinEntered(OPERATORS_PIN))
    desk.handle(SignIn())
    desk.handle(OperatorPinEntered(OPERATORS_PIN))
    assert desk.secrets.hashing == []
    desk.shows(OperatorPaused)
    assert whys(desk)[5:] == ["paused"]
    desk.waits(30)
    desk.signs_in()
    desk.shows(BankFront)


def test_staff_notice_nothing_of_it(desk: Rig):
    desk.person("dan", pin="482913")
    desk.handle(SignIn())
    for _ in range(5):
        desk.types(WRONG)
    desk.tap("ada")  # an operator's badge as well: they get their door as a member of staff
    assert desk.sent == ["01"]
    desk.handle(i.Leave())
    desk.handle(i.UseCode())
    assert desk.shows(screens.EnterCode).tries_left is None
    desk.enters("482913")
    assert desk.sent == ["01", "02"]


def test_wrong_codes_of_staff_do_not_slow_down_operators(desk: Rig):
    desk.handle(i.UseCode())
    for _ in range(5):
        desk.enters("000000")
    desk.shows(screens.CodePaused)
    desk.signs_in()
    desk.shows(BankFront)


def test_an_operators_pin_opens_no_door_and_a_staff_pin_lets_nobody_in(desk: Rig):
    desk.person("dan", pin="482913")
    desk.handle(i.UseCode())
    desk.enters(OPERATORS_PIN)
    assert desk.sent == []
    desk.signs_in("482913")
    assert desk.kiosk.session is None


@pytest.mark.parametrize("gone_by", [i.Leave(), SignIn(), i.Back()])
def test_nobody_is_let_in_behind_the_back_of_whoever_has_gone(desk: Rig, gone_by: i.Intent):
    desk.handle(SignIn())
    desk.handle(OperatorPinEntered(OPERATORS_PIN))
    desk.handle(gone_by)
    desk.finish_hashing()
    assert desk.kiosk.session is None
    assert desk.events("operator.login", "operator.login_failed") == []


def test_a_wrong_one_counts_even_if_whoever_typed_it_has_gone(desk: Rig):
    desk.handle(SignIn())
    desk.handle(OperatorPinEntered(WRONG))
    desk.handle(i.Leave())
    desk.finish_hashing()
    desk.shows(screens.Start)
    assert whys(desk) == ["wrong"]
    assert desk.rows("SELECT pad FROM code_failure") == [("operator",)]


def test_a_restart_does_not_end_the_rest(desk: Rig):
    desk.handle(SignIn())
    for _ in range(5):
        desk.types(WRONG)
    until = desk.shows(OperatorPaused).until
    desk.restart()
    desk.handle(SignIn())
    assert desk.shows(OperatorPaused).until == until


def test_who_is_suspended_or_expired_is_no_operator(desk: Rig):
    people.suspend(desk.store, "ada", suspended=True)
    desk.signs_in()
    assert (desk.kiosk.session, whys(desk)) == (None, ["wrong"])
    people.suspend(desk.store, "ada", suspended=False)
    desk.person("ada", valid_until=desk.clock.now())
    desk.signs_in()
    assert (desk.kiosk.session, whys(desk)) == (None, ["wrong"] * 2)


def test_a_hash_that_could_not_be_made_says_so_and_counts_nothing(desk: Rig):
    desk.handle(SignIn())
    desk.handle(OperatorPinEntered(OPERATORS_PIN))
    desk.secrets.hashing.clear()
    number = desk.kiosk.visit.number
    desk.handle(OperatorPinLookedUp(None, number))
    desk.shows(screens.NotWorking)
    assert whys(desk) == []


# --- by badge -------------------------------------------------------------------------------------------------------


def test_an_operators_badge_at_the_start_asks_for_their_pin(desk: Rig):
    desk.tap("ada")
    shown = desk.shows(OperatorPin)
    assert (shown.initials, shown.can_use_door, desk.sent) == ("A", True, [])
    desk.types(OPERATORS_PIN)
    desk.shows(BankFront)
    assert desk.events("operator.login")[0].detail["how"] == "badge and pin"


def test_or_they_want_their_own_door(desk: Rig):
    desk.tap("ada")
    desk.handle(UseDoorInstead())
    assert (desk.sent, desk.holds("ada")) == (["01"], "01")


def test_nobody_gets_a_door_by_that_who_showed_no_badge(desk: Rig):
    desk.handle(SignIn())
    desk.handle(UseDoorInstead())
    assert desk.sent == []


def test_a_badge_that_was_revoked_meanwhile_opens_nothing(desk: Rig):
    desk.tap("ada")
    with desk.store.transaction() as tx:
        person = tx.person_known_as("ada")
        assert person is not None
        tx.revoke_credentials(person.id, CredentialKind.BADGE)
        tx.record(CredentialsRevoked(person_id=person.id, credential=CredentialKind.BADGE, why=WhyRevoked.LOST))
    desk.handle(UseDoorInstead())
    desk.shows(screens.NotKnown)
    assert desk.sent == []


def test_everybody_elses_badge_opens_their_door_as_always(desk: Rig):
    desk.tap("bob")
    assert desk.sent == ["01"]


def test_an_operators_badge_elsewhere_than_at_the_start_is_served(desk: Rig):
    desk.tap("nobody")
    desk.tap("ada")
    assert desk.sent == ["01"]


def test_an_operators_qr_code_is_served_too(desk: Rig):
    desk.tap("ada", CredentialKind.QR)
    assert desk.sent == ["01"]


def test_a_pin_that_is_another_operators_is_as_wrong_as_any(desk: Rig):
    desk.operator("bob", Role.SECURITY, "97531086")
    desk.tap("ada")
    desk.types("97531086")
    assert desk.shows(OperatorPin).tries_left == 4
    (failed,) = desk.events("operator.login_failed")
    assert failed.detail == {"why": "wrong"}
    assert desk.kiosk.session is None


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("pin", ["97531086", WRONG])
def test_nor_does_it_tell_whose_it_is_by_counting_once_they_have_gone(make_rig, pin: str, both: bool):
    rig: Rig = make_rig(facilities=BOTH) if both else make_rig()
    rig.operator("ada")
    rig.operator("bob", Role.SECURITY, "97531086")
    rig.tap("ada")
    rig.handle(OperatorPinEntered(pin))
    rig.handle(i.Leave())
    rig.finish_hashing()
    (failed,) = rig.events("operator.login_failed")
    assert (failed.person, failed.detail) == ("ada", {"why": "wrong"})
    assert rig.rows("SELECT pad FROM code_failure") == [("operator",)]


@pytest.mark.parametrize("both", [False, True])
def test_ones_own_after_ones_badge_counts_nothing_once_they_have_gone(make_rig, both: bool):
    rig: Rig = make_rig(facilities=BOTH) if both else make_rig()
    rig.operator("ada")
    rig.tap("ada")
    rig.handle(OperatorPinEntered(OPERATORS_PIN))
    rig.handle(i.Leave())
    rig.finish_hashing()
    assert (rig.kiosk.session, whys(rig)) == (None, [])


def test_a_badge_is_not_in_the_text_form_of_the_visit(desk: Rig):
    desk.tap("ada")
    assert desk.kiosk.visit.own_badge is not None
    assert repr(desk.kiosk.visit.own_badge[1]) not in repr(desk.kiosk.visit)


def test_nor_is_what_an_operator_sees_in_that_of_screens_and_sessions(desk: Rig):
    desk.signs_in()
    assert desk.kiosk.session is not None
    desk.kiosk.session.photo = b"a photograph"
    assert "photograph" not in repr(desk.kiosk.session)
    assert "Ada" not in repr(BankFront(query="Ada"))
    assert "Ada" not in repr(Operators((OperatorLine("p1", "Ada", Role.FACILITIES, has_pin=True),)))


def test_where_both_are_asked_for_a_pin_alone_is_not_taken(make_rig):
    rig: Rig = make_rig(facilities=BOTH)
    rig.operator("ada")
    rig.handle(SignIn())
    rig.shows(OperatorBadge)
    rig.types(OPERATORS_PIN)
    assert rig.secrets.hashing == []
    assert rig.kiosk.session is None
    rig.tap("ada")
    assert rig.shows(OperatorPin).initials == "A"
    rig.types(OPERATORS_PIN)
    rig.shows(BankFront)


def test_somebody_elses_badge_held_up_there_is_served_as_always(make_rig):
    rig: Rig = make_rig(facilities=BOTH)
    rig.operator("ada")
    rig.handle(SignIn())
    rig.tap("bob")
    assert rig.sent == ["01"]


def test_a_scrambled_pad_stands_otherwise_at_each_try(make_rig):
    rig: Rig = make_rig(facilities=SCRAMBLED)
    rig.operator("ada")
    rig.handle(SignIn())
    pads = [rig.shows(OperatorPin).pad]
    for _ in range(3):
        rig.types(WRONG)
        pads.append(rig.shows(OperatorPin).pad)
    assert all(sorted(one) == list(range(10)) for one in pads)
    assert len(set(pads)) > 1


def test_a_pad_that_nobody_touches_goes(desk: Rig):
    desk.handle(SignIn())
    desk.waits(60)
    desk.shows(screens.Start)


def test_no_pin_is_in_the_text_form_of_anything(desk: Rig):
    desk.handle(SignIn())
    desk.handle(OperatorPinEntered(OPERATORS_PIN))
    assert OPERATORS_PIN not in repr(OperatorPinEntered(OPERATORS_PIN))
    desk.finish_hashing()
    told = desk.rows("SELECT header || coalesce(personal, '') FROM audit_event")
    assert not any(OPERATORS_PIN in line for (line,) in told)
