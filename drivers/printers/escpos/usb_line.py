"""A receipt printer on USB without the kernel's help: ``usb:VENDOR:PRODUCT``, and its serial number if there are two.

To be imported when such a printer is connected. Not python-escpos's own transport, which knows no time-outs, claims
nothing, resets the printer, and calls every error "not found".
"""

import contextlib
import errno
import os
import re
import time

import usb.core
import usb.util

from drivers.errors import NotReady, PortDenied, PortGone

_URL = re.compile("usb:([0-9a-f]{4}):([0-9a-f]{4})(?::(.+))?", re.IGNORECASE)
_PRINTER_CLASS = 7
_TAKEN_WITHIN_S = 5.0
_NO_PERMISSION = {errno.EACCES, errno.EPERM}


class UsbLine:
    """An open printer, ours alone: the kernel's driver is detached, and put back in the end.

    ``answers``: whether it has a way back.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._device: usb.core.Device | None = _found(url)
        self._number, self._detached = 0, False
        try:
            interface, self._out = _interface(self._device)
            self._number = interface.bInterfaceNumber
            self._detached = self._detach()
            usb.util.claim_interface(self._device, self._number)
            self._in = _endpoint(interface, usb.util.ENDPOINT_IN)
        except usb.core.USBError as error:
            self.close()
            raise _refused(url, error) from error
        self.answers = self._in is not None

    def write(self, data: bytes) -> None:
        """Hand ``data`` over. Raises NotReady where the printer does not take all of it in time."""
        self._open()
        deadline = time.monotonic() + _TAKEN_WITHIN_S
        while data:
            try:
                data = data[self._out.write(data, _ms(deadline)) :]
            except usb.core.USBTimeoutError as error:
                raise NotReady(
                    f"The printer on {self._url} takes no data. Look at its paper, its cover and its lamps."
                ) from error
            except usb.core.USBError as error:
                raise self._lost(error) from error

    def receive(self, timeout: float) -> bytes:
        """What it says within so many seconds; nothing where it has no way back."""
        self._open()
        if self._in is None:
            return b""
        try:
            return bytes(self._in.read(self._in.wMaxPacketSize, _ms(time.monotonic() + timeout)))
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as error:
            raise self._lost(error) from error

    def close(self) -> None:
        """Closing twice is fine."""
        device, self._device = self._device, None
        if device is None:
            return
        # One that was pulled can't be given back any more.
        with contextlib.suppress(usb.core.USBError):
            usb.util.release_interface(device, self._number)
            if self._detached:
                device.attach_kernel_driver(self._number)
        usb.util.dispose_resources(device)

    def _detach(self) -> bool:
        """Take the printer from the kernel's own driver, ``usblp``; says whether it had it."""
        if not self._open().is_kernel_driver_active(self._number):
            return False
        self._open().detach_kernel_driver(self._number)
        return True

    def _open(self) -> usb.core.Device:
        if self._device is None:
            raise PortGone(f"{self._url} was closed.")
        return self._device

    def _lost(self, error: usb.core.USBError) -> PortGone:
        self.close()
        return PortGone(f"The connection to {self._url} was lost ({_reason(error)}). Check the cable and the power.")


def _found(url: str) -> usb.core.Device:
    parts = _URL.fullmatch(url)
    if parts is None:
        raise PortDenied(
            f"“{url}” names no USB printer: it is usb:VENDOR:PRODUCT, four hex digits each, as lsusb lists them."
        )
    try:
        alike = list(usb.core.find(find_all=True, idVendor=int(parts[1], 16), idProduct=int(parts[2], 16)))
        wanted = [one for one in alike if parts[3] is None or parts[3] == one.serial_number]
    except usb.core.NoBackendError as error:
        raise PortDenied(
            f"{url} can't be reached: this system has no libusb. Install libusb-1.0-0, or use /dev/usb/lp0."
        ) from error
    except usb.core.USBError as error:
        raise _refused(url, error) from error
    except ValueError as error:  # pyusb's way to say that it may not read the serial number
        raise _refused(url, usb.core.USBError("", errno=errno.EACCES)) from error
    if not wanted:
        raise PortGone(f"{url} is not there. Is the printer plugged in, and switched on?")
    return wanted[0]


def _interface(device: usb.core.Device) -> tuple[usb.core.Interface, usb.core.Endpoint]:
    """The first one of a printer, or else the first that takes bytes: some makers name a class of their own."""
    ways = ((one, _endpoint(one, usb.util.ENDPOINT_OUT)) for one in _configuration(device))
    found = [(one, out) for one, out in ways if out is not None]
    if not found:
        raise usb.core.USBError("it is no printer", errno=errno.ENXIO)
    return next((one for one in found if one[0].bInterfaceClass == _PRINTER_CLASS), found[0])


def _configuration(device: usb.core.Device) -> usb.core.Configuration:
    try:
        return device.get_active_configuration()
    except usb.core.USBError as error:
        if error.errno is not None:
            raise
        device.set_configuration()  # it has none yet
        return device.get_active_configuration()


def _endpoint(interface: usb.core.Interface, direction: int) -> usb.core.Endpoint | None:
    for one in interface:
        is_bulk = usb.util.endpoint_type(one.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        if is_bulk and usb.util.endpoint_direction(one.bEndpointAddress) == direction:
            return one
    return None


def _ms(deadline: float) -> int:
    """What is left until then; at least one, as libusb takes none for "for ever"."""
    return max(1, round((deadline - time.monotonic()) * 1000))


def _refused(url: str, error: usb.core.USBError) -> PortGone | PortDenied:
    if error.errno == errno.EBUSY:
        return PortDenied(f"{url} is in use by another program. Only one program can print on it.")
    if error.errno in _NO_PERMISSION:
        return PortDenied(f"We may not open {url}: no permission. Does a udev rule give it to the group “lp”?")
    if error.errno == errno.ENXIO:
        return PortDenied(f"{url} is no printer: nothing can be sent to it. Compare the numbers with what lsusb lists.")
    return PortGone(f"{url} could not be opened ({_reason(error)}). Is the printer on?")


def _reason(error: usb.core.USBError) -> str:
    return os.strerror(error.errno) if error.errno else "it no longer answers"
