"""The numbers for Prometheus: they follow what happens, and name nobody."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.fakes.callers import Device, Upstream
from tests.fakes.chained import announce, batch, record_of, send
from tests.fakes.exports import Key, RecordMade


@pytest.fixture
def upstream(sqlite: Engine) -> Upstream:
    found = Upstream(sqlite)
    found.tenant()
    return found


def numbers(upstream: Upstream) -> dict[str, float]:
    """By name and labels, as Prometheus reads them."""
    answer = upstream.http.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines}


def test_kiosks_are_counted_and_those_that_fell_silent(upstream: Upstream) -> None:
    one, _ = upstream.kiosk("one"), upstream.kiosk("two")
    found = numbers(upstream)
    assert (found["upstream_kiosks"], found["upstream_kiosks_silent"]) == (2, 2)
    one.ask("GET", "/v1/kiosk")
    assert numbers(upstream)["upstream_kiosks_silent"] == 1
    upstream.clock.turn(minutes=16)
    assert numbers(upstream)["upstream_kiosks_silent"] == 2


def test_events_requests_and_refusals_are_counted(upstream: Upstream) -> None:
    kiosk, epoch = upstream.kiosk(), record_of(7).now
    announce(kiosk, epoch)
    send(kiosk, batch(epoch, kiosk))
    send(kiosk, batch(epoch, kiosk))
    kiosk.ask("GET", "/v1/kiosk", created=upstream.clock() - timedelta(hours=1))
    Device(upstream, Key.of("stranger")).ask("GET", "/v1/kiosk")
    upstream.http.get("/v1/kiosk")
    found = numbers(upstream)
    assert found["upstream_events_stored_total"] == 7
    assert found['upstream_requests_total{method="POST",status="200"}'] == 2
    assert found['upstream_requests_total{method="GET",status="401"}'] == 3
    assert found["upstream_request_seconds_count"] == 6
    refused = {name: number for name, number in found.items() if name.startswith("upstream_refused_total")}
    assert refused == {f'upstream_refused_total{{reason="{one}"}}': 1 for one in ("stale", "unknown-key", "missing")}


def test_alarms_and_those_who_wait_are_told(upstream: Upstream) -> None:
    kiosk, other = upstream.kiosk(), RecordMade()
    other.add(door="99")
    epoch = record_of(3).now
    announce(kiosk, epoch)
    send(kiosk, batch(epoch, kiosk))
    assert numbers(upstream)['upstream_alarms{kind="fork"}'] == 0
    assert send(kiosk, batch(other.now, kiosk)).status_code == 409
    stranger = Device(upstream, Key.of("stranger"))
    about = {"name": "bank-3f", "site": "HQ", "banks": [], "version": "1"}
    stranger.ask("POST", "/v1/enrolments", {**about, "key": base64.b64encode(stranger.key.public).decode()})
    found = numbers(upstream)
    assert (found['upstream_alarms{kind="fork"}'], found["upstream_enrolments_pending"]) == (1, 1)
    upstream.clock.turn(minutes=16)
    assert numbers(upstream)["upstream_enrolments_pending"] == 0


def test_no_tenant_kiosk_or_person_is_named(upstream: Upstream) -> None:
    kiosk, epoch = upstream.kiosk(), record_of(7).now
    announce(kiosk, epoch)
    send(kiosk, batch(epoch, kiosk))
    told = upstream.http.get("/metrics").text
    assert not [one for one in ("acme", "Acme", "bank-2f", "E1", kiosk.id, epoch.name) if one in told]


def test_a_method_that_somebody_makes_up_makes_no_number_of_its_own(upstream: Upstream) -> None:
    for method in ("PROPFIND", "X" * 30):
        upstream.http.request(method, "/v1/health")
    assert [name for name in numbers(upstream) if "PROPFIND" in name or "XXX" in name] == []
