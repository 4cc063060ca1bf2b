"""All of facilities mode, as one property of the window: who is here, the bank's front, and a desk for each group."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.screens import FrontView, SessionView
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.bank_front import BankFrontBridge
from kiosk.ui.bridges.facilities.desks_bank import BankDesk
from kiosk.ui.bridges.facilities.desks_care import CareDesk
from kiosk.ui.bridges.facilities.desks_entry import EntryDesk
from kiosk.ui.bridges.facilities.desks_myself import MyselfDesk
from kiosk.ui.bridges.facilities.desks_people import PeopleDesk
from kiosk.ui.bridges.facilities.desks_recovery import RecoveryDesk
from kiosk.ui.bridges.facilities.entry import OperatorPinBridge
from kiosk.ui.bridges.facilities.front import FrontBridge
from kiosk.ui.bridges.facilities.front_map import FrontMap
from kiosk.ui.bridges.facilities.operators import OperatorsBridge
from kiosk.ui.bridges.facilities.session import SessionBridge

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

# QML makes these itself: to import them is to tell it of them.
MADE_BY_QML = (FrontMap,)


class ScreenBridge(Protocol):
    """A screen's bridge. One that shows anything private has ``leave()``, too: another screen has come, forget it.

    One with a field has ``keyed = Signal(str)``: a character of a physical keyboard, Enter as a line feed; where only
    some of its states have the field, ``is_typed_in`` tells.
    """

    def update(self, screen: Any) -> None: ...


@QmlElement
@QmlUncreatable("The application makes it")
class FacilitiesBridge(QObject):
    """Holds the desks; finds the bridge of a screen."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._session = SessionBridge(wiring, self)
        self._front = FrontBridge(wiring, self)
        self._entry = EntryDesk(wiring, self._front, self)
        self._bank = BankDesk(wiring, self._front, self)
        self._recovery = RecoveryDesk(wiring, self)
        self._people = PeopleDesk(wiring, self)
        self._myself = MyselfDesk(wiring, self)
        self._care = CareDesk(wiring, self)
        desks = (self._entry, self._bank, self._recovery, self._people, self._myself, self._care)
        self._bridges = {kind: getattr(desk, name) for desk in desks for kind, name in desk.SCREENS.items()}

    @property
    def pad(self) -> OperatorPinBridge:
        """For Python: where an operator's PIN is typed."""
        return self._entry.pad

    @property
    def front_screen(self) -> BankFrontBridge:
        """For Python: the map's own screen."""
        return self._entry.front_screen

    @property
    def operators(self) -> OperatorsBridge:
        """For Python."""
        return self._entry.list_of_operators

    def bridge_of(self, screen: object) -> Any:
        """None where the screen has none, or is none of facilities."""
        return self._bridges.get(type(screen))

    def set_session(self, view: SessionView | None) -> None:
        """Who is here; None: nobody, and nothing of the bank stays."""
        self._session.update(view)
        if view is None:
            self._front.update(FrontView())

    def set_front(self, view: FrontView) -> None:
        """The bank as it is now."""
        self._front.update(view)

    @Property(SessionBridge, constant=True)
    def session(self) -> SessionBridge:
        return self._session

    @Property(FrontBridge, constant=True)
    def front(self) -> FrontBridge:
        return self._front

    @Property(EntryDesk, constant=True)
    def entry(self) -> EntryDesk:
        return self._entry

    @Property(BankDesk, constant=True)
    def bank(self) -> BankDesk:
        return self._bank

    @Property(RecoveryDesk, constant=True)
    def recovery(self) -> RecoveryDesk:
        return self._recovery

    @Property(PeopleDesk, constant=True)
    def people(self) -> PeopleDesk:
        return self._people

    @Property(MyselfDesk, constant=True)
    def myself(self) -> MyselfDesk:
        return self._myself

    @Property(CareDesk, constant=True)
    def care(self) -> CareDesk:
        return self._care
