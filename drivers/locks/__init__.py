"""The registry of lock boards: a new family is one folder beside this file, and one line below."""

from collections.abc import Mapping

from drivers.locks.base import Contact, ContactChange, LockBus, LockDriver
from drivers.locks.kerong_cu16.board import DRIVER as KERONG_CU16
from drivers.locks.xor8a.board import DRIVER as XOR_8A

__all__ = ["DRIVERS", "Contact", "ContactChange", "LockBus", "LockDriver"]

DRIVERS: Mapping[str, LockDriver] = {
    "kerong-cu16": KERONG_CU16,
    "xor-8a": XOR_8A,
}
