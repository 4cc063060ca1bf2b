"""The database: is it whole, and is it read and written by a library that can be trusted with it?"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Finding, fault, fine, hint
from kiosk.engine.ports import StoreError
from kiosk.store import library, reading, soundness
from kiosk.store.library import Library

_CHECK = "database"


def check(examined: Examined) -> Iterator[Finding]:
    """What is in the data folder, beside a running kiosk too."""
    yield of_library(library.choose())
    if examined.folder is None:
        return
    if not examined.folder.database.exists():
        yield fine(_CHECK, "", "There is none yet: the first start makes it.")
        return
    try:
        with reading.connected(examined.folder.database) as connection:
            wrong = soundness.damage(connection, fully=False)
    except StoreError as error:
        wrong = str(error)
    if wrong is None:
        yield fine(_CHECK, "", "It is whole, as far as a quick check tells.")
    else:
        do = "Start the kiosk anew: it sets a damaged database aside and goes on with its newest backup."
        yield fault(_CHECK, "", wrong, do)


def of_library(chosen: Library) -> Finding:
    """SQLite itself."""
    version = ".".join(map(str, chosen.version))
    if chosen.journal_mode == "wal":
        return fine(_CHECK, "SQLite", f"Version {version} is free of the fault that loses transactions.")
    what = f"Version {version} can lose transactions with its fast journal, so the slow one is used: taps take longer."
    return hint(_CHECK, "SQLite", what, "Install the bundled library: pip install pysqlite3-binary")
