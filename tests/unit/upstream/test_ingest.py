"""Events on their way into the record: in order, once, and what contradicts or lacks something is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from kiosk.audit import chain
from kiosk.audit.chain import Previous
from kiosk.audit.line import Line
from tests.fakes.callers import Device, Upstream
from tests.fakes.chained import announce, batch, record_of, send, sent
from tests.fakes.exports import EpochMade, RecordMade, personal_text
from upstream.database import tables


@pytest.fixture
def upstream(database: Engine) -> Upstream:
    found = Upstream(database)
    found.tenant()
    return found


@pytest.fixture
def kiosk(upstream: Upstream) -> Device:
    return upstream.kiosk()


def hashes(upstream: Upstream) -> list[bytes]:
    return [one.hash for one in sorted(upstream.rows(tables.event), key=lambda row: row.sequence)]


def alarms(upstream: Upstream) -> list[tuple[str, int]]:
    return [(one.kind, one.times) for one in upstream.rows(tables.alarm)]


def of(epoch: EpochMade, count: int) -> list[bytes]:
    return [line.hash for line in epoch.lines[:count]]


def test_a_record_arrives_as_it_is(upstream, kiosk):
    epoch = record_of(120).now
    announce(kiosk, epoch)
    send(kiosk, batch(epoch, kiosk, 1, 70))
    answer = send(kiosk, batch(epoch, kiosk, 71)).json()
    assert (answer["epoch"], answer["sequence"], answer["hash"]) == (epoch.name, 120, epoch.head.hex())
    assert hashes(upstream) == of(epoch, 120)
    stored = sorted(upstream.rows(tables.event), key=lambda row: row.sequence)
    assert [(one.header, one.personal, one.salt) for one in stored] == [
        (line.header, line.personal, line.salt) for line in epoch.lines
    ]
    record = kiosk.ask("GET", "/v1/kiosk").json()["record"]
    assert record == {"epoch": epoch.name, "sequence": 120, "hash": epoch.head.hex()}


def test_what_comes_twice_or_overlaps_is_stored_once(upstream, kiosk):
    epoch = record_of(9).now
    announce(kiosk, epoch)
    for first, last in ((1, 5), (1, 5), (3, 9), (2, 4)):
        assert send(kiosk, batch(epoch, kiosk, first, last)).status_code == 200
    assert hashes(upstream) == of(epoch, 9)
    assert alarms(upstream) == []


def test_events_before_which_one_is_missing_are_not_taken(upstream, kiosk):
    epoch = record_of(9).now
    announce(kiosk, epoch)
    assert send(kiosk, batch(epoch, kiosk, 2, 5)).json()["sequence"] == 0
    holed = batch(epoch, kiosk, 1, 3) + batch(epoch, kiosk, 5, 9)
    assert send(kiosk, holed).json()["sequence"] == 3
    assert hashes(upstream) == of(epoch, 3)


def test_another_event_in_the_place_of_one_is_a_fork_and_changes_nothing(upstream, kiosk):
    ours, theirs = record_of(5).now, RecordMade().now
    other = RecordMade()
    for at in range(6):
        other.add(door=f"{at + 50}")
    theirs = other.now
    announce(kiosk, ours)
    send(kiosk, batch(ours, kiosk))
    for _ in range(2):
        answer = send(kiosk, batch(theirs, kiosk, 5))
        assert (answer.status_code, answer.json()["type"]) == (409, "urn:locker-kiosk:problem:fork")
    assert hashes(upstream) == of(ours, 5)
    assert alarms(upstream) == [("fork", 2)]


def test_an_epoch_that_began_otherwise_is_a_fork(upstream, kiosk):
    ours, theirs = RecordMade().now, RecordMade(why="restored").now
    assert announce(kiosk, ours).json()["sequence"] == 0
    assert announce(kiosk, ours).status_code == 200
    assert announce(kiosk, theirs).status_code == 409
    assert alarms(upstream) == [("fork", 1)]


def test_an_epoch_nobody_announced_is_unknown(kiosk):
    answer = send(kiosk, batch(record_of(2).now, kiosk))
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:locker-kiosk:problem:unknown-epoch")


@pytest.mark.parametrize(
    "changes",
    [
        {"header": "{}"},
        {"header": '{"v":1}'},
        {"personal": '{"person":{"id":"p2"}}'},
        {"personal": None},
        {"salt": "AAAA"},
        {"commitment": "00" * 32},
        {"commitment": None},
        {"more": 1},
    ],
    ids=str,
)
def test_an_altered_event_is_refused_with_its_place(upstream, kiosk, changes):
    epoch = record_of(4).now
    announce(kiosk, epoch)
    events = batch(epoch, kiosk)
    events[1]["data"] |= changes
    answer = send(kiosk, events)
    assert (answer.status_code, answer.json()["index"]) == (422, 1)
    assert hashes(upstream) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "door.closed"},
        {"time": "2026-11-24T11:00:00Z"},
        {"audithash": "00" * 32},
        {"sequence": 0},
        {"data": []},
    ],
    ids=str,
)
def test_an_envelope_that_does_not_fit_is_refused(upstream, kiosk, changes):
    epoch = record_of(2).now
    announce(kiosk, epoch)
    events = batch(epoch, kiosk)
    events[0] |= changes
    assert send(kiosk, events).status_code == 422
    assert hashes(upstream) == []


def test_what_nobody_understands_is_kept_as_it_is_and_the_record_goes_on(upstream, kiosk):
    epoch = record_of(3).now
    announce(kiosk, epoch)
    events = batch(epoch, kiosk)
    strange = sent(epoch.lines[1], kiosk.source, opaque=True, type="\ud800", data={"header": "\0", "\ud800": [1]})
    assert send(kiosk, [events[0], strange, events[2]]).json()["sequence"] == 3
    assert hashes(upstream) == of(epoch, 3)
    assert alarms(upstream) == [("opaque", 1)]
    kept = next(one for one in upstream.rows(tables.event) if one.opaque)
    assert kept.header == '{"header": "\\u0000", "\\ud800": [1]}'


def test_events_of_another_kiosk_are_refused(upstream, kiosk):
    other = upstream.kiosk("bank-3f")
    epoch = record_of(2).now
    announce(kiosk, epoch)
    assert send(kiosk, batch(epoch, other)).status_code == 403
    assert send(other, batch(epoch, other)).json()["type"].endswith("unknown-epoch")
    assert hashes(upstream) == []


def test_tenants_have_records_of_their_own(upstream, kiosk):
    upstream.tenant("globex")
    other = upstream.kiosk(tenant="globex")
    epoch = record_of(3).now
    for one in (kiosk, other):
        announce(one, epoch)
    send(kiosk, batch(epoch, kiosk))
    assert other.ask("GET", "/v1/kiosk").json()["record"]["sequence"] == 0
    assert send(other, batch(epoch, other, 1, 2)).json()["sequence"] == 2


def test_what_the_kiosk_erased_goes_here_too(upstream, kiosk):
    record = record_of(6)
    epoch = record.now
    announce(kiosk, epoch)
    send(kiosk, batch(epoch, kiosk))
    record.erase([2, 4])
    record.add(personal_text("Grace"))
    assert send(kiosk, batch(epoch, kiosk, 7)).json()["sequence"] == 8
    personal = {one.sequence: one.personal is not None for one in upstream.rows(tables.event)}
    assert [seq for seq, there in personal.items() if there] == [6, 8]
    assert hashes(upstream) == of(epoch, 8)


def test_an_epoch_before_that_is_not_all_here_raises_an_alarm(upstream, kiosk):
    record = record_of(5)
    first = record.now
    second = record.begin(why="restored")
    announce(kiosk, first)
    send(kiosk, batch(first, kiosk, 1, 3))
    assert announce(kiosk, second, 2).status_code == 200
    assert alarms(upstream) == [("gap", 1)]


def test_an_epoch_that_forgets_events_raises_an_alarm(upstream, kiosk):
    record = record_of(5)
    first = record.now
    shorter = replace(first, lines=first.lines[:3])
    second = record.begin(why="restored", previous=Previous(first.name, 3, shorter.head))
    announce(kiosk, first)
    send(kiosk, batch(first, kiosk))
    assert announce(kiosk, second, 2).status_code == 200
    assert alarms(upstream) == [("rolled-back", 1)]


def test_epochs_that_each_say_they_came_after_the_other_are_no_endless_search(kiosk):
    record = RecordMade()
    first, second = record.now, record.begin()
    after_second = Previous(second.name, 1000, second.head)
    circle = chain.genesis_text(first.name, "2026-11-24T11:00:00Z", first.key.public, "restored", after_second)
    assert announce(kiosk, replace(first, genesis=circle), 1).status_code == 200
    after_first = Previous(first.name, 1000, first.head)
    other = chain.genesis_text(second.name, "2026-11-24T11:00:00Z", second.key.public, "restored", after_first)
    assert announce(kiosk, replace(second, genesis=other), 2).status_code == 200
    assert kiosk.ask("GET", "/v1/kiosk").json()["record"]["sequence"] == 0


def test_a_checkpoint_is_signed_here_too(upstream, kiosk):
    epoch = record_of(205).now
    announce(kiosk, epoch)
    send(kiosk, batch(epoch, kiosk))
    for size in (200, 100, 205):
        note = kiosk.ask("POST", "/v1/kiosk/checkpoints", {"note": epoch.note(size)}).json()["note"]
        assert note.startswith(epoch.note(size))
        assert note.splitlines()[-1].startswith("— locker-upstream ")
    assert len(upstream.rows(tables.checkpoint)) == 3


def test_a_checkpoint_over_other_events_is_a_fork(upstream, kiosk):
    epoch = record_of(5).now
    announce(kiosk, epoch)
    send(kiosk, batch(epoch, kiosk))
    answer = kiosk.ask("POST", "/v1/kiosk/checkpoints", {"note": epoch.note(4, root=bytes(32))})
    assert answer.status_code == 409
    assert alarms(upstream) == [("fork", 1)]
    early = kiosk.ask("POST", "/v1/kiosk/checkpoints", {"note": epoch.note(5).replace("\n5\n", "\n6\n")})
    assert early.status_code == 422


def test_the_kiosks_clock_is_written_down(upstream, kiosk):
    epoch = record_of(1).now
    announce(kiosk, epoch)
    line: Line = epoch.lines[0]
    media = "application/cloudevents-batch+json"
    told = [sent(line, kiosk.source)]
    kiosk.ask("POST", "/v1/kiosk/events", told, media_type=media, headers={"LK-Clock-Offset": "-2.5"})
    row = upstream.rows(tables.kiosk)[0]
    assert (row.clock_offset_ms, row.newest_event_clock) == (-2500, "synchronised")
