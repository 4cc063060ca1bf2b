"""Each request is signed and measured; whatever comes back is a value or an error with a sentence."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync import answers
from kiosk.sync.backoff import Backoff
from kiosk.sync.errors import SyncError, Unreachable
from tests.fakes.small_upstream import SmallUpstream
from tests.fakes.syncing import Synced


def test_a_wrong_clock_is_measured_and_the_request_made_once_more(synced: Synced, upstream: SmallUpstream):
    upstream.now = lambda: synced.rig.clock.now() + timedelta(hours=5)
    assert synced.client.hello().tenant == "acme"
    assert upstream.requests == [("GET", "kiosk")] * 2
    assert synced.client.clock_offset_s == pytest.approx(5 * 3600, abs=1)
    upstream.now = lambda: synced.rig.clock.now() - timedelta(days=400)  # it was put right, or somebody plays
    assert synced.client.hello().tenant == "acme"


def test_a_request_that_is_sent_again_has_another_nonce(synced: Synced, upstream: SmallUpstream):
    synced.client.hello()
    synced.client.hello()
    assert len(upstream.nonces) == 2


def test_the_key_is_in_no_text(synced: Synced):
    key = synced.chest.key()
    assert key.private.hex() not in repr(key)
    assert repr(key.private)[2:-1] not in repr(key)


@pytest.mark.parametrize(
    "error",
    [httpx.ConnectTimeout("x"), httpx.ReadTimeout("x"), httpx.ReadError("x"), httpx.RemoteProtocolError("x")],
    ids=lambda one: type(one).__name__,
)
def test_whatever_breaks_is_said_in_a_sentence(synced: Synced, upstream: SmallUpstream, error: Exception):
    upstream.answers = [error]
    with pytest.raises(Unreachable, match=r"^[A-Z].*\.$"):
        synced.client.hello()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=5), one, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["epoch", "sequence", "hash", "kiosk", "tenant", "record", "enrolment", "poll_s", "code", "state"]
)


@given(told=st.dictionaries(NAMES, ANYTHING))
def test_no_answer_is_taken_for_what_it_is_not(told: dict[str, object]):
    for read in (answers.place, answers.hello, answers.enrolment):
        with suppress(SyncError):
            read(told)


@given(
    status=st.sampled_from([400, 401, 403, 404, 409, 410, 413, 422, 429, 500, 503]),
    body=st.one_of(st.binary(max_size=20), st.just(b'{"type":"urn:locker-kiosk:problem:x","detail":7}')),
    retry=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30),
)
def test_no_refusal_is_without_a_sentence(status: int, body: bytes, retry: str):
    answer = httpx.Response(status, content=body, headers={"Retry-After": retry})
    assert str(answers.error(answer))


class Turned:
    at = 0.0

    def __call__(self) -> float:
        return self.at


@given(failures=st.integers(1, 40), drawn=st.floats(0, 1, exclude_max=True))
def test_waits_grow_to_five_minutes_and_are_drawn(failures: int, drawn: float):
    backoff = Backoff(Turned(), lambda: drawn)
    waits = [backoff.failed() for _ in range(failures)]
    assert waits == [drawn * min(300.0, 2.0**n) for n in range(failures)]
    backoff.worked()
    assert backoff.failed() <= 1


def test_after_a_long_outage_kiosks_do_not_all_come_at_once():
    clock = Turned()
    backoff = Backoff(clock, lambda: 0.5)
    backoff.failed()
    clock.at = 601
    assert backoff.failed() == 0.5 * 2 + 0.5 * 60
