"""What the tables are made of: instants, days and hours as text, and the metadata that names constraints.

Instants are ISO 8601 text in UTC with microseconds, which sorts as time does and which an auditor can read.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Dialect, MetaData, String
from sqlalchemy.types import TypeDecorator

from kiosk.domain.hours import Span


def instant_text(at: datetime) -> str:
    """An aware datetime as all tables write it."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept as text in UTC."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To ``2026-11-24T18:19:52.123456Z``."""
        return None if value is None else instant_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From the same."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A local day, kept as ISO 8601 text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """To ``2026-11-24``."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """From the same."""
        return None if value is None else date.fromisoformat(value)


class Hours(TypeDecorator[Span]):
    """The hours of each day, kept as text in local time."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Span | None, dialect: Dialect) -> str | None:
        """To ``08:00:00/17:00:00``."""
        return None if value is None else f"{value.begins.isoformat()}/{value.ends.isoformat()}"

    def process_result_value(self, value: Any, dialect: Dialect) -> Span | None:
        """From the same."""
        return None if value is None else Span(*(time.fromisoformat(one) for one in value.split("/")))


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)
