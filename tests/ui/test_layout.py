"""Every screen, on every panel, in every language and a longer one: nothing is cut off or too small to press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from kiosk.ui.scenes import PANELS, SCENES, Panel, Scene
from tests.ui.conftest import Kiosk, Long, Maker, all_items

TARGET_MM = 20
# Half a pixel of rounding on either side.
NEAR = 1.5


def is_pressable(item: QQuickItem) -> bool:
    return item.inherits("QQuickAbstractButton")


def is_text(item: QQuickItem) -> bool:
    return item.inherits("QQuickText") and bool(item.property("text"))


def place(item: QQuickItem, *, painted: bool = False) -> QRectF:
    """Where an item is in the window; of a text, where its letters are."""
    if not painted:
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    width, height = item.property("contentWidth"), item.property("contentHeight")
    across, down = alignment(item, "effectiveHorizontalAlignment"), alignment(item, "verticalAlignment")
    x = {4: (item.width() - width) / 2, 2: item.width() - width}.get(across, 0.0)
    y = {128: (item.height() - height) / 2, 64: item.height() - height}.get(down, 0.0)
    return item.mapRectToScene(QRectF(x, y, width, height))


def alignment(item: QQuickItem, which: str) -> int:
    """PySide cannot convert this enumeration, QML can."""
    context = qmlContext(item)
    assert context is not None
    return int(QQmlExpression(context, item, which).evaluate()[0])


def on_top(kiosk: Kiosk) -> QQuickItem:
    """The question, else the sheet, else the screen with its bars: what can be pressed now."""
    root = kiosk.gui.window.contentItem()
    loaders = {i.objectName(): i for i in all_items(root) if i.objectName() in {"question", "sheet"}}
    for which in ("question", "sheet"):
        if loaders[which].property("active"):
            return loaders[which]
    return root


def shown(root: QQuickItem) -> list[QQuickItem]:
    return [i for i in all_items(root) if i.isVisible() and i.width() > 0 and i.height() > 0]


def inside(item: QQuickItem, ancestor: QQuickItem) -> bool:
    above: QQuickItem | None = item
    while above is not None:
        if above is ancestor:
            return True
        above = above.parentItem()
    return False


def name(item: QQuickItem) -> str:
    return f"{item.objectName()!r} {item.property('text')!r}"


def faults(kiosk: Kiosk, panel: Panel) -> Iterator[str]:
    items = shown(on_top(kiosk))
    texts = [i for i in items if is_text(i)]
    buttons = [i for i in items if is_pressable(i)]
    glass = QRectF(0, 0, panel.width, panel.height).adjusted(-NEAR, -NEAR, NEAR, NEAR)
    least = TARGET_MM * panel.width / panel.width_mm - NEAR
    for text in texts:
        if text.property("truncated"):
            yield f"cut off: {name(text)}"
        if text.property("contentWidth") > text.width() + NEAR or text.property("contentHeight") > text.height() + NEAR:
            yield f"larger than its place: {name(text)}"
    for item in texts + buttons:
        if not glass.contains(place(item)):
            yield f"outside of the glass: {name(item)} {place(item)}"
    for button in buttons:
        if min(button.width(), button.height()) < least:
            yield f"too small: {name(button)} {button.width():.0f}x{button.height():.0f}, {least:.0f} needed"
        for text in texts:
            if inside(text, button) and not place(button).contains(place(text, painted=True)):
                yield f"sticks out of its button: {name(text)}"
    yield from overlaps(texts, buttons)


def overlaps(texts: list[QQuickItem], buttons: list[QQuickItem]) -> Iterator[str]:
    things = [(i, place(i, painted=True)) for i in texts] + [(i, place(i)) for i in buttons]
    for (one, here), (other, there) in combinations(things, 2):
        shared = here.intersected(there)
        if shared.width() < 2 or shared.height() < 2 or inside(one, other) or inside(other, one):
            continue
        # Between lines there is room without letters.
        letters = is_text(one) and is_text(other)
        if letters and shared.height() < 0.2 * min(here.height(), there.height()):
            continue
        yield f"on each other: {name(one)} and {name(other)} {shared}"


LANGUAGES = ("de", "long")  # English is the shortest, and fits where these do


def share(scenes: Sequence[Scene], panel: Panel, language: str, of: int) -> Sequence[Scene]:
    """One scene of so many, others on each panel and in each language: all of it takes minutes."""
    first = PANELS.index(panel) + LANGUAGES.index(language)
    return [scene for number, scene in enumerate(scenes) if (number + first) % of == 0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_everything_fits(make_kiosk: Maker, panel: Panel, language: str):
    kiosk = make_kiosk(panel)
    longer = Long()
    if language == "long":
        QCoreApplication.installTranslator(longer)
    found: list[str] = []
    for scene in share(SCENES, panel, language, of=6):
        scene.play(kiosk.gui)
        if language != "long":
            kiosk.gui.presenter.shell.setLanguage(language)
        kiosk.settle()
        found += [f"{scene.name}: {fault}" for fault in faults(kiosk, panel)]
    QCoreApplication.removeTranslator(longer)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_within_reach_everything_fits_and_what_can_be_pressed_lies_low(make_kiosk: Maker, panel: Panel):
    kiosk = make_kiosk(panel)
    ppmm = panel.width / panel.width_mm
    # Up to 1100 mm above the floor; never less than the keys of a code and the bar need.
    band = max(1100 - panel.bottom_mm, 150) * ppmm
    found: list[str] = []
    for scene in share(SCENES, panel, "de", of=6):
        scene.play(kiosk.gui)
        kiosk.gui.presenter.shell.setReach(True)
        kiosk.gui.presenter.shell.setLanguage("de")
        kiosk.settle()
        found += [f"{scene.name}: {fault}" for fault in faults(kiosk, panel)]
        buttons = [i for i in shown(on_top(kiosk)) if is_pressable(i) and i.objectName() != "moreTime"]
        high = [i for i in buttons if place(i).top() < panel.height - band - NEAR]
        found += [f"{scene.name}: {name(i)} at {place(i).top():.0f}" for i in high]
    assert not found, "\n".join(found)


def test_a_text_that_is_cut_is_found(kiosk: Kiosk):
    """The tests above can fail."""
    SCENES[0].play(kiosk.gui)
    kiosk.settle()
    kiosk.item("title").setProperty("width", 100)
    kiosk.item("useCode").setWidth(10)
    kiosk.item("barHelp").mapFromScene(QPointF())
    assert len(list(faults(kiosk, PANELS[0]))) >= 2
