"""Where notices go: Apprise URLs. They hold passwords and addresses, so nothing ever shows more than their scheme."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

import structlog

if TYPE_CHECKING:
    from apprise import NotifyBase

log = structlog.get_logger()

ADDRESS = "{email}"
SENDER = "Locker Kiosk"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
# One address and nothing else: a list of them would be taken apart, and each told.
_ONE_ADDRESS = re.compile(r"[^\s@,;:<>\"()]+@[^\s@,;:<>\"()]+")
# These write whole URLs, addresses and servers' answers.
_TALKATIVE = ("apprise", "urllib3", "requests")


@dataclass(frozen=True, slots=True)
class Ways:
    """A tenant's URLs. In one for people, ``{email}`` stands for their address; one without is the tenant's own."""

    urls: Sequence[str] = field(repr=False)

    @property
    def for_people(self) -> list[str]:
        return [url for url in self.urls if ADDRESS in url]

    @property
    def for_tenant(self) -> list[str]:
        return [url for url in self.urls if ADDRESS not in url]


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent. Two of the same ``reference`` are the same notice, which a mail program shows as one thread."""

    title: str
    body: str
    reference: str


def scheme(url: str) -> str:
    """The only part of a URL that may be shown."""
    found = _SCHEME.match(url)
    return found[1].lower() if found else "?"


def objection(url: str) -> str | None:
    """What is wrong with a URL (a sentence), or None. It never repeats the URL."""
    if not _SCHEME.match(url):
        return "An address begins with how it is sent to, like mailto:// or ntfy://."
    if _service(_addressed(url, "somebody@example.com")) is None:
        return f"This {scheme(url)}:// address can't be used: a part is missing, or Apprise does not know its kind."
    return None


def is_address(email: str | None) -> bool:
    return email is not None and _ONE_ADDRESS.fullmatch(email) is not None


def send(url: str, email: str, letter: Letter) -> bool:
    """Send a letter, by a URL for people to ``email``. False: it was not taken, or nobody can tell."""
    service = _service(_addressed(url, email))
    if service is None:
        return False
    _mark(service, letter)
    try:
        return bool(service.notify(title=letter.title, body=letter.body, body_format="text"))
    except Exception as error:  # noqa: BLE001 - there are a hundred ways to send, and any error's text may hold the URL
        log.warning("notice.way_failed", scheme=scheme(url), error=type(error).__name__)
        return False


def _addressed(url: str, email: str) -> str:
    return url.replace(ADDRESS, quote(email, safe=""))


def _service(url: str) -> NotifyBase | None:
    """What sends to this URL. Each is used once: it would wait between two letters."""
    for name in _TALKATIVE:
        logging.getLogger(name).disabled = True
    import apprise  # a third of a second, which only who delivers should wait for

    try:
        return apprise.Apprise.instantiate(url, asset=apprise.AppriseAsset(app_id=SENDER, storage_mode="memory"))
    except Exception as error:  # noqa: BLE001 - as above
        log.warning("notice.way_failed", scheme=scheme(url), error=type(error).__name__)
        return None


def _mark(service: NotifyBase, letter: Letter) -> None:
    """Let a mail say that no person wrote it, and which other one is the same."""
    from apprise.plugins.email import NotifyEmail

    if isinstance(service, NotifyEmail):
        name, address = service.from_addr
        service.from_addr = [name or SENDER, address]
        service.headers.update({"References": f"<{letter.reference}>", "Auto-Submitted": "auto-generated"})
