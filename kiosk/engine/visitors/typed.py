"""What people type of themselves, as it is kept: whatever script they write, and nothing but words."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80  # characters of a name or a company
LONGEST_ADDRESS = 254  # of an e-mail address (RFC 5321)

# One address and nothing else; whether anybody reads what is sent there, only sending tells.
_ADDRESS = re.compile(r"[^\s@,;:<>\"()]+@[^\s@,;:<>\"()]+")
_CONTROL = {"Cc", "Cs"}
# These turn the direction of what stands beside them: a name in a list could show others in disguise.
_TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def cleaned(text: str) -> str:
    """Without control characters, and with single spaces between its words."""
    spaced = "".join(" " if one.isspace() else one for one in text)
    kept = (one for one in spaced if unicodedata.category(one) not in _CONTROL and one not in _TURNS_TEXT)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def is_name(text: str) -> bool:
    """Whether this, cleaned, can be somebody's name."""
    return 1 <= len(text) <= LONGEST and any(unicodedata.category(one)[0] in "LN" for one in text)


def is_address(text: str) -> bool:
    """Whether this, cleaned, looks like one e-mail address."""
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None
