"""Streams of visits for the tests of the planning tool."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Size
from kiosk.domain.policy import Policy
from kiosk.planning.plan import Plan
from kiosk.planning.visits import Visit

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
ZONE = ZoneInfo("UTC")


def at(hours: float) -> datetime:
    return MONDAY + timedelta(hours=hours)


def visit(person: str, arrives: float, leaves: float, size: Size = Size.S) -> Visit:
    return Visit(person, at(arrives), at(leaves), size)


def plan(doors: dict[Size, int], model: Model = Model.SESSION, **more) -> Plan:
    settings = {"walk_up_share": 0.0} | more.pop("settings", {})
    return Plan(doors, Policy(model, ZONE, **settings), **more)


def streams(most: int = 30, hours: int = 60, people: int = 40) -> st.SearchStrategy[list[Visit]]:
    """Visits of whole hours, so that many begin and end together; people come more than once."""
    one = st.builds(
        lambda person, begins, length, size: visit(f"p{person}", begins, begins + length, size),
        st.integers(1, people),
        st.integers(0, hours),
        st.integers(1, 12),
        st.sampled_from([Size.S, Size.M, Size.L]),
    )
    return st.lists(one, max_size=most)


BANKS = st.dictionaries(st.sampled_from(Size), st.integers(1, 4), min_size=1, max_size=3)
