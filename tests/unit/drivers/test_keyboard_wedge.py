"""Readers that type: what is a badge, and what is a person at the keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.readers import DRIVERS, keyboard_wedge, scancodes
from drivers.readers.keyboard_wedge import WedgeDecoder

ENTER = "\n"


def type_in(decoder: WedgeDecoder, keys: list[tuple[str, float]]) -> tuple[list[str], str]:
    """The badges and the typing that come of keys with the seconds before each."""
    badges, typed, now = [], "", 50.0
    for key, pause in keys:
        now += pause
        result = decoder.key(key, now)
        badges += [result.badge] if result.badge else []
        typed += result.typed
    return badges, typed + decoder.flush(now + 60).typed


def burst(text: str, gap: float = 0.005) -> list[tuple[str, float]]:
    return [(key, gap) for key in text]


@pytest.mark.parametrize(
    ("kind", "keys", "badge"),
    [
        ("decimal", "0006102437", "00005D1DA5"),
        ("decimal", "06102437", "00005D1DA5"),
        ("decimal", "1122867", None),
        ("decimal", "4294967295", "00FFFFFFFF"),
        ("decimal", "4294967296", "0100000000"),
        ("decimal", "01370400024739904", "04DE5F1EACC040"),
        ("decimal", "000610243A", "000610243A"),
        ("facility", "09307589", "00005D1DA5"),
        ("facility", "25607589", "25607589"),
        ("facility", "09399999", "09399999"),
        ("hex", "13005d1da5", "13005D1DA5"),
        ("hex", "04DE5F1EACC040", "04DE5F1EACC040"),
        ("hex", "5D1DA5", None),
    ],
)
@pytest.mark.parametrize("enter", [ENTER, "\r"])
def test_what_a_reader_types(kind: str, keys: str, badge: str | None, enter: str):
    badges, typed = type_in(WedgeDecoder(format=kind), burst(keys + enter))
    assert badges == ([badge] if badge else [])
    assert typed == ("" if badge else keys + enter)


def test_a_pin_typed_by_hand_is_given_back():
    assert type_in(WedgeDecoder(), burst("4711" + ENTER, gap=0.15)) == ([], "4711" + ENTER)


def test_even_a_long_number_typed_by_hand_is_no_badge():
    assert type_in(WedgeDecoder(), burst("0006102437" + ENTER, gap=0.15)) == ([], "0006102437" + ENTER)


def test_a_badge_after_typing_leaves_the_typing():
    keys = [*burst("47", gap=0.2), ("0", 1.0), *burst("006102437" + ENTER)]
    assert type_in(WedgeDecoder(), keys) == (["00005D1DA5"], "47")


def test_a_held_key_comes_back_when_it_is_due():
    decoder = WedgeDecoder(max_gap_s=0.1)
    assert decoder.due is None
    assert decoder.key("5", 10.0).typed == ""
    assert decoder.due == pytest.approx(10.1)
    assert decoder.flush(10.05).typed == ""
    assert decoder.flush(10.1).typed == "5"
    assert decoder.due is None


@given(st.lists(st.tuples(st.sampled_from("0123456789ab\n"), st.floats(0, 0.3)), max_size=60))
def test_every_key_is_a_badge_or_given_back_in_order(keys: list[tuple[str, float]]):
    badges, typed = type_in(WedgeDecoder(), keys)
    if not badges:
        assert typed == "".join(key for key, _ in keys)
    assert all(len(badge) == 10 and badge == badge.upper() for badge in badges)


@given(st.integers(0, 0xFFFFFFFF))
def test_ten_digits_and_back(number: int):
    badges, _ = type_in(WedgeDecoder(), burst(f"{number:010}" + ENTER))
    assert [int(badge, 16) for badge in badges] == [number]


def test_a_result_keeps_its_secrets():
    decoder = WedgeDecoder()
    for key in "0006102437":
        decoder.key(key, 1.0)
    assert "5D1DA5" not in repr(decoder.key(ENTER, 1.0))


def test_a_badge_that_is_typed_again_while_it_is_held_counts_once():
    decoder = keyboard_wedge.decoder({"held_ms": 1000})
    results = [decoder.key(key, at) for at in (1.0, 1.9, 2.8, 4.0) for key in "0006102437" + ENTER]
    assert [(one.badge, one.typed) for one in results if one.badge or one.typed] == [("00005D1DA5", "")] * 2


def test_nonsense_that_never_ends_is_not_all_handed_on():
    decoder = keyboard_wedge.decoder({})
    results = [
        decoder.key(key, 1.0 + number / 100) for number in range(100) for key in f"{10_000_000 + number}" + ENTER
    ]
    assert len([one for one in results if one.badge]) == 20


def test_keys_without_end_are_not_kept():
    badges, _ = type_in(WedgeDecoder(), burst("7" * 5000 + ENTER))
    assert len(badges[0]) < 200


def test_settings():
    assert keyboard_wedge.decoder({"format": "hex", "max_gap_ms": 50}).key("\n", 0).typed == "\n"
    with pytest.raises(ValueError, match="format"):
        keyboard_wedge.decoder({"format": "octal"})
    assert DRIVERS["keyboard-wedge"].types_into_window
    with pytest.raises(ValueError, match="window"):
        DRIVERS["keyboard-wedge"].connect("", {})


@pytest.mark.parametrize(
    ("code", "shifted", "text"),
    [
        (2, False, "1"),
        (11, False, "0"),
        (30, False, "a"),
        (30, True, "A"),
        (44, False, "z"),
        (53, False, "/"),
        (71, False, "7"),
        (82, False, "0"),
        (28, False, "\n"),
        (96, True, "\n"),
        (42, False, ""),
        (999, False, ""),
    ],
)
def test_scancodes(code: int, shifted: bool, text: str):
    assert scancodes.character(code, shifted=shifted) == text
