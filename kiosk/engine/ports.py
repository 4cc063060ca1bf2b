"""What the engine needs of store, locks, screen and clock. The adapters live in store, runtime and ui."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Protocol

from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.clock_trust import ClockTrust
from kiosk.domain.compartments import Compartment, Condition
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events import Event
from kiosk.domain.notices import Notice
from kiosk.domain.openings import Opening, Outcome
from kiosk.domain.people import Person, PersonKind
from kiosk.domain.policy import Policy
from kiosk.domain.reservations import Reservation
from kiosk.domain.sharing import Share
from kiosk.domain.throttle import Pad
from kiosk.domain.waiting import Waiting
from kiosk.engine.facilities.ports import FacilitiesTransaction
from kiosk.engine.facilities.screens import FrontView, KioskLook, SessionView
from kiosk.engine.screens import BankView, Brand, Screen
from kiosk.engine.upstream.changes_ports import ChangesTransaction
from kiosk.engine.upstream.lease_ports import LeaseTransaction
from kiosk.engine.visitors.ports import VisitorTransaction
from kiosk.engine.visitors.screens import ShownPass


class Clock(Protocol):
    """Instants in UTC for the record; seconds of a monotonic clock for everything that lasts."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...

    def synchronised(self) -> bool:
        """Whether the operating system says that a time source keeps the wall clock."""


class StoreError(Exception):
    """The record can't be read or written now (disk full, I/O error): no door may open."""


class Taken(Exception):
    """A credential that somebody is to have belongs to another person already."""

    def __init__(self, kind: CredentialKind) -> None:
        super().__init__(f"this {kind.value} belongs to somebody else already")
        self.kind = kind


class Overbooked(Exception):
    """The database refuses a reservation: more would be promised than the bank has."""


EVERYTHING = frozenset(
    {"kind", "email", "tenant", "department", "groups", "valid_from", "valid_until", "needs_reachable"}
)


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
    groups: frozenset[str] = frozenset()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    needs_reachable: bool = False
    told: frozenset[str] = EVERYTHING
    credentials: Mapping[CredentialKind, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class ErasedEvents:
    """Lines of the record whose personal data was erased: their numbers in ``epoch`` as ascending ranges.

    ``of_a_case``: all are of one recovery case, which they name themselves, so that a list of them tells nothing more.
    """

    epoch: str
    events: str
    count: int
    of_a_case: bool = False


@dataclass(frozen=True, slots=True)
class OwedNotice:
    """A notice that was not delivered yet. ``email`` is None where the person has no address."""

    id: int
    notice: Notice
    created_at: datetime
    attempts: int
    email: str | None
    name: str
    about: str = ""  # the name of the person whom its detail is about; empty: nobody, or erased
    language: str | None = None  # of a visitor: what they read at the screen
    shown: ShownPass | None = None  # the pass that it brings (``PASS``)
    invitation: tuple[str, str] | None = field(default=None, repr=False)  # QR code and code of one (``INVITED``)
    secret: str = field(default="", repr=False)  # a code that stands nowhere else (``RECOVERY``)


class Transaction(VisitorTransaction, FacilitiesTransaction, ChangesTransaction, LeaseTransaction, Protocol):
    """One atomic change. What it recorded is durable once its block has been left."""

    def holder_of(self, kind: CredentialKind, lookup: bytes, now: datetime | None = None) -> Person | None:
        """Whose it is; with ``now``, a temporary one that is past its end is nobody's."""

    def person(self, person_id: str) -> Person | None: ...

    def person_known_as(self, external_id: str) -> Person | None: ...

    def external_ids(self) -> Mapping[str, str]:
        """Of everybody who holds something: how other systems know them, by our own id."""

    def suspend(self, person_id: str, suspended: bool) -> None: ...

    # --- assignments

    def assignments_of(self, person_id: str) -> Sequence[Assignment]:
        """What this person holds, oldest first."""

    def assignment(self, assignment_id: str) -> Assignment | None:
        """This assignment while it is live."""

    def live_assignments(self) -> Sequence[Assignment]:
        """Everything that is held right now, oldest first."""

    def assign(self, assignment: Assignment) -> None: ...

    def change(self, assignment: Assignment) -> None:
        """Write the beginning, end, phase, warnings, extensions and last use of a live assignment anew."""

    def end(self, assignment_id: str, at: datetime, reason: EndReason) -> None:
        """End a live assignment. After ``EXPIRED`` its compartment is remembered as left unseen by its holder."""

    def left_by(self) -> Mapping[int, str]:
        """Compartments that nobody has said are empty: the person whose time ran out, by compartment."""

    def seen_empty(self, compartment_id: int) -> None:
        """Somebody has said so."""

    def holder_before(self, assignment: Assignment) -> str | None:
        """The person who had this compartment before, if anybody did."""

    def policy_id(self, policy: Policy) -> str:
        """Where this policy is stored: assignments go on under the one that they were given under."""

    def policy(self, policy_id: str) -> Policy | None: ...

    # --- openings

    def openings_by_compartment(self) -> Mapping[int, int]: ...

    def intend(self, opening: Opening) -> None: ...

    def settle(self, opening: Opening, outcome: Outcome, at: datetime) -> None: ...

    def last_opening(self, compartment_id: int) -> Opening | None: ...

    def unsettled(self) -> Sequence[Opening]: ...

    # --- compartments

    def conditions(self) -> Mapping[int, frozenset[Condition]]:
        """What is wrong, by compartment; those that are in order are left out."""

    def set_condition(
        self, compartment_id: int, condition: Condition, note: str | None = None, until: date | None = None
    ) -> None:
        """Nothing changes where it is set already. ``until``: a local day, at whose beginning it is to end."""

    def end_condition(self, compartment_id: int, condition: Condition) -> None: ...

    def holds(self) -> Mapping[int, tuple[datetime, str | None]]:
        """Since when compartments are held, and the notes that say why."""

    def favourite_of(self, person_id: str) -> int | None: ...

    def set_favourite(self, person_id: str, compartment_id: int | None) -> None: ...

    # --- reservations

    def book(self, reservations: Sequence[Reservation], making_room: Sequence[Reservation] = ()) -> None:
        """All of them or none, and those known ones written anew that make room for them. ``Overbooked`` where the
        database refuses one.
        """

    def booked(self) -> Sequence[Reservation]:
        """Those that are booked and nobody has come for yet, by their beginnings."""

    def reservation(self, reservation_id: str) -> Reservation | None: ...

    def change_reservations(self, reservations: Sequence[Reservation]) -> None:
        """Write them anew, all or none. ``Overbooked`` as in ``book``."""

    # --- waiting and sharing

    def waiting(self) -> Sequence[Waiting]:
        """Everybody in line, those first who came first."""

    def join_line(self, waiting: Waiting) -> None: ...

    def change_waiting(self, waiting: Waiting) -> None: ...

    def leave_line(self, waiting_id: str, at: datetime, why: str) -> None: ...

    def shares(self) -> Sequence[Share]:
        """Those that have not ended, oldest first."""

    def share(self, share: Share) -> None: ...

    def end_share(self, share_id: str, at: datetime) -> None: ...

    # --- notices

    def notify(self, *notices: Notice) -> None:
        """Owe these to their people, in this same transaction."""

    def owed_notices(self, now: datetime, most: int) -> Sequence[OwedNotice]:
        """Those whose next try is due, oldest first."""

    def notice_tried(self, notice_id: int, next_try_at: datetime) -> None:
        """A try begins: one more attempt, durable before anything is sent."""

    def notice_sent(self, notice_id: int, at: datetime) -> None: ...

    def notice_failed(self, notice_id: int, next_try_at: datetime | None, error: str) -> None:
        """What came of the try that was begun, not one more attempt. ``next_try_at`` None gives it up."""

    # --- codes

    def code_failures(self, since: datetime, pad: Pad = Pad.STAFF) -> Sequence[datetime]: ...

    def add_code_failure(self, at: datetime, pad: Pad = Pad.STAFF) -> None: ...

    def save_person(self, person: PersonRecord) -> None:
        """Add or renew a person. ``Taken``, and nothing changed, where a credential is another's.

        A badge that was revoked here is passed over: an import must not give a lost one back.
        """

    def add_credential(self, person_id: str, kind: CredentialKind, lookup: bytes) -> None: ...

    def tag_counter(self, lookup: bytes) -> int | None:
        """The highest that this tag was heard with, whosever it was; None: never."""

    def raise_tag_counter(self, lookup: bytes, counter: int) -> None:
        """It was heard with this one, which is above the last."""

    def revoke_credentials(self, person_id: str, *kinds: CredentialKind) -> None:
        """Theirs of these kinds open nothing any more, also where the source of people still names them
        (``save_person``), until they are bound anew.
        """

    # --- the record

    def record(self, *events: Event) -> None: ...

    def last_recorded_at(self) -> datetime | None:
        """The latest that a clock which was believed has shown while the newest lines were written."""

    def checkpoint(self) -> None:
        """Sign how the record stands after this transaction."""

    def last_position(self) -> int:
        """The position on the record, over all epochs, of the last event of this transaction."""

    def begin_run(self) -> bool:
        """The kiosk starts; whether the run before was ended, and not cut off."""

    def end_run(self) -> None:
        """The kiosk is ended."""

    def acknowledge(self, epoch: str, sequence: int, hash_: bytes) -> bool:
        """Upstream has the record up to this event of this epoch. False, and nothing changed, where another one stands
        there.
        """

    def keep_countersigned(self, epoch: int, size: int, note: str) -> None:
        """Upstream has signed this checkpoint, too; of an epoch (by its number) the newest one is kept."""

    # --- erasing personal data

    def erase_events(
        self, before: datetime, most: int, cases_before: datetime | None = None
    ) -> tuple[Sequence[ErasedEvents], bool]:
        """What the record says of people, in at most so many events from before then; and whether there may be more.

        Lines of recovery cases stay until the case, and all of its things, were over before ``cases_before``.
        """

    def erase_person(self, person_id: str, *, spare_cases: bool = False) -> Sequence[ErasedEvents]:
        """Everything that tells who this was; with ``spare_cases`` but for what recovery cases say."""

    def holds_anything(self, person_id: str) -> bool:
        """Whether a door, a reservation, a place in the line, a share or a visit is still theirs, or they are an
        operator.
        """

    def gone_since(self, before: datetime, visitors_before: datetime) -> Sequence[str]:
        """People whose time here ended before then, who hold nothing and are not erased yet.

        Of those who came for a visit: before ``visitors_before``. Nobody of whom lost property is kept.
        """

    def forget_ended(self, before: datetime, visitors_before: datetime, cases_before: datetime | None = None) -> int:
        """Delete what ended before then and would tell who had which door; how much that was.

        A visit, and its pass, stays as long as the name of its visitor may (``visitors_before``); a recovery case and
        its things until ``cases_before``.
        """

    def owe_scrubbing(self) -> None:
        """The write-ahead log and the backups still hold what was erased: to be seen to once it is quiet."""


class Store(Protocol):
    """The only writer of the database. Each transaction either becomes durable or raises ``StoreError``."""

    def transaction(self) -> AbstractContextManager[Transaction]: ...

    def judge_clock(self, trust: Callable[[datetime, float], ClockTrust]) -> None:
        """Say on each line of the record from now on how far the clock is to be believed, as ``trust`` finds it."""

    def begin_anew(self, why: str) -> None:
        """Sign the record as it stands, and go on in a new epoch, for this reason. Between transactions."""

    def acting(self, operator: str) -> AbstractContextManager[None]:
        """Whatever is recorded within is recorded as done by this operator."""

    def overheard(self) -> AbstractContextManager[list[Event]]:
        """Whatever is recorded within stands in this list, too, once it is durable."""


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


class Answer(Enum):
    """What became of a credential, as its reader can tell whoever held it up."""

    WELCOME = "welcome"
    REFUSED = "refused"


class Readers(Protocol):
    """The readers that badges are held up to."""

    def signal(self, reader: str, answer: Answer) -> None:
        """Let this reader's lamp and buzzer say so soon, if it has any. Nothing waits for it, or comes of it."""


class Display(Protocol):
    """Whoever draws what the engine publishes."""

    def show(self, screen: Screen) -> None: ...

    def bank(self, view: BankView) -> None: ...

    def brand(self, brand: Brand) -> None: ...

    def speak(self, language: str) -> None:
        """Whoever is here reads this language, as far as the site has it; until the start screen is shown."""

    def session(self, view: SessionView | None) -> None:
        """Who works the kiosk as an operator; None: nobody."""

    def front(self, view: FrontView) -> None:
        """The bank as facilities see it; while an operator is here."""

    def look(self, look: KioskLook) -> None:
        """Volume, brightness and message, as an operator has set them."""


class Secrets(Protocol):
    """Keyed look-ups, so that no credential is stored in the clear."""

    def lookup(self, kind: CredentialKind, value: str) -> bytes:
        """Fast: for badges and QR codes."""

    def slow_lookup(self, code: str, done: Callable[[bytes | None], None]) -> None:
        """One Argon2id evaluation beside the engine; ``done`` is called there, with None where it failed."""

    def slow_visitor_lookups(
        self, code: str, banks: Sequence[str], done: Callable[[tuple[bytes, ...] | None], None]
    ) -> None:
        """The same for a visitor's code: one evaluation for each of these banks."""

    def visitor_lookup(self, verifier: bytes) -> bytes:
        """The look-up of a code that came as its slow hash (``PoolCode.verifier``). Fast."""

    def verifier(self, code: str, bank: str) -> bytes:
        """The slow hash of a visitor's code at this bank; it takes a PIN's time, so never while people are served."""

    def slow_verifiers(
        self, codes: Sequence[tuple[str, str]], done: Callable[[tuple[bytes, ...] | None], None]
    ) -> None:
        """The slow hashes of codes, each with its bank, beside the engine and behind everybody who types one."""
