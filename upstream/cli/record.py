"""`locker-upstream record`: the records that kiosks have sent, for whoever checks them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from upstream.cli.common import DEFAULT_DATABASE, Database, Tenant, changing, say
from upstream.cli.failure import Failure
from upstream.kiosks import server_key
from upstream.records import export as exports
from upstream.records.export import NothingToExport

app = typer.Typer(help="The records that kiosks have sent.", no_args_is_help=True, rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help="The kiosk, by its id in the site file.")]
Out = Annotated[Path, typer.Option("--out", dir_okay=False, metavar="FILE", help="A file that is not there yet.")]


@app.command(epilog="Example: locker-upstream record export bank-2f --tenant acme --out record.jsonl")
def export(name: Name, tenant: Tenant, out: Out, database: Database = DEFAULT_DATABASE) -> None:
    """Write a kiosk's record for `locker-kiosk audit verify`, up to the last event that it has signed."""
    try:
        with changing(database) as connection, open(out, "xb", opener=_for_its_owner) as file:
            done = exports.export(connection, tenant, name, file)
    except FileExistsError:
        raise Failure(os.EX_CANTCREAT, f"{out} is there already.") from None
    except OSError as error:
        out.unlink(missing_ok=True)
        raise Failure(os.EX_CANTCREAT, f"{out} can't be written: {error.strerror}.") from None
    except NothingToExport as error:
        out.unlink()
        raise Failure(os.EX_DATAERR, str(error)) from None
    say(f"Exported {done.events} events of {done.epochs} epochs.")
    if done.each_proven:
        say("Personal data was erased here for its age, so each event is proven by itself; the chain can be followed.")
    if done.left_out:
        say(f"Left out {done.left_out}, which the kiosk has not signed.")


def _for_its_owner(path: str, flags: int) -> int:
    """It tells what people did."""
    return os.open(path, flags, 0o600)


@app.command(epilog="Example: locker-upstream record keys bank-2f --tenant acme > keys.txt")
def keys(name: Name, tenant: Tenant, database: Database = DEFAULT_DATABASE) -> None:
    """Print the public keys that a kiosk's record was signed with, as a key file.

    They are what the kiosk said of itself: compare them with those that the kiosk prints.
    """
    with changing(database) as connection:
        found = exports.keys(connection, tenant, name)
    if not found:
        raise Failure(os.EX_DATAERR, f"Tenant {tenant} has no record of a kiosk {name}.")
    for one in found:
        say(one)


@app.command(epilog="Example: locker-upstream record own-key")
def own_key(database: Database = DEFAULT_DATABASE) -> None:
    """Print the public key by which this service signs checkpoints, too."""
    with changing(database) as connection:
        public = server_key.known(connection)
    if public is None:
        raise Failure(os.EX_DATAERR, "The service has no key yet: it makes one when it is served for the first time.")
    say(server_key.vkey(public))
