"""Where what is printed goes: to nobody, to a full disk, to a terminal that knows few letters. And what comes in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run

PROGRAM = [sys.executable, "-c", "from kiosk.cli import main; main()"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Zoë of Łódź is known here, and on the record."""
    data = tmp_path_factory.mktemp("printing") / "data"
    for command in (("add", "--id", "Zoë-Łódź", "--name", "Zoë"), ("suspend", "Zoë-Łódź"), ("restore", "Zoë-Łódź")):
        subprocess.run([*PROGRAM, "people", *command, "--data", str(data)], check=True, capture_output=True)
    return data


def run_with(*arguments: object, stdout: int, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    program = [*PROGRAM, *map(str, arguments)]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run(
        program, stdout=stdout, stderr=subprocess.PIPE, encoding=encoding, env=environment, timeout=60, check=False
    )


@pytest.mark.parametrize("command", [("audit", "show"), ("status",), ("--help",), ("audit", "key")], ids=" ".join)
def test_a_full_disk_is_said(command: tuple[str, ...], data: Path):
    where = () if command == ("--help",) else ("--data", data)
    with Path("/dev/full").open("w") as full:
        done = run_with(*command, *where, stdout=full.fileno())
    assert done.returncode == os.EX_IOERR
    assert (
        done.stderr == "Not all could be written: No space left on device. Make room where it goes, then try again.\n"
    )


@pytest.mark.parametrize("command", [("audit", "show"), ("status", "--json")], ids=" ".join)
def test_where_nobody_reads_on_it_ends_quietly(command: tuple[str, ...], data: Path):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run_with(*command, "--data", data, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1251", "utf-8"])
def test_letters_that_a_terminal_does_not_know_are_written_out(encoding: str, data: Path):
    asked = ("audit", "show", "--person", "Zoë-Łódź", "--data", data)
    done = run_with(*asked, stdout=subprocess.PIPE, encoding=encoding)
    assert (done.returncode, done.stderr) == (0, "")
    shown = {"latin-1": "Zoë-\\u0141ód\\u017a", "cp1251": "Zo\\u00eb-\\u0141\\u00f3d\\u017a", "utf-8": "Zoë-Łódź"}
    assert shown[encoding] in done.stdout
    told = run_with(*asked, "--json", stdout=subprocess.PIPE, encoding=encoding).stdout.splitlines()
    assert {json.loads(one)["person"] for one in told} == {"Zoë-Łódź"}


def test_a_checkpoint_is_what_was_signed_in_any_encoding(data: Path):
    ways = [("audit", "checkpoint", "--data", data)] * 2
    plain, escaped = (
        subprocess.run(
            [*PROGRAM, *map(str, way)],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            check=True,
        ).stdout
        for way, encoding in zip(ways, ("utf-8", "latin-1"), strict=True)
    )
    assert plain.splitlines()[-1].startswith("— locker-kiosk ".encode())
    assert escaped.splitlines()[-1].startswith("— locker-kiosk ".encode())


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "show", "--person", "\udcff"),
        ("audit", "show", "--door", "\udcff"),
        ("people", "add", "--id", "ada", "--name", "A\udce4da"),
        ("compartment", "hold", "1", "--note", "\udcff"),
    ],
    ids=lambda one: " ".join(one[:3]),
)
def test_what_is_no_text_is_refused_before_anything_happens(arguments: tuple[str, ...], run: Run, tmp_path: Path):
    done = run(*arguments, "--data", tmp_path / "data")
    assert (done.code, done.out) == (os.EX_USAGE, "")
    assert "is not UTF-8. Type it, or name that file, anew." in done.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31", "1969-12-31T23:59Z"]
)
@pytest.mark.parametrize(
    ("command", "option"),
    [
        (("audit", "show"), "--since"),
        (("audit", "show"), "--until"),
        (("policy", "explain", "--person", "Zoë-Łódź"), "--at"),
        (("reservation", "add", "--person", "Zoë-Łódź", "--until", "2026-12-01"), "--from"),
    ],
    ids=str,
)
def test_an_instant_that_nobody_can_reckon_with_is_refused(
    command: tuple[str, ...], option: str, text: str, run: Run, data: Path
):
    done = run(*command, option, text, "--data", data)
    assert (done.code, done.out) == (os.EX_USAGE, "")
    assert f"{option}: A time lies between the years 1970 and 9000." in done.err


@pytest.mark.parametrize("text", ["1970-01-01T00:00+14:00", "9000-12-31T23:59:59-14:00"])
def test_the_first_and_the_last_can_be(text: str, run: Run, data: Path):
    for option in ("--since", "--until"):
        assert run("audit", "show", option, text, "--data", data).code == 0
    assert run("policy", "explain", "--person", "Zoë-Łódź", "--at", text, "--data", data).code == 0
