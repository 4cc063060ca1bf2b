"""Upstream as an engine that is run by hand hears it: pages that follow each other, and a clock of its own."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from kiosk.engine.messages import Call
from kiosk.engine.upstream import apply_changes
from kiosk.engine.upstream.changes import Change, Page, UpstreamClock
from tests.fakes.rig import Rig


class Afar:
    """Tells one kiosk. Its clock is so many seconds ``ahead`` of the kiosk's, whatever that one does later."""

    def __init__(self, rig: Rig, ahead: float = 0.0) -> None:
        self.rig = rig
        self._began = rig.clock.now() + timedelta(seconds=ahead)
        self._monotonic = rig.clock.monotonic()
        self.version = 100
        self.cursor = ""

    @property
    def now(self) -> datetime:
        return self._began + timedelta(seconds=self.rig.clock.monotonic() - self._monotonic)

    def change(self, kind: str, id_: str, value: dict[str, Any] | None) -> Change:
        self.version += 1
        return Change(kind, id_, self.version, value)

    def page(self, *changes: Change, snapshot: bool = False, has_clock: bool = True) -> Page:
        """The next one, as it leaves upstream now."""
        after = "" if snapshot else self.cursor
        self.cursor = f"c{self.version}"
        clock = UpstreamClock(self.now, self.rig.clock.monotonic()) if has_clock else None
        return Page(after, changes, self.cursor, False, snapshot or not after, clock)

    def tells(self, *changes: Change, **page: Any) -> None:
        assert self.takes(self.page(*changes, **page))

    def takes(self, page: Page) -> bool:
        """The kiosk is handed this page, as it is on the engine's thread."""
        taken: list[bool] = []
        self.rig.handle(Call(lambda: taken.append(apply_changes.apply(self.rig.kiosk, page))))
        return taken == [True]

    def opening(self, id_: str = "o1", door: str = "01", lives_s: float = 30.0, **more: Any) -> Change:
        """A door is to be opened, as somebody has just asked."""
        words = {"kiosk": "rig", "bank": "A", "door": door, "by": "Ana, security", "reason": "smoke inside"}
        expires_at = self.now + timedelta(seconds=lives_s)
        times = {"asked_at": self.now.isoformat(), "expires_at": expires_at.isoformat()}
        return self.change("opening", id_, {**words, **times, **more})

    def owed(self, kind: str) -> dict[str, Any]:
        """What it is to hear of its things of a kind, by their ids."""
        with self.rig.store.transaction() as tx:
            return {one.about: one.body for one in tx.owed_answers(100) if one.kind == kind}
