"""Following a door from open to shut, and reminding whoever left it open."""

from __future__ import annotations

from datetime import datetime

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.assignments import Assignment, EndReason, Model, Phase
from kiosk.domain.compartments import DoorState
from kiosk.domain.events.doors import DoorClosed, DoorEvent, DoorLeftOpen, DoorReopened, SensorDoubted
from kiosk.domain.notices import Notice, NoticeKind, with_facilities
from kiosk.domain.openings import Opening, Purpose
from kiosk.domain.policy import SecondTap
from kiosk.engine import give_door, keep_longer, rules, screens, share_door, watch_door
from kiosk.engine.ending import end, share_of
from kiosk.engine.facilities import alarms
from kiosk.engine.intents import ItIsShut
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import AuthorityOver, LeftOpen, ShutUnseen
from kiosk.engine.openings_now import is_by_operator
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import AUTHORITY, begin, show, to_start
from kiosk.engine.screens import Screen
from kiosk.engine.visitors import bound, door_ended

# How long a person gets at a door whose sensor tells nothing, before the screen goes on as if it were shut.
UNSEEN_SHUT_AFTER_S = 20.0
# A pulse has its outcome by then (open_door.py).
SETTLES_WITHIN_S = 10.0
# What may stand on the screen while a door is taken for open, and what tells that it was shut.
_BEFORE_SHUT = (screens.DoorOpen, screens.NotEmptyReported, screens.ChooseDoor, screens.MoreTime)
_AFTER_SHUT = (screens.DoorIsYours, screens.KeepOrGiveBack, screens.EndsSoon, screens.Kept)


def follow(kiosk: Kiosk, opening: Opening, certain: bool) -> None:
    """The door is open, or (not ``certain``) should be: show it, and watch until it is shut."""
    compartment_id = opening.compartment_id
    if certain:
        kiosk.watched[compartment_id] = opening
        watch_left_open(kiosk, compartment_id)
    else:
        kiosk.after(_timer(compartment_id), UNSEEN_SHUT_AFTER_S, ShutUnseen(compartment_id))
    if kiosk.visit.concerns(compartment_id):
        kiosk.visit.opened = True
        _show_open(kiosk, compartment_id, certain=certain)


def watch_left_open(kiosk: Kiosk, compartment_id: int, again: bool = False) -> None:
    """Remind once the door has stood open for as long as the site allows, and again after as long."""
    allowed_s = kiosk.settings.left_open_after.total_seconds()
    kiosk.after(_timer(compartment_id), allowed_s, LeftOpen(compartment_id, again))


def left_open(kiosk: Kiosk, late: LeftOpen) -> None:
    """Still open: on the record once, and on the screen unless somebody else is using it."""
    state = kiosk.bank.state(late.compartment_id)
    if state is DoorState.UNKNOWN or _operator_works_at(kiosk, late.compartment_id):
        # Its board is silent, or somebody stands before it: it may stand open still when that is over.
        kiosk.after(_timer(late.compartment_id), kiosk.settings.left_open_after.total_seconds(), late)
        return
    if state is not DoorState.OPEN:
        return
    if not late.again:
        with kiosk.store.transaction() as tx:
            tx.record(door_event(kiosk, DoorLeftOpen, late.compartment_id))
            _tell_who_left_it(kiosk, tx, late.compartment_id)
    else:
        with kiosk.store.transaction() as tx:
            alarms.raise_alarm(kiosk, tx, AlarmKind.LEFT_OPEN, late.compartment_id)
    watch_left_open(kiosk, late.compartment_id, again=True)
    if kiosk.visit.concerns(late.compartment_id):
        if kiosk.visit.at_open_door:
            _show_open(kiosk, late.compartment_id, reminding=True)
    elif isinstance(kiosk.visit.screen, screens.Start):
        remind_hall(kiosk, late.compartment_id)


def _operator_works_at(kiosk: Kiosk, compartment_id: int) -> bool:
    """Whether the door is open on the word of an operator who is still here."""
    opening = kiosk.watched.get(compartment_id)
    return kiosk.session is not None and opening is not None and is_by_operator(opening)


def _tell_who_left_it(kiosk: Kiosk, tx: Transaction, compartment_id: int) -> None:
    opening = kiosk.watched.get(compartment_id)
    if opening is not None and opening.person_id is not None:
        door = kiosk.bank.compartments[compartment_id].door
        detail = {"door": door, "at": opening.intended_at.isoformat()}
        tx.notify(*with_facilities(Notice(NoticeKind.LEFT_OPEN, opening.person_id, detail)))


def remind_hall(kiosk: Kiosk, compartment_id: int) -> None:
    """Nobody is at the screen: ask whoever passes to shut the door. Shutting it gives them no say over it."""
    begin(kiosk).reminding = compartment_id
    show(kiosk, screens.DoorOpen(kiosk.bank.door(compartment_id), fresh=False, until=None, reminding=True))


def authority_over(kiosk: Kiosk, message: AuthorityOver) -> None:
    """Whoever is here now has to show a credential for anything more; an open door is anybody's to shut."""
    assignment = kiosk.visit.assignment
    if message.visit != kiosk.visit.number:
        return
    if assignment is None:
        to_start(kiosk)
    elif assignment.compartment_id in kiosk.pulsing:
        kiosk.after(AUTHORITY, SETTLES_WITHIN_S, message)
    elif kiosk.bank.state(assignment.compartment_id) is DoorState.OPEN:
        remind_hall(kiosk, assignment.compartment_id)
    else:
        to_start(kiosk)


def it_is_shut(kiosk: Kiosk, _: ItIsShut) -> None:
    """The person before the door knows better than its sensor: go on as after a shut door, and remind nobody."""
    screen, visit = kiosk.visit.screen, kiosk.visit
    if not isinstance(screen, screens.DoorOpen) or not screen.reminding:
        return
    compartment_id = visit.reminding if visit.assignment is None else visit.assignment.compartment_id
    if compartment_id is None:
        return
    with kiosk.store.transaction() as tx:
        tx.record(door_event(kiosk, SensorDoubted, compartment_id))
    kiosk.watched.pop(compartment_id, None)
    kiosk.timers.cancel(_timer(compartment_id))
    watch_door.no_longer(kiosk, compartment_id)
    if visit.assignment is None:
        to_start(kiosk)
    else:
        _after_shut(kiosk)


def reopened(kiosk: Kiosk, compartment_id: int) -> bool:
    """A door that did not latch and stands open again before its person is followed again; False where none is."""
    if not (kiosk.visit.concerns(compartment_id) and isinstance(kiosk.visit.screen, _AFTER_SHUT)):
        return False
    with kiosk.store.transaction() as tx:
        last = tx.last_opening(compartment_id)
        tx.record(door_event(kiosk, DoorReopened, compartment_id))
    if last is None:
        return False
    kiosk.locks.watch(kiosk.bank.compartments[compartment_id], closely=True)
    follow(kiosk, last, certain=True)
    return True


def shut(kiosk: Kiosk, compartment_id: int) -> None:
    """The sensor shows the door shut after it was open."""
    event = door_event(kiosk, DoorClosed, compartment_id)
    kiosk.timers.cancel(_timer(compartment_id))
    opening = kiosk.watched.pop(compartment_id, None)
    with kiosk.store.transaction() as tx:
        tx.record(event)
        alarms.shut(kiosk, tx, compartment_id)
        if opening is not None and not kiosk.visit.concerns(compartment_id):
            _finish_unattended(kiosk, tx, opening)
    if compartment_id in kiosk.pulsing:
        return  # it is about to be opened again: what comes of that is what to show
    watch_door.no_longer(kiosk, compartment_id)
    if kiosk.visit.also_shut == compartment_id:
        kiosk.visit.also_shut = None
        _show_open_again(kiosk)
    elif kiosk.visit.found == compartment_id:
        _found_is_shut(kiosk)
    elif kiosk.visit.reminding == compartment_id:
        to_start(kiosk)
    elif kiosk.visit.concerns(compartment_id):
        _after_shut(kiosk)


def _finish_unattended(kiosk: Kiosk, tx: Transaction, opening: Opening) -> None:
    """Its holder has shut the door long after the screen went on: where the tap-out gives it back, it does so still."""
    assignment = None if opening.assignment_id is None else tx.assignment(opening.assignment_id)
    if assignment is None or opening.purpose is not Purpose.RETURN or opening.person_id != assignment.person_id:
        return
    if _ends_by_tap_out(kiosk, tx, assignment):
        end(kiosk, tx, assignment, EndReason.GIVEN_BACK)


def shut_unseen(kiosk: Kiosk, message: ShutUnseen) -> None:
    """No sensor will tell: go on as after a shut door, so that nobody waits before a screen for ever."""
    watch_door.no_longer(kiosk, message.compartment_id)
    if kiosk.visit.concerns(message.compartment_id) and isinstance(kiosk.visit.screen, _BEFORE_SHUT):
        _after_shut(kiosk, seen=False)


def door_event(kiosk: Kiosk, kind: type[DoorEvent], compartment_id: int) -> DoorEvent:
    """An event about a door, with whoever was let in last where that is known."""
    opening = kiosk.watched.get(compartment_id)
    if opening is None:
        return kind(compartment_id=compartment_id)
    return kind(
        person_id=opening.person_id,
        compartment_id=compartment_id,
        assignment_id=opening.assignment_id,
        opening_id=opening.id,
    )


def _show_open(kiosk: Kiosk, compartment_id: int, certain: bool = True, reminding: bool = False) -> None:
    visit, door = kiosk.visit, kiosk.bank.door(compartment_id)
    if visit.found is not None and not reminding and kiosk.bank.state(visit.found) is not DoorState.CLOSED:
        show(kiosk, screens.NotEmptyReported(kiosk.bank.door(visit.found), door))
        return
    fresh, mine = visit.purpose is Purpose.FRESH, not visit.is_guest
    phase = Phase.ASSIGNED if visit.assignment is None else visit.assignment.phase
    show(
        kiosk,
        screens.DoorOpen(
            door=door,
            fresh=fresh,
            until=_until(kiosk),
            certain=certain,
            reminding=reminding,
            can_change=mine and phase in {Phase.ASSIGNED, Phase.WARNED} and not _is_named(kiosk),
            also_shut=None if visit.also_shut is None else kiosk.bank.compartments[visit.also_shut].door,
            can_report=fresh and mine,
            was_due=phase in {Phase.EXPIRED, Phase.OVERDUE, Phase.FLAGGED},
            shared=not mine,
            desk_moved=not fresh and mine and _has_desk_moved(kiosk),
            visiting=visit.by_pass,
        ),
    )


def _is_named(kiosk: Kiosk) -> bool:
    return kiosk.visit.assignment is not None and kiosk.visit.assignment.model is Model.NAMED


def _has_desk_moved(kiosk: Kiosk) -> bool:
    person, assignment = kiosk.visit.person, kiosk.visit.assignment
    if person is None or assignment is None or assignment.reservation is None:
        return False
    with kiosk.store.transaction() as tx:
        return give_door.is_nearer_elsewhere(kiosk, tx, person, assignment)


def _until(kiosk: Kiosk) -> datetime | None:
    """Until when the door can be opened by whoever stands here."""
    visit = kiosk.visit
    if visit.assignment is None:
        return None
    if not visit.is_guest:
        return visit.assignment.ends_at
    with kiosk.store.transaction() as tx:
        share = share_of(tx, visit.assignment.id)
    return None if share is None else share.until


def _show_open_again(kiosk: Kiosk) -> None:
    """The exchanged door is shut at last: the message about it goes."""
    if kiosk.visit.assignment is not None and kiosk.visit.at_open_door:
        compartment_id = kiosk.visit.assignment.compartment_id
        _show_open(kiosk, compartment_id, certain=kiosk.bank.state(compartment_id) is DoorState.OPEN)


def _found_is_shut(kiosk: Kiosk) -> None:
    """The door in which something was found is shut again: what is left is the person's own."""
    kiosk.visit.found = None
    if kiosk.visit.assignment is None:
        to_start(kiosk)
    else:
        _show_open_again(kiosk)


def _after_shut(kiosk: Kiosk, seen: bool = True) -> None:
    assignment = kiosk.visit.assignment
    if assignment is None:
        return
    if kiosk.visit.is_guest:
        to_start(kiosk)
    elif kiosk.visit.purpose is not Purpose.FRESH:
        show(kiosk, _after_return(kiosk, assignment, seen))
    elif _is_choosing(kiosk):  # they shut the door that does not suit them: the choice goes on
        kiosk.visit.before_choosing = _is_yours(kiosk, assignment)
    else:
        show(kiosk, _is_yours(kiosk, assignment))


def _is_yours(kiosk: Kiosk, assignment: Assignment) -> Screen:
    with kiosk.store.transaction() as tx:
        favourite = tx.favourite_of(assignment.person_id) == assignment.compartment_id
        visiting = bound.of_holder(kiosk, tx, assignment) is not None
    may_like = assignment.model is not Model.NAMED and not visiting
    return screens.DoorIsYours(
        kiosk.bank.door(assignment.compartment_id), assignment.ends_at, favourite if may_like else None, visiting
    )


def _ends_by_tap_out(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> bool:
    if bound.of_holder(kiosk, tx, assignment) is not None:
        return False  # a pass is spent by its visitor's own word only
    finishes = rules.policy_of(kiosk, tx, assignment).second_tap is SecondTap.FINISH
    return finishes and assignment.model is not Model.NAMED and assignment.phase is not Phase.HELD


def _after_return(kiosk: Kiosk, held: Assignment, seen: bool) -> Screen:
    """The holder has shut the door: what they may want now, as the policy and the time have it.

    Not ``seen``: no sensor tells that it is shut, so nothing is given back without a question.
    """
    door = kiosk.bank.door(held.compartment_id)
    with kiosk.store.transaction() as tx:
        assignment = tx.assignment(held.id) or held
        if assignment.model is Model.NAMED:
            return screens.Kept(door, assignment.ends_at)
        if seen and _ends_by_tap_out(kiosk, tx, assignment):
            end(kiosk, tx, assignment, EndReason.GIVEN_BACK)
            kiosk.visit.assignment, kiosk.visit.finished = None, assignment
            return screens.GivenBack(door, can_undo=True)
        for_today = door_ended.is_for_today(kiosk, tx, assignment)
        visiting = for_today is not None
        if assignment.phase is Phase.EXPIRED or (assignment.phase is Phase.WARNED and not visiting):
            return keep_longer.ends_soon(kiosk, tx, assignment)
        can_share = not visiting and share_door.can_share(kiosk, tx, assignment)
    since, until = assignment.started_at, assignment.ends_at
    return screens.KeepOrGiveBack(door, since, until, can_share, visiting, for_today=bool(for_today))


def _is_choosing(kiosk: Kiosk) -> bool:
    return isinstance(kiosk.visit.before_asking or kiosk.visit.screen, screens.ChooseDoor)


def _timer(compartment_id: int) -> str:
    return f"open.{compartment_id}"
