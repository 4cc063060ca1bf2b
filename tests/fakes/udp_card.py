"""Cards at the wire of nfcpy's UDP driver, by hand: "106A" and the bytes in hex, a datagram for each frame.

Written from the notes on that driver and ISO 14443-3 and -4; it shares nothing with the drivers. The port is held all
the time, so that a reader finds a card at once, or hears at once (``RFOFF``) that there is none.
"""

import socket
import threading
from collections.abc import Callable
from functools import reduce
from operator import xor
from types import TracebackType
from typing import Self

Answer = Callable[[bytes], bytes | None]
"""What a selected card answers; None is out of reach."""


def free_port() -> int:
    """A port of UDP that nobody has."""
    with _socket_at_a_port() as free:
        return int(free.getsockname()[1])


def _socket_at_a_port() -> socket.socket:
    """At a port without a name in /etc/services: nfcpy looks its port up there, and takes the name for a number."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    taken.bind(("127.0.0.1", 0))
    try:
        socket.getservbyport(taken.getsockname()[1], "udp")
    except OSError:
        return taken
    taken.close()
    return _socket_at_a_port()


class UdpCard:
    """A card of kind A with this UID at ``udp:127.0.0.1:PORT``, there while it is ``present``."""

    def __init__(self, uid: bytes, sel_res: int, answer: Answer) -> None:
        self.uid, self.sel_res, self.answer = uid, sel_res, answer
        self.present = True
        self.heard: list[bytes] = []
        """What was said to the selected card."""
        self._socket = _socket_at_a_port()
        self.url = f"udp:127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, name="card", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.sendto(b"stop", self._socket.getsockname())
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while (datagram := self._socket.recvfrom(1024))[0] != b"stop":
            kind, _, frame = datagram[0].partition(b" ")
            if kind != b"RFOFF":
                reply = self._reply(bytes.fromhex(frame.decode())) if self.present and kind == b"106A" else None
                self._socket.sendto(b"RFOFF" if reply is None else b"106A %s" % reply.hex().encode(), datagram[1])

    def _reply(self, frame: bytes) -> bytes | None:
        if frame == b"\x26":
            return b"\x44\x03"
        levels = dict(zip(b"\x93\x95\x97", _levels(self.uid), strict=False))
        level = frame[0] if frame[0] in levels else None
        if level is not None and frame[1:2] == b"\x20":
            return levels[level]
        if level is not None and frame[1:2] == b"\x70":
            return bytes((self.sel_res if level == max(levels) else 0x04,))
        self.heard.append(frame)
        return self.answer(frame)


def _levels(uid: bytes) -> list[bytes]:
    """The UID as it is asked for, four bytes and their XOR at a time; 88 says that more follows."""
    parts = [uid[at : at + 3] for at in range(0, len(uid) - 4, 3)]
    four = [b"\x88" + part for part in parts] + [uid[3 * len(parts) :]]
    return [part + bytes((reduce(xor, part),)) for part in four]


class Type4Tag:
    """The answers of a Type 4 tag; each time it is activated it has the next of the ``messages``, the last one stays.

    ``vanishes_at``: at this APDU of an activation it is out of reach, for as many activations as ``vanishings``.
    """

    def __init__(self, *messages: bytes, vanishes_at: int = 0, vanishings: int = 0) -> None:
        self._messages = list(messages)
        self._vanishes_at, self._vanishings = vanishes_at, vanishings
        self._file = b""
        self._content = b""
        self._apdus = 0
        self.activations = 0

    def __call__(self, frame: bytes) -> bytes | None:
        if frame[0] == 0xE0:
            self._wake()
            return bytes.fromhex("0578 80 B0 02")  # FSC 256, frame waiting time 0.6 s
        if frame[0] & 0xF6 == 0xB2:  # R(NAK): are you there?
            return bytes((0xA2 | (frame[0] & 1 ^ 1),))
        self._apdus += 1
        if self._vanishings and self._apdus == self._vanishes_at:
            self._vanishings -= 1
            return None
        return frame[:1] + self.apdu(frame[1:])

    def _wake(self) -> None:
        self.activations += 1
        self._apdus = 0
        self._content = self._messages.pop(0) if len(self._messages) > 1 else self._messages[0]

    def apdu(self, command: bytes) -> bytes:
        """The response to an APDU, with its status word."""
        if not self._content and not self.activations:
            self._wake()
        if command[:4] == b"\x00\xa4\x04\x00":
            return b"\x90\x00" if command[5:12] == bytes.fromhex("D2760000850101") else b"\x6a\x82"
        if command[:4] == b"\x00\xa4\x00\x0c":
            self._file = command[5:7]
            return b"\x90\x00" if self._file in {b"\xe1\x03", b"\xe1\x04"} else b"\x6a\x82"
        if command[:2] == b"\x00\xb0":
            start, size = int.from_bytes(command[2:4], "big"), command[4]
            return self._bytes()[start : start + size] + b"\x90\x00"
        return b"\x6d\x00"

    def _bytes(self) -> bytes:
        if self._file == b"\xe1\x03":
            return bytes.fromhex("000F 20 003B 0034 0406 E104 0100 00 00")
        return len(self._content).to_bytes(2, "big") + self._content


def uri(text: str) -> bytes:
    """An NDEF message of one URI record, written out in full."""
    payload = b"\x00" + text.encode()
    return b"\xd1\x01" + bytes((len(payload),)) + b"U" + payload
