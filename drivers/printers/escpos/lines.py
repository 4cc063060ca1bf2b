"""The ways to a receipt printer: a serial line, a socket or USB, which answer, or a file, which does not."""

import errno
import os
import select
import stat
import time
from pathlib import Path
from typing import Protocol

from drivers.errors import NotReady, PortDenied, PortGone
from drivers.tcp_link import open_link

_PRINTER_MAJORS = {6, 180}
"""The kernel's numbers of parallel printers (``lp``) and of USB ones (``usblp``)."""

_TAKEN_WITHIN_S = 5.0
"""A printer takes a slip in under a second; one without paper takes nothing once its memory is full."""


class Way(Protocol):
    """Bytes out, and perhaps in."""

    def write(self, data: bytes) -> None: ...

    def receive(self, timeout: float) -> bytes: ...

    def close(self) -> None: ...


class DeviceFile:
    """``/dev/usb/lp0`` and its like, or a file that is there to keep slips. Nothing is read from it."""

    def __init__(self, path: str) -> None:
        self._path = path
        try:
            self._descriptor: int | None = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            raise _refused(path, error) from error
        self._poll = select.poll()
        self._poll.register(self._descriptor, select.POLLOUT)

    def write(self, data: bytes) -> None:
        """Hand ``data`` over. Raises NotReady where the printer does not take all of it in time."""
        deadline = time.monotonic() + _TAKEN_WITHIN_S
        while data:
            if not self._poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise NotReady(
                    f"The printer on {self._path} takes no data. Look at its paper, its cover and its lamps."
                )
            data = data[self._write(data) :]

    def receive(self, timeout: float) -> bytes:
        """Nothing ever comes."""
        return b""

    def close(self) -> None:
        """Closing twice is fine."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _write(self, data: bytes) -> int:
        if self._descriptor is None:
            raise PortGone(f"{self._path} was closed.")
        try:
            return os.write(self._descriptor, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            reason = os.strerror(error.errno or 0)
            raise PortGone(
                f"The connection to {self._path} was lost ({reason}). Check the cable and the power."
            ) from error


def opened(url: str, baud: int) -> tuple[Way, bool]:
    """The way to a printer, and whether answers come back on it. Raises PortGone or PortDenied."""
    if url.startswith("usb:"):
        from drivers.printers.escpos.usb_line import UsbLine  # pyusb, only where a printer needs it

        line = UsbLine(url)
        return line, line.answers
    return (DeviceFile(url), False) if _is_file(url) else (open_link(url, baud), True)


def _is_file(url: str) -> bool:
    if "://" in url:
        return False
    try:
        found = Path(url).stat()
    except FileNotFoundError as error:
        raise PortGone(f"{url} is not there. Is the printer plugged in, and switched on?") from error
    except OSError:
        return False  # opening it says why
    is_printer = stat.S_ISCHR(found.st_mode) and os.major(found.st_rdev) in _PRINTER_MAJORS
    return is_printer or stat.S_ISFIFO(found.st_mode) or stat.S_ISREG(found.st_mode)


def _refused(path: str, error: OSError) -> PortGone | PortDenied:
    if error.errno == errno.EBUSY:
        return PortDenied(f"{path} is in use by another program. Only one program can print on it.")
    if error.errno in {errno.EACCES, errno.EPERM}:
        return PortDenied(f"We may not open {path}: no permission. Is this user in the group “lp”?")
    return PortGone(f"{path} could not be opened ({os.strerror(error.errno or 0)}). Is the printer on?")
