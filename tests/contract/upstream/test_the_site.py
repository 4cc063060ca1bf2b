"""Conformance: what a kiosk says of its banks reaches the others of its tenant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.fakes.spoken_protocol import PROBLEM, Speaker

CHANGES, STATE = "/v1/kiosk/changes", "/v1/kiosk/state"
BANK: dict[str, Any] = {"bank": "C-1", "open": True, "free": {"S": 2}, "visitors": {"M": 1}, "reachable": 1}
HELD = {"person": "E1001", "bank": "C-1", "door": "12"}
NOTHING: dict[str, Any] = {"banks": [], "holdings": []}


@pytest.fixture
def since(kiosk: Speaker, other_kiosk: Speaker) -> Iterator[str]:
    """Where the other kiosk has taken everything; afterwards nothing is said of the one."""
    assert kiosk.ask("PUT", STATE, NOTHING).status_code == 200
    page = other_kiosk.ask("GET", CHANGES).json()
    while page["more"]:
        page = other_kiosk.ask("GET", f"{CHANGES}?cursor={page['cursor']}").json()
    yield page["cursor"]
    kiosk.ask("PUT", STATE, NOTHING)


def heard(other: Speaker, since: str) -> dict[str, Any]:
    """What has changed of banks and doors, by kind."""
    found = other.ask("GET", f"{CHANGES}?cursor={since}").json()["changes"]
    return {one["kind"]: one for one in found if one["kind"] in {"bank", "holding"}}


def test_others_learn_what_it_can_give_and_who_has_a_door(kiosk: Speaker, other_kiosk: Speaker, since: str):
    assert kiosk.ask("PUT", STATE, {"banks": [BANK], "holdings": [HELD]}).status_code == 200
    told = heard(other_kiosk, since)
    name = kiosk.ask("GET", "/v1/kiosk").json()["name"]
    assert BANK.items() <= told["bank"]["value"].items()
    assert (told["bank"]["value"]["kiosk"], told["bank"]["value"]["confirmed"]) == (name, True)
    assert {"site", "at"} <= told["bank"]["value"].keys()
    assert (HELD | {"kiosk": name}).items() <= told["holding"]["value"].items()


def test_what_is_said_again_is_no_change(kiosk: Speaker, other_kiosk: Speaker, since: str):
    for changed in (True, False):
        answer = kiosk.ask("PUT", STATE, {"banks": [BANK], "holdings": [HELD]})
        assert (answer.status_code, answer.json()["changed"]) == (200, changed)
    before = heard(other_kiosk, since)["bank"]["version"]
    assert kiosk.ask("PUT", STATE, {"banks": [BANK], "holdings": []}).json()["changed"] is True
    told = heard(other_kiosk, since)
    assert (told["bank"]["version"], told["holding"]["deleted"]) == (before, True)


def test_what_makes_no_sense_is_refused(kiosk: Speaker, since: str):
    for wrong in ({"banks": [BANK, BANK], "holdings": []}, {"banks": [BANK | {"free": {"S": -1}}], "holdings": []}):
        answer = kiosk.ask("PUT", STATE, wrong)
        assert (answer.status_code, answer.json()["type"]) == (422, f"{PROBLEM}invalid")


def test_a_kiosk_does_not_see_the_sites_as_clients_do(kiosk: Speaker):
    answer = kiosk.ask("GET", "/v1/sites")
    assert (answer.status_code, answer.json()["type"]) == (403, f"{PROBLEM}forbidden")
