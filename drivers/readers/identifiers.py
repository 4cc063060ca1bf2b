"""One form for the identifier of a card, whichever reader read it; pure values, no port.

Readers disagree about the same card: one gives five bytes, the next the last four of them as a decimal number, a third
the bytes backwards. A badge is upper-case hex, and :class:`BadgeSettings` turn what a reader says into the form that
all readers of a site share. Sheets: device-protocols 2.1 (what wedges type), 2.2 (EM4100).

Example: an EM4100 reader says 13005D1DA5, a wedge types 0006102437. With ``id_bytes = 4`` at both it is 005D1DA5.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drivers.settings import choice, number

_ID_BYTES = (4, 5, 7, 8, 10)
"""The lengths that identifiers of cards have."""

_NUMBER_BYTES = 5
"""A badge from a decimal number is padded to the five bytes of an EM4100 card, where nothing else is set."""

_NO_SEPARATORS = str.maketrans("", "", " :-")
_MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(frozen=True, slots=True)
class BadgeSettings:
    """What every badge reader can be told about the identifiers that it gives.

    ``reverse``: what comes backwards: the ``bytes``, the ``bits`` within each byte, or ``all`` bits (which is both).
    ``id_bytes``: so many bytes a badge has, the last ones (zeros go in front); 0 leaves them as they come. Fewer bytes
    make cards alike that differ only in front: 3 is for readers that give no more (facility and number).
    ``held_ms``: a card that was away for no longer than this was never away (milliseconds).
    """

    reverse: str = choice("nothing", "bytes", "bits", "all")
    id_bytes: int = choice(0, 3, *_ID_BYTES)
    held_ms: int = number(500, 100, 10000)


@dataclass(frozen=True, slots=True)
class TextSettings(BadgeSettings):
    """For readers that send text; ``format`` is what they write for a card.

    ``decimal``: the card's number, eight to twenty digits. ``facility``: three digits for the facility byte and five
    for the 16-bit number, with or without a comma between. ``hex``: the identifier itself; blanks, colons and hyphens
    between its bytes are passed over.
    """

    format: str = choice("decimal", "facility", "hex")


def badge(raw: bytes, settings: BadgeSettings, least: int = 0) -> str:
    """The badge whose identifier a reader gave as ``raw``, of at least ``least`` bytes where no length is set."""
    turned = _TURNED[settings.reverse](raw)
    width = settings.id_bytes or max(least, len(turned))
    return turned[-width:].rjust(width, b"\0").hex().upper()


def badge_of_number(number: int, size: int, settings: BadgeSettings) -> str:
    """The badge with this number, of ``size`` bytes at the reader; what decimal readers and Wiegand lines give."""
    return badge(number.to_bytes(size, "big"), settings, _NUMBER_BYTES)


def badge_in(text: str, settings: TextSettings) -> str | None:
    """The badge that a reader wrote, or None where the text is none in the reader's format."""
    return _FORMATS[settings.format](text, settings)


def _decimal(text: str, settings: BadgeSettings) -> str | None:
    if not (_is_decimal(text) and 8 <= len(text) <= 20 and int(text) < 1 << 64):
        return None
    size = next(size for size in _ID_BYTES if int(text) < 1 << 8 * size)
    return badge_of_number(int(text), size, settings)


def _facility(text: str, settings: BadgeSettings) -> str | None:
    digits = text[:3] + text[4:] if text[3:4] == "," else text
    if not (_is_decimal(digits) and len(digits) == 8):
        return None
    facility, card = int(digits[:3]), int(digits[3:])
    fits = facility <= 0xFF and card <= 0xFFFF
    return badge_of_number(facility << 16 | card, 3, settings) if fits else None


def _hex(text: str, settings: BadgeSettings) -> str | None:
    digits = text.translate(_NO_SEPARATORS)
    is_hex = all(character in "0123456789ABCDEFabcdef" for character in digits)
    fits = is_hex and len(digits) in {2 * size for size in _ID_BYTES}
    return badge(bytes.fromhex(digits), settings) if fits else None


def _is_decimal(text: str) -> bool:
    return text.isascii() and text.isdigit()


_TURNED: Mapping[str, Callable[[bytes], bytes]] = {
    "nothing": bytes,
    "bytes": lambda raw: raw[::-1],
    "bits": lambda raw: raw.translate(_MIRRORED),
    "all": lambda raw: raw[::-1].translate(_MIRRORED),
}

_FORMATS: Mapping[str, Callable[[str, BadgeSettings], str | None]] = {
    "decimal": _decimal,
    "facility": _facility,
    "hex": _hex,
}
