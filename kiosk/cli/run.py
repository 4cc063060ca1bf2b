"""``locker-kiosk run``: a kiosk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli import logs, site
from kiosk.cli.failure import Failure
from kiosk.cli.loading import loading
from kiosk.cli.options import Config, Data
from kiosk.config import Site
from kiosk.engine.ports import StoreError
from kiosk.store.data_folder import DataFolder, FolderInUse, FolderUnusable
from kiosk.store.secrets import KeyMissing

EXAMPLE = "Example: locker-kiosk run --config /etc/locker-kiosk/site.toml --data /var/lib/locker-kiosk"

Windowed = Annotated[bool, typer.Option("--windowed", help="In a window, for a desk, instead of fullscreen.")]
Geometry = Annotated[
    str | None, typer.Option("--geometry", metavar="WxH+X+Y", help="Where the window appears, and how large.")
]


def run(config: Config, data: Data, windowed: Windowed = False, geometry: Geometry = None) -> int:
    """Run a kiosk until it is told to end."""
    return run_site(site.load(config), data, windowed=windowed or geometry is not None, geometry=geometry)


def run_site(found: Site, data: Path, *, windowed: bool, geometry: str | None) -> int:
    """The same for a site that is loaded already."""
    with loading():
        from kiosk.bootstrap import Window, run_kiosk

    logs.set_up()
    size, place = _geometry(geometry)
    try:
        return run_kiosk(found, DataFolder(data), Window(windowed, size, place))
    except FolderInUse as error:
        raise Failure(os.EX_TEMPFAIL, str(error)) from None
    except FolderUnusable as error:
        raise Failure(os.EX_CANTCREAT, str(error)) from None
    except KeyMissing as error:
        raise Failure(os.EX_NOINPUT, str(error)) from None
    except StoreError as error:
        raise Failure(os.EX_IOERR, str(error)) from None


def _geometry(text: str | None) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """``540x960+40+40`` as a size and a place."""
    if text is None:
        return None, None
    try:
        numbers = [int(part) for part in text.replace("x", "+").split("+")]
    except ValueError:
        numbers = []
    if len(numbers) not in (2, 4) or min(numbers[:2], default=0) < 1:
        raise typer.BadParameter("A geometry looks like 540x960 or 540x960+40+40.", param_hint="--geometry")
    return (numbers[0], numbers[1]), (numbers[2], numbers[3]) if len(numbers) == 4 else None
