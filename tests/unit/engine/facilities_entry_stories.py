"""The use cases of operators who get in and out, and of operators themselves, as ``use_cases`` tells the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.operators import ROLE_RIGHTS, OperatorSettings, Role
from kiosk.engine import intents as i
from kiosk.engine import messages as m
from kiosk.engine.facilities import desk, second
from kiosk.engine.facilities import intents as fi
from kiosk.engine.facilities.screens import RecoverAccess
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.passes import ed25519
from kiosk.passes.recovery_code import RecoveryCode, as_typed, seal
from tests.fakes.rig import OPERATORS_PIN, Rig
from tests.unit.engine.stories import Request, Step, Story, in_turn, press, story, tap, wait

NOTHING: tuple[str, ...] = ()
_GIVEN = ("credential.accepted", "assignment.assigned", "open.intent")
_FAILED = ("operator.login_failed",)
_BOBS, _WRONG = "97531086", "11223345"
_PRIVATE = bytes(range(32))
_WITH_KEY = {"facilities": FacilitiesSettings(OperatorSettings(ROLE_RIGHTS, recovery_key=ed25519.public_of(_PRIVATE)))}


def is_operator(name: str = "ada", role: Role = Role.FACILITIES, pin: str = OPERATORS_PIN) -> Step:
    return lambda rig: rig.operator(name, role, pin)


def signs_in(pin: str = OPERATORS_PIN) -> Step:
    return lambda rig: rig.signs_in(pin)


def _types(pin: str) -> Step:
    return lambda rig: rig.types(pin)


def _person(rig: Rig, name: str) -> str:
    ((found,),) = rig.rows("SELECT id FROM person WHERE external_id = ?", name)
    return str(found)


def _about(name: str, make: Callable[[str], m.Message]) -> Step:
    """Press what is about somebody."""
    return lambda rig: rig.handle(make(_person(rig, name)))


def _asks_for_second(rig: Rig) -> None:
    session = rig.kiosk.session
    assert session is not None
    with desk.in_name_of(rig.kiosk, session):
        second.ask(rig.kiosk, session, "emergency", lambda _: None)


def _shows_code(rig: Rig, private: bytes = _PRIVATE) -> None:
    screen = rig.screen
    assert isinstance(screen, RecoverAccess)
    expires = rig.clock.now().replace(microsecond=0) + timedelta(minutes=15)
    code = RecoveryCode("rig", as_typed(screen.challenge), "ada", expires)
    rig.handle(m.CredentialPresented(CredentialKind.QR, seal(code, private), "scanner"))


def _shows_another_code(rig: Rig) -> None:
    _shows_code(rig, bytes(32))


ADA_IS_ONE = is_operator()
AT_WORK = in_turn(ADA_IS_ONE, signs_in())
_GUARD = in_turn(is_operator("ada", Role.SECURITY), is_operator("bob", Role.FACILITIES, _BOBS), signs_in())
_PAUSED = in_turn(ADA_IS_ONE, press(fi.SignIn()), *[_types(_WRONG)] * 5)
_LOST = in_turn(ADA_IS_ONE, press(fi.SignIn(), fi.RecoverMyAccess()))
_DRAWS = _about("bob", fi.DrawOperatorPin)

GETTING_IN: list[tuple[type, Story, tuple[str, ...]]] = [
    (fi.SignIn, story(ADA_IS_ONE, press(fi.SignIn())), NOTHING),
    (fi.SignIn, story(_PAUSED, press(fi.SignIn())), _FAILED),
    (fi.OperatorPinEntered, story(ADA_IS_ONE, press(fi.SignIn()), _types(_WRONG)), NOTHING),
    (m.OperatorPinLookedUp, story(AT_WORK), ("operator.login",)),
    (m.OperatorPinLookedUp, story(ADA_IS_ONE, signs_in(_WRONG)), _FAILED),
    (m.OperatorPinLookedUp, story(_GUARD, _asks_for_second, _types(_BOBS)), ("operator.second",)),
    (m.CredentialPresented, story(ADA_IS_ONE, tap()), ("credential.accepted",)),
    (m.CredentialPresented, story(ADA_IS_ONE, press(fi.SignIn()), tap()), ("credential.accepted",)),
    (m.CredentialPresented, story(_GUARD, _asks_for_second, tap("bob")), ("credential.accepted",)),
    (m.CredentialPresented, story(AT_WORK, tap("nobody")), ("credential.refused",)),
    (m.CredentialPresented, story(_LOST, _shows_another_code, **_WITH_KEY), _FAILED),
    (fi.UseDoorInstead, story(ADA_IS_ONE, tap(), press(fi.UseDoorInstead())), _GIVEN),
    (fi.RecoverMyAccess, story(_LOST, **_WITH_KEY), ("operator.recovery_asked",)),
    (m.PinHashed, story(_LOST, _shows_code, Rig.finish_hashing, **_WITH_KEY), ("operator.pin_drawn",)),
    (m.PinHashed, story(_GUARD, press(fi.ShowOperators()), _DRAWS, Rig.finish_hashing), ("operator.pin_drawn",)),
    (fi.PinSeen, story(_GUARD, press(fi.ShowOperators()), _DRAWS, Rig.finish_hashing, press(fi.PinSeen())), NOTHING),
    (fi.ShowOperators, story(_GUARD, press(fi.ShowOperators())), NOTHING),
    (fi.ShowOperators, story(AT_WORK, press(fi.ShowOperators())), ("operator.refused",)),
    (fi.SetOperator, story(_GUARD, _about("cyd", lambda who: fi.SetOperator(who, Role.SECURITY))), ("operator.set",)),
    (fi.SetOperator, story(_GUARD, _about("bob", lambda who: fi.SetOperator(who, None))), ("operator.ended",)),
    (fi.DrawOperatorPin, story(_GUARD, press(fi.ShowOperators()), _DRAWS), NOTHING),
    (m.SessionOver, story(AT_WORK, wait(120)), ("operator.logout",)),
    (i.Leave, story(AT_WORK, press(i.Leave())), ("operator.logout",)),
    (i.Back, story(AT_WORK, press(fi.ShowOperators(), i.Back())), NOTHING),
]


def _just(**request: Any) -> Request:
    return lambda _: request


def _lookup(rig: Rig) -> str:
    return rig.secrets.code_lookup(_BOBS).hex()


def _new_operator(rig: Rig) -> Mapping[str, Any]:
    return {"person": "bob", "role": "facilities", "name": None, "badge": None, "pin": _lookup(rig)}


def _unknown_operator(rig: Rig) -> Mapping[str, Any]:
    return {**_new_operator(rig), "person": "e17", "name": "Grace Hopper", "badge": "00"}


def _new_pin(rig: Rig) -> Mapping[str, Any]:
    return {"person": "ada", "pin": _lookup(rig)}


OPERATOR_ORDERS: list[tuple[str, Story, Request, tuple[str, ...]]] = [
    ("operator.list", story(ADA_IS_ONE), _just(), NOTHING),
    ("operator.add", story(), _new_operator, ("operator.set", "operator.pin_drawn")),
    ("operator.add", story(), _unknown_operator, ("people.changed", "operator.set", "operator.pin_drawn")),
    ("operator.add", story(is_operator("bob", Role.SECURITY)), _new_operator, ("operator.set",)),
    ("operator.add", story(is_operator("cyd", pin=_BOBS)), _new_operator, NOTHING),
    ("operator.pin", story(ADA_IS_ONE), _new_pin, ("operator.pin_drawn",)),
    ("operator.end", story(ADA_IS_ONE), _just(person="ada"), ("operator.ended",)),
]
