"""``locker-kiosk config``: look at a site file before a kiosk runs with it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli import site

app = typer.Typer(help="Look at a site file.", no_args_is_help=True, rich_markup_mode=None)


@app.command(epilog="Example: locker-kiosk config check /etc/locker-kiosk/site.toml")
def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="The site file.")]) -> None:
    """Explain every fault in a site file with its line; say so when there is none."""
    found = site.load(file)
    doors, banks = len(found.compartments), len(found.banks)
    typer.echo(f"{file} is in order: {found.site.name}, {doors} doors in {banks} bank(s), {len(found.buses)} bus(es).")
