"""Late answers on a line whose time a test makes: which are believed, and how long a board in doubt is waited for."""

import heapq
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers import serial_link
from drivers.errors import BadReply, NoReply
from drivers.late_answers import LATEST_S
from drivers.serial_link import SerialLink

TIMEOUT_S = 0.4
ASK, OPEN = b"?", b"!"


class Line(SerialLink):
    """A board that answers each request after a time of its own, with the state it had when it was asked."""

    def __init__(self, delays: Iterator[float | None]) -> None:
        self.url = "the line"
        self.now = 0.0
        self.state = 0
        self.sent: list[tuple[float, bytes]] = []
        self._delays = delays
        self._order = itertools.count()
        self._coming: list[tuple[float, int, bytes]] = []

    def write(self, data: bytes) -> None:
        self.sent.append((self.now, data))
        if (delay := next(self._delays, None)) is not None:
            self.say(delay, bytes((self.state,)))

    def say(self, after_s: float, data: bytes) -> None:
        heapq.heappush(self._coming, (self.now + after_s, next(self._order), data))

    def receive(self, timeout: float) -> bytes:
        until = self.now + timeout
        if not self._coming or self._coming[0][0] > until:
            self.now = until
            return b""
        at, _, data = heapq.heappop(self._coming)
        self.now = max(self.now, at)
        return data

    def ask(self, request: bytes = ASK, board: str = "Board 1", *, again: bool = True) -> int:
        return self.exchange(request, lambda data: data[0], TIMEOUT_S, board, again=again)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Line]:
    def made(*delays: float | None) -> Line:
        one = Line(iter(delays))
        monkeypatch.setattr(serial_link, "time", SimpleNamespace(monotonic=lambda: one.now))
        return one

    return made


@dataclass(frozen=True)
class Step:
    state: int
    pause_s: float


STEPS = st.lists(st.builds(Step, st.integers(0, 1), st.floats(0, 1)), min_size=2, max_size=12)
DELAYS = st.lists(st.one_of(st.none(), st.floats(0.005, 0.06), st.floats(0.005, LATEST_S)), max_size=60)


@settings(max_examples=200, deadline=None)
@given(steps=STEPS, delays=DELAYS)
def test_whatever_is_late_lost_or_overtaken_no_read_tells_how_it_was_before(
    steps: list[Step], delays: list[float | None]
):
    with pytest.MonkeyPatch.context() as patch:
        one = Line(itertools.chain(delays, itertools.repeat(0.01)))
        patch.setattr(serial_link, "time", SimpleNamespace(monotonic=lambda: one.now))
        for step in steps:
            one.now += step.pause_s
            one.state = step.state
            if one.now > LATEST_S:
                break
            try:
                assert one.ask() == step.state
            except NoReply:
                continue


def test_a_line_on_which_all_is_well_is_asked_once_a_question(line):
    one = line(*[0.01] * 5)
    for _ in range(5):
        assert one.ask() == 0
    assert len(one.sent) == 5


def test_after_a_lost_answer_the_next_question_is_put_twice_until_none_can_be_late_any_more(line):
    one = line(None, *[0.01] * 10)
    with pytest.raises(NoReply, match="within 400 ms"):
        one.ask()
    one.state = 1
    assert one.ask() == 1
    assert len(one.sent) == 3
    assert one.ask(b"another") == 1
    assert len(one.sent) == 4
    one.now += LATEST_S
    assert one.ask() == 1
    assert len(one.sent) == 5


def test_a_board_that_is_about_to_speak_is_not_spoken_to(line):
    one = line(0.45, 0.09)
    with pytest.raises(NoReply):
        one.ask()
    one.state = 1
    with pytest.raises(NoReply):  # the late answer, and then its own: they differ, and there is no third
        one.ask()
    asked_at = [at for at, _ in one.sent]
    assert asked_at[2] >= 0.4 + 0.09


def test_an_opening_is_sent_once_however_doubtful_its_answer(line):
    one = line(0.45, 0.3, 0.01)
    with pytest.raises(NoReply):
        one.ask(OPEN, again=False)
    one.state = 1
    with pytest.raises(NoReply, match="so late"):
        one.ask(OPEN, again=False)
    assert one.sent == [(0.0, OPEN), (0.4, OPEN)]


def test_a_board_that_is_well_is_never_given_up(line):
    one = line(0.3)
    one.hurried = lambda: True
    assert one.ask() == 0


def test_a_board_that_missed_is_waited_for_in_full_while_nothing_is_urgent(line):
    one = line(None, 0.3, 0.3)
    with pytest.raises(NoReply):
        one.ask()
    assert one.ask() == 0


@pytest.mark.parametrize(("usual_s", "patience_s"), [(None, 0.1), (0.01, 0.05), (0.06, 0.12), (0.3, TIMEOUT_S)])
def test_in_haste_it_has_twice_the_time_that_it_took_when_it_was_well(line, usual_s: float | None, patience_s: float):
    one = line(*([] if usual_s is None else [usual_s]))
    if usual_s is not None:
        one.ask()
    with pytest.raises(NoReply):
        one.ask()
    one.hurried = lambda: True
    began = one.now
    with pytest.raises(NoReply):
        one.ask(OPEN, again=True)
    assert one.now - began == pytest.approx(patience_s, abs=0.011)
    began = one.now
    with pytest.raises(NoReply):
        one.ask(ASK, "Board 2")
    assert one.now - began == pytest.approx(TIMEOUT_S), "of this board nothing bad is known"


def test_what_was_given_up_answers_nothing_later(line):
    one = line(0.01, None, 0.15, *[0.01] * 9)
    one.ask()
    with pytest.raises(NoReply):
        one.ask()
    one.hurried = lambda: True
    with pytest.raises(NoReply):
        one.ask()
    one.state = 1
    assert one.ask() == 1


def test_a_frame_that_comes_in_is_not_talked_over(line):
    one = line(None, None)
    with pytest.raises(NoReply):
        one.ask()
    one.hurried = lambda: True
    for at in range(30):
        one.say(0.005 * at, b"\xff")
    one.say(0.15, b"\x05")
    found = one.exchange(OPEN, lambda data: 5 if data == b"\x05" else None, TIMEOUT_S, "Board 1", again=True)
    assert (found, one.now) == (5, pytest.approx(0.55))


def test_a_garbled_answer_may_still_be_followed_by_the_real_one(line):
    one = line(None, 0.01, 0.01)
    one.say(0.1, b"\xff")
    with pytest.raises(BadReply):
        one.exchange(ASK, lambda _: None, TIMEOUT_S, "Board 1", lambda: b"\xff", again=True)
    assert one.ask() == 0
    assert len(one.sent) == 3


def test_a_process_that_slept_past_the_time_out_looks_once_more(line):
    one = line(0.01)
    answer_s = iter([0.0, 5.0])

    def slept(data: bytes) -> None:
        Line.write(one, data)
        one.now += next(answer_s, 0.0)

    one.write = slept
    assert one.ask() == 0


def test_a_board_that_never_stops_talking_does_not_keep_the_line(line):
    one = line(None)
    with pytest.raises(NoReply):
        one.ask()
    for at in range(2000):
        one.say(0.01 * at, bytes((at % 2,)))
    began = one.now
    with pytest.raises(NoReply, match="so late"):
        one.ask()
    assert one.now - began <= 4 * 2 * TIMEOUT_S + 0.1
