"""What staff see who help themselves: a new badge, another PIN."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpYourself:
    """A new badge, a new PIN, a forgotten PIN: what can be done here without anybody's help.

    ``can_mail``: a code can be sent to people's own address. ``can_pin``: PINs are taken here.
    """

    can_pin: bool
    can_mail: bool


@dataclass(frozen=True, slots=True)
class CodeOnItsWay:
    """If the bank knows this badge or this name and an address, a code is on its way there. Good for ten minutes.

    Never says whether a person exists.
    """

    digits: int


@dataclass(frozen=True, slots=True, repr=False)
class YourNewPin:
    """The member of staff's own new PIN, drawn by the kiosk and shown once."""

    pin: str


@dataclass(frozen=True, slots=True)
class NewBadgeWanted:
    """You are known by your PIN or code: now hold up the new badge. ``taken``: that one is somebody's already."""

    taken: bool = False


@dataclass(frozen=True, slots=True)
class NewBadgeBound:
    """It opens your doors from now on. ``old_revoked``: the one before opens nothing any more."""

    old_revoked: bool


@dataclass(frozen=True, slots=True, repr=False)
class FindYourself:
    """Who are you? A name is typed, and a code goes to the address of whoever has exactly that name."""

    text: str = ""
