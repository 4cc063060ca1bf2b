"""Short stories of a kiosk, each ending with one use case: told in steps, on a rig of the story's own kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.compartments import DoorState
from kiosk.domain.credentials import CredentialKind
from kiosk.engine import reserve
from kiosk.engine.messages import Call, Message, PulseResult
from kiosk.engine.reserve import Wanted
from kiosk.runtime import control_requests
from tests.fakes.rig import Rig

MINUTE, HOUR, DAY = 60, 3600, 24 * 3600
CODE = "135790"
OPERATOR = "grace (command line)"

Step = Callable[[Rig], object]
Request = Callable[[Rig], Mapping[str, Any]]


@dataclass(frozen=True)
class Story:
    """What happens, in order, and what the rig is made with."""

    steps: tuple[Step, ...]
    made_with: Mapping[str, Any] = field(default_factory=dict)

    def tell(self, make_rig: Callable[..., Rig]) -> Rig:
        rig = make_rig(**self.made_with)
        for step in self.steps:
            step(rig)
        return rig


def story(*steps: Step, **made_with: Any) -> Story:
    return Story(steps, made_with)


# --- steps ----------------------------------------------------------------------------------------------------------


def tap(name: str = "ada", kind: CredentialKind = CredentialKind.BADGE) -> Step:
    return lambda rig: rig.tap(name, kind)


def proves(tag: str, counter: int) -> Step:
    return lambda rig: rig.proves(tag, counter)


def press(*intents: Message) -> Step:
    def step(rig: Rig) -> None:
        for one in intents:
            rig.handle(one)

    return step


def opens(number: str = "01") -> Step:
    return lambda rig: rig.opens(number)


def shuts(number: str = "01") -> Step:
    return lambda rig: rig.shuts(number)


def senses(number: str, state: DoorState) -> Step:
    return lambda rig: rig.senses(number, state)


def answers(result: PulseResult, number: str = "01") -> Step:
    return lambda rig: rig.answers(number, result)


def wait(seconds: float) -> Step:
    return lambda rig: rig.waits(seconds)


def asleep(seconds: float) -> Step:
    """The machine sleeps for so long; what became due meanwhile is done when it wakes."""

    def step(rig: Rig) -> None:
        rig.clock.turn(seconds)
        rig.waits(15)

    return step


def start() -> Step:
    return lambda rig: rig.start()


def restart(*, sensed: bool = True) -> Step:
    return lambda rig: rig.restart(sensed)


def bus(name: str, *, up: bool) -> Step:
    return lambda rig: rig.bus(name, up=up)


def person(name: str, **fields: Any) -> Step:
    return lambda rig: rig.person(name, **fields)


def enter(code: str = CODE) -> Step:
    return lambda rig: rig.enters(code)


def clock_jumps(by: timedelta) -> Step:
    return lambda rig: rig.clock.set_wall(rig.clock.now() + by)


def off_until(at: datetime) -> Step:
    """The power is cut, and when it is back the clock shows ``at``."""

    def step(rig: Rig) -> None:
        rig.close()
        rig.clock.set_wall(at)
        rig._open()
        rig.start()

    return step


def book(begin_h: float, end_h: float, **more: Any) -> Step:
    """Ada reserves, from and until so many hours from now."""

    def step(rig: Rig) -> None:
        now = rig.clock.now()
        reserve.reserve(rig.kiosk, Wanted("ada", now + timedelta(hours=begin_h), now + timedelta(hours=end_h), **more))
        rig.waits(0)

    return step


def call(work: Callable[[Rig], object]) -> Step:
    """The command line hands something in, and it runs on the engine's thread."""

    def step(rig: Rig) -> None:
        def run() -> None:
            work(rig)

        rig.handle(Call(run))

    return step


def order(name: str, request: Request) -> Step:
    """A request arrives over the socket, from ``OPERATOR``."""
    return call(lambda rig: control_requests.handlers(rig.kiosk)[name]({**request(rig), "operator": OPERATOR}))


# --- several steps at once ------------------------------------------------------------------------------------------


def in_turn(*steps: Step) -> Step:
    return lambda rig: [step(rig) for step in steps]


def used(name: str = "ada", number: str = "01") -> Step:
    """Somebody taps, the door opens, they shut it."""
    return in_turn(tap(name), opens(number), shuts(number))


def hold(name: str = "ada", number: str = "01") -> Step:
    """The same, and they walk away."""
    return in_turn(used(name, number), wait(15))


def stays_shut(number: str = "01") -> Step:
    """Both pulses reach the lock, and the sensor shows the door shut all the time."""
    sent = answers(PulseResult.SENT, number)
    return in_turn(sent, wait(1.5), sent, wait(4.0))


BACK = in_turn(hold(), used())  # ada has come back and shut her door again
STUCK = in_turn(tap(), stays_shut())  # the door that she was just given did not open
