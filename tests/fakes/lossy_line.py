"""A bad line without a socket: an ``httpx`` transport that does to each request what the test says, at once."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum

import httpx


class Fate(Enum):
    """What becomes of a request."""

    PASSES = "passes"
    DROPPED = "never arrives"
    LOST = "arrives, and its answer is lost"
    LATE = "arrives when the test says; its sender has had enough by then"
    DOUBLED = "arrives twice, and the first answer comes back"
    REPEATED = "arrives twice, and the second answer comes back"


@dataclass(frozen=True)
class Sent:
    """A request as it left."""

    method: str
    url: httpx.URL
    headers: httpx.Headers
    content: bytes

    def again(self) -> httpx.Request:
        return httpx.Request(self.method, self.url, headers=self.headers, content=self.content)


class LossyLine(httpx.BaseTransport):
    """``inner`` leads to upstream."""

    def __init__(self, inner: httpx.BaseTransport | None) -> None:
        self.inner = inner  # None: nobody listens
        self.fates: deque[Fate] = deque()
        self.late: list[Sent] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        sent = Sent(request.method, request.url, request.headers.copy(), request.read())
        fate = self.fates.popleft() if self.fates else Fate.PASSES
        if fate is Fate.DROPPED or self.inner is None:
            raise httpx.ConnectError("nobody there")
        if fate is Fate.LATE:
            self.late.append(sent)
            raise httpx.ReadTimeout("no answer")
        first = self.arrive(sent)
        if fate is Fate.LOST:
            raise httpx.ReadError("lost")
        if fate in {Fate.DOUBLED, Fate.REPEATED}:
            second = self.arrive(sent)
            return second if fate is Fate.REPEATED else first
        return first

    def arrive(self, sent: Sent) -> httpx.Response:
        """The request is there now, whoever still waits for its answer."""
        if self.inner is None:
            raise httpx.ConnectError("nobody there")
        return self.inner.handle_request(sent.again())
