"""The lost property log: what was found, where it went, and the numbers of the bags.

The database itself holds that what left stays away, and that no bag's number is given twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, literal_column, select, update

from kiosk.domain.recovery import Category, ItemState, LostItem, Proof
from kiosk.store import facilities_tables as f
from kiosk.store.subjects.base import Subject

BAGS = "bags"  # what their counter is called
_ITEM = select(f.lost_item, f.item_photo.c.item_id.is_not(None).label("photo")).outerjoin(
    f.item_photo, f.item_photo.c.item_id == f.lost_item.c.id
)
_WRITTEN: ColumnElement[int] = literal_column("lost_item.rowid")  # the wall clock may have been set back


class LostProperty(Subject):
    """Things out of compartments."""

    def next_bag(self) -> str:
        """The number of the next thing: LP-0001 and on; never given twice."""
        bag = self.bag_to_come()
        self.raise_bags(self.last_bag() + 1)
        return bag

    def bag_to_come(self) -> str:
        """The one that ``next_bag`` will give; nothing is changed by looking."""
        return f"LP-{self.last_bag() + 1:04}"

    def last_bag(self) -> int:
        """The number that was given last."""
        return self._connection.execute(select(f.counter.c.value).where(f.counter.c.name == BAGS)).scalar() or 0

    def raise_bags(self, at_least: int) -> None:
        """No number up to this one is given any more."""
        if at_least <= self.last_bag():
            return
        mine = update(f.counter).where(f.counter.c.name == BAGS)
        if not self._connection.execute(mine.values(value=at_least)).rowcount:
            self._connection.execute(f.counter.insert(), {"name": BAGS, "value": at_least})

    def add_item(self, item: LostItem, photo: bytes | None) -> None:
        """``photo`` is a JPEG."""
        row = {
            "id": item.id,
            "bag": item.bag,
            "case_id": item.case_id,
            "compartment_id": item.compartment_id,
            "category": item.category.value,
            "description": item.description,
            "found_at": item.found_at,
            "keep_until": item.keep_until,
            "person_id": item.person_id,
        }
        self._connection.execute(f.lost_item.insert(), {**row, **_end(item)})
        if photo is not None:
            self._connection.execute(f.item_photo.insert(), {"item_id": item.id, "jpeg": photo})

    def change_item(self, item: LostItem) -> None:
        """State, proof, whom it went to, signature, end."""
        self._connection.execute(update(f.lost_item).where(f.lost_item.c.id == item.id).values(_end(item)))

    def item(self, item_id: str) -> LostItem | None:
        """The thing of this id."""
        row = self._connection.execute(_ITEM.where(f.lost_item.c.id == item_id)).first()
        return None if row is None else _item(row)

    def items(self) -> Sequence[LostItem]:
        """All that the log still has, newest first."""
        return [_item(row) for row in self._connection.execute(_ITEM.order_by(_WRITTEN.desc()))]

    def items_of(self, case_id: str) -> Sequence[LostItem]:
        """In the order in which they were found."""
        mine = _ITEM.where(f.lost_item.c.case_id == case_id).order_by(_WRITTEN)
        return [_item(row) for row in self._connection.execute(mine)]

    def photo(self, item_id: str) -> bytes | None:
        """The JPEG, where one is kept."""
        query = select(f.item_photo.c.jpeg).where(f.item_photo.c.item_id == item_id)
        found: bytes | None = self._connection.execute(query).scalar()
        return found


def _item(row: Row[*tuple[Any, ...]]) -> LostItem:
    return LostItem(
        id=row.id,
        bag=row.bag,
        case_id=row.case_id,
        compartment_id=row.compartment_id,
        category=Category(row.category),
        description=row.description,
        found_at=row.found_at,
        keep_until=row.keep_until,
        state=ItemState(row.state),
        person_id=row.person_id,
        photo=bool(row.photo),
        proof=None if row.proof is None else Proof(row.proof),
        handed_to=row.handed_to,
        signature=row.signature,
        ended_at=row.ended_at,
    )


def _end(item: LostItem) -> dict[str, Any]:
    return {
        "state": item.state.value,
        "proof": None if item.proof is None else item.proof.value,
        "handed_to": item.handed_to,
        "signature": item.signature,
        "ended_at": item.ended_at,
    }
