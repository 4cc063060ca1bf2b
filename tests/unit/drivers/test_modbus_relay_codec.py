"""Frames of Modbus relay boards against the maker's, and what pymodbus makes of ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.locks.modbus_relay import codec
from drivers.locks.modbus_relay.codec import Bits, Done, Refusal

WRITES = [
    (codec.write_relay(1, 0, codec.ON), "01 05 00 00 FF 00 8C 3A", Done(1, 5, 0x0000, 0xFF00)),
    (codec.write_relay(1, 0, codec.OFF), "01 05 00 00 00 00 CD CA", Done(1, 5, 0x0000, 0x0000)),
    (codec.write_relay(1, 0, codec.TOGGLE), "01 05 00 00 55 00 F2 9A", Done(1, 5, 0x0000, 0x5500)),
    (codec.write_relay(1, codec.ALL_RELAYS, codec.ON), "01 05 00 FF FF 00 BC 0A", Done(1, 5, 0x00FF, 0xFF00)),
    (codec.write_relay(1, codec.ALL_RELAYS, codec.OFF), "01 05 00 FF 00 00 FD FA", Done(1, 5, 0x00FF, 0x0000)),
    (codec.flash_on(1, 0, 7), "01 05 02 00 00 07 8D B0", Done(1, 5, 0x0200, 7)),
    (codec.flash_on(1, 1, 8), "01 05 02 01 00 08 9C 74", Done(1, 5, 0x0201, 8)),
    (codec.flash_on(1, 0, 5), "01 05 02 00 00 05 0C 71", Done(1, 5, 0x0200, 5)),
]
"""Answered by an echo."""


@pytest.mark.parametrize(("request_", "wire", "done"), WRITES)
def test_writes_and_their_echoes(request_: bytes, wire: str, done: Done):
    assert request_ == bytes.fromhex(wire)
    assert codec.decoder().feed(request_) == [done]


@pytest.mark.parametrize(
    ("request_", "wire"),
    [
        (codec.read_bits(1, codec.READ_COILS, 8), "01 01 00 00 00 08 3D CC"),
        (codec.read_bits(1, codec.READ_INPUTS, 8), "01 02 00 00 00 08 79 CC"),
        (codec.read_bits(1, codec.READ_COILS, 32), "01 01 00 00 00 20 3D D2"),
        (codec.write_relays(1, 8, 0xFF), "01 0F 00 00 00 08 01 FF BE D5"),
        (codec.read_address(), "00 03 40 00 00 01 90 1B"),
        (codec.set_address(1), "00 06 40 00 00 01 5C 1B"),
    ],
)
def test_requests(request_: bytes, wire: str):
    assert request_ == bytes.fromhex(wire)


@pytest.mark.parametrize(
    ("wire", "frame"),
    [
        ("01 01 01 00 51 88", Bits(1, 1, 0, 8)),
        ("01 01 01 41 91 B8", Bits(1, 1, 0b0100_0001, 8)),
        ("01 01 01 01 90 48", Bits(1, 1, 1, 8)),
        ("01 02 01 00 A1 88", Bits(1, 2, 0, 8)),
        ("01 02 01 05 61 8B", Bits(1, 2, 0b0101, 8)),
        ("01 0F 00 00 00 08 54 0D", Done(1, 15, 0, 8)),
        ("01 85 02 C3 51", Refusal(1, 5, 2)),
    ],
)
def test_replies(wire: str, frame: codec.Frame):
    assert codec.decoder().feed(bytes.fromhex(wire)) == [frame]


def test_the_answer_of_thirty_two_relays():
    wire = codec.sealed(1, 1, 4, 0x01, 0, 0, 0x80)
    assert codec.decoder().feed(wire) == [Bits(1, 1, 1 << 31 | 1, 32)]


def test_a_refusal_answers_its_own_function_and_slave_only():
    (refusal,) = codec.decoder().feed(bytes.fromhex("01 85 02 C3 51"))
    assert codec.refuses(refusal, codec.flash_on(1, 0, 5))
    assert not codec.refuses(refusal, codec.flash_on(2, 0, 5))
    assert not codec.refuses(refusal, codec.read_bits(1, codec.READ_INPUTS, 8))


def test_a_board_that_echoes_our_own_question_has_not_answered_it():
    """Some adapters hear themselves; the echo of a read is no answer (that of a write can't be told from one)."""
    assert codec.decoder().feed(codec.read_bits(1, codec.READ_INPUTS, 8)) == []


@given(st.binary(min_size=1, max_size=40))
def test_a_frame_with_its_check_leaves_nothing_over(data: bytes):
    assert codec.crc(data + codec.crc(data)) == b"\0\0"
