"""What came of a door that upstream has asked to be opened: it is told, also after the power was cut in between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import inf

from kiosk.domain.compartments import DoorState
from kiosk.domain.openings import Opening, Outcome, Purpose
from kiosk.engine.kiosk import Kiosk, RemoteWait
from kiosk.engine.ports import Transaction

OPENING = "opening"
OPENED, UNCONFIRMED, REFUSED, EXPIRED = "opened", "unconfirmed", "refused", "expired"
STAYED_SHUT = "The door did not open: its lock was pulsed in vain, or could not be reached in time."
NOBODY_CAN_TELL = "The lock was pulsed, and no sensor shows whether the door opened."
CUT_OFF = "The kiosk was cut off while it opened the door; its record has what its sensor showed afterwards."

_SAID: dict[Outcome, tuple[str, str | None]] = {
    Outcome.OPENED: (OPENED, None),
    Outcome.UNKNOWN: (UNCONFIRMED, NOBODY_CAN_TELL),
    Outcome.NOT_OPENED: (REFUSED, STAYED_SHUT),
}


def came(kiosk: Kiosk, opening: Opening, outcome: Outcome) -> None:
    """What came of an opening, once nothing more is tried; nothing happens where upstream did not ask for it."""
    waits = kiosk.remote.get(opening.compartment_id)
    if waits is None:
        return
    stands_open = kiosk.bank.state(opening.compartment_id) is DoorState.OPEN
    with kiosk.store.transaction() as tx:
        for id_ in waits.ids:
            _answer(kiosk, tx, id_, *_SAID[Outcome.OPENED if stands_open else outcome])
    del kiosk.remote[opening.compartment_id]


def begin(kiosk: Kiosk, tx: Transaction) -> None:
    """At the start: the last run's openings that upstream has not heard of wait for their sensors, or are told of."""
    for row in tx.told_of(OPENING):
        opening_id = None if row.value is None else row.value.get("opening")
        if opening_id is None:
            continue
        orphan = kiosk.orphans.get(opening_id)
        if orphan is None:
            _answer(kiosk, tx, row.id, UNCONFIRMED, CUT_OFF)
        else:
            wait(kiosk, orphan.compartment_id, [row.id])


def wait(kiosk: Kiosk, compartment_id: int, ids: Iterable[str], until: float | None = None) -> None:
    """These are answered with what comes of what is under way there. ``until`` is given where that is for them only:
    later, its lock is not pulsed.
    """
    waits = kiosk.remote.setdefault(compartment_id, RemoteWait(inf))
    waits.ids.extend(ids)
    if until is not None:
        waits.until = until


def deadline(kiosk: Kiosk, opening: Opening) -> float:
    """Until when the lock may be pulsed for it (monotonic), as far as upstream is concerned."""
    waits = kiosk.remote.get(opening.compartment_id)
    is_upstreams = opening.purpose is Purpose.OVERRIDE and opening.person_id is None
    return waits.until if waits is not None and is_upstreams else inf


def answer(kiosk: Kiosk, tx: Transaction, id_: str, state: str, why: str | None) -> None:
    """What upstream is to hear of one of its openings; ``why`` is a sentence."""
    said = {"state": state} if why is None else {"state": state, "why": why}
    tx.owe_answer(OPENING, id_, said, kiosk.now())


def _answer(kiosk: Kiosk, tx: Transaction, id_: str, state: str, why: str | None) -> None:
    answer(kiosk, tx, id_, state, why)
    row = tx.told_row(OPENING, id_)
    if row is not None:
        tx.keep_told(replace(row, value=None))
