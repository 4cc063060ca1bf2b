"""What the README promises an auditor, and somebody who asks to be forgotten, beside a running kiosk."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.runtime.callers import myself
from tests.e2e.harness.bank_site import BankSite, one_board_site
from tests.e2e.harness.kiosk_process import KioskProcess, command
from tests.e2e.harness.people import BADGES
from tests.fakes.wire_bank import EmulatedBank

VERIFIER = Path(__file__).parents[2] / "docs/record/verify_export.py"


@pytest.fixture
def site(tmp_path: Path) -> BankSite:
    return one_board_site(tmp_path, "kerong-cu16", 6)


@pytest.fixture
def bank(site: BankSite) -> Iterator[EmulatedBank]:
    with site.bank() as bank:
        yield bank


@pytest.fixture
def kiosk(site: BankSite, bank: EmulatedBank, data: Path) -> Iterator[KioskProcess]:
    with KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
        yield kiosk


def done(*arguments: object) -> str:
    """A command that must succeed without a complaint; what it printed."""
    ended = command(*arguments)
    assert (ended.returncode, ended.stderr) == (0, ""), ended
    return ended.stdout


def visit(bank: EmulatedBank, kiosk: KioskProcess, person: str, data: Path) -> None:
    """Somebody has a door opened, shuts it, and gives it back by the command of facilities."""
    bank.do(f"tap {BADGES[person]}")
    door = bank.wait("opened")["door"]
    kiosk.screens("DoorOpen")
    bank.do(f"shut {door}")
    kiosk.settle(data)
    done("compartment", "reset", door, "--note", "seen empty", "--data", data)


def alone(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """The verifier that is one file: Python itself, without site packages, in a folder with nothing of ours."""
    program = [sys.executable, "-I", "-S", str(VERIFIER), *map(str, arguments)]
    return subprocess.run(program, capture_output=True, text=True, timeout=60, check=False, cwd="/")


def test_an_auditor_follows_the_readme_with_the_export_the_key_and_python(
    bank: EmulatedBank, kiosk: KioskProcess, data: Path, tmp_path: Path
):
    key, checkpoint, export = tmp_path / "kiosk.key", tmp_path / "2026-11.checkpoint", tmp_path / "record.jsonl"
    key.write_text(done("audit", "key", "--data", data))
    visit(bank, kiosk, "ada", data)
    checkpoint.write_text(done("audit", "checkpoint", "--data", data))
    visit(bank, kiosk, "ben", data)
    done("audit", "export", "--out", export, "--data", data)
    assert export.stat().st_mode & 0o777 == 0o600

    told = done("audit", "verify", export, "--key", key, "--checkpoint", checkpoint)
    assert "nothing was altered" in told
    assert "1 checkpoint kept elsewhere: in agreement." in told
    by_hand = alone(export, key, checkpoint)
    assert (by_hand.returncode, by_hand.stderr) == (0, ""), by_hand

    altered = tmp_path / "altered.jsonl"
    altered.write_text(export.read_text().replace("compartment.reset", "compartment.forced", 1))
    refused = command("audit", "verify", altered, "--key", key)
    assert refused.returncode == 65
    assert "is not what the kiosk recorded. Line " in refused.stderr
    assert alone(altered, key).returncode != 0

    lines = export.read_text().splitlines(keepends=True)
    cut = tmp_path / "cut.jsonl"
    cut.write_text("".join(lines[:3]))
    assert command("audit", "verify", cut, "--key", key, "--checkpoint", checkpoint).returncode == 65
    assert alone(cut, key, checkpoint).returncode != 0


def test_a_person_is_forgotten_beside_a_running_kiosk_and_found_in_no_file_of_its_folder(
    bank: EmulatedBank, kiosk: KioskProcess, data: Path, tmp_path: Path
):
    words = [b"Chiara", b"chiara"]
    visit(bank, kiosk, "chiara", data)
    done("backup", "--data", data)
    assert len(found(data, words)) >= 2, "the search finds them in the database and in its backup"
    assert "is erased, from" in done("people", "erase", "chiara", "--data", data)
    kiosk.wait("backup.made")  # the one before was asked for
    kiosk.wait("backup.made")
    kiosk.settle(data)
    assert found(data, words) == []
    assert len(list((data / "backups").glob("*.db"))) == 1
    key, export = tmp_path / "kiosk.key", tmp_path / "record.jsonl"
    key.write_text(done("audit", "key", "--data", data))
    done("audit", "export", "--out", export, "--data", data)
    assert found(tmp_path / "record.jsonl", words) == []
    told = done("audit", "verify", export, "--key", key)
    assert "Erased because of request" in told
    assert alone(export, key).returncode == 0


def test_the_record_shows_who_asked_and_finds_a_door_and_a_person(bank: EmulatedBank, kiosk: KioskProcess, data: Path):
    visit(bank, kiosk, "deniz", data)
    shown = told(data)
    (reset,) = [one for one in shown if one["type"] == "compartment.reset"]
    assert reset["operator"] == myself()
    assert reset["personal"] == {"note": "seen empty"}
    by_person = told(data, "--person", "deniz")
    kinds = {one["type"] for one in by_person}
    assert {"credential.accepted", "assignment.assigned", "open.intent", "open.outcome"} <= kinds
    assert {one["person"] for one in by_person} == {"deniz"}
    of_door = told(data, "--door", reset["door"])
    assert {one["door"] for one in of_door} == {reset["door"]}
    of_operator = done("audit", "show", "--operator", myself(), "--data", data)
    assert "compartment.reset" in of_operator
    assert "open.intent" not in of_operator


def told(data: Path, *arguments: str) -> list[dict[str, Any]]:
    """What ``audit show`` tells, an event a line."""
    return [json.loads(line) for line in done("audit", "show", "--json", *arguments, "--data", data).splitlines()]


def found(where: Path, words: list[bytes]) -> list[tuple[str, bytes]]:
    """In which file which of the words stand, as bytes."""
    files = [where] if where.is_file() else [one for one in where.rglob("*") if one.is_file()]
    return [(one.name, word) for one in files for word in words if word in one.read_bytes()]
