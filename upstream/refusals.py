"""Why something is not done, as what decides it says to whoever asked: an endpoint or a command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Refused:
    """No, and why: ``slug`` for programs, ``detail`` for people. Nothing was changed."""

    status: int
    slug: str
    detail: str
    more: Mapping[str, Any] = field(default_factory=dict)
