"""What a card of 13.56 MHz means to the kiosk, however it was read: pure, no port.

A card has a UID, and may have an NDEF message. The badge is the UID or what the message says; a SUN message that
verifies (:mod:`drivers.readers.tags.sun`) is more than a badge, a :class:`drivers.readers.base.Tap`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drivers.presentation import Presentations
from drivers.readers.base import Tap
from drivers.readers.identifiers import TextSettings, badge, badge_in
from drivers.readers.tags.ndef import first_words
from drivers.settings import choice, secret_file, word

if TYPE_CHECKING:
    from drivers.readers.tags.sun import SunVerifier

_TRIES = 3
"""Looks at a card whose message breaks off: it is still on its way to the reader, or cannot be read at all."""

_RANDOM = "random"
_UID_LENGTHS = frozenset((4, 7, 8, 10))


@dataclass(frozen=True, slots=True)
class TagSettings(TextSettings):
    """``number``: where the badge's number stands, in the card's ``uid`` or its ``ndef`` message (as ``format`` says).

    ``sun_keys``: the file with the keys of NTAG 424 DNA tags; without it their messages are not read.
    ``sun_parameters``: what data and MAC are called in the URL, with a comma between; empty for the usual names.
    """

    number: str = choice("uid", "ndef")
    sun_keys: str = secret_file()
    sun_parameters: str = word(
        "", "(?:[A-Za-z0-9_-]+,[A-Za-z0-9_-]+)?", 'be two names with a comma between, like "e,c"'
    )


class Cards:
    """The cards at one reader: which of them are new, whose message is to be read, and what they then mean.

    ``see`` each card that is found at each look; if it says so read the message, and ``take`` it. A card whose message
    broke off is ``missed``, and seen again at the next look.
    """

    def __init__(self, settings: TagSettings, verifier: SunVerifier | None = None) -> None:
        self._settings = settings
        self._verifier = verifier
        self._presentations = Presentations(settings.held_ms / 1000)
        self._open: str | None = None
        self._tries = 0

    def see(self, uid: bytes, at: float) -> bool:
        """Note that this card is there (``at`` in monotonic seconds); whether anything is still to be had from it.

        A card that makes up another UID each time (telephones do) is the same card for as long as it is held.
        """
        if len(uid) not in _UID_LENGTHS:
            return False
        card = _name(uid)
        if self._presentations.is_new(card, at) and self._open != card:
            self._open, self._tries = card, 0
        return self._open == card

    def wants_message(self, is_type_4: bool) -> bool:
        """Whether the message matters; SUN tags are Type 4 tags."""
        return self._settings.number == "ndef" or (self._verifier is not None and is_type_4)

    def missed(self) -> bool:
        """The message broke off; whether to go on without it, which is in vain where the number is in there."""
        self._tries += 1
        return self._tries >= _TRIES and self._settings.number == "uid"

    def take(self, uid: bytes, message: bytes | None, at: float) -> str | Tap | None:
        """What the card that was seen last is worth; None, and it stays open, where it does not give its number."""
        worth = self._worth(uid, message)
        self._presentations.is_new(_name(uid), at)  # reading takes its time, in which the card was there
        if worth is not None:
            self._open = None
        return worth

    def _worth(self, uid: bytes, message: bytes | None) -> str | Tap | None:
        words = first_words(message) if message else None
        if tap := self._tap(uid, words):
            return tap
        if self._settings.number == "ndef":
            return badge_in(words, self._settings) if words is not None else None
        return badge(uid, self._settings)

    def _tap(self, uid: bytes, words: str | None) -> Tap | None:
        tap = self._verifier.verify(words) if self._verifier is not None and words is not None else None
        # A message that was carried to a card with a UID of its own is not that card's.
        return tap if tap and (_is_random(uid) or tap.identifier == uid.hex().upper()) else None


def cards(settings: TagSettings) -> Cards:
    """Raises PortDenied where the file of keys is not as it should be."""
    if not settings.sun_keys:
        return Cards(settings)
    # Loaded here: a kiosk without such tags needs no ciphers for its readers.
    from drivers.readers.tags.sun import USUAL_NAMES, SunVerifier, read_keys

    data, _, mac = settings.sun_parameters.partition(",")
    return Cards(settings, SunVerifier(read_keys(settings.sun_keys), [(data, mac)] if data else USUAL_NAMES))


def _name(uid: bytes) -> str:
    return _RANDOM if _is_random(uid) else uid.hex()


def _is_random(uid: bytes) -> bool:
    """ISO 14443-3: four bytes, the first of them 08. An NFCID2 that begins 01FE is made up as well."""
    return (len(uid) == 4 and uid[0] == 0x08) or (len(uid) == 8 and uid.startswith(b"\x01\xfe"))
