"""Whether somebody may use the doors now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.people import Person, Standing

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({}, Standing.ALLOWED),
        ({"valid_from": NOW}, Standing.ALLOWED),
        ({"valid_from": NOW + TICK}, Standing.NOT_YET),
        ({"valid_until": NOW}, Standing.EXPIRED),
        ({"valid_until": NOW + TICK}, Standing.ALLOWED),
        ({"suspended": True}, Standing.SUSPENDED),
        ({"suspended": True, "valid_until": NOW}, Standing.SUSPENDED),
        ({"valid_from": NOW, "valid_until": NOW + TICK}, Standing.ALLOWED),
    ],
)
def test_standing(fields, standing):
    assert Person("ada", "Ada", **fields).standing(NOW) is standing


def test_an_end_in_another_zone_is_the_same_instant():
    end = datetime.fromisoformat("2026-11-24T13:00:00+01:00")
    assert Person("ada", "Ada", valid_until=end).standing(NOW) is Standing.EXPIRED
    assert Person("ada", "Ada", valid_until=end).standing(NOW - TICK) is Standing.ALLOWED
