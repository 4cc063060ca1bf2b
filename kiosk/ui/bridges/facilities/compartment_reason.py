"""Why? A reason from the list, or in the operator's own words; then the button is held."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.reasons import Reason
from kiosk.engine.facilities.intents import GiveReason
from kiosk.engine.facilities.screens import ChooseReason, CompartmentAction
from kiosk.engine.intents import Back
from kiosk.ui import facilities_words as words
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

# These end somebody's claim: their button is coloured as what is dangerous.
ENDING = frozenset({CompartmentAction.RELEASE, CompartmentAction.RESET})


@QmlElement
@QmlUncreatable("The application makes it")
class ReasonBridge(QObject):
    """What was picked and typed lives here while the screen is shown."""

    changed = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._screen: ChooseReason | None = None
        self._chosen = -1
        self._typed = ""
        self._writes = False

    def update(self, screen: ChooseReason) -> None:
        self._screen = screen
        if screen.words_missing:
            self._writes = True
        self.changed.emit()

    def leave(self) -> None:
        """What was typed may tell of people."""
        self._screen, self._chosen, self._typed, self._writes = None, -1, "", False
        self.changed.emit()

    @property
    def is_typed_in(self) -> bool:
        """For Python: what a physical keyboard types belongs into the field."""
        return self._writes

    @Property(str, notify=changed)
    def door(self) -> str:
        return self._screen.door if self._screen else ""

    @Property(str, notify=changed)
    def title(self) -> str:
        if self._screen is None:
            return ""
        asks = words.word(words.WHYS, self._screen.action)
        return asks.replace("{door}", self._screen.door)

    @Property(str, notify=changed)
    def does(self) -> str:
        """What the button does."""
        return words.word(words.DOES, self._screen.action).replace("{door}", self._screen.door) if self._screen else ""

    @Property(bool, notify=changed)
    def danger(self) -> bool:
        return self._screen is not None and self._screen.action in ENDING

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def reasons(self) -> list[str]:
        """In words."""
        return [words.word(words.REASONS, one) for one in self._screen.reasons] if self._screen else []

    @Property(int, notify=changed)
    def chosen(self) -> int:
        """Which of them; -1: none yet."""
        return self._chosen

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """One is chosen; words are there where it needs them."""
        return self._reason is not None and (self._reason is not Reason.OTHER or self._typed.strip() != "")

    @Property(bool, notify=changed)
    def twoPeople(self) -> bool:
        return self._screen is not None and self._screen.two_people

    @Property(bool, notify=changed)
    def wordsMissing(self) -> bool:
        return self._screen is not None and self._screen.words_missing and self._typed.strip() == ""

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._typed

    @Property(bool, notify=changed)
    def writing(self) -> bool:
        """The field is open."""
        return self._writes

    @Slot(int)
    def pick(self, index: int) -> None:
        """The one that needs words opens the field."""
        self._chosen = index
        self._writes = self._reason is Reason.OTHER
        self.changed.emit()

    @Slot(str)
    def type(self, text: str) -> None:
        if text != self._typed:
            self._typed = text
            self.changed.emit()

    @Slot()
    def write(self) -> None:
        self._writes = True
        self.changed.emit()

    @Slot()
    def written(self) -> None:
        """Back to the list, with what was typed."""
        self._writes = False
        self.changed.emit()

    @Slot()
    def give(self) -> None:
        """The button was held."""
        if self._reason is not None:
            self._wiring.post(GiveReason(self._reason, self._typed.strip()))

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())

    @property
    def _reason(self) -> Reason | None:
        reasons = self._screen.reasons if self._screen else ()
        return reasons[self._chosen] if 0 <= self._chosen < len(reasons) else None
