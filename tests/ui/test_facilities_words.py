"""What facilities mode calls things: every member, every kind of event, no two alike."""

from __future__ import annotations

import pytest

from kiosk.domain.compartments import DoorState, Occupancy
from kiosk.domain.events import CATALOGUE
from kiosk.engine.facilities.screens import (
    Came,
    CompartmentHistory,
    HistoryLine,
)
from kiosk.ui import facilities_words, history_words
from kiosk.ui.facilities_scenes_bank import (
    HISTORY,
)
from tests.ui.at_work import at_work
from tests.ui.conftest import Kiosk
from tests.ui.test_words import said

__all__ = ["at_work"]

AT = HISTORY.lines[0].at


def test_no_two_states_look_alike():
    looks = [facilities_words.LOOKS[one] for one in Occupancy]
    assert len({sign for _, sign in looks}) == len(looks)
    assert len(set(facilities_words.DOOR_SIGNS.values())) == len(DoorState)
    assert len(set(facilities_words.CAME_SIGNS.values())) == len(Came)


# What the record says of other things than compartments; anything new belongs either here or into the words.
NEVER_OF_A_COMPARTMENT = {
    *("credential.accepted", "credential.refused", "credential.qr_issued", "credential.revoked", "credential.bound"),
    *("credential.one_time_code", "person.identified", "person.suspended", "person.restored", "person.erased"),
    *("people.changed", "line.joined", "line.left", "lost_property.exported", "run.started", "run.ended"),
    *("visit.invited", "visit.arrived", "visit.left", "visit.ended", "visit.over", "visit.extended"),
    *("visit.list_seen", "visit.log_exported", "pass.issued", "pass.handed_over", "pass.accepted", "pass.refused"),
    *("pass.spent", "pass.revoked", "key.trusted", "key.revoked", "key.handed_out", "codes.made", "codes.taken"),
    *("operator.login", "operator.logout", "operator.login_failed", "operator.set", "operator.ended"),
    *("operator.pin_drawn", "operator.recovery_asked", "kiosk.started", "kiosk.stopped", "device.up", "device.down"),
    "device.unsteady",
    *("clock.stepped", "settings.changed", "disk.low", "disk.fine", "help.asked", "screen.set", "kiosk.copied_out"),
    *("record.exported", "record.erased", "record.ended_forgotten", "record.damaged", "record.recovered"),
    *("record.set_aside_deleted", "backup.made", "backup.failed", "upstream.changes_applied"),
    *("remote.opening_refused", "remote.access_granted", "remote.access_used", "site.door_elsewhere"),
    *("upstream.lease_offered", "upstream.lease_agreed", "upstream.lease_refused", "upstream.booking_rejected"),
    *("policy.in_force", "policy.refused", "policy.own_kept", "policy.own_over"),
}


def test_each_kind_of_event_that_may_concern_a_compartment_has_words():
    worded, others = set(history_words.HISTORY), NEVER_OF_A_COMPARTMENT
    assert worded & others == set()
    assert worded | others == set(CATALOGUE)


def test_whatever_is_said_in_facilities_has_a_word_for_each_of_its_members():
    enums = {type(next(iter(table))): table for table in facilities_words.TABLES if table is not facilities_words.WHYS}
    assert [one for kind, table in enums.items() for one in kind if one not in table] == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (HistoryLine(AT, "open.override", said="lost credential"), "Opened by an operator: Lost badge or PIN"),
        (HistoryLine(AT, "open.override", said="smoke in there"), "Opened by an operator: smoke in there"),
        (HistoryLine(AT, "open.outcome", said="not opened"), "What came of it: Did not open"),
        (HistoryLine(AT, "compartment.condition_set", said="hold"), "Not given away from now on: Kept shut"),
        (HistoryLine(AT, "door.closed"), "Door shut"),
        (HistoryLine(AT, "of.tomorrow", said="x"), "Another line of the record: x"),
    ],
)
def test_a_line_of_the_history_in_words(at_work: Kiosk, line: HistoryLine, words: str):
    at_work.show(CompartmentHistory("12", (line,)))
    assert words in said(at_work)
