"""Waiting for a door of a full bank: tap to queue, told when one is free, claimed within a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.allocation import Allowed, Need, Offer, allocate
from kiosk.domain.events.line import LineJoined, LineOffered, WhyLeftLine
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.people import Person, Standing
from kiosk.domain.policy import Policy
from kiosk.domain.waiting import Waiting, in_line, place_in_line
from kiosk.engine import give_door, line, rules, screens
from kiosk.engine.due import somebody_may_wait
from kiosk.engine.intents import LeaveLine, WaitInLine
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.rules import Entitled
from kiosk.engine.screen_flow import show
from kiosk.engine.upstream import site_view


def join(kiosk: Kiosk, _: WaitInLine) -> None:
    """Tell me when one is free."""
    visit = kiosk.visit
    if visit.person is None or visit.wants is None or not isinstance(visit.screen, screens.BankFull):
        return
    if not visit.screen.can_wait:
        return
    wants, person = visit.wants, visit.person
    with kiosk.store.transaction() as tx:
        if line.of(tx, person.id) is None:
            waiting = Waiting(kiosk.new_id(), person.id, kiosk.now(), wants.exactly or wants.at_least, wants.reachable)
            tx.join_line(waiting)
            tx.record(LineJoined(person_id=person.id, at_least=waiting.at_least))
        screen = in_line_screen(kiosk, tx, person, joined=True)
    somebody_may_wait(kiosk)
    show(kiosk, screen)


def leave(kiosk: Kiosk, _: LeaveLine) -> None:
    """I no longer wait."""
    person = kiosk.visit.person
    if person is None or not isinstance(kiosk.visit.screen, screens.InLine):
        return
    with kiosk.store.transaction() as tx:
        waiting = line.of(tx, person.id)
        if waiting is not None:
            line.leave(kiosk, tx, waiting, WhyLeftLine.GAVE_UP)
    somebody_may_wait(kiosk)
    show(kiosk, screens.LeftLine())


def in_line_screen(kiosk: Kiosk, tx: Transaction, person: Person, joined: bool = False) -> screens.InLine:
    """Where somebody stands in the line."""
    minutes = round(_policy(kiosk, person).claim_within.total_seconds() / 60)
    waiting = line.of(tx, person.id)
    need = Need() if waiting is None else Need(at_least=waiting.at_least, reachable=waiting.reachable)
    return screens.InLine(
        max(1, place_in_line(tx.waiting(), person.id)),
        minutes,
        told=person.has_address,
        joined=joined,
        elsewhere=site_view.nearest_room(kiosk, person, need),
    )


def next_passing(tx: Transaction) -> datetime | None:
    """When the first of the doors that are kept is given to the next in line."""
    return min((one.until for one in tx.waiting() if one.until is not None), default=None)


def pass_over(kiosk: Kiosk, tx: Transaction, one: Waiting) -> None:
    """They did not come for the door that was kept for them: it is the next one's."""
    line.leave(kiosk, tx, one, WhyLeftLine.PASSED)
    tx.notify(Notice(NoticeKind.TURN_PASSED, one.person_id, _told(kiosk, one)))
    kiosk.bank_changed = True


def move_up(kiosk: Kiosk, tx: Transaction) -> None:
    """Keep a door for each who can have one now, those first who came first; a later one never waits for an earlier
    one who needs something else.
    """
    for one in in_line(tx.waiting()):
        person = tx.person(one.person_id)
        if person is None:
            continue
        offer = _offer(kiosk, tx, person, one)
        if offer is not None:
            _keep(kiosk, tx, person, one, offer)


def _offer(kiosk: Kiosk, tx: Transaction, person: Person, one: Waiting) -> Offer | None:
    may = rules.entitled(kiosk, tx, person, give_door.holding(kiosk, tx, person))
    if not isinstance(may, Entitled) or person.standing(kiosk.now()) is not Standing.ALLOWED:
        return None
    need: Need = replace(give_door.need_of(kiosk, tx, person), at_least=one.at_least, reachable=one.reachable)
    banks: dict[str, Allowed] = dict(may.banks)
    offer = allocate(give_door.walk_up_facts(kiosk, tx, may), need, banks)
    return offer if isinstance(offer, Offer) else None


def _keep(kiosk: Kiosk, tx: Transaction, person: Person, one: Waiting, offer: Offer) -> None:
    until = kiosk.now() + _policy(kiosk, person).claim_within
    kept = replace(one, compartment_id=offer.compartment_id, until=until)
    tx.change_waiting(kept)
    tx.record(
        LineOffered(person_id=person.id, compartment_id=offer.compartment_id, until=until, why=offer.reason),
    )
    tx.notify(Notice(NoticeKind.YOUR_TURN, person.id, _told(kiosk, kept)))
    kiosk.bank_changed = True


def _told(kiosk: Kiosk, one: Waiting) -> dict[str, str]:
    assert one.compartment_id is not None
    assert one.until is not None
    compartment = kiosk.bank.compartments.get(one.compartment_id)
    return {"door": compartment.door if compartment else "", "until": one.until.isoformat()}


def _policy(kiosk: Kiosk, person: Person) -> Policy:
    return kiosk.settings.policies.policy_for(person, kiosk.bank.banks[0])
