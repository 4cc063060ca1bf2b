"""All digits of an operator's PIN are in: one slow hash beside the engine, and then what it was typed for."""

from __future__ import annotations

from dataclasses import replace

from kiosk.engine import screens
from kiosk.engine.facilities import desk, pin_pad, second, sign_in
from kiosk.engine.facilities.intents import OperatorPinEntered
from kiosk.engine.facilities.screens import OperatorPin, PinFor
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import OperatorPinLookedUp
from kiosk.engine.screen_flow import show


def entered(kiosk: Kiosk, message: OperatorPinEntered) -> None:
    """Hash it. A pad that rests hashes nothing."""
    screen, visit = kiosk.visit.screen, kiosk.visit.number
    if not isinstance(screen, OperatorPin) or screen.checking or pin_pad.says_that_it_rests(kiosk):
        return
    show(kiosk, replace(screen, checking=True))
    badge_of = pin_pad.badge_of(kiosk)
    kiosk.secrets.slow_lookup(message.pin, lambda lookup: kiosk.post(OperatorPinLookedUp(lookup, visit, badge_of)))


def looked_up(kiosk: Kiosk, message: OperatorPinLookedUp) -> None:
    """The hash is ready. If whoever typed it has gone meanwhile nobody is let in, and a wrong one counts as well."""
    screen = kiosk.visit.screen
    is_here = isinstance(screen, OperatorPin) and screen.checking and message.visit == kiosk.visit.number
    if message.lookup is None:
        if is_here:
            show(kiosk, screens.NotWorking())
    elif not is_here:
        pin_pad.count_if_wrong(kiosk, message.lookup, message.badge_of)
    elif isinstance(screen, OperatorPin) and screen.purpose is PinFor.SIGN_IN:
        sign_in.pin_ready(kiosk, message.lookup)
    elif kiosk.session is not None:
        with desk.in_name_of(kiosk, kiosk.session):
            second.pin_ready(kiosk, kiosk.session, message.lookup)
