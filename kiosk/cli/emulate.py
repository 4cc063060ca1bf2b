"""``locker-kiosk emulate``: the bank of a site file without its hardware."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated, Any

import typer

from kiosk.cli import site
from kiosk.cli.failure import Failure
from kiosk.cli.options import Config
from kiosk.config import Site

Layout = dict[str, Any]  # as JSON; drivers/emulators/README.md has its keys

EXAMPLE = "Example: locker-kiosk emulate --config site.toml --window"


def emulate(
    config: Config,
    window: Annotated[bool, typer.Option("--window", help="Show the front of the bank, to click on.")] = False,
) -> int:
    """Be the lock boards, readers, scanners and printer of a site file, on pseudo-terminals where it says they are.

    Commands are read from stdin, a line each: "help" lists them.
    """
    from drivers.emulators.process import main

    found = site.load(config)
    _check(found)
    with NamedTemporaryFile("w", prefix="emulated-", suffix=".json") as file:
        json.dump(layout(found), file, ensure_ascii=False)
        file.flush()
        return main(["--layout", file.name, *(["--window"] if window else [])])


def _check(found: Site) -> None:
    """Say what a pseudo-terminal or a folder can't stand in for."""
    urls = {one.name: one.url for one in found.buses} | {one.name: one.url or "" for one in found.readers}
    urls |= {one.name: one.url for one in found.printers}
    at_ports = [(one.name, one.url) for one in found.scanners if one.url is not None]
    for name, url in [*urls.items(), *at_ports]:
        if "://" in url or url.startswith("usb:"):
            raise Failure(
                os.EX_CONFIG, f"{name} is at {url}. Only a path can be emulated: write one there to try this."
            )
    for scanner in found.scanners:
        if scanner.source is not None and not _may_be_folder(scanner.source):
            typer.echo(f"{scanner.name} is not emulated: {scanner.source} is not a folder for pictures.", err=True)


def _may_be_folder(source: str) -> bool:
    path = Path(source)
    return path.is_dir() or not (path.exists() or "://" in source or path.is_relative_to("/dev"))


def layout(found: Site, badges: Sequence[Mapping[str, str]] = (), codes: Mapping[str, str] | None = None) -> Layout:
    """The site as the emulator wants it. ``badges`` (label, badge, note) and ``codes`` by label lie beside the bank."""
    folders = [one.source for one in found.scanners if one.source is not None and _may_be_folder(one.source)]
    return {
        "title": " · ".join(part for part in (found.site.name, found.kiosk.place) if part),
        "buses": [{"name": one.name, "driver": one.driver, "link": one.url, **one.settings} for one in found.buses],
        "readers": [
            {"name": one.name, "driver": one.driver, "link": one.url, **one.settings}
            for one in found.readers
            if one.url is not None
        ],
        "scanners": [
            {"name": one.name, "driver": one.driver, "link": one.url, **one.settings}
            for one in found.scanners
            if one.url is not None
        ],
        "printers": [{"name": one.name, "driver": one.driver, "link": one.url} for one in found.printers],
        "scanner_folder": folders[0] if folders else None,
        "screen_after_column": found.screen.after_column,
        "inputs": [
            {
                "name": one.name,
                "bus": one.bus,
                "board": one.board,
                "channel": one.channel,
                "is_open": one.active == "closed",
            }
            for one in found.inputs
        ],
        "doors": [
            {
                "door": one.door,
                "bus": one.bus,
                "board": one.board,
                "channel": one.channel,
                "size": one.size.value,
                "column": one.column,
                "row": one.row,
            }
            for one in found.compartments
        ],
        "badges": list(badges),
        "codes": [{"label": label, "text": text} for label, text in (codes or {}).items()],
    }
