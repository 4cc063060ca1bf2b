"""What the site file says, as the database remembers it. Each answers whether anything is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Table, delete, select, update

from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import Compartment
from kiosk.domain.scopes import Scope
from kiosk.store import policy_json
from kiosk.store import tables as t
from kiosk.store.subjects.base import Subject


class SiteFacts(Subject):
    """Doors, settings, policies and capacity."""

    def place_compartments(self, described: Sequence[Compartment]) -> list[Compartment]:
        """Give each compartment of the site file the id it has always had, or a new one (its own id is ignored)."""
        table = t.compartment
        known = {(row.bank, row.door): row.id for row in self._connection.execute(select(table))}
        self._connection.execute(update(table).values(in_site=False))
        for place in ((one.bank, one.door) for one in described):
            if place in known:
                self._connection.execute(update(table).where(table.c.id == known[place]).values(in_site=True))
            else:
                values = {"bank": place[0], "door": place[1], "in_site": True}
                known[place] = self._connection.execute(table.insert(), values).lastrowid
                self._cached.doors[known[place]] = place
        return [replace(one, id=known[one.bank, one.door]) for one in described]

    def doors_of_site(self) -> Sequence[tuple[str, str]]:
        """Bank and number of each door of the site as it was described last."""
        query = select(t.compartment.c.bank, t.compartment.c.door).where(t.compartment.c.in_site)
        return [(row.bank, row.door) for row in self._connection.execute(query.order_by(t.compartment.c.id))]

    def all_doors(self) -> Mapping[int, tuple[str, str]]:
        """Bank and number of every door that ever was in the site, by compartment."""
        return dict(self._cached.doors)

    def save_settings(self, settings: Mapping[str, str]) -> bool:
        """What commands without a site file need."""
        return self._replace(t.setting, [{"name": name, "value": value} for name, value in settings.items()])

    def save_policies(self, scopes: Sequence[Scope]) -> bool:
        """What is set for whom."""
        rows = [
            {
                "id": number,
                "kind": one.kind.value,
                "name": one.name,
                "settings": policy_json.settings_to_json(one.settings),
            }
            for number, one in enumerate(scopes, start=1)
        ]
        return self._replace(t.policy_scope, rows)

    def save_capacity(self, capacity: Mapping[Pool, tuple[int, int]]) -> bool:
        """Of each pool the number of doors, and how many of them may be reserved at once."""
        rows = [
            {"bank": pool.bank, "tenant": pool.tenant, "size": pool.size.value, "doors": doors, "bookable": bookable}
            for pool, (doors, bookable) in capacity.items()
        ]
        return self._replace(t.capacity, rows)

    def _replace(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> bool:
        """Make these the rows of the table, unless they are already."""
        found = {tuple(row) for row in self._connection.execute(select(table))}
        if found == {tuple(row[column.name] for column in table.columns) for row in rows}:
            return False
        self._connection.execute(delete(table))
        if rows:
            self._connection.execute(table.insert(), list(rows))
        return True
