"""Conformance: only what a kiosk leases is sold, early enough, and once; the kiosk says what becomes of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.fakes.spoken_protocol import PROBLEM, Speaker

Times = dict[str, str]


@dataclass
class Bank:
    """A bank of a kiosk, new for each test, on a day of its own; it books for ``person`` and gives up what it has."""

    kiosk: Speaker
    person: str
    name: str = field(default_factory=lambda: f"conformance {secrets.token_hex(4)}")
    day: datetime = field(
        default_factory=lambda: (
            datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=30 + secrets.randbelow(300))
        )
    )

    def times(self, start: float, end: float) -> Times:
        return {"start": self._at(start), "end": self._at(end)}

    def lease(self, *leases: tuple[float, float, int], capacity: int = 5, lead_s: int = 0) -> httpx.Response:
        """From hour to hour, so many doors of size M."""
        told = [{**self.times(start, end), "doors": doors} for start, end, doors in leases]
        return self.kiosk.ask("PUT", self.quota, {"capacity": capacity, "lead_s": lead_s, "leases": told})

    def book(self, start: float, end: float, key: str | None = None, **more: Any) -> httpx.Response:
        wish = {"kiosk": self.kiosk.kiosk, "person": self.person, "bank": self.name, "size": "M"}
        key = key or secrets.token_hex(8)
        return self.kiosk.ask("POST", "/v1/bookings", {**wish, **self.times(start, end), **more}, Idempotency_Key=key)

    def booked(self, start: float = 1, end: float = 2) -> str:
        """The path of a new booking."""
        return str(self.book(start, end).headers["Location"])

    def say(self, path: str, state: str, revision: int = 1, **more: Any) -> httpx.Response:
        return self.kiosk.ask(
            "POST", path.replace("/v1/", "/v1/kiosk/"), {"state": state, "revision": revision, **more}
        )

    def free(self, start: float, end: float) -> int:
        times = self.times(start, end)
        asked = httpx.QueryParams({"from": times["start"], "to": times["end"]})
        told = self.kiosk.ask("GET", f"/v1/availability?{asked}").json()["banks"]
        return int(next(one["free"] for one in told if one["bank"] == self.name))

    def told(self, path: str) -> dict[str, Any] | None:
        """What kiosks learn of a booking; None where it is gone."""
        page = self.kiosk.ask("GET", "/v1/kiosk/changes").json()
        found = list(page["changes"])
        while page["more"]:
            page = self.kiosk.ask("GET", f"/v1/kiosk/changes?cursor={page['cursor']}").json()
            found += page["changes"]
        values = {one["id"]: one["value"] for one in found if one["kind"] == "reservation"}
        value: dict[str, Any] | None = values.get(path.rpartition("/")[2])
        return value

    @property
    def quota(self) -> str:
        return f"/v1/kiosk/quotas/{self.name.replace(' ', '%20')}/M"

    def _at(self, hour: float) -> str:
        return (self.day + timedelta(hours=hour)).isoformat(timespec="microseconds").replace("+00:00", "Z")


@pytest.fixture
def bank(kiosk: Speaker, person: str) -> Iterator[Bank]:
    made = Bank(kiosk, person)
    assert made.lease((0, 12, 2)).status_code == 200
    yield made
    for one in kiosk.ask("GET", f"/v1/bookings?bank={made.name.replace(' ', '%20')}").json()["bookings"]:
        kiosk.ask("POST", f"/v1/bookings/{one['id']}/release", if_match="*")


def refusal(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"].startswith("application/problem+json")
    return answer.status_code, answer.json()["type"].removeprefix(PROBLEM)


def test_a_booking_is_made_read_moved_and_given_up(bank: Bank):
    made = bank.book(1, 2, purpose="laptop", accessible=True)
    path = made.headers["Location"]
    told = made.json()
    assert (made.status_code, told["state"], told["revision"], told["door"]) == (201, "pending", 1, None)
    assert (told["person"], told["bank"], told["size"], told["accessible"]) == (bank.person, bank.name, "M", True)
    read = bank.kiosk.ask("GET", path)
    assert (read.json(), read.headers["ETag"]) == (told, made.headers["ETag"])
    moved = bank.kiosk.ask("PATCH", path, {"end": bank.times(1, 3)["end"]}, if_match=made.headers["ETag"])
    assert (moved.status_code, moved.json()["revision"], moved.json()["end"]) == (200, 2, bank.times(1, 3)["end"])
    assert bank.kiosk.ask("DELETE", path).status_code == 428
    assert refusal(bank.kiosk.ask("DELETE", path, if_match=made.headers["ETag"])) == (412, "stale")
    gone = bank.kiosk.ask("DELETE", path, if_match=moved.headers["ETag"])
    assert (gone.status_code, gone.json()["state"]) == (200, "cancelled")


def test_sent_again_it_is_booked_once(bank: Bank):
    first, again = bank.book(1, 2, "key-of-mine" + bank.name[-8:]), bank.book(1, 2, "key-of-mine" + bank.name[-8:])
    assert (again.status_code, again.json(), again.headers["Idempotency-Replayed"]) == (201, first.json(), "true")
    assert refusal(bank.book(3, 4, "key-of-mine" + bank.name[-8:])) == (422, "idempotency-key-reused")
    assert bank.free(1, 2) == 1


def test_only_a_known_person_books(bank: Bank):
    assert refusal(bank.book(1, 2, person=f"nobody-{secrets.token_hex(8)}")) == (404, "unknown-person")
    bank.booked(1, 3)
    assert refusal(bank.book(2, 4)) == (409, "person-limit")


def test_only_what_is_leased_throughout_is_sold(bank: Bank):
    assert bank.lease((1, 3, 1), (3, 5, 2)).status_code == 200
    assert (bank.free(1, 5), bank.free(3, 5), bank.free(4, 6)) == (1, 2, 0)
    assert refusal(bank.book(4, 6)) == (409, "no-capacity")
    assert isinstance(bank.book(4, 6).json()["alternatives"], list)
    bank.booked(1, 5)
    assert (bank.free(1, 5), bank.free(3, 5)) == (0, 1)


def test_a_door_that_many_ask_for_at_once_is_sold_once(bank: Bank):
    bank.lease((0, 12, 1))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: bank.book(2, 3).status_code, range(8)))
    assert sorted(answers) == [201] + [409] * 7
    assert bank.free(2, 3) == 0


def test_leases_are_told_as_they_were_agreed_to(bank: Bank):
    agreed = bank.lease((1, 3, 1), (3, 5, 0), lead_s=600).json()
    assert (agreed["capacity"], agreed["lead_s"]) == (5, 600)
    assert agreed["leases"] == [{**bank.times(1, 3), "doors": 1}, {**bank.times(3, 5), "doors": 0}]
    told = bank.kiosk.ask("GET", "/v1/kiosk/quotas").json()["quotas"]
    assert next(one for one in told if one["bank"] == bank.name)["leases"] == agreed["leases"]


def test_a_lease_never_shrinks_below_what_is_sold(bank: Bank):
    path = bank.booked(2, 4)
    refused = bank.lease((0, 3, 2))
    assert refusal(refused) == (409, "quota-sold")
    assert {name: refused.json()[name] for name in ("start", "end", "sold")} == {**bank.times(3, 4), "sold": 1}
    assert bank.free(6, 12) == 2
    assert bank.lease((2, 4, 1)).status_code == 200
    assert bank.say(path, "rejected").status_code == 200
    assert bank.lease().status_code == 200


@pytest.mark.parametrize("leases", [[(1, 3, 1), (2, 4, 1)], [(3, 4, 1), (1, 2, 1)], [(1, 1, 1)], [(1, 2, 6)]])
def test_what_is_no_lease_is_refused(bank: Bank, leases: list[tuple[float, float, int]]):
    assert bank.lease(*leases).status_code == 422
    assert bank.free(0, 12) == 2


def test_what_begins_too_soon_is_not_sold(bank: Bank):
    assert bank.lease((0, 12, 2), lead_s=31 * 24 * 3600).status_code == 200
    bank.day = datetime.now(UTC) + timedelta(days=20)
    refused = bank.book(0, 1)
    assert refusal(refused) == (422, "too-late")
    earliest = datetime.fromisoformat(refused.json()["earliest"])
    assert abs(earliest - datetime.now(UTC) - timedelta(days=31)) < timedelta(days=1)


def test_the_kiosk_says_what_becomes_of_it(bank: Bank):
    path = bank.booked()
    kept = bank.say(path, "reassigned", size="L", door="07", why="Door 03 is broken.")
    told = kept.json()
    assert (kept.status_code, told["state"], told["given"], told["door"]) == (200, "reassigned", "L", "07")
    assert (told["size"], told["revision"], bank.free(1, 2)) == ("M", 1, 1)
    assert bank.say(path, "reassigned", size="L", door="07", why="Door 03 is broken.").json() == told
    assert bank.say(path, "arrived", size="L", door="07").json()["state"] == "arrived"
    assert refusal(bank.kiosk.ask("DELETE", path, if_match="*")) == (409, "booking-begun")
    assert (bank.say(path, "done").json()["state"], bank.free(1, 2)) == ("done", 2)
    assert refusal(bank.say(path, "confirmed")) == (409, "booking-over")


def test_an_answer_to_what_was_asked_before_is_refused(bank: Bank):
    path = bank.booked()
    bank.kiosk.ask("PATCH", path, bank.times(2, 3), if_match="*")
    refused = bank.say(path, "confirmed", 1)
    assert (refusal(refused), refused.json()["revision"]) == ((409, "stale-revision"), 2)


def test_only_its_own_kiosk_answers(bank: Bank, other_kiosk: Speaker):
    path = bank.booked()
    answer = other_kiosk.ask("POST", path.replace("/v1/", "/v1/kiosk/"), {"state": "rejected", "revision": 1})
    assert refusal(answer) == (404, "unknown-booking")


def test_kiosks_are_told_of_it_while_it_takes_room(bank: Bank):
    path = bank.booked()
    assert bank.told(path) == {
        "kiosk": bank.kiosk.name,
        "bank": bank.name,
        "size": "M",
        "person": bank.person,
        **bank.times(1, 2),
        "state": "pending",
        "door": None,
        "revision": 1,
        "reachable": False,
    }
    bank.say(path, "confirmed", door="07")
    told = bank.told(path)
    assert told is not None
    assert (told["state"], told["door"], told["revision"]) == ("confirmed", "07", 1)
    bank.say(path, "no-show")
    assert bank.told(path) is None


def test_they_are_listed_in_pages(bank: Bank):
    for hour in (5, 1, 3):
        bank.booked(hour, hour + 1)
    asked = httpx.QueryParams({"bank": bank.name, "person": bank.person, "limit": 2})
    first = bank.kiosk.ask("GET", f"/v1/bookings?{asked}").json()
    rest = bank.kiosk.ask("GET", f"/v1/bookings?{asked}&cursor={first['cursor']}").json()
    starts = [one["start"] for one in first["bookings"] + rest["bookings"]]
    assert starts == [bank.times(hour, 9)["start"] for hour in (1, 3, 5)]
    assert (len(first["bookings"]), rest["cursor"]) == (2, None)
