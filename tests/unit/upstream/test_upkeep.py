"""What goes on beside requests: by any number of processes, for every tenant, and ending when it is told to."""

from __future__ import annotations

import asyncio
import base64
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from tests.fakes.callers import NOON, Device, Upstream
from tests.fakes.chained import announce, batch, record_of, send
from tests.fakes.exports import Key
from tests.fakes.notifying import Notifying
from upstream import upkeep
from upstream.database import booking_tables, tables
from upstream.database.database import transaction
from upstream.database.locks import hold
from upstream.notices import choices, sender
from upstream.records import retention
from upstream.service import Service


@pytest.fixture
def upstream(database: Engine) -> Upstream:
    found = Upstream(database)
    found.tenant()
    return found


@pytest.fixture
def service(upstream: Upstream) -> Service:
    found: Service = upstream.app.state.service
    return found


def asks_to_be_taken_in(upstream: Upstream, name: str = "stranger") -> Device:
    device = Device(upstream, Key.of(name))
    about = {
        "key": base64.b64encode(device.key.public).decode(),
        "name": name,
        "site": "HQ",
        "banks": [],
        "version": "1",
    }
    assert device.ask("POST", "/v1/enrolments", {**about, "version": "1"}).status_code == 201
    return device


def test_what_was_asked_and_never_decided_is_forgotten_with_its_key(upstream: Upstream, service: Service) -> None:
    asks_to_be_taken_in(upstream)
    upstream.clock.turn(days=7)
    upkeep.keep_up(service)
    assert len(upstream.rows(tables.enrolment)) == 1
    upstream.clock.turn(hours=1)
    upkeep.keep_up(service)
    assert (upstream.rows(tables.enrolment), upstream.rows(tables.key)) == ([], [])


def test_refusals_are_kept_for_a_while_and_nonces_for_as_long_as_they_count(upstream, service) -> None:
    kiosk = upstream.kiosk()
    assert kiosk.ask("GET", "/v1/kiosk", created=NOON - timedelta(hours=1)).status_code == 401
    assert kiosk.ask("GET", "/v1/kiosk").status_code == 200
    upstream.clock.turn(minutes=9)
    upkeep.keep_up(service)
    assert (len(upstream.rows(tables.refusal)), len(upstream.rows(tables.nonce))) == (1, 1)
    upstream.clock.turn(minutes=3)
    upkeep.keep_up(service)
    assert (len(upstream.rows(tables.refusal)), len(upstream.rows(tables.nonce))) == (1, 0)
    upstream.clock.turn(days=91)
    upkeep.keep_up(service)
    assert upstream.rows(tables.refusal) == []
    assert [one.kind for one in upstream.rows(tables.key)] == ["kiosk"]


def test_notices_that_are_done_with_are_forgotten(upstream: Upstream, service: Service) -> None:
    acme = Notifying(upstream, "acme")
    acme.owes()
    upstream.clock.turn(days=4)
    acme.owes()
    assert acme.deliver() == 0
    upstream.clock.turn(days=27)
    upkeep.keep_up(service)
    assert [one.id for one in acme.rows] == [2]


def test_personal_data_goes_batch_after_batch_in_one_go(upstream, service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    kiosk, epoch = upstream.kiosk(), record_of(9).now
    announce(kiosk, epoch)
    send(kiosk, batch(epoch, kiosk))
    with transaction(upstream.engine) as connection:
        choices.set_days(connection, "acme", 1)
    upstream.clock.turn(days=2)
    upkeep.keep_up(service, lambda: True)
    assert len([one for one in upstream.rows(tables.event) if one.personal]) == 4
    upkeep.keep_up(service)
    assert [one for one in upstream.rows(tables.event) if one.personal] == []


def test_several_at_once_do_not_collide(upstream: Upstream, service: Service) -> None:
    kiosk, epoch = upstream.kiosk(), record_of(40).now
    announce(kiosk, epoch)
    send(kiosk, batch(epoch, kiosk))
    with transaction(upstream.engine) as connection:
        choices.set_days(connection, "acme", 1)
    upstream.clock.turn(days=2)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: upkeep.keep_up(service), range(4)))
    upkeep.keep_up(service)
    assert [one for one in upstream.rows(tables.event) if one.personal] == []


def test_a_tenant_that_another_is_at_is_passed_over(postgresql: Engine) -> None:
    upstream = Upstream(postgresql)
    upstream.tenant()
    done: list[str] = []
    with transaction(postgresql) as connection, pytest.MonkeyPatch.context() as patched:
        patched.setattr(upkeep, "OF_TENANTS", (lambda _connection, slug, _now: done.append(slug),))
        hold(connection, "upkeep", "acme")
        upkeep.keep_up(upstream.app.state.service)
        assert done == []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(upkeep, "OF_TENANTS", (lambda _connection, slug, _now: done.append(slug),))
        upkeep.keep_up(upstream.app.state.service)
    assert done == ["acme"]


@pytest.mark.expects_log("upkeep did not work")
def test_what_fails_for_one_tenant_hinders_no_other(upstream, service, monkeypatch: pytest.MonkeyPatch) -> None:
    upstream.tenant("other")
    done: list[str] = []

    def of_tenant(_connection: Connection, slug: str, _now: object) -> None:
        if slug == "acme":
            raise OperationalError("", {}, Exception("gone"))
        done.append(slug)

    monkeypatch.setattr(upkeep, "OF_TENANTS", (of_tenant,))
    upkeep.keep_up(service)
    assert done == ["other"]


def test_it_begins_with_the_app_and_ends_with_it(upstream, service, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is under way when the app ends is told so, and waited for."""
    begun, told = threading.Barrier(3), []

    def work(_service: Service, stopping: Callable[[], bool]) -> None:
        begun.wait(10)
        while not stopping():
            threading.Event().wait(0.001)
        told.append(True)

    monkeypatch.setattr(upkeep, "keep_up", work)
    monkeypatch.setattr(sender, "deliver", work)

    async def served() -> None:
        async with upkeep.lifespan(service)(upstream.app):
            await asyncio.to_thread(begun.wait, 10)

    asyncio.run(served())
    assert told == [True, True]


@pytest.mark.expects_log("upkeep failed, it is tried again", "upkeep did not work")
def test_a_round_that_fails_is_not_the_last(upstream, service, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = iter([ZeroDivisionError(), OperationalError("", {}, Exception("gone"))])
    gone_well = threading.Event()

    def work(_service: Service, _stopping: Callable[[], bool]) -> None:
        for error in rounds:
            raise error
        gone_well.set()

    monkeypatch.setattr(upkeep, "keep_up", work)
    monkeypatch.setattr(sender, "deliver", lambda *_: None)
    monkeypatch.setattr(upkeep, "KEEP_UP_EVERY_S", 0.001)

    async def served() -> None:
        async with upkeep.lifespan(service)(upstream.app):
            assert await asyncio.to_thread(gone_well.wait, 10)

    asyncio.run(served())


def test_old_answers_to_bookings_are_forgotten(upstream: Upstream, service: Service) -> None:
    client = upstream.client()
    row = {"client": client.id, "idempotency_key": "k", "tenant": "acme", "asked": "", "status": 201, "headers": "{}"}
    with transaction(upstream.engine) as connection:
        connection.execute(booking_tables.answered.insert(), {**row, "body": "{}", "at": NOON})
    upkeep.keep_up(service)
    assert len(upstream.rows(booking_tables.answered)) == 1
    upstream.clock.turn(hours=25)
    upkeep.keep_up(service)
    assert upstream.rows(booking_tables.answered) == []
