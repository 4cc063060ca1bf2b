"""The clock: is it kept right, and can it be right at all, beside what the record says?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Finding, fault, fine, hint
from kiosk.engine.ports import StoreError
from kiosk.runtime.clock import SystemClock
from kiosk.store import exporting
from kiosk.store.data_folder import DataFolder
from kiosk.store.exporting import Wanted

_CHECK = "clock"
_SET_IT = "Connect the machine to its time server, or set the clock: sudo timedatectl set-ntp true"


def check(examined: Examined) -> Iterator[Finding]:
    """As this machine has it now."""
    clock = SystemClock()
    yield from found(clock.now(), clock.synchronised(), _newest(examined.folder), examined.site.site.timezone.key)


def found(now: datetime, synchronised: bool, newest: datetime | None, zone: str) -> Iterator[Finding]:
    """``newest`` is when the last event of the record was, by the clock of then."""
    if newest is not None and now < newest:
        what = f"It shows {_shown(now)}, and the newest event of the record is of {_shown(newest)}: it is behind."
        yield fault(_CHECK, "", what, _SET_IT)
    elif not synchronised:
        what = f"It shows {_shown(now)} ({zone}), and nothing keeps it right: passes and times may be judged wrongly."
        yield hint(_CHECK, "", what, _SET_IT)
    else:
        yield fine(_CHECK, "", f"It is kept right: {_shown(now)}; the site is in {zone}.")


def _newest(folder: DataFolder | None) -> datetime | None:
    if folder is None or not folder.database.exists():
        return None
    try:
        events = list(exporting.events(folder.database, Wanted(), 1))
    except StoreError:
        return None  # the check of the database says what is wrong with it
    return datetime.fromisoformat(json.loads(events[-1].header)["at"]) if events else None


def _shown(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
