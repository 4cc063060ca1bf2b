"""What Winnsen boards can be set to, what they refuse, and that their emulation follows the protocol sheet."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.emulators.front import Front
from drivers.emulators.layout import Door
from drivers.emulators.winnsen import WinnsenFirmware, WinnsenSettings
from drivers.errors import BadReply, DriverError, NoReply
from drivers.locks import DRIVERS, Contact
from drivers.locks.winnsen.board import Settings, WinnsenBus
from tests.fakes.scripted_link import ScriptedLink
from tests.fakes.wire import Wire
from tests.fakes.wire_bank import EmulatedBank

WINNSEN = DRIVERS["winnsen"]
REPLIES = ("either", "plus_80", "plus_a0")


def emulated(folder: Path, channels: Sequence[int] = (1, 9, 16), **settings: object) -> EmulatedBank:
    doors = [{"door": str(one), "bus": "bus", "board": 1, "channel": one} for one in channels]
    bus = {"name": "bus", "driver": "winnsen", "link": "bus", **settings}
    return EmulatedBank({"buses": [bus], "doors": doors}, folder)


@pytest.mark.parametrize(("replies", "one_means"), list(product(REPLIES, ("open", "closed"))))
def test_every_wiring_and_either_reply_mean_the_same_doors(tmp_path: Path, replies: str, one_means: str):
    settings = {"replies": replies, "one_means": one_means}
    with emulated(tmp_path, replies=replies, one_means=one_means) as bank:
        bus = WINNSEN.connect(bank.link("bus"), settings)
        assert [bus.open(1, channel) for channel in (9, 16)] == [Contact.OPEN] * 2
        contacts = bus.read(1)
        assert [contacts[channel] for channel in (1, 9, 16)] == [Contact.CLOSED, Contact.OPEN, Contact.OPEN]
        assert list(contacts) == list(range(1, 17))
        bus.close()


@pytest.mark.parametrize(("board_adds", "expected"), [("plus_a0", "plus_80"), ("plus_80", "plus_a0")])
def test_a_board_of_the_variant_that_was_ruled_out_is_not_understood(tmp_path: Path, board_adds: str, expected: str):
    with emulated(tmp_path, replies=board_adds) as bank:
        bus = WINNSEN.connect(bank.link("bus"), {"replies": expected, "reply_timeout_ms": 100})
        with pytest.raises(BadReply, match="not in a way we understand"):
            bus.read(1)
        bus.close()


def test_a_lock_that_has_to_cool_down_is_named_and_not_pulsed(tmp_path: Path):
    with emulated(tmp_path, cooldown_ms=600_000) as bank:
        bus = WINNSEN.connect(bank.link("bus"), {"gap_ms": 0})
        assert bus.open(1, 9) is Contact.OPEN
        bank.do("shut 9")
        with pytest.raises(BadReply, match=r"refused to open channel 9.*cool down"):
            bus.open(1, 9)
        assert bus.read(1)[9] is Contact.CLOSED
        assert bus.open(1, 16) is Contact.OPEN
        assert [event["door"] for event in bank.happened("pulsed")] == ["9", "16"]
        bus.close()


def test_all_doors_of_a_board_opened_in_a_row(tmp_path: Path):
    channels = range(1, 17)
    with emulated(tmp_path, channels) as bank:
        bus = WINNSEN.connect(bank.link("bus"), {"gap_ms": 0})
        assert [bus.open(1, channel) for channel in channels] == [Contact.OPEN] * 16
        assert set(bus.read(1).values()) == {Contact.OPEN}
        assert [event["door"] for event in bank.happened("pulsed")] == [str(channel) for channel in channels]
        bus.close()


def test_a_door_that_closes_again_at_once_is_read_as_closed(tmp_path: Path):
    with emulated(tmp_path) as bank:
        bank.do("auto-shut 0")
        bus = WINNSEN.connect(bank.link("bus"), {})
        assert bus.open(1, 1) is Contact.OPEN
        bank.wait("shut", door="1")
        assert bus.read(1)[1] is Contact.CLOSED
        bus.close()


def test_the_bytes_of_an_opening_are_those_of_the_data_sheet():
    with Wire(lambda _: bytes.fromhex("90 07 85 01 05 01 03")) as wire:
        bus = WINNSEN.connect(wire.path, {})
        assert bus.open(1, 5) is Contact.OPEN
        assert b"".join(wire.received) == bytes.fromhex("90 06 05 01 05 03")
        bus.close()


@pytest.mark.parametrize("answer", ["90 07 85 01 06 01 03", "90 07 85 02 05 01 03", "90 07 82 01 05 01 03"])
def test_an_answer_to_another_question_is_none(answer: str):
    with Wire(lambda _: bytes.fromhex(answer)) as wire:
        bus = WINNSEN.connect(wire.path, {"reply_timeout_ms": 50})
        with pytest.raises(NoReply):
            bus.open(1, 5)
        bus.close()


def test_the_next_pulse_waits_for_the_supply():
    with Wire(lambda data: bytes.fromhex("90 07 85 01") + data[4:5] + bytes.fromhex("01 03")) as wire:
        bus = WINNSEN.connect(wire.path, {"gap_ms": 40})
        assert bus.ready_in() == 0
        bus.open(1, 5)
        assert 0 < bus.ready_in() <= 0.04
        assert bus.open(1, 6) is Contact.OPEN
        bus.close()


@given(st.lists(st.binary(max_size=12) | st.just(bytes.fromhex("90 07 85 01")) | st.just(b"\x05\x01\x03"), max_size=12))
def test_no_noise_is_taken_for_an_opening_that_no_board_reported(pieces: list[bytes]):
    link = ScriptedLink(pieces)
    bus = WinnsenBus(link, Settings())
    said = b"".join(pieces)
    with suppress(DriverError):
        if bus.open(1, 5) is Contact.OPEN:
            assert any(bytes((0x90, 7, code, 1, 5, 1, 3)) in said for code in (0x85, 0xA5))
    assert link.sent == [bytes.fromhex("90 06 05 01 05 03")]


def firmware(**settings: Any) -> tuple[WinnsenFirmware, Front]:
    doors = [Door(f"{board}-{lock}", "bus", board, lock) for board in (1, 2) for lock in range(1, 17)]
    front = Front(doors, lambda *_: None)
    return WinnsenFirmware(front, "bus", WinnsenSettings(**settings)), front


def said(boards: WinnsenFirmware, request: str) -> str:
    return b"".join(reply.data for reply in boards.hear(bytes.fromhex(request))).hex(" ").upper()


def test_the_emulation_gives_the_answers_of_the_sheet():
    boards, front = firmware()
    front.stick("1-3")
    assert said(boards, "90 07 02 02 FF 0F 03") == "90 07 82 02 00 00 03"
    assert said(boards, "90 06 05 01 01 03") == "90 07 85 01 01 01 03"
    assert said(boards, "90 06 05 01 03 03") == "90 07 85 01 03 00 03"
    front.pull("1-9")
    assert said(boards, "90 07 02 01 FF FF 03") == "90 07 82 01 01 01 03"
    assert said(boards, "90 06 05 01 05 03") == "90 07 85 01 05 01 03"
    for lock in range(1, 17):
        front.pull(f"1-{lock}")
    assert said(boards, "90 07 02 01 FF FF 03") == "90 07 82 01 FF FF 03"
    assert said(boards, "90 07 02 01 0F 00 03") == "90 07 82 01 0F 00 03"


def test_the_emulation_of_the_other_variant():
    boards, front = firmware(replies="plus_a0", lock_first=True)
    for lock in range(1, 17):
        front.pull(f"1-{lock}")
    assert said(boards, "90 07 02 01 FF FF 03") == "90 07 A2 01 FF FF 03"
    assert said(boards, "90 06 05 01 05 03") == "90 07 A5 01 05 01 03"
    assert said(boards, "90 06 12 01 05 03") == "90 07 B2 01 05 01 03"


def test_the_emulation_puts_the_status_of_one_lock_first():
    boards, _ = firmware()
    assert said(boards, "90 06 12 01 05 03") == "90 07 92 01 00 05 03"


@pytest.mark.parametrize(
    "request_", ["90 06 05 03 01 03", "90 06 05 01 00 03", "90 06 05 01 11 03", "90 06 05 01 01 04", "90 00 99 01 03"]
)
def test_the_emulation_is_silent_where_a_board_would_be(request_: str):
    boards, _ = firmware()
    assert said(boards, request_) == ""


@given(st.binary(max_size=60))
def test_noise_does_not_break_the_emulation_for_longer_than_a_frame(noise: bytes):
    boards, _ = firmware()
    boards.hear(noise)
    boards.hear(bytes(8))
    assert said(boards, "90 07 02 02 FF 0F 03").startswith("90 07 82 02")
