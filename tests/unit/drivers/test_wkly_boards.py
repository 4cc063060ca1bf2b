"""What WKLY boards can be set to, what they say unasked, and that their emulation follows the protocol sheet."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.emulators.front import Front
from drivers.emulators.layout import Door
from drivers.emulators.wkly import WklyFirmware, WklySettings
from drivers.errors import BadReply, DriverError
from drivers.locks import DRIVERS, Contact, ContactChange
from drivers.locks.wkly.board import Settings, WklyBus
from tests.fakes.scripted_link import ScriptedLink
from tests.fakes.wire import Wire
from tests.fakes.wire_bank import EmulatedBank

WKLY = DRIVERS["wkly"]
OPENED = bytes.fromhex("57 4B 4C 59 0B 00 82 00 01 00 81")
DOOR_1_CLOSED = bytes.fromhex("57 4B 4C 59 0A 00 85 01 01 86")


def emulated(folder: Path, wired: Sequence[int] = (1, 9, 12), **settings: object) -> EmulatedBank:
    doors = [{"door": str(one), "bus": "bus", "board": 1, "channel": one} for one in wired]
    return EmulatedBank(
        {"buses": [{"name": "bus", "driver": "wkly", "link": "bus", **settings}], "doors": doors}, folder
    )


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[EmulatedBank]:
    with emulated(tmp_path, range(1, 25), reply_ms=20) as bank:
        yield bank


@pytest.fixture
def bus(bank: EmulatedBank) -> Iterator[WklyBus]:
    bus = WKLY.connect(bank.link("bus"), {"gap_ms": 0})
    assert isinstance(bus, WklyBus)
    yield bus
    bus.close()


def pulses(bank: EmulatedBank) -> list[int]:
    return [int(event["door"]) for event in bank.happened("pulsed")]


@pytest.mark.parametrize(("one_means", "channels"), list(product(("closed", "open"), (12, 24))))
def test_every_wiring_means_the_same_doors(tmp_path: Path, one_means: str, channels: int):
    settings = {"one_means": one_means, "channels": channels}
    with emulated(tmp_path, (1, 9, channels), **settings) as bank:
        bus = WKLY.connect(bank.link("bus"), settings)
        assert [bus.open(1, channel) for channel in (9, channels)] == [Contact.OPEN] * 2
        contacts = bus.read(1)
        assert [contacts[one] for one in (1, 9, channels)] == [Contact.CLOSED, Contact.OPEN, Contact.OPEN]
        assert list(contacts) == list(range(1, channels + 1))
        bus.close()


def test_reports_are_kept_wherever_they_arrive(bank: EmulatedBank, bus: WklyBus):
    bank.do("pull 24")
    assert bus.open(1, 1) is Contact.OPEN  # its own report comes before the answer, 20 ms earlier
    bank.do("shut 1")
    assert bus.read(1)[24] is Contact.OPEN
    assert bus.reports() == [
        ContactChange(1, 24, Contact.OPEN),
        ContactChange(1, 1, Contact.OPEN),
        ContactChange(1, 1, Contact.CLOSED),
    ]
    assert bus.reports() == []


def test_a_report_mid_pause_is_kept(bank: EmulatedBank):
    bus = WKLY.connect(bank.link("bus"), {"gap_ms": 60})
    assert bus.open(1, 1) is Contact.OPEN
    bank.do("shut 1")
    assert bus.open(1, 9) is Contact.OPEN
    reports = [(change.channel, change.contact) for change in bus.reports()]
    assert reports == [(1, Contact.OPEN), (1, Contact.CLOSED), (9, Contact.OPEN)]
    bus.close()


def test_a_report_through_a_line_that_cuts_frames(bank: EmulatedBank, bus: WklyBus):
    bank.do("fault bus split")
    assert bus.open(1, 2) is Contact.OPEN
    assert bus.reports() == [ContactChange(1, 2, Contact.OPEN)]


def test_a_board_may_say_nothing_unasked(tmp_path: Path):
    with emulated(tmp_path, reports=False) as bank:
        bus = WKLY.connect(bank.link("bus"), {})
        assert bus.open(1, 1) is Contact.OPEN
        assert bus.reports() == []
        bus.close()


def test_all_doors_of_a_board_opened_in_a_row(bank: EmulatedBank, bus: WklyBus):
    channels = list(range(1, 25))
    assert [bus.open(1, channel) for channel in channels] == [Contact.OPEN] * 24
    assert set(bus.read(1).values()) == {Contact.OPEN}
    assert pulses(bank) == channels
    assert [change.channel for change in bus.reports()] == channels


def test_a_status_that_is_not_well_is_named_and_nothing_is_open(tmp_path: Path):
    with emulated(tmp_path, status=3) as bank:
        bus = WKLY.connect(bank.link("bus"), {"gap_ms": 0})
        assert isinstance(bus, WklyBus)
        for deed in (lambda: bus.open(1, 1), lambda: bus.read(1)):
            with pytest.raises(BadReply, match=r"could not do it\. Received: 03"):
                deed()
        assert pulses(bank) == []
        bus.close()


def test_a_state_that_is_neither_is_unknown():
    strange = bytes.fromhex("57 4B 4C 59 0B 00 82 00 01 07 86")
    bus = WklyBus(ScriptedLink([strange]), Settings())
    assert bus.open(0, 1) is Contact.UNKNOWN


def test_the_bytes_of_an_opening_are_those_of_the_document():
    with Wire(lambda _: DOOR_1_CLOSED + OPENED) as wire:
        bus = WKLY.connect(wire.path, {})
        assert bus.open(0, 1) is Contact.OPEN
        assert b"".join(wire.received) == bytes.fromhex("57 4B 4C 59 09 00 82 01 83")
        assert bus.reports() == [ContactChange(0, 1, Contact.CLOSED)]
        bus.close()


def test_an_adapter_that_hears_itself_is_put_up_with():
    question = bytes.fromhex("57 4B 4C 59 09 00 82 01 83")
    assert WklyBus(ScriptedLink([question, OPENED]), Settings()).open(0, 1) is Contact.OPEN


_SCRAPS = [OPENED[:5], OPENED[5:], OPENED[5:9], DOOR_1_CLOSED, DOOR_1_CLOSED[:7]]


@given(st.lists(st.binary(max_size=12) | st.sampled_from(_SCRAPS), max_size=12))
def test_no_noise_is_taken_for_an_opening_that_no_board_reported(pieces: list[bytes]):
    link = ScriptedLink(pieces)
    bus = WklyBus(link, Settings())
    with suppress(DriverError):
        if bus.open(0, 1) is Contact.OPEN:
            assert OPENED in b"".join(pieces)
    assert link.sent == [bytes.fromhex("57 4B 4C 59 09 00 82 01 83")]


def firmware(doors: int = 24, **settings: Any) -> tuple[WklyFirmware, Front]:
    wired = [Door(f"{board}-{one}", "bus", board, one) for board in (0, 1, 10) for one in range(1, doors + 1)]
    front = Front(wired, lambda *_: None)
    return WklyFirmware(front, "bus", WklySettings(**settings)), front


def said(boards: WklyFirmware, request: str) -> str:
    return b"".join(reply.data for reply in boards.hear(bytes.fromhex(request))).hex(" ").upper()


def test_the_emulation_gives_the_answers_of_the_sheet():
    boards, front = firmware()
    assert said(boards, "57 4B 4C 59 09 00 82 01 83") == "57 4B 4C 59 0B 00 82 00 01 00 81"
    assert said(boards, "57 4B 4C 59 09 00 83 01 82") == "57 4B 4C 59 0B 00 83 00 01 00 80"
    assert said(boards, "57 4B 4C 59 0C 00 87 03 01 02 03 81") == "57 4B 4C 59 09 00 87 00 87"
    assert said(boards, "57 4B 4C 59 0C 00 80 03 01 02 03 86") == "57 4B 4C 59 09 00 80 00 80"
    assert said(boards, "57 4B 4C 59 08 00 86 87") == "57 4B 4C 59 09 00 86 00 86"
    assert all(front.state(f"0-{one}").is_open for one in range(1, 25))
    assert said(boards, "57 4B 4C 59 08 00 84 85") == "57 4B 4C 59 22 00 84 00 18 " + "00 " * 24 + "B7"
    assert said(boards, "57 4B 4C 59 09 01 82 01 82").startswith("57 4B 4C 59 0B 01 82 00 01 00")
    assert said(boards, "57 4B 4C 59 09 0A 82 01 89").startswith("57 4B 4C 59 0B 0A 82 00 01 00")
    report = boards.report(0, 1, Contact.CLOSED)
    assert report
    assert report.data == DOOR_1_CLOSED


def test_the_emulation_holds_and_flashes():
    boards, front = firmware()
    assert said(boards, "57 4B 4C 59 09 00 81 02 83") == "57 4B 4C 59 0A 00 81 00 02 80"
    assert said(boards, "57 4B 4C 59 09 00 89 02 8B") == "57 4B 4C 59 0A 00 89 00 02 88"
    assert not front.state("0-2").is_open
    assert said(boards, "57 4B 4C 59 09 00 88 02 8A") == "57 4B 4C 59 0A 00 88 00 02 89"
    assert front.state("0-2").is_open


@pytest.mark.parametrize(
    "request_",
    [
        "57 4B 4C 59 09 00 82 01 84",  # a wrong check
        "57 4B 4C 59 09 02 82 01 81",  # no such board
        "57 4B 4C 59 09 00 82 19 9B",  # no such channel
        "57 4B 4C 59 0C 00 87 02 01 02 03 80",  # two announced, three sent
        "57 4B 4C 59 08 00 7E 7F",  # no such command
    ],
)
def test_the_emulation_is_silent_where_a_board_would_be(request_: str):
    boards, _ = firmware()
    assert said(boards, request_) == ""


@given(st.binary(max_size=60) | st.just(bytes.fromhex("57 4B 4C 59 21")))
def test_noise_does_not_break_the_emulation_for_longer_than_a_frame(noise: bytes):
    boards, _ = firmware()
    boards.hear(noise)
    boards.hear(bytes(33))
    assert said(boards, "57 4B 4C 59 09 00 83 01 82") == "57 4B 4C 59 0B 00 83 00 01 01 81"
