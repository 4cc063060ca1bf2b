"""The operator's place at the screen: what they do is done in their name, and only what they have a right to.

Nobody works it for ever: a session that is not touched ends, and a door that they opened only puts that off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from kiosk.domain.events.operators import LoggedOut, OperatorRefused, WhyOut
from kiosk.domain.operators import NoRight, Operator, Right
from kiosk.engine import intents as i
from kiosk.engine import messages as m
from kiosk.engine.facilities import operators_now
from kiosk.engine.facilities.intents import BindMyBadge, ChangeMyPin, FacilitiesIntent, ForgotMyPin, HelpMyself, IAm
from kiosk.engine.facilities.screens import NotYours, SessionView
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.openings_now import is_operators_door_open
from kiosk.engine.screen_flow import begin, show, to_start
from kiosk.engine.visitors.intents import LanguageChosen

M = TypeVar("M")

TIMER = "facilities.session"
# The "an open door suspends the countdown"; but who has left it open for so long has gone.
LONGEST_SUSPENDED_S = 600.0

# What the hardware tells, often, while nobody's rights change; and what ends a session, however the database is.
_UNASKED = (m.DoorsSensed, m.Pulsed, m.DeviceChanged, m.SessionOver, i.Leave)
# What staff do on their own has nothing to do with an operator's session; of their intents these few make sense in it.
_OF_STAFF = (HelpMyself, BindMyBadge, ChangeMyPin, ForgotMyPin, IAm)
_OF_ANYBODY = (i.Leave, i.Back, i.Touched, i.HelpAsked, i.ReachMode, i.ItDidOpen, i.ItIsShut, LanguageChosen)


def in_session(handler: Callable[[Kiosk, Session, M], None]) -> Callable[[Kiosk, M], None]:
    """A handler that runs only while an operator is here, in their name. What they may not do changes nothing."""

    def run(kiosk: Kiosk, message: M) -> None:
        session = kiosk.session
        if session is not None:
            with in_name_of(kiosk, session):
                handler(kiosk, session, _that_can_be_written(message))

    return run


def _that_can_be_written(message: M) -> M:
    """What was typed with half of a character in it, as some keyboards bring it, can't be put on the record."""
    assert is_dataclass(message)
    halves = {
        one.name: text.encode(errors="replace").decode()
        for one in fields(message)
        if isinstance(text := getattr(message, one.name), str) and not _is_whole(text)
    }
    return replace(message, **halves) if halves else message  # type: ignore[type-var]


def _is_whole(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= one <= "\udfff" for one in text)


@contextmanager
def in_name_of(kiosk: Kiosk, session: Session) -> Iterator[None]:
    """Whatever is recorded within is recorded as done by this operator; what they may not do is refused and said."""
    with kiosk.store.acting(session.operator.signature):
        try:
            yield
        except NoRight as missing:
            refuse(kiosk, session, missing.right)


def refuse(kiosk: Kiosk, session: Session, right: Right) -> None:
    """On the record, and said: their role does not include that."""
    with kiosk.store.transaction() as tx:
        tx.record(OperatorRefused(person_id=session.operator.person_id, right=right))
    show(kiosk, NotYours(right))


# --- around each message that is handled while a session is on --------------------------------------------------------


def lets(kiosk: Kiosk, message: m.Message) -> bool:
    """Whether this message is to be handled. A session ends as soon as its operator's right to be here does."""
    if kiosk.session is None or isinstance(message, _UNASKED):
        return True
    is_pressed = isinstance(message, i.Intent)
    if not _is_operator_still(kiosk, kiosk.session):
        end(kiosk, WhyOut.ENDED)
        return not is_pressed
    if is_pressed:
        touch(kiosk)
        return isinstance(message, _OF_ANYBODY) or (
            isinstance(message, FacilitiesIntent) and not isinstance(message, _OF_STAFF)
        )
    return True


def _is_operator_still(kiosk: Kiosk, session: Session) -> bool:
    with kiosk.store.transaction() as tx:
        now = operators_now.as_operator(kiosk, tx, session.operator.person_id)
    return now is not None and now.role is session.operator.role


def touch(kiosk: Kiosk) -> None:
    """Somebody works: the session counts anew from now."""
    if kiosk.session is not None:
        kiosk.session.touched_at = kiosk.clock.monotonic()
        publish(kiosk)


def follow(kiosk: Kiosk, message: m.Message) -> None:
    """After each message: an operator's door that opens holds the countdown; once it is shut, that begins anew.

    What the command line or upstream asked for may have ended their right to be here.
    """
    session = kiosk.session
    if session is None:
        return
    if isinstance(message, m.Call) and not _is_operator_still(kiosk, session):
        end(kiosk, WhyOut.ENDED)
        return
    suspended = is_operators_door_open(kiosk)
    if suspended is not session.suspended:
        session.suspended = suspended
        session.counts_from = kiosk.clock.monotonic()
        publish(kiosk)


# --- its life ---------------------------------------------------------------------------------------------------------


def start(kiosk: Kiosk, operator: Operator) -> Session:
    """They are let in, and that is on the record: whoever was at the screen has left it."""
    begin(kiosk)
    now = kiosk.clock.monotonic()
    session = kiosk.session = Session(operator, kiosk.visit.number, opened_at=now, touched_at=now, counts_from=now)
    session.suspended = is_operators_door_open(kiosk)
    _watch_all(kiosk, closely=True)
    publish(kiosk)
    return session


def _watch_all(kiosk: Kiosk, *, closely: bool) -> None:
    """The map is live: while somebody may look at it, each door is read as often as one that somebody stands before."""
    for compartment in kiosk.bank.compartments.values():
        if closely or compartment.id not in kiosk.pulsing.keys() | kiosk.watched.keys():
            kiosk.locks.watch(compartment, closely)


def publish(kiosk: Kiosk) -> None:
    """Say who is here, and for how long; an open door of theirs holds the countdown."""
    session = kiosk.session
    if session is None:
        kiosk.display.session(None)
        return
    operator = session.operator
    left = _left(kiosk, session)
    kiosk.display.session(
        SessionView(operator.initials, operator.role, operator.rights, left_s=left, suspended=session.suspended)
    )
    kiosk.after(TIMER, _ends_in(kiosk, session), m.SessionOver(session.number))


def _left(kiosk: Kiosk, session: Session) -> float:
    """Seconds, as the countdown shows them: all of them while it is held."""
    lasts = kiosk.settings.facilities.operators.session.total_seconds()
    if session.suspended:
        return lasts
    return max(0.0, max(session.touched_at, session.counts_from) + lasts - kiosk.clock.monotonic())


def _ends_in(kiosk: Kiosk, session: Session) -> float:
    if not session.suspended:
        return _left(kiosk, session)
    return max(0.0, session.touched_at + LONGEST_SUSPENDED_S - kiosk.clock.monotonic())


def over(kiosk: Kiosk, message: m.SessionOver) -> None:
    """Nobody has touched the screen: whoever comes next finds the start. An open door is followed all the same."""
    session = kiosk.session
    if session is None or session.number != message.number:
        return
    if (left := _ends_in(kiosk, session)) > 0:
        kiosk.after(TIMER, left, message)
    else:
        end(kiosk, WhyOut.IDLE)


def end(kiosk: Kiosk, why: WhyOut) -> None:
    """The operator has left, or was too long away: nothing of theirs stays on the screen."""
    session = kiosk.session
    if session is None:
        return
    kiosk.session = None
    kiosk.timers.cancel(TIMER)
    kiosk.display.session(None)
    _watch_all(kiosk, closely=False)
    to_start(kiosk)
    with kiosk.store.acting(session.operator.signature), kiosk.store.transaction() as tx:
        tx.record(LoggedOut(person_id=session.operator.person_id, why=why))
