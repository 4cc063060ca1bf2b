"""The visit: who stands before the screen, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.access_grants import AccessGrant
from kiosk.domain.allocation import Need
from kiosk.domain.assignments import Assignment
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import HowBound
from kiosk.domain.guests import GuestVisit
from kiosk.domain.openings import Purpose
from kiosk.domain.passes import TrustedKey
from kiosk.domain.people import Person
from kiosk.engine import screens
from kiosk.engine.screens import Screen
from kiosk.engine.visitors.draft import Draft
from kiosk.engine.visitors.open_list import OpenList
from kiosk.passes.recovery_code import RecoveryCode


@dataclass(slots=True)
class Visit:
    """One person's stay at the screen; the one without an assignment is the empty start screen."""

    number: int = 0  # tells late answers of an earlier visit from those of this one
    assignment: Assignment | None = None
    person: Person | None = None  # who showed a credential
    purpose: Purpose = Purpose.FRESH
    opened: bool = False  # its door has been open during this visit: things may be inside
    unclear: bool = False  # its door was pulsed and nobody can tell whether it opened
    reach: bool = False  # the wheelchair button
    came_after: str | None = None  # who was served just before, and has not left by the start screen
    also_shut: int | None = None  # the compartment that was exchanged and may still stand open
    found: int | None = None  # the compartment in which this person found something
    finished: Assignment | None = None  # given back without a question: its person may still need it
    wants: Need | None = None  # what could not be given: what they would wait in line for
    asks_which: bool = False  # which doors are theirs: nothing is to open
    listed: tuple[Assignment, ...] = ()  # what the list of their doors shows, in its order
    share_ends: tuple[datetime, ...] = ()  # the choices for how long a colleague may be let in
    share_until: datetime | None = None  # the one chosen: the colleague's credential is to come
    shown: CredentialKind | None = None  # of a second factor: what was shown first, by ``person``
    language: str | None = None  # the screen's, where somebody has chosen one
    draft: Draft | None = None  # whoever checks in, as far as they have told
    by_pass: bool = False  # whoever is served has shown the pass of their visit, or its code
    shown_visit: GuestVisit | None = None  # reception's: the one that is shown, or whose pass is
    shown_visits: tuple[GuestVisit, ...] = ()  # the page of them that is shown
    signs_in: Person | None = None  # an operator whose badge was shown: their PIN is to come
    # The kind, look-up and reader of that badge, if they want their own door after all.
    own_badge: tuple[CredentialKind, bytes, str | None] | None = field(default=None, repr=False)
    # What lets an operator have a new PIN, which is being hashed: a right code, or upstream's grant and their badge.
    recovering: RecoveryCode | AccessGrant | None = None
    badge_until: float = 0.0  # ``person`` may hold up a new badge of theirs until then (monotonic)
    new_pin_by: HowBound | None = None  # a new PIN is being hashed for ``person``, who showed this for it
    receives: bool = False  # ``person`` is a receptionist, and not only a host
    open_list: OpenList | None = None  # of visits; a receptionist's, also while they do something for a guest
    pairing: TrustedKey | None = None  # the key that was scanned, until somebody has compared its digits
    reminding: int | None = None  # a door that somebody left open; nobody in particular is asked to shut it
    screen: Screen = field(default_factory=screens.Start)
    before_asking: Screen | None = None  # what to go back to when the person wants more time
    before_choosing: Screen | None = None  # what to go back to when they stay with the door they have

    def concerns(self, compartment_id: int) -> bool:
        """Whether this visit is about this door."""
        return self.assignment is not None and self.assignment.compartment_id == compartment_id

    def concerns_person(self, person_id: str) -> bool:
        """Whether this person stands before a door that was opened for them."""
        return self.assignment is not None and self.person is not None and self.person.id == person_id

    @property
    def at_open_door(self) -> bool:
        """Whether the screen shows this visit's door as open."""
        return isinstance(self.screen, (screens.DoorOpen, screens.NotEmptyReported))

    @property
    def is_guest(self) -> bool:
        """Whether the door is a colleague's, who shares it."""
        return self.assignment is not None and self.person is not None and self.assignment.person_id != self.person.id

    @property
    def follows_another(self) -> bool:
        """Whether the last person's language and the like are still on the screen of somebody else."""
        mine = None if self.person is None else self.person.id
        return self.came_after is not None and self.came_after != mine

    @property
    def fresh(self) -> bool:
        """Whether the door was just given and has not been seen open: only its person knows whether it is empty."""
        return self.purpose is Purpose.FRESH and not self.opened

    @property
    def never_opened(self) -> bool:
        """Whether the door was just given and can't have been open: nothing of this person is inside."""
        return self.fresh and not self.unclear

    @property
    def opens_for(self) -> Purpose:
        """Why the door would be opened now: a door that may hold something already is one to return to."""
        return Purpose.FRESH if self.never_opened else Purpose.RETURN
