"""What people type of themselves, as it is kept: whatever script they write, and nothing but words."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80  # characters of a name or a company
LONGEST_ADDRESS = 254  # of an e-mail address (RFC 5321)

# One address and nothing else, at a domain of two parts at least; whether anybody reads it, only sending tells.
_SIGN = r"""[^\s@,;:<>"()&%?/\\"""
_ADDRESS = re.compile(rf"{_SIGN}]+@{_SIGN}.]+(?:\.{_SIGN}.]+)+")
_CONTROL = {"Cc", "Cs"}
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0")  # letters by their kind, which fill a place and show nothing
# These turn the direction of what stands beside them: a name in a list could show others in disguise.
_TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def cleaned(text: str) -> str:
    """Without control characters, and with single spaces between its words."""
    spaced = "".join(" " if one.isspace() else one for one in text)
    kept = (one for one in spaced if unicodedata.category(one) not in _CONTROL and one not in _TURNS_TEXT)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def is_name(text: str) -> bool:
    """Whether this, cleaned, can be somebody's name: there is something to read."""
    seen = (one for one in text if one not in _UNSEEN)
    return len(text) <= LONGEST and any(unicodedata.category(one)[0] in "LN" for one in seen)


def is_address(text: str) -> bool:
    """Whether this, cleaned, looks like one e-mail address."""
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None
