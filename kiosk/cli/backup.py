"""``locker-kiosk backup``: a checked copy of the database, beside a running kiosk or without one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli import ending, logs
from kiosk.cli.failure import Failure
from kiosk.cli.options import Data, Json
from kiosk.cli.saying import complain, say, say_json
from kiosk.engine.ports import StoreError
from kiosk.engine.upkeep import BackupFailed
from kiosk.runtime.clock import SystemClock
from kiosk.runtime.control import ControlError, ask
from kiosk.runtime.control_requests import BACKUP_WITHIN_S
from kiosk.store import backups, handing_out, library, reading, set_aside
from kiosk.store.data_folder import DataFolder, FolderInUse, FolderUnusable

EXAMPLE = "Example: locker-kiosk backup --data /var/lib/locker-kiosk --out /media/usb/kiosk-2026-11-26"

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FOLDER", help="Also fill this new folder with all that another machine needs."),
]


def backup(data: Data, out: Out = None, as_json: Json = False) -> None:
    """Make a backup of the database now, and check it. A kiosk makes them by itself, too."""
    folder = DataFolder(data)
    try:
        if not folder.has_database():
            raise Failure(os.EX_NOINPUT, f"There is no kiosk in {folder.path} yet. Check --data, or run one first.")
        with ending.by_signals():
            made = _by_the_kiosk(folder) or _here(folder)
            if out is not None:
                handing_out.hand_out(folder, made, out, library.choose())
    except FolderInUse as error:
        raise Failure(os.EX_TEMPFAIL, str(error)) from None
    except FolderUnusable as error:
        raise Failure(os.EX_NOINPUT, str(error)) from None
    except ControlError as error:
        raise Failure(os.EX_UNAVAILABLE, str(error)) from None
    except (BackupFailed, StoreError) as error:
        raise Failure(os.EX_IOERR, str(error)) from None
    _say(made, out, as_json=as_json)


def _by_the_kiosk(folder: DataFolder) -> Path | None:
    """Where the running kiosk has made one; None where none runs."""
    answer = ask(folder.socket, {"do": "backup.make"}, within_s=BACKUP_WITHIN_S + 60)
    return None if answer is None else Path(answer["file"])


def _here(folder: DataFolder) -> Path:
    """No kiosk runs, so nobody is waited for."""
    logs.for_a_command()
    lock = folder.own()
    try:
        set_aside.finish(folder)
        keep = int(reading.settings(folder.database).get("backups_kept", backups.KEPT))
        now = SystemClock().now()
        return backups.make(folder, library.choose(), now, keep, pause=lambda _: None).path
    finally:
        lock.release()


def _say(made: Path, out: Path | None, *, as_json: bool) -> None:
    size = made.stat().st_size
    if as_json:
        say_json({"file": str(made), "size": size, "out": None if out is None else str(out)}, indent=None)
        return
    say(f"A backup was made and checked: {made} ({size / 1e6:.1f} MB).")
    if out is None:
        return
    say(
        f"{out} holds all that another machine needs to go on as this kiosk: the database with people's names, and the "
        "keys. Whoever has it can sign records in this kiosk's name. Keep it where only you can read it."
    )
    if handing_out.is_open_to_others(out):
        complain(f"Others on this machine can read {out}: its disk knows no owners. Keep it on another, or unplugged.")
