"""To whom is it handed back, and what shows that it is theirs? All of it is here only while the screen is."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.recovery import Proof
from kiosk.engine.facilities.intents import HandItBack
from kiosk.engine.facilities.screens import HandBack
from kiosk.engine.intents import Back
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.strokes import Strokes

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class HandBackBridge(QObject):
    """One stage after the other: ``stage`` is "name", "proof", "signature", "identity" or "badge"."""

    changed = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen: HandBack | None = None  # None while another screen is shown
        self._typed = ""
        self._stage = "name"
        self._strokes = Strokes(self)

    def update(self, screen: HandBack) -> None:
        """Shown, or shown again: a badge was held up, or something is missing."""
        before = self._screen
        if before is None or before.bag != screen.bag:
            self._begin(screen)
        elif screen.badge_of and screen.badge_of != before.badge_of:
            self._typed, self._stage = screen.badge_of, "badge"
        self._screen = screen
        self._go_to_missing(screen.missing)
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: no name and no signature stays."""
        self._screen, self._typed, self._stage = None, "", "name"
        self._strokes.clear()
        self.changed.emit()

    @property
    def is_typed_in(self) -> bool:
        """For Python: what a physical keyboard types belongs into the field."""
        return self._screen is not None and self._stage == "name"

    # --- what is shown -------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def bag(self) -> str:
        return self._screen.bag if self._screen else ""

    @Property(str, notify=changed)
    def description(self) -> str:
        return self._screen.description if self._screen else ""

    @Property(str, notify=changed)
    def badgeOf(self) -> str:
        """Whose badge was held up here; empty: none was."""
        return self._screen.badge_of if self._screen else ""

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def missing(self) -> list[str]:
        return sorted(self._screen.missing) if self._screen else []

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._typed

    @Property(str, notify=changed)
    def who(self) -> str:
        """The name, without space around it."""
        return self._typed.strip()

    @Property(str, notify=changed)
    def stage(self) -> str:
        return self._stage

    @Property(Strokes, constant=True)
    def strokes(self) -> Strokes:
        return self._strokes

    # --- what is done --------------------------------------------------------------------------------------------

    @Slot(str)
    def type(self, text: str) -> None:
        if self._screen is not None:
            self._typed = text

    @Slot(str)
    def goTo(self, stage: str) -> None:
        """To another stage; a signature that was begun is not taken along."""
        if stage != "signature":
            self._strokes.clear()
        self._stage = stage
        self.changed.emit()

    @Slot()
    def turnBack(self) -> None:
        """One stage back, from the first one to the thing."""
        if self._stage == "name":
            self._post(Back())
        else:
            self.goTo("name" if self._stage == "proof" else "proof")

    @Slot()
    def done(self) -> None:
        """It is handed back, as this stage says."""
        if self._screen is None or self._stage not in {one.value for one in Proof}:
            return
        proof = Proof(self._stage)
        signature = self._strokes.property("path") if proof is Proof.SIGNATURE else ""
        self._post(HandItBack(self._typed.strip(), proof, str(signature)))

    def _begin(self, screen: HandBack) -> None:
        self._strokes.clear()
        self._typed = screen.badge_of or screen.name
        self._stage = "badge" if screen.badge_of else "name"

    def _go_to_missing(self, missing: frozenset[str]) -> None:
        """First to what comes first."""
        stages = {"name": "name", "proof": "proof", "signature": "signature"}
        for what, stage in stages.items():
            if what in missing:
                self._stage = stage
                return
