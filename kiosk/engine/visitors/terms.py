"""The site's terms: read and accepted before anything is written down."""

from __future__ import annotations

from kiosk.engine import screen_flow
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors import choose_locker
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors.screens import ReadTerms


def ask(kiosk: Kiosk) -> None:
    """Where the site has any; then for the locker."""
    draft, reception = kiosk.visit.draft, kiosk.settings.visitors.reception
    if draft is None or reception is None:
        return
    if reception.terms:
        show(kiosk, ReadTerms(reception.terms_version, reception.terms))
    else:
        choose_locker.ask(kiosk)


def answered(kiosk: Kiosk, message: i.TermsAnswered) -> None:
    """Accepted; or not, and nothing of this visit is kept."""
    draft, screen = kiosk.visit.draft, kiosk.visit.screen
    if draft is None or not isinstance(screen, ReadTerms):
        return
    if message.accepted:
        draft.terms = screen.version
        choose_locker.ask(kiosk)
    else:
        screen_flow.to_start(kiosk)
