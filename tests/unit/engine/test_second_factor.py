"""After what a second factor is asked for: never, after what is weak, or always."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.policy import SecondFactor
from kiosk.domain.scopes import Scope, ScopeKind
from kiosk.engine import screens
from kiosk.engine.facilities.intents import BindMyBadge, HelpMyself
from kiosk.engine.intents import UseCode
from kiosk.engine.screens import AskedFor
from tests.fakes.rig import Rig

TAG, PIN = "04DE5F1EACC040", "135790"
N, W, A = SecondFactor.NEVER, SecondFactor.WEAK, SecondFactor.ALWAYS


def show(rig: Rig, what: str, counter: int = 1) -> None:
    match what:
        case "tag":
            rig.proves(TAG, counter)
        case "pin":
            rig.handle(UseCode())
            rig.enters(PIN)
        case _:
            rig.tap("zoe", CredentialKind(what))


@pytest.fixture
def make(make_rig: Callable[..., Rig]) -> Callable[[SecondFactor], Rig]:
    def made(asked: SecondFactor) -> Rig:
        rig = make_rig(policy={"second_factor": asked})
        rig.person("zoe", pin=PIN, tag=TAG)
        return rig

    return made


@pytest.mark.parametrize(
    ("asked", "alone"), [(N, {"badge", "qr", "pin", "tag"}), (W, {"tag"}), (A, set())], ids=("never", "weak", "always")
)
def test_what_opens_alone(make: Callable[[SecondFactor], Rig], asked: SecondFactor, alone: set[str]):
    rig = make(asked)
    for what in ("badge", "qr", "pin", "tag"):
        show(rig, what)
        if what in alone:
            assert rig.sent == ["01"], what
            break
        assert rig.sent == [], what
        if what == "pin":
            assert rig.shows(screens.ShowCredential).asked_for is AskedFor.SECOND_FACTOR
        else:
            assert rig.shows(screens.EnterCode).after_badge
        rig.waits(120)


@pytest.mark.parametrize(
    ("asked", "first", "then", "opens"),
    [
        (W, "badge", "pin", True),
        (W, "pin", "badge", True),
        (W, "badge", "qr", False),
        (W, "badge", "tag", True),
        (W, "pin", "tag", True),
        (A, "tag", "pin", True),
        (A, "pin", "tag", True),
        (A, "tag", "badge", False),
        (A, "badge", "tag", False),
    ],
)
def test_two_of_them(make: Callable[[SecondFactor], Rig], asked: SecondFactor, first: str, then: str, opens: bool):
    rig = make(asked)
    show(rig, first)
    if then == "pin":
        rig.enters(PIN)
    else:
        show(rig, then)
    assert rig.sent == (["01"] if opens else [])


def test_a_replay_is_no_second_factor(make: Callable[[SecondFactor], Rig]):
    rig = make(W)
    show(rig, "tag", 3)
    rig.waits(200)
    sent = list(rig.sent)
    show(rig, "pin")
    show(rig, "tag", 3)
    assert rig.screen == screens.NotKnown(screens.CredentialShown.TAG)
    assert rig.sent == sent


def test_a_pin_alone_gives_no_tag_where_it_opens_nothing_alone(make: Callable[[SecondFactor], Rig]):
    rig = make(W)
    for one in (HelpMyself(), BindMyBadge()):
        rig.handle(one)
    rig.enters(PIN)
    rig.proves("04AAAAAAAAAAAA", 1)
    assert rig.events("credential.bound") == []


def test_the_bank_that_asks_most_has_its_way(make_rig: Callable[..., Rig]):
    rig = make_rig(
        scopes=[Scope(ScopeKind.BANK, "A", {"second_factor": W}), Scope(ScopeKind.GROUP, "staff", {"second_factor": N})]
    )
    rig.tap("ada")
    assert rig.shows(screens.EnterCode).after_badge
