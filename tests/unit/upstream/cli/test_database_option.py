"""What every command says of a database that it can't use, and of options that make no sense."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.unit.upstream.cli.conftest import Run


@pytest.mark.parametrize("address", ["", "nonsense", "mongodb://h/d"])
def test_an_address_that_is_none(run: Run, address: str) -> None:
    code, said = run("tenant", "list", database=address)
    assert (code, "--database has to look like" in said) == (os.EX_USAGE, True)


@pytest.mark.parametrize("address", ["sqlite:////no/such/folder/x.db", "postgresql://u:hunter2@127.0.0.1:1/d"])
def test_a_database_that_is_not_there_is_said_without_its_password(run: Run, address: str) -> None:
    code, said = run("tenant", "list", database=address)
    assert (code, said.startswith("The database can't be reached: ")) == (os.EX_UNAVAILABLE, True)
    assert "hunter2" not in said


def test_what_a_service_can_not_be_served_by(run: Run, tmp_path: Path) -> None:
    cert = tmp_path / "cert.pem"
    cert.touch()
    code, said = run("serve", "--tls-cert", cert)
    assert (code, said) == (os.EX_USAGE, "--tls-cert and --tls-key go together.\n")
    code, said = run("serve", "--workers", 2)
    assert (code, "Several workers need PostgreSQL" in said) == (os.EX_USAGE, True)
    code, said = run("serve", "--public-url", "https://x.example/with/a/path", "--port", 0)
    assert (code, said.startswith("--public-url: The public address has to look like")) == (os.EX_USAGE, True)
    code, said = run("serve", "--host", "203.0.113.1", "--port", 0)
    assert (code, "Nobody can listen on 203.0.113.1:0" in said) == (os.EX_UNAVAILABLE, True)


def test_a_service_without_its_key_does_not_start(run: Run, tmp_path: Path) -> None:
    run("tenant", "add", "acme")
    run("tenant", "notices", "acme")
    (tmp_path / "upstream.key").unlink()
    code, said = run("serve", "--port", 0)
    assert (code, "Copy the key file here" in said) == (os.EX_NOPERM, True)
    code, said = run("serve", "--port", 0, "--key-file", tmp_path / "none" / "key")
    assert (code, "is not there" in said) == (os.EX_NOPERM, True)


def test_with_postgresql_it_has_to_be_said_where_the_key_is(run: Run, postgresql_url: str) -> None:
    said = "--key-file has to say where the service's own key is, or is to be made.\n"
    assert run("serve", "--port", 0, database=postgresql_url) == (os.EX_USAGE, said)


def test_a_command_that_is_none(run: Run) -> None:
    assert run("tenant", "sell")[0] == os.EX_USAGE
