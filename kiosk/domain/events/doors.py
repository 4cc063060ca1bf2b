"""Doors: what their sensors show; who was let in last is told where it is known."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.events.base import Event


class DoorEvent(Event):
    """Something about a door that its ids say most of."""

    __slots__ = ()


class DoorClosed(DoorEvent):
    """A door was shut."""

    __slots__ = ()
    kind = "door.closed"


class DoorLeftOpen(DoorEvent):
    """A door has stood open for longer than the site allows."""

    __slots__ = ()
    kind = "door.left_open"


class DoorOpenedLate(DoorEvent):
    """A door came open after its opening had been written off, perhaps by a pull."""

    __slots__ = ()
    kind = "door.opened_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorForced(DoorEvent):
    """A door opened and nobody had asked for it; ``found``: it stood open already when its sensor could be read again,
    and it is nobody's.
    """

    kind = "door.forced_open"

    found: bool = False


class DoorReopened(DoorEvent):
    """A door did not latch, or was pulled, while its person was still there."""

    __slots__ = ()
    kind = "door.reopened"


class DoorStuck(DoorEvent):
    """A door was pulsed twice, and its sensor shows it shut: its compartment is not given away until it opens."""

    __slots__ = ()
    kind = "door.stuck"


class DoorMovesAgain(DoorEvent):
    """A door that had stuck has opened."""

    __slots__ = ()
    kind = "door.moves_again"


class SensorDoubted(DoorEvent):
    """Whoever stood before a door said that it is open, or shut, and its sensor showed the opposite."""

    __slots__ = ()
    kind = "door.sensor_doubted"
