"""The kiosk as the use cases see it: its ports, and what is going on right now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.domain.openings import Opening
from kiosk.domain.policy import Policy
from kiosk.engine.bank import Bank
from kiosk.engine.messages import DeviceKind, Message
from kiosk.engine.ports import Clock, Display, Locks, Secrets, Store
from kiosk.engine.timers import Timers
from kiosk.engine.visit import Visit


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site file sets for the engine."""

    policy: Policy
    pin_length: int = 6
    left_open_after: timedelta = timedelta(seconds=30)
    accepts_codes: bool = True


@dataclass(slots=True)
class Device:
    """One part of the kiosk, and since when it works or not."""

    kind: DeviceKind
    up: bool
    since: datetime
    error: str | None = None


@dataclass(slots=True)
class Kiosk:
    """Everything that the use cases share. Only the engine's thread touches it."""

    store: Store
    locks: Locks
    display: Display
    secrets: Secrets
    clock: Clock
    post: Callable[[Message], None]  # to the engine's own queue, for answers from beside it
    new_id: Callable[[], str]
    settings: Settings
    bank: Bank
    timers: Timers = field(default_factory=Timers)
    visit: Visit = field(default_factory=Visit)
    pulsing: dict[int, Opening] = field(default_factory=dict)  # by compartment: intents without an outcome yet
    watched: dict[int, Opening] = field(default_factory=dict)  # by compartment: doors to be followed until shut
    orphans: dict[str, Opening] = field(default_factory=dict)  # by id: intents that an earlier run left
    unread: dict[str, bool] = field(default_factory=dict)  # by opening: its board was not read since the pulse (sent?)
    devices: dict[tuple[DeviceKind, str], Device] = field(default_factory=dict)
    asked_at: float = 0.0  # when the message in hand was posted (monotonic): what it opens must open soon after
    bank_changed: bool = True  # what the map shows is older than what is known

    def after(self, name: str, seconds: float, message: Message) -> None:
        """Handle ``message`` in ``seconds``; ``name`` holds one message at a time."""
        self.timers.set(name, self.clock.monotonic() + seconds, message)
