"""Negative controls: what the kill tests look for is found when it is there."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.cli.writing import writer
from kiosk.store import library
from kiosk.store.data_folder import DataFolder
from tests.e2e.harness.acknowledged import Acknowledged
from tests.e2e.harness.checker import Pulse, faults
from tests.e2e.harness.records import Intent

INTENTS = [Intent("i1", "01", "ada", 10.0, "opened"), Intent("i2", "02", "ben", 20.0, "not opened")]
PULSES = [Pulse("01", 10.003), Pulse("02", 20.004)]
HOLDERS = [("01", "ada"), ("02", "ben")]


def test_a_good_record_has_no_faults_and_all_pulses_find_their_intents():
    assert faults(PULSES, INTENTS, HOLDERS) == ([], {"i1", "i2"})


@pytest.mark.parametrize(
    ("pulse", "why"),
    [
        (Pulse("03", 10.003), "no intent for this door at all"),
        (Pulse("01", 9.999), "before its intent"),
        (Pulse("01", 10.1), "a second one for the same intent"),
        (Pulse("02", 40.0), "long after its intent"),
    ],
)
def test_a_pulse_without_an_intent_of_its_own_is_found(pulse: Pulse, why: str):
    (fault,), _ = faults([*PULSES, pulse], INTENTS, HOLDERS)
    assert fault == f"Door {pulse.door} was pulsed at {pulse.at} and no intent allows it.", why


def test_an_opening_without_an_outcome_is_found():
    (fault,), _ = faults(PULSES, [INTENTS[0], replace(INTENTS[1], outcome=None)], HOLDERS)
    assert fault == "The opening i2 of door 02 has no outcome."


def test_a_door_that_is_said_to_have_opened_without_a_pulse_is_found():
    (fault,), _ = faults([PULSES[1]], INTENTS, HOLDERS)
    assert fault == "Door 01 is said to have opened by i1, and was never pulsed for it."


def test_two_people_on_a_door_and_two_doors_for_a_person_are_found():
    assert faults(PULSES, INTENTS, [("01", "ada"), ("01", "ben")])[0] == ["Door 01 has 2 holders."]
    assert faults(PULSES, INTENTS, [("01", "ada"), ("02", "ada")])[0] == ["ada holds 2 doors."]


@pytest.mark.parametrize(
    ("by_hand", "fault"),
    [
        ("DELETE FROM audit_event WHERE position = :last", "The event at {last}, which was read before, is gone."),
        (
            "DELETE FROM audit_event WHERE position = :last - 1",
            "The event at {middle}, which was read before, is gone.",
        ),
        ("UPDATE audit_event SET position = :last + 1 WHERE position = :last", "The event at {last}, .* is gone."),
        ("UPDATE audit_event SET header = '{}' WHERE position = :last - 1", "The event at {middle} is not what it was"),
        ("UPDATE audit_event SET hash = zeroblob(32) WHERE position = :last", "The event at {last} is not what it was"),
    ],
)
def test_an_event_that_was_read_and_then_taken_away_or_altered_by_hand_is_found(by_hand: str, fault: str, data: Path):
    with writer(DataFolder(data)) as to:
        for person in ("ada", "ben"):
            to.suspend(person, suspended=True)
    record = Acknowledged(data)
    last = record.look()
    assert last >= 3
    assert record.look() == last, "where nothing was done to it, nothing is found"
    _do_by_hand(DataFolder(data).database, by_hand, last)
    with pytest.raises(AssertionError, match=fault.format(last=last, middle=last - 1)):
        record.look()


def _do_by_hand(database: Path, statement: str, last: int) -> None:
    connection = library.choose().module.connect(database)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    assert connection.execute(statement, {"last": last}).rowcount == 1
    connection.commit()
    connection.close()
