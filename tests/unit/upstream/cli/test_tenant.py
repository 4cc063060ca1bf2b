"""`locker-upstream tenant`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.fakes.callers import Upstream
from tests.fakes.notifying import SECRET, Notifying
from tests.unit.upstream.cli.conftest import Run

PEOPLE = f"mailto://lockers:{SECRET}@mail.example.org?to={{email}}"
OWN = f"mailto://lockers:{SECRET}@mail.example.org?to=facilities@example.org"


@pytest.fixture
def urls(tmp_path: Path) -> Path:
    file = tmp_path / "acme.urls"
    file.write_text(f"# people\n\n  {PEOPLE}\n{OWN}\n")
    return file


def test_a_tenant_is_added_once_and_listed(run: Run) -> None:
    assert run("tenant", "add", "acme", "--name", "Acme Ltd") == (0, "Added tenant acme.\n")
    assert run("tenant", "add", "acme") == (os.EX_DATAERR, "There is a tenant acme already.\n")
    (one,) = json.loads(run("tenant", "list", "--json")[1])
    assert (one["slug"], one["name"]) == ("acme", "Acme Ltd")
    assert run("tenant", "list")[1].splitlines()[1].startswith("acme  Acme Ltd  20")


@pytest.mark.parametrize("slug", ["Acme", "a_b", "ä", "a" * 64, "a/b"])
def test_a_short_name_is_short_and_plain(run: Run, slug: str) -> None:
    code, said = run("tenant", "add", slug)
    assert (code, said.startswith("A tenant's short name has small letters")) == (os.EX_DATAERR, True)


def test_where_notices_go_is_kept_and_never_shown(run: Run, upstream: Upstream, urls: Path, tmp_path: Path) -> None:
    code, said = run("tenant", "notices", "acme", "--url-file", urls, "--zone", "Europe/Berlin")
    assert code == 0, said
    assert said.splitlines() == [
        "To people:     mailto",
        "To the tenant: mailto",
        "In the time of Europe/Berlin. 0 wait, 0 were given up lately.",
    ]
    assert run("tenant", "notices", "acme") == (0, said)
    files = b"".join(one.read_bytes() for one in tmp_path.iterdir() if one != urls)
    assert SECRET.encode() not in files


def test_the_addresses_may_come_by_the_input_and_go_again(run: Run, upstream: Upstream) -> None:
    code, said = run("tenant", "notices", "acme", "--url-file", "-", typed=OWN.encode())
    assert (code, said.splitlines()[:2]) == (0, ["To people:     no way was set", "To the tenant: mailto"])
    assert "To the tenant: no way" in run("tenant", "notices", "acme", "--url-file", "-")[1]


def test_what_waits_is_told(run: Run, upstream: Upstream) -> None:
    acme = Notifying(upstream, "acme")
    acme.owes()
    acme.deliver()
    said = run("tenant", "notices", "acme")[1]
    assert "1 wait, 0 were given up" in said
    assert "did not get through: Nobody has said where it goes." in said


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"lockers:{SECRET}@mail", "begins with how it is sent to"),
        (f"nosuch://{SECRET}@mail", "This nosuch:// address can't be used"),
        (f"mailto://{SECRET}", "This mailto:// address can't be used"),
    ],
)
def test_an_address_that_can_not_be_used_is_named_by_its_line(run: Run, upstream, line: str, why: str) -> None:
    code, said = run("tenant", "notices", "acme", "--url-file", "-", typed=f"{OWN}\n{line}\n".encode())
    assert (code, said.startswith("Line 2: "), why in said, SECRET in said) == (os.EX_DATAERR, True, True, False)
    assert "To the tenant: no way" in run("tenant", "notices", "acme")[1]


@pytest.mark.parametrize(
    ("typed", "why"), [(b"\xff", "no text in UTF-8"), (f"{OWN}\n".encode() * 21, "more than 20 addresses")]
)
def test_a_file_that_is_none_of_addresses_changes_nothing(run: Run, upstream, typed: bytes, why: str) -> None:
    code, said = run("tenant", "notices", "acme", "--url-file", "-", typed=typed)
    assert (code, why in said) == (os.EX_DATAERR, True)


def test_what_is_not_there_is_said(run: Run, upstream: Upstream, tmp_path: Path) -> None:
    assert run("tenant", "notices", "nobody") == (os.EX_DATAERR, "There is no tenant nobody.\n")
    assert run("tenant", "retention", "nobody") == (os.EX_DATAERR, "There is no tenant nobody.\n")
    code, said = run("tenant", "notices", "acme", "--url-file", tmp_path / "none")
    assert (code, "can't be read: No such file" in said) == (os.EX_NOINPUT, True)
    code, said = run("tenant", "notices", "acme", "--zone", "Berlin")
    assert (code, "time zone like Europe/Berlin" in said) == (os.EX_USAGE, True)


def test_retention_is_chosen_and_taken_back(run: Run, upstream: Upstream) -> None:
    forever = "Personal data of acme is kept for as long as the kiosk keeps it.\n"
    assert run("tenant", "retention", "acme") == (0, forever)
    said = "Personal data of acme is kept for 90 days after it came here.\n"
    assert run("tenant", "retention", "acme", "--days", 90) == (0, said)
    assert run("tenant", "retention", "acme") == (0, said)
    assert run("tenant", "retention", "acme", "--as-kiosk") == (0, forever)


def test_a_retention_that_makes_no_sense_is_refused(run: Run, upstream: Upstream) -> None:
    assert run("tenant", "retention", "acme", "--days", 0)[0] == os.EX_USAGE
    code, said = run("tenant", "retention", "acme", "--days", 1, "--as-kiosk")
    assert (code, "contradict" in said) == (os.EX_USAGE, True)
