"""The doors of one person: which they are, opening one of several, one more, and the favourite."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.assignments import Assignment, EndReason, Phase
from kiosk.domain.events.people import FavouriteEnded, FavouriteSet
from kiosk.domain.openings import Opening, Purpose
from kiosk.domain.people import Person, Standing
from kiosk.domain.policy import SecondTap
from kiosk.engine import fresh_door, give_door, open_door, rules, screens, serve, share_door
from kiosk.engine.ending import share_of
from kiosk.engine.facilities import in_recovery
from kiosk.engine.intents import GiveBackMine, MakeFavourite, OpenMine, TakeOneMore, WhichIsMine
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.screens import AskedFor, MyDoor, Screen
from kiosk.engine.serve import Served
from kiosk.engine.upstream import site_view
from kiosk.engine.visitors import bound

_LATE = {Phase.EXPIRED, Phase.OVERDUE, Phase.FLAGGED, Phase.HELD}


def which_is_mine(kiosk: Kiosk, _: WhichIsMine) -> None:
    """Ask for the badge, to show and not to open."""
    if isinstance(kiosk.visit.screen, screens.Start):
        give_up_unopened(kiosk)
        begin(kiosk).asks_which = True
        show(kiosk, screens.ShowCredential(AskedFor.WHICH_IS_MINE))


def held_by(kiosk: Kiosk, tx: Transaction, person: Person) -> list[Assignment]:
    """What the person holds, but for compartments that the site file has done away with."""
    return [one for one in tx.assignments_of(person.id) if one.compartment_id in kiosk.bank.compartments]


def may_take_more(kiosk: Kiosk, tx: Transaction, person: Person) -> bool:
    """Whether one more door may be theirs: by their policy, or because they have reserved it. A visit has one."""
    if bound.pass_of(tx, person) is not None:
        return False
    held = give_door.holding(kiosk, tx, person) + site_view.certainly_holds(kiosk, person)
    if held < rules.may_hold(kiosk, person):
        return True
    return give_door.due_reservation(kiosk, tx, person) is not None


def choose(
    kiosk: Kiosk,
    tx: Transaction,
    person: Person,
    own: Sequence[Assignment],
    shared: Sequence[Assignment] = (),
    asked: bool = False,
) -> Served:
    """Nothing opens before the person has said which of these doors it is to be."""
    listed = (*own, *shared)
    return Served(screen(kiosk, tx, person, listed, asked), listed=listed)


def screen(kiosk: Kiosk, tx: Transaction, person: Person, listed: Sequence[Assignment], asked: bool) -> Screen:
    """The list of these doors."""
    own = [one for one in listed if one.person_id == person.id]
    return screens.MyDoors(
        doors=tuple(_line(kiosk, tx, person, one) for one in listed),
        can_take=may_take_more(kiosk, tx, person),
        can_give_back=bound.pass_of(tx, person) is None
        and any(rules.policy_of(kiosk, tx, one).second_tap is SecondTap.ASK_FIRST for one in own),
        asked=asked,
    )


def open_mine(kiosk: Kiosk, wanted: OpenMine) -> None:
    """Open one of the doors on the list."""
    chosen = _chosen(kiosk, wanted.index)
    person = kiosk.visit.person
    if chosen is None or person is None:
        return
    with kiosk.store.transaction() as tx:
        held = tx.assignment(chosen.id)
        known = tx.person(person.id)
        allowed = known is not None and known.standing(kiosk.now()) is Standing.ALLOWED
        allowed = allowed and bound.may_open(tx, person)
        if held is None or not allowed or not share_door.may_open(kiosk, tx, person, held):
            return
        if held.phase is Phase.HELD or in_recovery.bars(kiosk, tx, held):
            answer: Opening | Screen = serve.refuse_held(kiosk, tx, person, held)
        else:
            held = serve.note_use(kiosk, tx, held)
            answer = open_door.intend(kiosk, tx, held, Purpose.RETURN, by=person)
    if not isinstance(answer, Opening):
        show(kiosk, answer)
        return
    kiosk.visit.assignment, kiosk.visit.purpose = held, Purpose.RETURN
    open_door.send(kiosk, answer)


def give_back_mine(kiosk: Kiosk, wanted: GiveBackMine) -> None:
    """Give one of the doors on the list back, unopened: its holder says that it is empty."""
    chosen = _chosen(kiosk, wanted.index)
    screen, person = kiosk.visit.screen, kiosk.visit.person
    may = isinstance(screen, screens.MyDoors) and screen.can_give_back
    if chosen is None or person is None or not may or chosen.person_id != person.id:
        return
    with kiosk.store.transaction() as tx:
        held = tx.assignment(chosen.id)
    if held is None or held.phase in _LATE - {Phase.EXPIRED}:  # its holder must look into it, or facilities
        return
    give_door.take_back(kiosk, chosen.id, EndReason.GIVEN_BACK)
    show(kiosk, screens.GivenBack(kiosk.bank.door(chosen.compartment_id)))


def take_one_more(kiosk: Kiosk, _: TakeOneMore) -> None:
    """One more door, beside those that are listed, or that they have at another bank."""
    screen, person = kiosk.visit.screen, kiosk.visit.person
    if person is None or not isinstance(screen, screens.MyDoors | screens.DoorElsewhere) or not screen.can_take:
        return
    with kiosk.store.transaction() as tx:
        need = give_door.need_of(kiosk, tx, person)
    fresh_door.open_one(kiosk, person, need)


def make_favourite(kiosk: Kiosk, wanted: MakeFavourite) -> None:
    """This door first, whenever it is free."""
    screen, assignment = kiosk.visit.screen, kiosk.visit.assignment
    if assignment is None or not isinstance(screen, screens.DoorIsYours) or screen.favourite is None:
        return
    with kiosk.store.transaction() as tx:
        tx.set_favourite(assignment.person_id, assignment.compartment_id if wanted.on else None)
        kind = FavouriteSet if wanted.on else FavouriteEnded
        tx.record(kind(person_id=assignment.person_id, compartment_id=assignment.compartment_id))
    show(kiosk, screens.DoorIsYours(screen.door, screen.until, favourite=wanted.on))


def _chosen(kiosk: Kiosk, index: int) -> Assignment | None:
    listed = kiosk.visit.listed
    if not isinstance(kiosk.visit.screen, screens.MyDoors) or not 0 <= index < len(listed):
        return None
    return None if listed[index].compartment_id in kiosk.pulsing else listed[index]


def _line(kiosk: Kiosk, tx: Transaction, person: Person, one: Assignment) -> MyDoor:
    share = share_of(tx, one.id)
    mine = one.person_id == person.id
    owner = None if mine else tx.person(one.person_id)
    colleague = tx.person(share.person_id) if mine and share is not None else None
    return MyDoor(
        kiosk.bank.door(one.compartment_id),
        one.ends_at if share is None or mine else share.until,
        shared_by=None if owner is None else owner.initials,
        overdue=one.phase in _LATE,
        shared_with=None if colleague is None else colleague.initials,
    )
