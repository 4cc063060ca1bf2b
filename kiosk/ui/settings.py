"""What the screen needs to know of its site; bootstrap fills it from the site file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Scheme(Enum):
    """The colours that a site shows; a person may choose strong contrast for their own visit."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class TenantLook:
    """How the screens look to a tenant's people: its name, and its colour ("#0b57a4") in the light scheme."""

    title: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class UiSettings:
    """Everything about the site and its panel that the screen draws or measures with."""

    site_name: str
    place: str = ""  # "Level 2"
    timezone: str = "UTC"
    languages: tuple[str, ...] = ("en",)  # the first is the site's own
    pin_length: int = 6
    help_phone: str = ""
    help_where: str = ""  # "the reception desk"
    width_mm: float | None = None  # the panel's visible width; None: as the display says, if that is plausible
    bottom_mm: float = 850.0  # height of the panel's lower edge above the floor
    theme: Scheme = Scheme.LIGHT
    windowed: bool = False
    window_size: tuple[int, int] = (540, 960)
    window_place: tuple[int, int] | None = None  # None: where the desktop puts it
    wedge_reader: bool = False  # a reader that types like a keyboard is configured
    scanner: bool = False  # a QR scanner is configured
    sounds: bool = True
    settles_s: float = 0.0  # so long after a screen came up, a press was meant for the one before and does nothing
    motion: bool = True  # False: nothing on the screen moves
    tenants: Mapping[str, TenantLook] = field(default_factory=dict)
