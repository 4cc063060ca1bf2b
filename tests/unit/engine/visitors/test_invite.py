"""Invitations from the command line, and what goes by e-mail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.events.visitors import WhoEnded
from kiosk.domain.notices import NoticeKind
from kiosk.engine import intents as e
from kiosk.engine.ports import OwedNotice
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import invite, mailing, visit_end
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import ChooseLocker
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import ELSEWHERE, HOUR, UNTIL, gets_pass, invited, press, scan

ADDRESS = "eve@vogt.example"


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig((), visitors=ELSEWHERE)


def owed(rig: Rig, kind: NoticeKind) -> OwedNotice:
    """The newest notice of this kind, with what it brings."""
    with rig.store.transaction() as tx:
        found = [one for one in tx.owed_notices(rig.clock.now(), 50) if one.notice.kind is kind]
        return mailing.with_pass(rig.kiosk, tx, found[-1])


def test_an_invitation_is_on_the_record_and_the_host_hears_nothing_yet(rig: Rig):
    invited(rig, bank="A", size=Size.M)
    (event,) = rig.events("visit.invited")
    assert event.detail["host"] == "ada"
    assert rig.rows("SELECT state, bank, size FROM guest_visit") == [("invited", "A", "M")]
    assert rig.notices() == []


def test_its_codes_are_nowhere_stored(rig: Rig):
    prepared = invited(rig)
    stored = rig.path.read_bytes() + (rig.path.parent / "kiosk.db-wal").read_bytes()
    assert prepared.code.encode() not in stored
    assert prepared.qr.encode() not in stored
    assert prepared.code not in repr(prepared)


def test_the_mail_brings_the_invitation_until_it_is_used(rig: Rig):
    prepared = invited(rig, email=ADDRESS)
    notice = owed(rig, NoticeKind.INVITED)
    assert notice.email == ADDRESS
    assert notice.invitation == (prepared.qr, prepared.code)
    with rig.store.transaction() as tx:
        (found,) = tx.visits(NOON, UNTIL)
    visit_end.end(rig.kiosk, found.id, WhoEnded.OPERATOR)
    assert owed(rig, NoticeKind.INVITED).invitation is None


def test_the_mail_brings_the_pass_as_it_is_now(rig: Rig):
    ready = gets_pass(rig, email=ADDRESS)
    assert owed(rig, NoticeKind.PASS).shown == ready.shown
    press(rig, e.Leave())
    scan(rig, ready.shown.qr)
    press(rig, i.ItIsEmpty())
    assert owed(rig, NoticeKind.PASS).shown is None


def test_other_notices_bring_nothing(rig: Rig):
    gets_pass(rig)
    notice = owed(rig, NoticeKind.ARRIVED)
    assert (notice.shown, notice.invitation, notice.about) == (None, None, "Eve Vogt")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"bank": "B"}, "no bank B"),
        ({"until": NOON - HOUR}, "is over"),
        ({"starts": UNTIL}, "before the beginning"),
        ({"host": "nobody"}, "id nobody"),
        ({"name": "\u202e"}, "name"),
        ({"email": "eve"}, "e-mail"),
        ({"until": NOON + timedelta(days=401)}, "400 days"),
    ],
)
def test_what_cant_be_is_said_in_a_sentence(rig: Rig, more: dict, says: str):
    with pytest.raises(ValueError, match=says):
        invited(rig, **more)
    assert rig.rows("SELECT * FROM guest_visit") == []


def test_two_invitations_never_share_a_code(rig: Rig):
    first = invited(rig)
    again = invite.prepare(rig.kiosk)
    with pytest.raises(ValueError, match="by chance"):
        invite.invite(rig.kiosk, Asked("Zoe", None, UNTIL, starts=NOON), again, rig.secrets.code_lookup(first.code))
    assert len(rig.rows("SELECT * FROM guest_visit")) == 1
    scan(rig, first.qr)
    rig.shows(ChooseLocker)
