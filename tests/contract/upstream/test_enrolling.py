"""Conformance: being taken in by a code."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from tests.fakes.spoken_protocol import Speaker

CODE = "[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}"


def test_whoever_asks_is_told_a_code(pending: dict[str, Any]):
    assert re.fullmatch(CODE, pending["code"])
    assert pending["enrolment"]
    assert pending["poll_s"] > 0


def test_the_fingerprint_is_the_first_half_of_the_keys_id(stranger: Speaker, pending: dict[str, Any]):
    assert re.sub("[^0-9a-f]", "", pending["fingerprint"].lower()) == stranger.id[:32]


def test_the_code_lives_a_quarter_of_an_hour(stranger: Speaker):
    answer = stranger.enrol()
    asked = parsedate_to_datetime(answer.headers["date"])
    lives = datetime.fromisoformat(answer.json()["expires_at"]) - asked
    assert timedelta(minutes=14, seconds=50) < lives < timedelta(minutes=15, seconds=10)


def test_asked_again_the_answer_is_the_same(stranger: Speaker, pending: dict[str, Any]):
    assert stranger.enrol().json() == pending


def test_it_is_pending_until_somebody_has_decided(stranger: Speaker, pending: dict[str, Any]):
    answer = stranger.ask("GET", f"/v1/enrolments/{pending['enrolment']}")
    assert (answer.status_code, answer.json()["state"]) == (200, "pending")


def test_only_who_asked_is_told_how_it_stands(kiosk: Speaker, pending: dict[str, Any]):
    answer = kiosk.ask("GET", f"/v1/enrolments/{pending['enrolment']}")
    assert answer.status_code in {403, 404}


def test_a_key_is_enrolled_by_whoever_has_it(stranger: Speaker, kiosk: Speaker):
    answer = stranger.enrol(key=b64encode(kiosk.public).decode())
    assert answer.status_code in {401, 422}


def test_who_was_taken_in_is_told_upstreams_key(kiosk: Speaker):
    asked = kiosk.enrol().json()
    told = kiosk.ask("GET", f"/v1/enrolments/{asked['enrolment']}").json()
    assert (told["state"], told["kiosk"], told["tenant"]) == ("approved", kiosk.kiosk, kiosk.tenant)
    assert re.fullmatch(r"locker-upstream\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}", told["upstream_key"])
