"""A badge and a code: where a site asks for both, one alone opens nothing; or only one that proves itself does."""

from __future__ import annotations

from kiosk.domain.credentials import CredentialKind, Strength, strength_of
from kiosk.domain.people import Person
from kiosk.engine import rules, screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screens import AskedFor, Screen
from kiosk.engine.visit import Visit


def is_missing(kiosk: Kiosk, person: Person, kind: CredentialKind, before: Visit) -> bool:
    """Whether this person must show something of the other sort as well."""
    if not rules.second_factor(kiosk, person).is_asked_after(kind):
        return False
    first = before.shown if before.person is not None and before.person.id == person.id else None
    if first is None and before.concerns_person(person.id):
        return False  # both were shown a moment ago, and they still stand here
    return first is None or _is_in_the_head(first) is _is_in_the_head(kind)


def screen(kiosk: Kiosk, shown: CredentialKind) -> Screen:
    """What asks for the other one."""
    if _is_in_the_head(shown):
        return screens.ShowCredential(AskedFor.SECOND_FACTOR)
    return screens.EnterCode(kiosk.settings.pin_length, after_badge=True)


def is_awaited_from(kiosk: Kiosk) -> Person | None:
    """Whose code must be typed now, if a badge was shown before."""
    visit = kiosk.visit
    return visit.person if visit.shown is not None and not _is_in_the_head(visit.shown) else None


def _is_in_the_head(kind: CredentialKind) -> bool:
    """Of the two sorts: what somebody knows, and what they have."""
    return strength_of(kind) is Strength.KNOWN
