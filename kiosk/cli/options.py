"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[Path, typer.Option("--data", metavar="DIR", help="The kiosk's data folder.")]
Config = Annotated[Path, typer.Option("--config", metavar="FILE", help="The site file.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
