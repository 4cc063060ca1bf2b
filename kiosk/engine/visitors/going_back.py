"""One step back, or away, in what visitors and receptionists do; elsewhere as at the bank."""

from __future__ import annotations

from kiosk.engine import exchange_door, screen_flow, screens
from kiosk.engine.intents import Back, Leave
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors import check_in, hosts, terms, visit_list
from kiosk.engine.visitors.draft import Draft
from kiosk.engine.visitors.screens import (
    CheckedIn,
    ChooseLocker,
    CodeFor,
    Details,
    FindHost,
    InvitationEarly,
    InvitationUnknown,
    PassReady,
    ReadTerms,
    StillInside,
    VisitorWelcome,
    VisitShown,
)
from kiosk.engine.visitors.settings import Reception

_AFTER_WELCOME = (Details, InvitationUnknown, InvitationEarly, StillInside)
_SERVED = (PassReady, CheckedIn)


def back(kiosk: Kiosk, message: Back) -> None:
    """What was typed on the screen before is there again."""
    screen = kiosk.visit.screen
    if isinstance(screen, VisitShown):
        visit_list.show_list(kiosk)
    elif isinstance(screen, _AFTER_WELCOME) or _is_receptions_pad(screen):
        _to_beginning(kiosk)
    elif not _step_back(kiosk):
        exchange_door.back(kiosk, message)


def leave(kiosk: Kiosk, message: Leave) -> None:
    """Done. A receptionist who has just served a guest goes on with their list."""
    if not (isinstance(kiosk.visit.screen, _SERVED) and visit_list.go_on(kiosk)):
        screen_flow.leave(kiosk, message)


def _is_receptions_pad(screen: screens.Screen) -> bool:
    return isinstance(screen, screens.EnterCode) and screen.asked_for in {CodeFor.INVITATION, CodeFor.LEAVING}


def _to_beginning(kiosk: Kiosk) -> None:
    """Back to where they came from: a receptionist's list, or where visitors begin. Nothing that was typed is kept."""
    kiosk.visit.draft = kiosk.visit.shown_visit = None
    if not visit_list.go_on(kiosk):
        show(kiosk, VisitorWelcome())


def _step_back(kiosk: Kiosk) -> bool:
    """One step back, with what was typed there; whether the screen was one of these steps."""
    draft, reception = kiosk.visit.draft, kiosk.settings.visitors.reception
    if draft is None or reception is None:
        return False
    match kiosk.visit.screen:
        case FindHost():
            check_in.ask_details(kiosk)
        case ReadTerms():
            _before_terms(kiosk, draft)
        case ChooseLocker():
            _before_locker(kiosk, draft, reception)
        case _:
            return False
    return True


def _before_terms(kiosk: Kiosk, draft: Draft) -> None:
    if draft.invited is None and draft.changed is None:
        hosts.ask(kiosk)
    else:
        _to_beginning(kiosk)


def _before_locker(kiosk: Kiosk, draft: Draft, reception: Reception) -> None:
    if reception.terms and draft.changed is None:
        terms.ask(kiosk)
    else:
        _before_terms(kiosk, draft)
