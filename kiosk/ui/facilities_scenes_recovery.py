"""The screens of recovery cases and lost property, in every state that they can be in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from kiosk.domain.compartments import DoorState
from kiosk.domain.operators import ROLE_RIGHTS, Role
from kiosk.domain.recovery import CaseCause, CaseStep, Category, ItemState, Proof
from kiosk.engine.facilities.screens import (
    Came,
    CaseLine,
    Cases,
    CaseShown,
    DescribeItem,
    HandBack,
    ItemLine,
    ItemShown,
    LabelState,
    LostProperty,
    PhotoState,
    SessionView,
    SkipStep,
)
from kiosk.ui.bridges.facilities.desks_recovery import RecoveryDesk
from kiosk.ui.bridges.facilities.strokes import Strokes

if TYPE_CHECKING:
    from kiosk.ui.app import Gui

S = TypeVar("S")

SESSION = SessionView("R. B.", Role.FACILITIES, ROLE_RIGHTS[Role.FACILITIES], left_s=102.0)
LONG_NAME = "Alexandra Robertson-Hohenstein"

SINCE = datetime(2026, 9, 15, 9, 2, tzinfo=UTC)
YESTERDAY = datetime(2026, 9, 14, 16, 0, tzinfo=UTC)
LAST_WEEK = datetime(2026, 9, 8, 7, 40, tzinfo=UTC)
IN_SPRING = datetime(2026, 3, 2, 12, 5, tzinfo=UTC)

CASES = Cases(
    (
        CaseLine("c1", "7", CaseCause.OVERDUE, CaseStep.COLLECTED, YESTERDAY),
        CaseLine("c2", "19", CaseCause.FOUND, CaseStep.OPENED, SINCE),
        CaseLine("c3", "128", CaseCause.HELD, CaseStep.LISTED, SINCE),
        CaseLine("c4", "31", CaseCause.OTHER, CaseStep.OPENED, SINCE),
    )
)
MANY_CASES = Cases(tuple(replace(CASES.lines[n % 4], id=f"m{n}", door=str(n + 1)) for n in range(14)))

CASE = CaseShown(
    "c1",
    "7",
    CaseCause.OVERDUE,
    CaseStep.OPENED,
    SINCE,
    "Ana Müller",
    YESTERDAY,
    sensor=DoorState.CLOSED,
    can_skip=True,
)
FOUND = (
    ("LP-0041", Category.BAG, "Black rucksack, Deuter, a key ring with a bear on it"),
    ("LP-0042", Category.ELECTRONICS, "Laptop, Lenovo, a sticker of a whale"),
    ("LP-0043", Category.CLOTHES, "Grey scarf"),
)
UNTOLD = replace(CASE, holder=LONG_NAME, notified_at=None, unnotified=True, two_people=True)
STANDS_OPEN = replace(CASE, sensor=DoorState.OPEN, came=Came.OPENED)
EMPTIED = replace(CASE, step=CaseStep.COLLECTED)
SOME_LISTED = replace(EMPTIED, items=FOUND)
MANY_LISTED = replace(EMPTIED, items=FOUND * 4)
LISTED = replace(CASE, step=CaseStep.LISTED, items=FOUND, sensor=DoorState.OPEN, can_skip=False)
OVER = replace(LISTED, step=CaseStep.RESET, sensor=DoorState.CLOSED)
CALLED_OFF = replace(CASE, step=CaseStep.CANCELLED, can_skip=False)

LINES = (
    ItemLine("i3", "LP-0043", Category.CLOTHES, "Grey scarf", "7", SINCE, ItemState.KEPT),
    ItemLine("i2", "LP-0042", Category.ELECTRONICS, FOUND[1][2], "7", SINCE, ItemState.KEPT),
    ItemLine("i1", "LP-0041", Category.BAG, FOUND[0][2], "7", YESTERDAY, ItemState.HANDED_BACK),
    ItemLine("i0", "LP-0012", Category.KEYS, "Three keys on a red band", "128", IN_SPRING, ItemState.KEPT, due=True),
    ItemLine("i9", "LP-0009", Category.FOOD, "Lunch box", "31", LAST_WEEK, ItemState.DISPOSED),
)
LOG = LostProperty(LINES, kept_only=False)
FOUND_THINGS = LostProperty(LINES[1:2], query="lenovo whale")
NO_THINGS = LostProperty((), query="umbrella")
PAGES = LostProperty(tuple(replace(LINES[n % 5], id=f"p{n}") for n in range(12)), page=2, pages=9)

KEPT = ItemShown(LINES[1], date(2027, 3, 14), owner="Ana Müller", label=LabelState.READY)
DUE = ItemShown(LINES[3], date(2026, 8, 29), label=LabelState.FAILED)
HANDED = ItemShown(LINES[2], date(2027, 3, 13), proof=Proof.SIGNATURE, handed_to=LONG_NAME, ended_at=SINCE)
DISPOSED = ItemShown(LINES[4], date(2026, 9, 8), label=LabelState.DONE, ended_at=SINCE)

LONGEST = (
    "Dark blue hiking rucksack, Deuter Futura Vario, much used, left strap mended with red thread; a bottle in the "
    "side pocket, a badge of an alpine club, and a tag with a telephone number abroad"
)
LONG_ITEM = replace(DUE, line=replace(LINES[3], category=Category.OTHER, description=LONGEST), owner=LONG_NAME)

RETURN = HandBack("LP-0042", FOUND[1][2], name="Ana Müller")


def photograph() -> bytes:
    """A picture as a camera might take it, of a rucksack that is drawn: PNG."""
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("#8d8577"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(0, 330, 640, 150, QColor("#6d6558"))
    painter.setBrush(QColor("#23262b"))
    painter.drawRoundedRect(190, 90, 260, 320, 70, 70)
    painter.setBrush(QColor("#31363d"))
    painter.drawRoundedRect(220, 240, 200, 140, 26, 26)
    painter.setBrush(QColor("#c8a24a"))
    painter.drawPolygon(QPolygonF([QPointF(420, 250), QPointF(452, 300), QPointF(430, 330), QPointF(408, 300)]))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _shown(gui: Gui, kind: type[object]) -> Any:
    """The bridge of a screen."""
    desk = gui.presenter.facilities.findChild(RecoveryDesk)
    assert isinstance(desk, RecoveryDesk)
    return getattr(desk, desk.SCREENS[kind])


def _write(gui: Gui) -> None:
    _shown(gui, DescribeItem).pick("bag")


def _find(gui: Gui) -> None:
    _shown(gui, LostProperty).search()


def _prove(stage: str) -> Callable[[Gui], None]:
    def go(gui: Gui) -> None:
        _shown(gui, HandBack).goTo(stage)

    return go


def _sign(gui: Gui) -> None:
    """A name is written, as a finger would."""
    bridge = _shown(gui, HandBack)
    bridge.goTo("signature")
    strokes = bridge.findChild(Strokes)
    strokes.begin(120, 280)
    for x, y in ((180, 90), (240, 290), (200, 210), (300, 200), (330, 290), (370, 190), (410, 290), (470, 200)):
        strokes.draw(x, y)
    strokes.end()
    strokes.begin(520, 220)
    for x, y in ((560, 290), (620, 170), (660, 290), (760, 230), (880, 270)):
        strokes.draw(x, y)
    strokes.end()


def recovery_scenes(scene: Callable[..., S]) -> tuple[S, ...]:
    """All of them; ``scene`` makes one, of its name, its screen and how an operator reads it."""

    def make(name: str, screen: object, **more: object) -> S:
        return scene(f"recovery-{name}", screen, session=SESSION, **more)

    photo = photograph()
    describe = DescribeItem("c1", "7", "LP-0044", photo=PhotoState.NONE)
    taken = replace(describe, photo=PhotoState.TAKEN, photo_image=photo)
    return (
        make("cases", CASES),
        make("cases-none", Cases(())),
        make("cases-many", MANY_CASES),
        make("cases-larger", MANY_CASES, larger=True),
        make("case", CASE),
        make("case-untold", UNTOLD),
        make("case-untold-larger", UNTOLD, larger=True),
        make("case-opening", replace(CASE, came=Came.OPENING)),
        make("case-open", STANDS_OPEN),
        make("case-open-larger", STANDS_OPEN, larger=True),
        make("case-shut-again", replace(STANDS_OPEN, sensor=DoorState.CLOSED)),
        make("case-not-opened", replace(CASE, came=Came.NOT_OPENED)),
        make("case-uncertain", replace(CASE, sensor=DoorState.UNKNOWN, came=Came.UNKNOWN)),
        make("case-emptied", EMPTIED),
        make("case-was-empty", replace(LISTED, items=(), empty=True)),
        make("case-some-listed", SOME_LISTED),
        make("case-many-listed", MANY_LISTED),
        make("case-many-listed-larger", MANY_LISTED, larger=True),
        make("case-listed", LISTED),
        make("case-listed-untold-larger", replace(LISTED, unnotified=True, holder=LONG_NAME), larger=True),
        make("case-over", OVER),
        make("case-called-off", CALLED_OFF),
        make("case-within-reach", STANDS_OPEN, reach=True),
        *(make(f"skip-{step.replace(' ', '-')}", SkipStep(step)) for step in ("notified", "collected", "legal days")),
        make("skip-listed-larger", SkipStep("listed"), larger=True),
        make("skip-words-missing", SkipStep("reset", words_missing=True)),
        make("call-off", SkipStep("opened", cancels=True)),
        make("call-off-within-reach", SkipStep("opened", cancels=True), reach=True),
        make("describe", describe),
        make("describe-no-camera", replace(describe, photo=PhotoState.NO_CAMERA)),
        make("describe-photo", taken),
        make("describe-photo-larger", taken, larger=True),
        make("describe-photo-under-way", replace(describe, photo=PhotoState.UNDER_WAY)),
        make("describe-photo-failed", replace(describe, photo=PhotoState.FAILED)),
        make("describe-missing", replace(describe, missing=frozenset({"category", "description"}))),
        make("describe-within-reach", taken, reach=True),
        make("describe-words", taken, then=_write),
        make("describe-words-larger", taken, larger=True, then=_write),
        make(
            "describe-words-missing",
            replace(describe, category=Category.PAPERS, missing=frozenset({"description"})),
        ),
        make("log", LOG),
        make("log-larger", LOG, larger=True),
        make("log-none", LostProperty(())),
        make("log-found", FOUND_THINGS),
        make("log-found-none", NO_THINGS),
        make("log-pages", PAGES),
        make("log-pages-larger", PAGES, larger=True),
        make("log-within-reach", PAGES, reach=True),
        make("log-find", LOG, then=_find),
        make("log-find-larger", FOUND_THINGS, larger=True, then=_find),
        make("log-find-within-reach", NO_THINGS, reach=True, then=_find),
        make("item", replace(KEPT, photo_image=photo)),
        make("item-larger", replace(KEPT, photo_image=photo, owner=LONG_NAME), larger=True),
        make("item-label", replace(KEPT, label=LabelState.UNDER_WAY)),
        make("item-due", DUE),
        make("item-long", LONG_ITEM),
        make("item-long-larger", LONG_ITEM, larger=True),
        make("item-no-printer", replace(DUE, label=LabelState.NO_PRINTER)),
        make("item-handed-back", HANDED),
        make("item-handed-back-larger", replace(HANDED, photo_image=photo), larger=True),
        make("item-disposed", DISPOSED),
        make("item-within-reach", replace(KEPT, photo_image=photo), reach=True),
        make("hand-back", RETURN),
        make("hand-back-name-missing", replace(RETURN, name="", missing=frozenset({"name", "proof"}))),
        make("hand-back-larger", RETURN, larger=True),
        make("hand-back-proof", replace(RETURN, missing=frozenset({"proof"}))),
        make("hand-back-proof-larger", RETURN, larger=True, then=_prove("proof")),
        make("hand-back-sign", RETURN, then=_prove("signature")),
        make("hand-back-sign-missing", replace(RETURN, missing=frozenset({"signature"}))),
        make("hand-back-signed", RETURN, then=_sign),
        make("hand-back-signed-larger", RETURN, larger=True, then=_sign),
        make("hand-back-sign-long", HandBack("LP-0012", LONGEST, name=LONG_NAME), then=_sign),
        make("hand-back-signed-within-reach", RETURN, reach=True, then=_sign),
        make("hand-back-identity", replace(RETURN, name=LONG_NAME), then=_prove("identity")),
        make("hand-back-badge", replace(RETURN, badge_of=LONG_NAME)),
        make("hand-back-badge-larger", replace(RETURN, badge_of=LONG_NAME), larger=True),
    )
