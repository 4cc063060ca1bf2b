"""Conformance: who may ask, and what is answered to everybody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import pytest

from tests.fakes.spoken_protocol import COVERED, PROBLEM, Speaker

HELLO = "/v1/kiosk"


def refusal(answer: httpx.Response) -> tuple[int, str, str | None]:
    """Status, word and reason of a problem, which has the form of one."""
    assert answer.headers["content-type"].startswith("application/problem+json")
    told = answer.json()
    assert (told["status"], bool(told["title"]), bool(told["detail"])) == (answer.status_code, True, True)
    assert told["type"].startswith(PROBLEM)
    return answer.status_code, told["type"].removeprefix(PROBLEM), told.get("reason")


def test_its_health_is_open_and_each_answer_is_dated(http: httpx.Client):
    answer = http.get("/v1/health")
    assert answer.status_code == 200
    assert abs(parsedate_to_datetime(answer.headers["date"]) - datetime.now(UTC)) < timedelta(days=1)


def test_its_description_is_open(http: httpx.Client):
    assert http.get("/openapi.json").json()["openapi"].startswith("3.")


def test_a_kiosk_is_greeted(kiosk: Speaker):
    answer = kiosk.ask("GET", HELLO)
    told = answer.json()
    assert (answer.status_code, told["kiosk"], told["tenant"]) == (200, kiosk.kiosk, kiosk.tenant)
    assert datetime.fromisoformat(told["server_time"]).tzinfo is not None


def test_who_does_not_sign_is_not_served(kiosk: Speaker):
    answer = kiosk.http.send(kiosk.request("GET", HELLO))
    assert refusal(answer) == (401, "signature", "missing")


@pytest.mark.parametrize("left_out", COVERED)
def test_all_that_matters_has_to_be_signed(kiosk: Speaker, left_out: str):
    covered = [one for one in COVERED if one != left_out]
    answer = kiosk.http.send(kiosk.sign(kiosk.request("GET", HELLO), covered=covered))
    assert refusal(answer) == (401, "signature", "missing")


def test_a_stranger_is_not_known(stranger: Speaker):
    assert refusal(stranger.ask("GET", HELLO)) == (401, "signature", "unknown-key")


def test_a_request_is_served_once(kiosk: Speaker):
    request = kiosk.sign(kiosk.request("GET", HELLO))
    assert kiosk.http.send(request).status_code == 200
    assert refusal(kiosk.http.send(request)) == (401, "signature", "replayed")


@pytest.mark.parametrize("minutes", [-10, 10])
def test_a_request_is_fresh(kiosk: Speaker, minutes: int):
    kiosk.ask("GET", HELLO)  # so that it knows upstream's clock
    request = kiosk.sign(kiosk.request("GET", HELLO), since=timedelta(minutes=minutes))
    assert refusal(kiosk.http.send(request)) == (401, "signature", "stale")


def test_a_signature_is_for_one_address(kiosk: Speaker):
    signed = kiosk.sign(kiosk.request("GET", HELLO))
    elsewhere = kiosk.request("GET", f"{HELLO}/changes")
    elsewhere.headers.update({name: signed.headers[name] for name in ("signature", "signature-input")})
    assert refusal(kiosk.http.send(elsewhere)) == (401, "signature", "bad-signature")


def test_a_signature_is_of_one_key(kiosk: Speaker, other_kiosk: Speaker):
    signed = other_kiosk.sign(other_kiosk.request("GET", HELLO))
    signed.headers["signature-input"] = signed.headers["signature-input"].replace(other_kiosk.id, kiosk.id)
    assert refusal(kiosk.http.send(signed)) == (401, "signature", "bad-signature")


def test_a_body_that_was_altered_on_the_way_is_found(kiosk: Speaker):
    signed = kiosk.sign(kiosk.request("POST", "/v1/kiosk/checkpoints", {"note": "one"}))
    altered = kiosk.request("POST", "/v1/kiosk/checkpoints", {"note": "two"})
    altered.headers.update({name: signed.headers[name] for name in ("signature", "signature-input", "content-digest")})
    assert refusal(kiosk.http.send(altered)) == (401, "signature", "digest")


def test_what_is_not_there_is_a_problem_too(kiosk: Speaker):
    assert refusal(kiosk.ask("GET", "/v1/nothing"))[:2] == (404, "not-found")


def test_a_kiosk_that_is_not_taken_in_yet_may_ask_for_nothing(stranger: Speaker, pending: dict[str, Any]):
    status, word, _ = refusal(stranger.ask("GET", HELLO))
    assert (status, word) in {(403, "not-enrolled"), (401, "signature")}
