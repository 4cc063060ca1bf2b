"""``trust``: a reception's key and codes, carried to a bank in a file."""

from __future__ import annotations

import json
import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import resting_kiosk
from kiosk.config import load_site
from kiosk.engine.visitors import pool
from kiosk.passes import trust_file
from kiosk.store.data_folder import DataFolder
from kiosk.store.issuing import FolderIssuer
from tests.fakes.stored import recorded_types
from tests.unit.cli.conftest import Done, Run

SITE = """\
[site]
name = "HQ North"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en"]
[kiosk]
id = "front-desk"
role = "reception"
[[bank]]
name = "A"
place = "Level 2"
passes = { M = 3 }
codes_a_day = 1
"""
CODES = 7  # one for each day of the pool


@pytest.fixture(scope="module")
def _with_codes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reception that has drawn its codes; each of them takes a tenth of a second."""
    folder = tmp_path_factory.mktemp("codes")
    (folder / "site.toml").write_text(SITE, encoding="utf-8")
    with resting_kiosk(load_site(folder / "site.toml"), DataFolder(folder / "reception")) as kiosk:
        assert pool.ensure(kiosk) == CODES
    return folder / "reception"


@pytest.fixture
def reception(tmp_path: Path) -> Path:
    """A folder in which no kiosk ever was."""
    return tmp_path / "reception"


@pytest.fixture
def with_codes(tmp_path: Path, _with_codes: Path) -> Path:
    """A folder in which one with the site file of ``SITE`` was."""
    return Path(shutil.copytree(_with_codes, tmp_path / "with codes"))


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return tmp_path / "bank"


def export(run: Run, reception: Path) -> tuple[Path, dict[str, Any]]:
    out = reception.parent / "out.trust"
    done = run("trust", "export", "--data", reception, "--out", out, "--json")
    assert done.code == 0, done
    found: dict[str, Any] = json.loads(done.out)
    return out, found


def keys(run: Run, data: Path) -> list[dict[str, Any]]:
    done = run("trust", "list", "--data", data, "--json")
    assert (done.code, done.err) == (0, ""), done
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def test_a_key_without_a_site_is_carried_and_trusted(run: Run, reception: Path, bank: Path):
    out, exported = export(run, reception)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert (exported["issuer"], exported["codes"], exported["tenants"]) == ("kiosk", 0, [])

    done = run("trust", "import", out, "--data", bank)
    assert (done.code, done.err) == (0, "")
    assert exported["fingerprint"] in done.out
    (known,) = keys(run, bank)
    assert (known["key"], known["own"], known["revoked"]) == (exported["key"], False, None)
    assert "key.trusted" in recorded_types(bank)
    assert "key.handed_out" in recorded_types(reception)
    (own,) = keys(run, reception)
    assert (own["key"], own["own"]) == (exported["key"], True)


def test_codes_come_with_it_and_each_once(run: Run, with_codes: Path, bank: Path):
    out, exported = export(run, with_codes)  # what the site file said is remembered
    assert (exported["issuer"], exported["site"], exported["tenants"]) == ("front-desk", "HQ North", ["acme"])
    assert exported["codes"] == CODES
    for codes in (CODES, 0):
        done = run("trust", "import", out, "--data", bank, "--json")
        assert (done.code, json.loads(done.out)["codes"]) == (0, codes)


def test_that_codes_take_time_is_said_before_they_are_made(run: Run, reception: Path, with_codes: Path):
    done = run("trust", "export", "--data", reception, "--out", reception.parent / "out.trust")
    assert (done.code, done.err) == (0, "")
    assert "with no codes" in done.out
    done = run("trust", "export", "--data", with_codes, "--out", with_codes.parent / "out.trust")
    assert (done.code, done.err.partition(",")[0]) == (0, "Preparing codes for visitors")
    assert f"with {CODES} codes" in done.out
    assert "Keep the file secret" in done.out


def issue(run: Run, data: Path, bank: str = "A") -> Done:
    until = (datetime.now(UTC) + timedelta(minutes=5)).isoformat()
    picture = ("--png", data.parent / "a.png")
    return run("pass", "issue", "--name", "Ada", "--bank", bank, "--until", until, *picture, "--data", data, "--json")


def test_a_code_goes_with_a_pass_where_there_is_one(run: Run, with_codes: Path):
    early = json.loads(issue(run, with_codes).out)
    assert early["code"] == "", "the bank can't know it yet"
    export(run, with_codes)
    first, second = (json.loads(issue(run, with_codes).out) for _ in range(2))
    assert (first["place"], first["confirmed"]) == ("Level 2", False)
    assert len(first["code"]) == 8
    assert first["code"].isdigit()
    assert second["code"] == "", "there was one for today"
    other = issue(run, with_codes, "B")
    assert (other.code, other.err) == (65, "There is no bank B here. Known are: A.\n")


def test_a_visit_that_was_ended_is_told_by_the_next_file(run: Run, with_codes: Path, bank: Path):
    visit = json.loads(issue(run, with_codes).out)
    ended = json.loads(run("pass", "end", visit["visit"], "--data", with_codes, "--json").out)
    assert ended["may_open_until"] == visit["until"]
    out, exported = export(run, with_codes)
    assert exported["ended"] == 1
    assert json.loads(run("trust", "import", out, "--data", bank, "--json").out)["ended"] == 1
    assert "pass.revoked" in recorded_types(bank)


def test_a_revoked_key_stays_revoked(run: Run, reception: Path, bank: Path):
    out, exported = export(run, reception)
    assert run("trust", "import", out, "--data", bank).code == 0
    assert run("trust", "revoke", exported["key"], "--data", bank).code == 0
    assert keys(run, bank)[0]["revoked"]
    assert "revoked" in run("trust", "list", "--data", bank).out
    for arguments in (("import", out), ("revoke", exported["key"]), ("revoke", "00")):
        done = run("trust", *arguments, "--data", bank)
        assert (done.code, done.out) == (os.EX_DATAERR, "")
        assert done.err.count("\n") == 1


@pytest.mark.parametrize("what", ["cut off", "changed", "no trust file", "own", "missing"])
def test_what_can_not_be_taken_is_refused_with_a_sentence(what: str, run: Run, reception: Path, bank: Path):
    out, _ = export(run, reception)
    content, data = out.read_bytes(), bank
    match what:
        case "cut off":
            out.write_bytes(content[:-20])
        case "changed":
            out.write_bytes(content.replace(b'"kiosk"', b'"klosk"'))
        case "no trust file":
            out.write_bytes(b"\x00\xff{}")
        case "own":
            data = reception
        case "missing":
            out.unlink()
    done = run("trust", "import", out, "--data", data)
    assert (done.code, done.out) == (os.EX_NOINPUT if what == "missing" else os.EX_DATAERR, "")
    assert done.err.endswith(".\n")
    assert "Traceback" not in done.err
    assert "key.trusted" not in recorded_types(data)


def test_a_trust_file_is_never_written_into_the_data_folder(run: Run, reception: Path):
    done = run("trust", "export", "--data", reception, "--out", reception / "kiosk.db")
    assert (done.code, done.out) == (os.EX_CANTCREAT, "")
    assert not reception.exists()


def test_what_is_exported_can_be_read_by_whoever_has_it(run: Run, with_codes: Path):
    out, _ = export(run, with_codes)
    file = trust_file.read(out.read_bytes())
    assert file.key.public == FolderIssuer(with_codes, "", "", frozenset()).trusted().public
    assert {one.bank for one in file.codes} == {"A"}
    assert all(one.visit_id is None for one in file.codes)


@pytest.mark.parametrize("command", ["pair", "show"])
def test_what_needs_a_screen_says_that_none_runs(command: str, run: Run, bank: Path):
    done = run("trust", command, "--data", bank)
    assert (done.code, done.out) == (os.EX_UNAVAILABLE, "")
    assert done.err.startswith(f"No kiosk is running on {bank}. Start it: ")
    assert not DataFolder(bank).has_database()
