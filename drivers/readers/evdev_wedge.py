"""Readers that type, read from the kernel instead of from a window (sheet 2.1).

The reader is opened under its stable name, ``/dev/input/by-id/usb-…-event-kbd``, which udev makes of its maker, its
model and its serial number: no other keyboard is listened to. It is grabbed, so that a badge reaches no window and
works whatever has the keyboard, and its keys are read as on the US layout, for which readers are built.
"""

import math
import time
from dataclasses import dataclass

from drivers.readers.base import ReaderDriver
from drivers.readers.card_reader import CardReader
from drivers.readers.identifiers import TextSettings
from drivers.readers.input_device import DOWN, DROPPED, EVENT_SIZE, KEY, SYN, UP, InputDevice, InputEvent, parse
from drivers.readers.keyboard_wedge import ENTER, WedgeDecoder, WedgeResult
from drivers.readers.scancodes import SHIFT_KEYS, character
from drivers.settings import choice, number


@dataclass(frozen=True, slots=True)
class Settings(TextSettings):
    """``max_gap_ms``: after a longer pause between two keys the earlier ones are over (milliseconds).

    ``ends_with``: what ends a badge. A reader that types no Enter is set to ``pause``; nothing shows then that keys
    were lost, so that is for readers that cannot be told to type one.
    """

    max_gap_ms: int = number(100, 10, 1000)
    ends_with: str = choice("enter", "pause")


class KeyDecoder:
    """Finds the cards in the events of a reader's keys. ``since``: when we began to listen (monotonic seconds)."""

    def __init__(self, settings: Settings, since: float) -> None:
        self.quiet_s = settings.max_gap_ms / 1000
        self._ends_with_pause = settings.ends_with == "pause"
        self._wedge = WedgeDecoder(self.quiet_s, settings=settings)
        self._partial = b""
        self._shifts: set[int] = set()
        self._are_lost = False
        # Half a number may be another card's. We may have begun in the middle of one.
        self._is_half = True
        self._last = since

    def feed(self, data: bytes) -> list[str]:
        """The badges that these events complete."""
        data = self._partial + data
        whole = len(data) - len(data) % EVENT_SIZE
        self._partial = data[whole:]
        return [badge for event in parse(data[:whole]) for badge in self._event(event)]

    def silence(self) -> list[str]:
        self._is_half = False
        over = self._wedge.end(self._last) if self._ends_with_pause else self._wedge.flush(math.inf)
        return _badges(over)

    def _event(self, event: InputEvent) -> list[str]:
        if event.type == SYN:
            self._synchronise(event)
            return []
        if event.type != KEY or self._are_lost:
            return []
        if event.code in SHIFT_KEYS:
            self._shift(event)
            return []
        return self._key(event) if event.value == DOWN else []

    def _key(self, event: InputEvent) -> list[str]:
        over = [] if 0 <= event.at - self._last < self.quiet_s else self.silence()
        self._last = event.at
        text = character(event.code, shifted=bool(self._shifts))
        if self._is_half:
            self._is_half = text != ENTER
            return over
        return over + (_badges(self._wedge.key(text, event.at)) if text else [])

    def _shift(self, event: InputEvent) -> None:
        if event.value == UP:
            self._shifts.discard(event.code)
        else:
            self._shifts.add(event.code)

    def _synchronise(self, event: InputEvent) -> None:
        """After the kernel lost events all up to the next report is worthless, and so is what was typed before."""
        if event.code == DROPPED:
            self._are_lost = self._is_half = True
            self._shifts.clear()
            self._wedge.flush(math.inf)
        else:
            self._are_lost = False


def _badges(result: WedgeResult) -> list[str]:
    return [result.badge] if result.badge else []


def _connect(path: str, settings: Settings) -> CardReader:
    return CardReader(InputDevice(path), KeyDecoder(settings, time.monotonic()), settings.held_ms / 1000)


DRIVER = ReaderDriver(name="evdev", settings=Settings, reader=_connect, example_url="/dev/input/by-id/…-event-kbd")
