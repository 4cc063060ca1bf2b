"""What the rest of the site is to know of a kiosk: what it is, when it is told, and that it arrives at the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.scopes import Scope, ScopeKind
from kiosk.domain.syncing import SyncKind, SyncState
from kiosk.engine import intents as i
from kiosk.engine import reserve, screens
from kiosk.engine.reserve import Wanted
from kiosk.engine.screens import DoorElsewhere
from kiosk.engine.upstream import apply_changes, site_state
from kiosk.engine.upstream.changes import Change, Page
from kiosk.engine.upstream.site_state import BankState
from kiosk.engine.visitors.screens import ElsewhereBank
from kiosk.store.subjects import told
from kiosk.sync.errors import Invalid, NotThere, Unreachable
from kiosk.sync.pull import Puller
from kiosk.sync.reporting import AGAIN_AFTER_S, LOOK_EVERY_S, Reporter
from tests.fakes.callers import Device, Upstream
from tests.fakes.clock import NOON
from tests.fakes.furniture import door, quick_folder
from tests.fakes.rig import Rig
from tests.fakes.upstream_databases import empty_sqlite, new_sqlite  # noqa: F401  # a fixture
from tests.unit.sync.test_pull import at_once
from upstream.changes import feed
from upstream.database.database import open_database, transaction
from upstream.sites import report

MIXED = [door("01", size=Size.S), door("02", reachable=True), door("03", bus="right"), door("04", bus="right")]


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as found:
        yield found


class Listening:
    """An upstream that takes what it is told, or raises."""

    answered_at = None

    def __init__(self) -> None:
        self.told: list[Mapping[str, Any]] = []
        self.error: Exception | None = None

    def ask(self, method: str, path: str, told: Any = None, **_: Any) -> Mapping[str, Any]:
        assert (method, path) == ("PUT", "kiosk/state")
        self.told.append(told)
        if self.error is not None:
            raise self.error
        return {"changed": True}


def knows(rig: Rig, *names: str) -> None:
    """Upstream has told of these people, too."""
    people = [Change("person", one, 1, {"name": one.title(), "badge": f"badge:{one}"}) for one in names]
    assert apply_changes.apply(rig.kiosk, Page("", people, "1", more=False, snapshot=True))


def takes(rig: Rig, name: str, number: str) -> None:
    rig.tap(name)
    rig.opens(number)
    rig.shuts(number)


# --- what is said


def test_a_bank_can_give_what_somebody_would_get_who_comes_now(folder: Path):
    visitors = Scope(ScopeKind.GROUP, "visitors", {"sizes": frozenset({Size.S})})
    rig = Rig(folder, MIXED, scopes=[visitors])
    assert site_state.state(rig.kiosk).banks == (BankState("A", True, {Size.S: 1, Size.M: 3}, {Size.S: 1}, 1),)
    rig.person("ada")
    takes(rig, "ada", "01")
    rig.bus("right", up=False)
    assert site_state.state(rig.kiosk).banks == (BankState("A", True, {Size.M: 1}, {}, 1),), "03 and 04 don't answer"
    rig.close()


def test_what_is_promised_is_not_for_those_who_come(folder: Path):
    rig = Rig(folder, [door("01"), door("02")], policy={"walk_up_share": 0.0})
    rig.person("ada")
    now = rig.kiosk.now()
    reserve.reserve(rig.kiosk, Wanted("ada", now, now + timedelta(hours=2), Size.M))
    assert site_state.state(rig.kiosk).banks[0].free == {Size.M: 1}
    rig.close()


def test_a_bank_that_gives_nothing_at_this_hour_says_so(folder: Path):
    rig = Rig(folder, policy={"hours": OpeningHours(((Span(time(20), time(21)),),) * 7)})
    assert site_state.state(rig.kiosk).banks == (BankState("A", False, {}, {}, 0),)
    rig.close()


def test_only_those_whom_upstream_knows_are_told_of(folder: Path):
    rig = Rig(folder)
    rig.person("cyd")
    knows(rig, "ada", "bob")
    for name, number in (("bob", "01"), ("cyd", "02"), ("ada", "03")):
        takes(rig, name, number)
    assert site_state.state(rig.kiosk).holdings == (("bob", "A", "01"), ("ada", "A", "03"))
    apply_changes.apply(rig.kiosk, Page("1", [Change("person", "bob", 2, None)], "2", more=False, snapshot=False))
    assert site_state.state(rig.kiosk).holdings == (("ada", "A", "03"),)
    assert "ada" not in repr(site_state.state(rig.kiosk))
    rig.close()


def test_who_holds_what_is_found_by_the_doors_and_not_by_all_people(folder: Path):
    rig = Rig(folder)
    plan = [row[3] for row in rig.rows(f"EXPLAIN QUERY PLAN {told._HELD}")]
    assert "assignment USING INDEX" in plan[0]
    assert all(one.startswith("SEARCH") for one in plan[1:])
    rig.close()


# --- when


@pytest.fixture
def rig(folder: Path) -> Iterator[Rig]:
    made = Rig(folder)
    made.person("ada")
    yield made
    made.close()


def test_it_is_told_at_once_and_then_when_it_has_changed(rig: Rig):
    upstream, reports = Listening(), Reporter(rig.kiosk, at_once, rig.clock.monotonic)
    assert not reports(upstream)
    assert upstream.told == [
        {"banks": [{"bank": "A", "open": True, "free": {"M": 4}, "visitors": {"M": 4}, "reachable": 0}], "holdings": []}
    ]
    rig.waits(LOOK_EVERY_S)
    reports(upstream)
    assert len(upstream.told) == 1, "nothing has changed"
    takes(rig, "ada", "01")
    reports(upstream)
    assert len(upstream.told) == 1, "it has, but there was a look just now"
    rig.waits(LOOK_EVERY_S)
    reports(upstream)
    assert [one["banks"][0]["free"] for one in upstream.told] == [{"M": 4}, {"M": 3}]


def test_it_is_told_again_from_time_to_time(rig: Rig):
    upstream, reports = Listening(), Reporter(rig.kiosk, at_once, rig.clock.monotonic)
    reports(upstream)
    rig.waits(AGAIN_AFTER_S - 1)
    reports(upstream)
    assert len(upstream.told) == 1
    rig.waits(LOOK_EVERY_S)
    reports(upstream)
    assert len(upstream.told) == 2


def test_what_did_not_arrive_is_told_again(rig: Rig):
    upstream, reports = Listening(), Reporter(rig.kiosk, at_once, rig.clock.monotonic)
    upstream.error = Unreachable("gone")
    with pytest.raises(Unreachable):
        reports(upstream)
    upstream.error = None
    rig.waits(LOOK_EVERY_S)
    reports(upstream)
    assert len(upstream.told) == 2


@pytest.mark.parametrize("error", [NotThere("nothing here"), Invalid("too long")])
def test_an_upstream_that_does_not_want_it_gets_everything_else(rig: Rig, error: Exception):
    upstream, reports = Listening(), Reporter(rig.kiosk, at_once, rig.clock.monotonic)
    upstream.error = error
    assert not reports(upstream)
    rig.waits(LOOK_EVERY_S)
    reports(upstream)
    assert len(upstream.told) == 1


# --- from one kiosk to the other


class Signed:
    """Asks the real upstream, as ``UpstreamClient`` would."""

    answered_at = None

    def __init__(self, device: Device) -> None:
        self.device = device

    def ask(self, method: str, path: str, told: Any = None, *, params: Any = None, **_: Any) -> Mapping[str, Any]:
        answer = self.device.ask(method, f"/v1/{path}" + (f"?{urlencode(params)}" if params else ""), told)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


class OfSite:
    """One kiosk of a site, with one door."""

    def __init__(self, upstream: Upstream, folder: Path, name: str, bank: str) -> None:
        folder.mkdir()
        self.rig = Rig(folder, [replace(door("01"), bank=bank)])
        self.rig.kiosk.settings = replace(self.rig.kiosk.settings, kiosk_id=name, site_name="HQ")
        self.client = Signed(upstream.kiosk(name))
        self.reports = Reporter(self.rig.kiosk, at_once, self.rig.clock.monotonic)
        self.pulls = Puller(self.rig.kiosk, at_once, self.rig.clock.monotonic)

    def syncs(self) -> None:
        self.rig.waits(LOOK_EVERY_S)
        self.reports(self.client)
        while self.pulls.pull_once(self.client).more:
            pass
        self.rig.kiosk.sync = SyncState(SyncKind.CONNECTED, last_at=self.rig.clock.now())


@pytest.fixture
def upstream(empty_sqlite: Path, tmp_path: Path) -> Iterator[Upstream]:  # noqa: F811
    engine = open_database(new_sqlite(empty_sqlite, tmp_path))
    made = Upstream(engine)
    made.clock.at = NOON
    made.tenant()
    with transaction(engine) as connection:
        for name in ("ada", "bob"):
            feed.put(connection, "acme", "person", name, {"name": name.title(), "badge": f"badge:{name}"}, made.clock())
    yield made
    engine.dispose()


@pytest.fixture
def site(upstream: Upstream, folder: Path) -> Iterator[tuple[OfSite, OfSite]]:
    made = OfSite(upstream, folder / "one", "one", "A"), OfSite(upstream, folder / "two", "two", "B")
    for one in (*made, *made):
        one.syncs()
    yield made
    for one in made:
        one.rig.close()


def test_two_kiosks_know_each_other(site: tuple[OfSite, OfSite]):
    here, there = site
    takes(here.rig, "ada", "01")
    here.rig.waits(30)
    here.rig.tap("bob")
    room = here.rig.shows(screens.BankFull).elsewhere
    assert room == ElsewhereBank("B", "", has_room=True)
    for one in (here, there):
        one.syncs()
    there.rig.tap("ada")
    assert [(one.bank, one.number) for one in there.rig.shows(DoorElsewhere).doors] == [("A", "01")]
    takes(there.rig, "bob", "01")
    for one in (there, here):
        one.syncs()
    here.rig.tap("ada")
    here.rig.opens("01")
    here.rig.shuts("01")
    here.rig.handle(i.GiveBack())
    here.rig.waits(30)
    here.rig.tap("bob")
    assert here.rig.shows(DoorElsewhere).doors[0].bank == "B"
    for one in (here, there):
        one.syncs()
    there.rig.tap("ada")
    assert there.rig.shows(screens.BankFull).elsewhere == ElsewhereBank("A", "", has_room=True)


def test_a_kiosk_that_is_cut_off_is_not_relied_on(site: tuple[OfSite, OfSite], upstream: Upstream):
    here, there = site
    takes(here.rig, "ada", "01")
    heard = upstream.clock.at
    upstream.clock.turn(minutes=16)
    here.rig.waits(16 * 60)
    with transaction(upstream.engine) as connection:
        report.keep_up(connection, "acme", upstream.clock())
    here.syncs()
    here.rig.tap("bob")
    room = here.rig.shows(screens.BankFull).elsewhere
    assert room is not None
    assert (room.bank, room.known_at) == ("B", heard)
    there.rig.waits(AGAIN_AFTER_S)
    there.syncs()
    here.syncs()
    here.rig.tap("bob")
    assert here.rig.shows(screens.BankFull).elsewhere == ElsewhereBank("B", "", has_room=True)
