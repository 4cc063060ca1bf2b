"""The whole site: what kiosks say of their banks, who hears of it, and what is not so any more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.fakes import callers
from tests.fakes.callers import Device, Upstream
from upstream.changes import feed
from upstream.database import change_tables, site_tables
from upstream.database.database import open_database, transaction
from upstream.kiosks import listing
from upstream.sites import report
from upstream.sites.values import BankSays, Holding, Said, as_text, from_text

A: dict[str, Any] = {"bank": "A", "open": True, "free": {"S": 2, "M": 1}, "visitors": {"M": 1}, "reachable": 1}
FULL = {**A, "free": {}, "visitors": {}, "reachable": 0}
ADA = {"person": "ada", "bank": "A", "door": "12"}
NOON, A_QUARTER_PAST = "2026-11-24T12:00:00.000000Z", "2026-11-24T12:15:00.000000Z"


@pytest.fixture
def upstream(database: Engine) -> Upstream:
    made = Upstream(database)
    made.tenant()
    return made


def says(kiosk: Device, *banks: Mapping[str, Any], holdings: list[dict[str, Any]] | None = None) -> bool:
    """The kiosk tells how things stand; whether that is news to anybody."""
    answer = kiosk.ask("PUT", "/v1/kiosk/state", {"banks": list(banks), "holdings": holdings or []})
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["changed"])


def told(upstream: Upstream, kind: str, tenant: str = "acme") -> dict[str, dict[str, Any]]:
    """What the feed has of a kind."""
    with transaction(upstream.engine) as connection:
        return dict(feed.values_of(connection, tenant, kind))


def keeps_up(upstream: Upstream, tenant: str = "acme") -> None:
    with transaction(upstream.engine) as connection:
        report.keep_up(connection, tenant, upstream.clock())


def sites(client: Device) -> list[dict[str, Any]]:
    answer = client.ask("GET", "/v1/sites")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["sites"]
    return found


def test_what_a_bank_can_give_and_who_has_a_door_there_goes_to_the_other_kiosks(upstream: Upstream):
    assert says(upstream.kiosk(), A, holdings=[ADA])
    bank = {**A, "kiosk": "bank-2f", "site": "HQ", "at": NOON, "confirmed": True}
    assert told(upstream, "bank") == {"bank-2f/A": bank}
    assert told(upstream, "holding") == {"bank-2f/A/12": {**ADA, "kiosk": "bank-2f", "site": "HQ"}}


def test_what_is_said_again_is_no_news_and_keeps_its_time(upstream: Upstream):
    kiosk = upstream.kiosk()
    says(kiosk, A, {**A, "bank": "B"}, holdings=[ADA])
    before = [(row.kind, row.id, row.position) for row in upstream.rows(change_tables.change)]
    upstream.clock.turn(minutes=5)
    assert not says(kiosk, {**A, "bank": "B"}, A, holdings=[ADA])
    assert [(row.kind, row.id, row.position) for row in upstream.rows(change_tables.change)] == before
    assert says(kiosk, FULL, {**A, "bank": "B"}, holdings=[ADA])
    found = told(upstream, "bank")
    assert (found["bank-2f/A"]["at"], found["bank-2f/B"]["at"]) == ("2026-11-24T12:05:00.000000Z", NOON)


def test_what_is_not_said_any_more_is_gone(upstream: Upstream):
    kiosk = upstream.kiosk()
    says(kiosk, A, {**A, "bank": "B"}, holdings=[ADA, {**ADA, "door": "13"}])
    assert says(kiosk, A, holdings=[{**ADA, "person": "bob"}])
    assert told(upstream, "bank").keys() == {"bank-2f/A"}
    assert {key: one["person"] for key, one in told(upstream, "holding").items()} == {"bank-2f/A/12": "bob"}


def test_a_client_sees_all_sites_of_its_tenant_and_of_no_other(upstream: Upstream):
    upstream.tenant("globex")
    says(upstream.kiosk("one"), A)
    says(upstream.kiosk("two"), {**FULL, "bank": "B"})
    says(upstream.kiosk("one", "globex"), {**A, "bank": "G"}, holdings=[ADA])
    (site,) = sites(upstream.client())
    assert (site["site"], [(one["kiosk"], one["bank"]) for one in site["banks"]]) == (
        "HQ",
        [("one", "A"), ("two", "B")],
    )
    shown = {"kiosk": "one", "at": NOON, "seen_at": NOON, "confirmed": True}
    assert site["banks"][0] == {**A, **shown}
    (other,) = sites(upstream.client(tenant="globex"))
    assert [one["bank"] for one in other["banks"]] == ["G"]
    assert told(upstream, "bank").keys() == {"one/A", "two/B"}
    assert told(upstream, "holding") == {}


def test_a_kiosk_that_is_away_confirms_nothing_and_does_once_it_is_back(upstream: Upstream):
    kiosk, client = upstream.kiosk(), upstream.client()
    says(kiosk, A, holdings=[ADA])
    upstream.clock.turn(minutes=15)
    keeps_up(upstream)
    assert told(upstream, "bank")["bank-2f/A"]["confirmed"], "it was heard of a quarter of an hour ago"
    upstream.clock.turn(seconds=1)
    assert not sites(client)[0]["banks"][0]["confirmed"]
    for _ in range(2):
        keeps_up(upstream)
        assert (
            told(upstream, "bank")["bank-2f/A"] | {"confirmed": False, "at": NOON}
            == told(upstream, "bank")["bank-2f/A"]
        )
    assert told(upstream, "holding").keys() == {"bank-2f/A/12"}, "their things are there still"
    assert says(kiosk, A, holdings=[ADA])
    assert told(upstream, "bank")["bank-2f/A"]["confirmed"]
    assert sites(client)[0]["banks"][0]["confirmed"]


def test_a_kiosk_out_of_use_is_nowhere(upstream: Upstream):
    kiosk, client = upstream.kiosk(), upstream.client()
    says(kiosk, A, holdings=[ADA])
    with transaction(upstream.engine) as connection:
        listing.decommission(connection, "acme", kiosk.kiosk, upstream.clock())
    assert (told(upstream, "bank"), told(upstream, "holding"), sites(client)) == ({}, {}, [])
    assert upstream.rows(site_tables.site_state) == []
    with transaction(upstream.engine) as connection:
        report.take(
            connection, "acme", kiosk.kiosk, Said([BankSays("A", True, {}, {}, 0, upstream.clock())]), upstream.clock()
        )
    keeps_up(upstream)
    assert told(upstream, "bank") == {}, "what was on its way meanwhile is swept away"


def test_names_with_a_slash_are_not_taken_for_one_another(upstream: Upstream):
    says(
        upstream.kiosk("a"),
        {**A, "bank": "b/c"},
        holdings=[{**ADA, "bank": "b/c"}, {**ADA, "bank": "b", "door": "c/12"}],
    )
    says(upstream.kiosk("a/b"), {**A, "bank": "c"})
    assert len(told(upstream, "bank")) == 2
    assert len(told(upstream, "holding")) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"banks": [A, A], "holdings": []},
        {"banks": [A], "holdings": [ADA, {**ADA, "person": "bob"}]},
        {"banks": [{**A, "free": {"S": -1}}], "holdings": []},
        {"banks": [{**A, "free": {"XXL": 1}}], "holdings": []},
        {"banks": [{**A, "bank": "\x00"}], "holdings": []},
        {"banks": [{**A, "more": 1}], "holdings": []},
        {"banks": []},
        {"banks": [{**A, "bank": str(number)} for number in range(101)], "holdings": []},
    ],
)
def test_what_makes_no_sense_changes_nothing(upstream: Upstream, wrong: Any):
    kiosk = upstream.kiosk()
    says(kiosk, A, holdings=[ADA])
    before = told(upstream, "bank"), told(upstream, "holding")
    answer = kiosk.ask("PUT", "/v1/kiosk/state", wrong)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:locker-kiosk:problem:invalid")
    assert "ada" not in answer.text
    assert (told(upstream, "bank"), told(upstream, "holding")) == before


def test_only_kiosks_tell_and_only_clients_look(upstream: Upstream):
    kiosk, client = upstream.kiosk(), upstream.client()
    assert client.ask("PUT", "/v1/kiosk/state", {"banks": [], "holdings": []}).status_code == 403
    assert kiosk.ask("GET", "/v1/sites").status_code == 403


COUNTS = st.dictionaries(st.sampled_from(["S", "M", "L", "XL"]), st.integers(0, 3))
BANKS = st.lists(st.sampled_from("AB"), unique=True).flatmap(
    lambda names: st.tuples(
        *(st.fixed_dictionaries({"bank": st.just(one), "open": st.booleans(), "free": COUNTS}) for one in names)
    )
)
HOLDINGS = st.dictionaries(st.tuples(st.sampled_from("AB"), st.sampled_from("123")), st.sampled_from(["ada", "bob"]))
STEPS = st.lists(st.tuples(BANKS, HOLDINGS, st.sampled_from([1, 600, 1000])), min_size=1, max_size=6)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_the_feed_always_has_what_was_said_last(empty_sqlite, tmp_path, steps: Any):
    """Whatever was said before, and whether the kiosk was away meanwhile."""
    path = tmp_path / "one.db"
    path.write_bytes(empty_sqlite.read_bytes())
    engine = open_database(f"sqlite:///{path}")
    upstream = Upstream(engine)
    upstream.tenant()
    kiosk = upstream.kiosk()
    for banks, holdings, pause in steps:
        held = [{"person": who, "bank": bank, "door": door} for (bank, door), who in holdings.items()]
        says(kiosk, *banks, holdings=held)
        found = told(upstream, "bank")
        assert {one["bank"]: (one["open"], one["free"], one["confirmed"]) for one in found.values()} == {
            one["bank"]: (one["open"], one["free"], True) for one in banks
        }
        assert {(one["bank"], one["door"]): one["person"] for one in told(upstream, "holding").values()} == holdings
        upstream.clock.turn(seconds=pause)
        keeps_up(upstream)
        assert {one["confirmed"] for one in told(upstream, "bank").values()} <= {pause <= 900}
    engine.dispose()
    path.unlink()


@given(st.text(min_size=1), COUNTS)
def test_what_is_kept_comes_back_as_it_was(name: str, counts: dict[str, int]):
    said = Said([BankSays(name, True, counts, {}, 1, callers.NOON)], [Holding(name, "A", "1")])
    assert from_text(as_text(said)) == said
