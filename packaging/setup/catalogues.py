"""Keep the translation catalogues true to the sources.

`update` brings translations/kiosk_*.ts up to date in place; `check` does so on a copy, and fails when that changes
anything or when a language that we promise is not finished.

Usage: python packaging/setup/catalogues.py update | check
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "translations"
SOURCES = "kiosk/ui"
FINISHED = ["de"]
LUPDATE = Path(PySide6.__file__).parent / "lupdate"


def catalogues(folder: Path) -> list[Path]:
    return sorted(folder.glob("kiosk_*.ts"))


def update(folder: Path) -> None:
    """Every text of the sources into every catalogue of the folder; what is gone from the sources goes from these."""
    for catalogue in catalogues(folder):
        # The English texts are in the sources; its catalogue has only the forms for "one" and "many".
        plural = ["-pluralonly"] if catalogue.stem.endswith("_en") else []
        # Without places in the sources: a catalogue changes when a text does, not when a line moves.
        options = ["-silent", "-locations", "none", "-no-obsolete", "-extensions", "py,qml", *plural]
        subprocess.run([LUPDATE, *options, SOURCES, "-ts", catalogue], check=True, cwd=ROOT)


def stale() -> list[str]:
    """The catalogues that no longer say what the sources say."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name, "translations")
        shutil.copytree(CATALOGUES, copy)
        update(copy)
        return [c.name for c in catalogues(copy) if c.read_bytes() != (CATALOGUES / c.name).read_bytes()]


def unfinished(language: str) -> list[str]:
    """The source texts that a language has no translation for."""
    catalogue = CATALOGUES / f"kiosk_{language}.ts"
    messages = ET.parse(catalogue).iter("message")  # noqa: S314 - our own file
    return [m.findtext("source", "") for m in messages if _is_unfinished(m.find("translation"))]


def _is_unfinished(translation: ET.Element | None) -> bool:
    if translation is None or translation.get("type") == "unfinished":
        return True
    return not all("".join(form.itertext()).strip() for form in (translation.findall("numerusform") or [translation]))


def check() -> int:
    if not catalogues(CATALOGUES):
        print("translations: no catalogue here yet")
        return 0
    faults = [f"{name} is stale: make translations" for name in stale()]
    faults += [f"no {lang} translation yet: {text}" for lang in FINISHED for text in unfinished(lang)]
    print("\n".join(faults) or "translations: up to date, and finished for " + ", ".join(FINISHED))
    return 1 if faults else 0


def main() -> int:
    match sys.argv[1:]:
        case ["check"]:
            return check()
        case ["update"]:
            update(CATALOGUES)
            return 0
        case _:
            print(__doc__)
            return 64  # EX_USAGE


if __name__ == "__main__":
    raise SystemExit(main())
