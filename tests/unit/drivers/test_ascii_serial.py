"""Serial readers that write text: marks, lengths, cuts and noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.readers.ascii_serial import AsciiDecoder, Settings
from drivers.settings import read

LINE = b"\x020006102437\r\n\x03"
BADGE = "00005D1DA5"


def decoder(**given_: object) -> AsciiDecoder:
    """One that has been listening for a while."""
    fresh = AsciiDecoder(read(Settings, given_))
    fresh.silence()
    return fresh


@pytest.mark.parametrize(
    "wire",
    [
        LINE,
        b"0006102437\r",
        b"0006102437\n",
        b"0006102437\r\n",
        b"\x020006102437\x03",
        b"\x02\x020006102437\r\n\x03",
        b"\r\n\x030006102437\r\n",
        b"12\x020006102437\r",
        b"0006\r0006102437\r",
    ],
)
def test_whatever_marks_a_reader_sends(wire: bytes):
    assert decoder().feed(wire) == [BADGE]


@pytest.mark.parametrize(
    ("given_", "wire", "badges"),
    [
        ({}, b"06102437\r", []),
        ({"length": 8}, b"06102437\r", [BADGE]),
        ({}, b"50006102437\r", []),
        ({}, b"000610243A\r", []),
        ({}, b"\xff0006102437\r", []),
        ({}, b"9" * 70 + b"\r", []),
        ({"format": "facility"}, b"\x02093,07589\x03", [BADGE]),
        ({"format": "hex"}, b"13005D1DA5\r", ["13005D1DA5"]),
        ({"format": "hex", "length": 14}, b"13005D1DA5\r", []),
        ({"format": "hex", "length": 14}, b"04DE5F1EACC040\r", ["04DE5F1EACC040"]),
        ({"format": "hex", "length": 10}, b"04DE5F1EACC040\r", []),
    ],
)
def test_formats_and_lengths(given_: dict[str, object], wire: bytes, badges: list[str]):
    assert decoder(**given_).feed(wire) == badges


def test_what_we_did_not_hear_the_start_of_is_no_card():
    """Just opened, in the middle of a seven-byte card: its tail looks like a card of five bytes."""
    fresh = AsciiDecoder(read(Settings, {"format": "hex"}))
    assert fresh.feed(b"13005D1DA5\r") == []
    assert fresh.feed(b"13005D1DA5\r") == ["13005D1DA5"]


def test_what_was_cut_off_is_not_glued_to_the_next_card():
    hearing = decoder(format="hex")
    assert hearing.feed(b"04DE") == []
    assert hearing.silence() == []
    assert hearing.feed(b"13005D1DA5\r") == ["13005D1DA5"]


@given(st.lists(st.integers(0, 0xFFFFFFFF), max_size=5), st.integers(1, 20))
def test_any_cut_gives_the_same_cards(numbers: list[int], piece: int):
    data = b"".join(b"\x02%010d\r\n\x03" % number for number in numbers)
    hearing = decoder()
    found = [card for at in range(0, len(data), piece) for card in hearing.feed(data[at : at + piece])]
    assert [int(card, 16) for card in found] == numbers


@given(st.binary(max_size=100))
def test_noise_never_costs_the_card_after_it(noise: bytes):
    assert AsciiDecoder().feed(noise + LINE)[-1:] == [BADGE]


@given(st.binary(max_size=200), st.sampled_from(["decimal", "facility", "hex"]))
def test_any_bytes_give_badges_or_nothing(data: bytes, kind: str):
    assert all(bytes.fromhex(card) for card in decoder(format=kind).feed(data))


@pytest.mark.parametrize("given_", [{"length": 65}, {"length": -1}, {"format": "octal"}, {"baud": 1}])
def test_wrong_settings_are_named(given_: dict[str, object]):
    with pytest.raises(ValueError, match=f"“{next(iter(given_))}”"):
        read(Settings, given_)
