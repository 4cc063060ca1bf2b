"""`locker-upstream kiosk`: taken in, and taken out of use."""

from __future__ import annotations

import json
import os
import re

import pytest

from tests.fakes.callers import Device, Upstream
from tests.fakes.exports import Key
from tests.unit.upstream.cli.conftest import Run

HELLO = "/v1/kiosk"


@pytest.fixture
def stranger(upstream: Upstream) -> Device:
    return Device(upstream, Key.of("stranger"))


def asks(stranger: Device, name: str = "bank-3f") -> dict[str, str]:
    """To be taken in; what it was told."""
    import base64

    about = {"name": name, "site": "HQ\x1b[2J".replace("\x1b[2J", ""), "banks": ["A", "B"], "version": "1.0"}
    told = stranger.ask("POST", "/v1/enrolments", {**about, "key": base64.b64encode(stranger.key.public).decode()})
    assert told.status_code == 201
    found: dict[str, str] = told.json()
    return found


def test_a_kiosk_is_taken_in_after_its_fingerprint_was_compared(run: Run, stranger: Device) -> None:
    asked = asks(stranger)
    code, said = run("kiosk", "approve", asked["code"], "--tenant", "acme", typed=b"y\n")
    assert code == 0
    assert asked["fingerprint"] in said
    assert re.search(r"Kiosk: +bank-3f\nSite: +HQ\nBanks: +A, B\nVersion: +1.0\n", said)
    assert "Taken in as bank-3f of acme (" in said
    assert stranger.ask("GET", HELLO).json()["name"] == "bank-3f"
    (one,) = json.loads(run("kiosk", "list", "--tenant", "acme", "--json")[1])
    assert (one["name"], one["state"], one["events"], one["version"]) == ("bank-3f", "in use", 0, "1.0")


def test_it_is_not_where_the_fingerprint_is_another(run: Run, stranger: Device) -> None:
    asked = asks(stranger)
    assert run("kiosk", "approve", asked["code"], "--tenant", "acme", typed=b"n\n")[0] == 130
    assert stranger.ask("GET", HELLO).status_code == 403


def test_one_of_the_same_name_gets_a_new_key(run: Run, upstream: Upstream, stranger: Device) -> None:
    old = upstream.kiosk("bank-3f")
    said = run("kiosk", "approve", asks(stranger)["code"], "--tenant", "acme", "--yes")[1]
    assert "Tenant acme has a kiosk bank-3f already: it gets this key, and its old one is revoked." in said
    assert (old.ask("GET", HELLO).status_code, stranger.ask("GET", HELLO).status_code) == (403, 200)


def test_a_kiosk_is_denied(run: Run, stranger: Device) -> None:
    asked = asks(stranger)
    assert run("kiosk", "deny", asked["code"]) == (0, "Denied bank-3f.\n")
    assert stranger.ask("GET", f"/v1/enrolments/{asked['enrolment']}").json()["state"] == "denied"
    code, said = run("kiosk", "deny", asked["code"])
    assert (code, "No kiosk waits with this code" in said) == (os.EX_DATAERR, True)


def test_a_tenant_that_is_none_gets_no_kiosk(run: Run, stranger: Device) -> None:
    code, said = run("kiosk", "approve", asks(stranger)["code"], "--tenant", "nobody", "--yes")
    assert (code, "There is no tenant 'nobody'" in said) == (os.EX_DATAERR, True)


def test_whoever_tries_codes_has_to_wait(run: Run, stranger: Device) -> None:
    asked = asks(stranger)
    for _ in range(5):
        assert run("kiosk", "approve", "BBBB-BBBB", "--tenant", "acme", "--yes")[0] == os.EX_DATAERR
    code, said = run("kiosk", "approve", asked["code"], "--tenant", "acme", "--yes")
    assert (code, "Wait a quarter of an hour" in said) == (os.EX_TEMPFAIL, True)


def test_a_kiosk_is_revoked_and_decommissioned(run: Run, upstream: Upstream) -> None:
    kiosk = upstream.kiosk()
    assert run("kiosk", "decommission", "bank-2f", "--tenant", "acme") == (0, "bank-2f is out of use.\n")
    assert kiosk.ask("GET", HELLO).status_code == 410
    assert run("kiosk", "revoke", "bank-2f", "--tenant", "acme") == (0, "Revoked the key of bank-2f.\n")
    assert run("kiosk", "revoke", "bank-2f", "--tenant", "acme")[1] == "bank-2f had no key that was in use.\n"
    assert "out of use" in run("kiosk", "list", "--tenant", "acme")[1]


@pytest.mark.parametrize("command", ["revoke", "decommission"])
def test_another_tenants_kiosk_is_none(run: Run, upstream: Upstream, command: str) -> None:
    upstream.tenant("other")
    kiosk = upstream.kiosk(tenant="other")
    code, said = run("kiosk", command, "bank-2f", "--tenant", "acme")
    assert (code, said) == (os.EX_DATAERR, "Tenant acme has no kiosk bank-2f.\n")
    assert kiosk.ask("GET", HELLO).status_code == 200
