"""A door is opened from afar: asked for by whoever may, told to its kiosk, answered, and over after its time."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from kiosk.bootstrap.upstream import _Pulling
from kiosk.sync.pull import Puller
from kiosk.sync.telling import Teller
from tests.fakes.callers import Device, Upstream
from tests.fakes.syncing import Synced
from tests.fakes.upstream import UpstreamServer, take_in
from upstream.api import changes
from upstream.changes import feed
from upstream.cli import app as commands
from upstream.clock import system_clock
from upstream.database import change_tables, remote_tables
from upstream.database import tables as t
from upstream.database.database import transaction
from upstream.openings import opening
from upstream.openings.values import Wish

WISH = {"bank": "A", "door": "07", "by": "Ana, security", "reason": "smoke inside"}


@pytest.fixture
def upstream(database: Engine) -> Upstream:
    made = Upstream(database)
    made.tenant()
    return made


def kiosk(upstream: Upstream, name: str = "bank-2f", banks: str = "A", tenant: str = "acme") -> Device:
    made = upstream.kiosk(name, tenant)
    with transaction(upstream.engine) as connection:
        own = t.kiosk.update().where(t.kiosk.c.id == made.kiosk)
        connection.execute(own.values(banks=json.dumps(banks.split())))
    return made


def client(upstream: Upstream, may: str = "open", name: str = "console", tenant: str = "acme") -> Device:
    made = upstream.client(name, tenant)
    with transaction(upstream.engine) as connection:
        connection.execute(t.key.update().where(t.key.c.id == made.id).values(may=may))
    return made


def asks(who: Device, key: str = "k1", **more: Any) -> Any:
    return who.ask("POST", "/v1/openings", {**WISH, **more}, headers={"Idempotency-Key": key})


def told(upstream: Upstream, tenant: str = "acme") -> dict[str, dict[str, Any]]:
    with transaction(upstream.engine) as connection:
        return dict(feed.values_of(connection, tenant, "opening"))


def problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


def test_it_goes_down_and_what_came_of_it_comes_back(upstream: Upstream) -> None:
    bank, console = kiosk(upstream), client(upstream)
    answer = asks(console)
    assert answer.status_code == 201
    made = answer.json()
    assert answer.headers["Location"] == f"/v1/openings/{made['id']}"
    assert (made["state"], made["kiosk"], made["expires_at"]) == ("waiting", "bank-2f", "2026-11-24T12:00:30.000000Z")
    times = {"asked_at": "2026-11-24T12:00:00.000000Z", "expires_at": "2026-11-24T12:00:30.000000Z"}
    assert told(upstream) == {made["id"]: {**WISH, "kiosk": "bank-2f", **times}}
    for state, why in (("unconfirmed", "No sensor."), ("opened", None), ("opened", None)):
        said = bank.ask("POST", f"/v1/kiosk/openings/{made['id']}", {"state": state, "why": why})
        assert said.status_code == 200
        found = console.ask("GET", f"/v1/openings/{made['id']}").json()
        assert (found["state"], found["why"]) == (state, why)
    assert told(upstream) == {}


def test_sent_again_it_is_asked_for_once(upstream: Upstream) -> None:
    kiosk(upstream)
    console = client(upstream)
    first, again = asks(console), asks(console)
    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(told(upstream)) == 1
    assert problem(asks(console, door="08")) == (422, "idempotency-key-reused")
    assert len(told(upstream)) == 1


def test_after_its_time_it_is_over_but_a_late_word_counts(upstream: Upstream) -> None:
    bank, console = kiosk(upstream), client(upstream)
    id_ = asks(console, lives_s=60).json()["id"]
    upstream.clock.turn(seconds=70)
    assert console.ask("GET", f"/v1/openings/{id_}").json()["state"] == "waiting"
    upstream.clock.turn(seconds=10)
    found = console.ask("GET", f"/v1/openings/{id_}").json()
    assert (found["state"], found["answered_at"]) == ("expired", None)
    keeps_up(upstream)
    assert told(upstream) == {}
    assert bank.ask("POST", f"/v1/kiosk/openings/{id_}", {"state": "opened"}).status_code == 200
    assert console.ask("GET", f"/v1/openings/{id_}").json()["state"] == "opened"
    upstream.clock.turn(days=91)
    keeps_up(upstream)
    assert upstream.rows(remote_tables.opening) == []


def keeps_up(upstream: Upstream) -> None:
    with transaction(upstream.engine) as connection:
        opening.upkeep(connection, "acme", upstream.clock())


def test_what_makes_no_sense_changes_nothing(upstream: Upstream) -> None:
    kiosk(upstream)
    console = client(upstream)
    for wish in ({"bank": "Z"}, {"kiosk": "nobody"}):
        assert problem(asks(console, next(iter(wish)), **wish)) == (404, "unknown-bank")
    for wrong in ({"lives_s": 61}, {"lives_s": 0}, {"reason": ""}, {"reason": "a\nb"}, {"by": None}, {"more": 1}):
        assert problem(asks(console, **wrong)) == (422, "invalid")
    assert upstream.rows(remote_tables.opening) == upstream.rows(change_tables.change) == []


def test_a_bank_of_two_kiosks_needs_the_kiosks_name(upstream: Upstream) -> None:
    kiosk(upstream, "north", "A B")
    kiosk(upstream, "south", "A")
    console = client(upstream)
    assert problem(asks(console)) == (409, "ambiguous-bank")
    assert asks(console, "k2", kiosk="south").json()["kiosk"] == "south"
    assert asks(console, "k3", bank="B").json()["kiosk"] == "north"
    with transaction(upstream.engine) as connection:
        connection.execute(t.kiosk.update().values(decommissioned_at=upstream.clock()))
    assert problem(asks(console, "k4", bank="B")) == (404, "unknown-bank")


def test_only_whoever_may_and_that_is_recorded(upstream: Upstream) -> None:
    bank, books = kiosk(upstream), client(upstream, "book,recover", "reception")
    assert problem(asks(books)) == problem(asks(bank)) == (403, "forbidden")
    assert problem(books.ask("GET", "/v1/openings/any")) == (403, "forbidden")
    assert [(one.reason, one.path) for one in upstream.rows(t.refusal)] == [
        ("forbidden", "/v1/openings"),
        ("forbidden", "/v1/openings"),
        ("forbidden", "/v1/openings/any"),
    ]
    assert upstream.rows(remote_tables.opening) == []


def test_tenants_and_kiosks_know_nothing_of_each_other(upstream: Upstream) -> None:
    upstream.tenant("globex")
    bank, console = kiosk(upstream), client(upstream)
    other, spy = kiosk(upstream, "north", "B"), kiosk(upstream, tenant="globex")
    stranger = client(upstream, tenant="globex")
    id_ = asks(console).json()["id"]
    assert problem(stranger.ask("GET", f"/v1/openings/{id_}")) == (404, "not-found")
    for one in (other, spy):
        assert problem(one.ask("POST", f"/v1/kiosk/openings/{id_}", {"state": "opened"})) == (404, "not-found")
    assert told(upstream, "globex") == {}
    assert asks(stranger).json()["id"] != id_, "its key is its own"
    assert console.ask("GET", f"/v1/openings/{id_}").json()["state"] == "waiting"
    assert bank.ask("POST", f"/v1/kiosk/openings/{id_}", {"state": "ajar"}).status_code == 422


# --- with a kiosk -----------------------------------------------------------------------------------------------------


@pytest.fixture
def joined(database: Engine, tmp_path: Path) -> Iterator[Synced]:
    """A kiosk that upstream knows; nobody turns its clock."""
    folder = tmp_path / "data"
    folder.mkdir()
    synced = Synced(folder, None)
    synced.rig.waits(60)
    server = UpstreamServer(database)
    synced.rig.clock.set_wall(system_clock())
    take_in(database, synced.chest.key().public, system_clock())
    synced.url = server.url
    synced.join()
    yield synced
    synced.close()
    server.stop()


def test_the_hint_has_the_sync_thread_look_at_once(joined: Synced, database: Engine) -> None:
    nudged = threading.Event()
    key = joined.chest.key()
    pulling = _Pulling(joined.rig.kiosk, joined.engine, lambda: joined.connect(key), nudged.set)
    assert pulling(joined.client), "what changed while the snapshot was read comes after it"
    assert not pulling(joined.client)
    with transaction(database) as connection:
        opening.ask(connection, "acme", Wish("A", "01", "Ana", "smoke", 60), system_clock())
    assert nudged.wait(30)
    pulling.hint.stop()
    assert joined.rig.sent == [], "it is only a hint"
    pulling(joined.client)
    assert joined.rig.sent == ["01"]


def test_from_the_command_line_to_the_lock_and_back(
    joined: Synced, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "LOOK_EVERY_S", 0.1)  # in SQLite nobody tells of what another process writes
    rig = joined.rig
    words = ["open", "--tenant", "acme", "--bank", "A", "--door", "01", "--by", "Ana", "--reason", "smoke"]
    said: list[Any] = []
    puller, teller = Puller(rig.kiosk, joined.engine.ask, rig.clock.monotonic), Teller(rig.kiosk, joined.engine.ask)
    puller.pull_once(joined.client)
    runs = threading.Thread(
        target=lambda: said.append(CliRunner().invoke(commands, [*words, "--database", database_url]))
    )
    runs.start()
    while not rig.sent:
        puller.pull_once(joined.client, wait_s=30)
    rig.opens("01")
    teller(joined.client)
    runs.join()
    assert said[0].exit_code == 0, said[0].output
    assert re.findall("Door 01 was opened", said[0].output)
    assert rig.events("remote.opening")[0].detail["by"] == "Ana"
    assert rig.rows("SELECT count(*) FROM owed_answer") == [(0,)]
