"""Visits, passes, codes and keys for tests of the store, in few words. All are of the day that begins at noon."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from kiosk.domain.compartments import Size
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.hours import Span
from kiosk.domain.passes import KnownPass, Pass, PoolCode, TrustedKey, VisitorCode, key_id
from tests.fakes.clock import NOON

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
UNTIL = NOON + 6 * HOUR
OFFICE_HOURS = Span(time(8), time(17, 30))


def guest(name: str, person: str = "ada", **fields: Any) -> GuestVisit:
    """Somebody is here for six hours."""
    return GuestVisit(**{"id": name, "person_id": person, "state": VisitState.HERE, **_window(), **fields})


def given(name: str, **fields: Any) -> Pass:
    """A pass for bank A; its id is the name in hex."""
    return Pass(**{"id": pass_id(name), "bank": "A", "issued_at": NOON, **_window(), **fields})


def known(name: str, person: str = "ada", **fields: Any) -> KnownPass:
    """The same once it has been shown."""
    return KnownPass(given(name), person, **fields)


def pool_code(name: str, **fields: Any) -> PoolCode:
    """A code of bank A that is not given out."""
    return PoolCode(
        **{"pass_id": pass_id(name), "bank": "A", "size": Size.M, **_window(), "verifier": name.encode(), **fields}
    )


def visitor_code(name: str, **fields: Any) -> VisitorCode:
    """The same at the bank."""
    return VisitorCode(
        **{"lookup": name.encode(), "pass_id": pass_id(name), "bank": "A", "size": Size.M, **_window(), **fields}
    )


def key(name: str, **fields: Any) -> TrustedKey:
    """A reception whose passes are taken."""
    public = name.encode().ljust(32, b".")
    return TrustedKey(**{"id": key_id(public), "public": public, "issuer": name, "since": NOON, **fields})


def pass_id(name: str) -> str:
    return name.encode().hex()[:16].ljust(16, "0")


def _window() -> dict[str, datetime]:
    return {"starts_at": NOON, "ends_at": UNTIL}
