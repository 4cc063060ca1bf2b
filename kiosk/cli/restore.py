"""``locker-kiosk restore``: a backup takes the place of the database."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli import logs
from kiosk.cli.failure import Failure
from kiosk.cli.options import Data, Json
from kiosk.cli.saying import complain, say, say_json
from kiosk.engine.ports import StoreError
from kiosk.engine.upkeep import Backup
from kiosk.runtime import callers
from kiosk.runtime.clock import SystemClock
from kiosk.store import backups, library
from kiosk.store.data_folder import DataFolder, FolderInUse, FolderUnusable
from kiosk.store.make_safe import CannotRestore
from kiosk.store.restore import Restored
from kiosk.store.restore import restore as put_in_place

EXAMPLE = "Example: locker-kiosk restore kiosk-20261126T171500Z.db --data /var/lib/locker-kiosk"

Source = Annotated[
    Path | None,
    typer.Argument(
        metavar="[BACKUP|FOLDER]",
        help="The name of a backup in the data folder, a file, or a folder that backup --out has filled; "
        "the newest good one where none is named.",
    ),
]
List = Annotated[
    bool, typer.Option("--list", help="List the backups of the data folder, each checked, and do no more.")
]


def restore(data: Data, source: Source = None, only_list: List = False, as_json: Json = False) -> None:
    """Put a backup in the place of the database, which is set aside whole. No kiosk may be running."""
    logs.for_a_command()
    folder = DataFolder(data)
    try:
        if only_list:
            _list(folder, as_json=as_json)
            return
        folder.make()
        lock = folder.own()
        try:
            done = _restore(folder, source)
        finally:
            lock.release()
    except FolderInUse as error:
        raise Failure(os.EX_TEMPFAIL, str(error)) from None
    except FolderUnusable as error:
        raise Failure(os.EX_CANTCREAT, str(error)) from None
    except CannotRestore as error:
        raise Failure(os.EX_DATAERR, str(error)) from None
    except (OSError, StoreError) as error:
        raise Failure(os.EX_IOERR, str(error)) from None
    _say(done, as_json=as_json)


def _restore(folder: DataFolder, source: Path | None) -> Restored:
    chosen, clock, by = library.choose(), SystemClock(), callers.myself()
    if source is None:
        return put_in_place(folder, chosen, clock, _newest_good(folder).path, by=by)
    if source.is_dir():
        return put_in_place(folder, chosen, clock, source / folder.database.name, keys=source, by=by)
    named = folder.backups / source
    return put_in_place(folder, chosen, clock, named if named.is_file() else source, by=by)


def _newest_good(folder: DataFolder) -> Backup:
    for one in backups.listed(folder, library.choose()):
        fault = backups.fault_of(one.path, library.choose(), fully=True)
        if fault is None:
            return one
        complain(f"{one.path.name} is no good. {fault}")
    raise Failure(os.EX_NOINPUT, f"There is no good backup in {folder.backups}. Name a file or a folder to restore.")


def _list(folder: DataFolder, *, as_json: bool) -> None:
    chosen = library.choose()
    found = [
        {
            "file": one.path.name,
            "at": one.at.isoformat(),
            "size": one.size,
            "fault": backups.fault_of(one.path, chosen, fully=True),
        }
        for one in backups.listed(folder, chosen)
    ]
    if as_json:
        say_json(found)
        return
    for one, backup in zip(found, backups.listed(folder, chosen), strict=True):
        say(f"{one['file']}  {backup.at:%Y-%m-%d %H:%M} UTC  {backup.size / 1e6:.1f} MB  {one['fault'] or 'good'}")
    if not found:
        say(f"There is no backup in {folder.backups}.")


def _say(done: Restored, *, as_json: bool) -> None:
    aside = None if done.set_aside is None else str(done.set_aside)
    if as_json:
        held = [{"bank": bank, "door": door} for bank, door in done.held]
        told = {"backup_of": done.backup_of.isoformat(), "set_aside": aside, "held": held}
        say_json(told)
        return
    say(f"The database is the backup of {done.backup_of:%Y-%m-%d %H:%M} UTC. What came after it is not in it.")
    if aside is not None:
        say(f"What was there before lies whole in {aside}. It holds people's names: delete it once nobody needs it.")
    if done.held:
        say(_to_look_into([door for _, door in done.held]))


def _to_look_into(doors: Sequence[str]) -> str:
    return (
        f"Nobody is given these doors, which may hold something, until somebody has looked: {', '.join(doors)}. "
        "Then, for each: locker-kiosk compartment reset NUMBER."
    )
