"""Names of visitors go after days of their own; a copy of a pass stays refused however long ago that was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kiosk.domain.passes import WhyNoPass
from kiosk.engine import dispatch
from kiosk.engine import intents as i
from kiosk.engine.retention import LOOK_EVERY_S, erase_person
from kiosk.engine.visitors.screens import PassRefused
from kiosk.engine.visitors.settings import VisitorSettings
from kiosk.store import backups, library
from kiosk.store.data_folder import DataFolder
from kiosk.store.restore import restore
from kiosk.store.secrets import load_key
from tests.fakes.clock import NOON
from tests.fakes.far_reception import HOUR, FarReception, scan, trust, type_code
from tests.fakes.rig import Rig

LOBBY = FarReception()


def visits(rig: Rig, text: str) -> None:
    """Somebody stores their things, fetches them and leaves."""
    for _ in range(2):
        rig.waits(60)
        scan(rig, text)
        rig.opens(rig.sent[-1])
        rig.shuts(rig.sent[-1])
    rig.handle(i.GiveBack())
    rig.waits(60)
    assert rig.rows("SELECT count(*) FROM assignment WHERE ended_at IS NULL") == [(0,)]


def days_pass(rig: Rig, days: float) -> None:
    for _ in range(round(days * 4)):
        rig.clock.turn(LOOK_EVERY_S + 1)
        dispatch.handle_due(rig.kiosk)


def why_not(rig: Rig, text: str) -> WhyNoPass:
    sent = list(rig.sent)
    scan(rig, text)
    assert rig.sent == sent
    return rig.shows(PassRefused).why


def test_a_visitor_is_erased_after_days_of_their_own(make_rig: Callable[..., Rig]):
    rig = make_rig(visitors=VisitorSettings(names_kept_for=timedelta(days=7)))
    trust(rig, LOBBY)
    one = LOBBY.new()
    visits(rig, LOBBY.seal(one))
    days_pass(rig, 6)
    assert rig.events("person.erased") == []
    days_pass(rig, 2)
    assert [told.detail["why"] for told in rig.events("person.erased")] == ["retention"]
    assert rig.rows("SELECT name, external_id = id FROM person WHERE kind = 'visitor'") == [("", 1)]


def test_a_pass_that_was_forgotten_is_refused_by_a_clock_that_was_set_back(make_rig: Callable[..., Rig]):
    """Even where nobody need vouch for the clock."""
    rig = make_rig(visitors=VisitorSettings(without_clock=True))
    trust(rig, LOBBY)
    old, late = LOBBY.new(), LOBBY.new(starts_at=NOON, ends_at=NOON + 2 * HOUR)
    visits(rig, LOBBY.seal(old))
    visits(rig, LOBBY.seal(late))
    days_pass(rig, 32)
    assert rig.rows("SELECT count(*) FROM known_pass") == [(2,)], "nothing was signed since"
    assert why_not(rig, LOBBY.seal(old)) is WhyNoPass.REVOKED, "its visitor is erased"
    today = rig.clock.now().replace(microsecond=0)
    visits(rig, LOBBY.seal(LOBBY.new(issued_at=today, starts_at=today, ends_at=today + HOUR)))
    days_pass(rig, 1)
    assert rig.rows("SELECT count(*) FROM known_pass") == [(1,)]
    rig.close()
    rig.clock.set_wall(NOON + HOUR)
    rig._open()
    rig.start()
    assert why_not(rig, LOBBY.seal(old)) is WhyNoPass.ENDED
    assert why_not(rig, LOBBY.seal(late)) is WhyNoPass.ENDED


def test_a_visitor_at_the_bank_is_erased_on_request_and_their_copy_stays_refused(make_rig: Callable[..., Rig]):
    rig = make_rig()
    trust(rig, LOBBY)
    one = LOBBY.new(host="0123456789ab")
    visits(rig, LOBBY.seal(one))
    erase_person(rig.store, f"visit-{one.id}")
    assert rig.rows("SELECT host FROM known_pass") == [(None,)]
    assert why_not(rig, LOBBY.seal(one)) in {WhyNoPass.SPENT, WhyNoPass.REVOKED}


def put_back(rig: Rig, damaged: bool) -> None:
    """The kiosk goes on with its newest backup."""
    folder = DataFolder(rig.path.parent)
    load_key(folder.key, may_make=True)
    rig.close()
    if damaged:
        folder.database.write_bytes(b"x" * 8192)
    source = backups.listed(folder, library.choose())[0].path
    restore(folder, library.choose(), rig.clock, source)
    rig._open()
    rig.start()


def backed_up(make_rig: Callable[..., Rig]) -> Rig:
    rig = make_rig()
    LOBBY.codes.clear()
    LOBBY.draw("12345678", LOBBY.new(id="00000000000000c0"))
    trust(rig, LOBBY)
    backups.make(DataFolder(rig.path.parent), library.choose(), rig.clock.now(), 3, pause=lambda _: None)
    return rig


def test_after_a_restore_a_pass_that_was_spent_since_the_backup_stays_so(make_rig: Callable[..., Rig]):
    rig = backed_up(make_rig)
    spent, fresh = LOBBY.new(), LOBBY.new()
    visits(rig, LOBBY.seal(spent))
    put_back(rig, damaged=False)
    assert why_not(rig, LOBBY.seal(spent)) is WhyNoPass.REVOKED
    visits(rig, LOBBY.seal(fresh))


def test_after_a_restore_that_knows_nothing_only_passes_that_are_given_from_then_on_are_taken(
    make_rig: Callable[..., Rig],
):
    rig = backed_up(make_rig)
    spent = LOBBY.new()
    visits(rig, LOBBY.seal(spent))
    rig.waits(60)
    put_back(rig, damaged=True)
    with rig.store.transaction() as tx:
        assert set(tx.holds()) == {one.id for one in rig.doors.values()}, "nobody knows what is in them"
    assert why_not(rig, LOBBY.seal(spent)) is WhyNoPass.SPENT
    assert why_not(rig, LOBBY.seal(LOBBY.new())) is WhyNoPass.SPENT
    type_code(rig, "12345678")
    assert rig.shows(PassRefused).why is WhyNoPass.SPENT
    later = rig.clock.now().replace(microsecond=0) + timedelta(seconds=2)
    rig.waits(60)
    scan(rig, LOBBY.seal(LOBBY.new(issued_at=later, starts_at=later)))
    assert not isinstance(rig.screen, PassRefused)
