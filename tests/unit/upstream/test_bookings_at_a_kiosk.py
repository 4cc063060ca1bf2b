"""A booking from its wish to its person's door: a kiosk with its leases, and upstream, in one process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from kiosk.domain.compartments import Condition
from kiosk.domain.leases import LeaseTerms
from kiosk.engine import compartments
from kiosk.sync.chores import Chore
from kiosk.sync.leasing import Leaser
from kiosk.sync.pull import Puller
from kiosk.sync.telling import Teller
from tests.fakes.bookers import introduced
from tests.fakes.callers import Device, InProcess, Upstream
from tests.fakes.syncing import URL, Synced
from tests.fakes.upstream import take_in
from upstream.bookings.telling import KIND
from upstream.changes import feed
from upstream.clock import written
from upstream.database.database import transaction

HOUR = timedelta(hours=1)


class Joined:
    """One kiosk with four doors of which upstream may sell two, four people, and reception."""

    def __init__(self, database: Engine, folder: Path) -> None:
        self.upstream = Upstream(database)
        self.synced = Synced(folder, InProcess(self.upstream.app), URL)
        self.rig = self.synced.rig
        self.rig.settings = replace(self.rig.settings, tenant="", lease=LeaseTerms(0.7, HOUR, 2))
        self.rig.kiosk.settings = self.rig.settings
        self.rig.clock.is_synchronised = True
        self.upstream.clock.at = self.rig.clock.now()
        take_in(database, self.synced.chest.key().public, self.upstream.clock())
        self._keys = count()
        self.reception: Device = self.upstream.client()
        for name in ("ada", "bob", "cyd", "dan"):
            self.rig.person(name)
        with transaction(database) as connection:
            introduced(connection, "ada", "bob", "cyd", "dan")
        ask = self.synced.engine.ask
        self.puller = Puller(self.rig.kiosk, ask, self.rig.clock.monotonic)
        self.chores: list[Chore] = [Teller(self.rig.kiosk, ask), Leaser(self.rig.kiosk, ask, self.rig.clock.monotonic)]

    def waits(self, by: timedelta) -> None:
        self.rig.waits(by.total_seconds())
        self.upstream.clock.at = self.rig.clock.now()

    def syncs(self) -> None:
        """Everything, until nothing is left; then once more, for what upstream makes of it."""
        for _ in range(2):
            while self.puller.pull_once(self.synced.client).more:
                pass
            for chore in self.chores:
                while chore(self.synced.client):
                    pass

    def books(self, person: str, begins: datetime, hours: float = 2, **more: Any) -> Any:
        wish = {"person": person, "bank": "A", "size": "M", "start": written(begins)}
        wish |= {"end": written(begins + hours * HOUR), **more}
        return self.reception.ask(
            "POST", "/v1/bookings", wish, headers={"Idempotency-Key": f"{person}-{begins:%H%M}-{next(self._keys)}"}
        )

    def state(self, booking: str) -> tuple[str, str | None]:
        found = self.reception.ask("GET", f"/v1/bookings/{booking}").json()
        return found["state"], found["door"]


@pytest.fixture
def joined(database: Engine, tmp_path: Path) -> Iterator[Joined]:
    made = Joined(database, tmp_path)
    yield made
    made.synced.close()


def word(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json().get("type", "").rpartition(":")[2]


def test_from_the_wish_to_the_door(joined: Joined) -> None:
    begins = joined.rig.clock.now().astimezone(UTC) + 2 * HOUR
    assert word(joined.books("ada", begins)) == (404, "unknown-bank"), "nothing is leased yet"
    joined.syncs()
    (lease,) = joined.rig.rows("SELECT doors, agreed FROM lease")
    assert lease == (2, 1)
    assert word(joined.books("cyd", begins - 1.5 * HOUR)) == (422, "too-late")
    made = [joined.books(name, begins).json()["id"] for name in ("ada", "bob")]
    assert word(joined.books("cyd", begins)) == (409, "no-capacity")
    joined.syncs()
    assert [joined.state(one) for one in made] == [("confirmed", None)] * 2
    joined.waits(2 * HOUR)
    joined.rig.tap("ada")
    door = joined.rig.holds("ada")
    joined.syncs()
    assert joined.state(made[0]) == ("arrived", door)
    joined.waits(2 * HOUR)
    joined.syncs()
    assert joined.state(made[0])[0] == "done"
    assert joined.state(made[1])[0] == "no-show"
    with transaction(joined.upstream.engine) as connection:
        assert dict(feed.values_of(connection, "acme", KIND)) == {}


def test_what_was_sold_while_the_line_was_cut_is_kept(joined: Joined) -> None:
    joined.syncs()
    begins = joined.rig.clock.now() + 26 * HOUR
    made = [joined.books(name, begins).json()["id"] for name in ("ada", "bob")]
    joined.rig.clock.turn((25 * HOUR).total_seconds())
    joined.waits(HOUR)
    for name in ("cyd", "dan", "eve"):
        joined.rig.person(name)
        joined.rig.tap(name)
        while joined.rig.locks.unanswered:
            joined.rig.opens(joined.rig.sent[-1])
            joined.rig.shuts(joined.rig.sent[-1])
    assert [joined.rig.holds(name) is not None for name in ("cyd", "dan", "eve")] == [True, True, False]
    joined.syncs()
    assert [joined.state(one)[0] for one in made] == ["confirmed"] * 2
    joined.rig.tap("ada")
    assert joined.rig.holds("ada") is not None


def test_a_fault_after_the_sale_is_told_to_its_person(joined: Joined) -> None:
    joined.syncs()
    made = [joined.books(name, joined.rig.clock.now() + 3 * HOUR).json()["id"] for name in ("ada", "bob")]
    for number in ("01", "02", "03"):
        compartments.set_condition(joined.rig.kiosk, number, Condition.OUT_OF_SERVICE, None)
    joined.syncs()
    assert sorted(joined.state(one)[0] for one in made) == ["confirmed", "rejected"]
    joined.waits(timedelta(minutes=1))
    joined.syncs()
    assert {doors for (doors,) in joined.rig.rows("SELECT doors FROM lease")} <= {0, 1}
