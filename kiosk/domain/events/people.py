"""People: taken in, suspended, erased."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.events.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleChanged(Event):
    """People were taken in or renewed: so many, and so many were refused because a credential is another's."""

    kind = "people.changed"

    saved: int
    refused: int


class PersonSuspended(Event):
    """A person is refused everywhere; what they hold stays theirs until facilities have looked."""

    __slots__ = ()
    kind = "person.suspended"


class PersonRestored(Event):
    """A person who was suspended may use the doors again."""

    __slots__ = ()
    kind = "person.restored"


class FavouriteSet(Event):
    """A person wants this compartment first whenever it is free."""

    __slots__ = ()
    kind = "person.favourite_set"


class FavouriteEnded(Event):
    """A person no longer has a favourite compartment."""

    __slots__ = ()
    kind = "person.favourite_ended"


class WhyErased(Enum):
    """Why personal data was erased."""

    RETENTION = "retention"  # it was older than the days that are set
    REQUEST = "request"  # the person, or who acts for them, asked for it


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonErased(Event):
    """A person and their credentials were erased, and nothing here says who it was; ``events`` counts the lines of the
    record that told of them.
    """

    kind = "person.erased"

    why: WhyErased
    events: int
