"""Frames of the Winnsen boards against vectors from other people's code and its tests (protocol sheet 1.5)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.locks.winnsen import codec
from drivers.locks.winnsen.codec import BoardReply, Frame, LockReply, OpenReply, decoder

stations = st.integers(0, 255)
locks = st.integers(1, 16)
frames = st.one_of(
    st.builds(OpenReply, stations, locks, st.sampled_from(sorted(codec.RESULTS))),
    st.builds(BoardReply, stations, st.integers(0, 0xFFFF)),
    st.builds(LockReply, stations, st.sampled_from((0, 1)), locks),
)
variants = st.sampled_from((codec.PLUS_80, codec.PLUS_A0))


def wire_of(frame: Frame, added: int = codec.PLUS_80) -> bytes:
    match frame:
        case OpenReply(station, lock, result):
            return codec.framed(codec.OPEN + added, station, lock, result)
        case BoardReply(station, mask):
            return codec.framed(codec.POLL + added, station, mask & 0xFF, mask >> 8)
        case LockReply(station, first, second):
            return codec.framed(codec.READ_ONE + added, station, first, second)


@pytest.mark.parametrize(
    ("request_", "wire"),
    [
        (codec.open_one(1, 1), "90 06 05 01 01 03"),
        (codec.open_one(1, 5), "90 06 05 01 05 03"),
        (codec.open_one(1, 3), "90 06 05 01 03 03"),
        (codec.poll(2, 0x0FFF), "90 07 02 02 FF 0F 03"),
        (codec.poll(1), "90 07 02 01 FF FF 03"),
        (codec.read_one(1, 5), "90 06 12 01 05 03"),
    ],
)
def test_requests(request_: bytes, wire: str):
    assert request_ == bytes.fromhex(wire)


@pytest.mark.parametrize(
    ("wire", "frame"),
    [
        ("90 07 85 01 01 01 03", OpenReply(1, 1, codec.OPENED)),
        ("90 07 85 01 05 01 03", OpenReply(1, 5, codec.OPENED)),
        ("90 07 85 01 03 00 03", OpenReply(1, 3, codec.FAILED)),
        ("90 07 85 01 03 02 03", OpenReply(1, 3, codec.COOLING_DOWN)),
        ("90 07 A5 01 05 01 03", OpenReply(1, 5, codec.OPENED)),
        ("90 07 82 02 00 00 03", BoardReply(2, 0)),
        ("90 07 82 01 01 01 03", BoardReply(1, 0x0101)),
        ("90 07 82 01 FF FF 03", BoardReply(1, 0xFFFF)),
        ("90 07 A2 01 FF FF 03", BoardReply(1, 0xFFFF)),
        ("90 07 92 01 01 05 03", LockReply(1, 1, 5)),
    ],
)
def test_replies(wire: str, frame: Frame):
    assert decoder().feed(bytes.fromhex(wire)) == [frame]


@pytest.mark.parametrize(
    ("kept", "other"), [(codec.PLUS_80, "90 07 A2 01 FF FF 03"), (codec.PLUS_A0, "90 07 82 01 FF FF 03")]
)
def test_a_variant_that_was_ruled_out_is_no_frame(kept: int, other: str):
    only = decoder((kept,))
    assert only.feed(bytes.fromhex(other)) == []
    assert only.feed(wire_of(BoardReply(1, 5), kept)) == [BoardReply(1, 5)]


@pytest.mark.parametrize(
    "wire",
    [
        "90 06 05 01 01 03",  # our own question, heard back
        "90 07 02 01 FF FF 03",
        "90 07 85 01 00 01 03",  # a lock that there is not
        "90 07 85 01 11 01 03",
        "90 07 85 01 01 03 03",  # a result that there is not
        "90 07 85 01 01 01 FC",
        "90 08 85 01 01 01 03",
        "90 07 92 01 07 09 03",  # neither byte can be a status
    ],
)
def test_what_no_board_answers_is_no_frame(wire: str):
    search = decoder()
    assert search.feed(bytes.fromhex(wire)) == []
    assert search.leftover() == bytes.fromhex(wire)


@given(locks, st.sampled_from((0, 1)), st.booleans())
def test_the_status_of_a_lock_is_found_in_either_order(lock: int, status: int, lock_first: bool):
    reply = LockReply(1, lock, status) if lock_first else LockReply(1, status, lock)
    assert reply.status_of(lock) == status


@given(st.builds(LockReply, stations, st.integers(0, 255), st.integers(0, 255)), locks)
def test_another_locks_status_is_never_taken(reply: LockReply, lock: int):
    if lock not in (reply.first, reply.second):
        assert reply.status_of(lock) is None


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[a:b] for a, b in pairwise(edges)]


@given(st.lists(frames, max_size=6), variants, st.lists(st.integers(0, 10_000), max_size=8))
def test_any_cut_gives_the_same_frames(sent: list[Frame], added: int, places: list[int]):
    search = decoder()
    pieces = cut(b"".join(wire_of(frame, added) for frame in sent), places)
    assert [frame for piece in pieces for frame in search.feed(piece)] == sent
    assert search.leftover() == b""


@given(st.binary(max_size=30).map(lambda noise: noise.replace(b"\x90", b"")), frames)
def test_noise_before_a_frame_is_stepped_over_and_kept_for_the_log(noise: bytes, frame: Frame):
    search = decoder()
    assert search.feed(noise + wire_of(frame)) == [frame]
    assert search.leftover() == noise


@given(st.binary(max_size=60), frames)
def test_after_any_noise_the_third_of_three_frames_is_found(noise: bytes, frame: Frame):
    assert frame in decoder().feed(noise + wire_of(frame) * 3)


@given(st.lists(st.binary(max_size=20)))
def test_never_raises_and_loses_no_byte(pieces: list[bytes]):
    search = decoder()
    found = [frame for piece in pieces for frame in search.feed(piece)]
    assert codec.REPLY_LENGTH * len(found) + len(search.leftover()) == len(b"".join(pieces))
