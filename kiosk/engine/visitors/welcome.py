"""Where visitors begin."""

from __future__ import annotations

from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors.screens import VisitorWelcome


def welcome(kiosk: Kiosk, _: i.WelcomeVisitor) -> None:
    """Show where visitors begin, where they can check in at all."""
    if kiosk.settings.visitors.reception is not None:
        give_up_unopened(kiosk)
        begin(kiosk)
        show(kiosk, VisitorWelcome())


def language_chosen(kiosk: Kiosk, message: i.LanguageChosen) -> None:
    """Remember what this person reads, until they leave."""
    kiosk.visit.language = message.language
