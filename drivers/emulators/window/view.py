"""The bank as the window sees it: what to show, and what a hand can do."""

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from drivers.emulators.bank import Bank
from drivers.emulators.faults import fault
from drivers.emulators.window.models import DoorModel, PortModel
from drivers.emulators.window.plan import Place, Plan, plan

QML_IMPORT_NAME = "BankWindow.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_HELD_S = 0.3
"""How long a hand holds a badge to the reader."""

_LATE_MS = "1500"
"""Later than a driver waits (1000 ms)."""


@QmlElement
class BankView(QObject):
    """Everything that the window shows. :meth:`happened` keeps it up to date."""

    heldCodeChanged = Signal()
    openCountChanged = Signal()

    def __init__(self, bank: Bank, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bank = bank
        self._plan: Plan = plan(bank.layout)
        self._held_code = -1
        self._open_count = 0
        self._pulses = dict.fromkeys(bank.front.doors, 0)
        self._doors = DoorModel([self._door(*item) for item in self._plan.doors.items()], DoorModel.NAMES, self)
        ports = [self._port(bus.name, bus.driver) for bus in bank.layout.buses]
        ports += [self._port(reader.name, reader.driver) for reader in bank.layout.readers]
        self._ports = PortModel(ports, PortModel.NAMES, self)

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

    def refresh(self) -> None:
        """Show what a script changed: faults, plugs, jammed latches, a code held up."""
        for number in self._plan.doors:
            self._doors.change("number", number, isStuck=self._bank.front.state(number).stuck)
        for name in {**self._bank.buses, **self._bank.readers}:
            self._ports.change("name", name, isPlugged=self._bank.port(name).is_plugged, fault=self._fault(name))
        texts = [code.text for code in self._bank.layout.codes]
        shown = self._bank.camera.text if self._bank.camera else None
        self._held_code = texts.index(shown) if shown in texts else -1
        self.heldCodeChanged.emit()

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
    def codeLabels(self) -> list[str]:
        return [code.label for code in self._bank.layout.codes] if self._bank.camera else []

    @Property(int, notify=heldCodeChanged)
    def heldCode(self) -> int:
        """The place in the list of the code that is held up; -1 for none."""
        return self._held_code

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

    @Slot(int)
    def tap(self, badge: int) -> None:
        self._bank.reader(None).tap(self._bank.layout.badges[badge].badge, _HELD_S)

    @Slot(int)
    def holdUp(self, code: int) -> None:
        """Hold up a code, or take it away if it is the one held up."""
        if self._bank.camera is None:
            return
        if code == self._held_code:
            self._bank.camera.lower()
        else:
            self._bank.camera.hold_up(self._bank.layout.codes[code].text)
        self.refresh()

    @Slot(str, str)
    def setFault(self, bus: str, name: str) -> None:
        self._bank.bus(bus).fault = fault(name, _LATE_MS if name == "late" else None)
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
        is_bus = name in self._bank.buses
        return {"name": name, "what": what, "isBus": is_bus, "fault": self._fault(name), "isPlugged": True}

    def _fault(self, name: str) -> str:
        return self._bank.buses[name].fault.name if name in self._bank.buses else "none"
