"""A tap: a badge, a QR code or a code was shown. The door that the person holds opens, or they are given one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.domain.allocation import Need
from kiosk.domain.assignments import Assignment, Phase
from kiosk.domain.capacity import Taken
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialAccepted, CredentialRefused, WhyRefused
from kiosk.domain.events.openings import OpeningRefused, WhyNotOpened
from kiosk.domain.openings import Opening, Purpose
from kiosk.domain.people import Person, Standing
from kiosk.domain.policy import SecondTap
from kiosk.domain.terms import used
from kiosk.engine import give_door, my_doors, open_door, refusals, rules, screens, second_factor, share_door
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import CredentialPresented
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.screens import Barred, CredentialShown, Screen
from kiosk.engine.visit import Visit

_BARRED = {
    Standing.EXPIRED: Barred.EXPIRED,
    Standing.NOT_YET: Barred.NOT_YET,
    Standing.SUSPENDED: Barred.SUSPENDED,
}
_SHOWN = {CredentialKind.BADGE: CredentialShown.BADGE, CredentialKind.QR: CredentialShown.QR}


def presented(kiosk: Kiosk, message: CredentialPresented) -> None:
    """A reader or scanner read something."""
    lookup = kiosk.secrets.lookup(message.kind, message.value)
    if share_door.takes(kiosk, message.kind, lookup, message.device):
        return
    if not admit(kiosk, message.kind, lookup, message.device):
        show(kiosk, screens.NotKnown(_SHOWN[message.kind]))


def admit(kiosk: Kiosk, kind: CredentialKind, lookup: bytes, reader: str | None = None) -> bool:
    """Serve whoever this credential belongs to; False where it belongs to nobody. The PIN pad is no ``reader``."""
    give_up_unopened(kiosk)
    before = kiosk.visit
    begin(kiosk)  # whoever was here has left, even where this tap can't be put on the record
    with kiosk.store.transaction() as tx:
        person = tx.holder_of(kind, lookup)
        if person is None:
            refuse_unknown(kiosk, tx, kind, reader)
            return False
        if second_factor.is_missing(kiosk, person, kind, before):
            tx.record(CredentialAccepted(person_id=person.id, credential=kind, reader=reader, needs_another=True))
            served = _Served(second_factor.screen(kiosk, kind), shown=kind)
        else:
            served = _serve(kiosk, tx, person, _Shown(kind, reader), before)
    visit = begin(kiosk, person, served.assignment, served.purpose)
    visit.opened, visit.unclear = served.opened, served.unclear
    visit.wants, visit.listed, visit.shown = served.wants, served.listed, served.shown
    visit.asks_which = before.asks_which and served.shown is not None  # until the other factor was shown, too
    if isinstance(served.answer, Opening):
        open_door.send(kiosk, served.answer)
    else:
        show(kiosk, served.answer)
    return True


def refuse_unknown(kiosk: Kiosk, tx: Transaction, kind: CredentialKind, reader: str | None = None) -> None:
    """Nobody's: on the record, and a wrong code on the pad's account in the same step."""
    tx.record(CredentialRefused(credential=kind, why=WhyRefused.UNKNOWN, reader=reader))
    if kind is CredentialKind.PIN:
        tx.add_code_failure(kiosk.clock.now())


@dataclass(frozen=True, slots=True)
class _Shown:
    """A credential, and where it was shown."""

    kind: CredentialKind
    reader: str | None


@dataclass(frozen=True, slots=True)
class _Served:
    """What a tap leads to, once it is on the record."""

    answer: Opening | Screen
    assignment: Assignment | None = None
    purpose: Purpose = Purpose.FRESH
    opened: bool = False
    unclear: bool = False
    wants: Need | None = None
    listed: tuple[Assignment, ...] = ()
    shown: CredentialKind | None = None


def _serve(kiosk: Kiosk, tx: Transaction, person: Person, shown: _Shown, before: Visit) -> _Served:
    """In one transaction: what the person holds, what they may have, and the intent to open it."""
    own = my_doors.held_by(kiosk, tx, person)
    if (standing := person.standing(kiosk.now())) is not Standing.ALLOWED:
        return _Served(_bar(kiosk, tx, person, standing, shown, own))
    tx.record(CredentialAccepted(person_id=person.id, credential=shown.kind, reader=shown.reader))
    shared = share_door.open_to(kiosk, tx, person)
    if before.asks_which:
        return _list(kiosk, tx, person, own, shared, asked=True)
    here = next((one for one in (*own, *shared) if before.concerns(one.compartment_id)), None)
    if here is not None:
        return _open_again(kiosk, tx, person, here, before)
    if not own and not shared:
        return _give(kiosk, tx, person)
    if len(own) == 1 and not shared and not my_doors.may_take_more(kiosk, tx, person):
        return _come_back(kiosk, tx, person, own[0], before)
    return _list(kiosk, tx, person, own, shared)


def _give(kiosk: Kiosk, tx: Transaction, person: Person) -> _Served:
    need = give_door.need_of(kiosk, tx, person)
    given = give_door.give(kiosk, tx, person, need)
    if not isinstance(given, Assignment):
        return _Served(refusals.screen(kiosk, tx, person, given, need), wants=need)
    return _Served(open_door.intend(kiosk, tx, given, Purpose.FRESH), given)


def _come_back(kiosk: Kiosk, tx: Transaction, person: Person, held: Assignment, before: Visit) -> _Served:
    """A holder of one door: it opens, unless the policy has them say first what they want."""
    if rules.policy_of(kiosk, tx, held).second_tap is SecondTap.ASK_FIRST:
        return _list(kiosk, tx, person, [held], [])
    return _open_again(kiosk, tx, person, held, before)


def _list(
    kiosk: Kiosk,
    tx: Transaction,
    person: Person,
    own: Sequence[Assignment],
    shared: Sequence[Assignment],
    asked: bool = False,
) -> _Served:
    listed = (*own, *shared)
    return _Served(my_doors.screen(kiosk, tx, person, listed, asked), listed=listed)


def _open_again(kiosk: Kiosk, tx: Transaction, person: Person, held: Assignment, before: Visit) -> _Served:
    """A holder comes back; but a badge held up twice before a door that was just given is still the first visit."""
    if held.phase is Phase.HELD:
        return _Served(refuse_held(kiosk, tx, person, held))
    still_here = before.concerns(held.compartment_id)
    on_its_way = kiosk.pulsing.get(held.compartment_id)
    if on_its_way is not None:
        again = screens.DoorOpening(kiosk.bank.door(held.compartment_id), retrying=on_its_way.attempt > 1)
        purpose = before.purpose if still_here else on_its_way.purpose
        return _Served(again, held, purpose, still_here and before.opened, still_here and before.unclear)
    held = note_use(kiosk, tx, held)
    opening = open_door.intend(kiosk, tx, held, Purpose.RETURN, by=person)
    if still_here and before.at_open_door:
        return _Served(opening, held, before.purpose, opened=True)
    return _Served(opening, held, Purpose.RETURN)


def refuse_held(kiosk: Kiosk, tx: Transaction, person: Person, held: Assignment) -> Screen:
    """Only facilities open this door now."""
    tx.record(
        OpeningRefused(
            person_id=person.id,
            compartment_id=held.compartment_id,
            assignment_id=held.id,
            why=WhyNotOpened.HELD,
        )
    )
    return screens.NotAllowed(Barred.HELD, kiosk.bank.door(held.compartment_id).number)


def note_use(kiosk: Kiosk, tx: Transaction, held: Assignment) -> Assignment:
    """Where idleness ends a session, opening its door puts that off."""
    policy = rules.policy_of(kiosk, tx, held)
    ends_at = used(policy, held, kiosk.now())
    if ends_at is None or held.ends_at is None or ends_at <= held.ends_at:
        return held
    if not rules.nobody_needs(kiosk, tx, held, Taken(held.ends_at, ends_at)):
        return held  # somebody has reserved: it ends when its holder was told
    changed = replace(held, ends_at=ends_at, used_at=kiosk.now(), phase=Phase.ASSIGNED, warnings=0)
    tx.change(changed)
    return changed


def _bar(
    kiosk: Kiosk,
    tx: Transaction,
    person: Person,
    standing: Standing,
    shown: _Shown,
    own: Sequence[Assignment],
) -> Screen:
    """A known person who may not use the doors now: nothing opens, and they learn where their things are."""
    why = WhyRefused(standing.value)
    tx.record(CredentialRefused(person_id=person.id, credential=shown.kind, why=why, reader=shown.reader))
    from_ = person.valid_from if standing is Standing.NOT_YET else None
    holds = kiosk.bank.door(own[0].compartment_id).number if own else None
    return screens.NotAllowed(_BARRED[standing], holds, from_)
