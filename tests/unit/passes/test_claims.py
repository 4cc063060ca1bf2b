"""A pass as claims: what is written reads back, what breaks a rule is neither written nor read."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.compartments import Size
from kiosk.domain.hours import Span
from kiosk.domain.people import PersonKind
from kiosk.passes import claims
from tests.fakes.sealed_passes import LAST, NINE, a_pass, passes

SECOND = timedelta(seconds=1)
OURS = -65537
FULL = a_pass(reachable=True, kind=PersonKind.CONTRACTOR, hours=Span(time(8), time(17, 30)))


@given(passes())
def test_whatever_is_written_reads_back(one):
    assert claims.decode(claims.encode(one)) == one


def test_others_can_read_what_is_registered():
    begins = int(NINE.timestamp())
    assert cbor2.loads(claims.encode(FULL)) == {
        3: "A",
        4: begins + 8 * 3600,
        5: begins,
        6: begins,
        7: bytes.fromhex("00112233445566ff"),
        OURS: {1: "acme", 2: "M", 3: True, 4: 1, 5: [480, 1050], 6: bytes.fromhex(FULL.host or "")},
    }


def test_what_is_usual_is_not_said():
    least = a_pass(tenant=None, size=None, host=None)
    assert set(cbor2.loads(claims.encode(least))) == {3, 4, 5, 6, 7}


def test_an_instant_of_another_zone_is_the_same_instant():
    there = NINE.astimezone(timezone(timedelta(hours=9)))
    assert claims.encode(a_pass(starts_at=there)) == claims.encode(a_pass())


UNWRITABLE = {
    "no bank": {"bank": ""},
    "a long bank": {"bank": "b" * 81},
    "a bank that can't be seen": {"bank": "A\n"},
    "half a character": {"bank": "\ud800"},
    "no tenant": {"tenant": ""},
    "a long tenant": {"tenant": "t" * 81},
    "ends at once": {"ends_at": NINE},
    "ends before it begins": {"ends_at": NINE - SECOND},
    "for years": {"ends_at": NINE + timedelta(days=400) + SECOND},
    "before 2020": {"issued_at": datetime(2019, 12, 31, 23, 59, 59, tzinfo=UTC)},
    "after 2099": {"issued_at": LAST + SECOND},
    "parts of a second": {"issued_at": NINE.replace(microsecond=1)},
    "no zone": {"issued_at": NINE.replace(tzinfo=None)},
    "staff": {"kind": PersonKind.STAFF},
    "seconds in its hours": {"hours": Span(time(8, 0, 1), time(17))},
    "hours with a zone": {"hours": Span(time(8, tzinfo=UTC), time(17))},
    "another id": {"id": "0011"},
    "an id in capitals": {"id": "00112233445566FF"},
    "an id that is no number": {"id": "0x112233445566ff"},
    "a host in the clear": {"host": "ada"},
}


@pytest.mark.parametrize("other", UNWRITABLE.values(), ids=UNWRITABLE)
def test_what_breaks_a_rule_is_not_written(other):
    with pytest.raises(ValueError, match=r"\.$|surrogates"):
        claims.encode(a_pass(**other))


def _told(**changes: object) -> dict[object, object]:
    """The claims of a full pass, with these instead; ``ours_`` is what is only ours, None leaves one out."""
    told = cbor2.loads(claims.encode(FULL))
    for name, value in changes.items():
        inside, key = (told[OURS], name[5:]) if name.startswith("ours_") else (told, name[6:])
        inside[int(key)] = value
        if value is None:
            del inside[int(key)]
    return told


UNREADABLE: dict[str, object] = {
    "no map": [1],
    "a number": 7,
    "without a bank": _told(claim_3=None),
    "without an end": _told(claim_4=None),
    "without a beginning": _told(claim_5=None),
    "without its issue": _told(claim_6=None),
    "without an id": _told(claim_7=None),
    "one more claim": _told(claim_1="reception"),
    "one more of ours": _told(ours_7=1),
    "another bank's type": _told(claim_3=b"A"),
    "several banks": _told(claim_3=["A", "B"]),
    "an end as a text": _told(claim_4="2026"),
    "an end that is true": _told(claim_4=True),
    "an end in 16 EiB seconds": _told(claim_4=2**64 - 1),
    "an end before Christ": _told(claim_4=-(2**60)),
    "an issue in 1970": _told(claim_6=0),
    "an issue in 2100": _told(claim_6=4102444800),
    "a short id": _told(claim_7=b"1234567"),
    "a long id": _told(claim_7=b"123456789"),
    "an id as a text": _told(claim_7="00112233445566ff"),
    "ours is nothing": {**_told(), OURS: {}},
    "ours is a list": {**_told(), OURS: [1]},
    "an empty tenant": _told(ours_1=""),
    "a tenant that is a number": _told(ours_1=1),
    "a size that is none": _told(ours_2="XXL"),
    "a size as a number": _told(ours_2=1),
    "reachable as a number": _told(ours_3=1),
    "not reachable": _told(ours_3=False),
    "a kind that is none": _told(ours_4=2),
    "a kind that is true": _told(ours_4=True),
    "a visitor, said": _told(ours_4=0),
    "hours of three": _told(ours_5=[1, 2, 3]),
    "hours as a text": _told(ours_5="08"),
    "hours past midnight": _told(ours_5=[480, 1440]),
    "hours before midnight": _told(ours_5=[-1, 480]),
    "hours in 16 EiB minutes": _told(ours_5=[480, 2**64 - 1]),
    "hours long before midnight": _told(ours_5=[-(2**64), 480]),
    "hours that are true": _told(ours_5=[True, 480]),
    "a host as a text": _told(ours_6="ada"),
    "a long host": _told(ours_6=b"1234567"),
}


@pytest.mark.parametrize("told", UNREADABLE.values(), ids=UNREADABLE)
def test_what_breaks_a_rule_is_not_read(told):
    with pytest.raises(ValueError):  # noqa: PT011 - why does not matter: it is nobody's pass
        claims.decode(cbor2.dumps(told, canonical=True))


def test_the_same_claims_in_another_form_are_not_read():
    assert claims.decode(cbor2.dumps(_told(), canonical=True)) == FULL
    backwards = dict(reversed(_told().items()))
    with pytest.raises(ValueError, match="form"):
        claims.decode(cbor2.dumps(backwards))


@given(st.sampled_from([3, 4, 5, 6, 7, OURS]), st.integers() | st.text(max_size=5) | st.binary(max_size=5) | st.none())
def test_whatever_stands_for_a_claim_it_is_read_as_written_or_refused(key, value):
    data = cbor2.dumps({**_told(), key: value}, canonical=True)
    try:
        one = claims.decode(data)
    except ValueError:
        return
    assert claims.encode(one) == data


def test_the_longest_pass_is_four_hundred_days():
    assert claims.decode(claims.encode(a_pass(ends_at=NINE + timedelta(days=400)))).size is Size.M
