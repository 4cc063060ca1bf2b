"""Frames of the "8A/80" family against vectors from data sheets, captures and other people's code."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.locks.xor8a import codec
from drivers.locks.xor8a.codec import BoardReply, Decoder, FirmwareReply, Frame, LockReply, OpenReply, Report

boards = st.integers(0, 99)
locks = st.integers(1, 50)
statuses = st.sampled_from([codec.SHORTED, codec.INTERRUPTED])


@pytest.mark.parametrize(
    ("request_", "wire"),
    [
        (codec.open_one(1, 1), "8A 01 01 11 9B"),
        (codec.open_one(1, 2), "8A 01 02 11 98"),
        (codec.open_one(2, 10), "8A 02 0A 11 93"),
        (codec.open_one(3, 2), "8A 03 02 11 9A"),
        (codec.open_one(1, 0), "8A 01 00 11 9A"),
        (codec.open_one(2, 0), "8A 02 00 11 99"),
        (codec.read_one(1, 1), "80 01 01 33 B3"),
        (codec.read_all(1), "80 01 00 33 B2"),
        (codec.firmware(1), "82 01 00 22 A1"),
        (codec.sealed(0x90, 0x01, 0x02, 0x02, 0x02), "90 01 02 02 02 93"),
        (codec.sealed(0x9A, 0x01, 0x01, 0x11), "9A 01 01 11 8B"),
        (codec.sealed(0x9B, 0x01, 0x01, 0x11), "9B 01 01 11 8A"),
        (codec.open_one(1, 1, seconds=3), "8A 01 01 11 03 98"),
    ],
)
def test_requests(request_: bytes, wire: str):
    assert request_ == bytes.fromhex(wire)


@pytest.mark.parametrize(
    ("wire", "frame"),
    [
        ("8A 01 01 00 8A", OpenReply(1, 1, 0x00)),
        ("8A 01 01 11 9B", OpenReply(1, 1, 0x11)),
        ("8A 01 02 00 89", OpenReply(1, 2, 0x00)),
        ("8A 02 0A 00 82", OpenReply(2, 10, 0x00)),
        ("8A 03 02 00 8B", OpenReply(3, 2, 0x00)),
        ("8A 01 00 11 9A", OpenReply(1, 0, 0x11)),
        ("80 01 00 00 00 33 B2", BoardReply(1, bytes(3))),
        ("80 01 00 00 02 33 B0", BoardReply(1, bytes((0, 0, 0x02)))),
        ("80 01 00 00 20 33 92", BoardReply(1, bytes((0, 0, 0x20)))),
        ("80 01 FF FF FF 33 4D", BoardReply(1, b"\xff" * 3)),
        ("82 01 01 11 93", Report(1, 1, 0x11)),
        ("82 01 02 11 90", Report(1, 2, 0x11)),
        ("82 01 03 11 91", Report(1, 3, 0x11)),
        ("82 01 04 11 96", Report(1, 4, 0x11)),
        ("82 01 01 00 82", Report(1, 1, 0x00)),
        ("82 01 00 AB 28", FirmwareReply(1, 0xAB)),
    ],
)
def test_replies(wire: str, frame: Frame):
    assert Decoder().feed(bytes.fromhex(wire)) == [frame]


@pytest.mark.parametrize(("wire", "status"), [("80 01 01 11 91", 0x11), ("80 01 01 00 80", 0x00)])
def test_reply_for_one_lock(wire: str, status: int):
    assert Decoder(codec.READ_ONE_LENGTH).feed(bytes.fromhex(wire)) == [LockReply(1, 1, status)]


def test_printed_firmware_reply_with_wrong_check_is_refused():
    decoder = Decoder()
    raw = bytes.fromhex("82 01 00 AB CE")
    assert decoder.feed(raw) == []
    assert decoder.leftover() == raw


def wire_of(frame: Frame) -> bytes:
    match frame:
        case OpenReply(board, lock, status):
            return codec.sealed(codec.OPEN, board, lock, status)
        case Report(board, lock, status):
            return codec.sealed(codec.REPORT, board, lock, status)
        case BoardReply(board, status_bytes):
            return codec.sealed(codec.READ, board, *status_bytes, codec.DO_READ)
        case _:
            raise AssertionError(frame)


def frames(status_bytes: int) -> st.SearchStrategy[Frame]:
    return st.one_of(
        st.builds(OpenReply, boards, locks, statuses),
        st.builds(Report, boards, locks, statuses),
        st.builds(BoardReply, boards, st.binary(min_size=status_bytes, max_size=status_bytes)),
    )


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[a:b] for a, b in pairwise(edges)]


@given(st.sampled_from([(24, 3), (50, 7)]), st.data(), st.lists(st.integers(0, 10_000), max_size=8))
def test_any_cut_gives_the_same_frames(board: tuple[int, int], data: st.DataObject, places: list[int]):
    channels, status_bytes = board
    sent = data.draw(st.lists(frames(status_bytes), max_size=6))
    decoder = Decoder(codec.READ_ALL_LENGTHS[channels])
    found = [frame for piece in cut(b"".join(map(wire_of, sent)), places) for frame in decoder.feed(piece)]
    assert found == sent
    assert decoder.leftover() == b""


@given(st.binary(max_size=30).map(lambda noise: bytes(b for b in noise if b not in codec.HEADS)), frames(3))
def test_noise_before_a_frame_is_stepped_over_and_kept_for_the_log(noise: bytes, frame: Frame):
    decoder = Decoder()
    assert decoder.feed(noise + wire_of(frame)) == [frame]
    assert decoder.leftover() == noise


@given(st.binary(max_size=60), frames(3))
def test_after_any_noise_the_third_of_three_frames_is_found(noise: bytes, frame: Frame):
    # Noise may look like the beginning of a frame and swallow one, but never the line.
    assert frame in Decoder().feed(noise + wire_of(frame) * 3)


@given(frames(3), st.integers(0, 6), st.integers(1, 255))
def test_a_flipped_byte_never_gives_that_frame(frame: Frame, place: int, flip: int):
    raw = bytearray(wire_of(frame))
    raw[place % len(raw)] ^= flip
    assert frame not in Decoder().feed(bytes(raw))


@given(st.lists(st.binary(max_size=20)))
def test_never_raises_and_loses_no_byte(pieces: list[bytes]):
    decoder = Decoder()
    found = [frame for piece in pieces for frame in decoder.feed(piece)]
    lengths = sum(7 if isinstance(frame, BoardReply) else 5 for frame in found)
    assert lengths + len(decoder.leftover()) == len(b"".join(pieces))
