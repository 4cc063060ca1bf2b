"""No byte of an export can be changed without being found."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.audit.fault import Fault, Kind
from kiosk.audit.reading import CHUNK
from tests.fakes.exports import RecordMade, personal_text, small_record
from tests.unit.audit.conftest import Judge

RECORD = small_record()
KEYS = RECORD.keys
FULL = b"".join(RECORD.export())
SELECTION = b"".join(RECORD.select([[1, 3], [1, 2], [1, 2]]))
HEADLESS = b"".join(RECORD.select([[2, 3], [2], [2, 3]]))
PARTS = 4  # so that several processes may share the work


def _judged(judge: Judge, data: bytes, held: tuple[str, ...] = ()):
    return judge(list(io.BytesIO(data)), KEYS, held, cuts=[CHUNK])


def _flipped(data: bytes, at: int) -> bytes:
    """One bit of one byte is another; which one goes round."""
    changed = bytearray(data)
    changed[at] ^= 1 << at % 8
    return bytes(changed)


@pytest.mark.parametrize("data", [FULL, SELECTION, HEADLESS], ids=["full", "selection", "headless"])
def test_control_nothing_is_found_where_nothing_was_changed(judge, data):
    assert not isinstance(_judged(judge, data), Fault)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("data", [FULL, SELECTION], ids=["full", "selection"])
def test_every_byte_of_an_export_counts(judge, data, part):
    unfound = [at for at in range(part, len(data), PARTS) if not isinstance(_judged(judge, _flipped(data, at)), Fault)]
    assert unfound == []


@pytest.mark.parametrize("part", range(PARTS))
def test_without_its_first_event_only_an_epochs_beginning_is_unproven_and_not_reported(judge, part):
    report = _judged(judge, HEADLESS)
    assert [(one.why, one.began) for one in report.epochs] == [(None, None)] * 3
    for at in range(part, len(HEADLESS), PARTS):
        found = _judged(judge, _flipped(HEADLESS, at))
        if not isinstance(found, Fault):
            assert found == report
            assert _is_in_genesis(at), HEADLESS[at - 40 : at + 1]


def _is_in_genesis(at: int) -> bool:
    line = HEADLESS[HEADLESS.rfind(b"\n", 0, at) + 1 :]
    begins, ends = line.index(b'\\"began\\"'), line.index(b'"header"')
    return line.startswith(b'{"genesis":') and begins < at - (len(HEADLESS) - len(line)) < ends


# --- any record, any change -------------------------------------------------------------------------------------------

NAMES = st.text(st.characters(codec="utf-8"), max_size=8)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.none() | NAMES.map(personal_text)),
        st.tuples(st.just("sign"), st.none()),
        st.tuples(st.just("begin"), st.none()),
        st.tuples(st.just("erase"), st.integers(0, 20)),
    ),
    max_size=12,
)


def _made(steps: list[tuple[str, object]]) -> RecordMade:
    record = RecordMade(RECORD.epochs[0].key)
    record.add(type="kiosk.started")
    for step, value in steps:
        if step == "add":
            record.add(value if isinstance(value, str) else None)
        elif step == "sign":
            record.sign()
        elif step == "begin":
            record.begin(why="restored")
            record.add()
        else:
            some = [at for at, line in enumerate(record.now.lines, 1) if line.personal is not None]
            if some:
                record.erase(some[: int(str(value)) + 1])
    return record


@given(STEPS)
def test_any_record_verifies(judge, steps):
    record = _made(steps)
    found = judge(record.export(), KEYS)
    assert found.events == sum(len(one.lines) for one in record.epochs)
    assert found.erased == sum(line.is_erased for one in record.epochs for line in one.lines)


@given(st.data())
def test_any_change_to_any_record_is_found(judge, data):
    record = _made(data.draw(STEPS))
    whole = b"".join(record.export())
    held = (record.now.note(len(record.now.lines)),)
    assert not isinstance(_judged(judge, whole, held), Fault)
    begin, end = sorted(data.draw(st.tuples(st.integers(0, len(whole)), st.integers(0, len(whole)))))
    end = min(end, begin + data.draw(st.sampled_from([0, 1, 5, 1000, len(whole)])))
    copied = data.draw(st.integers(0, len(whole)))
    put = data.draw(st.sampled_from([b"", b" ", b"\n", b"0", whole[copied : copied + end - begin]]))
    changed = whole[:begin] + put + whole[end:]
    if changed != whole:
        assert isinstance(_judged(judge, changed, held), Fault)


@given(st.data())
def test_any_other_order_or_number_of_lines_is_found(judge, data):
    record = _made(data.draw(STEPS))
    raws = record.export()
    held = [record.now.note(len(record.now.lines))]
    picked = data.draw(st.lists(st.sampled_from(raws), max_size=len(raws)) | st.permutations(raws))
    found = judge(picked, KEYS, held)
    assert isinstance(found, Fault) == (picked != raws)
    if picked and isinstance(found, Fault):
        assert found.kind in {Kind.REMOVED, Kind.REORDERED, Kind.TWICE, Kind.SPLICED, Kind.PREVIOUS, Kind.EPOCH_TWICE,
                              Kind.UNCOVERED, Kind.TRUNCATED}  # fmt: skip
