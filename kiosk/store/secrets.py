"""Keyed look-ups of credentials, so that a stolen database tells no badge number, code or PIN.

Badges and QR codes are long and go through HMAC-SHA256. PINs are short: all six-digit ones through HMAC take a
second, so theirs is a slow blind index, HMAC over Argon2id with one salt for the bank: one evaluation a try,
whatever the number of people (reliability.md, decision 9). Visitors' codes are kept the same way, except that their
slow half, the *verifier*, is made by the kiosk that gives them out, and so with a salt that both know.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import structlog
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from kiosk.domain.credentials import CredentialKind
from kiosk.passes.codes import salt_of
from kiosk.store import key_files

log = structlog.get_logger()

KEY_BYTES = 32
# reliability.md, decision 9: 64 MiB, three passes, one lane; 120 ms on two server cores.
ARGON2_MEMORY_KIB = 64 * 1024
ARGON2_PASSES = 3

Found = TypeVar("Found")


class KeyMissing(Exception):
    """There are credentials but no key, so that nobody would be recognised."""


class KeyedLookups:
    """The engine's ``Secrets`` with the key of this data folder."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._beside: ThreadPoolExecutor | None = None
        self._behind: ThreadPoolExecutor | None = None
        self._closing = threading.Event()

    def lookup(self, kind: CredentialKind, value: str) -> bytes:
        """The look-up of a badge or QR code (32 bytes)."""
        return self._keyed(kind, _bytes(value))

    def code_lookup(self, code: str) -> bytes:
        """The look-up of a PIN (32 bytes). Takes about 120 ms and 64 MiB, without holding up other threads."""
        return self._keyed(CredentialKind.PIN, _slow_hash(code, self._keyed(CredentialKind.PIN, b"salt")[:16]))

    def slow_lookup(self, code: str, done: Callable[[bytes | None], None]) -> None:
        """The same on a thread of its own; ``done`` is called there, with None where there was no memory for it."""
        self._typed().submit(_answer, lambda: self.code_lookup(code), done)

    # --- visitors' codes

    def verifier(self, code: str, bank: str) -> bytes:
        """The slow hash of a visitor's code at this bank (32 bytes), the same at every kiosk. As slow as a PIN's."""
        return _slow_hash(code, salt_of(bank))

    def visitor_lookup(self, verifier: bytes) -> bytes:
        """The look-up of a code that came as its slow hash (32 bytes)."""
        return self._keyed(CredentialKind.VISITOR_CODE, verifier)

    def slow_visitor_lookups(
        self, code: str, banks: Sequence[str], done: Callable[[tuple[bytes, ...] | None], None]
    ) -> None:
        """The look-ups of a code that was typed, one for each of these banks, as ``slow_lookup`` does it."""
        self._typed().submit(
            _answer, lambda: tuple(self.visitor_lookup(self.verifier(code, bank)) for bank in banks), done
        )

    def slow_verifiers(
        self, codes: Sequence[tuple[str, str]], done: Callable[[tuple[bytes, ...] | None], None]
    ) -> None:
        """The slow hashes of codes, each with its bank, on a thread that everything else goes before.

        ``done`` is called there, with None also where the kiosk ends meanwhile.
        """
        if self._behind is None:
            self._behind = ThreadPoolExecutor(1, "pools", initializer=_go_last)
        self._behind.submit(_answer, lambda: self._verifiers(codes), done)

    def _verifiers(self, codes: Sequence[tuple[str, str]]) -> tuple[bytes, ...] | None:
        made = []
        for code, bank in codes:
            if self._closing.is_set():
                return None
            made.append(self.verifier(code, bank))
        return tuple(made)

    def close(self) -> None:
        """Let running evaluations end."""
        self._closing.set()
        for one in (self._beside, self._behind):
            if one is not None:
                one.shutdown()

    def _typed(self) -> ThreadPoolExecutor:
        """Where codes are looked up that somebody has typed, who waits."""
        if self._beside is None:
            self._beside = ThreadPoolExecutor(1, "codes")
        return self._beside

    def _keyed(self, kind: CredentialKind, value: bytes) -> bytes:
        return hmac.digest(self._key, kind.value.encode() + b"\0" + value, hashlib.sha256)


def _bytes(value: str) -> bytes:
    """Of any text that a device may bring: also of one with half of a character in it."""
    return value.encode(errors="surrogatepass")


def _slow_hash(code: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        secret=_bytes(code),
        salt=salt,
        time_cost=ARGON2_PASSES,
        memory_cost=ARGON2_MEMORY_KIB,
        parallelism=1,
        hash_len=32,
        type=Type.ID,
    )


def _answer(find: Callable[[], Found | None], done: Callable[[Found | None], None]) -> None:
    """Call ``done`` with what is found, or with None where there was no memory for it."""
    try:
        found = find()
    except (HashingError, MemoryError) as error:
        log.error("codes.failed", error=str(error))
        found = None
    done(found)


def _go_last() -> None:
    """Leave the processor to everybody else: on Linux each thread has a priority of its own."""
    os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)


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
