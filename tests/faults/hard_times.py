"""People who use the bank while its disk fails: each is told so, and is served as soon as it does not any more."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.compartments import DoorState
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from kiosk.engine.ports import StoreError
from tests.faults.recorded_rig import Committed, RecordedRig, committed_content
from tests.faults.trouble import Trouble

HOUR = 3600


class HardTimes:
    """A short day with one trouble in it."""

    def __init__(self, rig: RecordedRig, trouble: Trouble) -> None:
        """``rig`` knows ada, and bob, whose code is 482913."""
        self.rig = rig
        self.trouble = trouble
        rig.log.warden = trouble

    def live_through(self) -> None:
        self.comes("ada", "01")
        self.wrong_code()
        self.rig.store.tidy()
        self.comes("ada", "01")
        self.gives_back("ada", "01")
        self.rig.store.tidy()
        self.right_code()
        self.restarts()
        self.day_ends()
        self.nothing_is_left_over()

    # --- what people do: each of these has worked when it returns ---------------------------------------------

    def comes(self, name: str, number: str) -> None:
        self.taps(name)
        self.opens(number)
        self.shuts(number)
        self.rig.waits(2)

    def taps(self, name: str) -> None:
        before = len(self.rig.locks.sent)
        self._insists(lambda: self.rig.tap(name), lambda: len(self.rig.locks.sent) > before)
        self.rig.shows(screens.DoorOpening)

    def wrong_code(self) -> None:
        before = len(self.rig.events("credential.refused"))
        self._insists(lambda: self._types("000000"), lambda: len(self.rig.events("credential.refused")) > before)
        self.rig.shows(screens.EnterCode)

    def right_code(self) -> None:
        before = len(self.rig.locks.sent)
        self._insists(lambda: self._types("482913"), lambda: len(self.rig.locks.sent) > before)
        self.rig.shows(screens.DoorOpening)

    def _types(self, code: str) -> None:
        self.rig.handle(i.UseCode())
        self.rig.enters(code)

    def opens(self, number: str) -> None:
        """The door springs open; where that can't be written down, it is a little later."""
        self.rig.answers(number, PulseResult.SENT)
        self.rig.senses(number, DoorState.OPEN)
        self._settles(lambda: None not in self.rig.outcomes())

    def shuts(self, number: str) -> None:
        shut = self.rig.doors[number].id
        self.rig.shuts(number)
        self._settles(lambda: shut not in self.rig.kiosk.watched)

    def gives_back(self, name: str, number: str) -> None:
        self.rig.handle(i.GiveBack())
        if self.rig.holds(name) is not None:
            self._says_so()
            self.trouble.ends()
            self.comes(name, number)
            self.rig.handle(i.GiveBack())
        assert self.rig.holds(name) is None
        self.rig.shows(screens.GivenBack)

    def restarts(self) -> None:
        """Whoever stands there is not told by a kiosk that does not run; it says so itself as soon as it does."""
        self.rig.close()
        try:
            self.rig._open()
        except StoreError:
            assert self.trouble.struck
            self.trouble.ends()
            self.rig.close()
            self.rig._open()
        begun = len(self.rig.events("kiosk.started"))
        self.rig.start()
        self._settles(lambda: len(self.rig.events("kiosk.started")) > begun)
        self._settles(lambda: None not in self.rig.outcomes())

    def day_ends(self) -> None:
        self.rig.clock.turn(13 * HOUR)  # the machine sleeps: everything is due when it wakes up
        self.rig.waits(20)
        self.trouble.ends()
        self.rig.waits(60)
        assert self.rig.holds("bob") is None

    def nothing_is_left_over(self) -> None:
        kiosk = self.rig.kiosk
        assert (None in self.rig.outcomes(), kiosk.pulsing, kiosk.orphans) == (False, {}, {})
        assert committed_content(self.rig.path) == self._acknowledged()

    # --- how they take it -------------------------------------------------------------------------------------

    def _insists(self, act: Callable[[], None], has_worked: Callable[[], bool]) -> None:
        """Try; where it fails the screen says so; once the trouble is over, the very next try works."""
        act()
        while not has_worked():
            self._says_so()
            assert not self.trouble.over
            if not self.trouble.lasts or self.trouble.struck > 3:
                self.trouble.ends()
            act()

    def _settles(self, has_settled: Callable[[], bool]) -> None:
        """What nobody can do again, the kiosk does by itself."""
        if not has_settled():
            self._says_so()
            self.trouble.ends()
            self.rig.waits(30)
        assert has_settled()

    def _says_so(self) -> None:
        assert self.trouble.struck, "it fails, and nothing was the matter"
        self.rig.shows(screens.NotWorking)
        assert committed_content(self.rig.path) == self._acknowledged(), "what failed has happened all the same"

    def _acknowledged(self) -> str:
        return next(one.content for one in reversed(self.rig.log.log) if isinstance(one, Committed))
