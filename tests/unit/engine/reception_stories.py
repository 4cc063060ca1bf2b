"""What happens at reception: for each message a story that ends with it, and what it puts on the record."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.compartments import Size
from kiosk.domain.credentials import CredentialKind
from kiosk.engine import intents as e
from kiosk.engine import messages as m
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import invite
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.issue import issue
from kiosk.engine.visitors.screens import PassReady
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings
from tests.fakes.rig import Rig
from tests.unit.engine.stories import HOUR, MINUTE, Step, Story, call, enter, in_turn, person, press, story, tap, wait

ONE_HOUR = timedelta(hours=1)
NORTH = BankPlace("North", "Level 2", {Size.M: 2}, codes_a_day=1)
NOTHING: tuple[str, ...] = ()


def _reception(*steps: Step, terms: bool = False) -> Story:
    """A reception without doors, which knows of one bank elsewhere."""
    asks = Reception(terms={"en": "Be kind."}, terms_version="2") if terms else Reception()
    return story(*steps, doors=(), visitors=VisitorSettings(asks, (NORTH,)))


def _combined(*steps: Step) -> Story:
    """A reception with doors beside it."""
    own = VisitorSettings(Reception(), (BankPlace("A", codes_a_day=0),))
    return story(*steps, visitors=own, policy={"walk_up_share": 0.0})


@call
def _invited(rig: Rig) -> None:
    """Ada expects Zoe."""
    prepared, now = invite.prepare(rig.kiosk), rig.clock.now()
    wanted = Asked("Zoe", None, now + 3 * ONE_HOUR, starts=now, host="ada")
    invite.invite(rig.kiosk, wanted, prepared, rig.secrets.code_lookup("12345678"))


def _qr_of_invitation(rig: Rig) -> None:
    visit = rig.rows("SELECT id FROM guest_visit")[0][0]
    _scan(rig, rig.kiosk.issuer.invitation(visit)[0])


def _scan(rig: Rig, text: str) -> None:
    rig.handle(m.CredentialPresented(CredentialKind.QR, text, "scanner"))


def _scans_pass(rig: Rig) -> None:
    """The pass that was shown last is held to the scanner."""
    ready = next(one for one in reversed(rig.display.screens) if isinstance(one, PassReady))
    _scan(rig, ready.shown.qr)


def _has_pass(bank: str = "North") -> Step:
    return call(lambda rig: issue(rig.kiosk, Asked("Zoe", bank, rig.clock.now() + 3 * ONE_HOUR, host="ada")))


def _printed(error: str | None) -> Step:
    return lambda rig: rig.handle(m.PassPrinted(rig.printer.slips[0][0], error))


FORM = press(i.WelcomeVisitor(), i.CheckIn())
HOST = in_turn(FORM, press(i.DetailsGiven("Zoe")))
LOCKER = in_turn(HOST, press(i.NoHost()))
HAS_PASS = in_turn(LOCKER, press(i.LockerChosen("North", Size.M)))
LIST = in_turn(person("rea", groups=frozenset({"reception"})), press(i.WelcomeVisitor()), tap("rea"))
ONE_VISIT = in_turn(LIST, press(i.PickVisit(0)))
LEAVES = in_turn(HAS_PASS, press(e.Leave()), _scans_pass)
MADE = in_turn(wait(10), Rig.finish_hashing)

AT_RECEPTION: list[tuple[type, Story, tuple[str, ...]]] = [
    # --- checking in
    (i.LanguageChosen, _reception(press(i.LanguageChosen("de"))), NOTHING),
    (i.WelcomeVisitor, _reception(press(i.WelcomeVisitor())), NOTHING),
    (i.CheckIn, _reception(FORM), NOTHING),
    (i.DetailsGiven, _reception(HOST), NOTHING),
    (i.HostTyped, _reception(HOST, press(i.HostTyped("ad"))), NOTHING),
    (i.HostPicked, _reception(HOST, press(i.HostTyped("ad"), i.HostPicked(0))), NOTHING),
    (i.NoHost, _reception(LOCKER), NOTHING),
    (i.TermsAnswered, _reception(LOCKER, press(i.TermsAnswered(accepted=True)), terms=True), NOTHING),
    (i.TermsAnswered, _reception(LOCKER, press(i.TermsAnswered(accepted=False)), terms=True), NOTHING),
    (i.LockerChosen, _reception(HAS_PASS), ("visit.arrived", "pass.issued")),
    (
        i.LockerChosen,
        _combined(LOCKER, press(i.LockerChosen("A", Size.M))),
        ("visit.arrived", "reservation.made", "pass.issued"),
    ),
    (i.NoLocker, _reception(LOCKER, press(i.NoLocker())), ("visit.arrived",)),
    (i.TypeInvitation, _reception(press(i.TypeInvitation())), NOTHING),
    (m.CodeLookedUp, _reception(_invited, press(i.TypeInvitation()), enter("12345678")), ("credential.accepted",)),
    (m.CodeLookedUp, _reception(press(i.TypeInvitation()), enter("12345678")), ("credential.refused",)),
    (m.CredentialPresented, _reception(_invited, _qr_of_invitation), ("credential.accepted",)),
    (m.CredentialPresented, _reception(lambda rig: _scan(rig, "LKI1:AAAA")), ("credential.refused",)),
    (i.PrintPass, _reception(HAS_PASS, press(i.PrintPass())), NOTHING),
    (m.PassPrinted, _reception(HAS_PASS, press(i.PrintPass()), _printed(None)), ("pass.handed_over",)),
    (m.PassPrinted, _reception(HAS_PASS, press(i.PrintPass()), _printed("There is no paper.")), NOTHING),
    (e.Back, _reception(LOCKER, press(e.Back())), NOTHING),
    # --- the list
    (m.CredentialPresented, _reception(_invited, tap("ada")), ("credential.accepted", "visit.list_seen")),
    (i.ShowPage, _reception(LIST, press(i.ShowPage(1))), NOTHING),
    (i.VisitsTyped, _reception(_invited, LIST, press(i.VisitsTyped("zo"))), NOTHING),
    (i.PickVisit, _reception(_invited, ONE_VISIT), NOTHING),
    (i.AdmitGuest, _reception(_invited, ONE_VISIT, press(i.AdmitGuest())), NOTHING),
    (i.ShowPass, _reception(_has_pass(), ONE_VISIT, press(i.ShowPass())), ("pass.handed_over",)),
    (i.ChangeLocker, _reception(_has_pass(), ONE_VISIT, press(i.ChangeLocker())), NOTHING),
    (
        i.LockerChosen,
        _reception(_has_pass(), ONE_VISIT, press(i.ChangeLocker(), i.LockerChosen("North", Size.M))),
        ("pass.revoked", "pass.issued"),
    ),
    (
        i.LockerChosen,
        _combined(_has_pass("A"), ONE_VISIT, press(i.ChangeLocker(), i.LockerChosen("A", Size.M))),
        ("reservation.cancelled", "pass.revoked", "reservation.made", "pass.issued"),
    ),
    (
        i.ExtendVisit,
        _reception(_has_pass(), ONE_VISIT, press(i.ExtendVisit(0))),
        ("pass.issued", "visit.extended", "pass.handed_over"),
    ),
    (
        i.ExtendVisit,
        _combined(_has_pass("A"), ONE_VISIT, press(i.ExtendVisit(0))),
        ("reservation.cancelled", "reservation.made", "pass.issued", "visit.extended"),
    ),
    (i.EndVisit, _reception(_has_pass(), ONE_VISIT, press(i.EndVisit())), ("visit.ended",)),
    (
        i.EndVisit,
        _combined(_has_pass("A"), ONE_VISIT, press(i.EndVisit())),
        ("reservation.cancelled", "visit.ended", "pass.revoked"),
    ),
    # --- leaving
    (i.StartLeaving, _reception(press(i.StartLeaving())), NOTHING),
    (e.CodeEntered, _reception(press(i.StartLeaving(), e.CodeEntered("12345678"))), ("credential.refused",)),
    (m.CredentialPresented, _reception(LEAVES), ("credential.accepted",)),
    (
        m.CredentialPresented,
        _reception(LEAVES, press(i.ItIsEmpty(), e.Leave()), _scans_pass),
        ("pass.refused",),
    ),
    (i.ItIsEmpty, _reception(LEAVES, press(i.ItIsEmpty())), ("visit.left",)),
    # --- by itself
    (m.ExpiryDue, _reception(_has_pass(), wait(3 * HOUR)), ("visit.over",)),
    (m.PoolDue, _reception(wait(10)), NOTHING),
    (m.PoolCodesMade, _reception(MADE), ("codes.made",)),
    (m.PoolCodesMade, _reception(MADE, wait(MINUTE), Rig.finish_hashing), ("codes.made",)),
]
