"""Which doors are opened one after another, and why: all, the free ones, or those that are picked as they hang."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.compartments import Occupancy
from kiosk.domain.events.operators import Run
from kiosk.domain.reasons import Reason
from kiosk.engine.facilities.intents import StartRun
from kiosk.engine.facilities.screens import ChooseDoors, FrontTile
from kiosk.engine.intents import Back
from kiosk.ui import facilities_words as words
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.door_pick import PickInfo
from kiosk.ui.bridges.facilities.front import FrontBridge

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


class Which(Enum):
    """Which doors."""

    ALL = "all"
    FREE = "free"
    PICKED = "picked"


class Step(Enum):
    """What is asked on the screen now."""

    WHICH = "which"
    PICK = "pick"
    WHY = "why"


REASONS = {
    Run.OPEN: tuple(one for one in Reason if one is not Reason.EMERGENCY),
    Run.CLEAN: (Reason.CLEANING,),
    Run.EMERGENCY: (Reason.EMERGENCY, Reason.SAFETY, Reason.OTHER),
}


@dataclass(slots=True)
class Choice:
    """What was chosen and typed so far."""

    step: Step = Step.WHICH
    which: Which | None = None
    picked: set[int] = field(default_factory=set)
    reason: Reason | None = None
    typed: str = ""
    writes: bool = False


@QmlElement
@QmlUncreatable("The application makes it")
class ChooseDoorsBridge(QObject):
    """What was picked and typed lives here while the screen is shown. The doors are those of the live front."""

    changed = Signal()
    frontChanged = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, front: FrontBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._front = front
        self._made: list[PickInfo] = []
        self._screen: ChooseDoors | None = None
        self._choice = Choice()
        front.changed.connect(self._follow)

    def update(self, screen: ChooseDoors) -> None:
        if self._screen is None or screen.run is not self._screen.run:
            self._choice = _begun(screen.run)
        self._screen = screen
        self._follow()

    def leave(self) -> None:
        self._screen = None
        self._choice = Choice()
        self.changed.emit()

    @property
    def is_typed_in(self) -> bool:
        """For Python: what a physical keyboard types belongs into the field."""
        return self._choice.writes

    # --- which ---------------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def run(self) -> str:
        """A value of ``Run``."""
        return self._screen.run.value if self._screen else ""

    @Property(str, notify=changed)
    def step(self) -> str:
        """A value of ``Step``."""
        return self._choice.step.value

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def offered(self) -> list[str]:
        """Values of ``Which``."""
        return [one.value for one in self._offered]

    @Property(int, notify=changed)
    def which(self) -> int:
        """Which of them; -1: none yet."""
        return self._offered.index(self._choice.which) if self._choice.which in self._offered else -1

    @Property(int, notify=changed)
    def all(self) -> int:
        return self._screen.all if self._screen else 0

    @Property(int, notify=changed)
    def free(self) -> int:
        return self._screen.free if self._screen else 0

    @Property(int, notify=changed)
    def count(self) -> int:
        """So many doors would open."""
        if self._screen is None:
            return 0
        if self._choice.which is Which.ALL or self._screen.run is Run.EMERGENCY:
            return self._screen.all
        return self._screen.free if self._choice.which is Which.FREE else len(self._choice.picked)

    @Slot(int)
    def choose(self, index: int) -> None:
        """The last of the choices leads to the doors as they hang."""
        self._choice.which = self._offered[index]
        self.changed.emit()

    @Slot()
    def next(self) -> None:
        picks = self._choice.step is Step.WHICH and self._choice.which is Which.PICKED
        self._choice.step = Step.PICK if picks else Step.WHY
        self.changed.emit()

    @Slot()
    def back(self) -> None:
        """One step, or from the first one screen."""
        if self._choice.step is Step.WHICH or (self._screen and self._screen.run is Run.EMERGENCY):
            self._wiring.post(Back())
            return
        picked = self._choice.step is Step.WHY and self._choice.which is Which.PICKED
        self._choice.step = Step.PICK if picked else Step.WHICH
        self.changed.emit()

    # --- picked where they hang ----------------------------------------------------------------------------------

    @Property("QVariantList", notify=frontChanged)  # type: ignore[arg-type]
    def doors(self) -> list[PickInfo]:
        return self._made[: len(self._front.view.tiles)]

    @Property(int, notify=frontChanged)
    def columns(self) -> int:
        return max((tile.column for tile in self._front.view.tiles), default=0)

    @Property(int, notify=frontChanged)
    def rows(self) -> int:
        return max((tile.row for tile in self._front.view.tiles), default=0)

    @Slot(int)
    def pick(self, compartment: int) -> None:
        """Or no longer."""
        self._choice.picked ^= {compartment}
        self._mark()
        self.changed.emit()

    @Slot()
    def pickNone(self) -> None:
        self._choice.picked.clear()
        self._mark()
        self.changed.emit()

    # --- why -----------------------------------------------------------------------------------------------------

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def reasons(self) -> list[str]:
        """In words; of one there is nothing to choose."""
        return [words.word(words.REASONS, one) for one in self._reasons] if len(self._reasons) > 1 else []

    @Property(int, notify=changed)
    def reason(self) -> int:
        return self._reasons.index(self._choice.reason) if self._choice.reason in self._reasons else -1

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._choice.typed

    @Property(bool, notify=changed)
    def writing(self) -> bool:
        return self._choice.writes

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """A reason is chosen, words are there where it needs them, and at least one door."""
        said = self._choice.reason is not Reason.OTHER or self._choice.typed.strip() != ""
        return self._choice.reason is not None and said and self._ids() != ()

    @Slot(int)
    def chooseReason(self, index: int) -> None:
        self._choice.reason = self._reasons[index]
        self._choice.writes = self._choice.reason is Reason.OTHER
        self.changed.emit()

    @Slot(str)
    def type(self, text: str) -> None:
        if text != self._choice.typed:
            self._choice.typed = text
            self.changed.emit()

    @Slot()
    def write(self) -> None:
        self._choice.writes = True
        self.changed.emit()

    @Slot()
    def written(self) -> None:
        self._choice.writes = False
        self.changed.emit()

    @Slot()
    def start(self) -> None:
        """The button was held."""
        if self._choice.reason is not None:
            self._wiring.post(StartRun(self._ids(), self._choice.reason, self._choice.typed.strip()))

    # --- inside --------------------------------------------------------------------------------------------------

    @property
    def _offered(self) -> tuple[Which, ...]:
        if self._screen is None:
            return ()
        if self._screen.run is Run.CLEAN:
            return (Which.FREE, Which.PICKED)
        return tuple(Which) if self._screen.can_all else (Which.FREE, Which.PICKED)

    @property
    def _reasons(self) -> tuple[Reason, ...]:
        return REASONS[self._screen.run] if self._screen else ()

    def _ids(self) -> tuple[int, ...] | None:
        """In the order of the doors; None: all."""
        tiles = self._front.view.tiles
        if self._choice.which is Which.FREE:
            return tuple(tile.id for tile in tiles if tile.occupancy is Occupancy.FREE)
        return (
            tuple(tile.id for tile in tiles if tile.id in self._choice.picked)
            if self._choice.which is Which.PICKED
            else None
        )

    def _may_pick(self, tile: FrontTile) -> bool:
        cleans = self._screen is not None and self._screen.run is Run.CLEAN
        return not cleans or tile.occupancy is Occupancy.FREE

    @Slot()
    def _follow(self) -> None:
        """The front has changed; what is not shown costs nothing."""
        if self._screen is None:
            return
        tiles = self._front.view.tiles
        while len(self._made) < len(tiles):
            self._made.append(PickInfo(self))
        self._choice.picked &= {tile.id for tile in tiles if self._may_pick(tile)}
        self._mark()
        self.frontChanged.emit()
        self.changed.emit()

    def _mark(self) -> None:
        for info, tile in zip(self._made, self._front.view.tiles, strict=False):
            info.update(tile, picked=tile.id in self._choice.picked, offered=self._may_pick(tile))


def _begun(run: Run) -> Choice:
    """Of an emergency nothing but the reason is asked; only for opening many is there none that goes without saying."""
    step = Step.WHY if run is Run.EMERGENCY else Step.WHICH
    return Choice(step, reason=None if run is Run.OPEN else REASONS[run][0])
