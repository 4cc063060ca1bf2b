"""Whose requests are served, and that every other one is refused for the right reason, and remembered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, update

from tests.fakes.callers import NOON, URL, Device, Upstream
from tests.fakes.exports import Key
from upstream.database import tables
from upstream.database.database import transaction
from upstream.settings import Settings
from upstream.upkeep import keep_up


@pytest.fixture
def upstream(database: Engine) -> Upstream:
    found = Upstream(database)
    found.tenant()
    return found


@pytest.fixture
def kiosk(upstream: Upstream) -> Device:
    return upstream.kiosk()


def refusals(upstream: Upstream) -> list[str]:
    return [one.reason for one in upstream.rows(tables.refusal)]


def test_nothing_is_served_unsigned_but_what_is_meant_to_be(upstream):
    for path in ("/v1/health", "/metrics", "/openapi.json"):
        assert upstream.http.get(path).status_code == 200
    for method, path in (("GET", "/v1/kiosk"), ("POST", "/v1/health"), ("GET", "/nowhere"), ("POST", "/v1/enrolments")):
        answer = upstream.http.request(method, path)
        assert (answer.status_code, answer.json()["reason"]) == (401, "missing")
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["date"] == "Tue, 24 Nov 2026 12:00:00 GMT"


def test_an_unknown_key_is_refused(upstream):
    answer = Device(upstream, Key.of("nobody")).ask("GET", "/v1/kiosk")
    assert (answer.status_code, answer.json()["reason"]) == (401, "unknown-key")


@pytest.mark.parametrize("off", [-301, 301])
def test_a_request_of_another_time_is_stale(upstream, kiosk, off):
    answer = kiosk.ask("GET", "/v1/kiosk", created=NOON + timedelta(seconds=off))
    assert (answer.status_code, answer.json()["reason"]) == (401, "stale")
    assert refusals(upstream) == ["stale"]
    assert kiosk.ask("GET", "/v1/kiosk", created=NOON + timedelta(seconds=off * 299 / 301)).status_code == 200


def test_a_request_is_served_once_and_never_again(upstream, kiosk):
    request = kiosk.sign(upstream.http.build_request("GET", "/v1/kiosk"), created=NOON + timedelta(seconds=300))
    assert kiosk.send(request).status_code == 200
    for _ in range(12):
        answer = kiosk.send(request)
        assert answer.json()["reason"] in {"replayed", "stale"}
        keep_up(upstream.app.state.service)
        upstream.clock.turn(seconds=100)
    assert upstream.rows(tables.nonce) == []


def test_a_body_that_was_altered_on_the_way_is_refused(upstream, kiosk):
    path = "/v1/kiosk/checkpoints"
    request = kiosk.sign(upstream.http.build_request("POST", path, json={"note": "a"}))
    altered = upstream.http.build_request("POST", path, content=b"no JSON", headers=request.headers)
    answer = kiosk.send(altered)
    assert (answer.status_code, answer.json()["reason"]) == (401, "digest")
    assert refusals(upstream) == ["digest"]


@pytest.mark.parametrize(
    ("method", "url"), [("DELETE", "/v1/kiosk"), ("GET", "/v1/kiosk?a=1"), ("GET", "https://other.test/v1/kiosk")]
)
def test_a_signature_is_for_one_request(upstream, kiosk, method, url):
    request = kiosk.sign(upstream.http.build_request("GET", "/v1/kiosk"))
    headers = {name: value for name, value in request.headers.items() if name.startswith("signature")}
    answer = kiosk.send(upstream.http.build_request(method, url, headers=headers))
    assert (answer.status_code, answer.json()["reason"]) == (401, "bad-signature")


@pytest.mark.parametrize(
    "given",
    [{"nonce": None}, {"nonce": "short"}, {"label": "other"}, {"covered_component_ids": ("@method", "@authority")}],
    ids=str,
)
def test_a_signature_has_to_cover_all(kiosk, given):
    answer = kiosk.ask("GET", "/v1/kiosk", **given)
    assert (answer.status_code, answer.json()["reason"]) == (401, "missing")


def test_where_the_address_is_known_only_requests_to_it_are_served(database):
    upstream = Upstream(database, Settings(public_url="https://right.test"))
    upstream.tenant()
    kiosk = upstream.kiosk()
    assert kiosk.ask("GET", "/v1/kiosk").json()["reason"] == "bad-signature"
    request = kiosk.sign(upstream.http.build_request("GET", "https://right.test/v1/kiosk"))
    moved = upstream.http.build_request("GET", URL + "/v1/kiosk", headers={
        name: value for name, value in request.headers.items() if name.startswith("signature")
    })  # fmt: skip
    assert kiosk.send(moved).status_code == 200


def test_a_revoked_key_and_a_kiosk_out_of_use(upstream, kiosk):
    with transaction(upstream.engine) as connection:
        connection.execute(update(tables.key).values(revoked_at=NOON))
    assert kiosk.ask("GET", "/v1/kiosk").json()["type"] == "urn:locker-kiosk:problem:revoked"
    with transaction(upstream.engine) as connection:
        connection.execute(update(tables.kiosk).values(decommissioned_at=NOON))
    assert kiosk.ask("GET", "/v1/kiosk").status_code == 410
    assert refusals(upstream) == ["revoked", "decommissioned"]


def test_a_key_of_another_kind_is_refused(upstream):
    answer = upstream.client().ask("GET", "/v1/kiosk")
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:locker-kiosk:problem:forbidden")
    assert refusals(upstream) == ["forbidden"]


def test_a_body_may_have_its_size_and_no_more(database):
    upstream = Upstream(database, Settings(max_body=1000))
    upstream.tenant()
    answer = upstream.kiosk().ask("POST", "/v1/kiosk/checkpoints", {"note": "a" * 1000})
    assert (answer.status_code, answer.json()["type"]) == (413, "urn:locker-kiosk:problem:too-large")


def test_a_kiosk_was_heard_of(upstream, kiosk):
    kiosk.ask("GET", "/v1/kiosk")
    upstream.clock.turn(seconds=40)
    kiosk.ask("GET", "/v1/kiosk")
    assert upstream.rows(tables.kiosk)[0].seen_at == NOON + timedelta(seconds=40)
