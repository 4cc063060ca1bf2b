"""Alarms: raised, over, acknowledged; and the inputs that set one off."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.events.base import Event
from kiosk.domain.inputs import InputUse


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmEvent(Event):
    """About an alarm; ``device`` is a part or a contact by its name."""

    alarm: str
    of: AlarmKind
    device: str | None = None


class AlarmRaised(AlarmEvent):
    """Somebody has to look."""

    __slots__ = ()
    kind = "alarm.raised"


class AlarmOver(AlarmEvent):
    """Its cause is over."""

    __slots__ = ()
    kind = "alarm.over"


class AlarmAcknowledged(AlarmEvent):
    """An operator has taken note of it."""

    __slots__ = ()
    kind = "alarm.acknowledged"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputChanged(Event):
    """A contact was set off, or is at rest again."""

    kind = "input.changed"

    name: str
    use: InputUse
    active: bool
