"""`locker-upstream alarm`: records that tell two stories, or lack something."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from sqlalchemy import select

from upstream.cli.common import DEFAULT_DATABASE, Database, Json, Tenant, changing, minute, say, say_json, table
from upstream.cli.failure import Failure
from upstream.clock import system_clock, written
from upstream.database.tables import alarm, kiosk
from upstream.records import alarms

app = typer.Typer(help="What somebody has to look at.", no_args_is_help=True, rich_markup_mode=None)

All = Annotated[bool, typer.Option("--all", help="Those that were cleared, too.")]


@app.command("list", epilog="Example: locker-upstream alarm list --tenant acme")
def list_(tenant: Tenant, cleared: All = False, database: Database = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """List the alarms that nobody has cleared."""
    query = select(alarm, kiosk.c.name).join_from(alarm, kiosk, alarm.c.kiosk == kiosk.c.id)
    query = query.where(alarm.c.tenant == tenant, kiosk.c.tenant == tenant).order_by(alarm.c.id)
    if not cleared:
        query = query.where(alarm.c.cleared_at.is_(None))
    with changing(database) as connection:
        rows = connection.execute(query).all()
    if as_json:
        say_json(
            [
                {"id": one.id, "kiosk": one.name, "kind": one.kind, "epoch": one.epoch, "sequence": one.sequence}
                | {"detail": one.detail, "times": one.times, "at": written(one.at), "last_at": written(one.last_at)}
                | {"cleared_at": None if one.cleared_at is None else written(one.cleared_at)}
                for one in rows
            ]
        )
        return
    heads = ("ID", "KIOSK", "KIND", "TIMES", "LAST", "WHAT")
    table([heads, *((one.id, one.name, one.kind, one.times, minute(one.last_at), one.detail) for one in rows)])


@app.command(epilog="Example: locker-upstream alarm clear 7 --tenant acme")
def clear(
    id_: Annotated[int, typer.Argument(metavar="ID", help="As `alarm list` shows it.")],
    tenant: Tenant,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Somebody has looked into it: the next of its kind is raised anew."""
    with changing(database) as connection:
        if not alarms.clear(connection, tenant, id_, system_clock()):
            raise Failure(os.EX_DATAERR, f"Tenant {tenant} has no alarm {id_} that is raised.")
    say(f"Cleared alarm {id_}.")
