"""Bookings as clients and kiosks see them: over HTTP, signed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine, func, select, update

from tests.fakes.bookers import NOW, Signed, a_bank, a_kiosks_key, hours
from tests.fakes.upstream import InProcess, UpstreamServer
from upstream.app import make_app
from upstream.clock import written
from upstream.database.booking_tables import booking
from upstream.database.database import transaction
from upstream.database.tables import key
from upstream.settings import Settings

PROBLEM = "urn:locker-kiosk:problem:"
ONE_TO_TWO = {"start": written(hours(1, 2).start), "end": written(hours(1, 2).end)}
WISH = {"person": "p1", "bank": "A", "size": "M", **ONE_TO_TWO}


class Upstream:
    """Upstream with a bank of two doors, and those who talk to it."""

    def __init__(self, engine: Engine) -> None:
        a_bank(engine, 2)
        a_kiosks_key(engine)
        a_bank(engine, 2, tenant="other")
        a_kiosks_key(engine, of="other")
        self.transport = InProcess(make_app(Settings(), engine, lambda: NOW))
        self.reception = self.by("reception")
        self.kiosk = self.by("north")
        self.others = self.by("reception", "other")
        self.others_kiosk = self.by("north", "other")

    def by(self, name: str, of: str = "acme") -> httpx.Client:
        return httpx.Client(transport=self.transport, auth=Signed(name, of), base_url="http://upstream.test/v1")

    def book(self, key: str = "key-1", by: httpx.Client | None = None, **more: Any) -> httpx.Response:
        return (by or self.reception).post("/bookings", json={**WISH, **more}, headers={"Idempotency-Key": key})


@pytest.fixture
def upstream(database: Engine) -> Iterator[Upstream]:
    made = Upstream(database)
    yield made
    made.transport.end()


def problem(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == answer.status_code
    assert told["detail"].endswith(".")
    return answer.status_code, told["type"].removeprefix(PROBLEM)


def test_a_booking_is_made_read_moved_and_given_up(upstream: Upstream) -> None:
    made = upstream.book(purpose="laptop", external={"system": "desks", "id": "d-1"})
    assert (made.status_code, made.headers["ETag"]) == (201, '"1"')
    place = made.headers["Location"].removeprefix("/v1")
    assert made.json() == {
        **WISH,
        "id": place.removeprefix("/bookings/"),
        "kiosk": "acme-north",
        "purpose": "laptop",
        "external": {"system": "desks", "id": "d-1"},
        "accessible": False,
        "state": "pending",
        "given": None,
        "door": None,
        "why": None,
        "revision": 1,
        "created_at": written(NOW),
        "changed_at": written(NOW),
    }
    read = upstream.reception.get(place)
    assert (read.json(), read.headers["ETag"]) == (made.json(), '"1"')
    moved = upstream.reception.patch(place, json={"end": written(hours(1, 3).end)}, headers={"If-Match": '"1"'})
    assert (moved.status_code, moved.headers["ETag"], moved.json()["revision"]) == (200, '"2"', 2)
    gone = upstream.reception.delete(place, headers={"If-Match": '"2"'})
    assert (gone.status_code, gone.headers["ETag"], gone.json()["state"]) == (200, '"3"', "cancelled")
    assert upstream.reception.get(place).json() == gone.json()


def test_sent_again_it_is_answered_again(upstream: Upstream) -> None:
    first, again = upstream.book(), upstream.book()
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["Idempotency-Replayed"] == "true"
    assert (again.headers["ETag"], again.headers["Location"]) == (first.headers["ETag"], first.headers["Location"])
    assert "Idempotency-Replayed" not in first.headers
    assert problem(upstream.book(person="p2")) == (422, "idempotency-key-reused")
    upstream.book("key-2", person="p2")
    full, still = upstream.book("key-3", person="p3"), upstream.book("key-3", person="p3")
    assert problem(full) == problem(still) == (409, "no-capacity")
    assert full.json() == still.json()
    assert full.json()["alternatives"] == []
    assert still.headers["Idempotency-Replayed"] == "true"


def test_a_change_names_the_version_that_it_changes(upstream: Upstream) -> None:
    place = upstream.book().headers["Location"].removeprefix("/v1")
    for ask in (
        upstream.reception.delete,
        lambda path, **more: upstream.reception.patch(path, json=ONE_TO_TWO, **more),
    ):
        assert problem(ask(place)) == (428, "if-match-missing")
        assert problem(ask(place, headers={"If-Match": '"9"'})) == (412, "stale")
        assert problem(ask(place, headers={"If-Match": 'W/"1"'})) == (412, "stale")
        assert problem(ask(place, headers={"If-Match": "1"})) == (400, "invalid")
    assert upstream.reception.delete(place, headers={"If-Match": '"7", "1"'}).status_code == 200


def test_the_kiosk_gives_a_door_and_agrees_to_less_and_more(upstream: Upstream) -> None:
    made = upstream.book().json()
    answer = upstream.kiosk.post(
        f"/kiosk/bookings/{made['id']}", json={"state": "confirmed", "door": "07", "revision": 1}
    )
    assert (answer.status_code, answer.json()["state"], answer.json()["door"]) == (200, "confirmed", "07")
    less = upstream.kiosk.put("/kiosk/quotas/A/M", json={"capacity": 2, "lead_s": 0, "leases": []})
    assert problem(less) == (409, "quota-sold")
    assert {name: less.json()[name] for name in ("start", "end", "sold")} == {**ONE_TO_TWO, "sold": 1}
    agreed = {"capacity": 9, "lead_s": 1800, "leases": [{**ONE_TO_TWO, "doors": 3}]}
    more = upstream.kiosk.put("/kiosk/quotas/A%2FB left/XL", json=agreed)
    assert more.json() == {"bank": "A/B left", "size": "XL", **agreed, "agreed_at": written(NOW)}
    first, second = upstream.kiosk.get("/kiosk/quotas").json()["quotas"]
    assert (first["bank"], first["leases"][0]["doors"], second) == ("A", 2, more.json())


def test_what_banks_can_give_is_told(upstream: Upstream) -> None:
    upstream.book()
    asked = {"from": ONE_TO_TWO["start"], "to": ONE_TO_TWO["end"], "size": "M"}
    (room,) = upstream.reception.get("/availability", params=asked).json()["banks"]
    assert room == {
        "kiosk": "acme-north",
        "site": "HQ",
        "bank": "A",
        "size": "M",
        "free": 1,
        "leased": 2,
        "earliest": written(NOW),
        "confirmed": True,
    }
    assert upstream.reception.get("/availability", params={**asked, "size": "S"}).json() == {"banks": []}
    assert problem(upstream.reception.get("/availability", params={**asked, "to": asked["from"]})) == (422, "invalid")


def test_another_tenant_finds_nothing(upstream: Upstream) -> None:
    place = upstream.book().headers["Location"].removeprefix("/v1")
    match = {"If-Match": "*"}
    assert problem(upstream.others.get(place)) == (404, "unknown-booking")
    assert problem(upstream.others.patch(place, json=ONE_TO_TWO, headers=match)) == (404, "unknown-booking")
    assert problem(upstream.others.delete(place, headers=match)) == (404, "unknown-booking")
    assert problem(upstream.others.post(f"{place}/release", headers=match)) == (404, "unknown-booking")
    answer = upstream.others_kiosk.post(f"/kiosk{place}", json={"state": "rejected", "revision": 1})
    assert problem(answer) == (404, "unknown-booking")
    assert upstream.others.get("/bookings").json() == {"bookings": [], "cursor": None}
    assert problem(upstream.book("k", upstream.others_kiosk, kiosk="acme-north")) == (404, "unknown-bank")
    assert upstream.book("key-1", upstream.others).status_code == 201  # the same key and person, of another tenant


def test_a_client_that_may_not_book_learns_of_no_booking(upstream: Upstream, database: Engine) -> None:
    place = upstream.book().headers["Location"].removeprefix("/v1")
    with transaction(database) as connection:
        connection.execute(update(key).where(key.c.name == "reception", key.c.tenant == "acme").values(may="open"))
    for answer in (
        upstream.book("key-2", person="p2"),
        upstream.reception.get("/bookings"),
        upstream.reception.get(place),
        upstream.reception.delete(place, headers={"If-Match": "*"}),
        upstream.reception.post(f"{place}/release", headers={"If-Match": "*"}),
    ):
        assert problem(answer) == (403, "forbidden")


def test_a_client_is_no_kiosk_but_a_kiosk_of_the_tenant_may_book(upstream: Upstream) -> None:
    for answer in (
        upstream.reception.get("/kiosk/quotas"),
        upstream.reception.put("/kiosk/quotas/A/M", json={"capacity": 9, "lead_s": 0, "leases": []}),
        upstream.reception.post("/kiosk/bookings/x", json={"state": "confirmed", "revision": 1}),
    ):
        assert problem(answer) == (403, "forbidden")
    assert upstream.book(by=upstream.kiosk).status_code == 201


HOUR = {**ONE_TO_TWO, "doors": 1}
LATER = {"start": written(hours(2, 3).start), "end": written(hours(2, 3).end), "doors": 1}
NO_LEASES: list[dict[str, Any]] = [
    {"lead_s": -1},
    {"lead_s": None},
    {"capacity": 100_001},
    {"capacity": 0, "leases": [HOUR]},
    {"leases": [HOUR, HOUR]},
    {"leases": [LATER, HOUR]},
    {"leases": [{**HOUR, "end": HOUR["start"]}]},
    {"leases": [{**HOUR, "doors": -1}]},
    {"leases": [{**HOUR, "start": "2026-11-24T10:00:00"}]},
    {"leases": [{**HOUR, "start": "0001-01-01T00:00:00+14:00"}]},
    {"leases": [HOUR] * 401},
    {"bookable": 3},
]


def test_what_is_no_lease_is_refused(upstream: Upstream) -> None:
    told = {"capacity": 3, "lead_s": 0, "leases": [HOUR, LATER]}
    for more in NO_LEASES:
        assert problem(upstream.kiosk.put("/kiosk/quotas/A/M", json={**told, **more}))[0] == 422, more
    assert upstream.kiosk.get("/kiosk/quotas").json()["quotas"][0]["capacity"] == 2
    assert upstream.kiosk.put("/kiosk/quotas/A/M", json=told).status_code == 200


def test_bookings_are_listed_page_by_page(upstream: Upstream) -> None:
    def listed(by: httpx.Client = upstream.reception, **asked: Any) -> tuple[list[str], str | None]:
        told = by.get("/bookings", params=asked).json()
        return [one["person"] for one in told["bookings"]], told["cursor"]

    for person, at in (("p1", 5), ("p2", 1), ("p3", 3), ("p4", 1)):
        window = hours(at, at + 1)
        made = upstream.book(f"key-{person}", person=person, start=written(window.start), end=written(window.end))
        assert made.status_code == 201
    first, cursor = listed(limit=3)
    rest, end = listed(limit=3, cursor=cursor)
    assert (sorted(first[:2]), first[2:] + rest, end) == (["p2", "p4"], ["p3", "p1"], None)
    assert listed(limit=4)[1] is None
    assert listed(person="p3") == (["p3"], None)
    assert listed(bank="B") == ([], None)
    between: dict[str, Any] = {"from": written(hours(2, 3).start), "to": written(hours(2, 5).end)}
    assert listed(upstream.reception, **between) == (["p3"], None)
    assert listed(state="confirmed") == ([], None)
    assert listed(upstream.others) == ([], None)
    for bad in ("nonsense", "é", "W10", (cursor or "")[:-1], "bnVsbA"):
        assert problem(upstream.reception.get("/bookings", params={"cursor": bad})) == (400, "invalid-cursor")
    for name, value in (("limit", 0), ("state", "lost"), ("from", "0001-01-01T00:00:00+14:00")):
        assert problem(upstream.reception.get("/bookings", params={name: value})) == (422, "invalid")


def test_what_is_left_is_released_by_whoever_has_seen_it(upstream: Upstream) -> None:
    place = upstream.book(accessible=True).headers["Location"].removeprefix("/v1") + "/release"
    assert problem(upstream.reception.post(place)) == (428, "if-match-missing")
    assert problem(upstream.reception.post(place, headers={"If-Match": '"2"'})) == (412, "stale")
    gone = upstream.reception.post(place, headers={"If-Match": '"1"'})
    assert (gone.json()["state"], gone.json()["accessible"], gone.headers["ETag"]) == ("cancelled", True, '"2"')


BAD = [
    {"start": ONE_TO_TWO["end"], "end": ONE_TO_TWO["start"]},
    {"start": "2026-11-24T10:00:00"},
    {"start": "0001-01-01T00:00:00+14:00"},
    {"end": "9999-12-31T23:59:59-14:00"},
    {"size": "XXL"},
    {"size": None},
    {"person": ""},
    {"person": "a\x00b"},
    {"person": "\ud800"},
    {"person": "x" * 101},
    {"bank": "line\nbreak"},
    {"external": {"system": "desks"}},
    {"door": "07"},
]


@pytest.mark.parametrize("more", BAD, ids=[json.dumps(one)[:40] for one in BAD])
def test_what_is_no_wish_is_refused(upstream: Upstream, more: dict[str, Any]) -> None:
    content = json.dumps({**WISH, **more})
    headers = {"Idempotency-Key": "key-1", "Content-Type": "application/json"}
    answer = upstream.reception.post("/bookings", content=content, headers=headers)
    assert problem(answer)[0] == 422
    assert upstream.book().status_code == 201  # the key is not used up


@pytest.mark.parametrize("key", [None, "", "a b", "x" * 256])
def test_without_a_key_to_know_it_by_nothing_is_booked(upstream: Upstream, key: str | None) -> None:
    headers = {} if key is None else {"Idempotency-Key": key}
    assert problem(upstream.reception.post("/bookings", json=WISH, headers=headers))[0] == 422


def test_many_clients_at_once_get_what_there_is_and_each_answer_twice(database: Engine) -> None:
    a_bank(database, 10, people=80)
    server = UpstreamServer(database, now=lambda: NOW)
    with httpx.Client(auth=Signed(), base_url=f"{server.url}/v1", timeout=30) as client, ThreadPoolExecutor(16) as pool:

        def send(number: int) -> tuple[int, str]:
            wanted = {**WISH, "person": f"p{number // 2}"}
            while True:
                answer = client.post("/bookings", json=wanted, headers={"Idempotency-Key": f"k{number // 2}"})
                if not answer.json().get("type", "").endswith("idempotency-key-running"):
                    return answer.status_code, answer.text

        answers = list(pool.map(send, range(160)))
    server.stop()
    assert answers[::2] == answers[1::2]
    assert [status for status, _ in answers[::2]].count(201) == 10
    with transaction(database) as connection:
        assert connection.execute(select(func.count()).select_from(booking)).scalar_one() == 10
