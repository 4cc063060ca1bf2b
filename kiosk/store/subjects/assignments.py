"""Assignments, the policies that they were given under, and who left what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, literal_column, select, update

from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.policy import Policy
from kiosk.domain.reservations import ReservationState
from kiosk.store import policy_json
from kiosk.store import tables as t
from kiosk.store.prepared import PreparedInsert, PreparedUpdate
from kiosk.store.subjects.reservations import Reservations

_ASSIGN = PreparedInsert(t.assignment)
_CHANGE = PreparedUpdate(
    update(t.assignment).where(t.assignment.c.ended_at.is_(None), t.assignment.c.id == bindparam("live")),
    ["started_at", "ends_at", "phase", "warnings", "extensions", "used_at"],
)


class Assignments(Reservations):
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
        if assignment.id not in self._cached.live:
            return
        values = {
            "live": assignment.id,
            "started_at": assignment.started_at,
            "ends_at": assignment.ends_at,
            "phase": assignment.phase.value,
            "warnings": assignment.warnings,
            "extensions": assignment.extensions,
            "used_at": assignment.used_at,
        }
        _CHANGE.run(self._connection, values)
        self._cached.live[assignment.id] = assignment

    def end(self, assignment_id: str, at: datetime, reason: EndReason) -> None:
        """End a live assignment, and the reservation that it fulfilled unless that goes on in another door.

        After ``EXPIRED`` its compartment is remembered as left unseen by its holder.
        """
        ended = self._cached.live.pop(assignment_id, None)
        if ended is None:
            return
        mine = t.assignment.c.id == assignment_id
        self._connection.execute(update(t.assignment).where(mine).values(ended_at=at, end_reason=reason.value))
        if reason is EndReason.EXPIRED:
            self._leave(ended.compartment_id, ended.person_id)
        if ended.reservation is not None:
            self._fulfilled(ended.reservation, kept=reason not in {EndReason.NOT_OPENED, EndReason.NOT_EMPTY})

    def _fulfilled(self, reservation_id: str, kept: bool) -> None:
        """What its person could not use was not ``kept``: the promise stands, and their next tap is for it again."""
        goes_on = any(one.reservation == reservation_id for one in self._cached.live.values())
        promised = self._cached.promised.get(reservation_id)
        if promised is not None and not goes_on:
            state = ReservationState.DONE if kept else ReservationState.BOOKED
            self.change_reservations([replace(promised, state=state)])

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

    def may_have_left(self, compartment_id: int) -> str | None:
        """Whose the things in a compartment that nobody has may be: not of whoever found them, or never got it open."""
        nothing_of_theirs = (EndReason.NOT_EMPTY.value, EndReason.NOT_OPENED.value)
        query = (
            select(t.assignment.c.person_id)
            .where(t.assignment.c.compartment_id == compartment_id, t.assignment.c.end_reason.not_in(nothing_of_theirs))
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
        if person_id is None:
            self._cached.left_by.pop(compartment_id, None)
        else:
            self._cached.left_by[compartment_id] = person_id

    # --- policies -----------------------------------------------------------------------------------------------

    def policy_id(self, policy: Policy) -> str:
        """Where this policy is stored: assignments go on under the one that they were given under."""
        known = self._cached.policy_ids.get(policy)
        if known is not None:
            return known
        body = policy_json.to_json(policy)
        policy_id = policy_json.fingerprint(body)
        if self.policy(policy_id) is None:
            row = {"id": policy_id, "body": body, "since": self._clock.now()}
            self._connection.execute(t.policy.insert(), row)
        self._cached.policy_ids[policy] = policy_id
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
