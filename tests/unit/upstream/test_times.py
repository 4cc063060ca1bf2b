"""Times as they come in by the API: written out, or refused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from upstream.api.shapes import Moment

READ = TypeAdapter[datetime](Moment)
ELEVEN = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.mark.parametrize("told", ["2026-11-24T11:00:00Z", "2026-11-24 12:00+01:00", "2026-11-24t11:00:00.000z", ELEVEN])
def test_a_time_with_its_zone_is_read(told: Any) -> None:
    assert READ.validate_python(told) == ELEVEN


@pytest.mark.parametrize(
    "told",
    [0, 1.5, "0", "0.0", "1795518000", "-1", "2026-11-24", "2026-11-24T11:00:00", "", None, "9999-12-31T23:59-23:00"],
)
def test_anything_else_is_refused(told: Any) -> None:
    with pytest.raises(ValidationError):
        READ.validate_python(told)
