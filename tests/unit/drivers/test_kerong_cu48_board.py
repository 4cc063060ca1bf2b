"""What CU48 boards can be set to, and what is doubtful about them."""

from itertools import product
from pathlib import Path

import pytest

from drivers.errors import BadReply, NoReply
from drivers.locks import DRIVERS, Contact
from tests.fakes.wire import Wire
from tests.fakes.wire_bank import EmulatedBank

DRIVER = DRIVERS["kerong-cu48"]
QUICK = {"gap_ms": 0}

WIRINGS = [
    {"one_means": one, "lock_byte": place} for one, place in product(("closed", "open"), (2, 1))
]  # fmt: skip
ALL_CLOSED = "02 00 00 75 FF FF FF FF FF FF 00 00 00 00 00 00 03 74"
ANSWER = "02 00 0A 77 01 00 00 00 00 00 01 00 00 00 00 00 03 88"


def emulated(folder: Path, *channels: int, board: int = 1, **settings: object) -> EmulatedBank:
    doors = [{"door": str(channel), "bus": "bus", "board": board, "channel": channel} for channel in channels]
    bus = {"name": "bus", "driver": DRIVER.name, "link": "bus", **settings}
    return EmulatedBank({"buses": [bus], "doors": doors}, folder)


@pytest.mark.parametrize("settings", WIRINGS)
@pytest.mark.parametrize("answers", [True, False])
def test_every_wiring_means_the_same_doors(tmp_path: Path, settings: dict[str, object], answers: bool):
    with emulated(tmp_path, 1, 9, 48, board=7, answers=answers, **settings) as bank:
        bus = DRIVER.connect(bank.link("bus"), {**settings, **QUICK})
        for channel in (9, 48):
            bus.open(7, channel)
        contacts = bus.read(7)
        assert [contacts[1], contacts[9], contacts[48]] == [Contact.CLOSED, Contact.OPEN, Contact.OPEN]
        assert list(contacts) == list(range(1, 49))
        bus.close()


def test_the_wrong_place_for_the_lock_shows_at_once(tmp_path: Path):
    """Boards and locks then have each other's numbers: nobody answers for board 7, and no door opens."""
    with emulated(tmp_path, 1, 8, board=7, lock_byte=1) as bank:
        bus = DRIVER.connect(bank.link("bus"), {"reply_timeout_ms": 100, **QUICK})
        bus.open(7, 1)
        with pytest.raises(NoReply):
            bus.read(7)
        assert bank.happened("pulsed") == []
        bus.close()


def test_all_forty_eight_open_one_after_another(tmp_path: Path):
    with emulated(tmp_path, *range(1, 49)) as bank:
        bus = DRIVER.connect(bank.link("bus"), QUICK)
        for channel in range(1, 49):
            bus.open(1, channel)
            assert bus.read(1)[channel] is Contact.OPEN
        assert [event["door"] for event in bank.happened("pulsed")] == [str(channel) for channel in range(1, 49)]
        bus.close()


def test_the_bytes_are_those_that_were_captured():
    with Wire(lambda data: bytes.fromhex(ALL_CLOSED if data[3] == 0x60 else ANSWER)) as wire:
        bus = DRIVER.connect(wire.path, QUICK)
        bus.open(0, 11)
        assert set(bus.read(0).values()) == {Contact.CLOSED}
        assert wire.received == [bytes.fromhex("02 00 0A 61 03 70"), bytes.fromhex("02 00 00 60 03 65")]
        bus.close()


def test_the_masks_of_the_answer_to_an_unlock_say_nothing_of_doors():
    with Wire(lambda _: bytes.fromhex(ANSWER)) as wire:
        bus = DRIVER.connect(wire.path, {"reply_timeout_ms": 100, **QUICK})
        bus.open(0, 11)
        with pytest.raises(NoReply):
            bus.read(0)
        bus.close()


def test_an_answer_is_taken_between_openings_and_in_the_pauses():
    with Wire(lambda data: bytes.fromhex(ALL_CLOSED if data[3] == 0x60 else ANSWER)) as wire:
        bus = DRIVER.connect(wire.path, QUICK)
        for channel in (11, 12, 13):
            bus.open(0, channel)
            assert bus.reports() == ()
        assert set(bus.read(0).values()) == {Contact.CLOSED}
        assert [frame[3] for frame in wire.received] == [0x61, 0x61, 0x61, 0x60]
        bus.close()


def test_the_pause_between_two_pulses_outlasts_the_pulse():
    with Wire() as wire:
        bus = DRIVER.connect(wire.path, {})
        bus.open(0, 1)
        assert 0.55 < bus.ready_in() <= 0.65
        bus.close()


def test_bytes_of_a_broken_answer_are_in_the_message():
    broken = bytes.fromhex(ALL_CLOSED)[:-1] + b"\0"
    with Wire(lambda _: broken) as wire:
        bus = DRIVER.connect(wire.path, {"reply_timeout_ms": 100})
        with pytest.raises(BadReply, match="02 00 00 75") as caught:
            bus.read(0)
        assert caught.value.raw == broken
        bus.close()
