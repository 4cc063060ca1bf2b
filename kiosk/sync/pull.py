"""Upstream's changes on their way down: a page is asked for, the engine takes it over, and only then the next.

Where to go on is kept by the engine in the step that took the page over: a page that was lost on the way, or a kiosk
that was cut off, asks for the same again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeGuard

import structlog

from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream import apply_changes
from kiosk.engine.upstream.changes import Change, Page, UpstreamClock
from kiosk.sync.asking import AskEngine
from kiosk.sync.chores import Client
from kiosk.sync.client import READ_S
from kiosk.sync.errors import CursorExpired, Invalid, Unreachable

log = structlog.get_logger()

# The engine takes a page over in one go, while whoever taps a badge waits: people at a time.
MOST = 10
# How often there is a look where upstream was not asked to wait (seconds): so long a badge that was taken back upstream
# may open a door still.
LOOK_EVERY_S = 10.0
_WHOLE_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Pulled:
    """Whether there is ``more`` at once; else in how many seconds to look again."""

    more: bool
    wait: float = LOOK_EVERY_S


class Puller:
    """One kiosk's pulling. Used by one thread; ``kiosk`` is touched on the engine's thread only."""

    def __init__(self, kiosk: Kiosk, ask_engine: AskEngine, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._kiosk = kiosk
        self._monotonic = monotonic
        self._due_at = 0.0
        self._ask_engine = ask_engine
        self._begins = False  # with a snapshot, since upstream does not take the cursor any more
        self._wanted = threading.Event()
        self.reached = ""  # everything up to this cursor is taken over; empty: not yet

    def pull_once(self, client: Client, wait_s: int = 0) -> Pulled:
        """Take one page over. ``wait_s``: how long upstream may wait for something new. ``SyncError``; ``StoreError``
        where the engine can't take it over just now: then it is asked for again.
        """
        after = "" if self._begins else self._ask_engine(lambda: apply_changes.cursor(self._kiosk))
        try:
            page = self._page(client, after, wait_s)
        except (CursorExpired, Invalid) as error:
            if not after:
                raise
            log.info("changes.begin_again", why=type(error).__name__)
            self._begins = True
            return Pulled(more=True)
        if self._takes_over(page):
            self.reached = "" if page.more else page.cursor
        else:
            log.info("changes.page_passed_over")
        self._begins = False
        return Pulled(more=page.more or (page.snapshot and page.cursor != after))

    def look_now(self) -> None:
        """There is something new: do not wait for the next look. From any thread."""
        self._wanted.set()

    def __call__(self, client: Client) -> bool:
        """The same, as the worker asks for it, far more often than there is to be a look: whether there is more to take
        at once. It never has upstream wait: the record is to go up meanwhile.
        """
        if self._monotonic() < self._due_at and not self._wanted.is_set():
            return False
        self._wanted.clear()
        pulled = self.pull_once(client)
        self._due_at = self._monotonic() + (0.0 if pulled.more else pulled.wait)
        return pulled.more

    def _page(self, client: Client, after: str, wait_s: int) -> Page:
        params: dict[str, str | int] = {"limit": MOST}
        if after:
            params |= {"cursor": after}
        if wait_s:
            params |= {"wait": wait_s}
        asked_at = self._monotonic()
        page = read(client.ask("GET", "kiosk/changes", params=params, read_s=READ_S + wait_s), after)
        return replace(page, clock=_clock(client.answered_at, asked_at))

    def _takes_over(self, page: Page) -> bool:
        return self._ask_engine(lambda: apply_changes.apply(self._kiosk, page))


def read(answer: Mapping[str, Any], after: str) -> Page:
    """A page that was asked for with the cursor ``after``. ``Unreachable`` where this is none."""
    changes, cursor = answer.get("changes"), answer.get("cursor")
    more, snapshot = answer.get("more"), answer.get("snapshot", False)
    whole = isinstance(changes, list) and isinstance(cursor, str) and cursor
    if not whole or not isinstance(more, bool) or not isinstance(snapshot, bool):
        raise Unreachable("Upstream's answer is no page of changes: is it of another version?")
    assert isinstance(changes, list)
    assert isinstance(cursor, str)
    if more and cursor == after:
        raise Unreachable("Upstream sends the same page of changes again and again.")
    return Page(after, [_change(one) for one in changes], cursor, more, snapshot)


def _clock(answered_at: datetime | None, asked_at: float) -> UpstreamClock | None:
    """The answer's date has no fractions, and is later than the question: so it errs on the late side only."""
    return None if answered_at is None else UpstreamClock(answered_at + _WHOLE_SECOND, asked_at)


def _is_version(found: object) -> TypeGuard[int]:
    return type(found) is int and 0 <= found < 1 << 63


def _change(told: object) -> Change:
    if isinstance(told, dict):
        kind, id_, version = told.get("kind"), told.get("id"), told.get("version")
        value = None if told.get("deleted") else told.get("value")
        is_whole = told.get("deleted") is True or isinstance(value, dict)
        if isinstance(kind, str) and isinstance(id_, str) and _is_version(version) and is_whole:
            return Change(kind, id_, version, value)
    raise Unreachable("Upstream's page of changes has something in it that is no change.")
