"""What an earlier version recorded without a chain: an epoch without a key, that the next one vouches for."""

from __future__ import annotations

from kiosk.audit.fault import Kind
from kiosk.audit.report import sentences
from tests.fakes.exports import NOBODY, Key, RecordMade, edited, personal_text, resealed, reworded

KEY = Key.of("kiosk")


def _record(taken_over: int = 230) -> RecordMade:
    record = RecordMade(NOBODY, why="upgraded")
    record.fill(taken_over)
    record.begin(KEY, why="chained")
    record.add(type="kiosk.started")
    record.erase([2, 4], epoch=record.epochs[0])
    return record


def test_it_is_proven_only_since_the_upgrade(judge):
    record = _record()
    report = judge(record.export(), record.keys)
    assert (report.events, report.erased) == (232, 2)
    first, second = report.epochs
    assert (first.is_upgraded, first.key, first.checkpoints, first.last_checkpoint) == (True, None, 0, None)
    assert (second.is_upgraded, second.checkpoints) == (False, 1)
    assert any("proven only since 2026-11-24T11:00:00Z" in one for one in sentences(report))


def test_since_then_nothing_of_it_can_be_changed(judge):
    record = _record()
    whole = record.export()
    changed = [*whole[:6], reworded(whole[6], door="99"), *whole[7:]]
    assert judge(changed, record.keys).kind is Kind.HEADER
    rewritten = [*resealed(changed[:230]), *whole[230:]]
    found = judge(rewritten, record.keys)
    assert (found.kind, found.line) == (Kind.PREVIOUS, 231)
    assert judge([*whole[:229], *whole[230:]], record.keys).kind is Kind.PREVIOUS
    assert judge(whole[230:], record.keys).kind is Kind.PREVIOUS


def test_alone_it_proves_nothing(judge):
    record = _record()
    found = judge(record.export()[:230], record.keys)
    assert (found.kind, found.line) == (Kind.UNCOVERED, 230)


def test_only_the_first_epoch_may_be_without_a_key(judge):
    record = RecordMade(KEY)
    record.fill(3)
    assert judge(record.export(), record.keys).events == 3
    record.begin(NOBODY, why="upgraded")
    record.fill(3)
    record.begin(KEY, why="restored")
    record.fill(3)
    assert judge(record.export(), record.keys).kind is Kind.SHAPE


def test_only_an_upgraded_epoch_may_be_without_a_key(judge):
    record = RecordMade(NOBODY, why="installed")
    record.fill(3)
    record.begin(KEY, why="chained")
    record.fill(3)
    found = judge(record.export(), record.keys)
    assert (found.kind, found.line) == (Kind.SHAPE, 1)


def test_nobody_signs_it_later(judge):
    record = _record(4)
    whole = record.export()
    assert judge(whole, record.keys).events == 6
    signed = [*whole[:3], edited(whole[3], checkpoints=(record.epochs[0].note(4, KEY),)), *whole[4:]]
    assert judge(signed, record.keys).kind is Kind.CHECKPOINT_KEY


def test_a_selection_cannot_prove_it(judge):
    record = _record(4)
    alone = RecordMade(KEY, why="upgraded")
    alone.add(personal_text("Ada"))
    forged = [edited(raw, genesis=record.epochs[0].genesis) for raw in alone.select([[1]])]
    assert judge(alone.select([[1]]), [KEY.public]).events == 1
    assert judge(forged, [KEY.public]).kind in {Kind.EPOCH_KEY, Kind.SPLICED}
