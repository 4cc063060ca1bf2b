"""Emulated badge readers: what each kind sends for a card, and what it answers when it is asked.

Written from the protocol sheet (2.1, 2.2, 2.7); nothing here is shared with the drivers.
"""

import re
import struct
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from drivers.emulators.device_line import DeviceLine
from drivers.emulators.firmware import Reply
from drivers.emulators.layout import Reader
from drivers.emulators.loop import Loop
from drivers.emulators.osdp_reader import OsdpModel

_REPEAT_S = 0.065
"""A reader sends a held card about fifteen times a second."""

_TAP_S = 0.3
"""A hand that taps a card holds it to the reader for no less; a reader that is asked finds it meanwhile."""

_ANSWER_S = 0.01


class CardModel(Protocol):
    """The electronics of a reader."""

    def present(self, card: bytes, until: float) -> bytes:
        """A card is there until this moment; what the reader sends of its own accord. Raises ValueError."""

    def take_away(self) -> None:
        """No card is there any more."""

    def hear(self, data: bytes) -> list[Reply]:
        """Answer what arrived."""


class Em4100Model:
    """RDM6300 and alike: ``02``, ten hex digits, two more that are the XOR of those bytes, ``03``."""

    def present(self, card: bytes, until: float) -> bytes:
        if len(card) != 5:
            raise ValueError("An EM4100 card has ten hex digits.")
        check = card[0] ^ card[1] ^ card[2] ^ card[3] ^ card[4]
        return b"\x02%s%02X\x03" % (card.hex().upper().encode("ascii"), check)

    def take_away(self) -> None:
        """It says nothing of a card that is not there."""

    def hear(self, data: bytes) -> list[Reply]:
        return []


class DecimalModel:
    """A reader that writes the last four bytes as ten decimal digits, between ``02`` and ``0D 0A 03``."""

    def present(self, card: bytes, until: float) -> bytes:
        return b"\x02%010d\r\n\x03" % int.from_bytes(card[-4:], "big")

    def take_away(self) -> None:
        """It says nothing of a card that is not there."""

    def hear(self, data: bytes) -> list[Reply]:
        return []


class Twn4Model:
    """A TWN4 with the simple protocol: it says nothing unless asked. ``clock`` counts seconds, monotonically."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._card, self._until = b"", 0.0
        self._heard = b""
        self.orders: list[str] = []
        """What it was told to do, apart from searching: the lines."""

    def present(self, card: bytes, until: float) -> bytes:
        if not 1 <= len(card) <= 16:
            raise ValueError("A card has one to sixteen bytes.")
        self._card, self._until = card, max(until, self._clock() + _TAP_S)
        return b""

    def take_away(self) -> None:
        self._until = 0.0

    def hear(self, data: bytes) -> list[Reply]:
        *lines, self._heard = (self._heard + data).split(b"\r")
        answers = [self._answer(line.decode("latin-1").upper()) for line in lines]
        return [Reply(f"{answer}\r".encode("ascii"), _ANSWER_S) for answer in answers]

    def _answer(self, line: str) -> str:
        if search := re.fullmatch("0500([0-9A-F]{2})", line):
            return self._search(most=int(search[1], 16))
        self.orders.append(line)
        if line.startswith("0004"):
            return "00" + _counted(b"TWN4/B1.08/NCF3.05/PRS1.04")
        known = ("0407", "0410", "0411", "0412", "0413", "0502")
        return "00" if line.startswith(known) else "01"

    def _search(self, most: int) -> str:
        if self._clock() >= self._until:
            return "0000"
        kind = "40" if len(self._card) == 5 else "80"  # five bytes are an EM4102, others a card of 13.56 MHz
        card = self._card[:most]
        return f"0001{kind}{8 * len(card):02X}{_counted(card)}"


def _counted(data: bytes) -> str:
    return f"{len(data):02X}{data.hex().upper()}"


MODELS: Mapping[str, Callable[[Mapping[str, object]], CardModel]] = {
    "ascii-serial": lambda _: DecimalModel(),
    "em4100-serial": lambda _: Em4100Model(),
    "osdp": OsdpModel,
    "twn4": lambda _: Twn4Model(),
}
"""What makes them of the settings of their driver."""


class ReaderLine(DeviceLine):
    """A port with a badge reader behind it, and perhaps a fault."""

    def __init__(self, reader: Reader, loop: Loop) -> None:
        if reader.driver not in MODELS:
            raise ValueError(f"There is no emulation of “{reader.driver}”; there are {', '.join(MODELS)}.")
        self.model = MODELS[reader.driver](reader.settings)
        super().__init__(reader.name, reader.link, loop)
        self._held_in = self.port.plugs
        """Which plugging in of the adapter the last card was held up in."""

    def tap(self, badge: str, held_s: float = 0.0) -> None:
        """Hold a card up, given as hex: one frame, and more while it is held. Raises ValueError.

        Whoever pulls the adapter takes the card away.
        """
        self._held_in = self.port.plugs
        self._hold(bytes.fromhex(badge), time.monotonic() + held_s, self.port.plugs)

    def _hold(self, card: bytes, until: float, plugs: int) -> None:
        if self.port.plugs != plugs:
            return
        if frame := self.model.present(card, until):
            self._say(Reply(frame, 0))
            if time.monotonic() + _REPEAT_S <= until:
                self._loop.later(_REPEAT_S, partial(self._hold, card, until, plugs))

    def _hear(self, data: bytes) -> None:
        if self._held_in != self.port.plugs:
            self.model.take_away()
        for reply in self.model.hear(data):
            self._say(reply)


_US_CODES = {
    **{str(digit): (1 + digit if digit else 11, False) for digit in range(10)},
    **{letter: (code, False) for letter, code in zip("abcdef", (30, 48, 46, 32, 18, 33), strict=True)},
    **{letter: (code, True) for letter, code in zip("ABCDEF", (30, 48, 46, 32, 18, 33), strict=True)},
    "\n": (28, False),
}
"""Key codes of the digits, the letters of hex (with shift where they are large) and Enter."""

_SHIFT = 42


def typed(text: str, at: float, gap_s: float = 0.005) -> bytes:
    """What the kernel says when a reader types ``text``, from ``at`` (monotonic seconds) on.

    Each key goes down and up, each change followed by a report, as USB keyboards do it; not for the bank's ports, for
    a pseudo-terminal is no input device.
    """
    events = b""
    for place, character in enumerate(text):
        code, is_shifted = _US_CODES[character]
        keys = [(_SHIFT, 1), (code, 1), (code, 0), (_SHIFT, 0)] if is_shifted else [(code, 1), (code, 0)]
        for key, value in keys:
            events += event(at + place * gap_s, 1, key, value) + event(at + place * gap_s, 0, 0, 0)
    return events


def event(at: float, kind: int, code: int, value: int) -> bytes:
    """One ``struct input_event``, in the machine's own order."""
    return struct.pack("@llHHi", *divmod(round(at * 1e6), 1_000_000), kind, code, value)
