"""Compile the translations whenever the project is built or installed: translations/NAME.ts becomes NAME.qm beside it.

Hatchling calls this for a wheel (the .qm files travel in kiosk/_translations) and for an editable install
(the kiosk then reads them from the checkout). They are never committed.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import PySide6
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The program itself: the wrapper script may not be on the path of whoever builds.
LRELEASE = Path(PySide6.__file__).parent / "lrelease"


class TranslationsHook(BuildHookInterface[Any]):
    """Called by hatchling before it collects files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        folder = Path(self.root, "translations")
        for source in sorted(folder.glob("*.ts")):
            compiled = source.with_suffix(".qm")
            if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
                continue
            subprocess.run([LRELEASE, "-silent", source, "-qm", compiled], check=True)
