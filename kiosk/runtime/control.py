"""The socket in the data folder, through which the command line hands work to the running kiosk.

One request a connection: a line of JSON each way. Only the owner of the folder may open the socket.
"""

from __future__ import annotations

import json
import os
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import structlog

from kiosk.engine.messages import Call, Message
from kiosk.engine.ports import StoreError
from kiosk.runtime import callers
from kiosk.runtime.order_values import Answer, Order

log = structlog.get_logger()

Handler = Callable[[Order], Answer]

_OTHER_VERSION: Answer = {"error": "The running kiosk does not know this request; it may be of another version."}

LONGEST_REQUEST = 64 * 1024 * 1024
ANSWER_WITHIN_S = 30.0
REQUEST_WITHIN_S = 5.0  # between two pieces of a request


class ControlError(Exception):
    """The running kiosk could not do it, or did not answer; the text says what happened."""


class Declined(ControlError):
    """The running kiosk works, and declined what it was given; the text says why."""


class ControlServer:
    """Answers each caller on a thread of its own; the work itself is done by the engine's thread.

    ``beside`` are requests whose work is slow and none of the engine's: their callers' threads wait for it.
    """

    def __init__(
        self,
        path: Path,
        handlers: Mapping[str, Handler],
        post: Callable[[Message], None],
        beside: Mapping[str, Handler] | None = None,
    ) -> None:
        self._path = path
        self._handlers = handlers
        self._beside = beside or {}
        self._post = post
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._thread = threading.Thread(target=self._run, name="control")

    def start(self) -> None:
        """Listen. A socket that a killed run left behind is replaced: the folder's lock is ours."""
        self._path.unlink(missing_ok=True)
        with short_path(self._path) as address:
            mask = os.umask(0o177)
            try:
                self._socket.bind(address)
            finally:
                os.umask(mask)
        self._socket.listen(8)
        self._thread.start()

    def stop(self) -> None:
        """Stop listening and remove the socket."""
        if self._thread.ident is not None:
            self._socket.shutdown(socket.SHUT_RDWR)
            self._thread.join()
            self._path.unlink(missing_ok=True)
        self._socket.close()

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return  # shut down
            threading.Thread(target=self._talk, args=(connection,), name="control caller", daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        """One caller. One who says nothing holds up neither the others nor the end of the kiosk."""
        with connection:
            connection.settimeout(REQUEST_WITHIN_S)
            try:
                self._answer(connection)
            except OSError as error:
                log.info("control.caller_gone", error=str(error))

    def _answer(self, connection: socket.socket) -> None:
        with connection.makefile("rwb") as stream:
            answer = self._work(stream.readline(LONGEST_REQUEST), _who_calls(connection))
            stream.write(json.dumps(answer).encode() + b"\n")

    def _work(self, line: bytes, operator: str) -> Answer:
        try:
            request = {**json.loads(line), "operator": operator}
            beside = self._beside.get(request["do"])
            handler = beside or self._handlers[request["do"]]
        except (ValueError, KeyError, TypeError, RecursionError):
            return _OTHER_VERSION
        return self._on_engine(lambda: handler(request)) if beside is None else handler(request)

    def _on_engine(self, work: Callable[[], Answer]) -> Answer:
        """Run ``work`` on the engine's thread, between two messages, and wait for its answer."""
        answers: list[Answer] = []
        done = threading.Event()

        def call() -> None:
            try:
                answers.append(work())
            except ValueError as error:
                answers.append({"declined": str(error)})
            except StoreError as error:
                answers.append({"error": str(error)})
            except (KeyError, TypeError, AttributeError):
                answers.append(_OTHER_VERSION)
            except Exception:  # what is undone concerns its caller; a kiosk with people before it goes on
                log.exception("control.failed")
            finally:
                done.set()

        self._post(Call(call))
        if not done.wait(ANSWER_WITHIN_S):
            return {"error": "The running kiosk is too busy to answer just now. Try again in a minute."}
        return answers[0] if answers else {"error": "The running kiosk failed at this; its log says more."}


def _who_calls(connection: socket.socket) -> str:
    """The user at the other end, as the kernel knows them."""
    _pid, uid, _gid = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    return callers.name_of(uid)


def ask(path: Path, request: Mapping[str, Any], within_s: float = ANSWER_WITHIN_S * 2) -> Answer | None:
    """The running kiosk's answer, or None where none runs. ``ControlError`` where it refused."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        try:
            with short_path(path) as address:
                connection.connect(address)
        except (FileNotFoundError, NotADirectoryError, ConnectionRefusedError):
            return None
        except PermissionError as error:
            raise ControlError("Only the user that the kiosk runs as may give it commands.") from error
        connection.settimeout(within_s)
        try:
            with connection.makefile("rwb") as stream:
                stream.write(json.dumps(request).encode() + b"\n")
                stream.flush()
                answer: Answer = json.loads(stream.readline())
        except (OSError, ValueError) as error:
            raise ControlError("The kiosk stopped before it answered. Look at its log, then try again.") from error
    if "error" in answer:
        raise ControlError(str(answer["error"]))
    if "declined" in answer:
        raise Declined(str(answer["declined"]))
    return answer


@contextmanager
def short_path(path: Path) -> Iterator[str]:
    """A socket's address may have 107 bytes; a data folder's path may have more. A descriptor's is always short."""
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
