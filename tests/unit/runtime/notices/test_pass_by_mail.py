"""A pass by mail: its picture and its code reach its visitor, and nobody else."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest

from drivers.scanners.picture import gray_in
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.engine import notices
from kiosk.engine.ports import OwedNotice, StoreError, Transaction
from kiosk.engine.visitors.screens import ShownPass
from tests.fakes.clock import NOON
from tests.fakes.codes import texts
from tests.fakes.mailbox import Fault, Mail, Mailbox
from tests.fakes.notice_engine import DELIVERED, ENDING, Engine, Run
from tests.fakes.owed import ADDRESSES, Fate, Ledger

SECRET = "LK1:6BF%RN$A*" + "1234567890" * 18
SHOWN = ShownPass(SECRET, "12345678", "F2", "Level 2", NOON, NOON + timedelta(hours=6))
PASS_DETAIL = {"visit": "visit-1", "bank": "F2"}


def with_pass(shown: ShownPass | None) -> notices.Fill:
    return lambda _, owed: replace(owed, shown=shown)


def pictures(mail: Mail) -> list[EmailMessage]:
    return [part for part in mail.message.iter_attachments() if isinstance(part, EmailMessage)]


def text_in(png: bytes) -> list[str]:
    picture = gray_in(png)
    assert picture is not None
    return texts(picture)


def test_a_pass_comes_with_its_picture_from_which_a_scanner_reads_it(
    run: Run, owing: Ledger, engine: Engine, box: Mailbox
):
    owing.owe("ada", NoticeKind.PASS, **PASS_DETAIL)
    run(fill=with_pass(SHOWN))
    engine.do(2)
    mail = box.next()
    (picture,) = pictures(mail)
    assert (picture.get_content_type(), picture.get_filename()) == ("image/png", "pass.png")
    assert text_in(picture.get_content()) == [SECRET]
    assert mail.text.startswith("Grüße an Ada.")
    assert owing.fates() == [DELIVERED]
    assert owing.recorded("pass.handed_over") == [{"visit": "visit-1", "how": "mailed"}]


def test_a_pass_goes_out_at_once_for_its_visitor_waits(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    worker = run(fill=with_pass(SHOWN))
    engine.do()  # its first look finds nothing; the next is in an hour, but for a nudge
    owing.store.tell_of_awaited_notices(worker.nudge)
    owing.owe("ada", NoticeKind.PASS, **PASS_DETAIL)
    engine.do(2)
    assert box.next().to == [ADDRESSES["ada"]]


def test_nobody_looks_at_once_for_what_nobody_waits_for_or_what_was_undone(owing: Ledger):
    nudges: list[str] = []
    owing.store.tell_of_awaited_notices(lambda: nudges.append("now"))
    owing.owe("ada", ENDING)
    with suppress(ZeroDivisionError), owing.store.transaction() as tx:
        ada = tx.person_known_as("ada")
        assert ada is not None
        tx.notify(Notice(NoticeKind.PASS, ada.id, PASS_DETAIL))
        raise ZeroDivisionError
    assert nudges == []
    owing.owe("ada", NoticeKind.PASS, **PASS_DETAIL)
    assert nudges == ["now"]


def test_an_invitation_comes_with_its_picture(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("ada", NoticeKind.INVITED, visit="visit-1")
    run(fill=lambda _, owed: replace(owed, invitation=("LKI1:ABC", "12345678")))
    engine.do(2)
    (picture,) = pictures(box.next())
    assert (picture.get_filename(), text_in(picture.get_content())) == ("invitation.png", ["LKI1:ABC"])
    assert owing.recorded("pass.handed_over") == []


def test_other_notices_bring_no_picture_and_record_nothing(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("ada", NoticeKind.ARRIVED, about="p2")
    run(fill=with_pass(None))
    engine.do(2)
    assert pictures(box.next()) == []
    assert owing.recorded("pass.handed_over") == []


@pytest.mark.parametrize("kind", [NoticeKind.PASS, NoticeKind.INVITED])
def test_a_visit_that_is_over_is_not_written_to(
    run: Run, owing: Ledger, engine: Engine, box: Mailbox, kind: NoticeKind
):
    owing.owe("ada", kind, visit="visit-1")
    owing.owe("grace", ENDING)
    run(fill=with_pass(None))
    engine.do(2)
    assert box.next().to == [ADDRESSES["grace"]]
    assert owing.fates()[0] == Fate(0, sent=False, given_up=True, error="The visit is over, or was changed.")


def test_where_no_picture_can_go_a_pass_without_a_code_does_not_either(
    run: Run, owing: Ledger, engine: Engine, box: Mailbox, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("apprise.plugins.email.NotifyEmail.attachment_support", False)
    owing.owe("ada", NoticeKind.PASS, **PASS_DETAIL)
    run(fill=with_pass(replace(SHOWN, code="")))
    engine.do(2)
    assert owing.fates() == [Fate(1, sent=False, given_up=False, error="Not taken by mailto.")]
    assert box.called.empty()


def test_where_no_picture_can_go_the_code_goes_alone(
    run: Run, owing: Ledger, engine: Engine, box: Mailbox, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("apprise.plugins.email.NotifyEmail.attachment_support", False)
    owing.owe("ada", NoticeKind.PASS, **PASS_DETAIL)
    run(fill=with_pass(SHOWN))
    engine.do(2)
    assert pictures(box.next()) == []
    assert owing.fates() == [DELIVERED]


@pytest.mark.expects_log("notice.not_filled.*The key file is missing")
def test_a_key_that_is_missing_holds_up_passes_only(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    def fill(_: Transaction, owed: OwedNotice) -> OwedNotice:
        if owed.notice.kind is NoticeKind.PASS:
            raise StoreError("The key file is missing.")
        return owed

    owing.owe("ada", NoticeKind.PASS, **PASS_DETAIL)
    owing.owe("grace", ENDING)
    run(fill=fill)
    engine.do(2)
    assert box.next().to == [ADDRESSES["grace"]]
    assert owing.fates()[0] == Fate(1, sent=False, given_up=False, error=None)


@pytest.mark.parametrize("fault", [None, Fault.REFUSES])
def test_no_log_shows_a_pass_or_its_code_and_no_file_holds_it(
    run: Run, owing: Ledger, engine: Engine, box: Mailbox, caplog, capfd, monkeypatch, fault: Fault | None
):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a pass is sent from memory")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    caplog.set_level(logging.NOTSET)
    box.fault = fault
    owing.owe("ada", NoticeKind.PASS, **PASS_DETAIL)
    run(fill=with_pass(SHOWN))
    engine.do(3)
    shown = caplog.text + "".join(capfd.readouterr())
    assert "notice." in caplog.text
    assert not any(secret in shown for secret in (SECRET[:20], "12345678", "1234 5678"))
