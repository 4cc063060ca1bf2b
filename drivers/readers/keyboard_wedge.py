"""Readers that type: a USB reader that is a keyboard to the computer, and ends each badge with Enter.

This file only decides what a run of keys was, a badge or a person; the window hands it the keys. See
:mod:`drivers.readers.scancodes` for keys that come as codes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from drivers.presentation import Presentations
from drivers.readers.base import ReaderDriver
from drivers.readers.identifiers import TextSettings, badge_in
from drivers.settings import number, read

ENTER = "\n"


@dataclass(frozen=True, slots=True)
class Settings(TextSettings):
    """A reader leaves 1 to 20 ms between keys; a quick typist 100 ms and more."""

    max_gap_ms: int = number(100, 10, 1000)


@dataclass(frozen=True, slots=True)
class WedgeResult:
    """What became of a key: a badge is complete, and/or ``typed`` goes on to whoever has the keyboard."""

    # Neither is in the repr: it is a badge, or may be somebody's PIN, and a repr ends up in a log.
    badge: str | None = field(default=None, repr=False)
    typed: str = field(default="", repr=False)


_NO_HAND = 8
"""No hand types as many characters with less than a tenth of a second between each two; a PIN may have six."""

_MOST_KEYS = 128
"""Keys that are held back at most; whoever types more without a pause is neither a card nor a person."""


class WedgeDecoder:
    """Sorts keys into badges and typing. Times are seconds of a monotonic clock.

    Keys are held back while they come faster than a hand types. Call :meth:`flush` when the clock reaches
    :attr:`due`, or a person's last key would stay in here. With ``presentations`` a badge that is typed again while it
    is held up counts once.
    """

    def __init__(
        self,
        max_gap_s: float = 0.1,
        format: str = "decimal",  # noqa: A002 - the setting's name
        settings: TextSettings | None = None,
        presentations: Presentations | None = None,
    ) -> None:
        self._max_gap_s = max_gap_s
        self._settings = settings or TextSettings(format=format)
        self._presentations = presentations
        self._held = ""
        self._last = 0.0

    @property
    def due(self) -> float | None:
        """When the keys held back will have turned out to be typing; None when none are."""
        return self._last + self._max_gap_s if self._held else None

    def key(self, text: str, at: float) -> WedgeResult:
        """A key that wrote ``text`` was pressed; Enter is a line feed or a carriage return."""
        typed = self.flush(at).typed
        if text in {ENTER, "\r"}:
            return self._complete(typed, text, at)
        self._held = (self._held + text)[:_MOST_KEYS]
        self._last = at
        return WedgeResult(typed=typed)

    def end(self, at: float) -> WedgeResult:
        """The reader has typed all of it, without an Enter."""
        return self._complete("", "", at)

    def flush(self, at: float) -> WedgeResult:
        """Give back the keys after which too long has passed for a reader."""
        if self.due is None or at < self.due:
            return WedgeResult()
        typed, self._held = self._held, ""
        return WedgeResult(typed=typed)

    def _complete(self, typed: str, ending: str, at: float) -> WedgeResult:
        held, self._held = self._held, ""
        badge = badge_in(held, self._settings)
        if badge is None and len(held) >= _NO_HAND:
            badge = held.upper()  # a card of a kind that the site does not use: known to nobody
        if badge is None:
            return WedgeResult(typed=typed + held + ending)
        is_new = self._presentations is None or self._presentations.is_new(badge, at)
        return WedgeResult(badge if is_new else None, typed)


def decoder(settings: Mapping[str, object]) -> WedgeDecoder:
    """The decoder for a reader of the site file. Raises ValueError that names a faulty setting."""
    checked = read(Settings, settings)
    presentations = Presentations(checked.held_ms / 1000)
    return WedgeDecoder(checked.max_gap_ms / 1000, settings=checked, presentations=presentations)


DRIVER = ReaderDriver(name="keyboard-wedge", settings=Settings, reader=None)
