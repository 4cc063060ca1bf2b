"""Policies that upstream tells, and what taking them over needs of the site file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.domain.capacity import Pool
from kiosk.domain.scopes import Policies


@dataclass(frozen=True, slots=True)
class Rules:
    """Policies, and what they make of each pool of doors: how many there are, and how many of them can be reserved."""

    policies: Policies
    capacity: Mapping[Pool, tuple[int, int]]

    @property
    def bookable(self) -> dict[Pool, int]:
        return {pool: bookable for pool, (_, bookable) in self.capacity.items()}


@dataclass(frozen=True, slots=True)
class PolicySource:
    """Where the policies come from that hold: upstream's document of this id; empty: the site file.

    ``own_until``: so long somebody has said that the site file's are to hold.
    """

    document: str = ""
    version: int = 0
    sha256: str = ""
    own_until: datetime | None = None


class SiteRules(Protocol):
    """The site file, as far as it is about policies."""

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of those that are for this kiosk, the most particular first."""

    def own(self) -> Rules:
        """Those of the site file itself."""

    def read(self, document: str, text: str) -> Rules:
        """Those of a document. ``ValueError`` with sentences where it is wrong, or does not fit the doors here."""
