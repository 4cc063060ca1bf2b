"""Erasing personal data: from the record, whose chain goes on without it, and from all else.

The database overwrites what it deletes (``secure_delete``); the write-ahead log and the backups are seen to afterwards
(``SqlStore.scrub``, ``backups``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Delete, Row, and_, delete, exists, func, or_, select, update

from kiosk.audit.erasures import ranges_text
from kiosk.domain.clock_trust import ClockTrust
from kiosk.domain.credentials import BADGES, CredentialKind
from kiosk.domain.guests import LIVE_VISITS
from kiosk.engine.ports import ErasedEvents
from kiosk.store import facilities_tables as f
from kiosk.store import tables as t
from kiosk.store import upstream_tables as u
from kiosk.store.cached import LIVE
from kiosk.store.columns import instant_text
from kiosk.store.subjects.case_erasure import (
    IS_OF_A_CASE,
    forgotten,
    is_kept_for,
    lines_of_cases,
    lines_to_erase,
    unlink,
)
from kiosk.store.subjects.keys import SIGNED
from kiosk.store.subjects.record import AT, TRUST, Record
from kiosk.store.subjects.told import PERSON
from kiosk.store.subjects.told_of import lines_of, tells_of

# So many lines are named by one event: a line of an export has its bounds.
_IN_ONE_EVENT = 10_000
_MARK, _SCRUB = "erased", "scrub"
_NAMED = (*BADGES, CredentialKind.QR)
_LIVE = [one.value for one in LIVE]
# What tells of visitors beside their names.
_PERSONAL = {t.guest_visit: ("company", "language"), t.known_pass: ("host",)}
_IS_LIVE = t.guest_visit.c.state.in_([one.value for one in LIVE_VISITS])
# A badge that was lost here: its source may name it for as long as the person is known.
_IS_STILL_NAMED = and_(t.credential.c.for_good, t.credential.c.kind.in_([one.value for one in _NAMED]))
_EVENT = select(t.audit_event.c.position, AT.label("at"), TRUST.label("trust"))


class Erasure(Record):
    """What goes, and how much of it was there."""

    def erase_events(
        self, before: datetime, most: int, cases_before: datetime | None = None
    ) -> tuple[Sequence[ErasedEvents], bool]:
        """Erase what the record says of people, of events from before ``before``; ``most`` events in one step.

        Lines of recovery cases stay until the case was over before ``cases_before`` (None: also ``before``).

        Returns what went, and whether there may be more. What counts is the order of the record: a clock that was wrong
        for a while neither keeps a line for ever nor erases a fresh one.
        """
        erased, more = self._erase_old(before, most)
        if not more:
            erased += self._erase(lines_to_erase(self._connection, cases_before or before, self._mark()))
        return erased, more

    def _erase_old(self, before: datetime, most: int) -> tuple[list[ErasedEvents], bool]:
        mark = self._mark()
        query = _EVENT.where(t.audit_event.c.position > mark).order_by(t.audit_event.c.position).limit(most)
        rows = self._connection.execute(query).all()
        through = self._last_old(rows, instant_text(before))
        if through is None:
            return [], False
        # All that ever had some: what was erased of one person is told of here as well, where no list links it.
        had_some = select(t.audit_event.c.position).where(
            t.audit_event.c.position > mark,
            t.audit_event.c.position <= through,
            t.audit_event.c.commitment.is_not(None),
            ~IS_OF_A_CASE,
        )
        erased = self._erase(self._connection.execute(had_some).scalars().all())
        self._set_mark(_MARK, through)
        return erased, through == rows[-1].position and len(rows) == most

    def _last_old(self, rows: Sequence[Row[int, str, str]], before: str) -> int | None:
        """The position of the last line from before ``before``, and so are all before it; None where none is.

        A line whose clock was not believed, or showed a time that has not come yet, is as old as the next one that was.
        """
        now, through = instant_text(self._clock.now()), None
        at = self._next_believed(rows[-1].position, now) if rows else None
        for row in reversed(rows):
            if row.at is not None and row.trust != ClockTrust.UNTRUSTED.value and row.at <= now:
                at = row.at
            if through is None and at is not None and at < before:
                through = row.position
        return through

    def _next_believed(self, position: int, now: str) -> str | None:
        later = select(AT).where(t.audit_event.c.position > position, now >= AT)
        believed = later.where(TRUST.is_distinct_from(ClockTrust.UNTRUSTED.value))
        found: str | None = self._connection.execute(believed.order_by(t.audit_event.c.position).limit(1)).scalar()
        return found

    def erase_person(self, person_id: str, *, spare_cases: bool = False) -> Sequence[ErasedEvents]:
        """Erase everything that tells who this was: from the record, from their row, and all that hangs on it.

        What they did as an operator goes, too, but for lines of recovery cases, which tell of others' things. With
        ``spare_cases`` those about their own things stay as well, until their time is over (``erase_events``).
        """
        name = self._name_of(person_id)
        self._forget_told(person_id)
        erased = self._erase(lines_of(self._connection, person_id, name, self._mark()))
        if not spare_cases:
            erased += self._erase_from_cases(person_id)
        for table in (t.credential, t.favourite, t.notice, f.operator):
            self._connection.execute(delete(table).where(table.c.person_id == person_id))
        if not spare_cases:
            unlink(self._connection, person_id, name)
        for table, names in _PERSONAL.items():
            theirs = update(table).where(table.c.person_id == person_id)
            self._connection.execute(theirs.values(dict.fromkeys(names)))
        nobody = dict.fromkeys(("email", "tenant", "department", "groups", "valid_from", "valid_until"))
        self._connection.execute(
            update(t.person)
            .where(t.person.c.id == person_id)
            .values(
                external_id=person_id,
                name="",
                needs_reachable=False,
                suspended=True,
                erased_at=self._clock.now(),
                **nobody,
            )
        )
        self._renew_names(person_id)
        return erased

    def _erase_from_cases(self, person_id: str) -> list[ErasedEvents]:
        """The lines of cases that tell of this person, case by case."""
        return [
            replace(one, of_a_case=True)
            for positions in lines_of_cases(self._connection, tells_of(person_id))
            for one in self._erase(positions)
        ]

    def _forget_told(self, person_id: str) -> None:
        """What upstream said of them, who is nobody here from now on; of what it told else, only that it did stays."""
        known_as = select(t.person.c.external_id).where(t.person.c.id == person_id).scalar_subquery()
        told = (u.upstream_row.c.kind == PERSON, u.upstream_row.c.id == known_as)
        self._connection.execute(delete(u.upstream_row).where(*told))
        theirs = func.json_extract(u.upstream_row.c.value, "$.person") == known_as
        self._connection.execute(update(u.upstream_row).where(theirs).values(value=None))

    def _name_of(self, person_id: str) -> str:
        name: str = self._connection.execute(select(t.person.c.name).where(t.person.c.id == person_id)).scalar_one()
        return name

    def holds_anything(self, person_id: str) -> bool:
        """Whether a door, a reservation, a place in the line, a share or a visit is still theirs, or the kiosk is in
        their hands: while they are an operator.
        """
        held = any(one.person_id == person_id for one in self._cached.live.values())
        promised = any(one.person_id == person_id for one in self._cached.promised.values())
        waits = select(t.waiting.c.id).where(t.waiting.c.person_id == person_id, t.waiting.c.left_at.is_(None))
        shares = select(t.share.c.id).where(t.share.c.person_id == person_id, t.share.c.ended_at.is_(None))
        visits = select(t.guest_visit.c.id).where(t.guest_visit.c.person_id == person_id, t.LIVE_VISIT)
        works = select(f.operator.c.role).where(f.operator.c.person_id == person_id, f.operator.c.ended_at.is_(None))
        return held or promised or any(self._connection.execute(one).first() for one in (waits, shares, visits, works))

    def gone_since(self, before: datetime, visitors_before: datetime) -> Sequence[str]:
        """People whose time here ended before ``before`` and who are not erased yet, by our own id.

        Of those who came for a visit: before ``visitors_before``. Whose things are kept stays known, to be handed them.
        """
        gone = (_gone(before, visitors_before), ~is_kept_for(t.person.c.id))
        query = select(t.person.c.id).where(t.person.c.erased_at.is_(None), *gone)
        return [one for one in self._connection.execute(query).scalars() if not self.holds_anything(one)]

    def forget_ended(self, before: datetime, visitors_before: datetime, cases_before: datetime | None = None) -> int:
        """Delete what ended before ``before`` and would tell who had which door; how many rows that were.

        A visit, and its pass, stays as long as the name of its visitor may (``visitors_before``); a recovery case with
        its things as long as the law asks for it (``cases_before``; None: no longer than the rest).
        """
        ended = t.assignment.c.ended_at < before
        gone = select(t.assignment.c.id).where(ended)
        kept_by = exists().where(t.assignment.c.reservation_id == t.reservation.c.id, t.assignment.c.ended_at.is_(None))
        over = and_(t.reservation.c.ends_at < before, t.reservation.c.state.not_in(_LIVE))
        deletions = (
            delete(t.share).where(or_(t.share.c.ended_at < before, t.share.c.assignment_id.in_(gone))),
            delete(t.opening).where(t.opening.c.assignment_id.in_(gone)),
            delete(t.opening).where(t.opening.c.assignment_id.is_(None), t.opening.c.settled_at < before),
            delete(t.assignment).where(ended),
            delete(t.reservation).where(over, ~kept_by),
            delete(t.waiting).where(t.waiting.c.left_at < before),
            delete(t.notice).where(or_(t.notice.c.sent_at < before, t.notice.c.gave_up_at < before)),
            delete(t.condition).where(t.condition.c.ended_at < before),
            delete(t.credential).where(
                or_(t.credential.c.revoked_at < before, t.credential.c.ends_at < before), ~_IS_STILL_NAMED
            ),
            delete(t.code_failure).where(t.code_failure.c.at < before),
            delete(f.challenge).where(f.challenge.c.asked_at < before),
            delete(f.alarm).where(f.alarm.c.ended_at < before, f.alarm.c.acknowledged_at < before),
            *forgotten(cases_before or before, self._mark()),
            *_of_visitors(before, min(before, visitors_before)),
        )
        return sum(self._connection.execute(one).rowcount for one in deletions)

    def owe_scrubbing(self) -> None:
        """Remember, over restarts, that the write-ahead log and the backups still hold what was erased."""
        self._set_mark(_SCRUB, self.last_position())

    def end_scrubbing(self, position: int) -> None:
        """They do no more, of what was erased up to this position."""
        self._connection.execute(delete(t.mark).where(t.mark.c.name == _SCRUB, t.mark.c.position <= position))

    def _erase(self, positions: Sequence[int]) -> list[ErasedEvents]:
        """Take personal data and salt from these lines, which have some."""
        for some in _batches(positions):
            lines = t.audit_event.c.position.in_(some)
            self._connection.execute(update(t.audit_event).where(lines).values(personal=None, salt=None))
        epochs = self._connection.execute(select(t.audit_epoch).order_by(t.audit_epoch.c.number)).all()
        ends = [one.after for one in epochs[1:]] + [self._cached.end.position]
        found: list[ErasedEvents] = []
        for epoch, end in zip(epochs, ends, strict=True):
            of_epoch = [one - epoch.after for one in positions if epoch.after < one <= end]
            pieces = _batches(of_epoch, _IN_ONE_EVENT)
            found += [ErasedEvents(epoch.id, ranges_text(seqs), len(seqs)) for seqs in pieces]
        return found

    def _mark(self) -> int:
        """Everything up to this position was erased already."""
        query = select(t.mark.c.position).where(t.mark.c.name == _MARK)
        return self._connection.execute(query).scalar() or 0

    def _set_mark(self, name: str, position: int) -> None:
        self._connection.execute(delete(t.mark).where(t.mark.c.name == name))
        self._connection.execute(t.mark.insert(), {"name": name, "position": position})


def _gone(before: datetime, visitors_before: datetime) -> ColumnElement[bool]:
    """For whom it is over, of everybody."""
    visits = or_(*[exists().where(one.c.person_id == t.person.c.id) for one in _PERSONAL])
    until = t.person.c.valid_until
    return or_(and_(visits, until < visitors_before), and_(~visits, until < before))


def _of_visitors(codes_before: datetime, visits_before: datetime) -> Sequence[Delete]:
    """A pass that is forgotten must be refused for good, also by a clock that was set back: then by its end.

    So it stays until the kiosk has seen something that was signed after that.
    """
    visit, passed, unseen = t.guest_visit, t.known_pass, t.revoked_unseen
    signed = select(t.time_floor.c.at).where(t.time_floor.c.name == SIGNED).scalar_subquery()
    has_code = exists().where(t.pool_code.c.visit_id == visit.c.id)
    is_typed = exists().where(t.visitor_code.c.pass_id == passed.c.id)
    return (
        delete(t.pool_code).where(t.pool_code.c.ends_at < codes_before),
        delete(visit).where(visit.c.ends_at < visits_before, ~_IS_LIVE, ~has_code),
        delete(t.visitor_code).where(t.visitor_code.c.ends_at < codes_before),
        delete(passed).where(passed.c.ends_at < visits_before, passed.c.ends_at < signed, ~is_typed),
        delete(unseen).where(unseen.c.until < visits_before, unseen.c.until < signed),
    )


def owes_scrubbing(connection: Connection) -> int | None:
    """Since which position something is erased that the log or a backup still holds; None where nothing is."""
    found: int | None = connection.execute(select(t.mark.c.position).where(t.mark.c.name == _SCRUB)).scalar()
    return found


def _batches(positions: Sequence[int], size: int = 500) -> Iterator[Sequence[int]]:
    """SQLite takes so many values in one statement."""
    for start in range(0, len(positions), size):
        yield positions[start : start + size]
