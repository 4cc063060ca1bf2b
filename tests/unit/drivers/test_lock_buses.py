"""What the boards of single families can be set to, and what only some of them do."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from drivers.errors import BadReply
from drivers.locks import DRIVERS, Contact, ContactChange
from drivers.locks.kerong_cu16 import codec as kerong
from drivers.locks.pacing import Pacing
from drivers.locks.xor8a import codec as xor8a
from tests.fakes.wire import Wire
from tests.fakes.wire_bank import EmulatedBank

XOR_8A = [
    {"feedback": feedback, "bitmap_order": order, "bitmap_one": one, "channels": channels}
    for (feedback, order, one), channels in zip(
        product(("short_when_locked", "short_when_open"), ("high_first", "low_first"), ("shorted", "interrupted")),
        (24, 50, 50, 24) * 2,
        strict=True,
    )
]
KERONG = [{"one_means": one} for one in ("closed", "open")]
CASES = [
    *(("xor-8a", settings, settings["channels"]) for settings in XOR_8A),
    *(("kerong-cu16", settings, 16) for settings in KERONG),
]


def emulated(folder: Path, driver: str, last: int, **settings: object) -> EmulatedBank:
    channels = {"first": 1, "ninth": 9, "last": last}
    doors = [{"door": name, "bus": "bus", "board": 1, "channel": channel} for name, channel in channels.items()]
    return EmulatedBank(
        {"buses": [{"name": "bus", "driver": driver, "link": "bus", **settings}], "doors": doors}, folder
    )


@pytest.mark.parametrize(("driver", "settings", "last"), CASES)
def test_every_wiring_means_the_same_doors(tmp_path: Path, driver: str, settings: dict[str, object], last: int):
    with emulated(tmp_path, driver, last, **settings) as bank:
        bus = DRIVERS[driver].connect(bank.link("bus"), settings)
        for channel in (9, last):
            assert bus.open(1, channel) in {Contact.OPEN, None}
        contacts = bus.read(1)
        assert [contacts[1], contacts[9], contacts[last]] == [Contact.CLOSED, Contact.OPEN, Contact.OPEN]
        assert max(contacts) == last
        bus.close()


@pytest.fixture
def reporting(tmp_path: Path) -> Iterator[EmulatedBank]:
    with emulated(tmp_path, "xor-8a", 24, reports=True, reply_ms=20) as bank:
        yield bank


def test_reports_are_kept_wherever_they_arrive(reporting: EmulatedBank):
    bus = DRIVERS["xor-8a"].connect(reporting.link("bus"), {"gap_ms": 0})
    reporting.do("pull last")
    assert bus.open(1, 1) is Contact.OPEN  # its own report comes before the answer, 20 ms earlier
    reporting.do("shut first")
    assert bus.reports() == [
        ContactChange(1, 24, Contact.OPEN),
        ContactChange(1, 1, Contact.OPEN),
        ContactChange(1, 1, Contact.CLOSED),
    ]
    assert bus.reports() == []
    bus.close()


def test_a_report_mid_pause_is_kept(reporting: EmulatedBank):
    bus = DRIVERS["xor-8a"].connect(reporting.link("bus"), {"gap_ms": 60})
    assert bus.open(1, 1) is Contact.OPEN
    reporting.do("shut first")
    assert bus.open(1, 9) is Contact.OPEN
    reports = [(change.channel, change.contact) for change in bus.reports()]
    assert reports == [(1, Contact.OPEN), (1, Contact.CLOSED), (9, Contact.OPEN)]
    bus.close()


def test_a_firmware_answer_is_no_report():
    with Wire() as wire:
        bus = DRIVERS["xor-8a"].connect(wire.path, {})
        wire.send(bytes.fromhex("82 01 00 AB 28"))
        assert bus.reports() == []
        bus.close()


def test_a_status_that_is_neither_is_unknown():
    with Wire(lambda _: xor8a.sealed(xor8a.OPEN, 1, 1, 0x55)) as wire:
        bus = DRIVERS["xor-8a"].connect(wire.path, {})
        assert bus.open(1, 1) is Contact.UNKNOWN
        bus.close()


def test_the_bytes_of_an_opening_are_those_of_the_data_sheet():
    with Wire(lambda _: bytes.fromhex("8A 01 01 00 8A")) as wire:
        bus = DRIVERS["xor-8a"].connect(wire.path, {})
        assert bus.open(1, 1) is Contact.OPEN
        assert b"".join(wire.received) == bytes.fromhex("8A 01 01 11 9B")
        bus.close()


def test_a_lock_can_be_pulsed_for_longer_and_the_next_one_waits_for_its_end():
    with Wire(lambda request: xor8a.sealed(xor8a.OPEN, 1, request[2], 0)) as wire:
        bus = DRIVERS["xor-8a"].connect(wire.path, {"pulse_s": 3, "gap_ms": 0})
        assert bus.open(1, 1) is Contact.OPEN
        assert b"".join(wire.received) == bytes.fromhex("8A 01 01 11 03 98")
        assert 2 < bus.ready_in() <= 3
        bus.close()


def test_a_kerong_frame_after_an_unlock_is_put_up_with(tmp_path: Path):
    with emulated(tmp_path, "kerong-cu16", 16, bonus=True) as bank:
        bus = DRIVERS["kerong-cu16"].connect(bank.link("bus"), {"gap_ms": 0})
        for channel in (1, 16):
            assert bus.open(1, channel) is None
            bank.wait("frame", dir="out")
            assert bus.read(1)[channel] is Contact.OPEN
        bank.do("shut first")
        assert bus.read(1)[1] is Contact.CLOSED
        bus.close()


def test_bytes_of_a_broken_answer_are_in_the_message():
    broken = bytes.fromhex("02 10 35 FF FF 00 00 03 00")
    with Wire(lambda _: broken) as wire:
        bus = DRIVERS["kerong-cu16"].connect(wire.path, {"reply_timeout_ms": 100})
        with pytest.raises(BadReply, match="02 10 35 FF FF 00 00 03 00") as caught:
            bus.read(1)
        assert caught.value.raw == broken
        bus.close()


def test_old_bytes_in_the_port_answer_nothing():
    """A late answer that says "closed" must not be read as the state of now."""
    stale, now = (kerong.sealed(0x02, 0x10, 0x35, locks, 0xFF, 0, 0) for locks in (0xFF, 0xFE))
    with Wire(lambda _: now) as wire:
        bus = DRIVERS["kerong-cu16"].connect(wire.path, {})
        wire.send(stale)
        assert bus.read(1)[1] is Contact.OPEN
        bus.close()


def test_the_first_pulse_never_waits_and_the_next_one_does():
    pacing = Pacing(60.0)
    assert pacing.remaining() <= 0
    pacing.pulsed()
    assert 0 < pacing.remaining() <= 60
