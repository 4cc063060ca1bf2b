"""``locker-kiosk emulate``: the bank of a site file without its hardware."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.cli import site
from kiosk.cli.options import Config
from kiosk.config import Site

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
    folder = Path(config).resolve().parent
    file = folder / f".{config.stem}.emulated.json"
    file.write_text(json.dumps(layout(found), ensure_ascii=False, indent=1))
    arguments = ["--layout", str(file), *(["--window"] if window else [])]
    try:
        sys.stdout.flush()
        return main(arguments) or os.EX_OK
    finally:
        file.unlink(missing_ok=True)


def layout(found: Site, badges: dict[str, str] | None = None, codes: dict[str, str] | None = None) -> dict[str, Any]:
    """The site as the emulator wants it; badges and codes, by what is written on them, lie beside the bank."""
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
        "badges": [{"label": label, "badge": badge} for label, badge in (badges or {}).items()],
        "codes": [{"label": label, "text": text} for label, text in (codes or {}).items()],
    }
