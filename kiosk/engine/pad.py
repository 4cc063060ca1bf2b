"""The pad on which codes are typed: it slows down after wrong ones, whosever they were to be, after a restart too."""

from __future__ import annotations

from datetime import datetime

from kiosk.domain import throttle
from kiosk.engine import screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show


def says_that_it_rests(kiosk: Kiosk) -> bool:
    """Show until when no code is taken; False, and nothing is shown, where one is."""
    until = throttle.paused_until(_failures(kiosk))
    if until is None or until <= kiosk.clock.now():
        return False
    show(kiosk, screens.CodePaused(until))
    return True


def tries_left(kiosk: Kiosk) -> int:
    """How many wrong codes it takes before the pad rests."""
    return throttle.tries_left(_failures(kiosk))


def _failures(kiosk: Kiosk) -> list[datetime]:
    """The wrong codes that count; one from a time to come was written while the clock was wrong."""
    now = kiosk.clock.now()
    with kiosk.store.transaction() as tx:
        return [at for at in tx.code_failures(now - throttle.MEMORY) if at <= now]
