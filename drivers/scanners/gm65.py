"""Commands of the GM65 family (GM65, GM67, GM805, GM861, Waveshare's module; sheet 3.2). Pure bytes, no port.

``7E 00 TYPE LEN ADDR ADDR DATA CRC CRC``; the reply is ``02 00 STATUS LEN DATA CRC CRC``. The check is CRC-16/XMODEM
over TYPE to DATA, and STATUS to DATA.
"""

from binascii import crc_hqx

READ, WRITE, SAVE = 0x07, 0x08, 0x09
MODE_ZONE, TRIGGER_ZONE, BAUD_ZONE, DEFAULTS_ZONE = 0x0000, 0x0002, 0x002A, 0x00D9

_REQUEST, _REPLY = b"\x7e\x00", b"\x02\x00"
_UNCHECKED = b"\xab\xcd"
"""Instead of a check: "do not look"."""

MODES = {"manual": 0b00, "trigger": 0b01, "continuous": 0b10, "sensing": 0b11}
LIGHTS = {"off": 0b00, "reading": 0b01, "on": 0b10}
"""The lamp that lights the code: never, while it reads, always. (The bits of MODE_ZONE, from memory, not the sheet.)"""

_SIGNALS = 0b1101_0000
"""The other bits of MODE_ZONE as in the sheet's own ``D6``: it tells of a code by its LED and its buzzer, and aims."""


def crc(data: bytes) -> bytes:
    """CRC-16/XMODEM: polynomial 1021, beginning with 0; high byte first."""
    return crc_hqx(data, 0).to_bytes(2, "big")


def command(kind: int, zone: int, data: bytes) -> bytes:
    """A request; ``data`` are the bytes from ``zone`` on, or for READ how many."""
    body = bytes((kind, len(data))) + zone.to_bytes(2, "big") + data
    return _REQUEST + body + crc(body)


def set_mode(mode: str, light: str) -> bytes:
    """How it reads (MODES), and its lamp (LIGHTS). Lost when the power goes: a kiosk says it again."""
    return command(WRITE, MODE_ZONE, bytes((_SIGNALS | LIGHTS[light] << 2 | MODES[mode],)))


TRIGGER = command(WRITE, TRIGGER_ZONE, b"\x01")
"""Look for a code once, in trigger mode."""

DONE = _REPLY + b"\x00\x01\x00" + crc(b"\x00\x01\x00")
"""``02 00 00 01 00 33 31``: a command was carried out."""


_MOST_DATA = 8
"""Bytes; replies to what is asked here have one or two, and noise must not hold a text up."""


class Replies:
    """Takes the replies to commands out of what a scanner sends; they come without a mark, just ahead of a text."""

    def __init__(self) -> None:
        self._held = b""
        self.done = 0
        """Replies so far that said that all is well."""

    def without(self, data: bytes) -> bytes:
        """``data`` without replies; the beginning of what may become one is held until more comes."""
        rest = self._held + data
        self.forget()
        kept = b""
        while (at := rest.find(_REPLY[:1])) >= 0:
            kept, rest = kept + rest[:at], rest[at:]
            length = _reply_length(rest)
            if length is None:
                self._held = rest
                return kept
            if length:
                self.done += rest[2] == 0
            kept, rest = kept + rest[: 0 if length else 1], rest[length or 1 :]
        return kept + rest

    def forget(self) -> None:
        """What is held will become no reply: the line has fallen silent."""
        self._held = b""


def _reply_length(data: bytes) -> int | None:
    """How long the reply is with which ``data`` begins: 0 where it does not, None where that is not to be seen yet."""
    if data[: len(_REPLY)] != _REPLY[: len(data)]:
        return 0
    if len(data) > 3 and data[3] > _MOST_DATA:
        return 0
    if len(data) < 4 or len(data) < 6 + data[3]:
        return None
    whole = data[: 6 + data[3]]
    return len(whole) if whole[-2:] in {_UNCHECKED, crc(whole[2:-2])} else 0
