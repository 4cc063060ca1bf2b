"""Frames of the KERONG CU48 against those that other people captured."""

import pytest

from drivers.locks.kerong_cu48 import codec
from drivers.locks.kerong_cu48.codec import Status, Unlocked

ALL_OPEN = "02 00 00 75 00 00 00 00 00 00 00 00 00 00 00 00 03 7A"
FIRST_CLOSED = "02 00 00 75 01 00 00 00 00 00 00 00 00 00 00 00 03 7B"
FOURTEENTH_CLOSED = "02 00 00 75 00 20 00 00 00 00 00 00 00 00 00 00 03 9A"
FIRST_CLOSED_AND_ITEM = "02 00 00 75 01 00 00 00 00 00 01 00 00 00 00 00 03 7C"
ANSWER_TO_ELEVENTH = "02 00 0A 77 01 00 00 00 00 00 01 00 00 00 00 00 03 88"


@pytest.mark.parametrize(
    ("request_", "wire"),
    [
        (codec.status(0), "02 00 00 60 03 65"),
        (codec.unlock(0, 0), "02 00 00 61 03 66"),
        (codec.unlock(0, 1), "02 00 01 61 03 67"),
        (codec.unlock(0, 4), "02 00 04 61 03 6A"),
        (codec.unlock(0, 4, lock_byte=1), "02 04 00 61 03 6A"),
        (codec.status(3, lock_byte=1), "02 00 03 60 03 68"),
    ],
)
def test_requests(request_: bytes, wire: str):
    assert request_ == bytes.fromhex(wire)


@pytest.mark.parametrize(
    ("wire", "frame"),
    [
        (ALL_OPEN, Status(0, 0, 0)),
        (FIRST_CLOSED, Status(0, 1, 0)),
        (FOURTEENTH_CLOSED, Status(0, 1 << 13, 0)),
        (FIRST_CLOSED_AND_ITEM, Status(0, 1, 1)),
        (ANSWER_TO_ELEVENTH, Unlocked(0, 10)),
    ],
)
def test_replies(wire: str, frame: codec.Frame):
    assert codec.decoder().feed(bytes.fromhex(wire)) == [frame]


def test_the_other_place_of_the_lock_is_the_other_place_of_the_board():
    wire = codec.sealed(0x02, 0x0A, 0x03, 0x77, *[0] * 12)
    assert codec.decoder().feed(wire) == [Unlocked(10, 3)]
    assert codec.decoder(lock_byte=1).feed(wire) == [Unlocked(3, 10)]


def test_a_frame_of_another_type_is_none():
    assert codec.decoder().feed(codec.sealed(0x02, 0, 0, 0x35, *[0] * 12)) == []
