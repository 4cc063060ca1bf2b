"""Personal data that is old enough goes, and the record is as whole as before."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from kiosk.audit import note
from kiosk.audit.line import parse_line, read_lines
from kiosk.audit.report import Report
from kiosk.audit.verify import verify
from tests.fakes.bookers import NOW, a_bank, hours, wish
from tests.fakes.callers import NOON, Device, Upstream
from tests.fakes.chained import announce, batch, record_of, send
from tests.fakes.exports import EpochMade
from upstream.bookings import rows
from upstream.bookings.book import book
from upstream.bookings.upkeep import upkeep as end_bookings
from upstream.bookings.values import Booking
from upstream.database import remote_tables, tables
from upstream.database.database import transaction
from upstream.notices import choices
from upstream.records import export, retention

DAYS = 30


@pytest.fixture
def upstream(database: Engine) -> Upstream:
    found = Upstream(database)
    found.tenant()
    return found


@pytest.fixture
def kiosk(upstream: Upstream) -> Device:
    return upstream.kiosk()


def keeps(upstream: Upstream, days: int | None, tenant: str = "acme") -> None:
    with transaction(upstream.engine) as connection:
        choices.set_days(connection, tenant, days)


def erase(upstream: Upstream, at: datetime | None = None) -> int:
    """As often as there is something; how often that was."""
    for times in range(100):
        with transaction(upstream.engine) as connection:
            if not retention.erase_some(connection, "acme", at or upstream.clock()):
                return times
    raise AssertionError("it does not end")


def sends(kiosk: Device, epoch: EpochMade, first: int = 1, last: int | None = None) -> None:
    """Events, and a checkpoint over them."""
    assert send(kiosk, batch(epoch, kiosk, first, last)).status_code == 200
    size = last or len(epoch.lines)
    assert kiosk.ask("POST", "/v1/kiosk/checkpoints", {"note": epoch.note(size)}).status_code == 200


def personal(upstream: Upstream) -> list[int]:
    """The events that still have some."""
    stored = upstream.rows(tables.event)
    assert all((one.personal is None) == (one.salt is None) for one in stored)
    return sorted(one.sequence for one in stored if one.personal is not None)


def exported(upstream: Upstream) -> tuple[export.Done, Report]:
    file = io.BytesIO()
    with transaction(upstream.engine) as connection:
        done = export.export(connection, "acme", "bank-2f", file)
        keys = export.keys(connection, "acme", "bank-2f")
    file.seek(0)
    return done, verify(read_lines(file), note.parse_keys("\n".join(keys)))


def test_what_came_long_enough_ago_is_erased_and_nothing_else(upstream: Upstream, kiosk: Device) -> None:
    record = record_of(9)
    announce(kiosk, record.now)
    sends(kiosk, record.now, 1, 5)
    upstream.clock.turn(days=DAYS)
    sends(kiosk, record.now, 6)
    keeps(upstream, DAYS)
    erase(upstream)
    assert personal(upstream) == [2, 4, 6, 8]
    upstream.clock.turn(seconds=1)
    erase(upstream)
    assert personal(upstream) == [6, 8]
    upstream.clock.turn(days=DAYS)
    erase(upstream)
    assert personal(upstream) == []


def test_an_export_is_whole_before_and_after(upstream: Upstream, kiosk: Device) -> None:
    record = record_of(9)
    announce(kiosk, record.now)
    sends(kiosk, record.now)
    done, report = exported(upstream)
    assert (done.each_proven, report.is_selection, report.events, report.erased) == (False, False, 9, 0)
    keeps(upstream, 1)
    erase(upstream, NOON + timedelta(days=2))
    done, report = exported(upstream)
    assert (done.each_proven, done.left_out) == (True, 0)
    assert (report.is_selection, report.events, report.erased) == (True, 9, 4)


def test_what_the_kiosk_erases_too_is_accounted_for_by_its_record(upstream: Upstream, kiosk: Device) -> None:
    record = record_of(9)
    epoch = record.now
    announce(kiosk, epoch)
    sends(kiosk, epoch)
    keeps(upstream, 1)
    erase(upstream, NOON + timedelta(days=2))
    record.erase([2, 4, 6, 8])
    sends(kiosk, epoch, 10)
    done, report = exported(upstream)
    assert (done.each_proven, report.is_selection, report.erased) == (False, False, 4)


def test_what_no_checkpoint_covers_is_left_out_and_counted(upstream: Upstream, kiosk: Device) -> None:
    record = record_of(9)
    announce(kiosk, record.now)
    sends(kiosk, record.now, 1, 6)
    send(kiosk, batch(record.now, kiosk))
    keeps(upstream, 1)
    erase(upstream, NOON + timedelta(days=2))
    done, report = exported(upstream)
    assert (done.events, done.left_out, report.events) == (6, 3, 6)


def test_it_goes_on_where_it_was_batch_by_batch(
    upstream: Upstream, kiosk: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 4)
    record = record_of(9)
    announce(kiosk, record.now)
    sends(kiosk, record.now)
    record.begin()
    record.fill(3)
    announce(kiosk, record.now, 2)
    sends(kiosk, record.now)
    keeps(upstream, 1)
    assert erase(upstream, NOON + timedelta(days=2)) == 2
    assert personal(upstream) == []
    assert exported(upstream)[1].events == 12


def test_without_a_choice_it_stays_for_as_long_as_the_kiosk_keeps_it(upstream: Upstream, kiosk: Device) -> None:
    upstream.tenant("other")
    keeps(upstream, 1, "other")
    keeps(upstream, 1)
    keeps(upstream, None)
    record = record_of(4)
    announce(kiosk, record.now)
    sends(kiosk, record.now)
    assert erase(upstream, NOON + timedelta(days=1000)) == 0
    assert personal(upstream) == [2, 4]


def test_a_line_of_the_export_has_its_commitment_but_no_name(upstream: Upstream, kiosk: Device) -> None:
    record = record_of(2)
    announce(kiosk, record.now)
    sends(kiosk, record.now)
    keeps(upstream, 1)
    erase(upstream, NOON + timedelta(days=2))
    file = io.BytesIO()
    with transaction(upstream.engine) as connection:
        export.export(connection, "acme", "bank-2f", file)
    lines: list[Any] = [parse_line(raw) for raw in read_lines(io.BytesIO(file.getvalue()))]
    assert (lines[1].personal, lines[1].commitment) == (None, record.now.lines[1].commitment)
    assert b"E1" not in file.getvalue()


def test_a_booking_that_is_over_for_so_long_is_nobodys(database: Engine) -> None:
    by = a_bank(database, 2)
    with transaction(database) as connection:
        choices.set_days(connection, "acme", DAYS)
        old = book(connection, by, wish("p1", window=hours(1, 2), purpose="My shoes"), NOW)
        new = book(connection, by, wish("p2", window=hours(24, 25)), NOW)
        assert isinstance(old, Booking)
        assert isinstance(new, Booking)
        at = old.window.end + timedelta(days=DAYS, seconds=1)
        end_bookings(connection, "acme", at)
        retention.forget_bookings(connection, "other", at)
        assert rows.get(connection, "acme", old.id).person == "p1"
        assert retention.forget_bookings(connection, "acme", at) == 1
        assert retention.forget_bookings(connection, "acme", at) == 0
        found = rows.get(connection, "acme", old.id)
        assert (found.person, found.purpose, found.state) == ("", None, "ended")
        assert rows.get(connection, "acme", new.id).person == "p2"


def test_who_asked_for_a_door_or_granted_a_pin_is_forgotten_too(upstream: Upstream, kiosk: Device) -> None:
    upstream.tenant("other")
    keeps(upstream, DAYS)
    times = {"expires_at": NOON, "by": "Grace"}
    opening = {"kiosk": kiosk.kiosk, "bank": "A", "door": "07", "reason": "Lost badge", "asked_at": NOON, **times}
    recovery = {"operator": "ann", "granted_at": NOON, **times}
    with transaction(upstream.engine) as connection:
        connection.execute(remote_tables.opening.insert(), {"id": "o1", "tenant": "acme", **opening})
        for id_, tenant in (("r1", "acme"), ("r2", "other")):
            connection.execute(remote_tables.recovery.insert(), {"id": id_, "tenant": tenant, **recovery})
        used = {"tenant": "acme", "recovery": "r1", "kiosk": kiosk.kiosk, "at": NOON}
        connection.execute(remote_tables.recovery_used.insert(), used)
        retention.forget_requests(connection, "acme", NOON + timedelta(days=DAYS))
    assert len(upstream.rows(remote_tables.opening)) == 1
    with transaction(upstream.engine) as connection:
        for tenant in ("acme", "other"):
            retention.forget_requests(connection, tenant, NOON + timedelta(days=DAYS, seconds=1))
    assert (upstream.rows(remote_tables.opening), upstream.rows(remote_tables.recovery_used)) == ([], [])
    assert [one.id for one in upstream.rows(remote_tables.recovery)] == ["r2"]
