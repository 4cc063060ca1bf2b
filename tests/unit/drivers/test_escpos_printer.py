"""A receipt printer at the wire: what is on paper, and what is said where nothing is."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drivers.emulators.layout import LayoutError, parse
from drivers.errors import DriverError, NoReply, NotReady, PortDenied, PortGone
from drivers.printers import DRIVERS, Item, Line, Printer, QrCode
from drivers.printers.escpos import lines, printer
from tests.fakes.converter import Converter
from tests.fakes.wire import Wire
from tests.fakes.wire_bank import EmulatedBank

LAYOUT: dict[str, object] = {
    "title": "A printer",
    "printers": [{"name": "receipts", "driver": "escpos", "link": "receipts"}],
}
TEXT = "LK1:" + "6BF%RN$A* 1234567890" * 9
SLIP: list[Item] = [Line("HQ North"), Line("Zoë Łukasz", large=True), QrCode(TEXT), Line("Until 18:00")]


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[EmulatedBank]:
    with EmulatedBank(LAYOUT, tmp_path) as bank:
        yield bank


@pytest.fixture
def connect(bank: EmulatedBank) -> Iterator[Callable[..., Printer]]:
    opened: list[Printer] = []

    def open_it(**settings: object) -> Printer:
        opened.append(DRIVERS["escpos"].connect(bank.link("receipts"), settings))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "_ANSWER_S", 0.05)
    monkeypatch.setattr(printer, "_DONE_S", 0.2)


def test_a_slip_is_on_paper_when_it_is_said_to_be(bank: EmulatedBank, connect):
    connect().print(SLIP)
    (slip,) = bank.happened("printed")
    assert slip["printer"] == "receipts"
    assert slip["lines"] == ["HQ North", "Until 18:00"]
    assert slip["large"] == ["Zoë Lukasz"]
    assert slip["qr"] == [TEXT]


def test_one_after_the_other(bank: EmulatedBank, connect):
    device = connect(columns=32)
    for number in range(3):
        device.check()
        device.print([Line(f"{number}")])
    assert [slip["lines"] for slip in bank.happened("printed")] == [["0"], ["1"], ["2"]]


@pytest.mark.parametrize(
    ("fault", "error", "said"),
    [("no-paper", NotReady, "has no paper"), ("cover-open", NotReady, "is open"), ("silent", NoReply, "switched on")],
)
@pytest.mark.usefixtures("impatient")
def test_what_keeps_it_from_printing_is_said_before_anything_is_sent(
    bank: EmulatedBank, connect, fault: str, error: type[DriverError], said: str
):
    device = connect()
    bank.do(f"printer {fault}")
    with pytest.raises(error, match=said):
        device.print(SLIP)
    bank.do("printer none")
    assert bank.happened("printed") == []
    device.print(SLIP)
    assert len(bank.happened("printed")) == 1


@pytest.mark.usefixtures("impatient")
def test_the_same_is_said_over_a_network(bank: EmulatedBank):
    with Converter(bank.link("receipts")) as network:
        device = DRIVERS["escpos"].connect(network.url, {})
        device.print(SLIP)
        assert bank.wait("printed")["qr"] == [TEXT]
        for fault, error in (("no-paper", NotReady), ("cover-open", NotReady), ("silent", NoReply)):
            bank.do(f"printer {fault}")
            with pytest.raises(error):
                device.print(SLIP)
        network.switch_off()
        with pytest.raises(PortGone):
            device.check()
        with pytest.raises(PortGone):
            DRIVERS["escpos"].connect(network.url, {})
        device.close()


@pytest.mark.usefixtures("impatient")
def test_a_printer_that_never_answers_prints_where_the_site_file_says_so(bank: EmulatedBank, connect):
    bank.do("printer mute")
    asked = connect()
    with pytest.raises(NoReply):
        asked.check()
    asked.close()
    silent = DRIVERS["escpos"].connect(bank.link("receipts"), {"answers": False})
    silent.check()
    silent.print(SLIP)
    silent.close()
    bank.wait("printed")


def test_a_printer_that_is_pulled_is_gone(bank: EmulatedBank, connect):
    device = connect()
    bank.do("unplug receipts")
    with pytest.raises(PortGone, match="lost"):
        device.print(SLIP)
    bank.do("plug receipts")
    connect().print(SLIP)


@pytest.mark.parametrize(
    ("command", "says"),
    [("printer on-fire", "cover-open"), ("printer none other", "receipts"), ("unplug x", "receipts")],
)
def test_a_command_that_cannot_be_done_says_why(bank: EmulatedBank, command: str, says: str):
    answer = bank.ask(command)
    assert answer["ok"] is False
    assert says in answer["error"]


def test_a_printer_needs_a_name_of_its_own():
    twice = {"printers": [{"name": "a", "driver": "escpos", "link": "a"}], "readers": []}
    parse(twice)
    with pytest.raises(LayoutError, match="same name"):
        parse({**twice, "readers": [{"name": "a", "driver": "em4100-serial", "link": "b"}]})


# --- byte by byte -------------------------------------------------------------------------------------------------


def at(wire: Wire) -> Printer:
    return DRIVERS["escpos"].connect(wire.path, {})


def answering(paper: int = 0x12, online: int = 0x12, done: bytes = b"\x00") -> Callable[[bytes], bytes]:
    """A printer that answers so, once for each question in what it is sent."""

    def answer(data: bytes) -> bytes:
        said = b""
        for question, reply in ((b"\x10\x04\x04", paper), (b"\x10\x04\x01", online), (b"\x10\x04\x02", 0x12)):
            said += bytes((reply,)) * data.count(question)
        return said + done * data.count(b"\x1d\x72\x01")

    return answer


def test_a_roll_that_is_nearly_empty_prints():
    with Wire(answering(paper=0x12 | 0x0C, done=b"\x03")) as wire:
        at(wire).print([Line("a")])


@pytest.mark.usefixtures("impatient")
def test_a_simple_printer_that_knows_no_last_question_has_printed_if_it_is_well():
    with Wire(answering(done=b"")) as wire:
        at(wire).print([Line("a")])
        assert b"".join(wire.received).endswith(b"\x10\x04\x04\x10\x04\x01")


@pytest.mark.usefixtures("impatient")
def test_a_roll_that_ends_within_the_slip_is_said():
    state = {"paper": 0x12}

    def device(data: bytes) -> bytes:
        answer = answering(paper=state["paper"], done=b"\x0c")(data)
        if b"\x1b\x40" in data:
            state["paper"] = 0x12 | 0x60
        return answer

    with Wire(device) as wire, pytest.raises(NotReady, match="no paper"):
        at(wire).print([Line("a")])


def test_flow_control_and_late_answers_are_no_answers():
    with Wire(lambda data: b"\x13\x11" + answering()(data)) as wire:
        device = at(wire)
        wire.send(b"\x72")  # "no paper", of long ago
        device.print([Line("a")])


def test_switched_to_offline_is_said():
    with Wire(answering(online=0x12 | 0x08)) as wire, pytest.raises(NotReady, match="offline"):
        at(wire).check()


# --- a device file ------------------------------------------------------------------------------------------------


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    return path


def test_a_device_file_is_written_to_and_never_asked(fifo: Path):
    received: list[bytes] = []
    thread = threading.Thread(target=lambda: received.append(fifo.read_bytes()))
    thread.start()
    # Opened without waiting, it is refused until somebody reads.
    while True:
        try:
            device = DRIVERS["escpos"].connect(str(fifo), {})
            break
        except PortGone:
            continue
    device.check()
    device.print([QrCode(TEXT)])
    device.close()
    device.close()
    thread.join()
    assert TEXT.encode() in received[0]
    assert b"\x10\x04" not in received[0]
    with pytest.raises(PortGone):
        device.print([Line("a")])


def test_slips_can_be_kept_in_a_file_that_is_there(tmp_path: Path):
    file = tmp_path / "slips"
    file.write_bytes(b"before ")
    device = DRIVERS["escpos"].connect(str(file), {})
    device.check()
    for _ in range(2):
        device.print([Line("a")])
    device.close()
    assert file.read_bytes().startswith(b"before \x1b@")
    assert file.read_bytes().count(b"\x1dVB") == 2


def test_a_printer_that_takes_nothing_any_more_is_said(fifo: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lines, "_TAKEN_WITHIN_S", 0.05)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    device = DRIVERS["escpos"].connect(str(fifo), {})
    slip = [QrCode("A" * 2000)] * 100  # more than a pipe holds
    with pytest.raises(NotReady, match="takes no data"):
        device.print(slip)
    os.close(reader)
    with pytest.raises(PortGone, match="lost"):
        device.print([Line("a")])
    device.close()


def test_a_device_file_that_nobody_is_behind_is_gone(fifo: Path, tmp_path: Path):
    with pytest.raises(PortGone, match="Is the printer on"):
        DRIVERS["escpos"].connect(str(fifo), {})
    with pytest.raises(PortGone, match="not there"):
        DRIVERS["escpos"].connect(str(tmp_path / "nothing"), {})


@pytest.mark.parametrize(
    ("number", "error", "said"),
    [("EBUSY", PortDenied, "in use"), ("EACCES", PortDenied, "group “lp”"), ("ENODEV", PortGone, "Is the printer on")],
)
def test_why_it_cannot_be_opened_is_said(
    fifo: Path, monkeypatch: pytest.MonkeyPatch, number: str, error: type[DriverError], said: str
):
    import errno

    def refuse(*_: object) -> int:
        raise OSError(getattr(errno, number), "no")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(error, match=said):
        DRIVERS["escpos"].connect(str(fifo), {})


@pytest.mark.usefixtures("impatient")
def test_what_never_stops_talking_is_not_heard_out():
    stop = threading.Event()

    def talk(wire: Wire) -> None:
        while not stop.wait(0.005):
            wire.send(b"\x11")

    with Wire() as wire:
        device = DRIVERS["escpos"].connect(wire.path, {})
        threads = [threading.Thread(target=talk, args=(wire,)), threading.Timer(3, stop.set)]
        for one in threads:
            one.start()
        with pytest.raises(NoReply):
            device.check()
        assert not stop.is_set()
        stop.set()
        threads[1].cancel()  # type: ignore[attr-defined]
        for one in threads:
            one.join()
        device.close()
