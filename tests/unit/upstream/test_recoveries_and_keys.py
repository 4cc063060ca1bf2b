"""What goes down with the feed beside people and bookings: operators' recoveries, and the receptions' issuing keys."""

from __future__ import annotations

import os
from typing import Any

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from tests.fakes.callers import Device, Upstream
from tests.unit.upstream.test_openings import client, kiosk, problem
from upstream.changes import feed
from upstream.cli import app as commands
from upstream.database import remote_tables
from upstream.database import tables as t
from upstream.database.database import transaction
from upstream.kiosks import listing
from upstream.recoveries import grant


@pytest.fixture
def upstream(database: Engine) -> Upstream:
    made = Upstream(database)
    made.tenant()
    return made


def told(upstream: Upstream, kind: str, tenant: str = "acme") -> dict[str, dict[str, Any]]:
    with transaction(upstream.engine) as connection:
        return dict(feed.values_of(connection, tenant, kind))


def grants(who: Device, key: str = "k1", **more: Any) -> Any:
    wish = {"operator": "E17", "by": "Ana, security", **more}
    return who.ask("POST", "/v1/recoveries", wish, headers={"Idempotency-Key": key})


def used(who: Device, id_: str) -> Any:
    return who.ask("POST", f"/v1/kiosk/recoveries/{id_}", {"state": "used"})


def test_for_one_kiosk_it_is_over_once_it_was_used(upstream: Upstream) -> None:
    bank, other, console = kiosk(upstream), kiosk(upstream, "north"), client(upstream, "recover")
    made = grants(console, kiosk="bank-2f", lives_s=600).json()
    assert (made["state"], made["expires_at"]) == ("granted", "2026-11-24T12:10:00.000000Z")
    assert told(upstream, "recovery") == {
        made["id"]: {"operator": "E17", "kiosk": "bank-2f", "by": "Ana, security", "expires_at": made["expires_at"]}
    }
    assert problem(used(other, made["id"])) == (404, "not-found")
    assert [used(bank, made["id"]).status_code for _ in range(2)] == [200, 200]
    found = console.ask("GET", f"/v1/recoveries/{made['id']}").json()
    assert (found["state"], found["used"]) == ("used", [{"kiosk": "bank-2f", "at": "2026-11-24T12:00:00.000000Z"}])
    assert told(upstream, "recovery") == {}


def test_for_all_kiosks_it_lasts_until_its_end(upstream: Upstream) -> None:
    banks, console = [kiosk(upstream, name) for name in ("north", "south")], client(upstream, "recover")
    id_ = grants(console).json()["id"]
    for one in banks:
        used(one, id_)
    found = console.ask("GET", f"/v1/recoveries/{id_}").json()
    assert (found["state"], found["kiosk"], len(found["used"])) == ("granted", None, 2)
    assert list(told(upstream, "recovery")) == [id_]
    upstream.clock.turn(hours=1, seconds=1)
    keeps_up(upstream)
    assert console.ask("GET", f"/v1/recoveries/{id_}").json()["state"] == "expired"
    assert told(upstream, "recovery") == {}
    upstream.clock.turn(days=90)
    keeps_up(upstream)
    assert upstream.rows(remote_tables.recovery) == upstream.rows(remote_tables.recovery_used) == []


def keeps_up(upstream: Upstream) -> None:
    with transaction(upstream.engine) as connection:
        grant.upkeep(connection, "acme", upstream.clock())


def test_it_can_be_taken_back(upstream: Upstream) -> None:
    console = client(upstream, "recover")
    id_ = grants(console).json()["id"]
    for _ in range(2):
        assert console.ask("DELETE", f"/v1/recoveries/{id_}").json()["state"] == "withdrawn"
    assert told(upstream, "recovery") == {}


def test_only_whoever_may_and_only_what_makes_sense(upstream: Upstream) -> None:
    upstream.tenant("globex")
    bank, console = kiosk(upstream), client(upstream, "recover")
    opens, stranger = client(upstream, "book,open", "other"), client(upstream, "recover", tenant="globex")
    assert problem(grants(opens)) == problem(grants(bank)) == (403, "forbidden")
    assert len(upstream.rows(t.refusal)) == 2
    for wrong in ({"lives_s": 86401}, {"lives_s": 59}, {"operator": ""}, {"by": None}, {"more": 1}):
        assert problem(grants(console, **wrong)) == (422, "invalid")
    assert problem(grants(console, kiosk="nobody")) == (404, "unknown-kiosk")
    assert upstream.rows(remote_tables.recovery) == []
    first, again = grants(console, "k2"), grants(console, "k2")
    assert first.json() == again.json()
    id_ = first.json()["id"]
    for method in ("GET", "DELETE"):
        assert problem(stranger.ask(method, f"/v1/recoveries/{id_}")) == (404, "not-found")
    assert problem(used(kiosk(upstream, tenant="globex"), id_)) == (404, "not-found")
    assert list(told(upstream, "recovery")) == [id_]
    assert told(upstream, "recovery", "globex") == {}


# --- issuing keys -----------------------------------------------------------------------------------------------------


def hands_in(who: Device, **files: str) -> Any:
    named = {name.replace("_", "."): text for name, text in files.items()}
    return who.ask("PUT", "/v1/kiosk/issuing-key", {"files": named})


def test_the_files_take_the_place_of_those_before(upstream: Upstream) -> None:
    upstream.tenant("globex")
    lobby, desk = kiosk(upstream, "lobby"), kiosk(upstream, "desk")
    spy = kiosk(upstream, "lobby", tenant="globex")
    assert hands_in(lobby, key_0="K", codes_1="C").json() == {"changed": 2}
    hands_in(desk, key_0="D")
    hands_in(spy, key_0="S")
    assert hands_in(lobby, key_0="K", codes_2="C").json() == {"changed": 2}
    assert hands_in(lobby, key_0="K", codes_2="C").json() == {"changed": 0}
    about = {"kiosk": "lobby", "kiosk_id": "id-acme-lobby", "site": "HQ"}
    assert told(upstream, "issuing-key") == {
        "id-acme-desk/key.0": {"kiosk": "desk", "kiosk_id": "id-acme-desk", "site": "HQ", "text": "D"},
        "id-acme-lobby/codes.2": {**about, "text": "C"},
        "id-acme-lobby/key.0": {**about, "text": "K"},
    }


def test_one_out_of_use_is_revoked_in_as_many_words(upstream: Upstream, database_url: str) -> None:
    lobby, desk = kiosk(upstream, "lobby"), kiosk(upstream, "desk")
    for one in (lobby, desk):
        hands_in(one, key_0="K", codes_1="C")
    with transaction(upstream.engine) as connection:
        listing.decommission(connection, "acme", lobby.kiosk, upstream.clock())
    said = {"kiosk": "lobby", "kiosk_id": "id-acme-lobby", "site": "HQ", "revoked": True}
    found = told(upstream, "issuing-key")
    assert (found["id-acme-lobby/key.0"], "id-acme-lobby/codes.1" in found) == (said, False)
    revoke = ["kiosk", "revoke", "desk", "--tenant", "acme", "--database", database_url]
    assert CliRunner().invoke(commands, revoke).exit_code == 0
    assert told(upstream, "issuing-key")["id-acme-desk/key.0"]["revoked"] is True


def test_what_can_not_be_a_file_is_refused(upstream: Upstream) -> None:
    lobby = kiosk(upstream, "lobby")
    for files in ({"other.1": "K"}, {"key.": "K"}, {"key.a/b": "K"}, {"key.0": ""}, {"key.0": "\x00"}, {"key.0": 5}):
        assert problem(lobby.ask("PUT", "/v1/kiosk/issuing-key", {"files": files})) == (422, "invalid")
    assert problem(hands_in(lobby, key_0="K" * 65537)) == (422, "invalid")
    assert problem(hands_in(client(upstream, "book,open,recover"), key_0="K")) == (403, "forbidden")
    assert told(upstream, "issuing-key") == {}


# --- the command line -------------------------------------------------------------------------------------------------


def runs(url: str, *words: str) -> tuple[int, str]:
    found = CliRunner().invoke(commands, [*words, "--tenant", "acme", "--database", url], standalone_mode=False)
    return (getattr(found.exception, "code", 0) or found.exit_code), found.output + str(found.exception or "")


def test_recoveries_by_the_command_line(upstream: Upstream, database_url: str) -> None:
    kiosk(upstream)
    code, said = runs(database_url, "recovery", "grant", "E17", "--kiosk", "bank-2f", "--by", "Ana", "--lives", "600")
    assert (code, "E17 may have a new PIN until" in said) == (0, True)
    (id_,) = told(upstream, "recovery")
    assert "E17" in runs(database_url, "recovery", "list")[1]
    assert '"state": "granted"' in runs(database_url, "recovery", "list", "--json")[1]
    assert runs(database_url, "recovery", "withdraw", id_)[1] == "The recovery of E17 is withdrawn.\n"
    assert runs(database_url, "recovery", "withdraw", "none") == (os.EX_DATAERR, "There is no recovery with this id.")
    code, said = runs(database_url, "recovery", "grant", "E17", "--kiosk", "x", "--by", "Ana")
    assert (code, said) == (os.EX_DATAERR, "No kiosk that is in use has this name.")
    assert runs(database_url, "recovery", "grant", "E17", "--by", "a\nb")[0] == os.EX_USAGE


def test_a_door_that_nobody_answers_for_is_said_to_be_shut(
    upstream: Upstream, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = kiosk(upstream)
    words = ("open", "--bank", "A", "--door", "07", "--by", "Ana", "--reason", "smoke")
    assert runs(database_url, *words[:2], "Z", *words[3:]) == (
        os.EX_DATAERR, "No kiosk that is in use has this bank.",
    )  # fmt: skip
    assert runs(database_url, *words[:-1], "a\tb")[0] == os.EX_USAGE

    def answers(state: str) -> None:
        (id_,) = told(upstream, "opening")
        bank.ask("POST", f"/v1/kiosk/openings/{id_}", {"state": state, "why": "So it is."})

    for state, exit_code in (("opened", 0), ("unconfirmed", os.EX_TEMPFAIL), ("refused", os.EX_UNAVAILABLE)):
        monkeypatch.setattr("upstream.cli.opening.time.sleep", lambda _, state=state: answers(state))
        assert runs(database_url, *words)[0] == exit_code
