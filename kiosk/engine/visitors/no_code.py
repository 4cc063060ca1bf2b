"""Why no short code goes with a pass: for whoever issues it, and may be able to change that."""

from __future__ import annotations

from enum import Enum

from kiosk.domain.compartments import Size
from kiosk.domain.guests import GuestVisit
from kiosk.domain.local_time import DAY
from kiosk.domain.passes import PoolCode
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import pool
from kiosk.engine.visitors.own_banks import is_own, places, sizes_of


class WhyNoCode(Enum):
    """The first of these that holds."""

    CODES_OFF = "codes_off"  # nobody can type one at this bank
    WHOSE = "whose"  # the bank could not tell for which tenant's visitor it is
    NOT_SUCH_A_VISIT = "not_such_a_visit"  # it begins later, is one of several days, or has hours
    NO_POOL = "no_pool"  # this kiosk draws none for this bank, or not for this size
    NOT_DRAWN = "not_drawn"  # but not yet
    NOT_HANDED = "not_handed"  # the bank has not been handed those of this day
    NONE_LEFT = "none_left"


def why_no_code(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> WhyNoCode | None:
    """Of a visit that has a pass; None where a code goes with it."""
    assert visit.bank is not None, "a pass is for a bank"
    if visit.has_code:
        return None
    own = is_own(kiosk, visit.bank)
    if own and not kiosk.settings.accepts_codes:
        return WhyNoCode.CODES_OFF
    if not own and not pool.is_clear_whose(kiosk, visit.tenant):
        return WhyNoCode.WHOSE
    if not pool.may_have_code(kiosk, tx, visit):
        return WhyNoCode.NOT_SUCH_A_VISIT
    return _of_pool(kiosk, visit.bank, visit.size, _of_that_day(tx, visit, visit.bank))


def _of_that_day(tx: Transaction, visit: GuestVisit, bank: str) -> list[PoolCode]:
    codes = tx.pool_codes(bank, visit.starts_at + DAY)
    return [one for one in codes if one.starts_at <= visit.starts_at < one.ends_at and visit.size in {None, one.size}]


def _of_pool(kiosk: Kiosk, bank: str, size: Size | None, codes: list[PoolCode]) -> WhyNoCode:
    if not codes:
        return WhyNoCode.NOT_DRAWN if _draws(kiosk, bank, size) else WhyNoCode.NO_POOL
    if any(one.visit_id is None and not one.handed for one in codes):
        return WhyNoCode.NOT_HANDED
    return WhyNoCode.NONE_LEFT


def _draws(kiosk: Kiosk, bank: str, size: Size | None) -> bool:
    found = (pool.shares_of(one.codes_a_day, sizes_of(kiosk, one)) for one in places(kiosk) if one.name == bank)
    return any(shares if size is None else size in shares for shares in found)
