"""`locker-upstream people`: who may use the doors of a tenant's banks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection, select

from upstream.changes import feed, people
from upstream.changes.people import NotDone, Taken
from upstream.changes.people_file import MOST_BYTES, PeopleFileError, read
from upstream.cli.common import DEFAULT_DATABASE, Database, Tenant, changing, say, zone_of
from upstream.cli.failure import Failure
from upstream.database.tables import tenant as tenants

app = typer.Typer(help="The people of a tenant.", no_args_is_help=True, rich_markup_mode=None)

Id = Annotated[str, typer.Argument(metavar="ID", help="As other systems know them: the id of the file.")]
Zone = Annotated[str, typer.Option("--zone", help="Where times without an offset are meant.", metavar="ZONE")]
_COLUMNS = "id,name,kind,email,department,badge,valid_from,valid_until,reachable,groups"


@app.command("import", epilog="Example: locker-upstream people import staff.csv --tenant acme --zone Europe/Berlin")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=f"CSV with the columns {_COLUMNS}; id and name at least.")
    ],
    tenant: Tenant,
    zone: Zone = "UTC",
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Take people in, or renew them; the kiosks are told of those who have changed.

    Of somebody who is known, what the file has no column for stays as it is. Nobody is removed.
    """
    try:
        told, left_out = read(_content(file), zone_of(zone))
    except PeopleFileError as error:
        raise Failure(os.EX_DATAERR, f"{error} Nothing was changed.") from None
    with changing(database) as connection:
        _require(connection, tenant)
        taken = people.save(connection, tenant, told)
    refused = sorted([*left_out, *taken.refused], key=lambda one: one.line)
    for one in refused:
        typer.echo(f"Line {one.line}: {one.reason} Left out.", err=True)
    say(_told(taken, len(refused)))
    if refused:
        raise typer.Exit(os.EX_DATAERR)


@app.command(epilog="Example: locker-upstream people suspend E1001 --tenant acme")
def suspend(id_: Id, tenant: Tenant, database: Database = DEFAULT_DATABASE) -> None:
    """Have every kiosk refuse somebody; what they hold stays theirs."""
    _stand(database, tenant, id_, suspended=True)
    say(f"Suspended {id_}.")


@app.command(epilog="Example: locker-upstream people restore E1001 --tenant acme")
def restore(id_: Id, tenant: Tenant, database: Database = DEFAULT_DATABASE) -> None:
    """Let somebody in again who was suspended here."""
    _stand(database, tenant, id_, suspended=False)
    say(f"Restored {id_}.")


@app.command(epilog="Example: locker-upstream people remove E1001 --tenant acme")
def remove(id_: Id, tenant: Tenant, database: Database = DEFAULT_DATABASE) -> None:
    """Somebody is nobody of this tenant's any more: refused everywhere, and erased at the kiosks in their time."""
    with changing(database) as connection:
        _require(connection, tenant)
        try:
            people.remove(connection, tenant, id_)
        except NotDone as error:
            raise Failure(os.EX_DATAERR, str(error)) from None
    say(f"Removed {id_}.")


@app.command(epilog="Example: locker-upstream people resend --tenant acme")
def resend(tenant: Tenant, database: Database = DEFAULT_DATABASE) -> None:
    """Have every kiosk take everything again: after a backup of this database was put back."""
    with changing(database) as connection:
        _require(connection, tenant)
        feed.expire_cursors(connection, tenant)
    say(f"The kiosks of {tenant} take everything again.")


def _require(connection: Connection, tenant: str) -> None:
    if connection.execute(select(tenants.c.slug).where(tenants.c.slug == tenant)).first() is None:
        raise Failure(os.EX_DATAERR, f"There is no tenant {tenant}.")


def _stand(database: str, tenant: str, id_: str, *, suspended: bool) -> None:
    with changing(database) as connection:
        _require(connection, tenant)
        try:
            people.suspend(connection, tenant, id_, suspended)
        except NotDone as error:
            raise Failure(os.EX_DATAERR, str(error)) from None


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise Failure(os.EX_NOINPUT, f"{file} can't be read: {error.strerror}.") from None


def _told(taken: Taken, refused: int) -> str:
    return f"{taken.changed} new or changed, {taken.unchanged} as before, {refused} left out."
