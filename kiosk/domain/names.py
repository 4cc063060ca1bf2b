"""Finding people by what somebody types of their names, whatever its case, accents and hyphens."""

from __future__ import annotations

import unicodedata

# Letters of their own that look like another with a stroke: nothing takes them apart.
_STROKES = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"}
_SPELLED_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_JOINT = "-"  # between words that are also written as one


class _Plain(dict[int, str]):
    """What is looked at of a character, worked out when it is first met: ten thousand names have few of them."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = "".join(map(_plain, unicodedata.normalize("NFKD", chr(code))))
        return plain


def _plain(one: str) -> str:
    """Without accents; everything that is no letter, digit or sign of a script is between two words."""
    if unicodedata.combining(one):
        return ""
    if one.isspace():
        return " "
    return _STROKES.get(one, one if unicodedata.category(one)[0] in "LMN" else _JOINT)


_PLAIN = _Plain()


def searchable(name: str) -> str:
    """The words of a name, each after a blank: as they are, those with a hyphen also in one, Müller also as Mueller."""
    folded = name.casefold()
    words = _words(folded)
    if not name.isascii():
        folded = spelled_out = unicodedata.normalize("NFC", folded)
        for letter, written in _SPELLED_OUT.items():
            spelled_out = spelled_out.replace(letter, written)
        words += _words(spelled_out) if spelled_out != folded else []
    return " " + " ".join(dict.fromkeys(words))


def asked_words(text: str) -> list[str]:
    """What each word of a name may begin with, each after a blank: to be looked for in ``searchable``."""
    return [f" {word}" for word in text.casefold().translate(_PLAIN).replace(_JOINT, " ").split()]


def _words(folded: str) -> list[str]:
    plain = folded.translate(_PLAIN)
    if _JOINT not in plain:
        return plain.split()
    return [*plain.replace(_JOINT, " ").split(), *plain.replace(_JOINT, "").split()]
