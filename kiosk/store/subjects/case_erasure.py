"""What of recovery cases and the lost property log goes, and when: together, once the law asks for none of it any more.

A case counts from its own end or, if that came later, from the day on which the last of its things left. Until then its
lines of the record keep what they tell of people, and no thing that is kept is ever forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Delete, Select, and_, delete, exists, or_, select, update

from kiosk.store import facilities_tables as f
from kiosk.store import tables as t

_CASE, _ITEM = f.recovery_case.c, f.lost_item.c
_IS_KEPT = _ITEM.ended_at.is_(None)
# A line of the record that tells of a case.
IS_OF_A_CASE = exists().where(f.case_line.c.position == t.audit_event.c.position)


def lines_to_erase(connection: Connection, before: datetime, through: int) -> Sequence[int]:
    """Positions of the lines, with personal data, of cases that were over ``before`` and that tell of nothing later.

    ``through`` is how far the record is older than personal data may be: so a clock that was wrong when a case was over
    erases no fresh line. These are lines of no case from now on.
    """
    there = select(f.recovery_case.c.id)
    is_nobodys = and_(f.case_line.c.case_id.not_in(there), f.case_line.c.position <= through)
    lines = or_(f.case_line.c.case_id.in_(_over(before, through)), is_nobodys)
    had_some = exists().where(
        t.audit_event.c.position == f.case_line.c.position, t.audit_event.c.commitment.is_not(None)
    )
    found = connection.execute(select(f.case_line.c.position).where(lines, had_some).order_by(f.case_line.c.position))
    positions = found.scalars().all()
    connection.execute(delete(f.case_line).where(lines))
    return positions


def lines_of_cases(connection: Connection, told: ColumnElement[bool]) -> Iterable[Sequence[int]]:
    """Of each case the positions of its lines of which this holds."""
    line = f.case_line.c
    query = select(line.case_id, line.position).join(t.audit_event, t.audit_event.c.position == line.position)
    found: dict[str, list[int]] = {}
    for case_id, position in connection.execute(query.where(told).order_by(line.position)):
        found.setdefault(case_id, []).append(position)
    return found.values()


def forgotten(before: datetime, through: int) -> Sequence[Delete]:
    """The cases that were over ``before``, with their things."""
    cases = _over(before, through)
    items = select(_ITEM.id).where(_ITEM.case_id.in_(cases))
    return (
        delete(f.item_photo).where(f.item_photo.c.item_id.in_(items)),
        delete(f.lost_item).where(_ITEM.case_id.in_(cases)),
        delete(f.recovery_case).where(_CASE.id.in_(cases)),
    )


def is_kept_for(person_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether things of this person are kept, or are being taken out of a compartment: they must be told whose."""
    return or_(
        exists().where(_ITEM.person_id == person_id, _IS_KEPT),
        exists().where(_CASE.person_id == person_id, _CASE.ended_at.is_(None)),
    )


def unlink(connection: Connection, person_id: str, name: str) -> None:
    """Nothing says any more whose these were, and what left is described no longer; what is kept is, until it leaves.

    ``name``: of somebody to whom other people's things may have been handed.
    """
    theirs = and_(_ITEM.person_id == person_id, ~_IS_KEPT)
    taken = _ITEM.handed_to == name
    photos = delete(f.item_photo).where(f.item_photo.c.item_id.in_(select(_ITEM.id).where(theirs)))
    connection.execute(photos)
    connection.execute(update(f.lost_item).where(theirs).values(description=""))
    connection.execute(update(f.lost_item).where(or_(theirs, taken)).values(handed_to=None, signature=None))
    for table in (f.lost_item, f.recovery_case):
        connection.execute(update(table).where(table.c.person_id == person_id).values(person_id=None))


def _over(before: datetime, through: int) -> Select[str]:
    """By other names than those who ask: these are no rows of the statement around them."""
    case, item, line = (one.alias() for one in (f.recovery_case, f.lost_item, f.case_line))
    return select(case.c.id).where(
        case.c.ended_at < before,
        ~exists().where(item.c.case_id == case.c.id, or_(item.c.ended_at.is_(None), item.c.ended_at >= before)),
        ~exists().where(line.c.case_id == case.c.id, line.c.position > through),
    )
