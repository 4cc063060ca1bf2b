"""The state of every compartment and every part, for whoever asks from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.compartments import DoorState, Occupancy
from kiosk.domain.occupancy import occupancy
from kiosk.domain.restored import is_note
from kiosk.domain.syncing import SyncState
from kiosk.engine import devices, line
from kiosk.engine.bank import FINE
from kiosk.engine.kiosk import Kiosk


@dataclass(frozen=True, slots=True)
class CompartmentStatus:
    """``holder`` is how other systems know the person, never a name; ``since`` is when they were given it."""

    bank: str
    door: str
    occupancy: Occupancy
    sensor: DoorState
    holder: str | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """``state`` is ``up`` for a part that works, else ``starting``, ``degraded`` or ``down``; ``error``: a sentence."""

    name: str
    kind: str
    state: str
    since: datetime | None
    error: str | None


@dataclass(frozen=True, slots=True)
class HeldDoor:
    """A door that nobody is given since the database was restored; ``why`` ends with what to do."""

    bank: str
    door: str
    since: datetime
    why: str


@dataclass(frozen=True, slots=True)
class RecordStatus:
    """``state`` is ``fine``, ``damaged`` or ``unchecked``, as of ``since``; ``error`` is a sentence."""

    state: str = "unchecked"
    since: datetime | None = None
    error: str | None = None
    last_backup: datetime | None = None
    held: tuple[HeldDoor, ...] = ()


@dataclass(frozen=True, slots=True)
class UpstreamStatus:
    """How the kiosk and upstream get on, and how many events upstream has not acknowledged."""

    state: SyncState = field(default_factory=SyncState)
    unsent: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """The whole bank at one instant."""

    compartments: tuple[CompartmentStatus, ...]
    devices: tuple[DeviceStatus, ...]
    record: RecordStatus
    upstream: UpstreamStatus


def of_running(kiosk: Kiosk) -> Status:
    """What the running kiosk knows."""
    with kiosk.store.transaction() as tx:
        live, known_as, kept = tx.live_assignments(), tx.external_ids(), line.kept(tx)
        holds, unsent = tx.holds(), tx.unsent()
    bank = kiosk.bank
    held = {one.compartment_id: one for one in live}
    return Status(
        compartments=tuple(
            CompartmentStatus(
                bank=one.bank,
                door=one.door,
                occupancy=occupancy(held.get(one.id), bank.conditions.get(one.id, FINE), one.id in kept),
                sensor=bank.state(one.id),
                holder=known_as[held[one.id].person_id] if one.id in held else None,
                since=held[one.id].started_at if one.id in held else None,
            )
            for one in bank.compartments.values()
        ),
        devices=tuple(
            DeviceStatus(name, one.kind.value, one.state.value, one.since, devices.sentence(one))
            for (_, name), one in kiosk.devices.items()
        ),
        record=_record(kiosk, holds),
        upstream=UpstreamStatus(kiosk.sync, unsent),
    )


def held_doors(
    places: Mapping[int, tuple[str, str]], holds: Mapping[int, tuple[datetime, str | None]]
) -> tuple[HeldDoor, ...]:
    """Those of these doors that are held because the database was restored."""
    return tuple(
        HeldDoor(*places[one], since, why)
        for one, (since, why) in sorted(holds.items())
        if one in places and why is not None and is_note(why)
    )


def _record(kiosk: Kiosk, holds: Mapping[int, tuple[datetime, str | None]]) -> RecordStatus:
    keeping = kiosk.keeping
    state = "unchecked" if keeping.checked_at is None else "fine" if keeping.fault is None else "damaged"
    places = {one.id: (one.bank, one.door) for one in kiosk.bank.compartments.values()}
    return RecordStatus(state, keeping.checked_at, keeping.fault, keeping.last_backup, held_doors(places, holds))
