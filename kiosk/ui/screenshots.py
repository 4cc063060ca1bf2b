"""Draws every screen through the real QML, without a display.

Usage: python -m kiosk.ui.screenshots --out DIR [--only TEXT] [--pictures]
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kiosk.ui.app import Gui, make_application
from kiosk.ui.scenes import NOW, PANELS, SCENES, Panel, Scene
from kiosk.ui.settings import Scheme

PICTURES = ("start", "door-open", "ends-soon", "code")
# The pictures of docs/facilities.md, on a panel that lies: the file's name, and its scene.
GUIDE = {
    "facilities-in": "operator-pin",
    "facilities-map": "bank-front",
    "facilities-door": "compartment-overdue",
    "facilities-reason": "reason-chosen",
    "facilities-case": "recovery-case-some-listed",
    "facilities-found": "recovery-describe-photo",
    "facilities-signature": "recovery-hand-back-signed",
    "facilities-person": "person",
    "facilities-alarms": "alarms-few",
    "facilities-run": "run",
}
GUIDE_WIDTH = 1280
# Every scene on the common panels; on the others, what is hardest to fit.
SUBSET = {
    "start",
    "door-open",
    "door-open-to-report",
    "something-in-here",
    "keep-or-give-back",
    "keep-or-share",
    "ends-soon",
    "my-doors-to-choose",
    "my-doors-many",
    "share",
    "choose-door",
    "code",
    "bank-full-until",
    "in-line-third",
    "not-allowed-expired",
    "help",
    "door-stuck",
    "visitor-welcome",
    "details",
    "find-host",
    "choose-locker",
    "pass-ready",
    "visits",
    "pass-refused-ended",
    "operator-pin-badge",
    "new-operator-pin",
    "bank-front",
    "bank-front-list",
    "bank-front-menu",
    "recovery-case-untold",
    "recovery-describe-photo",
    "recovery-log-find",
    "recovery-hand-back-signed",
}
COLUMNS = 8
THUMB = 300
LABEL = 30


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take."""

    panel: Panel
    theme: Scheme
    language: str
    scene: Scene

    @property
    def name(self) -> str:
        return f"{self.panel.name}-{self.theme.value}-{self.language}-{self.scene.name}"


def shots(only: str) -> Iterator[Shot]:
    """All of them whose name contains the text, window by window."""
    for panel in PANELS:
        for theme in Scheme:
            for language in ("en", "de"):
                for scene in SCENES:
                    shot = Shot(panel, theme, language, scene)
                    if only in shot.name and (panel.name.endswith("21") or scene.name in SUBSET):
                        yield shot


class Camera:
    """Keeps one window a panel and theme open, and takes pictures of it."""

    def __init__(self) -> None:
        self._of: tuple[Panel, Scheme] | None = None
        self._gui: Gui | None = None

    def take(self, shot: Shot) -> QImage:
        gui = self._window(shot)
        shot.scene.play(gui)
        gui.presenter.shell.setLanguage(shot.language)
        for _ in range(3):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return gui.window.grabWindow()

    def close(self) -> None:
        if self._gui is not None:
            self._gui.close()
        self._gui = None

    def _window(self, shot: Shot) -> Gui:
        wanted = (shot.panel, shot.theme)
        if self._gui is None or self._of != wanted:
            self.close()
            self._gui = Gui(lambda _: None, shot.panel.settings(shot.theme), now=lambda: NOW)
            self._gui.show()
            self._of = wanted
        return self._gui


def contact_sheet(pictures: list[tuple[str, QImage]]) -> QImage:
    """All pictures in one, each with its name."""
    tallest = max(image.height() * THUMB // image.width() for _, image in pictures)
    columns = min(COLUMNS, len(pictures))
    rows = -(-len(pictures) // columns)
    sheet = QImage(columns * (THUMB + 16), rows * (tallest + LABEL + 16), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#8a8f96"))
    painter = QPainter(sheet)
    font = QFont("Inter")
    font.setPixelSize(15)
    painter.setFont(font)
    smooth = Qt.TransformationMode.SmoothTransformation
    for number, (name, image) in enumerate(pictures):
        x, y = number % columns * (THUMB + 16) + 8, number // columns * (tallest + LABEL + 16) + 8
        painter.drawText(QRect(x, y, THUMB, LABEL), Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawImage(x, y + LABEL, image.scaledToWidth(THUMB, smooth))
    painter.end()
    return sheet


def write_all(out: Path, only: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    camera = Camera()
    sheets: dict[str, list[tuple[str, QImage]]] = {}
    for shot in shots(only):
        image = camera.take(shot)
        image.save(str(out / f"{shot.name}.png"))
        sheets.setdefault(f"{shot.panel.name}-{shot.theme.value}-{shot.language}", []).append((shot.scene.name, image))
    camera.close()
    for name, pictures in sheets.items():
        contact_sheet(pictures).save(str(out / f"sheet-{name}.png"))


def write_pictures(folder: Path) -> None:
    """The pictures of the README and of the guide for facilities."""
    folder.mkdir(parents=True, exist_ok=True)
    scenes = {scene.name: scene for scene in SCENES}
    camera = Camera()
    for name in PICTURES:
        camera.take(Shot(PANELS[0], Scheme.LIGHT, "en", scenes[name])).save(str(folder / f"{name}.png"))
    for file, name in GUIDE.items():
        image = camera.take(Shot(PANELS[1], Scheme.LIGHT, "en", scenes[name]))
        image.scaledToWidth(GUIDE_WIDTH, Qt.TransformationMode.SmoothTransformation).save(str(folder / f"{file}.png"))
    camera.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw every screen.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="only pictures whose name contains this")
    parser.add_argument("--pictures", action="store_true", help="only the pictures of the documents")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = make_application()
    if arguments.pictures:
        write_pictures(arguments.out)
    else:
        write_all(arguments.out, arguments.only)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
