"""Lines and headers: what is written reads back, and whatever is written in another way is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.audit import erasures
from kiosk.audit.fault import Kind, Wrong
from kiosk.audit.header import CLOCKS, Header, parse_header
from kiosk.audit.line import LONGEST, Line, parse_line
from tests.fakes.exports import header_text, personal_text

HASHES = st.binary(min_size=32, max_size=32)
TEXTS = st.text(st.characters(codec="utf-8"))
EPOCH = "0123456789abcdef0123456789abcdef"

PERSONAL: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({}),
    st.fixed_dictionaries({"commitment": HASHES}),
    st.fixed_dictionaries({"personal": TEXTS, "salt": HASHES, "commitment": HASHES}),
)
MORE = st.fixed_dictionaries(
    {}, optional={"genesis": TEXTS, "checkpoints": st.lists(TEXTS, min_size=1, max_size=3).map(tuple)}
)
SELECTED: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({}),
    st.fixed_dictionaries({"previous": HASHES, "proof": st.lists(HASHES, max_size=4).map(tuple)}),
)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    given_ = {"personal": None, "salt": None, "commitment": None} | draw(PERSONAL) | draw(MORE) | draw(SELECTED)
    return Line(header=draw(TEXTS), hash=draw(HASHES), **given_)


@given(lines())
def test_a_line_reads_back(line):
    assert parse_line(line.to_bytes()) == line


@given(lines())
def test_a_line_is_written_as_json_dumps_does(line):
    told = json.loads(line.to_bytes())
    assert line.to_bytes() == json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    order = ["genesis", "header", "personal", "salt", "commitment", "hash", "previous", "proof", "checkpoints"]
    assert list(told) == [name for name in order if name in told]


@given(lines(), st.data())
def test_a_line_can_be_written_in_one_way_only(line, data):
    """Whatever another byte turns it into, it is another line, or none."""
    raw = line.to_bytes()
    at = data.draw(st.integers(0, len(raw) - 1))
    changed = raw[:at] + data.draw(st.binary(max_size=2)) + raw[at + 1 :]
    try:
        assert (parse_line(changed) == line) == (changed == raw)
    except Wrong:
        assert changed != raw


GOOD = json.loads(Line(header_text(EPOCH, 1), "{}", bytes(32), bytes(32), bytes(32)).to_bytes())


@pytest.mark.parametrize(
    "changes",
    [
        {"header": None},
        {"header": 7},
        {"header": {}},
        {"personal": {}},
        {"personal": None},
        {"salt": None},
        {"salt": 7},
        {"salt": "00"},
        {"salt": "zz" * 32},
        {"commitment": None},
        {"commitment": ["00"]},
        {"hash": None},
        {"hash": "00" * 33},
        {"genesis": None},
        {"previous": "00" * 32},
        {"proof": []},
        {"previous": "00" * 32, "proof": None},
        {"previous": "00" * 32, "proof": "00" * 32},
        {"previous": "00" * 32, "proof": ["00"]},
        {"previous": "00" * 32, "proof": [7]},
        {"previous": None, "proof": []},
        {"checkpoints": []},
        {"checkpoints": None},
        {"checkpoints": "a"},
        {"checkpoints": [7]},
    ],
)
def test_what_is_no_line_is_refused(changes):
    write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    assert parse_line(write(GOOD).encode() + b"\n").personal == "{}"
    order = ["genesis", "header", "personal", "salt", "commitment", "hash", "previous", "proof", "checkpoints"]
    told = GOOD | changes
    raw = write({name: told[name] for name in order if name in told}).encode() + b"\n"
    with pytest.raises(Wrong) as caught:
        parse_line(raw)
    assert caught.value.kind is Kind.SHAPE


@pytest.mark.parametrize("text", ['{"a":"\\ud800"}', '{"header":"\\ud800"}'])
def test_half_a_character_is_refused(text):
    raw = Line("\n", None, None, None, bytes(32)).to_bytes().replace(b"\\n", b"\\ud800")
    for one in (raw, text.encode() + b"\n"):
        with pytest.raises(Wrong):
            parse_line(one)


def test_the_longest_line_may_be_a_mebibyte():
    empty = len(Line("", None, None, None, bytes(32)).to_bytes())
    raw = Line("a" * (LONGEST - empty), None, None, None, bytes(32)).to_bytes()
    assert len(raw) == LONGEST
    assert len(parse_line(raw).header) == LONGEST - empty
    with pytest.raises(Wrong):
        parse_line(b" " + raw)


# --- headers ----------------------------------------------------------------------------------------------------------

VALUES = st.none() | st.booleans() | st.integers() | TEXTS
HEADERS = st.fixed_dictionaries(
    {
        "type": st.from_regex(r"[a-z0-9._-]+", fullmatch=True),
        "clock": st.sampled_from(CLOCKS),
        "boot": TEXTS,
        "mono_ns": st.integers(0, 10**19 - 1),
        "detail": st.dictionaries(TEXTS, VALUES, max_size=4),
    },
    optional=dict.fromkeys(["bank", "door", "assignment", "opening"], TEXTS),
)


@given(st.integers(1, 10**19 - 1), HEADERS)
def test_a_header_reads_back(plain, seq, given_):
    text = header_text(EPOCH, seq, **given_)
    told = json.loads(text)
    assert parse_header(text) == Header(EPOCH, seq, given_["type"], told["at"], given_["clock"])
    assert plain.read(text, plain.HEADER, ascii_only=True) == told


WRONG = [
    {"v": 2},
    {"v": True},
    {"epoch": EPOCH.upper()},
    {"seq": 0},
    {"seq": -1},
    {"seq": 1.0},
    {"seq": True},
    {"seq": "1"},
    {"seq": 10**19},
    {"type": ""},
    {"type": "Door.opened"},
    {"type": "door opened"},
    {"at": "2026-11-24 11:00:00Z"},
    {"at": "2026-11-24T11:00:00"},
    {"at": "2026-11-24T11:00:00+00:00"},
    {"at": "2026-11-24T11:00:00.Z"},
    {"clock": "fine"},
    {"clock": None},
    {"boot": None},
    {"mono_ns": -1},
    {"mono_ns": 1.5},
    {"mono_ns": None},
    {"bank": None},
    {"door": 7},
    {"assignment": None},
    {"opening": {}},
    {"detail": None},
    {"detail": []},
    {"detail": {"a": {}}},
    {"detail": {"a": []}},
    {"detail": {"a": 1.5}},
    {"detail": {"a": float("nan")}},
    {"more": 1},
]


@pytest.mark.parametrize("changes", WRONG, ids=str)
def test_what_is_no_header_is_refused_by_both(plain, changes):
    write = json.JSONEncoder(separators=(",", ":")).encode
    good = json.loads(header_text(EPOCH, 1, bank="A", door="1", assignment="a", opening="o"))
    assert _refusals(plain, write(good)) == [False, False]
    assert _refusals(plain, write(good | changes)) == [True, True]


TEXT = header_text(EPOCH, 1, bank="A\n", detail={"a": "ä", "b": 1})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (",", ", "),
        ("\\u00e4", "ä"),
        ("\\u00e4", "\\u00E4"),
        ("\\n", "\\u000a"),
        ('"bank":"A', '"bank":"\\u0041'),
        ('"bank"', '"b\\u0061nk"'),
        ('"a":', '"b":'),  # twice the same key
        ('"b":1', '"b":1e0'),
        ('"b":1', '"b":01'),
        ('"b":1', '"b":-0'),
        ('"b":1', '"b":"\x7f"'),
        ('"b":1', '"b":"\\x"'),
        ('"b":1', '"b":"\\ud800\\u"'),
        ('"b":1', '"b":1}'),
        ('"b":1', '"b":1,'),
        ('"b":1', ""),
        ("}}", "}}\n"),
        ("}}", "}"),
        ("\\n", "\n"),
        ("\\n", "\\"),
        ("\\n", '"'),
    ],
)
def test_a_header_can_be_written_in_one_way_only(plain, old, new):
    assert _refusals(plain, TEXT) == [False, False]
    changed = TEXT.replace(old, new)
    assert changed != TEXT
    assert _refusals(plain, changed) == [True, True]


@given(st.data())
def test_both_verifiers_take_the_same_headers(plain, data):
    text = header_text(EPOCH, 1, bank="A\n", detail={"a": "ä", "b": 1, "c": None, "d": True})
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        put = data.draw(st.text(st.sampled_from('{}[]":,\\ntrue01é \x7f\n'), max_size=3) | st.characters(codec="utf-8"))
        text = text[:at] + put + text[at + data.draw(st.integers(0, 2)) :]
    ours, theirs = _refusals(plain, text)
    assert ours == theirs


def _refusals(plain, text: str) -> list[bool]:
    """Whether each of the verifiers refuses a line with this header."""
    raw = Line(text, None, None, None, bytes(32)).to_bytes()
    return [_is_refused(lambda: parse_header(parse_line(raw).header)), _is_refused(lambda: plain.read_line(raw))]


def _is_refused(read) -> bool:
    try:
        read()
    except ValueError:
        return True
    return False


# --- ranges -----------------------------------------------------------------------------------------------------------


@given(st.sets(st.integers(1, 60), min_size=1))
def test_ranges_read_back(seqs):
    text = erasures.ranges_text(sorted(seqs))
    assert {seq for first, last in erasures.parse_ranges(text) for seq in range(first, last + 1)} == seqs


def test_ranges_are_as_short_as_can_be():
    assert erasures.ranges_text([1, 2, 3, 5, 7, 8]) == "1-3,5,7-8"
    assert erasures.ranges_text([]) == ""


@given(st.text(st.sampled_from("0123-,"), max_size=8))
def test_ranges_can_be_written_in_one_way_only(text):
    try:
        ranges = erasures.parse_ranges(text)
    except ValueError:
        return
    assert erasures.ranges_text(seq for first, last in ranges for seq in range(first, last + 1)) == text


def test_personal_data_is_any_text():
    line = Line(header_text(EPOCH, 1), personal_text("Zoë\u2028\x7f\U0001f511"), bytes(32), bytes(32), bytes(32))
    assert parse_line(line.to_bytes()) == line
