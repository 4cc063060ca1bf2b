"""The keys that reception kiosks sign passes with, on their way to the other kiosks of the same site.

A kiosk hands in small trust files, each signed by the key that it brings; they are handed on as they are, and what is
in them only kiosks understand. What the names of the files begin with (``key.``, ``codes.``) is the protocol's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from upstream.changes import feed
from upstream.changes.feed import Written
from upstream.kiosks.which import Meant

KIND = "issuing-key"


def hand_in(connection: Connection, tenant: str, kiosk: Meant, files: Mapping[str, str], now: datetime) -> int:
    """From now on these, by names of the kiosk's own, in place of all that it handed in before; how many are news."""
    feed.hold(connection, tenant)
    things = {
        f"{kiosk.id}/{name}": {"kiosk": kiosk.name, "kiosk_id": kiosk.id, "site": kiosk.site, "text": text}
        for name, text in files.items()
    }
    gone = [Written(id_, None) for id_ in _handed_in(connection, tenant, kiosk.id) if id_ not in things]
    there = [Written(id_, value) for id_, value in things.items()]
    return feed.put_all(connection, tenant, KIND, [*gone, *there], now)


def revoke(connection: Connection, tenant: str, kiosk: Meant, now: datetime) -> int:
    """No other kiosk takes its passes any more, those neither that are out: it is out of use, or its disk was stolen.

    That is said for good, and not by saying nothing: to whom it was never said, it may be lost. How many hear of it.
    """
    feed.hold(connection, tenant)
    ids = _handed_in(connection, tenant, kiosk.id)
    said = {"kiosk": kiosk.name, "kiosk_id": kiosk.id, "site": kiosk.site, "revoked": True}
    things = [Written(id_, said if _is_key(id_) else None) for id_ in ids]
    return feed.put_all(connection, tenant, KIND, things, now)


def _is_key(id_: str) -> bool:
    """Whether it is a file of the key, which there is as long as there is one, and not of codes, which come and go."""
    return id_.rpartition("/")[2].startswith("key.")


def _handed_in(connection: Connection, tenant: str, kiosk_id: str) -> list[str]:
    found = feed.values_of(connection, tenant, KIND)
    return [id_ for id_, value in found if value["kiosk_id"] == kiosk_id]
