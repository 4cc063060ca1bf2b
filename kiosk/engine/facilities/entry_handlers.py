"""Which use case handles what concerns who gets in and out, and operators themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.domain.credentials import CredentialKind
from kiosk.engine import messages as m
from kiosk.engine import use_credential
from kiosk.engine.facilities import desk, going_back, operators, person_actions, pin_entry, recover_access, sign_in
from kiosk.engine.facilities import intents as i
from kiosk.engine.intents import Back, Leave
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.self_service import mailed_code, my_pin


def _operators_pin(kiosk: Kiosk, message: m.PinHashed) -> None:
    """Drawn by another operator, or after a recovery code."""
    if kiosk.session is None:
        recover_access.pin_hashed(kiosk, message)
    else:
        desk.in_session(operators.pin_hashed)(kiosk, message)


def _staffs_pin(kiosk: Kiosk, message: m.PinHashed) -> None:
    """Drawn by an operator, or for whoever changes their own."""
    if kiosk.session is None:
        my_pin.hashed(kiosk, message)
    else:
        desk.in_session(person_actions.pin_hashed)(kiosk, message)


# What becomes of a PIN that was drawn, by its kind.
PIN_HASHED: Mapping[CredentialKind, Callable[[Kiosk, m.PinHashed], None]] = {
    CredentialKind.OPERATOR_PIN: _operators_pin,
    CredentialKind.PIN: _staffs_pin,
    CredentialKind.ONE_TIME_CODE: mailed_code.hashed,
}


def _pin_hashed(kiosk: Kiosk, message: m.PinHashed) -> None:
    PIN_HASHED[message.kind](kiosk, message)


HANDLERS: Mapping[type, Callable[[Kiosk, Any], None]] = {
    i.SignIn: sign_in.sign_in,
    i.OperatorPinEntered: pin_entry.entered,
    i.UseDoorInstead: use_credential.use_door_instead,
    i.RecoverMyAccess: recover_access.ask,
    i.PinSeen: going_back.pin_seen,
    i.ShowOperators: desk.in_session(operators.shown),
    i.SetOperator: desk.in_session(operators.set_at_screen),
    i.DrawOperatorPin: desk.in_session(operators.draw_pin),
    Back: going_back.back,
    Leave: going_back.leave,
    m.IdleOver: going_back.idle_over,
    m.SessionOver: desk.over,
    m.OperatorPinLookedUp: pin_entry.looked_up,
    m.PinHashed: _pin_hashed,
}
