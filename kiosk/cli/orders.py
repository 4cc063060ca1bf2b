"""Orders that need the kiosk's rules: carried out by the running kiosk, or by the command itself where none runs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.cli import logs, site
from kiosk.cli.failure import Failure
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import StoreError
from kiosk.runtime import callers, lost_property_orders, operator_orders, people_orders, visitor_orders
from kiosk.runtime.control import ControlError, Declined, ask
from kiosk.runtime.control_requests import handlers
from kiosk.runtime.order_values import Answer
from kiosk.store import reading
from kiosk.store.data_folder import DataFolder, FolderInUse, FolderUnusable
from kiosk.store.secrets import KeyMissing

_NEED_NO_SITE_FILE = (
    visitor_orders.NEED_NO_SITE_FILE
    | operator_orders.NEED_NO_SITE_FILE
    | people_orders.NEED_NO_SITE_FILE
    | lost_property_orders.NEED_NO_SITE_FILE
)


def carry_out(
    folder: DataFolder,
    config: Path | None,
    order: Mapping[str, Any],
    before: Callable[[Kiosk], None] | None = None,
) -> Answer:
    """The answer; whatever goes wrong ends the command with a sentence.

    ``before`` is done first where no kiosk runs, which would have done it by itself.
    """
    with _told():
        answer = ask(folder.socket, order)
        return answer if answer is not None else _here(folder, config, order, before)


def ask_running(folder: DataFolder, order: Mapping[str, Any], needed_for: str) -> Answer:
    """The same for what only a running kiosk can do; ``needed_for`` says what that is."""
    answer = ask_if_running(folder, order)
    if answer is None:
        raise Failure(os.EX_UNAVAILABLE, f"No kiosk is running on {folder.path}. Start it: {needed_for}.")
    return answer


def ask_if_running(folder: DataFolder, order: Mapping[str, Any]) -> Answer | None:
    """The running kiosk's answer; None where none runs."""
    with _told():
        return ask(folder.socket, order)


def timezone(folder: DataFolder, config: Path | None) -> ZoneInfo:
    """In which times without a zone are meant: as the site file says, or said when a kiosk last ran here; else UTC."""
    if config is not None:
        return site.load(config).policies.timezone
    try:
        known = reading.settings(folder.database) if folder.has_database() else {}
    except FolderUnusable as error:
        raise Failure(os.EX_NOINPUT, str(error)) from None
    except StoreError as error:
        raise Failure(os.EX_IOERR, str(error)) from None
    return ZoneInfo(known.get("timezone", "UTC"))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
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


def _here(
    folder: DataFolder, config: Path | None, order: Mapping[str, Any], before: Callable[[Kiosk], None] | None
) -> Answer:
    if config is None and order["do"] not in _NEED_NO_SITE_FILE:
        raise Failure(
            os.EX_UNAVAILABLE,
            f"No kiosk is running on {folder.path}. Start it, or name the site file with --config, "
            "so that this command knows its doors and policies.",
        )
    logs.for_a_command()
    operator = callers.myself()
    with _resting(folder, config) as kiosk:
        if before is not None:
            with kiosk.store.acting(operator):
                before(kiosk)
        return handlers(kiosk)[order["do"]]({**order, "operator": operator})


def _resting(folder: DataFolder, config: Path | None) -> AbstractContextManager[Kiosk]:
    from kiosk import bootstrap  # brings Qt and the drivers along

    return bootstrap.resting_kiosk_of(folder) if config is None else bootstrap.resting_kiosk(site.load(config), folder)
