"""`locker-upstream client` and `locker-upstream booking`."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.fakes.bookers import a_bank, answered, wish
from tests.fakes.upstream_databases import new_sqlite
from upstream import cli
from upstream.bookings.book import book
from upstream.bookings.values import Booking
from upstream.bookings.windows import Window
from upstream.clock import system_clock
from upstream.database.database import open_database, transaction

KEY = base64.b64encode(bytes(range(32))).decode()


@pytest.fixture
def url(empty_sqlite: Path, tmp_path: Path) -> str:
    return new_sqlite(empty_sqlite, tmp_path)


@pytest.fixture
def run(url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command; its exit code, and what it printed."""

    def ran(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["locker-upstream", *words, "--database", url])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        return int(str(ended.value.code)), told.out + told.err

    return ran


def test_a_client_is_added_listed_and_revoked(run) -> None:
    assert run("tenant", "add", "acme")[0] == 0
    code, said = run("client", "add", "desks", "--tenant", "acme", "--key", KEY)
    assert (code, "desks may book for acme" in said) == (0, True)
    (one,) = json.loads(run("client", "list", "--tenant", "acme", "--json")[1])
    assert (one["name"], one["revoked_at"]) == ("desks", None)
    assert run("client", "revoke", "desks", "--tenant", "acme") == (0, "Revoked the key of desks.\n")
    assert "UTC" in run("client", "list", "--tenant", "acme")[1].splitlines()[1].partition("UTC")[2]


@pytest.mark.parametrize(("key", "why"), [("AAAA", "has 32 bytes"), ("?", "Base64")])
def test_what_is_no_key_is_refused_with_a_sentence(run, key: str, why: str) -> None:
    run("tenant", "add", "acme")
    code, said = run("client", "add", "desks", "--tenant", "acme", "--key", key)
    assert (code, why in said) == (65, True)
    assert run("client", "revoke", "desks", "--tenant", "acme")[0] == 65


def test_a_booking_is_listed_and_given_up(run, url: str) -> None:
    engine = open_database(url)
    made = booked(engine)
    engine.dispose()
    assert made.id in run("booking", "list", "--tenant", "acme")[1]
    assert run("booking", "cancel", made.id, "--tenant", "other")[0] == 65
    assert run("booking", "cancel", made.id, "--tenant", "acme") == (0, "The booking is cancelled.\n")
    assert json.loads(run("booking", "list", "--tenant", "acme", "--json")[1]) == []


def test_what_is_left_of_a_booking_is_given_back(run, url: str) -> None:
    engine = open_database(url)
    made = booked(engine)
    with transaction(engine) as connection:
        answered(connection, made, "arrived", door="07")
    engine.dispose()
    code, said = run("booking", "cancel", made.id, "--tenant", "acme")
    assert (code, "can only be released" in said) == (65, True)
    assert run("booking", "release", made.id, "--tenant", "other")[0] == 65
    code, said = run("booking", "release", made.id, "--tenant", "acme")
    assert (code, said.startswith("The booking is arrived, until ")) == (0, True)
    assert json.loads(run("booking", "list", "--tenant", "acme", "--json")[1]) == []


def booked(engine: Engine) -> Booking:
    by, now = a_bank(engine, 1), system_clock()
    with transaction(engine) as connection:
        made = book(connection, by, wish(window=Window(now, now + timedelta(hours=1))), now)
    assert isinstance(made, Booking)
    return made
