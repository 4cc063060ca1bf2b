"""An input device of Linux (``/dev/input/…``), taken for ourselves alone, and the events that it sends.

Read here without a library: an event is ``struct input_event`` of ``linux/input.h`` in the machine's own order, two
longs of time (seconds, microseconds), two 16-bit numbers (type, code) and one signed 32-bit number (value).
"""

import errno
import fcntl
import os
import re
import select
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.errors import PortDenied, PortGone

_EVENT = struct.Struct("@llHHi")
EVENT_SIZE = _EVENT.size
"""Bytes of an event: 24 where a long has 64 bits, 16 where it has 32."""

SYN, KEY = 0, 1
"""Types of events."""

DROPPED = 3
"""The code of a SYN event that says: more happened than the kernel could keep."""

DOWN, UP = 1, 0
"""Values of a KEY event; 2 is a key that is held and repeats."""

_EVIOCGRAB = 0x40044590
_EVIOCSCLOCKID = 0x400445A0
_NOT_OURS = {errno.EACCES, errno.EPERM}
_NO_INPUT_DEVICE = {errno.ENOTTY, errno.EINVAL, errno.EISDIR}
_NUMBERED = re.compile(r"/dev/input/event\d+")
_CHUNK = 64 * EVENT_SIZE


@dataclass(frozen=True, slots=True)
class InputEvent:
    """One event. ``at``: seconds of the system's monotonic clock."""

    at: float
    type: int
    # Not in the repr: the keys of a reader are a badge, and a repr ends up in a log.
    code: int = field(repr=False)
    value: int = field(repr=False)


def parse(data: bytes) -> list[InputEvent]:
    """The events in ``data``, which is as long as some whole number of them."""
    return [
        InputEvent(seconds + microseconds / 1e6, kind, code, value)
        for seconds, microseconds, kind, code, value in _EVENT.iter_unpack(data)
    ]


def grab(descriptor: int) -> None:
    """Let nobody else have the keys, neither a window nor a console, and stamp them by the monotonic clock."""
    fcntl.ioctl(descriptor, _EVIOCGRAB, 1)
    fcntl.ioctl(descriptor, _EVIOCSCLOCKID, struct.pack("@i", time.CLOCK_MONOTONIC))


class InputDevice:
    """An open device. Raises PortGone or PortDenied when opening, PortGone when it is unplugged later."""

    def __init__(self, path: str, take: Callable[[int], None] = grab) -> None:
        if _NUMBERED.fullmatch(path):
            raise PortDenied(
                f"{path} may be another device after the next start. Use its name in /dev/input/by-id instead."
            )
        self.path = path
        self._descriptor = _opened(path, take)
        self._poll = select.poll()
        self._poll.register(self._descriptor, select.POLLIN)

    def receive(self, timeout: float) -> bytes:
        """The events that have arrived, waiting up to ``timeout`` seconds; empty when there are none."""
        if self._descriptor < 0:
            raise self._gone(errno.EBADF)
        try:
            if not self._poll.poll(max(0.0, timeout) * 1000):
                return b""
            data = os.read(self._descriptor, _CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise self._gone(error.errno or errno.EIO) from error
        if not data:
            raise self._gone(errno.ENODEV)
        return data

    def close(self) -> None:
        """Give the device back; closing twice is fine."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            self._poll.unregister(descriptor)
            os.close(descriptor)

    def _gone(self, number: int) -> PortGone:
        reason = os.strerror(number)
        return PortGone(f"The connection to {self.path} was lost ({reason}). Check the reader's cable.")


def _opened(path: str, take: Callable[[int], None]) -> int:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except OSError as error:
        raise _refused(path, error) from error
    try:
        take(descriptor)
    except OSError as error:
        os.close(descriptor)
        raise _refused(path, error) from error
    return descriptor


def _refused(path: str, error: OSError) -> PortGone | PortDenied:
    number = error.errno or errno.EIO
    if number == errno.EBUSY:
        return PortDenied(f"{path} is in use by another program. Only one program can have its keys.")
    if number in _NOT_OURS:
        return PortDenied(f"We may not open {path}: no permission. Is this user in the group “input”?")
    if number in _NO_INPUT_DEVICE:
        return PortDenied(f"{path} is not an input device.")
    if number == errno.ENOENT:
        return PortGone(f"{path} is not there. Check that the reader is plugged in.")
    return PortGone(f"{path} could not be opened ({os.strerror(number)}). Check the reader's cable.")
