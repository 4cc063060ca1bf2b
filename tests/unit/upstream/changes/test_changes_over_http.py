"""Changes from the command line of upstream to the doors of a kiosk, over a socket; and how a wait ends."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from kiosk.sync.errors import CursorExpired, Invalid
from kiosk.sync.pull import Puller
from tests.fakes.syncing import Synced
from tests.fakes.upstream import UpstreamServer, take_in
from upstream.changes import feed, people, waking
from upstream.changes.people import Told
from upstream.cli.people import app as people_app
from upstream.database.database import transaction
from upstream.database.tables import tenant

WAIT_S = 30


@pytest.fixture
def joined(database: Engine, tmp_path: Path) -> Iterator[Synced]:
    """A kiosk that upstream knows."""
    folder = tmp_path / "data"
    folder.mkdir()
    synced = Synced(folder, None)
    server = UpstreamServer(database, now=synced.rig.clock.now)
    take_in(database, synced.chest.key().public, synced.rig.clock.now())
    synced.url = server.url
    synced.join()
    yield synced
    synced.close()
    server.stop()


def pull_all(synced: Synced) -> None:
    puller = Puller(synced.rig.kiosk, synced.engine.ask)
    while puller.pull_once(synced.client).more:
        pass


def runs(url: str, *words: str) -> tuple[int, str]:
    found = CliRunner().invoke(people_app, [*words, "--tenant", "acme", "--database", url], standalone_mode=False)
    return found.return_value or found.exit_code, found.output + (str(found.exception) if found.exception else "")


def suspended(synced: Synced) -> list[str]:
    return [name for (name,) in synced.rig.rows("SELECT external_id FROM person WHERE suspended ORDER BY 1")]


def test_from_a_file_upstream_to_a_door(joined: Synced, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_text("id,name,badge\nE1,Ada,04A1B2C3\nE2,Bob,\nE3,Cyd,xx\n", "utf-8")
    code, said = runs(database_url, "import", str(file))
    assert code == os.EX_DATAERR, "a row was left out"
    assert "Line 4: The badge" in said
    assert "2 new or changed, 0 as before, 1 left out." in said
    pull_all(joined)
    assert joined.rig.rows("SELECT external_id, name FROM person ORDER BY 1") == [("E1", "Ada"), ("E2", "Bob")]
    assert runs(database_url, "suspend", "E1") == (0, "Suspended E1.\n")
    pull_all(joined)
    assert suspended(joined) == ["E1"]
    assert runs(database_url, "restore", "E1") == (0, "Restored E1.\n")
    assert runs(database_url, "remove", "E2") == (0, "Removed E2.\n")
    pull_all(joined)
    assert suspended(joined) == ["E2"]
    assert "nobody with the id E9" in runs(database_url, "suspend", "E9")[1]
    assert runs(database_url, "resend") == (0, "The kiosks of acme take everything again.\n")
    pull_all(joined)
    assert suspended(joined) == ["E2"]


def save(database: Engine, *names: str) -> None:
    with transaction(database) as connection:
        told = [Told(1, one, {"name": one}) for one in names]
        people.save(connection, "acme", told)


def ask(synced: Synced, **params: Any) -> Any:
    return synced.client.ask("GET", "kiosk/changes", params=params, read_s=WAIT_S + 10.0)


def test_who_waits_is_woken(joined: Synced, database: Engine) -> None:
    """By another process, as it seems: nobody tells this engine's listener but the database."""
    cursor = ask(joined)["cursor"]
    answers: list[Any] = []
    began = monotonic()
    waits = threading.Thread(target=lambda: answers.append(ask(joined, cursor=cursor, wait=WAIT_S)))
    waits.start()
    save(database, "zoe")
    waits.join()
    assert [one["id"] for one in answers[0]["changes"]] == ["zoe"]
    assert monotonic() - began < WAIT_S


def test_who_waits_for_nothing_gets_an_empty_page(joined: Synced) -> None:
    cursor = ask(joined)["cursor"]
    assert ask(joined, cursor=cursor, wait=1) == {"changes": [], "cursor": cursor, "more": False, "snapshot": False}


def test_another_tenants_cursor_is_refused(joined: Synced, database: Engine) -> None:
    with transaction(database) as connection:
        connection.execute(tenant.insert(), {"slug": "globex", "name": "G", "created_at": joined.rig.clock.now()})
        feed.put(connection, "globex", "person", "eve", {"name": "Eve"})
    theirs = "MSBnbG9iZXggMA"
    with pytest.raises(Invalid, match="another tenant"):
        ask(joined, cursor=theirs)
    assert ask(joined)["changes"] == []


def test_a_cursor_that_is_too_old_is_gone(joined: Synced, database: Engine) -> None:
    save(database, "zoe")
    cursor = ask(joined)["cursor"]
    with transaction(database) as connection:
        feed.expire_cursors(connection, "acme")
    with pytest.raises(CursorExpired):
        ask(joined, cursor=cursor)
    assert ask(joined)["snapshot"]


def test_a_process_that_only_listens_is_woken_by_one_that_writes(joined: Synced, postgresql_other: Engine) -> None:
    cursor = ask(joined)["cursor"]
    answers: list[Any] = []
    waits = threading.Thread(target=lambda: answers.append(ask(joined, cursor=cursor, wait=WAIT_S)))
    waits.start()
    waking.of(postgresql_other)
    save(postgresql_other, "yan")
    waits.join()
    waking.close(postgresql_other)
    assert [one["id"] for one in answers[0]["changes"]] == ["yan"]


@pytest.fixture
def postgresql_other(database_url: str, database: Engine) -> Iterator[Engine]:
    """The same database from another process, as it seems."""
    from upstream.database.database import open_database

    other = open_database(database_url)
    yield other
    other.dispose()
