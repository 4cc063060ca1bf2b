"""A receipt printer at the wire of USB: what libusb would say of it, for pyusb to ask."""

import errno
import time
from array import array
from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import usb.backend
from usb.core import USBError, USBTimeoutError

from drivers.emulators.printer import EscposFirmware, Slip

VENDOR, PRODUCT = 0x04B8, 0x0202
OUT, IN = 0x01, 0x82
SERIAL = "J5SK001"
_BULK = 2


class UsbPrinter(usb.backend.IBackend):  # type: ignore[misc]  # pyusb ships no types
    """One printer behind a bus. ``refuse`` names an errno that opening it fails with, ``ways`` its endpoints."""

    def __init__(self, *, ways: Sequence[int] = (OUT, IN), kind: int = 7) -> None:
        self.slips: list[Slip] = []
        self.said: list[bytes] = []
        self.firmware = EscposFirmware(lambda data, _: self.said.append(data), self.slips.append)
        self.is_plugged = True
        self.takes_data = True
        self.refuse: int | None = None
        self.configuration = 1
        self.kernel_has_it = True
        self.claimed = 0
        self._ways = ways
        self._kind = kind

    def enumerate_devices(self) -> Iterator[str]:
        if self.is_plugged:
            yield "the printer"

    def get_device_descriptor(self, dev: str) -> Any:
        return _descriptor(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=VENDOR, idProduct=PRODUCT, bcdDevice=0x100, iManufacturer=0, iProduct=0,
            iSerialNumber=3, bNumConfigurations=1, address=5, bus=1, port_number=1, port_numbers=(1,), speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: str, config: int) -> Any:
        if config:
            raise IndexError
        return _descriptor(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0xC0, bMaxPower=1, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, dev: str, intf: int, alt: int, config: int) -> Any:
        if intf or alt:
            raise IndexError
        return _descriptor(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=len(self._ways),
            bInterfaceClass=self._kind, bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: str, ep: int, intf: int, alt: int, config: int) -> Any:
        return _descriptor(
            bLength=7, bDescriptorType=5, bEndpointAddress=self._ways[ep], bmAttributes=_BULK, wMaxPacketSize=64,
            bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, dev: str) -> str:
        if self.refuse in {errno.EACCES, errno.EIO}:
            raise USBError("refused", errno=self.refuse)
        return "a handle"

    def close_device(self, dev_handle: str) -> None:
        return

    def get_configuration(self, dev_handle: str) -> int:
        return self.configuration

    def set_configuration(self, dev_handle: str, config_value: int) -> None:
        self.configuration = config_value

    def claim_interface(self, dev_handle: str, intf: int) -> None:
        if self.kernel_has_it or self.refuse == errno.EBUSY:
            raise USBError("busy", errno=errno.EBUSY)
        self.claimed += 1

    def release_interface(self, dev_handle: str, intf: int) -> None:
        self.claimed -= 1

    def is_kernel_driver_active(self, dev_handle: str, intf: int) -> bool:
        return self.kernel_has_it

    def detach_kernel_driver(self, dev_handle: str, intf: int) -> None:
        self.kernel_has_it = False

    def attach_kernel_driver(self, dev_handle: str, intf: int) -> None:
        assert not self.claimed
        self.kernel_has_it = True

    def bulk_write(self, dev_handle: str, ep: int, intf: int, data: "array[int]", timeout: int) -> int:
        self._here()
        assert self.claimed
        assert timeout > 0, "libusb takes 0 for ever"
        if not self.takes_data:
            raise USBTimeoutError("timed out", errno=errno.ETIMEDOUT)
        taken = bytes(data[:1000])  # a printer takes what its memory has room for
        self.firmware.hear(taken)
        return len(taken)

    def bulk_read(self, dev_handle: str, ep: int, intf: int, buff: "array[int]", timeout: int) -> int:
        self._here()
        assert timeout > 0, "libusb takes 0 for ever"
        if not self.said:
            time.sleep(timeout / 1000)
            raise USBTimeoutError("timed out", errno=errno.ETIMEDOUT)
        said = self.said.pop(0)
        buff[: len(said)] = array("B", said)
        return len(said)

    def ctrl_transfer(
        self, dev_handle: str, kind: int, request: int, value: int, index: int, data: "array[int]", timeout: int
    ) -> int:
        """Only the descriptors of strings are ever asked for: the languages, and the serial number."""
        letters = "\u0409" if value & 0xFF == 0 else SERIAL
        raw = letters.encode("utf-16-le")
        data[: len(raw) + 2] = array("B", bytes((len(raw) + 2, 3)) + raw)
        return len(raw) + 2

    def _here(self) -> None:
        if not self.is_plugged:
            raise USBError("no such device", errno=errno.ENODEV)


def _descriptor(**fields: object) -> SimpleNamespace:
    return SimpleNamespace(**fields)
