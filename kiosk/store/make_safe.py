"""A copy of a backup becomes a database to go on with: at this version, with a record of its own, and cautious.

The backup knows nothing of what was given or taken back after it was made. A door that it shows as free may hold
somebody's things, and one that it shows as somebody's may be another's by now. What the replaced database still tells
(``salvage``) decides; where it tells nothing, nobody is given a door that nobody holds before somebody has looked.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.domain.alarms import Alarm, AlarmKind
from kiosk.domain.assignments import EndReason
from kiosk.domain.compartments import Compartment, Condition, Size
from kiosk.domain.events.alarms import AlarmRaised
from kiosk.domain.events.assignments import Ended
from kiosk.domain.events.compartments import ConditionSet
from kiosk.domain.events.record import RecordRecovered
from kiosk.domain.restored import note
from kiosk.engine.ports import Clock, StoreError
from kiosk.store import salvage, soundness
from kiosk.store.data_folder import DataFolder
from kiosk.store.library import Library
from kiosk.store.make_access_safe import make_access_safe
from kiosk.store.make_passes_safe import make_passes_safe
from kiosk.store.make_property_safe import make_property_safe
from kiosk.store.salvage import Found
from kiosk.store.salvage_rows import Place
from kiosk.store.store import SqlStore
from kiosk.store.transaction import SqlTransaction


class CannotRestore(Exception):
    """This backup can't be used; the text says why. Nothing was changed."""


def make_safe(
    folder: DataFolder, path: Path, library: Library, clock: Clock, told: RecordRecovered, by: str | None
) -> tuple[Place, ...]:
    """Make the copy at ``path``, beside which lies the key of the record, what ``folder`` goes on with.

    The doors of the site that are held from now on. ``by`` is the operator who wants it, if one does.
    """
    found = salvage.read(folder.database, library, soundness.last_event(path, library))
    store = SqlStore(path, library, clock, begins="restored")
    try:
        if not folder.key.exists() and store.has_credentials():
            raise CannotRestore(
                f"The key file {folder.key} is missing, so nobody's badge or code could be recognised. Put it there "
                "from another backup of this kiosk, or restore a folder that holds the keys, too. Nothing was changed."
            )
        with nullcontext() if by is None else store.acting(by), store.transaction() as tx:
            places = _places(tx, found)
            _end_what_ended(tx, places, found, clock.now())
            held = _hold(tx, places, found, told.backup_of)
            make_passes_safe(tx, found.passes, told.backup_of, clock.now())
            make_access_safe(tx, found.access, clock.now())
            make_property_safe(tx, found.property, {place: id_ for id_, place in places.items()})
            tx.record(replace(told, held=len(held)))
            _tell_facilities(tx, clock.now())
            of_site = set(tx.doors_of_site())
    finally:
        store.close()
    if any(path.with_name(f"{path.name}{ending}").exists() for ending in ("-wal", "-journal")):
        raise StoreError("The restored database could not be finished: SQLite left its journal. Nothing was changed.")
    return tuple(one for one in held if one in of_site)


def _tell_facilities(tx: SqlTransaction, now: datetime) -> None:
    """An alarm that this is no longer the database that was: its cause is over with the first check that finds no
    fault, and it stays until somebody has taken note.
    """
    if not any(one.kind is AlarmKind.RECORD for one in tx.live_alarms()):
        alarm = Alarm(str(uuid.uuid4()), AlarmKind.RECORD, now)
        tx.raise_alarm(alarm)
        tx.record(AlarmRaised(alarm=alarm.id, of=alarm.kind))


def _places(tx: SqlTransaction, found: Found) -> Mapping[int, Place]:
    """Every compartment; those that came into the site after the backup come in again, if anything is known of them."""
    known = {place: id_ for id_, place in tx.all_doors().items()}
    lost = (place for place, _ in (*found.property.cases, *found.property.items))
    new = [one for one in (*found.held, *found.flagged, *lost) if one not in known]
    if new:
        tx.place_compartments([_somewhere(one) for one in (*tx.doors_of_site(), *dict.fromkeys(new))])
    return tx.all_doors()


def _somewhere(place: Place) -> Compartment:
    """Only its name counts: where it hangs is for the site file to say."""
    bank, door = place
    return Compartment(0, bank, door, Size.S, column=0, row=0, reachable=False, bus="", board=0, channel=0)


def _end_what_ended(tx: SqlTransaction, places: Mapping[int, Place], found: Found, now: datetime) -> None:
    """Who gave their door back after the backup must not come to open it: somebody else's things may be inside."""
    live = set(found.held.values())
    for one in tx.live_assignments():
        is_anothers = found.held.get(places[one.compartment_id], one.id) != one.id
        if not (is_anothers or (found.whole and one.id not in live)):
            continue
        reason = _reason(found.why_ended.get(one.id))
        for share in [share for share in tx.shares() if share.assignment_id == one.id]:
            tx.end_share(share.id, now)
        tx.end(one.id, now, reason)
        tx.record(
            Ended(person_id=one.person_id, compartment_id=one.compartment_id, assignment_id=one.id, reason=reason)
        )


def _reason(written: str | None) -> EndReason:
    return next((one for one in EndReason if one.value == written), EndReason.GIVEN_BACK)


def _hold(tx: SqlTransaction, places: Mapping[int, Place], found: Found, backup_of: datetime) -> Sequence[Place]:
    """Nobody is given a door that may hold something; each with the reason, for whoever looks."""
    taken = {one.compartment_id for one in tx.live_assignments()}
    conditions = tx.conditions()
    held = []
    for compartment_id, place in places.items():
        known = place in found.held or place in found.flagged
        if compartment_id in taken or not (known or not found.whole):
            continue
        held.append(place)
        if Condition.HOLD in conditions.get(compartment_id, ()):
            continue
        why = note(backup_of, known=known)
        tx.set_condition(compartment_id, Condition.HOLD, why)
        tx.record(ConditionSet(compartment_id=compartment_id, condition=Condition.HOLD, note=why))
    return held
