"""What people read of their bookings."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from tests.fakes.bookers import NOW
from upstream.bookings.answers import NOTICES
from upstream.notices.owed import Owed
from upstream.notices.words import letter

BERLIN = ZoneInfo("Europe/Berlin")
DETAIL: dict[str, object] = {
    "booking": "b1",
    "person": "p1",
    "bank": "A",
    "size": "M",
    "given": None,
    "door": None,
    "start": "2026-11-24T10:00:00.000000Z",
    "end": "2026-11-24T12:00:00.000000Z",
    "why": None,
    "alternatives": [],
}
WHEN = "from Tuesday, 24 November 2026, 11:00 until 13:00 (Europe/Berlin time)"


def text(kind: str, **more: object) -> str:
    return letter(Owed(1, "acme", kind, {**DETAIL, **more}, NOW, 1, 0), BERLIN).body


@pytest.mark.parametrize("kind", NOTICES.values())
def test_each_says_which_bank_and_when(kind: str) -> None:
    assert "bank A" in text(kind).replace("Bank", "bank")
    assert WHEN in text(kind)
    assert " None" not in text(kind)
    assert "It is broken. " in text(kind, why="It is broken")


def test_a_rejected_one_says_where_there_is_room() -> None:
    elsewhere = [{"bank": "B", "size": "M"}, {"bank": "B", "size": "M"}, {"bank": "C", "size": "M"}]
    assert "there was room at bank B or C." in text("booking-rejected", alternatives=elsewhere)
    assert "room" not in text("booking-rejected")


def test_another_size_is_named() -> None:
    assert "keeps a compartment of size L instead of M for you" in text("booking-reassigned", given="L")
    assert "keeps another compartment for you" in text("booking-reassigned")
