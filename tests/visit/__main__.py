"""Draws the picture strip of a visit: python -m tests.visit FILE.png"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kiosk.ui.app import make_application
from tests.visit.story import Step, Visit

# The pictures of the strip, and what somebody does there.
CHAPTERS = {
    "Arrive": ("Welcome", "Who are you?", "Whom do you visit?", "Which size?", "Your pass"),
    "Store": ("Your door", "It is yours"),
    "Fetch": ("Are you leaving?",),
    "Leave": ("Goodbye", "A copy of it"),
}
COLUMNS = 5
WIDTH, GAP, HEAD = 360, 24, 64
INK, PAPER, LINE = QColor("#14191f"), QColor("#ffffff"), QColor("#c3cad3")


def strip(steps: list[Step]) -> QImage:
    """All pictures in two rows, each below the name of what happens there."""
    named = {step.name: step.picture for step in steps}
    cells = [(f"{chapter} · {name}", named[name]) for chapter, names in CHAPTERS.items() for name in names]
    height = WIDTH * cells[0][1].height() // cells[0][1].width()
    rows = -(-len(cells) // COLUMNS)
    found = QImage(COLUMNS * (WIDTH + GAP) + GAP, rows * (height + HEAD + GAP), QImage.Format.Format_RGB32)
    found.fill(PAPER)
    painter = QPainter(found)
    font = QFont("Inter")
    font.setPixelSize(22)
    painter.setFont(font)
    for number, (name, picture) in enumerate(cells):
        down, across = divmod(number, COLUMNS)
        x, y = GAP + across * (WIDTH + GAP), down * (height + HEAD + GAP)
        painter.setPen(INK)
        painter.drawText(QRect(x, y, WIDTH, HEAD), Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawImage(x, y + HEAD, picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation))
        painter.setPen(LINE)
        painter.drawRect(x, y + HEAD, WIDTH - 1, height - 1)
    painter.end()
    return found


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        visit = Visit(Path(folder))
        try:
            return 0 if strip(list(visit.steps())).save(sys.argv[1]) else 1
        finally:
            visit.close()


if __name__ == "__main__":
    raise SystemExit(main())
