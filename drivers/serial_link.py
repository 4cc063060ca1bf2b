"""One serial port, opened for ourselves alone: bytes out, bytes in, and errors that say what to do.

Takes whatever pyserial's ``serial_for_url`` takes: a path (a symlink to one too), ``socket://``, ``rfc2217://``.
Always 8N1 without flow control, which is what every family here speaks (a pseudo-terminal refuses parity, and
opening one with modem lines can fail).
"""

import errno
import os
import select
import socket
import termios
import time
from collections.abc import Callable
from typing import TypeVar

import serial

from drivers.errors import BadReply, NoReply, PortDenied, PortGone

T = TypeVar("T")

_WRITE_TIMEOUT_S = 1.0
"""An adapter that has not taken a few bytes within a second is wedged; a frame at 9600 baud needs 15 ms."""

_UNDELIVERED_MS = 2000
"""After this long without an acknowledgement a connection is dropped with all that waits in it."""

_CHUNK = 4096
_IN_USE = {errno.EAGAIN, errno.EBUSY}
_NOT_OURS = {errno.EACCES, errno.EPERM}
_NO_PORT_AT_ALL = {errno.ENOTTY, errno.EISDIR}


class SerialLink:
    """An open port. One thread owns it; it has at most one request outstanding.

    Raises PortGone or PortDenied when opening, PortGone whenever the adapter goes away later.
    """

    def __init__(self, url: str, baud: int) -> None:
        self.url = url
        self._port = _open(url, baud)
        self._poll = _poll_object(self._port)
        _deliver_soon_or_never(self._port)

    def close(self) -> None:
        """Give the port back; closing twice is fine."""
        self._port.close()

    def write(self, data: bytes) -> None:
        """Send ``data`` at once."""
        try:
            self._port.write(data)
        except (OSError, TypeError) as error:  # TypeError: pyserial's way to say that it was closed meanwhile
            raise self._gone(error) from error

    def receive(self, timeout: float) -> bytes:
        """What has arrived, waiting up to ``timeout`` seconds for the first byte; empty when nothing came."""
        try:
            if self._poll is None:
                return self._receive_without_descriptor(timeout)
            if not self._poll.poll(max(0.0, timeout) * 1000):
                return b""
            return self._port.read(_CHUNK)
        except (OSError, TypeError) as error:
            raise self._gone(error) from error

    def exchange(
        self,
        request: bytes,
        answer_in: Callable[[bytes], T | None],
        timeout: float,
        board: str,
        leftover: Callable[[], bytes] = bytes,
    ) -> T:
        """Send ``request`` once and hand whatever arrives to ``answer_in`` until it finds its answer.

        ``leftover`` gives up the bytes that were part of no valid frame: with them a failed exchange is a BadReply,
        without them a NoReply. Nothing that belonged to an earlier request is taken for an answer to this one:
        what waits in the port is offered before the request goes out, and its result dropped.
        """
        if waiting := self.receive(0):
            answer_in(waiting)
        leftover()
        self.write(request)
        deadline = time.monotonic() + timeout
        while (remaining := deadline - time.monotonic()) > 0:
            chunk = self.receive(remaining)
            if chunk and (answer := answer_in(chunk)) is not None:
                return answer
        if raw := leftover():
            raise BadReply(f"{board} on {self.url} answers, but not in a way we understand.", raw)
        raise NoReply(f"{board} on {self.url} did not answer within {timeout * 1000:.0f} ms.")

    def _receive_without_descriptor(self, timeout: float) -> bytes:
        """For pyserial's transports that keep their own thread and have nothing to poll (rfc2217, loop)."""
        self._port.timeout = max(0.0, timeout)
        first = self._port.read(1)
        return first + self._port.read(self._port.in_waiting) if first else b""

    def _gone(self, error: Exception) -> PortGone:
        return PortGone(f"The connection to {self.url} was lost ({_reason(error)}). Check the cable and the adapter.")


def _open(url: str, baud: int) -> serial.Serial:
    # A lock on the port keeps a second program from talking between our question and the board's answer.
    exclusive = None if "://" in url else True
    try:
        return serial.serial_for_url(
            url,
            baudrate=baud,
            timeout=0,
            write_timeout=_WRITE_TIMEOUT_S,
            rtscts=False,
            dsrdtr=False,
            exclusive=exclusive,
        )
    except ValueError as error:
        raise PortDenied(f"“{url}” is no port that we can open: {error}.") from error
    except (OSError, termios.error) as error:
        raise _opening_failed(url, error) from error


def _deliver_soon_or_never(port: serial.Serial) -> None:
    """A network would deliver a command minutes later, when its cable is back; a lock that opens then is a fault."""
    connection = getattr(port, "_socket", None)  # pyserial's transports over TCP have it, and no other way in
    if isinstance(connection, socket.socket):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNDELIVERED_MS)


def _opening_failed(url: str, error: Exception) -> PortGone | PortDenied:
    number = _errno(error)
    if number in _IN_USE:
        return PortDenied(f"{url} is in use by another program. Only one program can talk to it.")
    if number in _NOT_OURS:
        return PortDenied(f"We may not open {url}: no permission. Is this user in the group “dialout”?")
    if number in _NO_PORT_AT_ALL:
        return PortDenied(f"{url} is not a serial port.")
    if number == errno.ENOENT:
        return PortGone(f"{url} is not there. Check that the adapter is plugged in.")
    return PortGone(f"{url} could not be opened ({_reason(error)}). Check the cable and the adapter.")


def _errno(error: BaseException) -> int | None:
    """The number behind an error; pyserial keeps it in the error, in its cause, or for termios in the arguments."""
    current: BaseException | None = error
    while current is not None:
        first = current.args[0] if current.args else None
        if isinstance(first, int):
            return first
        current = current.__context__
    return None


def _reason(error: BaseException) -> str:
    number = _errno(error)
    return os.strerror(number) if number else "it no longer answers"


def _poll_object(port: serial.Serial) -> "select.poll | None":
    try:
        descriptor = port.fileno()
    except (OSError, AttributeError):
        return None
    poll = select.poll()
    poll.register(descriptor, select.POLLIN | select.POLLHUP | select.POLLERR)
    return poll
