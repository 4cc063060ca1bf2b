"""Somebody's own new badge: they are known by their PIN, and hold it up within a minute."""

from __future__ import annotations

from kiosk.domain.credentials import BADGES, CredentialKind
from kiosk.domain.events.credentials import CredentialAccepted, HowBound
from kiosk.domain.people import Person, Standing
from kiosk.engine import rules, screens
from kiosk.engine.facilities import badges
from kiosk.engine.facilities.screens import NewBadgeBound, NewBadgeWanted
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Taken, Transaction
from kiosk.engine.screen_flow import show
from kiosk.engine.screens import AskedFor

WITHIN_S = 60.0


def needs_more(kiosk: Kiosk, tx: Transaction, person: Person) -> bool:
    """Whether a PIN alone must not give them a badge: where both are asked for, it would stand for both."""
    is_operators = kiosk.settings.facilities.operators.badge_and_pin and tx.operator(person.id) is not None
    return is_operators or rules.second_factor(kiosk, person).is_asked_after(CredentialKind.PIN)


def ask(kiosk: Kiosk, *, more: bool) -> None:
    """Hold it up; ``more``: first another badge of theirs, or a QR code."""
    kiosk.visit.badge_until = kiosk.clock.monotonic() + WITHIN_S
    show(kiosk, screens.ShowCredential(AskedFor.SECOND_FACTOR) if more else NewBadgeWanted())


def takes(kiosk: Kiosk, kind: CredentialKind, lookup: bytes, reader: str) -> bool:
    """Whether something that is held up now is the badge, or what has to come before it. It opens nothing then."""
    visit, screen = kiosk.visit, kiosk.visit.screen
    if visit.person is None or kiosk.clock.monotonic() >= visit.badge_until:
        return False
    if isinstance(screen, screens.ShowCredential):
        return _is_second_factor(kiosk, visit.person, kind, lookup, reader)
    if not isinstance(screen, NewBadgeWanted) or kind not in BADGES:
        return False
    _bind(kiosk, visit.person, kind, lookup, reader)
    return True


def _is_second_factor(kiosk: Kiosk, person: Person, kind: CredentialKind, lookup: bytes, reader: str) -> bool:
    with kiosk.store.transaction() as tx:
        holder = tx.holder_of(kind, lookup, kiosk.now())
        if holder is None or holder.id != person.id:
            return False
        tx.record(CredentialAccepted(person_id=person.id, credential=kind, reader=reader))
    ask(kiosk, more=False)
    return True


def _refuse_lent(kiosk: Kiosk, tx: Transaction, person: Person, kind: CredentialKind, lookup: bytes) -> None:
    """A badge that is lent them for today goes back to reception, and must not be theirs for good."""
    holder = tx.holder_of(kind, lookup, kiosk.now())
    if holder is not None and holder.id == person.id and any(badges.badges_of(tx, person.id)):
        raise Taken(kind)


def _bind(kiosk: Kiosk, person: Person, kind: CredentialKind, lookup: bytes, reader: str) -> None:
    try:
        with kiosk.store.transaction() as tx:
            known = tx.person(person.id)
            may = known is not None and known.standing(kiosk.now()) is Standing.ALLOWED
            _refuse_lent(kiosk, tx, person, kind, lookup)
            replaced = may and badges.bind_in(kiosk, tx, person.id, kind, lookup, HowBound.PIN)
    except Taken:
        badges.note_taken(kiosk, kind, lookup, reader)
        show(kiosk, NewBadgeWanted(taken=True))
        return
    kiosk.visit.badge_until = 0.0
    show(kiosk, NewBadgeBound(old_revoked=replaced) if may else screens.NotWorking())
