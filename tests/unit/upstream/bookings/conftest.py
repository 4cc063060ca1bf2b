"""A tenant with two kiosks that lease doors, and another tenant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine

from tests.fakes.bookers import a_bank, a_kiosk, agreed
from upstream.bookings.book import Booker
from upstream.database.database import transaction


@pytest.fixture
def by(database: Engine) -> Booker:
    return a_bank(database, 2)


@pytest.fixture
def connection(database: Engine, by: Booker) -> Iterator[Connection]:
    """A second kiosk, south, with two doors of bank B; and another tenant with a bank A of its own."""
    a_kiosk(database, "south")
    a_bank(database, 5, tenant="other")
    with transaction(database) as connection:
        agreed(connection, 2, "B", of="south")
        yield connection
