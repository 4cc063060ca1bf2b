"""An operator who has no PIN any more gets in by a recovery code, which answers a challenge of this kiosk once; or by
their badge, where upstream has granted them that.

Neither lets anybody in by itself: the operator is given a new PIN, shown once, and signs in with that.
"""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.access_grants import AccessGrant
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialAccepted
from kiosk.domain.events.operators import LoginFailed, RecoveryAsked, WhyNoLogin
from kiosk.engine import screens
from kiosk.engine.facilities import granted, new_pin, operators, operators_now
from kiosk.engine.facilities.intents import RecoverMyAccess
from kiosk.engine.facilities.ports import Challenge
from kiosk.engine.facilities.screens import NewPin, OperatorBadge, OperatorPaused, OperatorPin, PinFor, RecoverAccess
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import PinHashed
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show
from kiosk.passes import recovery_code
from kiosk.passes.recovery_code import NotARecoveryCode, RecoveryCode

# Who asks for the code may have to wait for somebody who has the key; meanwhile the challenge stays the same, so that
# nobody can spoil it by asking again.
GOOD_FOR = timedelta(hours=1)


def ask(kiosk: Kiosk, _: RecoverMyAccess) -> None:
    """Show a challenge. It works while the pad rests, too: a code can't be guessed."""
    screen = kiosk.visit.screen
    at_pad = isinstance(screen, (OperatorPin, OperatorPaused))
    if kiosk.session is None and at_pad and granted.can_recover(kiosk):
        _show(kiosk)


def _challenge(kiosk: Kiosk) -> str:
    """The one that waits for its answer, or a new one; none where the site takes no codes."""
    if kiosk.settings.facilities.operators.recovery_key is None:
        return ""
    with kiosk.store.transaction() as tx:
        known = _live_challenge(kiosk, tx)
        if known is not None:
            return known
        text = recovery_code.new_challenge(kiosk.below)
        tx.set_challenge(Challenge(text, kiosk.now()))
        tx.record(RecoveryAsked())
    return text


def _live_challenge(kiosk: Kiosk, tx: Transaction) -> str | None:
    known = tx.challenge()
    if known is None or not timedelta(0) <= kiosk.now() - known.asked_at < GOOD_FOR:
        return None
    return known.text


def _show(kiosk: Kiosk, *, refused: bool = False) -> None:
    challenge = recovery_code.grouped(_challenge(kiosk))
    show(kiosk, RecoverAccess(kiosk.settings.kiosk_id, challenge, refused, granted.is_any(kiosk)))


def takes(kiosk: Kiosk, text: str) -> bool:
    """Whether this QR code is meant for the challenge that is shown; if so, it is dealt with."""
    if not isinstance(kiosk.visit.screen, RecoverAccess) or not recovery_code.looks_like_one(text):
        return False
    if kiosk.visit.recovering is None:
        _read(kiosk, text)
    return True


def _read(kiosk: Kiosk, text: str) -> None:
    """A right one: draw a new PIN. It is spent only together with that, so that a power cut costs nobody their code."""
    with kiosk.store.transaction() as tx:
        code = _code(kiosk, tx, text)
        person_id = None if code is None else _operator(kiosk, tx, code.operator)
        if code is None or person_id is None:
            tx.record(LoginFailed(why=WhyNoLogin.CODE_REFUSED))
    if code is None or person_id is None:
        _show(kiosk, refused=True)
        return
    _draw(kiosk, code, person_id)


def _draw(kiosk: Kiosk, by: RecoveryCode | AccessGrant, person_id: str) -> None:
    kiosk.visit.recovering = by
    digits = operators_now.digits(kiosk)
    new_pin.draw(kiosk, kiosk.visit.number, person_id, CredentialKind.OPERATOR_PIN, digits)


def _code(kiosk: Kiosk, tx: Transaction, text: str) -> RecoveryCode | None:
    """The code, if it is signed by whom this site trusts, and answers the challenge of this kiosk now."""
    key = kiosk.settings.facilities.operators.recovery_key
    try:
        code = None if key is None else recovery_code.read(text, key)
    except NotARecoveryCode:
        return None
    return code if code is not None and _is_answer(kiosk, tx, code) else None


def _is_answer(kiosk: Kiosk, tx: Transaction, code: RecoveryCode) -> bool:
    is_ours = code.kiosk == kiosk.settings.kiosk_id and code.challenge == _live_challenge(kiosk, tx)
    return is_ours and kiosk.now() < code.expires_at


def _operator(kiosk: Kiosk, tx: Transaction, known_as: str) -> str | None:
    person = tx.person_known_as(known_as)
    if person is None or operators_now.as_operator(kiosk, tx, person.id) is None:
        return None
    return person.id


def pin_hashed(kiosk: Kiosk, message: PinHashed) -> None:
    """The new PIN is the operator's, and what let them have it is spent, in one step; it is shown this once."""
    by = kiosk.visit.recovering
    if by is None or message.number != kiosk.visit.number or not isinstance(kiosk.visit.screen, RecoverAccess):
        return
    if message.lookup is None:
        kiosk.visit.recovering = None
        show(kiosk, screens.NotWorking())
        return
    with kiosk.store.transaction() as tx:
        lets = _lets(kiosk, tx, by, message.person_id)
        is_given = lets and operators.give_pin_in(
            kiosk, tx, message.person_id, message.lookup, by_code=isinstance(by, RecoveryCode)
        )
        if is_given:
            _spend(kiosk, tx, by, message.person_id)
        person = tx.person(message.person_id)
    if is_given:
        kiosk.visit.recovering = None
        _spent(kiosk, by)
        show(kiosk, NewPin(message.pin, "" if person is None else person.name, for_operator=True))
    elif lets:
        new_pin.draw_again(kiosk, message)
    else:
        kiosk.visit.recovering = None
        _show(kiosk, refused=isinstance(by, RecoveryCode))


def _lets(kiosk: Kiosk, tx: Transaction, by: RecoveryCode | AccessGrant, person_id: str) -> bool:
    """Whether it lets this operator have a new PIN still."""
    holds = granted.holds(kiosk, tx, by) if isinstance(by, AccessGrant) else _is_answer(kiosk, tx, by)
    return holds and _operator(kiosk, tx, by.operator) == person_id


def _spend(kiosk: Kiosk, tx: Transaction, by: RecoveryCode | AccessGrant, person_id: str) -> None:
    if isinstance(by, AccessGrant):
        granted.spend(kiosk, tx, by, person_id)
    else:
        tx.set_challenge(None)


def _spent(kiosk: Kiosk, by: RecoveryCode | AccessGrant) -> None:
    if isinstance(by, AccessGrant):
        granted.spent(kiosk, by)


# --- by a badge -------------------------------------------------------------------------------------------------------


def is_badge_awaited(kiosk: Kiosk) -> bool:
    """Whether a badge alone may lead to a new PIN now."""
    screen = kiosk.visit.screen
    asks_for_badge = isinstance(screen, OperatorBadge) and screen.purpose is PinFor.SIGN_IN
    is_at_it = asks_for_badge or isinstance(screen, RecoverAccess)
    return is_at_it and kiosk.visit.recovering is None and granted.is_any(kiosk)


def badge_shown(kiosk: Kiosk, kind: CredentialKind, lookup: bytes, reader: str | None) -> bool:
    """Whether it is the badge of somebody whom upstream lets have a new PIN: then one is drawn.

    Where the site asks for the badge first, whoever has a PIN is asked for that.
    """
    asks_for_badge = isinstance(kiosk.visit.screen, OperatorBadge)
    with kiosk.store.transaction() as tx:
        person = tx.holder_of(kind, lookup, kiosk.now())
        grant = None if person is None else granted.to(kiosk, tx, person.id)
        if person is None or grant is None or _operator(kiosk, tx, grant.operator) is None:
            return False
        if asks_for_badge and person.id in kiosk.operators:
            return False
        tx.record(CredentialAccepted(person_id=person.id, credential=kind, reader=reader, needs_another=True))
    if asks_for_badge:
        _show(kiosk)
    _draw(kiosk, grant, person.id)
    return True
