"""The screens of one compartment and of many doors, in every state that they can be in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.assignments import Model, Phase
from kiosk.domain.compartments import Condition, DoorState, Occupancy, Size
from kiosk.domain.events.operators import Run
from kiosk.domain.operators import ROLE_RIGHTS, Role
from kiosk.domain.people import PersonKind, Standing
from kiosk.domain.reasons import Reason
from kiosk.engine.facilities.screens import (
    Came,
    ChooseDoors,
    ChooseReason,
    CompartmentAction,
    CompartmentHistory,
    CompartmentShown,
    Evacuation,
    FrontTile,
    FrontView,
    HistoryLine,
    HolderShown,
    MoveTo,
    RunShown,
    SessionView,
    TakeOutOfService,
)

if TYPE_CHECKING:
    from kiosk.ui.app import Gui

S = TypeVar("S")

SESSION = SessionView("R. B.", Role.FACILITIES, ROLE_RIGHTS[Role.FACILITIES], left_s=102.0)
LONG_NAME = "Alexandra Robertson-Hohenstein"
LONG_NOTE = "The latch catches only when it is pushed hard from below; ticket 4411, the locksmith comes on Thursday"

SINCE = datetime(2026, 9, 15, 6, 52, tzinfo=UTC)
YESTERDAY = datetime(2026, 9, 14, 16, 0, tzinfo=UTC)
LAST_WEEK = datetime(2026, 9, 8, 7, 40, tzinfo=UTC)
TODAY = datetime(2026, 9, 15, 16, 0, tzinfo=UTC)
TOLD = datetime(2026, 9, 15, 7, 5, tzinfo=UTC)
DAY = date(2026, 9, 15)

ACTION = CompartmentAction
FREE_TILE = FrontTile(12, "A", "12", 3, 2, Size.M, Occupancy.FREE, DoorState.CLOSED, since=SINCE)
ITS_FREE = (ACTION.OPEN, ACTION.HOLD, ACTION.OUT_OF_SERVICE, ACTION.HISTORY)
ITS_HELD = (ACTION.OPEN, ACTION.RELEASE, ACTION.RESET, ACTION.HOLD, ACTION.MOVE, ACTION.OUT_OF_SERVICE, ACTION.HISTORY)
ALL_BUT = (ACTION.HOLD, ACTION.IN_SERVICE)
MOST = tuple(one for one in CompartmentAction if one not in ALL_BUT)

FREE = CompartmentShown(FREE_TILE, ITS_FREE)
IN_USE = CompartmentShown(
    replace(FREE_TILE, occupancy=Occupancy.OCCUPIED, phase=Phase.ASSIGNED),
    ITS_HELD,
    HolderShown("Ana Müller", PersonKind.STAFF, Standing.ALLOWED, "Research"),
    Model.DAY_USE,
    SINCE,
    TODAY,
)
RESERVED = CompartmentShown(replace(FREE_TILE, occupancy=Occupancy.RESERVED), ITS_FREE)
OVERDUE = CompartmentShown(
    replace(FREE_TILE, id=7, door="7", occupancy=Occupancy.OVERDUE, phase=Phase.OVERDUE),
    (ACTION.OPEN, ACTION.TAKE_ON, *ITS_HELD[1:]),
    HolderShown("Ana Müller", PersonKind.STAFF, Standing.ALLOWED, "Research"),
    Model.SESSION,
    YESTERDAY - timedelta(days=1),
    YESTERDAY,
    TOLD,
)
WORST = CompartmentShown(
    replace(
        FREE_TILE,
        id=128,
        door="A-128",
        occupancy=Occupancy.FLAGGED,
        phase=Phase.HELD,
        sensor=DoorState.UNKNOWN,
        conditions=frozenset({Condition.NOT_EMPTY, Condition.HOLD, Condition.OUT_OF_SERVICE}),
        alarm=AlarmKind.FORCED_OPEN,
        case="c1",
    ),
    MOST,
    HolderShown(LONG_NAME, PersonKind.CONTRACTOR, Standing.SUSPENDED, "Corporate communications", "Globex"),
    Model.RESERVATION,
    LAST_WEEK,
    YESTERDAY,
    TOLD,
    ((Condition.OUT_OF_SERVICE, LONG_NOTE, date(2026, 9, 19)), (Condition.HOLD, "Human resources asked", None)),
    Came.UNKNOWN,
)
OFF = CompartmentShown(
    replace(FREE_TILE, occupancy=Occupancy.OUT_OF_SERVICE, conditions=frozenset({Condition.OUT_OF_SERVICE})),
    (ACTION.OPEN, ACTION.IN_SERVICE, ACTION.HISTORY),
    notes=((Condition.OUT_OF_SERVICE, LONG_NOTE, None),),
)
STUCK = CompartmentShown(
    replace(
        FREE_TILE,
        occupancy=Occupancy.FLAGGED,
        conditions=frozenset({Condition.STUCK}),
        alarm=AlarmKind.STUCK,
    ),
    (*ITS_FREE, ACTION.ACKNOWLEDGE),
    came=Came.NOT_OPENED,
)
OPENING = replace(IN_USE, tile=replace(IN_USE.tile, opening=True), came=Came.OPENING)
OPEN = replace(IN_USE, tile=replace(IN_USE.tile, sensor=DoorState.OPEN), came=Came.OPENED)
SHUT_AGAIN = replace(IN_USE, came=Came.OPENED)
SILENT = replace(FREE, tile=replace(FREE_TILE, answering=False), came=Came.UNKNOWN)
NOTHING_HELD = CompartmentShown(IN_USE.tile, (ACTION.OPEN,), model=Model.DAY_USE, held_since=SINCE)
STATES = (
    ("free", FREE),
    ("in-use", IN_USE),
    ("reserved", RESERVED),
    ("overdue", OVERDUE),
    ("worst", WORST),
    ("off", OFF),
    ("stuck", STUCK),
    ("opening", OPENING),
    ("open", OPEN),
    ("shut-again", SHUT_AGAIN),
    ("silent", SILENT),
    ("no-names", NOTHING_HELD),
)

MOST_REASONS = tuple(one for one in Reason if one is not Reason.EMERGENCY)
WHY = ChooseReason(ACTION.OPEN, "12", MOST_REASONS)
WHY_ALL = ChooseReason(ACTION.RELEASE, "A-128", tuple(Reason), two_people=True)

OUT = TakeOutOfService("12", DAY)

FREE_DOORS = tuple(
    (n, str(n), (Size.S, Size.M, Size.M, Size.L)[n % 4], n % 3 == 0) for n in (3, 5, 9, 12, 14, 20, 26, 33, 36, 41)
)
MOVE = MoveTo("7", FREE_DOORS)
MANY_TARGETS = MoveTo("A-128", tuple((n, f"A-{n}", tuple(Size)[n % 4], n % 3 == 0) for n in range(200, 290)))

HISTORY = CompartmentHistory(
    "12",
    (
        HistoryLine(TOLD + timedelta(hours=2), "door.closed"),
        HistoryLine(TOLD + timedelta(hours=1), "open.outcome", said="opened"),
        HistoryLine(
            TOLD + timedelta(hours=1), "open.override", "Ana Müller", "Robert Berger (facilities)", "lost credential"
        ),
        HistoryLine(TOLD, "operator.looked", "Ana Müller", "Robert Berger (facilities)"),
        HistoryLine(SINCE, "assignment.assigned", "Ana Müller"),
        HistoryLine(
            YESTERDAY, "compartment.condition_ended", operator="Roberta Bergmann (installer)", said="out of service"
        ),
        HistoryLine(LAST_WEEK, "compartment.condition_set", "", "Roberta Bergmann (installer)", "out of service"),
        HistoryLine(LAST_WEEK, "assignment.ended", LONG_NAME, said="not opened"),
        HistoryLine(LAST_WEEK, "open.override", LONG_NAME, f"{LONG_NAME} (security)", LONG_NOTE),
    ),
    more=True,
)
LONG_HISTORY = replace(HISTORY, lines=HISTORY.lines * 4)


MANY = ChooseDoors(Run.OPEN, 51, 14)
CLEANED = ChooseDoors(Run.CLEAN, 51, 14)


def _tile(n: int) -> FrontTile:
    occupancy = (Occupancy.OCCUPIED, Occupancy.FREE, Occupancy.OCCUPIED, Occupancy.FLAGGED)[n % 4]
    return FrontTile(n + 1, "A", str(n + 1), n // 5 + 1, n % 5 + 1, Size.M, occupancy, DoorState.CLOSED)


FRONT = FrontView(tuple(_tile(n) for n in range(55)))

DOORS = tuple(str(n + 1) for n in range(51))
DONE = tuple((door, (Came.OPENED, Came.OPENED, Came.OPENED, Came.NOT_OPENED)[n % 4]) for n, door in enumerate(DOORS))
RUNS = RunShown(Run.OPEN, DOORS, DONE[:12], now="13", open=("3", "7", "11"))
OF_MANY = tuple(f"A-{n}" for n in range(100, 612))
LONG_RUN = RunShown(
    Run.CLEAN,
    OF_MANY,
    tuple((door, (Came.OPENED, Came.UNKNOWN, Came.NOT_OPENED)[n % 3]) for n, door in enumerate(OF_MANY[:300])),
    now="A-400",
    open=OF_MANY[:40],
)


def _pick(gui: Gui) -> None:
    bridge = gui.presenter.facilities.bridge_of(MANY)
    bridge.choose(len(bridge.offered) - 1)
    bridge.next()
    for compartment in (2, 6, 10, 22):
        bridge.pick(compartment)


def _why(gui: Gui) -> None:
    _pick(gui)
    gui.presenter.facilities.bridge_of(MANY).next()


def _chosen(gui: Gui) -> None:
    gui.presenter.facilities.bridge_of(WHY).pick(0)
    gui.presenter.facilities.bridge_of(WHY).type("He stands here, and knows what is inside")


def _write(gui: Gui) -> None:
    gui.presenter.facilities.bridge_of(WHY).write()


def _note(gui: Gui) -> None:
    gui.presenter.facilities.bridge_of(OUT).type(LONG_NOTE)
    gui.presenter.facilities.bridge_of(OUT).setDays(7)


def _write_note(gui: Gui) -> None:
    gui.presenter.facilities.bridge_of(OUT).write()


def bank_scenes(scene: Callable[..., S]) -> tuple[S, ...]:
    """All of them; ``scene`` makes one, of its name, its screen and how a person reads it."""

    def one(name: str, screen: object, **how: Any) -> S:
        return scene(name, screen, session=SESSION, **how)

    return (
        *(one(f"compartment-{name}", screen) for name, screen in STATES),
        one("compartment-worst-larger", WORST, larger=True),
        one("compartment-worst-within-reach", WORST, reach=True),
        one("reason", WHY),
        one("reason-chosen", WHY, then=_chosen),
        one("reason-all", WHY_ALL, then=_chosen),
        one("reason-words", WHY, then=_write),
        one("reason-words-missing", replace(WHY, words_missing=True)),
        one("reason-larger", WHY_ALL, larger=True),
        one("reason-within-reach", WHY_ALL, reach=True),
        one("reason-words-within-reach", WHY, reach=True, then=_write),
        one("reason-reset", ChooseReason(ACTION.RESET, "7", (Reason.CHECK, Reason.OTHER))),
        one("move-to", MOVE),
        one("move-to-many", MANY_TARGETS),
        one("move-to-many-larger", MANY_TARGETS, larger=True),
        one("move-to-within-reach", MANY_TARGETS, reach=True),
        one("move-to-none", MoveTo("7", ())),
        one("out-of-service", OUT),
        one("out-of-service-note", OUT, then=_note),
        one("out-of-service-note-larger", OUT, then=_note, larger=True),
        one("out-of-service-within-reach", OUT, then=_note, reach=True),
        one("out-of-service-words", OUT, then=_write_note),
        one("out-of-service-note-missing", replace(OUT, note_missing=True)),
        one("history", HISTORY),
        one("history-long", LONG_HISTORY),
        one("history-long-larger", LONG_HISTORY, larger=True),
        one("history-none", CompartmentHistory("12", ())),
        one("doors", MANY, front=FRONT),
        one("doors-clean", CLEANED, front=FRONT),
        one("doors-picked", MANY, front=FRONT, then=_pick),
        one("doors-picked-clean", ChooseDoors(Run.CLEAN, 51, 14, can_all=False), front=FRONT, then=_pick),
        one("doors-picked-within-reach", MANY, front=FRONT, then=_pick, reach=True),
        one("doors-why", MANY, front=FRONT, then=_why),
        one("doors-why-larger", MANY, front=FRONT, then=_why, larger=True),
        one("doors-why-clean", CLEANED, front=FRONT, then=_why),
        one("doors-emergency", ChooseDoors(Run.EMERGENCY, 51, 14), front=FRONT),
        one("run", RUNS),
        one("run-begun", RunShown(Run.OPEN, DOORS, now="1")),
        one("run-long", LONG_RUN),
        one("run-long-larger", LONG_RUN, larger=True),
        one("run-over", replace(RUNS, done=DONE, now="", over=True)),
        one("run-all-shut", RunShown(Run.CLEAN, DOORS[:3], tuple((d, Came.OPENED) for d in DOORS[:3]), over=True)),
        one("run-stopped", replace(RUNS, now="", over=True, stopped=True)),
        one("run-emergency", replace(RUNS, run=Run.EMERGENCY, by_input="fire panel")),
        scene("evacuation", Evacuation()),
        scene("evacuation-larger", Evacuation(), larger=True),
    )
