"""What an event is: one line of the record, and which part of it can be erased.

Each kind is a class of its own. What it says beyond its ids are its fields, and their types say where they go: plain
ones into the header, which stays for ever; ``Personal`` and ``OtherPerson`` ones beside the chain, where they are
erased once nobody needs them. A kind without fields of its own is made as its base is, and needs no decorator: each
costs the start of the kiosk 0.4 ms.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, ClassVar, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


class Mark(Enum):
    """Where a field goes that is not for the header."""

    TEXT = "personal"
    PERSON = "person"


Personal = Annotated[T, Mark.TEXT]  # words that a person typed, or that tell of one
OtherPerson = Annotated[T, Mark.PERSON]  # our own opaque id of a person beside the one whom the event is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the record. Who did it as an operator is no field: the store knows who is acting."""

    kind: ClassVar[str]

    person_id: str | None = None
    compartment_id: int | None = None
    assignment_id: str | None = None
    opening_id: str | None = None

    def detail(self) -> dict[str, str | int | bool | None]:
        """What the header says of this kind, in the fields' order; a field that is None is left out."""
        return {name: _plain(value) for name in _parts(type(self)).detail if (value := getattr(self, name)) is not None}

    def personal(self) -> dict[str, str]:
        """What may be erased, but for the people; a field that is None is left out."""
        return {name: value for name in _parts(type(self)).personal if (value := getattr(self, name)) is not None}

    def people(self) -> dict[str, str]:
        """Opaque ids by the names of their fields; ``person`` is the one whom the event is about."""
        found = {} if self.person_id is None else {"person": self.person_id}
        for name in _parts(type(self)).people:
            if (value := getattr(self, name)) is not None:
                found[name] = value
        return found


class _Parts(NamedTuple):
    """The names of a class's own fields, by where they go."""

    detail: tuple[str, ...]
    personal: tuple[str, ...]
    people: tuple[str, ...]


_known: dict[type, _Parts] = {}  # worked out once a class: events are written while somebody waits for a door


def _parts(kind: type[Event]) -> _Parts:
    found = _known.get(kind)
    return _known.setdefault(kind, _sorted_out(kind)) if found is None else found


def _sorted_out(kind: type[Event]) -> _Parts:
    marks = {name: mark_of(hint) for name, hint in own_fields(kind).items()}
    return _Parts(
        *(tuple(name for name, mark in marks.items() if mark is wanted) for wanted in (None, Mark.TEXT, Mark.PERSON))
    )


def own_fields(kind: type[Event]) -> dict[str, object]:
    """The fields that this kind has beyond the ids of every event, with their types (and the marks on them)."""
    hints, shared = get_type_hints(kind, include_extras=True), {one.name for one in fields(Event)}
    return {one.name: hints[one.name] for one in fields(kind) if one.name not in shared}


def mark_of(hint: object) -> Mark | None:
    """How a field of this type is marked."""
    if get_origin(hint) is not Annotated:
        return None
    return next((one for one in get_args(hint)[1:] if isinstance(one, Mark)), None)


def _plain(value: object) -> str | int | bool | None:
    """As JSON can say it: enums by their values, instants in UTC."""
    if isinstance(value, (str, int)):  # bool as well
        return value
    if isinstance(value, Enum):
        return str(value.value)
    assert isinstance(value, datetime), f"no event says a {type(value).__name__}"
    return utc_text(value)


def utc_text(at: datetime) -> str:
    """An instant as ISO 8601 in UTC, with a Z: ``2026-03-29T01:00:00Z``."""
    return at.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"
