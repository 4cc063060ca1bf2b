"""The registry of lock boards: a new family is one folder beside this file, and one line below."""

from collections.abc import Mapping

from drivers.locks.base import Contact, ContactChange, LockBus, LockDriver
from drivers.locks.kerong_cu16.board import DRIVER as KERONG_CU16
from drivers.locks.kerong_cu48.board import DRIVER as KERONG_CU48
from drivers.locks.modbus_relay.board import DRIVER as MODBUS_RELAY
from drivers.locks.winnsen.board import DRIVER as WINNSEN
from drivers.locks.wkly.board import DRIVER as WKLY
from drivers.locks.xor8a.board import DRIVER as XOR_8A

__all__ = ["DRIVERS", "Contact", "ContactChange", "LockBus", "LockDriver"]

DRIVERS: Mapping[str, LockDriver] = {
    "kerong-cu16": KERONG_CU16,
    "kerong-cu48": KERONG_CU48,
    "modbus-relay": MODBUS_RELAY,
    "winnsen": WINNSEN,
    "wkly": WKLY,
    "xor-8a": XOR_8A,
}
