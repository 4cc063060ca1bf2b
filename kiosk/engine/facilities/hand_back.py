"""A thing is handed back: to whom, and how they showed that it is theirs."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from kiosk.domain import recovery
from kiosk.domain.events.operators import Looked, PersonalDataSeen
from kiosk.domain.events.recovery import ItemHandedBack
from kiosk.domain.operators import Operator, Right
from kiosk.domain.people import Person
from kiosk.domain.recovery import LostItem, Proof
from kiosk.engine.facilities import items
from kiosk.engine.facilities.intents import HandItBack, StartHandBack
from kiosk.engine.facilities.screens import HandBack, ItemShown
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show


class Incomplete(ValueError):
    """Something is missing without which a thing is not handed out: ``of`` "name", "proof", "signature"."""

    def __init__(self, of: frozenset[str]) -> None:
        super().__init__(f"missing: {', '.join(sorted(of))}")
        self.of = of


def hand_back(
    kiosk: Kiosk,
    by: Operator,
    item_id: str,
    to: str,
    proof: Proof,
    signature: str = "",
    receiver: str | None = None,
) -> LostItem:
    """Hand a thing to whoever ``to`` names. ``receiver``: the person whose badge was held up here; it counts,
    and is kept, where that is the proof, and the operator's own is none.

    ``Incomplete``; ``NotKept`` where it is not here any more; ``NoRight``.
    """
    by.require(Right.RECOVER)
    name = " ".join(to.split())[: recovery.MOST_OF_A_NAME]
    shown = receiver if proof is Proof.BADGE and receiver != by.person_id else None
    missing = missing_of(name, proof, signature, shown)
    if missing:
        raise Incomplete(missing)
    strokes = signature if proof is Proof.SIGNATURE else None
    with kiosk.store.transaction() as tx:
        item = items.kept(tx, item_id)
        gone = recovery.handed_back(item, kiosk.clock.now(), proof, name, strokes)
        tx.change_item(gone)
        tx.record(
            ItemHandedBack(
                person_id=item.person_id,
                compartment_id=item.compartment_id,
                case=item.case_id,
                bag=item.bag,
                proof=proof,
                handed_to=name,
                signature=None if strokes is None else sha256(strokes.encode()).hexdigest(),
                receiver=shown,
            )
        )
    return gone


def missing_of(name: str, proof: Proof, signature: str, receiver: str | None) -> frozenset[str]:
    """What is not there yet: a badge counts only if it was held up here."""
    missing = set() if name.strip() else {"name"}
    if proof is Proof.BADGE and receiver is None:
        missing.add("proof")
    if proof is Proof.SIGNATURE and not recovery.is_signature(signature):
        missing.add("signature")
    return frozenset(missing)


# --- at the screen ----------------------------------------------------------------------------------------------------


def start(kiosk: Kiosk, session: Session, _: StartHandBack) -> None:
    """Somebody is here for the shown thing; its owner's name is proposed."""
    session.operator.require(Right.RECOVER)
    screen = kiosk.visit.screen
    if isinstance(screen, ItemShown) and screen.ended_at is None:
        session.receiver = None
        show(kiosk, HandBack(screen.line.bag, screen.line.description, name=screen.owner))


def badge_shown(kiosk: Kiosk, session: Session, person: Person) -> bool:
    """A badge is held up; whether somebody waited for it here. Whose it is, is seen, and that is on the record.

    The operator's own shows nothing.
    """
    screen = kiosk.visit.screen
    if not isinstance(screen, HandBack):
        return False
    session.operator.require(Right.RECOVER)
    if person.id == session.operator.person_id:
        return True
    with kiosk.store.transaction() as tx:
        tx.record(PersonalDataSeen(person_id=person.id, looked=Looked.PERSON))
    session.receiver = person.id
    _redraw(kiosk, replace(screen, badge_of=person.name, missing=screen.missing - {"proof"}))
    return True


def hand_it_back(kiosk: Kiosk, session: Session, form: HandItBack) -> None:
    """The form is filled in; what is missing is said."""
    session.operator.require(Right.RECOVER)
    screen = kiosk.visit.screen
    if session.item is None or not isinstance(screen, HandBack):
        return
    name = screen.badge_of if form.proof is Proof.BADGE and screen.badge_of else form.name
    try:
        hand_back(kiosk, session.operator, session.item, name, form.proof, form.signature, session.receiver)
    except Incomplete as incomplete:
        _redraw(kiosk, replace(screen, name=form.name.strip(), missing=incomplete.of))
        return
    items.show_item(kiosk, session, session.item)


def _redraw(kiosk: Kiosk, screen: HandBack) -> None:
    """The same screen, with something new in it."""
    kiosk.visit.screen = screen
    kiosk.display.show(screen)
