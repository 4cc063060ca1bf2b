"""Delivering what is owed. Each process does it; no two try the same notice at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

import structlog
from sqlalchemy import Connection, select

from upstream.changes import feed, people
from upstream.database.change_tables import change
from upstream.database.database import transaction
from upstream.kiosks.server_key import KeyRefused
from upstream.notices import choices, owed, words
from upstream.notices.choices import Choice
from upstream.notices.owed import NOT_DELIVERED, OF_TENANTS, Owed
from upstream.notices.ways import Letter, Ways, is_address, scheme, send
from upstream.service import Service

log = structlog.get_logger()

_NOWHERE = Ways(())
Stopping = Callable[[], bool]


class _Outcome(Enum):
    """What came of a try, as it is counted."""

    DELIVERED = "delivered"
    FAILED = "failed"  # others of this tenant may fare better
    NOT_TAKEN = "not-taken"  # they would not, just now
    UNWANTED = "unwanted"


@dataclass(frozen=True, slots=True)
class _Tried:
    """``reached`` has a bit for each address that has the notice now; ``error`` is a sentence, or empty."""

    outcome: _Outcome
    reached: int
    error: str = ""


def deliver(service: Service, stopping: Stopping = lambda: False) -> int:
    """Try all that is due, tenant by tenant; how much was delivered.

    Where an address takes nothing, its tenant's other notices wait for the next time: nobody else is held up by it.
    """
    with transaction(service.engine) as connection:
        tenants = owed.tenants_with_some(connection, service.now())
    return sum(_deliver_of(service, tenant, stopping) for tenant in tenants)


def _deliver_of(service: Service, tenant: str, stopping: Stopping) -> int:
    delivered = 0
    while not stopping():
        outcome = _deliver_next(service, tenant)
        delivered += outcome is _Outcome.DELIVERED
        if outcome in {None, _Outcome.NOT_TAKEN}:
            break
    return delivered


def _deliver_next(service: Service, tenant: str) -> _Outcome | None:
    """Try the one that is due longest; None where there is none."""
    with transaction(service.engine) as connection:
        one = owed.take(connection, tenant, service.now())
        if one is None:
            return None
        choice, email = choices.of(connection, tenant), _email(connection, one)
    ways = _ways(service, choice, tenant)
    tried = _try(one, choice, ways, email)
    with transaction(service.engine) as connection:
        _note(connection, one, tried, ways, service.now())
    service.metrics.notices.labels(tried.outcome.value).inc()
    return tried.outcome


def _ways(service: Service, choice: Choice, tenant: str) -> Ways:
    try:
        return choices.ways(choice, tenant, service.key)
    except KeyRefused as refused:
        log.error("notices.addresses_sealed", tenant=tenant, error=str(refused))
        return _NOWHERE


def _email(connection: Connection, one: Owed) -> str | None:
    """The address of the person whom it is for, as the tenant's systems know it at this moment."""
    of_them = (change.c.tenant == one.tenant, change.c.kind == people.KIND, change.c.id == one.detail.get("person"))
    text = connection.execute(select(change.c.value).where(*of_them, ~change.c.deleted)).scalar()
    return None if text is None else feed.from_text(text).get("email")


def _try(one: Owed, choice: Choice, ways: Ways, email: str | None) -> _Tried:
    is_tenants = one.kind in OF_TENANTS
    urls = ways.for_tenant if is_tenants else ways.for_people
    if not urls:
        return _Tried(_Outcome.UNWANTED, one.reached)
    if not is_tenants and not is_address(email):
        return _Tried(_Outcome.FAILED, one.reached, "This person has no address that can be used.")
    try:
        letter = words.letter(one, choice.zone)
    except (KeyError, ValueError):  # one notice that can't be worded never stops the rest
        log.error("notice.not_worded", id=one.id, kind=one.kind)
        return _Tried(_Outcome.FAILED, one.reached, "It could not be put into words.")
    return _send(one, urls, email or "", letter)


def _send(one: Owed, urls: list[str], email: str, letter: Letter) -> _Tried:
    """To each who has not got it yet."""
    reached, missed = one.reached, set()
    for at, url in enumerate(urls):
        if reached >> at & 1:
            continue
        if send(url, email, letter):
            reached |= 1 << at
        else:
            missed.add(scheme(url))
    if missed:
        return _Tried(_Outcome.NOT_TAKEN, reached, f"Not taken by {', '.join(sorted(missed))}.")
    return _Tried(_Outcome.DELIVERED, reached)


def _note(connection: Connection, one: Owed, tried: _Tried, ways: Ways, now: datetime) -> None:
    if tried.outcome is _Outcome.DELIVERED:
        owed.delivered(connection, one, now)
    elif tried.outcome is _Outcome.UNWANTED:
        owed.unwanted(connection, one, now)
    elif owed.failed(connection, one, tried.error, tried.reached, now):
        log.error("notice.given_up", id=one.id, kind=one.kind, tenant=one.tenant, error=tried.error)
        _tell_tenant(connection, one, tried, ways, now)
        return
    log.info("notice.tried", id=one.id, kind=one.kind, outcome=tried.outcome.value, attempts=one.attempts)


def _tell_tenant(connection: Connection, one: Owed, tried: _Tried, ways: Ways, now: datetime) -> None:
    """Somebody should tell the person otherwise, where there is somebody."""
    if one.kind not in OF_TENANTS and ways.for_tenant:
        detail = {"kind": one.kind, "person": one.detail.get("person"), "why": tried.error}
        owed.owe(connection, one.tenant, NOT_DELIVERED, detail, now)
