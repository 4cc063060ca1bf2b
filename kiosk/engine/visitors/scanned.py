"""What a QR code says that is nobody's own: a pass, an invitation, another kiosk's key."""

from __future__ import annotations

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.visitors import PassRefused
from kiosk.domain.passes import WhyNoPass
from kiosk.engine import screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.serve import Shown
from kiosk.engine.visitors import check_in, check_out, keys, pairing, use_pass
from kiosk.engine.visitors.judge import Found
from kiosk.engine.visitors.keys import Vouched
from kiosk.engine.visitors.screens import CodeFor
from kiosk.engine.visitors.screens import PassRefused as Refusal
from kiosk.passes import codes, key_card, sealed
from kiosk.passes.sealed import NotAPass


def takes(kiosk: Kiosk, text: str, device: str) -> bool:
    """Whether what a QR code says is not somebody's own; if so, it is dealt with."""
    if sealed.looks_like_one(text):
        _pass_shown(kiosk, text, device)
    elif key_card.looks_like_one(text) and pairing.waits(kiosk):
        pairing.scanned(kiosk, text)
    elif codes.is_invitation(text) and kiosk.settings.visitors.reception is not None:
        check_in.invitation_shown(kiosk, text, device)
    else:
        return False
    return True


def _pass_shown(kiosk: Kiosk, text: str, device: str) -> None:
    """A pass was held up. At reception, where there are no doors or its visitor is about to leave, it ends a visit.

    Of a visit that another kiosk has begun nothing is known here but its door.
    """
    try:
        with kiosk.store.transaction() as tx:
            vouched = keys.read(kiosk, tx, text)
    except NotAPass as error:
        _refuse_unread(kiosk, error, device)
        return
    is_own, has_doors = vouched.key is None, bool(kiosk.bank.banks)
    if has_doors and not (is_own and _is_leaving(kiosk)):
        use_pass.use(kiosk, vouched, Shown(CredentialKind.PASS, device))
    elif is_own:
        check_out.pass_shown(kiosk, vouched.one)
    else:
        _refuse_stranger(kiosk, vouched, device)


def _is_leaving(kiosk: Kiosk) -> bool:
    screen = kiosk.visit.before_asking or kiosk.visit.screen
    return isinstance(screen, screens.EnterCode) and screen.asked_for is CodeFor.LEAVING


def _refuse_stranger(kiosk: Kiosk, vouched: Vouched, device: str) -> None:
    """At reception: a visit that another kiosk has begun is not this one's to end, whatever its id."""
    found, under_way = Found(vouched, stolen=True), check_in.is_under_way(kiosk)
    if not under_way:
        begin(kiosk)
    with kiosk.store.transaction() as tx:
        told = use_pass.refuse(kiosk, tx, found, WhyNoPass.OTHER_BANK, Shown(CredentialKind.PASS, device))
    if not under_way:
        show(kiosk, told)


def _refuse_unread(kiosk: Kiosk, error: NotAPass, device: str) -> None:
    """Nobody who is trusted here vouches for it, so what it claims is told to nobody but the record.

    Whoever fills in a form just now is not disturbed by it.
    """
    under_way = check_in.is_under_way(kiosk)
    if not under_way:
        give_up_unopened(kiosk)
        begin(kiosk)
    claimed = error.claimed
    with kiosk.store.transaction() as tx:
        tx.record(
            PassRefused(
                why=error.why,
                credential=CredentialKind.PASS,
                pass_id=None if claimed is None else claimed.id,
                for_bank=None if claimed is None else claimed.bank,
                reader=device,
            )
        )
    if not under_way:
        show(kiosk, Refusal(error.why))
