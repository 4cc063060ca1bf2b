"""Passes, and keys that sign them, as tests want them: one of each, and any that can be."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from hypothesis import strategies as st

from kiosk.domain.compartments import Size
from kiosk.domain.hours import Span
from kiosk.domain.passes import Pass, TrustedKey, host_ref, key_id
from kiosk.domain.people import PersonKind
from kiosk.passes import ed25519

NINE = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, 23, 59, 59, tzinfo=UTC)


def private_of(name: str) -> bytes:
    """The secret half of the key of whoever is called this."""
    return sha256(name.encode()).digest()


def trusted(name: str, **more: object) -> TrustedKey:
    """Their key as a bank keeps it."""
    public = ed25519.public_of(private_of(name))
    return TrustedKey(key_id(public), public, name, **more)  # type: ignore[arg-type]


def a_pass(**other: object) -> Pass:
    """A visitor's pass for today."""
    told = {
        "id": "00112233445566ff",
        "bank": "A",
        "issued_at": NINE,
        "starts_at": NINE,
        "ends_at": NINE + timedelta(hours=8),
        "tenant": "acme",
        "size": Size.M,
        "host": host_ref("ada"),
    }
    return Pass(**{**told, **other})  # type: ignore[arg-type]


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20).filter(
    str.isprintable
)
_INSTANTS = st.integers(int(FIRST.timestamp()), int(LAST.timestamp())).map(lambda at: datetime.fromtimestamp(at, UTC))
_TIMES = st.integers(0, 24 * 60 - 1).map(lambda minute: time(*divmod(minute, 60)))
_HEX = st.binary(min_size=8, max_size=8).map(bytes.hex)


@st.composite
def passes(draw: st.DrawFn) -> Pass:
    """Any pass that can be sealed."""
    starts = draw(_INSTANTS.filter(lambda at: at < LAST))
    most = min(LAST - starts, timedelta(days=400))
    return Pass(
        draw(_HEX),
        draw(_TEXTS),
        issued_at=draw(_INSTANTS),
        starts_at=starts,
        ends_at=starts + timedelta(seconds=draw(st.integers(1, int(most.total_seconds())))),
        tenant=draw(st.none() | _TEXTS),
        size=draw(st.none() | st.sampled_from(Size)),
        reachable=draw(st.booleans()),
        kind=draw(st.sampled_from([PersonKind.VISITOR, PersonKind.CONTRACTOR])),
        hours=draw(st.none() | st.builds(Span, _TIMES, _TIMES)),
        host=draw(st.none() | st.binary(min_size=6, max_size=6).map(bytes.hex)),
    )
