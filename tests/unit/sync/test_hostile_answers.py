"""Answers that nobody should give: none takes the kiosk's memory, its time for ever, or its engine."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest

from kiosk.domain.syncing import SyncKind
from kiosk.engine.upstream import apply_changes
from kiosk.store.outbox import RecordOutbox
from kiosk.sync import answers, client
from kiosk.sync.chores import Chores, Client
from kiosk.sync.errors import SyncError, Unreachable
from kiosk.sync.pull import Puller
from kiosk.sync.worker import TELL_AFTER_S
from tests.fakes.small_upstream import PROBLEM, SmallUpstream
from tests.fakes.syncing import Synced

INVALID = {"type": PROBLEM + "invalid", "detail": "It can't be taken.", "index": 0}


def refuses(upstream: SmallUpstream, synced: Synced, last: str) -> None:
    """From now on upstream can't take what is sent to paths that end so."""
    own = upstream.transport

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith(last):
            return httpx.Response(422, json=INVALID)
        return own.handle_request(request)

    synced.transport = httpx.MockTransport(answer)
    synced.join()


def turn_on(synced: Synced, most: int = 20) -> list[int]:
    """So many turns; one entry for each time that the chores were done."""
    done: list[int] = []

    def chore(_: Client) -> bool:
        done.append(1)
        return False

    synced.worker._chores = Chores([chore], synced.rig.clock.monotonic)
    for _ in range(most):
        synced.worker.turn()
    return done


@pytest.mark.parametrize(
    "date",
    [
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Fri, 31 Dec 9999 23:59:59 -0100",
        "Fri, 31 Dec 99999999999 23:59:59 GMT",
        "Mon, 01 Jan 0100 00:00:00 GMT",
        "Mon, 01 Jan 2026 00:00:00 +99999999999999",
    ],
)
def test_a_date_that_can_not_be_is_none(synced: Synced, upstream: SmallUpstream, date: str):
    upstream.answers = [httpx.Response(503, headers={"Date": date, "Retry-After": date})]
    with pytest.raises(Unreachable):
        synced.client.hello()
    assert synced.client.answered_at is None
    synced.rig.clock.turn(seconds=5)
    assert synced.client.hello().tenant == "acme"


@pytest.mark.parametrize("body", [b"[" * 100_000, b"\xff", b'{"kiosk": "\xed\xa0\x80"}', b""])
def test_what_can_not_be_read_is_no_answer(body: bytes):
    with pytest.raises(Unreachable):
        answers.told(httpx.Response(200, content=body))
    assert str(answers.error(httpx.Response(409, content=body)))


def test_numbers_that_no_database_has_are_none():
    with pytest.raises(Unreachable):
        answers.place({"epoch": "e", "sequence": 1 << 60, "hash": "00" * 32})
    assert answers.enrolment({"enrolment": "x", "poll_s": 10**400}).poll_s == 60


def test_half_a_letter_does_not_end_the_engine(synced: Synced, upstream: SmallUpstream):
    person = {"kind": "person", "id": "a", "version": 1, "deleted": False, "value": {"name": "Ad\ud800a", "groups": []}}
    page = {"changes": [person], "cursor": "c\udfff", "more": False, "snapshot": True}
    upstream.answers = [httpx.Response(200, content=json.dumps(page).encode())]
    Puller(synced.rig.kiosk, synced.engine.ask, synced.rig.clock.monotonic).pull_once(synced.client)
    assert apply_changes.cursor(synced.rig.kiosk) == "c?"
    assert synced.rig.rows("SELECT name FROM person") == [("Ad?a",)]


def test_an_answer_without_an_end_is_not_waited_for(synced: Synced, upstream: SmallUpstream, monkeypatch):
    sent = []

    def for_ever() -> Iterator[bytes]:
        while True:
            sent.append(1)
            yield bytes(1 << 16)

    monkeypatch.setattr(client, "MOST_BYTES", 1 << 20)
    upstream.answers = [httpx.Response(200, content=for_ever())]
    with pytest.raises(Unreachable, match="did not end"):
        synced.client.hello()
    assert len(sent) <= 18
    monkeypatch.setattr(client, "WHOLE_S", -100.0)
    upstream.answers = [httpx.Response(200, content=for_ever())]
    with pytest.raises(Unreachable, match="did not end"):
        synced.client.hello()


def test_an_answer_that_unfolds_is_not_read(synced: Synced, upstream: SmallUpstream):
    packed = httpx.ByteStream(gzip.compress(bytes(1 << 20)))
    upstream.answers = [httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=packed)]
    with pytest.raises(Unreachable, match="does not use"):
        synced.client.hello()


def test_nothing_is_sent_along_that_an_answer_left_behind(synced: Synced, upstream: SmallUpstream):
    headers = [("Set-Cookie", f"c{number}={'x' * 3000}") for number in range(30)]
    upstream.answers = [httpx.Response(503, headers=headers)]
    with suppress(SyncError):
        synced.client.hello()
    assert dict(synced.client._http.cookies) == {}


@pytest.mark.expects_log("event_not_understood", "checkpoint_not_taken")
@pytest.mark.parametrize("last", ["events", "epochs", "checkpoints"])
def test_what_upstream_does_not_take_of_the_record_holds_up_nothing_else(
    synced: Synced, upstream: SmallUpstream, last: str
):
    if last == "epochs":
        last = synced.epochs()[0].id
    refuses(upstream, synced, last)
    synced.happens(100)
    assert turn_on(synced)


@pytest.mark.expects_log("sync.failed")
def test_a_line_that_can_not_be_sent_holds_up_nothing_else(synced: Synced, upstream: SmallUpstream, monkeypatch):
    def fails(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(RecordOutbox, "batch", fails)
    assert turn_on(synced, 4)


@pytest.mark.expects_log("checkpoint_not_taken")
def test_a_checkpoint_that_is_not_taken_does_not_hold_back_the_record(synced: Synced, upstream: SmallUpstream):
    refuses(upstream, synced, "checkpoints")
    synced.happens(100)
    turn_on(synced)
    synced.engine.begin_anew("restored")
    synced.happens(3)
    turn_on(synced)
    assert upstream.log() == synced.recorded()


@pytest.mark.expects_log("event_not_understood", "device")
def test_an_upstream_that_only_greets_is_told_as_one_that_does_not_work(synced: Synced, upstream: SmallUpstream):
    refuses(upstream, synced, "events")
    turn_on(synced, 2)
    synced.rig.clock.turn(seconds=TELL_AFTER_S + 1)
    waits = [synced.worker.turn() for _ in range(24)]
    assert max(waits) > 1, "it waits longer and longer"
    assert synced.worker.state.kind is SyncKind.UNREACHABLE
    assert synced.rig.events("device.down") != []
