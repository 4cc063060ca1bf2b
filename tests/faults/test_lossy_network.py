"""The bad line itself: each fate does to an exchange what its name says, and a seed always draws the same ones."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from tests.fakes.lossy_network import Fate, LossyNetwork, seeded

BODY = b"x" * 5000
SOON_S = 0.2


class Server(ThreadingHTTPServer):
    """Answers each request with its body, and remembers those that came whole."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.came: list[bytes] = []
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        assert isinstance(self.server, Server)
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True
            return
        self.server.came.append(body)
        self.send_response(200)
        self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *what: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as found:
        yield found
        found.shutdown()


@pytest.fixture
def network(server: Server) -> Iterator[LossyNetwork]:
    found = LossyNetwork(server.server_address[1])
    yield found
    found.close()


@pytest.fixture
def client(network: LossyNetwork) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=network.url, trust_env=False, timeout=30.0) as found:
        yield found


def ask(client: httpx.Client, body: bytes = BODY, timeout: float = 30.0) -> bytes | None:
    """The answer; None where there is none."""
    try:
        return client.post("/", content=body, timeout=timeout).content
    except httpx.HTTPError:
        return None


@pytest.mark.parametrize(
    ("fate", "answered", "came"),
    [
        (Fate.PASSES, True, 1),
        (Fate.DROPPED, False, 0),
        (Fate.CUT, False, 0),
        (Fate.LOST, False, 1),
        (Fate.TORN, False, 1),
        (Fate.DELAYED, True, 1),
        (Fate.DOUBLED, True, 2),
        (Fate.SLOW, True, 1),
    ],
)
def test_a_fate_is_what_it_says(
    network: LossyNetwork, server: Server, client: httpx.Client, fate: Fate, answered: bool, came: int
) -> None:
    network.then(fate)
    assert ask(client) == (BODY if answered else None)
    assert server.came == [BODY] * came
    assert ask(client, b"next") == b"next"
    assert network.fates == [fate, Fate.PASSES]


def test_nobody_hears_of_a_request_that_was_swallowed(
    network: LossyNetwork, server: Server, client: httpx.Client
) -> None:
    network.then(Fate.SWALLOWED)
    assert ask(client, timeout=SOON_S) is None
    assert server.came == []


def test_what_is_late_arrives_when_the_test_says_the_newest_first(
    network: LossyNetwork, server: Server, client: httpx.Client
) -> None:
    network.then(Fate.LATE, Fate.LATE)
    assert ask(client, b"first") is None
    assert ask(client, b"second") is None
    assert server.came == []
    assert network.deliver_late() == 2
    assert server.came == [b"second", b"first"]


def test_a_pulled_cable_lets_nothing_through_until_it_is_put_back(
    network: LossyNetwork, server: Server, client: httpx.Client
) -> None:
    assert ask(client) == BODY
    network.pull()
    assert ask(client) is None
    network.put_back()
    assert ask(client) == BODY
    assert len(server.came) == 2


def test_a_seed_always_draws_the_same_fates() -> None:
    weights = {Fate.PASSES: 3.0, Fate.LOST: 1.0, Fate.DOUBLED: 1.0}
    one, same, other = (seeded(seed, weights) for seed in (7, 7, 8))
    drawn = [one() for _ in range(50)]
    assert drawn == [same() for _ in range(50)]
    assert drawn != [other() for _ in range(50)]
    assert set(drawn) == set(weights)
