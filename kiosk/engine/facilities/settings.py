"""What the site file sets for facilities mode."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.inputs import Input
from kiosk.domain.operators import ROLE_RIGHTS, OperatorSettings


@dataclass(frozen=True, slots=True)
class FacilitiesSettings:
    """``keep_days``: how long the law has lost property kept. ``record_days``: how long the lines of a case that is
    over, and what they tell of people, stay. ``camera``: the scanner can take photographs.
    """

    operators: OperatorSettings = field(default_factory=lambda: OperatorSettings(ROLE_RIGHTS))
    inputs: tuple[Input, ...] = ()
    keep_days: int = 180
    record_days: int = 365
    camera: bool = False
