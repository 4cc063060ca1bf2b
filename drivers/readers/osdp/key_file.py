"""The key that a reader and its panel share (SCBK): 32 hex digits in a file that only its owner may read."""

from drivers.errors import DriverError
from drivers.readers.private_file import private_bytes

_DEFAULT = bytes(range(0x30, 0x40))
"""SCBK-D, with which every reader leaves its factory (sheet 2.4); whoever knows the norm knows it."""

_MOST = 64
"""Bytes that are read: more than a key with its line end has."""

_MAKE_ONE = "Write the reader's own key into it, or make a new one: openssl rand -hex 16"


def read_key(path: str) -> bytes:
    """The 16 bytes. Raises DriverError with a sentence, which never says what stands in the file."""
    return _key_in(private_bytes(path, "key_file", _MOST), path)


def _key_in(content: bytes, path: str) -> bytes:
    digits = content.strip()
    if len(digits) != 32 or not all(digit in b"0123456789abcdefABCDEF" for digit in digits):
        raise DriverError(f"The key file {path} must hold 32 hex digits and nothing else. {_MAKE_ONE}")
    key = bytes.fromhex(digits.decode("ascii"))
    if key == _DEFAULT:
        raise DriverError(f"The key file {path} holds the default key that everybody knows. {_MAKE_ONE}")
    return key
