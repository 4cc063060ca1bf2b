"""``locker-kiosk emulate``: the bank of a site file without its hardware."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from tempfile import NamedTemporaryFile
from typing import Annotated, Any

import typer

from kiosk.cli import site
from kiosk.cli.options import Config
from kiosk.config import Site

Layout = dict[str, Any]  # as JSON; drivers/emulators/README.md has its keys

EXAMPLE = "Example: locker-kiosk emulate --config site.toml --window"


def emulate(
    config: Config,
    window: Annotated[bool, typer.Option("--window", help="Show the front of the bank, to click on.")] = False,
) -> int:
    """Be the lock boards, readers and scanners of a site file, on pseudo-terminals at the places that it names.

    Commands are read from stdin, a line each: "help" lists them.
    """
    from drivers.emulators.process import main

    found = site.load(config)
    with NamedTemporaryFile("w", prefix="emulated-", suffix=".json") as file:
        json.dump(layout(found), file, ensure_ascii=False)
        file.flush()
        return main(["--layout", file.name, *(["--window"] if window else [])])


def layout(found: Site, badges: Sequence[Mapping[str, str]] = (), codes: Mapping[str, str] | None = None) -> Layout:
    """The site as the emulator wants it. ``badges`` (label, badge, note) and ``codes`` by label lie beside the bank."""
    folders = [one.source for one in found.scanners if one.source is not None]
    return {
        "title": " · ".join(part for part in (found.site.name, found.kiosk.place) if part),
        "buses": [{"name": one.name, "driver": one.driver, "link": one.url, **one.settings} for one in found.buses],
        "readers": [
            {"name": one.name, "driver": one.driver, "link": one.url} for one in found.readers if one.url is not None
        ],
        "scanner_folder": folders[0] if folders else None,
        "screen_after_column": found.screen.after_column,
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
