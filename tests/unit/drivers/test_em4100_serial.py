"""Serial EM4100 readers: frames, and one presentation for a card that is held up."""

from functools import reduce
from operator import xor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.errors import PortGone
from drivers.readers import DRIVERS
from drivers.readers.card_reader import CardReader
from drivers.readers.em4100_serial import Em4100Decoder
from drivers.serial_link import SerialLink
from tests.fakes.wire import Wire

TAG = bytes.fromhex("02 31 33 30 30 35 44 31 44 41 35 46 36 03")
OTHER = bytes.fromhex("02 30 41 30 30 31 31 32 32 33 33 30 41 03")
BAD = bytes.fromhex("02 31 33 30 30 35 44 31 44 41 35 30 30 03")


def frame(card: bytes) -> bytes:
    return b"\x02" + f"{card.hex()}{reduce(xor, card):02x}".upper().encode() + b"\x03"


cards = st.binary(min_size=5, max_size=5)


@pytest.mark.parametrize(
    ("wire", "badges"),
    [
        (TAG, ["13005D1DA5"]),
        (OTHER, ["0A00112233"]),
        (BAD, []),
        (TAG[:-1] + b"\r\n\x03", ["13005D1DA5"]),
        (TAG.lower(), ["13005D1DA5"]),
        (TAG[:7] + OTHER, ["0A00112233"]),
        (b"\x03\x03" + TAG, ["13005D1DA5"]),
        (TAG[:-1] + b"00\x03", []),
        (TAG[:-3] + b"\x03", []),
        (b"\x02\x03", []),
    ],
)
def test_frames(wire: bytes, badges: list[str]):
    assert Em4100Decoder().feed(wire) == badges


@given(st.lists(cards, max_size=5), st.integers(1, 20))
def test_any_cut_gives_the_same_cards(sent: list[bytes], piece: int):
    data = b"".join(map(frame, sent))
    decoder = Em4100Decoder()
    found = [card for at in range(0, len(data), piece) for card in decoder.feed(data[at : at + piece])]
    assert found == [card.hex().upper() for card in sent]


@given(st.binary(max_size=60), cards)
def test_noise_never_costs_the_card_after_it(noise: bytes, card: bytes):
    assert Em4100Decoder().feed(noise + frame(card))[-1:] == [card.hex().upper()]


@given(st.binary(max_size=200))
def test_never_raises_and_reports_only_ten_hex_digits(data: bytes):
    assert all(len(card) == 10 and int(card, 16) >= 0 for card in Em4100Decoder().feed(data))


class Hand:
    """A clock that a test turns."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wire():
    with Wire() as far_end:
        yield far_end


def test_a_held_card_is_one_presentation(wire: Wire):
    hand = Hand()
    reader = CardReader(SerialLink(wire.path, 9600), Em4100Decoder(), 0.5, clock=hand)
    wire.send(TAG)
    assert reader.read(5) == "13005D1DA5"
    for _ in range(5):
        hand.now += 0.4
        wire.send(TAG + OTHER[:1])  # the start of another frame, so that the read below has something to wait for
        assert reader.read(0.05) is None
    hand.now += 0.51
    wire.send(TAG)
    assert reader.read(5) == "13005D1DA5"
    reader.close()


def test_two_cards_in_one_gulp_come_one_by_one(wire: Wire):
    reader = DRIVERS["em4100-serial"].connect(wire.path, {})
    wire.send(TAG + BAD + OTHER)
    assert [reader.read(5), reader.read(5), reader.read(0)] == ["13005D1DA5", "0A00112233", None]
    reader.close()


def test_an_unplugged_reader_says_so(wire: Wire):
    reader = DRIVERS["em4100-serial"].connect(wire.path, {"baud": 9600})
    wire.unplug()
    with pytest.raises(PortGone, match="lost"):
        reader.read(5)
    reader.close()
    with pytest.raises(PortGone, match="not there"):
        DRIVERS["em4100-serial"].connect(wire.path, {})
