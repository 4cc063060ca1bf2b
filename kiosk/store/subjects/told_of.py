"""Which lines of the record tell of a person: those about them, and those of what they did as an operator."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, func, or_, select

from kiosk.domain.operators import Operator, Role
from kiosk.store import facilities_tables as f
from kiosk.store import tables as t
from kiosk.store.subjects.case_erasure import IS_OF_A_CASE


def lines_of(connection: Connection, person_id: str, name: str, after: int) -> Sequence[int]:
    """Positions of the lines after that position, of no recovery case, that tell of this person."""
    line = t.audit_event.c
    told = tells_of(person_id)
    if _was_operator(connection, person_id):
        told |= _is_signed_by(person_id, name)
    query = select(line.position).where(line.position > after, ~IS_OF_A_CASE, told)
    return connection.execute(query.order_by(line.position)).scalars().all()


def tells_of(person_id: str) -> ColumnElement[bool]:
    """A line that is about them, or in which they are somebody's other, and that is not erased."""
    return t.audit_event.c.personal.contains(f'"id":"{person_id}"', autoescape=True)


def _was_operator(connection: Connection, person_id: str) -> bool:
    mine = select(f.operator.c.person_id).where(f.operator.c.person_id == person_id)
    return connection.execute(mine).first() is not None


def _is_signed_by(person_id: str, name: str) -> ColumnElement[bool]:
    """As the record names an operator (``Operator.signature``), in each role that they may have had."""
    operators = [Operator(person_id, name, role, frozenset()) for role in Role]
    told = [f'"operator":{json.dumps(one.signature, ensure_ascii=False)}' for one in operators]
    return or_(*[func.instr(t.audit_event.c.personal, one) > 0 for one in told])
