"""What a walk proves: however the wires run, it is found out, or said to be undecided; never wrong."""

from dataclasses import dataclass
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.survey.learning import Address, Flip, Meaning, Opening, Sensor, learn, sensor
from tests.fakes.drawn import drawn

MEANINGS: list[Meaning] = [
    {"feedback": feedback, "bitmap_order": order}
    for feedback, order in product(("short_when_locked", "short_when_open"), ("high_first", "low_first"))
]
CHANNELS = 24


@dataclass(frozen=True)
class Bank:
    """A board in truth: ``sensors`` has, for each lock that opens a door, the channel of that door's sensor or None."""

    truth: int
    sensors: dict[int, int | None]

    def openings(self) -> list[Opening]:
        return [
            Opening((1, lock), f"{lock:02}", tuple(self._flips(sensed, meaning) for meaning in range(len(MEANINGS))))
            for lock, sensed in self.sensors.items()
        ]

    def _flips(self, sensed: int | None, meaning: int) -> frozenset[Flip]:
        if sensed is None:
            return frozenset()
        same_way = MEANINGS[meaning]["feedback"] == MEANINGS[self.truth]["feedback"]
        same_order = MEANINGS[meaning]["bitmap_order"] == MEANINGS[self.truth]["bitmap_order"]
        return frozenset({Flip((1, sensed if same_order else mirrored(sensed)), same_way)})


def mirrored(channel: int) -> int:
    """The channel whose bit stands there when the bytes are read in the other order."""
    byte, bit = divmod(channel - 1, 8)
    return (CHANNELS // 8 - 1 - byte) * 8 + bit + 1


def reads_rightly(meaning: Meaning, bank: Bank, lock: int) -> bool:
    """Whether a kiosk that is set so sees this door move."""
    (opening,) = [one for one in bank.openings() if one.at == (1, lock)]
    return sensor(opening, MEANINGS.index(meaning)) is Sensor.GOOD


LOCKS = st.lists(st.integers(1, CHANNELS), min_size=1, unique=True)


@st.composite
def wired_straight(draw: st.DrawFn) -> Bank:
    """Each door's sensor is beside its lock, or missing."""
    locks = draw(LOCKS)
    missing = draw(st.sets(st.sampled_from(locks)))
    return Bank(draw(st.sampled_from(range(len(MEANINGS)))), {one: None if one in missing else one for one in locks})


@st.composite
def wired_anyhow(draw: st.DrawFn) -> Bank:
    """Sensors swapped, shared by two locks, or missing."""
    locks = draw(LOCKS)
    sensors = st.none() | st.integers(1, CHANNELS)
    return Bank(draw(st.sampled_from(range(len(MEANINGS)))), {one: draw(st.just(one) | sensors) for one in locks})


@given(wired_straight())
@settings(max_examples=drawn(60))
def test_what_is_learned_of_straight_wires_is_true_and_complete_where_a_sensor_tells(bank: Bank):
    learned = learn(MEANINGS, bank.openings())
    truth = MEANINGS[bank.truth]
    assert learned.settings.items() <= truth.items()
    assert not learned.contradicting
    told = [lock for lock, sensed in bank.sensors.items() if sensed]
    assert ("feedback" in learned.settings) == bool(told)
    assert ("bitmap_order" in learned.settings) == any(mirrored(lock) != lock for lock in told)
    assert set(learned.open_questions) == set(truth) - set(learned.settings)


@given(wired_anyhow())
@settings(max_examples=drawn(60))
def test_whatever_the_wires_a_door_that_is_called_good_is_read_rightly_as_the_kiosk_will_be_set(bank: Bank):
    openings = bank.openings()
    learned = learn(MEANINGS, openings)
    left_open = [one for one in MEANINGS if learned.settings.items() <= one.items()]
    for lock in (int(door) for door in learned.support):
        assert all(reads_rightly(one, bank, lock) for one in left_open)
    if learned.contradicting:
        assert not learned.settings
    if learned.settings:
        # Nothing that any door showed speaks for another meaning.
        rivals = [one for one in MEANINGS if one not in left_open]
        good = set(learned.support)
        assert all(f"{lock:02}" in good for lock in bank.sensors for one in rivals if reads_rightly(one, bank, lock))


def opening(at: Address, door: str | None, *flips: set[Flip], said_open: tuple[bool, ...] = ()) -> Opening:
    return Opening(at, door, tuple(frozenset(one) for one in flips), said_open)


TWO: list[Meaning] = [{"one_means": "closed"}, {"one_means": "open"}]


def test_one_door_that_was_seen_decides_and_a_lock_that_opened_nothing_does_not():
    seen = opening((1, 3), "07", {Flip((1, 3), False)}, {Flip((1, 3), True)})
    nobody = opening((1, 4), None, {Flip((1, 4), True)}, {Flip((1, 4), False)})
    assert learn(TWO, [nobody]).settings == {}
    learned = learn(TWO, [nobody, seen])
    assert (learned.settings, learned.support) == ({"one_means": "open"}, ("07",))


def test_doors_that_disagree_decide_nothing_and_that_is_said():
    one = opening((1, 3), "07", {Flip((1, 3), False)}, {Flip((1, 3), True)})
    other = opening((1, 4), "08", {Flip((1, 4), True)}, {Flip((1, 4), False)})
    learned = learn(TWO, [one, other])
    assert (learned.settings, learned.contradicting) == ({}, True)


def test_what_reads_alike_is_told_apart_by_what_the_board_answers_to_an_opening():
    alike: list[Meaning] = [
        {"feedback": "short_when_locked", "bitmap_one": "shorted"},
        {"feedback": "short_when_open", "bitmap_one": "interrupted"},
    ]
    flips = {Flip((1, 3), True)}
    silent = opening((1, 3), "07", flips, flips)
    assert learn(alike, [silent]).open_questions == ("feedback", "bitmap_one")
    answered = opening((1, 3), "07", flips, flips, said_open=(False, True))
    assert learn(alike, [silent, answered]).settings == alike[1]


def test_each_kind_of_odd_sensor_has_its_name():
    at = (1, 3)
    cases = {
        Sensor.GOOD: {Flip(at, True)},
        Sensor.NONE: set(),
        Sensor.ELSEWHERE: {Flip((1, 4), True)},
        Sensor.REVERSED: {Flip(at, False)},
        Sensor.SEVERAL: {Flip(at, True), Flip((1, 4), True)},
    }
    assert {kind: sensor(opening(at, "07", flips), 0) for kind, flips in cases.items()} == dict(
        zip(cases, cases, strict=True)
    )
