"""The pad for operators' PINs: it slows down on its own account, so that staff notice nothing of it."""

from __future__ import annotations

from kiosk.domain import pins
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.operators import LoginFailed, WhyNoLogin
from kiosk.domain.operators import Operator
from kiosk.domain.throttle import Pad
from kiosk.engine import pad
from kiosk.engine.facilities import granted, operators_now
from kiosk.engine.facilities.screens import OperatorPaused, OperatorPin, PinFor, WhyNotSecond
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show


def ask(kiosk: Kiosk, purpose: PinFor, not_second: WhyNotSecond | None = None, *, again: bool = False) -> None:
    """Ask for a PIN; ``again``: one was wrong. Each time the digits stand elsewhere, where the site wants that."""
    settings, visit = kiosk.settings.facilities.operators, kiosk.visit
    is_sign_in = purpose is PinFor.SIGN_IN
    show(
        kiosk,
        OperatorPin(
            digits=operators_now.digits(kiosk),
            purpose=purpose,
            initials="" if visit.signs_in is None else visit.signs_in.initials,
            pad=pins.scrambled(kiosk.below) if settings.scrambled_pad else (),
            tries_left=pad.tries_left(kiosk, Pad.OPERATOR) if again else None,
            can_use_door=is_sign_in and visit.own_badge is not None,
            can_recover=is_sign_in and granted.can_recover(kiosk),
            not_second=not_second,
        ),
    )


def says_that_it_rests(kiosk: Kiosk) -> bool:
    """Show until when no PIN is taken, and put the try on the record; False, and nothing is shown, where one is."""
    until = pad.rests_until(kiosk, Pad.OPERATOR)
    if until is None:
        return False
    with kiosk.store.transaction() as tx:
        tx.record(LoginFailed(person_id=badge_of(kiosk), why=WhyNoLogin.PAUSED))
    show(kiosk, OperatorPaused(until, can_recover=_can_recover(kiosk)))
    return True


def whose(kiosk: Kiosk, lookup: bytes) -> Operator | None:
    """Whose PIN it is. None, on the record and on the pad's account: nobody's, not that of whoever showed the badge,
    or somebody's who is no operator now.
    """
    with kiosk.store.transaction() as tx:
        return _judge(kiosk, tx, lookup, badge_of(kiosk))


def count_if_wrong(kiosk: Kiosk, lookup: bytes, badge: str | None) -> None:
    """Whoever typed it has gone meanwhile: a right one does nothing, a wrong one counts. ``badge``: whose was shown."""
    with kiosk.store.transaction() as tx:
        _judge(kiosk, tx, lookup, badge)


def _judge(kiosk: Kiosk, tx: Transaction, lookup: bytes, badge: str | None) -> Operator | None:
    """As ``whose``: the answer must not tell whose PIN it is before a badge of theirs was shown."""
    found = _operator(kiosk, tx, lookup)
    if badge is None:
        is_theirs = not kiosk.settings.facilities.operators.badge_and_pin
    else:
        is_theirs = found is not None and found.person_id == badge
    if found is None or not is_theirs:
        _count(kiosk, tx, badge)
        return None
    return found


def refuse(kiosk: Kiosk, purpose: PinFor) -> None:
    """It was wrong: say that, or until when the pad rests now."""
    until = pad.rests_until(kiosk, Pad.OPERATOR)
    if until is None:
        ask(kiosk, purpose, again=True)
    else:
        show(kiosk, OperatorPaused(until, can_recover=_can_recover(kiosk)))


def _operator(kiosk: Kiosk, tx: Transaction, lookup: bytes) -> Operator | None:
    person = tx.holder_of(CredentialKind.OPERATOR_PIN, lookup)
    return None if person is None else operators_now.as_operator(kiosk, tx, person.id)


def _count(kiosk: Kiosk, tx: Transaction, badge: str | None) -> None:
    tx.record(LoginFailed(person_id=badge, why=WhyNoLogin.WRONG))
    pad.count_wrong(kiosk, tx, Pad.OPERATOR)


def badge_of(kiosk: Kiosk) -> str | None:
    """The id of whoever's badge was shown before the PIN."""
    return None if kiosk.visit.signs_in is None else kiosk.visit.signs_in.id


def _can_recover(kiosk: Kiosk) -> bool:
    return kiosk.session is None and granted.can_recover(kiosk)
