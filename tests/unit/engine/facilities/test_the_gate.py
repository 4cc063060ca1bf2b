"""Without a right, nothing: everything that an operator can ask for is tried by whoever may not, on every screen.

What is asked for comes from the intents themselves and what handles them, so that nothing new is left out.
"""

from __future__ import annotations

import dataclasses
import enum
import itertools
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from kiosk.domain.events.operators import Run
from kiosk.domain.events.recovery import CaseOpened, ItemFound
from kiosk.domain.operators import ROLE_RIGHTS, Right, Role
from kiosk.domain.recovery import Case, CaseCause, CaseStep, Category, LostItem
from kiosk.engine import dispatch
from kiosk.engine.facilities import actions
from kiosk.engine.facilities import intents as fi
from kiosk.engine.facilities.intents import FacilitiesIntent
from kiosk.engine.facilities.screens import CompartmentAction, FacilitiesScreen, NotYours, OperatorPin
from kiosk.engine.intents import Leave
from kiosk.engine.screens import Start
from kiosk.store.columns import metadata
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig

# How people get in and out, which needs no right; and what staff do on their own.
GETTING_IN = {fi.SignIn, fi.OperatorPinEntered, fi.UseDoorInstead, fi.RecoverMyAccess, fi.PinSeen}
STAFFS_OWN = {fi.HelpMyself, fi.BindMyBadge, fi.ChangeMyPin, fi.ForgotMyPin, fi.IAm}
# What only goes back, or stops what is under way: whoever is there may.
FREE = {fi.StopRun}

ASKED = [
    one
    for one in typing.get_args(FacilitiesIntent)
    if one in dispatch._HANDLERS and one not in GETTING_IN | STAFFS_OWN | FREE
]
SCREENS = [one for one in typing.get_args(FacilitiesScreen) if one is not OperatorPin]
EITHER = {fi.ShowCopyOut}  # any of several rights will do
MOST = 16  # of each intent's variants


# --- one value of each kind -----------------------------------------------------------------------------------------


class Samples:
    """Values for the fields of intents and screens, which name what is there in the rig."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        ((self.person,),) = rig.rows("SELECT id FROM person WHERE external_id = 'bob'")
        self.door = rig.doors["01"].id
        self.named: dict[str, object] = {
            "person_id": self.person,
            "case_id": "case-1",
            "item_id": "item-1",
            "id": "case-1",
            "alarm_id": "alarm-1",
            "name": "left",
            "compartment_id": self.door,
            "compartment_ids": (self.door,),
        }

    def each(self, kind: type) -> Iterator[Any]:
        """Instances of it, one for each value of its choices; what may be left out is given where it is known here."""
        hints = typing.get_type_hints(kind)
        fields = [one for one in dataclasses.fields(kind) if one.init]
        choices = [self._choices(one.name, hints[one.name], one) for one in fields]
        for values in itertools.product(*choices):
            yield kind(**dict(zip([one.name for one in fields], values, strict=True)))

    def one(self, kind: type) -> Any:
        return next(iter(self.each(kind)))

    def _choices(self, name: str, hint: Any, field: dataclasses.Field) -> list[Any]:
        if name in self.named:
            return [self.named[name]]
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return list(hint)
        if hint is bool:
            return [False, True]
        if field.default is not dataclasses.MISSING:
            return [field.default]
        if field.default_factory is not dataclasses.MISSING:
            return [field.default_factory()]
        return [self._value(hint)]

    def _value(self, hint: Any) -> Any:
        origin = typing.get_origin(hint)
        if origin in (typing.Union, types.UnionType):
            return self._value(next(one for one in typing.get_args(hint) if one is not type(None)))
        if origin in (tuple, frozenset):
            return origin()
        simple = {str: "x", int: 1, float: 1.0, datetime: NOON, date: NOON.date(), bool: False, bytes: b""}
        if hint in simple:
            return simple[hint]
        if issubclass(hint, enum.Enum):
            return next(iter(hint))
        return self.one(hint)


def staged(make_rig: Callable[..., Rig]) -> tuple[Rig, Samples]:
    """Ada works the kiosk; there are a holder, a case and a thing that was found."""
    rig = make_rig()
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    rig.operator("ada")
    samples = Samples(rig)
    case = Case("case-1", samples.door, CaseCause.OTHER, CaseStep.OPENED, NOON, person_id=samples.person)
    item = LostItem("item-1", "LP-0001", "case-1", samples.door, Category.BAG, "a bag", NOON, NOON.date())
    with rig.store.transaction() as tx:
        tx.open_case(case)
        tx.add_item(item, None)
        tx.record(CaseOpened(case="case-1", cause=case.cause))
        tx.record(ItemFound(case="case-1", bag=item.bag, category=item.category, keep_until="x", description="a bag"))
    rig.signs_in()
    rig.waits(5)
    session = rig.kiosk.session
    assert session is not None
    session.compartment, session.target = samples.door, rig.doors["02"].id
    session.case, session.item, session.person = "case-1", "item-1", samples.person
    rig.locks.sent.clear()
    return rig, samples


# --- what must not change -------------------------------------------------------------------------------------------

_RECORD = {"audit_event", "audit_checkpoint", "outbox", "mark", "audit_epoch"}
_TABLES = [one.name for one in metadata.sorted_tables if one.name not in _RECORD]


class Watched:
    """The rig, in which nothing may change but that an operator is refused, on the record."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self._driver: Any = rig.store._connection.connection.driver_connection
        self._before = self._rows()

    def _rows(self) -> list[Any]:
        """Everything in the database but the record itself."""
        return [self._driver.execute(f'SELECT * FROM "{name}"').fetchall() for name in _TABLES]

    def missing(self, intent: FacilitiesIntent) -> Right | None:
        """The right that was found missing; None: the intent has no place on this screen."""
        changes, (last,) = self._driver.total_changes, self._driver.execute(_LAST).fetchone()
        self.rig.handle(intent)
        self.rig.finish_hashing()
        assert self.rig.locks.sent == [], intent
        if self._driver.total_changes == changes:
            return None
        assert self._rows() == self._before, intent
        (header,) = [one for (one,) in self._driver.execute(_SINCE, (last,))]
        assert '"type":"operator.refused"' in header, (intent, header)
        assert isinstance(self.rig.screen, NotYours), intent
        return self.rig.screen.right


_LAST = "SELECT max(position) FROM audit_event"
_SINCE = "SELECT header FROM audit_event WHERE position > ?"


def stage(rig: Rig, screen: FacilitiesScreen, chosen: enum.Enum, rights: frozenset[Right]) -> None:
    """Whoever is here has these rights, has chosen this, and sees this screen."""
    session = rig.kiosk.session
    assert session is not None
    session.operator = replace(session.operator, rights=rights)
    session.wanted = chosen if isinstance(chosen, CompartmentAction) else CompartmentAction.MOVE
    session.run = chosen if isinstance(chosen, Run) else None
    rig.kiosk.visit.screen = screen


def chosen_before(intent: FacilitiesIntent) -> list[enum.Enum]:
    """A reason is for the action that was chosen before it, a start for the kind of run."""
    if isinstance(intent, fi.GiveReason):
        return list(actions._WITH_REASON)
    return list(Run) if isinstance(intent, fi.StartRun) else [CompartmentAction.MOVE]


@pytest.mark.timeout(240)
@pytest.mark.parametrize("kind", ASKED, ids=lambda one: one.__name__)
def test_without_the_right_nothing_happens_whatever_is_shown_and_whatever_else_one_may(make_rig, kind: type):
    """First with no right at all; then as each role that lacks the one which was asked for."""
    rig, samples = staged(make_rig)
    watched, asked = Watched(rig), set()
    for intent, screen in itertools.product([*samples.each(kind)][:MOST], map(samples.one, SCREENS)):
        for chosen in chosen_before(intent):
            stage(rig, screen, chosen, frozenset())
            right = watched.missing(intent)
            for role in Role:
                if right is not None and right not in ROLE_RIGHTS[role]:
                    stage(rig, screen, chosen, ROLE_RIGHTS[role])
                    found = watched.missing(intent)
                    assert (found is None and kind in EITHER) or found not in {None} | ROLE_RIGHTS[role], (intent, role)
            asked.add(right)
    assert asked - {None}, f"{kind.__name__} asks for no right on any screen"


@pytest.mark.parametrize("kind", [*ASKED, *FREE, fi.PinSeen, fi.OperatorPinEntered], ids=lambda one: one.__name__)
def test_without_a_session_nothing_happens_at_all(make_rig, kind: type):
    rig, samples = staged(make_rig)
    rig.handle(Leave())
    rig.shows(Start)
    shown, watched = len(rig.display.screens), Watched(rig)
    for intent in [*samples.each(kind)][:MOST]:
        assert watched.missing(intent) is None
    assert (len(rig.display.screens), rig.secrets.hashing, rig.kiosk.session) == (shown, [], None)
