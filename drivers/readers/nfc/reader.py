"""The driver of NFC readers through nfcpy: looks for a card again and again, and reads its message where that matters.

Sheet 2.6. A card is found by its UID, which costs some tens of milliseconds and puts the field off in between; its
message is read once for each holding-up, so that a SUN tag counts once.
"""

import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from drivers.errors import PortGone
from drivers.readers import acr122u
from drivers.readers.asking import next_card
from drivers.readers.base import BadgeReader, ReaderDriver, Signal, Tap
from drivers.readers.nfc.opening import closed, library, opened
from drivers.readers.tags import type4
from drivers.readers.tags.cards import Cards, TagSettings, cards
from drivers.settings import choice

_LONGEST_S = 1.0
"""Seconds for reading a message; a SUN tag needs some tenths of one."""

_KINDS = {"all": ("106A", "106B", "212F"), "a": ("106A",), "b": ("106B",), "f": ("212F",)}
_ISO_DEP = 0x20

_NONSENSE = (LookupError, ValueError, TypeError, AttributeError, AssertionError, RuntimeError, struct.error)
"""What nfcpy raises when it takes a card's answer apart that it did not expect; it checks few of them."""


@dataclass(frozen=True, slots=True)
class Settings(TagSettings):
    """``tags``: which cards are looked for: ISO 14443 A or B, FeliCa (f), or all, one after another."""

    tags: str = choice("all", "a", "b", "f")


class _Missed(Exception):
    """The card went out of reach while it was being read, or answered as if it had."""


class _Limited:
    """The frontend until a moment (monotonic seconds): there are cards that ask for more time for ever."""

    def __init__(self, frontend: Any, until: float, late: Exception) -> None:
        self._frontend = frontend
        self._until = until
        self._late = late

    def __getattr__(self, name: str) -> Any:
        return getattr(self._frontend, name)

    def exchange(self, data: Any, timeout: float) -> Any:
        remaining = self._until - time.monotonic()
        if remaining <= 0:
            raise self._late
        return self._frontend.exchange(data, min(timeout, remaining))


class NfcReader:
    """A reader that nfcpy has opened. ``clock`` counts seconds, monotonically."""

    def __init__(
        self, url: str, frontend: Any, kinds: str, cards: Cards, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._url = url
        self._frontend: Any = frontend
        self._clf = library()
        self._kinds = _KINDS[kinds]
        self._cards = cards
        self._clock = clock

    def read(self, timeout: float) -> str | Tap | None:
        """The next card held up, or None after ``timeout`` seconds (a look more, at most). Raises PortGone."""
        return next_card(self._look, timeout)

    def close(self) -> None:
        closed(self._frontend)

    def _look(self) -> str | Tap | None:
        target = self._asked(self._sense)
        uid = _uid(target) if target is not None else b""
        if not self._cards.see(uid, self._clock()):
            return None
        message = None
        if self._cards.wants_message(_is_type_4(target)):
            try:
                message = self._asked(lambda: self._message(target))
            except _Missed:
                if not self._cards.missed():
                    return None
        return self._cards.take(uid, message, self._clock())

    def _asked(self, what: Callable[[], Any]) -> Any:
        """What comes of asking the reader, None where a card answered nonsense: it is asked anew at the next look.

        Raises PortGone: whatever else goes wrong, connecting anew sets it right or says what it is.
        """
        try:
            return what()
        except _Missed:
            raise
        except _NONSENSE:
            return None
        except Exception as error:
            raise PortGone(f"The connection to the NFC reader at {self._url} was lost.") from error

    def _sense(self) -> Any:
        targets = [self._clf.RemoteTarget(kind) for kind in self._kinds]
        return self._frontend.sense(*targets)

    def _message(self, target: Any) -> bytes | None:
        """The card's NDEF message, None where it has none. Raises _Missed."""
        nfc = self._clf.nfc
        try:
            limited = _Limited(self._frontend, time.monotonic() + _LONGEST_S, self._clf.TimeoutError())
            tag = nfc.tag.activate(limited, target)
            if tag is None:
                raise _Missed
            if isinstance(tag, nfc.tag.tt4.Type4Tag):
                return type4.message(tag.transceive)
            if tag.ndef is not None:
                return bytes(tag.ndef.octets)
            if not tag.is_present:
                raise _Missed
        except (nfc.tag.TagCommandError, self._clf.CommunicationError, *_NONSENSE):
            raise _Missed from None
        return None


class Acr122uReader(NfcReader):
    """The one reader here with a lamp and a buzzer."""

    def signal(self, signal: Signal) -> None:
        """Show it and sound it; the reader is deaf for the tenth of a second or two that this takes."""
        request = acr122u.signal(signal)
        self._asked(lambda: self._frontend.device.chipset.ccid_xfr_block(bytearray(request), acr122u.LONGEST_S))


def _uid(target: Any) -> bytes:
    """The identifier with which the card answered, by kind: UID (Type 2, 4A), RID, PUPI (4B) or NFCID2 (Type 3)."""
    if target.sdd_res:
        return bytes(target.sdd_res)
    if target.rid_res:
        return bytes(target.rid_res[2:6])
    if target.sensb_res:
        return bytes(target.sensb_res[1:5])
    return bytes((target.sensf_res or b"")[1:9])


def _is_type_4(target: Any) -> bool:
    """A SUN tag is one of kind A."""
    return bool(target.sel_res and target.sel_res[0] & _ISO_DEP)


def _connect(url: str, settings: Settings) -> BadgeReader:
    known = cards(settings)
    frontend = opened(url)
    kind = Acr122uReader if type(frontend.device).__module__ == "nfc.clf.acr122" else NfcReader
    return kind(url, frontend, settings.tags, known)


DRIVER = ReaderDriver(name="nfc", settings=Settings, reader=_connect, example_url="usb")
