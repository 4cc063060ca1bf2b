"""What Modbus relay boards can be set to, what they refuse, and how their pulses are paced."""

import time
from itertools import pairwise
from pathlib import Path

import pytest

from drivers.errors import BadReply, NoReply
from drivers.locks import DRIVERS, Contact
from drivers.locks.modbus_relay import codec
from tests.fakes.wire import Wire
from tests.fakes.wire_bank import EmulatedBank

DRIVER = DRIVERS["modbus-relay"]
QUICK = {"pulse_ms": 100, "gap_ms": 0}


def emulated(folder: Path, *channels: int, **settings: object) -> EmulatedBank:
    doors = [{"door": str(channel), "bus": "bus", "board": 1, "channel": channel} for channel in channels]
    bus = {"name": "bus", "driver": DRIVER.name, "link": "bus", **settings}
    return EmulatedBank({"buses": [bus], "doors": doors}, folder)


@pytest.mark.parametrize("channels", [8, 16, 32])
@pytest.mark.parametrize("one_means", ["closed", "open"])
def test_every_wiring_means_the_same_doors(tmp_path: Path, channels: int, one_means: str):
    settings = {"channels": channels, "one_means": one_means}
    with emulated(tmp_path, 1, 7, channels, **settings) as bank:
        bus = DRIVER.connect(bank.link("bus"), {**settings, **QUICK})
        for channel in (7, channels):
            bus.open(1, channel)
        contacts = bus.read(1)
        assert [contacts[1], contacts[7], contacts[channels]] == [Contact.CLOSED, Contact.OPEN, Contact.OPEN]
        assert max(contacts) == channels
        bus.close()


def test_without_inputs_no_door_is_known_and_the_board_is(tmp_path: Path):
    with emulated(tmp_path, 1, inputs=False) as bank:
        bus = DRIVER.connect(bank.link("bus"), {"door_contacts": "none", "reply_timeout_ms": 100, **QUICK})
        bus.open(1, 1)
        assert bus.read(1) == dict.fromkeys(range(1, 9), Contact.UNKNOWN)
        with pytest.raises(NoReply):
            bus.read(2)
        assert [event["door"] for event in bank.happened("pulsed")] == ["1"]
        bus.close()


def test_twenty_four_open_one_after_another(tmp_path: Path):
    with emulated(tmp_path, *range(1, 25), channels=32) as bank:
        bus = DRIVER.connect(bank.link("bus"), {"channels": 32, **QUICK})
        for channel in range(1, 25):
            bus.open(1, channel)
            assert bus.read(1)[channel] is Contact.OPEN
        assert [event["door"] for event in bank.happened("pulsed")] == [str(channel) for channel in range(1, 25)]
        bus.close()


@pytest.mark.parametrize(
    ("boards", "settings", "says"),
    [
        ({"inputs": False}, {}, "no such relay or input"),
        ({"channels": 8}, {"channels": 16}, "“channels”"),
    ],
)
def test_what_a_board_cannot_read_it_refuses_and_we_say_why(
    tmp_path: Path, boards: dict[str, object], settings: dict[str, object], says: str
):
    with emulated(tmp_path, 1, **boards) as bank:
        bus = DRIVER.connect(bank.link("bus"), settings)
        with pytest.raises(BadReply, match=says) as caught:
            bus.read(1)
        assert caught.value.raw == codec.Refusal(1, codec.READ_INPUTS, 2).raw
        bus.close()


def test_a_board_that_cannot_flash_refuses_and_opens_nothing(tmp_path: Path):
    with emulated(tmp_path, 1, flashes=False) as bank:
        bus = DRIVER.connect(bank.link("bus"), {})
        with pytest.raises(BadReply, match="flash its relays"):
            bus.open(1, 1)
        assert bank.happened("pulsed") == []
        assert bus.read(1)[1] is Contact.CLOSED
        bus.close()


def test_a_refusal_for_a_reason_of_its_own():
    with Wire(lambda _: codec.Refusal(1, codec.WRITE_COIL, 4).raw) as wire:
        bus = DRIVER.connect(wire.path, {})
        with pytest.raises(BadReply, match="number 4"):
            bus.open(1, 1)
        bus.close()


@pytest.mark.parametrize(
    ("pulse_ms", "wire_bytes"),
    [(700, "01 05 02 00 00 07 8D B0"), (500, "01 05 02 00 00 05 0C 71"), (401, "01 05 02 00 00 05 0C 71")],
)
def test_the_bytes_of_an_opening_are_the_makers(pulse_ms: int, wire_bytes: str):
    with Wire(lambda data: data) as wire:
        bus = DRIVER.connect(wire.path, {"pulse_ms": pulse_ms})
        bus.open(1, 1)
        assert b"".join(wire.received) == bytes.fromhex(wire_bytes)
        bus.close()


@pytest.mark.parametrize(
    "other",
    [
        codec.flash_on(2, 0, 5),
        codec.flash_on(1, 1, 5),
        codec.flash_on(1, 0, 6),
        codec.write_relay(1, 0, codec.ON),
        codec.sealed(1, 2, 1, 5),
        codec.Refusal(1, codec.READ_INPUTS, 2).raw,
        codec.Refusal(2, codec.WRITE_COIL, 2).raw,
    ],
)
def test_the_answer_to_another_opening_is_none_to_this(other: bytes):
    with Wire(lambda _: other) as wire:
        bus = DRIVER.connect(wire.path, {"reply_timeout_ms": 100})
        with pytest.raises(NoReply):
            bus.open(1, 1)
        assert len(wire.received) == 1
        bus.close()


def test_an_answer_of_another_length_is_none():
    with Wire(lambda _: codec.sealed(1, 2, 2, 5, 0)) as wire:
        bus = DRIVER.connect(wire.path, {"reply_timeout_ms": 100})
        with pytest.raises(NoReply):
            bus.read(1)
        bus.close()


def test_the_next_pulse_waits_for_the_end_of_this_one():
    with Wire(lambda data: data) as wire:
        bus = DRIVER.connect(wire.path, {"pulse_ms": 650, "gap_ms": 50})
        bus.open(1, 1)
        assert 0.7 < bus.ready_in() <= 0.75
        bus.close()


def test_frames_are_a_silence_apart():
    asked: list[float] = []

    def board(_: bytes) -> bytes:
        asked.append(time.monotonic())
        return codec.sealed(1, 2, 1, 0)

    with Wire(board) as wire:
        bus = DRIVER.connect(wire.path, {"baud": 1200})
        for _ in range(3):
            bus.read(1)
        bus.close()
    silence = 3.5 * 11 / 1200
    assert min(later - sooner for sooner, later in pairwise(asked)) >= silence
