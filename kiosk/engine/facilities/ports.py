"""What facilities mode needs: its part of the store, the camera, the printer's labels, a stick to copy to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from kiosk.domain.alarms import Alarm
from kiosk.domain.compartments import Condition
from kiosk.domain.credentials import CredentialKind, HeldCredential
from kiosk.domain.devices import DeviceKind
from kiosk.domain.events.kiosk_life import TakenOut
from kiosk.domain.operators import OperatorEntry
from kiosk.domain.people import Person
from kiosk.domain.recovery import Case, LostItem


@dataclass(frozen=True, slots=True)
class PastEvent:
    """One line of the record about a compartment, as its history shows it. ``personal`` may be erased: then empty."""

    position: int
    at: datetime
    kind: str
    person_id: str | None
    operator: str
    detail: Mapping[str, object]
    personal: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ConditionNote:
    """What was said of a compartment. ``until``: a local day, then it ends by itself."""

    condition: Condition
    since: datetime
    note: str | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a recovery code has to answer; once answered it is spent."""

    text: str
    asked_at: datetime


class FacilitiesTransaction(Protocol):
    """What an atomic change (``kiosk.engine.ports.Transaction``) may concern of operators, cases, alarms."""

    # --- operators and credentials

    def operators(self) -> Sequence[OperatorEntry]:
        """Those who are operators now, earliest first."""

    def operator(self, person_id: str) -> OperatorEntry | None:
        """None also where they are one no longer."""

    def set_operator(self, entry: OperatorEntry) -> None:
        """Add or renew; with ``ended_at`` they are one no longer."""

    def credentials_of(self, person_id: str) -> Sequence[HeldCredential]:
        """Those that are live, oldest first, without what they are."""

    def bind_credential(
        self, person_id: str, kind: CredentialKind, lookup: bytes, at: datetime, ends_at: datetime | None = None
    ) -> None:
        """One more of this kind. ``Taken`` (``kiosk.engine.ports``), and nothing changed, where it is another's."""

    def given_since(self, person_id: str, kind: CredentialKind, since: datetime) -> int:
        """How many of this kind they were given since then, whatever has become of them."""

    def ended_credentials(self, now: datetime) -> Sequence[tuple[str, CredentialKind]]:
        """Whose temporary credentials are past their end and not revoked yet."""

    def revoke_ended(self, now: datetime) -> None:
        """Those open nothing any more."""

    def challenge(self) -> Challenge | None:
        """The one that waits for its answer."""

    def set_challenge(self, challenge: Challenge | None) -> None:
        """A new one, or (None) it is spent."""

    # --- compartments

    def condition_notes(self, compartment_id: int) -> Sequence[ConditionNote]:
        """Of the conditions that hold now."""

    def all_condition_notes(self) -> Mapping[int, Sequence[ConditionNote]]:
        """The same of all compartments that have any, in one go."""

    def conditions_until(self) -> Mapping[tuple[int, Condition], date]:
        """Of those that end by themselves: the local day."""

    def history(self, compartment_id: int, before: int | None, most: int) -> tuple[Sequence[PastEvent], int | None]:
        """Newest first, before that position; and where to go on (None: there is nothing older).

        Looks through so many lines of the record at most that nobody at the screen waits; it may answer fewer lines.
        """

    def openings_since(self, since: datetime) -> int:
        """Doors that came open since then."""

    def counted_since(self, kind: str, since: datetime) -> int:
        """Lines of the record of this kind since then."""

    def told_last(self, person_ids: Sequence[str]) -> Mapping[str, datetime]:
        """When each was last sent a notice that reached whoever delivers it."""

    # --- recovery cases and lost property

    def open_case(self, case: Case) -> None:
        """``ValueError`` where its compartment has an open one: the database holds that, too."""

    def change_case(self, case: Case) -> None: ...

    def case(self, case_id: str) -> Case | None: ...

    def open_cases(self) -> Sequence[Case]:
        """Oldest first."""

    def may_have_left(self, compartment_id: int) -> str | None:
        """Whose the things in a compartment that nobody has may be: not of whoever found them, or never got it open."""

    def opened_since(self, opening_id: str) -> bool:
        """Whether that opening, or a later one of its compartment, opened the door, as far as anybody can tell."""

    def next_bag(self) -> str:
        """The number of the next thing: LP-0001 and on; never given twice."""

    def bag_to_come(self) -> str:
        """The one that ``next_bag`` will give; nothing is changed by looking."""

    def add_item(self, item: LostItem, photo: bytes | None) -> None:
        """``photo`` is a JPEG."""

    def change_item(self, item: LostItem) -> None:
        """State, proof, whom it went to, signature, end."""

    def item(self, item_id: str) -> LostItem | None: ...

    def items(self) -> Sequence[LostItem]:
        """All that the log still has, newest first."""

    def items_of(self, case_id: str) -> Sequence[LostItem]:
        """In the order in which they were found."""

    def photo(self, item_id: str) -> bytes | None: ...

    # --- alarms and settings

    def raise_alarm(self, alarm: Alarm) -> None: ...

    def change_alarm(self, alarm: Alarm) -> None: ...

    def live_alarms(self) -> Sequence[Alarm]:
        """Whose cause is not over, or that nobody has acknowledged; oldest first."""

    def kiosk_setting(self, name: str) -> str | None:
        """What an operator has set, by a name of ours."""

    def set_kiosk_setting(self, name: str, value: str) -> None: ...

    def unsent(self) -> int:
        """Events that upstream has not acknowledged."""

    def all_people_named(self, text: str, most: int) -> Sequence[Person]:
        """Anybody of whose name each word of ``text`` begins a word, by name; whatever their validity."""


class Camera(Protocol):
    """The camera of the scanner ``name``. The answer comes back as ``PhotoTaken``."""

    @property
    def name(self) -> str: ...

    def take(self, asked_for: str) -> None:
        """``asked_for`` comes back with the picture. From any thread."""


@dataclass(frozen=True, slots=True, repr=False)
class Label:
    """The label of a bag: nothing on it tells whose it is."""

    bag: str
    door: str
    category: str  # a ``Category`` value; the words are the printer's
    found_at: datetime
    keep_until: date
    site: str


class LabelPrinter(Protocol):
    """What the receipt printer does beside passes. Answers come back as ``SlipPrinted``."""

    def print_label(self, job: str, label: Label) -> None: ...

    def print_test(self, job: str) -> None: ...


class Stick(Protocol):
    """A USB stick. Answers come back as ``CopyEnded``."""

    def present(self) -> bool:
        """Whether there is one that can be written."""

    def copy(self, what: TakenOut) -> None:
        """Beside the engine, into a new file."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A part by its kind and name."""

    kind: DeviceKind
    name: str
