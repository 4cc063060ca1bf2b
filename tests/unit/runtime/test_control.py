"""The socket through which the command line hands work to the running kiosk."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk.engine.messages import Call, Message
from kiosk.engine.ports import StoreError
from kiosk.runtime import callers, control
from kiosk.runtime.control import ControlError, ControlServer, Declined, ask, short_path


def at_once(message: Message) -> None:
    """An engine that is never busy."""
    assert isinstance(message, Call)
    message.work()


def refuse(error: Exception) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    def handler(_: Mapping[str, Any]) -> dict[str, Any]:
        raise error

    return handler


HANDLERS = {
    "echo": lambda request: {"told": request["say"]},
    "decline": refuse(ValueError("Nobody here has the id x.")),
    "full": refuse(StoreError("The disk is full.")),
    "crash": refuse(ZeroDivisionError()),
    "typed": lambda request: {"sum": request["say"] + 1},
}


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    servers: list[ControlServer] = []

    def start(post: Callable[[Message], None] = at_once, folder: Path = tmp_path) -> Path:
        servers.append(ControlServer(folder / "control.sock", HANDLERS, post))
        servers[-1].start()
        return folder / "control.sock"

    yield start
    for server in servers:
        server.stop()


def raw(path: Path, line: bytes) -> dict[str, Any]:
    """Send these bytes and no more; the answer."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection, short_path(path) as address:
        connection.connect(address)
        connection.sendall(line)
        connection.shutdown(socket.SHUT_WR)
        answer: dict[str, Any] = json.loads(connection.makefile("rb").readline())
        return answer


def test_a_request_is_answered(serve):
    path = serve()
    for word in ("one", "größer", "x" * 300_000):
        assert ask(path, {"do": "echo", "say": word}) == {"told": word}


def test_what_is_asked_is_worked_on_by_the_engine(serve):
    calls: list[Message] = []

    def note(message: Message) -> None:
        calls.append(message)
        at_once(message)

    path = serve(note)
    ask(path, {"do": "echo", "say": "hello"})
    assert [type(call) for call in calls] == [Call]


def test_what_the_kiosk_declines_is_said_in_its_words(serve):
    path = serve()
    with pytest.raises(Declined, match="Nobody here has the id x"):
        ask(path, {"do": "decline"})
    with pytest.raises(ControlError, match=r"The disk is full\."):
        ask(path, {"do": "full"})


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"",
        b"not json\n",
        b"\xff\xfe\n",
        b"[]\n",
        b"5\n",
        b"null\n",
        b"{}\n",
        b'{"do": "unknown"}\n',
        b'{"do": ["echo"]}\n',
        b'{"do": "echo"}\n',
        b'{"do": "typed", "say": "a word"}\n',
        b"[" * 100_000 + b"\n",
    ],
)
def test_a_wrong_request_is_refused_and_the_next_one_is_answered(serve, line: bytes):
    path = serve()
    assert "does not know this request" in raw(path, line)["error"]
    assert ask(path, {"do": "echo", "say": "still here"}) == {"told": "still here"}


def test_a_caller_who_hangs_up_disturbs_nobody(serve):
    path = serve()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection, short_path(path) as address:
        connection.connect(address)
    assert ask(path, {"do": "echo", "say": "still here"}) == {"told": "still here"}


def test_a_kiosk_that_is_too_busy_says_so(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(control, "ANSWER_WITHIN_S", 0.0)
    busy = ControlServer(tmp_path / "control.sock", HANDLERS, lambda _: None)
    assert "too busy to answer just now" in busy._work(b'{"do": "echo", "say": "hello"}\n', "grace")["error"]
    busy.stop()


@pytest.mark.expects_log("control.failed")
def test_a_request_that_fails_stops_no_kiosk(serve):
    path = serve()
    with pytest.raises(ControlError, match="failed at this; its log says more"):
        ask(path, {"do": "crash"})
    assert ask(path, {"do": "echo", "say": "still here"}) == {"told": "still here"}


def test_only_the_owner_may_open_the_socket(serve):
    assert serve().stat().st_mode & 0o777 == 0o600


def test_a_long_path_to_the_data_folder_is_no_obstacle(serve, tmp_path: Path):
    folder = tmp_path.joinpath(*["a-rather-long-name-of-a-folder"] * 8)
    folder.mkdir(parents=True)
    path = serve(folder=folder)
    assert len(str(path)) > 200
    assert ask(path, {"do": "echo", "say": "hello"}) == {"told": "hello"}


def test_without_a_kiosk_there_is_no_answer(tmp_path: Path):
    assert ask(tmp_path / "control.sock", {"do": "ping"}) is None
    assert ask(tmp_path / "no such folder" / "control.sock", {"do": "ping"}) is None


def test_a_socket_that_a_killed_run_left_behind_answers_nothing_and_is_replaced(serve, tmp_path: Path):
    path = tmp_path / "control.sock"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as left, short_path(path) as address:
        left.bind(address)
    assert path.exists()
    assert ask(path, {"do": "ping"}) is None
    assert ask(serve(), {"do": "echo", "say": "hello"}) == {"told": "hello"}


def test_a_kiosk_that_stops_before_it_answers_is_told_from_none(tmp_path: Path):
    path = tmp_path / "control.sock"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server, short_path(path) as address:
        server.bind(address)
        server.listen()
        hang_up = threading.Thread(target=lambda: server.accept()[0].close())
        hang_up.start()
        with pytest.raises(ControlError, match="stopped before it answered"):
            ask(path, {"do": "ping"})
        hang_up.join()


def test_the_socket_is_gone_after_the_end(tmp_path: Path):
    server = ControlServer(tmp_path / "control.sock", HANDLERS, at_once)
    server.start()
    server.stop()
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_was_never_started_can_be_stopped(tmp_path: Path):
    ControlServer(tmp_path / "control.sock", HANDLERS, at_once).stop()


def test_slow_work_is_waited_for_by_its_callers_thread_and_by_no_other(tmp_path: Path):
    threads: list[str] = []

    def slow(request: Mapping[str, Any]) -> dict[str, Any]:
        threads.append(threading.current_thread().name)
        return {"asked by": request["operator"]}

    def never(message: Message) -> None:
        pytest.fail(f"the engine is asked: {message}")

    server = ControlServer(tmp_path / "control.sock", {}, never, {"slow": slow})
    server.start()
    try:
        assert ask(tmp_path / "control.sock", {"do": "slow"}, within_s=10.0) == {"asked by": callers.myself()}
    finally:
        server.stop()
    assert threads == ["control caller"]
