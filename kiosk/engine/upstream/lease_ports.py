"""What bookings and leases need of the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kiosk.domain.capacity import Pool
from kiosk.domain.leases import Lease
from kiosk.domain.reservations import Reservation
from kiosk.engine.upstream.changes_ports import ToldRow


class LeaseTransaction(Protocol):
    """The part of a transaction that bookings and leases need."""

    def leases(self) -> Sequence[Lease]:
        """All that upstream goes by, or may; of each pool in the order of their windows."""

    def set_leases(self, pool: Pool, leases: Sequence[Lease]) -> None:
        """These in place of all leases of this pool."""

    def reservation_for(self, booking: str) -> Reservation | None:
        """The reservation that upstream's booking of this id has become, in whatever state."""

    def undecided(self, kind: str) -> Sequence[ToldRow]:
        """Those of a kind that are ``owed`` a decision, by their ids."""
