"""The fields of a thing as upstream tells it, checked one by one. What is wrong is said without repeating it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from kiosk.domain.compartments import Size
from kiosk.engine.upstream.taking import NotUnderstood

# Of a name or an id: upstream takes no longer ones (upstream/PROTOCOL.md).
LONGEST_NAME = 100


def text(value: Mapping[str, Any], name: str, longest: int = LONGEST_NAME) -> str:
    """A text as it is. ``NotUnderstood`` where there is none, or a longer one."""
    found = value.get(name)
    if not isinstance(found, str) or not 0 < len(found) <= longest:
        raise NotUnderstood(f"{name} is no text of 1 to {longest} characters.")
    return found


def line(value: Mapping[str, Any], name: str, longest: int) -> str:
    """A text that people read, brought onto one line and cut to so many characters. ``NotUnderstood`` for none."""
    found = value.get(name)
    words = " ".join(found.encode(errors="replace").decode().split()) if isinstance(found, str) else ""
    if not words:
        raise NotUnderstood(f"{name} is missing, or no text.")
    return words[:longest]


def yes_no(value: Mapping[str, Any], name: str) -> bool:
    """``NotUnderstood`` where it is neither."""
    found = value.get(name)
    if not isinstance(found, bool):
        raise NotUnderstood(f"{name} is neither true nor false.")
    return found


def whole(value: Mapping[str, Any], name: str, least: int, most: int) -> int:
    """A whole number. ``NotUnderstood`` where there is none, or one out of bounds."""
    found = value.get(name)
    if type(found) is not int or not least <= found <= most:
        raise NotUnderstood(f"{name} is no whole number from {least} to {most}.")
    return found


def size(value: Mapping[str, Any], name: str) -> Size:
    """``NotUnderstood`` where there is none of that name."""
    found = next((one for one in Size if one.value == value.get(name)), None)
    if found is None:
        raise NotUnderstood(f"{name} is no size that is known here.")
    return found


def instant(value: Mapping[str, Any], name: str) -> datetime:
    """In UTC. ``NotUnderstood`` where there is none with its offset."""
    try:
        at = datetime.fromisoformat(value[name])
        if at.tzinfo is not None:
            return at.astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        pass  # said below
    raise NotUnderstood(f"{name} is no instant with its offset.")
