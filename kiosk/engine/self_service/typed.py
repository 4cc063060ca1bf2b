"""A PIN or a one-time code is typed for a new badge or a new PIN: as slow, and as patient, as for a door."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialAccepted, HowBound
from kiosk.domain.people import Person, Standing
from kiosk.engine import my_doors, pad, screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import begin, show
from kiosk.engine.screens import Screen
from kiosk.engine.self_service import mailed_code, my_pin, new_badge
from kiosk.engine.serve import Shown
from kiosk.engine.use_credential import bar, refuse_unknown
from kiosk.engine.visitors.screens import CodeFor

KINDS: Mapping[CodeFor, CredentialKind] = {
    CodeFor.NEW_BADGE: CredentialKind.PIN,
    CodeFor.NEW_PIN: CredentialKind.PIN,
    CodeFor.ONE_TIME: CredentialKind.ONE_TIME_CODE,
}


def looked_up(kiosk: Kiosk, lookup: bytes, asked_for: CodeFor) -> None:
    """The hash of what was typed is ready, and whoever typed it is still here."""
    more, barred = False, None
    with kiosk.store.transaction() as tx:
        person = tx.holder_of(KINDS[asked_for], lookup, kiosk.now())
        if person is None:
            refuse_unknown(kiosk, tx, KINDS[asked_for])
        else:
            barred = _barred(kiosk, tx, person, KINDS[asked_for])
            more = asked_for is CodeFor.NEW_BADGE and new_badge.needs_more(kiosk, tx, person)
            if barred is None:
                _accept(tx, person, KINDS[asked_for], more)
    if person is None:
        _refuse(kiosk, asked_for)
        return
    begin(kiosk, person)
    if barred is not None:
        show(kiosk, barred)
    elif asked_for is CodeFor.NEW_BADGE:
        new_badge.ask(kiosk, more=more)
    else:
        how = HowBound.PIN if asked_for is CodeFor.NEW_PIN else HowBound.ONE_TIME_CODE
        my_pin.draw(kiosk, person, how, asked_for)


def _accept(tx: Transaction, person: Person, kind: CredentialKind, more: bool) -> None:
    tx.record(CredentialAccepted(person_id=person.id, credential=kind, needs_another=more))


def _barred(kiosk: Kiosk, tx: Transaction, person: Person, kind: CredentialKind) -> Screen | None:
    standing = person.standing(kiosk.now())
    if standing is Standing.ALLOWED:
        return None
    return bar(kiosk, tx, person, standing, Shown(kind, None), my_doors.held_by(kiosk, tx, person))


def _refuse(kiosk: Kiosk, asked_for: CodeFor) -> None:
    if not pad.says_that_it_rests(kiosk):
        length = mailed_code.DIGITS if asked_for is CodeFor.ONE_TIME else kiosk.settings.pin_length
        show(kiosk, screens.EnterCode(length, pad.tries_left(kiosk), asked_for=asked_for))
