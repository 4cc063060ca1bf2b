"""A tag that proves itself opens once by each of its messages: one that was heard before opens nothing, anywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.credentials import MOST_TAPS, CredentialKind
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.facilities.intents import BindMyBadge, ForgotMyPin, HelpMyself
from kiosk.engine.facilities.screens import CodeOnItsWay, NewBadgeBound, NewBadgeWanted
from kiosk.engine.messages import CredentialPresented
from kiosk.engine.screens import CredentialShown
from kiosk.engine.visitors import intents as vi
from kiosk.engine.visitors.screens import Visits
from kiosk.store.store import SqlStore
from tests.fakes.failing_disk import BEGIN, COMMIT, WRITE, failing_after
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import COMBINED, ELSEWHERE

TAG, PIN = "04DE5F1EACC040", "135790"
REPLAYED = screens.NotKnown(CredentialShown.TAG)


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return with_tag(make_rig())


def with_tag(rig: Rig) -> Rig:
    rig.person("zoe", pin=PIN, tag=TAG)
    return rig


def whys(rig: Rig) -> list[object]:
    return [one.detail["why"] for one in rig.events("credential.refused")]


def test_a_tag_opens_and_so_does_its_next_message(rig: Rig):
    rig.proves(TAG, 61)
    rig.opens("01")
    rig.shuts("01")
    rig.proves(TAG, 62)
    assert rig.sent == ["01", "01"]
    (first, second) = rig.events("credential.accepted")
    assert (first.person, first.detail["credential"], second.person) == ("zoe", "tag", "zoe")


@pytest.mark.parametrize("counter", [61, 60, 0, -1, None, MOST_TAPS + 1])
def test_what_is_not_above_the_last_opens_nothing_and_is_on_the_record(rig: Rig, counter: int | None):
    rig.proves(TAG, 61)
    rig.waits(60)
    before = len(rig.sent)
    rig.proves(TAG, counter)
    assert rig.screen == REPLAYED
    assert len(rig.sent) == before
    (line,) = rig.events("credential.refused")
    assert (line.person, line.detail) == ("zoe", {"credential": "tag", "why": "replayed", "reader": "reader"})


def test_the_last_count_that_three_bytes_hold_is_good_once(rig: Rig):
    rig.proves(TAG, MOST_TAPS)
    assert rig.sent == ["01"]
    for counter in (0, 1, MOST_TAPS):
        rig.proves(TAG, counter)
        assert rig.screen == REPLAYED


def test_its_number_alone_is_no_tag_and_a_badge_no_proof(rig: Rig):
    rig.handle(CredentialPresented(CredentialKind.BADGE, TAG, "reader"))
    assert rig.screen == screens.NotKnown(CredentialShown.BADGE)
    rig.proves("badge:zoe", 1)
    assert rig.screen == screens.NotKnown(CredentialShown.BADGE)
    assert (rig.sent, whys(rig)) == ([], ["unknown", "unknown"])


def test_a_power_cut_gives_no_message_back(rig: Rig):
    rig.proves(TAG, 61)
    rig.restart()
    rig.proves(TAG, 61)
    assert rig.screen == REPLAYED
    rig.proves(TAG, 62)
    assert rig.sent == ["01"]


def test_a_tag_of_nobody_counts_too(rig: Rig):
    rig.proves("04FFFFFFFFFFFF", 7)
    rig.person("new", tag="04FFFFFFFFFFFF")
    rig.proves("04FFFFFFFFFFFF", 7)
    assert rig.screen == REPLAYED
    assert rig.sent == []
    rig.proves("04FFFFFFFFFFFF", 8)
    assert rig.sent == ["01"]


def test_one_that_changes_hands_goes_on_from_where_it_was(rig: Rig):
    rig.proves(TAG, 61)
    with SqlStore.transaction(rig.store) as tx:
        zoe = tx.person_known_as("zoe")
        assert zoe is not None
        tx.erase_person(zoe.id)
    rig.person("next", tag=TAG)
    rig.proves(TAG, 61)
    assert rig.screen == REPLAYED
    assert rig.rows("SELECT count(*) FROM tag_counter") == [(1,)]


@pytest.mark.expects_log("store.failed")
@pytest.mark.parametrize("at", [BEGIN, WRITE, COMMIT])
def test_no_commit_no_open(rig: Rig, at: str):
    with rig.failing(at):
        rig.proves(TAG, 61)
    rig.shows(screens.NotWorking)
    assert (rig.sent, rig.holds("zoe")) == ([], None)
    rig.proves(TAG, 62)
    assert rig.sent == ["01"]


# --- every way in -----------------------------------------------------------------------------------------------------


def test_a_tag_becomes_somebodys_new_badge_and_what_it_said_then_opens_nothing(rig: Rig):
    for one in (HelpMyself(), BindMyBadge()):
        rig.handle(one)
    rig.enters(PIN)
    assert rig.screen == NewBadgeWanted()
    rig.proves("04AAAAAAAAAAAA", 5)
    assert rig.screen == NewBadgeBound(old_revoked=True)
    assert {one.detail["credential"] for one in rig.events("credential.revoked")} == {"badge", "tag"}
    assert [one.detail["credential"] for one in rig.events("credential.bound")] == ["tag"]
    rig.proves("04AAAAAAAAAAAA", 5)
    assert rig.screen == REPLAYED
    rig.proves("04AAAAAAAAAAAA", 6)
    rig.shows(screens.DoorOpening)
    rig.proves(TAG, 99)
    assert rig.screen == screens.NotKnown(CredentialShown.BADGE)


def test_a_replay_becomes_nobodys_badge(rig: Rig):
    rig.proves("04AAAAAAAAAAAA", 5)
    for one in (i.Leave(), HelpMyself(), BindMyBadge()):
        rig.handle(one)
    rig.enters(PIN)
    rig.proves("04AAAAAAAAAAAA", 5)
    assert rig.events("credential.bound") == []


def test_a_tag_says_who_wants_a_code(rig: Rig):
    for one in (HelpMyself(), ForgotMyPin()):
        rig.handle(one)
    rig.proves(TAG, 1)
    rig.shows(CodeOnItsWay)
    rig.finish_hashing()
    assert whys(rig) == ["not sent"], "Zoë has no address"


def test_a_colleague_is_let_in_by_their_tag(rig: Rig):
    for again in (False, True):
        rig.tap("ada")
        rig.opens("01")
        rig.shuts("01")
        rig.waits(0 if again else 15)
    for one in (i.ShareIt(), i.ShareUntil(0)):
        rig.handle(one)
    rig.proves(TAG, 1)
    assert rig.shows(screens.Sharing).initials == "Z"


@pytest.mark.parametrize("replayed", [False, True])
def test_a_hosts_tag_opens_the_list_of_their_visits(make_rig: Callable[..., Rig], replayed: bool):
    rig = with_tag(make_rig((), visitors=ELSEWHERE))
    if replayed:
        rig.proves(TAG, 1)
        rig.handle(i.Leave())
    rig.proves(TAG, 1)
    assert isinstance(rig.screen, Visits) is not replayed


def test_whoever_fills_in_a_form_is_not_disturbed_by_a_replay(make_rig: Callable[..., Rig]):
    rig = with_tag(make_rig(visitors=COMBINED))
    rig.proves(TAG, 1)
    for one in (i.Leave(), vi.CheckIn()):
        rig.handle(one)
    form = rig.screen
    rig.proves(TAG, 1)
    assert rig.screen == form
    assert whys(rig) == ["replayed"]


# --- whatever happens -------------------------------------------------------------------------------------------------


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["stays", "stays", "power cut", "disk full"])), max_size=12)
)
@pytest.mark.expects_log("store.failed")
def test_no_message_opens_twice_in_any_order_and_whatever_is_cut(taps: list[tuple[int, str]]):
    with quick_folder() as folder:
        rig = with_tag(Rig(folder))
        heard: list[int] = []
        for counter, then in taps:
            before = len(rig.events("credential.accepted"))
            if then == "disk full":
                with rig.failing(COMMIT):
                    rig.proves(TAG, counter)
            else:
                rig.proves(TAG, counter)
            if len(rig.events("credential.accepted")) > before:
                heard.append(counter)
            if then == "power cut":
                rig.restart()
        rig.close()
    assert heard == sorted(set(heard))
    good = [counter for counter, then in taps if then != "disk full"]
    assert heard == [one for at, one in enumerate(good) if one > max(good[:at], default=-1)]


@pytest.mark.expects_log("store.failed")
@pytest.mark.parametrize("steps", range(0, 20, 2))
def test_a_kill_after_any_step_lets_no_message_open_twice(rig: Rig, steps: int):
    with failing_after(rig.store, steps):
        rig.proves(TAG, 61)
    opened = len(rig.events("open.intent"))
    assert len(rig.sent) <= opened, "no commit, no open"
    rig.restart()
    rig.proves(TAG, 61)
    assert len(rig.events("open.intent")) <= 1
    if opened:
        assert rig.screen == REPLAYED
    rig.proves(TAG, 62)
    assert rig.sent[-1:] == ["01"]
