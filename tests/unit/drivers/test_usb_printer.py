"""A receipt printer on USB, through pyusb and a backend that is the printer: claimed, asked, printed on, given back."""

import errno
from collections.abc import Iterator

import pytest
import usb.backend.libusb1
import usb.core

from drivers.errors import DriverError, NoReply, NotReady, PortDenied, PortGone
from drivers.printers import DRIVERS, Item, Line, Printer, QrCode
from drivers.printers.escpos import printer as escpos_printer
from tests.fakes.usb_printer import IN, OUT, SERIAL, UsbPrinter

URL = "usb:04b8:0202"
TEXT = "LK1:" + "6BF%RN$A* 1234567890" * 90
SLIP: list[Item] = [Line("HQ North"), QrCode(TEXT)]


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> UsbPrinter:
    return found(UsbPrinter(), monkeypatch)


@pytest.fixture
def printer(device: UsbPrinter) -> Iterator[Printer]:
    printer = connect()
    yield printer
    printer.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escpos_printer, "_ANSWER_S", 0.05)
    monkeypatch.setattr(escpos_printer, "_DONE_S", 0.1)


def found(device: UsbPrinter, monkeypatch: pytest.MonkeyPatch) -> UsbPrinter:
    monkeypatch.setattr(usb.backend.libusb1, "get_backend", lambda: device)
    return device


def connect(url: str = URL) -> Printer:
    return DRIVERS["escpos"].connect(url, {})


def test_a_slip_is_printed_piece_by_piece_and_its_code_is_whole(device: UsbPrinter, printer: Printer):
    printer.print(SLIP)
    assert [slip.qr for slip in device.slips] == [[TEXT]]


def test_it_is_taken_from_the_kernel_and_given_back(device: UsbPrinter):
    printer = connect()
    assert (device.kernel_has_it, device.claimed) == (False, 1)
    printer.close()
    printer.close()
    assert (device.kernel_has_it, device.claimed) == (True, 0)
    with pytest.raises(PortGone, match="closed"):
        printer.print(SLIP)


def test_one_that_the_kernel_never_had_is_not_given_to_it(device: UsbPrinter):
    device.kernel_has_it = False
    connect().close()
    assert device.kernel_has_it is False


def test_one_that_has_no_configuration_yet_gets_its_first(device: UsbPrinter):
    device.configuration = 0
    connect().close()
    assert device.configuration == 1


@pytest.mark.parametrize(
    ("fault", "error", "said"),
    [("no-paper", NotReady, "has no paper"), ("cover-open", NotReady, "is open"), ("silent", NoReply, "switched on")],
)
@pytest.mark.usefixtures("impatient")
def test_what_keeps_it_from_printing_is_said(
    device: UsbPrinter, printer: Printer, fault: str, error: type[DriverError], said: str
):
    device.firmware.fault = fault
    with pytest.raises(error, match=said):
        printer.print(SLIP)
    device.firmware.fault = "none"
    assert device.slips == []
    printer.print(SLIP)
    assert len(device.slips) == 1


def test_one_without_a_way_back_is_not_asked(monkeypatch: pytest.MonkeyPatch):
    device = found(UsbPrinter(ways=(OUT,)), monkeypatch)
    printer = connect()
    printer.print(SLIP)
    assert (device.said, len(device.slips)) == ([], 1)


def test_one_of_the_makers_own_class_prints(monkeypatch: pytest.MonkeyPatch):
    device = found(UsbPrinter(kind=255), monkeypatch)
    connect().print(SLIP)
    assert len(device.slips) == 1


def test_one_that_takes_nothing_is_said(device: UsbPrinter, printer: Printer):
    device.takes_data = False
    with pytest.raises(NotReady, match="takes no data"):
        printer.check()


def test_one_that_is_pulled_is_gone(device: UsbPrinter, printer: Printer):
    device.is_plugged = False
    with pytest.raises(PortGone, match="lost"):
        printer.check()
    with pytest.raises(PortGone, match="not there"):
        connect()


@pytest.mark.parametrize(
    ("number", "error", "said"),
    [(errno.EBUSY, PortDenied, "in use"), (errno.EACCES, PortDenied, "udev"), (errno.EIO, PortGone, "printer on")],
)
def test_why_it_cannot_be_opened_is_said(device: UsbPrinter, number: int, error: type[DriverError], said: str):
    device.refuse = number
    with pytest.raises(error, match=said):
        connect()
    assert device.kernel_has_it


def test_two_of_a_kind_are_told_apart_by_their_serial_number(device: UsbPrinter):
    connect(f"{URL}:{SERIAL}").close()
    with pytest.raises(PortGone, match="not there"):
        connect(f"{URL}:OTHER")
    device.refuse = errno.EACCES
    with pytest.raises(PortDenied, match="udev"):
        connect(f"{URL}:{SERIAL}")


def test_what_is_no_printer_is_said(monkeypatch: pytest.MonkeyPatch):
    found(UsbPrinter(ways=(IN,)), monkeypatch)
    with pytest.raises(PortDenied, match="no printer"):
        connect()


@pytest.mark.parametrize("url", ["usb:", "usb:4b8:0202", "usb:04b8", "usb:04b8:0202:", "usb:wxyz:0202"])
def test_what_names_no_printer_is_said(url: str):
    with pytest.raises(PortDenied, match="lsusb"):
        connect(url)


def test_a_system_without_libusb_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    def nothing(**_: object) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", nothing)
    with pytest.raises(PortDenied, match=r"libusb-1\.0-0"):
        connect()
