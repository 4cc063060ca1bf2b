"""One form for a card, whichever reader read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.readers import DRIVERS, wiegand
from drivers.readers.ascii_serial import AsciiDecoder
from drivers.readers.ascii_serial import Settings as AsciiSettings
from drivers.readers.em4100_serial import Em4100Decoder
from drivers.readers.identifiers import BadgeSettings, TextSettings, badge, badge_in
from drivers.readers.keyboard_wedge import ENTER, decoder
from drivers.settings import read

TAG = bytes.fromhex("02 31 33 30 30 35 44 31 44 41 35 46 36 03")
CARD = bytes.fromhex("13005D1DA5")


def settings(**given_: object) -> BadgeSettings:
    return read(BadgeSettings, given_)


def text(**given_: object) -> TextSettings:
    return read(TextSettings, given_)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ({}, "13005D1DA5"),
        ({"reverse": "bytes"}, "A51D5D0013"),
        ({"reverse": "bits"}, "C800BAB8A5"),
        ({"reverse": "all"}, "A5B8BA00C8"),
        ({"id_bytes": 4}, "005D1DA5"),
        ({"id_bytes": 3}, "5D1DA5"),
        ({"id_bytes": 7}, "000013005D1DA5"),
        ({"id_bytes": 4, "reverse": "bytes"}, "1D5D0013"),
    ],
)
def test_a_card_in_the_form_of_the_site(given_: dict[str, object], expected: str):
    assert badge(CARD, settings(**given_)) == expected


@pytest.mark.parametrize(
    ("given_", "written", "expected"),
    [
        ({}, "0006102437", "00005D1DA5"),
        ({"id_bytes": 4}, "0006102437", "005D1DA5"),
        ({"format": "facility"}, "093,07589", "00005D1DA5"),
        ({"format": "facility"}, "017,08755", "0000112233"),
        ({"format": "facility"}, "09307589", "00005D1DA5"),
        ({"format": "facility", "id_bytes": 3}, "093,07589", "5D1DA5"),
        ({"format": "facility"}, "0930,7589", None),
        ({"format": "facility"}, "256,07589", None),
        ({"format": "facility"}, "093,65536", None),
        ({"format": "hex"}, "04:de:5f:1e:ac:c0:40", "04DE5F1EACC040"),
        ({"format": "hex"}, "04 DE 5F 1E", "04DE5F1E"),
        ({"format": "hex"}, "04DE5", None),
        ({"format": "hex"}, "04DE5G1E", None),
        ({"reverse": "bytes"}, str(0xA51D5D00), "00005D1DA5"),
        ({"reverse": "bytes", "id_bytes": 4}, str(0xA51D5D00), "005D1DA5"),
        ({}, "18446744073709551615", "FFFFFFFFFFFFFFFF"),
        ({}, "18446744073709551616", None),
        ({}, "٠٠٠٦١٠٢٤٣٧", None),
        ({}, "", None),
    ],
)
def test_what_readers_write(given_: dict[str, object], written: str, expected: str | None):
    assert badge_in(written, text(**given_)) == expected


def test_one_card_is_one_badge_at_readers_of_every_kind():
    """Site-wide ``id_bytes``: a badge enrolled at any of these opens at all the others."""
    site = {"id_bytes": 4}
    badges = Em4100Decoder(settings(**site)).feed(TAG)
    badges += AsciiDecoder(read(AsciiSettings, site)).feed(b"\x020006102437\r\n\x03")
    backwards = read(AsciiSettings, {**site, "format": "hex", "reverse": "bytes"})
    badges += AsciiDecoder(backwards).feed(b"\x02A51D5D00\r")
    wedge = decoder({**site, "format": "facility"})
    badges += [one.badge for key in "09307589" + ENTER if (one := wedge.key(key, 1.0)).badge]
    layout = wiegand.LAYOUTS["34-bit"]
    assert layout.bits == 34
    payload = 0x005D1DA5
    left = (payload >> 16).bit_count() % 2
    right = 1 - (payload & 0xFFFF).bit_count() % 2
    sent = (left << 33 | payload << 1 | right) << 6
    badges += [wiegand.badge(sent.to_bytes(5, "big"), 34, settings(**site)) or ""]
    assert badges == ["005D1DA5"] * 5


@given(st.binary(min_size=1, max_size=16), st.sampled_from(["bytes", "bits", "all"]))
def test_twice_backwards_is_forwards(raw: bytes, reverse: str):
    once = bytes.fromhex(badge(raw, settings(reverse=reverse)))
    assert badge(once, settings(reverse=reverse)) == raw.hex().upper()


@given(st.binary(min_size=1, max_size=16), st.sampled_from([3, 4, 5, 7, 8, 10]))
def test_a_length_that_is_set_is_kept(raw: bytes, size: int):
    form = badge(raw, settings(id_bytes=size))
    assert len(form) == 2 * size
    assert int(form, 16) == int.from_bytes(raw, "big") % (1 << 8 * size)


@given(st.text(max_size=40), st.sampled_from(["decimal", "facility", "hex"]))
def test_any_text_is_a_badge_or_none(written: str, kind: str):
    found = badge_in(written, text(format=kind))
    assert found is None or bytes.fromhex(found).hex().upper() == found


@pytest.mark.parametrize("driver", DRIVERS.values(), ids=list(DRIVERS))
def test_every_reader_can_be_told_the_form(driver):
    driver.check_settings({"reverse": "all", "id_bytes": 4, "held_ms": 300})
    for name, value in (("reverse", "words"), ("id_bytes", 1), ("id_bytes", True), ("held_ms", 0)):
        with pytest.raises(ValueError, match=f"“{name}”"):
            driver.check_settings({name: value})
