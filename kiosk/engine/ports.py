"""What the engine needs of store, locks, screen and clock. The adapters live in store, runtime and ui."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.compartments import Compartment
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events import Event
from kiosk.domain.openings import Opening, Outcome
from kiosk.domain.people import Person, PersonKind
from kiosk.engine.screens import BankView, Screen


class Clock(Protocol):
    """Instants in UTC for the record; seconds of a monotonic clock for everything that lasts."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


class StoreError(Exception):
    """The record can't be read or written now (disk full, I/O error): no door may open."""


class Taken(Exception):
    """A credential that somebody is to have belongs to another person already."""

    def __init__(self, kind: CredentialKind) -> None:
        super().__init__(f"this {kind.value} belongs to somebody else already")
        self.kind = kind


EVERYTHING = frozenset({"kind", "email", "tenant", "department", "valid_from", "valid_until", "needs_reachable"})


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person as they come in, with the look-ups of their credentials (never the credentials themselves).

    ``external_id`` is how other systems know them. ``told`` names what the source speaks of; of a person who is known
    already, the rest stays as it is.
    """

    external_id: str
    name: str
    kind: PersonKind = PersonKind.STAFF
    email: str | None = None
    tenant: str | None = None
    department: str | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    needs_reachable: bool = False
    told: frozenset[str] = EVERYTHING
    credentials: Mapping[CredentialKind, bytes] = field(default_factory=dict, repr=False)


class Transaction(Protocol):
    """One atomic change. What it recorded is durable once its block has been left."""

    def holder_of(self, kind: CredentialKind, lookup: bytes) -> Person | None: ...

    def person(self, person_id: str) -> Person | None: ...

    def person_known_as(self, external_id: str) -> Person | None: ...

    def external_ids(self) -> Mapping[str, str]:
        """Of everybody who holds something: how other systems know them, by our own id."""

    def assignment_of(self, person_id: str) -> Assignment | None: ...

    def assignment(self, assignment_id: str) -> Assignment | None: ...

    def live_assignments(self) -> Sequence[Assignment]: ...

    def openings_by_compartment(self) -> Mapping[int, int]: ...

    def assign(self, assignment: Assignment) -> None: ...

    def end(self, assignment_id: str, at: datetime, reason: EndReason) -> None: ...

    def intend(self, opening: Opening) -> None: ...

    def settle(self, opening: Opening, outcome: Outcome, at: datetime) -> None: ...

    def last_opening(self, compartment_id: int) -> Opening | None: ...

    def unsettled(self) -> Sequence[Opening]: ...

    def stuck(self) -> set[int]:
        """The compartments whose doors did not open when they were last pulsed."""

    def set_stuck(self, compartment_id: int, stuck: bool) -> None: ...

    def code_failures(self, since: datetime) -> Sequence[datetime]: ...

    def add_code_failure(self, at: datetime) -> None: ...

    def save_person(self, person: PersonRecord) -> None:
        """Add or renew a person. ``Taken``, and nothing changed, where a credential is another's."""

    def add_credential(self, person_id: str, kind: CredentialKind, lookup: bytes) -> None: ...

    def record(self, *events: Event) -> None: ...


class Store(Protocol):
    """The only writer of the database. Each transaction either becomes durable or raises ``StoreError``."""

    def transaction(self) -> AbstractContextManager[Transaction]: ...


@dataclass(frozen=True, slots=True)
class OpenCommand:
    """Pulse this lock before ``deadline`` (monotonic seconds), or not at all."""

    opening_id: str
    bus: str
    board: int
    channel: int
    deadline: float


class Locks(Protocol):
    """The lock buses. Answers come back as ``Pulsed`` and ``DoorsSensed``."""

    def open(self, command: OpenCommand) -> None: ...

    def watch(self, compartment: Compartment, closely: bool) -> None:
        """Look at this door's sensor often (someone stands before it), or at the ordinary pace again."""


class Display(Protocol):
    """Whoever draws what the engine publishes."""

    def show(self, screen: Screen) -> None: ...

    def bank(self, view: BankView) -> None: ...


class Secrets(Protocol):
    """Keyed look-ups, so that no credential is stored in the clear."""

    def lookup(self, kind: CredentialKind, value: str) -> bytes:
        """Fast: for badges and QR codes."""

    def slow_lookup(self, code: str, done: Callable[[bytes | None], None]) -> None:
        """One Argon2id evaluation beside the engine; ``done`` is called there, with None where it failed."""
