"""Readers that type, read as events of the kernel: keys, pauses, loss, and the device file."""

import errno
import os
import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.emulators.card_readers import event, typed
from drivers.errors import PortDenied, PortGone
from drivers.readers import DRIVERS
from drivers.readers.card_reader import CardReader
from drivers.readers.evdev_wedge import KeyDecoder, Settings
from drivers.readers.input_device import EVENT_SIZE, InputDevice, parse
from drivers.settings import read
from tests.fakes.wire import Wire

DIGITS, BADGE = "0006102437", "00005D1DA5"
KEY, SYN, DROPPED = 1, 0, 3


def decoder(**given_: object) -> KeyDecoder:
    """One that has been listening for long."""
    return KeyDecoder(read(Settings, given_), since=0.0)


@pytest.mark.parametrize(
    ("given_", "text", "badges"),
    [
        ({}, DIGITS + "\n", [BADGE]),
        ({}, "06102437\n", [BADGE]),
        ({}, DIGITS, []),
        ({"format": "facility"}, "09307589\n", [BADGE]),
        ({"format": "hex"}, "13005D1Da5\n", ["13005D1DA5"]),
        ({"id_bytes": 4}, DIGITS + "\n", ["005D1DA5"]),
        ({}, DIGITS + "\n" + "0001122867\n", [BADGE, "0000112233"]),
        ({}, "471\n", []),
    ],
)
def test_what_a_reader_types(given_: dict[str, object], text: str, badges: list[str]):
    assert decoder(**given_).feed(typed(text, at=50.0)) == badges


def test_a_key_that_is_held_and_repeats_counts_once():
    keys = decoder()
    events = b"".join(typed(digit, 50.0) + event(50.0, KEY, 2, 2) for digit in DIGITS)
    assert keys.feed(events + typed("\n", 50.0)) == [BADGE]


def test_keys_that_write_nothing_and_other_events_are_passed_over():
    keys = decoder()
    assert keys.feed(typed(DIGITS, 50.0) + event(50.05, 4, 4, 458756) + event(50.05, KEY, 59, 1)) == []
    assert keys.feed(typed("\n", 50.06)) == [BADGE]


def test_a_pause_parts_what_was_typed():
    keys = decoder()
    assert keys.feed(typed("00", 50.0) + typed(DIGITS + "\n", 50.5)) == [BADGE]
    assert keys.feed(typed("0006", 60.0) + typed("102437\n", 60.5)) == []


def test_a_clock_that_went_back_parts_them_too():
    assert decoder().feed(typed("0", 60.0) + typed(DIGITS + "\n", 50.0)) == [BADGE]


def test_keys_that_were_pressed_in_time_may_arrive_late():
    keys = decoder()
    assert keys.feed(typed(DIGITS[:5], 50.0)) == []
    assert keys.feed(typed(DIGITS[5:] + "\n", 50.03)) == [BADGE]


def test_a_reader_without_enter_is_over_in_silence():
    keys = decoder(ends_with="pause")
    assert keys.feed(typed(DIGITS, 50.0)) == []
    assert keys.silence() == [BADGE]
    assert keys.silence() == []
    assert keys.feed(typed(DIGITS, 60.0) + typed(DIGITS, 70.0)) == [BADGE]
    assert keys.feed(typed("0001122867\n", 80.0)) == [BADGE, "0000112233"], "an Enter ends it as well"


def test_a_badge_whose_start_we_missed_is_none():
    """Its other eight digits would be another card's."""
    keys = KeyDecoder(Settings(), since=50.0)
    assert keys.feed(typed("06102437\n", 50.05)) == []
    assert keys.feed(typed(DIGITS + "\n", 50.11)) == [BADGE]
    assert KeyDecoder(Settings(), since=50.0).feed(typed("06102437\n", 50.1)) == [BADGE]


def test_keys_that_the_kernel_lost_make_no_other_badge():
    keys = decoder()
    lost = event(50.01, SYN, DROPPED, 0)
    assert keys.feed(typed("00", 50.0) + lost + typed("1", 50.02) + typed("06102437\n", 50.03)) == []
    assert keys.feed(typed(DIGITS + "\n", 50.1)) == [BADGE]
    assert keys.feed(lost + typed("1", 50.2) + typed(DIGITS + "\n", 51)) == [BADGE], "a pause ends it, too"


@given(st.lists(st.integers(0, 0xFFFFFFFF), max_size=4), st.integers(1, 60))
def test_any_cut_gives_the_same_cards(numbers: list[int], piece: int):
    data = b"".join(typed(f"{number:010}\n", 50.0 + at) for at, number in enumerate(numbers))
    keys = decoder()
    found = [card for at in range(0, len(data), piece) for card in keys.feed(data[at : at + piece])]
    assert [int(card, 16) for card in found] == numbers


@given(st.binary(max_size=20 * EVENT_SIZE))
def test_any_bytes_are_events(data: bytes):
    decoder().feed(data)


def test_nonsense_without_end_stays_small():
    keys = decoder()
    noise = random.Random(1)
    for _ in range(200):
        keys.feed(typed("".join(noise.choices("0123456789abcdef", k=50)), 50.0, gap_s=0.0))
    assert len(keys.silence()) <= 1
    assert keys.feed(typed(DIGITS + "\n", 60.0)) == [BADGE]


def test_an_event_keeps_its_secrets():
    (one,) = parse(event(50.25, KEY, 30, 1))
    assert (one.at, one.code) == (50.25, 30)
    assert "30" not in repr(one)


@pytest.fixture
def wire():
    with Wire() as far_end:
        yield far_end


def device(wire: Wire) -> InputDevice:
    """A device file that cannot be grabbed, so the test says that it was."""
    return InputDevice(wire.path, take=lambda _: None)


def test_from_the_device_to_the_badge(wire: Wire):
    settings = read(Settings, {})
    reader = CardReader(device(wire), KeyDecoder(settings, time.monotonic()), 0.5)
    for _ in range(2):
        wire.send(typed(DIGITS + "\n", time.monotonic() + 1))
    assert [reader.read(5), reader.read(0.05)] == [BADGE, None]
    wire.unplug()
    with pytest.raises(PortGone, match="lost"):
        reader.read(5)
    reader.close()
    reader.close()
    with pytest.raises(PortGone, match="lost"):
        reader.read(0)


def test_without_enter_the_badge_comes_after_the_pause(wire: Wire):
    settings = read(Settings, {"ends_with": "pause", "max_gap_ms": 50})
    reader = CardReader(device(wire), KeyDecoder(settings, time.monotonic()), 0.5)
    wire.send(typed(DIGITS, time.monotonic() + 1))
    assert reader.read(5) == BADGE
    reader.close()


def test_only_a_real_input_device_can_be_grabbed(wire: Wire):
    with pytest.raises(PortDenied, match="not an input device"):
        DRIVERS["evdev"].connect(wire.path, {})


@pytest.mark.parametrize(
    ("number", "kind", "says"),
    [
        (errno.EBUSY, PortDenied, "in use by another program"),
        (errno.EACCES, PortDenied, "group “input”"),
        (errno.ENODEV, PortGone, "could not be opened"),
    ],
)
def test_a_device_that_is_refused_says_why(wire: Wire, number: int, kind: type[Exception], says: str):
    before = set(Path("/proc/self/fd").iterdir())

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.raises(kind, match=re.escape(wire.path) + ".*" + says):
        InputDevice(wire.path, take=refuse)
    assert set(Path("/proc/self/fd").iterdir()) == before


def test_a_name_that_another_device_may_have_tomorrow_is_refused():
    with pytest.raises(PortDenied, match="by-id"):
        DRIVERS["evdev"].connect("/dev/input/event3", {})
    with pytest.raises(PortGone, match="not there"):
        DRIVERS["evdev"].connect("/dev/input/by-id/usb-none-event-kbd", {})
