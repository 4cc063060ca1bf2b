"""Whoever fills in a form, or takes their pass away, is not disturbed by what lets nobody in: it is recorded only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest

from kiosk.domain.events.visitors import WhoEnded
from kiosk.domain.passes import WhyNoPass
from kiosk.engine import screens
from kiosk.engine.messages import Message
from kiosk.engine.screens import Screen
from kiosk.engine.visitors import intents as vi
from kiosk.engine.visitors import issue, visit_end
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import (
    ChooseLocker,
    Details,
    FindHost,
    PassReady,
    PassRefused,
    ReadTerms,
    StillInside,
)
from kiosk.engine.visitors.settings import VisitorSettings
from tests.fakes.clock import NOON
from tests.fakes.far_reception import DAY, HOUR, FarReception, scan, trust
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import COMBINED, ELSEWHERE, TERMS, UNTIL, gets_pass, press

LOBBY, THIEF = FarReception(), FarReception("thief")
WITH_TERMS = VisitorSettings(replace(COMBINED.reception, terms=TERMS, terms_version="1"), COMBINED.places)  # type: ignore[type-var]
OVER = LOBBY.new(starts_at=NOON - 5 * HOUR, ends_at=NOON - HOUR, issued_at=NOON - 5 * HOUR)
STEPS: Mapping[type[Screen], Sequence[Message]] = {
    Details: [vi.WelcomeVisitor(), vi.CheckIn()],
    FindHost: [vi.DetailsGiven("Eve Vogt", "", "")],
    ReadTerms: [vi.HostTyped("ada"), vi.HostPicked(0)],
    ChooseLocker: [vi.TermsAnswered(accepted=True)],
}
REFUSED = {
    "another bank's": LOBBY.seal(LOBBY.new(bank="B")),
    "one that is over": LOBBY.seal(OVER),
    "another tenant's": LOBBY.seal(LOBBY.new(tenant="nobody")),
    "a thief's": THIEF.seal(LOBBY.new()),
    "no pass at all": "LK1:AAAA",
    "half a letter": "\ud800",
    "half a letter of an invitation": "LKI1:\ud800",
    "no key": "LKK1:\ud800",
    "nobody's invitation": "LKI1:" + "A" * 26,
    "a suspended person's": "qr:sid",
    "one that left the company": "qr:old",
}


@pytest.fixture
def desk(make_rig: Callable[..., Rig]) -> Rig:
    """A reception beside its bank, which takes the passes of the lobby too."""
    rig = make_rig(visitors=WITH_TERMS)
    trust(rig, LOBBY)
    rig.person("sid", suspended=True)
    rig.person("old", valid_until=NOON - DAY)
    return rig


def fills_in(rig: Rig, step: type[Screen]) -> Screen:
    for shown, intents in STEPS.items():
        press(rig, *intents)
        if shown is step:
            break
    return rig.shows(step)


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("step", STEPS)
def test_a_form_stays_as_it_is(desk: Rig, step: type[Screen], text: str):
    form, draft = fills_in(desk, step), desk.kiosk.visit.draft
    before, sent = len(desk.events()), list(desk.sent)
    scan(desk, text)
    assert (desk.shows(step), desk.kiosk.visit.draft) == (form, draft)
    assert desk.events()[before:][0].type in {"pass.refused", "credential.refused"}
    assert (len(desk.events()), desk.sent) == (before + 1, sent)


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_so_does_a_pass_that_is_taken_away(make_rig: Callable[..., Rig], text: str):
    rig = make_rig(visitors=COMBINED)
    trust(rig, LOBBY)
    for name, how in (("sid", {"suspended": True}), ("old", {"valid_until": NOON - DAY})):
        rig.person(name, **how)
    ready = gets_pass(rig)
    before = len(rig.events())
    scan(rig, text)
    assert rig.shows(PassReady) == ready
    assert len(rig.events()) == before + 1


def test_and_by_a_badge_that_is_refused(desk: Rig):
    form = fills_in(desk, Details)
    desk.tap("sid")
    assert desk.shows(Details) == form
    assert desk.events()[-1].detail["why"] == "suspended"


def test_a_pass_that_opens_a_door_comes_first(desk: Rig):
    fills_in(desk, FindHost)
    scan(desk, LOBBY.seal(LOBBY.new()))
    assert desk.sent == ["01"]
    assert desk.kiosk.visit.draft is None


def test_at_a_reception_without_doors_it_is_the_same(make_rig: Callable[..., Rig]):
    rig = make_rig((), visitors=ELSEWHERE)
    trust(rig, LOBBY)
    ended, _ = issue.issue(rig.kiosk, Asked("Gus", "A", UNTIL))
    with rig.store.transaction() as tx:
        own = tx.guest_visit(ended.id)
        assert own is not None
    visit_end.end(rig.kiosk, ended.id, WhoEnded.RECEPTION)
    form = fills_in(rig, FindHost)
    for text in (LOBBY.seal(LOBBY.new()), rig.kiosk.issuer.seal(LOBBY.new(id="f" * 16))):
        scan(rig, text)
        assert rig.shows(FindHost) == form
        assert rig.events()[-1].detail["why"] == WhyNoPass.OTHER_BANK.value
    _, here = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))
    scan(rig, here.qr)
    rig.shows(StillInside)


@pytest.mark.parametrize("text", ["\ud800", "LKI1:\udfff", "LKK1:\ud800", "\ud800" * 600])
def test_half_a_letter_is_nobodys(make_rig: Callable[..., Rig], text: str):
    rig = make_rig()
    scan(rig, text)
    rig.shows(screens.NotKnown)
    assert rig.events()[-1].type == "credential.refused"


def test_elsewhere_a_refused_pass_is_told(desk: Rig):
    scan(desk, LOBBY.seal(LOBBY.new(bank="B")))
    desk.shows(PassRefused)


def test_a_pad_for_leaving_that_somebody_left_open_is_in_no_arriving_visitors_way(desk: Rig):
    press(desk, vi.WelcomeVisitor(), vi.StartLeaving())
    desk.shows(screens.EnterCode)
    scan(desk, LOBBY.seal(LOBBY.new()))
    assert desk.sent == ["01"]
