"""Emulated code scanners at a serial port: the text of a code and a mark after it; and modules of the GM65 family.

Written from the protocol sheet (3.2); nothing here is shared with the drivers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from drivers.emulators.device_line import DeviceLine
from drivers.emulators.firmware import Reply
from drivers.emulators.layout import Scanner
from drivers.emulators.loop import Loop
from drivers.settings import choice, flag, read

_ENDS = {"cr": b"\r", "lf": b"\n", "crlf": b"\r\n", "tab": b"\t", "none": b""}
_ANSWER_S = 0.01


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """As the driver's, where they concern the scanner. ``aim``: each text begins with the sign of its kind, ``]Q1``."""

    model: str = choice("plain", "gm65")
    suffix: str = choice(*_ENDS)
    aim: bool = flag(default=False)


class PlainScanner:
    """Writes what it sees, and hears nothing."""

    def __init__(self, settings: ScannerSettings) -> None:
        self._settings = settings

    def see(self, text: str) -> list[Reply]:
        """A code is held up: what is written."""
        sign = b"]Q1" if self._settings.aim else b""
        return [Reply(sign + text.encode("utf-8") + _ENDS[self._settings.suffix], 0)]

    def hear(self, data: bytes) -> list[Reply]:
        """No answer."""
        return []


class Gm65Module(PlainScanner):
    """``7E 00 TYPE LEN ADDR ADDR DATA CRC CRC``: zones of a memory are read and written; one of them is its mode."""

    def __init__(self, settings: ScannerSettings) -> None:
        super().__init__(settings)
        self.zones: dict[int, int] = {0x0000: 0xD6, 0x002A: 0x39, 0x002B: 0x01}
        self.saved = 0
        self._heard = b""
        self._triggered = False

    def see(self, text: str) -> list[Reply]:
        mode = self.zones[0] & 0b11
        if mode == 0b00 or (mode == 0b01 and not self._triggered):
            return []
        self._triggered = False
        return super().see(text)

    def hear(self, data: bytes) -> list[Reply]:
        self._heard += data
        answers: list[Reply] = []
        while (at := self._heard.find(b"\x7e\x00")) >= 0:
            frame = self._heard[at:]
            counted = len(frame) > 3 and frame[2] != 0x07  # a reading says how many with a byte, whatever LEN is
            whole = 6 + (frame[3] if counted else 1) + 2
            if len(frame) < 4 or len(frame) < whole:
                break
            self._heard = frame[whole:]
            if answer := self._obey(frame[2:whole]):
                answers.append(Reply(answer, _ANSWER_S))
        return answers

    def _obey(self, body: bytes) -> bytes | None:
        if body[-2:] not in {b"\xab\xcd", _xmodem(body[:-2])}:
            return None
        kind, zone, data = body[0], body[2] << 8 | body[3], body[4:-2]
        if kind == 0x07:
            return _answer(bytes(self.zones.get(zone + place, 0) for place in range(data[0])))
        if kind == 0x08:
            self.zones.update({zone + place: byte for place, byte in enumerate(data)})
            self._triggered = self._triggered or self.zones.pop(0x0002, 0) == 1
        elif kind == 0x09:
            self.saved += 1
        return _answer(b"\x00") if kind in {0x08, 0x09} else None


def _answer(data: bytes) -> bytes:
    body = bytes((0x00, len(data))) + data
    return b"\x02\x00" + body + _xmodem(body)


def _xmodem(data: bytes) -> bytes:
    """CRC-16, polynomial 1021, beginning with 0."""
    value = 0
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ (0x1021 if value & 0x8000 else 0)) & 0xFFFF
    return bytes(divmod(value, 256))


_MODELS = {"plain": PlainScanner, "gm65": Gm65Module}
_DRIVER_ONLY = frozenset(("baud", "idle_ms", "held_ms", "mode", "light", "reply_timeout_ms"))


class ScannerLine(DeviceLine):
    """A port with a scanner behind it, and perhaps a fault. Raises ValueError for one that is not emulated."""

    def __init__(self, scanner: Scanner, loop: Loop) -> None:
        if scanner.driver != "scanner-serial":
            raise ValueError(f"There is no emulation of “{scanner.driver}” at a port; there is scanner-serial.")
        self.model = _model(scanner.settings)
        super().__init__(scanner.name, scanner.link, loop)
        self.text: str | None = None
        """What is held up at the moment, in the window."""

    def hold_up(self, text: str) -> None:
        """Hold a code before it until :meth:`lower`; a scanner writes it once."""
        self.text = text
        self.scan(text)

    def lower(self) -> None:
        """Take the code away."""
        self.text = None

    def scan(self, text: str) -> None:
        """Hold a code before it."""
        for reply in self.model.see(text):
            self._say(reply)

    def _hear(self, data: bytes) -> None:
        for reply in self.model.hear(data):
            self._say(reply)


def _model(settings: Mapping[str, object]) -> PlainScanner:
    own = read(ScannerSettings, {name: value for name, value in settings.items() if name not in _DRIVER_ONLY})
    return _MODELS[own.model](own)
