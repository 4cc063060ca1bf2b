"""Whose passes are taken here: keys and codes that come in a file, keys that are handed out, trusted, and revoked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain import pass_rules
from kiosk.domain.events.visitors import CodesTaken, HowTrusted, KeyHandedOut, KeyRevoked, KeyTrusted, PassRevoked
from kiosk.domain.guests import LIVE_VISITS
from kiosk.domain.local_time import DAY
from kiosk.domain.passes import LONGEST, Pass, PoolCode, TrustedKey, VisitorCode
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.passes import sealed
from kiosk.passes.trust_file import TrustFile

LONGEST_CODE, FARTHEST_CODE = 2 * DAY, 60 * DAY


@dataclass(frozen=True, slots=True)
class Vouched:
    """A pass, and the key of whoever vouches for it; None: this kiosk itself. ``tenants``: whose passes it may sign."""

    one: Pass
    key: bytes | None
    tenants: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in by a file: the key (``new``: it was not trusted before), codes and revoked passes of this kiosk.

    ``before``: whose visitors it could let in until now; None where it is new.
    """

    key: TrustedKey
    new: bool
    codes: int
    revoked: int
    before: frozenset[str] | None = None


def read(kiosk: Kiosk, tx: Transaction, text: str) -> Vouched:
    """The pass that a QR code brings. ``NotAPass`` where nobody who is trusted here vouches for it."""
    known = tx.trusted_keys()
    if sealed.kid_of(text) in known:  # what others sign opens doors also where the kiosk's own key is damaged
        one, key = sealed.read(text, known)
        return Vouched(one, key.id, key.tenants)
    own = _own(kiosk)
    return Vouched(sealed.read(text, own)[0], None)


def _own(kiosk: Kiosk) -> Mapping[bytes, TrustedKey]:
    """This kiosk's own key, where it has ever signed anything and can read it."""
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
    key = kiosk.issuer.trusted()
    with kiosk.store.transaction() as tx:
        codes, revoked = _codes_for_others(kiosk, tx), _dead(kiosk, tx)
        tx.hand_pool_codes(one.pass_id for one in codes if not one.handed)
        tx.record(KeyHandedOut(key=key.id.hex(), how=HowTrusted.FILE, codes=len(codes)))
    return _told(kiosk, key, codes, revoked)


def own_so_far(kiosk: Kiosk) -> TrustFile | None:
    """The same, before anything of it is handed out; None where nobody checks in here, or nothing was ever signed."""
    key = None if kiosk.settings.visitors.reception is None else kiosk.issuer.trusted_if_made()
    if key is None:
        return None
    with kiosk.store.transaction() as tx:
        return _told(kiosk, key, _codes_for_others(kiosk, tx), _dead(kiosk, tx))


def handed_to_upstream(kiosk: Kiosk, file: TrustFile, pass_ids: Collection[str], *, first: bool) -> None:
    """Upstream has this file, with the codes of these passes. ``first``: it is on the record also where none is new."""
    with kiosk.store.transaction() as tx:
        new = [one.pass_id for one in _codes_for_others(kiosk, tx) if not one.handed and one.pass_id in pass_ids]
        if new or first:
            tx.hand_pool_codes(new)
            tx.record(KeyHandedOut(key=file.key.id.hex(), how=HowTrusted.UPSTREAM, codes=len(new)))


def _codes_for_others(kiosk: Kiosk, tx: Transaction) -> Sequence[PoolCode]:
    """The codes of the pools of other kiosks' banks that are good still."""
    now = kiosk.now()
    return [one for bank in _banks(kiosk) for one in tx.pool_codes(bank, now + LONGEST) if one.ends_at > now]


def _told(
    kiosk: Kiosk, key: TrustedKey, codes: Sequence[PoolCode], revoked: tuple[tuple[str, datetime], ...]
) -> TrustFile:
    bare = tuple(replace(one, visit_id=None, handed=False) for one in codes)
    return TrustFile(key, kiosk.now().replace(microsecond=0), bare, revoked)


def _banks(kiosk: Kiosk) -> Sequence[str]:
    """The banks of other kiosks for which there may be codes."""
    places = dict.fromkeys(one.name for one in kiosk.settings.visitors.places)
    return [one for one in places if one not in kiosk.bank.banks]


def _dead(kiosk: Kiosk, tx: Transaction) -> tuple[tuple[str, datetime], ...]:
    """Passes whose visit is over although they, or the codes that go with them, would still open something."""
    now = kiosk.now()
    since = now - 2 * DAY  # a code ends with the day on which its pass began
    dead = [
        (one.pass_id, _opens_until(kiosk, tx, one.pass_id, one.starts_at, one.ends_at))
        for one in tx.visits(since, now + LONGEST)
        if one.pass_id is not None and one.state not in LIVE_VISITS
    ]
    replaced = [  # their visits have another one
        (one.id, _opens_until(kiosk, tx, one.id, one.starts_at, one.ends_at))
        for one in (known.given for known in tx.revoked_passes(since))
    ]
    return tuple((pass_id, until) for pass_id, until in dict([*replaced, *dead]).items() if until > now)


def _opens_until(kiosk: Kiosk, tx: Transaction, pass_id: str, starts_at: datetime, ends_at: datetime) -> datetime:
    if not tx.is_given_out(pass_id):
        return ends_at
    return max(ends_at, pass_rules.code_ends_at(starts_at, kiosk.settings.policies.timezone))


# --- taking -------------------------------------------------------------------------------------------------------


def take_trust_file(kiosk: Kiosk, file: TrustFile) -> Imported:
    """Trust its key from now on, take its codes, refuse its dead passes. ``ValueError``, a sentence, where it can't be.

    Only the codes of this kiosk's own banks are kept.
    """
    with kiosk.store.transaction() as tx:
        before = take_key(kiosk, tx, file.key, HowTrusted.FILE)
        codes, revoked = take_what_it_brings(kiosk, tx, file)
    return Imported(file.key, before is None, codes, revoked, None if before is None else before.tenants)


def take_what_it_brings(kiosk: Kiosk, tx: Transaction, file: TrustFile) -> tuple[int, int]:
    """The codes and ended passes in a file whose key is trusted: how many of each were new."""
    revoked = sum(_revoke_pass(kiosk, tx, file.key, pass_id, until) for pass_id, until in file.revoked)
    return _take_codes(kiosk, tx, file.key, file.codes), revoked


def take_codes(kiosk: Kiosk, key_id: bytes, codes: Sequence[PoolCode]) -> int:
    """A part of what came with a key that is trusted already: how many of its codes were new."""
    with kiosk.store.transaction() as tx:
        return _take_codes(kiosk, tx, _trusted_key(tx, key_id), codes)


def take_ended(kiosk: Kiosk, key_id: bytes, ended: Sequence[tuple[str, datetime]]) -> int:
    """Passes of such a key that are to be refused from now on: how many were not yet."""
    with kiosk.store.transaction() as tx:
        key = _trusted_key(tx, key_id)
        return sum(_revoke_pass(kiosk, tx, key, pass_id, until) for pass_id, until in ended)


def _trusted_key(tx: Transaction, key_id: bytes) -> TrustedKey:
    found = tx.trusted_keys().get(key_id)
    if found is None or found.revoked_at is not None:
        raise ValueError(f"The key {key_id.hex()} is not trusted here any more.")
    return found


def take_key(kiosk: Kiosk, tx: Transaction, key: TrustedKey, how: HowTrusted) -> TrustedKey | None:
    """Trust this key; what was known of it before, if it was trusted already. ``ValueError`` where it can't be."""
    check(kiosk, tx, key)
    known = tx.trusted_keys().get(key.id)
    tx.trust(replace(key, since=kiosk.now() if known is None else known.since, revoked_at=None))
    tenants, changed = ", ".join(sorted(key.tenants)) or None, known is not None and known.tenants != key.tenants
    tx.record(KeyTrusted(key=key.id.hex(), issuer=key.issuer, how=how, tenants=tenants, changed=changed))
    return known


def check(kiosk: Kiosk, tx: Transaction, key: TrustedKey) -> None:
    """``ValueError``, a sentence, where this key can't be taken."""
    if key.id in _own(kiosk):
        raise ValueError("This is this kiosk's own key: its passes are taken here anyway. Use the other kiosk's.")
    known = tx.trusted_keys().get(key.id)
    if known is not None and known.revoked_at is not None:
        raise ValueError(f"The key of {key.issuer} was revoked here, and stays so. Make a new key at that kiosk.")


def _take_codes(kiosk: Kiosk, tx: Transaction, key: TrustedKey, codes: Sequence[PoolCode]) -> int:
    banks = kiosk.bank.banks  # none are known where it rests without its site file: it may be any bank
    mine = [one for one in codes if _is_code(kiosk, one) and (one.bank in banks or not banks)]
    new = tx.keep_visitor_codes([as_taken(kiosk, one, key.id) for one in mine])
    if new:
        tx.record(CodesTaken(issuer=key.issuer, codes=new))
    return new


def _is_code(kiosk: Kiosk, one: PoolCode) -> bool:
    """Codes are for a day, and drawn some days ahead: nobody needs one that lasts for longer, or is for next year."""
    now = kiosk.now()
    return one.starts_at < one.ends_at <= one.starts_at + LONGEST_CODE and now < one.ends_at <= now + FARTHEST_CODE


def as_taken(kiosk: Kiosk, code: PoolCode, key: bytes | None) -> VisitorCode:
    """A code of a pool as the bank keeps it. ``key`` is whose pool it is; None: this kiosk's own."""
    lookup = kiosk.secrets.visitor_lookup(code.verifier)
    return VisitorCode(lookup, code.pass_id, code.bank, code.size, code.starts_at, code.ends_at, key)


def _revoke_pass(kiosk: Kiosk, tx: Transaction, key: TrustedKey, pass_id: str, until: datetime) -> bool:
    """Refuse a pass from now on, if it is this key's to revoke; whether it was not refused already."""
    known = tx.known_pass(pass_id)
    if known is None:
        if until <= kiosk.now() or tx.is_revoked_unseen(pass_id, key.id):
            return False
        tx.revoke_unseen(pass_id, key.id, until)
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
        revoke_in(kiosk, tx, found)
    return found


def revoke_in(kiosk: Kiosk, tx: Transaction, key: TrustedKey) -> None:
    """The same in the caller's transaction, of one that is trusted."""
    tx.revoke_key(key.id, kiosk.now())
    tx.record(KeyRevoked(key=key.id.hex(), issuer=key.issuer))
