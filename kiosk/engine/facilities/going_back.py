"""One screen back, or away, in facilities mode; elsewhere as visitors and staff do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.domain.events.operators import WhyOut
from kiosk.engine import screen_flow
from kiosk.engine.facilities import (
    alarms,
    compartment,
    desk,
    front,
    health,
    operators,
    person_actions,
    recovery_handlers,
    screens,
    second,
    sign_in,
)
from kiosk.engine.facilities.intents import PinSeen, SignIn
from kiosk.engine.facilities.screens import NewPin, RunShown, YourNewPin
from kiosk.engine.facilities.session import Session
from kiosk.engine.intents import Back, Leave
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import IdleOver
from kiosk.engine.visitors import going_back

Show = Callable[[Kiosk, Session], None]


def _to_compartment(kiosk: Kiosk, session: Session) -> None:
    if session.compartment is None:
        front.show_front(kiosk, session)
    else:
        compartment.show_compartment(kiosk, session, session.compartment)


# What shows the screen before this one. From all others that is the map.
BEFORE: Mapping[type, Show] = {
    screens.ChooseReason: _to_compartment,
    screens.MoveTo: _to_compartment,
    screens.TakeOutOfService: _to_compartment,
    screens.CompartmentHistory: _to_compartment,
    **recovery_handlers.BEFORE,
    screens.PersonShown: person_actions.back_from_card,
    screens.HoldUpBadge: person_actions.back_to_card,
    screens.PartTest: health.show_health,
    screens.TouchTest: health.show_health,
    screens.LookSettings: health.show_health,
    screens.CopyOut: health.show_health,
}
# Where a second operator was asked for from here, going back shows this again.
AGAIN: Mapping[type, Show] = {
    screens.CaseShown: recovery_handlers.BEFORE[screens.DescribeItem],
    screens.CopyOut: health.show_health,
    screens.Alarms: alarms.show_alarms,
}


def back(kiosk: Kiosk, message: Back) -> None:
    """One screen back."""
    session, screen = kiosk.session, kiosk.visit.screen
    if session is None:
        _back_without(kiosk, message)
    elif not isinstance(screen, RunShown) or screen.over:  # else it is stopped first
        with desk.in_name_of(kiosk, session):
            _before(kiosk, session)(kiosk, session)


def _back_without(kiosk: Kiosk, message: Back) -> None:
    screen = kiosk.visit.screen
    if isinstance(screen, screens.RecoverAccess):
        sign_in.sign_in(kiosk, SignIn())
    elif isinstance(screen, screens.FacilitiesScreen):
        screen_flow.to_start(kiosk)
    else:
        going_back.back(kiosk, message)


def _before(kiosk: Kiosk, session: Session) -> Show:
    screen = kiosk.visit.screen
    if session.asked_from is not None and (second.is_awaited(kiosk) or isinstance(screen, screens.OperatorPaused)):
        second.forget(session)
        return AGAIN.get(session.asked_from, BEFORE.get(session.asked_from, front.show_front))
    if isinstance(screen, NewPin):
        return operators.show_operators if screen.for_operator else person_actions.back_to_card
    return BEFORE.get(type(screen), front.show_front)


def leave(kiosk: Kiosk, message: Leave) -> None:
    """The operator is done; elsewhere as visitors and staff do."""
    if kiosk.session is None:
        going_back.leave(kiosk, message)
    else:
        desk.end(kiosk, WhyOut.LEFT)


def pin_seen(kiosk: Kiosk, _: PinSeen) -> None:
    """It is written down, and not shown again. Whose own it is signs in with it now."""
    screen, session = kiosk.visit.screen, kiosk.session
    if isinstance(screen, YourNewPin):
        screen_flow.to_start(kiosk)
    if not isinstance(screen, NewPin):
        return
    if session is None:
        sign_in.sign_in(kiosk, SignIn())
    else:
        with desk.in_name_of(kiosk, session):
            _before(kiosk, session)(kiosk, session)


def idle_over(kiosk: Kiosk, message: IdleOver) -> None:
    """Nobody touched the screen. An operator's ends with their session; the few that end sooner lead to the map."""
    session = kiosk.session
    if session is None:
        screen_flow.idle_over(kiosk, message)
        return
    second.forget(session)
    with desk.in_name_of(kiosk, session):
        front.show_front(kiosk, session)
