"""The state of every compartment and every part, for whoever asks from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.compartments import DoorState, Occupancy
from kiosk.domain.occupancy import occupancy
from kiosk.engine import line
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
        live, known_as, kept = tx.live_assignments(), tx.external_ids(), line.kept(tx)
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
            DeviceStatus(name, one.kind.value, "up" if one.up else "down", one.since, one.error)
            for (_, name), one in kiosk.devices.items()
        ),
    )
