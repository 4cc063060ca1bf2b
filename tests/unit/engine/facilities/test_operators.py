"""Operators themselves: set, ended, and given a PIN that nobody has chosen and that is shown once."""

from __future__ import annotations

import pytest

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.operators import COMMAND_LINE, NoRight, Right, Role
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.facilities import operators
from kiosk.engine.facilities.intents import DrawOperatorPin, PinSeen, SetOperator, ShowOperators, SignIn
from kiosk.engine.facilities.operators import NoOperator
from kiosk.engine.facilities.screens import BankFront, NewPin, NotYours, OperatorPin, Operators
from kiosk.engine.messages import PinHashed
from tests.fakes.rig import OPERATORS_PIN, Rig


@pytest.fixture
def guard(rig: Rig) -> Rig:
    """Ada, of security, works the kiosk, and looks who else does."""
    rig.operator("ada", Role.SECURITY)
    rig.signs_in()
    rig.handle(ShowOperators())
    return rig


def person(rig: Rig, name: str) -> str:
    ((found,),) = rig.rows("SELECT id FROM person WHERE external_id = ?", name)
    return str(found)


def draw(rig: Rig, name: str) -> str:
    """The new PIN, as the screen shows it once."""
    rig.handle(DrawOperatorPin(person(rig, name)))
    rig.finish_hashing()
    return rig.shows(NewPin).pin


def roles(rig: Rig) -> dict[str, tuple[Role, bool]]:
    return {one.name: (one.role, one.has_pin) for one in rig.shows(Operators).lines}


def test_the_list_tells_who_has_a_pin(guard: Rig):
    guard.handle(SetOperator(person(guard, "bob"), Role.SECURITY))
    assert roles(guard) == {"Ada": (Role.SECURITY, True), "Bob": (Role.SECURITY, False)}
    (line,) = [one for one in guard.events("operator.set") if one.person == "bob"]
    assert line.detail == {"role": "security", "operator": "Ada (security)"}


def test_a_new_pin_is_drawn_shown_once_and_lets_in(guard: Rig):
    guard.handle(SetOperator(person(guard, "bob"), Role.SECURITY))
    pin = draw(guard, "bob")
    shown = guard.shows(NewPin)
    assert (len(pin), shown.whose, shown.for_operator) == (8, "Bob", True)
    assert pin not in repr(shown)
    guard.handle(PinSeen())
    assert roles(guard)["Bob"] == (Role.SECURITY, True)
    guard.handle(i.Leave())
    guard.signs_in(pin)
    assert guard.kiosk.session is not None
    assert guard.kiosk.session.operator.name == "Bob"


def test_the_pin_before_lets_nobody_in_any_more(guard: Rig):
    draw(guard, "ada")
    guard.handle(i.Leave())
    guard.signs_in()
    assert guard.shows(OperatorPin).tries_left == 4


def test_a_pin_that_is_somebodys_is_drawn_again_without_a_word(guard: Rig):
    guard.operator("bob", Role.FACILITIES, "10293847")
    numbers = iter([int(OPERATORS_PIN), 10293847, 56473829])
    guard.kiosk.below = lambda _: next(numbers)
    guard.handle(DrawOperatorPin(person(guard, "bob")))
    shown = len(guard.display.screens)
    for _ in range(3):
        guard.finish_hashing()
    assert guard.shows(NewPin).pin == "56473829"
    assert len(guard.display.screens) == shown + 1, "nothing tells of the others"


@pytest.mark.parametrize("left_by", [i.Back(), i.Leave()])
def test_what_nobody_would_see_is_not_given(guard: Rig, left_by: i.Intent):
    guard.handle(DrawOperatorPin(person(guard, "ada")))
    guard.handle(left_by)
    guard.finish_hashing()
    assert not isinstance(guard.screen, NewPin)
    guard.handle(i.Leave())
    guard.signs_in()
    guard.shows(BankFront)


def test_a_new_pin_does_not_stay_on_the_screen(guard: Rig):
    draw(guard, "ada")
    guard.waits(60)
    guard.handle(i.Touched())
    guard.waits(119)
    guard.shows(NewPin)
    guard.waits(1)
    assert not isinstance(guard.screen, NewPin)


def test_a_hash_that_could_not_be_made_changes_nothing(guard: Rig):
    guard.handle(DrawOperatorPin(person(guard, "ada")))
    guard.secrets.hashing.clear()
    assert guard.kiosk.session is not None
    number = guard.kiosk.session.number
    guard.handle(PinHashed("1", None, number, person(guard, "ada"), CredentialKind.OPERATOR_PIN))
    guard.shows(screens.NotWorking)
    guard.handle(i.Leave())
    guard.signs_in()
    guard.shows(BankFront)


def test_who_is_ended_is_let_in_no_more_and_their_badge_is_one_of_staff(guard: Rig):
    guard.operator("bob", Role.FACILITIES, "10293847")
    guard.handle(SetOperator(person(guard, "bob"), None))
    assert set(roles(guard)) == {"Ada"}
    guard.handle(i.Leave())
    guard.signs_in("10293847")
    assert guard.kiosk.session is None
    guard.handle(i.Leave())
    guard.tap("bob")
    assert guard.sent == ["01"]


@pytest.mark.parametrize("role", [None, *Role])
def test_nobody_changes_what_they_are_themselves(guard: Rig, role: Role | None):
    guard.handle(SetOperator(person(guard, "ada"), role))
    assert guard.shows(NotYours).right is Right.OPERATORS
    assert [one.detail["right"] for one in guard.events("operator.refused")] == ["operators"]
    assert guard.kiosk.session is not None
    guard.handle(ShowOperators())
    assert roles(guard) == {"Ada": (Role.SECURITY, True)}


@pytest.mark.parametrize("role", [Role.FACILITIES, Role.INSTALLER])
def test_nobody_appoints_to_more_than_they_may_do_themselves(guard: Rig, role: Role):
    guard.operator("cyd", Role.SECURITY, "10293847")
    for who in ("bob", "cyd"):
        guard.handle(SetOperator(person(guard, who), role))
        assert guard.shows(NotYours).right is Right.OPERATORS
    guard.handle(ShowOperators())
    assert roles(guard) == {"Ada": (Role.SECURITY, True), "Cyd": (Role.SECURITY, True)}


def test_a_new_pin_is_drawn_also_for_who_may_do_more(guard: Rig):
    guard.operator("bob", Role.FACILITIES, "10293847")
    draw(guard, "bob")
    assert guard.shows(NewPin).whose == "Bob"


def test_another_role_keeps_the_pin(rig: Rig):
    rig.operator("ada")
    operators.set_role(rig.kiosk, COMMAND_LINE, person(rig, "ada"), Role.INSTALLER)
    rig.signs_in()
    assert rig.kiosk.session is not None
    assert rig.kiosk.session.operator.role is Role.INSTALLER


def test_somebody_who_was_one_and_is_one_again_needs_a_new_pin(rig: Rig):
    rig.operator("ada")
    operators.end(rig.kiosk, COMMAND_LINE, person(rig, "ada"))
    operators.set_role(rig.kiosk, COMMAND_LINE, person(rig, "ada"), Role.FACILITIES)
    rig.signs_in()
    assert rig.kiosk.session is None


def test_nobody_else_can_be_one(guard: Rig):
    for who in ("", "no such person"):
        guard.handle(SetOperator(who, Role.SECURITY))
        assert set(roles(guard)) == {"Ada"}
        with pytest.raises(NoOperator):
            operators.set_role(guard.kiosk, COMMAND_LINE, who, Role.FACILITIES)
        with pytest.raises(NoOperator):
            operators.end(guard.kiosk, COMMAND_LINE, who)
        with pytest.raises(NoOperator):
            operators.give_pin(guard.kiosk, COMMAND_LINE, who, b"x")


def test_who_has_not_the_right_changes_nothing(rig: Rig):
    rig.operator("ada", Role.FACILITIES)
    rig.signs_in()
    by = rig.kiosk.session
    assert by is not None
    before = rig.rows("SELECT * FROM operator"), rig.rows("SELECT * FROM credential")
    for intent in (
        ShowOperators(),
        SetOperator(person(rig, "bob"), Role.SECURITY),
        DrawOperatorPin(person(rig, "ada")),
    ):
        rig.handle(intent)
        rig.shows(NotYours)
    for use_case in (
        lambda: operators.set_role(rig.kiosk, by.operator, person(rig, "bob"), Role.SECURITY),
        lambda: operators.end(rig.kiosk, by.operator, person(rig, "ada")),
        lambda: operators.give_pin(rig.kiosk, by.operator, person(rig, "ada"), b"x"),
    ):
        with pytest.raises(NoRight):
            use_case()
    assert before == (rig.rows("SELECT * FROM operator"), rig.rows("SELECT * FROM credential"))
    assert len(rig.events("operator.refused")) == 3


def test_operators_are_known_after_a_restart(rig: Rig):
    rig.operator("ada")
    rig.restart()
    rig.tap("ada")
    rig.shows(OperatorPin)
    rig.handle(i.Leave())
    rig.handle(SignIn())
    rig.types(OPERATORS_PIN)
    rig.shows(BankFront)
