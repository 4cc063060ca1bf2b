"""The map of facilities for eyes that tell fewer colours: states differ by sign and pattern, and texts stand out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem

from kiosk.engine.facilities.screens import BankFront
from kiosk.ui.facilities_scenes_entry import FACILITIES, FRONT
from kiosk.ui.map_faces import DOOR_SIGNS, DOORS, MARK_SIGNS, MARKS, SIGNS, Face
from kiosk.ui.map_paint import Look, Painter, paint_of
from kiosk.ui.scenes import PANELS
from kiosk.ui.settings import Scheme
from tests.ui.conftest import Kiosk, Maker
from tests.ui.test_accessibility import contrast

Matrix = tuple[tuple[float, float, float], ...]

# Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB; and no colour at all.
EYES: Mapping[str, Matrix] = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
}
TILE = (96, 132)  # pixels of a compartment on a panel of 21.5 inches
SMALL = (20, 44)  # of one of 512
# So much of its area, at least, two faces must show otherwise: a sign's strokes are about 2 % of a tile.
LEAST_SHARE = 0.008
# What a difference in lightness (0 to 255) must be to count: half of what WCAG asks of a sign is far more than this.
LEAST_STEP = 24


def seen(colour: QColor, eye: Matrix) -> QColor:
    """A colour as such an eye sees it."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    def display(value: float) -> float:
        value = min(1.0, max(0.0, value))
        return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055

    parts = [linear(one) for one in (colour.redF(), colour.greenF(), colour.blueF())]
    red, green, blue = (display(sum(a * b for a, b in zip(row, parts, strict=True))) for row in eye)
    return QColor.fromRgbF(red, green, blue)


def look_of(kiosk: Kiosk) -> Look:
    """What the screen gives the map: its colours and signs as QML has them."""
    kiosk.gui.presenter.session(FACILITIES)
    kiosk.gui.presenter.front(FRONT)
    kiosk.show(BankFront())
    item = kiosk.item("map")
    return Look(_value(item, "colours"), _signs(item), item.property("ppmm"), bool(item.property("contrast")))


def _value(item: QQuickItem, name: str) -> dict[str, QColor]:
    return {key: QColor(value) for key, value in item.property(name).items()}


def _signs(item: QQuickItem) -> dict[str, tuple[str, str]]:
    return {key: (value[0], value[1]) for key, value in item.property("signs").items()}


def lightness(image: QImage, eye: Matrix) -> list[int]:
    """Of each pixel, as that eye sees it; the same colour is worked out once."""
    known: dict[int, int] = {}
    found: list[int] = []
    for y, x in product(range(image.height()), range(image.width())):
        pixel = image.pixel(x, y)
        if pixel not in known:
            known[pixel] = seen(QColor(pixel), eye).lightness()
        found.append(known[pixel])
    return found


def pictures(look: Look, faces: list[Face], size: tuple[int, int], eye: Matrix) -> Iterator[tuple[Face, list[int]]]:
    painter = Painter(look)
    for face in faces:
        yield face, lightness(painter.face(face, *size, faint=False).toImage(), eye)


def alike(look: Look, faces: list[Face], size: tuple[int, int], eye: Matrix) -> list[str]:
    """Pairs that such an eye, seeing only light and dark, could take for each other."""
    found = []
    for (one, here), (other, there) in combinations(list(pictures(look, faces, size, eye)), 2):
        differ = sum(abs(a - b) >= LEAST_STEP for a, b in zip(here, there, strict=True))
        if differ < LEAST_SHARE * size[0] * size[1]:
            found.append(f"{one} and {other}: {differ} pixels")
    return found


def test_each_state_door_and_mark_has_a_sign_of_its_own():
    for signs in (SIGNS, DOOR_SIGNS, MARK_SIGNS):
        assert len(set(signs.values())) == len(signs)
    assert not set(DOOR_SIGNS.values()) & set(MARK_SIGNS.values())


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scheme", list(Scheme), ids=lambda one: one.value)
def test_any_two_states_are_told_apart_by_light_and_dark_alone(make_kiosk: Maker, scheme: Scheme, eye: str):
    look = look_of(make_kiosk(PANELS[1], PANELS[1].settings(scheme)))
    states = [Face(state) for state in SIGNS]
    assert alike(look, states, TILE, EYES[eye]) == []
    assert alike(look, states, SMALL, EYES[eye]) == []
    doors = [Face("taken", door) for door in DOORS] + [Face("taken", "closed", mark) for mark in MARKS if mark]
    assert alike(look, doors, TILE, EYES[eye]) == []
    assert alike(look, [Face("free", door) for door in DOORS], SMALL, EYES[eye]) == []


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scheme", list(Scheme), ids=lambda one: one.value)
def test_numbers_and_signs_stand_out_from_what_they_lie_on(make_kiosk: Maker, scheme: Scheme, eye: str):
    look = look_of(make_kiosk(PANELS[1], PANELS[1].settings(scheme)))
    found = {}
    for state in SIGNS:
        paint = paint_of(state, look)
        ratio = contrast(seen(paint.ink, EYES[eye]), seen(paint.ground, EYES[eye]))
        if ratio < 4.5:
            found[state] = round(ratio, 2)
    pairs = [("open", "openInk"), ("primary", "primaryInk"), ("warn", "warnInk"), ("surface", "text2")]
    for ground, ink in pairs:
        ratio = contrast(seen(look.colours[ink], EYES[eye]), seen(look.colours[ground], EYES[eye]))
        if ratio < 4.5:
            found[ground] = round(ratio, 2)
    assert found == {}


@pytest.mark.parametrize("scheme", list(Scheme), ids=lambda one: one.value)
def test_the_hatch_takes_no_contrast_from_the_number(make_kiosk: Maker, scheme: Scheme):
    look = look_of(make_kiosk(PANELS[1], PANELS[1].settings(scheme)))
    image = Painter(look).face(Face("taken"), *TILE, faint=False).toImage()
    ink = paint_of("taken", look).ink
    under = {image.pixel(x, y) for x in range(40, 84) for y in range(84, 120)}
    assert len(under) > 1
    assert min(contrast(ink, QColor(pixel)) for pixel in under) >= 4.5
