"""JSON texts that can be written in one way only."""

from __future__ import annotations

import json
from typing import Any

from kiosk.audit.fault import Kind, Wrong

utf8 = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""As an export's lines and personal data are written."""

ascii_only = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
"""As headers and geneses are written."""


def mapping(text: str, what: str) -> dict[str, Any]:
    """The JSON object that ``text`` is. Raises Wrong, which names it as ``what``."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):  # no JSON; a number of thousands of digits; ten thousand opening brackets
        raise Wrong(Kind.NOT_JSON, f"{what} is not JSON.") from None
    if not isinstance(told, dict):
        raise Wrong(Kind.SHAPE, f"{what} is not a JSON object.")
    return told
