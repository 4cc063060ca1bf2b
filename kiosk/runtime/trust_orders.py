"""Orders about the keys that passes are signed with, as they travel over the socket."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from kiosk.domain.compartments import Size
from kiosk.domain.events.visitors import HowTrusted
from kiosk.domain.passes import PoolCode, TrustedKey, key_id
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.visitors import keys, pairing
from kiosk.passes import trust_file
from kiosk.runtime.order_values import Answer, Order, local


def export(kiosk: Kiosk, _: Order) -> Answer:
    """``trust.export``: the content of a trust file, and what is in it."""
    file = keys.own_trust_file(kiosk)
    content = base64.b64encode(kiosk.issuer.trust_file(file)).decode()
    return {"file": content, **_shown(kiosk, file.key), "codes": len(file.codes), "ended": len(file.revoked)}


def take(kiosk: Kiosk, order: Order) -> Answer:
    """``trust.import``, where nobody waits for it: a whole file. Whose key is taken, and what came with it."""
    taken = keys.take_trust_file(kiosk, trust_file.read(base64.b64decode(order["file"])))
    return {**_taken(kiosk, taken.key, taken.before, new=taken.new), "codes": taken.codes, "ended": taken.revoked}


def take_key(kiosk: Kiosk, order: Order) -> Answer:
    """``trust.key``: the same, in parts: the key first. Which ``banks`` its codes may be for."""
    public = bytes.fromhex(order["public"])
    key = TrustedKey(key_id(public), public, order["issuer"], order["site"], frozenset(order["tenants"]))
    with kiosk.store.transaction() as tx:
        known = keys.take_key(kiosk, tx, key, HowTrusted.FILE)
    before = None if known is None else known.tenants
    return {**_taken(kiosk, key, before, new=known is None), "banks": sorted(kiosk.bank.banks)}


def take_codes(kiosk: Kiosk, order: Order) -> Answer:
    """``trust.codes``: some of its codes; how many were new."""
    found = [_code(one) for one in order["codes"]]
    return {"codes": keys.take_codes(kiosk, bytes.fromhex(order["key"]), found)}


def take_ended(kiosk: Kiosk, order: Order) -> Answer:
    """``trust.ended``: some of its passes that were ended; how many were not refused yet."""
    found = [(pass_id, datetime.fromisoformat(until)) for pass_id, until in order["ended"]]
    return {"ended": keys.take_ended(kiosk, bytes.fromhex(order["key"]), found)}


def list_all(kiosk: Kiosk, _: Order) -> Answer:
    """``trust.list``: the keys that were ever taken, after the kiosk's own where it has one."""
    own = kiosk.issuer.trusted_if_made()
    mine = [] if own is None else [{**_shown(kiosk, own), "own": True}]
    return {"keys": [*mine, *({**_shown(kiosk, one), "own": False} for one in keys.trusted(kiosk))]}


def revoke(kiosk: Kiosk, order: Order) -> Answer:
    """``trust.revoke``: whose key it was."""
    return _shown(kiosk, keys.revoke(kiosk, order["key"]))


def pair(kiosk: Kiosk, _: Order) -> Answer:
    """``trust.pair``: the screen asks for another kiosk's key."""
    pairing.begin(kiosk)
    return {}


def show(kiosk: Kiosk, _: Order) -> Answer:
    """``trust.show``: the screen shows this kiosk's key."""
    pairing.show_key_now(kiosk)
    return _shown(kiosk, kiosk.issuer.trusted())


ORDERS: Mapping[str, Callable[[Kiosk, Order], Answer]] = {
    "trust.export": export,
    "trust.import": take,
    "trust.key": take_key,
    "trust.codes": take_codes,
    "trust.ended": take_ended,
    "trust.list": list_all,
    "trust.revoke": revoke,
    "trust.pair": pair,
    "trust.show": show,
}


def _shown(kiosk: Kiosk, key: TrustedKey) -> dict[str, Any]:
    return {
        "key": key.id.hex(),
        "issuer": key.issuer,
        "site": key.site,
        "fingerprint": key.fingerprint,
        "tenants": sorted(key.tenants),
        "since": local(kiosk, key.since),
        "revoked": local(kiosk, key.revoked_at),
    }


def _taken(kiosk: Kiosk, key: TrustedKey, before: frozenset[str] | None, *, new: bool) -> dict[str, Any]:
    return {**_shown(kiosk, key), "new": new, "before": None if before is None else sorted(before)}


# --- the parts of a trust file, on their way to a running kiosk


def key_to_json(key: TrustedKey) -> dict[str, Any]:
    """What ``trust.key`` takes."""
    return {"public": key.public.hex(), "issuer": key.issuer, "site": key.site, "tenants": sorted(key.tenants)}


def codes_to_json(key: TrustedKey, codes: Sequence[PoolCode]) -> dict[str, Any]:
    """What ``trust.codes`` takes."""
    rows = [
        (one.pass_id, one.bank, one.size.value, one.starts_at.isoformat(), one.ends_at.isoformat(), one.verifier.hex())
        for one in codes
    ]
    return {"key": key.id.hex(), "codes": rows}


def ended_to_json(key: TrustedKey, ended: Sequence[tuple[str, datetime]]) -> dict[str, Any]:
    """What ``trust.ended`` takes."""
    return {"key": key.id.hex(), "ended": [(pass_id, until.isoformat()) for pass_id, until in ended]}


def _code(row: Sequence[str]) -> PoolCode:
    pass_id, bank, size, starts, ends, verifier = row
    window = datetime.fromisoformat(starts), datetime.fromisoformat(ends)
    return PoolCode(pass_id, bank, Size(size), *window, bytes.fromhex(verifier))
