"""The key by which upstream signs: one for the whole service, in a file that each of its hosts has.

It is not in the database, so whoever steals that, or a backup of it, can't sign in the service's name, nor read what it
sealed. The database knows the public half: a host with another key, or without one, does not start.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, select, update

from kiosk.audit import note
from upstream.database.dialects import insert_if_absent
from upstream.database.locks import hold
from upstream.database.tables import server_key

_SEALS = b"locker-upstream/sealed/1"
_NONCE = 12


class KeyRefused(Exception):
    """Why the service can't sign with this key, in a sentence."""


@dataclass(frozen=True, slots=True)
class ServerKey:
    """Ed25519, raw. The private half is never shown."""

    public: bytes
    _private: bytes

    @classmethod
    def new(cls) -> ServerKey:
        return cls.of(Ed25519PrivateKey.generate())

    @classmethod
    def of(cls, private: Ed25519PrivateKey) -> ServerKey:
        return cls(private.public_key().public_bytes_raw(), private.private_bytes_raw())

    def __repr__(self) -> str:
        return f"ServerKey({self.vkey})"

    @property
    def vkey(self) -> str:
        """The public key in writing, as a key file has it (C2SP signed-note)."""
        return vkey(self.public)

    def signature_line(self, body: str) -> str:
        """The line that vouches for a note's text, with its line break."""
        return note.signature_line(body, self._private, self.public, note.WITNESS)

    def seal(self, plain: bytes, about: str) -> bytes:
        """What only this key opens again, and only as what it is ``about``."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher().encrypt(nonce, plain, about.encode())

    def unseal(self, sealed: bytes, about: str) -> bytes:
        """The same back. ``KeyRefused``: another key sealed it, or it is about something else."""
        try:
            return self._cipher().decrypt(sealed[:_NONCE], sealed[_NONCE:], about.encode())
        except (InvalidTag, ValueError):
            raise KeyRefused("This was sealed by another key than the service's.") from None

    def _cipher(self) -> ChaCha20Poly1305:
        return ChaCha20Poly1305(HKDF(hashes.SHA256(), 32, None, _SEALS).derive(self._private))

    def pem(self) -> bytes:
        """The key as its file has it (PKCS #8)."""
        return Ed25519PrivateKey.from_private_bytes(self._private).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )


def vkey(public: bytes) -> str:
    """A public key of the service in writing, as a key file has it."""
    return note.vkey(public, note.WITNESS)


def known(connection: Connection) -> bytes | None:
    """The public half of the key that this database's service signs with (32 bytes)."""
    public: bytes | None = connection.execute(select(server_key.c.public).where(server_key.c.id == 1)).scalar()
    return public


def open_key(connection: Connection, path: Path, now: datetime) -> ServerKey:
    """The service's key from its file; both are made where the database has never heard of one. ``KeyRefused``.

    A database of an earlier version had the key in it: then that is the one, and leaves for the file.
    """
    hold(connection, "server-key")
    row = connection.execute(select(server_key).where(server_key.c.id == 1)).one_or_none()
    key = _read(path) if path.exists() else _made(path, row)
    if row is None:
        values = {"id": 1, "public": key.public, "created_at": now}
        insert_if_absent(connection, server_key, values)
    elif row.public != key.public:
        raise KeyRefused(f"{path} has another key than the one that this database's service signs with.")
    elif row.private is not None:
        connection.execute(update(server_key).values(private=None))
    return key


def _made(path: Path, row: object) -> ServerKey:
    """A new file, with the key that was in the database, or a new one where there never was any."""
    private = getattr(row, "private", None)
    if row is not None and private is None:
        raise KeyRefused(f"{path} is not there. Copy the key file here from the host that made it, or from its backup.")
    key = ServerKey.new() if private is None else ServerKey.of(Ed25519PrivateKey.from_private_bytes(private))
    _write(path, key.pem())
    return key


def _write(path: Path, pem: bytes) -> None:
    """Whole or not at all, and on the disk before anybody relies on it."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise KeyRefused(f"{path} can't be written: {error.strerror}.") from None


def _read(path: Path) -> ServerKey:
    try:
        if stat.S_IMODE(path.stat().st_mode) & stat.S_IRWXO:
            raise KeyRefused(f"{path} may be read by everybody on this host. Run: chmod 600 {path}")
        private = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise KeyRefused(f"{path} can't be read: {error.strerror}.") from None
    except (ValueError, TypeError):
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyRefused(f"{path} is no key file: it has no Ed25519 key in PEM.")
    return ServerKey.of(private)
