"""Codes from the PIN pad: one slow hash a try, and a pad that slows down, never a person who is locked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain import throttle
from kiosk.domain.credentials import CredentialKind
from kiosk.engine import screens, second_factor
from kiosk.engine.intents import CodeEntered, UseCode
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import CodeLookedUp
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.use_credential import admit, refuse_unknown


def use_code(kiosk: Kiosk, _: UseCode) -> None:
    """Show the pad, or until when it rests."""
    if not kiosk.settings.accepts_codes:
        return
    give_up_unopened(kiosk)
    begin(kiosk)
    if not _paused(kiosk):
        show(kiosk, screens.EnterCode(kiosk.settings.pin_length))


def entered(kiosk: Kiosk, message: CodeEntered) -> None:
    """All digits are in: hash them beside the engine. A pad that rests hashes nothing."""
    screen = kiosk.visit.screen
    if not isinstance(screen, screens.EnterCode) or screen.checking or _paused(kiosk):
        return
    show(kiosk, replace(screen, checking=True))
    visit = kiosk.visit.number
    kiosk.secrets.slow_lookup(message.code, lambda lookup: kiosk.post(CodeLookedUp(lookup, visit)))


def looked_up(kiosk: Kiosk, message: CodeLookedUp) -> None:
    """The hash is ready; if the person has gone meanwhile, nothing opens behind their back, and the try counts."""
    if message.lookup is None:
        show(kiosk, screens.NotWorking())
        return
    if message.visit != kiosk.visit.number:
        _count_if_wrong(kiosk, message.lookup)
        return
    if _is_somebody_elses(kiosk, message.lookup):
        _refuse_again(kiosk, after_badge=True)
    elif not admit(kiosk, CredentialKind.PIN, message.lookup):
        _refuse_again(kiosk, after_badge=False)


def _refuse_again(kiosk: Kiosk, after_badge: bool) -> None:
    if not _paused(kiosk):
        left = throttle.tries_left(_failures(kiosk))
        show(kiosk, screens.EnterCode(kiosk.settings.pin_length, left, after_badge=after_badge))


def _is_somebody_elses(kiosk: Kiosk, lookup: bytes) -> bool:
    """A badge was shown before, and this is not its person's code: as wrong as any other, and nobody learns whose."""
    awaited = second_factor.is_awaited_from(kiosk)
    if awaited is None:
        return False
    with kiosk.store.transaction() as tx:
        holder = tx.holder_of(CredentialKind.PIN, lookup)
        if holder is not None and holder.id == awaited.id:
            return False
        refuse_unknown(kiosk, tx, CredentialKind.PIN)
    return True


def _count_if_wrong(kiosk: Kiosk, lookup: bytes) -> None:
    with kiosk.store.transaction() as tx:
        if tx.holder_of(CredentialKind.PIN, lookup) is None:
            refuse_unknown(kiosk, tx, CredentialKind.PIN)


def _failures(kiosk: Kiosk) -> list[datetime]:
    """The wrong codes that count; one from a time to come was written while the clock was wrong."""
    now = kiosk.clock.now()
    with kiosk.store.transaction() as tx:
        return [at for at in tx.code_failures(now - throttle.MEMORY) if at <= now]


def _paused(kiosk: Kiosk) -> bool:
    until = throttle.paused_until(_failures(kiosk))
    if until is None or until <= kiosk.clock.now():
        return False
    show(kiosk, screens.CodePaused(until))
    return True
