"""One step back in what visitors and receptionists do; elsewhere as at the bank."""

from __future__ import annotations

from kiosk.engine import exchange_door, screens
from kiosk.engine.intents import Back
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors import check_in, visit_list
from kiosk.engine.visitors.screens import (
    CodeFor,
    Details,
    InvitationEarly,
    InvitationUnknown,
    StillInside,
    VisitorWelcome,
    VisitShown,
)

_AFTER_WELCOME = (Details, InvitationUnknown, InvitationEarly, StillInside)


def back(kiosk: Kiosk, message: Back) -> None:
    """What was typed on the screen before is there again."""
    screen = kiosk.visit.screen
    if isinstance(screen, VisitShown):
        visit_list.show_list(kiosk, 0)
    elif isinstance(screen, _AFTER_WELCOME) or _is_receptions_pad(screen):
        kiosk.visit.draft = kiosk.visit.shown_visit = None
        show(kiosk, VisitorWelcome())
    elif not check_in.step_back(kiosk):
        exchange_door.back(kiosk, message)


def _is_receptions_pad(screen: screens.Screen) -> bool:
    return isinstance(screen, screens.EnterCode) and screen.asked_for in {CodeFor.INVITATION, CodeFor.LEAVING}
