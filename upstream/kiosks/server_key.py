"""The key by which upstream signs: one for the whole service, made when it is first needed, kept in the database.

So any number of processes and hosts sign alike, and a database that was put back signs as before.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select

from upstream.database.dialects import insert_if_absent
from upstream.database.tables import server_key

NAME = "locker-upstream"
_ED25519 = b"\x01"


@dataclass(frozen=True, slots=True)
class ServerKey:
    """Ed25519, raw. The private half is never shown."""

    public: bytes
    _private: bytes

    def __repr__(self) -> str:
        return f"ServerKey({self.vkey})"

    @property
    def _id(self) -> bytes:
        return sha256(NAME.encode() + b"\n" + _ED25519 + self.public).digest()[:4]

    @property
    def vkey(self) -> str:
        """The public key in writing, as a key file has it (C2SP signed-note)."""
        return f"{NAME}+{self._id.hex()}+{base64.b64encode(_ED25519 + self.public).decode()}"

    def signature_line(self, body: str) -> str:
        """The line that vouches for a note's text, with its line break."""
        signature = Ed25519PrivateKey.from_private_bytes(self._private).sign(body.encode())
        return f"— {NAME} {base64.b64encode(self._id + signature).decode()}\n"


def load(connection: Connection, now: datetime) -> ServerKey:
    """The key; made now if there is none. Whoever comes second takes the first one's."""
    query = select(server_key).where(server_key.c.id == 1)
    row = connection.execute(query).one_or_none()
    if row is None:
        private = Ed25519PrivateKey.generate()
        public = private.public_key().public_bytes_raw()
        values = {"id": 1, "private": private.private_bytes_raw(), "public": public, "created_at": now}
        insert_if_absent(connection, server_key, values)
        row = connection.execute(query).one()
    return ServerKey(row.public, row.private)
