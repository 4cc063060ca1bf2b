"""A person as upstream tells of them: checked, and with the look-up of their badge in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiosk.domain.people import PersonKind
from kiosk.engine.ports import EVERYTHING, PersonRecord
from kiosk.engine.upstream.taking import NotUnderstood
from kiosk.engine.upstream.told_fields import instant, text, yes_no

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
    fields = {name: check(value, name) for name, check in _CHECKS.items() if name in value}
    badge = fields.pop("badge", None)
    suspended = fields.pop("suspended", False)
    record = PersonRecord(id_, **fields, told=frozenset(fields) & EVERYTHING)
    return ToldPerson(record, suspended, "badge" in value, None if badge is None else lookup(badge))


def _text(value: Mapping[str, Any], name: str) -> str:
    return text(value, name, LONGEST)


def _text_or_none(value: Mapping[str, Any], name: str) -> str | None:
    return None if value[name] is None else _text(value, name)


def _instant_or_none(value: Mapping[str, Any], name: str) -> datetime | None:
    return None if value[name] is None else instant(value, name)


def _kind(value: Mapping[str, Any], name: str) -> PersonKind:
    try:
        return PersonKind(value[name])
    except ValueError:
        raise NotUnderstood(f"{name} is no kind of person that is known here.") from None


def _groups(value: Mapping[str, Any], name: str) -> frozenset[str]:
    if not isinstance(value[name], list):
        raise NotUnderstood(f"{name} are no list.")
    return frozenset(_text({name: one}, name) for one in value[name])


_CHECKS: Mapping[str, Callable[[Mapping[str, Any], str], Any]] = {
    "name": _text,
    "kind": _kind,
    "email": _text_or_none,
    "department": _text_or_none,
    "groups": _groups,
    "valid_from": _instant_or_none,
    "valid_until": _instant_or_none,
    "needs_reachable": yes_no,
    "suspended": yes_no,
    "badge": _text_or_none,
}
