"""What is alike in the JSON of all endpoints: names, times, and that nothing is sent that nobody knows of."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, StringConstraints

MOST_DOORS = 100_000
# No control characters: PostgreSQL takes no NUL, and nobody can read the others.
_READABLE = r"^[^\x00-\x1f\x7f]+$"
_WRITTEN_OUT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d")
Name = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=_READABLE)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=_READABLE)]


def written_out(told: Any) -> Any:
    """``ValueError`` for a number, which pydantic would take for seconds or milliseconds since 1970, as it sees fit."""
    if isinstance(told, datetime) or (isinstance(told, str) and _WRITTEN_OUT.match(told)):
        return told
    raise ValueError("A time looks like 2026-11-24T11:00:00Z.")


def in_utc(at: datetime) -> datetime:
    """``ValueError`` where UTC has no such time, at either end of the calendar."""
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise ValueError("This time is too far away.") from None


Time = Annotated[AwareDatetime, BeforeValidator(written_out)]
Moment = Annotated[Time, AfterValidator(in_utc)]


class Shape(BaseModel):
    """What is sent here: nothing that nobody knows of."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)
