"""A second operator stands by: another person, who may do it, within a minute."""

from __future__ import annotations

import pytest

from kiosk.domain.operators import COMMAND_LINE, ROLE_RIGHTS, Operator, OperatorSettings, Right, Role
from kiosk.engine import intents as i
from kiosk.engine.facilities import desk, operators, operators_now, second
from kiosk.engine.facilities.intents import DrawOperatorPin, OperatorPinEntered, ShowOperators
from kiosk.engine.facilities.screens import (
    BankFront,
    NewPin,
    OperatorBadge,
    OperatorPaused,
    OperatorPin,
    PinFor,
    WhyNotSecond,
)
from kiosk.engine.facilities.settings import FacilitiesSettings
from tests.fakes.rig import OPERATORS_PIN, Rig

BOBS, CYDS = "97531086", "75310862"
BOTH = FacilitiesSettings(OperatorSettings(ROLE_RIGHTS, badge_and_pin=True))


class Asked:
    """Ada works the kiosk, and something waits for a second operator."""

    def __init__(self, rig: Rig, for_what: str = "emergency", needs: Right | None = None) -> None:
        self.rig = rig
        self.came: list[Operator] = []
        session = rig.kiosk.session
        assert session is not None
        self.session = session
        with desk.in_name_of(rig.kiosk, session):
            second.ask(rig.kiosk, session, for_what, self.came.append, needs)


@pytest.fixture
def staffed(rig: Rig) -> Rig:
    """Ada and Bob may do it, Cyd installs."""
    rig.operator("ada")
    rig.operator("bob", Role.SECURITY, BOBS)
    rig.operator("cyd", Role.INSTALLER, CYDS)
    rig.signs_in()
    return rig


def test_another_operator_types_their_pin_and_it_goes_on(staffed: Rig):
    asked = Asked(staffed)
    shown = staffed.shows(OperatorPin)
    assert (shown.purpose, shown.can_use_door, shown.can_recover) == (PinFor.SECOND, False, False)
    staffed.types(BOBS)
    assert [one.person_id for one in asked.came] == [person(staffed, "bob")]
    (line,) = staffed.events("operator.second")
    assert (line.person, line.detail["for_what"], line.detail["operator"]) == ("bob", "emergency", "Ada (facilities)")
    assert staffed.kiosk.session is asked.session, "the first one goes on working"


def person(rig: Rig, name: str) -> str:
    ((found,),) = rig.rows("SELECT id FROM person WHERE external_id = ?", name)
    return str(found)


def test_the_same_person_twice_is_not_two(staffed: Rig):
    asked = Asked(staffed)
    staffed.types(OPERATORS_PIN)
    assert staffed.shows(OperatorPin).not_second is WhyNotSecond.SAME_PERSON
    assert asked.came == []
    staffed.types(BOBS)
    assert len(asked.came) == 1


def test_nor_with_their_badge(staffed: Rig):
    asked = Asked(staffed)
    staffed.tap("ada")
    staffed.types(OPERATORS_PIN)
    assert staffed.shows(OperatorPin).not_second is WhyNotSecond.SAME_PERSON
    assert asked.came == []


def test_who_may_not_do_it_does_not_count(staffed: Rig):
    asked = Asked(staffed)
    staffed.types(CYDS)
    assert staffed.shows(OperatorPin).not_second is WhyNotSecond.NO_RIGHT
    assert (asked.came, [one.detail["right"] for one in staffed.events("operator.refused")]) == ([], ["emergency"])


@pytest.fixture
def drawn(rig: Rig) -> tuple[Rig, dict[str, str]]:
    """Gus, of security, has drawn the PINs of Ada and Bob; Cyd's comes from the command line."""
    for name in ("gus", "dot"):
        rig.person(name)
    rig.operator("gus", Role.SECURITY, "86427531")
    rig.operator("ada", pin="11119999")
    rig.operator("bob", Role.SECURITY, BOBS)
    rig.operator("cyd", pin=CYDS)
    rig.signs_in("86427531")
    pins = {"gus": "86427531", "cyd": CYDS}
    for name in ("ada", "bob"):
        rig.handle(ShowOperators())
        rig.handle(DrawOperatorPin(person(rig, name)))
        rig.finish_hashing()
        pins[name] = rig.shows(NewPin).pin
    rig.handle(i.Leave())
    rig.restart()
    return rig, pins


@pytest.mark.parametrize(("first", "other"), [("gus", "ada"), ("ada", "gus"), ("ada", "bob")])
def test_who_may_know_both_pins_is_not_two(drawn: tuple[Rig, dict[str, str]], first: str, other: str):
    rig, pins = drawn
    rig.signs_in(pins[first])
    asked = Asked(rig)
    rig.types(pins[other])
    assert rig.shows(OperatorPin).not_second is WhyNotSecond.DREW_THE_PIN
    assert (asked.came, [one.person for one in rig.events("operator.refused")]) == ([], [other])
    rig.types(CYDS)
    assert [one.person_id for one in asked.came] == [person(rig, "cyd")]


def test_a_pin_from_the_command_line_is_known_to_nobody_else(drawn: tuple[Rig, dict[str, str]]):
    rig, pins = drawn
    assert operators.give_pin(rig.kiosk, COMMAND_LINE, person(rig, "ada"), rig.secrets.code_lookup("55667788"))
    rig.signs_in(pins["gus"])
    asked = Asked(rig)
    rig.types("55667788")
    assert len(asked.came) == 1


def test_nor_is_one_that_somebody_else_has_drawn_since(drawn: tuple[Rig, dict[str, str]]):
    rig, pins = drawn
    rig.operator("dot", Role.SECURITY, "31415926")
    with rig.store.transaction() as tx:
        dot = operators_now.as_operator(rig.kiosk, tx, person(rig, "dot"))
    assert dot is not None
    assert operators.give_pin(rig.kiosk, dot, person(rig, "ada"), rig.secrets.code_lookup("55667788"))
    rig.signs_in(pins["gus"])
    asked = Asked(rig)
    rig.types("55667788")
    assert len(asked.came) == 1


def test_the_right_can_be_named(staffed: Rig):
    asked = Asked(staffed, "a test", Right.HEALTH)
    staffed.types(BOBS)
    assert staffed.shows(OperatorPin).not_second is WhyNotSecond.NO_RIGHT
    staffed.types(CYDS)
    assert len(asked.came) == 1


def test_after_a_minute_they_are_asked_anew(staffed: Rig):
    asked = Asked(staffed)
    for _ in range(2):
        staffed.waits(31)
        staffed.handle(i.Touched())
    staffed.types(BOBS)
    assert staffed.shows(OperatorPin).not_second is WhyNotSecond.TOO_LATE
    assert asked.came == []
    staffed.types(BOBS)
    assert len(asked.came) == 1


def test_where_nobody_comes_the_map_is_shown_again(staffed: Rig):
    asked = Asked(staffed)
    staffed.waits(60)
    staffed.shows(BankFront)
    staffed.types(BOBS)
    assert asked.came == []
    assert asked.session.then is None


def test_back_calls_it_off(staffed: Rig):
    asked = Asked(staffed)
    staffed.handle(i.Back())
    staffed.shows(BankFront)
    assert asked.session.then is None


def test_a_pin_typed_for_something_else_is_no_answer(staffed: Rig):
    first = Asked(staffed)
    staffed.handle(OperatorPinEntered(BOBS))
    staffed.handle(i.Back())
    later = Asked(staffed, "export")
    staffed.handle(OperatorPinEntered("11223345"))
    staffed.finish_hashing()
    assert (first.came, later.came) == ([], [])
    assert staffed.shows(OperatorPin).tries_left == 4


def test_wrong_ones_slow_the_same_pad_down(staffed: Rig):
    asked = Asked(staffed)
    for _ in range(5):
        staffed.types("11223345")
    staffed.shows(OperatorPaused)
    staffed.types(BOBS)
    assert asked.came == []
    assert [one.detail["why"] for one in staffed.events("operator.login_failed")] == ["wrong"] * 5
    staffed.handle(i.Back())
    staffed.shows(BankFront)


def test_where_both_are_asked_for_the_badge_comes_first(make_rig):
    rig: Rig = make_rig(facilities=BOTH)
    rig.operator("ada")
    rig.operator("bob", Role.SECURITY, BOBS)
    rig.tap("ada")
    rig.types(OPERATORS_PIN)
    asked = Asked(rig)
    assert rig.shows(OperatorBadge).purpose is PinFor.SECOND
    rig.tap("nobody")
    rig.shows(OperatorBadge)
    rig.tap("bob")
    assert rig.shows(OperatorPin).initials == "B"
    rig.types(OPERATORS_PIN)
    assert asked.came == [], "Ada's PIN is not Bob's"
    rig.types(BOBS)
    assert len(asked.came) == 1
    assert rig.sent == []


def test_a_session_that_ends_leaves_nobody_waiting(staffed: Rig):
    asked = Asked(staffed)
    staffed.handle(i.Leave())
    staffed.types(BOBS)
    assert asked.came == []
    assert staffed.kiosk.session is None
