"""A booking from the wish to the kiosk's answer, within one tenant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine, select

from tests.fakes.bookers import NOW, a_bank, a_client, a_kiosk, agreed, hours, wish
from upstream.bookings.answers import Answer, take
from upstream.bookings.book import Booker, book
from upstream.bookings.change import cancel, move
from upstream.bookings.quotas import Quota, agree, agreed_by, rooms
from upstream.bookings.values import Booking, External, Refused, Wish
from upstream.database.booking_tables import booking, notice
from upstream.database.database import transaction
from upstream.database.tables import kiosk

LATER = NOW + timedelta(minutes=1)
NORTH = "acme-north"


@pytest.fixture
def by(database: Engine) -> Booker:
    return a_bank(database, 2)


@pytest.fixture
def connection(database: Engine, by: Booker) -> Iterator[Connection]:
    """A second kiosk, south, with two doors of bank B; and another tenant with a bank A of its own."""
    a_kiosk(database, "south")
    a_bank(database, 5, tenant="other")
    with transaction(database) as connection:
        agreed(connection, 2, "B", of="south")
        yield connection


def done(answer: Booking | Refused) -> Booking:
    assert isinstance(answer, Booking), answer
    return answer


def refused(answer: Booking | Refused | None) -> Refused:
    assert isinstance(answer, Refused), answer
    return answer


def seen(_: Booking) -> bool:
    return True


class TestBooking:
    def test_a_booking_waits_for_its_kiosk(self, connection: Connection, by: Booker) -> None:
        asked = Wish("p1", "A", "M", hours(1, 2), purpose="laptop", external=External("desks", "d-1"))
        made = done(book(connection, by, asked, NOW))
        assert (made.kiosk, made.bank, made.size, made.person, made.window) == (NORTH, "A", "M", "p1", hours(1, 2))
        assert (made.purpose, made.external) == ("laptop", External("desks", "d-1"))
        assert (made.state, made.door, made.revision, made.version) == ("pending", None, 1, 1)

    def test_a_full_bank_names_those_that_are_not(self, connection: Connection, by: Booker) -> None:
        for person in ("p1", "p2"):
            done(book(connection, by, wish(person), NOW))
        said = refused(book(connection, by, wish("p3"), NOW))
        assert (said.status, said.slug) == (409, "no-capacity")
        assert said.more["alternatives"] == [
            {"kiosk": "acme-south", "bank": "B", "size": "M", "free": 2, "confirmed": True}
        ]

    def test_it_is_the_busiest_moment_that_counts(self, connection: Connection, by: Booker) -> None:
        for number, start in enumerate((1, 2, 3)):
            done(book(connection, by, wish(f"p{number}", window=hours(start, start + 1)), NOW))
        done(book(connection, by, wish("p4", window=hours(1, 4)), NOW))
        assert refused(book(connection, by, wish("p5", window=hours(2.5, 5)), NOW)).slug == "no-capacity"

    def test_a_person_has_one_at_a_time_wherever_it_is(self, connection: Connection, by: Booker) -> None:
        done(book(connection, by, wish("p1", window=hours(1, 3)), NOW))
        assert refused(book(connection, by, wish("p1", "B", hours(2, 4)), NOW)).slug == "person-limit"
        done(book(connection, by, wish("p1", "B", hours(3, 4)), NOW))

    def test_what_another_system_calls_it_is_booked_once(self, connection: Connection, by: Booker) -> None:
        first = done(book(connection, by, wish("p1", external=External("desks", "1")), NOW))
        again = refused(book(connection, by, wish("p2", external=External("desks", "1")), NOW))
        assert (again.slug, again.more) == ("external-exists", {"booking": first.id})
        done(book(connection, by, wish("p2", external=External("rooms", "1")), NOW))

    @pytest.mark.parametrize(("bank", "size"), [("Z", "M"), ("A", "L"), ("B ", "M")])
    def test_a_bank_that_gives_nothing_is_unknown(
        self, connection: Connection, by: Booker, bank: str, size: str
    ) -> None:
        assert refused(book(connection, by, wish(bank=bank, size=size), NOW)).slug == "unknown-bank"

    def test_where_two_kiosks_have_a_bank_of_that_name_one_has_to_be_said(
        self, connection: Connection, by: Booker
    ) -> None:
        agreed(connection, 1, "A", of="south")
        assert refused(book(connection, by, wish(), NOW)).slug == "ambiguous-bank"
        assert done(book(connection, by, wish(kiosk="acme-south"), NOW)).kiosk == "acme-south"

    def test_a_kiosk_that_is_out_of_use_sells_nothing(self, connection: Connection, by: Booker) -> None:
        connection.execute(kiosk.update().where(kiosk.c.id == NORTH), {"decommissioned_at": NOW})
        assert refused(book(connection, by, wish(), NOW)).slug == "unknown-bank"
        assert [room.bank for room in rooms(connection, "acme", hours(1, 2), None, NOW)] == ["B"]


class TestTenants:
    def test_one_tenant_sees_nothing_of_another(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        to = (hours(2, 3).start, hours(2, 3).end)
        assert refused(move(connection, "other", made.id, to, seen, NOW)).slug == "unknown-booking"
        assert refused(cancel(connection, "other", made.id, seen, NOW)).slug == "unknown-booking"
        assert refused(take(connection, "other", "other-north", made.id, Answer("rejected"), NOW)).status == 404
        assert [room.kiosk for room in rooms(connection, "other", hours(1, 2), None, NOW)] == ["other-north"]
        assert [room.free for room in rooms(connection, "other", hours(1, 2), None, NOW)] == [5]

    def test_nobody_books_at_another_tenants_kiosk(self, connection: Connection, by: Booker) -> None:
        assert refused(book(connection, by, wish(kiosk="other-north"), NOW)).slug == "unknown-bank"

    def test_the_same_person_and_external_id_may_be_in_two_tenants(
        self, connection: Connection, database: Engine, by: Booker
    ) -> None:
        asked = wish("p1", external=External("desks", "1"))
        done(book(connection, by, asked, NOW))
        key = connection.execute(select(booking.c.booked_by)).scalars().first()
        assert key is not None
        done(book(connection, Booker(key, "other"), asked, NOW))


class TestMoving:
    def test_a_moved_booking_waits_for_its_kiosk_again(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        done(take(connection, "acme", NORTH, made.id, Answer("confirmed", "07"), NOW))
        moved = done(move(connection, "acme", made.id, (None, hours(0, 5).end), seen, LATER))
        assert (moved.window, moved.state, moved.door) == (hours(1, 5), "pending", None)
        assert (moved.revision, moved.version, moved.changed_at) == (2, 3, LATER)

    def test_it_does_not_stand_in_its_own_way(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish("p1", window=hours(1, 3)), NOW))
        done(book(connection, by, wish("p2", window=hours(1, 3)), NOW))
        done(move(connection, "acme", made.id, (hours(2, 4).start, hours(2, 4).end), seen, NOW))

    def test_into_a_full_window_it_stays_as_it_was(self, connection: Connection, by: Booker) -> None:
        for person in ("p1", "p2"):
            done(book(connection, by, wish(person, window=hours(4, 5)), NOW))
        made = done(book(connection, by, wish("p3"), NOW))
        said = refused(move(connection, "acme", made.id, (None, hours(1, 5).end), seen, NOW))
        assert said.slug == "no-capacity"
        assert done(cancel(connection, "acme", made.id, lambda latest: latest == made, NOW)).state == "cancelled"

    def test_to_the_same_times_nothing_changes(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        assert move(connection, "acme", made.id, (made.window.start, None), seen, LATER) == made

    def test_one_that_has_begun_can_be_made_longer_but_not_begin_elsewhere_in_the_past(
        self, connection: Connection, by: Booker
    ) -> None:
        made = done(book(connection, by, wish(window=hours(0, 2)), NOW))
        noon = NOW + timedelta(hours=1)
        said = refused(move(connection, "acme", made.id, (hours(0.25, 1).start, None), seen, noon))
        assert (said.status, said.detail) == (422, "The start is in the past.")
        assert done(move(connection, "acme", made.id, (None, hours(0, 3).end), seen, noon)).window == hours(0, 3)

    def test_what_is_over_is_not_moved(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        late = NOW + timedelta(hours=2)
        assert refused(move(connection, "acme", made.id, (None, hours(1, 5).end), seen, late)).slug == "booking-over"

    def test_whoever_saw_an_older_version_is_told_so(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        said = refused(cancel(connection, "acme", made.id, lambda latest: latest.version == 7, NOW))
        assert (said.status, said.slug) == (412, "stale")


class TestGivingUp:
    def test_its_room_is_free_at_once(self, connection: Connection, by: Booker) -> None:
        made = [done(book(connection, by, wish(person), NOW)) for person in ("p1", "p2")]
        gone = done(cancel(connection, "acme", made[0].id, seen, NOW))
        assert (gone.state, gone.version) == ("cancelled", 2)
        done(book(connection, by, wish("p3"), NOW))

    def test_twice_is_as_once(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        gone = cancel(connection, "acme", made.id, seen, NOW)
        assert cancel(connection, "acme", made.id, seen, LATER) == gone


class TestTheKiosksAnswer:
    def test_it_names_the_door(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        kept = done(take(connection, "acme", NORTH, made.id, Answer("confirmed", "07", revision=1), LATER))
        assert (kept.state, kept.door, kept.revision, kept.version) == ("confirmed", "07", 1, 2)
        other = done(take(connection, "acme", NORTH, made.id, Answer("reassigned", "08", "door 07 is broken"), LATER))
        assert (other.state, other.door, other.why) == ("reassigned", "08", "door 07 is broken")

    def test_a_rejected_one_frees_its_room_and_its_person_is_told_once(
        self, connection: Connection, by: Booker
    ) -> None:
        made = done(book(connection, by, wish(), NOW))
        for _ in range(2):
            done(take(connection, "acme", NORTH, made.id, Answer("rejected", why="all doors are held"), NOW))
        (told,) = connection.execute(select(notice)).all()
        detail = json.loads(told.detail)
        assert (told.tenant, told.kind, told.delivered_at) == ("acme", "booking-rejected", None)
        assert (detail["booking"], detail["person"], detail["why"]) == (made.id, "p1", "all doors are held")
        assert [room.free for room in rooms(connection, "acme", hours(1, 2), "M", NOW)] == [2, 2]

    def test_an_answer_to_what_was_asked_before_is_refused(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        done(move(connection, "acme", made.id, (None, hours(1, 5).end), seen, NOW))
        said = refused(take(connection, "acme", NORTH, made.id, Answer("confirmed", "07", revision=1), NOW))
        assert (said.slug, said.more) == ("stale-revision", {"revision": 2})

    def test_only_the_kiosk_of_that_bank_answers(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        said = refused(take(connection, "acme", "acme-south", made.id, Answer("confirmed"), NOW))
        assert said.slug == "unknown-booking"

    def test_what_was_given_up_is_not_confirmed(self, connection: Connection, by: Booker) -> None:
        made = done(book(connection, by, wish(), NOW))
        done(cancel(connection, "acme", made.id, seen, NOW))
        said = refused(take(connection, "acme", NORTH, made.id, Answer("confirmed", "07"), NOW))
        assert said.slug == "booking-over"


class TestQuotas:
    def test_growing_is_free_and_sells_at_once(self, connection: Connection, by: Booker) -> None:
        for person in ("p1", "p2"):
            done(book(connection, by, wish(person), NOW))
        assert agree(connection, "acme", NORTH, Quota("A", "M", 10, 3, LATER)) is None
        done(book(connection, by, wish("p3"), NOW))
        assert agreed_by(connection, "acme", NORTH) == [Quota("A", "M", 10, 3, LATER)]

    def test_it_never_shrinks_below_what_is_sold(self, connection: Connection, by: Booker) -> None:
        for person in ("p1", "p2"):
            done(book(connection, by, wish(person), NOW))
        said = refused(agree(connection, "acme", NORTH, Quota("A", "M", 2, 1, NOW)))
        assert (said.status, said.slug, said.more) == (409, "quota-sold", {"sold": 2})
        assert agreed_by(connection, "acme", NORTH) == [Quota("A", "M", 2, 2, NOW)]

    def test_what_is_over_holds_nothing(self, connection: Connection, by: Booker) -> None:
        for person in ("p1", "p2"):
            done(book(connection, by, wish(person), NOW))
        evening = NOW + timedelta(hours=8)
        assert agree(connection, "acme", NORTH, Quota("A", "M", 2, 0, evening)) is None
        assert refused(book(connection, by, wish("p3", window=hours(9, 10)), evening)).slug == "no-capacity"


def test_a_bank_whose_kiosk_is_silent_is_not_confirmed(database: Engine) -> None:
    by = a_bank(database, 1)
    quarter = timedelta(minutes=15)
    with transaction(database) as connection:
        on_time = rooms(connection, "acme", hours(1, 2), "M", NOW + quarter)
        late = rooms(connection, "acme", hours(1, 2), "M", NOW + quarter + timedelta(seconds=1))
        done(book(connection, by, wish(), NOW + quarter * 2))
    assert [(room.free, room.confirmed) for room in (*on_time, *late)] == [(1, True), (1, False)]


def test_clients_of_one_tenant_share_its_banks(database: Engine) -> None:
    by = a_bank(database, 1)
    another = a_client(database, "desks")
    with transaction(database) as connection:
        done(book(connection, by, wish("p1"), NOW))
        assert refused(book(connection, another, wish("p2"), NOW)).slug == "no-capacity"
