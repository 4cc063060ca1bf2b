"""Assignments, the policies that they were given under, and who left what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import literal_column, select, update

from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.policy import Policy
from kiosk.domain.reservations import ReservationState
from kiosk.store import policy_json
from kiosk.store import tables as t
from kiosk.store.prepared import PreparedInsert
from kiosk.store.subjects.base import Subject

_ASSIGN = PreparedInsert(t.assignment)


class Assignments(Subject):
    """Who holds what."""

    def assignments_of(self, person_id: str) -> Sequence[Assignment]:
        """What this person holds, oldest first."""
        return [one for one in self._cached.live.values() if one.person_id == person_id]

    def assignment(self, assignment_id: str) -> Assignment | None:
        """This assignment while it is live."""
        return self._cached.live.get(assignment_id)

    def live_assignments(self) -> Sequence[Assignment]:
        """Everything that is held right now, oldest first."""
        return list(self._cached.live.values())

    def assign(self, assignment: Assignment) -> None:
        """Give a compartment. The database refuses a second live assignment of the same one."""
        row = {
            "id": assignment.id,
            "compartment_id": assignment.compartment_id,
            "person_id": assignment.person_id,
            "model": assignment.model.value,
            "started_at": assignment.started_at,
            "ends_at": assignment.ends_at,
            "policy_id": assignment.policy or None,
            "phase": assignment.phase.value,
            "warnings": assignment.warnings,
            "extensions": assignment.extensions,
            "used_at": assignment.used_at,
            "reservation_id": assignment.reservation,
        }
        _ASSIGN.run(self._connection, [row])
        self._cached.live[assignment.id] = assignment
        self.seen_empty(assignment.compartment_id)

    def change(self, assignment: Assignment) -> None:
        """Write the beginning, end, phase, warnings, extensions and last use of a live assignment anew."""
        self._connection.execute(
            update(t.assignment)
            .where(t.assignment.c.ended_at.is_(None), t.assignment.c.id == assignment.id)
            .values(
                started_at=assignment.started_at,
                ends_at=assignment.ends_at,
                phase=assignment.phase.value,
                warnings=assignment.warnings,
                extensions=assignment.extensions,
                used_at=assignment.used_at,
            )
        )
        self._cached.live[assignment.id] = assignment

    def end(self, assignment_id: str, at: datetime, reason: EndReason) -> None:
        """End a live assignment. After ``EXPIRED`` its compartment is remembered as left unseen by its holder."""
        self._connection.execute(
            update(t.assignment)
            .where(t.assignment.c.ended_at.is_(None), t.assignment.c.id == assignment_id)
            .values(ended_at=at, end_reason=reason.value)
        )
        ended = self._cached.live.pop(assignment_id, None)
        if ended is None:
            return
        if reason is EndReason.EXPIRED:
            self._leave(ended.compartment_id, ended.person_id)
        if ended.reservation is not None:
            mine = t.reservation.c.id == ended.reservation
            self._connection.execute(update(t.reservation).where(mine).values(state=ReservationState.DONE.value))

    def holder_before(self, assignment: Assignment) -> str | None:
        """The person who had this compartment before, if anybody did."""
        query = (
            select(t.assignment.c.person_id)
            .where(t.assignment.c.compartment_id == assignment.compartment_id, t.assignment.c.id != assignment.id)
            .order_by(literal_column("assignment.rowid").desc())
            .limit(1)
        )
        found: str | None = self._connection.execute(query).scalar()
        return found

    def left_by(self) -> Mapping[int, str]:
        """Compartments that nobody has said are empty: the person whose time ran out, by compartment."""
        return self._cached.left_by

    def seen_empty(self, compartment_id: int) -> None:
        """Somebody has said so."""
        if compartment_id in self._cached.left_by:
            self._leave(compartment_id, None)

    def _leave(self, compartment_id: int, person_id: str | None) -> None:
        mine = t.compartment.c.id == compartment_id
        self._connection.execute(update(t.compartment).where(mine).values(left_by=person_id))
        self._cached.left_by = {one: who for one, who in self._cached.left_by.items() if one != compartment_id}
        if person_id is not None:
            self._cached.left_by = {**self._cached.left_by, compartment_id: person_id}

    # --- policies -----------------------------------------------------------------------------------------------

    def policy_id(self, policy: Policy) -> str:
        """Where this policy is stored: assignments go on under the one that they were given under."""
        known = self._cached.policy_ids.get(policy)
        if known is not None:
            return known
        body = policy_json.to_json(policy)
        policy_id = policy_json.fingerprint(body)
        row = {"id": policy_id, "body": body, "since": self._clock.now()}
        if self._connection.execute(select(t.policy.c.id).where(t.policy.c.id == policy_id)).first() is None:
            self._connection.execute(t.policy.insert(), row)
        self._cached.policy_ids[policy] = policy_id
        self._cached.policies[policy_id] = policy
        return policy_id

    def policy(self, policy_id: str) -> Policy | None:
        """The policy that is stored there."""
        known = self._cached.policies.get(policy_id)
        if known is not None:
            return known
        body = self._connection.execute(select(t.policy.c.body).where(t.policy.c.id == policy_id)).scalar()
        if body is None:
            return None
        self._cached.policies[policy_id] = policy_json.from_json(body)
        return self._cached.policies[policy_id]
