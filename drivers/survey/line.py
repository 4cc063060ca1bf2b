"""A bus under survey: boards are found by questions alone, locks pulsed one at a time, contacts looked at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from drivers.errors import BadReply, NoReply
from drivers.locks.base import Contact, LockBus, LockDriver
from drivers.serial_link import SerialLink
from drivers.settings import choices, defaults, read
from drivers.survey.learning import Address, Flip, Meaning
from drivers.survey.readings import Settings, answers, frames, meanings, readings
from drivers.tcp_link import open_link
from drivers.wire_tap import Direction, tapped

_SCAN_TIMEOUT_MS = 150
"""A board answers a question about its contacts within 50 ms; most addresses are nobody's, and cost this."""

_TRIES = 3
"""Questions to a board before it counts as lost: a lost frame must not make a finding."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The contacts of all boards at a moment: a mapping by address for each meaning, in their order."""

    contacts: tuple[Mapping[Address, Contact], ...]

    def flips_to(self, later: "Snapshot") -> tuple[frozenset[Flip], ...]:
        """What changed until ``later``, for each meaning."""
        return tuple(map(_flips, self.contacts, later.contacts))


class Line:
    """One bus. Owns its port until it is closed. Raises PortGone and PortDenied as a link does."""

    def __init__(self, driver: LockDriver, url: str, given: Settings) -> None:
        self.driver = driver
        self.given = dict(given)
        """The settings, those of the frames as found out by :meth:`find`."""
        self.meanings: list[Meaning] = meanings(driver, given)
        self.boards: dict[int, int] = {}
        """The boards that answer, and how many channels each tells of."""
        self._heard = bytearray()
        with tapped(self._overhear):
            self._link: SerialLink = open_link(url, read(driver.settings, given).baud)
        self._bus = self._as_set({})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._link.close()

    def find(self, among: Iterable[int], asking: Callable[[int], None] = lambda _: None) -> None:
        """Ask each of these addresses for its contacts; ``asking`` is told which one is next.

        Raises PortGone. A lock is never pulsed by this.
        """
        addresses = list(among)
        every = frames(self.driver, self.given)
        first = {framing.get("lock_byte"): framing for framing in reversed(every)}
        present = {
            place: [board for board in addresses if self._is_there(framing, board, asking)]
            for place, framing in reversed(first.items())
        }
        # Asked with board and lock in each other's place, one board answers for all, or none does.
        place = min(present, key=lambda one: len(present[one]) or len(addresses) + 1)
        fitting = [framing for framing in every if framing.get("lock_byte") == place]
        # What the site says of the channels is believed where the boards can be understood so.
        if any(self._channels(fitting[0], board) for board in present[place] if "channels" in self.given):
            fitting = [framing for framing in fitting if framing.get("channels") == fitting[0].get("channels")]
        told = [{board: self._channels(framing, board) for board in present[place]} for framing in fitting]
        best = max(range(len(fitting)), key=lambda one: sum(told[one].values()))
        self.boards = {board: count for board, count in told[best].items() if count}
        if self.boards:
            self.given |= {**fitting[best], **self._told_by_the_boards()}
            self._bus = self._as_set({})

    def open(self, board: int, channel: int) -> tuple[bool, ...]:
        """Pulse a lock, once; whether the board's own answer says that it is open, for each meaning.

        Raises NoReply or BadReply; it may have sprung open all the same.
        """
        self._heard.clear()
        self._bus.open(board, channel)
        said = answers(self.driver, self.given, self.meanings, (board, channel), bytes(self._heard))
        return tuple(contact is Contact.OPEN for contact in said)

    def look(self, boards: Sequence[int] | None = None) -> Snapshot:
        """The contacts of these boards, or of all. Raises NoReply or BadReply where one does not answer."""
        seen: list[dict[Address, Contact]] = [{} for _ in self.meanings]
        for board in self.boards if boards is None else boards:
            for contacts, one in zip(seen, self._read(board), strict=True):
                contacts.update({(board, channel): contact for channel, contact in one.items()})
        return Snapshot(tuple(seen))

    def _read(self, board: int) -> list[Mapping[int, Contact]]:
        for left in reversed(range(_TRIES)):
            try:
                self._bus.read(board)
                return readings(self.driver, self.given, self.meanings, board, bytes(self._heard))
            except (NoReply, BadReply):
                if not left:
                    raise
        raise AssertionError

    def _told_by_the_boards(self) -> dict[str, int]:
        most = max(self.boards.values())
        told = "channels" not in self.given and most in choices(self.driver.settings, "channels")
        return {"channels": most} if told else {}

    def _is_there(self, framing: Settings, board: int, asking: Callable[[int], None]) -> bool:
        """Whether anything answers there, understood or not."""
        asking(board)
        try:
            self._as_set({**framing, **self._hasty()}).read(board)
        except NoReply:
            return False
        except BadReply:
            return True
        return True

    def _channels(self, framing: Settings, board: int) -> int:
        try:
            return len(self._as_set(framing).read(board))
        except (NoReply, BadReply):
            return 0

    def _hasty(self) -> Settings:
        usual = {**defaults(self.driver.settings), **self.given}
        names = ("reply_timeout_ms", "read_timeout_ms")
        return {name: min(_SCAN_TIMEOUT_MS, int(str(usual[name]))) for name in names if name in usual}

    def _as_set(self, otherwise: Settings) -> LockBus:
        return self.driver.bus(self._link, read(self.driver.settings, {**self.given, **otherwise}))

    def _overhear(self, direction: Direction, data: bytes) -> None:
        """Keep what came since the last question."""
        if direction is Direction.OUT:
            self._heard.clear()
        else:
            self._heard += data


def _flips(before: Mapping[Address, Contact], after: Mapping[Address, Contact]) -> frozenset[Flip]:
    known = {Contact.OPEN, Contact.CLOSED}
    return frozenset(
        Flip(at, contact is Contact.OPEN)
        for at, contact in after.items()
        if contact is not before.get(at, contact) and {contact, before[at]} == known
    )
