"""Whose passes a bank takes: trust files, handed out and taken, and keys that are revoked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.domain.events.visitors import CodesMade, VisitorArrived
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.passes import WhyNoPass
from kiosk.domain.people import PersonKind
from kiosk.engine.ports import PersonRecord
from kiosk.engine.visitors import keys
from kiosk.engine.visitors.screens import PassRefused
from kiosk.engine.visitors.settings import BankPlace, VisitorSettings
from kiosk.passes import trust_file
from tests.fakes.clock import NOON
from tests.fakes.far_reception import DAY, HOUR, MORNING, NIGHT, FarReception, scan, trust, type_code
from tests.fakes.furniture import door
from tests.fakes.rig import Rig


@pytest.fixture
def bank(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig([door("01"), replace(door("02"), bank="B")])


def test_a_trust_file_brings_a_key_and_the_codes_of_this_kiosks_banks(bank: Rig):
    lobby = FarReception()
    for digits, bank_name in (("11111111", "A"), ("22222222", "B"), ("33333333", "C")):
        lobby.draw(digits, lobby.new(bank=bank_name))
    lobby.draw("44444444", lobby.new(), starts_at=MORNING - DAY, ends_at=MORNING)  # yesterday's
    taken = trust(bank, lobby)
    assert (taken.key.id, taken.new, taken.codes, taken.revoked) == (lobby.key.id, True, 2, 0)
    assert [one.type for one in bank.events()[-2:]] == ["key.trusted", "codes.taken"]
    told = {"key": lobby.key.id.hex(), "issuer": "lobby", "how": "file", "changed": False}
    assert bank.events("key.trusted")[0].detail == told
    assert [(one.id, one.since) for one in keys.trusted(bank.kiosk)] == [(lobby.key.id, NOON)]


def test_a_newer_file_brings_only_what_is_new(bank: Rig):
    lobby = FarReception()
    lobby.draw("11111111", lobby.new())
    trust(bank, lobby)
    lobby.draw("22222222", lobby.new())
    again = trust(bank, lobby)
    assert (again.new, again.codes) == (False, 1)


def test_a_pass_is_revoked_by_whoever_issued_it_only(bank: Rig):
    lobby, other = FarReception(), FarReception("other")
    trust(bank, lobby)
    one = lobby.new()
    scan(bank, lobby.seal(one))
    bank.opens("01")
    bank.shuts("01")
    other.revoked = {one.id: one.ends_at}
    assert trust(bank, other).revoked == 0
    scan(bank, lobby.seal(one))
    assert bank.sent == ["01", "01"]
    lobby.revoked = other.revoked
    assert trust(bank, lobby).revoked == 1
    assert bank.events("pass.revoked")[0].detail == {"pass_id": one.id}


def test_a_pass_that_is_over_anyway_need_not_be_revoked(bank: Rig):
    lobby = FarReception()
    lobby.revoked = {"ab" * 8: NOON - HOUR}
    assert trust(bank, lobby).revoked == 0


def test_a_revoked_key_is_refused_at_once_and_never_taken_again(bank: Rig):
    lobby = FarReception()
    lobby.draw("11111111", lobby.new())
    trust(bank, lobby)
    assert keys.revoke(bank.kiosk, lobby.key.id.hex().upper()).issuer == "lobby"
    assert bank.events()[-1].detail == {"key": lobby.key.id.hex(), "issuer": "lobby"}
    bank.restart()
    scan(bank, lobby.seal(lobby.new()))
    assert bank.shows(PassRefused).why is WhyNoPass.KEY_REVOKED
    type_code(bank, "11111111")
    assert bank.shows(PassRefused).why is WhyNoPass.KEY_REVOKED
    with pytest.raises(ValueError, match="was revoked here"):
        trust(bank, lobby)
    assert bank.sent == []


@pytest.mark.parametrize("key", ["", "00", "ab" * 8, "zz"])
def test_a_key_that_is_not_trusted_can_not_be_revoked(bank: Rig, key: str):
    with pytest.raises(ValueError, match=r"is trusted here"):
        keys.revoke(bank.kiosk, key)


def test_a_key_is_revoked_once(bank: Rig):
    lobby = FarReception()
    trust(bank, lobby)
    keys.revoke(bank.kiosk, lobby.key.id.hex())
    with pytest.raises(ValueError, match="revoked already"):
        keys.revoke(bank.kiosk, lobby.key.id.hex())


def test_a_kiosks_own_file_is_not_taken(bank: Rig):
    with pytest.raises(ValueError, match="own key"):
        keys.take_trust_file(bank.kiosk, keys.own_trust_file(bank.kiosk))
    assert keys.trusted(bank.kiosk) == []


def test_keys_are_listed_in_the_order_in_which_they_came(bank: Rig):
    for name in ("zoo", "lobby", "annex"):
        trust(bank, FarReception(name))
        bank.waits(1)
    assert [one.issuer for one in keys.trusted(bank.kiosk)] == ["zoo", "lobby", "annex"]


def test_what_is_handed_out_has_the_codes_of_other_banks_and_what_has_ended(make_rig: Callable[..., Rig]):
    rig = make_rig(visitors=VisitorSettings(places=(BankPlace("A"), BankPlace("C"))))
    lobby = FarReception()
    mine, theirs, old = (
        lobby.draw(code, lobby.new(bank=name)) for code, name in (("1" * 8, "A"), ("2" * 8, "C"), ("3" * 8, "C"))
    )
    old = replace(old, starts_at=MORNING - DAY, ends_at=MORNING)
    gone = [_visit(f"v{state.value}", state) for state in VisitState] + [
        replace(_visit("late", VisitState.ENDED), ends_at=NOON - HOUR, starts_at=MORNING)
    ]
    with rig.store.transaction() as tx:
        tx.save_person(PersonRecord("guest", "Gus Guest", PersonKind.VISITOR))
        person = tx.person_known_as("guest")
        assert person is not None
        tx.add_pool_codes([mine, theirs, old])
        tx.record(CodesMade(bank="A", codes=1), CodesMade(bank="C", codes=2))
        for visit in gone:
            tx.add_visit(replace(visit, person_id=person.id))
            tx.record(VisitorArrived(visit=visit.id, until=NIGHT, invited=False))
        tx.take_pool_code(theirs.pass_id, gone[0].id)
        tx.record(CodesMade(bank="A", codes=1))
    file = keys.own_trust_file(rig.kiosk)
    assert file.codes == (theirs,)  # and not for whom it is given out
    left, ended, over = VisitState.LEFT.value, VisitState.ENDED.value, VisitState.OVER.value
    assert {pass_id for pass_id, _ in file.revoked} == {_id(f"v{name}") for name in (left, ended, over)}
    assert file.key.id == rig.kiosk.issuer.trusted().id
    told = rig.events("key.handed_out")[0].detail
    assert (told["how"], told["codes"]) == ("file", 1)
    assert trust_file.read(rig.kiosk.issuer.trust_file(file)) == file


def _id(name: str) -> str:
    return name.encode().hex()[:16].ljust(16, "0")


def _visit(name: str, state: VisitState) -> GuestVisit:
    return GuestVisit(name, "", state, NOON - HOUR, NIGHT, bank="C", pass_id=_id(name))


def test_a_key_that_may_let_in_others_than_before_says_so_on_the_record(bank: Rig):
    trust(bank, FarReception("desk", tenants=frozenset({"beta"})))
    wider = trust(bank, FarReception("desk", tenants=frozenset({"gamma", "beta"})))
    assert (wider.new, wider.before) == (False, frozenset({"beta"}))
    assert trust(bank, FarReception("desk")).before == frozenset({"gamma", "beta"})
    told = [(one.detail.get("tenants"), one.detail["changed"]) for one in bank.events("key.trusted")]
    assert told == [("beta", False), ("beta, gamma", True), (None, True)]


def test_a_key_revokes_no_pass_that_another_key_signed_under_the_same_id(bank: Rig):
    lobby, other = FarReception(), FarReception("other")
    one = lobby.new()
    other.revoked = {one.id: one.ends_at}
    trust(bank, lobby)
    assert trust(bank, other).revoked == 1
    scan(bank, lobby.seal(one))
    assert bank.sent == ["01"]
    trust(bank, other)
    scan(bank, other.seal(one))
    assert bank.shows(PassRefused).why is WhyNoPass.WRONG_SIGNATURE


DAYS = {
    "of three days": (MORNING, MORNING + 3 * DAY),
    "of seventy years": (MORNING - 2000 * DAY, MORNING + 25000 * DAY),
    "of next year": (MORNING + 61 * DAY, MORNING + 62 * DAY),
    "that end before they begin": (NIGHT, NIGHT - HOUR),
}


@pytest.mark.parametrize(("begins", "ends"), DAYS.values(), ids=DAYS)
def test_codes_that_nobody_draws_are_not_taken(bank: Rig, begins: datetime, ends: datetime):
    lobby = FarReception()
    lobby.draw("11111111", lobby.new(), starts_at=begins, ends_at=ends)
    lobby.draw("22222222", lobby.new(), starts_at=NIGHT + 58 * DAY, ends_at=NIGHT + 59 * DAY)
    assert trust(bank, lobby).codes == 1


@pytest.mark.expects_log("issuing.key_unreadable")
def test_a_damaged_own_key_is_no_hindrance_to_whoever_takes_passes(bank: Rig):
    bank.kiosk.issuer.trusted()
    (bank.path.parent / "issuing.key").write_bytes(b"damaged")
    bank.restart()
    lobby, one = FarReception(), FarReception().new()
    lobby.revoked = {one.id: one.ends_at}
    assert trust(bank, lobby).revoked == 1
    assert _refused(bank, lobby.seal(one)) is WhyNoPass.REVOKED
    assert _refused(bank, "LK1:AAAA") is WhyNoPass.MALFORMED
    assert _refused(bank, FarReception("thief").seal(one)) is WhyNoPass.UNKNOWN_KEY
    assert keys.revoke(bank.kiosk, lobby.key.id.hex())
    assert _refused(bank, lobby.seal(lobby.new())) is WhyNoPass.KEY_REVOKED
    assert len(bank.events("pass.refused")) == 4


def _refused(rig: Rig, text: str) -> WhyNoPass:
    scan(rig, text)
    return rig.shows(PassRefused).why


@pytest.mark.parametrize("has_code", [True, False])
def test_an_ended_pass_is_handed_out_for_as_long_as_its_code_lasts(make_rig: Callable[..., Rig], has_code: bool):
    """The code opens a door until midnight, whenever the visit was to end."""
    rig = make_rig((), visitors=VisitorSettings(places=(BankPlace("C"),)))
    visit = replace(_visit("gone", VisitState.ENDED), ends_at=NOON + HOUR, has_code=has_code)
    with rig.store.transaction() as tx:
        tx.save_person(PersonRecord("guest", "Gus Guest", PersonKind.VISITOR))
        person = tx.person_known_as("guest")
        assert person is not None
        tx.add_visit(replace(visit, person_id=person.id))
        tx.record(VisitorArrived(visit=visit.id, until=NIGHT, invited=False))
        if has_code:
            tx.add_pool_codes([FarReception().draw("11111111", FarReception().new(id=_id("gone"), bank="C"))])
            tx.take_pool_code(_id("gone"), visit.id)
    assert keys.own_trust_file(rig.kiosk).revoked == ((_id("gone"), NIGHT if has_code else NOON + HOUR),)
    rig.waits(2 * 3600)
    assert keys.own_trust_file(rig.kiosk).revoked == (((_id("gone"), NIGHT),) if has_code else ())
    rig.waits(11 * 3600)
    assert keys.own_trust_file(rig.kiosk).revoked == ()


def test_the_code_of_a_visit_that_was_ended_opens_nothing_although_its_pass_is_over_anyway(bank: Rig):
    lobby = FarReception()
    one = lobby.new(ends_at=NOON + HOUR)
    lobby.draw("11111111", one)
    lobby.revoked = {one.id: NIGHT}
    bank.waits(2 * 3600)
    assert trust(bank, lobby).revoked == 1
    type_code(bank, "11111111")
    assert bank.shows(PassRefused).why is WhyNoPass.REVOKED
