"""Durations in writing: ``1h30min``."""

from __future__ import annotations

from datetime import timedelta

_UNITS = (("d", 86_400), ("h", 3600), ("min", 60), ("s", 1))


def written(length: timedelta) -> str:
    """As a site file has it, in whole seconds; ``0min`` for none."""
    left = int(length.total_seconds())
    parts = []
    for unit, seconds in _UNITS:
        count, left = divmod(left, seconds)
        parts += [f"{count}{unit}"] if count else []
    return "".join(parts) or "0min"
