"""Tags that prove themselves: how far each has counted, which only ever rises."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_ONLY_RISES = "BEGIN SELECT RAISE(ABORT, 'the counter of a tag only rises'); END"
_TRIGGERS = (
    """CREATE TRIGGER tr_tag_counter_new BEFORE INSERT ON tag_counter
WHEN EXISTS (SELECT 1 FROM tag_counter WHERE lookup = NEW.lookup)
BEGIN SELECT RAISE(ABORT, 'this is not written over'); END""",
    f"""CREATE TRIGGER tr_tag_counter_rises BEFORE UPDATE ON tag_counter
WHEN NEW.lookup IS NOT OLD.lookup OR NEW.counter <= OLD.counter {_ONLY_RISES}""",
    f"CREATE TRIGGER tr_tag_counter_kept BEFORE DELETE ON tag_counter {_ONLY_RISES}",
)


def upgrade() -> None:
    op.create_table(
        "tag_counter",
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("lookup", name="pk_tag_counter"),
        sa.CheckConstraint("counter BETWEEN 0 AND 16777215", name="three_bytes"),  # the naming convention adds the rest
    )
    for trigger in _TRIGGERS:
        op.execute(trigger)
