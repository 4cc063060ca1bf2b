"""How wide the panel is: sizes on the screen are millimetres, and displays sometimes lie about theirs."""

from __future__ import annotations

import logging
import math

log = logging.getLogger(__name__)

# From the smallest to the largest panel that hangs in a bank, and from the coarsest (32" full HD) to the finest
# (10" full HD) pixels: what a display reports outside of these is a lie.
WIDTHS_MM = (100.0, 1000.0)
PIXELS_PER_MM = (2.0, 13.0)
ASSUMED_DIAGONAL_MM = 21.5 * 25.4


def width_mm(configured: float | None, reported: float, width_px: int, height_px: int, *, windowed: bool) -> float:
    """The panel's width: as configured, else as the display reports, else that of a 21.5 inch panel."""
    if configured:
        if not _plausible(configured, width_px):
            log.warning("screen width of %.0f mm at %d pixels is implausible", configured, width_px)
        return configured
    if not windowed and _plausible(reported, width_px):
        return reported
    assumed = ASSUMED_DIAGONAL_MM * width_px / math.hypot(width_px, height_px)
    if not windowed:
        log.warning("the display reports a width of %.0f mm; assuming %.0f mm", reported, assumed)
    return assumed


def _plausible(width: float, width_px: int) -> bool:
    low, high = PIXELS_PER_MM
    return WIDTHS_MM[0] <= width <= WIDTHS_MM[1] and low <= width_px / width <= high
