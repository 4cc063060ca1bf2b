"""`locker-upstream people`: taken in from a file, suspended, removed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.fakes.callers import Upstream
from tests.unit.upstream.cli.conftest import Run
from upstream.changes.feed import values_of
from upstream.database.database import transaction

BADGE = "04A1B2C3"
ROWS = f"id,name,badge\nE1,Ada,{BADGE}\nE2,Grace,\n"


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    file = tmp_path / "staff.csv"
    file.write_text(ROWS)
    return file


def told(upstream: Upstream) -> dict[str, bool]:
    """Who is in the feed, and whether they are suspended."""
    with transaction(upstream.engine) as connection:
        return {id_: value["suspended"] for id_, value in values_of(connection, "acme", "person")}


def test_people_are_taken_in_once(run: Run, upstream: Upstream, staff: Path) -> None:
    said = "2 new or changed, 0 as before, 0 left out.\n"
    assert run("people", "import", staff, "--tenant", "acme") == (0, said)
    said = "0 new or changed, 2 as before, 0 left out.\n"
    assert run("people", "import", staff, "--tenant", "acme") == (0, said)


def test_a_row_that_can_not_be_used_is_named_without_its_badge(run: Run, upstream: Upstream, staff: Path) -> None:
    staff.write_text(f"{ROWS}E3,Edsger,{BADGE}\nE4,,\n")
    code, said = run("people", "import", staff, "--tenant", "acme")
    assert code == os.EX_DATAERR
    assert "Line 4: The badge is somebody else's already. Left out.\n" in said
    assert "Line 5: The name is empty." in said
    assert "2 new or changed, 0 as before, 2 left out." in said
    assert BADGE not in said


def test_a_file_that_is_none_changes_nothing(run: Run, upstream: Upstream, staff: Path) -> None:
    staff.write_text("name\nAda\n")
    code, said = run("people", "import", staff, "--tenant", "acme")
    assert (code, said.endswith("Nothing was changed.\n")) == (os.EX_DATAERR, True)
    code, said = run("people", "import", staff.with_name("none"), "--tenant", "acme")
    assert (code, "can't be read: No such file" in said) == (os.EX_NOINPUT, True)
    code, said = run("people", "import", staff, "--tenant", "acme", "--zone", "Mars")
    assert (code, "time zone like Europe/Berlin" in said) == (os.EX_USAGE, True)
    assert told(upstream) == {}


def test_somebody_is_suspended_restored_and_removed(run: Run, upstream: Upstream, staff: Path) -> None:
    run("people", "import", staff, "--tenant", "acme")
    assert run("people", "suspend", "E1", "--tenant", "acme") == (0, "Suspended E1.\n")
    assert told(upstream) == {"E1": True, "E2": False}
    assert run("people", "restore", "E1", "--tenant", "acme") == (0, "Restored E1.\n")
    assert run("people", "remove", "E1", "--tenant", "acme") == (0, "Removed E1.\n")
    assert told(upstream) == {"E2": False}


@pytest.mark.parametrize("command", ["suspend", "restore", "remove"])
def test_nobody_else_is(run: Run, upstream: Upstream, command: str) -> None:
    said = "Tenant acme has nobody with the id E9.\n"
    assert run("people", command, "E9", "--tenant", "acme") == (os.EX_DATAERR, said)
    assert run("people", command, "E9", "--tenant", "none") == (os.EX_DATAERR, "There is no tenant none.\n")


def test_everything_is_sent_again(run: Run, upstream: Upstream, staff: Path) -> None:
    kiosk = upstream.kiosk()
    run("people", "import", staff, "--tenant", "acme")
    cursor = kiosk.ask("GET", "/v1/kiosk/changes").json()["cursor"]
    assert run("people", "resend", "--tenant", "acme")[0] == 0
    assert kiosk.ask("GET", f"/v1/kiosk/changes?cursor={cursor}").status_code == 410
    assert run("people", "resend", "--tenant", "none") == (os.EX_DATAERR, "There is no tenant none.\n")
