"""One kiosk, or a stranger, who sends more than anybody should: the others are served all the same."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.event import listen

from kiosk.audit import chain, erasures
from kiosk.audit.chain import Previous
from kiosk.audit.line import LONGEST
from tests.fakes.callers import NOON, Device, Upstream
from tests.fakes.chained import announce, batch, record_of, send
from tests.fakes.exports import Key
from upstream import gate
from upstream.database import tables
from upstream.database.database import transaction
from upstream.kiosks import approval, enrolment, keys
from upstream.notices import owed
from upstream.records import envelopes, epochs
from upstream.signatures import FRESH, forget_nonces


@pytest.fixture
def upstream(sqlite: Engine) -> Upstream:
    found = Upstream(sqlite)
    found.tenant()
    return found


@pytest.fixture
def kiosk(upstream: Upstream) -> Device:
    return upstream.kiosk()


def test_a_stranger_has_nothing_large_kept_in_memory(upstream: Upstream, kiosk: Device, monkeypatch):
    monkeypatch.setattr(gate, "STRANGERS_BODY", 1000)
    stranger = Device(upstream, Key.of("stranger"))
    for path in ("/v1/kiosk/events", "/v1/enrolments"):
        answer = stranger.ask("POST", path, ["x" * 2000])
        assert (answer.status_code, answer.json()["reason"]) == (401, "unknown-key")
    assert kiosk.ask("POST", "/v1/kiosk/events", ["x" * 2000]).status_code == 422


def test_refusals_in_the_name_of_one_key_do_not_fill_the_disk(upstream: Upstream, kiosk: Device, monkeypatch):
    monkeypatch.setattr(keys, "MOST_REFUSALS", 3)
    for _ in range(5):
        assert kiosk.ask("GET", "/v1/kiosk", created=upstream.clock() - 2 * FRESH).status_code == 401
    assert len(upstream.rows(tables.refusal)) == 3
    other = upstream.kiosk("bank-3f")
    other.ask("GET", "/v1/kiosk", created=upstream.clock() - 2 * FRESH)
    upstream.clock.turn(hours=1, seconds=1)
    kiosk.ask("GET", "/v1/kiosk", created=upstream.clock() - 2 * FRESH)
    assert len(upstream.rows(tables.refusal)) == 5


def test_epochs_one_after_another_raise_no_flood_of_alarms(upstream: Upstream, kiosk: Device, monkeypatch):
    monkeypatch.setattr(epochs, "MOST_A_DAY", 3)
    previous = Previous("f" * 32, 5, bytes(32))  # nobody has heard of that one

    def begins(at: int) -> int:
        name = f"{at:032x}"
        genesis = chain.genesis_text(name, "2026-11-24T11:00:00Z", Key.of("x").public, "restored", previous)
        return kiosk.ask("PUT", f"/v1/kiosk/epochs/{name}", {"number": at, "genesis": genesis}).status_code

    assert [begins(at) for at in range(1, 6)] == [200, 200, 200, 429, 429]
    assert len(upstream.rows(tables.alarm)) == 3
    assert begins(1) == 200, "it is there already"
    upstream.clock.turn(days=1, seconds=1)
    assert begins(4) == 200


def test_an_erasure_of_very_many_ranges_is_done_in_a_moment(upstream: Upstream, kiosk: Device):
    record = record_of(60)
    announce(kiosk, record.now)
    assert send(kiosk, batch(record.now, kiosk)).status_code == 200
    told = {"epoch": record.now.name, "events": erasures.ranges_text(range(2, 100_000, 4)), "why": "retention"}
    record.add(type=erasures.ERASED, detail=told)
    statements: list[str] = []
    listen(upstream.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    assert send(kiosk, batch(record.now, kiosk, 61)).status_code == 200
    assert len(statements) < 20, "not one for each range"
    gone = [one.sequence for one in upstream.rows(tables.event) if one.commitment and one.personal is None]
    assert gone == list(range(2, 60, 4))


@pytest.mark.parametrize(
    "data",
    [
        {"anything": "y" * LONGEST},
        {"header": "\x01" * 200_000, "commitment": "00" * 32, "personal": '"' * 300_000, "salt": "A" * 43 + "="},
    ],
)
def test_what_is_kept_unread_can_be_exported_all_the_same(upstream: Upstream, kiosk: Device, data: dict[str, str]):
    record = record_of(1)
    announce(kiosk, record.now)
    (one,) = batch(record.now, kiosk)
    (sent,) = envelopes.read_batch([{**one, "opaque": True, "data": data}], kiosk.source)
    kept = envelopes.read_event(0, sent, record.now.head)
    assert len(kept.line().to_bytes()) <= LONGEST
    assert send(kiosk, [{**one, "opaque": True, "data": data}]).json()["sequence"] == 1


def test_wrong_codes_at_the_same_time_are_counted_one_by_one(postgresql: Engine):
    begin, looked = threading.Barrier(15), []

    def guess() -> None:
        begin.wait()
        try:
            with transaction(postgresql) as connection:
                approval.pending_by_code(connection, "BCDF-GHJK", NOON)
                looked.append(1)
        except approval.NotDecided:
            return

    threads = [threading.Thread(target=guess) for _ in range(15)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(looked) == approval.MOST_WRONG


def test_a_kiosk_is_approved_anew_while_something_of_the_tenant_is_added(postgresql: Engine):
    """Its own alarm, say, which has the kiosk's row: they are not to wait for one another."""
    upstream = Upstream(postgresql)
    upstream.tenant()
    upstream.kiosk("bank-2f")
    key = Key.of("new").public
    caller = keys.Caller(keys.key_id(key), key, keys.ENROLMENT)
    with transaction(postgresql) as connection:
        waiting = enrolment.begin(connection, caller, enrolment.About("bank-2f", "HQ", [], "1"), NOON)
    with transaction(postgresql) as approving, transaction(postgresql) as other:
        approval.is_known(approving, waiting, "acme")
        approval._lock_tenant(approving, "acme")
        other.execute(text("SET LOCAL lock_timeout = '2s'"))
        owed.owe(other, "acme", owed.ALARM, {}, NOON)


def test_a_host_whose_clock_is_a_little_ahead_forgets_no_request_too_early(upstream: Upstream, kiosk: Device):
    request = kiosk.sign(upstream.http.build_request("GET", "/v1/kiosk"), created=upstream.clock() + FRESH)
    assert kiosk.send(request).status_code == 200
    upstream.clock.turn(seconds=2 * FRESH.total_seconds() - 5)
    with transaction(upstream.engine) as connection:
        forget_nonces(connection, upstream.clock() + timedelta(seconds=30))
    assert kiosk.send(request).json()["reason"] == "replayed"
