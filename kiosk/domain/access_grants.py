"""An operator without a PIN who may once have a new one, on upstream's word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AccessGrant:
    """``id`` as upstream has it; ``operator`` as other systems know them; good until then by this kiosk's clock."""

    id: str
    operator: str
    until: datetime
