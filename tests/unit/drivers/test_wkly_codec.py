"""Frames of the WKLY boards against the demonstrations of their document (protocol sheet 1.6)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.locks.wkly import codec
from drivers.locks.wkly.codec import BoardReply, Done, Frame, LockReply, Report, decoder

boards = st.integers(0, 255)
channels = st.integers(1, 24)
states = st.sampled_from((0, 1))
frames = st.one_of(
    st.builds(LockReply, boards, st.sampled_from((codec.OPEN, codec.READ)), st.integers(0, 255), channels, states),
    st.builds(LockReply, boards, st.sampled_from((codec.FLASH, codec.HOLD_ON)), st.just(0), channels, st.none()),
    st.builds(BoardReply, boards, st.just(0), st.lists(states, min_size=1, max_size=24).map(bytes)),
    st.builds(Done, boards, st.sampled_from((codec.OPEN_IN_TURN, codec.OPEN_TOGETHER)), st.integers(0, 255)),
    st.builds(Report, boards, channels, states),
)


def wire_of(frame: Frame) -> bytes:
    match frame:
        case LockReply(board, command, status, channel, None):
            return codec.sealed(board, command, status, channel)
        case LockReply(board, command, status, channel, int(state)):
            return codec.sealed(board, command, status, channel, state)
        case BoardReply(board, status, all_states):
            return codec.sealed(board, codec.READ_ALL, status, len(all_states), *all_states)
        case Done(board, command, status):
            return codec.sealed(board, command, status)
        case Report(board, channel, state):
            return codec.sealed(board, codec.REPORT, channel, state)
    raise AssertionError(frame)


REQUESTS = [
    (codec.open_one(0, 1), "57 4B 4C 59 09 00 82 01 83"),
    (codec.read_one(0, 1), "57 4B 4C 59 09 00 83 01 82"),
    (codec.read_all(0), "57 4B 4C 59 08 00 84 85"),
    (codec.sealed(0, codec.OPEN_ALL), "57 4B 4C 59 08 00 86 87"),
    (codec.open_in_turn(0, (1, 2, 3)), "57 4B 4C 59 0C 00 87 03 01 02 03 81"),
    (codec.sealed(0, codec.OPEN_TOGETHER, 3, 1, 2, 3), "57 4B 4C 59 0C 00 80 03 01 02 03 86"),
    (codec.open_one(1, 1), "57 4B 4C 59 09 01 82 01 82"),
    (codec.open_one(10, 1), "57 4B 4C 59 09 0A 82 01 89"),
]


@pytest.mark.parametrize(("request_", "wire"), REQUESTS)
def test_requests(request_: bytes, wire: str):
    assert request_ == bytes.fromhex(wire)


@pytest.mark.parametrize("wire", [wire for _, wire in REQUESTS])
def test_our_own_question_heard_back_is_no_answer(wire: str):
    search = decoder()
    assert search.feed(bytes.fromhex(wire)) == []
    assert search.leftover() == bytes.fromhex(wire)


@pytest.mark.parametrize(
    ("wire", "frame"),
    [
        ("57 4B 4C 59 0B 00 82 00 01 00 81", LockReply(0, codec.OPEN, 0, 1, 0)),
        ("57 4B 4C 59 0B 00 83 00 01 00 80", LockReply(0, codec.READ, 0, 1, 0)),
        ("57 4B 4C 59 0E 00 84 00 04 00 01 01 00 87", BoardReply(0, 0, bytes((0, 1, 1, 0)))),
        ("57 4B 4C 59 22 00 84 00 18" + "00" * 24 + "B7", BoardReply(0, 0, bytes(24))),
        ("57 4B 4C 59 09 00 86 00 86", Done(0, codec.OPEN_ALL, 0)),
        ("57 4B 4C 59 09 00 87 00 87", Done(0, codec.OPEN_IN_TURN, 0)),
        ("57 4B 4C 59 09 00 80 00 80", Done(0, codec.OPEN_TOGETHER, 0)),
        ("57 4B 4C 59 0A 00 85 01 01 86", Report(0, 1, 1)),
    ],
)
def test_what_boards_send(wire: str, frame: Frame):
    assert decoder().feed(bytes.fromhex(wire)) == [frame]


@pytest.mark.parametrize(
    "raw",
    [
        codec.sealed(0, codec.READ_ALL, 0, 5, 0, 1, 1, 0),  # five announced, four sent
        codec.sealed(0, codec.READ_ALL, 0, 0),
        codec.sealed(0, codec.OPEN, 0, 1),
        codec.sealed(0, 0x7F, 0),
        codec.sealed(0, codec.READ_ALL, 0, 25, *bytes(25)),
    ],
)
def test_a_right_check_does_not_make_a_frame_of_the_wrong_data(raw: bytes):
    assert decoder().feed(raw) == []


def test_a_true_frame_behind_a_false_length_is_found_at_once():
    report = wire_of(Report(3, 4, 0))
    assert decoder().feed(bytes.fromhex("57 4B 4C 59 FF 00") + report) == [Report(3, 4, 0)]


@pytest.mark.parametrize("beginning", ["57", "57 4B", "57 4B 4C"])
def test_a_header_that_begins_twice_costs_no_frame(beginning: str):
    report = wire_of(Report(3, 4, 0))
    assert decoder().feed(bytes.fromhex(beginning) + report) == [Report(3, 4, 0)]


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[a:b] for a, b in pairwise(edges)]


@given(st.lists(frames, max_size=6), st.lists(st.integers(0, 10_000), max_size=8))
def test_any_cut_gives_the_same_frames(sent: list[Frame], places: list[int]):
    search = decoder()
    pieces = cut(b"".join(map(wire_of, sent)), places)
    assert [frame for piece in pieces for frame in search.feed(piece)] == sent
    assert search.leftover() == b""


@given(st.binary(max_size=60), frames)
def test_noise_before_a_frame_is_stepped_over_and_kept_for_the_log(noise: bytes, frame: Frame):
    search = decoder()
    found = search.feed(noise + wire_of(frame))
    assert found[-1] == frame
    assert search.leftover() == noise or len(found) > 1


@given(frames, st.integers(0, 40), st.integers(1, 255))
def test_a_flipped_byte_gives_nothing(frame: Frame, place: int, flip: int):
    raw = bytearray(wire_of(frame))
    raw[place % len(raw)] ^= flip
    assert decoder().feed(bytes(raw)) == []


@given(st.lists(st.binary(max_size=20) | st.just(codec.HEADER)))
def test_never_raises_and_loses_no_byte(pieces: list[bytes]):
    search = decoder()
    found = [frame for piece in pieces for frame in search.feed(piece)]
    assert len(b"".join(map(wire_of, found))) + len(search.leftover()) == len(b"".join(pieces))
