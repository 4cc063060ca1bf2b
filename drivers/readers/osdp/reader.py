"""The driver of OSDP readers: this kiosk is their panel, polls them, and believes the cards they send."""

import logging
import time
from collections import deque
from collections.abc import Mapping
from typing import Any

from drivers.errors import NoReply, NotReady
from drivers.presentation import Presentations
from drivers.readers.base import ReaderDriver, Signal
from drivers.readers.osdp.cards import badge_of
from drivers.readers.osdp.key_file import read_key
from drivers.readers.osdp.panel import Panel
from drivers.readers.osdp.settings import Settings
from drivers.serial_link import SerialLink

log = logging.getLogger(__name__)

_STEP_S = 0.01
"""How often the library is run while nothing comes; it polls the reader every 50 ms, and waits 200 ms for an answer."""

_CARD_READ = 1
"""The kind of event in which a card comes; keys of a keypad (2) are nothing that a locker asks for."""

_LIT_TENTHS = 10
_FLAGS = {"required": ("EnforceSecure",), "install": ("InstallMode",), "off": ()}
_SHOWN = {Signal.WELCOME: ("Green", 1), Signal.REFUSED: ("Red", 2)}


class OsdpReader:
    """A reader at a port. It keeps no thread: it is polled as long as somebody reads."""

    def __init__(self, link: SerialLink, settings: Settings, key: bytes | None) -> None:
        self._link = link
        self._settings = settings
        self._panel = Panel(link, settings.address, key, _FLAGS[settings.secure], self._happened)
        self._presentations = Presentations(settings.held_ms / 1000)
        self._waiting: deque[str] = deque()
        self._patience_s = settings.reply_timeout_ms / 1000
        self._well_at = self._began_at = time.monotonic()

    def begin(self) -> None:
        """Wait until the reader takes part. Raises PortGone, NoReply, or NotReady where it has another key."""
        while not self._takes_part():
            self._step(_STEP_S)

    def read(self, timeout: float) -> str | None:
        """The next card held up, or None after ``timeout`` seconds.

        Raises PortGone; NoReply where the reader has been silent for as long as it may; NotReady where it answers, but
        will not take part in what it has to.
        """
        deadline = time.monotonic() + timeout
        while not self._waiting:
            remaining = deadline - time.monotonic()
            self._step(max(0.0, min(remaining, _STEP_S)))
            if remaining <= 0:
                break
        return self._waiting.popleft() if self._waiting else None

    def signal(self, signal: Signal) -> None:
        """Light and sound it with the next polls, unless it is set otherwise."""
        if self._settings.signals:
            color, beeps = _SHOWN[signal]
            self._panel.light(color, _LIT_TENTHS)
            self._panel.beep(beeps)

    def close(self) -> None:
        """Give the port back; closing twice is fine."""
        self._link.close()
        self._panel.close()

    def _takes_part(self) -> bool:
        return self._panel.is_online and (self._settings.secure == "off" or self._panel.is_secure)

    def _step(self, timeout: float) -> None:
        self._panel.step(timeout)
        now = time.monotonic()
        if self._takes_part():
            self._well_at = now
        silent_s = now - max(self._panel.channel.heard_at, self._began_at)
        if silent_s > self._patience_s:
            raise NoReply(
                f"{self} did not answer for {self._settings.reply_timeout_ms} ms. Check its power, its two wires, "
                f"and that address and baud are those that are set at the reader."
            )
        if now - self._well_at > self._patience_s:
            raise self._refused()

    def _refused(self) -> NotReady:
        if self._settings.secure == "off":
            return NotReady(f"{self} answers, and does not take part. Switch it off and on.")
        return NotReady(
            f"{self} answers, but no secure channel comes about: it has another key than the key file, or none. "
            'Give it this key (secure = "install", for a moment), or set the one that it has.'
        )

    def _happened(self, event: Mapping[str, Any]) -> None:
        # What somebody says in the clear, before the reader has proved itself, may be anybody's.
        if event.get("event") != _CARD_READ or not self._takes_part():
            return
        card = badge_of(event, self._settings)
        if card is not None and self._presentations.is_new(card, time.monotonic()):
            self._waiting.append(card)

    def __str__(self) -> str:
        return f"The OSDP reader {self._settings.address} on {self._link.url}"


def _connect(url: str, settings: Settings) -> OsdpReader:
    key = read_key(settings.key_file) if settings.key_file else None
    link = SerialLink(url, settings.baud)
    try:
        reader = OsdpReader(link, settings, key)
    except BaseException:
        link.close()
        raise
    if settings.secure == "install":
        log.warning("%s is given its key: nobody may listen on its wires. Then set “required”.", reader)
    try:
        reader.begin()
    except BaseException:
        reader.close()
        raise
    return reader


DRIVER = ReaderDriver(name="osdp", settings=Settings, reader=_connect, objection=Settings.objection)
