"""`locker-upstream kiosk`: who reports here, who wants to, and who does not any more."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Annotated, Any

import typer
from sqlalchemy import Connection, Row, select

from upstream.cli.common import (
    DEFAULT_DATABASE,
    Database,
    Json,
    Tenant,
    changing,
    minute,
    opened,
    say,
    say_json,
    table,
)
from upstream.cli.failure import Failure
from upstream.clock import system_clock, written
from upstream.database import tables
from upstream.database.database import transaction
from upstream.kiosks import approval, issuing_keys, keys, listing
from upstream.kiosks.approval import NotDecided
from upstream.kiosks.which import Meant

app = typer.Typer(help="Kiosks: taken in, and taken out of use.", no_args_is_help=True, rich_markup_mode=None)

Code = Annotated[str, typer.Argument(help="The code that the kiosk shows, like BCDF-GHJK.")]
Name = Annotated[str, typer.Argument(help="The kiosk, by its id in the site file.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask whether the fingerprint is that on the screen.")]


@app.command(epilog="Example: locker-upstream kiosk approve BCDF-GHJK --tenant acme")
def approve(code: Code, tenant: Tenant, yes: Yes = False, database: Database = DEFAULT_DATABASE) -> None:
    """Take in the kiosk that shows this code, after its fingerprint was compared."""
    with opened(database) as engine:
        with transaction(engine) as connection:
            waiting = _waiting(connection, code, system_clock())
            known = waiting is not None and approval.is_known(connection, waiting, tenant)
        waiting = _found(waiting)
        _show(waiting)
        if known:
            say(f"Tenant {tenant} has a kiosk {waiting.name} already: it gets this key, and its old one is revoked.")
        if not yes:
            typer.confirm("Is that the fingerprint on the kiosk's screen?", abort=True)
        with transaction(engine) as connection:
            id_ = _decided(connection, waiting, tenant)
    say(f"Taken in as {waiting.name} of {tenant} ({id_}).")


@app.command(epilog="Example: locker-upstream kiosk deny BCDF-GHJK")
def deny(code: Code, database: Database = DEFAULT_DATABASE) -> None:
    """Do not take in the kiosk that shows this code."""
    with opened(database) as engine:
        now = system_clock()
        with transaction(engine) as connection:
            waiting = _waiting(connection, code, now)
        with transaction(engine) as connection:
            approval.deny(connection, _found(waiting), now)
    say(f"Denied {_found(waiting).name}.")


@app.command(epilog="Example: locker-upstream kiosk revoke bank-2f --tenant acme")
def revoke(name: Name, tenant: Tenant, database: Database = DEFAULT_DATABASE) -> None:
    """Take nothing any more that this kiosk signs, until it is enrolled anew: its disk was stolen, say.

    The other kiosks take no passes of it any more either.
    """
    with changing(database) as connection:
        row = _kiosk(connection, tenant, name)
        now = system_clock()
        count = keys.revoke_of_kiosk(connection, tenant, row.id, now)
        issuing_keys.revoke(connection, tenant, Meant(row.id, row.name, row.site), now)
    say(f"Revoked the key of {name}." if count else f"{name} had no key that was in use.")


@app.command(epilog="Example: locker-upstream kiosk decommission bank-2f --tenant acme")
def decommission(name: Name, tenant: Tenant, database: Database = DEFAULT_DATABASE) -> None:
    """Take a kiosk out of use. Its record stays; enrolled anew, it is in use again."""
    with changing(database) as connection:
        row = _kiosk(connection, tenant, name)
        listing.decommission(connection, tenant, row.id, system_clock())
    say(f"{name} is out of use.")


@app.command("list", epilog="Example: locker-upstream kiosk list --tenant acme")
def list_(tenant: Tenant, database: Database = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """List a tenant's kiosks, when each was heard of last, and how far its record is here."""
    with changing(database) as connection:
        found = listing.kiosks(connection, tenant)
    if as_json:
        say_json([_told(one) for one in found])
        return
    heads = ("NAME", "STATE", "SEEN", "EVENTS", "VERSION", "ID")
    rows = [(one.name, one.state, minute(one.seen_at), one.events, one.version, one.id) for one in found]
    table([heads, *rows])


def _told(one: listing.Listed) -> dict[str, Any]:
    seen = None if one.seen_at is None else written(one.seen_at)
    return {
        "id": one.id,
        "name": one.name,
        "site": one.site,
        "state": one.state,
        "version": one.version,
        "seen_at": seen,
        "clock_offset_ms": one.clock_offset_ms,
        "events": one.events,
    }


def _waiting(connection: Connection, code: str, now: datetime) -> Row[Any] | None:
    try:
        return approval.pending_by_code(connection, code, now)
    except NotDecided as error:
        raise Failure(os.EX_TEMPFAIL, str(error)) from None


def _found(waiting: Row[Any] | None) -> Row[Any]:
    if waiting is None:
        raise Failure(os.EX_DATAERR, "No kiosk waits with this code. It is valid for 15 minutes; compare it again.")
    return waiting


def _show(waiting: Row[Any]) -> None:
    for label, text in (
        ("Kiosk", waiting.name),
        ("Site", waiting.site),
        ("Banks", ", ".join(listing.banks(waiting.banks))),
        ("Version", waiting.version),
        ("Fingerprint", keys.fingerprint(waiting.key)),
    ):
        say(f"{label + ':':<13}{text}")


def _decided(connection: Connection, waiting: Row[Any], tenant: str) -> str:
    try:
        return approval.approve(connection, waiting, tenant, system_clock())
    except NotDecided as error:
        raise Failure(os.EX_DATAERR, str(error)) from None


def _kiosk(connection: Connection, tenant: str, name: str) -> Row[Any]:
    query = select(tables.kiosk).where(tables.kiosk.c.tenant == tenant, tables.kiosk.c.name == name)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Failure(os.EX_DATAERR, f"Tenant {tenant} has no kiosk {name}.")
    return row
