"""People come from upstream: who they are, and the badges that it gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import structlog

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.upstream import ChangesApplied
from kiosk.domain.people import Person
from kiosk.engine import people
from kiosk.engine.facilities import operators_now
from kiosk.engine.ports import PersonRecord, Taken
from kiosk.engine.upstream import told_person
from kiosk.engine.upstream.changes import Change
from kiosk.engine.upstream.changes_ports import Told, ToldRow
from kiosk.engine.upstream.taking import News, NotUnderstood, Taking
from kiosk.engine.upstream.told_person import ToldPerson

log = structlog.get_logger()

PERSON = "person"


@dataclass(slots=True)
class _Counts:
    saved: int = 0
    removed: int = 0
    refused: int = 0

    def __bool__(self) -> bool:
        return bool(self.saved or self.removed or self.refused)


class TakePeople:
    """People first give back what is not theirs any more, then get what is: badges change hands within a page."""

    kind: ClassVar[str] = PERSON

    def __init__(self, taking: Taking) -> None:
        self._taking = taking
        self._kiosk = taking.kiosk
        self._tx = taking.tx
        self._counts = _Counts()
        self._changed = False

    def take(self, news: Sequence[News]) -> None:
        """Those who are new, changed or gone."""
        told = [(one.change, one.before, self._understood(one)) for one in news]
        for one, before, person in told:
            if one.value is None or person is not None:
                self._give_back(one, before, person)
        for one, before, person in told:
            if one.value is None:
                self._remove(one.id, one.version, before)
            elif person is not None:
                self._save(one, before, person)
        self._changed |= bool(told)

    def forget(self, row: ToldRow) -> None:
        """Who was not in the snapshot is nobody any more."""
        self._remove(row.id, row.version, row)
        self._changed = True

    def settle(self) -> None:
        """How many they were goes on the record."""
        if self._changed:
            self._settle_owed()
        counts = self._counts
        if counts:
            self._tx.record(ChangesApplied(saved=counts.saved, removed=counts.removed, refused=counts.refused))
            operators_now.load(self._kiosk, self._tx)
            self._kiosk.bank_changed = True

    def _understood(self, news: News) -> ToldPerson | None:
        """None also where it makes no sense: then they stay as they were, and are not taken for gone."""
        change = news.change
        if change.value is None:
            return None
        try:
            return told_person.read(change.id, change.value, self._lookup)
        except NotUnderstood as error:
            log.info("changes.not_understood", kind=self.kind, error=str(error))
            self._counts.refused += 1
            self._taking.keep_as_it_was(news.before)
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
        self._tx.keep_told(ToldRow(PERSON, change.id, change.version, state, self._taking.snapshot, badge, owed))
        self._counts.saved += 1
        self._counts.refused += owed

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
        self._tx.keep_told(ToldRow(PERSON, external_id, version, Told.GONE, self._taking.snapshot))
        if person is None or before is None or before.state is Told.GONE:
            return
        people.suspend_in(self._tx, person, suspended=True)
        self._tx.withdraw_credentials(person.id)
        now = self._kiosk.now()
        if person.valid_until is None or person.valid_until > now:
            told = frozenset({"valid_until"})
            self._tx.save_person(PersonRecord(external_id, person.name, valid_until=now, told=told))
        self._counts.removed += 1

    def _settle_owed(self) -> None:
        """Badges that were somebody else's a moment ago."""
        for row in self._tx.owed_badges():
            if row.badge is not None and self._gives(row.id, row.badge):
                self._tx.keep_told(replace(row, owed=False))
                self._counts.refused -= 1
