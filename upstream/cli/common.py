"""What most commands need: the database, the options that name things, and how something is printed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import ArgumentError, OperationalError

from upstream.cli.failure import Failure
from upstream.clock import system_clock
from upstream.database import migrate
from upstream.database.database import open_database, transaction
from upstream.kiosks.server_key import KeyRefused, ServerKey, open_key

Database = Annotated[
    str,
    typer.Option(
        "--database",
        envvar="LOCKER_UPSTREAM_DATABASE",
        metavar="URL",
        help="sqlite:///FILE, or postgresql://USER@HOST/NAME.",
    ),
]
DEFAULT_DATABASE = "sqlite:///locker-upstream.db"
Tenant = Annotated[str, typer.Option("--tenant", metavar="SLUG", help="The tenant, by its short name.")]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        envvar="LOCKER_UPSTREAM_KEY_FILE",
        dir_okay=False,
        metavar="FILE",
        help="The service's own key, made if there never was one; the same on each host. Beside the file of SQLite.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]

# What moves the cursor, begins a line, or turns the order of what follows.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """The database, brought to the schema of this version. Raises Failure where there is none."""
    try:
        engine = open_database(url)
    except (ArgumentError, ValueError, ModuleNotFoundError):
        raise Failure(
            os.EX_USAGE, "--database has to look like sqlite:///FILE or postgresql://USER@HOST/NAME."
        ) from None
    try:
        migrate.to_head(engine)
        yield engine
    except OperationalError as error:
        # The driver's own words; the address, which may hold a password, is not among them.
        reason = " ".join(str(error.orig).split())
        raise Failure(os.EX_UNAVAILABLE, f"The database can't be reached: {reason}") from None
    finally:
        engine.dispose()


@contextmanager
def changing(url: str) -> Iterator[Connection]:
    """One transaction in the database."""
    with opened(url) as engine, transaction(engine) as connection:
        yield connection


def key_of(engine: Engine, path: Path | None) -> tuple[Path, ServerKey]:
    """The service's key and its file. Raises Failure where it is not that of this database."""
    found = path or _beside(engine)
    try:
        with transaction(engine) as connection:
            return found, open_key(connection, found, system_clock())
    except KeyRefused as refused:
        raise Failure(os.EX_NOPERM, str(refused)) from None


def _beside(engine: Engine) -> Path:
    """In the folder of SQLite's file."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        raise Failure(os.EX_USAGE, "--key-file has to say where the service's own key is, or is to be made.")
    return Path(engine.url.database).with_suffix(".key")


def zone_of(name: str) -> ZoneInfo:
    """The time zone of this name. Raises Failure where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Failure(os.EX_USAGE, "--zone has to be a time zone like Europe/Berlin.") from None


def readable(option: str, text: str, longest: int) -> str:
    """Words for people. Raises Failure where they are none, too long, or can't be printed."""
    if not text.strip() or len(text) > longest or not text.isprintable():
        raise Failure(os.EX_USAGE, f"{option} has to have 1 to {longest} characters, all of them printable.")
    return text


def visible(text: object) -> str:
    """``text`` without what could play tricks on a terminal: a kiosk's name comes from outside."""
    return _CONTROLS.sub(lambda found: json.dumps(found[0])[1:-1], str(text))


def say(line: str) -> None:
    typer.echo(visible(line))


def say_json(value: Any) -> None:
    typer.echo(json.dumps(value, indent=1))


def table(rows: list[tuple[Any, ...]]) -> None:
    """Print rows, the first of which are the headings, with their columns aligned."""
    texts = [[visible("" if cell is None else cell) for cell in row] for row in rows]
    widths = [max(len(row[at]) for row in texts) for at in range(len(texts[0]))]
    for row in texts:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def minute(instant: datetime | None) -> str:
    return "never" if instant is None else f"{instant:%Y-%m-%d %H:%M} UTC"
