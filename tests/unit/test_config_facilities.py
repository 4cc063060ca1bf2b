"""What a site file sets for facilities mode: operators, lost property, sticks, contacts."""

import base64
from datetime import timedelta

import pytest

from kiosk.config.facilities import facilities_settings
from kiosk.domain.compartments import DoorState
from kiosk.domain.inputs import Input, InputUse
from kiosk.domain.operators import ROLE_RIGHTS, Right, Role, TwoPeople
from tests.fakes.site_text import DOORS, doors, faults_of, load

KEY = bytes(range(32))
TWO_DOORS = doors(*DOORS[:2])
CONTACT = '[[input]]\nname = "fire panel"\nbus = "left"\nboard = 0\nchannel = 16\nuse = "emergency release"\n'


def test_without_a_word_the_usual_holds():
    found = facilities_settings(load(TWO_DOORS))
    assert found.operators.rights == ROLE_RIGHTS
    assert (found.operators.pin_length, found.operators.badge_and_pin) == (8, False)
    assert found.operators.session == timedelta(seconds=120)
    assert found.operators.two_people == {TwoPeople.EMERGENCY}
    assert (found.inputs, found.keep_days, found.record_days) == ((), 180, 365)
    assert found.operators.recovery_key is None


def test_everything_can_be_set():
    text = (
        "[operators]\nbadge_and_pin = true\npin_length = 10\nsession_seconds = 60\n"
        'two_people = ["recovery", "export"]\nrights = { security = ["map", "open many"], installer = [] }\n'
        f'recovery_key = "{base64.b64encode(KEY).decode()}"\n'
        "[lost_property]\nkeep_days = 90\nrecord_days = 100\n"
    )
    found = facilities_settings(load(TWO_DOORS + text + CONTACT))
    assert found.operators.rights[Role.SECURITY] == {Right.MAP, Right.OPEN_MANY}
    assert found.operators.rights[Role.INSTALLER] == frozenset()
    assert found.operators.rights[Role.FACILITIES] == ROLE_RIGHTS[Role.FACILITIES]
    assert found.operators.two_people == {TwoPeople.RECOVERY, TwoPeople.EXPORT}
    assert found.operators.recovery_key == KEY
    assert (found.keep_days, found.record_days) == (90, 100)
    assert found.inputs == (Input("fire panel", "left", 0, 16, InputUse.EMERGENCY_RELEASE, DoorState.OPEN),)


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("[operators]\npin_length = 6\n", "pin_length", "8"),
        ("[operators]\nsession_seconds = 5\n", "session_seconds", "30"),
        ('[operators]\ntwo_people = ["lunch"]\n', "two_people", "lunch"),
        ('[operators]\nrights = { boss = ["map"] }\n', "rights", "boss"),
        ('[operators]\nrights = { security = ["opne"] }\n', "rights", "open"),
        ('[operators]\nrights = { security = "map" }\n', "rights", "list of words"),
        ('[operators]\nrights = ["map"]\n', "rights", "by role"),
        ('[operators]\nrecovery_key = "c2hvcnQ="\n', "recovery_key", "44 characters"),
        ("[operators]\nrecovery_key = 7\n", "recovery_key", "44 characters"),
        ("[lost_property]\nkeep_days = 0\n", "keep_days", "1"),
        (CONTACT.replace('"left"', '"attic"'), "bus", "attic"),
        (CONTACT.replace("board = 0", "board = 3"), "board", "No compartment is wired to this board"),
        (CONTACT.replace("channel = 16", "channel = 1"), "channel", "is wired there"),
        (CONTACT.replace("emergency release", "party"), "use", "party"),
        (CONTACT + CONTACT.replace("16", "15"), "name", "already used"),
        (CONTACT + CONTACT.replace("fire panel", "cabinet"), "channel", "already used"),
    ],
)
def test_what_cannot_be_is_said_at_its_line(text: str, where: str, says: str):
    faults = faults_of(TWO_DOORS + text)
    assert faults, text
    assert where in faults[0].where
    assert says in faults[0].message
    assert faults[0].line is not None
