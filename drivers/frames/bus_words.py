"""The bytes of a lock bus, cut into frames, each in words: "board 1: open are door 03, channel 7"."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from drivers.errors import DriverError
from drivers.frames.locks import FAMILIES, Asked
from drivers.locks.base import Contact, LockDriver
from drivers.settings import read
from drivers.survey.learning import Address
from drivers.survey.readings import Settings, readings
from drivers.wire_tap import Direction

_ADDRESS = ("board", "station", "slave")
_CHANNEL = ("channel", "lock")
_STATE = ("status", "state", "result", "code", "second", "version")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes and what they mean; ``words`` is None for bytes that are part of no frame."""

    data: bytes
    words: str | None


class BusWords:
    """Follows the talk on one bus. ``doors`` names the channels that have doors.

    ``listening``: what is heard are the questions of another computer, too.
    """

    def __init__(
        self, driver: LockDriver, given: Settings, doors: Mapping[Address, str], *, listening: bool = False
    ) -> None:
        self._driver = driver
        self._given = given
        self._settings = read(driver.settings, given)
        self._family = FAMILIES[driver.name]
        self._decoder = self._family.decoder(self._settings)
        self._doors = doors
        self._listening = listening
        self._pending = bytearray()
        self._last_asked = b""

    def feed(self, direction: Direction, data: bytes) -> list[Piece]:
        """The frames that these bytes complete, and what was none ahead of them."""
        if direction is Direction.OUT:
            asked = self._asked(data)
            return [*self.silence(), Piece(data, self._question(asked) if asked else "a command to the boards")]
        return [piece for byte in data for piece in self._next(byte)]

    def silence(self) -> list[Piece]:
        """Nothing came for a while: what was begun is no frame."""
        raw, self._pending = bytes(self._pending), bytearray()
        self._decoder.leftover()
        return [Piece(raw, None)] if raw else []

    def _next(self, byte: int) -> Iterator[Piece]:
        self._pending.append(byte)
        frames = self._decoder.feed(bytes((byte,)))
        request = self._overheard()
        if request is None and not frames:
            return
        if request is not None:
            frame, words = request, self._question(self._asked(request) or Asked(False, 0))
        else:
            frame, words = self._last_frame(), "; ".join(map(self._answer_words(bytes(self._pending)), frames))
        self._decoder.leftover()
        if noise := bytes(self._pending[: len(self._pending) - len(frame)]):
            yield Piece(noise, None)
        yield Piece(frame, words)
        self._pending.clear()

    def _overheard(self) -> bytes | None:
        """A question of another computer that has just ended. Some answers look like their question: one follows it."""
        if not self._listening:
            return None
        for length in self._family.lengths:
            tail = bytes(self._pending[-length:])
            if len(tail) == length and self._asked(tail):
                answers = tail == self._last_asked
                self._last_asked = b"" if answers else tail
                return None if answers else tail
        return None

    def _last_frame(self) -> bytes:
        """The bytes of the frame that has just ended: the shortest end of what is pending that is one by itself."""
        for length in range(1, len(self._pending) + 1):
            tail = bytes(self._pending[-length:])
            if self._family.decoder(self._settings).feed(tail):
                return tail
        return bytes(self._pending)

    def _asked(self, raw: bytes) -> Asked | None:
        return self._family.asked(raw, self._settings) if len(raw) in self._family.lengths else None

    def _question(self, asked: Asked) -> str:
        if asked.opens:
            return f"open {self._place(asked.board, asked.channel or 0)} on board {asked.board}"
        what = "all doors" if asked.channel is None else self._place(asked.board, asked.channel)
        return f"board {asked.board}, tell of {what}"

    def _answer_words(self, raw: bytes) -> Callable[[Any], str]:
        def words(frame: Any) -> str:
            board = next((getattr(frame, name) for name in _ADDRESS if hasattr(frame, name)), 0)
            channel = next((getattr(frame, name) for name in _CHANNEL if hasattr(frame, name)), None)
            if channel is None and (told := self._contacts(board, raw)) is not None:
                return f"board {board}: {told}"
            place = f", {self._place(board, channel)}" if channel is not None else ""
            states = [f"{name} {value:02X}" for name in _STATE if isinstance(value := getattr(frame, name, None), int)]
            kind = _spoken(type(frame).__name__)
            return " ".join([f"board {board}{place}: {kind}", *(states and [f"({', '.join(states)})"])])

        return words

    def _contacts(self, board: int, raw: bytes) -> str | None:
        """The open doors in an answer about all; None where this is none."""
        try:
            (contacts,) = readings(self._driver, self._given, [{}], board, raw)
        except DriverError:
            return None
        if not contacts or set(contacts.values()) == {Contact.UNKNOWN}:
            return "answers, and has no sensors"
        # What has no door may be a channel that nothing is wired to: it says nothing.
        known = {at[1] for at in self._doors if at[0] == board} or set(contacts)
        open_ = [self._place(board, one) for one in sorted(contacts) if contacts[one] is Contact.OPEN and one in known]
        return f"open: {', '.join(open_)}" if open_ else "all doors closed"

    def _place(self, board: int, channel: int) -> str:
        door = self._doors.get((board, channel))
        return f"channel {channel}" if door is None else f"door {door}"


def _spoken(name: str) -> str:
    """``OpenReply`` as "open reply"."""
    return "".join(f" {one.lower()}" if one.isupper() else one for one in name).strip()
