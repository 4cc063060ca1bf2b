"""Upstream: can it be reached, and does it know this kiosk?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Finding, fault, fine, hint
from kiosk.config.tables import UpstreamTable
from kiosk.engine.upstream.ports import DeviceKey
from kiosk.runtime.clock import SystemClock
from kiosk.store.device_key import DeviceKeyFile

_CHECK = "upstream"
# Asked with this one, an upstream that is there answers that it does not know it.
_NOBODYS = DeviceKey(bytes(31) + b"\1", bytes(32))


def check(examined: Examined) -> Iterator[Finding]:
    """Where the site has one."""
    table = examined.site.upstream
    if table.url is not None:
        key = None if examined.folder is None else DeviceKeyFile(examined.folder.device_key).known()
        yield _asked(table.url, table, key)


def _asked(url: str, table: UpstreamTable, key: DeviceKey | None) -> Finding:
    """As the kiosk asks, signed with its key."""
    from kiosk.sync.client import UpstreamClient
    from kiosk.sync.errors import SyncError, Unreachable

    try:
        with closing(UpstreamClient(url, key or _NOBODYS, SystemClock().now, table.ca_file)) as client:
            client.hello()
    except Unreachable as error:
        do = "Check the network, the name and the certificate. Until then the kiosk works without it."
        return fault(_CHECK, url, str(error), do)
    except SyncError as error:
        if key is None:
            return hint(
                _CHECK, url, "It is reached; this kiosk has no key yet.", "Run the kiosk, and approve it upstream."
            )
        return fault(_CHECK, url, f"It is reached, and refuses: {error}", "Approve this kiosk's key upstream.")
    return fine(_CHECK, url, "It is reached, and knows this kiosk.")
