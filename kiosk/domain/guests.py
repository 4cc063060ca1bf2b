"""Visits: who is expected, who is here, and who has left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.compartments import Size
from kiosk.domain.hours import Span
from kiosk.domain.people import PersonKind


class VisitState(Enum):
    """How far a visit has come."""

    INVITED = "invited"
    HERE = "here"
    LEFT = "left"  # the visitor said so, at the bank or at reception
    ENDED = "ended"  # the host or reception ended it
    OVER = "over"  # its time ran out


LIVE_VISITS = frozenset({VisitState.INVITED, VisitState.HERE})

# The groups that they are in: a site's policies name them.
GROUPS: Mapping[PersonKind, frozenset[str]] = {
    PersonKind.VISITOR: frozenset({"visitors"}),
    PersonKind.CONTRACTOR: frozenset({"contractors"}),
}


@dataclass(frozen=True, slots=True)
class GuestVisit:
    """One visit of a visitor or contractor, as reception knows it. Their name is their person's."""

    id: str
    person_id: str
    state: VisitState
    starts_at: datetime
    ends_at: datetime
    host_id: str | None = None  # our own id; None: reception looks after them
    company: str | None = None  # personal, as a name is
    tenant: str | None = None
    bank: str | None = None  # where their pass is for; None: they want no locker
    size: Size | None = None
    reachable: bool = False
    hours: Span | None = None  # of each day, of a visit of several
    language: str | None = None
    terms: str | None = None  # the version that they accepted
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    pass_id: str | None = None
    issued_at: datetime | None = None  # of the pass that was issued last, so that the same can be shown again
    confirmed: bool = True  # a door is promised; False: the bank could not be asked
    has_code: bool = False  # a short code goes with the pass
