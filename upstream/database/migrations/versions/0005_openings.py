"""Remote openings, and whose issuing keys kiosks trust."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    pass
