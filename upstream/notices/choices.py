"""What a tenant has chosen: where its notices go, whose time they speak, and for how long personal data is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, select, update

from upstream.database.dialects import insert_if_absent
from upstream.database.operation_tables import tenant_choice
from upstream.kiosks.server_key import ServerKey
from upstream.notices import owed
from upstream.notices.ways import Ways

MOST_URLS = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """``keeps_personal`` None: for as long as the kiosk. ``sealed``: the addresses, for ``ways``; None: no notices."""

    zone: ZoneInfo
    keeps_personal: timedelta | None
    sealed: bytes | None


def of(connection: Connection, tenant: str) -> Choice:
    """What a tenant has chosen, or what holds where it hasn't."""
    row = connection.execute(select(tenant_choice).where(tenant_choice.c.tenant == tenant)).one_or_none()
    return Choice(ZoneInfo("UTC"), None, None) if row is None else _read(row)


def ways(choice: Choice, tenant: str, key: ServerKey) -> Ways:
    """Where the tenant's notices go. Raises ``KeyRefused`` where another key than ``key`` sealed that."""
    return Ways(()) if choice.sealed is None else Ways(json.loads(key.unseal(choice.sealed, _about(tenant))))


def set_urls(connection: Connection, tenant: str, urls: Sequence[str], key: ServerKey, now: datetime) -> None:
    """From now on notices go there, first of all those that wait; nowhere, where there are none."""
    sealed = key.seal(json.dumps(list(urls)).encode(), _about(tenant)) if urls else None
    _set(connection, tenant, notice_urls=sealed)
    owed.try_now(connection, tenant, now)


def set_zone(connection: Connection, tenant: str, zone: ZoneInfo) -> None:
    """From now on notices speak in the time of this zone."""
    _set(connection, tenant, zone=zone.key)


def set_days(connection: Connection, tenant: str, days: int | None) -> None:
    """From now on personal data is kept for so many days; None: for as long as the kiosk."""
    _set(connection, tenant, keeps_personal_days=days)


def _set(connection: Connection, tenant: str, **values: Any) -> None:
    insert_if_absent(connection, tenant_choice, {"tenant": tenant})
    connection.execute(update(tenant_choice).where(tenant_choice.c.tenant == tenant).values(**values))


def _about(tenant: str) -> str:
    return f"notice-urls/{tenant}"


def _read(row: Row[Any]) -> Choice:
    days = row.keeps_personal_days
    return Choice(ZoneInfo(row.zone or "UTC"), None if days is None else timedelta(days=days), row.notice_urls)
