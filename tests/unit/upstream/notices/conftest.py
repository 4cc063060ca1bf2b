"""A tenant with people, a mail server on loopback, and what is sent there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tests.fakes.callers import Upstream
from tests.fakes.mailbox import Mailbox, mailbox
from tests.fakes.notifying import Notifying


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailbox() as found:
        yield found


@pytest.fixture
def upstream(sqlite: Engine) -> Upstream:
    found = Upstream(sqlite)
    found.tenant()
    return found


@pytest.fixture
def acme(upstream: Upstream, box: Mailbox) -> Notifying:
    """Its people, and its own address, are reached through ``box``."""
    found = Notifying(upstream, "acme")
    found.reached_through(box)
    return found


@pytest.fixture
def acme_anywhere(database: Engine, box: Mailbox) -> Notifying:
    """The same, once in SQLite and once in PostgreSQL."""
    upstream = Upstream(database)
    upstream.tenant()
    found = Notifying(upstream, "acme")
    found.reached_through(box)
    return found
