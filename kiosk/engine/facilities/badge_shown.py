"""A badge or QR code is held up while an operator works the kiosk, or gets in: it never opens a door then."""

from __future__ import annotations

from kiosk.domain.credentials import BADGES, CredentialKind
from kiosk.domain.events.credentials import CredentialRefused, WhyRefused
from kiosk.domain.people import Person
from kiosk.engine.facilities import desk, hand_back, part_tests, people, recover_access, second, sign_in
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import CredentialPresented


def takes(kiosk: Kiosk, message: CredentialPresented) -> bool:
    """Whether it concerns operators; if so, it is dealt with, and nobody is served."""
    session = kiosk.session
    if session is not None:
        with desk.in_name_of(kiosk, session):
            _in_session(kiosk, session, message)
        return True
    if message.kind is CredentialKind.QR:
        return recover_access.takes(kiosk, message.value)
    recovers, signs_in = recover_access.is_badge_awaited(kiosk), sign_in.is_awaited(kiosk)
    if not recovers and not signs_in:
        return False
    lookup = kiosk.secrets.lookup(message.kind, message.value)
    if recovers and recover_access.badge_shown(kiosk, message.kind, lookup, message.device):
        return True
    return signs_in and sign_in.badge_shown(kiosk, message.kind, lookup, message.device)


def _in_session(kiosk: Kiosk, session: Session, message: CredentialPresented) -> None:
    """Offered to what awaits one, in this order; nobody is served by what is left over."""
    if part_tests.takes_read(kiosk, session, message):
        return
    lookup = kiosk.secrets.lookup(message.kind, message.value)
    person = _holder(kiosk, message.kind, lookup)
    if message.kind in BADGES:
        if _is_awaited(kiosk, session, person, message):
            return
        if people.badge_shown(kiosk, session, message.kind, lookup, message.device):
            return
    _ignore(kiosk, person, message)


def _holder(kiosk: Kiosk, kind: CredentialKind, lookup: bytes) -> Person | None:
    with kiosk.store.transaction() as tx:
        return tx.holder_of(kind, lookup, kiosk.now())


def _is_awaited(kiosk: Kiosk, session: Session, person: Person | None, message: CredentialPresented) -> bool:
    if second.is_awaited(kiosk):
        if person is not None:
            second.badge_shown(kiosk, person, message.kind, message.device)
        return person is not None
    return person is not None and hand_back.badge_shown(kiosk, session, person)


def _ignore(kiosk: Kiosk, person: Person | None, message: CredentialPresented) -> None:
    why = WhyRefused.UNKNOWN if person is None else WhyRefused.OPERATOR_HERE
    whose = None if person is None else person.id
    with kiosk.store.transaction() as tx:
        tx.record(CredentialRefused(person_id=whose, credential=message.kind, why=why, reader=message.device))
