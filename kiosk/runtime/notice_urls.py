"""Where notices go: Apprise URLs. They hold passwords and addresses, so no log ever shows more than their scheme."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import structlog

if TYPE_CHECKING:
    from apprise import AppriseAttachment, NotifyBase

log = structlog.get_logger()

ADDRESS = "{email}"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
# These write whole URLs, addresses and servers' answers.
_TALKATIVE = ("apprise", "urllib3", "requests")


@dataclass(frozen=True, slots=True)
class NoticeSettings:
    """What the site file sets. In ``urls``, ``{email}`` stands for a person's address; one without is facilities'."""

    urls: tuple[str, ...] = field(default=(), repr=False)
    try_for: timedelta = timedelta(hours=24)
    sender: str = "Locker Kiosk"  # the name that a mail comes from: the site's

    @property
    def for_people(self) -> tuple[str, ...]:
        return tuple(url for url in self.urls if ADDRESS in url)

    @property
    def for_facilities(self) -> tuple[str, ...]:
        return tuple(url for url in self.urls if ADDRESS not in url)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG that goes with a letter. ``needed``: without it, the letter is not worth sending."""

    name: str
    png: bytes = field(repr=False)
    needed: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent. Two of the same ``reference`` are the same notice, which a mail program shows as one thread."""

    title: str
    body: str
    sender: str
    reference: str
    picture: Picture | None = None


def load(urls: Sequence[str], file: Path | None, try_for: timedelta, sender: str) -> NoticeSettings | None:
    """These URLs and those of a file, one a line (not its blank lines, nor those that begin with #).

    None, with the reason in the log, where the file can't be read: no notice may be given up for that.
    """
    try:
        lines = [] if file is None else [line.strip() for line in file.read_text("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        log.error("notices.file_refused", file=str(file), error=f"{reason}; no notice is sent until the next start")
        return None
    return NoticeSettings((*urls, *(line for line in lines if line and not line.startswith("#"))), try_for, sender)


def scheme(url: str) -> str:
    """The only part of a URL that may be shown."""
    found = _SCHEME.match(url)
    return found[1].lower() if found else "?"


def objection(url: str) -> str | None:
    """What is wrong with a URL of the site file (a sentence), or None. It never repeats the URL."""
    if not _SCHEME.match(url):
        return "A notice URL begins with how it is sent, like mailto:// or ntfy://."
    if _service(url.replace(ADDRESS, quote("somebody@example.com", safe="")), "") is not None:
        return None
    from apprise.plugins import N_MGR

    name = scheme(url)
    if name not in N_MGR:
        return f"Nothing can be sent to a {name}:// URL: Apprise does not know that kind."
    return f"This {name}:// URL can't be used: a part of it is missing or wrong, or {name}:// needs a package more."


def send(url: str, email: str | None, letter: Letter) -> bool:
    """Send a letter. False: it was not taken, or nobody can tell."""
    service = _service(url.replace(ADDRESS, quote(email or "", safe="")), letter.sender)
    if service is None:
        return False
    if letter.picture is not None and letter.picture.needed and not service.attachment_support:
        return False
    _mark(service, letter)
    try:
        with_it = {"attach": _attached(letter.picture)} if letter.picture and service.attachment_support else {}
        return bool(service.notify(title=letter.title, body=letter.body, body_format="text", **with_it))
    except Exception as error:  # noqa: BLE001 - there are a hundred ways to send, and any error's text may hold the URL
        log.warning("notice.way_failed", scheme=scheme(url), error=type(error).__name__)
        return False


def _service(url: str, sender: str) -> NotifyBase | None:
    """What sends to this URL. Each is used once: it would wait between two letters."""
    for name in _TALKATIVE:
        logging.getLogger(name).disabled = True
    import apprise  # a third of a second, when nobody waits for a door

    asset = apprise.AppriseAsset(app_id=sender, storage_mode="memory")
    try:
        return apprise.Apprise.instantiate(url, asset=asset)
    except Exception as error:  # noqa: BLE001 - as above
        log.warning("notice.way_failed", scheme=scheme(url), error=type(error).__name__)
        return None


def _attached(picture: Picture) -> AppriseAttachment:
    """From memory: a pass that lay in a file would still be in its blocks once it is removed."""
    from apprise import AppriseAttachment
    from apprise.attachment.memory import AttachMemory

    found = AppriseAttachment()
    found.add(AttachMemory(picture.png, name=picture.name, mimetype="image/png"))  # type: ignore[no-untyped-call]
    return found


def _mark(service: NotifyBase, letter: Letter) -> None:
    """Let a mail say which bank sent it, that no person wrote it, and which other one is the same.

    Apprise gives each mail a Message-ID of its own, which can't be set.
    """
    from apprise.plugins.email import NotifyEmail

    if isinstance(service, NotifyEmail):
        name, address = service.from_addr
        service.from_addr = [name or letter.sender, address]
        service.headers.update({"References": f"<{letter.reference}>", "Auto-Submitted": "auto-generated"})
