"""Which locker: what each bank can give."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.compartments import Size
from kiosk.engine.intents import Back
from kiosk.engine.visitors.intents import LockerChosen, NoLocker
from kiosk.engine.visitors.screens import ChooseLocker, LockerOffer
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class ChooseLockerBridge(QObject):
    """One bank's offer at a time, the nearest first; the others are a press away."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._until = Moment(wiring.zone, self)
        self._known_at = Moment(wiring.zone, self)
        self._screen: ChooseLocker | None = None
        self._shown = 0

    def update(self, screen: ChooseLocker) -> None:
        """Shown, or shown again: the same bank stays."""
        before = self._offer.bank if self._offer else ""
        self._screen = screen
        banks = [offer.bank for offer in screen.offers]
        self._shown = banks.index(before) if before in banks else 0
        self._until.update(screen.until, self._wiring.now())
        self._offer_changed()

    def leave(self) -> None:
        """Another screen is shown: whoever comes next begins at the nearest bank."""
        self._screen, self._shown = None, 0

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        return self._until

    @Property(int, notify=changed)
    def banks(self) -> int:
        return len(self._screen.offers) if self._screen else 0

    @Property(int, notify=changed)
    def number(self) -> int:
        """Of the bank that is shown, from 1."""
        return self._shown + 1

    @Property(str, notify=changed)
    def bank(self) -> str:
        return self._offer.bank if self._offer else ""

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._offer.place if self._offer else ""

    @Property(bool, notify=changed)
    def confirmed(self) -> bool:
        """Whether a door is promised there."""
        return self._is_confirmed()

    @Property(bool, notify=changed)
    def counted(self) -> bool:
        """It is a bank of another kiosk, which has told how many it has."""
        return self._offer is not None and self._offer.counted

    @Property(Moment, constant=True)
    def knownAt(self) -> Moment:
        """When it had so many; not known where it has them now."""
        return self._known_at

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def sizes(self) -> list[str]:
        """The sizes that are to be had, smallest first."""
        return [size.value for size in Size if self._count(size)]

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def counts(self) -> list[int]:
        """How many of each of these are free; 0 where nobody can say."""
        return [self._count(size) if self._is_counted() else 0 for size in Size if self._count(size)]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def sizesWithin(self) -> list[str]:
        """Those that are to be had within reach; a larger door serves, too."""
        return [size.value for size in self._within()]

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def countsWithin(self) -> list[int]:
        """How many of each of these are free and have that size; 0 where nobody can say."""
        by_size = self._offer.within_reach if self._offer else None
        return [by_size.get(size, 0) if by_size and self._is_confirmed() else 0 for size in self._within()]

    @Property(bool, notify=changed)
    def mayBeReachable(self) -> bool:
        """Not where it is known that no door within reach is left."""
        return self._may_be_reachable()

    @Slot()
    def otherBank(self) -> None:
        if self._screen and self._screen.offers:
            self._shown = (self._shown + 1) % len(self._screen.offers)
            self._offer_changed()

    @Slot(str, bool)
    def pick(self, size: str, reachable: bool) -> None:
        if self._offer is not None:
            self._wiring.post(LockerChosen(self._offer.bank, Size(size), reachable and self._may_be_reachable()))

    @Slot()
    def noLocker(self) -> None:
        self._wiring.post(NoLocker())

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())

    @property
    def _offer(self) -> LockerOffer | None:
        """The one that is shown."""
        return self._screen.offers[self._shown] if self._screen and self._screen.offers else None

    def _may_be_reachable(self) -> bool:
        return self._offer is not None and self._offer.reachable != 0 and bool(self._within())

    def _offer_changed(self) -> None:
        self._known_at.update(self._offer.known_at if self._offer else None, self._wiring.now())
        self.changed.emit()

    def _is_counted(self) -> bool:
        return self._is_confirmed() or (self._offer is not None and self._offer.counted)

    def _is_confirmed(self) -> bool:
        return self._offer is None or self._offer.confirmed

    def _within(self) -> list[Size]:
        return [size for size in Size if self._offer and self._offer.gives(size, reachable=True)]

    def _count(self, size: Size) -> int:
        return self._offer.sizes.get(size, 0) if self._offer else 0
