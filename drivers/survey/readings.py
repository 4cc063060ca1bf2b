"""One answer of a board, read in every way that its driver can be set to: the same bytes, each meaning's contacts."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import product
from typing import Any, TypeVar

from drivers.errors import BadReply, DriverError, NoReply
from drivers.locks.base import Contact, LockDriver
from drivers.serial_link import SerialLink
from drivers.settings import choices, defaults, read
from drivers.survey.learning import Address, Meaning

T = TypeVar("T")

MEANINGS = ("one_means", "feedback", "bitmap_order", "bitmap_one")
"""Settings that say what a board's bits mean. A wrong one shows no fault, only wrong doors."""

FRAMES = ("channels", "lock_byte", "door_contacts")
"""Settings that say what a board's frames look like. A wrong one, and it is not understood, or asked wrongly."""

_SOLD_WITH = (8, 12, 16, 24, 32, 48, 50)

Settings = Mapping[str, object]
Contacts = Mapping[int, Contact]


def meanings(driver: LockDriver, given: Settings) -> list[Meaning]:
    """All that the driver can be told about its bits, beginning with what is given or usual."""
    return _combined(driver, given, MEANINGS)


def frames(driver: LockDriver, given: Settings) -> list[Mapping[str, Any]]:
    """All that the driver can be told about its frames, beginning with what is given or usual."""
    return _combined(driver, given, FRAMES)


def readings(
    driver: LockDriver, given: Settings, among: Sequence[Meaning], board: int, answer: bytes
) -> list[Contacts]:
    """The contacts by channel that ``answer``, to a read of ``board``, shows in each of these meanings.

    Raises BadReply where it is no answer.
    """
    return [driver.bus(_Saying(answer), read(driver.settings, {**given, **meaning})).read(board) for meaning in among]


def answers(
    driver: LockDriver, given: Settings, among: Sequence[Meaning], at: Address, answer: bytes
) -> list[Contact | None]:
    """What a board's ``answer`` to an opening says of the contact, in each meaning; None where it says nothing."""

    def said(meaning: Meaning) -> Contact | None:
        try:
            return driver.bus(_Saying(answer), read(driver.settings, {**given, **meaning})).open(*at)
        except DriverError:
            return None

    return [said(meaning) for meaning in among]


def _combined(driver: LockDriver, given: Settings, names: Sequence[str]) -> list[Mapping[str, Any]]:
    usual = {**defaults(driver.settings), **given}
    known = {name: options for name in names if (options := _options(driver, name))}
    in_order = [sorted(options, key=partial(_differs, usual[name])) for name, options in known.items()]
    return [dict(zip(known, values, strict=True)) for values in product(*in_order)]


def _options(driver: LockDriver, name: str) -> tuple[Any, ...]:
    """The values to try for a setting; of a number of channels, those that boards are sold with."""
    if name == "channels" and name in defaults(driver.settings) and not choices(driver.settings, name):
        return tuple(count for count in _SOLD_WITH if _takes(driver, {name: count}))
    return choices(driver.settings, name)


def _takes(driver: LockDriver, settings: Settings) -> bool:
    try:
        driver.check_settings(settings)
    except ValueError:
        return False
    return True


def _differs(usual: object, option: object) -> bool:
    return option != usual


class _Saying(SerialLink):
    """A line on which one thing was said, and is said again whatever is asked."""

    def __init__(self, said: bytes) -> None:
        self.url = "what was said"
        self._said = said

    def close(self) -> None:
        pass

    def write(self, data: bytes) -> None:
        pass

    def receive(self, timeout: float) -> bytes:
        return b""

    def exchange(
        self,
        request: bytes,
        answer_in: Callable[[bytes], T | None],
        timeout: float,
        board: str,
        leftover: Callable[[], bytes] = bytes,
        *,
        again: bool = False,
    ) -> T:
        if (answer := answer_in(self._said)) is not None:
            return answer
        raise BadReply(f"{board} says something else.", self._said) if self._said else NoReply(f"{board} says nothing.")
