"""Ports: what opening them, losing them and sharing them looks like to the driver."""

import socket
import threading
from pathlib import Path

import pytest

from drivers.errors import DriverError, PortDenied, PortGone
from drivers.locks import DRIVERS
from drivers.serial_link import SerialLink
from tests.fakes.wire import Wire


def test_a_symlink_to_a_port_is_a_port(tmp_path: Path):
    with Wire(lambda data: data[::-1]) as wire:
        (tmp_path / "by-id").symlink_to(wire.path)
        link = SerialLink(str(tmp_path / "by-id"), 9600)
        link.write(b"abc")
        assert link.receive(5) == b"cba"
        assert link.receive(0) == b""
        link.close()


def test_a_symlink_that_points_nowhere_is_a_port_that_is_gone(tmp_path: Path):
    (tmp_path / "by-id").symlink_to(tmp_path / "nothing")
    with pytest.raises(PortGone, match="plugged in"):
        SerialLink(str(tmp_path / "by-id"), 9600)


@pytest.mark.parametrize("url", ["/dev/null", "/etc/hostname", "/tmp", "smoke://signal", ""])
def test_what_is_no_port_is_denied_or_gone_in_a_sentence(url: str):
    with pytest.raises((PortDenied, PortGone)) as caught:
        SerialLink(url, 9600)
    assert str(caught.value).endswith((".", "?"))


def test_no_permission_says_what_to_do(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("serial.serialposix.os.open", refuse)
    with pytest.raises(PortDenied, match="dialout"):
        SerialLink("/dev/ttyUSB0", 9600)


def test_a_second_program_is_refused():
    with Wire() as wire:
        first = SerialLink(wire.path, 9600)
        with pytest.raises(PortDenied, match="another program"):
            SerialLink(wire.path, 9600)
        first.close()
        SerialLink(wire.path, 9600).close()


def test_everything_after_the_plug_was_pulled_is_gone():
    with Wire() as wire:
        link = SerialLink(wire.path, 9600)
        wire.unplug()
        for deed in (lambda: link.receive(0), lambda: link.receive(5), lambda: link.write(b"x")):
            with pytest.raises(PortGone, match="Check the cable"):
                deed()
        link.close()


def test_pulling_the_plug_ends_a_wait():
    with Wire() as wire:
        link = SerialLink(wire.path, 9600)
        caught: list[DriverError] = []

        def wait() -> None:
            try:
                link.receive(50)
            except DriverError as error:
                caught.append(error)

        waiting = threading.Thread(target=wait)
        waiting.start()
        wire.unplug()
        waiting.join(10)
        assert [type(error) for error in caught] == [PortGone]
        link.close()


def test_a_board_behind_a_network_converter():
    """KERONG boards are often reached over TCP; the frames are the same."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def converter() -> None:
            connection, _ = server.accept()
            with connection:
                assert connection.recv(64) == bytes.fromhex("02 00 30 03 35")
                for byte in bytes.fromhex("02 00 35 FE FF 00 00 03 37"):
                    connection.send(bytes((byte,)))

        thread = threading.Thread(target=converter)
        thread.start()
        bus = DRIVERS["kerong-cu16"].connect(f"socket://127.0.0.1:{server.getsockname()[1]}", {})
        assert [channel for channel, contact in bus.read(0).items() if contact.value == "open"] == [1]
        thread.join(10)
        with pytest.raises(PortGone):
            bus.read(0)
        bus.close()


def test_nobody_at_the_other_end_of_the_network():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(PortGone, match="refused"):
        SerialLink(f"socket://127.0.0.1:{port}", 9600)


def test_a_transport_without_a_descriptor():
    link = SerialLink("loop://", 9600)
    link.write(b"echo")
    assert link.receive(5) == b"echo"
    assert link.receive(0) == b""
    link.close()
