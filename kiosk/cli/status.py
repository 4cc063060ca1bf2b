"""``locker-kiosk status``: every compartment and every part, beside a running kiosk or without one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from kiosk.cli.failure import Failure
from kiosk.cli.options import Data, Json
from kiosk.cli.saying import counted, say, say_json
from kiosk.engine.ports import StoreError
from kiosk.engine.status import Status, UpstreamStatus
from kiosk.runtime.control import ControlError, ask
from kiosk.runtime.control_requests import status_to_json
from kiosk.store import backups, library, reading
from kiosk.store.data_folder import DataFolder, FolderUnusable

EXAMPLE = "Example: locker-kiosk status --data /var/lib/locker-kiosk --json"


def status(data: Data, as_json: Json = False) -> None:
    """Show who holds which compartment, what the door sensors say, and which parts work."""
    answer = found(DataFolder(data))
    if as_json:
        say_json(answer)
        return
    for one in answer["compartments"]:
        held = f"  {one['holder']} since {one['since']}" if one["holder"] else ""
        say(f"{one['bank']} {one['door']:>4}  {one['occupancy']:<14} door {one['sensor']:<8}{held}")
    for one in answer["devices"]:
        error = f"  {one['error']}" if one["error"] else ""
        say(f"{one['kind']} {one['name']}: {one['state']} since {one['since']}{error}")
    _say_record(answer["record"])
    say_upstream(answer["upstream"])
    if not answer["devices"]:
        say("No kiosk is running on this data folder, so the doors' sensors are not known.")


def _say_record(record: Mapping[str, Any]) -> None:
    checked = f" since {record['since']}" if record["since"] else ""
    say(f"record: {record['state']}{checked}, last backup {record['last_backup'] or 'none'}")
    for one in record["held"]:
        say(f"door {one['door']} is held: {one['why']} (then: locker-kiosk compartment reset {one['door']})")


def say_upstream(upstream: Mapping[str, Any]) -> None:
    """Nothing where there is none."""
    if upstream["state"] == "off":
        return
    last = f", last answer {upstream['last_at']}" if upstream["last_at"] else ""
    say(f"upstream: {upstream['state']}{last}, {counted(upstream['unsent'], 'event')} to be sent")
    if upstream["error"]:
        say(upstream["error"])
    if upstream["code"]:
        say(f"Code {upstream['code']}, key {upstream['fingerprint']}: to be compared and approved upstream.")


def found(folder: DataFolder) -> Mapping[str, Any]:
    """What the running kiosk says, or else what the database holds."""
    try:
        if not folder.has_database():
            raise Failure(os.EX_NOINPUT, f"There is no kiosk in {folder.path} yet. Check --data, or run one first.")
        answer = ask(folder.socket, {"do": "status"})
        return answer if answer is not None else status_to_json(_resting(folder))
    except FolderUnusable as error:
        raise Failure(os.EX_NOINPUT, str(error)) from None
    except ControlError as error:
        raise Failure(os.EX_UNAVAILABLE, str(error)) from None
    except StoreError as error:
        raise Failure(os.EX_IOERR, str(error)) from None


def _resting(folder: DataFolder) -> Status:
    newest = next(iter(backups.listed(folder, library.choose())), None)
    record = reading.record(folder.database, None if newest is None else newest.at)
    unsent = UpstreamStatus(unsent=reading.unsent(folder.database))
    return Status(reading.compartments(folder.database), (), record, unsent)
