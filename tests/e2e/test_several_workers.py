"""Two services on one PostgreSQL are one upstream, whichever of them a request comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, select

from kiosk.domain.syncing import SyncKind
from tests.e2e.harness.upstream_process import Upstream
from tests.fakes.bookers import Signed, a_bank
from tests.fakes.syncing import Synced
from tests.fakes.upstream import take_in
from tests.fakes.upstream_databases import postgresql, postgresql_url  # noqa: F401  # fixtures
from upstream.database import tables as t

PUBLIC_URL = "http://upstream.test"
DOORS, PEOPLE, THREADS = 12, 40, 8


class Balancer(httpx.BaseTransport):
    """One address for several services, asked in turn; signatures are for that address."""

    def __init__(self, services: list[Upstream]) -> None:
        self._ports = cycle([int(one.url.rpartition(":")[2]) for one in services])
        self._inner = httpx.HTTPTransport()
        self.served: list[int] = []  # by which port, request by request

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        port = next(self._ports)
        self.served.append(port)
        url = request.url.copy_with(host="127.0.0.1", port=port)
        body = request.read()
        return self._inner.handle_request(httpx.Request(request.method, url, headers=request.headers, content=body))

    def close(self) -> None:
        self._inner.close()


class SignedNow(Signed):
    """By the computer's clock, as the services have it."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        self._signer.sign(request, datetime.now(UTC))
        yield request


@pytest.fixture
def services(postgresql: Engine, postgresql_url: str, tmp_path: Path) -> Iterator[list[Upstream]]:  # noqa: F811
    a_bank(postgresql, DOORS, people=PEOPLE)
    options = ["--public-url", PUBLIC_URL, "--key-file", tmp_path / "service.key"]
    with ExitStack() as left:
        yield [left.enter_context(Upstream(tmp_path, None, postgresql_url, options)) for _ in range(2)]


@pytest.fixture
def synced(postgresql: Engine, services: list[Upstream], tmp_path: Path) -> Iterator[Synced]:  # noqa: F811
    (tmp_path / "kiosk").mkdir()
    found = Synced(tmp_path / "kiosk", Balancer(services), PUBLIC_URL)
    take_in(postgresql, found.chest.key().public, datetime.now(UTC))
    yield found
    if found.worker._client is not None:
        found.worker._client.close()
    found.close()


def test_a_kiosk_and_a_crowd_that_books_meet_two_services_as_one(
    synced: Synced,
    services: list[Upstream],
    postgresql: Engine,  # noqa: F811
):
    with ThreadPoolExecutor(THREADS) as pool:
        crowd = [pool.submit(books, services, range(one, PEOPLE, THREADS)) for one in range(THREADS)]
        for _ in range(6):
            synced.happens(5)
            synced.worker.turn()
        answers = Counter(said for one in crowd for said in one.result())
    assert answers == {"booked": DOORS, "no-capacity": PEOPLE - DOORS}

    while synced.worker.turn() == 0.0:
        pass
    assert synced.worker.state.kind is SyncKind.CONNECTED
    assert upstreams(postgresql) == synced.recorded()
    assert isinstance(synced.transport, Balancer)
    assert min(Counter(synced.transport.served).values()) >= 3
    assert reasons_for_a_request_to_both(services) == [None, "replayed"]


def reasons_for_a_request_to_both(services: list[Upstream]) -> list[str | None]:
    """The same request, signed once, to each of them: neither has a memory of its own."""
    request = next(SignedNow().auth_flow(httpx.Request("GET", f"{PUBLIC_URL}/v1/bookings")))
    answers = [httpx.get(f"{one.url}/v1/bookings", headers=request.headers, trust_env=False) for one in services]
    return [None if one.is_success else one.json()["reason"] for one in answers]


def books(services: list[Upstream], people: range) -> list[str]:
    """One after the other, each at the other service; what came of it."""
    start = datetime.now(UTC) + timedelta(days=1)
    wish = {"bank": "A", "size": "M", "start": start.isoformat(), "end": (start + timedelta(hours=1)).isoformat()}
    found = []
    with httpx.Client(transport=Balancer(services), base_url=PUBLIC_URL, auth=SignedNow()) as http:
        for one in people:
            key = {"Idempotency-Key": f"for-{one}"}
            answer = http.post("/v1/bookings", json={"person": f"p{one}", **wish}, headers=key)
            found.append("booked" if answer.status_code == 201 else answer.json()["type"].rpartition(":")[2])
    return found


def upstreams(engine: Engine) -> list[tuple[str, str]]:
    event = t.event.c
    with engine.connect() as connection:
        rows = connection.execute(select(event.epoch, event.hash).order_by(event.sequence))
        return [(row.epoch, row.hash.hex()) for row in rows]
