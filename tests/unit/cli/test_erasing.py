"""``people erase`` where no kiosk runs: nothing is left, and what the command leaves alone it names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store import library, strays
from tests.fakes.furniture import quick_folder
from tests.fakes.kept import Kept, flip
from tests.unit.cli.conftest import Run


@pytest.fixture
def kept() -> Iterator[Kept]:
    with quick_folder() as folder:
        kept = Kept(folder / "data", library.choose())
        kept.give("01", "ada")
        kept.take_back("01")
        yield kept


def plant(*files: Path) -> None:
    """What a killed process left, with her name in it."""
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"Ada" * 999)


def holding(kept: Kept, word: bytes) -> list[str]:
    return sorted(name for name, content in kept.files().items() if word in content)


@pytest.mark.parametrize("has_backup", [False, True])
def test_what_a_killed_backup_or_check_left_goes_too(has_backup: bool, run: Run, kept: Kept):
    if has_backup:
        kept.back_up()
    backups, path = kept.folder.backups, kept.folder.path
    plant(backups / "unfinished.db", backups / "unfinished.db-journal", path / "being-checked.db")
    assert len(holding(kept, b"Ada")) >= 4
    done = run("people", "erase", "ada", "--data", path)
    assert (done.code, done.err) == (0, "")
    assert "hold" not in done.out
    assert holding(kept, b"Ada") == []


def test_what_the_kiosk_leaves_alone_is_named(run: Run, kept: Kept):
    kept.back_up()
    kept.give("02", "ben")
    flip(kept.folder.database, 0)
    assert run("restore", "--data", kept.folder.path).code == 0
    (aside,) = kept.folder.set_aside.iterdir()
    mine = [kept.folder.backups / "kiosk-of-monday.db", kept.folder.path / "kiosk (copy).db"]
    plant(*mine)
    done = run("people", "erase", "ada", "--data", kept.folder.path)
    assert (done.code, done.err) == (0, "")
    _, first, *others = done.out.splitlines()
    assert first.startswith("What was set aside on 20")
    assert first.endswith(f"still holds what was erased. Delete it once nobody needs it: {aside}")
    says = "This file is none of the kiosk's and may hold what was erased. Look into it: "
    assert others == [f"{says}{one}" for one in mine]


def test_all_that_a_kiosk_makes_is_known(kept: Kept):
    kept.back_up()
    lock = kept.folder.own()
    with kept.store():
        assert len(list(kept.folder.path.iterdir())) > 4
        assert strays.unknown(kept.folder) == []
    lock.release()
