"""Conformance: what a kiosk has to do with openings, recoveries and issuing keys."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.spoken_protocol import PROBLEM, Speaker

CHANGES, KEY = "/v1/kiosk/changes", "/v1/kiosk/issuing-key"


def keys_told_to(who: Speaker, of: str) -> dict[str, dict[str, Any]]:
    """The files of a kiosk's issuing key, as a snapshot has them now, by their ids."""
    page = who.ask("GET", CHANGES).json()
    found = list(page["changes"])
    while page["more"]:
        page = who.ask("GET", f"{CHANGES}?cursor={page['cursor']}").json()
        found += page["changes"]
    return {
        one["id"]: one["value"]
        for one in found
        if one["kind"] == "issuing-key" and not one["deleted"] and one["value"]["kiosk"] == of
    }


def test_a_kiosks_key_reaches_the_others_and_is_replaced_as_a_whole(kiosk: Speaker, other_kiosk: Speaker):
    name = kiosk.ask("GET", "/v1/kiosk").json()["name"]
    for files in ({"key.0": "a key", "codes.1": "codes"}, {"key.0": "a key", "codes.2": "others"}, {}):
        assert kiosk.ask("PUT", KEY, {"files": files}).status_code == 200
        told = keys_told_to(other_kiosk, name).values()
        assert sorted(one["text"] for one in told) == sorted(files.values())
        assert {one["site"] for one in told} <= {"Conformance"}


@pytest.mark.parametrize("files", [{"other.1": "a key"}, {"key.a/b": "a key"}, {"key.0": ""}, {"key.0": 5}, None])
def test_what_is_no_file_is_refused(kiosk: Speaker, files: object):
    answer = kiosk.ask("PUT", KEY, {"files": files})
    assert (answer.status_code, answer.json()["type"]) == (422, PROBLEM + "invalid")


@pytest.mark.parametrize(
    ("path", "said"),
    [("openings", {"state": "opened"}), ("recoveries", {"state": "used"})],
    ids=["opening", "recovery"],
)
def test_an_answer_to_what_was_never_asked_for_is_refused(kiosk: Speaker, path: str, said: dict[str, str]):
    answer = kiosk.ask("POST", f"/v1/kiosk/{path}/nothing-like-it", said)
    assert (answer.status_code, answer.json()["type"]) == (404, PROBLEM + "not-found")


@pytest.mark.parametrize(
    ("path", "wish"),
    [
        ("openings", {"bank": "A", "door": "01", "by": "Ann", "reason": "a test"}),
        ("recoveries", {"operator": "E1", "by": "Ann"}),
    ],
    ids=["opening", "recovery"],
)
def test_no_kiosk_may_ask_for_either(kiosk: Speaker, path: str, wish: dict[str, str]):
    answer = kiosk.ask("POST", f"/v1/{path}", wish, idempotency_key="conformance")
    assert (answer.status_code, answer.json()["type"]) == (403, PROBLEM + "forbidden")
