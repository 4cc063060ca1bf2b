"""A network converter in front of a serial port: one TCP client at a time, bytes both ways."""

import contextlib
import os
import queue
import select
import socket
import struct
import threading
import tty
from collections.abc import Callable
from types import TracebackType
from typing import Self


class Converter:
    """Listens on the loopback for whoever wants the port at ``path``. ``url`` is what a driver opens."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"socket://127.0.0.1:{self._server.getsockname()[1]}"
        self.clients = 0
        """How many connections there have been."""
        self.resets = 0
        """How many of them ended without a goodbye."""
        self.greeting = b""
        """Sent to each client at once: what a converter kept while nobody was connected."""
        self._client: socket.socket | None = None
        self._orders: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._wake_reader, self._wake_writer = os.pipe()
        self._serves = True
        self._thread = threading.Thread(target=self._serve, name="converter", daemon=True)

    def __enter__(self) -> Self:
        self._serial = os.open(self._path, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self._serial)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._order(self._end)
        self._thread.join()
        for descriptor in (self._serial, self._wake_reader, self._wake_writer):
            os.close(descriptor)

    def cut(self) -> None:
        """The converter restarts: whoever is connected is no longer."""
        self._order(self._drop)

    def switch_off(self) -> None:
        """No connection any more, and none to be had."""
        self._order(self._stop_listening)

    def _order(self, deed: Callable[[], None]) -> None:
        """Let the thread do it, which owns the sockets, and wait until it has."""
        done = threading.Event()

        def carry_out() -> None:
            deed()
            done.set()

        self._orders.put(carry_out)
        os.write(self._wake_writer, b"x")
        assert done.wait(20)

    def _end(self) -> None:
        self._serves = False
        self._stop_listening()

    def _stop_listening(self) -> None:
        self._server.close()
        self._drop()

    def _drop(self) -> None:
        if self._client:
            self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._client.close()
            self._client = None

    def _serve(self) -> None:
        while self._serves:
            network = self._client or self._server
            waiting_for: list[int | socket.socket] = [
                self._wake_reader,
                self._serial,
                *([network] if network.fileno() >= 0 else []),
            ]
            # One at a time: handling it may change what there is to wait for.
            self._handle(select.select(waiting_for, [], [])[0][0])

    def _handle(self, one: int | socket.socket) -> None:
        client = self._client
        if one == self._wake_reader:
            os.read(self._wake_reader, 1)
            self._orders.get()()
        elif one == self._serial:
            data = os.read(self._serial, 4096)
            if client:
                with contextlib.suppress(ConnectionError):
                    client.sendall(data)
        elif one is client:
            self._hear(client)
        else:
            self._client, _ = self._server.accept()
            self.clients += 1
            self._client.sendall(self.greeting)

    def _hear(self, client: socket.socket) -> None:
        data = b""
        try:
            data = client.recv(4096)
        except ConnectionResetError:
            self.resets += 1
        if data:
            os.write(self._serial, data)
        else:
            self._client = None
            client.close()
