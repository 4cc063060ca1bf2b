"""A reader and a bus of KR-CU16 boards at the raw end of two pseudo-terminals, with a time stamp on every frame."""

from __future__ import annotations

import os
import pty
import select
import time
import tty

BADGE_FRAME_BYTES = 14
REQUEST_BYTES = 5
STATUS, UNLOCK = 0x30, 0x31


def badge_frame(badge: bytes) -> bytes:
    """What an EM4100 reader sends for a badge of five bytes."""
    check = 0
    for byte in badge:
        check ^= byte
    return b"\x02" + (badge + bytes([check])).hex().upper().encode() + b"\x03"


class Wires:
    """Two pseudo-terminals: badges go in on one, lock commands come out on the other."""

    def __init__(self) -> None:
        self._reader, reader_slave = pty.openpty()
        self._bus, bus_slave = pty.openpty()
        self._slaves = (reader_slave, bus_slave)  # kept open, so that the masters live through a restart
        for end in (self._reader, self._bus, *self._slaves):
            tty.setraw(end)
        self.reader_path, self.bus_path = os.ttyname(reader_slave), os.ttyname(bus_slave)
        self._open_doors: dict[int, set[int]] = {}
        self._rest = b""
        self._first_byte_ns = 0

    def close(self) -> None:
        """Let go of both."""
        for end in (self._reader, self._bus, *self._slaves):
            os.close(end)

    def tap(self, badge: bytes) -> int:
        """Send a badge of five bytes; the moment (ns) just before its last byte left."""
        frame = badge_frame(badge)
        os.write(self._reader, frame[:-1])
        at = time.perf_counter_ns()
        os.write(self._reader, frame[-1:])
        return at

    def await_unlock(self, seconds: float) -> int | None:
        """The moment (ns) at which the first byte of the next unlock command came in. Boards answer meanwhile."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if not select.select([self._bus], [], [], left)[0]:
                return None
            at = time.perf_counter_ns()
            if not self._rest:
                self._first_byte_ns = at
            self._rest += os.read(self._bus, 4096)
            while len(self._rest) >= REQUEST_BYTES:
                request, self._rest = self._rest[:REQUEST_BYTES], self._rest[REQUEST_BYTES:]
                if self._serve(request):
                    return self._first_byte_ns
                self._first_byte_ns = at
        return None

    def rest(self, seconds: float) -> None:
        """Be the boards for a while, and shut every door."""
        self.await_unlock(seconds / 2)
        self._open_doors.clear()
        self.await_unlock(seconds / 2)

    def _serve(self, request: bytes) -> bool:
        """Answer a status request, or open the door of an unlock command, which this family does not answer."""
        board, lock = divmod(request[1], 16)
        doors = self._open_doors.setdefault(board, set())
        if request[2] == UNLOCK:
            doors.add(lock)
            return True
        if request[2] == STATUS:
            shut = 0xFFFF & ~sum(1 << one for one in doors)
            body = bytes([0x02, request[1], 0x35, shut & 0xFF, shut >> 8, 0, 0, 0x03])
            os.write(self._bus, body + bytes([sum(body) & 0xFF]))
        return False
