"""The window of the emulated bank: it shows what happens to the doors, and what a hand does in it happens."""

import os
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from drivers import readers
from drivers.emulators.layout import Layout, parse
from drivers.emulators.window.app import Window, parse_geometry
from drivers.emulators.window.hand import Hand
from drivers.emulators.window.loop import QtLoop
from drivers.emulators.window.plan import plan
from drivers.locks import Contact
from drivers.printers import Item, Line, QrCode
from drivers.printers.escpos.slip import Paper, slip_bytes
from tests.fakes.codes import texts
from tests.fakes.wire_bank import EmulatedBank

LAYOUT: dict[str, object] = {
    "title": "Level 2",
    "buses": [{"name": "left", "driver": "xor-8a", "link": "left"}],
    "readers": [{"name": "badge", "driver": "em4100-serial", "link": "badge"}],
    "printers": [{"name": "receipts", "driver": "escpos", "link": "receipts"}],
    "scanner_folder": "view",
    "doors": [
        {"door": "1", "bus": "left", "board": 1, "channel": 1, "size": "S", "column": 1, "row": 1},
        {"door": "2", "bus": "left", "board": 1, "channel": 2, "size": "XL", "column": 1, "row": 2},
        {"door": "3", "bus": "left", "board": 1, "channel": 3, "size": "M", "column": 2, "row": 1},
    ],
    "badges": [{"label": "Ada", "badge": "0A00112233"}],
    "codes": [{"label": "Visitor", "text": "LK1.a"}, {"label": "Other", "text": "LK1.b"}],
    "screen_after_column": 1,
}

PASS = "LK1:" + "6BF%RN$A* 1234567890" * 10


def layout(folder: Path, **changes: object) -> Layout:
    return parse({**LAYOUT, "folder": str(folder), **changes})


@pytest.fixture
def shown(tmp_path: Path, qapp, qtbot: QtBot) -> Iterator[Window]:
    shown = Window(layout(tmp_path), QtLoop(qapp), lambda _: None, QRect(0, 0, 1000, 700))
    shown.bank.start()
    qtbot.waitExposed(shown.window)
    yield shown
    shown.bank.stop()
    shown.close()


def item(shown: Window, name: str) -> QQuickItem:
    waiting = [shown.window.contentItem()]
    while waiting:
        one = waiting.pop()
        if one.objectName() == name:
            return one
        waiting += one.childItems()
    raise AssertionError(f"{name} is not in the window")


def middle(shown: Window, name: str) -> QPoint:
    one = item(shown, name)
    return one.mapToScene(QPointF(one.width() / 2, one.height() / 2)).toPoint()


def click(shown: Window, name: str, button: Qt.MouseButton = Qt.MouseButton.LeftButton, **keys) -> None:
    QTest.mouseClick(shown.window, button, keys.get("keys", Qt.KeyboardModifier.NoModifier), middle(shown, name))


def seen(shown: Window) -> NDArray[np.uint8]:
    """The window in shades of grey."""
    return pixels(shown.window.grabWindow())


def pixels(image: QImage) -> NDArray[np.uint8]:
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    whole = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return whole[:, : image.width()].copy()


def hand(shown: Window) -> Hand:
    found = shown.view.findChild(Hand)
    assert found
    return found


def print_slip(shown: Window, qtbot: QtBot, *slip: Item) -> None:
    """Send it to the printer's port, and wait until it lies there."""
    port = os.open(shown.bank.printer(None).port.link, os.O_WRONLY | os.O_NOCTTY)
    with qtbot.waitSignal(hand(shown).slipChanged):
        os.write(port, slip_bytes(slip, Paper(32, 6, "pc858", cut=True)))
    os.close(port)
    qtbot.waitUntil(lambda: item(shown, "slip").parentItem().property("out") == 1.0)


def test_a_contact_is_set_off_by_a_click_and_put_at_rest_by_another(tmp_path: Path, qapp, qtbot: QtBot):
    wired = [{"name": "fire panel", "bus": "left", "board": 1, "channel": 16}]
    shown = Window(layout(tmp_path, inputs=wired), QtLoop(qapp), lambda _: None, QRect(0, 0, 1000, 900))
    shown.bank.start()
    qtbot.waitExposed(shown.window)
    qtbot.waitUntil(lambda: item(shown, "door-1").height() > 50)  # everything has its place now
    for contact, chosen in ((Contact.OPEN, True), (Contact.CLOSED, False)):
        click(shown, "input-fire panel")
        assert shown.bank.front.contact("fire panel") is contact
        assert item(shown, "input-fire panel").property("chosen") is chosen
    shown.bank.stop()
    shown.close()


def is_open(shown: Window, door: str) -> bool:
    seen = bool(item(shown, f"door-{door}").property("isOpen"))
    assert seen is shown.bank.front.state(door).is_open
    return seen


def test_a_pulse_swings_the_door_open_and_a_click_shuts_it(shown: Window, qtbot: QtBot):
    shown.bank.front.pulse("2")
    assert is_open(shown, "2")
    qtbot.waitUntil(lambda: item(shown, "door-2").property("swing") == 1.0)
    click(shown, "door-2")
    assert not is_open(shown, "2")


def test_a_click_leaves_a_shut_door_shut_and_shift_pulls_it(shown: Window):
    click(shown, "door-1")
    assert not is_open(shown, "1")
    click(shown, "door-1", keys=Qt.KeyboardModifier.ShiftModifier)
    assert is_open(shown, "1")


def test_holding_forces_a_shut_door(shown: Window, qtbot: QtBot):
    where = middle(shown, "door-1")
    QTest.mousePress(shown.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    qtbot.waitUntil(lambda: is_open(shown, "1"))
    QTest.mouseRelease(shown.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert is_open(shown, "1")


def test_a_right_click_jams_a_latch_and_frees_it(shown: Window):
    click(shown, "door-1", Qt.MouseButton.RightButton)
    shown.bank.front.pulse("1")
    assert not is_open(shown, "1")
    click(shown, "door-1", Qt.MouseButton.RightButton)
    shown.bank.front.pulse("1")
    assert is_open(shown, "1")


def test_a_badge_is_held_to_the_reader(shown: Window, tmp_path: Path):
    reader = readers.DRIVERS["em4100-serial"].connect(str(tmp_path / "badge"), {})
    click(shown, "badge-Ada")
    assert reader.read(5) == "0A00112233"
    reader.close()


def test_a_code_is_held_up_until_it_is_clicked_again_or_another_is(shown: Window, tmp_path: Path):
    def frames() -> list[Path]:
        return list((tmp_path / "view").glob("*.png"))

    click(shown, "code-Visitor")
    assert hand(shown).property("heldCode") == 0
    assert len(frames()) == 1
    click(shown, "code-Other")
    assert hand(shown).property("heldCode") == 1
    assert len(frames()) == 1
    click(shown, "code-Other")
    assert hand(shown).property("heldCode") == -1
    assert frames() == []


@pytest.mark.parametrize("fault", ["silent", "late", "bad-checksum", "none"])
def test_a_bus_gets_a_fault(shown: Window, fault: str):
    click(shown, f"fault-left-{fault}")
    assert shown.bank.bus("left").fault.name == fault


def test_a_slip_lies_beside_the_bank_and_its_code_is_held_up(shown: Window, tmp_path: Path, qtbot: QtBot):
    assert not item(shown, "slip").isVisible()
    print_slip(shown, qtbot, Line("HQ North"), Line("Zoë Weiß", large=True), QrCode(PASS), Line("Until 18:00"))
    assert item(shown, "slip").isVisible()
    rows = [(row["kind"], row["text"]) for row in hand(shown).property("slip") if row["text"]]
    assert [kind for kind, _ in rows] == ["line", "large", "qr", "line"]
    assert [rows[place][1] for place in (0, 1, 3)] == ["HQ North", "Zoë Weiß", "Until 18:00"]
    qtbot.waitUntil(lambda: texts(seen(shown)) == [PASS])

    click(shown, "slip-hold-up")
    assert shown.bank.camera
    assert shown.bank.camera.text == PASS
    (frame,) = (tmp_path / "view").glob("*.png")
    assert texts(pixels(QImage(str(frame)))) == [PASS]
    click(shown, "slip-hold-up")
    assert shown.bank.camera.text is None


def test_what_was_printed_stays_among_the_codes_once_each(shown: Window, qtbot: QtBot):
    for _ in range(2):
        print_slip(shown, qtbot, Line("Zoë", large=True), QrCode(PASS))
    print_slip(shown, qtbot, QrCode("LK1:OTHER"))
    assert hand(shown).property("codeLabels") == ["Visitor", "Other", "Zoë", "Printed"]
    click(shown, "slip-put-away")
    assert not item(shown, "slip").isVisible()
    click(shown, "code-Zoë")
    assert shown.bank.camera
    assert shown.bank.camera.text == PASS


def test_a_slip_without_a_code_or_without_a_camera_can_only_be_put_away(shown: Window, qtbot: QtBot):
    print_slip(shown, qtbot, Line("Test"))
    assert not item(shown, "slip-hold-up").isVisible()
    assert Hand([], None, shown.view).property("slipCode") == -1


@pytest.mark.parametrize("fault", ["silent", "no-paper", "cover-open", "none"])
def test_a_printer_gets_a_fault(shown: Window, fault: str):
    click(shown, f"fault-receipts-{fault}")
    assert shown.bank.printer(None).fault == fault


@pytest.mark.parametrize("port", ["left", "badge", "receipts"])
def test_a_plug_is_pulled_and_put_back(shown: Window, tmp_path: Path, port: str):
    click(shown, f"plug-{port}")
    assert not (tmp_path / port).is_symlink()
    click(shown, f"plug-{port}")
    assert (tmp_path / port).is_symlink()


def test_every_control_has_a_name(shown: Window):
    for name in ("door-1", "badge-Ada", "code-Other", "plug-left", "fault-left-late"):
        interface = QAccessible.queryAccessibleInterface(item(shown, name))
        assert interface.text(QAccessible.Text.Name)


def test_the_front_is_as_it_hangs(tmp_path: Path):
    found = plan(layout(tmp_path))
    assert found.screen
    assert astuple(found.doors["1"]) == pytest.approx((0, 0, 1 / 3.15, 0.2))
    assert astuple(found.doors["2"]) == pytest.approx((0, 0.2, 1 / 3.15, 0.8))
    assert found.screen.x == pytest.approx(1 / 3.15)
    assert found.doors["3"].x == pytest.approx(2.15 / 3.15)
    assert plan(layout(tmp_path, screen_after_column=None)).screen is None
    assert plan(layout(tmp_path, doors=[], screen_after_column=None)).doors == {}


@pytest.mark.parametrize(
    ("text", "place"),
    [("900x700+1100+40", (1100, 40, 900, 700)), ("900x700", (0, 0, 900, 700)), ("9x7+-5+0", (-5, 0, 9, 7))],
)
def test_geometry(text: str, place: tuple[int, int, int, int]):
    assert parse_geometry(text) == QRect(*place)


@pytest.mark.parametrize("text", ["", "big", "900", "900x700+1"])
def test_a_geometry_that_is_none_says_what_one_is(text: str):
    with pytest.raises(ValueError, match="WIDTHxHEIGHT"):
        parse_geometry(text)


def test_the_script_works_beside_the_window(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    with EmulatedBank(LAYOUT, tmp_path, "--window", "--geometry", "800x600+0+0") as bank:
        bank.do("fault left silent")
        bank.do("pull 1")
        bank.wait("opened", door="1")
        bank.do("auto-shut 0.01")
        bank.do("pull 2")
        bank.wait("shut", door="2")
        reader = readers.DRIVERS["em4100-serial"].connect(bank.link("badge"), {})
        bank.do("hold 0A00112233 0.1")
        assert reader.read(5) == "0A00112233"
        reader.close()
    assert not (tmp_path / "left").is_symlink()
    assert capfd.readouterr().err == ""
