"""Checking a site file: good ones are said to be, each fault of a bad one has its line."""

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run

EXAMPLES = sorted((Path(__file__).parents[3] / "packaging" / "examples").glob("*.toml"))

FAULTY = """\
[site]
name = "HQ"
tenant = "acme"
timezone = "Europe/Berlinn"
languages = ["en"]
[kiosk]
id = "k"
role = "bank"
[[bus]]
name = "left"
driver = "xor8a"
url = "/dev/ttyUSB0"
[[compartment]]
door = "01"
bank = "A"
bus = "right"
board = 1
channel = 1
size = "M"
column = 1
row = 1
"""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_a_good_file_is_said_to_be_in_order(example: Path, run: Run):
    done = run("config", "check", example)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{example} is in order: ")


def test_there_are_examples():
    assert len(EXAMPLES) >= 2


@pytest.mark.parametrize(
    "command", [("config", "check"), ("emulate", "--config"), ("run", "--data", "none", "--config")]
)
def test_all_faults_of_a_bad_file_are_named_with_their_lines_and_nothing_is_made(
    command: tuple[str, ...], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "site.toml"
    file.write_text(FAULTY)
    done = run(*command, file)
    assert (done.code, done.out) == (78, "")
    *faults, last = done.err.splitlines()
    assert [fault.split(": ")[0] for fault in faults] == [f"{file}:4", f"{file}:11", f"{file}:16"]
    assert "Europe/Berlin" in faults[0]
    assert "xor-8a" in faults[1]
    assert "right" in faults[2]
    assert last == f"3 faults in {file}. Nothing was started."
    assert [path.name for path in tmp_path.iterdir()] == ["site.toml"]


@pytest.mark.parametrize("content", [b"[site\n", b"\xff\xfe", b"", b"[site]\nname = \n"])
def test_what_is_no_site_file_is_told_so(content: bytes, run: Run, tmp_path: Path):
    file = tmp_path / "site.toml"
    file.write_bytes(content)
    done = run("config", "check", file)
    assert (done.code, done.out) == (78, "")
    assert done.err.startswith(str(file))
    assert "Traceback" not in done.err


def test_a_missing_file_is_named(run: Run, tmp_path: Path):
    done = run("config", "check", tmp_path / "none.toml")
    assert done.code == 78
    assert str(tmp_path / "none.toml") in done.err
    assert "There is no such file." in done.err
