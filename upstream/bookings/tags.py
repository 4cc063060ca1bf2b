"""ETags of bookings, and what If-Match says to them (RFC 9110). Pure."""

from __future__ import annotations

import re

from upstream.bookings.values import Booking

_TAG = re.compile(r'\s*((?:W/)?"[\x21\x23-\x7e\x80-\xff]*")\s*(?:,|$)')


def etag(booking: Booking) -> str:
    """Another one after every change."""
    return f'"{booking.version}"'


def read_if_match(header: str) -> frozenset[str] | None:
    """The tags that a header names; None for ``*``. ``ValueError`` where it is neither.

    A weak tag never matches: it does not say that nothing has changed.
    """
    if header.strip() == "*":
        return None
    tags, at = [], 0
    while at < len(header):
        found = _TAG.match(header, at)
        if found is None:
            raise ValueError("If-Match has to be * or ETags in quotation marks.")
        tags.append(found[1])
        at = found.end()
    if not tags:
        raise ValueError("If-Match is empty.")
    return frozenset(tag for tag in tags if not tag.startswith("W/"))
