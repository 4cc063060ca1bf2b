"""Three days without a network: doors open all along; afterwards upstream has the kiosk's record, once and in order.

``python -m tests.bench.days_away`` is the same with 2,000 events a day.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from kiosk.domain.syncing import SyncKind
from tests.fakes.lossy_line import Fate
from tests.faults.days_away import DAY_S, DAYS, DaysAway
from upstream.database import tables as t

VISITS = 60


@pytest.fixture
def away() -> Iterator[DaysAway]:
    with DaysAway() as found:
        yield found


def upstreams(away: DaysAway) -> list[tuple[str, str]]:
    """Upstream's record, in its order: epoch and hash."""
    event = t.event.c
    with away.engine.connect() as connection:
        rows = connection.execute(select(event.epoch, event.hash).order_by(event.sequence))
        return [(row.epoch, row.hash.hex()) for row in rows]


def test_doors_open_for_three_days_and_then_all_is_up_in_order_once(away: DaysAway):
    away.put_it_back()
    away.passes(0.005, 2)
    sent_before = upstreams(away)
    assert sent_before == away.synced.recorded()

    away.pull_the_cable()
    away.passes(DAYS, VISITS)
    assert away.synced.worker.state.kind is SyncKind.UNREACHABLE
    assert upstreams(away) == sent_before
    assert len(away.synced.owed()) > 8 * VISITS
    ((given,),) = away.synced.rig.rows("SELECT count(*) FROM assignment")
    assert given == VISITS + 2, "everybody came once and got a door"

    opened = len(away.synced.rig.sent)
    away.put_it_back()
    away.line.fates.extend([Fate.LOST, Fate.DOUBLED, Fate.PASSES, Fate.LOST, Fate.REPEATED, Fate.DROPPED])
    away.drains()
    assert upstreams(away) == away.synced.recorded()
    assert away.synced.owed() == []
    assert len(away.synced.rig.sent) == opened, "what comes late opens nothing"
    assert len(away.synced.epochs()) == 1


def test_it_is_tried_again_within_minutes_after_days(away: DaysAway):
    """Nobody has to be at the kiosk when the cable is put back."""
    away.passes(1, 2)
    away.put_it_back()
    away.passes(7 * 60 / DAY_S, 1)
    assert upstreams(away) == away.synced.recorded()
