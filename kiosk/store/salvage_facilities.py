"""What a database that is replaced still tells of who may do what, and of lost property.

That a badge opens nothing any more, or that somebody is no operator any more, is believed only where these tables can
be read whole: there it follows from no row saying otherwise. Cases and things of the lost property log are taken one by
one, as far as they can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from kiosk.domain.operators import Role
from kiosk.domain.recovery import Case, CaseCause, CaseStep, Category, ItemState, LostItem, Proof
from kiosk.store.salvage_rows import Place, Rows
from kiosk.store.subjects.credentials import Shown

_OF_ACCESS = ("credential", "person")
_OF_PROPERTY = ("recovery_case", "lost_item", "item_photo", "counter", "compartment")
_LIVE = "SELECT person_id, kind, lookup FROM credential WHERE revoked_at IS NULL"
_CASES = """SELECT bank, door, c.id, cause, step, opened_at, assignment_id, person_id, notified_at, overridden, empty,
changed_at, ended_at FROM recovery_case c JOIN compartment d ON d.id = c.compartment_id ORDER BY c.rowid"""
_ITEMS = """SELECT bank, door, i.id, bag, case_id, category, description, found_at, keep_until, state, person_id, proof,
handed_to, signature, ended_at FROM lost_item i JOIN compartment d ON d.id = i.compartment_id ORDER BY i.rowid"""


@dataclass(frozen=True, slots=True)
class FoundAccess:
    """Who may do what. Where it is not ``whole``, nothing follows from what is missing."""

    live: frozenset[Shown] = field(default=frozenset(), repr=False)
    roles: Mapping[str, Role] = field(default_factory=dict)  # of those who are operators
    suspended: frozenset[str] = frozenset()
    counters: Mapping[bytes, int] = field(default_factory=dict, repr=False)  # of tags that prove themselves
    whole: bool = False


@dataclass(frozen=True, slots=True)
class FoundProperty:
    """Cases and things with their places: their own ``compartment_id`` is the replaced database's."""

    cases: tuple[tuple[Place, Case], ...] = ()
    items: tuple[tuple[Place, LostItem], ...] = ()
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    last_bag: int = 0
    whole: bool = False


def read_access(rows: Rows) -> FoundAccess:
    """A database of a version that knew no operators, or no tags, has none."""
    live = frozenset(rows.of(_LIVE))
    suspended = frozenset(id_ for (id_,) in rows.of("SELECT id FROM person WHERE suspended AND erased_at IS NULL"))
    roles: dict[str, Role] = {}
    tables: tuple[str, ...] = _OF_ACCESS
    counters = _counters(rows)
    try:
        if "operator" in rows.tables():
            tables = (*_OF_ACCESS, "operator")
            query = "SELECT person_id, role FROM operator WHERE ended_at IS NULL"
            roles = {person: Role(role) for person, role in rows.of(query)}
    except ValueError:  # damage that SQLite can't see
        return FoundAccess(suspended=suspended, counters=counters)
    return FoundAccess(live, roles, suspended, counters, whole=rows.are_whole(*tables) and not rows.broke_off)


def _counters(rows: Rows) -> Mapping[bytes, int]:
    """Each by itself: what is missing may be heard again, what is there is not."""
    if "tag_counter" not in rows.tables():
        return {}
    found = rows.of("SELECT lookup, counter FROM tag_counter")
    return {lookup: counter for lookup, counter in found if isinstance(lookup, bytes) and isinstance(counter, int)}


def read_property(rows: Rows) -> FoundProperty:
    """A database of a version that knew no lost property has given no bag a number."""
    known = rows.tables()
    if "lost_item" not in known:
        return FoundProperty(whole="person" in known and not rows.broke_off)
    bags = [value for (value,) in rows.of("SELECT value FROM counter WHERE name = 'bags'")]
    cases, all_cases = _each(rows.of(_CASES), _case)
    items, all_items = _each(rows.of(_ITEMS), _item)
    photos = {id_: jpeg for id_, jpeg in rows.of("SELECT item_id, jpeg FROM item_photo") if isinstance(jpeg, bytes)}
    given = [_number(item.bag) for _, item in items] + [one for one in bags if isinstance(one, int)]
    whole = all_cases and all_items and rows.are_whole(*_OF_PROPERTY) and not rows.broke_off
    return FoundProperty(cases, items, photos, max(given, default=0), whole=whole)


def _each(rows: Iterator[tuple[Any, ...]], read: Any) -> tuple[tuple[Any, ...], bool]:
    """Those that make sense, and whether all did."""
    found, sound = [], True
    for row in rows:
        try:
            found.append(((row[0], row[1]), read(*row[2:])))
        except (TypeError, ValueError):  # damage that SQLite can't see
            sound = False
    return tuple(found), sound


def _number(bag: str) -> int:
    digits = bag.removeprefix("LP-")
    return int(digits) if digits.isdecimal() else 0


def _at(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _case(
    id_: str,
    cause: str,
    step: str,
    opened_at: str,
    assignment: str | None,
    person: str | None,
    notified_at: str | None,
    overridden: str | None,
    empty: int,
    changed_at: str | None,
    ended_at: str | None,
) -> Case:
    return Case(
        id=id_,
        compartment_id=0,
        cause=CaseCause(cause),
        step=CaseStep(step),
        opened_at=datetime.fromisoformat(opened_at),
        assignment_id=assignment,
        person_id=person,
        notified_at=_at(notified_at),
        overridden=overridden,
        empty=bool(empty),
        changed_at=_at(changed_at),
        ended_at=_at(ended_at),
    )


def _item(
    id_: str,
    bag: str,
    case_id: str,
    category: str,
    description: str,
    found_at: str,
    keep_until: str,
    state: str,
    person: str | None,
    proof: str | None,
    handed_to: str | None,
    signature: str | None,
    ended_at: str | None,
) -> LostItem:
    if (state == ItemState.HANDED_BACK.value) is (handed_to is None and proof is None):
        raise ValueError("It left without a word of how.")
    return LostItem(
        id=id_,
        bag=bag,
        case_id=case_id,
        compartment_id=0,
        category=Category(category),
        description=description,
        found_at=datetime.fromisoformat(found_at),
        keep_until=date.fromisoformat(keep_until),
        state=ItemState(state),
        person_id=person,
        proof=None if proof is None else Proof(proof),
        handed_to=handed_to,
        signature=signature,
        ended_at=_at(ended_at),
    )
