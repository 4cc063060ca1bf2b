"""The key that a reader and its panel share (SCBK): 32 hex digits in a file that only its owner may read."""

import os
import stat

from drivers.errors import DriverError

_DEFAULT = bytes(range(0x30, 0x40))
"""SCBK-D, with which every reader leaves its factory (sheet 2.4); whoever knows the norm knows it."""

_MOST = 64
"""Bytes that are read: more than a key with its line end has."""

_MAKE_ONE = "Write the reader's own key into it, or make a new one: openssl rand -hex 16"
_LOOK = "Check the path in key_file, and whether the kiosk's user may read it"


def read_key(path: str) -> bytes:
    """The 16 bytes. Raises DriverError with a sentence, which never says what stands in the file."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe must not keep us waiting
        with os.fdopen(descriptor, "rb") as file:
            mode = os.fstat(descriptor).st_mode
            content = file.read(_MOST) if stat.S_ISREG(mode) else b""
    except OSError as error:
        raise DriverError(f"The key file {path} can't be read ({error.strerror}). {_LOOK}.") from error
    if not stat.S_ISREG(mode):
        raise DriverError(f"The key file {path} is no file. {_LOOK}.")
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise DriverError(f"Others may use the key file {path}. Only the kiosk's user may: chmod 600 {path}")
    return _key_in(content, path)


def _key_in(content: bytes, path: str) -> bytes:
    digits = content.strip()
    if len(digits) != 32 or not all(digit in b"0123456789abcdefABCDEF" for digit in digits):
        raise DriverError(f"The key file {path} must hold 32 hex digits and nothing else. {_MAKE_ONE}")
    key = bytes.fromhex(digits.decode("ascii"))
    if key == _DEFAULT:
        raise DriverError(f"The key file {path} holds the default key that everybody knows. {_MAKE_ONE}")
    return key
