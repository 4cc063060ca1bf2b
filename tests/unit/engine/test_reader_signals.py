"""What a reader's lamp and buzzer tell: welcome or refused, after the lock was told to open, and to no scanner."""

from __future__ import annotations

import pytest

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.policy import SecondFactor
from kiosk.engine import screens
from kiosk.engine.messages import CredentialPresented
from kiosk.engine.ports import Answer
from tests.fakes.failing_disk import COMMIT
from tests.fakes.rig import Rig

TAG = "04DE5F1EACC040"


class HeldReaders:
    """Remembers what it was to show, and how many doors had been told to open by then."""

    def __init__(self, rig: Rig) -> None:
        self._rig = rig
        self.shown: list[tuple[str, Answer, int]] = []

    def signal(self, reader: str, answer: Answer) -> None:
        self.shown.append((reader, answer, len(self._rig.locks.sent)))

    @property
    def answers(self) -> list[Answer]:
        return [answer for _, answer, _ in self.shown]


@pytest.fixture
def readers(rig: Rig) -> HeldReaders:
    rig.kiosk.readers = held = HeldReaders(rig)
    return held


def test_who_is_given_a_door_is_welcome_once_the_lock_was_told(rig: Rig, readers: HeldReaders):
    rig.tap("ada")
    assert readers.shown == [("reader", Answer.WELCOME, 1)]


def test_a_badge_that_is_nobodys_is_refused(rig: Rig, readers: HeldReaders):
    rig.tap("nobody")
    assert readers.answers == [Answer.REFUSED]


def test_who_may_not_now_is_refused(rig: Rig, readers: HeldReaders):
    rig.person("eve", suspended=True)
    rig.tap("eve")
    assert readers.answers == [Answer.REFUSED]


def test_who_is_known_and_given_nothing_is_refused(rig: Rig, readers: HeldReaders):
    for name in ("ada", "bob", "cyd"):
        rig.tap(name)
    rig.person("dan")
    rig.tap("dan")
    rig.person("eve")
    rig.tap("eve")
    rig.shows(screens.BankFull)
    assert readers.answers == [*[Answer.WELCOME] * 4, Answer.REFUSED]


def test_a_tag_that_says_what_was_heard_before_is_refused(rig: Rig, readers: HeldReaders):
    rig.person("zoe", tag=TAG)
    for _ in range(2):
        rig.handle(CredentialPresented(CredentialKind.TAG, TAG, "reader", 61))
    assert readers.answers == [Answer.WELCOME, Answer.REFUSED]


def test_a_badge_that_needs_a_code_is_welcome_and_opens_nothing(make_rig):
    rig = make_rig(policy={"second_factor": SecondFactor.ALWAYS})
    readers = rig.kiosk.readers = HeldReaders(rig)
    rig.tap("ada")
    assert readers.shown == [("reader", Answer.WELCOME, 0)]


def test_scanners_and_the_pad_have_no_lamps(rig: Rig, readers: HeldReaders):
    rig.tap("ada", CredentialKind.QR)
    rig.tap("nobody", CredentialKind.QR)
    rig.enters("123456")
    assert readers.shown == []


@pytest.mark.expects_log("store.failed")
def test_what_could_not_be_recorded_is_refused(rig: Rig, readers: HeldReaders):
    with rig.failing(COMMIT):
        rig.tap("ada")
    assert readers.shown == [("reader", Answer.REFUSED, 0)]
    rig.tap("ada")
    assert readers.answers[1:] == [Answer.WELCOME]
