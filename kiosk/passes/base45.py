"""Base45 (RFC 9285): bytes in the characters that a QR code stores best, 11 bits for two of them.

A text never ends in a space, though the alphabet has one: a scanner that trims what it reads spoils nothing.
"""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}


def encode(data: bytes) -> str:
    """Three characters for two bytes, two for a last single one."""
    return "".join(_letters(data[at : at + 2]) for at in range(0, len(data), 2))


def _letters(pair: bytes) -> str:
    rest, first = divmod(int.from_bytes(pair, "big"), 45)
    third, second = divmod(rest, 45)
    return _ALPHABET[first] + _ALPHABET[second] + (_ALPHABET[third] if len(pair) == 2 else "")


def decode(text: str) -> bytes:
    """The bytes. ``ValueError`` for whatever ``encode`` can't have written."""
    try:
        return b"".join(_bytes(text[at : at + 3]) for at in range(0, len(text), 3))
    except (KeyError, OverflowError):
        raise ValueError("this is no Base45") from None


def _bytes(letters: str) -> bytes:
    if len(letters) == 1:
        raise ValueError("this Base45 is cut off")
    first, second, third = (_VALUES[letter] for letter in letters.ljust(3, _ALPHABET[0]))
    return (first + 45 * second + 45 * 45 * third).to_bytes(len(letters) - 1, "big")
