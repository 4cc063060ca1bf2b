"""The screen: how large things are on it. Qt is asked in a process of its own, since it ends the one it is in
where there is no screen.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Finding, fault, fine, hint, unknown

# A finger needs 9 mm (reference of touch targets: 48 density-independent pixels).
FINGER_MM = 9.0
TARGET_DP = 48
_WITHIN_S = 20.0
_CHECK = "screen"
_ASK = """
import json
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
screen = application.primaryScreen()
told = {"platform": application.platformName(), "ratio": screen.devicePixelRatio()}
told |= {"pixels": screen.geometry().width() * screen.devicePixelRatio(), "mm": screen.physicalSize().width()}
print(json.dumps(told))
"""
_WRITE_IT = "Measure the width of the picture and write it: [screen] width_mm = …"


def check(examined: Examined) -> Iterator[Finding]:
    """The one that the kiosk would be on."""
    told = _asked()
    if told is None or told["platform"] in ("offscreen", "minimal"):
        do = "Run this where the kiosk runs, on its screen."
        yield unknown(_CHECK, "", "There is no screen here that could be measured.", do)
    else:
        yield from found(told, examined.site.screen.width_mm)


def found(told: Mapping[str, Any], width_mm: int | None) -> Iterator[Finding]:
    """``told``: pixels and mm of its width, and the ratio; ``width_mm`` as the site file has it."""
    if width_mm is None and told["mm"] <= 0:
        yield fault(_CHECK, "", "The screen does not say how large it is.", _WRITE_IT)
        return
    millimetres = width_mm or told["mm"]
    target = TARGET_DP * told["ratio"] * millimetres / told["pixels"]
    dpi = told["pixels"] / millimetres * 25.4
    what = f"{told['pixels']:.0f} pixels on {millimetres:.0f} mm, {dpi:.0f} dpi: {TARGET_DP} dp are {target:.1f} mm."
    if target >= FINGER_MM:
        yield fine(_CHECK, "", what)
    elif width_mm is not None:
        yield fine(_CHECK, "", f"{what} The kiosk draws by the width that the site file gives.")
    else:
        yield hint(_CHECK, "", f"{what} A finger needs {FINGER_MM:.0f} mm.", _WRITE_IT)


def _asked() -> Mapping[str, Any] | None:
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and lines
            [sys.executable, "-c", _ASK], capture_output=True, timeout=_WITHIN_S, check=False
        )
    except subprocess.TimeoutExpired:
        return None  # a display that never answers is none
    if done.returncode != 0:
        return None
    told: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
