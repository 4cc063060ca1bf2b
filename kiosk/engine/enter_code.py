"""Codes from the pad: one slow hash a try, and a pad that slows down, never a person who is locked out."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.credentials import CredentialKind
from kiosk.engine import pad, screens, second_factor
from kiosk.engine.intents import CodeEntered, UseCode
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import CodeLookedUp
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.self_service import asking, typed
from kiosk.engine.use_credential import admit, refuse_unknown
from kiosk.engine.visitors import check_in, check_out, visitor_code
from kiosk.engine.visitors.screens import CodeFor

_KINDS = {CodeFor.PIN: CredentialKind.PIN, CodeFor.INVITATION: CredentialKind.INVITATION_CODE, **typed.KINDS}


def use_code(kiosk: Kiosk, _: UseCode) -> None:
    """Show the pad, or until when it rests."""
    if not kiosk.settings.accepts_codes or asking.type_the_code(kiosk):
        return
    give_up_unopened(kiosk)
    begin(kiosk)
    if not pad.says_that_it_rests(kiosk):
        show(kiosk, screens.EnterCode(kiosk.settings.pin_length))


def entered(kiosk: Kiosk, message: CodeEntered) -> None:
    """All digits are in: hash them beside the engine. A pad that rests hashes nothing."""
    screen = kiosk.visit.screen
    if not isinstance(screen, screens.EnterCode) or screen.checking or pad.says_that_it_rests(kiosk):
        return
    if screen.asked_for is CodeFor.LEAVING:
        check_out.code_typed(kiosk, message.code)
        return
    show(kiosk, replace(screen, checking=True))
    if screen.asked_for is CodeFor.PASS:
        visitor_code.hash_it(kiosk, message.code)
    else:
        _hash(kiosk, message.code, screen.asked_for)


def _hash(kiosk: Kiosk, code: str, asked_for: CodeFor) -> None:
    visit = kiosk.visit.number
    kiosk.secrets.slow_lookup(code, lambda lookup: kiosk.post(CodeLookedUp(lookup, visit, asked_for)))


def looked_up(kiosk: Kiosk, message: CodeLookedUp) -> None:
    """The hash is ready; if the person has gone meanwhile, nothing opens behind their back, and the try counts."""
    if message.lookup is None:
        show(kiosk, screens.NotWorking())
        return
    if message.visit != kiosk.visit.number:
        _count_if_wrong(kiosk, message.lookup, _KINDS[message.asked_for])
        return
    if message.asked_for is CodeFor.INVITATION:
        check_in.invitation_typed(kiosk, message.lookup)
    elif message.asked_for in typed.KINDS:
        typed.looked_up(kiosk, message.lookup, message.asked_for)
    elif _is_somebody_elses(kiosk, message.lookup):
        _refuse_again(kiosk, after_badge=True)
    elif not admit(kiosk, CredentialKind.PIN, message.lookup):
        _refuse_again(kiosk, after_badge=False)


def _refuse_again(kiosk: Kiosk, after_badge: bool) -> None:
    if not pad.says_that_it_rests(kiosk):
        show(kiosk, screens.EnterCode(kiosk.settings.pin_length, pad.tries_left(kiosk), after_badge=after_badge))


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


def _count_if_wrong(kiosk: Kiosk, lookup: bytes, kind: CredentialKind) -> None:
    with kiosk.store.transaction() as tx:
        if tx.holder_of(kind, lookup, kiosk.now()) is None:
            refuse_unknown(kiosk, tx, kind)
