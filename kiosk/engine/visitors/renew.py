"""What a bank writes down of whoever comes by a pass: when it is first shown, and anew for each newer issue of it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain import pass_rules
from kiosk.domain.assignments import Assignment, Phase
from kiosk.domain.capacity import Taken
from kiosk.domain.guests import GROUPS
from kiosk.domain.passes import KnownPass, Pass
from kiosk.domain.people import Person
from kiosk.engine import rules
from kiosk.engine.keep_until import keep_until
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import PersonRecord, Transaction
from kiosk.engine.visitors.own_banks import held_here

NAME = "Visitor"  # a pass names nobody

_MAY_LAST = {Phase.ASSIGNED, Phase.WARNED, Phase.EXPIRED, Phase.OVERDUE}  # else facilities look into it first
_WINDOW = frozenset({"valid_from", "valid_until"})
_TOLD_BY_QR = _WINDOW | {"kind", "groups", "tenant", "needs_reachable"}  # and not by the code alone


def welcome(tx: Transaction, one: Pass) -> Person:
    """The person behind a pass, of whom this bank knows nothing else."""
    record = _record(one)
    tx.save_person(record)
    person = tx.person_known_as(record.external_id)
    assert person is not None, "they were saved just now"
    return person


def _record(one: Pass) -> PersonRecord:
    return PersonRecord(
        external_id=f"visit-{one.id}",
        name=NAME,
        kind=one.kind,
        tenant=one.tenant,
        groups=GROUPS.get(one.kind, frozenset()),
        valid_from=one.starts_at,
        valid_until=one.ends_at,
        needs_reachable=one.reachable,
    )


def renew(kiosk: Kiosk, tx: Transaction, known: KnownPass, given: Pass) -> tuple[KnownPass, Assignment | None]:
    """A newer issue of a pass counts from now on, in the caller's transaction; and what its visitor holds now.

    A door that is theirs stays so for longer, as far as the policy lets it and nobody else was promised it.
    """
    newest = replace(known, given=given)
    tx.keep_pass(newest)
    person = tx.person(known.person_id)
    if person is not None:
        told = _TOLD_BY_QR if known.given.issued_at == pass_rules.BY_CODE_ONLY else _WINDOW
        tx.save_person(replace(_record(given), external_id=person.known_as, name=person.name, told=told))
    held = held_here(kiosk, tx, known.person_id)
    return newest, None if held is None else _keep_longer(kiosk, tx, held)


def _keep_longer(kiosk: Kiosk, tx: Transaction, held: Assignment) -> Assignment:
    until = rules.end_if_given(kiosk, tx, replace(held, ends_at=None))
    if held.ends_at is None or until is None or until <= max(held.ends_at, kiosk.now()) or held.phase not in _MAY_LAST:
        return held
    if not rules.nobody_needs(kiosk, tx, held, Taken(held.ends_at, until)):
        return held
    return keep_until(kiosk, tx, held, until)
