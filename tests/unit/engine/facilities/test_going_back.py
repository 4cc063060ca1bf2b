"""Back leads from every screen of a session to one that is shown anew, and never out of the session."""

from __future__ import annotations

import typing
from dataclasses import replace

import pytest

from kiosk.domain.events.operators import Run
from kiosk.domain.operators import ROLE_RIGHTS, OperatorSettings, Right, Role
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.facilities import screens as fs
from kiosk.engine.facilities.intents import (
    PrepareRun,
    ShowAlarms,
    ShowCases,
    ShowCompartment,
    ShowHealth,
    ShowLook,
    ShowLostProperty,
    ShowOperators,
    SignIn,
)
from kiosk.engine.facilities.settings import FacilitiesSettings
from tests.fakes.rig import Rig
from tests.unit.engine.facilities.test_the_gate import Samples, staged

# Where nothing leads back to a session; and a run that goes on must be stopped first.
OUTSIDE = {fs.OperatorPaused, fs.NoOperators, fs.RecoverAccess, fs.Evacuation, fs.RunShown}
OF_STAFF = {fs.HelpYourself, fs.CodeOnItsWay, fs.YourNewPin, fs.NewBadgeWanted, fs.NewBadgeBound, fs.FindYourself}


@pytest.fixture
def desk(rig: Rig) -> Rig:
    rig.operator("ada")
    rig.signs_in()
    return rig


@pytest.mark.parametrize(
    "intent", [ShowAlarms(), ShowCases(), ShowHealth(), ShowLostProperty(), ShowCompartment(1), PrepareRun(Run.OPEN)]
)
def test_one_step_from_the_map_leads_back_to_it(desk: Rig, intent: i.Intent):
    desk.handle(intent)
    assert not isinstance(desk.screen, fs.BankFront)
    desk.handle(i.Back())
    desk.shows(fs.BankFront)


def test_a_part_of_the_health_leads_back_to_it(desk: Rig):
    desk.handle(ShowHealth())
    desk.handle(ShowLook())
    desk.shows(fs.LookSettings)
    desk.handle(i.Back())
    desk.shows(fs.Health)


def test_what_is_not_theirs_leads_back_to_the_map(desk: Rig):
    desk.handle(ShowOperators())
    desk.shows(fs.NotYours)
    desk.handle(i.Back())
    desk.shows(fs.BankFront)


def test_where_nobody_touches_it_that_goes_by_itself(desk: Rig):
    desk.handle(ShowOperators())
    desk.waits(30)
    desk.shows(fs.BankFront)
    assert desk.kiosk.session is not None


@pytest.mark.parametrize(
    "kind",
    [one for one in typing.get_args(fs.FacilitiesScreen) if one not in OUTSIDE | OF_STAFF],
    ids=lambda one: one.__name__,
)
def test_from_each_screen_back_stays_within_the_session(make_rig, kind: type):
    rig, samples = staged(make_rig)
    rig.kiosk.visit.screen = samples.one(kind)
    for _ in range(5):
        rig.handle(i.Back())
        assert isinstance(rig.screen, fs.FacilitiesScreen)
    rig.shows(fs.BankFront)
    assert rig.kiosk.session is not None


def test_doors_that_are_being_opened_are_stopped_first(make_rig):
    rig, _ = staged(make_rig)
    running = fs.RunShown(Run.OPEN, ("01", "02"))
    rig.kiosk.visit.screen = running
    rig.handle(i.Back())
    assert rig.kiosk.visit.screen == running


@pytest.mark.parametrize("kind", [fs.OperatorPin, fs.OperatorPaused, fs.NoOperators, fs.NewPin])
def test_before_anybody_is_in_back_leads_to_the_start(rig: Rig, kind: type):
    rig.handle(SignIn())
    rig.kiosk.visit.screen = Samples(rig).one(kind)
    rig.handle(i.Back())
    rig.shows(screens.Start)


def test_a_role_without_the_map_is_told_so_and_stays_in(make_rig):
    rights = {**ROLE_RIGHTS, Role.SECURITY: frozenset({Right.OPERATORS})}
    rig: Rig = make_rig(facilities=replace(FacilitiesSettings(), operators=OperatorSettings(rights)))
    rig.operator("ada", Role.SECURITY)
    rig.signs_in()
    assert rig.shows(fs.NotYours).right is Right.MAP
    rig.handle(ShowOperators())
    rig.shows(fs.Operators)
