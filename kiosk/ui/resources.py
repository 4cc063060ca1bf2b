"""Where fonts, sounds and translations are: inside an installed wheel, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
QML = PACKAGE / "ui" / "qml"


def folder(name: str) -> Path:
    """``assets`` or ``translations``."""
    packed = PACKAGE / f"_{name}"
    return packed if packed.is_dir() else PACKAGE.parent / name
