"""The screens of getting in, and the map of facilities, in every state that they can be in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.compartments import Condition, DoorState, Occupancy, Size
from kiosk.domain.operators import ROLE_RIGHTS, Right, Role
from kiosk.domain.recovery import CaseCause, CaseStep
from kiosk.engine.facilities.screens import (
    BankFront,
    Figures,
    FrontTile,
    FrontView,
    MapFilter,
    Need,
    NeedKind,
    NewPin,
    NoOperators,
    NotYours,
    OperatorBadge,
    OperatorLine,
    OperatorPaused,
    OperatorPin,
    Operators,
    PinFor,
    RecoverAccess,
    SessionView,
    WhyNotSecond,
)
from kiosk.engine.screens import Start
from kiosk.ui.app import Gui

S = TypeVar("S")

MORNING = datetime(2026, 9, 15, 6, 14, tzinfo=UTC)
YESTERDAY = datetime(2026, 9, 14, 16, 0, tzinfo=UTC)
MONDAY = datetime(2026, 9, 7, 7, 30, tzinfo=UTC)
PAUSED = datetime(2026, 9, 15, 10, 36, tzinfo=UTC)

FACILITIES = SessionView("RB", Role.FACILITIES, ROLE_RIGHTS[Role.FACILITIES], 102.0)
SECURITY = SessionView("SO", Role.SECURITY, ROLE_RIGHTS[Role.SECURITY], 21.0)
INSTALLER = SessionView("IN", Role.INSTALLER, ROLE_RIGHTS[Role.INSTALLER], 118.0, suspended=True)
EVERYTHING = SessionView("AB", Role.FACILITIES, frozenset(Right), 102.0)

FREE, IN_USE, OPEN = Occupancy.FREE, Occupancy.OCCUPIED, DoorState.OPEN
# What is remarkable about some doors of the invented bank, by their numbers.
REMARKABLE: dict[int, dict[str, object]] = {
    3: {"occupancy": Occupancy.RESERVED},
    7: {"occupancy": Occupancy.OVERDUE, "since": YESTERDAY},
    11: {"conditions": frozenset({Condition.HOLD})},
    13: {"occupancy": IN_USE, "sensor": DoorState.UNKNOWN},
    16: {"occupancy": FREE, "opening": True},
    19: {"occupancy": Occupancy.FLAGGED, "conditions": frozenset({Condition.NOT_EMPTY}), "since": MORNING},
    23: {"occupancy": IN_USE, "sensor": OPEN, "alarm": AlarmKind.LEFT_OPEN},
    26: {"occupancy": FREE, "sensor": OPEN},
    31: {"occupancy": Occupancy.OUT_OF_SERVICE, "conditions": frozenset({Condition.OUT_OF_SERVICE}), "since": MONDAY},
    34: {"occupancy": IN_USE, "answering": False, "sensor": DoorState.UNKNOWN},
    37: {"occupancy": Occupancy.FLAGGED, "case": "c-1", "since": MONDAY},
    42: {"occupancy": FREE, "conditions": frozenset({Condition.STUCK})},
    49: {"occupancy": Occupancy.OVERDUE, "sensor": OPEN, "since": YESTERDAY},
}
TALL = {5, 10}


def _hung(columns: int, rows: int, tall: frozenset[int] | set[int]) -> Iterator[FrontTile]:
    number = 0
    for column in range(1, columns + 1):
        size = Size.L if column in tall else Size.M
        for row in range(1, (3 if column in tall else rows) + 1):
            number += 1
            occupancy = FREE if number % 3 == 0 else IN_USE
            tile = FrontTile(
                number, "A", str(number), column, row, size, occupancy, DoorState.CLOSED,
                since=None if occupancy is FREE else MORNING,
            )  # fmt: skip
            remarkable = REMARKABLE.get(number % 52, {})
            yield replace(tile, **remarkable)  # type: ignore[arg-type]


NEEDS = (
    Need(NeedKind.ALARM, MORNING, alarm=AlarmKind.TAMPER, device="Cabinet of bank A, left side panel"),
    Need(NeedKind.ALARM, MORNING, 23, "23", alarm=AlarmKind.LEFT_OPEN),
    Need(NeedKind.FLAGGED, MORNING, 19, "19"),
    Need(NeedKind.FLAGGED, MONDAY, 37, "37", told_at=MORNING),
    Need(NeedKind.OVERDUE, YESTERDAY, 7, "7", told_at=YESTERDAY),
    Need(NeedKind.OVERDUE, YESTERDAY, 49, "49", told_at=MONDAY),
    Need(NeedKind.CASE, MONDAY, 37, "37", cause=CaseCause.OVERDUE, step=CaseStep.COLLECTED),
    Need(NeedKind.OUT_OF_SERVICE, MONDAY, 31, "31", note="Latch, ticket 4411", until=date(2026, 9, 18)),
)
FIGURES = Figures(14, 32, 4, 3, 1, 41, 187, 2, 1)
FRONT = FrontView(tuple(_hung(11, 5, TALL)), NEEDS, FIGURES, screen_after=6)
QUIET = replace(FRONT, needs=(), tiles=tuple(replace(t, sensor=DoorState.CLOSED, alarm=None) for t in FRONT.tiles))
LARGE = FrontView(
    tuple(_hung(64, 8, frozenset())), NEEDS, Figures(171, 330, 11, 4, 10, 512, 1893, 7, 3), screen_after=32
)

LINES = (
    OperatorLine("p1", "Roberta Bergmann-Hohenstein", Role.FACILITIES, has_pin=True),
    OperatorLine("p2", "Sam Okafor", Role.SECURITY, has_pin=False),
    OperatorLine("p3", "Ines Neumann", Role.SECURITY, has_pin=True, is_me=True),
)
SCRAMBLED = (7, 2, 9, 0, 4, 1, 8, 3, 6, 5)
ASKED = OperatorPin(8, initials="RB", can_use_door=True, can_recover=True)


def _digits(gui: Gui) -> None:
    for digit in (1, 2, 3, 4, 5):
        gui.presenter.digit_typed(digit)


def _says(gui: Gui) -> None:
    gui.presenter.start.say("Level 2 closes at 16:00 today. Please empty your door before then.")


def _says_no_more(gui: Gui) -> None:
    gui.presenter.start.say("")


def _types(gui: Gui) -> None:
    gui.presenter.facilities.front_screen.startTyping()


def _menu(gui: Gui) -> None:
    gui.presenter.facilities.front_screen.showMenu(on=True)


def _picks(gui: Gui) -> None:
    gui.presenter.facilities.operators.pick(0)


def _picks_me(gui: Gui) -> None:
    gui.presenter.facilities.operators.pick(2)


def entry_scenes(scene: Callable[..., S]) -> tuple[S, ...]:
    """All of them."""
    return (
        scene("start-message", Start(), then=_says),
        scene("start-message-over", Start(), then=_says_no_more),
        scene("operator-pin", OperatorPin(8), then=_digits),
        scene("operator-pin-badge", ASKED),
        scene("operator-pin-badge-larger", ASKED, larger=True),
        scene("operator-pin-refused", replace(ASKED, tries_left=2)),
        scene("operator-pin-checking", replace(ASKED, checking=True)),
        scene("operator-pin-scrambled", OperatorPin(10, pad=SCRAMBLED), then=_digits),
        scene("operator-pin-second", OperatorPin(12, PinFor.SECOND), session=FACILITIES),
        *(
            scene(f"operator-pin-refused-{number}", OperatorPin(8, PinFor.SECOND, not_second=why), session=FACILITIES)
            for number, why in enumerate(WhyNotSecond)
        ),
        scene("operator-badge", OperatorBadge()),
        scene("operator-badge-second", OperatorBadge(PinFor.SECOND), session=FACILITIES),
        scene("operator-badge-not-second", OperatorBadge(PinFor.SECOND, WhyNotSecond.SAME_PERSON), session=FACILITIES),
        scene("operator-paused", OperatorPaused(PAUSED)),
        scene("no-operators", NoOperators()),
        scene("recover-access", RecoverAccess("hq-north-2", "7KQ4-MM2X-9TRB")),
        scene("recover-access-refused", RecoverAccess("hq-north-2", "7KQ4-MM2X-9TRB", refused=True)),
        scene("recover-access-granted", RecoverAccess("hq-north-2", "7KQ4-MM2X-9TRB", granted=True)),
        scene("recover-access-by-badge", RecoverAccess("hq-north-2", "", granted=True)),
        scene("recover-access-larger", RecoverAccess("hq-north-2", "7KQ4-MM2X-9TRB", refused=True), larger=True),
        scene("new-pin", NewPin("194872", "Alexandra Robertson-Hohenstein"), session=FACILITIES),
        scene("new-operator-pin", NewPin("19487203", "Sam Okafor", for_operator=True), session=SECURITY),
        scene("new-operator-pin-larger", NewPin("194872035561", "", for_operator=True), session=SECURITY, larger=True),
        scene("bank-front", BankFront(), session=FACILITIES, front=FRONT),
        scene("bank-front-quiet", BankFront(), session=INSTALLER, front=QUIET),
        scene("bank-front-larger", BankFront(), session=FACILITIES, front=FRONT, larger=True),
        scene("bank-front-large", BankFront(), session=SECURITY, front=LARGE),
        scene("bank-front-to-check", BankFront(MapFilter.TO_CHECK), session=FACILITIES, front=FRONT),
        scene(
            "bank-front-found", BankFront(query="Berger", found=frozenset({12, 23})), session=FACILITIES, front=FRONT
        ),
        scene("bank-front-list", BankFront(as_list=True), session=FACILITIES, front=FRONT),
        scene("bank-front-list-found", BankFront(MapFilter.OPEN, as_list=True), session=FACILITIES, front=FRONT),
        scene("bank-front-list-none", BankFront(as_list=True, found=frozenset()), session=FACILITIES, front=FRONT),
        scene("bank-front-search", BankFront(), session=FACILITIES, front=FRONT, then=_types),
        scene("bank-front-menu", BankFront(), session=EVERYTHING, front=FRONT, then=_menu),
        scene("operators", Operators(LINES), session=SECURITY),
        scene("operators-one", Operators(LINES, tuple(Role)), session=SECURITY, then=_picks),
        scene("operators-me", Operators(LINES, tuple(Role)), session=SECURITY, then=_picks_me),
        scene("not-yours", NotYours(Right.RELEASE), session=INSTALLER),
    )
