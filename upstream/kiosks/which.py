"""Which kiosk is meant, by its name or by that of its bank."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from upstream.database.tables import kiosk
from upstream.refusals import Refused


@dataclass(frozen=True, slots=True)
class Meant:
    """A kiosk of the tenant that is in use."""

    id: str
    name: str
    site: str


def by_bank(connection: Connection, tenant: str, bank: str, name: str | None) -> Meant | Refused:
    """The kiosk that has this bank; ``name`` where several do."""
    found = [one for one, its in _in_use(connection, tenant) if bank in its and name in {None, one.name}]
    if not found:
        return Refused(404, "unknown-bank", "No kiosk that is in use has this bank.")
    if len(found) > 1:
        return Refused(409, "ambiguous-bank", f"Several kiosks have a bank {bank}: say which kiosk.")
    return found[0]


def by_name(connection: Connection, tenant: str, name: str) -> Meant | Refused:
    found = next((one for one, _ in _in_use(connection, tenant) if one.name == name), None)
    return found or Refused(404, "unknown-kiosk", "No kiosk that is in use has this name.")


def by_id(connection: Connection, tenant: str, id_: str) -> Meant:
    """One that is known to be there."""
    of_it = (kiosk.c.tenant == tenant, kiosk.c.id == id_)
    return Meant(*connection.execute(select(kiosk.c.id, kiosk.c.name, kiosk.c.site).where(*of_it)).one())


def _in_use(connection: Connection, tenant: str) -> list[tuple[Meant, tuple[str, ...]]]:
    query = select(kiosk.c.id, kiosk.c.name, kiosk.c.site, kiosk.c.banks)
    rows = connection.execute(query.where(kiosk.c.tenant == tenant, kiosk.c.decommissioned_at.is_(None)))
    return [(Meant(row.id, row.name, row.site), tuple(json.loads(row.banks))) for row in rows]
