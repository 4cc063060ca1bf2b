"""The QR code of a pass: what is drawn is what a scanner reads, at every size, and nothing of it stays behind."""

from __future__ import annotations

import gc
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QTransform

from kiosk.engine import screens
from kiosk.engine.visitors.screens import KeyCard, PassReady, Printing
from kiosk.passes.qr_code import QUIET_ZONE, modules
from kiosk.ui.pass_scenes import EVERYTHING, KEY_QR, PASS, QR, pass_scenes
from kiosk.ui.qr_picture import outline
from kiosk.ui.scenes import PANELS, Panel, Scene
from kiosk.ui.settings import Scheme
from tests.fakes.codes import texts
from tests.ui.conftest import Kiosk, Maker, all_items

SCENES = pass_scenes(Scene)
SHOWN = [scene for scene in SCENES if isinstance(scene.screen, PassReady | KeyCard)]


def gray(image: QImage) -> NDArray[np.uint8]:
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    whole = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return whole[:, : image.width()].copy()


def photographed(image: QImage, degrees: float, scale: float) -> NDArray[np.uint8]:
    """As a phone in a hand takes it: not quite straight, and smaller."""
    turned = QTransform().rotate(degrees).scale(scale, scale)
    return gray(image.transformed(turned, Qt.TransformationMode.SmoothTransformation))


def surroundings(kiosk: Kiosk) -> QRect:
    """The code and what is beside it: all of the screen in each photograph would take a decoder minutes."""
    code = kiosk.item("qr")
    place = code.mapRectToScene(QRectF(0, 0, code.width(), code.height()))
    return place.adjusted(-80, -80, 80, 80).toAlignedRect().intersected(kiosk.gui.window.geometry())


def painted(rows: list[list[bool]], module: int) -> NDArray[np.uint8]:
    dark = np.pad(np.array(rows), QUIET_ZONE).repeat(module, axis=0).repeat(module, axis=1)
    return np.where(dark, 0, 255).astype(np.uint8)


@settings(max_examples=30)
@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", min_size=1, max_size=300))
def test_a_scanner_reads_what_was_encoded(text: str):
    assert texts(painted(modules(text), 4)) == [text]


@settings(max_examples=30)
@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", min_size=1, max_size=300))
def test_the_outline_covers_the_dark_modules_and_no_others(text: str):
    shape = outline(text)
    dark = np.zeros((shape.side, shape.side), bool)
    for bar in shape.path.split("Z")[:-1]:
        start, rest = bar.removeprefix("M").split("H", 1)
        x, y = map(int, start.split())
        end = int(rest.split("V")[0])
        assert not dark[y, x:end].any()
        dark[y, x:end] = True
    assert dark.tolist() == modules(text)


def test_a_text_longer_than_any_code_is_refused():
    with pytest.raises(ValueError, match="too long"):
        outline("A" * 5000)


def test_an_outline_says_nothing_of_itself():
    assert QR[:8] not in repr(outline(QR))
    assert "M0 0" not in repr(outline(QR))


def test_a_start_screen_does_not_wait_for_what_draws_codes():
    code = "import sys; import kiosk.ui.presenter; print('qrcode' in sys.modules, 'PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("theme", list(Scheme), ids=lambda theme: theme.value)
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_a_phone_photographs_it_from_every_panel(make_kiosk: Maker, panel: Panel, theme: Scheme):
    kiosk = make_kiosk(panel, panel.settings(theme))
    for scene in SHOWN:
        scene.play(kiosk.gui)
        kiosk.settle()
        wanted = scene.screen.shown.qr if isinstance(scene.screen, PassReady) else KEY_QR
        picture = kiosk.gui.window.grabWindow()
        assert texts(gray(picture)) == [wanted], scene.name
        near = picture.copy(surroundings(kiosk))
        for degrees, scale in ((7, 1), (-12, 0.85), (3, 0.7)):
            assert texts(photographed(near, degrees, scale)) == [wanted], (scene.name, degrees, scale)


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_a_module_is_about_a_millimetre_and_whole_pixels(make_kiosk: Maker, panel: Panel):
    kiosk = make_kiosk(panel)
    for scene in SHOWN:
        for reach in (False, True):
            scene.play(kiosk.gui)
            kiosk.gui.presenter.shell.setReach(reach)
            kiosk.settle()
            code = kiosk.item("qr")
            module = code.property("module")
            corner = code.mapToScene(QPointF(0, 0))
            assert (corner.x() % 1, corner.y() % 1) == (0, 0), scene.name
            assert module >= 4, scene.name
            assert module * panel.width_mm / panel.width >= 0.8, (scene.name, reach, module)
            assert code.width() == module * (code.property("modules") + 2 * QUIET_ZONE)


def secrets_in(thing: QObject) -> list[str]:
    """The properties of an object in which part of the pass stands."""
    outlined = outline(QR).path[:40]
    meta = thing.metaObject()
    found = []
    for n in range(meta.propertyCount()):
        name = str(meta.property(n).name())
        if meta.property(n).typeName() != "QString":
            continue
        value = str(thing.property(name))
        if any(part in value for part in (PASS.code, PASS.code[:4], PASS.code[4:], QR[:12], outlined)):
            found.append(f"{meta.className()}.{name}")
    return found


def everything(kiosk: Kiosk) -> list[QObject]:
    presenter = kiosk.gui.presenter
    return [*presenter.findChildren(QObject), *all_items(kiosk.gui.window.contentItem())]


def test_a_pass_is_forgotten_once_another_screen_comes(kiosk: Kiosk):
    kiosk.show(PassReady(PASS))
    assert [name for one in everything(kiosk) for name in secrets_in(one)] != []
    kiosk.show(screens.MoreTime())
    assert texts(gray(kiosk.gui.window.grabWindow())) == []  # the question covers it
    kiosk.show(PassReady(PASS))
    assert texts(gray(kiosk.gui.window.grabWindow())) == [QR]
    kiosk.show(screens.Start())
    assert [name for one in everything(kiosk) for name in secrets_in(one)] == []
    bridge = kiosk.gui.presenter._bridges[PassReady]
    gc.collect()
    held = [value for value in vars(bridge).values() if isinstance(value, str | PassReady) and value]
    assert held == []


def test_the_code_is_told_in_two_halves(kiosk: Kiosk):
    kiosk.show(PassReady(PASS))
    assert kiosk.text("code").split() == ["4821", "3905"]
    kiosk.show(PassReady(replace(PASS, code="")))
    assert not kiosk.has("code")


def test_what_becomes_of_the_paper_is_told(kiosk: Kiosk):
    said = {}
    for printing in Printing:
        kiosk.show(replace(EVERYTHING, printing=printing))
        said[printing] = (
            kiosk.text("printing") if kiosk.has("printing") else "",
            kiosk.text("print") if kiosk.has("print") else "",
        )
    assert said == {
        Printing.NO_PRINTER: ("", ""),
        Printing.READY: ("", "Print it"),
        Printing.UNDER_WAY: ("It is being printed.", ""),
        Printing.DONE: ("It is printed: please take it with you.", "Print it again"),
        Printing.FAILED: ("It could not be printed. A photo is as good, or ask reception.", "Print it again"),
    }
