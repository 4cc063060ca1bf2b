"""The visit log: who was here, as far as their names are still kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.domain.people import PersonKind
from kiosk.engine import retention
from kiosk.engine.visitors import issue, visit_log
from kiosk.engine.visitors.asked import Asked
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import ELSEWHERE, HOUR, UNTIL

DAY = timedelta(days=1)


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    rig = make_rig((), visitors=ELSEWHERE)
    issue.issue(rig.kiosk, Asked("Eve Vogt", "A", UNTIL, host="ada", company="Vogt & Co."))
    issue.issue(rig.kiosk, Asked("Tom Orr", "A", UNTIL, kind=PersonKind.CONTRACTOR))
    return rig


def test_it_names_visitors_and_hosts_and_is_on_the_record(rig: Rig):
    found = visit_log.export(rig.kiosk, NOON, NOON + DAY)
    assert sorted((one.name, one.host, one.kind) for one in found) == [
        ("Eve Vogt", "Ada", PersonKind.VISITOR),
        ("Tom Orr", "", PersonKind.CONTRACTOR),
    ]
    assert rig.events("visit.log_exported")[-1].detail["visits"] == 2
    assert "Eve" not in repr(found)


def test_only_visits_of_that_time(rig: Rig):
    assert visit_log.export(rig.kiosk, UNTIL, UNTIL + DAY) == []
    assert len(visit_log.export(rig.kiosk, UNTIL - HOUR, UNTIL + DAY)) == 2


def test_a_time_that_ends_before_it_begins_is_none(rig: Rig):
    with pytest.raises(ValueError, match="before the beginning"):
        visit_log.export(rig.kiosk, UNTIL, NOON)


def test_erased_names_are_empty(rig: Rig):
    rig.waits(6 * 3600)
    with rig.store.transaction() as tx:
        (visit, *_) = tx.visits(NOON, UNTIL)
        known = tx.person(visit.person_id)
        assert known is not None
    retention.erase_person(rig.store, known.known_as)
    found = {one.visit.id: one for one in visit_log.export(rig.kiosk, NOON, NOON + DAY)}
    assert found[visit.id].name == ""
    assert found[visit.id].visit.company is None
