"""Frames are found however the bytes are cut and whatever stands around them."""

from hypothesis import given
from hypothesis import strategies as st

from drivers.locks.frame_search import FrameSearch
from drivers.locks.kerong_cu48 import codec as cu48
from drivers.locks.modbus_relay import codec as modbus

bytes_ = st.integers(0, 255)
masks = st.lists(bytes_, min_size=12, max_size=12)

CU48 = st.builds(
    lambda board, lock, kind, mask: cu48.sealed(2, board, lock, kind, *mask),
    bytes_,
    st.integers(0, 47),
    st.sampled_from([0x75, 0x77]),
    masks,
)
MODBUS = st.one_of(
    st.builds(lambda slave, function, bits: modbus.sealed(slave, function, len(bits), *bits),
              bytes_, st.sampled_from([1, 2]), st.binary(min_size=1, max_size=4)),
    st.builds(modbus.flash_on, bytes_, st.integers(0, 31), st.integers(1, 0x7FFF)),
    st.builds(lambda slave, function, code: modbus.sealed(slave, function | 0x80, code),
              bytes_, st.sampled_from([1, 2, 5, 15]), bytes_),
)  # fmt: skip
FAMILIES = st.sampled_from([(cu48.decoder, CU48), (modbus.decoder, MODBUS)])
FRAMES = FAMILIES.flatmap(lambda one: st.tuples(st.just(one[0]), st.lists(one[1], max_size=5)))
TWO = FAMILIES.flatmap(lambda one: st.tuples(st.just(one[0]), one[1]))


def only(make, wire: bytes):
    (frame,) = make().feed(wire)
    return frame


@given(FRAMES, st.integers(1, 20))
def test_any_cut_gives_the_same_frames(sent, piece: int):
    make, wires = sent
    data = b"".join(wires)
    search = make()
    found = [frame for at in range(0, len(data), piece) for frame in search.feed(data[at : at + piece])]
    assert found == [only(make, wire) for wire in wires]
    assert search.leftover() == b""


@given(st.binary(max_size=60), TWO)
def test_after_any_noise_one_of_two_frames_is_found_at_once(noise: bytes, sent):
    make, wire = sent
    assert only(make, wire) in make().feed(noise + wire * 2)


@given(TWO, st.data())
def test_a_flipped_byte_gives_nothing_of_that_frame(sent, data: st.DataObject):
    make, wire = sent
    raw = bytearray(wire)
    raw[data.draw(st.integers(0, len(wire) - 1))] ^= data.draw(st.integers(1, 255))
    assert only(make, wire) not in make().feed(bytes(raw))


@given(st.lists(st.binary(max_size=40)))
def test_never_raises_and_loses_no_byte(pieces: list[bytes]):
    def pair(raw: bytes) -> tuple[bytes, int] | None:
        return (raw[:2], 2) if len(raw) > 1 and raw[0] == raw[1] else None

    search = FrameSearch(pair, longest=3)
    found = [frame for piece in pieces for frame in search.feed(piece)]
    assert sorted(b"".join(found) + search.leftover()) == sorted(b"".join(pieces))


@given(st.lists(st.binary(max_size=40)), FAMILIES)
def test_random_bytes_raise_nothing(pieces: list[bytes], family):
    search = family[0]()
    for piece in pieces:
        search.feed(piece)
    assert len(search.leftover()) <= len(b"".join(pieces))


def test_the_beginning_of_a_frame_in_the_noise_does_not_hold_up_the_next_one():
    frame = bytes.fromhex("02 00 00 75 01 00 00 00 00 00 00 00 00 00 00 00 03 7B")
    search = cu48.decoder()
    assert search.feed(frame[:5] + frame) == [cu48.Status(0, 1, 0)]
    assert search.leftover() == frame[:5]
