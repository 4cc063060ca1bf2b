"""Whose screens these are: a tenant's name and colour while one of its people is here, the site's before and after."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem

from kiosk.engine import screens
from kiosk.engine.screens import Brand
from kiosk.ui.scenes import PANELS
from kiosk.ui.settings import Scheme, TenantLook, UiSettings
from tests.ui.conftest import Kiosk, Maker, all_items
from tests.ui.test_accessibility import contrast

SITE = "#0b57a4"


def settings(colour: str, theme: Scheme = Scheme.LIGHT) -> UiSettings:
    return replace(PANELS[0].settings(theme), tenants={"globex": TenantLook("Globex", colour)})


def button_colours(kiosk: Kiosk) -> tuple[str, str]:
    """Of the usual answer: what it is made of, and what is written on it."""
    kiosk.show(screens.AtLimit(1))
    button = kiosk.item("leave")
    ground = button.property("background")
    assert isinstance(ground, QQuickItem)
    return QColor(ground.property("color")).name(), QColor(button.property("ink")).name()


def top_bar(kiosk: Kiosk) -> set[str]:
    return {str(i.property("text")) for i in all_items(kiosk.gui.window.contentItem()) if i.property("text")}


def test_a_tenants_name_and_colour_come_and_go_with_its_people(make_kiosk: Maker):
    kiosk = make_kiosk(settings=settings("#7a1f6b"))
    assert button_colours(kiosk) == (SITE, "#ffffff")
    kiosk.gui.presenter.brand(Brand("globex"))
    assert button_colours(kiosk) == ("#7a1f6b", "#ffffff")
    assert "Globex · Level 2" in top_bar(kiosk)
    kiosk.gui.presenter.brand(Brand())
    assert button_colours(kiosk) == (SITE, "#ffffff")
    assert "HQ North · Level 2" in top_bar(kiosk)


@pytest.mark.parametrize(
    ("colour", "shown"), [("#c25700", "#c25700"), ("#ffe600", SITE), ("", SITE)], ids=["own", "too pale", "none"]
)
def test_what_is_written_on_a_tenants_colour_can_be_read(make_kiosk: Maker, colour: str, shown: str):
    kiosk = make_kiosk(settings=settings(colour))
    kiosk.gui.presenter.brand(Brand("globex"))
    ground, ink = button_colours(kiosk)
    assert ground == shown
    assert contrast(QColor(ground), QColor(ink)) >= 4.5


@pytest.mark.parametrize("theme", [Scheme.DARK, Scheme.CONTRAST], ids=lambda theme: theme.value)
def test_dark_and_strong_colours_stay_the_sites(make_kiosk: Maker, theme: Scheme):
    kiosk = make_kiosk(settings=settings("#7a1f6b", theme))
    before = button_colours(kiosk)
    kiosk.gui.presenter.brand(Brand("globex"))
    assert button_colours(kiosk) == before


def test_of_a_tenant_without_a_look_the_screens_stay_the_sites(make_kiosk: Maker):
    kiosk = make_kiosk(settings=settings("#7a1f6b"))
    kiosk.gui.presenter.brand(Brand("initech"))
    assert button_colours(kiosk) == (SITE, "#ffffff")
    assert "HQ North · Level 2" in top_bar(kiosk)
