"""Codes are hashed in the kiosk's way at a thousandth of its cost, which is there to keep guessers busy, not tests.

What is about that cost asks for the fixture ``really_hashed``. Processes that a test starts hash as they always do.
"""

from __future__ import annotations

import pytest

from kiosk.store import secrets

_COST = {"ARGON2_MEMORY_KIB": secrets.ARGON2_MEMORY_KIB, "ARGON2_PASSES": secrets.ARGON2_PASSES}

secrets.ARGON2_MEMORY_KIB = 64
secrets.ARGON2_PASSES = 1


@pytest.fixture
def really_hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code costs as much as in the kiosk."""
    for name, value in _COST.items():
        monkeypatch.setattr(secrets, name, value)
