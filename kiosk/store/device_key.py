"""The key that this kiosk signs its requests to upstream with: made here, and never anywhere else.

No backup takes it along (``handing_out`` names the keys that it copies): a record that goes on in two places would be
two records of one kiosk. A folder that was moved as a whole has it; a restored one has to be enrolled anew.
"""

from __future__ import annotations

from pathlib import Path

import structlog

from kiosk.engine.upstream.ports import DeviceKey
from kiosk.store import signing_key
from kiosk.store.signing_key import KeyDamaged, SigningKey

log = structlog.get_logger()


class DeviceKeyFile:
    """Fills ``kiosk.engine.upstream.ports.KeyChest``: the file ``device.key`` of a data folder, for its owner alone."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def known(self) -> DeviceKey | None:
        """The key that is there, without making one; None also where it is damaged."""
        try:
            found = signing_key.read(self._path)
        except KeyDamaged:
            return None
        return None if found is None else _as_device(found)

    def key(self) -> DeviceKey:
        """The key; it is made where there is none. A damaged one is of no use to anybody: upstream meets a new one."""
        found = self.known()
        if found is None:
            if self._path.exists():
                log.error("sync.key_damaged", file=str(self._path))
            found = self.new_key()
        return found

    def new_key(self) -> DeviceKey:
        """Another key from now on; the one before is overwritten."""
        return _as_device(signing_key.write_new(self._path))


def _as_device(key: SigningKey) -> DeviceKey:
    return DeviceKey(key.private, key.public)
