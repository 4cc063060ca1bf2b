"""What a screen reader or a test robot finds: everything has a name, a role and an action, in every theme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtQuick import QQuickItem

from kiosk.engine import screens
from kiosk.engine.intents import GiveBack
from kiosk.ui.scenes import DOOR, PANELS, SCENES, SINCE, TODAY
from kiosk.ui.settings import Scheme
from tests.ui.conftest import Kiosk, Maker, all_items
from tests.ui.test_layout import inside, is_pressable, is_text, on_top, shown


def tree(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield one
    for n in range(one.childCount()):
        child = one.child(n)
        if child is not None:
            yield from tree(child)


def described(kiosk: Kiosk) -> list[tuple[QAccessible.Role, str]]:
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(kiosk.gui.window)
    assert root is not None
    return [(i.role(), i.text(QAccessible.Text.Name)) for i in tree(root) if not i.state().invisible]


PRESSED = {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton}


@pytest.mark.parametrize(("panel", "language"), [(PANELS[0], "en"), (PANELS[1], "de")], ids=["upright-en", "lying-de"])
def test_everything_has_a_name_and_a_role(make_kiosk: Maker, panel, language: str):
    kiosk = make_kiosk(panel)
    found: list[str] = []
    for scene in SCENES[PANELS.index(panel) :: 2]:  # each on one of the two
        scene.play(kiosk.gui)
        kiosk.gui.presenter.shell.setLanguage(language)
        kiosk.settle()
        things = described(kiosk)
        found += [f"{scene.name}: a {role} without a name" for role, name in things if not name.strip()]
        names = [name for role, name in things if role in PRESSED]
        buttons = [i for i in shown(on_top(kiosk)) if is_pressable(i)]
        if len(names) < len(buttons):
            found.append(f"{scene.name}: {len(buttons)} buttons, but only {names}")
        # The question for more time is one large button, named as its title.
        if not scene.asks and not any(role == QAccessible.Role.Heading for role, _ in things):
            found.append(f"{scene.name}: no heading")
    assert not found, "\n".join(found)


def test_a_button_can_be_pressed_through_the_tree(kiosk: Kiosk):
    kiosk.show(screens.KeepOrGiveBack(DOOR, SINCE, TODAY))
    QAccessible.setActive(True)
    button = QAccessible.queryAccessibleInterface(kiosk.item("giveBack"))
    assert button is not None
    assert button.text(QAccessible.Text.Name) == kiosk.text("giveBack")
    actions = button.actionInterface()
    assert actions is not None
    actions.doAction(actions.pressAction())
    kiosk.settle()
    assert kiosk.told == [GiveBack()]


def luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ground(item: QQuickItem, window: QColor) -> QColor:
    """The colour that an item lies on."""
    above = item.parentItem()
    while above is not None:
        if above.inherits("QQuickAbstractButton"):
            back = above.property("background")
            colour = back.property("color") if isinstance(back, QQuickItem) else None
            if isinstance(colour, QColor) and colour.alpha() == 255:
                return colour
        colour = above.property("color") if above.inherits("QQuickRectangle") else None
        if isinstance(colour, QColor) and colour.alpha() == 255:
            return colour
        above = above.parentItem()
    return window


@pytest.mark.parametrize("theme", list(Scheme), ids=lambda theme: theme.value)
def test_every_text_stands_out_from_its_ground(make_kiosk: Maker, theme: Scheme):
    kiosk = make_kiosk(PANELS[0], PANELS[0].settings(theme))
    found: set[str] = set()
    for scene in SCENES[list(Scheme).index(theme) :: len(Scheme)]:  # each in one of them: colours come from the theme
        scene.play(kiosk.gui)
        kiosk.settle()
        window = kiosk.gui.window.property("color")
        plates = [i for i in all_items(on_top(kiosk)) if i.property("doorState") is not None]
        for item in shown(on_top(kiosk)):
            if not is_text(item) or any(inside(item, plate) for plate in plates):
                continue
            ratio = contrast(item.property("color"), ground(item, window))
            if ratio < 4.5:
                found.add(f"{item.property('text')}: {ratio:.1f}")
    assert found == set()
