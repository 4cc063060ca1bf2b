"""Two banks on one kiosk hang side by side on its screen."""

from __future__ import annotations

from kiosk.domain.compartments import Compartment, Size
from kiosk.engine.bank import Bank
from kiosk.engine.screens import Side


def box(number: int, bank: str, column: int, row: int) -> Compartment:
    return Compartment(number, bank, str(number), Size.M, column, row, False, "bus", 0, number)


def test_the_columns_of_the_second_bank_follow_those_of_the_first():
    boxes = [box(1, "A", 1, 1), box(2, "A", 2, 1), box(3, "B", 1, 1), box(4, "B", 1, 2)]
    bank = Bank(boxes, screen_after=2)
    assert [bank.column(one) for one in boxes] == [1, 2, 3, 3]
    place = bank.door(4).place
    assert (place.side, place.column, place.columns, place.row, place.rows) == (Side.RIGHT, 3, 3, 2, 2)
