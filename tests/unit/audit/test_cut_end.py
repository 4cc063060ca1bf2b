"""An epoch whose last events were deleted by hand: the kiosk had signed them, and its signatures are still there.

The exporter puts each checkpoint over more events than an epoch has onto that epoch's last line.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.audit.fault import Kind
from tests.fakes.exports import Key, RecordMade


def _cut(record: RecordMade, size: int) -> RecordMade:
    """Take the events after ``size`` from the epoch, and leave the checkpoints that were over them."""
    epoch = record.now
    left_over = [note for line in epoch.lines[size:] for note in line.checkpoints]
    del epoch.lines[size:]
    record.sign()
    last = epoch.lines[-1]
    epoch.lines[-1] = replace(last, checkpoints=(*last.checkpoints, *left_over))
    return record


def _signed(events: int) -> RecordMade:
    record = RecordMade()
    record.fill(events)
    record.sign()
    return record


@pytest.mark.parametrize("size", [1, 99, 100, 150, 219])
@pytest.mark.parametrize("goes_on", [True, False])
def test_an_end_that_was_deleted_by_hand_is_found(judge, size, goes_on):
    whole, record = _signed(220), _cut(_signed(220), size)
    for one in (whole, record):
        if goes_on:
            one.begin(why="broken")
            one.fill(3)
    assert judge(whole.export(), whole.keys).epochs[0].events == 220
    found = judge(record.export(), record.keys)
    assert (found.kind, found.line, found.seq) == (Kind.TRUNCATED, size, size + 1)
    assert found.sentence == (
        f"The epoch's end was cut off: the kiosk had signed 220 events, but those after event {size} are not here."
    )


def test_so_it_is_in_the_middle_of_several_epochs(judge):
    record = _signed(5)
    record.begin(why="restored")
    record.fill(230)
    record.sign()
    _cut(record, 120)
    for why in ("broken", "restored"):
        record.begin(why=why)
        record.fill(2)
    found = judge(record.export(), record.keys)
    assert (found.kind, found.line, found.epoch) == (Kind.TRUNCATED, 125, record.epochs[1].name)
    assert found.seq == 121


def test_the_plain_verifier_says_so_as_well(plain):
    record = _cut(_signed(220), 150)
    record.begin(why="broken")
    record.fill(3)
    key = record.now.key.public
    with pytest.raises(ValueError, match=r"event 151 of epoch .* are not here.* had signed 220: .* was cut off"):
        plain.verify(record.export(), {b"    ": key, plain.sha(b"locker-kiosk\n", b"\1" + key)[:4]: key})


def test_a_checkpoint_of_a_stranger_does_not_make_an_end_look_cut_off(judge):
    record, stranger = _signed(3), Key.of("stranger")
    last = record.now.lines[-1]
    forged = record.now.note(9, stranger, root=bytes(32))
    record.now.lines[-1] = replace(last, checkpoints=(*last.checkpoints, forged))
    assert judge(record.export(), record.keys).kind is Kind.CHECKPOINT_KEY
    assert judge(record.export(), [*record.keys, stranger.public]).kind is Kind.CHECKPOINT_KEY


def test_what_contradicts_the_events_that_are_here_is_said_first(judge):
    record = _cut(_signed(220), 150)
    last = record.now.lines[-1]
    wrong = record.now.note(150, root=bytes(32))
    record.now.lines[-1] = replace(last, checkpoints=(wrong, *last.checkpoints[1:]))
    assert judge(record.export(), record.keys).kind is Kind.ROOT
