"""The rest of the site as upstream tells of it: what is taken over, and what a person is told on its account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.allocation import Need
from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Size
from kiosk.domain.elsewhere import Elsewhere, FarDoor
from kiosk.domain.people import Person
from kiosk.domain.syncing import SyncKind, SyncState
from kiosk.engine import intents as i
from kiosk.engine import reserve, screens
from kiosk.engine.ports import StoreError
from kiosk.engine.reserve import Wanted
from kiosk.engine.screens import DoorAt, DoorElsewhere
from kiosk.engine.upstream import apply_changes, site_view
from kiosk.engine.upstream.changes import Change, Page
from kiosk.engine.visitors import lockers
from kiosk.engine.visitors.lockers import Stay
from kiosk.engine.visitors.screens import ElsewhereBank, LockerOffer, PassBankFull
from kiosk.engine.visitors.settings import BankPlace, VisitorSettings
from tests.fakes.clock import NOON
from tests.fakes.far_reception import FarReception, scan, trust
from tests.fakes.furniture import door, quick_folder
from tests.fakes.rig import Rig
from tests.unit.engine.site_stories import ADAS, BANK, TWO_EACH, is_online, told

MINUTE = timedelta(minutes=1)
PLACES = VisitorSettings(places=(BankPlace("C", "Level 3"), BankPlace("B", "The annex", passes={Size.M: 4, Size.L: 1})))
LOBBY = FarReception()
B_HAS_ROOM = ElsewhereBank("B", "The annex", has_room=True)


@pytest.fixture
def one_door(make_rig: Callable[..., Rig]) -> Rig:
    """A bank of one door, which Bob has."""
    rig = make_rig([door("01")], visitors=PLACES)
    is_online(rig)
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(30)
    return rig


def hears(rig: Rig, **things: Any) -> None:
    """Of banks and doors, and is connected since."""
    told(**things)(rig)
    is_online(rig)


def elsewhere(rig: Rig, name: str = "ada") -> ElsewhereBank | None:
    """Where a full bank sends somebody."""
    rig.tap(name)
    return rig.shows(screens.BankFull).elsewhere


def known(rig: Rig) -> set[str]:
    return {one.name for one in rig.kiosk.elsewhere.banks.values()}


# --- a full bank


def test_a_full_bank_names_one_that_has_room(one_door: Rig):
    assert elsewhere(one_door) is None
    hears(one_door, b=BANK)
    assert elsewhere(one_door) == B_HAS_ROOM
    hears(one_door, b={**BANK, "free": {}})
    assert elsewhere(one_door) is None
    hears(one_door, b={**BANK, "open": False})
    assert elsewhere(one_door) is None
    hears(one_door, b=None)
    assert known(one_door) == set()


def test_whoever_waits_in_line_learns_it_too(one_door: Rig):
    one_door.tap("ada")
    one_door.handle(i.WaitInLine())
    assert one_door.shows(screens.InLine).elsewhere is None
    hears(one_door, b=BANK)
    one_door.tap("ada")
    assert one_door.shows(screens.InLine).elsewhere == B_HAS_ROOM


def test_the_nearest_is_the_one_that_the_site_file_says(one_door: Rig):
    hears(one_door, a=BANK | {"bank": "D"}, b=BANK, c=BANK | {"bank": "C", "free": {}}, d=BANK | {"bank": "E"})
    assert elsewhere(one_door) == B_HAS_ROOM, "C has none; of the others B is described first"
    one_door.kiosk.settings = replace(one_door.kiosk.settings, near=("E", "B"))
    assert elsewhere(one_door) == ElsewhereBank("E", "", has_room=True)
    hears(one_door, d=BANK | {"bank": "E", "confirmed": False})
    assert elsewhere(one_door) == B_HAS_ROOM, "one that is sure to have room comes first"


def test_nobody_is_sent_where_there_is_nothing_that_they_need(one_door: Rig):
    hears(one_door, b=BANK)
    one_door.person("wim", needs_reachable=True)
    assert elsewhere(one_door, "wim") is None
    hears(one_door, b=BANK | {"reachable": 1})
    assert elsewhere(one_door, "wim") == B_HAS_ROOM


def test_what_a_bank_has_is_for_its_own_tenants_people(one_door: Rig):
    hears(one_door, b=BANK)
    kiosk = one_door.kiosk
    assert site_view.nearest_room(kiosk, Person("x", "X", tenant="globex"), Need()) is None
    assert site_view.nearest_room(kiosk, Person("x", "X"), Need()) == B_HAS_ROOM


@pytest.mark.parametrize(
    ("need", "free", "suits"),
    [
        (Need(at_least=Size.L), {"M": 2}, False),
        (Need(at_least=Size.L), {"XL": 1}, True),
        (Need(exactly=Size.S), {"M": 2}, False),
        (Need(exactly=Size.S), {"S": 1}, True),
        (Need(), {"M": 0}, False),
    ],
)
def test_sizes(one_door: Rig, need: Need, free: dict[str, int], suits: bool):
    hears(one_door, b=BANK | {"free": free, "visitors": free})
    (bank,) = one_door.kiosk.elsewhere.banks.values()
    assert (bank.suits(need), bank.suits_visitor(need)) == (suits, suits)


# --- how far the news can be relied on


def test_news_of_a_kiosk_that_is_away_is_told_as_of_then(one_door: Rig):
    at = NOON - 20 * MINUTE
    hears(one_door, b=BANK | {"confirmed": False, "at": at.isoformat()})
    assert elsewhere(one_door) == replace(B_HAS_ROOM, known_at=at)


def test_an_old_confirmed_word_counts_as_long_as_upstream_answers(one_door: Rig):
    hears(one_door, b=BANK | {"at": (NOON - timedelta(days=1)).isoformat()})
    assert elsewhere(one_door) == B_HAS_ROOM


@pytest.mark.parametrize("kind", [SyncKind.CONNECTED, SyncKind.UNREACHABLE])
def test_a_kiosk_that_is_cut_off_tells_what_was_so_when_it_last_heard(one_door: Rig, kind: SyncKind):
    hears(one_door, b=BANK)
    heard = one_door.clock.now()
    one_door.waits(16 * 60)
    one_door.kiosk.sync = SyncState(kind, last_at=heard)
    assert elsewhere(one_door) == replace(B_HAS_ROOM, known_at=heard)
    one_door.kiosk.sync = SyncState(SyncKind.ENROLLING)
    assert elsewhere(one_door) == replace(B_HAS_ROOM, known_at=NOON), "of an earlier run"


# --- visitors


def full_for(rig: Rig, **wanted: Any) -> tuple[ElsewhereBank, ...]:
    trust(rig, LOBBY)
    scan(rig, LOBBY.seal(LOBBY.new(**wanted)))
    return rig.shows(PassBankFull).elsewhere


def test_a_visitor_learns_which_bank_has_room_and_not_of_one_that_has_none(one_door: Rig):
    c, b = ElsewhereBank("C", "Level 3"), ElsewhereBank("B", "The annex")
    assert full_for(one_door) == (c, b)
    hears(one_door, b=BANK, c=BANK | {"bank": "C", "visitors": {}}, d=BANK | {"bank": "D"})
    assert full_for(one_door) == (B_HAS_ROOM, ElsewhereBank("D", "", has_room=True))
    assert full_for(one_door, size=Size.L) == ()
    one_door.kiosk.sync = SyncState(SyncKind.UNREACHABLE, last_at=NOON)
    assert [one.bank for one in full_for(one_door)] == ["C", "B", "D"], "C may have some again"


@pytest.mark.parametrize(
    ("news", "online", "sizes", "counted", "at"),
    [
        ({}, True, {Size.M: 1}, True, None),
        ({"visitors": {"M": 9, "L": 9}}, True, {Size.M: 4, Size.L: 1}, True, None),
        ({"visitors": {}}, True, {}, True, None),
        ({"open": False}, True, {}, True, None),
        ({}, False, {Size.M: 1}, True, NOON),
        ({"visitors": {}}, False, {Size.M: 4, Size.L: 1}, False, None),
    ],
)
def test_reception_sees_what_is_free_there_and_gives_no_more_than_it_was_allotted(
    one_door: Rig, news: dict[str, Any], online: bool, sizes: Any, counted: bool, at: Any
):
    hears(one_door, b=BANK | news)
    if not online:
        one_door.kiosk.sync = SyncState(SyncKind.UNREACHABLE)
    now = one_door.kiosk.now()
    place = PLACES.places[1]
    with one_door.store.transaction() as tx:
        found = lockers.offer(one_door.kiosk, tx, Stay(Taken(now, now + timedelta(hours=2))), place)
        later = lockers.offer(one_door.kiosk, tx, Stay(Taken(now + MINUTE, now + timedelta(hours=2))), place)
    assert found == LockerOffer("B", "The annex", sizes, confirmed=False, counted=counted, known_at=at)
    assert later == LockerOffer("B", "The annex", {Size.M: 4, Size.L: 1}, confirmed=False)


# --- a door at another bank


def test_whoever_has_a_door_elsewhere_is_told_where(make_rig: Callable[..., Rig]):
    rig = make_rig(visitors=PLACES)
    hears(rig, b=BANK, b12=ADAS, b13=ADAS | {"door": "13"})
    rig.tap("ada")
    here = (DoorAt("B", "The annex", "12"), DoorAt("B", "The annex", "13"))
    assert rig.shows(DoorElsewhere) == DoorElsewhere(here)
    (event,) = rig.events("site.door_elsewhere")
    assert (event.person, event.detail) == ("ada", {"bank": "B", "number": "12", "doors": 2})
    rig.handle(i.TakeOneMore())
    assert rig.sent == []
    rig.tap("bob")
    assert rig.sent == ["01"]


def test_once_it_was_given_back_there_they_get_one_here(rig: Rig):
    hears(rig, b=BANK, b12=ADAS)
    hears(rig, b12=ADAS | {"person": "bob"})
    rig.tap("ada")
    assert rig.sent == ["01"]
    hears(rig, b12=None)
    assert (rig.kiosk.elsewhere.doors_of("ada"), rig.kiosk.elsewhere.doors_of("bob")) == ([], [])


def test_who_may_have_two_takes_one_here_by_a_press_and_no_third(make_rig: Callable[..., Rig]):
    rig = make_rig(policy=TWO_EACH)
    hears(rig, b=BANK, b12=ADAS)
    rig.tap("ada")
    assert rig.shows(DoorElsewhere).can_take
    rig.handle(i.TakeOneMore())
    rig.opens("01")
    rig.shuts("01")
    rig.waits(60)
    rig.tap("ada")
    assert rig.sent == ["01", "01"], "their door here opens, and nobody asks"


@pytest.mark.parametrize("news", [{"b": BANK}, {"b": BANK | {"confirmed": False}}, {}])
def test_old_news_keeps_nobody_from_a_door(rig: Rig, news: dict[str, Any]):
    hears(rig, **news, b12=ADAS)
    rig.kiosk.sync = SyncState(SyncKind.UNREACHABLE, last_at=NOON)
    rig.waits(60)
    rig.tap("ada")
    assert rig.shows(DoorElsewhere) == DoorElsewhere((DoorAt("B", "", "12"),), NOON, can_take=True)
    rig.handle(i.TakeOneMore())
    assert rig.sent == ["01"]


def test_who_has_reserved_here_gets_what_they_were_promised(make_rig: Callable[..., Rig]):
    rig = make_rig(policy={"walk_up_share": 0.0})
    now = rig.kiosk.now()
    reserve.reserve(rig.kiosk, Wanted("ada", now, now + timedelta(hours=2), Size.M))
    hears(rig, b=BANK, b12=ADAS)
    rig.tap("ada")
    assert rig.sent == ["01"]


def test_who_has_a_door_of_their_own_here_gets_that(make_rig: Callable[..., Rig]):
    rig = make_rig([door("01"), replace(door("02"), named_for="ada")])
    hears(rig, b=BANK, b12=ADAS)
    rig.tap("ada")
    assert rig.sent == ["02"]


def test_for_whom_a_door_is_kept_gets_it(one_door: Rig):
    one_door.tap("ada")
    one_door.handle(i.WaitInLine())
    one_door.tap("bob")
    one_door.opens("01")
    one_door.shuts("01")
    one_door.handle(i.GiveBack())
    one_door.waits(30)
    hears(one_door, b=BANK, b12=ADAS)
    one_door.tap("ada")
    assert one_door.sent[-1] == "01"
    one_door.opens("01")
    assert one_door.holds("ada") == "01"


def test_asking_which_is_mine_names_it_and_opens_nothing(rig: Rig):
    hears(rig, b=BANK, b12=ADAS)
    rig.handle(i.WhichIsMine())
    rig.tap("ada")
    assert rig.shows(DoorElsewhere).doors == (DoorAt("B", "", "12"),)
    assert rig.sent == []


def test_a_suspended_person_learns_nothing_of_it(rig: Rig):
    rig.person("sue", suspended=True)
    hears(rig, b=BANK, b12=ADAS | {"person": "sue"})
    rig.tap("sue")
    rig.shows(screens.NotAllowed)


# --- taking it over


def test_this_kiosks_own_and_other_sites_are_passed_over(rig: Rig):
    hears(rig, a=BANK | {"kiosk": "rig"}, b=BANK | {"site": "Elsewhere"}, c1=ADAS | {"kiosk": "rig"})
    assert (rig.kiosk.elsewhere, rig.rows("SELECT value FROM upstream_row")) == (Elsewhere(), [(None,)] * 3)


def test_it_is_known_after_a_restart_and_needs_no_line_on_the_record(rig: Rig):
    lines = len(rig.events())
    hears(rig, b=BANK, b12=ADAS, c=BANK | {"bank": "C"})
    hears(rig, c=None)
    assert len(rig.events()) == lines
    before = rig.kiosk.elsewhere
    rig.restart()
    assert rig.kiosk.elsewhere == before != Elsewhere()


def test_what_a_snapshot_does_not_name_is_gone(rig: Rig):
    hears(rig, b=BANK, b12=ADAS, c=BANK | {"bank": "C"})
    page = Page("", [Change("bank", "c", 9, BANK | {"bank": "C"})], "10", more=False, snapshot=True)
    assert apply_changes.apply(rig.kiosk, page)
    assert known(rig) == {"C"}
    assert rig.kiosk.elsewhere.doors_of("ada") == []


def test_a_page_that_could_not_be_written_is_not_known(rig: Rig):
    with rig.failing("COMMIT"), pytest.raises(StoreError):
        told(b=BANK)(rig)
    assert known(rig) == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"bank": ""},
        {"bank": "x" * 101},
        {"bank": "\n"},
        {"open": 1},
        {"confirmed": None},
        {"free": [1]},
        {"free": {"M": -1}},
        {"free": {"M": True}},
        {"visitors": {"M": "2"}},
        {"reachable": None},
        {"at": "yesterday"},
        {"at": "2026-11-24T12:00:00"},
        {"at": None},
    ],
)
def test_what_makes_no_sense_is_not_known(rig: Rig, wrong: dict[str, Any]):
    hears(rig, b=BANK)
    hears(rig, b=BANK | wrong, c=BANK | {"bank": "C"})
    assert known(rig) == {"C"}
    rig.restart()
    assert known(rig) == {"C"}


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from(["ada", "bob", None]))))
def test_a_door_is_one_persons(steps: list[tuple[str, str | None]]):
    found, model = Elsewhere(), dict[str, str]()
    for id_, who in steps:
        model.pop(id_, None)
        if who is None:
            found.free(id_)
        else:
            found.hold(id_, who, FarDoor("k", "B", id_))
            model[id_] = who
    for who in ("ada", "bob"):
        assert {one.door for one in found.doors_of(who)} == {id_ for id_, holder in model.items() if holder == who}


HAPPENS = st.lists(
    st.sampled_from(["takes there", "gives back there", "is cut off", "is back", "time passes", "taps"]),
    min_size=1,
    max_size=10,
)


@settings(max_examples=25)
@given(HAPPENS)
def test_nobody_is_locked_out_by_what_may_be_over(happens: list[str]):
    """A tap opens a door, or tells of one elsewhere; where that is not certain, one here may be had."""
    with quick_folder() as folder:
        rig, online, has = Rig(folder), True, False
        rig.person("ada")
        hears(rig, b=BANK)
        for one in (*happens, "taps"):
            match one:
                case "takes there" | "gives back there" if online:
                    has = one == "takes there"
                    hears(rig, b12=ADAS if has else None)
                case "is cut off":
                    rig.kiosk.sync = SyncState(SyncKind.UNREACHABLE, last_at=rig.clock.now())
                    online = False
                case "is back":
                    is_online(rig)
                    online = True
                case "time passes":
                    rig.waits(20 * 60)
                case "taps":
                    _taps(rig, has)
        rig.close()


def _taps(rig: Rig, has: bool) -> None:
    sent = len(rig.sent)
    heard = rig.kiosk.sync.last_at
    assert heard is not None
    certain = rig.kiosk.sync.kind is SyncKind.CONNECTED and rig.clock.now() - heard <= site_view.FRESH
    rig.tap("ada")
    if not has:
        assert len(rig.sent) == sent + 1
    else:
        screen = rig.shows(DoorElsewhere)
        assert (screen.known_at is None, screen.can_take) == (certain, not certain)
        rig.handle(i.TakeOneMore())
        assert len(rig.sent) == sent + (not certain)
    if len(rig.sent) > sent:
        _gives_back(rig)
    rig.waits(60)


def _gives_back(rig: Rig) -> None:
    """The door that was just given to them: who comes back to it is asked."""
    number = rig.sent[-1]
    rig.opens(number)
    rig.shuts(number)
    rig.waits(60)
    rig.tap("ada")
    rig.opens(number)
    rig.shuts(number)
    rig.handle(i.GiveBack())
    rig.shows(screens.GivenBack)
