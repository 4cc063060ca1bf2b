"""The catalogue of what is recorded: a class for each kind of event, by subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType

from kiosk.domain.events import (
    alarms,
    assignments,
    compartments,
    credentials,
    doors,
    kiosk_life,
    line,
    openings,
    operators,
    people,
    policies,
    record,
    recovery,
    remote,
    reservations,
    site,
    upstream,
    visitors,
)
from kiosk.domain.events.base import Event

__all__ = ["CATALOGUE", "SUBJECTS", "Event"]

# In the order in which the documentation shows them.
SUBJECTS: tuple[ModuleType, ...] = (
    credentials,
    assignments,
    openings,
    doors,
    compartments,
    reservations,
    line,
    people,
    policies,
    upstream,
    remote,
    site,
    visitors,
    operators,
    recovery,
    alarms,
    kiosk_life,
    record,
)


def _kinds_in(subject: ModuleType) -> Iterator[type[Event]]:
    """The events that a module defines; a class without a kind of its own is what several of them have in common."""
    for one in vars(subject).values():
        if isinstance(one, type) and issubclass(one, Event) and "kind" in vars(one):
            yield one


CATALOGUE: Mapping[str, type[Event]] = {one.kind: one for subject in SUBJECTS for one in _kinds_in(subject)}
