"""One serial port, opened for ourselves alone: bytes out, bytes in, and errors that say what to do.

Takes whatever pyserial's ``serial_for_url`` takes: a path (a symlink to one too), ``socket://``, ``rfc2217://``.
Always 8N1 without flow control, which is what every family here speaks (a pseudo-terminal refuses parity, and
opening one with modem lines can fail).
"""

import errno
import math
import os
import select
import socket
import termios
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

import serial

from drivers.errors import BadReply, NoReply, PortDenied, PortGone
from drivers.late_answers import LateAnswers, agree
from drivers.wire_tap import Direction, current_tap

T = TypeVar("T")

_WRITE_TIMEOUT_S = 1.0
"""An adapter that has not taken a few bytes within a second is wedged; a frame at 9600 baud needs 15 ms."""

UNDELIVERED_MS = 2000
"""After this long without an acknowledgement a connection is dropped with all that waits in it."""

_LOOK_UP_S = 0.01
"""How often the wait for a board that missed lately looks whether something more urgent waits."""

_CHUNK = 4096
_IN_USE = {errno.EAGAIN, errno.EBUSY}
_NOT_OURS = {errno.EACCES, errno.EPERM}
_NO_PORT_AT_ALL = {errno.ENOTTY, errno.EISDIR}


class SerialLink:
    """An open port. One thread owns it; it has at most one request outstanding.

    Raises PortGone or PortDenied when opening, PortGone whenever the adapter goes away later.
    """

    hurried: Callable[[], bool] = staticmethod(lambda: False)
    """Whether something more urgent waits for the line. Asked only while a board is waited for that missed lately."""

    def __init__(self, url: str, baud: int) -> None:
        self.url = url
        self._tap = current_tap()
        self._port = _open(url, baud)
        self._poll = _poll_object(self._port)
        connection = getattr(self._port, "_socket", None)  # pyserial's transports over TCP have it, and no other way in
        if isinstance(connection, socket.socket):
            deliver_soon_or_never(connection)

    def close(self) -> None:
        """Give the port back; closing twice is fine."""
        self._port.close()

    def write(self, data: bytes) -> None:
        """Send ``data`` at once."""
        try:
            self._port.write(data)
        except (OSError, TypeError) as error:  # TypeError: pyserial's way to say that it was closed meanwhile
            raise self._gone(error) from error
        self._tap(Direction.OUT, data)

    def receive(self, timeout: float) -> bytes:
        """What has arrived, waiting up to ``timeout`` seconds for the first byte; empty when nothing came."""
        try:
            if self._poll is None:
                data = self._receive_without_descriptor(timeout)
            else:
                data = self._port.read(_CHUNK) if self._poll.poll(max(0.0, timeout) * 1000) else b""
        except (OSError, TypeError) as error:
            raise self._gone(error) from error
        if data:
            self._tap(Direction.IN, data)
        return data

    def exchange(
        self,
        request: bytes,
        answer_in: Callable[[bytes], T | None],
        timeout: float,
        board: str,
        leftover: Callable[[], bytes] = bytes,
        *,
        again: bool = False,
    ) -> T:
        """Send ``request`` and hand whatever arrives to ``answer_in`` until it finds its answer.

        ``leftover`` gives up the bytes that were part of no valid frame: with them a failed exchange is a BadReply,
        without them a NoReply. Nothing that belonged to an earlier request is taken for an answer to this one:
        what waits in the port is offered before the request goes out, and its result dropped; and after a failure an
        answer is believed only as :mod:`drivers.late_answers` says. For this, and never otherwise, a request that may
        be put ``again`` (it changes nothing) is sent more than once.
        """
        if waiting := self.receive(0):
            answer_in(waiting)
        leftover()
        needed = 1 + self._late.expected(request)
        heard: list[T] = []
        for _ in range(2 * needed if again and needed > 1 else 1):
            self.write(request)
            before = len(heard)
            for answer in self._answers(answer_in, timeout, board, again):
                heard.append(answer)
                if agree(heard, needed):
                    return answer
            if len(heard) == before:
                break
        self._late.failed(board, request)
        raise self._failure(board, timeout, leftover(), answered=bool(heard))

    def _answers(self, answer_in: Callable[[bytes], T | None], timeout: float, board: str, again: bool) -> Iterator[T]:
        """What is answered to a request that was just sent, as long as it is asked for and more may come."""
        sent = time.monotonic()
        brief = self._late.briefly(board, again, timeout)
        until = sent + timeout
        hasty_from = sent + brief if self._late.doubts(board) else math.inf
        while (answer := self._hear(answer_in, until, hasty_from)) is not None:
            heard = time.monotonic()
            if hasty_from == math.inf:
                self._late.took(board, again, heard - sent)
            yield answer
            if again:
                # Before it is asked once more it may be about to speak: one at a time. Who never ends is not heard out.
                until = min(heard + brief, sent + 2 * timeout)

    def _hear(self, answer_in: Callable[[bytes], T | None], until: float, hasty_from: float) -> T | None:
        """The next answer; None where none comes until then, or while something more urgent waits."""
        while True:
            left = until - time.monotonic()
            chunk = self.receive(max(0.0, left if hasty_from == math.inf else min(left, _LOOK_UP_S)))
            if chunk and (answer := answer_in(chunk)) is not None:
                return answer
            if left <= 0 or (not chunk and time.monotonic() >= hasty_from and self.hurried()):
                return None

    def _failure(self, board: str, timeout: float, raw: bytes, answered: bool) -> NoReply | BadReply:
        if raw:
            return BadReply(f"{board} on {self.url} answers, but not in a way we understand.", raw)
        if answered:
            return NoReply(f"{board} on {self.url} answers so late that it can't be told to which question.")
        return NoReply(f"{board} on {self.url} did not answer within {timeout * 1000:.0f} ms.")

    @cached_property
    def _late(self) -> LateAnswers:
        return LateAnswers(time.monotonic)

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


def deliver_soon_or_never(connection: socket.socket) -> None:
    """A network would deliver a command minutes later, when its cable is back; a lock that opens then is a fault."""
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNDELIVERED_MS)


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
