"""Scanners on a serial port that write what they read (sheet 3.2); those of the GM65 family can be set from here."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from drivers.readers.card_reader import CardReader
from drivers.scanners import gm65
from drivers.scanners.base import ScannerDriver
from drivers.scanners.scanned_text import SUFFIXES, TextDecoder
from drivers.serial_link import SerialLink
from drivers.settings import choice, number

_AS_SET = "as_set"

_TRIGGER_AGAIN_S = 3.0
"""A triggered module looks for five seconds as it is delivered, and may have been set to less."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``suffix``: what ends a text. ``idle_ms``: after this silence a text is over without one (milliseconds).

    ``held_ms``: a code that was away for no longer than this was never away. ``mode`` and ``light`` are for
    ``model = "gm65"`` and set how the module reads and lights; ``as_set`` leaves it as it is.
    """

    model: str = choice("plain", "gm65")
    baud: int = number(9600, 1200, 115200)
    suffix: str = choice(*SUFFIXES)
    idle_ms: int = number(50, 20, 1000)
    held_ms: int = number(2000, 100, 10000)
    mode: str = choice(_AS_SET, *gm65.MODES)
    light: str = choice("reading", *(light for light in gm65.LIGHTS if light != "reading"))
    reply_timeout_ms: int = number(500, 50, 10000)


class Gm65Scanner:
    """A module of the GM65 family. ``clock`` counts seconds, monotonically."""

    def __init__(self, link: SerialLink, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._link = link
        self._settings = settings
        self._clock = clock
        self._replies = gm65.Replies()
        decoder = TextDecoder(settings.suffix, settings.idle_ms / 1000, self._replies)
        self._texts = CardReader(link, decoder, settings.held_ms / 1000)
        self._trigger_at = float("-inf")

    def begin(self) -> None:
        """Set the module up. Raises PortGone, NoReply or BadReply."""
        if self._settings.mode == _AS_SET:
            return
        timeout = self._settings.reply_timeout_ms / 1000
        request = gm65.set_mode(self._settings.mode, self._settings.light)
        self._link.exchange(request, self._is_done, timeout, "The GM65 scanner")

    def read(self, timeout: float) -> str | None:
        """The next code, or None after ``timeout`` seconds. Raises PortGone."""
        if self._settings.mode == "trigger" and self._clock() >= self._trigger_at:
            self._link.write(gm65.TRIGGER)
            self._trigger_at = self._clock() + _TRIGGER_AGAIN_S
        text = self._texts.read(timeout)
        if text is not None:
            self._trigger_at = self._clock()
        return text

    def close(self) -> None:
        self._texts.close()

    def _is_done(self, data: bytes) -> bool | None:
        done = self._replies.done
        self._replies.without(data)  # a text that came in between is lost, once, while it is connected
        return True if self._replies.done > done else None


def _connect(url: str, settings: Settings) -> CardReader | Gm65Scanner:
    link = SerialLink(url, settings.baud)
    if settings.model == "plain":
        return CardReader(link, TextDecoder(settings.suffix, settings.idle_ms / 1000), settings.held_ms / 1000)
    scanner = Gm65Scanner(link, settings)
    try:
        scanner.begin()
    except BaseException:
        link.close()
        raise
    return scanner


DRIVER = ScannerDriver(name="scanner-serial", settings=Settings, scanner=_connect)
