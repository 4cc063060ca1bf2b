"""A holder lets a colleague open the door for a time, and takes it back; both are on the record."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.screens import AskedFor
from tests.fakes.rig import Rig

HOUR = 3600


@pytest.fixture
def asked(make_rig) -> Rig:
    """Ada holds door 01 until 18:00 and has asked to share it."""
    rig = make_rig(policy={"release": time(18)})
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(15)
    comes_back(rig)
    rig.handle(i.ShareIt())
    return rig


def comes_back(rig: Rig) -> None:
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    assert rig.shows(screens.KeepOrGiveBack).can_share


def share(rig: Rig, choice: int = 0, colleague: str = "bob") -> None:
    rig.handle(i.ShareUntil(choice))
    assert rig.shows(screens.ShowCredential).asked_for is AskedFor.SHARING
    rig.tap(colleague)


def test_the_colleague_opens_it_and_the_record_names_them(asked: Rig):
    ends = asked.shows(screens.ShareDoor).ends
    assert [one - ends[0] for one in ends] == [timedelta(0), timedelta(hours=3), ends[2] - ends[0]]
    share(asked)
    begun = asked.shows(screens.Sharing)
    assert (begun.initials, begun.begun) == ("B", True)
    asked.waits(30)
    asked.tap("bob")
    listed = asked.shows(screens.MyDoors)
    assert [(one.door.number, one.shared_by) for one in listed.doors] == [("01", "A")]
    asked.handle(i.OpenMine(0))
    asked.opens("01")
    assert asked.shows(screens.DoorOpen).shared
    asked.shuts("01")
    asked.shows(screens.Start)
    assert asked.holds("ada") == "01"
    intents = asked.events("open.intent")
    assert [one.person for one in intents] == ["ada", "ada", "bob"]
    assert [one.person for one in asked.events("assignment.shared")] == ["ada"]
    assert [kind for kind, _ in asked.notices("bob")] == ["shared"]


def test_its_time_ends(asked: Rig):
    share(asked)
    asked.waits(HOUR)
    asked.tap("bob")
    asked.opens("02")
    assert asked.shows(screens.DoorOpen).fresh
    assert [one.detail["why"] for one in asked.events("assignment.share_ended")] == ["its time is over"]


def test_the_holder_takes_it_back(asked: Rig):
    share(asked)
    asked.waits(30)
    comes_back(asked)
    asked.handle(i.ShareIt())
    asked.shows(screens.Sharing)
    asked.handle(i.StopSharing())
    asked.shows(screens.SharingStopped)
    asked.tap("bob")
    assert asked.sent[-1] == "02"


def test_giving_back_ends_it(asked: Rig):
    share(asked)
    asked.waits(30)
    comes_back(asked)
    asked.handle(i.GiveBack())
    assert [one.detail["why"] for one in asked.events("assignment.share_ended")] == ["the assignment ended"]


def test_nobody_unknown_or_barred_is_let_in(asked: Rig):
    asked.person("sue", suspended=True)
    asked.handle(i.ShareUntil(0))
    asked.tap("sue")
    assert asked.rows("SELECT count(*) FROM share") == [(0,)]
    assert asked.shows(screens.NotAllowed).why is screens.Barred.SUSPENDED


def test_an_unknown_badge_shares_nothing(asked: Rig):
    asked.handle(i.ShareUntil(0))
    asked.tap("stranger")
    asked.shows(screens.NotKnown)
    assert asked.rows("SELECT count(*) FROM share") == [(0,)]


def test_the_colleague_can_also_take_a_door_of_their_own(asked: Rig):
    share(asked)
    asked.waits(30)
    asked.tap("bob")
    assert asked.shows(screens.MyDoors).can_take
    asked.handle(i.TakeOneMore())
    assert asked.sent[-1] == "02"


def test_a_share_that_ends_while_the_list_stands_opens_nothing(asked: Rig):
    share(asked)
    asked.waits(HOUR - 20)
    asked.tap("bob")
    asked.shows(screens.MyDoors)
    asked.waits(25)
    before = list(asked.sent)
    asked.handle(i.OpenMine(0))
    assert asked.sent == before
