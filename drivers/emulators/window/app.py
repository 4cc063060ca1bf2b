"""Opens the window and runs the bank inside Qt's loop."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from drivers.emulators.bank import Bank, Emit
from drivers.emulators.layout import Layout
from drivers.emulators.loop import Loop
from drivers.emulators.window.loop import QtLoop
from drivers.emulators.window.view import BankView

_QML = Path(__file__).parent / "qml"
_ABOVE_DRIVERS = Path(__file__).parents[3]
_FONTS = (_ABOVE_DRIVERS / "assets" / "fonts", _ABOVE_DRIVERS / "kiosk" / "_assets" / "fonts")
"""At the top of a checkout, or in an installed wheel."""

_DEFAULT = QRect(60, 60, 1040, 720)


class Window:
    """The window of a bank. ``bank`` is made here, so that the window hears of everything that happens to it."""

    def __init__(self, layout: Layout, loop: Loop, emit: Emit, geometry: QRect = _DEFAULT) -> None:
        self.bank = Bank(layout, loop, lambda event: self._happened(event, emit))
        self.view = BankView(self.bank)
        self._engine = QQmlApplicationEngine()
        self._engine.addImportPath(str(_QML))
        self._engine.setInitialProperties({"view": self.view})
        self._engine.loadFromModule("BankWindow", "Main")
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise ValueError("The window cannot be shown: its QML did not load.")
        self.window = roots[0]
        self.window.setGeometry(geometry)
        self.window.show()

    def close(self) -> None:
        """The engine goes before the view, or QML would see it vanish."""
        self.window.hide()
        del self.window
        del self._engine

    def _happened(self, event: Mapping[str, object], emit: Emit) -> None:
        emit(event)
        self.view.happened(event)


def run_in_window(
    layout: Layout,
    geometry: str | None,
    fonts: Path | None,
    serve: Callable[[Bank, Loop, Callable[[], None]], int],
    output: Callable[[Loop], Emit],
) -> int:
    """Show a bank and run it until it ends or the window is closed. Raises ValueError for a bad geometry."""
    place = parse_geometry(geometry) if geometry else _DEFAULT
    # There may be no GPU, and this window never needs one.
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    application = QGuiApplication.instance() or QGuiApplication(["Emulated bank"])
    _use_fonts(fonts)
    loop = QtLoop(application)
    window = Window(layout, loop, output(loop), place)
    try:
        return serve(window.bank, loop, window.view.refresh)
    finally:
        window.close()


def parse_geometry(text: str) -> QRect:
    """A place like ``900x700+1100+40``. Raises ValueError."""
    match = re.fullmatch(r"(\d+)x(\d+)(?:\+(-?\d+)\+(-?\d+))?", text)
    if match is None:
        raise ValueError(f"“{text}” is no geometry; it is WIDTHxHEIGHT+X+Y, like 900x700+1100+40.")
    width, height, x, y = (int(part or 0) for part in match.groups())
    return QRect(x, y, width, height)


def _use_fonts(folder: Path | None) -> None:
    """Take the typeface from a folder, or from where the kiosk's may be; without one the system's has to do."""
    families: list[str] = []
    for place in (folder,) if folder else _FONTS:
        for file in sorted(place.glob("*.[ot]tf")):
            families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    if families:
        QGuiApplication.setFont(QFont(families[0]))
