"""After a backup took the place of the database, no pass is used twice, no code is given out twice.

The backup knows nothing of passes that were spent after it was made. Where the replaced database was read whole, what
it tells of them is taken over. Where it was not, only who has a door by the backup may go on with a pass from before:
every other is refused, also one that the backup has never heard of, and its visitor is given a new one at reception.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.events.visitors import KeyRevoked, PassRevoked, PassSpent, WhySpent
from kiosk.domain.passes import KnownPass
from kiosk.store.salvage import FoundPasses
from kiosk.store.transaction import SqlTransaction


def make_passes_safe(tx: SqlTransaction, found: FoundPasses, backup_of: datetime, now: datetime) -> None:
    """What ``found`` tells counts, and where that is not all, what can't be known is refused."""
    _spend_what_was_spent(tx, found, now)
    _revoke_keys(tx, found, now)
    if found.whole:
        if found.floor is not None:
            tx.raise_time_floor(found.floor)
        tx.forget_pool_codes(found.given_out)
        return
    tx.doubt_passes(max(now, backup_of, tx.time_floor() or now))  # the clock may have been reset
    tx.forget_pool_codes(None)
    holders = {one.person_id for one in tx.live_assignments()}
    for known in tx.unspent_passes(backup_of):
        if known.person_id not in holders:
            _spend(tx, replace(known, spent_at=now))


def _spend_what_was_spent(tx: SqlTransaction, found: FoundPasses, now: datetime) -> None:
    for (pass_id, key), spent in found.spent.items():
        known = tx.known_pass(pass_id)
        if known is None or known.key != key:
            if not tx.is_revoked_unseen(pass_id, key):
                tx.revoke_unseen(pass_id, key, spent.until)
                tx.record(PassRevoked(pass_id=pass_id))
        elif known.spent_at is None and known.revoked_at is None and (spent.on is None or spent.on != known.spent_on):
            _spend(tx, replace(known, spent_at=now) if spent.on is None else replace(known, spent_on=spent.on))


def _spend(tx: SqlTransaction, spent: KnownPass) -> None:
    tx.keep_pass(spent)
    for_today = spent.spent_at is None
    why = WhySpent.RESTORED
    tx.record(PassSpent(person_id=spent.person_id, pass_id=spent.given.id, why=why, for_today=for_today))


def _revoke_keys(tx: SqlTransaction, found: FoundPasses, now: datetime) -> None:
    for key in tx.trusted_keys().values():
        if key.id in found.revoked_keys and key.revoked_at is None:
            tx.revoke_key(key.id, now)
            tx.record(KeyRevoked(key=key.id.hex(), issuer=key.issuer))
