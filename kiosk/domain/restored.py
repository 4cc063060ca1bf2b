"""What is said of a compartment that nobody is given after the database was restored, until somebody has looked.

What was given after the backup was made is not in it: a door that it shows as free may hold somebody's things.
"""

from __future__ import annotations

from datetime import datetime

from kiosk.domain.events.base import utc_text

_AFTER = "given after the backup of "


def note(backup_of: datetime, *, known: bool) -> str:
    """``known``: the database that was replaced tells that somebody had it; else it can't be ruled out."""
    began = "" if known else "perhaps "
    return f"{began}{_AFTER}{utc_text(backup_of)}: look before it is given away"


def is_note(text: str | None) -> bool:
    """Whether this note is one of those."""
    return text is not None and text.removeprefix("perhaps ").startswith(_AFTER)
