"""Rights over people who are operators themselves: else whoever looks after people could become anybody."""

from __future__ import annotations

from kiosk.domain.operators import Operator, Right
from kiosk.engine.ports import Transaction


def require_over(tx: Transaction, by: Operator, person_id: str) -> None:
    """``NoRight`` where this person is an operator, another one, and operators are not theirs to see to.

    What an operator does for themselves gives them nothing that they have not shown to get in.
    """
    if not may_over(tx, by, person_id):
        by.require(Right.OPERATORS)


def may_over(tx: Transaction, by: Operator, person_id: str) -> bool:
    """Whether they may give this person a credential, or change their standing."""
    return person_id == by.person_id or by.may(Right.OPERATORS) or tx.operator(person_id) is None
