"""What taking upstream's changes needs of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Protocol

from kiosk.domain.capacity import Pool
from kiosk.domain.scopes import Scope


class Told(Enum):
    """How upstream has a thing."""

    LIVE = "live"
    SUSPENDED = "suspended"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Feed:
    """How far upstream's changes were taken: everything up to ``cursor`` (empty: nothing yet).

    Snapshots are counted; ``whole``: the newest was taken to its end.
    """

    cursor: str = ""
    snapshot: int = 0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class ToldRow:
    """What upstream said last of one thing. ``badge``: the look-up of a person's badge, which is ``owed`` to them as
    long as it is somebody else's; owed to a booking is a decision. ``snapshot``: the number of the newest one when it
    was last heard of. ``value``: what of the thing is needed again, as JSON has it.
    """

    kind: str
    id: str
    version: int
    state: Told
    snapshot: int
    badge: bytes | None = field(default=None, repr=False)
    owed: bool = False
    value: Mapping[str, Any] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class OwedAnswer:
    """What upstream is to hear of something that it told: ``kind`` and ``about`` (its id there) say of what."""

    number: int
    kind: str
    about: str
    body: Mapping[str, Any] = field(repr=False)


class ChangesTransaction(Protocol):
    """The part of a transaction that upstream's changes need."""

    def feed(self) -> Feed: ...

    def set_feed(self, feed: Feed) -> None: ...

    def told_row(self, kind: str, id_: str) -> ToldRow | None: ...

    def keep_told(self, row: ToldRow) -> None:
        """In place of what was known of this thing."""

    def told_before(self, snapshot: int) -> Sequence[ToldRow]:
        """Those that are not gone, and were last heard of before this snapshot."""

    def told_of(self, kind: str) -> Sequence[ToldRow]:
        """Those of a kind that are not gone, by their ids."""

    def held_by_told_people(self) -> Sequence[tuple[str, int]]:
        """Who of the people that upstream has told of (as other systems know them) holds which compartment."""

    def owed_badges(self) -> Sequence[ToldRow]: ...

    def withdraw_badge(self, person_id: str, lookup: bytes) -> None:
        """This badge is not theirs any more. Their source may give it to them again."""

    def withdraw_credentials(self, person_id: str) -> None:
        """They have no credentials any more, of any kind. Their source may give them back."""

    # --- policies

    def save_policies(self, scopes: Sequence[Scope]) -> bool:
        """These hold from now on; whether that is anything new."""

    def save_capacity(self, capacity: Mapping[Pool, tuple[int, int]]) -> bool:
        """Of each pool so many doors, of which so many may be reserved at once; whether that is anything new."""

    # --- answers

    def owe_answer(self, kind: str, about: str, body: Mapping[str, Any], now: datetime) -> None:
        """Upstream is to hear this; in place of what it was to hear of the same thing, if that is still owed."""

    def owed_answers(self, most: int) -> Sequence[OwedAnswer]:
        """The oldest ones."""

    def unanswered(self) -> int:
        """How many there are."""

    def answer_taken(self, number: int) -> None:
        """Upstream has it, or does not want it."""
