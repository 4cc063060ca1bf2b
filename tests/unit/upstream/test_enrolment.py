"""How a kiosk becomes known: by a code on its screen, and somebody who compares what it shows."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.fakes.callers import Device, Upstream
from tests.fakes.exports import Key
from upstream.database import tables
from upstream.database.database import transaction
from upstream.kiosks import approval
from upstream.kiosks.approval import NotDecided


@pytest.fixture
def upstream(database: Engine) -> Upstream:
    found = Upstream(database)
    found.tenant()
    return found


@pytest.fixture
def device(upstream: Upstream) -> Device:
    return Device(upstream, Key.of("new"))


def ask(device: Device, **changes: Any) -> Any:
    key = base64.b64encode(device.key.public).decode()
    told = {"key": key, "name": "bank-2f", "site": "HQ", "banks": ["A"], "version": "1.0", **changes}
    return device.ask("POST", "/v1/enrolments", told)


def state(device: Device, id_: str) -> Any:
    return device.ask("GET", f"/v1/enrolments/{id_}").json()


def approve(upstream: Upstream, code: str, tenant: str = "acme") -> str | None:
    with transaction(upstream.engine) as connection:
        waiting = approval.pending_by_code(connection, code, upstream.clock())
    if waiting is None:
        return None
    with transaction(upstream.engine) as connection:
        return approval.approve(connection, waiting, tenant, upstream.clock())


def test_a_kiosk_is_taken_in(upstream, device):
    answer = ask(device)
    begun = answer.json()
    assert answer.status_code == 201
    assert begun["expires_at"] == "2026-11-24T12:15:00.000000Z"
    assert begun["fingerprint"].replace(" ", "") == device.id[:32]
    assert state(device, begun["enrolment"])["state"] == "pending"
    assert device.ask("GET", "/v1/kiosk").json()["type"].endswith("not-enrolled")
    kiosk = approve(upstream, begun["code"].lower().replace("-", " "))
    found = state(device, begun["enrolment"])
    assert (found["state"], found["kiosk"], found["tenant"]) == ("approved", kiosk, "acme")
    assert found["upstream_key"].startswith("locker-upstream+")
    assert device.ask("GET", "/v1/kiosk").json()["kiosk"] == kiosk


def test_asked_again_the_answer_is_the_same_until_it_expires(upstream, device):
    first = ask(device).json()
    assert ask(device).json() == first
    upstream.clock.turn(minutes=15)
    assert state(device, first["enrolment"])["state"] == "expired"
    assert approve(upstream, first["code"]) is None
    assert ask(device).json()["enrolment"] != first["enrolment"]


def test_only_the_key_that_asked_is_told(upstream, device):
    begun = ask(device).json()
    assert upstream.kiosk("other").ask("GET", f"/v1/enrolments/{begun['enrolment']}").status_code == 404


def test_nobody_can_ask_for_anothers_key(upstream, device):
    other = base64.b64encode(Key.of("other").public).decode()
    assert ask(device, key=other).json()["reason"] == "unknown-key"
    assert upstream.rows(tables.enrolment) == []


@pytest.mark.parametrize("changes", [{"name": ""}, {"site": "a\nb"}, {"banks": "A"}, {"version": "\0"}], ids=str)
def test_what_is_no_name_is_refused(upstream, device, changes):
    assert ask(device, **changes).status_code == 422
    assert upstream.rows(tables.enrolment) == []


def test_five_wrong_codes_and_nobody_tries_further_for_a_while(upstream, device):
    begun = ask(device).json()
    for wrong in ("BBBB-BBBB", "", "0000-0000", "BCDF", "AEIO-UAEI"):
        assert approve(upstream, wrong) is None
    with pytest.raises(NotDecided):
        approve(upstream, begun["code"])
    upstream.clock.turn(minutes=15)
    assert approve(upstream, ask(device).json()["code"]) is not None


def test_enrolled_anew_the_kiosk_is_the_same_and_its_old_key_is_dead(upstream, device):
    first = approve(upstream, ask(device).json()["code"])
    again = Device(upstream, Key.of("newer"))
    assert approve(upstream, ask(again).json()["code"]) == first
    assert device.ask("GET", "/v1/kiosk").json()["type"].endswith("revoked")
    assert again.ask("GET", "/v1/kiosk").status_code == 200


def test_a_tenant_that_is_not_there_takes_nobody_in(upstream, device):
    begun = ask(device).json()
    with pytest.raises(NotDecided):
        approve(upstream, begun["code"], "globex")
    assert state(device, begun["enrolment"])["state"] == "pending"


def test_who_was_denied_may_ask_again(upstream, device):
    begun = ask(device).json()
    with transaction(upstream.engine) as connection:
        waiting = approval.pending_by_code(connection, begun["code"], upstream.clock())
        assert waiting is not None
        approval.deny(connection, waiting, upstream.clock())
    assert state(device, begun["enrolment"])["state"] == "denied"
    assert ask(device).json()["enrolment"] != begun["enrolment"]
