"""Many rows at once: all of them or none, whatever is in them, and what goes wrong is told as everywhere else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from upstream.database.database import transaction
from upstream.database.dialects import insert_rows
from upstream.database.tables import tenant

AT = datetime(2026, 11, 24, 12, 0, 0, 250_000, tzinfo=UTC)
NAMES = ("plain", "tab\tand\nline", "\\N", "\\.", "Zoë 🔑", "", '"quoted", {and} more')


def rows(names: tuple[str, ...] = NAMES) -> list[dict[str, Any]]:
    return [{"slug": f"t{number}", "name": name, "created_at": AT} for number, name in enumerate(names)]


def stored(engine: Engine) -> list[dict[str, Any]]:
    with transaction(engine) as connection:
        found = connection.execute(select(tenant.c.slug, tenant.c.name, tenant.c.created_at).order_by(tenant.c.slug))
        return [dict(one._mapping) for one in found]


def test_what_is_stored_is_what_was_told(database: Engine) -> None:
    with transaction(database) as connection:
        insert_rows(connection, tenant, rows())
    assert stored(database) == rows()


def test_a_row_that_is_there_already_undoes_them_all(database: Engine) -> None:
    with pytest.raises(IntegrityError) as error, transaction(database) as connection:
        insert_rows(connection, tenant, [*rows(), *rows(("secret",))])
    assert "secret" not in str(error.value)
    assert stored(database) == []


def test_a_connection_that_broke_is_one_that_broke(postgresql: Engine) -> None:
    with pytest.raises(OperationalError):
        inserts_into_the_void(postgresql)
    assert stored(postgresql) == []


def inserts_into_the_void(engine: Engine) -> None:
    with transaction(engine) as connection, transaction(engine) as other:
        (mine,) = connection.execute(text("SELECT pg_backend_pid()")).one()
        other.execute(text("SELECT pg_terminate_backend(:mine, 5000)"), {"mine": mine})
        insert_rows(connection, tenant, rows())
