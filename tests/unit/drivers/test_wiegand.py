"""Wiegand layouts: the vectors of the sheet, parity, and any bits at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.readers.identifiers import BadgeSettings
from drivers.readers.wiegand import LAYOUTS, badge, decoded

VECTORS = [
    ("h10301", 123, 4567, "10111101100010001110101110", "BD88EB80", "00007B11D7"),
    ("h10301", 1, 1, "10000000100000000000000010", "80800080", "0000010001"),
    ("34-bit", 1000, 4567, "0000000111110100000010001110101111", "01F408EBC0", "0003E811D7"),
    ("h10304", 1000, 123456, "0000000111110100000111100010010000001", "01F41E2408", "001F41E240"),
    ("h10302", 0, 123456789, "1000000001110101101111001101000101011", "8075BCD158", "00075BCD15"),
]
IDS = ["26", "26 small", "34", "37 with facility", "37 without"]


def packed(bits: str) -> bytes:
    return bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8))


@pytest.mark.parametrize(("name", "facility", "number", "bits", "data", "_"), VECTORS, ids=IDS)
def test_the_vectors(name, facility, number, bits, data, _):
    assert packed(bits).hex().upper() == data
    card = decoded(bytes.fromhex(data), len(bits), LAYOUTS[name])
    assert card is not None
    assert (card.facility, card.number) == (facility, number)
    assert str(number) not in repr(card)


@pytest.mark.parametrize(("name", "_", "__", "bits", "data", "expected"), VECTORS, ids=IDS)
def test_their_badges(name, _, __, bits, data, expected):
    assert badge(bytes.fromhex(data), len(bits), BadgeSettings()) == expected


def test_37_bits_are_one_badge_in_either_layout():
    data = bytes.fromhex("01F41E2408")
    cards = [decoded(data, 37, LAYOUTS[name]) for name in ("h10304", "h10302")]
    assert [(card.facility, card.number) for card in cards if card] == [(1000, 123456), (0, 0x1F41E240)]
    assert [f"{card.payload:010X}" for card in cards if card] == [badge(data, 37, BadgeSettings())] * 2


@pytest.mark.parametrize(("name", "_", "__", "bits", "data", "___"), VECTORS, ids=IDS)
def test_any_single_flipped_bit_is_no_card(name, _, __, bits, data, ___):
    for at in range(len(bits)):
        flipped = bits[:at] + str(1 - int(bits[at])) + bits[at + 1 :]
        found = decoded(packed(flipped), len(bits), LAYOUTS[name])
        assert found is None, f"bit {at}"


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_line_that_is_dead_is_no_card(name):
    bits = LAYOUTS[name].bits
    assert decoded(packed("0" * bits), bits, LAYOUTS[name]) is None


@pytest.mark.parametrize("bits", [0, 1, 8, 24, 25, 27, 32, 35, 36, 38, 64])
def test_other_lengths_are_no_card(bits: int):
    assert badge(bytes((bits + 7) // 8), bits, BadgeSettings()) is None


def test_a_length_that_does_not_fit_the_bytes_is_no_card():
    assert badge(bytes.fromhex("BD88EB80"), 34, BadgeSettings()) is None
    assert badge(bytes.fromhex("BD88EB8000"), 26, BadgeSettings()) is None


@given(st.binary(max_size=10), st.integers(0, 80))
def test_any_bits_are_a_badge_or_none(data: bytes, bits: int):
    found = badge(data, bits, BadgeSettings())
    assert found is None or len(found) == 10


@given(st.sampled_from(sorted(LAYOUTS)), st.data())
def test_there_and_back(name: str, data: st.DataObject):
    layout = LAYOUTS[name]
    payload = data.draw(st.integers(0, (1 << layout.bits - 2) - 1))
    middle = f"{payload:0{layout.bits - 2}b}"
    even = str(middle[: layout.part].count("1") % 2)
    odd = str(1 - middle[-layout.part :].count("1") % 2)
    card = decoded(packed(even + middle + odd), layout.bits, layout)
    assert card is not None
    assert card.facility << layout.number_bits | card.number == card.payload == payload
