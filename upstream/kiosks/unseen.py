"""When a kiosk counts as away."""

from __future__ import annotations

from datetime import timedelta

UNSEEN = timedelta(minutes=15)
"""Not heard of for longer, a kiosk may not stand any more as it said, nor keep what was sold of it since."""
