"""People, and whether they may use the doors now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class PersonKind(Enum):
    """Why somebody is in the building."""

    STAFF = "staff"
    CONTRACTOR = "contractor"
    VISITOR = "visitor"


class Standing(Enum):
    """Whether a person may use the doors, and if not, why."""

    ALLOWED = "allowed"
    NOT_YET = "not yet"
    EXPIRED = "expired"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the bank knows. ``needs_reachable``: from a wheelchair, or for whom a low door is kinder."""

    id: str
    name: str
    kind: PersonKind = PersonKind.STAFF
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    needs_reachable: bool = False
    suspended: bool = False
    known_as: str = ""  # how other systems know them
    tenant: str | None = None  # None: the site's own
    department: str | None = None
    groups: frozenset[str] = frozenset()
    has_address: bool = False  # whether a notice can reach them

    def standing(self, now: datetime) -> Standing:
        """Whether this person may use the doors at ``now``; the end of validity is exclusive."""
        if self.suspended:
            return Standing.SUSPENDED
        if self.valid_from is not None and now < self.valid_from:
            return Standing.NOT_YET
        if self.valid_until is not None and now >= self.valid_until:
            return Standing.EXPIRED
        return Standing.ALLOWED

    @property
    def initials(self) -> str:
        """As screens show somebody to others: at most two letters."""
        return initials_of(self.name)


def initials_of(name: str) -> str:
    """The first letters of the first word and the last."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))
