"""``locker-kiosk upstream``: how the kiosk and the service that it reports to get on."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from kiosk.cli import logs
from kiosk.cli.failure import Failure
from kiosk.cli.options import Data, Json
from kiosk.cli.saying import counted, say, say_json
from kiosk.cli.status import found, say_upstream
from kiosk.engine.ports import StoreError
from kiosk.engine.upstream.syncing import ENROLLED
from kiosk.runtime.control import ControlError, ask
from kiosk.store.data_folder import DataFolder, FolderInUse, FolderUnusable
from kiosk.store.device_key import DeviceKeyFile
from kiosk.sync.keys import fingerprint

app = typer.Typer(help="The service that this kiosk reports to.", no_args_is_help=True, rich_markup_mode=None)


@app.command(epilog="Example: locker-kiosk upstream status --data /var/lib/locker-kiosk")
def status(data: Data, as_json: Json = False) -> None:
    """Show whether upstream answers, what is still to be sent, and the code that somebody has to approve."""
    told = found(DataFolder(data))
    upstream, runs = told["upstream"], bool(told["devices"])
    if as_json:
        say_json(upstream)
    elif upstream["state"] != "off":
        say_upstream(upstream)
    elif runs:
        say("This kiosk reports to nobody: its site file has no table [upstream].")
    else:
        say(f"No kiosk is running on this data folder. {counted(upstream['unsent'], 'event')} to be sent.")


@app.command(epilog="Example: locker-kiosk upstream enrol --again --data /var/lib/locker-kiosk")
def enrol(
    data: Data,
    again: Annotated[bool, typer.Option("--again", help="Make a new key, which has to be approved anew.")] = False,
) -> None:
    """Show the code to be approved; with --again, after the key was revoked or may be known to others, of a new key."""
    if not again:
        status(data)
        return
    folder = DataFolder(data)
    try:
        if not folder.has_database():
            raise Failure(os.EX_NOINPUT, f"There is no kiosk in {folder.path} yet. Check --data, or run one first.")
        if ask(folder.socket, {"do": "upstream.enrol"}) is None:
            say(f"There is a new key, {_new_key(folder)}. The kiosk shows its code once it runs.")
        else:
            say("A new key is being made. Ask in a moment for its code: locker-kiosk upstream status")
    except (FolderUnusable, FolderInUse) as error:
        raise Failure(os.EX_NOINPUT, str(error)) from None
    except ControlError as error:
        raise Failure(os.EX_UNAVAILABLE, str(error)) from None
    except StoreError as error:
        raise Failure(os.EX_IOERR, str(error)) from None


def _new_key(folder: DataFolder) -> str:
    """No kiosk runs. With the key the record begins anew; the fingerprint."""
    from kiosk.bootstrap.stored import opened

    logs.for_a_command()
    with opened(folder, lambda store: store.begin_anew(ENROLLED)):
        return fingerprint(DeviceKeyFile(folder.device_key).new_key().public)
