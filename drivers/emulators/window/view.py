"""The bank as the window sees it: what to show, and what a hand can do."""

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from drivers.emulators.bank import Bank
from drivers.emulators.faults import fault
from drivers.emulators.window.hand import Hand
from drivers.emulators.window.models import DoorModel, PortModel
from drivers.emulators.window.plan import Place, Plan, plan
from drivers.locks.base import Contact

QML_IMPORT_NAME = "BankWindow.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_HELD_S = 0.3
"""How long a hand holds a badge to the reader."""

_LATE_MS = "1500"
"""Later than a driver waits (1000 ms)."""

_BUS_FAULTS = ["none", "silent", "late", "bad-checksum"]
_PRINTER_FAULTS = ["none", "silent", "no-paper", "cover-open"]
"""Those that a click gives; the script has more."""


@QmlElement
class BankView(QObject):
    """Everything that the window shows. :meth:`happened` keeps it up to date."""

    openCountChanged = Signal()
    setOffChanged = Signal()

    def __init__(self, bank: Bank, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bank = bank
        self._plan: Plan = plan(bank.layout)
        self._hand = Hand(bank.layout.codes, bank.camera or next(iter(bank.scanners.values()), None), self)
        self._open_count = 0
        self._pulses = dict.fromkeys(bank.front.doors, 0)
        self._doors = DoorModel([self._door(*item) for item in self._plan.doors.items()], DoorModel.NAMES, self)
        layout = bank.layout
        parts = [
            (part.name, part.driver) for parts in (layout.buses, layout.readers, layout.printers) for part in parts
        ]
        self._ports = PortModel([self._port(*part) for part in parts], PortModel.NAMES, self)

    def happened(self, event: Mapping[str, object]) -> None:
        """Take note of an event of the bank."""
        number = str(event.get("door"))
        match event["event"]:
            case "pulsed":
                self._pulses[number] += 1
                self._doors.change("number", number, pulses=self._pulses[number])
            case "opened" | "shut":
                self._doors.change("number", number, isOpen=event["event"] == "opened")
                front = self._bank.front
                self._open_count = sum(front.state(door).is_open for door in front.doors)
                self.openCountChanged.emit()
            case "switched":
                self.setOffChanged.emit()
            case "printed":
                self._hand.take(event["rows"])  # type: ignore[arg-type]

    def refresh(self) -> None:
        """Show what a script changed: faults, plugs, jammed latches, a code held up."""
        for number in self._plan.doors:
            self._doors.change("number", number, isStuck=self._bank.front.state(number).stuck)
        for name in self._bank.lines():
            self._ports.change("name", name, isPlugged=self._bank.port(name).is_plugged, fault=self._fault(name))
        self._hand.look()

    # ------------------------------------------------------------------------------------------------- what is shown
    @Property(str, constant=True)
    def title(self) -> str:
        return self._bank.layout.title

    @Property(QObject, constant=True)
    def doors(self) -> DoorModel:
        return self._doors

    @Property(QObject, constant=True)
    def ports(self) -> PortModel:
        return self._ports

    @Property(float, constant=True)
    def screenX(self) -> float:
        """Where the kiosk's part hangs, as a share of the front's width."""
        return self._plan.screen.x if self._plan.screen else 0.0

    @Property(float, constant=True)
    def screenWidth(self) -> float:
        """How wide that part is; 0 where it hangs elsewhere."""
        return self._plan.screen.width if self._plan.screen else 0.0

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    def badgeLabels(self) -> list[str]:
        return [badge.label for badge in self._bank.layout.badges]

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    def badgeNotes(self) -> list[str]:
        return [badge.note or badge.badge for badge in self._bank.layout.badges]

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    def inputs(self) -> list[str]:
        return list(self._bank.front.inputs)

    @Property("QStringList", notify=setOffChanged)  # type: ignore[arg-type]
    def setOff(self) -> list[str]:
        """The inputs that are not at rest."""
        front = self._bank.front
        return [one.name for one in front.inputs.values() if (front.contact(one.name) is Contact.OPEN) != one.is_open]

    @Property(Hand, constant=True)
    def hand(self) -> Hand:
        return self._hand

    @Property(int, notify=openCountChanged)
    def openCount(self) -> int:
        return self._open_count

    # ---------------------------------------------------------------------------------------------- what a hand does
    @Slot(str)
    def shut(self, number: str) -> None:
        self._bank.front.shut(number)

    @Slot(str)
    def pull(self, number: str) -> None:
        self._bank.front.pull(number)

    @Slot(str, bool)
    def jam(self, number: str, jammed: bool) -> None:
        (self._bank.front.stick if jammed else self._bank.front.free)(number)
        self.refresh()

    @Slot(str)
    def turn(self, name: str) -> None:
        """Set an input off, or put it at rest again."""
        front = self._bank.front
        front.switch(name, Contact.CLOSED if front.contact(name) is Contact.OPEN else Contact.OPEN)

    @Slot(int)
    def tap(self, badge: int) -> None:
        self._bank.reader(None).tap(self._bank.layout.badges[badge].badge, _HELD_S)

    @Slot(str, str)
    def setFault(self, port: str, name: str) -> None:
        """Of a bus, or of a printer."""
        if port in self._bank.printers:
            self._bank.printer(port).break_(name)
        else:
            self._bank.bus(port).fault = fault(name, _LATE_MS if name == "late" else None)
        self.refresh()

    @Slot(str, bool)
    def setPlugged(self, port: str, plugged: bool) -> None:
        (self._bank.port(port).plug if plugged else self._bank.port(port).unplug)()
        self.refresh()

    # ------------------------------------------------------------------------------------------------------- the rows
    def _door(self, number: str, place: Place) -> dict[str, object]:
        state = self._bank.front.state(number)
        where = {"px": place.x, "py": place.y, "pw": place.width, "ph": place.height}
        return {"number": number, "isOpen": state.is_open, "isStuck": state.stuck, "pulses": 0, **where}

    def _port(self, name: str, what: str) -> dict[str, object]:
        bank = self._bank
        faults = _BUS_FAULTS if name in bank.buses else _PRINTER_FAULTS if name in bank.printers else []
        return {"name": name, "what": what, "faults": faults, "fault": self._fault(name), "isPlugged": True}

    def _fault(self, name: str) -> str:
        if name in self._bank.printers:
            return self._bank.printer(name).fault
        return self._bank.bus(name).fault.name if name in self._bank.buses else "none"
