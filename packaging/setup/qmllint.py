"""Lint the QML against the Python types that it uses, and fail on any finding.

qmllint knows a Python `@QmlElement` class only through a description that PySide6's tools generate from its source, so
this writes one QML module for each QML_IMPORT_NAME into build/qmltypes and lints with it. (`pyside6-project qmllint`
would do both, but answers 0 whatever it finds.)

Usage: python packaging/setup/qmllint.py [QML file or folder …]
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import PySide6

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "qmltypes"
# Where Python types for QML are defined, and where QML modules and files are. A folder that does not exist is left out.
PYTHON = ["kiosk/ui", "drivers/emulators/window"]
IMPORT_PATHS = ["kiosk/ui/qml", "drivers/emulators/window/qml", "drivers/emulators/window"]

QT = Path(PySide6.__file__).parent
DUMP = [sys.executable, str(QT / "scripts" / "metaobjectdump.py")]
REGISTRAR = str(QT / "Qt" / "libexec" / "qmltyperegistrar")
METATYPES = QT / "Qt" / "metatypes"
# Qt's modules that our types build on: QObject, and items that Python paints.
FOREIGN = ("qt6*core*", "qt6qml", "qt6quick")

# As PySide6's parser names a type, and as QML knows it: its float is a double, and a list of strings is a list.
TYPES = {'"float"': '"double"', '"QStringList"': '"QList<QString>"'}


def python_types() -> list[dict[str, Any]]:
    """What PySide6's parser found in each Python file that defines types for QML."""
    sources = [f for d in PYTHON for f in sorted((ROOT / d).rglob("*.py")) if "QML_IMPORT_NAME" in f.read_text("utf-8")]
    if not sources:
        return []
    # What it cannot read it reports itself: a Property that is assigned with its type as a string; a decorator works.
    run = subprocess.run([*DUMP, "--quiet", *map(str, sources)], check=True, stdout=subprocess.PIPE, text=True)
    description = run.stdout
    for theirs, known in TYPES.items():
        description = description.replace(theirs, known)
    found: list[dict[str, Any]] = json.loads(description)
    return found


def write_module(name: str, types: list[dict[str, Any]]) -> None:
    """One QML module: its qmldir and the description of its types."""
    folder = BUILD / Path(*name.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    meta = folder / "metatypes.json"
    meta.write_text(json.dumps(types), "utf-8")
    foreign = ",".join(str(f) for pattern in FOREIGN for f in sorted(METATYPES.glob(f"{pattern}_metatypes.json")))
    major = types[0].get("QML_IMPORT_MAJOR_VERSION", 1)
    command = [REGISTRAR, "--import-name", name, "--major-version", str(major), "--foreign-types", foreign]
    command += ["--generate-qmltypes", str(folder / "types.qmltypes"), "-o", str(folder / "unused.cpp"), str(meta)]
    subprocess.run(command, check=True)
    (folder / "qmldir").write_text(f"module {name}\ntypeinfo types.qmltypes\ndepends QtQuick\n", "utf-8")


def write_modules() -> None:
    """Every module that Python defines, afresh."""
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    by_name: dict[str, list[dict[str, Any]]] = {}
    for types in python_types():
        if "QML_IMPORT_NAME" in types:
            by_name.setdefault(types["QML_IMPORT_NAME"], []).append(types)
    for name, found in by_name.items():
        write_module(name, found)


def qml_files(asked: list[str]) -> list[Path]:
    """The files to lint: those asked for, or all."""
    places = [Path(a) for a in asked] or [ROOT / d for d in PYTHON]
    return sorted(f for place in places for f in ([place] if place.is_file() else place.rglob("*.qml")))


def main() -> int:
    write_modules()
    files = qml_files(sys.argv[1:])
    if not files:
        print("qmllint: no QML here yet")
        return 0
    imports = [str(BUILD), *(str(ROOT / d) for d in IMPORT_PATHS if (ROOT / d).is_dir())]
    paths = [word for folder in imports for word in ("-I", folder)]
    code = subprocess.run(
        [str(QT / "qmllint"), *paths, "--max-warnings", "0", *map(str, files)], check=False
    ).returncode
    if code == 0:
        print(f"qmllint: {len(files)} files, nothing found")
    return 1 if code else 0


if __name__ == "__main__":
    raise SystemExit(main())
