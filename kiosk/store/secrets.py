"""Keyed look-ups of credentials, so that a stolen database tells no badge number, code or PIN.

Badges and QR codes are long and go through HMAC-SHA256. PINs are short: all six-digit ones through HMAC take a
second, so theirs is a slow blind index, HMAC over Argon2id with one salt for the bank: one evaluation a try,
whatever the number of people (reliability.md, decision 9).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import structlog
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from kiosk.domain.credentials import CredentialKind
from kiosk.store import key_files

log = structlog.get_logger()

KEY_BYTES = 32
# reliability.md, decision 9: 64 MiB, three passes, one lane; 120 ms on two server cores.
ARGON2_MEMORY_KIB = 64 * 1024
ARGON2_PASSES = 3


class KeyMissing(Exception):
    """There are credentials but no key, so that nobody would be recognised."""


class KeyedLookups:
    """The engine's ``Secrets`` with the key of this data folder."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._beside: ThreadPoolExecutor | None = None

    def lookup(self, kind: CredentialKind, value: str) -> bytes:
        """The look-up of a badge or QR code (32 bytes)."""
        return self._keyed(kind, value.encode())

    def code_lookup(self, code: str) -> bytes:
        """The look-up of a PIN (32 bytes). Takes about 120 ms and 64 MiB, without holding up other threads."""
        slow = hash_secret_raw(
            secret=code.encode(),
            salt=self._keyed(CredentialKind.PIN, b"salt")[:16],
            time_cost=ARGON2_PASSES,
            memory_cost=ARGON2_MEMORY_KIB,
            parallelism=1,
            hash_len=32,
            type=Type.ID,
        )
        return self._keyed(CredentialKind.PIN, slow)

    def slow_lookup(self, code: str, done: Callable[[bytes | None], None]) -> None:
        """The same on a thread of its own; ``done`` is called there, with None where there was no memory for it."""
        if self._beside is None:
            self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="codes")
        self._beside.submit(self._look_up, code, done)

    def _look_up(self, code: str, done: Callable[[bytes | None], None]) -> None:
        try:
            lookup = self.code_lookup(code)
        except (HashingError, MemoryError) as error:
            log.error("codes.failed", error=str(error))
            done(None)
        else:
            done(lookup)

    def close(self) -> None:
        """Let a running evaluation end."""
        if self._beside is not None:
            self._beside.shutdown()

    def _keyed(self, kind: CredentialKind, value: bytes) -> bytes:
        return hmac.digest(self._key, kind.value.encode() + b"\0" + value, hashlib.sha256)


def load_key(path: Path, may_make: bool) -> bytes:
    """The key of a data folder. A new one is made only where nothing depends on an older one."""
    try:
        key = path.read_bytes()
    except FileNotFoundError as error:
        if not may_make:
            raise KeyMissing(
                f"The key file {path} is missing, so nobody's badge or code could be recognised. "
                "Put it back from the backup of this kiosk; a new key would lock everybody out."
            ) from error
        return _make_key(path)
    except OSError as error:
        raise KeyMissing(
            f"The key file {path} can't be read: {error.strerror}. Mend that, then start again."
        ) from error
    if len(key) != KEY_BYTES:
        raise KeyMissing(f"The key file {path} is damaged. Put it back from the backup of this kiosk.")
    return key


def _make_key(path: Path) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    key_files.write(path, key)
    return key
