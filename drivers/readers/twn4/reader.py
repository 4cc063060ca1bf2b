"""The driver of TWN4 readers: asks for a card again and again, and beeps and flashes when it is told to."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from drivers.errors import BadReply, NoReply
from drivers.frames.masking import masked_bytes
from drivers.presentation import Presentations
from drivers.readers.asking import next_card
from drivers.readers.base import ReaderDriver, Signal
from drivers.readers.identifiers import BadgeSettings, badge
from drivers.readers.twn4 import codec
from drivers.serial_link import SerialLink
from drivers.settings import choice, flag, number

T = TypeVar("T")

_PATIENCE = 3
"""Searches in a row without a proper answer that make a reader a broken one."""

_TAGS = {"lf": (0xFFFF_FFFF, 0), "hf": (0, 0xFFFF_FFFF)}
_BEEP = codec.beep(volume=100, hertz=2400, on_ms=100, off_ms=100)
_SHOWN = {Signal.WELCOME: (codec.GREEN_LIGHT, 1), Signal.REFUSED: (codec.RED_LIGHT, 2)}
"""The light, and how many beeps."""


@dataclass(frozen=True, slots=True)
class Settings(BadgeSettings):
    """``tags``: which cards are looked for, 125 kHz (lf), 13.56 MHz (hf), or whatever the reader is set to.

    ``signals``: beep and flash for what comes of a card.
    """

    baud: int = number(9600, 1200, 115200)
    tags: str = choice("as_set", "lf", "hf")
    signals: bool = flag(default=True)
    reply_timeout_ms: int = number(500, 50, 10000)


class Twn4Reader:
    """A reader at a port. ``clock`` counts seconds, monotonically."""

    def __init__(self, link: SerialLink, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._link = link
        self._settings = settings
        self._clock = clock
        self._decoder = codec.Decoder()
        self._presentations = Presentations(settings.held_ms / 1000)
        self._misfits = bytearray()
        self._failures = 0

    def begin(self) -> None:
        """Make sure that it is such a reader, and set it up. Raises PortGone, NoReply or BadReply."""
        self._ask(codec.VERSION, codec.version_in, again=True)
        if self._settings.tags in _TAGS:
            self._order(codec.tag_types(*_TAGS[self._settings.tags]))
        if self._settings.signals:
            self._order(codec.lights(codec.LIGHTS_INIT, codec.ALL_LIGHTS))

    def read(self, timeout: float) -> str | None:
        """The next card held up, or None after ``timeout`` seconds. Raises PortGone.

        Raises NoReply or BadReply once several searches in a row had no proper answer.
        """
        return next_card(self._search, timeout)

    def signal(self, signal: Signal) -> None:
        """Light and sound it, unless it is set otherwise. Raises PortGone."""
        if not self._settings.signals:
            return
        light, beeps = _SHOWN[signal]
        on, off = codec.lights(codec.LIGHTS_ON, light), codec.lights(codec.LIGHTS_OFF, light)
        with suppress(NoReply, BadReply):  # a reader that cannot beep is still a reader
            for step in (on, *([_BEEP] * beeps), off):
                self._order(step)

    def close(self) -> None:
        self._link.close()

    def _search(self) -> str | None:
        try:
            tag = self._ask(codec.SEARCH, codec.tag_in, again=True)
        except (NoReply, BadReply):
            self._failures += 1
            if self._failures >= _PATIENCE:
                raise
            return None
        self._failures = 0
        if not isinstance(tag, codec.Tag):
            return None
        card = badge(tag.identifier, self._settings)
        return card if self._presentations.is_new(card, self._clock()) else None

    def _order(self, request: bytes) -> None:
        error = self._ask(request, _error_in)
        if error:
            raise BadReply(f"The TWN4 reader on {self._link.url} refuses what we set.", bytes((error,)))

    def _ask(self, request: bytes, meaning: Callable[[bytes], T | None], *, again: bool = False) -> T:
        """Send a line and return what its answer means; what ``meaning`` cannot read is stepped over.

        ``again``: it changes nothing, and may be sent more than once.
        """

        def answer_in(data: bytes) -> T | None:
            for answer in self._decoder.feed(data):
                if (found := meaning(answer)) is not None:
                    return found
                self._misfits += answer
            return None

        timeout = self._settings.reply_timeout_ms / 1000
        return self._link.exchange(request, answer_in, timeout, "The TWN4 reader", self._leftover, again=again)

    def _leftover(self) -> bytes:
        """What was no answer. A card may be in it, and an error ends up in a log: how much it was is enough."""
        raw = masked_bytes(bytes(self._misfits), textual=False) + masked_bytes(self._decoder.leftover(), textual=True)
        self._misfits.clear()
        return raw


def _error_in(answer: bytes) -> int | None:
    """The error in the answer to an order, 0 for none; None if that is no answer to one."""
    return answer[0] if len(answer) == 1 else None


def _connect(url: str, settings: Settings) -> Twn4Reader:
    link = SerialLink(url, settings.baud)
    try:
        reader = Twn4Reader(link, settings)
        reader.begin()
    except BaseException:
        link.close()
        raise
    return reader


DRIVER = ReaderDriver(name="twn4", settings=Settings, reader=_connect)
