"""People, as the tenant's own systems know them: the newest word on each stands in the feed, and nowhere else.

Their badges stand there as they are, since each kiosk has a key of its own to keep them by; so no message and no log
names one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from upstream.changes import feed
from upstream.changes.feed import Value, Written
from upstream.database.change_tables import change

KIND = "person"
# Of somebody of whom no source has said anything else.
UNTOLD: Mapping[str, Any] = {
    "name": "",
    "kind": "staff",
    "email": None,
    "department": None,
    "groups": [],
    "valid_from": None,
    "valid_until": None,
    "needs_reachable": False,
    "suspended": False,
    "badge": None,
}


class NotDone(ValueError):
    """Nothing was changed; the message says why."""


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """What a source says of one person: the names in ``UNTOLD`` that it speaks of. ``line``: where it says so."""

    line: int
    id: str
    fields: Mapping[str, Any]

    def __repr__(self) -> str:
        return f"Told(line={self.line}, id={self.id!r}, …)"


@dataclass(frozen=True, slots=True)
class Refused:
    """Somebody who was left out, and why (a sentence)."""

    line: int
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an import: how many were new or changed, how many were so already, and who was refused."""

    changed: int
    unchanged: int
    refused: Sequence[Refused]


def save(connection: Connection, tenant: str, told: Sequence[Told], at: datetime | None = None) -> Taken:
    """Take people in. Of somebody who is known, what the source does not speak of stays as it is.

    A badge is one person's; where two claim it, whoever has it keeps it, unless the source gives them another.
    """
    feed.hold(connection, tenant)
    known = dict(feed.values_of(connection, tenant, KIND))
    merged = {one.id: {**UNTOLD, **known.get(one.id, {}), **one.fields} for one in told}
    refused = _refused(known, merged, told)
    out = {one.id for one in refused}
    things = [Written(id_, value) for id_, value in merged.items() if id_ not in out]
    changed = feed.put_all(connection, tenant, KIND, things, at)
    return Taken(changed, len(things) - changed, refused)


def _refused(known: Mapping[str, Any], merged: Mapping[str, Any], told: Iterable[Told]) -> list[Refused]:
    """Those whose badge is somebody else's. Who is left out keeps the badge that they had, so it is looked again."""
    out: dict[str, Refused] = {}
    while True:
        holders = _holders({**known, **{id_: value for id_, value in merged.items() if id_ not in out}}, known)
        more = [one for one in told if one.id not in out and holders.get(merged[one.id]["badge"], one.id) != one.id]
        if not more:
            return sorted(out.values(), key=lambda one: one.line)
        out |= {one.id: Refused(one.line, one.id, "The badge is somebody else's already.") for one in more}


def _holders(values: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, str]:
    """Whose each badge is: of several, whose it was before, else the first one's."""
    found: dict[str, str] = {}
    for id_, value in values.items():
        badge = value["badge"]
        if badge is not None and (badge not in found or known.get(id_, UNTOLD)["badge"] == badge):
            found[badge] = id_
    return found


def suspend(connection: Connection, tenant: str, id_: str, suspended: bool, at: datetime | None = None) -> bool:
    """Have the kiosks refuse somebody, or no longer. False where it was so already. ``NotDone``: nobody has this id."""
    feed.hold(connection, tenant)
    return feed.put(connection, tenant, KIND, id_, {**_value(connection, tenant, id_), "suspended": suspended}, at)


def remove(connection: Connection, tenant: str, id_: str, at: datetime | None = None) -> None:
    """They are nobody of this tenant's any more. ``NotDone``: nobody has this id."""
    feed.hold(connection, tenant)
    _value(connection, tenant, id_)
    feed.remove(connection, tenant, KIND, id_, at)


def find(connection: Connection, tenant: str, id_: str) -> Value | None:
    """What was said last of whoever has this id; None where the tenant has nobody."""
    of_them = (change.c.tenant == tenant, change.c.kind == KIND, change.c.id == id_, ~change.c.deleted)
    text = connection.execute(select(change.c.value).where(*of_them)).scalar()
    return None if text is None else feed.from_text(text)


def _value(connection: Connection, tenant: str, id_: str) -> Value:
    found = find(connection, tenant, id_)
    if found is None:
        raise NotDone(f"Tenant {tenant} has nobody with the id {id_}.")
    return found
