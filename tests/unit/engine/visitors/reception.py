"""A reception as the tests of visitors need it: what is set, what somebody does there, and a bank that is elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from kiosk.domain.compartments import Size
from kiosk.domain.credentials import CredentialKind
from kiosk.engine import messages as m
from kiosk.engine.intents import CodeEntered
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import invite, keys
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import ChooseLocker, PassReady
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings
from tests.fakes.clock import NOON
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig

HOUR = timedelta(hours=1)
UNTIL = NOON + 5 * HOUR
TERMS = {"en": "Wear your badge.", "de": "Tragen Sie Ihren Ausweis."}
LEVEL_2 = BankPlace("A", "Level 2, by the lifts", {Size.S: 1, Size.M: 2}, codes_a_day=3)
# A reception kiosk without doors that knows of one bank; and one whose doors hang beside it.
ELSEWHERE = VisitorSettings(Reception(), (LEVEL_2,))
WITH_TERMS = VisitorSettings(Reception(terms=TERMS, terms_version="2026-03"), (LEVEL_2,))
COMBINED = VisitorSettings(Reception(), (BankPlace("A", "Beside you"),))
ALL_BOOKABLE = {"walk_up_share": 0.0}


def press(rig: Rig, *intents: m.Message) -> None:
    for one in intents:
        rig.handle(one)


def scan(rig: Rig, text: str) -> None:
    rig.handle(m.CredentialPresented(CredentialKind.QR, text, "scanner"))


def type_code(rig: Rig, pad: m.Message, code: str) -> None:
    """The pad is asked for, and a code is typed."""
    press(rig, pad, CodeEntered(code))
    rig.finish_hashing()


def fill_pool(rig: Rig) -> None:
    """The codes for the days to come are drawn and hashed."""
    rig.waits(10)
    while rig.secrets.pooling:
        rig.finish_hashing()
        rig.waits(1)


def walk_in(rig: Rig, name: str = "Eve Vogt", host: str | None = "ada", email: str = "") -> None:
    """Somebody checks in as far as the choice of a locker, or the terms."""
    press(rig, i.WelcomeVisitor(), i.CheckIn(), i.DetailsGiven(name, "Vogt & Co.", email))
    press(rig, *([i.NoHost()] if host is None else [i.HostTyped(host), i.HostPicked(0)]))


def gets_pass(rig: Rig, size: Size = Size.M, **who: str) -> PassReady:
    """The same, up to a pass."""
    walk_in(rig, **who)
    offer = rig.shows(ChooseLocker).offers[0]
    press(rig, i.LockerChosen(offer.bank, size))
    return rig.shows(PassReady)


def invited(rig: Rig, **more: object) -> invite.Prepared:
    """Ada expects Eve from one o'clock on."""
    prepared = invite.prepare(rig.kiosk)
    wanted = Asked(**{"name": "Eve Vogt", "bank": None, "starts": NOON + HOUR, "until": UNTIL, "host": "ada", **more})  # type: ignore[arg-type]
    invite.invite(rig.kiosk, wanted, prepared, rig.secrets.code_lookup(prepared.code))
    return prepared


@contextmanager
def other_kiosk(**made_with: object) -> Iterator[Rig]:
    """Another kiosk in a folder of its own, with the doors of bank A."""
    with quick_folder() as folder:
        rig = Rig(folder, **made_with)  # type: ignore[arg-type]
        yield rig
        rig.close()


def carry_trust(reception: Rig, bank: Rig) -> None:
    """The file with the key and the codes of reception is carried to the bank."""
    keys.take_trust_file(bank.kiosk, keys.own_trust_file(reception.kiosk))
