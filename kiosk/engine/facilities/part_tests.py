"""Trying one part after the other: a lock opens, a reader reads, a printer prints, a camera sees, a screen feels."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.devices import DeviceKind
from kiosk.domain.events.kiosk_life import PartTested
from kiosk.domain.operators import Right
from kiosk.engine import messages as m
from kiosk.engine.facilities import health, intents, override
from kiosk.engine.facilities.screens import Came, PartLine, PartTest, TestState, TouchTest
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show

# So long somebody has to hold a badge or a code up (seconds).
READ_WITHIN_S = 30.0
# Fields of the touch test: about 30 mm on a panel of 21 inches.
TOUCH_COLUMNS, TOUCH_ROWS = 9, 16

_READ_BY = frozenset({DeviceKind.READER, DeviceKind.SCANNER})
_TIMER = "facilities.part"
_JOB = "part test"


def start(kiosk: Kiosk, session: Session, wanted: intents.TestPart) -> None:
    """Try this part."""
    session.operator.require(Right.HEALTH)
    asked = (wanted.kind, wanted.name)
    part = next((one for one in health.parts(kiosk) if (one.kind, one.name) == asked), None)
    if part is None or not health.can_be_tried(part):
        return
    session.trying = part
    if part.kind is DeviceKind.LOCKS:
        _try_lock(kiosk, session, part, wanted.compartment_id)
    elif part.kind is DeviceKind.SCREEN:
        try_touch(kiosk, session, intents.TestTouch())
    else:
        show(kiosk, PartTest(part, TestState.UNDER_WAY))
        _begin(kiosk, part)


def _begin(kiosk: Kiosk, part: PartLine) -> None:
    if part.kind in _READ_BY:
        kiosk.after(_TIMER, READ_WITHIN_S, m.PartNotRead(part.name))
    elif part.kind is DeviceKind.PRINTER and kiosk.labels is not None:
        kiosk.labels.print_test(_JOB)
    elif part.kind is DeviceKind.CAMERA and kiosk.camera is not None:
        kiosk.camera.take(_JOB)


def _try_lock(kiosk: Kiosk, session: Session, part: PartLine, compartment_id: int | None) -> None:
    """Which of its doors? Then that one opens, and its sensor tells."""
    on_it = {one.id: one.door for one in kiosk.bank.compartments.values() if one.bus == part.name}
    if compartment_id not in on_it:
        show(kiosk, PartTest(part, TestState.NOT_TRIED, doors=tuple(on_it.items())))
        return
    assert compartment_id is not None
    door = on_it[compartment_id]
    override.try_lock(kiosk, session.operator, compartment_id, lambda came: _lock_came(kiosk, part, door, came))
    show(kiosk, PartTest(part, TestState.UNDER_WAY, door=door))


def _lock_came(kiosk: Kiosk, part: PartLine, door: str, came: Came) -> None:
    """The sensor has the last word; where it tells nothing, whoever stands there has."""
    if not _is_tried(kiosk, part):
        return
    if came is Came.UNKNOWN:
        show(kiosk, PartTest(part, TestState.ASKS, door=door))
    else:
        _ended(kiosk, part, passed=came is Came.OPENED, door=door)


def takes_read(kiosk: Kiosk, session: Session, message: m.CredentialPresented) -> bool:
    """Whether what was read is the answer of a reader or scanner that is being tried. What it was is not kept."""
    part = session.trying
    if part is None or part.kind not in _READ_BY or part.name != message.device or not _is_tried(kiosk, part):
        return False
    kiosk.timers.cancel(_TIMER)
    _ended(kiosk, part, passed=True)
    return True


def not_read(kiosk: Kiosk, session: Session, message: m.PartNotRead) -> None:
    """Nothing was read in time."""
    part = session.trying
    if part is not None and part.name == message.name and _is_tried(kiosk, part):
        _ended(kiosk, part, passed=False)


def printed(kiosk: Kiosk, session: Session, message: m.SlipPrinted) -> bool:
    """What became of a test print: whether it can be read is for whoever holds it. False: it was something else."""
    part = session.trying
    if message.job != _JOB or part is None or not _is_tried(kiosk, part):
        return message.job == _JOB
    if message.error is not None:
        _ended(kiosk, replace(part, error=message.error), passed=False)
    else:
        show(kiosk, PartTest(part, TestState.ASKS))
    return True


def photographed(kiosk: Kiosk, session: Session, message: m.PhotoTaken) -> bool:
    """What the camera saw: whoever is here says whether that is what there is. False: it was for something else."""
    part = session.trying
    if message.asked_for != _JOB or part is None or not _is_tried(kiosk, part):
        return message.asked_for == _JOB
    if message.jpeg is None:
        _ended(kiosk, replace(part, error=message.error or ""), passed=False)
    else:
        show(kiosk, PartTest(part, TestState.ASKS, image=message.jpeg))
    return True


def seen(kiosk: Kiosk, session: Session, message: intents.TestSeen) -> None:
    """What whoever is here saw of it."""
    session.operator.require(Right.HEALTH)
    screen = kiosk.visit.screen
    if isinstance(screen, PartTest) and screen.state is TestState.ASKS:
        _ended(kiosk, screen.part, passed=message.passed, door=screen.door)


def try_touch(kiosk: Kiosk, session: Session, _: intents.TestTouch) -> None:
    """The whole screen, field by field."""
    session.operator.require(Right.HEALTH)
    session.trying = next(one for one in health.parts(kiosk) if one.kind is DeviceKind.SCREEN)
    show(kiosk, TouchTest(TOUCH_COLUMNS, TOUCH_ROWS))


def touched(kiosk: Kiosk, session: Session, message: intents.TouchTested) -> None:
    """So many fields were reached."""
    session.operator.require(Right.HEALTH)
    part = session.trying
    if isinstance(kiosk.visit.screen, TouchTest) and part is not None:
        _ended(kiosk, part, passed=message.reached >= message.of)


def _is_tried(kiosk: Kiosk, part: PartLine) -> bool:
    screen = kiosk.visit.screen
    return isinstance(screen, PartTest) and (screen.part.kind, screen.part.name) == (part.kind, part.name)


def _ended(kiosk: Kiosk, part: PartLine, *, passed: bool, door: str = "") -> None:
    with kiosk.store.transaction() as tx:
        tx.record(PartTested(name=part.name, part=part.kind, passed=passed))
    state = TestState.PASSED if passed else TestState.FAILED
    if kiosk.session is not None:
        kiosk.session.tried[part.kind, part.name] = passed
    show(kiosk, PartTest(replace(part, test=state), state, door=door))
