"""What readers that speak unasked have in common: one presentation a card, silence, and floods."""

from collections import deque

import pytest

from drivers.errors import PortGone
from drivers.readers.ascii_serial import AsciiDecoder
from drivers.readers.card_reader import CardReader


class Line:
    """A source that a test fills. Waiting costs time of its clock, and no other."""

    def __init__(self) -> None:
        self.now = 100.0
        self.sent: deque[bytes] = deque()
        self.is_gone = False

    def clock(self) -> float:
        return self.now

    def receive(self, timeout: float) -> bytes:
        if self.is_gone:
            raise PortGone("The connection was lost.")
        if self.sent:
            return self.sent.popleft()
        self.now += timeout
        return b""

    def close(self) -> None:
        self.is_gone = True


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def reader(line: Line) -> CardReader:
    return CardReader(line, AsciiDecoder(), held_s=0.5, clock=line.clock)


def card(number: int) -> bytes:
    return b"\x02%010d\r" % number


def read_all(reader: CardReader) -> list[int]:
    return [int(badge, 16) for badge in iter(lambda: reader.read(0), None)]


def test_a_card_that_repeats_is_one_until_it_was_away(line: Line, reader: CardReader):
    found = []
    for pause in (0, 0.4, 0.4, 0.4, 0.6, 0.1):
        line.now += pause
        line.sent.append(card(7))
        found.append(read_all(reader))
    assert found == [[7], [], [], [], [7], []]


def test_two_cards_in_turn_are_two(line: Line, reader: CardReader):
    line.sent.append(card(1) + card(2) + card(1) + card(2))
    assert read_all(reader) == [1, 2]
    line.sent.append(card(3) + card(1))
    assert read_all(reader) == [3]


def test_a_reader_gone_mad_is_quietened_and_heard_again(line: Line, reader: CardReader):
    line.sent += [b"".join(card(number) for number in range(1000, 2000))]
    assert len(read_all(reader)) == 20
    line.now += 1.1
    line.sent.append(card(7))
    assert read_all(reader) == [7]


def test_what_is_still_held_up_after_a_flood_is_heard(line: Line, reader: CardReader):
    line.sent += [b"".join(card(number) for number in range(1000, 1100)) + card(7)]
    assert 7 not in read_all(reader)
    line.now += 1.0
    line.sent.append(card(7))
    assert read_all(reader) == [7]


def test_one_card_a_thousand_times_a_second_is_one(line: Line, reader: CardReader):
    for _ in range(3000):
        line.now += 0.001
        line.sent.append(card(7))
    assert [reader.read(0) for _ in range(3001)].count("0000000007") == 1


def test_half_a_card_is_forgotten_in_silence_but_not_while_bytes_wait(line: Line, reader: CardReader):
    line.sent.append(b"\x0200061")
    assert reader.read(0) is None
    line.now += 30  # this thread slept, while the rest arrived
    line.sent.append(b"02437\r")
    assert reader.read(0) == "00005D1DA5"
    line.sent.append(b"\x0200061")
    assert reader.read(0) is None
    line.now += 0.2
    assert reader.read(0) is None
    line.sent.append(b"02437\r")
    assert reader.read(0) is None


def test_closed_is_closed(line: Line, reader: CardReader):
    reader.close()
    with pytest.raises(PortGone):
        reader.read(0)
