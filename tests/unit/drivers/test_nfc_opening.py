"""Readers that cannot be had: nfcpy's reasons in sentences that say what to do."""

import errno
import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from drivers.errors import PortDenied, PortGone
from drivers.readers import DRIVERS
from drivers.readers.base import Signal, Signalling
from drivers.readers.nfc import opening
from drivers.readers.nfc.reader import Acr122uReader, NfcReader
from drivers.readers.tags.cards import Cards, TagSettings

NFC = DRIVERS["nfc"]
ACR122U = (0x072F, 0x2200, 1, 23)


@pytest.mark.parametrize("url", ["", "/dev/ttyUSB0", "usb:zz", "tty:USB0", "com:1:pn532", "udp:127.0.0.1:x", "usb\n"])
def test_what_is_no_address_of_a_reader(url: str):
    with pytest.raises(PortDenied, match="is no address of an NFC reader"):
        NFC.connect(url, {})


def test_a_port_that_is_not_there():
    with pytest.raises(PortGone, match="at tty:USB99:pn532 is not there"):
        NFC.connect("tty:USB99:pn532", {})


@pytest.fixture
def usb(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int, int, int]]:
    """What is plugged in: vendor, product, bus, device."""
    plugged: list[tuple[int, int, int, int]] = []
    monkeypatch.setattr(opening.library().transport.USB, "find", lambda path: plugged)
    return plugged


def refuse(monkeypatch: pytest.MonkeyPatch, error: Exception) -> list[str]:
    """Let nfcpy fail to open a device, and say which one it was asked for."""
    asked: list[str] = []

    def connect(path: str) -> Any:
        asked.append(path)
        raise error

    monkeypatch.setattr(opening.library().device, "connect", connect)
    return asked


def test_no_reader_among_what_is_plugged_in(usb: list[tuple[int, int, int, int]]):
    usb.append((0x046D, 0xC31C, 1, 4))
    with pytest.raises(PortGone, match="no NFC reader at usb that nfcpy can drive"):
        NFC.connect("usb", {})


@pytest.mark.parametrize(
    ("number", "kind", "says"),
    [
        (errno.EACCES, PortDenied, "may not use the NFC reader at usb.*udev rule"),
        (errno.EBUSY, PortDenied, "in use: by pcscd, or by the kernel.*modprobe -r pn533_usb"),
        (errno.ENODEV, PortGone, "is not there, or is one that nfcpy cannot drive"),
        (errno.EIO, PortGone, "does not answer like an NFC reader"),
        (errno.ETIMEDOUT, PortGone, "does not answer like an NFC reader"),
    ],
)
def test_a_reader_that_is_refused_says_why(
    usb: list[tuple[int, int, int, int]],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[Exception],
    says: str,
):
    usb += [(0x046D, 0xC31C, 1, 4), ACR122U]
    asked = refuse(monkeypatch, OSError(number, os.strerror(number)))
    with pytest.raises(kind, match=says):
        NFC.connect("usb", {})
    assert asked == ["usb:001:023"], "only a whole path makes nfcpy say why"


def test_an_error_of_usb_itself(usb: list[tuple[int, int, int, int]], monkeypatch: pytest.MonkeyPatch):
    usb.append(ACR122U)
    refuse(monkeypatch, opening.library().transport.libusb.USBErrorPipe(-9))
    with pytest.raises(PortGone, match="could not be opened: USB says"):
        NFC.connect("usb:072f:2200", {})


def test_without_libusb(monkeypatch: pytest.MonkeyPatch):
    def find(path: str) -> Any:
        raise FileNotFoundError(errno.ENOENT, "cannot find a suitable libusb-1.0")

    monkeypatch.setattr(opening.library().transport.USB, "find", find)
    with pytest.raises(PortDenied, match=r"apt install libusb-1\.0-0"):
        NFC.connect("usb", {})


def test_no_library_is_loaded_before_there_is_a_reader_that_needs_it():
    """A kiosk must start in 1.5 s."""
    program = "import sys; import drivers.readers; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "drivers.readers.pcsc.reader" in loaded
    assert not {"nfc", "ndef", "osdp", "osdp_sys", "smartcard", "usb", "cryptography"} & set(loaded)


def test_without_nfcpy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "nfc.clf", None)
    with pytest.raises(PortDenied, match=r"Install locker-kiosk\[nfc\]"):
        NFC.connect("usb", {})


def test_a_stable_name_of_a_serial_port_is_followed(monkeypatch: pytest.MonkeyPatch):
    asked = refuse(monkeypatch, OSError(errno.ENODEV, ""))
    monkeypatch.setattr(os.path, "realpath", {"/dev/serial/by-id/usb-FTDI": "/dev/ttyUSB3"}.__getitem__)
    with pytest.raises(PortGone, match="tty:/dev/serial/by-id/usb-FTDI:pn532"):
        NFC.connect("tty:/dev/serial/by-id/usb-FTDI:pn532", {})
    assert asked == ["tty:USB3:pn532"]


class Frontend:
    """As nfcpy's, with an ACR122U."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.sent: list[bytes] = []
        self.device = SimpleNamespace(chipset=SimpleNamespace(ccid_xfr_block=self._send))

    def sense(self, *targets: Any) -> None:
        if self.error:
            raise self.error

    def close(self) -> None:
        if self.error:
            raise self.error

    def _send(self, data: bytearray, timeout: float) -> None:
        self.sent.append(bytes(data))
        self.sense()


@pytest.mark.parametrize("error", [OSError(errno.ENODEV, "No such device"), OSError(errno.EIO, ""), Exception("Chip")])
def test_a_reader_that_is_pulled_out_is_noticed(error: Exception):
    reader = NfcReader("usb", Frontend(error), "all", Cards(TagSettings()))
    with pytest.raises(PortGone, match="connection to the NFC reader at usb was lost"):
        reader.read(1)


def test_what_is_gone_can_be_closed():
    NfcReader("usb", Frontend(OSError(errno.ENODEV, "")), "all", Cards(TagSettings())).close()


def test_the_lamp_and_the_buzzer_of_an_acr122u():
    frontend = Frontend()
    reader = Acr122uReader("usb", frontend, "all", Cards(TagSettings()))
    assert isinstance(reader, Signalling)
    reader.signal(Signal.WELCOME)
    reader.signal(Signal.REFUSED)
    assert [sent.hex(" ").upper() for sent in frontend.sent] == [
        "FF 00 40 AE 04 01 01 01 01",
        "FF 00 40 5E 04 01 01 02 01",
    ]
    frontend.error = OSError(errno.ENODEV, "")
    with pytest.raises(PortGone, match="was lost"):
        reader.signal(Signal.WELCOME)
