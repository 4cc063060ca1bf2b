"""People who use the bank while its disk fails: each is told so, and is served as soon as it does not any more."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.compartments import DoorState
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from kiosk.engine.ports import StoreError
from kiosk.engine.recover import ORPHANS_WAIT_S
from tests.faults.recorded_rig import Committed, PulseSent, RecordedRig, committed_content
from tests.faults.trouble import Trouble

HOUR = 3600
# A lasting trouble ends once so many calls have failed.
ENOUGH = 3


class HardTimes:
    """A short day with one trouble in it; each thing that people do has worked when its method returns."""

    def __init__(self, rig: RecordedRig, trouble: Trouble, *, restarted: bool = False) -> None:
        """``rig`` knows ada, and bob, whose code is 482913. ``restarted``: somebody helps by ending the kiosk."""
        self.rig = rig
        self.trouble = trouble
        self._restarted = restarted
        rig.log.warden = trouble

    def live_through(self) -> None:
        self.comes("ada", "01")
        self.wrong_code()
        self.rig.store.tidy()
        self.comes_briefly("ada", "01")
        self.gives_back("ada", "01")
        self.rig.store.tidy()
        self.right_code()
        self.restarts()
        self.day_ends()
        self.nothing_is_left_over()

    # --- what people do ---------------------------------------------------------------------------------------

    def comes(self, name: str, number: str) -> None:
        self.taps(name)
        self._opens(number)
        self._settles(lambda: None not in self.rig.outcomes())
        self.rig.shuts(number)
        self._settles(lambda: self.rig.doors[number].id not in self.rig.kiosk.watched)
        self.rig.waits(2)

    def comes_briefly(self, name: str, number: str) -> None:
        """The door is shut before the kiosk can have written down that it opened; it must not spring open again."""
        self.taps(name)
        before = self._pulses()
        self._opens(number)
        self.rig.shuts(number)
        self._settles(lambda: None not in self.rig.outcomes() and self.rig.outcomes()[-1] != "not opened")
        assert self._pulses() == before

    def taps(self, name: str) -> None:
        before = self._pulses()
        self._insists(lambda: self.rig.tap(name), lambda: self._pulses() > before)
        self.rig.shows(screens.DoorOpening)

    def right_code(self) -> None:
        before = self._pulses()
        self._insists(lambda: self._types("482913"), lambda: self._pulses() > before)
        self.rig.shows(screens.DoorOpening)

    def wrong_code(self) -> None:
        self._insists(lambda: self._types("000000"), lambda: isinstance(self.rig.screen, screens.EnterCode))

    def _types(self, code: str) -> None:
        self.rig.handle(i.UseCode())
        self.rig.enters(code)

    def _opens(self, number: str) -> None:
        self.rig.answers(number, PulseResult.SENT)
        self.rig.senses(number, DoorState.OPEN)

    def gives_back(self, name: str, number: str) -> None:
        self.rig.handle(i.GiveBack())
        if not isinstance(self.rig.screen, screens.GivenBack):
            if isinstance(self.rig.screen, screens.NotWorking):
                self._is_told()
            if self.rig.holds(name) is not None:
                self.comes(name, number)
                self.rig.handle(i.GiveBack())
        assert self.rig.holds(name) is None

    def restarts(self) -> None:
        """The kiosk is ended as it should be, and starts again; where it can't, it is started once more."""
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
        self._settles(lambda: len(self.rig.events("kiosk.started")) > begun and None not in self.rig.outcomes())

    def day_ends(self) -> None:
        self.rig.clock.turn(13 * HOUR)  # the machine sleeps: everything is due when it wakes up
        self.rig.waits(20)
        self.rig.store.tidy()
        self.trouble.ends()
        self.rig.waits(60)
        self.rig.store.tidy()
        assert self.rig.holds_all("ada") == self.rig.holds_all("bob") == []

    def nothing_is_left_over(self) -> None:
        kiosk = self.rig.kiosk
        assert (None in self.rig.outcomes(), kiosk.pulsing, kiosk.orphans) == (False, {}, {})
        assert committed_content(self.rig.path) == self._acknowledged()

    # --- how they take it -------------------------------------------------------------------------------------

    def _insists(self, act: Callable[[], None], has_worked: Callable[[], bool]) -> None:
        """Try; where it fails the screen says so; once the trouble is over, the very next try works."""
        act()
        while not has_worked():
            assert not self.trouble.over
            self._is_told()
            act()

    def _settles(self, has_settled: Callable[[], bool]) -> None:
        """What nobody can do again, the kiosk does by itself."""
        if not has_settled() or isinstance(self.rig.screen, screens.NotWorking):
            self._is_told()
            self.trouble.ends()
            self.rig.waits(30)
        assert has_settled()

    def _is_told(self) -> None:
        """The screen speaks of a failure, and nothing has changed by what failed. Then there may be help."""
        assert self.trouble.struck, "it fails, and nothing was the matter"
        self.rig.shows(screens.NotWorking)
        if not self.trouble.in_doubt:
            assert committed_content(self.rig.path) == self._acknowledged(), "what failed has happened all the same"
        if self._restarted or self.trouble.in_doubt:
            self._is_ended_and_started()
        elif not self.trouble.lasts or len(self.trouble.struck) > ENOUGH:
            self.trouble.ends()

    def _is_ended_and_started(self) -> None:
        self.rig.close()
        self.trouble.ends()
        self.rig._open()
        self.rig.start()
        self.rig.waits(ORPHANS_WAIT_S)

    def _pulses(self) -> int:
        return sum(isinstance(one, PulseSent) for one in self.rig.log.log)

    def _acknowledged(self) -> str:
        return next(one.content for one in reversed(self.rig.log.log) if isinstance(one, Committed))
