"""Notices on their way to people and tenants: by whom, when again, and what is said when nothing helps."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.fakes.callers import NOON, Upstream
from tests.fakes.mailbox import Fault, Mailbox, mailbox
from tests.fakes.notifying import SECRET, Notifying
from upstream.database.database import transaction
from upstream.kiosks.server_key import ServerKey
from upstream.notices import owed, sender
from upstream.records import alarms

LATER = {"minutes": 2}
SOME_DAYS = {"days": 4}


def test_a_person_is_told_at_the_address_that_their_employer_told_last(acme_anywhere: Notifying, box: Mailbox) -> None:
    acme = acme_anywhere
    acme.has("E1", email="old@example.com")
    acme.owes()
    acme.has("E1", email="ada@example.com")
    assert acme.deliver() == 1
    mail = box.next()
    assert (mail.to, mail.subject) == (["ada@example.com"], "Your locker booking can't be kept")
    assert "from Wednesday, 25 November 2026, 09:00 until 11:00 (UTC time)" in mail.text
    assert "Two doors are out of service." in mail.text
    assert (mail.message["Auto-Submitted"], "Locker Kiosk" in str(mail.message["From"])) == ("auto-generated", True)
    (row,) = acme.rows
    assert (row.delivered_at, row.due_at, row.attempts, row.error) == (NOON, None, 1, None)
    assert (acme.deliver(), box.empty) == (0, True)


def test_an_alarm_goes_to_the_tenants_own_address_once(acme_anywhere: Notifying, box: Mailbox) -> None:
    acme = acme_anywhere
    kiosk = acme.upstream.kiosk()
    for _ in range(2):
        with transaction(acme.upstream.engine) as connection:
            alarms.raise_alarm(connection, "acme", kiosk.kiosk, alarms.FORK, "e" * 32, 7, "Told twice.", NOON)
    assert acme.deliver() == 1
    mail = box.next()
    assert (mail.to, mail.subject) == (
        ["facilities@example.org"],
        "Locker kiosk bank-2f: its record was told in two ways",
    )
    assert mail.text.startswith("Told twice.")
    assert "--tenant acme" in mail.text
    assert box.empty


def test_what_is_not_taken_is_tried_again_and_again_later(acme: Notifying, box: Mailbox) -> None:
    acme.has("E1", email="ada@example.com")
    acme.owes()
    box.fault = Fault.REFUSES
    for tries in range(1, 4):
        assert acme.deliver() == 0
        (row,) = acme.rows
        assert (row.attempts, row.delivered_at, row.error) == (tries, None, "Not taken by mailto.")
        assert acme.upstream.clock() <= row.due_at <= acme.upstream.clock() + timedelta(minutes=1 << (tries - 1))
        acme.upstream.clock.turn(hours=1)
    box.fault = None
    assert acme.deliver() == 1
    assert box.next().to == ["ada@example.com"]


@pytest.mark.expects_log("notice.given_up")
def test_after_three_days_it_is_given_up_and_the_tenant_is_told_instead(acme: Notifying, box: Mailbox) -> None:
    acme.has("E1")
    acme.owes()
    assert acme.deliver() == 0
    acme.upstream.clock.turn(days=3)
    assert acme.deliver() == 1
    assert acme.rows[0].given_up_at == acme.upstream.clock()
    assert acme.rows[0].error == "This person has no address that can be used."
    mail = box.next()
    assert (mail.to, "to E1 could not be delivered" in mail.text) == (["facilities@example.org"], True)
    assert "It was about this: Your locker booking can't be kept." in mail.text
    acme.upstream.clock.turn(**SOME_DAYS)
    assert acme.deliver() == 0


@pytest.mark.expects_log("notice.given_up")
def test_numbers_for_prometheus_tell_of_it_without_names(acme: Notifying, box: Mailbox) -> None:
    acme.has("E1", email="ada@example.com")
    acme.owes()
    acme.owes(person="E2")
    acme.deliver()
    told = acme.upstream.http.get("/metrics").text
    assert 'upstream_notices{state="waiting"} 1.0' in told
    assert 'upstream_notices_tried_total{outcome="delivered"} 1.0' in told
    assert 'upstream_notices_tried_total{outcome="failed"} 1.0' in told
    acme.upstream.clock.turn(**SOME_DAYS)
    acme.deliver()
    told = acme.upstream.http.get("/metrics").text
    assert 'upstream_notices{state="given-up"} 1.0' in told
    assert 'upstream_notices{state="waiting"} 0.0' in told
    assert not [name for name in ("acme", "E1", "E2", "ada@") if name in told]


def test_one_of_two_addresses_that_has_it_does_not_get_it_again(acme: Notifying, box: Mailbox) -> None:
    with mailbox() as other:
        other.fault = Fault.REFUSES
        acme.reached_through(box, f"mailto://lockers:pw@127.0.0.1:{other.port}?from=l@e.org&mode=insecure&to=b@e.org")
        acme.owes(owed.ALARM, kiosk="bank-2f", kind="gap", sentence="Some are missing.")
        assert acme.deliver() == 0
        assert box.next().to == ["facilities@example.org"]
        acme.upstream.clock.turn(**LATER)
        other.fault = None
        assert acme.deliver() == 1
        assert (other.next().to, box.empty) == (["b@e.org"], True)


def test_a_tenant_that_has_not_said_where_to_is_not_bothered(upstream: Upstream, box: Mailbox) -> None:
    acme = Notifying(upstream, "acme")
    acme.owes()
    assert acme.deliver() == 0
    assert acme.rows[0].due_at > NOON
    acme.has("E1", email="ada@example.com")
    acme.reached_through(box)
    assert acme.deliver() == 1
    assert box.next().to == ["ada@example.com"]


def test_what_nobody_wanted_to_hear_of_is_forgotten_quietly(upstream: Upstream) -> None:
    acme = Notifying(upstream, "acme")
    acme.owes()
    upstream.clock.turn(**SOME_DAYS)
    assert acme.deliver() == 0
    assert (acme.rows[0].due_at, acme.rows[0].given_up_at) == (None, None)


def test_one_tenants_dead_server_holds_up_nobody_else(upstream: Upstream, box: Mailbox) -> None:
    upstream.tenant("other")
    acme, other = Notifying(upstream, "acme"), Notifying(upstream, "other")
    with mailbox() as dead:
        dead.fault = Fault.REFUSES
        acme.reached_through(dead)
        other.reached_through(box)
        for tenant in (acme, other):
            tenant.has("E1", email="ada@example.com")
            for _ in range(3):
                tenant.owes()
        assert sender.deliver(acme.service) == 3
        assert sorted(one.attempts for one in acme.rows) == [0, 0, 1]
    assert all(one.delivered_at for one in other.rows)


def test_of_several_that_deliver_at_once_each_takes_others(acme_anywhere: Notifying, box: Mailbox) -> None:
    acme = acme_anywhere
    for at in range(6):
        acme.has(f"E{at}", email=f"e{at}@example.com")
        acme.owes(person=f"E{at}")
    with ThreadPoolExecutor(3) as pool:
        assert sum(pool.map(lambda _: acme.deliver(), range(3))) == 6
    assert sorted(box.next().to[0] for _ in range(6)) == [f"e{at}@example.com" for at in range(6)]
    assert (box.empty, [one.attempts for one in acme.rows]) == (True, [1] * 6)


def test_what_a_process_took_and_died_with_is_anothers_after_a_while(acme_anywhere: Notifying, box: Mailbox) -> None:
    acme = acme_anywhere
    acme.has("E1", email="ada@example.com")
    acme.owes()
    with transaction(acme.upstream.engine) as connection:
        assert owed.take(connection, "acme", NOON) is not None
    acme.upstream.clock.turn(minutes=9)
    assert acme.deliver() == 0
    acme.upstream.clock.turn(minutes=2)
    assert acme.deliver() == 1
    assert box.next().to == ["ada@example.com"]


def test_an_address_that_would_be_taken_apart_is_none(acme: Notifying, box: Mailbox) -> None:
    for at, email in enumerate(["ada", "a@b.c,d@e.f", "Ada <ada@example.com>", "a b@example.com", ""]):
        acme.has(f"E{at}", email=email)
        acme.owes(person=f"E{at}")
    assert acme.deliver() == 0
    assert box.called.empty()


@pytest.mark.expects_log("notice.not_worded")
def test_what_nobody_can_word_stops_nothing_else(acme: Notifying, box: Mailbox) -> None:
    acme.has("E1", email="ada@example.com")
    acme.owes("of another version")
    acme.owes(start="soon")
    acme.owes()
    assert acme.deliver() == 1
    assert box.next().to == ["ada@example.com"]


def test_no_log_tells_an_address_or_a_password(acme: Notifying, box: Mailbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    acme.has("E1", email="ada@example.com")
    acme.owes()
    box.fault = Fault.HANGS_UP
    acme.deliver()
    acme.upstream.clock.turn(**LATER)
    box.fault = None
    acme.deliver()
    assert "notice.tried" in caplog.text
    assert not [one for one in (SECRET, "ada@example.com", "lockers@") if one in caplog.text]


@pytest.mark.expects_log("notices.addresses_sealed")
def test_the_database_alone_does_not_tell_where_notices_go(sqlite: Engine, acme: Notifying) -> None:
    with transaction(sqlite) as connection:
        raw = connection.exec_driver_sql("SELECT notice_urls FROM tenant_choice").scalar_one()
    assert SECRET.encode() not in bytes(raw)
    thief = Upstream(sqlite)
    assert ServerKey.new() != thief.app.state.service.key
    acme.owes()
    assert sender.deliver(thief.app.state.service) == 0
