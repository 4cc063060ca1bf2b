"""What was found in a compartment: described, numbered, photographed, and kept for the legal days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256

import pytest

from kiosk.domain.recovery import Category
from kiosk.engine import messages as m
from kiosk.engine.facilities import cases, found
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import (
    DescribeItem,
    PhotoState,
)
from tests.fakes.ports import HeldCamera
from tests.fakes.rig import Rig
from tests.unit.engine.facilities.recovering import (
    OVERDUE,
    all_told,
    enters,
    log_of,
    opens_for_it,
    overdue,
    takes_on,
)


@pytest.fixture
def desk(make_rig: Callable[..., Rig]) -> Rig:
    """Ada's door is flagged, she was told, and Bob works the kiosk."""
    rig = overdue(make_rig(policy=OVERDUE))
    all_told(rig)
    rig.signs_in()
    return rig


def collected(rig: Rig) -> None:
    takes_on(rig)
    opens_for_it(rig)
    rig.handle(i.Collected())


def test_what_is_missing_of_a_description_is_said(desk: Rig):
    collected(desk)
    desk.handle(i.DescribeFound())
    desk.handle(i.ItemDescribed(None, " "))
    assert desk.shows(DescribeItem).missing == {"category", "description"}
    desk.handle(i.ItemDescribed(Category.BAG, ""))
    assert desk.shows(DescribeItem).missing == {"description"}
    desk.handle(i.ItemDescribed(None, "A bag"))
    assert desk.shows(DescribeItem).missing == {"category"}
    assert log_of(desk) == []
    desk.handle(i.ItemDescribed(Category.BAG, "  A   bag "))
    assert [(one.bag, one.description) for one in log_of(desk)] == [("LP-0001", "A bag")]


def test_looking_at_the_form_uses_up_no_number(desk: Rig):
    collected(desk)
    for _ in range(3):
        desk.handle(i.DescribeFound())
        assert desk.shows(DescribeItem).bag == "LP-0001"
        cases.show_case(desk.kiosk, desk.kiosk.session, desk.kiosk.session.case)  # type: ignore[union-attr,arg-type]


def test_things_are_kept_for_the_legal_days_and_food_is_not(desk: Rig):
    collected(desk)
    enters(desk)
    enters(desk, "A sandwich", Category.FOOD)
    food, bag = log_of(desk)
    assert (bag.keep_until, food.keep_until) == (date(2027, 5, 23), date(2026, 11, 24))


def test_a_photograph_goes_with_the_thing(desk: Rig):
    camera = HeldCamera()
    desk.kiosk.camera = camera
    collected(desk)
    desk.handle(i.DescribeFound())
    assert desk.shows(DescribeItem).photo is PhotoState.NONE
    desk.handle(i.TakePhoto())
    assert desk.shows(DescribeItem).photo is PhotoState.UNDER_WAY
    desk.handle(m.PhotoTaken("of something else", b"no", None))
    desk.handle(m.PhotoTaken(camera.asked[-1], b"\xff\xd8 a bag", None))
    shown = desk.shows(DescribeItem)
    assert (shown.photo, shown.photo_image) == (PhotoState.TAKEN, b"\xff\xd8 a bag")
    desk.handle(i.ItemDescribed(Category.BAG, "A bag"))
    (item,) = log_of(desk)
    assert item.photo
    (line,) = desk.events("lost_property.found")
    assert line.detail["photo"] == sha256(b"\xff\xd8 a bag").hexdigest()
    assert desk.rows("SELECT jpeg FROM item_photo") == [(b"\xff\xd8 a bag",)]
    enters(desk)  # the next has none of its own
    assert [one.photo for one in log_of(desk)] == [False, True]


def test_a_camera_that_fails_or_hangs_is_said_and_the_thing_goes_in_without(desk: Rig):
    camera = HeldCamera()
    desk.kiosk.camera = camera
    collected(desk)
    desk.handle(i.DescribeFound())
    desk.handle(i.TakePhoto())
    desk.handle(m.PhotoTaken(camera.asked[-1], None, "It is gone."))
    assert desk.shows(DescribeItem).photo is PhotoState.FAILED
    desk.handle(i.TakePhoto())
    desk.waits(found.PHOTO_WITHIN_S)
    assert desk.shows(DescribeItem).photo is PhotoState.FAILED
    desk.handle(m.PhotoTaken(camera.asked[-1], b"late", None))
    assert desk.shows(DescribeItem).photo is PhotoState.FAILED
    desk.handle(i.ItemDescribed(Category.BAG, "A bag"))
    assert [one.photo for one in log_of(desk)] == [False]


def test_without_a_camera_there_is_nothing_to_press(desk: Rig):
    collected(desk)
    desk.handle(i.DescribeFound())
    assert desk.shows(DescribeItem).photo is PhotoState.NO_CAMERA
    desk.handle(i.TakePhoto())
    assert desk.shows(DescribeItem).photo is PhotoState.NO_CAMERA
