"""An emulated OSDP reader: libosdp's reader side (sheet 2.4), run whenever bytes have come; nothing of the driver.

It has the address and the key of its layout, and takes part only in a secure channel where it has a key. A new reader
(``secure`` = ``install``) has none yet, and takes what it is given. A card of three bytes is sent as Wiegand's 26
bits, any other as its bits.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from drivers.emulators.firmware import Reply

_CAPABILITIES = ("CardDataFormat", "LEDControl", "AudibleControl", "CommunicationSecurity")
_TURN_S = 0.003
"""Before a reader takes the line: the panel has to let go of it first."""

_STEPS = 3
"""Of the library, for whatever one read of the line brings."""


class _Line:
    """What came and was not taken yet, and what is to be sent."""

    def __init__(self) -> None:
        self.id = 0
        self.came = b""
        self.to_send = b""

    def read(self, most: int) -> bytes:
        data, self.came = self.came[:most], self.came[most:]
        return data

    def write(self, data: bytes) -> int:
        self.to_send += bytes(data)
        return len(data)

    def flush(self) -> None:
        self.came = b""


class OsdpModel:
    """A reader with the ``address``, ``secure`` and ``key_file`` of ``settings``. Raises ValueError."""

    def __init__(self, settings: Mapping[str, object]) -> None:
        self.orders: list[Mapping[str, Any]] = []
        """What it was told to do with lamp and buzzer, and keys that it was given."""
        self._osdp, system = _library()
        self._line = _Line()
        system.set_loglevel(0)  # emergencies only: its output is no event of ours
        secure = settings.get("secure", "required")
        flag = {"required": "EnforceSecure", "install": "InstallMode"}.get(str(secure))
        flags = [getattr(self._osdp.LibFlag, flag)] if flag else []
        key = _key(Path(str(settings.get("key_file")))) if secure == "required" else None
        info = self._osdp.PDInfo(settings.get("address", 0), self._line, key, flags=flags)
        able = self._osdp.PDCapabilities([(getattr(self._osdp.Capability, name), 1, 1) for name in _CAPABILITIES])
        self._device = system.PeripheralDevice(info.get(), capabilities=able.get())
        self._device.set_command_callback(self._ordered)

    def present(self, card: bytes, until: float) -> bytes:
        if not 2 <= len(card) <= 16:
            raise ValueError("A card has two to sixteen bytes.")
        bits, data = (26, _h10301(card)) if len(card) == 3 else (8 * len(card), card)
        kind = self._osdp.CardFormat.Wiegand if bits == 26 else self._osdp.CardFormat.Unspecified
        card_read = {"event": self._osdp.Event.CardRead, "format": kind, "length": bits, "data": data}
        self._device.submit_event({"reader_no": 0, "direction": 0, **card_read})
        return b""  # it is fetched with the next poll

    def take_away(self) -> None:
        """A card is reported once, when it comes."""

    def hear(self, data: bytes) -> list[Reply]:
        self._line.came += data
        for _ in range(_STEPS):
            self._device.refresh()
        sent, self._line.to_send = self._line.to_send, b""
        return [Reply(sent, _TURN_S)] if sent else []

    def _ordered(self, command: Mapping[str, Any]) -> tuple[int, None]:
        self.orders.append(command)
        return 0, None


def _h10301(card: bytes) -> bytes:
    """Facility and number between two bits of parity, packed from the left."""
    payload = int.from_bytes(card, "big")
    even, odd = (payload >> 12).bit_count() % 2, 1 - (payload & 0xFFF).bit_count() % 2
    return ((even << 25 | payload << 1 | odd) << 6).to_bytes(4, "big")


def _key(file: Path) -> bytes:
    try:
        key = bytes.fromhex(file.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise ValueError(f"The key file {file} of an OSDP reader can't be read, or holds no hex digits.") from error
    if len(key) != 16:
        raise ValueError(f"The key file {file} of an OSDP reader must hold 32 hex digits.")
    return key


def _library() -> tuple[Any, Any]:
    try:
        return import_module("osdp"), import_module("osdp_sys")
    except ImportError as error:
        raise ValueError("An OSDP reader is emulated by libosdp: install the kiosk with its extra “osdp”.") from error
