"""Runs: many doors are opened one after another, each on the record as any override, with a stop button.

A power cut ends a run, and the next start says so: doors that nobody waits for are not opened late.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, nullcontext

from kiosk.domain.compartments import DoorState, Occupancy
from kiosk.domain.events.operators import Run, RunEnded, RunStarted
from kiosk.domain.openings import Purpose
from kiosk.domain.operators import Operator, Right, TwoPeople
from kiosk.domain.reasons import Reason
from kiosk.engine import line
from kiosk.engine.bank import Known
from kiosk.engine.facilities.override import Asked, opened_as
from kiosk.engine.facilities.screens import Came, RunShown
from kiosk.engine.facilities.session import ManyDoors
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import NextDoor
from kiosk.engine.openings_now import in_operators_hands, is_released
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show

TIMER = "run.next"
# From one door to the next (seconds): whoever stands there sees which one it is, and the supply of most cabinets
# carries one lock at a time.
PACE_S = 1.0
# While everybody is to leave, doors that did not open are tried again after so long (seconds): their bus may be back.
AGAIN_S = 10.0
# How far a run has come, durably: kind, doors that came open, doors that did not.
UNDER_WAY = "run"

_RIGHTS = {Run.OPEN: Right.OPEN_MANY, Run.CLEAN: Right.OPEN_MANY, Run.EMERGENCY: Right.EMERGENCY}


def right_for(run: Run) -> Right:
    """What it takes to start it."""
    return _RIGHTS[run]


def doors_for(kiosk: Kiosk, by: Operator, run: Run) -> Sequence[int]:
    """The compartments that this operator may open in a run, as they hang: occupied ones only with the right to."""
    ids = in_order(kiosk)
    if run is Run.EMERGENCY or (run is Run.OPEN and by.may(Right.OPEN)):
        return ids
    with kiosk.store.transaction() as tx:
        free = free_doors(kiosk, tx)
    return [one for one in ids if one in free]


def in_order(kiosk: Kiosk) -> Sequence[int]:
    """All compartments, as they hang: column by column, from the top."""
    return sorted(kiosk.bank.compartments, key=lambda one: _place(kiosk, one))


def free_doors(kiosk: Kiosk, tx: Transaction) -> set[int]:
    """Those that nobody has, nothing is wrong with, and nobody uses just now."""
    facts = kiosk.bank.facts_of_free(Known(tx.live_assignments(), kept=line.kept(tx)), in_operators_hands(kiosk))
    return {one.compartment.id for one in facts if one.occupancy is Occupancy.FREE}


def start(
    kiosk: Kiosk,
    by: Operator,
    run: Run,
    ids: Collection[int] | None,
    reason: Reason,
    words: str | None,
    second: Operator | None = None,
) -> bool:
    """Open these, or (None) all that this operator may; False where none of them may be opened, or a run is on."""
    by.require(right_for(run))
    if run is Run.EMERGENCY:
        kiosk.settings.facilities.operators.require_second(TwoPeople.EMERGENCY, by, second)
    may = doors_for(kiosk, by, run)
    wanted = tuple(one for one in may if ids is None or one in ids)
    if not wanted:
        return False
    return begin(kiosk, ManyDoors(run, wanted, list(wanted), numbers(kiosk, wanted), reason, by, second, words))


def may_begin(kiosk: Kiosk, run: Run) -> bool:
    """Whether no run is on that this one would have to wait for; an emergency waits for none but its like."""
    many = kiosk.many
    if many is None or many.over:
        return True
    return run is Run.EMERGENCY and (many.run is not Run.EMERGENCY or many.stopped)


def begin(kiosk: Kiosk, many: ManyDoors) -> bool:
    """On the record; then the first door is due. A run that an emergency does not wait for ends here.

    False, and nothing changed, where this one would have to wait for the run that is on.
    """
    if not may_begin(kiosk, many.run):
        return False
    _write_down_start(kiosk, many)
    if kiosk.many is not None:
        kiosk.many.over = True
    many.session = None if kiosk.session is None else kiosk.session.number
    kiosk.many = many
    kiosk.after(TIMER, 0.0, NextDoor())
    if kiosk.session is not None:
        show(kiosk, shown(kiosk, many))
    return True


def _write_down_start(kiosk: Kiosk, many: ManyDoors) -> None:
    with _acting(kiosk, many), kiosk.store.transaction() as tx:
        if kiosk.many is not None and not kiosk.many.over:
            tx.record(_ended(kiosk.many, stopped=True))
        tx.record(
            RunStarted(
                person_id=None if many.by is None else many.by.person_id,
                run=many.run,
                doors=len(many.ids),
                by_input=many.by_input or None,
                reason=many.words or many.why.value,
            )
        )
        tx.set_kiosk_setting(UNDER_WAY, _progress(many))


def next_door(kiosk: Kiosk, _: NextDoor) -> None:
    """Open the next one, once what came of the one before is known."""
    many = kiosk.many
    if many is None or many.over:
        return
    if many.now is not None and many.now.compartment_id in kiosk.pulsing:
        kiosk.after(TIMER, PACE_S, NextDoor())
        return
    _write_off(kiosk, many)
    if not many.stopped and not many.todo and _is_tried_again(kiosk, many):
        kiosk.after(TIMER, AGAIN_S, NextDoor())
        return
    if many.stopped or not many.todo or _nobody_is_there(kiosk, many):
        _end(kiosk, many)
        return
    if many.todo[0] not in kiosk.pulsing:  # else somebody is about to open it: first comes what becomes of that
        with _acting(kiosk, many):
            _open(kiosk, many, many.todo[0])
    kiosk.after(TIMER, PACE_S, NextDoor())


def stop(kiosk: Kiosk) -> None:
    """Open no more. What is being opened is followed to its end."""
    if kiosk.many is not None and not kiosk.many.over:
        kiosk.many.stopped = True
        kiosk.after(TIMER, 0.0, NextDoor())


def take_up(kiosk: Kiosk) -> None:
    """Go on with a run that was stopped, and whose end is not on the record yet."""
    if kiosk.many is not None and not kiosk.many.over:
        kiosk.many.stopped = False
        kiosk.after(TIMER, 0.0, NextDoor())


def shown(kiosk: Kiosk, many: ManyDoors) -> RunShown:
    """How far it is."""
    doors = kiosk.bank.compartments
    return RunShown(
        run=many.run,
        doors=many.doors,
        done=tuple(many.done),
        now="" if many.now is None else doors[many.now.compartment_id].door,
        open=tuple(doors[one].door for one in many.ids if kiosk.bank.state(one) is DoorState.OPEN),
        over=many.over,
        stopped=many.stopped,
        by_input=many.by_input,
    )


def recover(kiosk: Kiosk) -> None:
    """At the start: a run that the last process did not end is over, and was cut off."""
    with kiosk.store.transaction() as tx:
        cut_off = tx.kiosk_setting(UNDER_WAY)
        if cut_off:
            run, opened, not_opened = cut_off.split()
            tx.record(RunEnded(run=Run(run), opened=int(opened), not_opened=int(not_opened), stopped=True))
            tx.set_kiosk_setting(UNDER_WAY, "")


def numbers(kiosk: Kiosk, ids: Sequence[int]) -> tuple[str, ...]:
    """What stands on these doors."""
    return tuple(kiosk.bank.compartments[one].door for one in ids)


# --- one door after another ---------------------------------------------------------------------------------------


def _open(kiosk: Kiosk, many: ManyDoors, compartment_id: int) -> None:
    door = kiosk.bank.compartments[compartment_id].door
    many.done[:] = [one for one in many.done if one[0] != door]  # what came of it when it was tried before
    if _opens_free_ones_only(many) and not _is_free(kiosk, compartment_id):
        many.todo.pop(0)  # somebody has it, or waits for it, since the run began
        many.done.append((door, Came.NOT_OPENED))
        return
    tells = many.tells and compartment_id not in many.tried
    purpose = Purpose.EMERGENCY if many.run is Run.EMERGENCY else Purpose.OVERRIDE
    asked = Asked(many.by, many.why, many.words, many.second, purpose, tells)
    many.now = opened_as(
        kiosk, compartment_id, asked, after=lambda tx, _: tx.set_kiosk_setting(UNDER_WAY, _progress(many))
    )
    many.tried.add(compartment_id)
    many.todo.pop(0)


def _opens_free_ones_only(many: ManyDoors) -> bool:
    may_all = many.by is None or many.by.may(Right.OPEN)
    return many.run is Run.CLEAN or (many.run is Run.OPEN and not may_all)


def _is_tried_again(kiosk: Kiosk, many: ManyDoors) -> bool:
    """Whether doors are to come once more: of an emergency, while its contact is set off, those that are not open."""
    if many.run is not Run.EMERGENCY or not is_released(kiosk):
        return False
    ids = dict(zip(many.doors, many.ids, strict=True))
    for at, (door, came) in enumerate(many.done):
        if came is not Came.OPENED and kiosk.bank.state(ids[door]) is DoorState.OPEN:
            many.done[at] = (door, Came.OPENED)  # it came open late
    came_open = {door for door, came in many.done if came is Came.OPENED}
    many.todo.extend(one for door, one in ids.items() if door not in came_open)
    return bool(many.todo)


def _is_free(kiosk: Kiosk, compartment_id: int) -> bool:
    with kiosk.store.transaction() as tx:
        return compartment_id in free_doors(kiosk, tx)


def _write_off(kiosk: Kiosk, many: ManyDoors) -> None:
    """What came of the last one could not be written down when it was told: as its sensor shows it now."""
    if many.now is not None:
        stands_open = kiosk.bank.state(many.now.compartment_id) is DoorState.OPEN
        found = Came.OPENED if stands_open else Came.UNKNOWN
        many.done.append((kiosk.bank.compartments[many.now.compartment_id].door, found))
        many.now = None


def _nobody_is_there(kiosk: Kiosk, many: ManyDoors) -> bool:
    """Whether the operator of a run has left; an emergency goes on without them."""
    there = kiosk.session is not None and kiosk.session.number == many.session
    return many.run is not Run.EMERGENCY and not there


def _end(kiosk: Kiosk, many: ManyDoors) -> None:
    stopped = bool(many.todo)
    with _acting(kiosk, many), kiosk.store.transaction() as tx:
        tx.record(_ended(many, stopped))
        tx.set_kiosk_setting(UNDER_WAY, "")
    many.over, many.stopped = True, stopped
    kiosk.bank_changed = True


def _ended(many: ManyDoors, stopped: bool) -> RunEnded:
    opened = _opened(many)
    return RunEnded(
        person_id=None if many.by is None else many.by.person_id,
        run=many.run,
        opened=opened,
        not_opened=len(many.done) - opened,
        stopped=stopped,
    )


def _opened(many: ManyDoors) -> int:
    return sum(came is Came.OPENED for _, came in many.done)


def _progress(many: ManyDoors) -> str:
    opened = _opened(many)
    return f"{many.run.value} {opened} {len(many.done) - opened}"


def _acting(kiosk: Kiosk, many: ManyDoors) -> AbstractContextManager[None]:
    return nullcontext() if many.by is None else kiosk.store.acting(many.by.signature)


def _place(kiosk: Kiosk, compartment_id: int) -> tuple[int, int]:
    one = kiosk.bank.compartments[compartment_id]
    return kiosk.bank.column(one), one.row
