"""Finding a host while typing: enough letters, few names, and nothing of them but name and department."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.engine import intents as e
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors.screens import ChooseLocker, FindHost, HostFound
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import ELSEWHERE, HOUR, press

HOSTS = ("ann ada", "ann bea", "ann cleo", "ann dana", "ann eli", "ann fay")


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    rig = make_rig((), visitors=ELSEWHERE)
    rig.person("josé müller", department="Sales", email="jm@acme.example")
    press(rig, i.WelcomeVisitor(), i.CheckIn(), i.DetailsGiven("Eve"))
    return rig


def found(rig: Rig, text: str) -> FindHost:
    press(rig, i.HostTyped(text))
    return rig.shows(FindHost)


def test_a_letter_is_not_enough(rig: Rig):
    assert rig.shows(FindHost).too_short
    assert found(rig, "a").too_short
    assert found(rig, " a ").too_short
    assert not found(rig, "ad").too_short


def test_only_name_and_department_are_shown(rig: Rig):
    assert found(rig, "jos").found == (HostFound("José Müller", "Sales"),)
    assert "acme" not in repr(rig.shows(FindHost))


@pytest.mark.parametrize("text", ["MULL", "jose m", "müller j", "  jo   mu "])
def test_case_accents_and_order_do_not_matter(rig: Rig, text: str):
    assert [one.name for one in found(rig, text).found] == ["José Müller"]


def test_of_many_five_are_shown_and_more_is_to_be_typed(rig: Rig):
    for name in HOSTS:
        rig.person(name)
    assert len(found(rig, "ann").found) == 5
    assert rig.shows(FindHost).more
    assert [one.name for one in found(rig, "ann f").found] == ["Ann Fay"]
    assert not rig.shows(FindHost).more


def test_one_that_is_not_shown_cant_be_picked(rig: Rig):
    found(rig, "jos")
    press(rig, i.HostPicked(1), i.HostPicked(-1))
    rig.shows(FindHost)
    found(rig, "x")
    press(rig, i.HostPicked(0))
    rig.shows(FindHost)


def test_who_finds_nobody_is_looked_after_by_reception(rig: Rig):
    assert found(rig, "nobody at all").found == ()
    press(rig, i.NoHost())
    rig.shows(ChooseLocker)
    press(rig, i.NoLocker())
    assert rig.rows("SELECT host_id FROM guest_visit") == [(None,)]
    assert rig.notices() == []


def test_visitors_and_suspended_people_are_no_hosts(rig: Rig):
    rig.person("zed", suspended=True)
    assert found(rig, "zed").found == ()
    press(rig, i.NoHost(), i.NoLocker(), e.Leave(), i.WelcomeVisitor(), i.CheckIn(), i.DetailsGiven("Zoe"))
    assert found(rig, "eve").found == ()


def test_nor_is_who_no_longer_works_here_or_not_yet(rig: Rig):
    rig.person("zed gone", valid_until=NOON - HOUR)
    rig.person("zed new", valid_from=NOON + HOUR)
    rig.person("zed here", valid_from=NOON - HOUR, valid_until=NOON + HOUR)
    assert [one.name for one in found(rig, "zed").found] == ["Zed Here"]
    rig.clock.turn(3600)
    assert [one.name for one in found(rig, "zed").found] == ["Zed New"]


def test_that_it_is_for_a_guest_is_said(rig: Rig):
    assert not rig.shows(FindHost).for_guest
    rig.person("rea", groups=frozenset({"reception"}))
    press(rig, e.Leave(), i.WelcomeVisitor())
    rig.tap("rea")
    press(rig, i.CheckIn(), i.DetailsGiven("Eve"))
    assert rig.shows(FindHost).for_guest
    assert found(rig, "jos").for_guest


@pytest.mark.parametrize("text", ["%%", "__", "'; DROP TABLE person", "\x00\x00\x00", "a" * 10_000, "\ud800\ud800"])
def test_whatever_is_typed_is_just_text(rig: Rig, text: str):
    assert found(rig, text).found == ()
