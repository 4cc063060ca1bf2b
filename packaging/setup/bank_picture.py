"""Draw the demo's emulated bank, with a door standing open: the picture of it in the README.

Usage: python packaging/setup/bank_picture.py FILE.png
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface
from PySide6.QtTest import QTest

from drivers.emulators.layout import parse
from drivers.emulators.window import app
from drivers.emulators.window.loop import QtLoop
from kiosk.cli.demo import site_file
from kiosk.cli.emulate import layout
from kiosk.cli.site import load

SIZE = QRect(0, 0, 1000, 760)
OPEN = "12"
SWINGS_MS = 1000  # longer than a door takes to swing open
BADGES = [{"label": name, "badge": f"0A{number:08X}"} for number, name in enumerate(("Ada", "Ben", "Chiara", "Deniz"))]


def draw(folder: Path, picture: Path) -> bool:
    """Draw the bank of the demo's site file; true when the picture was written."""
    (folder / "held-up").mkdir()
    site = folder / "site.toml"
    site.write_text(site_file(folder, "kerong-cu16"), "utf-8")
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    application = QGuiApplication(["Emulated bank"])
    app._use_fonts(None)  # noqa: SLF001 - as run_in_window does
    shown = app.Window(parse(layout(load(site), BADGES)), QtLoop(application), lambda _: None, SIZE)
    shown.bank.start()
    shown.view.pull(OPEN)
    QTest.qWait(SWINGS_MS)
    written = shown.window.grabWindow().save(str(picture))
    shown.bank.stop()
    shown.close()
    return written


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        raise SystemExit(not draw(Path(name), Path(sys.argv[1])))
