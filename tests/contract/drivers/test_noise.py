"""Whatever a line adds to an answer, and however it cuts it, no lock driver takes it for what was not said."""

import time
from collections import deque
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.emulators.boards import firmware
from drivers.emulators.firmware import Firmware
from drivers.emulators.front import Front
from drivers.emulators.layout import Door
from drivers.errors import BadReply, NoReply
from drivers.locks import DRIVERS, Contact, LockBus
from drivers.serial_link import SerialLink
from drivers.settings import read
from tests.fakes.deaf_firmware import DeafFirmware

QUICK = {"reply_timeout_ms": 50, "gap_ms": 0}
NOISE = st.binary(max_size=40)


class NoisyLink(SerialLink):
    """A link straight to emulated boards: no port, and no time but that of the driver's own patience."""

    def __init__(self, boards: Firmware, noise: bytes, piece: int) -> None:
        self.url = "the noise"
        self._boards = boards
        self._noise = noise
        self._piece = piece
        self._under_way: deque[bytes] = deque()

    def write(self, data: bytes) -> None:
        arriving = self._noise + b"".join(reply.data for reply in self._boards.hear(data))
        self._under_way += [arriving[at : at + self._piece] for at in range(0, len(arriving), self._piece)]

    def receive(self, timeout: float) -> bytes:
        if not timeout:
            heard = b"".join(self._under_way)
            self._under_way.clear()
            return heard
        if not self._under_way:
            time.sleep(timeout)
            return b""
        return self._under_way.popleft()


class Bench:
    """Two doors on board 1 of a family, and a bus to them through noise."""

    def __init__(self, family: str, noise: bytes, piece: int = 100, *, deaf: bool = False) -> None:
        self.pulsed: list[str] = []
        doors = [Door(str(channel), "bus", 1, channel) for channel in (1, 2)]
        self.front = Front(doors, lambda door, what: self.pulsed.append(door.door) if what == "pulsed" else None)
        boards = DeafFirmware() if deaf else firmware(family, self.front, "bus", {})
        driver = DRIVERS[family]
        self.bus: LockBus = driver.bus(NoisyLink(boards, noise, piece), read(driver.settings, QUICK))

    def opened(self) -> Contact | None:
        """What an opening of channel 1 is answered with; None where that is nothing, or nothing good."""
        try:
            return self.bus.open(1, 1)
        except (NoReply, BadReply):
            return None

    def contacts(self) -> Mapping[int, Contact]:
        """What a read gives; nothing where it fails."""
        try:
            return self.bus.read(1)
        except (NoReply, BadReply):
            return {}


@pytest.mark.parametrize("family", DRIVERS)
@settings(max_examples=40, deadline=None)
@given(noise=NOISE, piece=st.integers(1, 40))
def test_noise_before_an_answer_never_changes_it(family: str, noise: bytes, piece: int):
    bench = Bench(family, noise, piece)
    assert bench.opened() in {Contact.OPEN, None}
    assert bench.pulsed == ["1"]
    contacts = bench.contacts()
    assert not contacts or (contacts[1], contacts[2]) == (Contact.OPEN, Contact.CLOSED)


@pytest.mark.parametrize("family", DRIVERS)
def test_without_noise_there_is_an_answer(family: str):
    bench = Bench(family, b"", 1)
    assert bench.opened() in {Contact.OPEN, None}
    assert bench.contacts()[1] is Contact.OPEN


@pytest.mark.parametrize("family", DRIVERS)
@settings(max_examples=20, deadline=None)
@given(noise=NOISE, piece=st.integers(1, 40))
def test_noise_alone_is_never_an_answer(family: str, noise: bytes, piece: int):
    bench = Bench(family, noise, piece, deaf=True)
    assert bench.opened() is None
    assert bench.contacts() == {}
