"""The doors of an emulated bank and what can be done to them; no wires, no time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from drivers.emulators.layout import Door, Input
from drivers.locks.base import Contact

Address = tuple[str, int, int]
"""Bus, board, channel."""


@dataclass(slots=True)
class DoorState:
    """A door at a moment."""

    is_open: bool = False
    stuck: bool = False
    """Its latch does not let go, however often it is pulsed."""
    false_ack: bool = False
    """Its board claims that a pulse has opened it, which it has not."""
    sensorless: bool = False
    """Nothing is wired where its sensor should be."""

    @property
    def contact(self) -> Contact:
        """What the feedback contact says."""
        return Contact.OPEN if self.is_open else Contact.CLOSED


class NoSuchDoorError(LookupError):
    """There is no door of that number."""


class NoSuchInputError(LookupError):
    """There is no input of that name."""


class Front:
    """The doors by number, and the inputs by name.

    ``changed`` is told the door and what happened: pulsed, opened, shut; ``switched`` the input and its contact.
    """

    def __init__(
        self,
        doors: Iterable[Door],
        changed: Callable[[Door, str], None],
        inputs: Iterable[Input] = (),
        switched: Callable[[Input, Contact], None] = lambda *_: None,
    ) -> None:
        self.doors = {door.door: door for door in doors}
        self._states = {number: DoorState() for number in self.doors}
        self._numbers: dict[Address, str] = {(d.bus, d.board, d.channel): d.door for d in self.doors.values()}
        self.inputs = {one.name: one for one in inputs}
        self._contacts = {one.name: Contact.OPEN if one.is_open else Contact.CLOSED for one in self.inputs.values()}
        self._changed = changed
        self._switched = switched
        self._dead: set[tuple[str, int]] = set()

    def state(self, number: str) -> DoorState:
        """The state of a door; change it through the methods below. Raises NoSuchDoorError."""
        if number not in self._states:
            raise NoSuchDoorError(f"There is no door “{number}”.")
        return self._states[number]

    def number_at(self, bus: str, board: int, channel: int) -> str | None:
        """The number of the door whose lock has this address."""
        return self._numbers.get((bus, board, channel))

    def boards(self, bus: str) -> set[int]:
        """The boards that are on a bus, because they have doors or inputs, and have power."""
        wired = {(name, board) for name, board, _ in self._numbers}
        wired |= {(one.bus, one.board) for one in self.inputs.values()}
        return {board for name, board in wired - self._dead if name == bus}

    def cut_power(self, bus: str, board: int) -> None:
        """A board of the bus hears and says nothing any more; the others go on."""
        self._dead.add((bus, board))

    def give_power(self, bus: str, board: int) -> None:
        """It works again; its doors are as they were."""
        self._dead.discard((bus, board))

    def contacts(self, bus: str, board: int) -> dict[int, Contact]:
        """The contacts of a board, by channel; only of channels that have doors or inputs."""
        doors = {
            channel: self._states[number].contact
            for (name, at, channel), number in self._numbers.items()
            if (name, at) == (bus, board) and not self._states[number].sensorless
        }
        inputs = (one for one in self.inputs.values() if (one.bus, one.board) == (bus, board))
        return doors | {one.channel: self._contacts[one.name] for one in inputs}

    def contact(self, name: str) -> Contact:
        """What an input shows. Raises NoSuchInputError."""
        if name not in self._contacts:
            raise NoSuchInputError(f"There is no input “{name}”; there are: {', '.join(self.inputs) or 'none'}.")
        return self._contacts[name]

    def switch(self, name: str, contact: Contact) -> None:
        """Somebody, or a fire panel, opens or closes an input's contact. Raises NoSuchInputError."""
        if self.contact(name) is not contact:
            self._contacts[name] = contact
            self._switched(self.inputs[name], contact)

    def pulse(self, number: str) -> Contact | None:
        """The board pulses the lock; returns the contact that it will report, None where nothing is wired to it."""
        state = self.state(number)
        self._changed(self.doors[number], "pulsed")
        if not (state.stuck or state.false_ack):
            self._set(number, is_open=True)
        if state.sensorless:
            return None
        return Contact.OPEN if state.false_ack else state.contact

    def pull(self, number: str) -> None:
        """Somebody forces the door open."""
        self._set(number, is_open=True)

    def shut(self, number: str) -> None:
        """Somebody pushes the door shut."""
        self._set(number, is_open=False)

    def stick(self, number: str) -> None:
        """The latch jams."""
        self.state(number).stuck = True

    def lie(self, number: str) -> None:
        """The board will claim openings that do not happen."""
        self.state(number).false_ack = True

    def cut(self, number: str) -> None:
        """The wires of its sensor are torn off: for good, a person has to see to it."""
        self.state(number).sensorless = True

    def free(self, number: str) -> None:
        """The latch works again, and the board tells the truth."""
        state = self.state(number)
        state.stuck = state.false_ack = False

    def _set(self, number: str, *, is_open: bool) -> None:
        state = self.state(number)
        if state.is_open != is_open:
            state.is_open = is_open
            self._changed(self.doors[number], "opened" if is_open else "shut")
