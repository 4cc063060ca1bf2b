"""The state of every compartment and every part, for whoever asks from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.assignments import Assignment
from kiosk.domain.compartments import Compartment, DoorState, Occupancy
from kiosk.engine.kiosk import Kiosk


@dataclass(frozen=True, slots=True)
class CompartmentStatus:
    """``holder`` is a person's id, never a name; ``since`` is when they were given it."""

    bank: str
    door: str
    occupancy: Occupancy
    sensor: DoorState
    holder: str | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """``state`` is ``up`` for a part that works; ``error`` is a sentence."""

    name: str
    kind: str
    state: str
    since: datetime | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """The whole bank at one instant."""

    compartments: tuple[CompartmentStatus, ...]
    devices: tuple[DeviceStatus, ...]


def of_running(kiosk: Kiosk) -> Status:
    """What the running kiosk knows."""
    with kiosk.store.transaction() as tx:
        live = tx.live_assignments()
    bank = kiosk.bank
    return Status(
        compartments=compartments(
            bank.compartments.values(),
            live,
            {one: bank.state(one) for one in bank.compartments},
            bank.stuck,
        ),
        devices=tuple(
            DeviceStatus(name, one.kind.value, "up" if one.up else "down", one.since, one.error)
            for (_, name), one in kiosk.devices.items()
        ),
    )


def compartments(
    known: Iterable[Compartment],
    live: Iterable[Assignment],
    sensors: Mapping[int, DoorState],
    stuck: set[int] | frozenset[int] = frozenset(),
) -> tuple[CompartmentStatus, ...]:
    """The compartments as a status lists them; without a running kiosk no sensor is known."""
    holders = {one.compartment_id: one for one in live}
    return tuple(_status(one, holders.get(one.id), sensors, stuck) for one in known)


def _status(
    one: Compartment, held: Assignment | None, sensors: Mapping[int, DoorState], stuck: set[int] | frozenset[int]
) -> CompartmentStatus:
    occupancy = Occupancy.OCCUPIED if held else Occupancy.FLAGGED if one.id in stuck else Occupancy.FREE
    return CompartmentStatus(
        bank=one.bank,
        door=one.door,
        occupancy=occupancy,
        sensor=sensors.get(one.id, DoorState.UNKNOWN),
        holder=held.person_id if held else None,
        since=held.started_at if held else None,
    )
