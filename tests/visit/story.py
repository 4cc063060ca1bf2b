"""One visit, from the door of the house to the way home: checked in at reception, stored, fetched and left at a bank
that has never heard of the visitor, and can't ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QImage

from drivers.scanners.camera import DRIVER as CAMERA
from kiosk.domain.compartments import Compartment, Size
from kiosk.domain.credentials import CredentialKind
from kiosk.engine.messages import CredentialPresented
from kiosk.engine.visitors import keys, pool
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings
from kiosk.passes import trust_file
from tests.e2e.harness.photographed import write_video
from tests.fakes.furniture import TWO_BOARDS
from tests.fakes.rig import Rig
from tests.visit.screened import Screened

TERMS = {
    "en": "Please stay with your host, wear your visitor's badge where it can be seen, and take no photographs in the "
    "laboratories. If you hear the alarm, leave by the nearest exit and wait at the assembly point."
}
PLACE = "Level 2, by the lifts"
LUNCH = timedelta(hours=2)
LOOK_FOR_S = 10.0  # the video lasts two seconds


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody sees at a moment of the visit."""

    name: str
    picture: QImage


class Visit:
    """Both kiosks, each with its own data folder; what goes from one to the other is a file, and a photograph."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = ExitStack()
        offers = VisitorSettings(
            Reception(TERMS, "2026-11"), places=(BankPlace("A", PLACE, {Size.S: 2, Size.M: 4}, codes_a_day=4),)
        )
        self.reception = self._kiosk("reception", [], "Reception", offers)
        self.reception.rig.person("hedy lamarr", department="Research", email="hedy@example.com")
        self.bank = self._kiosk("bank", TWO_BOARDS, "Level 2", VisitorSettings())
        self._pair()

    def close(self) -> None:
        self._open.close()

    def _kiosk(self, name: str, doors: Sequence[Compartment], place: str, visitors: VisitorSettings) -> Screened:
        folder = self._folder / name
        folder.mkdir()
        rig = Rig(folder, doors, visitors=visitors)
        self._open.callback(rig.close)
        screened = Screened(rig, place)
        self._open.callback(screened.close)
        return screened

    def _pair(self) -> None:
        """The trust file, as an installer carries it."""
        pool.ensure(self.reception.rig.kiosk)
        written = keys.own_trust_file(self.reception.rig.kiosk)
        content = self.reception.rig.kiosk.issuer.trust_file(written)
        keys.take_trust_file(self.bank.rig.kiosk, trust_file.read(content))

    # --- the visit ----------------------------------------------------------------------------------------------

    def steps(self) -> Iterator[Step]:
        """All of it, in its order."""
        yield from self.arrive()
        yield from self.store()
        yield from self.fetch()
        yield from self.leave()

    def arrive(self) -> Iterator[Step]:
        """Reception: who, whom, the terms, which size; then the pass."""
        here = self.reception
        yield Step("Welcome", here.picture())
        here.press("checkIn")
        here.types("Ada Byron")
        yield Step("Who are you?", here.picture())
        here.press("next")
        here.types("Analytical")
        here.press("next")
        here.press("next")
        here.types("lam")
        self._wait_for(lambda: here.has("host0"))
        yield Step("Whom do you visit?", here.picture())
        here.press("host0")
        here.press("accept")
        yield Step("Which size?", here.picture())
        here.press("sizeM")
        yield Step("Your pass", here.picture())

    def store(self) -> Iterator[Step]:
        """The bank: the photograph of the pass opens a door."""
        self.photograph()
        self.scan()
        self.door = self.bank.rig.sent[-1]
        self.bank.rig.opens(self.door)
        yield Step("Your door", self.bank.picture())
        self.bank.rig.shuts(self.door)
        yield Step("It is yours", self.bank.picture())

    def fetch(self) -> Iterator[Step]:
        """After lunch the same pass opens the same door."""
        self.bank.rig.waits(LUNCH.total_seconds())
        self.scan()
        self.bank.rig.opens(self.door)
        self.bank.rig.shuts(self.door)
        yield Step("Are you leaving?", self.bank.picture())

    def leave(self) -> Iterator[Step]:
        """And is dead from then on."""
        self.bank.press("giveBack")
        yield Step("Goodbye", self.bank.picture())
        self.bank.rig.waits(60)
        self.scan()
        yield Step("A copy of it", self.bank.picture())

    # --- the way of the pass ------------------------------------------------------------------------------------

    def photograph(self) -> None:
        """A phone takes a picture of the reception's screen; at the bank it is held, unsteadily, before the camera."""
        picture = self._folder / "photograph.png"
        self._cut_out(self.reception).save(str(picture))
        self._video = write_video(picture, self._folder / "held-up.avi")

    @staticmethod
    def _cut_out(at: Screened) -> QImage:
        """What a phone's screen shows of it: the pass, and what stands around it."""
        ticket = at.item("qr")
        around = ticket.mapRectToScene(ticket.boundingRect()).toRect()
        return at.picture().copy(around)

    def scan(self) -> None:
        """The bank's camera driver reads the video; what it finds is held up to the engine."""
        camera = CAMERA.connect(str(self._video), {})
        try:
            self.read = camera.read(LOOK_FOR_S)
        finally:
            camera.close()
        assert self.read is not None, "the camera has not read the pass"
        self.bank.rig.handle(CredentialPresented(CredentialKind.QR, self.read, "camera"))

    def _wait_for(self, condition: Callable[[], bool]) -> None:
        for _ in range(100):
            if condition():
                return
            self.reception.lingers(50)
        raise AssertionError("it did not appear")
