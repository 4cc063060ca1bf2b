"""A visitor's short code at the bank's pad: the same visit as the QR code of its pass, and the same door."""

from __future__ import annotations

from kiosk.domain import pass_rules
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.visitors import PassRefused
from kiosk.domain.passes import CODE_DIGITS, Pass, TrustedKey, VisitorCode, WhyNoPass
from kiosk.engine import messages as m
from kiosk.engine import pad, screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.serve import Shown
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import use_pass
from kiosk.engine.visitors.keys import Vouched
from kiosk.engine.visitors.screens import CodeFor, PassForm
from kiosk.engine.visitors.screens import PassRefused as Refusal

_BY_CODE = Shown(CredentialKind.VISITOR_CODE, None)


def use_code(kiosk: Kiosk, _: i.UseVisitorCode) -> None:
    """Show the pad, or until when it rests."""
    if not kiosk.bank.banks or not kiosk.settings.accepts_codes:
        return
    give_up_unopened(kiosk)
    begin(kiosk)
    if not pad.says_that_it_rests(kiosk):
        show(kiosk, screens.EnterCode(CODE_DIGITS, asked_for=CodeFor.PASS))


def hash_it(kiosk: Kiosk, code: str) -> None:
    """Beside the engine: one evaluation for each bank of this kiosk."""
    visit = kiosk.visit.number
    banks = kiosk.bank.banks
    kiosk.secrets.slow_visitor_lookups(code, banks, lambda found: kiosk.post(m.VisitorCodeLookedUp(found, visit)))


def looked_up(kiosk: Kiosk, message: m.VisitorCodeLookedUp) -> None:
    """The hashes are ready; if the person has gone meanwhile, nothing opens behind their back, and the try counts."""
    here = message.visit == kiosk.visit.number
    if message.lookups is None:
        if here:
            show(kiosk, screens.NotWorking())
        return
    with kiosk.store.transaction() as tx:
        code, why = _find(kiosk, tx, message.lookups), WhyNoPass.UNKNOWN
        vouched = None if code is None else _vouched(kiosk, tx, code)
        if code is not None and vouched is None:
            why = WhyNoPass.KEY_REVOKED
        if code is None or vouched is None:
            _count(kiosk, tx, why, code)
    if here and vouched is not None:
        use_pass.use(kiosk, vouched, _BY_CODE)
    elif here:
        _refuse(kiosk, why)


def _find(kiosk: Kiosk, tx: Transaction, lookups: tuple[bytes, ...]) -> VisitorCode | None:
    found = zip(kiosk.bank.banks, map(tx.visitor_code, lookups), strict=True)
    return next((code for bank, code in found if code is not None and code.bank == bank and _is_out(tx, code)), None)


def _is_out(tx: Transaction, code: VisitorCode) -> bool:
    """Whether somebody may have it: one of this kiosk's own pool that nobody was given is nobody's."""
    return code.key is not None or tx.is_given_out(code.pass_id)


def _vouched(kiosk: Kiosk, tx: Transaction, code: VisitorCode) -> Vouched | None:
    """The pass that a code goes with, as far as the code tells; None where its key is trusted no more."""
    key = None if code.key is None else tx.trusted_keys().get(code.key)
    if code.key is not None and (key is None or key.revoked_at is not None):
        return None
    one = Pass(
        id=code.pass_id,
        bank=code.bank,
        issued_at=pass_rules.BY_CODE_ONLY,
        starts_at=code.starts_at,
        ends_at=code.ends_at,
        tenant=_tenant(kiosk, key),
        size=code.size,
    )
    return Vouched(one, code.key, frozenset() if key is None else key.tenants)


def _tenant(kiosk: Kiosk, key: TrustedKey | None) -> str | None:
    """Whose visitors a kiosk sends that receives for one other tenant only; None: for the site's own.

    A code that comes from a kiosk of several tenants tells nobody, and is refused (``judge``).
    """
    if key is None or len(key.tenants) != 1 or kiosk.settings.tenant in key.tenants:
        return None
    return next(iter(key.tenants))


def _count(kiosk: Kiosk, tx: Transaction, why: WhyNoPass, code: VisitorCode | None) -> None:
    """On the record, and on the pad's account in the same step."""
    pass_id = None if code is None else code.pass_id
    tx.record(PassRefused(why=why, credential=CredentialKind.VISITOR_CODE, pass_id=pass_id))
    pad.count_wrong(kiosk, tx)


def _refuse(kiosk: Kiosk, why: WhyNoPass) -> None:
    if why is not WhyNoPass.UNKNOWN:
        show(kiosk, Refusal(why, PassForm.CODE))
    elif not pad.says_that_it_rests(kiosk):
        show(kiosk, screens.EnterCode(CODE_DIGITS, pad.tries_left(kiosk), asked_for=CodeFor.PASS))
