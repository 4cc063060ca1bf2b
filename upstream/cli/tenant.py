"""`locker-upstream tenant`: whom the service serves, and what they have chosen."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlalchemy import Connection, select

from upstream.cli.common import (
    DEFAULT_DATABASE,
    Database,
    Json,
    KeyFile,
    changing,
    key_of,
    minute,
    opened,
    say,
    say_json,
    table,
    zone_of,
)
from upstream.cli.failure import Failure
from upstream.clock import system_clock, written
from upstream.database import tables
from upstream.database.database import transaction
from upstream.database.dialects import insert_if_absent
from upstream.notices import choices, ways
from upstream.notices.owed import Standing, standing

app = typer.Typer(help="Whom the service serves.", no_args_is_help=True, rich_markup_mode=None)

_SLUG = re.compile("[a-z0-9][a-z0-9-]{0,62}")
_MOST_BYTES = 64 << 10

Slug = Annotated[str, typer.Argument(metavar="SLUG", help="The tenant, by its short name.")]
UrlFile = Annotated[
    Path | None,
    typer.Option(
        "--url-file",
        metavar="FILE",
        help="Apprise URLs, one a line; - reads them from the input. {email} stands for a person's address; "
        "one without it is the tenant's own, for alarms. An empty file: no notices.",
    ),
]
Zone = Annotated[str | None, typer.Option("--zone", metavar="ZONE", help="Whose time notices speak, like Europe/Rome.")]
Days = Annotated[int | None, typer.Option("--days", min=1, max=36_500, help="So many days after it came here.")]
AsKiosk = Annotated[bool, typer.Option("--as-kiosk", help="For as long as the kiosk that sent it.")]


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


@app.command(epilog="Example: locker-upstream tenant notices acme --url-file acme.urls --zone Europe/Berlin")
def notices(
    slug: Slug,
    url_file: UrlFile = None,
    zone: Zone = None,
    key_file: KeyFile = None,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Say where notices go, and how they fare. The addresses are kept sealed, and never shown again."""
    urls = None if url_file is None else _urls(url_file)
    chosen = None if zone is None else zone_of(zone)
    with opened(database) as engine:
        key = key_of(engine, key_file)[1]
        with transaction(engine) as connection:
            _require(connection, slug)
            if chosen is not None:
                choices.set_zone(connection, slug, chosen)
            if urls is not None:
                choices.set_urls(connection, slug, urls, key, system_clock())
            choice = choices.of(connection, slug)
            found = standing(connection, slug)
    _show(choices.ways(choice, slug, key), choice.zone, found)


@app.command(epilog="Example: locker-upstream tenant retention acme --days 90")
def retention(slug: Slug, days: Days = None, as_kiosk: AsKiosk = False, database: Database = DEFAULT_DATABASE) -> None:
    """Say for how long personal data of the kiosks' records and of bookings is kept here."""
    if days is not None and as_kiosk:
        raise Failure(os.EX_USAGE, "--days and --as-kiosk contradict each other.")
    with changing(database) as connection:
        _require(connection, slug)
        if days is not None or as_kiosk:
            choices.set_days(connection, slug, days)
        kept = choices.of(connection, slug).keeps_personal
    until = "for as long as the kiosk keeps it" if kept is None else f"for {kept.days} days after it came here"
    say(f"Personal data of {slug} is kept {until}.")


def _require(connection: Connection, slug: str) -> None:
    if connection.execute(select(tables.tenant.c.slug).where(tables.tenant.c.slug == slug)).first() is None:
        raise Failure(os.EX_DATAERR, f"There is no tenant {slug}.")


def _urls(file: Path) -> list[str]:
    """Those of a file. Raises Failure, which names the line of one that can't be used, and never the URL."""
    lines = [one.strip() for one in _text(file).splitlines()]
    urls = [(number, one) for number, one in enumerate(lines, 1) if one and not one.startswith("#")]
    if len(urls) > choices.MOST_URLS:
        raise Failure(os.EX_DATAERR, f"There are more than {choices.MOST_URLS} addresses. Nothing was changed.")
    for number, url in urls:
        objection = ways.objection(url)
        if objection is not None:
            raise Failure(os.EX_DATAERR, f"Line {number}: {objection} Nothing was changed.")
    return [url for _, url in urls]


def _text(file: Path) -> str:
    try:
        with sys.stdin.buffer if str(file) == "-" else file.open("rb") as opened_:
            return opened_.read(_MOST_BYTES).decode()
    except OSError as error:
        raise Failure(os.EX_NOINPUT, f"{file} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Failure(os.EX_DATAERR, f"{file} is no text in UTF-8.") from None


def _show(found: ways.Ways, zone: ZoneInfo, stands: Standing) -> None:
    say(f"To people:     {_schemes(found.for_people)}")
    say(f"To the tenant: {_schemes(found.for_tenant)}")
    say(f"In the time of {zone.key}. {stands.waiting} wait, {stands.given_up} were given up lately.")
    if stands.error is not None:
        say(f"The last one that did not get through: {stands.error}")


def _schemes(urls: list[str]) -> str:
    return ", ".join(sorted(ways.scheme(url) for url in urls)) or "no way was set"
