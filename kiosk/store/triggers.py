"""What the database refuses by itself, whoever writes: promises that could not all be kept, and a changed record.

A reservation is for any door of its pool (bank, tenant, size) unless it is pinned to one. Of each live one holds: at
each instant of its window, those that are unpinned then and the doors that are pinned from then until its end are
together no more than may be booked. Whoever comes at such an instant finds a door: the others who are there hold at
most the rest, whatever the order in which they came, and no door that is promised later on need be taken. Where fewer
may be booked than before, what was booked stays, and bars new ones.

The record is only ever added to, at its end. ``INSERT OR REPLACE`` would delete a line without its delete trigger
(unless ``recursive_triggers`` is on, which any other connection may leave off), so a line that is not the next one is
refused before it is written. All that may change is that personal data goes.

What visitors' passes rest on only goes one way: a pass that is spent or revoked stays so, a revoked key is never taken
again, a code is given out once, and the time that it can't be earlier than does not fall. No row of these is written
over by another (``INSERT OR REPLACE``), and one that refuses a pass goes only when the pass has ended by that time.

So it is with lost property: a recovery case that is over stays so, a thing that was handed back or disposed of stays
away, neither is forgotten before, and a bag's number is never given twice. And the counter of a tag only rises: what it
has said once opens nothing again.
"""

from __future__ import annotations

import re
from functools import cache

from sqlalchemy import Connection, MetaData, event

from kiosk.store.columns import metadata

OVERBOOKED = "overbooked"
PROMISED_TWICE = "promised twice"
PROMISED_TO_ANOTHER = "promised to somebody else"

_CLAIM = ("bank", "tenant", "size", "starts_at", "ends_at", "compartment_id")
_LIVE = "state IN ('booked', 'arrived')"


def _in_pool(name: str) -> str:
    return f"{name}.{_LIVE} AND {name}.bank = NEW.bank AND {name}.tenant = NEW.tenant AND {name}.size = NEW.size"


def _overlap(one: str, other: str) -> str:
    return f"{one}.starts_at < {other}.ends_at AND {one}.ends_at > {other}.starts_at"


_TOUCHED = f"FROM reservation AS touched WHERE {_in_pool('touched')} AND {_overlap('touched', 'NEW')}"

# The windows that the new reservation touches; each beginning in any of them (a peak is at one), with how many unpinned
# there are; the doors that are pinned. Each list is short, and SQLite makes it once.
_REFUSE_OVERBOOKED = f"""
SELECT RAISE(ABORT, '{OVERBOOKED}')
FROM (SELECT DISTINCT starts_at, ends_at {_TOUCHED}) AS claim
JOIN (
    SELECT begun.starts_at AS at, count(unpinned.starts_at) AS doors
    FROM (
        SELECT DISTINCT begun.starts_at FROM reservation AS begun
        WHERE {_in_pool("begun")}
        AND begun.starts_at >= (SELECT min(starts_at) {_TOUCHED})
        AND begun.starts_at < (SELECT max(ends_at) {_TOUCHED})
    ) AS begun
    LEFT JOIN reservation AS unpinned
        ON {_in_pool("unpinned")} AND unpinned.compartment_id IS NULL
        AND unpinned.starts_at <= begun.starts_at AND unpinned.ends_at > begun.starts_at
    GROUP BY begun.starts_at
) AS moment ON moment.at >= claim.starts_at AND moment.at < claim.ends_at
LEFT JOIN (
    SELECT DISTINCT compartment_id, starts_at, ends_at FROM reservation AS pinned
    WHERE {_in_pool("pinned")} AND compartment_id IS NOT NULL
    AND starts_at < (SELECT max(ends_at) {_TOUCHED}) AND ends_at > (SELECT min(starts_at) {_TOUCHED})
) AS pinned ON pinned.starts_at < claim.ends_at AND pinned.ends_at > moment.at
GROUP BY claim.starts_at, claim.ends_at, moment.at
HAVING moment.doors + count(DISTINCT pinned.compartment_id) > coalesce((
    SELECT bookable FROM capacity WHERE bank = NEW.bank AND tenant = NEW.tenant AND size = NEW.size), 0)
"""  # noqa: S608 (nothing in it comes from outside)

# To another reservation, or to whoever came for theirs and holds the door into this window.
_REFUSE_PROMISED_TWICE = f"""
SELECT RAISE(ABORT, '{PROMISED_TWICE}')
FROM reservation AS other
WHERE NEW.compartment_id IS NOT NULL AND other.{_LIVE} AND other.id <> NEW.id AND {_overlap("other", "NEW")}
AND (other.compartment_id = NEW.compartment_id OR other.id IN (
    SELECT reservation_id FROM assignment WHERE ended_at IS NULL AND compartment_id = NEW.compartment_id))
"""  # noqa: S608 (nothing in it comes from outside)

# Said twice, that it is booked: once as the index says it, which is then used.
_REFUSE_PROMISED_TO_ANOTHER = f"""
SELECT RAISE(ABORT, '{PROMISED_TO_ANOTHER}')
FROM reservation AS other
WHERE other.{_LIVE} AND other.compartment_id = NEW.compartment_id AND other.state = 'booked'
AND other.starts_at <= NEW.started_at AND other.ends_at > NEW.started_at AND other.person_id <> NEW.person_id
"""  # noqa: S608 (nothing in it comes from outside)

_BOOKED = f"AFTER INSERT ON reservation WHEN NEW.{_LIVE}"
# An arrival changes nothing but the state, so a tap does not wait for the check.
_CHANGED = (
    f"AFTER UPDATE OF state, {', '.join(_CLAIM)} ON reservation WHEN NEW.{_LIVE} AND (NOT OLD.{_LIVE} OR "
    + " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _CLAIM)
    + ")"
)
_GIVEN = "AFTER INSERT ON assignment WHEN NEW.ended_at IS NULL"

ONLY_ADDED_TO = "the record is only added to"
NOT_ACKNOWLEDGED = "upstream has not acknowledged this"


def _refuse(sentence: str) -> str:
    return f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"


_KEPT = ("position", "epoch", "header", "commitment", "hash")
_ERASED = f"""BEFORE UPDATE ON audit_event WHEN NEW.personal IS NOT NULL OR NEW.salt IS NOT NULL OR {
    " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _KEPT)
}"""
_NEXT = "BEFORE INSERT ON {0} WHEN NEW.{1} IS NOT (SELECT coalesce(max({1}), 0) + 1 FROM {0})"
_APPEND_ONLY = {
    f"tr_{table}_{what}": f"{when} {_refuse(ONLY_ADDED_TO)}"
    for table, key in (("audit_event", "position"), ("audit_epoch", "number"), ("audit_checkpoint", "id"))
    for what, when in (
        ("added", _NEXT.format(table, key)),
        ("kept", f"BEFORE DELETE ON {table}"),
        ("unchanged", _ERASED if table == "audit_event" else f"BEFORE UPDATE ON {table}"),
    )
}
STAYS_SPENT = "a pass that was spent or revoked stays so"
GIVEN_OUT = "this code is given out"
STAYS_REVOKED = "a key that was revoked stays so"
NEVER_FALLS = "the floor of time never falls"
NOT_REPLACED = "this is not written over"

_KEYS = {
    "known_pass": "id",
    "revoked_unseen": "pass_id",
    "pool_code": "pass_id",
    "visitor_code": "lookup",
    "trusted_key": "id",
    "time_floor": "name",
    "tag_counter": "lookup",
    "recovery_case": "id",
    "lost_item": "id",
    "counter": "name",
}
_SIGNED = "(SELECT at FROM time_floor WHERE name = 'signed')"


def _unless_new(table: str, key: str) -> str:
    same = f"{key} = NEW.{key}"
    if table == "pool_code":
        same += " OR (bank = NEW.bank AND verifier = NEW.verifier)"
    if table == "revoked_unseen":
        same += " AND key = NEW.key"
    if table == "lost_item":
        same += " OR bag = NEW.bag"
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 (nothing in it comes from outside)
    return f"BEFORE INSERT ON {table} WHEN {there} {_refuse(NOT_REPLACED)}"


def _one_way(table: str, unless: str, sentence: str) -> str:
    return f"BEFORE UPDATE ON {table} WHEN {unless} {_refuse(sentence)}"


def _kept(table: str, end: str) -> str:
    return f"BEFORE DELETE ON {table} WHEN OLD.{end} >= coalesce({_SIGNED}, '') {_refuse(STAYS_SPENT)}"


_UNSPENT = " OR ".join(
    f"OLD.{column} IS NOT NULL AND {undone}"
    for column, undone in (
        ("spent_at", "NEW.spent_at IS NULL"),
        ("revoked_at", "NEW.revoked_at IS NULL"),
        ("spent_on", "(NEW.spent_on IS NULL OR NEW.spent_on < OLD.spent_on)"),
    )
)
_NEW = {f"tr_{table}_new": _unless_new(table, key) for table, key in _KEYS.items()}
_VISITORS = {
    "tr_known_pass_spent": _one_way("known_pass", f"NEW.id IS NOT OLD.id OR {_UNSPENT}", STAYS_SPENT),
    "tr_known_pass_kept": _kept("known_pass", "ends_at"),
    "tr_revoked_unseen_spent": _one_way(
        "revoked_unseen",
        "NEW.pass_id IS NOT OLD.pass_id OR NEW.key IS NOT OLD.key OR NEW.until < OLD.until",
        STAYS_SPENT,
    ),
    "tr_revoked_unseen_kept": _kept("revoked_unseen", "until"),
    "tr_pool_code_given": _one_way(
        "pool_code",
        "OLD.visit_id IS NOT NULL AND (NEW.visit_id IS NOT OLD.visit_id OR NEW.pass_id IS NOT OLD.pass_id)",
        GIVEN_OUT,
    ),
    "tr_trusted_key_revoked": _one_way(
        "trusted_key",
        "NEW.id IS NOT OLD.id OR NEW.public IS NOT OLD.public OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL",
        STAYS_REVOKED,
    ),
    "tr_trusted_key_kept": f"BEFORE DELETE ON trusted_key {_refuse(STAYS_REVOKED)}",
    "tr_time_floor_rises": _one_way("time_floor", "NEW.name IS NOT OLD.name OR NEW.at < OLD.at", NEVER_FALLS),
    "tr_time_floor_kept": f"BEFORE DELETE ON time_floor {_refuse(NEVER_FALLS)}",
}
STAYS_OVER = "a case that is over stays so"
STAYS_AWAY = "a thing that left the lost property stays away"
NEVER_TWICE = "a number is never given twice"

_FACILITIES = {
    "tr_recovery_case_over": _one_way(
        "recovery_case",
        "NEW.id IS NOT OLD.id OR OLD.ended_at IS NOT NULL "
        "AND (NEW.step IS NOT OLD.step OR NEW.ended_at IS NOT OLD.ended_at)",
        STAYS_OVER,
    ),
    "tr_recovery_case_kept": f"BEFORE DELETE ON recovery_case WHEN OLD.ended_at IS NULL {_refuse(STAYS_OVER)}",
    "tr_lost_item_left": _one_way(
        "lost_item",
        "NEW.id IS NOT OLD.id OR NEW.bag IS NOT OLD.bag OR OLD.state <> 'kept' "
        "AND (NEW.state IS NOT OLD.state OR NEW.ended_at IS NOT OLD.ended_at)",
        STAYS_AWAY,
    ),
    "tr_lost_item_kept": f"BEFORE DELETE ON lost_item WHEN OLD.state = 'kept' {_refuse(STAYS_AWAY)}",
    "tr_counter_rises": _one_way("counter", "NEW.name IS NOT OLD.name OR NEW.value < OLD.value", NEVER_TWICE),
    "tr_counter_kept": f"BEFORE DELETE ON counter {_refuse(NEVER_TWICE)}",
}
ONLY_RISES = "the counter of a tag only rises"

_TAGS = {
    "tr_tag_counter_rises": _one_way(
        "tag_counter", "NEW.lookup IS NOT OLD.lookup OR NEW.counter <= OLD.counter", ONLY_RISES
    ),
    "tr_tag_counter_kept": f"BEFORE DELETE ON tag_counter {_refuse(ONLY_RISES)}",
}
_OWED = "BEFORE DELETE ON outbox WHEN OLD.position > (SELECT coalesce(max(position), 0) FROM acknowledged)"

TRIGGERS = {
    "tr_reservation_booked": f"{_BOOKED} BEGIN {_REFUSE_OVERBOOKED}; {_REFUSE_PROMISED_TWICE}; END",
    "tr_reservation_changed": f"{_CHANGED} BEGIN {_REFUSE_OVERBOOKED}; {_REFUSE_PROMISED_TWICE}; END",
    "tr_assignment_given": f"{_GIVEN} BEGIN {_REFUSE_PROMISED_TO_ANOTHER}; END",
    **_APPEND_ONLY,
    "tr_outbox_owed": f"{_OWED} {_refuse(NOT_ACKNOWLEDGED)}",
    **_NEW,
    **_VISITORS,
    **_FACILITIES,
    **_TAGS,
}


def mend(connection: Connection) -> list[str]:
    """Put back each trigger that is missing or is not what it should be; their names."""
    stored = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    found = {name: _plain(sql) for name, sql in connection.exec_driver_sql(stored)}
    wrong = [name for name, does in TRIGGERS.items() if found.get(name) != _plain(_create_statement(name, does))]
    for name in wrong:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(_create_statement(name, TRIGGERS[name]))
    return wrong


@cache
def _plain(sql: str) -> str:
    """Without what is only layout: the migrations write the same in other lines."""
    return re.sub(r"\s*([(),;])\s*", r"\1", re.sub(r"\s+", " ", sql))


def _create_statement(name: str, does: str) -> str:
    return f"CREATE TRIGGER {name} {does}"


@event.listens_for(metadata, "after_create")
def _create(_metadata: MetaData, connection: Connection, **_: object) -> None:
    for name, does in TRIGGERS.items():
        connection.exec_driver_sql(_create_statement(name, does))
