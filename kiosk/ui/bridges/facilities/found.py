"""What was found? Its kind, a description, a photo. What is typed lives here while the form is shown."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.recovery import Category
from kiosk.engine.facilities.intents import ItemDescribed, TakePhoto
from kiosk.engine.facilities.screens import DescribeItem, PhotoState
from kiosk.engine.intents import Back
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.photo import Photo

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class DescribeItemBridge(QObject):
    """The form for one thing. An answer about the photo leaves what was picked and typed meanwhile."""

    changed = Signal()
    begun = Signal()  # the form of another thing
    askedAgain = Signal()  # something is missing
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen: DescribeItem | None = None  # None while another screen is shown
        self._category: Category | None = None
        self._typed = ""
        self._writes = False  # the field is open
        self._photo = Photo(self)

    def update(self, screen: DescribeItem) -> None:
        """Shown, or shown again: about the photo, or since something is missing."""
        before = self._screen
        anew = before is None or (before.case_id, before.bag) != (screen.case_id, screen.bag)
        if anew:
            self._category, self._typed, self._writes = screen.category, screen.description, False
        self._screen = screen
        self._photo.show(screen.photo_image)
        self.changed.emit()
        if anew:
            self.begun.emit()
        if screen.missing:
            self._writes = "category" not in screen.missing
            self.changed.emit()
            self.askedAgain.emit()

    def leave(self) -> None:
        """Another screen is shown: nothing of the thing stays."""
        self._screen, self._category, self._typed, self._writes = None, None, "", False
        self._photo.show(b"")
        self.changed.emit()

    @property
    def is_typed_in(self) -> bool:
        """For Python: what a physical keyboard types belongs into the field."""
        return self._screen is not None and self._writes

    @Property(str, notify=changed)
    def bag(self) -> str:
        return self._screen.bag if self._screen else ""

    @Property(str, notify=changed)
    def door(self) -> str:
        return self._screen.door if self._screen else ""

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    def categories(self) -> list[str]:
        """Values of ``Category``, in the order of the cards."""
        return [one.value for one in Category]

    @Property(str, notify=changed)
    def category(self) -> str:
        """The one that was picked; empty: none yet."""
        return self._category.value if self._category else ""

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._typed

    @Property(bool, notify=changed)
    def writes(self) -> bool:
        """The description is being typed."""
        return self._writes

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def missing(self) -> list[str]:
        return sorted(self._screen.missing) if self._screen else []

    @Property(str, notify=changed)
    def photoState(self) -> str:
        """A value of ``PhotoState``."""
        return self._screen.photo.value if self._screen else PhotoState.NO_CAMERA.value

    @Property(Photo, constant=True)
    def photo(self) -> Photo:
        return self._photo

    @Slot(str)
    def pick(self, category: str) -> None:
        """This kind; then it is described."""
        if self._screen is not None:
            self._category, self._writes = Category(category), True
            self.changed.emit()

    @Slot(str)
    def type(self, text: str) -> None:
        if self._screen is not None:
            self._typed = text

    @Slot()
    def turnBack(self) -> None:
        """From the description to the kinds."""
        self._writes = False
        self.changed.emit()

    @Slot()
    def takePhoto(self) -> None:
        self._post(TakePhoto())

    @Slot()
    def done(self) -> None:
        if self._screen is not None:
            self._post(ItemDescribed(self._category, self._typed.strip()))

    @Slot()
    def back(self) -> None:
        self._post(Back())
