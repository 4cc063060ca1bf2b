"""What the command line may ask, and people on their way over the socket."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.people import PersonKind
from kiosk.engine import screens
from kiosk.engine.ports import PersonRecord
from kiosk.runtime.control_requests import handlers, person_from_json, person_to_json
from kiosk.runtime.order_values import Answer
from tests.fakes.clock import NOON
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig

BADGE, QR = CredentialKind.BADGE, CredentialKind.QR
FULL = PersonRecord(
    "E-17",
    "Zoë",
    PersonKind.CONTRACTOR,
    email="zoe@example.org",
    valid_from=NOON,
    valid_until=NOON + timedelta(days=1),
    needs_reachable=True,
    groups=frozenset({"lab", "night-watch"}),
    told=frozenset({"email", "groups", "valid_from"}),
    credentials={BADGE: b"\x00\xff", QR: b"\x01"},
)


@pytest.fixture
def rig() -> Iterator[Rig]:
    with quick_folder() as folder:
        rig = Rig(folder)
        yield rig
        rig.close()


def ask(rig: Rig, name: str, **request: Any) -> Answer:
    """As it arrives at the engine: the server has added whose process it came from."""
    return handlers(rig.kiosk)[name]({**request, "operator": "grace (command line)"})


@pytest.mark.parametrize("record", [FULL, PersonRecord("E-18", "Yan")])
def test_a_person_arrives_as_they_left(record: PersonRecord):
    assert person_from_json(json.loads(json.dumps(person_to_json(record)))) == record


def test_people_are_saved_and_served_at_their_next_tap(rig: Rig):
    badge = {BADGE: rig.secrets.lookup(BADGE, "badge:zoe")}
    people = [person_to_json(PersonRecord("E-17", "Zoë", credentials=badge))]
    assert ask(rig, "people.save", people=people) == {"refused": []}
    rig.tap("zoe")
    rig.shows(screens.DoorOpening)


def test_a_qr_code_is_issued_to_somebody_known(rig: Rig):
    rig.person("ada")
    lookup = rig.secrets.lookup(QR, "qr:new").hex()
    ask(rig, "qr.issue", person="ada", lookup=lookup)
    rig.tap("new", QR)
    assert rig.sent == ["01"]
    with pytest.raises(ValueError, match="nobody"):
        ask(rig, "qr.issue", person="nobody", lookup=lookup)


def test_somebody_who_is_suspended_is_refused_until_they_are_restored(rig: Rig):
    rig.person("ada")
    ask(rig, "person.suspend", person="ada", suspended=True)
    rig.tap("ada")
    rig.shows(screens.NotAllowed)
    ask(rig, "person.suspend", person="ada", suspended=False)
    rig.tap("ada")
    rig.shows(screens.DoorOpening)
    with pytest.raises(ValueError, match="nobody"):
        ask(rig, "person.suspend", person="nobody", suspended=True)


def test_the_status_is_plain_json(rig: Rig):
    found = json.loads(json.dumps(ask(rig, "status")))
    assert [(one["door"], one["occupancy"], one["sensor"]) for one in found["compartments"]][:1] == [
        ("01", "free", "closed")
    ]
    assert {(one["name"], one["state"]) for one in found["devices"]} == {("left", "up"), ("right", "up")}
    assert ask(rig, "ping") == {}
