"""Conformance: events are taken in order and once, are what was hashed, and are acknowledged by their hash."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import httpx
import pytest

from tests.fakes.spoken_protocol import BATCH, PROBLEM, Speaker, SpokenRecord, is_signed

PERSONAL = '{"person":{"id":"p1","known_as":"E1001","name":"Ada"}}'
Event = dict[str, Any]


def place(answer: httpx.Response) -> tuple[str, int, str]:
    """How far upstream says it is."""
    told = answer.json()
    assert answer.status_code == 200, told
    return told["epoch"], told["sequence"], told["hash"]


def after(record: SpokenRecord, events: int) -> tuple[str, int, str]:
    """How far that is, by the record itself."""
    return record.epoch, events, record.events[events - 1]["audithash"]


def problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix(PROBLEM)


def far(kiosk: Speaker, record: SpokenRecord) -> int:
    """After how many events upstream is."""
    return place(kiosk.announce(record))[1]


def test_an_epoch_begins_with_its_genesis(kiosk: Speaker):
    record = SpokenRecord()
    assert place(kiosk.announce(record)) == (record.epoch, 0, record.head.hex())
    assert kiosk.ask("GET", "/v1/kiosk").json()["record"] == {
        "epoch": record.epoch,
        "sequence": 0,
        "hash": record.head.hex(),
    }


def test_an_epoch_begins_in_one_way(kiosk: Speaker, record: SpokenRecord):
    assert problem(kiosk.announce(SpokenRecord(epoch=record.epoch))) == (409, "fork")


def test_what_is_no_genesis_is_refused(kiosk: Speaker, record: SpokenRecord):
    told = {"number": 1, "genesis": record.genesis.replace('"v":1', '"v": 1')}
    assert problem(kiosk.ask("PUT", f"/v1/kiosk/epochs/{'0' * 32}", told)) == (422, "invalid")


def test_events_are_acknowledged_by_the_last_ones_hash(kiosk: Speaker, record: SpokenRecord):
    assert place(kiosk.send(*record.grow(3))) == after(record, 3)
    assert place(kiosk.send(*record.grow(2, PERSONAL))) == after(record, 5)
    assert kiosk.ask("GET", "/v1/kiosk").json()["record"]["hash"] == record.head.hex()


def test_an_event_is_taken_once(kiosk: Speaker, record: SpokenRecord):
    record.grow(4)
    kiosk.send(*record.events[:3])
    assert place(kiosk.send(*record.events[:3])) == after(record, 3)
    assert place(kiosk.send(*record.events[1:])) == after(record, 4)


def test_what_comes_before_a_missing_event_is_taken(kiosk: Speaker, record: SpokenRecord):
    record.grow(6)
    kiosk.send(*record.events[:1])
    assert place(kiosk.send(*record.events[3:])) == after(record, 1)
    assert place(kiosk.send(record.events[1], *record.events[3:])) == after(record, 2)


def test_another_event_in_the_same_place_is_a_fork_and_nothing_is_stored(kiosk: Speaker, record: SpokenRecord):
    other = SpokenRecord(epoch=record.epoch, key=record.key)
    assert other.genesis == record.genesis
    kiosk.send(*record.grow(2))
    assert problem(kiosk.send(*other.grow(4, PERSONAL))) == (409, "fork")
    assert far(kiosk, record) == 2


def test_an_epoch_has_to_be_announced(kiosk: Speaker):
    assert problem(kiosk.send(*SpokenRecord().grow())) == (409, "unknown-epoch")


ALTERED: dict[str, Callable[[Event], object]] = {
    "header": lambda one: one["data"].update(header=one["data"]["header"].replace('"07"', '"08"')),
    "personal data": lambda one: one["data"].update(personal=PERSONAL.replace("Ada", "Bob")),
    "salt": lambda one: one["data"].update(salt=b64encode(bytes(32)).decode()),
    "commitment": lambda one: one["data"].update(commitment="00" * 32),
    "no commitment": lambda one: one["data"].update(commitment=None),
    "type": lambda one: one.update(type="door.opened"),
    "time": lambda one: one.update(time="2026-11-24T11:00:00.250001Z"),
    "hash": lambda one: one.update(id="00" * 32, audithash="00" * 32),
    "no data": lambda one: one.update(data=None),
    "version": lambda one: one.update(specversion="2.0"),
}


@pytest.mark.parametrize("what", ALTERED)
def test_an_event_that_was_altered_is_named_and_nothing_is_stored(kiosk: Speaker, record: SpokenRecord, what: str):
    events = deepcopy(record.grow(3, PERSONAL))
    ALTERED[what](events[1])
    answer = kiosk.send(*events)
    assert problem(answer) == (422, "invalid")
    assert answer.json()["index"] == 1
    assert "Ada" not in answer.text
    assert far(kiosk, record) == 0


def test_personal_data_that_is_erased_may_be_missing(kiosk: Speaker, record: SpokenRecord):
    (event,) = deepcopy(record.grow(1, PERSONAL))
    event["data"].update(personal=None, salt=None)
    assert place(kiosk.send(event)) == after(record, 1)


def test_what_can_not_be_understood_is_kept_as_it_is_and_the_chain_goes_on(kiosk: Speaker, record: SpokenRecord):
    first, *others = deepcopy(record.grow(3))
    first["data"]["header"] = "somebody has spoilt this"
    assert problem(kiosk.send(first)) == (422, "invalid")
    assert place(kiosk.send({**first, "opaque": True})) == after(record, 1)
    assert place(kiosk.send(*others)) == after(record, 3)


def test_nobody_speaks_for_another_kiosk(kiosk: Speaker, other_kiosk: Speaker, record: SpokenRecord):
    (event,) = record.grow(1)
    told = [{**event, "source": f"/tenants/{kiosk.tenant}/kiosks/{kiosk.kiosk}"}]
    answer = other_kiosk.ask("POST", "/v1/kiosk/events", told, media=BATCH)
    assert answer.status_code in {403, 422}
    assert problem(other_kiosk.send(event)) == (409, "unknown-epoch")
    assert far(kiosk, record) == 0


def test_a_batch_is_of_one_epoch(kiosk: Speaker, record: SpokenRecord):
    other = SpokenRecord()
    kiosk.announce(other, 2)
    assert problem(kiosk.send(*record.grow(), *other.grow())) == (422, "invalid")


def test_a_batch_has_500_events_at_most(kiosk: Speaker, record: SpokenRecord):
    assert kiosk.send(*record.grow(501)).status_code in {413, 422}
    assert place(kiosk.send(*record.events[:500])) == after(record, 500)


@pytest.mark.parametrize("told", [[], {}, "text", b"no JSON", b"\xff", [1], [[]], [{}]])
def test_what_is_no_batch_is_refused(kiosk: Speaker, told: object):
    answer = kiosk.ask("POST", "/v1/kiosk/events", told, media=BATCH)
    assert answer.status_code in {400, 422}
    assert answer.json()["type"].startswith(PROBLEM)


def test_a_body_has_4_megabytes_at_most(kiosk: Speaker):
    answer = kiosk.ask("POST", "/v1/kiosk/events", b" " * (4 * 1024 * 1024 + 1), media=BATCH)
    assert problem(answer) == (413, "too-large")


def test_a_checkpoint_is_countersigned(kiosk: Speaker, record: SpokenRecord):
    kiosk.send(*record.grow(7))
    note = record.checkpoint()
    answer = kiosk.ask("POST", "/v1/kiosk/checkpoints", {"note": note})
    signed = answer.json()["note"]
    assert signed.startswith(note)
    enrolment = kiosk.enrol().json()["enrolment"]
    key = kiosk.ask("GET", f"/v1/enrolments/{enrolment}").json()["upstream_key"].split("+", 2)[2]
    assert is_signed(signed, "locker-upstream", b64decode(key)[1:])
    assert is_signed(signed, "locker-kiosk", record.public)


def test_a_checkpoint_of_other_events_is_a_fork(kiosk: Speaker, record: SpokenRecord):
    kiosk.send(*record.grow(3))
    answer = kiosk.ask("POST", "/v1/kiosk/checkpoints", {"note": record.checkpoint(bytes(32))})
    assert problem(answer) == (409, "fork")


def test_a_checkpoint_of_events_that_are_not_here_yet_comes_too_early(kiosk: Speaker, record: SpokenRecord):
    record.grow(3)
    kiosk.send(*record.events[:2])
    answer = kiosk.ask("POST", "/v1/kiosk/checkpoints", {"note": record.checkpoint()})
    assert problem(answer) == (409, "not-yet")


def test_a_checkpoint_that_somebody_else_signed_is_refused(kiosk: Speaker, record: SpokenRecord):
    kiosk.send(*record.grow(3))
    forged = SpokenRecord(epoch=record.epoch)
    forged.events = record.events
    answer = kiosk.ask("POST", "/v1/kiosk/checkpoints", {"note": forged.checkpoint()})
    assert answer.status_code in {409, 422}
