"""`locker-upstream policy`: under which rules kiosks give doors."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Connection

from upstream.cli.common import DEFAULT_DATABASE, Database, Json, Tenant, changing, minute, say, say_json, table
from upstream.cli.failure import Failure
from upstream.clock import system_clock, written
from upstream.policies import answers, documents
from upstream.policies.answers import Answer
from upstream.policies.checking import MOST_BYTES, TENANT, Unsound, is_scope
from upstream.policies.documents import Document, Unknown

app = typer.Typer(help="Under which rules kiosks give doors.", no_args_is_help=True, rich_markup_mode=None)

Site = Annotated[str | None, typer.Option("--site", metavar="NAME", help="For the kiosks of this site alone.")]
Kiosk = Annotated[str | None, typer.Option("--kiosk", metavar="NAME", help="For this kiosk alone.")]
_BY = "command line"
_TELLS = {"refused": "refused: {why}", "overruled": "overruled by {why}", "set-aside": "set aside until {why}"}


@app.command("set", epilog="Example: locker-upstream policy set --tenant acme --site 'HQ North' policy.toml")
def set_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="TOML with [policy] and [[scope]], as in a kiosk's site file.")
    ],
    tenant: Tenant,
    site: Site = None,
    kiosk: Kiosk = None,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Set what is to hold at all kiosks of a tenant, at those of a site, or at one; the narrowest counts at each.

    It replaces the policies of their site files. Each kiosk checks it against its doors: policy list has what they say.
    """
    scope, text = _scope(site, kiosk), _text(file)
    with _done(database) as connection:
        made = documents.put(connection, tenant, scope, text, _BY, system_clock())
    say(f"Version {made.version} is set for {scope}. Each kiosk says what it makes of it: see policy list.")


@app.command(epilog="Example: locker-upstream policy show --tenant acme --kiosk bank-2f")
def show(tenant: Tenant, site: Site = None, kiosk: Kiosk = None, database: Database = DEFAULT_DATABASE) -> None:
    """Print a document, as it was set."""
    scope = _scope(site, kiosk)
    with _done(database) as connection:
        found = documents.find(connection, tenant, scope)
        if found is None:
            raise Unknown(f"No policies are set for {scope}.")
    say(f"# {scope}, version {found.version}, set {minute(found.set_at)} by {found.set_by}")
    for line in found.text.splitlines():
        say(line)


@app.command(epilog="Example: locker-upstream policy remove --tenant acme --kiosk bank-2f")
def remove(tenant: Tenant, site: Site = None, kiosk: Kiosk = None, database: Database = DEFAULT_DATABASE) -> None:
    """Nothing is set for these any more: they go by what is set more widely, or by their site files."""
    scope = _scope(site, kiosk)
    with _done(database) as connection:
        documents.remove(connection, tenant, scope, _BY, system_clock())
    say(f"Removed what was set for {scope}.")


@app.command("list", epilog="Example: locker-upstream policy list --tenant acme")
def list_(tenant: Tenant, database: Database = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """List what is set, and which kiosk has which version and what it made of it."""
    with changing(database) as connection:
        found, said = documents.all_of(connection, tenant), answers.by_scope(connection, tenant)
    if as_json:
        say_json([_json(one, said.get(one.scope, ())) for one in found])
        return
    rows = [row for one in found for row in _rows(one, said.get(one.scope, ()))]
    table([("FOR", "VERSION", "SET", "BY", "KIOSK", "HAS", "SAYS"), *rows])


@contextmanager
def _done(database: str) -> Iterator[Connection]:
    """One transaction; what is refused ends the command with its sentence."""
    try:
        with changing(database) as connection:
            yield connection
    except (Unsound, Unknown) as error:
        raise Failure(os.EX_DATAERR, str(error)) from None


def _scope(site: str | None, kiosk: str | None) -> str:
    if site is not None and kiosk is not None:
        raise Failure(os.EX_USAGE, "Give --site or --kiosk, not both: a kiosk is at one site.")
    scope = TENANT if site is None and kiosk is None else f"site:{site}" if kiosk is None else f"kiosk:{kiosk}"
    if not is_scope(scope):
        raise Failure(os.EX_USAGE, "A site and a kiosk have a name of 1 to 100 characters.")
    return scope


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Failure(os.EX_DATAERR, f"A document of policies has at most {MOST_BYTES} bytes, {file} has more.")
        return content.decode("utf-8-sig")
    except OSError as error:
        raise Failure(os.EX_NOINPUT, f"{file} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Failure(os.EX_DATAERR, f"{file} is not written in UTF-8.") from None


def _rows(one: Document, said: Sequence[Answer]) -> Iterator[tuple[Any, ...]]:
    """A line for each kiosk that has answered; one without where none has."""
    about = (one.scope, one.version, minute(one.set_at), one.set_by)
    for each in said:
        yield *about, each.kiosk, each.version, _TELLS.get(each.state, each.state).format(why=each.why)
    if not said:
        yield *about, None, None, "no kiosk has answered yet"


def _json(one: Document, said: Sequence[Answer]) -> Mapping[str, Any]:
    kiosks = [
        {"kiosk": each.kiosk, "version": each.version, "state": each.state, "why": each.why, "at": written(each.at)}
        for each in said
    ]
    set_at = written(one.set_at)
    return {"for": one.scope, "version": one.version, "set_at": set_at, "set_by": one.set_by, "kiosks": kiosks}
