"""A person as upstream tells of them: checked, and with the look-up of their badge in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from kiosk.domain.people import PersonKind
from kiosk.engine.ports import EVERYTHING, PersonRecord
from kiosk.engine.upstream.taking import NotUnderstood

LONGEST_ID, LONGEST = 64, 1024


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """``badge`` is a look-up, None where upstream gives none; ``tells_badge``: whether it speaks of badges at all."""

    record: PersonRecord
    suspended: bool
    tells_badge: bool
    badge: bytes | None = field(default=None, repr=False)


def read(id_: str, value: Mapping[str, Any], lookup: Callable[[str], bytes]) -> ToldPerson:
    """A person of this id. What the value does not name is left as it is. ``NotUnderstood``."""
    if not 0 < len(id_) <= LONGEST_ID:
        raise NotUnderstood("The id of a person is empty or too long.")
    if "name" not in value:
        raise NotUnderstood("A person has no name.")
    fields = {name: check(name, value[name]) for name, check in _CHECKS.items() if name in value}
    badge = fields.pop("badge", None)
    suspended = fields.pop("suspended", False)
    record = PersonRecord(id_, **fields, told=frozenset(fields) & EVERYTHING)
    return ToldPerson(record, suspended, "badge" in value, None if badge is None else lookup(badge))


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST:
        raise NotUnderstood(f"The {name} of a person is no text of at most {LONGEST} characters.")
    return value


def _text_or_none(name: str, value: Any) -> str | None:
    return None if value is None else _text(name, value)


def _kind(name: str, value: Any) -> PersonKind:
    try:
        return PersonKind(value)
    except ValueError:
        raise NotUnderstood(f"The {name} of a person is none that is known here.") from None


def _yes_no(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise NotUnderstood(f"Of a person, {name} is neither true nor false.")
    return value


def _words(name: str, value: Any) -> frozenset[str]:
    if not isinstance(value, list):
        raise NotUnderstood(f"The {name} of a person are no list.")
    return frozenset(_text(name, one) for one in value)


def _instant(name: str, value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        at = datetime.fromisoformat(_text(name, value))
        if at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass  # said below
    raise NotUnderstood(f"Of a person, {name} is no instant with its offset.")


_CHECKS: Mapping[str, Callable[[str, Any], Any]] = {
    "name": _text,
    "kind": _kind,
    "email": _text_or_none,
    "department": _text_or_none,
    "groups": _words,
    "valid_from": _instant,
    "valid_until": _instant,
    "needs_reachable": _yes_no,
    "suspended": _yes_no,
    "badge": _text_or_none,
}
