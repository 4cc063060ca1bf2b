"""The quick way of reading a line finds what the careful way finds, or says nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.audit import quick
from kiosk.audit.fault import Wrong
from kiosk.audit.header import parse_header
from kiosk.audit.line import LONGEST, Line, parse_line
from tests.fakes.exports import RecordMade, header_text, personal_text, small_record

EPOCH = "0123456789abcdef0123456789abcdef"
COMMON = Line(
    header_text(
        EPOCH, 7, bank="A", door="07", assignment="a1", opening="o1", detail={"why": "x y", "n": -1, "b": True}
    ),
    personal_text("Zoë 'B' \x7f\u2028"),
    bytes(range(32)),
    bytes(range(32)),
    bytes(range(32)),
).to_bytes()


def _with_care(raw: bytes):
    try:
        line = parse_line(raw)
        return quick.read_of(line, parse_header(line.header))
    except Wrong:
        return None


def test_nearly_all_lines_are_read_quickly():
    record = RecordMade()
    record.fill(300)
    record.erase([2, 4])
    quickly = [quick.read(raw) for raw in record.export()]
    assert sum(one is None for one in quickly) == 5  # the genesis, three checkpoints and the one at the end
    assert quick.read(COMMON) is not None


def test_what_is_read_is_what_the_careful_way_reads():
    for raw in (*small_record().export(), COMMON):
        assert quick.read(raw) in (None, _with_care(raw))


@given(st.text(st.characters(codec="utf-8"), max_size=20), st.text(st.characters(codec="utf-8"), max_size=5))
def test_so_it_is_with_any_text(personal, detail):
    header = header_text(EPOCH, 7, detail={"a": detail, "b": None})
    raw = Line(header, personal, bytes(32), bytes(32), bytes(32)).to_bytes()
    assert quick.read(raw) in (None, _with_care(raw))


@given(st.data())
def test_so_it_is_with_any_change(data):
    raw = COMMON
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(raw) - 1))
        put = data.draw(
            st.sampled_from([b"", b'"', b"\\", b'\\"', b"\\\\", b"{", b"}", b",", b"\n", b"\xc3", b"0", b"\x7f"])
        )
        raw = raw[:at] + put + raw[at + data.draw(st.integers(0, 2)) :]
    found = quick.read(raw)
    assert found is None or found == _with_care(raw)


def test_every_byte_counts():
    for at in range(len(COMMON)):
        for bit in range(8):
            raw = bytearray(COMMON)
            raw[at] ^= 1 << bit
            found = quick.read(bytes(raw))
            assert found is None or found == _with_care(bytes(raw))


def test_a_line_that_is_too_long_is_left_to_the_careful_way():
    long = Line(header_text(EPOCH, 7), "a" * LONGEST, bytes(32), bytes(32), bytes(32)).to_bytes()
    assert quick.read(long) is None
