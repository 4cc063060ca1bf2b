"""Whose passes are taken here: keys and codes that come in a file, keys that are handed out, trusted, and revoked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.events.visitors import CodesTaken, HowTrusted, KeyHandedOut, KeyRevoked, KeyTrusted, PassRevoked
from kiosk.domain.guests import LIVE_VISITS
from kiosk.domain.passes import LONGEST, Pass, PoolCode, TrustedKey, VisitorCode
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.passes import sealed
from kiosk.passes.trust_file import TrustFile


@dataclass(frozen=True, slots=True)
class Vouched:
    """A pass, and the key of whoever vouches for it; None: this kiosk itself. ``tenants``: whose passes it may sign."""

    one: Pass
    key: bytes | None
    tenants: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in by a file: the key (``new``: it was not trusted before), codes and revoked passes of this kiosk."""

    key: TrustedKey
    new: bool
    codes: int
    revoked: int


def read(kiosk: Kiosk, tx: Transaction, text: str) -> Vouched:
    """The pass that a QR code brings. ``NotAPass`` where nobody who is trusted here vouches for it."""
    known = tx.trusted_keys()
    if sealed.kid_of(text) in known:  # what others sign opens doors also where the kiosk's own key is damaged
        one, key = sealed.read(text, known)
        return Vouched(one, key.id, key.tenants)
    own = _own(kiosk)
    return Vouched(sealed.read(text, own)[0], None)


def _own(kiosk: Kiosk) -> Mapping[bytes, TrustedKey]:
    """This kiosk's own key, where it has ever signed anything."""
    own = kiosk.issuer.trusted_if_made()
    return {} if own is None else {own.id: own}


def trusted(kiosk: Kiosk) -> Sequence[TrustedKey]:
    """All keys that were ever taken, those that were revoked as well, in the order in which they came."""
    with kiosk.store.transaction() as tx:
        found = tx.trusted_keys().values()
    return sorted(found, key=lambda one: (one.since is not None, one.since, one.id))


# --- handing out --------------------------------------------------------------------------------------------------


def own_trust_file(kiosk: Kiosk) -> TrustFile:
    """What a bank needs to take this kiosk's passes: the key, the codes of its pool, the passes that are dead."""
    key, now = kiosk.issuer.trusted(), kiosk.now()
    with kiosk.store.transaction() as tx:
        codes = [one for bank in _banks(kiosk) for one in tx.pool_codes(bank, now + LONGEST) if one.ends_at > now]
        revoked = _dead(tx, now)
        tx.hand_pool_codes(one.pass_id for one in codes)
        tx.record(KeyHandedOut(key=key.id.hex(), how=HowTrusted.FILE, codes=len(codes)))
    bare = tuple(replace(one, visit_id=None, handed=False) for one in codes)
    return TrustFile(key, now.replace(microsecond=0), bare, revoked)


def _banks(kiosk: Kiosk) -> Sequence[str]:
    """The banks of other kiosks for which there may be codes."""
    places = dict.fromkeys(one.name for one in kiosk.settings.visitors.places)
    return [one for one in places if one not in kiosk.bank.banks]


def _dead(tx: Transaction, now: datetime) -> tuple[tuple[str, datetime], ...]:
    """Passes whose visit is over although their time is not."""
    visits = tx.visits(now, now + LONGEST)
    return tuple(
        (one.pass_id, one.ends_at)
        for one in visits
        if one.pass_id is not None and one.state not in LIVE_VISITS and one.ends_at > now
    )


# --- taking -------------------------------------------------------------------------------------------------------


def take_trust_file(kiosk: Kiosk, file: TrustFile) -> Imported:
    """Trust its key from now on, take its codes, refuse its dead passes. ``ValueError``, a sentence, where it can't be.

    Only the codes of this kiosk's own banks are kept.
    """
    with kiosk.store.transaction() as tx:
        new = take_key(kiosk, tx, file.key, HowTrusted.FILE)
        codes = _take_codes(kiosk, tx, file)
        revoked = sum(_revoke_pass(kiosk, tx, file.key, pass_id, until) for pass_id, until in file.revoked)
    return Imported(file.key, new, codes, revoked)


def take_key(kiosk: Kiosk, tx: Transaction, key: TrustedKey, how: HowTrusted) -> bool:
    """Trust this key; whether it was not trusted before. ``ValueError`` where it can't be."""
    check(kiosk, tx, key)
    known = tx.trusted_keys().get(key.id)
    tx.trust(replace(key, since=kiosk.now() if known is None else known.since, revoked_at=None))
    tx.record(KeyTrusted(key=key.id.hex(), issuer=key.issuer, how=how))
    return known is None


def check(kiosk: Kiosk, tx: Transaction, key: TrustedKey) -> None:
    """``ValueError``, a sentence, where this key can't be taken."""
    if key.id in _own(kiosk):
        raise ValueError("This is this kiosk's own key: its passes are taken here anyway. Use the other kiosk's.")
    known = tx.trusted_keys().get(key.id)
    if known is not None and known.revoked_at is not None:
        raise ValueError(f"The key of {key.issuer} was revoked here, and stays so. Make a new key at that kiosk.")


def _take_codes(kiosk: Kiosk, tx: Transaction, file: TrustFile) -> int:
    banks = kiosk.bank.banks  # none are known where it rests without its site file: it may be any bank
    mine = [one for one in file.codes if one.ends_at > kiosk.now() and (one.bank in banks or not banks)]
    if not mine:
        return 0
    codes = tx.keep_visitor_codes([as_taken(kiosk, one, file.key.id) for one in mine])
    tx.record(CodesTaken(issuer=file.key.issuer, codes=codes))
    return codes


def as_taken(kiosk: Kiosk, code: PoolCode, key: bytes | None) -> VisitorCode:
    """A code of a pool as the bank keeps it. ``key`` is whose pool it is; None: this kiosk's own."""
    lookup = kiosk.secrets.visitor_lookup(code.verifier)
    return VisitorCode(lookup, code.pass_id, code.bank, code.size, code.starts_at, code.ends_at, key)


def _revoke_pass(kiosk: Kiosk, tx: Transaction, key: TrustedKey, pass_id: str, until: datetime) -> bool:
    """Refuse a pass from now on, if it is this key's to revoke; whether it was not refused already."""
    known = tx.known_pass(pass_id)
    if known is None:
        if until <= kiosk.now() or tx.is_revoked_unseen(pass_id):
            return False
        tx.revoke_unseen(pass_id, until)
        tx.record(PassRevoked(pass_id=pass_id))
        return True
    if known.key != key.id or known.revoked_at is not None:
        return False
    tx.keep_pass(replace(known, revoked_at=kiosk.now()))
    tx.record(PassRevoked(person_id=known.person_id, pass_id=pass_id))
    return True


# --- revoking -----------------------------------------------------------------------------------------------------


def revoke(kiosk: Kiosk, key_hex: str) -> TrustedKey:
    """Refuse whatever this key has signed. ``ValueError``, a sentence, where it is not trusted."""
    with kiosk.store.transaction() as tx:
        found = next((one for one in tx.trusted_keys().values() if one.id.hex() == key_hex.lower()), None)
        if found is None:
            raise ValueError(f"No key {key_hex} is trusted here. Look at them with: locker-kiosk trust list.")
        if found.revoked_at is not None:
            raise ValueError(f"The key {key_hex} of {found.issuer} is revoked already.")
        tx.revoke_key(found.id, kiosk.now())
        tx.record(KeyRevoked(key=found.id.hex(), issuer=found.issuer))
    return found
