"""One atomic change, in SQL: the engine's ``Transaction`` on a connection that has begun."""

from __future__ import annotations

from kiosk.store.subjects.assignments import Assignments
from kiosk.store.subjects.compartments import Compartments
from kiosk.store.subjects.line import Line
from kiosk.store.subjects.notices import Notices
from kiosk.store.subjects.openings import Openings
from kiosk.store.subjects.people import People
from kiosk.store.subjects.record import Record
from kiosk.store.subjects.reservations import Reservations


class SqlTransaction(Record, People, Assignments, Openings, Compartments, Reservations, Line, Notices):
    """Everything that the engine may ask and change, in one step."""
