"""One atomic change, in SQL: the engine's ``Transaction`` on a connection that has begun."""

from __future__ import annotations

from kiosk.store.subjects.alarms import Alarms
from kiosk.store.subjects.assignments import Assignments
from kiosk.store.subjects.cases import Cases
from kiosk.store.subjects.compartments import Compartments
from kiosk.store.subjects.erasure import Erasure
from kiosk.store.subjects.keys import Keys
from kiosk.store.subjects.leases import LeasesToUpstream
from kiosk.store.subjects.line import Line
from kiosk.store.subjects.lost_property import LostProperty
from kiosk.store.subjects.notices import Notices
from kiosk.store.subjects.openings import Openings
from kiosk.store.subjects.operators import Operators
from kiosk.store.subjects.owed_answers import OwedAnswers
from kiosk.store.subjects.passes import Passes
from kiosk.store.subjects.past import Past
from kiosk.store.subjects.reservations import Reservations
from kiosk.store.subjects.sent import Sent
from kiosk.store.subjects.site_facts import SiteFacts
from kiosk.store.subjects.tags import Tags
from kiosk.store.subjects.told import ToldOfUpstream
from kiosk.store.subjects.visits import Visits


class SqlTransaction(
    Erasure,
    Past,
    Operators,
    Cases,
    LostProperty,
    Alarms,
    Assignments,
    Openings,
    Compartments,
    Reservations,
    LeasesToUpstream,
    Line,
    Notices,
    SiteFacts,
    Visits,
    Passes,
    Keys,
    Tags,
    Sent,
    ToldOfUpstream,
    OwedAnswers,
):
    """Everything that the engine may ask and change, in one step."""
