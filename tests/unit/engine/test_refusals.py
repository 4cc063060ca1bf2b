"""Every no: it opens nothing, is on the record, and says why."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.credentials import CredentialKind
from kiosk.engine import intents as i
from kiosk.engine import people, screens
from kiosk.engine.screens import Barred, CredentialShown
from tests.fakes.clock import NOON
from tests.fakes.furniture import door
from tests.fakes.rig import Rig

HOUR = timedelta(hours=1)
BARRED = [
    (Barred.EXPIRED, {"valid_until": NOON}),
    (Barred.NOT_YET, {"valid_from": NOON + HOUR}),
    (Barred.SUSPENDED, {"suspended": True}),
]


@pytest.mark.parametrize(
    ("kind", "shown"), [(CredentialKind.BADGE, CredentialShown.BADGE), (CredentialKind.QR, CredentialShown.QR)]
)
def test_a_credential_nobody_knows(rig: Rig, kind: CredentialKind, shown: CredentialShown):
    rig.tap("nobody", kind)
    assert rig.shows(screens.NotKnown).shown is shown
    assert rig.sent == []
    refused = {"credential": kind.value, "why": "unknown", "reader": "reader"}
    assert rig.events("credential.refused")[-1].detail == refused
    rig.waits(15)
    rig.shows(screens.Start)


def test_a_badge_is_no_qr_code(rig: Rig):
    rig.tap("ada")
    rig.handle(i.Leave())
    found = rig.secrets.lookup(CredentialKind.BADGE, "x"), rig.secrets.lookup(CredentialKind.QR, "x")
    assert found[0] != found[1]


def test_an_unknown_badge_ends_the_visit_before_it(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.tap("nobody")
    rig.shuts("01")
    rig.shows(screens.NotKnown)
    assert rig.holds("ada") == "01"


@pytest.mark.parametrize(("why", "fields"), BARRED)
def test_somebody_who_may_not_use_the_doors_now(rig: Rig, why: Barred, fields: dict):
    rig.person("zoe", **fields)
    rig.tap("zoe")
    shown = rig.shows(screens.NotAllowed)
    assert (shown.why, shown.holds, shown.from_) == (why, None, fields.get("valid_from"))
    assert (rig.sent, rig.holds("zoe")) == ([], None)
    refused = {"credential": "badge", "why": why.value, "reader": "reader"}
    assert [(one.person, one.detail) for one in rig.events("credential.refused")] == [("zoe", refused)]
    assert rig.events("credential.accepted") == []
    rig.waits(30)
    rig.shows(screens.Start)


@pytest.mark.parametrize(("why", "fields"), BARRED[:2])
def test_somebody_barred_learns_which_door_holds_their_things(rig: Rig, why: Barred, fields: dict):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.person("ada", **fields)
    rig.tap("ada")
    shown = rig.shows(screens.NotAllowed)
    assert (shown.why, shown.holds) == (why, "01")
    assert (rig.sent, rig.holds("ada")) == (["01"], "01")


def test_validity_begins_and_ends_at_its_instants(rig: Rig):
    rig.person("zoe", valid_from=NOON + HOUR, valid_until=NOON + 2 * HOUR)
    rig.waits(3599)
    rig.tap("zoe")
    rig.shows(screens.NotAllowed)
    rig.waits(1)
    rig.tap("zoe")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(3600)
    rig.tap("zoe")
    assert rig.shows(screens.NotAllowed).why is Barred.EXPIRED


def test_a_full_bank(rig: Rig):
    rig.person("dan")
    for name in ("ada", "bob", "cyd", "dan"):
        rig.tap(name)
    rig.person("eve")
    rig.tap("eve")
    full = rig.shows(screens.BankFull)
    assert (full.others_free, full.reachable_wanted, full.can_wait) == (False, False, True)
    assert [one.person for one in rig.events("assignment.refused")] == ["eve"]
    assert rig.bank.free == 0


def test_a_full_bank_still_opens_for_its_holders(make_rig):
    rig = make_rig([door("01")])
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.tap("bob")
    rig.shows(screens.BankFull)
    rig.tap("ada")
    assert rig.sent == ["01", "01"]


def test_no_reachable_door_is_free(make_rig):
    rig = make_rig([door("01", reachable=True), door("02", size=Size.L)])
    rig.handle(i.ReachMode(on=True))
    rig.tap("ada")
    rig.handle(i.Leave())
    rig.handle(i.ReachMode(on=True))
    rig.tap("bob")
    full = rig.shows(screens.BankFull)
    assert (full.others_free, full.reachable_wanted, full.needs_reachable) == (True, True, False)
    assert rig.holds("bob") is None


def test_a_revoked_credential_is_nobodys(rig: Rig):
    rig.tap("ada", CredentialKind.QR)
    people.issue_qr(rig.store, "ada", rig.secrets.lookup(CredentialKind.QR, "new"))
    rig.tap("ada", CredentialKind.QR)
    rig.shows(screens.NotKnown)


def test_no_credential_shows_in_the_text_of_a_message(rig: Rig):
    from kiosk.engine.messages import CredentialPresented

    assert "0A0B" not in repr(CredentialPresented(CredentialKind.BADGE, "0A0B", "reader"))
