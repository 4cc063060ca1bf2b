"""Whoever checks in, as far as they have told. Nothing of it is written down before they are done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.guests import GuestVisit
from kiosk.domain.people import Person


@dataclass(slots=True, repr=False)
class Draft:
    """``invited`` is the visit that was expected; None: they came without an invitation.

    ``changed``: somebody who is here already gets another door, and that is all.
    """

    invited: GuestVisit | None = None
    changed: GuestVisit | None = None
    name: str = ""
    company: str = ""
    email: str = ""
    host: Person | None = None
    query: str = ""  # so much of the host's name was typed
    found: tuple[Person, ...] = ()  # the hosts that the screen offers just now
    terms: str | None = None  # the version that was accepted
    ends_at: datetime | None = None
    by_reception: str | None = None  # our own id of the receptionist who types for them
