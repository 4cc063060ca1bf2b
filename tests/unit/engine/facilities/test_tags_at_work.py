"""A tag that proves itself, where operators work: it does what a badge does, once by each of its messages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.events.credentials import Identified
from kiosk.domain.operators import ROLE_RIGHTS, OperatorSettings
from kiosk.engine import screens
from kiosk.engine.facilities.intents import DoForPerson, IsIdentified, ShowPeople, ShowPerson, SignIn, UseDoorInstead
from kiosk.engine.facilities.screens import (
    BankFront,
    FindPerson,
    HoldUpBadge,
    OperatorBadge,
    OperatorPin,
    PersonAction,
    PersonShown,
)
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.intents import Leave
from tests.fakes.rig import OPERATORS_PIN, Rig

ADAS, BOBS, NEW = "04AAAAAAAAAAAA", "04BBBBBBBBBBBB", "04CCCCCCCCCCCC"
BOTH = FacilitiesSettings(OperatorSettings(ROLE_RIGHTS, badge_and_pin=True))


@pytest.fixture
def desk(make_rig: Callable[..., Rig]) -> Rig:
    """Ada is an operator; she and Bob have tags."""
    rig = make_rig(facilities=BOTH)
    rig.person("ada", tag=ADAS)
    rig.person("bob", tag=BOBS)
    rig.operator("ada")
    return rig


@pytest.fixture
def at_work(desk: Rig) -> Rig:
    desk.proves(ADAS, 1)
    desk.types(OPERATORS_PIN)
    desk.shows(BankFront)
    return desk


def looks_at_bob(rig: Rig) -> PersonShown:
    rig.handle(ShowPeople())
    ((bob,),) = rig.rows("SELECT id FROM person WHERE external_id = 'bob'")
    rig.handle(ShowPerson(str(bob)))
    return rig.shows(PersonShown)


def whys(rig: Rig) -> list[object]:
    return [one.detail["why"] for one in rig.events("credential.refused")]


@pytest.mark.parametrize("asked", [False, True])
def test_an_operator_signs_in_by_tag_and_pin(desk: Rig, asked: bool):
    if asked:
        desk.handle(SignIn())
        desk.shows(OperatorBadge)
    desk.proves(ADAS, 1)
    desk.types(OPERATORS_PIN)
    desk.shows(BankFront)
    assert [one.detail["how"] for one in desk.events("operator.login")] == ["badge and pin"]
    assert [one.detail["credential"] for one in desk.events("credential.accepted")] == ["tag"]


def test_what_was_heard_before_asks_for_no_pin(desk: Rig):
    desk.proves(ADAS, 1)
    desk.handle(Leave())
    desk.handle(SignIn())
    desk.proves(ADAS, 1)
    assert desk.screen == screens.NotKnown(screens.CredentialShown.TAG)


def test_the_same_tap_may_open_their_own_door_instead(desk: Rig):
    desk.proves(ADAS, 1)
    assert desk.shows(OperatorPin).can_use_door
    desk.handle(UseDoorInstead())
    assert (desk.sent, whys(desk)) == (["01"], [])
    desk.proves(ADAS, 1)
    assert (desk.sent, whys(desk)) == (["01"], ["replayed"])


def test_a_tag_leads_to_its_card_and_its_replay_nowhere(at_work: Rig):
    at_work.proves(BOBS, 1)
    assert at_work.shows(PersonShown).person.name == "Bob"
    at_work.handle(ShowPeople())
    at_work.proves(BOBS, 1)
    assert at_work.screen == FindPerson()
    assert whys(at_work) == ["replayed"]


def test_a_lost_badge_is_lost_with_its_tag(at_work: Rig):
    looks_at_bob(at_work)
    at_work.handle(DoForPerson(PersonAction.BADGE_LOST))
    gone = at_work.events("credential.revoked")
    assert [(one.person, one.detail["credential"], one.detail["why"]) for one in gone] == [
        ("bob", "badge", "lost"),
        ("bob", "tag", "lost"),
    ]
    at_work.person("bob", tag=BOBS)
    at_work.handle(Leave())
    at_work.proves(BOBS, 1)
    assert at_work.screen == screens.NotKnown(screens.CredentialShown.BADGE)


@pytest.mark.parametrize("action", [PersonAction.BIND_BADGE, PersonAction.TEMPORARY_BADGE])
def test_a_tag_is_given_or_lent(at_work: Rig, action: PersonAction):
    looks_at_bob(at_work)
    at_work.handle(DoForPerson(action))
    at_work.handle(IsIdentified(Identified.DOCUMENT))
    at_work.proves(ADAS, 2)
    assert at_work.shows(HoldUpBadge).taken
    at_work.proves(NEW, 9)
    assert at_work.shows(PersonShown).said is action
    (bound,) = at_work.events("credential.bound")
    assert (bound.detail["credential"], "until" in bound.detail) == ("tag", action is PersonAction.TEMPORARY_BADGE)
    at_work.handle(Leave())
    at_work.proves(NEW, 9)
    assert at_work.screen == screens.NotKnown(screens.CredentialShown.TAG)
    at_work.proves(NEW, 10)
    assert at_work.sent == ["01"]
