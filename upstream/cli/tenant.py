"""`locker-upstream tenant`: whom the service serves."""

from __future__ import annotations

import os
import re
from typing import Annotated

import typer
from sqlalchemy import select

from upstream.cli.common import DEFAULT_DATABASE, Database, Json, changing, minute, say, say_json, table
from upstream.cli.failure import Failure
from upstream.clock import system_clock, written
from upstream.database import tables
from upstream.database.dialects import insert_if_absent

app = typer.Typer(help="Whom the service serves.", no_args_is_help=True, rich_markup_mode=None)

_SLUG = re.compile("[a-z0-9][a-z0-9-]{0,62}")


@app.command(epilog='Example: locker-upstream tenant add acme --name "Acme Ltd"')
def add(
    slug: Annotated[str, typer.Argument(help="A short name: small letters, digits, hyphens.")],
    name: Annotated[str | None, typer.Option(help="As people call it.")] = None,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Add a tenant."""
    if _SLUG.fullmatch(slug) is None:
        raise Failure(os.EX_DATAERR, "A tenant's short name has small letters, digits and hyphens, 63 at most.")
    with changing(database) as connection:
        values = {"slug": slug, "name": name or slug, "created_at": system_clock()}
        if not insert_if_absent(connection, tables.tenant, values):
            raise Failure(os.EX_DATAERR, f"There is a tenant {slug} already.")
    say(f"Added tenant {slug}.")


@app.command("list", epilog="Example: locker-upstream tenant list")
def list_(database: Database = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """List the tenants."""
    with changing(database) as connection:
        rows = connection.execute(select(tables.tenant).order_by(tables.tenant.c.slug)).all()
    if as_json:
        say_json([{"slug": one.slug, "name": one.name, "created_at": written(one.created_at)} for one in rows])
    else:
        table([("SLUG", "NAME", "SINCE"), *((one.slug, one.name, minute(one.created_at)) for one in rows)])
