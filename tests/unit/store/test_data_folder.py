"""The data folder: one process owns it, and nobody else can read it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.engine.ports import StoreError
from kiosk.store import library
from kiosk.store.data_folder import DataFolder, FolderInUse, FolderUnusable
from kiosk.store.secrets import load_key
from kiosk.store.store import SqlStore
from tests.fakes.clock import TurnedClock

OWNER = """
import sys
from pathlib import Path
from kiosk.store.data_folder import DataFolder
lock = DataFolder(Path(sys.argv[1])).own()
print("mine", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_kiosk(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process owns the folder."""
    command = [sys.executable, "-c", OWNER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "mine\n"
        yield process
        process.kill()


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_second_process_is_refused_in_a_sentence_that_names_the_first(tmp_path: Path):
    with another_kiosk(tmp_path) as process, pytest.raises(FolderInUse) as refused:
        DataFolder(tmp_path).own()
    assert str(refused.value) == (
        f"Another kiosk (process {process.pid}) already uses the data folder {tmp_path}. "
        "Stop it first, or give this one a folder of its own with --data."
    )


def test_a_killed_owner_leaves_the_folder_free(tmp_path: Path):
    with another_kiosk(tmp_path) as process:
        process.kill()
        process.wait()
        DataFolder(tmp_path).own().release()


def test_the_same_process_is_refused_too_and_let_in_after_the_release(tmp_path: Path):
    folder = DataFolder(tmp_path)
    lock = folder.own()
    with pytest.raises(FolderInUse):
        folder.own()
    lock.release()
    folder.own().release()


def test_the_folder_is_made_with_its_parents_and_is_its_owners_alone(tmp_path: Path):
    folder = DataFolder(tmp_path / "a" / "b")
    folder.make()
    folder.make()
    assert mode(folder.path) == 0o700


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderUnusable, match=r"can't be made: Not a directory\."):
        DataFolder(tmp_path / "file" / "data").make()
    with pytest.raises(FolderUnusable, match="can't be written: No such file or directory"):
        DataFolder(tmp_path / "nowhere").own()


def test_every_file_in_it_is_its_owners_alone_even_where_the_folder_is_not(tmp_path: Path):
    tmp_path.chmod(0o755)
    folder = DataFolder(tmp_path)
    folder.make()
    lock = folder.own()
    load_key(folder.key, may_make=True)
    store = SqlStore(folder.database, library.choose(), TurnedClock())
    with store.transaction() as tx:
        tx.save_settings({"timezone": "Europe/Berlin"})
    modes = {path.name: oct(mode(path)) for path in tmp_path.iterdir()}
    store.close()
    lock.release()
    assert {"kiosk.db", "kiosk.lock", "lookup.key"} <= modes.keys()
    assert set(modes.values()) == {"0o600"}, modes


def test_a_database_in_a_folder_that_is_not_there_is_explained(tmp_path: Path):
    with pytest.raises(StoreError, match="can't be written: No such file or directory"):
        SqlStore(tmp_path / "nowhere" / "kiosk.db", library.choose(), TurnedClock())
