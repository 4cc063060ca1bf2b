"""Bytes of a bus in words: every family's questions and answers, noise, and another computer's talk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.frames.bus_words import BusWords
from drivers.frames.locks import FAMILIES
from drivers.frames.masking import masked_bytes, masked_hex, masked_number
from drivers.locks import DRIVERS
from drivers.wire_tap import Direction

OUT, IN = Direction.OUT, Direction.IN
DOORS = {(1, 1): "01", (1, 2): "02", (1, 3): "03"}

# From the protocol sheet, or made by its rules: a request to open channel 2 of board 1, a question, and the answer to
# it with only that door open.
TALK = {
    "kerong-cu16": ("02 11 31 03 47", "02 10 30 03 45", "02 10 35 FD FF 00 00 03 46"),
    "kerong-cu48": (
        "02 01 01 61 03 68",
        "02 01 00 60 03 66",
        "02 01 00 75 FD FF FF FF FF FF 00 00 00 00 00 00 03 73",
    ),
    "modbus-relay": ("01 05 02 01 00 08 9C 74", "01 02 00 00 00 08 79 CC", "01 02 01 FD 60 09"),
    "winnsen": ("90 06 05 01 02 03", "90 07 02 01 FF FF 03", "90 07 82 01 02 00 03"),
    "wkly": (
        "57 4B 4C 59 09 01 82 02 81",
        "57 4B 4C 59 08 01 84 84",
        "57 4B 4C 59 0E 01 84 00 04 01 00 01 01 87",
    ),
    "xor-8a": ("8A 01 02 11 98", "80 01 00 33 B2", "80 01 00 00 FD 33 4F"),
}


def words(family: str, *, listening: bool = False) -> BusWords:
    return BusWords(DRIVERS[family], {}, DOORS, listening=listening)


def test_every_family_can_be_watched():
    assert set(TALK) == set(FAMILIES) == set(DRIVERS)


@pytest.mark.parametrize("family", TALK)
def test_questions_and_answers_are_told_in_words(family: str):
    opening, question, answer = map(bytes.fromhex, TALK[family])
    talk = words(family)
    assert [one.words for one in talk.feed(OUT, opening)] == ["open door 02 on board 1"]
    assert [one.words for one in talk.feed(OUT, question)] == ["board 1, tell of all doors"]
    (told,) = talk.feed(IN, answer)
    assert (told.data, told.words) == (answer, "board 1: open: door 02")


@pytest.mark.parametrize("family", TALK)
def test_another_computers_questions_are_heard_on_the_same_line(family: str):
    _, question, answer = map(bytes.fromhex, TALK[family])
    talk = words(family, listening=True)
    told = talk.feed(IN, question + answer)
    assert [one.words for one in told] == ["board 1, tell of all doors", "board 1: open: door 02"]


@pytest.mark.parametrize("family", TALK)
@given(noise=st.binary(max_size=20), cuts=st.lists(st.integers(1, 4)))
def test_every_byte_is_shown_once_whatever_comes_and_however_it_is_cut(family: str, noise: bytes, cuts: list[int]):
    heard = noise + bytes.fromhex(TALK[family][2])
    talk, shown, rest = words(family), b"", heard
    for size in cuts:
        shown += b"".join(one.data for one in talk.feed(IN, rest[:size]))
        rest = rest[size:]
    shown += b"".join(one.data for one in [*talk.feed(IN, rest), *talk.silence()])
    assert shown == heard


@pytest.mark.parametrize("family", TALK)
def test_noise_ahead_of_an_answer_is_marked(family: str):
    answer = bytes.fromhex(TALK[family][2])
    told = words(family).feed(IN, b"\xfe\xee" + answer)
    assert [(one.data, one.words) for one in told] == [(b"\xfe\xee", None), (answer, "board 1: open: door 02")]


def test_no_more_than_the_end_of_a_badge_is_ever_shown():
    frame = b"\x020A001122333A\r\n\x03"
    assert masked_number("0A00112233") == "…33 (10 characters)"
    assert masked_number("123") == "… (3 characters)"
    assert masked_bytes(frame, textual=True) == b"\x02" + b"*" * 12 + b"\r\n\x03"
    assert masked_bytes(frame, textual=False) == b"*" * len(frame)
    assert masked_hex(b"\x0212\x03", textual=True) == "02 ·· ·· 03"
    assert masked_hex(b"\x02\x03", textual=False) == "·· ··"
