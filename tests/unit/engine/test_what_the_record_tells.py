"""Who was known by what, and who has a say over which door, in the words of the record."""

from __future__ import annotations

from datetime import time

from sqlalchemy import Connection, event

from kiosk.domain.allocation import Near
from kiosk.domain.compartments import DoorState
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.policy import AtExpiry, SecondFactor, SecondTap
from kiosk.engine import compartments, reserve, screens
from kiosk.engine import intents as i
from kiosk.engine.reserve import Wanted
from tests.fakes.rig import Rig
from tests.unit.engine.stories import CODE, HOUR


def accepted(rig: Rig) -> list[tuple[str | None, dict[str, object]]]:
    return [(one.person, dict(one.detail)) for one in rig.events("credential.accepted")]


def test_a_credential_is_told_with_its_reader_and_a_code_without_one(rig: Rig):
    rig.person("zoe", pin=CODE)
    rig.tap("ada", CredentialKind.QR)
    rig.handle(i.Leave())
    rig.handle(i.UseCode())
    rig.enters(CODE)
    assert accepted(rig) == [
        ("ada", {"credential": "qr", "reader": "reader", "needs_another": False}),
        ("zoe", {"credential": "pin", "needs_another": False}),
    ]


def test_of_two_factors_the_first_opens_nothing_yet(make_rig):
    rig = make_rig(policy={"second_factor": SecondFactor.ALWAYS})
    rig.person("zoe", pin=CODE)
    rig.tap("zoe")
    assert rig.events("open.intent") == []
    rig.enters(CODE)
    assert accepted(rig) == [
        ("zoe", {"credential": "badge", "reader": "reader", "needs_another": True}),
        ("zoe", {"credential": "pin", "needs_another": False}),
    ]
    assert [one.person for one in rig.events("open.intent")] == ["zoe"]


def test_a_tap_and_what_it_leads_to_are_one_commit(rig: Rig):
    connection, written = rig.store._connection, []
    before = connection.connection.driver_connection.total_changes  # type: ignore[union-attr]

    def commits(_: Connection) -> None:
        written.append(connection.connection.driver_connection.total_changes)  # type: ignore[union-attr]

    event.listen(connection.engine, "commit", commits)
    rig.tap("ada")
    event.remove(connection.engine, "commit", commits)
    assert len({*written} - {before}) == 1
    assert [one.type for one in rig.events()[-3:]] == ["credential.accepted", "assignment.assigned", "open.intent"]


def test_a_holder_whose_door_is_held_was_known_and_got_nothing(make_rig):
    rig = make_rig(policy={"release": time(18), "at_expiry": AtExpiry.HOLD})
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(7 * HOUR)
    rig.tap("ada")
    assert rig.shows(screens.NotAllowed).holds == "01"
    told = [(one.type, one.person, one.door, dict(one.detail)) for one in rig.events()[-1:]]
    assert told == [("open.refused", "ada", "01", {"why": "held"})]


def test_a_colleague_is_named_where_a_door_is_shared_and_was_known_by_their_badge(make_rig):
    rig = make_rig(policy={"release": time(18)})
    for _ in range(2):
        rig.tap("ada")
        rig.opens("01")
        rig.shuts("01")
    rig.handle(i.ShareIt())
    rig.handle(i.ShareUntil(0))
    rig.tap("bob")
    known, shared = rig.events()[-2:]
    assert (known.type, known.person) == ("credential.accepted", "bob")
    assert (shared.person, shared.door, shared.detail["colleague"]) == ("ada", "01", "bob")


def test_a_favourite_is_told_with_its_door(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.handle(i.MakeFavourite(on=True))
    rig.handle(i.MakeFavourite(on=False))
    told = [(one.type, one.person, one.door) for one in rig.events()[-2:]]
    assert told == [("person.favourite_set", "ada", "01"), ("person.favourite_ended", "ada", "01")]


def test_what_is_given_back_and_taken_again_names_what_it_goes_on_from(make_rig):
    rig = make_rig(policy={"second_tap": SecondTap.FINISH})
    for _ in range(2):
        rig.tap("ada")
        rig.opens("01")
        rig.shuts("01")
        rig.waits(15 if rig.holds("ada") else 0)
    ((before,),) = rig.rows("SELECT id FROM assignment")
    rig.handle(i.Undo())
    first, again = rig.events("assignment.assigned")
    assert first.detail["until"] == again.detail["until"]
    assert (again.detail["why"], again.detail["instead_of"]) == ("still needed by its holder", before)


def test_words_that_somebody_typed_are_beside_the_header(make_rig):
    rig = make_rig(policy={"walk_up_share": 0.0}, desks={"Ada's desk": Near("north")})
    compartments.reset(rig.kiosk, "01", "Ada's umbrella")
    now = rig.clock.now()
    reserve.reserve(rig.kiosk, Wanted("ada", now, now.replace(hour=20), desk="Ada's desk"))
    found = rig.rows("SELECT header, personal FROM audit_event ORDER BY position DESC LIMIT 2")
    assert not any("Ada" in header for header, _ in found)
    assert '"desk":"Ada\'s desk"' in found[0][1]
    assert found[1][1] == '{"note":"Ada\'s umbrella"}'


def test_a_door_found_open_is_told_from_one_that_was_forced(rig: Rig):
    rig.senses("03", DoorState.OPEN)
    rig.restart()
    told = [(one.door, dict(one.detail)) for one in rig.events("door.forced_open")]
    assert told == [("03", {"found": False}), ("03", {"found": True})]
