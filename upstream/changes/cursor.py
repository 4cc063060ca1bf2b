"""Cursors: how far a kiosk has taken the feed. Opaque to it, and of one tenant; there is nothing secret in them."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

_SHAPE = re.compile(r"1 ([^ ]{1,64}) (\d{1,18})(?: (\d{1,18}))?")
LONGEST = 256


class NotACursor(ValueError):
    """Nothing that was given out here, or not to this tenant; a sentence."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """All changes up to ``position`` are taken. In a snapshot (``born``): all rows up to that one, and then the changes
    after ``position``.
    """

    tenant: str
    position: int
    born: int | None = None

    def text(self) -> str:
        """As it is handed out."""
        born = "" if self.born is None else f" {self.born}"
        return base64.urlsafe_b64encode(f"1 {self.tenant} {self.position}{born}".encode()).decode().rstrip("=")


def read(text: str, tenant: str) -> Cursor:
    """A cursor that this tenant was given. ``NotACursor``."""
    found = None if len(text) > LONGEST else _SHAPE.fullmatch(_plain(text))
    if found is None:
        raise NotACursor("This is no cursor of this upstream. Leave it out to begin with a snapshot.")
    of, position, born = found.groups()
    if of != tenant:
        raise NotACursor("This cursor is another tenant's. Leave it out to begin with a snapshot.")
    cursor = Cursor(tenant, int(position), None if born is None else int(born))
    if cursor.text() != text:
        raise NotACursor("This is no cursor of this upstream. Leave it out to begin with a snapshot.")
    return cursor


def _plain(text: str) -> str:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""
