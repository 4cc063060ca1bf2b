"""An emulated receipt printer: what it understands of ESC/POS becomes a slip, its words and what its QR code says.

It knows the commands that the driver sends and skips no other: whatever it does not know is on the slip as text, as on
a real one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NamedTuple

from drivers.emulators.layout import PrinterPort
from drivers.emulators.loop import Loop
from drivers.emulators.ptys import PtyPort

FAULTS = ("none", "silent", "mute", "no-paper", "cover-open")
"""Switched off; prints but never answers; out of paper; its cover is open."""

_CODE_PAGES = {0: "cp437", 2: "cp850", 16: "cp1252", 19: "cp858"}
_REPLY_S = 0.005
_PRINT_S = 0.05
"""A real one needs two seconds for a slip; nobody learns anything from waiting for them."""

_CUT_HERE = (0, 1, 48, 49)
"""What ``GS V`` cuts where the paper is; the others take one byte more, how far it is fed before."""

_FIXED = 0x12
"""The bits that every answer to a real-time question has."""


class Row(NamedTuple):
    """Something on a slip, from edge to edge: a line of letters, a line of large ones, or a QR code of this text."""

    kind: Literal["line", "large", "qr"]
    text: str


@dataclass(slots=True)
class Slip:
    """What came out, from top to bottom; blank lines, too."""

    rows: list[Row] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The lines of normal letters that are not blank."""
        return [text for kind, text in self.rows if kind == "line" and text]

    @property
    def large(self) -> list[str]:
        """Those of large letters."""
        return [text for kind, text in self.rows if kind == "large" and text]

    @property
    def qr(self) -> list[str]:
        """What the QR codes say."""
        return [text for kind, text in self.rows if kind == "qr"]


class EscposFirmware:
    """Bytes in; ``say`` takes bytes that go back, ``printed`` each slip that is cut off."""

    def __init__(self, say: Callable[[bytes, float], None], printed: Callable[[Slip], None]) -> None:
        self.fault = "none"
        self._say = say
        self._printed = printed
        self._heard = bytearray()
        self._half = b""  # of a question whose end is still to come
        self._start()

    def hear(self, data: bytes) -> None:
        """Act on what arrived. Without paper it keeps what it was sent, and answers all the same."""
        if self.fault == "silent":
            return
        self._heard += self._without_questions(data)
        if self.fault in {"no-paper", "cover-open"}:
            return
        while self._heard and (used := self._next()):
            del self._heard[:used]

    def forget(self) -> None:
        """It is switched off and on again."""
        self._heard.clear()
        self._start()

    def _start(self) -> None:
        self._slip = Slip()
        self._line = bytearray()
        self._codec = "cp437"
        self._large = False
        self._stored = b""

    def _without_questions(self, data: bytes) -> bytes:
        """Real-time questions are answered at once, wherever they stand."""
        rest = self._half + data
        self._half = next((half for half in (b"\x10\x04", b"\x10") if rest.endswith(half)), b"")
        rest = rest.removesuffix(self._half)
        for number in (1, 2, 4):
            question = bytes((0x10, 0x04, number))
            for _ in range(rest.count(question)):
                self._answer(_FIXED | self._state(number))
            rest = rest.replace(question, b"")
        return rest

    def _state(self, number: int) -> int:
        no_paper, open_ = self.fault == "no-paper", self.fault == "cover-open"
        return {
            1: 0x08 if no_paper or open_ else 0,
            2: (0x20 if no_paper else 0) | (0x04 if open_ else 0),
            4: 0x60 if no_paper else 0,
        }[number]

    def _answer(self, byte: int, after_s: float = _REPLY_S) -> None:
        if self.fault != "mute":
            self._say(bytes((byte,)), after_s)

    def _next(self) -> int:
        """Carry out the command at the head of what was heard; how long it was, 0 where its end is still to come."""
        head = bytes(self._heard[:3])
        if head[0] not in (0x1B, 0x1D):
            return self._letter(head[0])
        if head[:2] == b"\x1b\x40":
            self._start()
            return 2
        if len(head) < 3:
            return 0
        return self._escape(head) if head[0] == 0x1B else self._group(head)

    def _letter(self, byte: int) -> int:
        if byte == 0x0A:
            self._end_line()
        else:
            self._line.append(byte)
        return 1

    def _escape(self, head: bytes) -> int:
        match head[1]:
            case 0x74:
                self._codec = _CODE_PAGES.get(head[2], "ascii")
            case 0x61 | 0x64 | 0x45:
                pass
            case _:
                return self._letter(head[0])
        return 3

    def _group(self, head: bytes) -> int:
        match head[1]:
            case 0x21:
                self._large = head[2] != 0
                return 3
            case 0x72:
                self._answer(0x00, _PRINT_S)
                return 3
            case 0x56:
                length = 3 if head[2] in _CUT_HERE else 4
                if len(self._heard) < length:
                    return 0
                self._cut()
                return length
            case 0x28 if head[2] == 0x6B:
                return self._qr_command()
        return self._letter(head[0])

    def _qr_command(self) -> int:
        if len(self._heard) < 5:
            return 0
        length = 5 + int.from_bytes(self._heard[3:5], "little")
        if len(self._heard) < length:
            return 0
        function, body = self._heard[6], bytes(self._heard[8:length])
        if function == 0x50:
            self._stored = body
        elif function == 0x51 and self._stored:
            self._slip.rows.append(Row("qr", self._stored.decode("latin-1")))
        return length

    def _end_line(self) -> None:
        text = self._line.decode(self._codec, errors="replace")
        self._line.clear()
        self._slip.rows.append(Row("large" if self._large else "line", text))

    def _cut(self) -> None:
        if self._line:
            self._end_line()
        slip, self._slip = self._slip, Slip()
        self._printed(slip)


class PrinterLine:
    """A port with a receipt printer behind it."""

    def __init__(self, printer: PrinterPort, loop: Loop, emit: Callable[[str, Slip], None]) -> None:
        if printer.driver != "escpos":
            raise ValueError(f"There is no emulation of “{printer.driver}”; there is escpos.")
        self.name = printer.name
        self._loop = loop
        self._firmware = EscposFirmware(self._say, partial(emit, printer.name))
        self.port = PtyPort(printer.link, loop, self._firmware.hear)

    @property
    def fault(self) -> str:
        """The one of FAULTS that it has."""
        return self._firmware.fault

    def break_(self, fault: str) -> None:
        """Let it have one of FAULTS. Raises ValueError."""
        if fault not in FAULTS:
            raise ValueError(f"A printer has no fault “{fault}”; it has {', '.join(FAULTS)}.")
        if fault == "silent":
            self._firmware.forget()
        self._firmware.fault = fault
        self._firmware.hear(b"")  # with paper, it goes on with what it kept

    def _say(self, data: bytes, after_s: float) -> None:
        self._loop.later(after_s, partial(self.port.send, data))
