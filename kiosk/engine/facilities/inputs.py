"""Contacts that are wired to lock boards: one opens all doors, another tells that the cabinet is being opened.

An emergency release that is found set off at the first reading after a start acts, too: the power may have gone with
the fire. No commit, no open, also here: where the record can't be written it is tried again every few seconds.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.compartments import DoorState
from kiosk.domain.events.alarms import InputChanged
from kiosk.domain.events.operators import Run
from kiosk.domain.inputs import Input, InputUse
from kiosk.domain.reasons import Reason
from kiosk.engine.facilities import alarms, runs
from kiosk.engine.facilities.screens import Evacuation
from kiosk.engine.facilities.session import ManyDoors
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import DoorsSensed, NextDoor
from kiosk.engine.openings_now import is_evacuating, is_released
from kiosk.engine.ports import StoreError
from kiosk.engine.screen_flow import to_start

# A disk in trouble is given so long before a contact that changed is told of again (seconds).
TELL_AGAIN_S = 5.0

_ALARMS = {InputUse.EMERGENCY_RELEASE: AlarmKind.EMERGENCY, InputUse.TAMPER: AlarmKind.TAMPER}


def sensed(kiosk: Kiosk, bus: str, board: int, contacts: Mapping[int, DoorState]) -> None:
    """Take in a board's reading, contact by contact; ``StoreError`` once all were, where one can't be recorded."""
    failed: StoreError | None = None
    for one in kiosk.settings.facilities.inputs:
        state = contacts.get(one.channel, DoorState.UNKNOWN)
        if (one.bus, one.board) != (bus, board) or state is DoorState.UNKNOWN:
            continue
        again = DoorsSensed(bus, board, {one.channel: state})
        try:
            _take_in(kiosk, one, active=state is one.active)
            kiosk.timers.cancel(_timer(one))
        except StoreError as error:
            failed = error
            kiosk.after(_timer(one), TELL_AGAIN_S, again)
    if failed is not None:
        raise failed


def next_door(kiosk: Kiosk, message: NextDoor) -> None:
    """The next one of a run; once an emergency is over, staff find the start screen again."""
    runs.next_door(kiosk, message)
    all_clear(kiosk)


def all_clear(kiosk: Kiosk) -> None:
    """Where nobody needs to leave any more, the screen is anybody's again."""
    if isinstance(kiosk.visit.screen, Evacuation) and not is_evacuating(kiosk):
        to_start(kiosk)


def _take_in(kiosk: Kiosk, one: Input, *, active: bool) -> None:
    if kiosk.inputs.get(one.name) is not active:
        _write_down(kiosk, one, active=active)
        if active and one.use is InputUse.EMERGENCY_RELEASE:
            _open_all(kiosk, one)
        kiosk.inputs[one.name] = active
    if one.use is InputUse.EMERGENCY_RELEASE:
        _leave_or_return(kiosk)


def _write_down(kiosk: Kiosk, one: Input, *, active: bool) -> None:
    """At rest at the first reading is no news; but an alarm from before the start is over then."""
    with kiosk.store.transaction() as tx:
        if active:
            alarms.raise_alarm(kiosk, tx, _ALARMS[one.use], device=one.name)
        else:
            alarms.over(kiosk, tx, _ALARMS[one.use], device=one.name)
        if active or one.name in kiosk.inputs:
            tx.record(InputChanged(name=one.name, use=one.use, active=active))


def _open_all(kiosk: Kiosk, one: Input) -> None:
    """All doors, whoever has them, on nobody's word but the contact's."""
    many = kiosk.many
    if many is not None and many.by_input and _is_under_way(kiosk):
        runs.take_up(kiosk)  # where it was stopped: a contact may bounce
    elif runs.may_begin(kiosk, Run.EMERGENCY):
        ids = runs.in_order(kiosk)
        doors = runs.numbers(kiosk, ids)
        runs.begin(kiosk, ManyDoors(Run.EMERGENCY, tuple(ids), list(ids), doors, Reason.EMERGENCY, by_input=one.name))


def _leave_or_return(kiosk: Kiosk) -> None:
    """Whoever was at the screen leaves it; an operator who is signed in goes on. At rest again, no more doors open."""
    if not is_released(kiosk):
        if _is_under_way(kiosk) and kiosk.many is not None and kiosk.many.by_input:
            runs.stop(kiosk)
        all_clear(kiosk)
    elif kiosk.session is None and not isinstance(kiosk.visit.screen, Evacuation):
        to_start(kiosk)  # which shows that everybody leaves


def _is_under_way(kiosk: Kiosk) -> bool:
    many = kiosk.many
    return many is not None and not many.over and many.run is Run.EMERGENCY


def _timer(one: Input) -> str:
    return f"input {one.name}"
