"""Somebody's own new PIN: drawn, shown once, and theirs only then. Until it is, the one before goes on working."""

from __future__ import annotations

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialsRevoked, HowBound, WhyRevoked
from kiosk.domain.people import Person, Standing
from kiosk.engine import screens
from kiosk.engine.facilities import new_pin, pins
from kiosk.engine.facilities.screens import YourNewPin
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import PinHashed
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors.screens import CodeFor


def draw(kiosk: Kiosk, person: Person, how: HowBound, asked_for: CodeFor) -> None:
    """They are known by their old PIN, or by the code that they were sent."""
    length = kiosk.settings.pin_length
    kiosk.visit.new_pin_by = how
    show(kiosk, screens.EnterCode(length, checking=True, asked_for=asked_for))
    new_pin.draw(kiosk, kiosk.visit.number, person.id, CredentialKind.PIN, length)


def hashed(kiosk: Kiosk, message: PinHashed) -> None:
    """It is theirs, if they still stand here; a code that they showed for it is spent in the same step."""
    visit = kiosk.visit
    how = visit.new_pin_by
    if how is None or message.number != visit.number:
        return
    if message.lookup is None:
        visit.new_pin_by = None
        show(kiosk, screens.NotWorking())
        return
    with kiosk.store.transaction() as tx:
        may = _may_have_one(kiosk, tx, message.person_id)
        is_given = may and pins.give_in(tx, message.person_id, message.lookup, how)
        if is_given and how is HowBound.ONE_TIME_CODE:
            _spend_codes(tx, message.person_id)
    if may and not is_given:
        new_pin.draw_again(kiosk, message)
        return
    visit.new_pin_by = None
    show(kiosk, YourNewPin(message.pin) if is_given else screens.NotWorking())


def _spend_codes(tx: Transaction, person_id: str) -> None:
    kind = CredentialKind.ONE_TIME_CODE
    tx.revoke_credentials(person_id, kind)
    tx.record(CredentialsRevoked(person_id=person_id, credential=kind, why=WhyRevoked.REPLACED))


def _may_have_one(kiosk: Kiosk, tx: Transaction, person_id: str) -> bool:
    person = tx.person(person_id)
    return person is not None and person.standing(kiosk.now()) is Standing.ALLOWED
