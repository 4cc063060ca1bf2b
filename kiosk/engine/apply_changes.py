"""What upstream tells is taken over: a page of changes, and how far they were taken, in one step.

A page follows the one before it, or nothing happens: one that comes twice, or late, changes nothing. A snapshot is
taken page by page, each thing as soon as it is told, so that nobody who stands at the screen waits for thousands of
people; with its last page goes whatever upstream knew before and does not know any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import structlog

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.upstream import ChangesApplied
from kiosk.domain.people import Person
from kiosk.engine import people, told_person
from kiosk.engine.changes_ports import Feed, Told, ToldRow
from kiosk.engine.facilities import operators_now
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import PersonRecord, Taken, Transaction
from kiosk.engine.told_person import NotUnderstood, ToldPerson

log = structlog.get_logger()

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing as upstream has it now; ``value`` is None where it is gone. Of two versions the larger is newer."""

    kind: str
    id: str
    version: int
    value: Mapping[str, Any] | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """Changes in their order. ``after`` is the cursor that they were asked for with (empty: none, a snapshot begins),
    ``cursor`` the one to go on with; ``more``: there is another page at once.
    """

    after: str
    changes: Sequence[Change]
    cursor: str
    more: bool
    snapshot: bool


@dataclass(slots=True)
class _Counts:
    saved: int = 0
    removed: int = 0
    refused: int = 0

    def __bool__(self) -> bool:
        return bool(self.saved or self.removed or self.refused)


def cursor(kiosk: Kiosk) -> str:
    """What to ask for the next page with; empty: with none."""
    with kiosk.store.transaction() as tx:
        return tx.feed().cursor


def apply(kiosk: Kiosk, page: Page) -> bool:
    """Take a page over. False, and nothing changed, where it does not follow what was taken last."""
    with kiosk.store.transaction() as tx:
        feed = _next(tx.feed(), page)
        if feed is None:
            return False
        taking = _Taking(kiosk, tx, feed.snapshot, page.snapshot)
        taking.take([one for one in page.changes if one.kind == PERSON])
        if page.snapshot and feed.whole:
            taking.sweep()
        if feed != tx.feed():
            tx.set_feed(feed)
        if taking.counts:
            counts = taking.counts
            tx.record(ChangesApplied(saved=counts.saved, removed=counts.removed, refused=counts.refused))
            operators_now.load(kiosk, tx)
    if taking.counts:
        kiosk.bank_changed = True
    return True


def _next(feed: Feed, page: Page) -> Feed | None:
    """How far it is taken with this page; None where the page does not follow."""
    begins = page.snapshot and not page.after
    if page.after != feed.cursor and not begins:
        return None
    number = feed.snapshot + 1 if begins else feed.snapshot
    return Feed(page.cursor, number, whole=not (page.snapshot and page.more))


class _Taking:
    """One page on its way in."""

    def __init__(self, kiosk: Kiosk, tx: Transaction, snapshot: int, is_snapshot: bool) -> None:
        self._kiosk = kiosk
        self._tx = tx
        self._snapshot = snapshot
        self._is_snapshot = is_snapshot
        self.counts = _Counts()

    def take(self, changes: Sequence[Change]) -> None:
        """People first give back what is not theirs any more, then get what is: badges change hands within a page."""
        newest = {one.id: one for one in sorted(changes, key=lambda one: one.version)}.values()
        new = [(one, before) for one in newest if self._is_new(one, before := self._tx.told_row(one.kind, one.id))]
        told = [(one, before, self._understood(one)) for one, before in new]
        for one, before, person in told:
            if one.value is None or person is not None:
                self._give_back(one, before, person)
        for one, before, person in told:
            if one.value is None:
                self._remove(one.id, one.version, before)
            elif person is not None:
                self._save(one, before, person)
        if told:
            self._settle_owed()

    def sweep(self) -> None:
        """Who was not in the snapshot is nobody any more."""
        for row in self._tx.told_before(self._snapshot):
            if row.kind == PERSON:
                self._remove(row.id, row.version, row)
        self._settle_owed()

    def _is_new(self, change: Change, before: ToldRow | None) -> bool:
        """A snapshot is how things are, also where upstream's own database was put back to an older state."""
        if before is None:
            return change.value is not None
        if change.version > before.version or (self._is_snapshot and change.version != before.version):
            return True
        if before.snapshot != self._snapshot:
            self._tx.keep_told(replace(before, snapshot=self._snapshot))
        return False

    def _understood(self, change: Change) -> ToldPerson | None:
        """None also where it makes no sense: then they stay as they were, and are not taken for gone."""
        if change.value is None:
            return None
        try:
            return told_person.read(change.id, change.value, self._lookup)
        except NotUnderstood as error:
            log.info("changes.not_understood", error=str(error))
            self.counts.refused += 1
            before = self._tx.told_row(change.kind, change.id)
            if before is not None:
                self._tx.keep_told(replace(before, snapshot=self._snapshot))
            return None

    def _lookup(self, badge: str) -> bytes:
        return self._kiosk.secrets.lookup(CredentialKind.BADGE, badge)

    # --- a person

    def _give_back(self, change: Change, before: ToldRow | None, now: ToldPerson | None) -> None:
        """The badge that upstream gave them and has taken back. One that was bound here stays theirs."""
        if before is None or before.badge is None or before.owed:
            return
        keeps = now is not None and (not now.tells_badge or now.badge == before.badge)
        person = self._tx.person_known_as(change.id)
        if person is not None and not keeps:
            self._tx.withdraw_badge(person.id, before.badge)

    def _save(self, change: Change, before: ToldRow | None, told: ToldPerson) -> None:
        badge = told.badge if told.tells_badge or before is None else before.badge
        self._tx.save_person(told.record)
        owed = badge is not None and not self._gives(told.record.external_id, badge)
        state = Told.SUSPENDED if told.suspended else Told.LIVE
        self._stands(change.id, Told.LIVE if before is None else before.state, state)
        self._tx.keep_told(ToldRow(PERSON, change.id, change.version, state, self._snapshot, badge, owed))
        self.counts.saved += 1
        self.counts.refused += owed

    def _gives(self, external_id: str, badge: bytes) -> bool:
        """Whether the badge is theirs now; not while it is somebody else's."""
        person = self._known(external_id)
        credentials = {CredentialKind.BADGE: badge}
        try:
            self._tx.save_person(PersonRecord(external_id, person.name, told=frozenset(), credentials=credentials))
        except Taken:
            return False
        return True

    def _stands(self, external_id: str, before: Told, now: Told) -> None:
        """Only what upstream changes: whom facilities have suspended here is not let in by a new department."""
        if before is not now:
            people.suspend_in(self._tx, self._known(external_id), now is not Told.LIVE)

    def _known(self, external_id: str) -> Person:
        person = self._tx.person_known_as(external_id)
        assert person is not None, "they were saved just now"
        return person

    def _remove(self, external_id: str, version: int, before: ToldRow | None) -> None:
        """Refused everywhere, and without credentials; what they hold stays theirs until facilities have looked.

        From now on their time here is over, and so they are erased when that is long enough ago.
        """
        person = self._tx.person_known_as(external_id)
        self._tx.keep_told(ToldRow(PERSON, external_id, version, Told.GONE, self._snapshot))
        if person is None or before is None or before.state is Told.GONE:
            return
        people.suspend_in(self._tx, person, suspended=True)
        self._tx.withdraw_credentials(person.id)
        now = self._kiosk.now()
        if person.valid_until is None or person.valid_until > now:
            told = frozenset({"valid_until"})
            self._tx.save_person(PersonRecord(external_id, person.name, valid_until=now, told=told))
        self.counts.removed += 1

    def _settle_owed(self) -> None:
        """Badges that were somebody else's a moment ago."""
        for row in self._tx.owed_badges():
            if row.badge is not None and self._gives(row.id, row.badge):
                self._tx.keep_told(replace(row, owed=False))
                self.counts.refused -= 1
