"""Orders that need the kiosk's rules: carried out by the running kiosk, or by the command itself where none runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.cli import logs, site
from kiosk.cli.failure import Failure
from kiosk.engine.ports import StoreError
from kiosk.runtime import callers
from kiosk.runtime.control import Answer, ControlError, Declined, ask
from kiosk.runtime.control_requests import handlers
from kiosk.store.data_folder import DataFolder, FolderInUse, FolderUnusable
from kiosk.store.secrets import KeyMissing


def carry_out(folder: DataFolder, config: Path | None, order: Mapping[str, Any]) -> Answer:
    """The answer; whatever goes wrong ends the command with a sentence."""
    try:
        answer = ask(folder.socket, order)
        return answer if answer is not None else _here(folder, config, order)
    except FolderInUse as error:
        raise Failure(os.EX_TEMPFAIL, str(error)) from None
    except FolderUnusable as error:
        raise Failure(os.EX_CANTCREAT, str(error)) from None
    except KeyMissing as error:
        raise Failure(os.EX_NOINPUT, str(error)) from None
    except (Declined, ValueError) as error:
        raise Failure(os.EX_DATAERR, str(error)) from None
    except ControlError as error:
        raise Failure(os.EX_UNAVAILABLE, str(error)) from None
    except StoreError as error:
        raise Failure(os.EX_IOERR, str(error)) from None


def _here(folder: DataFolder, config: Path | None, order: Mapping[str, Any]) -> Answer:
    if config is None:
        raise Failure(
            os.EX_UNAVAILABLE,
            f"No kiosk is running on {folder.path}. Start it, or name the site file with --config, "
            "so that this command knows its doors and policies.",
        )
    from kiosk.bootstrap import resting_kiosk  # brings Qt and the drivers along

    logs.for_a_command()
    with resting_kiosk(site.load(config), folder) as kiosk:
        return handlers(kiosk)[order["do"]]({**order, "operator": callers.myself()})
