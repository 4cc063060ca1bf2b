"""A mail server on loopback that keeps what it is given, and can be out of order in the ways that real ones are."""

from __future__ import annotations

import queue
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import Enum


class Fault(Enum):
    """What the server does instead of taking a mail."""

    REFUSES = "refuses"  # for now, as one with a full disk does
    HANGS_UP = "hangs up"  # before a word is said
    SAYS_NOTHING = "says nothing"  # and keeps the line


@dataclass(frozen=True)
class Mail:
    """One mail as it came in, and to whom the server was told to bring it."""

    to: list[str]
    message: EmailMessage

    @property
    def text(self) -> str:
        body = self.message.get_body(("plain",))
        assert isinstance(body, EmailMessage)
        return body.get_content().replace("\r\n", "\n").strip()

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def reference(self) -> str:
        return str(self.message["References"])


class Mailbox:
    """The server. ``next`` waits for a mail; ``called`` gets an entry for each connection."""

    def __init__(self) -> None:
        self.fault: Fault | None = None
        self.called: queue.SimpleQueue[None] = queue.SimpleQueue()
        self.hung_up = threading.Event()  # ends a silence
        self._mails: queue.SimpleQueue[Mail] = queue.SimpleQueue()
        self._server = _Server(("127.0.0.1", 0), _Talk)
        self._server.mailbox = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), name="mailbox")
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def take(self, mail: Mail) -> None:
        self._mails.put(mail)

    def next(self, within: float = 20.0) -> Mail:
        return self._mails.get(timeout=within)

    @property
    def empty(self) -> bool:
        return self._mails.empty()

    def close(self) -> None:
        self.hung_up.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    mailbox: Mailbox


class _Talk(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a client needs to deliver a mail."""

    def handle(self) -> None:
        assert isinstance(self.server, _Server)
        self._mailbox = self.server.mailbox
        self._to: list[str] = []
        self._mailbox.called.put(None)
        if self._mailbox.fault is Fault.HANGS_UP:
            return
        if self._mailbox.fault is Fault.SAYS_NOTHING:
            self._mailbox.hung_up.wait()
            return
        self._say("220 mailbox")
        while (line := self.rfile.readline()) and self._answer(line.decode().strip()):
            pass

    def _answer(self, line: str) -> bool:
        """Answer one command; False once the client has said goodbye."""
        match line.upper().split(maxsplit=1)[0]:
            case "EHLO":
                self._say("250-mailbox")
                self._say("250 AUTH PLAIN")
            case "AUTH":
                self._say("235 welcome")
            case "RCPT":
                self._receiver(line)
            case "DATA":
                self._letter()
            case "QUIT":
                self._say("221 goodbye")
                return False
            case _:
                self._say("250 fine")
        return True

    def _receiver(self, line: str) -> None:
        address = line[line.index("<") + 1 : line.index(">")]
        if self._mailbox.fault is Fault.REFUSES:
            self._say(f"451 no room for {address} just now")
        else:
            self._to.append(address)
            self._say("250 fine")

    def _letter(self) -> None:
        self._say("354 go ahead")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line[1:] if line.startswith(b"..") else line)
        message = message_from_bytes(b"".join(lines), _class=EmailMessage, policy=policy.default)
        self._mailbox.take(Mail(self._to, message))
        self._say("250 taken")

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A server that works, until a test says otherwise."""
    box = Mailbox()
    try:
        yield box
    finally:
        box.close()
