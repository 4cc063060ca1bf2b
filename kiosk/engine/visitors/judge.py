"""Whether a pass opens a door now, by all that this kiosk knows of it; and the screen that says why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain import pass_rules
from kiosk.domain.assignments import Assignment
from kiosk.domain.clock_trust import ClockTrust
from kiosk.domain.pass_rules import Moment
from kiosk.domain.passes import KnownPass, Pass, WhyNoPass
from kiosk.domain.people import Person
from kiosk.engine import rules
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors.keys import Vouched
from kiosk.engine.visitors.own_banks import held_here
from kiosk.engine.visitors.screens import PassForm, PassRefused


@dataclass(frozen=True, slots=True)
class Found:
    """A pass that somebody vouches for, as it was given last, with what is known of it here."""

    vouched: Vouched
    known: KnownPass | None = None
    person: Person | None = None
    held: Assignment | None = None
    stolen: bool = False  # its id is of a visit that somebody else issued the pass of

    @property
    def one(self) -> Pass:
        """The pass that counts: the newest issue of it that was ever shown."""
        return self.vouched.one if self.known is None else pass_rules.newer(self.known.given, self.vouched.one)


def look_up(kiosk: Kiosk, tx: Transaction, vouched: Vouched) -> Found:
    """What this kiosk knows of a pass."""
    known = tx.known_pass(vouched.one.id)
    if known is None or known.key != vouched.key:
        return Found(vouched, stolen=known is not None)
    return Found(vouched, known, tx.person(known.person_id), held_here(kiosk, tx, known.person_id))


def moment(kiosk: Kiosk, tx: Transaction) -> Moment:
    """What time this kiosk takes it for, and how far that is to be believed.

    Where a time source keeps the clock, whatever was once signed by one that ran ahead says nothing against it.
    """
    trust = clock_trust(kiosk)
    floor = None if trust is ClockTrust.SYNCHRONISED else tx.time_floor()
    return Moment(kiosk.now(), kiosk.settings.policies.timezone, trust is not ClockTrust.UNTRUSTED, floor)


def clock_trust(kiosk: Kiosk) -> ClockTrust:
    """How far the clock is to be believed at this moment."""
    return kiosk.time.trust(kiosk.clock.now(), kiosk.clock.monotonic())


def why_not(kiosk: Kiosk, tx: Transaction, found: Found) -> WhyNoPass | None:
    """Why it opens nothing, if so: what is certain comes before what the clock says."""
    return _why_never(kiosk, tx, found) or _why_not_here(kiosk, found) or _why_not_now(kiosk, tx, found)


def _why_never(kiosk: Kiosk, tx: Transaction, found: Found) -> WhyNoPass | None:
    one, known = found.one, found.known
    if found.stolen:
        return WhyNoPass.WRONG_SIGNATURE
    if known is None:
        return _why_never_unseen(tx, one, found.vouched.key)
    if known.revoked_at is not None or (found.person is not None and found.person.suspended):
        return WhyNoPass.REVOKED
    now = moment(kiosk, tx)
    if not pass_rules.is_spent(known, one, now):
        return None
    # Whoever comes too late has not said that they leave: that their time is over is true of everybody.
    return WhyNoPass.ENDED if not now.is_wrong_for(one) and now.now >= one.ends_at else WhyNoPass.SPENT


def _why_never_unseen(tx: Transaction, one: Pass, key: bytes | None) -> WhyNoPass | None:
    """A pass that was never shown here; or it was, and a restored database does not remember."""
    if tx.is_revoked_unseen(one.id, key):
        return WhyNoPass.REVOKED
    doubted, given = tx.passes_doubted_before(), one.issued_at
    since = one.starts_at if given == pass_rules.BY_CODE_ONLY else given
    return WhyNoPass.SPENT if doubted is not None and since <= doubted else None


def _why_not_here(kiosk: Kiosk, found: Found) -> WhyNoPass | None:
    one, allowed = found.one, found.vouched.tenants
    if one.bank not in kiosk.bank.banks:
        return WhyNoPass.OTHER_BANK
    if allowed and (one.tenant or kiosk.settings.tenant) not in allowed:
        return WhyNoPass.OTHER_TENANT
    if len(allowed) > 1 and one.issued_at == pass_rules.BY_CODE_ONLY:
        return WhyNoPass.OTHER_TENANT  # a code does not say whose visitor it is
    tenant = kiosk.settings.policies.tenant_of(Person("", "", tenant=one.tenant))
    return None if (one.bank, tenant) in kiosk.bank.shared_by else WhyNoPass.OTHER_TENANT


def _why_not_now(kiosk: Kiosk, tx: Transaction, found: Found) -> WhyNoPass | None:
    """A wrong clock and the hours of a day keep nobody from what is theirs; the end of a pass does, after the grace."""
    now = moment(kiosk, tx)
    if now.is_wrong_for(found.one):
        why = None if kiosk.settings.visitors.without_clock else WhyNoPass.CLOCK
    else:
        why = pass_rules.why_not_now(found.one, now)
    if why is None and now.floor is not None and found.one.ends_at <= now.floor:
        why = WhyNoPass.ENDED  # whatever the clock says: what became of it may be forgotten (``forget_ended``)
    if why is None or found.held is None:
        return why
    return why if why is WhyNoPass.ENDED and not _in_grace(kiosk, tx, found.held) else None


def _in_grace(kiosk: Kiosk, tx: Transaction, held: Assignment) -> bool:
    grace = rules.policy_of(kiosk, tx, held).grace
    return held.ends_at is None or kiosk.now() < held.ends_at + grace


# --- the screen ---------------------------------------------------------------------------------------------------

_TELLS_CLOCK = {WhyNoPass.CLOCK, WhyNoPass.NOT_YET, WhyNoPass.ENDED}


def refusal(kiosk: Kiosk, found: Found, why: WhyNoPass, form: PassForm) -> PassRefused:
    """What a visitor is told who is not let in: where and when their pass would open, and where their things are."""
    one, now = found.one, kiosk.now()
    told = PassRefused(why, form, one.bank, kiosk.settings.visitors.place_of(one.bank), clock=_clock(now, why))
    if found.held is not None:
        told = replace(told, holds=kiosk.bank.door(found.held.compartment_id).number)
    return replace(told, from_=_from(kiosk, found, why), until=one.ends_at)


def _clock(now: datetime, why: WhyNoPass) -> datetime | None:
    return now if why in _TELLS_CLOCK else None


def _from(kiosk: Kiosk, found: Found, why: WhyNoPass) -> datetime | None:
    """From when on it opens (again), where it will."""
    one, zone = found.one, kiosk.settings.policies.timezone
    if why is WhyNoPass.SPENT and found.known is not None and found.known.spent_at is None:
        done = found.known.spent_on
        return None if done is None else pass_rules.works_again_at(one, done, zone)
    if why in {WhyNoPass.NOT_YET, WhyNoPass.OUTSIDE_HOURS}:
        return pass_rules.opens_at(one, kiosk.now(), zone)
    return None
