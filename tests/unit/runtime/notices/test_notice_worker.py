"""One notice after the other: delivered once, tried again, never lost, and nothing told to a log."""

from __future__ import annotations

import logging
import threading

import pytest

from kiosk.domain.notices import NoticeKind
from kiosk.engine import notices
from kiosk.engine.ports import OwedNotice
from kiosk.runtime import notice_worker
from kiosk.runtime.notice_urls import NoticeSettings
from kiosk.runtime.notice_worker import NoticeWorker
from tests.fakes.failing_disk import COMMIT, failing
from tests.fakes.lock_bus import WITHIN_S
from tests.fakes.mailbox import Fault, Mailbox, mailbox
from tests.fakes.notice_engine import DELIVERED, ENDING, FACILITIES, FLAGGED, PASSWORD, TURN, Engine, Run, say, url
from tests.fakes.owed import ADDRESSES, Fate, Ledger


def test_a_notice_comes_as_a_mail_to_its_person(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("ada", ENDING)
    run()
    engine.do(2)
    mail = box.next()
    assert mail.to == [ADDRESSES["ada"]]
    assert mail.message["To"] == ADDRESSES["ada"]
    assert mail.message["From"] == "HQ North <lockers@example.com>"
    assert mail.subject == "Tür 12: ending"
    assert mail.message.get_content_type() == "text/plain"
    assert mail.text == "Grüße an Ada.\n\n.und ein Punkt"
    assert mail.message["Auto-Submitted"] == "auto-generated"
    assert owing.fates() == [DELIVERED]


def test_what_is_owed_goes_out_oldest_first_and_once(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("grace", TURN)
    owing.owe("ada", ENDING)
    worker = run()
    engine.do(5)  # two notices, and a look that finds none
    assert [(box.next().to, box.next().to)] == [([ADDRESSES["grace"]], [ADDRESSES["ada"]])]
    worker.nudge()
    engine.do()
    assert box.empty
    assert owing.fates() == [DELIVERED, DELIVERED]


def test_nothing_is_looked_for_before_it_is_time(owing: Ledger, engine: Engine):
    worker = NoticeWorker(owing.store, owing.clock.now, engine.post, say, NoticeSettings(("mailto://h?to={email}",)))
    worker.start()
    worker.ask_to_stop()
    worker._thread.join()
    assert engine._posted.empty()


@pytest.mark.parametrize("fault", list(Fault))
def test_a_server_that_is_out_of_order_gets_it_once_it_works(
    run: Run, owing: Ledger, engine: Engine, box: Mailbox, fault: Fault
):
    owing.owe("ada", ENDING)
    box.fault = fault
    worker = run(url(box) + "&cto=0.2")
    engine.do(2)
    assert owing.fates() == [Fate(1, sent=False, given_up=False, error="Not taken by mailto.")]
    box.fault = None
    owing.clock.turn(60)
    engine.do()  # the look right after the failure, or one that finds it due by now
    worker.nudge()
    while not owing.fates()[0].sent:
        engine.do()
    assert box.next().to == [ADDRESSES["ada"]]
    assert box.empty
    assert owing.fates()[0].attempts == 2


def test_where_nobody_listens_it_is_tried_until_it_is_too_old(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("ada", NoticeKind.EXPIRED)
    box.close()
    worker = run()
    while not owing.fates()[0].given_up:
        owing.clock.turn(3600)
        worker.nudge()
        engine.do()
    assert owing.fates()[0].error == "Not taken by mailto."
    assert owing.fates()[0].attempts > 10


def test_killed_between_the_delivery_and_its_record_it_comes_once_more_as_the_same(
    run: Run, owing: Ledger, engine: Engine, box: Mailbox
):
    owing.owe("ada", ENDING)
    run()
    engine.do()
    first = box.next()
    engine.lose()  # that it was sent is never written down
    owing.killed()
    assert owing.fates() == [Fate(attempts=1, sent=False, given_up=False, error=None)]
    owing.clock.turn(60)
    run()
    engine.do(2)
    second = box.next()
    assert (second.text, second.subject, second.reference) == (first.text, first.subject, first.reference)
    assert owing.fates() == [Fate(2, sent=True, given_up=False, error=None)]


def test_killed_before_the_delivery_it_is_not_lost(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("ada", ENDING)
    assert notices.take(owing.store, owing.clock.now(), notices.Ways(people=True, facilities=False)) is not None
    owing.killed()
    owing.clock.turn(60)
    run()
    engine.do(2)
    box.next()
    assert owing.fates() == [Fate(2, sent=True, given_up=False, error=None)]


def test_two_notices_are_never_taken_for_one(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("ada", ENDING)
    owing.owe("ada", ENDING)
    run()
    engine.do(4)
    first, second = box.next(), box.next()
    assert first.reference != second.reference
    assert first.reference.startswith("<notice-1.20261124110000.")


def test_who_has_no_address_gets_none_and_holds_up_nobody(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("eve", ENDING)
    owing.owe("mallory", ENDING)
    owing.owe("ada", ENDING)
    run()
    engine.do(3)
    assert box.next().to == [ADDRESSES["ada"]]
    assert box.empty
    assert [(one.attempts, one.given_up) for one in owing.fates()] == [(0, True), (0, True), (1, False)]


def test_person_and_facilities_are_told_in_their_own_words(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("ada", FLAGGED)
    owing.owe("grace", ENDING)
    run(url(box), url(box, FACILITIES))
    engine.do(6)
    mails = {(mail.to[0], mail.text.splitlines()[0]) for mail in (box.next(), box.next(), box.next())}
    assert mails == {
        (ADDRESSES["ada"], "Grüße an Ada."),
        (FACILITIES, "Grüße an facilities."),
        (ADDRESSES["grace"], "Grüße an Grace."),
    }
    assert box.empty


def test_of_several_ways_only_those_that_failed_are_tried_again(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("eve", FLAGGED)
    with mailbox() as other:
        other.fault = Fault.REFUSES
        worker = run(url(box, FACILITIES), url(other, "guard@example.com"))
        engine.do(2)
        assert box.next().to == [FACILITIES]
        assert owing.fates()[1].error == "Not taken by mailto."
        other.fault = None
        owing.clock.turn(60)
        worker.nudge()
        while not owing.fates()[1].sent:
            engine.do()
        engine.do()
        assert other.next().to == ["guard@example.com"]
        assert box.empty
        assert worker._reached == {}


@pytest.mark.expects_log("notices.url_refused.*pigeon.*Apprise does not know that kind")
def test_a_url_that_cannot_work_is_said_at_the_start_and_keeps_its_notices(
    run: Run, owing: Ledger, engine: Engine, caplog
):
    owing.owe("ada", ENDING)
    run(f"pigeon://kiosk:{PASSWORD}@loft/{{email}}")
    engine.do(2)
    assert owing.fates() == [Fate(1, sent=False, given_up=False, error="Not taken by pigeon.")]
    assert "url_refused" in caplog.text
    assert PASSWORD not in caplog.text


@pytest.mark.expects_log("notice.not_worded")
def test_a_notice_that_cannot_be_worded_stops_no_other(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    def stumble(owed: OwedNotice) -> tuple[str, str]:
        if owed.name == "Grace":
            raise KeyError("until")
        return say(owed)

    owing.owe("grace", ENDING)
    owing.owe("ada", ENDING)
    run(say=stumble)
    engine.do(4)
    assert box.next().to == [ADDRESSES["ada"]]
    assert owing.fates()[0].error == "It could not be put into words; the log says why."


def test_a_full_disk_after_the_delivery_sends_no_second_mail(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("ada", ENDING)
    run()
    engine.do()
    box.next()
    with failing(owing.store, COMMIT):
        engine.do(3)
    owing.clock.turn(3600)
    engine.do(2)  # it is written down after all, and nothing is due
    assert owing.fates() == [DELIVERED]
    assert box.empty


def test_without_room_to_write_down_the_try_nothing_is_sent(run: Run, owing: Ledger, engine: Engine, box: Mailbox):
    owing.owe("ada", ENDING)
    worker = run()
    with failing(owing.store, COMMIT):
        engine.do()
        worker.nudge()
        engine.do()
    assert box.called.empty()
    worker.nudge()
    engine.do(2)
    box.next()


def test_an_engine_that_is_busy_finds_no_stale_question(
    run: Run, owing: Ledger, engine: Engine, box: Mailbox, monkeypatch: pytest.MonkeyPatch
):
    owing.owe("ada", ENDING)
    monkeypatch.setattr(notice_worker, "ANSWER_WITHIN_S", 0.001)
    worker = run()
    stale = engine.next()
    worker.nudge()
    asked_again = engine.next()  # so the first was given up
    stale.work()
    assert owing.fates()[0].attempts == 0
    monkeypatch.setattr(notice_worker, "ANSWER_WITHIN_S", 3600.0)
    asked_again.work()
    worker.nudge()
    while not owing.fates()[0].sent:
        owing.clock.turn(60)
        engine.do()
        worker.nudge()
    assert owing.fates()[0].given_up is False


def test_a_server_that_says_nothing_does_not_hold_up_the_end(
    run: Run, owing: Ledger, engine: Engine, box: Mailbox, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(notice_worker, "END_WITHIN_S", 0.01)
    owing.owe("ada", ENDING)
    box.fault = Fault.SAYS_NOTHING
    worker = run()
    engine.do()
    box.called.get(timeout=WITHIN_S)
    worker.ask_to_stop()
    worker.join()
    assert worker._thread.is_alive()
    assert worker._thread.daemon
    assert owing.fates() == [Fate(1, sent=False, given_up=False, error=None)]


def test_it_ends_at_once_where_nothing_is_sent(run: Run, engine: Engine):
    worker = run()
    engine.do()
    worker.ask_to_stop()
    worker._thread.join(WITHIN_S)
    assert not worker._thread.is_alive()


def test_store_and_clock_are_used_on_the_engines_thread_only(owing: Ledger, engine: Engine, box: Mailbox):
    threads: set[str] = set()

    def now():
        threads.add(threading.current_thread().name)
        return owing.clock.now()

    owing.owe("ada", ENDING)
    worker = NoticeWorker(owing.store, now, engine.post, say, NoticeSettings((url(box),)))
    worker.start()
    worker.nudge()
    engine.do(2)
    engine.end(worker)
    assert threads == {threading.current_thread().name}


@pytest.mark.parametrize("fault", [None, Fault.REFUSES, Fault.HANGS_UP])
def test_no_log_shows_an_address_a_password_or_a_text(
    run: Run, owing: Ledger, engine: Engine, box: Mailbox, caplog, capfd, fault: Fault | None
):
    caplog.set_level(logging.NOTSET)
    logging.getLogger("apprise").setLevel(1)
    box.fault = fault
    owing.owe("ada", ENDING)
    run()
    engine.do(2)
    engine.do()  # a look that finds none: whatever is logged has been
    shown = caplog.text + "".join(capfd.readouterr())
    assert "notice." in caplog.text
    assert not any(secret in shown for secret in (PASSWORD, "lovelace", "example.com", "Ada", "Grüße", "127.0.0.1"))
    assert {record.name.partition(".")[0] for record in caplog.records} <= {"kiosk", "root"}
