"""Lock boards behind a network converter: the bytes of the serial line over one raw TCP connection.

``socket://HOST:PORT``; a KERONG KR-BU or a ZNE-100TL listens at port 5000. A converter and its line belong to one bus:
two would hear each other's answers. Rules of the connection:

* It is claimed for this machine, as an exclusive serial port is. Other machines we can't keep away.
* It is made within :data:`_CONNECT_S`, or the port is gone; whoever uses the bus connects again, in its own time.
* After a question without a good answer it is broken off and made anew when next needed, within :data:`_AGAIN_S`, so
  that what is under way on it can't answer a later question. What a converter kept for us meanwhile is dropped; what
  comes to it from its line only later is met as on a serial port (``late_answers``).
* Nothing is ever sent twice, and what is not delivered soon (:data:`~drivers.serial_link.UNDELIVERED_MS`) never is.
"""

import errno
import os
import select
import socket
import struct
import time
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from drivers.errors import BadReply, NoReply, PortDenied, PortGone
from drivers.serial_link import SerialLink, deliver_soon_or_never
from drivers.wire_tap import Direction, current_tap

T = TypeVar("T")

SCHEME = "socket://"

_CONNECT_S = 2.0
"""A converter in the same building answers within milliseconds; one that is off must be named within two seconds."""

_AGAIN_S = 0.3
"""Where it was broken off the next request waits for it, which may be an opening: one that comes late is a fault."""

_WRITE_S = 1.0

_STALE_S = 0.05
"""Some converters keep what came while nobody was connected, and send it at once."""

_CHUNK = 4096


def open_link(url: str, baud: int) -> SerialLink:
    """The way to the boards that ``url`` names, opened. Raises PortGone or PortDenied."""
    return TcpLink(url) if url.startswith(SCHEME) else SerialLink(url, baud)


class TcpLink(SerialLink):
    """An open connection to a converter; a bus need not know that it is no serial port."""

    def __init__(self, url: str) -> None:  # the base's own would open a serial port
        self.url = url
        self._tap = current_tap()
        self._address = _address(url)
        self._claim = _claim(url, self._address)
        self._connection: socket.socket | None = None
        self._closed = False
        try:
            self._connect(_CONNECT_S)
        except PortGone:
            self.close()
            raise

    def close(self) -> None:
        """End the connection and give up the claim; closing twice is fine."""
        self._closed = True
        self._claim.close()
        if self._connection:
            self._connection.close()
            self._connection = None

    def write(self, data: bytes) -> None:
        """Send ``data`` at once, over a new connection where the last was broken off. Raises PortGone.

        What goes into a connection that the other side has ended already is lost without a sound: look first.
        """
        connection = self._connected()
        try:
            if _poll(connection, 0) and not connection.recv(1, socket.MSG_PEEK):
                raise _ended()
            connection.settimeout(_WRITE_S)
            connection.sendall(data)
        except OSError as error:
            raise self._lost(error) from error
        self._tap(Direction.OUT, data)

    def receive(self, timeout: float) -> bytes:
        """What has arrived, waiting up to ``timeout`` seconds for the first byte; empty when nothing came.

        Raises PortGone when the other side has ended the connection, and after :meth:`close`.
        """
        if self._connection is None:
            self._check_open()
            time.sleep(max(0.0, timeout))
            return b""
        try:
            readable = _poll(self._connection, timeout)
            data = self._connection.recv(_CHUNK) if readable else b""
        except OSError as error:
            raise self._lost(error) from error
        if readable and not data:
            raise self._lost(_ended())
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
        """As over a serial line; a failure breaks the connection off."""
        self._connected()
        try:
            return super().exchange(request, answer_in, timeout, board, leftover, again=again)
        except (NoReply, BadReply):
            self._break_off()
            raise

    def _connected(self) -> socket.socket:
        self._check_open()
        return self._connection or self._connect(_AGAIN_S)

    def _check_open(self) -> None:
        if self._closed:
            raise PortGone(f"The connection to {self.url} was lost (it is closed). Check what is at its ends.")

    def _connect(self, within_s: float) -> socket.socket:
        try:
            connection = socket.create_connection(self._address, within_s)
        except OSError as error:
            reason = _reason(error)
            raise PortGone(
                f"{self.url} could not be reached ({reason}). Check the network and the device there."
            ) from error
        deliver_soon_or_never(connection)
        self._connection = connection
        until = time.monotonic() + _STALE_S
        while (left := until - time.monotonic()) > 0:
            self.receive(left)
        return connection

    def _lost(self, error: OSError) -> PortGone:
        self._break_off()
        self._closed = True
        self._claim.close()
        return PortGone(
            f"The connection to {self.url} was lost ({_reason(error)}). Check the network and the device there."
        )

    def _break_off(self) -> None:
        """End the connection with all that waits in it, here and there: no goodbye, a reset."""
        if self._connection:
            self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._connection.close()
            self._connection = None


def _address(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        if parts.hostname and parts.port and not parts.path and not parts.query:
            parts.hostname.encode("idna")  # a name with an empty or an endless label: a ValueError as well
            return parts.hostname, parts.port
    except ValueError:
        pass
    raise PortDenied(f"“{url}” is no address that we can open: it is {SCHEME}HOST:PORT.")


def _claim(url: str, address: tuple[str, int]) -> socket.socket:
    """Hold a name that one program of this machine can have at a time; the system takes it back when we end."""
    claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        claim.bind(f"\0{__name__} {address[0]}:{address[1]}".encode())
    except OSError as error:
        claim.close()
        raise PortDenied(f"{url} is in use by another program. Only one program can talk to it.") from error
    return claim


def _ended() -> OSError:
    return ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET))


def _poll(connection: socket.socket, timeout: float) -> bool:
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(max(0.0, timeout) * 1000))


def _reason(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "it does not answer"
    return os.strerror(error.errno) if error.errno and error.errno > 0 else "its name is not known"
