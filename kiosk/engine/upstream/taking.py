"""A page on its way in: what is news of it, and what those who take it over share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Protocol

from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.upstream.changes import Change, UpstreamClock
from kiosk.engine.upstream.changes_ports import Told, ToldRow


class NotUnderstood(ValueError):
    """What upstream says of a thing makes no sense; a sentence that repeats none of it."""


@dataclass(frozen=True, slots=True)
class News:
    """A change that was not known yet, and what was known of the thing ``before``."""

    change: Change
    before: ToldRow | None


@dataclass(slots=True)
class Taking:
    """One page, within its transaction. ``then`` is done once the page is on the record, in order."""

    kiosk: Kiosk
    tx: Transaction
    snapshot: int  # the newest snapshot's number
    is_snapshot: bool
    then: list[Callable[[], None]] = field(default_factory=list)
    more: bool = False  # another page comes at once
    clock: UpstreamClock | None = None  # None: nobody can tell what time it is upstream

    def news(self, changes: Iterable[Change]) -> list[News]:
        """Of one kind, the newest of each thing that is newer than what is known."""
        newest = {one.id: one for one in sorted(changes, key=lambda one: one.version)}.values()
        found = [News(one, self.tx.told_row(one.kind, one.id)) for one in newest]
        return [one for one in found if self._is_news(one.change, one.before)]

    def keep(self, change: Change, value: Mapping[str, Any] | None = None) -> None:
        """It is known now. ``value``: what of it is needed again."""
        state = Told.GONE if change.value is None else Told.LIVE
        self.tx.keep_told(ToldRow(change.kind, change.id, change.version, state, self.snapshot, value=value))

    def forget(self, row: ToldRow) -> None:
        """It was not in the snapshot: it is gone."""
        self.tx.keep_told(ToldRow(row.kind, row.id, row.version, Told.GONE, self.snapshot))

    def keep_as_it_was(self, before: ToldRow | None) -> None:
        """What is told of it now makes no sense: it is not taken for gone."""
        if before is not None:
            self.tx.keep_told(replace(before, snapshot=self.snapshot))

    def _is_news(self, change: Change, before: ToldRow | None) -> bool:
        """A snapshot is how things are, also where upstream's own database was put back to an older state."""
        if before is None:
            return change.value is not None
        if change.version > before.version or (self.is_snapshot and change.version != before.version):
            return True
        if before.snapshot != self.snapshot:
            self.keep_as_it_was(before)
        return False


class Taker(Protocol):
    """Takes over what upstream tells of one ``kind`` of thing. Made anew for each page."""

    kind: ClassVar[str]

    def __init__(self, taking: Taking) -> None: ...

    def take(self, news: Sequence[News]) -> None:
        """All of a page, each thing once. Each is kept (``Taking.keep``), also what makes no sense."""

    def forget(self, row: ToldRow) -> None:
        """A thing that a whole snapshot did not name is no more."""

    def settle(self) -> None:
        """Once all of the page was taken: what it comes to goes on the record."""
