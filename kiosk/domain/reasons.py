"""Why an operator does something to a compartment: from this list, or in their own words."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """What is picked at the screen. ``OTHER`` needs words."""

    HOLDER_ASKED = "holder asked"  # they stand here and can't open it
    LOST_CREDENTIAL = "lost credential"
    LEFT_BEHIND = "left behind"  # forgotten things
    STUCK = "stuck"  # the door or its lock
    CHECK = "check"  # to look whether it is empty and in order
    CLEANING = "cleaning"
    REPAIR = "repair"
    SAFETY = "safety"  # smell, smoke, police
    EMERGENCY = "emergency"
    TEST = "test"  # of a lock, by an installer
    OTHER = "other"


class WordsMissing(ValueError):
    """``OTHER`` without words is no reason."""


MOST_WORDS = 200  # characters


def checked(reason: Reason, words: str) -> str | None:
    """The words as they are kept, None where there are none. ``WordsMissing`` where ``OTHER`` comes without."""
    kept = " ".join(words.split())[:MOST_WORDS]
    if reason is Reason.OTHER and not kept:
        raise WordsMissing("Say in a few words why.")
    return kept or None
