"""`locker-upstream client`: the programs that act for people, such as a reception or a desk-booking service."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from upstream.cli.common import DEFAULT_DATABASE, Database, Json, Tenant, changing, minute, say, say_json, table
from upstream.cli.failure import Failure
from upstream.clock import system_clock, written
from upstream.kiosks import clients
from upstream.kiosks.clients import NotDone

app = typer.Typer(help="Programs that act for people.", no_args_is_help=True, rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help="The program, by a name of your own.")]
Key = Annotated[str, typer.Option("--key", metavar="BASE64", help="Its Ed25519 public key, 32 bytes in Base64.")]
May = Annotated[str, typer.Option("--may", metavar="RIGHTS", help=f"What it may: some of {','.join(clients.RIGHTS)}.")]


@app.command(epilog="Example: locker-upstream client add reception --tenant acme --key 11qYAYKxCrfVS/7T…=")
def add(name: Name, tenant: Tenant, key: Key, may: May = clients.BOOK, database: Database = DEFAULT_DATABASE) -> None:
    """Let whoever has the private half of a key act for a tenant."""
    try:
        public = clients.public_key(key)
        with changing(database) as connection:
            made = clients.add(connection, tenant, name, public, system_clock(), clients.rights(may))
    except NotDone as no:
        raise Failure(os.EX_DATAERR, str(no)) from None
    say(f"{name} may {', '.join(made.may)} for {tenant}; it signs with keyid {made.id}.")


@app.command("list", epilog="Example: locker-upstream client list --tenant acme")
def list_(tenant: Tenant, database: Database = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """List a tenant's clients, those that were revoked too."""
    with changing(database) as connection:
        found = clients.list_of(connection, tenant)
    if as_json:
        say_json(
            [
                {
                    "id": one.id,
                    "name": one.name,
                    "may": list(one.may),
                    "created_at": written(one.created_at),
                    "revoked_at": None if one.revoked_at is None else written(one.revoked_at),
                }
                for one in found
            ]
        )
        return
    table([("NAME", "MAY", "KEYID", "SINCE", "REVOKED"), *map(_line, found)])


@app.command(epilog="Example: locker-upstream client revoke reception --tenant acme")
def revoke(name: Name, tenant: Tenant, database: Database = DEFAULT_DATABASE) -> None:
    """Take nothing any more that this client signs. What it has booked stays booked."""
    try:
        with changing(database) as connection:
            clients.revoke(connection, tenant, name, system_clock())
    except NotDone as no:
        raise Failure(os.EX_DATAERR, str(no)) from None
    say(f"Revoked the key of {name}.")


def _line(one: clients.Client) -> tuple[Any, ...]:
    revoked = None if one.revoked_at is None else minute(one.revoked_at)
    return one.name, ",".join(one.may), one.id[:16], minute(one.created_at), revoked
