"""One compartment: what is known of it, and what may be done to it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.intents import DoAction
from kiosk.engine.facilities.screens import Came, CompartmentAction, CompartmentShown
from kiosk.engine.intents import Back
from kiosk.ui import facilities_words as words
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.bank_plate import NoteInfo, PlateInfo
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

# What changes whose it is, or whether anybody gets it; these stand apart from the others.
APART = frozenset(
    {
        CompartmentAction.RELEASE,
        CompartmentAction.RESET,
        CompartmentAction.HOLD,
        CompartmentAction.END_HOLD,
        CompartmentAction.MOVE,
        CompartmentAction.OUT_OF_SERVICE,
        CompartmentAction.IN_SERVICE,
    }
)
SIGNS = {
    CompartmentAction.OPEN: "open",
    CompartmentAction.TAKE_ON: "box",
    CompartmentAction.RELEASE: "finish",
    CompartmentAction.RESET: "free",
    CompartmentAction.HOLD: "hand",
    CompartmentAction.END_HOLD: "undo",
    CompartmentAction.MOVE: "forward",
    CompartmentAction.OUT_OF_SERVICE: "off",
    CompartmentAction.IN_SERVICE: "check",
    CompartmentAction.ACKNOWLEDGE: "bell",
    CompartmentAction.HISTORY: "clock",
}


@QmlElement
@QmlUncreatable("The application makes it")
class CompartmentBridge(QObject):
    """It follows its door live. Names are gone once another screen comes."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._plate = PlateInfo(wiring, self)
        self._held_since, self._until, self._told = (Moment(wiring.zone, self) for _ in range(3))
        self._notes: list[NoteInfo] = []
        self._screen: CompartmentShown | None = None

    def update(self, screen: CompartmentShown) -> None:
        now = self._wiring.now()
        self._screen = screen
        self._plate.update(screen.tile)
        self._held_since.update(screen.held_since, now)
        self._until.update(screen.until, now)
        self._told.update(screen.told_at, now)
        while len(self._notes) < len(screen.notes):
            self._notes.append(NoteInfo(self._wiring, self))
        for info, said in zip(self._notes, screen.notes, strict=False):
            info.update(*said)
        self.changed.emit()

    def leave(self) -> None:
        self._screen = None
        self._plate.update(None)
        for moment in (self._held_since, self._until, self._told):
            moment.update(None, self._wiring.now())
        for note in self._notes:
            note.update(None)
        self.changed.emit()

    @Property(PlateInfo, constant=True)
    def plate(self) -> PlateInfo:
        return self._plate

    @Property(str, notify=changed)
    def holder(self) -> str:
        """A name; empty: nobody's, or not for this operator to see."""
        return self._screen.holder.name if self._screen and self._screen.holder else ""

    @Property(str, notify=changed)
    def holderIs(self) -> str:
        """What they are, and of which part of the house."""
        if self._screen is None or self._screen.holder is None:
            return ""
        holder = self._screen.holder
        return " · ".join(filter(None, (words.word(words.KINDS, holder.kind), holder.department, holder.tenant)))

    @Property(str, notify=changed)
    def standing(self) -> str:
        """Whether they may use the doors, in words."""
        holder = self._screen.holder if self._screen else None
        return words.word(words.STANDINGS, holder.standing) if holder else ""

    @Property(bool, notify=changed)
    def mayNot(self) -> bool:
        """They may not use the doors now."""
        holder = self._screen.holder if self._screen else None
        return holder is not None and holder.standing.value != "allowed"

    @Property(bool, notify=changed)
    def held(self) -> bool:
        """Somebody has it, whether or not their name is shown."""
        return self._screen is not None and self._screen.model is not None

    @Property(str, notify=changed)
    def model(self) -> str:
        """For how long it was given, in words."""
        return words.word(words.MODELS, self._screen.model) if self._screen else ""

    @Property(Moment, constant=True)
    def heldSince(self) -> Moment:
        return self._held_since

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        return self._until

    @Property(bool, notify=changed)
    def isOver(self) -> bool:
        """Their time is over."""
        return self._is_over

    @Property(Moment, constant=True)
    def told(self) -> Moment:
        """When the holder was last told."""
        return self._told

    @Property(bool, notify=changed)
    def untold(self) -> bool:
        """Their time is over, and they were not told so."""
        return self._is_over and self._screen is not None and self._screen.told_at is None

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def notes(self) -> list[NoteInfo]:
        return self._notes[: len(self._screen.notes)] if self._screen else []

    @Property(str, notify=changed)
    def came(self) -> str:
        """A value of ``Came``: of the last override of this session."""
        return self._screen.came.value if self._screen else Came.NOTHING_YET.value

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def actions(self) -> list[str]:
        """Values of ``CompartmentAction``, in the order of the buttons: those that stand apart come last."""
        offered = self._screen.actions if self._screen else ()
        return [one.value for one in sorted(offered, key=lambda one: one in APART)]

    @Slot(str, result=str)
    def wordOf(self, action: str) -> str:
        return words.word(words.ACTIONS, CompartmentAction(action))

    @Slot(str, result=str)
    def signOf(self, action: str) -> str:
        return SIGNS[CompartmentAction(action)]

    @Slot(str, result=bool)
    def isApart(self, action: str) -> bool:
        return CompartmentAction(action) in APART

    @Slot(str)
    def do(self, action: str) -> None:
        self._wiring.post(DoAction(CompartmentAction(action)))

    @Slot()
    def back(self) -> None:
        """To the map."""
        self._wiring.post(Back())

    @property
    def _is_over(self) -> bool:
        ends = self._screen.until if self._screen else None
        return ends is not None and ends <= self._wiring.now()
