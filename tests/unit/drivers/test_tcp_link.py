"""A connection to a network converter: what opening, losing and sharing it looks like to the driver."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from drivers import tcp_link
from drivers.errors import NoReply, PortDenied, PortGone
from drivers.serial_link import SerialLink
from drivers.tcp_link import TcpLink, open_link
from tests.fakes.wire import Wire


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        yield server


def url(server: socket.socket) -> str:
    return f"socket://127.0.0.1:{server.getsockname()[1]}"


def test_a_network_address_is_a_network_link_and_all_else_a_serial_one(server: socket.socket):
    link = open_link(url(server), 9600)
    assert isinstance(link, TcpLink)
    link.close()
    with Wire() as wire:
        link = open_link(wire.path, 9600)
        assert type(link) is SerialLink
        link.close()


@pytest.mark.parametrize(
    "bad", ["socket://", "socket://host", "socket://host:", "socket://host:0", "socket://host:x", "socket://host:99999",
            "socket://host:5000/path", "socket://host:5000?logging=debug", "socket://[::1:5000", "socket://:5000", "socket://a..b:5000",
            "socket://" + "a" * 64 + ":5000"]
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none(bad: str):
    with pytest.raises(PortDenied, match="HOST:PORT"):
        TcpLink(bad)


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch):
    def nobody(*_: object) -> socket.socket:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("drivers.tcp_link.socket.create_connection", nobody)
    with pytest.raises(PortGone, match="name is not known"):
        TcpLink("socket://converter.example:5000")


def test_nobody_listens(server: socket.socket):
    address = url(server)
    server.close()
    for _ in range(2):  # a failed attempt leaves no claim behind
        with pytest.raises(PortGone, match="refused"):
            TcpLink(address)


def test_a_host_that_does_not_answer_costs_two_seconds_at_most(monkeypatch: pytest.MonkeyPatch):
    assert tcp_link._CONNECT_S <= 2
    monkeypatch.setattr(tcp_link, "_CONNECT_S", 0.2)
    with socket.socket() as deaf, contextlib.ExitStack() as stack:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        for _ in range(3):  # what waits to be accepted fills its queue, and the next one hears nothing
            one = stack.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(deaf.getsockname())
        with pytest.raises(PortGone, match="does not answer"):
            TcpLink(url(deaf))


def test_bytes_go_both_ways_and_an_end_is_noticed(server: socket.socket):
    link = TcpLink(url(server))
    far, _ = server.accept()
    link.write(b"abc")
    assert far.recv(10) == b"abc"
    far.sendall(b"cba")
    assert link.receive(5) == b"cba"
    assert link.receive(0) == b""
    far.close()
    with pytest.raises(PortGone, match="Check the network"):
        link.receive(5)
    for deed in (lambda: link.receive(0), lambda: link.write(b"x")):
        with pytest.raises(PortGone):
            deed()
    link.close()


def test_an_end_while_waiting_ends_the_wait(server: socket.socket):
    link = TcpLink(url(server))
    far, _ = server.accept()
    threading.Timer(0.05, far.close).start()
    began = time.monotonic()
    with pytest.raises(PortGone):
        link.exchange(b"?", lambda _: None, 20, "Board 1")
    assert time.monotonic() - began < 10
    link.close()


def test_a_lost_connection_may_be_made_again_before_the_old_link_is_closed(server: socket.socket):
    old = TcpLink(url(server))
    far, _ = server.accept()
    far.close()
    with pytest.raises(PortGone):
        old.receive(5)
    new = TcpLink(url(server))
    old.close()
    with pytest.raises(PortDenied, match="another program"):
        TcpLink(url(server))
    new.close()
    server.accept()[0].close()


def test_an_opening_does_not_wait_long_for_a_new_connection(server: socket.socket, monkeypatch: pytest.MonkeyPatch):
    link = TcpLink(url(server))
    server.accept()[0].close()
    link._break_off()
    patience: list[float] = []

    def deaf(_address: object, within_s: float) -> socket.socket:
        patience.append(within_s)
        raise TimeoutError

    monkeypatch.setattr("drivers.tcp_link.socket.create_connection", deaf)
    with pytest.raises(PortGone, match="does not answer"):
        link.write(b"open")
    assert patience == [tcp_link._AGAIN_S]
    assert tcp_link._AGAIN_S <= 0.3
    link.close()


def test_after_a_silence_the_late_answer_meets_nobody(server: socket.socket):
    link = TcpLink(url(server))
    first, _ = server.accept()
    with pytest.raises(NoReply, match="Board 1"):
        link.exchange(b"first?", lambda _: None, 0.05, "Board 1")
    assert link.receive(0.01) == b""
    assert first.recv(10) == b"first?"
    with pytest.raises(ConnectionResetError):
        first.recv(10)
    first.close()

    def answer() -> None:
        second, _ = server.accept()
        with second:
            second.sendall(b"first!")
            assert second.recv(10) == b"second?"
            second.sendall(b"second!")

    far = threading.Thread(target=answer)
    far.start()
    heard: list[bytes] = []

    def answer_in(data: bytes) -> bytes:
        heard.append(data)
        return data

    assert link.exchange(b"second?", answer_in, 20, "Board 1") == b"second!"
    assert heard == [b"second!"]
    far.join(20)
    link.close()


def test_what_cannot_be_delivered_is_given_up(server: socket.socket):
    link = TcpLink(url(server))
    assert link._connection
    given_up = link._connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)
    assert given_up == 2000
    link.close()
