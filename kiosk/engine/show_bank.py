"""The bank behind every screen: each door's tile, how many are free, and what does not work."""

from __future__ import annotations

from kiosk.domain.allocation import free_count
from kiosk.domain.compartments import CompartmentFacts, DoorState, Occupancy
from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.engine import line
from kiosk.engine.bank import Known
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screens import BankView, Tile, TileState

_BY_OCCUPANCY = {
    Occupancy.FREE: TileState.FREE,
    Occupancy.RESERVED: TileState.TAKEN,
    Occupancy.OCCUPIED: TileState.TAKEN,
    Occupancy.OVERDUE: TileState.CHECK,
    Occupancy.FLAGGED: TileState.CHECK,
    Occupancy.OUT_OF_SERVICE: TileState.OFF,
}
# A reader that answers, and does not take part as it has to, reads no badge either.
_BLIND = (DeviceState.DEGRADED, DeviceState.DOWN)


def refresh(kiosk: Kiosk) -> None:
    """Publish the bank anew if anything about it has changed since it was last drawn."""
    if not kiosk.bank_changed:
        return
    with kiosk.store.transaction() as tx:
        facts = kiosk.bank.facts(Known(tx.live_assignments(), kept=line.kept(tx)))
    kiosk.bank_changed = False
    kiosk.display.bank(
        BankView(
            tiles=tuple(_tile(kiosk, one) for one in facts),
            free=free_count(facts),
            screen_after=kiosk.bank.screen_after,
            devices_down=tuple(name for (_, name), device in kiosk.devices.items() if device.fails),
            readers_down=_all_readers_down(kiosk),
            accepts_codes=kiosk.settings.accepts_codes,
            takes_passes=bool(kiosk.bank.banks),
            receives=kiosk.settings.visitors.reception is not None,
        )
    )


def _tile(kiosk: Kiosk, one: CompartmentFacts) -> Tile:
    compartment = one.compartment
    return Tile(compartment.door, kiosk.bank.column(compartment), compartment.row, compartment.size, _state(kiosk, one))


def _state(kiosk: Kiosk, one: CompartmentFacts) -> TileState:
    if one.door_state is DoorState.OPEN:
        return TileState.OPEN
    if kiosk.visit.concerns(one.compartment.id):
        return TileState.YOURS
    if not one.answering:
        return TileState.OFF
    return _BY_OCCUPANCY[one.occupancy]


def _all_readers_down(kiosk: Kiosk) -> bool:
    readers = [one for one in kiosk.devices.values() if one.kind is DeviceKind.READER]
    return bool(readers) and all(one.told in _BLIND for one in readers)
