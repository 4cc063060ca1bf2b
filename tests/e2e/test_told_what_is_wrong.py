"""The installed command where something is wrong with what it was given: a sentence, a code, and nothing changed."""

from pathlib import Path

import pytest

from kiosk.store.data_folder import DataFolder
from tests.e2e.harness.bank_site import one_board_site
from tests.e2e.harness.kiosk_process import command
from tests.e2e.harness.records import Records

FAULTS = (
    ('timezone = "Europe/Berlin"', 'timezone = "Europe/Bärlin"', "timezone"),
    ('driver = "xor-8a"', 'driver = "xor8a"', "xor-8a"),
    ("channel = 2", "channel = 1", "channel"),
    ('size = "M"', 'size = "XM"', "size"),
)


def test_a_site_file_with_several_faults_starts_nothing_and_names_each_with_its_line(tmp_path: Path):
    site = one_board_site(tmp_path, "xor-8a", 2)
    text = site.file.read_text()
    for right, wrong, _ in FAULTS:
        text = text.replace(right, wrong, 1)
    site.file.write_text(text)
    done = command("run", "--config", site.file, "--data", tmp_path / "data")
    assert (done.returncode, done.stdout) == (78, "")
    lines = text.splitlines()
    for _, wrong, about in FAULTS:
        places = [number for number, line in enumerate(lines, start=1) if line == wrong]
        named = [line for line in done.stderr.splitlines() if any(f"{site.file}:{place}:" in line for place in places)]
        assert any(about in line for line in named), (wrong, done.stderr)
    assert done.stderr.endswith("Nothing was started.\n")
    assert not (tmp_path / "data").exists()


def test_a_fault_that_comes_with_a_new_version_of_the_file_leaves_the_data_as_it_is(tmp_path: Path, data: Path):
    site = one_board_site(tmp_path, "xor-8a", 2)
    site.file.write_text(site.file.read_text().replace('size = "M"', 'size = "XM"', 1))
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    assert command("run", "--config", site.file, "--data", data).returncode == 78
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("run", "--config", "{folder}/none.toml", "--data", "{folder}/data"), 78, "{folder}/none.toml"),
        (("config", "check", "{folder}/none.toml"), 78, "{folder}/none.toml"),
        (("run", "--colour", "blue"), 64, "--colour"),
        (("status", "--data", "{folder}/data"), 66, "{folder}/data"),
        (("people", "import", "{folder}/none.csv", "--data", "{folder}/data"), 65, "{folder}/none.csv"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_what_it_can_not_use_ends_it_with_a_code_and_a_sentence_and_nothing_is_made(
    arguments: tuple[str, ...], code: int, says: str, tmp_path: Path
):
    done = command(*(one.format(folder=tmp_path) for one in arguments))
    assert (done.returncode, done.stdout) == (code, "")
    assert says.format(folder=tmp_path) in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_kiosk_without_its_key_does_not_start_and_points_to_the_backup(tmp_path: Path, data: Path):
    site = one_board_site(tmp_path, "xor-8a", 2)
    DataFolder(data).key.unlink()
    done = command("run", "--config", site.file, "--data", data)
    assert done.returncode == 66
    assert "backup" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert Records(data).events("kiosk.started") == []


def test_a_damaged_database_is_left_alone_and_named(tmp_path: Path, data: Path):
    site = one_board_site(tmp_path, "xor-8a", 2)
    database = DataFolder(data).database
    damaged = b"\0" * 100 + database.read_bytes()[100:]
    database.write_bytes(damaged)
    done = command("run", "--config", site.file, "--data", data)
    assert done.returncode == 74
    assert len(done.stderr.splitlines()) == 1
    assert database.read_bytes() == damaged
