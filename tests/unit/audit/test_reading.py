"""How a file is read: in pieces, by several processes, never much of it at once; and what is said of what it holds."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

from kiosk.audit import line, reading
from kiosk.audit.fault import Fault, Kind
from kiosk.audit.line import LONGEST, read_lines
from kiosk.audit.reading import Reading
from kiosk.audit.report import sentences
from kiosk.audit.verify import verify
from tests.fakes.exports import Key, RecordMade, reworded, small_record


@pytest.fixture
def small_chunks(monkeypatch):
    """A chunk every few lines, and other processes from the first on."""
    monkeypatch.setattr(reading, "CHUNK", 10_000)
    monkeypatch.setattr(reading, "SMALL", 1)


def _record(count: int = 430) -> RecordMade:
    record = RecordMade()
    record.fill(count)
    record.erase([2, 4])
    record.begin(why="restored")
    record.fill(30)
    return record


@pytest.mark.timeout(120)
def test_several_processes_find_what_one_finds(small_chunks):
    record = _record()
    whole = record.export()
    alone = verify(whole, record.keys, processes=1)
    assert alone.events == 461
    assert verify(whole, record.keys, processes=2) == alone
    changed = [*whole[:300], reworded(whole[300], door="99"), *whole[301:]]
    for tampered in (changed, whole[:300] + whole[301:], [*whole[:300], whole[310], *whole[301:310], whole[300]]):
        faults = []
        for processes in (1, 2):
            with pytest.raises(Fault) as caught:
                verify(tampered, record.keys, processes=processes)
            faults.append(str(caught.value))
        assert faults[0] == faults[1]
        assert faults[0].startswith("Line 301, event 301")


def test_chunks_hold_all_lines_in_order(small_chunks):
    whole = _record().export()
    seen: list[bytes] = []
    for chunk, part in Reading(whole, _record().keys, processes=1).parts():
        assert chunk.first == len(seen) + 1
        assert part.odd is None
        seen += chunk.lines
    assert seen == whole


def test_only_little_of_a_file_is_ahead(small_chunks):
    taken = 0

    def lines() -> Iterator[bytes]:
        nonlocal taken
        for raw in _record().export():
            taken += 1
            yield raw

    for chunk, _ in Reading(lines(), _record().keys, processes=1).parts():
        assert taken <= chunk.first + 2 * len(chunk.lines) + 1


def test_a_missing_event_is_looked_for_in_all_that_follows(small_chunks):
    record = _record()
    whole = record.export()
    moved = [*whole[:6], *whole[7:430], whole[6], *whole[430:]]
    with pytest.raises(Fault, match="on line 430") as caught:
        verify(moved, record.keys, processes=1)
    assert (caught.value.kind, caught.value.line, caught.value.seq) == (Kind.REORDERED, 7, 7)


def test_a_file_without_line_breaks_is_not_taken_whole():
    lines = list(read_lines(io.BytesIO(b"a" * (3 * LONGEST))))
    assert LONGEST < max(map(len, lines)) < 2 * LONGEST
    with pytest.raises(Fault) as caught:
        verify(lines, [Key.of("kiosk").public])
    assert (caught.value.kind, caught.value.line) == (Kind.SHAPE, 1)


@pytest.mark.parametrize("block", [1, 500, 1000, 1 << 18])
def test_lines_read_from_a_file_are_as_they_were_written(monkeypatch, block):
    monkeypatch.setattr(line, "_BLOCK", block)
    whole = _record(20).export()
    assert list(read_lines(io.BytesIO(b"".join(whole)))) == whole


def test_the_library_for_signatures_is_loaded_only_for_a_signature():
    """A kiosk that starts must not pay for it."""
    audit = [name for name in sys.modules if name.startswith("kiosk.audit")]
    assert audit
    for name in audit:
        assert not any(key.startswith(("Ed25519", "InvalidSignature")) for key in vars(sys.modules[name]))


# --- what is said -----------------------------------------------------------------------------------------------------


def test_the_report_tells_all_that_was_found(judge):
    record = small_record()
    held = [record.epochs[0].note(2)]
    report = judge(record.export(), record.keys, held)
    assert (report.events, report.checkpoints, report.untrusted_clock, report.held) == (9, 3, 1, 1)
    assert report.last_checkpoint.size == 3
    first, second, third = report.epochs
    assert (first.why, first.events, first.checkpoints) == ("installed", 4, 1)
    assert first.first_at == "2026-11-24T11:00:01.000001Z"
    assert first.last_at == "2026-11-24T11:00:04.000004Z"
    assert (second.why, second.key == first.key, third.key == first.key) == ("restored", True, False)
    told = list(sentences(report))
    assert told[0] == "9 events in 3 epochs: what is here is as the kiosk wrote it."
    assert "Erased because of request: 1 event (2026-11-24T11:00:03.000003Z)." in told
    assert "At 1 event the clock was not to be trusted; their order still is." in told
    assert "1 checkpoint kept elsewhere: in agreement." in told


def test_it_is_said_when_nothing_shows_that_the_end_is_there(judge):
    record = small_record()
    assert any("not cut off is not proven" in one for one in sentences(judge(record.export(), record.keys)))
    held = [record.now.note(3)]
    assert not any("cut off" in one for one in sentences(judge(record.export(), record.keys, held)))


def test_a_fault_says_where_it_is():
    assert str(Fault(7, "ab", 5, Kind.HASH, "Wrong.")) == "Line 7, event 5, epoch ab: Wrong."
    assert str(Fault(None, None, None, Kind.EMPTY, "Empty.")) == "Empty."
