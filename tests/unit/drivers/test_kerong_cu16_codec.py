"""Frames of the KERONG KR-CU16 against vectors from other people's code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.locks.kerong_cu16 import codec
from drivers.locks.kerong_cu16.codec import Decoder, Status

masks = st.integers(0, 0xFFFF)
statuses = st.builds(Status, st.integers(0, 15), masks, masks)


def wire_of(status: Status) -> bytes:
    masks = (*status.locks.to_bytes(2, "little"), *status.items.to_bytes(2, "little"))
    return codec.sealed(codec.START, status.board << 4, codec.STATUS_REPLY, *masks)


@pytest.mark.parametrize(
    ("request_", "wire"),
    [
        (codec.status(0), "02 00 30 03 35"),
        (codec.unlock(0, 0), "02 00 31 03 36"),
        (codec.unlock(0, 1), "02 01 31 03 37"),
        (codec.unlock(0, 15), "02 0F 31 03 45"),
        (codec.unlock(1, 0), "02 10 31 03 46"),
        (codec.sealed(0x02, 0x00, 0x32), "02 00 32 03 37"),
        (codec.sealed(0x02, 0xF0, 0x32), "02 F0 32 03 27"),
        (codec.sealed(0x02, 0x00, 0x33), "02 00 33 03 38"),
    ],
)
def test_requests(request_: bytes, wire: str):
    assert request_ == bytes.fromhex(wire)


@pytest.mark.parametrize(("wire", "summed"), [("02 00 37 00 37 03 73", True), ("02 00 39 05 03 43", True)])
def test_commands_with_data_have_the_data_in_the_sum(wire: str, summed: bool):
    assert codec.is_sealed(bytes.fromhex(wire)) is summed


@pytest.mark.parametrize(
    ("wire", "status"),
    [
        ("02 00 35 FF FF 00 00 03 38", Status(0, 0xFFFF, 0)),
        ("02 00 35 FE FF 00 00 03 37", Status(0, 0xFFFE, 0)),
        ("02 00 35 00 00 00 00 03 3A", Status(0, 0, 0)),
    ],
)
def test_replies(wire: str, status: Status):
    assert Decoder().feed(bytes.fromhex(wire)) == [status]


@given(st.lists(statuses, max_size=5), st.integers(1, 9))
def test_any_cut_gives_the_same_frames(sent: list[Status], piece: int):
    data = b"".join(map(wire_of, sent))
    decoder = Decoder()
    found = [status for at in range(0, len(data), piece) for status in decoder.feed(data[at : at + piece])]
    assert found == sent


@given(st.binary(max_size=20).map(lambda noise: noise.replace(b"\x02", b"")), statuses)
def test_noise_before_a_frame_is_stepped_over_and_kept_for_the_log(noise: bytes, status: Status):
    decoder = Decoder()
    assert decoder.feed(noise + wire_of(status)) == [status]
    assert decoder.leftover() == noise


@given(st.binary(max_size=60), statuses)
def test_after_any_noise_the_third_of_three_frames_is_found(noise: bytes, status: Status):
    assert status in Decoder().feed(noise + wire_of(status) * 3)


@given(statuses, st.integers(0, 8), st.integers(1, 255))
def test_a_flipped_byte_gives_nothing(status: Status, place: int, flip: int):
    raw = bytearray(wire_of(status))
    raw[place] ^= flip
    assert Decoder().feed(bytes(raw)) == []


@given(st.lists(st.binary(max_size=20)))
def test_never_raises_and_loses_no_byte(pieces: list[bytes]):
    decoder = Decoder()
    found = [status for piece in pieces for status in decoder.feed(piece)]
    assert 9 * len(found) + len(decoder.leftover()) == len(b"".join(pieces))
