"""A tenant of upstream that has something to tell, by way of a mail server of the test's."""

from __future__ import annotations

from typing import Any

from tests.fakes.callers import Upstream
from tests.fakes.mailbox import Mailbox
from upstream.changes import people
from upstream.changes.people import Told
from upstream.database.booking_tables import notice
from upstream.database.database import transaction
from upstream.notices import choices, owed, sender
from upstream.service import Service

SECRET = "hunter2"
DETAIL = {
    "booking": "b1",
    "person": "E1",
    "bank": "A",
    "start": "2026-11-25T09:00:00.000000Z",
    "end": "2026-11-25T11:00:00.000000Z",
    "why": "Two doors are out of service",
}


class Notifying:
    """A tenant that is there already."""

    def __init__(self, upstream: Upstream, slug: str) -> None:
        self.upstream = upstream
        self.slug = slug
        self.service: Service = upstream.app.state.service

    def reached_through(self, box: Mailbox, *more: str) -> None:
        """People and the tenant's own address through one server, and whatever else by ``more`` URLs."""
        through = f"mailto://lockers:{SECRET}@127.0.0.1:{box.port}?from=lockers@example.org&mode=insecure&to="
        self.goes_to(through + "{email}", through + "facilities@example.org", *more)

    def goes_to(self, *urls: str) -> None:
        with transaction(self.upstream.engine) as connection:
            choices.set_urls(connection, self.slug, urls, self.service.key, self.upstream.clock())

    def has(self, person: str, **fields: Any) -> None:
        with transaction(self.upstream.engine) as connection:
            told = {"name": "Ada", **fields}
            people.save(connection, self.slug, [Told(1, person, told)], self.upstream.clock())

    def owes(self, kind: str = "booking-rejected", /, **detail: Any) -> None:
        with transaction(self.upstream.engine) as connection:
            owed.owe(connection, self.slug, kind, {**DETAIL, **detail}, self.upstream.clock())

    def deliver(self) -> int:
        return sender.deliver(self.service)

    @property
    def rows(self) -> list[Any]:
        """Its notices, oldest first."""
        mine = [one for one in self.upstream.rows(notice) if one.tenant == self.slug]
        return sorted(mine, key=lambda one: one.id)
