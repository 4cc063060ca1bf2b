"""Personal data goes once its days are over, or on request: from every file, and the record goes on proving itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.report import Report
from kiosk.audit.verify import verify
from kiosk.domain.assignments import Model
from kiosk.domain.clock_trust import ClockTrust
from kiosk.domain.compartments import Condition
from kiosk.domain.events.visitors import VisitorArrived, VisitorLeft, Where
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.operators import OperatorEntry, Role
from kiosk.domain.passes import KnownPass, Pass, host_ref
from kiosk.domain.people import PersonKind
from kiosk.engine import compartments, dispatch, retention
from kiosk.engine import messages as m
from kiosk.engine.intents import GiveBack
from kiosk.engine.retention import LOOK_EVERY_S, erase_person
from kiosk.engine.visitors.settings import VisitorSettings
from kiosk.store import exporting
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.found import case, give, item, take_on
from tests.fakes.furniture import TWO_BOARDS, quick_folder
from tests.fakes.rig import Rig

# Words that are nowhere but in what tells of this person.
WANDA: dict[str, Any] = {
    "email": "wanda.xylander@example.com",
    "department": "Quizzical Affairs",
    "groups": frozenset({"zither club"}),
}
COMPANY = "Yttrium Yoghurts"
SECRETS = ("wanda", "Wanda", "xylander", "Quizzical", "zither", "vermilion umbrella", COMPANY)
DAY = timedelta(days=1)


@contextmanager
def rigged(**fields: Any) -> Iterator[Rig]:
    with quick_folder() as folder:
        rig = Rig(folder, TWO_BOARDS, model=Model.SESSION, **fields)
        yield rig
        rig.close()


def visit(rig: Rig, name: str) -> None:
    """Somebody takes a door and gives it back."""
    rig.tap(name)
    door = rig.holds(name)
    assert door is not None
    rig.opens(door)
    rig.shuts(door)
    rig.tap(name)
    rig.opens(door)
    rig.shuts(door)
    rig.handle(GiveBack())
    assert rig.holds(name) is None


def days_pass(rig: Rig, days: float) -> None:
    """In steps: what is erased is erased by the kiosk itself."""
    for _ in range(round(days * 4)):
        rig.clock.turn(LOOK_EVERY_S + 1)
        dispatch.handle_due(rig.kiosk)


def proven(rig: Rig) -> Report:
    """The whole record is exported and verified."""
    with rig.store.transaction() as tx:
        tx.checkpoint()
    through = rig.rows("SELECT max(position) FROM audit_event")[0][0]
    lines = [one.to_bytes() for one in exporting.whole(rig.path, through)]
    return verify(lines, exporting.keys(rig.path))


def found_in(folder: Path) -> set[tuple[str, str]]:
    """Which of the words stand in which file, as bytes, wherever."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return {(one.name, word) for one in files for word in SECRETS if word.encode() in one.read_bytes()}


def test_what_is_older_than_its_days_goes_from_the_record_and_all_else_stays():
    with rigged() as rig:
        rig.person("wanda", **WANDA)
        rig.person("bob")
        visit(rig, "wanda")
        old = len(rig.events())
        days_pass(rig, 29)
        visit(rig, "bob")
        assert proven(rig).erased == 0
        days_pass(rig, 1.5)
        assert all(one.person is None for one in rig.events()[:old])
        assert [one.person for one in rig.events("assignment.assigned")] == [None, "bob"]
        report = proven(rig)
        assert report.erased > 0
        assert [(one.why, one.events) for one in report.erasures] == [("retention", report.erased)]
        assert rig.rows("SELECT name FROM person WHERE external_id = 'wanda'") == [("Wanda",)], "she works here still"
        assert rig.rows("SELECT count(*) FROM assignment") == [(1,)]
        rig.tap("wanda")
        assert rig.holds("wanda") is not None


def test_people_whose_time_here_is_over_go_with_everything_that_told_who_they_were():
    with rigged() as rig:
        rig.person("wanda", kind=PersonKind.VISITOR, valid_until=NOON + DAY, **WANDA)
        visit(rig, "wanda")
        days_pass(rig, 32)
        (row,) = rig.rows("SELECT id, external_id, name, email, department, groups, needs_reachable FROM person")
        assert row == (row[0], row[0], "", None, None, None, 0)
        assert rig.rows("SELECT count(*) FROM credential") == [(0,)]
        assert proven(rig).erased > 0
        rig.tap("wanda")
        assert rig.events("credential.refused")[-1].detail["why"] == "unknown"


def test_a_person_is_erased_on_request_and_found_nowhere_on_the_disk():
    with rigged() as rig:
        rig.person("wanda", **WANDA)
        rig.person("bob")
        visit(rig, "wanda")
        visit(rig, "bob")
        compartments.set_condition(rig.kiosk, "03", Condition.HOLD, "left her vermilion umbrella")
        compartments.end_condition(rig.kiosk, "03", Condition.HOLD)
        rig.store.tidy()
        before = found_in(rig.path.parent)
        assert {word for _, word in before} == set(SECRETS) - {COMPANY}, "the search can find them"
        assert erase_person(rig.store, "wanda") > 0
        assert {one.why for one in proven(rig).erasures} == {"request"}
        days_pass(rig, 31)  # the note names nobody: it goes with its days
        assert rig.store.scrub()
        assert found_in(rig.path.parent) == set()
        assert {one.why for one in proven(rig).erasures} == {"retention"}
        assert [one.detail["why"] for one in rig.events("person.erased")] == ["request"]


def receive(rig: Rig) -> GuestVisit:
    """Wanda visits Bob, and reception gives her a pass for this kiosk's own bank."""
    rig.person("wanda", kind=PersonKind.VISITOR, valid_until=NOON + DAY, **WANDA)
    rig.person("bob", email="bob@example.com")
    with rig.store.transaction() as tx:
        wanda, bob = tx.person_known_as("wanda"), tx.person_known_as("bob")
        assert wanda is not None
        assert bob is not None
        visit = GuestVisit("v1", wanda.id, VisitState.HERE, NOON, NOON + DAY, host_id=bob.id, company=COMPANY)
        tx.add_visit(visit)
        given = Pass("0" * 16, "A", issued_at=NOON, starts_at=NOON, ends_at=NOON + DAY, host=host_ref("bob"))
        tx.keep_pass(KnownPass(given, wanda.id))
        tx.notify(Notice(NoticeKind.ARRIVED, bob.id, {"about": wanda.id, "at": NOON.isoformat()}))
        tx.record(VisitorArrived(person_id=wanda.id, visit="v1", until=NOON + DAY, invited=False, host=bob.id))
    return visit


def leave(rig: Rig, visit: GuestVisit) -> None:
    with rig.store.transaction() as tx:
        tx.change_visit(replace(visit, state=VisitState.LEFT, left_at=rig.clock.now()))
        tx.record(VisitorLeft(person_id=visit.person_id, visit=visit.id, where=Where.RECEPTION))


def test_a_visitor_is_erased_on_request_with_their_company_once_they_have_left():
    with rigged() as rig:
        visited = receive(rig)
        with pytest.raises(ValueError, match="or a visit"):
            erase_person(rig.store, "wanda")
        leave(rig, visited)
        rig.store.tidy()
        assert {COMPANY, "Wanda"} <= {word for _, word in found_in(rig.path.parent)}
        assert erase_person(rig.store, "wanda") > 0
        assert rig.store.scrub()
        assert found_in(rig.path.parent) == set()
        assert rig.rows("SELECT state, company, host_id IS NULL FROM guest_visit") == [("left", None, 0)]
        with rig.store.transaction() as tx:
            assert [one.about for one in tx.owed_notices(NOON + DAY, 9)] == [""], "and Bob is still told"


@pytest.mark.parametrize("days", [3, 60])
def test_names_of_visitors_are_kept_as_long_as_their_own_setting_says(days: int):
    with rigged(visitors=VisitorSettings(names_kept_for=days * DAY)) as rig:
        leave(rig, receive(rig))
        kept = "SELECT count(*) FROM person WHERE name = 'Wanda'"
        days_pass(rig, days)
        assert rig.rows(kept) == [(1,)]
        days_pass(rig, 2)
        assert rig.rows(kept) == [(0,)]
        assert proven(rig).erased > 0
        assert rig.rows("SELECT count(*) FROM guest_visit") == [(1 if days < 30 else 0,)], "that there was a visit"


def test_a_visit_that_nobody_ended_keeps_its_visitor():
    with rigged(visitors=VisitorSettings(names_kept_for=3 * DAY)) as rig:
        receive(rig)
        with rig.store.transaction() as tx:
            assert tx.gone_since(NOON + 9 * DAY, NOON + 9 * DAY) == []


def test_the_search_would_find_what_only_the_log_still_holds():
    """The control: without the scrubbing of the log, the bytes are on the disk."""
    with rigged() as rig:
        rig.person("wanda", **WANDA)
        visit(rig, "wanda")
        erase_person(rig.store, "wanda")
        assert {name for name, _ in found_in(rig.path.parent)} == {"kiosk.db-wal"}
        assert rig.store.scrub()
        assert found_in(rig.path.parent) == set()


def test_scrubbing_that_was_cut_off_is_done_after_the_next_start():
    with rigged() as rig:
        rig.person("wanda", **WANDA)
        visit(rig, "wanda")
        erase_person(rig.store, "wanda")
        rig.restart()
        assert rig.store.scrub()
        assert found_in(rig.path.parent) == set()


@pytest.mark.parametrize("name", ["nobody", ""])
def test_whom_nobody_knows_cannot_be_erased(name: str):
    with rigged() as rig, pytest.raises(ValueError, match="Nobody here has the id"):
        erase_person(rig.store, name)


def test_who_holds_a_door_still_is_not_erased_and_the_sentence_says_what_to_do():
    with rigged() as rig:
        rig.person("wanda", **WANDA)
        rig.tap("wanda")
        with pytest.raises(ValueError, match="still has a door, a reservation"):
            erase_person(rig.store, "wanda")
        assert rig.rows("SELECT name FROM person") == [("Wanda",)]


def test_a_clock_that_is_not_believed_erases_nothing():
    with rigged() as rig:
        rig.person("wanda", **WANDA)
        visit(rig, "wanda")
        rig.clock.set_wall(NOON + 365 * DAY)
        retention.erase_old(rig.kiosk, m.RetentionDue())
        assert rig.events("assignment.assigned")[0].person == "wanda"


def test_a_clock_that_was_wrong_for_a_while_neither_keeps_a_line_nor_erases_a_fresh_one():
    with rigged() as rig:
        rig.person("wanda", **WANDA)
        rig.clock.set_wall(NOON - 365 * DAY)  # a battery is empty
        visit(rig, "wanda")
        rig.clock.set_wall(NOON + timedelta(minutes=5))
        rig.waits(60)
        days_pass(rig, 28)
        assert "wanda" in [one.person for one in rig.events()]
        days_pass(rig, 3)
        assert "wanda" not in [one.person for one in rig.events("assignment.assigned", "open.intent")]
        assert proven(rig).untrusted_clock > 0


def test_many_lines_go_in_steps_between_which_others_come_first(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(retention, "STEP_EVENTS", 5)
    with rigged() as rig:
        rig.person("wanda", **WANDA)
        for _ in range(3):
            visit(rig, "wanda")
        days_pass(rig, 31)
        for _ in range(20):
            rig.waits(1)
        erased = rig.events("record.erased")
        assert len(erased) > 2
        assert sum(one.detail["count"] for one in erased) == proven(rig).erased


def test_what_was_erased_of_a_person_is_named_by_its_lines_in_a_list_that_is_erased_in_its_turn():
    with rigged() as rig:
        rig.person("wanda", **WANDA)
        visit(rig, "wanda")
        erase_person(rig.store, "wanda")
        (told,) = rig.events("record.erased")
        gone = [one for (one,) in rig.rows("SELECT position FROM audit_event WHERE personal IS NULL AND salt IS NULL")]
        with_data = [one for (one,) in rig.rows("SELECT position FROM audit_event WHERE commitment IS NOT NULL")]
        assert numbers(told.detail["lines"]) == sorted(set(gone) & set(with_data))
        header = rig.rows("SELECT header FROM audit_event WHERE header LIKE '%record.erased%'")[0][0]
        assert told.detail["lines"] not in header
        proven(rig)
        visit_of_somebody_else(rig)
        days_pass(rig, 31)
        assert "lines" not in rig.events("record.erased")[0].detail
        assert {one.why for one in proven(rig).erasures} == {"retention"}, "its list is gone, and all lines are told of"


def numbers(ranges: str) -> list[int]:
    parts = [part.split("-") for part in ranges.split(",")]
    return [number for part in parts for number in range(int(part[0]), int(part[-1]) + 1)]


def visit_of_somebody_else(rig: Rig) -> None:
    rig.person("bob")
    visit(rig, "bob")


def test_a_first_line_of_a_clock_without_a_battery_is_as_old_as_the_next_one_that_was_believed():
    with rigged(now=datetime(1970, 1, 1, tzinfo=UTC)) as rig:
        rig.store.judge_clock(lambda _wall, _monotonic: ClockTrust.UNTRUSTED)
        rig.person("wanda", **WANDA)
        visit(rig, "wanda")
        rig.clock.set_wall(NOON)
        rig.store.judge_clock(lambda _wall, _monotonic: ClockTrust.FREE_RUNNING)
        visit(rig, "wanda")
        with SqlStore.transaction(rig.store) as tx:
            assert tx.erase_events(NOON - 30 * DAY, 500) == ([], False)
            tx.erase_events(NOON + timedelta(hours=1), 500)
        assert {one.person for one in rig.events()} == {None}


@pytest.mark.parametrize("trust", ClockTrust)
def test_lines_of_a_year_to_come_do_not_keep_those_after_them(trust: ClockTrust):
    with rigged() as rig:
        rig.store.judge_clock(lambda _wall, _monotonic: trust)
        rig.clock.set_wall(NOON + 365 * DAY)
        rig.person("wanda", **WANDA)
        visit(rig, "wanda")
        rig.clock.set_wall(NOON)
        rig.store.judge_clock(lambda _wall, _monotonic: ClockTrust.FREE_RUNNING)
        visit(rig, "wanda")
        rig.clock.set_wall(NOON + 31 * DAY)
        with SqlStore.transaction(rig.store) as tx:
            more = True
            while more:  # in windows, of which the first hold nothing but the wrong time
                _, more = tx.erase_events(NOON + DAY, 3)
        assert {one.person for one in rig.events()} == {None}


# --- recovery cases and lost property


def found_of(rig: Rig, name: str, number: int) -> None:
    """What somebody left behind is taken out of a compartment, and is kept."""
    rig.person(name)
    with SqlStore.transaction(rig.store) as tx:
        person = tx.person_known_as(name)
        assert person is not None
        one = case(f"c{number}", rig.doors[f"0{number}"].id, person_id=person.id, assignment_id=None)
        take_on(tx, one, item(f"i{number}", one))


def fetched(rig: Rig, number: int) -> None:
    with SqlStore.transaction(rig.store) as tx:
        thing = tx.item(f"i{number}")
        assert thing is not None
        give(tx, thing, rig.clock.now() - NOON)


def told_of_cases(rig: Rig) -> list[str | None]:
    lines = [one for one in rig.events() if one.type.split(".")[0] in {"recovery", "lost_property"}]
    return [one.person for one in lines]


def test_what_the_law_has_kept_outlives_the_days_of_everything_else():
    with rigged() as rig:
        found_of(rig, "wanda", 1)
        visit(rig, "wanda")
        days_pass(rig, 40)
        assert told_of_cases(rig) == ["wanda"] * 3
        assert rig.events("assignment.assigned")[0].person is None
        fetched(rig, 1)
        rig.clock.turn(370 * 24 * 3600)
        days_pass(rig, 1)
        assert told_of_cases(rig) == [None] * 4
        assert rig.rows("SELECT count(*) FROM recovery_case") == rig.rows("SELECT count(*) FROM lost_item") == [(0,)]
        assert {one.why for one in proven(rig).erasures} == {"retention"}


def test_who_asks_is_erased_from_cases_as_well_and_the_record_proves_itself_ever_after():
    with rigged() as rig:
        found_of(rig, "wanda", 1)
        found_of(rig, "bob", 2)
        visit(rig, "wanda")
        days_pass(rig, 40)
        assert erase_person(rig.store, "wanda") == 3
        proven(rig)
        assert told_of_cases(rig) == [None] * 3 + ["bob"] * 3
        days_pass(rig, 40)
        assert {one.why for one in proven(rig).erasures} == {"retention", "request"}
        assert rig.rows("SELECT description, person_id FROM lost_item WHERE id = 'i1'") == [
            ("a vermilion umbrella", None)
        ]


def test_who_left_stays_known_while_their_things_are_kept_and_their_case_outlives_them():
    with rigged() as rig:
        rig.person("wanda", valid_until=NOON + DAY, **WANDA)
        found_of(rig, "wanda", 1)
        with SqlStore.transaction(rig.store) as tx:
            tx._connection.exec_driver_sql("UPDATE person SET valid_until = '2026-11-25T11:00:00.000000Z'")
        days_pass(rig, 50)
        assert rig.rows("SELECT name FROM person") == [("Wanda",)]
        fetched(rig, 1)
        days_pass(rig, 1)
        assert rig.rows("SELECT name FROM person") == [("",)]
        assert told_of_cases(rig) == ["wanda"] * 4, "as long as the law asks for it"
        proven(rig)


def test_an_operator_is_not_erased_on_request_before_they_are_one_no_longer():
    with rigged() as rig:
        rig.person("wanda")
        with SqlStore.transaction(rig.store) as tx:
            wanda = tx.person_known_as("wanda")
            assert wanda is not None
            tx.set_operator(OperatorEntry(wanda.id, Role.FACILITIES, NOON))
        with pytest.raises(ValueError, match="or is an operator"):
            erase_person(rig.store, "wanda")
