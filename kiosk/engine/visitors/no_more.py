"""A pass that was ended while its visitor stands before the screen: nothing more is given or opened by it."""

from __future__ import annotations

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.visitors import PassRefused
from kiosk.domain.people import Person
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import bound, judge
from kiosk.engine.visitors.judge import Found
from kiosk.engine.visitors.keys import Vouched
from kiosk.engine.visitors.own_banks import held_here
from kiosk.engine.visitors.screens import PassForm
from kiosk.engine.visitors.screens import PassRefused as Refusal


def refusal(kiosk: Kiosk, tx: Transaction, person: Person) -> Refusal | None:
    """Put it on the record and say so, if this person came by a pass that opens nothing any more; else None."""
    known, why = bound.pass_of(tx, person), bound.why_no_more(tx, person)
    if known is None or why is None:
        return None
    one = known.given
    tx.record(
        PassRefused(person_id=person.id, why=why, credential=CredentialKind.PASS, pass_id=one.id, for_bank=one.bank)
    )
    found = Found(Vouched(one, known.key), known, person, held_here(kiosk, tx, person.id))
    return judge.refusal(kiosk, found, why, PassForm.QR)
