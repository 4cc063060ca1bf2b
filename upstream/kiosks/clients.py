"""Programs that act for people, such as a reception or a desk-booking service: each has a key of one tenant."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, select

from upstream.database.tables import key, tenant

KIND = "client"
# What a client may: book doors, have them opened, let operators have a new PIN, set policies.
BOOK, OPEN, RECOVER, POLICY = RIGHTS = ("book", "open", "recover", "policy")
LONGEST_NAME = 100
_KEY_BYTES = 32  # of Ed25519


@dataclass(frozen=True, slots=True)
class Client:
    """A program's key; ``id`` is what its signatures name."""

    id: str
    name: str
    created_at: datetime
    revoked_at: datetime | None
    may: tuple[str, ...] = (BOOK,)


class NotDone(ValueError):
    """Nothing was changed; the message says why."""


def public_key(text: str) -> bytes:
    """The raw public key from Base64; ``NotDone`` where it is none."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):  # the latter for what is not ASCII
        raise NotDone("The key is not written in Base64.") from None
    if len(raw) != _KEY_BYTES:
        raise NotDone(f"An Ed25519 public key has {_KEY_BYTES} bytes, this has {len(raw)}.")
    return raw


def rights(text: str) -> tuple[str, ...]:
    """Which rights words with commas between them are, in their order; ``NotDone`` where one is none."""
    words = {one.strip() for one in text.split(",")}
    if not words <= set(RIGHTS):
        raise NotDone(f"A client may {', '.join(RIGHTS)}: name some of these, with commas between them.")
    return tuple(one for one in RIGHTS if one in words)


def add(
    connection: Connection, of: str, name: str, public: bytes, now: datetime, may: Sequence[str] = (BOOK,)
) -> Client:
    """Let whoever has the private half of ``public`` act for a tenant, as far as it ``may``."""
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise NotDone(f"A client's name has 1 to {LONGEST_NAME} characters, all of them printable.")
    if connection.execute(select(tenant.c.slug).where(tenant.c.slug == of)).first() is None:
        raise NotDone(f"There is no tenant {of}.")
    id_ = sha256(public).hexdigest()
    if connection.execute(select(key.c.id).where(key.c.id == id_)).first() is not None:
        raise NotDone("This key is known already; make a new one.")
    if any(one.name == name and one.revoked_at is None for one in list_of(connection, of)):
        raise NotDone(f"There is a client {name} already; revoke it first, or take another name.")
    row = {"id": id_, "public": public, "kind": KIND, "name": name, "tenant": of, "created_at": now}
    connection.execute(key.insert(), {**row, "may": ",".join(may)})
    return Client(id_, name, now, None, tuple(may))


def list_of(connection: Connection, of: str) -> Sequence[Client]:
    """The clients of a tenant, those that were revoked too, in the order in which they came."""
    asked = select(key.c.id, key.c.name, key.c.created_at, key.c.revoked_at, key.c.may)
    mine = asked.where(key.c.tenant == of, key.c.kind == KIND).order_by(key.c.created_at, key.c.id)
    return [Client(*row[:4], tuple(row.may.split(","))) for row in connection.execute(mine)]


def revoke(connection: Connection, of: str, name: str, now: datetime) -> Client:
    """Take no request of this client any more."""
    found = [one for one in list_of(connection, of) if one.name == name and one.revoked_at is None]
    if not found:
        raise NotDone(f"Tenant {of} has no client {name} whose key is in use.")
    connection.execute(key.update().where(key.c.tenant == of, key.c.id == found[0].id), {"revoked_at": now})
    return replace(found[0], revoked_at=now)
