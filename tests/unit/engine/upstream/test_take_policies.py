"""Policies of upstream: the most particular that fits holds, at once and over restarts; a wrong one changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import Size
from kiosk.engine import intents as i
from kiosk.engine.ports import StoreError
from kiosk.engine.reserve import Wanted, reserve
from kiosk.engine.upstream import apply_changes, policies
from kiosk.engine.upstream.changes import Change, Page
from kiosk.store import reading
from tests.fakes.failing_disk import failing_after
from tests.fakes.furniture import quick_folder
from tests.fakes.site_policies import ALL, HERE, MINE, OWN, PolicyRig, site_of

ONE_HOUR = timedelta(hours=1)
TWO, THREE, FOUR = (f"[policy]\nmost_doors = {number}\n" for number in (2, 3, 4))
WRONG = '[policy]\nrelease = "26:00"\n'
IN_NORTH = '[policy]\nzones = ["north"]\n'
ALL_WALK_UP = "[policy]\nwalk_up_share = 1.0\n"
POOL = Pool("A", "acme", Size.M)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[PolicyRig]:
    with quick_folder() as folder:
        made = PolicyRig(folder)
        made.person("ada")
        yield made
        made.close()


def recorded(rig: PolicyRig, kind: str = "policy.in_force") -> list[Mapping[str, Any]]:
    return [one.detail for one in rig.events(kind)]


def takes(rig: PolicyRig, name: str = "ada") -> None:
    """They are given a door, go, and shut it."""
    rig.tap(name)
    rig.handle(i.TakeOneMore())
    number = rig.sent[-1]
    rig.opens(number)
    rig.shuts(number)
    rig.handle(i.Leave())


def test_what_upstream_sets_holds_with_the_next_tap(rig: PolicyRig) -> None:
    takes(rig)
    takes(rig)
    assert len(rig.holds_all("ada")) == 1
    rig.tells(ALL, TWO)
    takes(rig)
    assert len(rig.holds_all("ada")) == 2
    digest = sha256(TWO.encode()).hexdigest()
    assert recorded(rig) == [{"document": ALL, "version": 1, "sha256": digest}]
    assert rig.owed() == {ALL: ("in-force", 1)}


def test_what_is_held_goes_on_under_the_policy_that_it_was_given_under(rig: PolicyRig) -> None:
    rig.tells(ALL, '[policy]\nrelease = "18:00"\n')
    takes(rig)
    ends = rig.rows("SELECT ends_at FROM assignment")
    rig.tells(ALL, '[policy]\nrelease = "20:00"\n')
    assert rig.rows("SELECT ends_at FROM assignment") == ends
    rig.person("bob")
    takes(rig, "bob")
    ((first,), (second,)) = rig.rows("SELECT ends_at FROM assignment ORDER BY rowid")
    assert (first[:16], second[:16]) == ("2026-11-24T17:00", "2026-11-24T19:00")


def test_the_most_particular_one_counts_and_the_site_file_where_there_is_none(rig: PolicyRig) -> None:
    rig.tells(HERE, THREE)
    rig.tells(ALL, TWO)
    assert (rig.in_force, rig.most_doors) == (HERE, 3)
    assert rig.owed() == {HERE: ("in-force", 1), ALL: ("overruled", 2)}
    assert rig.why(ALL) == HERE
    rig.tells(MINE, FOUR)
    assert (rig.in_force, rig.most_doors) == (MINE, 4)
    for gone, left, most in ((HERE, MINE, 4), (MINE, ALL, 2), (ALL, "", 1)):
        rig.tells(gone, None)
        assert (rig.in_force, rig.most_doors) == (left, most)
    assert [one.get("document") for one in recorded(rig)] == [HERE, MINE, ALL, None]


def test_documents_for_others_change_nothing_here(rig: PolicyRig) -> None:
    rig.tells("kiosk:other", TWO)
    rig.tells("site:Elsewhere", TWO)
    assert (rig.in_force, rig.most_doors, rig.owed(), recorded(rig)) == ("", 1, {}, [])


def test_a_wrong_one_is_refused_and_the_old_stays_also_after_a_restart(rig: PolicyRig) -> None:
    rig.tells(HERE, THREE)
    rig.tells(HERE, WRONG)
    rig.restart()
    rig.tells(HERE, WRONG + "#")
    rig.restart()
    assert (rig.in_force, rig.most_doors, rig.kiosk.policy.version) == (HERE, 3, 1)
    assert rig.owed() == {HERE: ("refused", 3)}
    assert rig.why(HERE).startswith("line 2, [policy], release: ")
    assert [one["version"] for one in recorded(rig, "policy.refused")] == [2, 3]
    assert len(recorded(rig)) == 1
    rig.tells(HERE, TWO)
    assert (rig.most_doors, rig.owed()) == (2, {HERE: ("in-force", 4)})


def test_a_wrong_one_for_this_kiosk_leaves_it_to_the_wider_one(rig: PolicyRig) -> None:
    rig.tells(ALL, TWO)
    rig.tells(MINE, WRONG)
    assert (rig.in_force, rig.most_doors) == (ALL, 2)
    assert rig.owed() == {ALL: ("in-force", 1), MINE: ("refused", 2)}


@pytest.mark.parametrize(
    "value", [{}, {"text": 7, "version": 1}, {"text": TWO}, {"text": TWO, "version": True}, {"text": TWO, "version": 0}]
)
def test_what_is_no_document_is_refused_and_not_taken_for_gone(rig: PolicyRig, value: dict[str, Any]) -> None:
    rig.tells(ALL, THREE)
    assert apply_changes.apply(rig.kiosk, Page("c1", [Change("policy", ALL, 9, value)], "c9", False, False))
    assert apply_changes.apply(rig.kiosk, Page("", [Change("policy", ALL, 10, value)], "c10", False, True))
    assert (rig.in_force, rig.most_doors, rig.owed()) == (ALL, 3, {ALL: ("refused", None)})


def test_a_snapshot_that_no_longer_has_it_ends_it(rig: PolicyRig) -> None:
    rig.tells(ALL, TWO)
    rig.tells_all({HERE: THREE})
    assert rig.in_force == HERE
    rig.tells_all({})
    assert (rig.in_force, rig.most_doors) == ("", 1)


def test_it_holds_before_the_first_tap_of_the_next_run_and_the_record_is_not_told_again(rig: PolicyRig) -> None:
    rig.tells(MINE, '[policy]\nmost_doors = 2\nwalk_up_share = 0.5\n[[scope]]\ngroup = "visitor"\nmost_doors = 1\n')
    lines = len(rig.events("policy.in_force", "policy.refused", "settings.changed"))
    assert [one.title for one in reading.scopes(rig.path)] == ["site", "group visitor"]
    rig.restart()
    assert (rig.in_force, rig.most_doors, rig.kiosk.settings.bookable[POOL]) == (MINE, 2, 2)
    assert len(rig.events("policy.in_force", "policy.refused", "settings.changed")) == lines


def test_where_it_fits_the_site_file_no_more_that_of_the_site_file_holds_and_it_is_said(rig: PolicyRig) -> None:
    rig.tells(MINE, IN_NORTH)
    assert rig.setting("zones") == {"north"}
    rig.restart_with(site_of(zone="south"))
    assert (rig.in_force, rig.setting("zones")) == ("", None)
    assert rig.owed() == {MINE: ("refused", 1)}
    assert 'There is no zone "north"' in rig.why(MINE)
    assert len(recorded(rig, "policy.refused")) == 1
    rig.restart_with(site_of())
    assert (rig.in_force, rig.setting("zones"), rig.owed()) == (MINE, {"north"}, {MINE: ("in-force", 1)})


def test_what_is_reserved_is_kept_where_less_can_be_reserved(tmp_path: Path) -> None:
    with quick_folder() as folder:
        rig = PolicyRig(folder, "[policy]\nwalk_up_share = 0.0\n")
        rig.person("ada")
        start = rig.clock.now() + ONE_HOUR
        (booked,) = reserve(rig.kiosk, Wanted("ada", start, start + ONE_HOUR, Size.M))
        rig.tells(ALL, ALL_WALK_UP)
        assert rig.kiosk.settings.bookable == reading.bookable(rig.path) == {POOL: 0}
        with pytest.raises(ValueError, match=r".+"):
            reserve(rig.kiosk, Wanted("ada", start + ONE_HOUR, start + 2 * ONE_HOUR, Size.M))
        rig.waits(ONE_HOUR.total_seconds())
        rig.tap("ada")
        assert rig.rows("SELECT reservation_id FROM assignment") == [(booked.id,)]
        rig.close()


def test_where_the_site_file_names_no_upstream_any_more_nothing_of_it_holds(rig: PolicyRig) -> None:
    rig.tells(ALL, TWO)
    rig.restart_with(site_of(upstream=""))
    assert (rig.in_force, rig.most_doors) == ("", 1)
    assert [one.value["said"] for one in reading.told(rig.path, policies.POLICY) if one.value] == [None]
    rig.restart_with(site_of())
    assert (rig.in_force, rig.most_doors) == (ALL, 2)


def test_who_was_offered_one_more_door_is_not_given_it_under_a_policy_that_gives_one(rig: PolicyRig) -> None:
    rig.tells(ALL, TWO)
    takes(rig)
    rig.tap("ada")
    rig.tells(ALL, OWN)
    rig.handle(i.TakeOneMore())
    assert len(rig.holds_all("ada")) == 1


# --- the site file's kept for a while


def test_the_site_files_are_kept_for_as_long_as_somebody_says(rig: PolicyRig) -> None:
    rig.tells(ALL, TWO)
    policies.keep_own(rig.kiosk, 2 * ONE_HOUR)
    assert (rig.in_force, rig.most_doors, rig.owed()) == ("", 1, {ALL: ("set-aside", 1)})
    rig.tells(ALL, THREE)
    rig.restart()
    assert (rig.in_force, rig.most_doors) == ("", 1)
    rig.waits(2 * ONE_HOUR.total_seconds())
    assert (rig.in_force, rig.most_doors, rig.owed()) == (ALL, 3, {ALL: ("in-force", 2)})
    kinds = [one.type for one in rig.events() if one.type.startswith("policy.")]
    assert kinds[1:] == ["policy.own_kept", "policy.in_force", "policy.own_over", "policy.in_force"]


def test_they_are_kept_until_then_also_where_no_kiosk_ran(rig: PolicyRig) -> None:
    rig.tells(ALL, TWO)
    policies.keep_own(rig.kiosk, ONE_HOUR)
    rig.close()
    rig.clock.turn(ONE_HOUR.total_seconds())
    rig._open()
    rig.start()
    assert (rig.in_force, rig.kiosk.policy.own_until) == (ALL, None)


def test_that_can_be_ended_by_hand(rig: PolicyRig) -> None:
    rig.tells(ALL, TWO)
    with pytest.raises(ValueError, match="Nobody has said"):
        policies.follow_again(rig.kiosk)
    policies.keep_own(rig.kiosk, ONE_HOUR)
    policies.follow_again(rig.kiosk)
    assert (rig.in_force, rig.kiosk.policy.own_until, len(rig.events("policy.own_over"))) == (ALL, None, 1)


@pytest.mark.parametrize("lasting", [timedelta(0), -ONE_HOUR, timedelta(days=8)])
def test_not_for_longer_than_a_week(rig: PolicyRig, lasting: timedelta) -> None:
    with pytest.raises(ValueError, match="at most 7 days"):
        policies.keep_own(rig.kiosk, lasting)
    assert rig.events("policy.own_kept") == []


# --- never by halves


def as_it_is(rig: PolicyRig) -> tuple[Any, ...]:
    """What holds: as the engine has it, which must be what the database has."""
    now = rig.kiosk.settings
    assert [*now.policies.scopes] == [*reading.scopes(rig.path)]
    assert dict(now.bookable) == dict(reading.bookable(rig.path))
    (row,) = reading.told(rig.path, policies.HERE) or (None,)
    assert policies.source(row) == rig.kiosk.policy
    return now.policies.scopes, dict(now.bookable), rig.kiosk.policy


def test_what_cant_be_recorded_changes_nothing(rig: PolicyRig) -> None:
    rig.tells(ALL, TWO)
    before, page = as_it_is(rig), rig.page({ALL: "[policy]\nmost_doors = 3\nwalk_up_share = 1.0\n"})
    for steps in count():
        try:
            with failing_after(rig.store, steps):
                apply_changes.apply(rig.kiosk, page)
            break
        except StoreError:
            assert as_it_is(rig) == before
    assert (rig.most_doors, steps > 5) == (3, True)


TEXTS = st.sampled_from([TWO, THREE, FOUR, WRONG, IN_NORTH, ALL_WALK_UP, OWN, "", "[", "[policy]\n[[scope]]\n"])
DOCUMENTS = st.sampled_from([MINE, HERE, ALL, "kiosk:other"])
STEPS = st.lists(
    st.one_of(
        st.tuples(DOCUMENTS, TEXTS | st.none()),
        st.tuples(st.just("snapshot"), st.dictionaries(DOCUMENTS, TEXTS)),
        st.tuples(st.sampled_from(["restart", "keep own", "follow"]), st.none()),
    ),
    max_size=8,
)


class Model:
    """What should hold: of each document the newest that fits."""

    def __init__(self, rig: PolicyRig) -> None:
        self.rig = rig
        self.told: dict[str, str] = {}
        self.good: dict[str, str] = {}
        self.own = False

    def does(self, what: str, told: Any) -> None:
        rig = self.rig
        if what == "restart":
            rig.restart()
        elif what == "keep own":
            policies.keep_own(rig.kiosk, ONE_HOUR)
            self.own = True
        elif what == "follow" and self.own:
            policies.follow_again(rig.kiosk)
            self.own = False
        elif what == "snapshot":
            self.good = {id_: text for id_, text in self.good.items() if id_ in told}
            rig.tells_all(told)
            self._hears(told)
        elif what != "follow":
            rig.tells(what, told)
            self._hears({what: told})

    def _hears(self, told: Mapping[str, str | None]) -> None:
        assert self.rig.kiosk.site_rules is not None
        for id_, text in told.items():
            if text is None:
                self.good.pop(id_, None)
                continue
            try:
                self.rig.kiosk.site_rules.read(id_, text)
            except ValueError:
                continue
            self.good[id_] = text

    def check(self) -> None:
        scopes, _, held = as_it_is(self.rig)
        wanted = "" if self.own else next((one for one in (MINE, HERE, ALL) if one in self.good), "")
        rules = self.rig.kiosk.site_rules
        assert rules is not None
        assert held.document == wanted
        text = self.good.get(wanted)
        expected = rules.own() if text is None else rules.read(wanted, text)
        assert scopes == expected.policies.scopes
        assert held.sha256 == ("" if text is None else sha256(text.encode()).hexdigest())


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_whatever_upstream_tells_one_whole_document_holds_or_the_site_file(steps: list[tuple[str, Any]]) -> None:
    with quick_folder() as folder:
        rig = PolicyRig(folder)
        try:
            model = Model(rig)
            for step in steps:
                model.does(*step)
                model.check()
        finally:
            rig.close()
