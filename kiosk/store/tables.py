"""The tables. Changed only together with a migration; a test holds the two equal.

Each index is a page more that every commit must write, so there is none but what keeps a rule or a start short.
Those of facilities mode are in ``facilities_tables``.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from kiosk.store import facilities_tables  # noqa: F401 (whoever knows the tables knows those, too)
from kiosk.store.columns import Day, Hours, Instant, metadata

# The one place of names and personal data; everything else refers to a person by their opaque id.
person = Table(
    "person",
    metadata,
    Column("id", String, primary_key=True),  # opaque, our own
    Column("external_id", String, nullable=False, unique=True),  # how other systems know them
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("email", String),
    Column("tenant", String),
    Column("department", String),
    Column("valid_from", Instant),
    Column("valid_until", Instant),
    Column("needs_reachable", Boolean, nullable=False),
    Column("suspended", Boolean, nullable=False),
    Column("groups", String),  # JSON; NULL: none
    Column("erased_at", Instant),  # nothing is known of them any more but that there was somebody
)

# ``lookup`` is a keyed hash: what was shown to the reader is nowhere in the clear.
credential = Table(
    "credential",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("lookup", LargeBinary, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("ends_at", Instant),  # a temporary one
    Column("for_good", Boolean, nullable=False, server_default="0"),  # revoked, whatever the source of people says
    Index("uq_credential_live", "kind", "lookup", unique=True, sqlite_where=text("revoked_at IS NULL")),
)

# How far each tag that proves itself has counted, by its look-up: also of one that is nobody's, or was somebody else's.
tag_counter = Table(
    "tag_counter",
    metadata,
    Column("lookup", LargeBinary, primary_key=True),
    Column("counter", Integer, nullable=False),
    CheckConstraint("counter BETWEEN 0 AND 16777215", name="three_bytes"),
)

compartment = Table(
    "compartment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bank", String, nullable=False),
    Column("door", String, nullable=False),
    Column("in_site", Boolean, nullable=False),  # whether the site file still names it
    Column("openings", Integer, nullable=False, server_default="0"),
    Column("left_by", ForeignKey("person.id")),  # whose time ran out; NULL once somebody has seen it empty
    UniqueConstraint("bank", "door"),
)

# What keeps a compartment from being given away; a row is live until it ends.
condition = Table(
    "condition",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("compartment_id", ForeignKey("compartment.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("since", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("note", String),
    Column("until", Day),  # then it ends by itself
    Index("uq_condition_live", "compartment_id", "kind", unique=True, sqlite_where=text("ended_at IS NULL")),
)

# The settings that assignments were given under; a row is never changed.
policy = Table(
    "policy",
    metadata,
    Column("id", String, primary_key=True),  # made from the body, so that no policy is there twice
    Column("body", String, nullable=False),  # JSON
    Column("since", Instant, nullable=False),
)

# What the site file sets, for commands that run without one.
policy_scope = Table(
    "policy_scope",
    metadata,
    Column("id", Integer, primary_key=True),  # their order
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("settings", String, nullable=False),  # JSON
)

# How many doors that may stand in for each other there are, and how many of them may be reserved.
capacity = Table(
    "capacity",
    metadata,
    Column("bank", String, primary_key=True),
    Column("tenant", String, primary_key=True),
    Column("size", String, primary_key=True),
    Column("doors", Integer, nullable=False),
    Column("bookable", Integer, nullable=False),
)

# Triggers hold what may be promised (``triggers.py``).
LIVE_RESERVATION = text("state IN ('booked', 'arrived')")  # in these words the index is found again
reservation = Table(
    "reservation",
    metadata,
    Column("id", String, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("tenant", String, nullable=False),
    Column("bank", String, nullable=False),
    Column("asked", String, nullable=False),
    Column("size", String, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("state", String, nullable=False),
    Column("compartment_id", ForeignKey("compartment.id")),
    Column("desk", String),
    Column("zone", String),
    Column("series", String),
    Column("booking", String),  # upstream's id of it, where it was made there
    CheckConstraint("starts_at < ends_at", name="window"),
    Index(
        "ix_reservation_live",
        "bank",
        "tenant",
        "size",
        "starts_at",
        "ends_at",
        "compartment_id",
        sqlite_where=LIVE_RESERVATION,
    ),
    Index(
        "ix_reservation_pinned",
        "compartment_id",
        "starts_at",
        sqlite_where=text("state IN ('booked', 'arrived') AND compartment_id IS NOT NULL"),
    ),
    Index("ix_reservation_booking", "booking", unique=True, sqlite_where=text("booking IS NOT NULL")),
)

assignment = Table(
    "assignment",
    metadata,
    Column("id", String, primary_key=True),
    Column("compartment_id", ForeignKey("compartment.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("model", String, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("ends_at", Instant),
    Column("ended_at", Instant),
    Column("end_reason", String),
    Column("policy_id", ForeignKey("policy.id")),  # NULL: from before policies were stored
    Column("phase", String, nullable=False, server_default="assigned"),
    Column("warnings", Integer, nullable=False, server_default="0"),
    Column("extensions", Integer, nullable=False, server_default="0"),
    Column("used_at", Instant),
    Column("reservation_id", ForeignKey("reservation.id")),  # the one that it fulfils
    # The rule that no code can break: one live assignment a compartment.
    Index("uq_assignment_live", "compartment_id", unique=True, sqlite_where=text("ended_at IS NULL")),
)

opening = Table(
    "opening",
    metadata,
    Column("id", String, primary_key=True),
    Column("compartment_id", ForeignKey("compartment.id"), nullable=False),
    Column("assignment_id", ForeignKey("assignment.id")),
    Column("person_id", ForeignKey("person.id")),
    Column("purpose", String, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("intended_at", Instant, nullable=False),
    Column("sensor", String, nullable=False),
    Column("outcome", String),
    Column("settled_at", Instant),
    Index("ix_opening_unsettled", "id", sqlite_where=text("outcome IS NULL")),
)

# An uninterrupted run of the record: it begins anew where the database is not the one that the last event was written
# to (installed, restored, rolled back), or where another key signs. ``genesis`` is what its chain begins with.
audit_epoch = Table(
    "audit_epoch",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False),  # 128 bits in hex
    Column("genesis", String, nullable=False),  # JSON, hashed as it stands
    Column("after", Integer, nullable=False),  # the position of the last event before it
)

# The record: one hash chain an epoch (``kiosk.audit``). Nobody changes or deletes a line of it (``triggers.py``); all
# that can go is personal data with its salt, whose commitment stays.
audit_event = Table(
    "audit_event",
    metadata,
    Column("position", Integer, primary_key=True),  # 1, 2, 3, ... over all epochs
    Column("epoch", ForeignKey("audit_epoch.number"), nullable=False),
    Column("header", String, nullable=False),  # JSON, hashed as it stands
    Column("personal", String),  # JSON, committed to as it stands; NULL: none, or erased
    Column("salt", LargeBinary),
    Column("commitment", LargeBinary),
    Column("hash", LargeBinary, nullable=False),
)

# Signed notes on how the record stood; ``frontier`` is what its tree is continued from.
audit_checkpoint = Table(
    "audit_checkpoint",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("epoch", ForeignKey("audit_epoch.number"), nullable=False),
    Column("size", Integer, nullable=False),  # of the epoch, in events
    Column("note", String, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
)

# What upstream has not acknowledged yet; written in the transaction of what it tells.
outbox = Table(
    "outbox",
    metadata,
    Column("position", ForeignKey("audit_event.position"), primary_key=True),
)

# How far upstream has acknowledged the record; nothing after it may leave the outbox.
acknowledged = Table(
    "acknowledged",
    metadata,
    Column("position", ForeignKey("audit_event.position"), primary_key=True),
)

# How far something has come that goes through the record step by step.
mark = Table(
    "mark",
    metadata,
    Column("name", String, primary_key=True),
    Column("position", Integer, nullable=False),
)

# The waiting list; a row is live until the person leaves the line.
waiting = Table(
    "waiting",
    metadata,
    Column("id", String, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("joined_at", Instant, nullable=False),
    Column("at_least", String, nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("compartment_id", ForeignKey("compartment.id")),  # kept for them
    Column("until", Instant),
    Column("left_at", Instant),
    Column("why", String),
    # Nobody is in line twice.
    Index("uq_waiting_live", "person_id", unique=True, sqlite_where=text("left_at IS NULL")),
)

# Who else may open what somebody holds; a row is live until it is ended.
share = Table(
    "share",
    metadata,
    Column("id", String, primary_key=True),
    Column("assignment_id", ForeignKey("assignment.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("ended_at", Instant),
    Index("ix_share_live", "id", sqlite_where=text("ended_at IS NULL")),
)

favourite = Table(
    "favourite",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("compartment_id", ForeignKey("compartment.id"), nullable=False),
)

# What people are to be told who do not stand before the screen; written in the transaction of what it tells.
notice = Table(
    "notice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("person_id", ForeignKey("person.id")),  # NULL: about nobody, as an alarm
    Column("detail", String, nullable=False),  # JSON
    Column("created_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try_at", Instant),
    Column("sent_at", Instant),
    Column("gave_up_at", Instant),
    Column("error", String),  # of the last try
    Column("secret", String),  # what only its person may read; gone once it was sent or given up
    Index("ix_notice_owed", "id", sqlite_where=text("sent_at IS NULL AND gave_up_at IS NULL")),
)

code_failure = Table(
    "code_failure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("pad", String, nullable=False, server_default="staff"),  # whose PINs are typed there
)

# What the site file sets and a command without a site file needs (its time zone, how long its PINs are).
setting = Table(
    "setting",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

# --- visitors (what may not become undone is held by triggers) ---

# Visits as reception knows them; who it is, is said by their person.
LIVE_VISIT = text("state IN ('invited', 'here')")  # in these words the index is found again
guest_visit = Table(
    "guest_visit",
    metadata,
    Column("id", String, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("host_id", ForeignKey("person.id")),
    Column("company", String),  # personal
    Column("tenant", String),
    Column("bank", String),
    Column("size", String),
    Column("reachable", Boolean, nullable=False),
    Column("hours", Hours),
    Column("language", String),  # personal
    Column("terms", String),
    Column("arrived_at", Instant),
    Column("left_at", Instant),
    Column("pass_id", String),
    Column("issued_at", Instant),
    Column("confirmed", Boolean, nullable=False),
    Column("has_code", Boolean, nullable=False),
    Index("ix_guest_visit_live", "ends_at", sqlite_where=LIVE_VISIT),
    Index("uq_guest_visit_pass", "pass_id", unique=True, sqlite_where=text("pass_id IS NOT NULL")),
)

# A pass of an own bank, as it was given last, and what became of it.
known_pass = Table(
    "known_pass",
    metadata,
    Column("id", String, primary_key=True),
    Column("bank", String, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("tenant", String),
    Column("size", String),
    Column("reachable", Boolean, nullable=False),
    Column("kind", String, nullable=False),
    Column("hours", Hours),
    Column("host", String),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("key", LargeBinary),  # whose signature; NULL: issued here
    Column("used_at", Instant),
    Column("spent_at", Instant),
    Column("spent_on", Day),
    Column("revoked_at", Instant),
)

# Passes that were ended before anybody showed them here, with the key that signed them: two may have the same id.
OWN_KEY = b""  # issued here; a primary key holds no NULL
revoked_unseen = Table(
    "revoked_unseen",
    metadata,
    Column("pass_id", String, primary_key=True),
    Column("key", LargeBinary, primary_key=True),
    Column("until", Instant, nullable=False),
)

# Short codes that reception may give out; the codes themselves are nowhere.
pool_code = Table(
    "pool_code",
    metadata,
    Column("pass_id", String, primary_key=True),
    Column("bank", String, nullable=False),
    Column("size", String, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("verifier", LargeBinary, nullable=False),
    Column("visit_id", ForeignKey("guest_visit.id")),  # NULL: not given out yet
    Column("handed", Boolean, nullable=False),  # its bank knows it
    UniqueConstraint("bank", "verifier"),  # two visitors never have the same code
)

# Short codes that are taken here, by a keyed hash.
visitor_code = Table(
    "visitor_code",
    metadata,
    Column("lookup", LargeBinary, primary_key=True),
    Column("pass_id", String, nullable=False),
    Column("bank", String, nullable=False),
    Column("size", String, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("key", LargeBinary),  # whose pool; NULL: this kiosk's own
)

# Whose passes are taken; a key that was revoked stays here, so that it is never taken for a new one.
trusted_key = Table(
    "trusted_key",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    Column("public", LargeBinary, nullable=False),
    Column("issuer", String, nullable=False),
    Column("site", String, nullable=False),
    Column("tenants", String),  # JSON; NULL: of everybody
    Column("since", Instant),
    Column("revoked_at", Instant),
)

# Instants that only ever rise: ``signed``, before which it can't be; ``restored``, before which passes may have been
# used and spent that this database knows nothing of.
time_floor = Table(
    "time_floor",
    metadata,
    Column("name", String, primary_key=True),
    Column("at", Instant, nullable=False),
)
