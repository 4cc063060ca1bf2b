"""The pad on which codes are typed: it slows down after wrong ones, whosever they were to be, after a restart too.

That of operators rests on its own account: staff notice nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain import throttle
from kiosk.domain.throttle import PACES, Pad
from kiosk.engine import screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show


def says_that_it_rests(kiosk: Kiosk) -> bool:
    """Show until when no code is taken; False, and nothing is shown, where one is."""
    until = rests_until(kiosk)
    if until is None:
        return False
    show(kiosk, screens.CodePaused(until))
    return True


def rests_until(kiosk: Kiosk, pad: Pad = Pad.STAFF) -> datetime | None:
    """When it takes codes again, as the wall clock will show it; None where it takes them now."""
    with kiosk.store.transaction() as tx:
        return resting_until(kiosk, tx, pad)


def resting_until(kiosk: Kiosk, tx: Transaction, pad: Pad) -> datetime | None:
    """The same within a transaction."""
    failures, now = _failures(kiosk, tx, pad)
    until = throttle.paused_until(failures, PACES[pad])
    return None if until is None or until <= now else kiosk.clock.now() + (until - now)


def tries_left(kiosk: Kiosk, pad: Pad = Pad.STAFF) -> int:
    """How many wrong codes it takes before the pad rests."""
    with kiosk.store.transaction() as tx:
        return throttle.tries_left(_failures(kiosk, tx, pad)[0], PACES[pad])


def count_wrong(kiosk: Kiosk, tx: Transaction, pad: Pad = Pad.STAFF) -> None:
    """One more wrong code was typed there."""
    _, now = _failures(kiosk, tx, pad)
    tx.add_code_failure(now, pad)


def _failures(kiosk: Kiosk, tx: Transaction, pad: Pad) -> tuple[Sequence[datetime], datetime]:
    """The wrong codes that count, oldest first, and the instant to judge them by.

    One that lies ahead by more than is remembered was written while the clock was wrong.
    """
    pace, before = PACES[pad], _now(kiosk)
    found = [at for at in tx.code_failures(before - pace.memory, pad) if at <= before + pace.memory]
    now = _now(kiosk, newest=found[-1]) if found else before
    return [at for at in found if now - pace.memory < at <= now], now


def _now(kiosk: Kiosk, newest: datetime | None = None) -> datetime:
    judged, monotonic = kiosk.now(), kiosk.clock.monotonic()
    if kiosk.clock.synchronised():
        return kiosk.pad_time.set(judged, monotonic)
    return kiosk.pad_time.now(judged, monotonic, newest)
