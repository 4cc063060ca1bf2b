"""What the site file sets for visitors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from kiosk.domain.compartments import Size


@dataclass(frozen=True, slots=True)
class BankPlace:
    """A bank that visitors are given passes for, or are sent to. Of a kiosk's own bank ``passes`` says nothing: what is
    free there is known.
    """

    name: str
    place: str = ""  # as people are told: "Level 2, by the lifts"
    passes: Mapping[Size, int] = field(default_factory=dict)  # how many may be out at once, by size
    codes_a_day: int = 20  # short codes in its pool for each day


@dataclass(frozen=True, slots=True)
class Reception:
    """How visitors check in here."""

    terms: Mapping[str, str] = field(default_factory=dict)  # by language; empty: none are asked for
    terms_version: str = ""
    asks_company: bool = True
    asks_email: bool = True
    stay: timedelta = timedelta(hours=10)  # of somebody without an invitation
    group: str = "reception"  # whose badge opens the list of today's visits


@dataclass(frozen=True, slots=True)
class VisitorSettings:
    """``reception`` is None where nobody checks in. ``places``: banks, nearest first."""

    reception: Reception | None = None
    places: tuple[BankPlace, ...] = ()
    names_kept_for: timedelta = timedelta(days=30)  # after a visit
    without_clock: bool = False  # a pass is taken although nobody vouches for the time
    trusts_upstream: bool = True  # the passes of the site's other kiosks are taken, whose keys upstream hands on
    languages: tuple[str, ...] = ()  # of the screens, the usual one first; empty: nobody has said

    def place_of(self, bank: str) -> str:
        """Where people find this bank; empty where the site file does not say."""
        return next((one.place for one in self.places if one.name == bank), "")
