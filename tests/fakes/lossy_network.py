"""A bad line between a client and a server: a small TCP proxy that does to each request what the test, or a seed, says.

It knows just enough of HTTP/1.1 to tell one exchange from the next (lengths and chunks). By hand: ``then(Fate.LOST)``
is for the next request. By a seed: the fates are those that ``seeded`` draws, in the order of the requests.
"""

from __future__ import annotations

import asyncio
import random
import struct
import threading
from collections import deque
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from enum import Enum
from socket import SO_LINGER, SOL_SOCKET
from typing import Any, TypeVar

WITHIN_S = 30.0
SLOW_BYTES, SLOW_S = 1024, 0.0005  # a piece, and the pause after it
Found = TypeVar("Found")


class Fate(Enum):
    """What becomes of an exchange."""

    PASSES = "passes"
    DROPPED = "the request never arrives, and the connection is closed"
    SWALLOWED = "half open: the request never arrives, and nobody says so"
    CUT = "the connection is reset in the middle of the request's body"
    LOST = "the request arrives, its answer is lost"
    TORN = "the connection is reset in the middle of the answer"
    DELAYED = "the answer comes late"
    DOUBLED = "the request arrives twice"
    LATE = "the request arrives when the test says, and its sender never hears of it"
    SLOW = "both ways in small pieces"


Draw = Callable[[], Fate]


def seeded(seed: int, weights: Mapping[Fate, float]) -> Draw:
    """Fates drawn at random, always the same ones for a seed."""
    draw = random.Random(seed)
    fates, shares = list(weights), list(weights.values())
    return lambda: draw.choices(fates, shares)[0]


class LossyNetwork:
    """Listens at ``url`` for as long as it is not closed; the server is at ``port`` of this machine."""

    def __init__(self, port: int, draw: Draw = lambda: Fate.PASSES, *, delay_s: float = 0.05) -> None:
        self._server_port = port
        self._draw = draw
        self._delay_s = delay_s
        self._next: deque[Fate] = deque()
        self._late: list[bytes] = []
        self._is_cut = False
        self.fates: list[Fate] = []  # what became of each request so far
        self._open: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="lossy network", daemon=True)
        self._thread.start()
        self._listening = self._run(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port: int = self._listening.sockets[0].getsockname()[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    # --- what a test does to it

    def then(self, *fates: Fate) -> None:
        """Of the next requests, whatever the seed says."""
        self._next.extend(fates)

    def becomes(self, draw: Draw) -> None:
        """From now on the line is like this."""
        self._draw = draw

    def pull(self) -> None:
        """Pull the cable: what is under way is lost, and nothing gets through until ``put_back``."""
        self._is_cut = True
        self._run(self._cut_all())

    def put_back(self) -> None:
        self._is_cut = False

    def deliver_late(self) -> int:
        """Let what was kept back arrive now, the newest first; how many requests it was."""
        late, self._late = self._late[::-1], []
        for request in late:
            self._run(self._ask(request))
        return len(late)

    def close(self) -> None:
        """Let go of everything."""
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(WITHIN_S)
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, Found]) -> Found:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(WITHIN_S)

    # --- the line

    async def _close(self) -> None:
        self._listening.close()
        await self._cut_all()
        await self._listening.wait_closed()

    async def _cut_all(self) -> None:
        under_way = list(self._open)
        for one in under_way:
            one.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            with suppress(OSError, EOFError, asyncio.CancelledError):
                while not self._is_cut and await self._exchange(reader, writer):
                    pass
        finally:
            self._open.discard(task)
            writer.close()
            with suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; whether the connection goes on."""
        request = await _message(reader)
        fate = self._next.popleft() if self._next else self._draw()
        self.fates.append(fate)
        match fate:
            case Fate.DROPPED:
                return False
            case Fate.SWALLOWED:
                await reader.read()  # until the client has had enough
                return False
            case Fate.LATE:
                self._late.append(request)
                return False
            case Fate.CUT:
                await self._ask(request, up_to=_half(request))
                return False
        answer = await self._ask(request, slowly=fate is Fate.SLOW)
        return await self._bring(fate, request, answer, writer)

    async def _bring(self, fate: Fate, request: bytes, answer: bytes, writer: asyncio.StreamWriter) -> bool:
        """What becomes of the answer."""
        if fate is Fate.LOST or not answer:
            return False
        if fate is Fate.DOUBLED:
            await self._ask(request)
        if fate is Fate.DELAYED:
            await asyncio.sleep(self._delay_s)
        torn = fate is Fate.TORN
        await _write(writer, answer[: _half(answer)] if torn else answer, slowly=fate is Fate.SLOW)
        if torn:
            _reset(writer)
        return not torn

    async def _ask(self, request: bytes, *, up_to: int | None = None, slowly: bool = False) -> bytes:
        """Ask the server; with ``up_to``, only these bytes arrive, and the connection is reset. Empty: no answer."""
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self._server_port)
        except OSError:
            return b""
        try:
            await _write(writer, request[:up_to], slowly=slowly)
            if up_to is not None:
                _reset(writer)
                return b""
            return await _message(reader)
        except (OSError, EOFError):
            return b""
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


async def _message(reader: asyncio.StreamReader) -> bytes:
    """A whole request or answer, as it came. ``EOFError`` where the connection ends before."""
    head = await reader.readuntil(b"\r\n\r\n")
    fields = dict(_fields(head.split(b"\r\n")[1:]))
    if fields.get(b"transfer-encoding", b"").lower() == b"chunked":
        return head + await _chunks(reader)
    return head + await reader.readexactly(int(fields.get(b"content-length", b"0")))


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while True:
        line = await reader.readuntil(b"\r\n")
        length = int(line.split(b";")[0], 16)
        body += line + await reader.readexactly(length + 2)
        if length == 0:
            return body


def _fields(lines: Sequence[bytes]) -> Sequence[tuple[bytes, bytes]]:
    parted = [line.partition(b":") for line in lines if line]
    return [(name.strip().lower(), value.strip()) for name, _, value in parted]


def _half(message: bytes) -> int:
    """Half of its body; of one without, half of the head."""
    head = message.index(b"\r\n\r\n") + 4
    body = len(message) - head
    return head + body // 2 if body else head // 2


async def _write(writer: asyncio.StreamWriter, data: bytes, *, slowly: bool) -> None:
    step = SLOW_BYTES if slowly else max(1, len(data))
    for start in range(0, len(data), step):
        writer.write(data[start : start + step])
        await writer.drain()
        if slowly:
            await asyncio.sleep(SLOW_S)


def _reset(writer: asyncio.StreamWriter) -> None:
    """Close the connection as a crash does: with a reset, not an end."""
    writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    writer.close()
