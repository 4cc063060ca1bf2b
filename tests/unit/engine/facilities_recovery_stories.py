"""Recovery cases and the lost property log: for each message a story that ends with it, and what it records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.domain.recovery import Category, Proof
from kiosk.engine import messages as m
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import CompartmentAction
from tests.fakes.ports import HeldCamera, HeldLabels
from tests.fakes.rig import Rig
from tests.unit.engine.facilities import recovering as r
from tests.unit.engine.stories import Request, Step, Story, in_turn, press, story

NOTHING: tuple[str, ...] = ()
LOOKED = ("operator.looked",)
OPENED = ("open.override", "open.intent")
MADE_WITH: Mapping[str, Any] = {"policy": r.OVERDUE}


def _story(*steps: Step) -> Story:
    return story(*steps, **MADE_WITH)


def _take_on(rig: Rig) -> None:
    rig.handle(i.ShowCompartment(rig.doors["01"].id))
    rig.handle(i.DoAction(CompartmentAction.TAKE_ON))


def _with_parts(rig: Rig) -> None:
    rig.kiosk.camera, rig.kiosk.labels = HeldCamera(), HeldLabels()


def _show_thing(rig: Rig) -> None:
    rig.handle(i.ShowItem(r.log_of(rig)[-1].id))


def _photo_comes(rig: Rig) -> None:
    session = rig.kiosk.session
    assert session is not None
    rig.handle(m.PhotoTaken(session.photo_for, b"\xff\xd8", None))


def _label_comes(rig: Rig) -> None:
    rig.handle(m.SlipPrinted(f"label {r.log_of(rig)[-1].id}", None))


NOT_TOLD: Step = in_turn(r.overdue, Rig.signs_in)
TOLD: Step = in_turn(r.overdue, r.all_told, Rig.signs_in)
TAKEN_ON: Step = in_turn(TOLD, _take_on)
OPEN_FOR_IT: Step = in_turn(TAKEN_ON, r.opens_for_it)
COLLECTED: Step = in_turn(OPEN_FOR_IT, press(i.Collected()))
DESCRIBES: Step = in_turn(COLLECTED, _with_parts, press(i.DescribeFound()))
ENTERED: Step = in_turn(COLLECTED, r.enters)
IN_THE_LOG: Step = in_turn(TOLD, r.to_the_log, _show_thing)
RESET = ("assignment.ended", "compartment.reset", "recovery.step")

AT_RECOVERY: list[tuple[type, Story, tuple[str, ...]]] = [
    (i.DoAction, _story(TAKEN_ON), ("recovery.opened", "operator.looked")),
    (i.ShowCases, _story(TAKEN_ON, press(i.ShowCases())), NOTHING),
    (i.ShowCase, _story(TOLD, r.takes_on), LOOKED),
    (i.OpenForCase, _story(TAKEN_ON, press(i.OpenForCase())), OPENED),
    (
        i.WhySkipped,
        _story(NOT_TOLD, _take_on, press(i.OpenForCase(), i.WhySkipped("no address"))),
        (*OPENED, "recovery.skipped"),
    ),
    (i.Collected, _story(COLLECTED), ("recovery.step",)),
    (i.Collected, _story(OPEN_FOR_IT, press(i.Collected(empty=True))), ("recovery.step", "recovery.step")),
    (i.DescribeFound, _story(DESCRIBES), NOTHING),
    (i.TakePhoto, _story(DESCRIBES, press(i.TakePhoto())), NOTHING),
    (m.PhotoTaken, _story(DESCRIBES, press(i.TakePhoto()), _photo_comes), NOTHING),
    (
        i.ItemDescribed,
        _story(DESCRIBES, press(i.ItemDescribed(Category.BAG, "A bag"))),
        ("lost_property.found", "lost_property.label"),
    ),
    (i.AllListed, _story(ENTERED, press(i.AllListed())), ("recovery.step",)),
    (i.InspectedAndReset, _story(TOLD, r.to_the_log), RESET),
    (i.SkipNext, _story(TAKEN_ON, press(i.SkipNext())), NOTHING),
    (
        i.WhySkipped,
        _story(TAKEN_ON, press(i.SkipNext(), i.WhySkipped("emptied by hand"))),
        ("recovery.skipped", "recovery.step"),
    ),
    (i.CancelCase, _story(TAKEN_ON, press(i.CancelCase())), NOTHING),
    (i.WhySkipped, _story(TAKEN_ON, press(i.CancelCase(), i.WhySkipped("she came"))), ("recovery.cancelled",)),
    (i.ShowLostProperty, _story(IN_THE_LOG, press(i.ShowLostProperty())), LOOKED),
    (i.ShowItem, _story(IN_THE_LOG), LOOKED),
    (i.PrintLabel, _story(_with_parts, IN_THE_LOG, _label_comes, press(i.PrintLabel())), ("lost_property.label",)),
    (m.SlipPrinted, _story(_with_parts, IN_THE_LOG, _label_comes), NOTHING),
    (i.StartHandBack, _story(IN_THE_LOG, press(i.StartHandBack())), NOTHING),
    (
        i.HandItBack,
        _story(IN_THE_LOG, press(i.StartHandBack(), i.HandItBack("Ada", Proof.IDENTITY))),
        ("lost_property.handed_back", "operator.looked"),
    ),
    (i.DisposeOf, _story(IN_THE_LOG, press(i.DisposeOf())), NOTHING),
    (
        i.WhySkipped,
        _story(IN_THE_LOG, press(i.DisposeOf(), i.WhySkipped("mould"))),
        ("recovery.skipped", "lost_property.disposed", "operator.looked"),
    ),
]


def _just(**request: Any) -> Request:
    return lambda _: request


RECOVERY_ORDERS: list[tuple[str, Story, Request, tuple[str, ...]]] = [
    ("lost_property.look", _story(IN_THE_LOG), _just(items=1), LOOKED),
    (
        "lost_property.export",
        _story(IN_THE_LOG),
        _just(items=1, events=5),
        ("lost_property.exported", "record.exported"),
    ),
]
