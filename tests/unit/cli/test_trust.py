"""``trust``: a reception's key and codes, carried to a bank in a file."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import resting_kiosk
from kiosk.cli import orders
from kiosk.config import load_site
from kiosk.domain.compartments import Size
from kiosk.domain.passes import PoolCode
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.visitors import pool
from kiosk.passes import trust_file
from kiosk.passes.trust_file import TrustFile
from kiosk.runtime.control import Declined
from kiosk.runtime.control_requests import handlers
from kiosk.runtime.order_values import Answer
from kiosk.store.data_folder import DataFolder
from kiosk.store.issuing import FolderIssuer
from tests.fakes.stored import recorded_types
from tests.unit.cli.conftest import Done, Run
from tests.unit.cli.test_pass import begins_here

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
    assert (done.code, done.err) == (0, begins_here(bank))
    assert exported["fingerprint"] in done.out
    assert "The passes of kiosk are taken here now, of everybody's visitors." in done.out
    assert "Its key was known" in run("trust", "import", out, "--data", bank).out
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


def test_whose_visitors_come_by_a_key_is_said_and_what_has_changed(run: Run, with_codes: Path, bank: Path):
    of_acme, _ = export(run, with_codes)
    private = FolderIssuer(with_codes, "", "", frozenset())
    file = trust_file.read(of_acme.read_bytes())
    assert "now, of visitors of acme." in run("trust", "import", of_acme, "--data", bank).out
    of_two = bank.parent / "two.trust"
    wider = replace(file.key, tenants=frozenset({"acme", "beta"}))
    of_two.write_bytes(private.trust_file(replace(file, key=wider)))
    told = run("trust", "import", of_two, "--data", bank).out
    assert "now, of visitors of acme, beta." in told
    assert "Until now it was taken of visitors of acme." in told
    again = json.loads(run("trust", "import", of_two, "--data", bank, "--json").out)
    assert (again["tenants"], again["before"], again["new"]) == (["acme", "beta"], ["acme", "beta"], False)


def test_that_codes_take_time_is_said_before_they_are_made(run: Run, reception: Path, with_codes: Path):
    done = run("trust", "export", "--data", reception, "--out", reception.parent / "out.trust")
    assert (done.code, done.err) == (0, begins_here(reception))
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


AT_BANK = """\
[site]
name = "HQ North"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en"]
[kiosk]
id = "bank-2f"
role = "bank"
[[bus]]
name = "left"
driver = "xor-8a"
url = "/dev/null"
[[reader]]
name = "badge"
driver = "keyboard-wedge"
[[compartment]]
door = "01"
bank = "A"
bus = "left"
board = 1
channel = 1
size = "M"
column = 1
row = 1
"""


class Running:
    """A kiosk that answers orders as over its socket; ``stops_after`` so many it is gone."""

    def __init__(self, kiosk: Kiosk, stops_after: int = 1000) -> None:
        self.kiosk = kiosk
        self.orders: list[dict[str, Any]] = []
        self._stops_after = stops_after

    def ask(self, _: Path, order: dict[str, Any]) -> Answer | None:
        if len(self.orders) == self._stops_after:
            return None
        self.orders.append(json.loads(json.dumps({**order, "operator": "installer"})))
        try:
            return handlers(self.kiosk)[order["do"]](self.orders[-1])
        except ValueError as error:
            raise Declined(str(error)) from None


@pytest.fixture
def at_bank(bank: Path) -> Iterator[Kiosk]:
    """The kiosk of a bank."""
    site = bank.parent / "bank.toml"
    site.write_text(AT_BANK, encoding="utf-8")
    with resting_kiosk(load_site(site), DataFolder(bank)) as kiosk:
        yield kiosk


def large_file(folder: Path) -> Path:
    """The file of a kiosk with 120 codes for bank A and one for another, and 60 passes that have ended."""
    issuer, now = FolderIssuer(folder, "front-desk", "HQ", frozenset()), datetime.now(UTC).replace(microsecond=0)
    until = now + timedelta(hours=1)
    codes = [PoolCode(f"{one:016x}", "A", Size.M, now, until, one.to_bytes(32, "big")) for one in range(120)]
    codes.append(replace(codes[0], pass_id="ff" * 8, bank="B"))
    ended = tuple((f"{one:016x}", until) for one in range(1000, 1060))
    out = folder.parent / "large.trust"
    out.write_bytes(issuer.trust_file(TrustFile(issuer.trusted(), now, tuple(codes), ended)))
    return out


def test_a_running_kiosk_is_handed_a_large_file_in_parts(
    run: Run, at_bank: Kiosk, with_codes: Path, bank: Path, monkeypatch: pytest.MonkeyPatch
):
    file, running = large_file(with_codes), Running(at_bank)
    monkeypatch.setattr(orders, "ask", running.ask)
    done = run("trust", "import", file, "--data", bank, "--json")
    assert (done.code, done.err) == (0, ""), done
    answer = json.loads(done.out)
    assert (answer["issuer"], answer["new"], answer["codes"], answer["ended"]) == ("front-desk", True, 120, 60)
    sizes = [len(one.get("codes", one.get("ended", ()))) for one in running.orders]
    assert [one["do"] for one in running.orders] == ["trust.key", *["trust.ended"] * 2, *["trust.codes"] * 3]
    assert sizes == [0, 50, 10, 50, 50, 20], "what has ended is refused before any code is taken"
    again = json.loads(run("trust", "import", file, "--data", bank, "--json").out)
    assert (again["new"], again["before"], again["codes"], again["ended"]) == (False, [], 0, 0)


def test_a_kiosk_that_stops_meanwhile_is_to_be_handed_the_file_again(
    run: Run, at_bank: Kiosk, with_codes: Path, bank: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(orders, "ask", Running(at_bank, stops_after=4).ask)
    done = run("trust", "import", large_file(with_codes), "--data", bank)
    assert (done.code, done.out) == (os.EX_UNAVAILABLE, "")
    assert done.err == "The kiosk stopped before it had taken all of the file. Import it again.\n"


def test_a_key_that_is_revoked_meanwhile_brings_nothing_more(
    run: Run, at_bank: Kiosk, with_codes: Path, bank: Path, monkeypatch: pytest.MonkeyPatch
):
    file, running = large_file(with_codes), Running(at_bank)
    monkeypatch.setattr(orders, "ask", running.ask)
    assert run("trust", "import", file, "--data", bank).code == 0
    key = running.orders[1]["key"]
    assert run("trust", "revoke", key, "--data", bank).code == 0
    for part in (running.orders[1], running.orders[3]):
        with pytest.raises(Declined, match="is not trusted here any more"):
            running.ask(bank, part)
