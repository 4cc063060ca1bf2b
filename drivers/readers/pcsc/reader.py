"""The driver of readers behind PC/SC, through pyscard: asks whether a card is there, and for its UID. Sheet 2.5.

pcscd finds the cards and powers them; while one is there the connection to it stays, and its UID is asked for again and
again. Disconnecting puts its power off, so that a SUN tag counts once for each holding-up.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any

from drivers.errors import PortDenied, PortGone
from drivers.readers import acr122u
from drivers.readers.asking import next_card
from drivers.readers.base import BadgeReader, ReaderDriver, Signal, Tap
from drivers.readers.tags import type4
from drivers.readers.tags.cards import Cards, TagSettings, cards

_LONGEST_S = 1.0
"""Seconds for reading a message; a SUN tag needs some tenths of one, and some telephone may never come to its end."""

_GET_UID = b"\xff\xca\x00\x00\x00"
_DONE = b"\x90\x00"
_ACR122U = "ACR122U"


class _CardLeft(Exception):
    """The card is not there any more, or does not answer."""


class PcscReader:
    """The reader of that ``name``. ``service`` is the library; ``clock`` counts seconds, monotonically."""

    def __init__(
        self, name: str, service: "Service", cards: Cards, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._name = name
        self._service = service
        self._cards = cards
        self._clock = clock
        self._card: Any = None

    def read(self, timeout: float) -> str | Tap | None:
        """The next card held up, or None after ``timeout`` seconds. Raises PortGone."""
        return next_card(self._look, timeout)

    def close(self) -> None:
        self._let_go()

    def _look(self) -> str | Tap | None:
        try:
            if self._card is None:
                self._card = self._service.card_at(self._name)
            return None if self._card is None else self._seen(self._transmit(_GET_UID))
        except _CardLeft:
            self._let_go()
            return None

    def _seen(self, answer: bytes) -> str | Tap | None:
        uid = answer[:-2]
        if answer[-2:] != _DONE or not uid or not self._cards.see(uid, self._clock()):
            return None
        message = None
        if self._cards.wants_message(is_type_4=True):  # PC/SC does not say; another card refuses the first APDU
            try:
                message = type4.message(self._transmit_until(self._clock() + _LONGEST_S))
            except _CardLeft:
                if not self._cards.missed():
                    raise
        return self._cards.take(uid, message, self._clock())

    def _transmit(self, apdu: bytes) -> bytes:
        try:
            data, sw1, sw2 = self._card.transmit(list(apdu))
        except self._service.errors as error:
            raise _CardLeft from error
        return bytes((*data, sw1, sw2))

    def _transmit_until(self, latest: float) -> type4.Transmit:
        def transmit(apdu: bytes) -> bytes:
            if self._clock() > latest:
                raise _CardLeft
            return self._transmit(apdu)

        return transmit

    def _let_go(self) -> None:
        card, self._card = self._card, None
        if card is not None:
            with suppress(*self._service.errors):  # the card, or the reader, is gone already
                card.disconnect()


class Acr122uReader(PcscReader):
    """Its lamp and buzzer are reached through the card that lies on it: without one nothing is shown."""

    def signal(self, signal: Signal) -> None:
        """Show it and sound it; the reader is deaf for the tenth of a second or two that this takes."""
        if self._card is None:
            return
        try:
            self._transmit(acr122u.signal(signal))
        except _CardLeft:
            self._let_go()


class Service:
    """The part of pyscard that is used: the readers that pcscd knows, and the card at one of them."""

    def __init__(self) -> None:
        """Raises PortDenied where pyscard is not installed."""
        try:
            self._system = import_module("smartcard.System")
            errors = import_module("smartcard.Exceptions"), import_module("smartcard.pcsc.PCSCExceptions")
        except ImportError:
            raise PortDenied(
                "The pcsc reader needs a package that is missing. Install locker-kiosk[pcsc], or Debian's"
                " python3-pyscard."
            ) from None
        self.errors: tuple[type[Exception], ...] = (errors[0].SmartcardException, errors[1].BaseSCardException)

    def named(self, part: str) -> str:
        """The name of the one reader in whose name ``part`` is. Raises PortGone, or PortDenied where several fit."""
        names = [str(one) for one in self._readers() if part.casefold() in str(one).casefold()]
        if not names:
            known = ", ".join(str(one) for one in self._readers()) or "none"
            raise PortGone(f"pcscd knows no reader called “{part}”; it knows: {known}.")
        if len(names) > 1 and part not in names:
            raise PortDenied(f"Several readers are called “{part}”: {', '.join(names)}. Write more of the name.")
        return part if part in names else names[0]

    def card_at(self, name: str) -> Any:
        """A connection to the card at this reader, None where there is none. Raises PortGone."""
        reader = next((one for one in self._readers() if str(one) == name), None)
        if reader is None:
            raise PortGone(f"The reader “{name}” is not there any more. Plug it in again.")
        try:
            connection = reader.createConnection()
            connection.connect()
        except self.errors:
            return None  # no card, or one that does not answer yet
        return connection

    def _readers(self) -> list[Any]:
        try:
            return list(self._system.readers())
        except self.errors:
            raise PortGone("The PC/SC service does not answer. Is pcscd installed and running?") from None


def _connect(url: str, settings: TagSettings) -> BadgeReader:
    known = cards(settings)
    service = Service()
    name = service.named(url)
    return (Acr122uReader if _ACR122U in name else PcscReader)(name, service, known)


DRIVER = ReaderDriver(name="pcsc", settings=TagSettings, reader=_connect, example_url="ACR122U")
