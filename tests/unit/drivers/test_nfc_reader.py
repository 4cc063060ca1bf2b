"""The nfc driver against cards at the wire of nfcpy's UDP driver: UIDs, messages, SUN tags, and misbehaving cards."""

import logging
import time
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.readers import DRIVERS, BadgeReader
from drivers.readers.base import Signalling, Tap
from tests.fakes import sun_tag
from tests.fakes.drawn import drawn
from tests.fakes.udp_card import Type4Tag, UdpCard, uri

NFC = DRIVERS["nfc"]
KEY, UID = bytes(range(16)), bytes.fromhex("04DE5F1EACC040")
RANDOM = bytes.fromhex("08A1B2C3")
CLASSIC, ISO_DEP = 0x08, 0x20


@pytest.fixture
def keys(tmp_path: Path) -> str:
    path = tmp_path / "sun.keys"
    path.write_text(KEY.hex())
    path.chmod(0o600)
    return str(path)


@contextmanager
def connected(card: UdpCard, **given_: object) -> Iterator[BadgeReader]:
    with card, closing(NFC.connect(card.url, {"tags": "a", "held_ms": 400, **given_})) as reader:
        yield reader


def tag(*counters: int, key: bytes = KEY, uid: bytes = UID, vanishes_at: int = 0, vanishings: int = 0) -> Type4Tag:
    messages = [uri(sun_tag.url(key, uid, counter)) for counter in counters]
    return Type4Tag(*messages, vanishes_at=vanishes_at, vanishings=vanishings)


def silent(_: bytes) -> None:
    """A card that answers no command."""


def take_away(card: UdpCard, reader: BadgeReader) -> None:
    card.present = False
    assert reader.read(0.5) is None
    card.present = True


@pytest.mark.parametrize("uid", ["B3F32A5C", "04DE5F1EACC040", "0102030405060708090A"])
def test_a_card_is_found_once_for_each_holding_up(uid: str):
    card = UdpCard(bytes.fromhex(uid), CLASSIC, silent)
    with connected(card) as reader:
        assert reader.read(1) == uid
        assert reader.read(0.2) is None
        take_away(card, reader)
        assert reader.read(1) == uid


def test_nothing_is_asked_of_a_card_but_its_uid():
    card = UdpCard(UID, ISO_DEP, silent)
    with connected(card) as reader:
        assert reader.read(1) == UID.hex().upper()
        take_away(card, reader)
        assert reader.read(1) == UID.hex().upper()
    assert card.heard == []


def test_another_card_at_once():
    card = UdpCard(UID, CLASSIC, silent)
    with connected(card, held_ms=10000) as reader:
        assert reader.read(1) == UID.hex().upper()
        card.uid = bytes.fromhex("B3F32A5C")
        assert reader.read(1) == "B3F32A5C"


def test_a_telephone_is_read_once_though_its_number_changes():
    card = UdpCard(RANDOM, ISO_DEP, silent)
    with connected(card, held_ms=10000) as reader:
        assert reader.read(1) == "08A1B2C3"
        for last in range(3):
            card.uid = bytes((8, 0, 0, last))
            assert reader.read(0.06) is None


def test_a_sun_tag_proves_each_of_its_taps(keys: str):
    answers = tag(61, 62, 63)
    card = UdpCard(UID, ISO_DEP, answers)
    with connected(card, sun_keys=keys) as reader:
        assert reader.read(1) == Tap("04DE5F1EACC040", 61)
        assert reader.read(0.3) is None
        assert answers.activations == 1, "held, its counter stays"
        take_away(card, reader)
        assert reader.read(1) == Tap("04DE5F1EACC040", 62)


def test_a_sun_tag_that_hides_its_uid_is_known_by_its_message(keys: str):
    with connected(UdpCard(RANDOM, ISO_DEP, tag(5)), sun_keys=keys) as reader:
        assert reader.read(1) == Tap("04DE5F1EACC040", 5)


@pytest.mark.parametrize(
    "answers",
    [
        tag(61, key=bytes(16)),
        tag(61, uid=bytes.fromhex("04000000000001")),
        Type4Tag(uri("https://example.com")),
        Type4Tag(b""),
        Type4Tag(b"\xff\xff\xff"),
        lambda frame: b"\x05\x78\x80\xb0\x02" if frame[0] == 0xE0 else frame[:1] + b"\x6a\x82",
    ],
    ids=["another key", "another tag's message", "no SUN", "empty", "garbage", "no NDEF"],
)
def test_what_does_not_verify_is_a_badge_like_any_other(answers: Type4Tag, keys: str):
    with connected(UdpCard(UID, ISO_DEP, answers), sun_keys=keys) as reader:
        assert reader.read(1) == "04DE5F1EACC040"
        assert reader.read(0.1) is None


def test_without_keys_no_message_counts():
    with connected(UdpCard(UID, ISO_DEP, tag(61))) as reader:
        assert reader.read(1) == "04DE5F1EACC040"


@pytest.mark.parametrize("at", [1, 3, 5, 6])
def test_a_card_that_goes_out_of_reach_in_the_middle_is_read_when_it_is_back(at: int, keys: str):
    answers = tag(61, 62, 63, vanishes_at=at, vanishings=2)
    with connected(UdpCard(UID, ISO_DEP, answers), sun_keys=keys) as reader:
        assert reader.read(2) == Tap("04DE5F1EACC040", 63)


def test_a_card_that_is_gone_before_it_was_read_says_nothing(keys: str):
    card = UdpCard(UID, ISO_DEP, tag(61, vanishes_at=5, vanishings=1))
    answered = card.answer

    def leave(frame: bytes) -> bytes | None:
        card.present = (reply := answered(frame)) is not None
        return reply

    card.answer = leave
    with connected(card, sun_keys=keys) as reader:
        assert reader.read(0.2) is None
        card.present = True
        assert reader.read(1) == Tap("04DE5F1EACC040", 61)


def test_a_card_that_never_gives_its_message_is_a_badge(keys: str):
    answers = tag(61, vanishes_at=4, vanishings=99)
    with connected(UdpCard(UID, ISO_DEP, answers), sun_keys=keys) as reader:
        assert reader.read(2) == "04DE5F1EACC040"
        assert answers.activations == 3


def test_a_card_that_asks_for_ever_more_time_is_a_badge_in_the_end(keys: str, monkeypatch: pytest.MonkeyPatch):
    def patient(frame: bytes) -> bytes:
        return b"\x05\x78\x80\xb0\x02" if frame[0] == 0xE0 else b"\xf2\x3b"

    monkeypatch.setattr("drivers.readers.nfc.reader._LONGEST_S", 0.1)
    with connected(UdpCard(UID, ISO_DEP, patient), sun_keys=keys) as reader:
        assert reader.read(5) == "04DE5F1EACC040"


@settings(max_examples=drawn(8))
@given(st.lists(st.one_of(st.none(), st.binary(min_size=1, max_size=20)), min_size=1, max_size=6))
def test_whatever_a_card_answers_the_reader_goes_on(answers: list[bytes | None]):
    card = UdpCard(UID, ISO_DEP, lambda _: answers.pop(0) if answers else None)
    with connected(card, number="ndef") as reader:
        assert reader.read(0.1) is None
        card.uid, card.answer = bytes.fromhex("B3F32A5C"), Type4Tag(uri("0006102437"))
        assert reader.read(2) == "00005D1DA5"


def test_the_message_of_a_type_2_tag():
    content = uri("0006102437")
    memory = bytes(12) + bytes.fromhex("E1 10 12 00") + b"\x03" + bytes((len(content),)) + content + b"\xfe"

    def answer(frame: bytes) -> bytes | None:
        page = 4 * frame[1] if frame[0] == 0x30 else None  # to anything else it goes mute, as such tags do
        return None if page is None else memory.ljust(300, b"\0")[page : page + 16]

    with connected(UdpCard(UID, 0, answer), number="ndef") as reader:
        assert reader.read(1) == "00005D1DA5"
    with connected(UdpCard(UID, CLASSIC, silent), number="ndef") as reader:
        assert reader.read(0.5) is None


def test_a_number_in_a_text():
    with connected(UdpCard(UID, ISO_DEP, Type4Tag(uri("0006102437"))), number="ndef", id_bytes=4) as reader:
        assert reader.read(1) == "005D1DA5"


def test_nfcpy_neither_logs_nor_takes_the_warnings_over(keys: str):
    with connected(UdpCard(UID, ISO_DEP, tag(61)), sun_keys=keys) as reader:
        assert reader.read(1) == Tap("04DE5F1EACC040", 61)
        assert not logging.getLogger("nfc.clf").isEnabledFor(logging.CRITICAL)
        assert "logging" not in warnings.showwarning.__module__


def test_a_reader_without_a_lamp_has_no_signals():
    with connected(UdpCard(UID, CLASSIC, silent)) as reader:
        assert not isinstance(reader, Signalling)


def test_a_look_takes_no_longer_than_asked():
    card = UdpCard(UID, CLASSIC, silent)
    card.present = False
    with connected(card) as reader:
        began = time.monotonic()
        assert reader.read(0) is None
        assert time.monotonic() - began < 5
