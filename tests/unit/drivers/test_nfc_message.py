"""What a tag says: NDEF records, and Type 4 tags over APDUs, well-formed or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.readers.tags.cards import Cards, TagSettings
from drivers.readers.tags.ndef import first_words
from drivers.readers.tags.type4 import LONGEST, message
from drivers.settings import read
from tests.fakes.udp_card import Type4Tag, uri

TEXT = "D1 01 0F 54 02 65 6E 48 65 6C 6C 6F 20 57 6F 72 6C 64 21"
RANDOM = bytes.fromhex("08A1B2C3")


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("D1 01 0C 55 04 65 78 61 6D 70 6C 65 2E 63 6F 6D", "https://example.com"),
        ("D1 01 03 55 00 61 3A", "a:"),
        ("D1 01 02 55 23 61", "urn:nfc:a"),
        (TEXT, "Hello World!"),
        ("D1 01 07 54 82 65 6E FE FF 00 41", "A"),
        ("D1 01 03 54 02 65 6E", ""),
        ("C1 01 00 00 00 02 55 03 61", "http://a"),
        ("D9 01 02 01 55 69 03 61", "http://a"),
        ("52 03 01 61 2F 62 58" + TEXT.replace("D1", "51"), "Hello World!"),
        ("91 01 02 55 24 61" + TEXT.replace("D1", "51"), "Hello World!"),
        ("", None),
        ("D0 00 00", None),
        ("D1 01 02 53 64 61", None),
        ("D1 01 00 55", None),
        ("D1 01 03 55 03 FF FF", None),
        ("D1 01 FF 55 03 61", None),
        ("C1 01 FF FF FF FF 55 03 61", None),
        ("F1 01 02 55 03 61", None),
        ("D9 01 02", None),
    ],
)
def test_the_first_words_of_a_message(record: str, words: str | None):
    assert first_words(bytes.fromhex(record)) == words


@given(st.one_of(st.binary(max_size=60), st.binary(max_size=40).map(lambda rest: b"\xd1\x01\x20T" + rest)))
def test_any_bytes_have_words_or_none(data: bytes):
    words = first_words(data)
    assert words is None or isinstance(words, str)


@given(st.integers(0, 60), st.integers(0, 255))
def test_a_spoiled_message_never_raises(at: int, byte: int):
    data = bytearray(uri("https://tag.example.com/?e=00112233&c=4455") + bytes.fromhex(TEXT))
    data[at] = byte
    first_words(bytes(data))


@pytest.mark.parametrize("size", [0, 1, 15, 59, 60, 250, LONGEST])
def test_a_type_4_tag_of_any_size(size: int):
    content = bytes(at % 251 for at in range(size))
    assert message(Type4Tag(content).apdu) == content


def test_more_than_is_worth_reading_is_left():
    assert message(Type4Tag(bytes(LONGEST + 1)).apdu) is None


@given(st.lists(st.binary(max_size=20), max_size=8))
def test_whatever_a_card_answers_ends_soon(answers: list[bytes]):
    asked: list[bytes] = []

    def transmit(apdu: bytes) -> bytes:
        asked.append(apdu)
        return answers.pop(0) if answers else b"\x90\x00"

    message(transmit)
    assert len(asked) <= 10


@given(st.data())
def test_a_tag_that_lies_about_everything_ends_soon(data: st.DataObject):
    """Answers of the right form, with any content."""
    asked: list[bytes] = []

    def transmit(apdu: bytes) -> bytes:
        asked.append(apdu)
        size = apdu[-1] if apdu[1] == 0xB0 else 0
        return data.draw(st.binary(min_size=min(1, size), max_size=size)) + b"\x90\x00"

    found = message(transmit)
    assert found is None or len(found) <= LONGEST
    assert len(asked) <= LONGEST + 6


def cards(**given_: object) -> Cards:
    return Cards(read(TagSettings, given_))


def test_a_card_is_one_card_while_it_is_held():
    one = cards(held_ms=500)
    assert one.see(b"\1\2\3\4", 1.0)
    assert one.take(b"\1\2\3\4", None, 1.0) == "01020304"
    assert not one.see(b"\1\2\3\4", 1.4)
    assert not one.see(b"\1\2\3\4", 1.9)
    assert one.see(b"\4\3\2\1", 2.0)
    assert one.see(b"\1\2\3\4", 2.5)


def test_a_telephone_is_one_card_however_many_numbers_it_gives():
    one = cards()
    assert one.see(RANDOM, 1.0)
    assert one.take(RANDOM, None, 1.0) == "08A1B2C3"
    assert not any(one.see(bytes((8, 0, 0, at)), 1.0 + at / 10) for at in range(50))
    assert not one.see(bytes.fromhex("01FE000000000001"), 6.0)


def test_a_card_whose_message_breaks_off_is_looked_at_thrice():
    one = cards()
    for is_last in (False, False, True):
        assert one.see(b"\1\2\3\4", 1.0)
        assert one.missed() is is_last
    assert one.take(b"\1\2\3\4", None, 1.0) == "01020304"
    assert not one.see(b"\1\2\3\4", 1.1)


def test_a_card_that_takes_long_to_read_is_still_one_card():
    one = cards(held_ms=500)
    for at in (1.0, 2.0, 3.0):
        assert one.see(b"\1\2\3\4", at)
        assert one.missed() is (at == 3.0)
    assert one.take(b"\1\2\3\4", None, 4.0) == "01020304"
    assert not one.see(b"\1\2\3\4", 4.4)


def test_where_the_number_is_in_the_message_there_is_no_end_of_looking():
    one = cards(number="ndef")
    for _ in range(9):
        assert one.see(b"\1\2\3\4", 1.0)
        assert not one.missed()
        assert one.take(b"\1\2\3\4", b"", 1.0) is None
    assert one.see(b"\1\2\3\4", 1.0)
    assert one.take(b"\1\2\3\4", uri("0006102437"), 1.0) == "00005D1DA5"
    assert not one.see(b"\1\2\3\4", 1.0)


@pytest.mark.parametrize("length", [0, 1, 3, 5, 6, 9, 11])
def test_no_card_has_such_an_identifier(length: int):
    assert not cards().see(bytes(range(length)), 1.0)


@pytest.mark.parametrize(
    ("given_", "uid", "badge"),
    [
        ({}, "04DE5F1EACC040", "04DE5F1EACC040"),
        ({"id_bytes": 4}, "04DE5F1EACC040", "1EACC040"),
        ({"id_bytes": 8}, "04DE5F1EACC040", "0004DE5F1EACC040"),
        ({"reverse": "bytes"}, "B3F32A5C", "5C2AF3B3"),
    ],
)
def test_the_form_of_the_site(given_: dict[str, object], uid: str, badge: str):
    assert cards(**given_).take(bytes.fromhex(uid), None, 1.0) == badge


@pytest.mark.parametrize(
    ("given_", "text", "badge"),
    [
        ({}, "0006102437", "00005D1DA5"),
        ({"format": "hex"}, "13:00:5D:1D:A5", "13005D1DA5"),
        ({"format": "hex", "id_bytes": 4}, "13005D1DA5", "005D1DA5"),
        ({}, "https://example.com", None),
    ],
)
def test_a_number_that_stands_in_the_message(given_: dict[str, object], text: str, badge: str | None):
    assert cards(number="ndef", **given_).take(b"\1\2\3\4", uri(text), 1.0) == badge
