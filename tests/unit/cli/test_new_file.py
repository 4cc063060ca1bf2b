"""A file that a command is asked for: whole in its place, or nothing of it anywhere."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from kiosk.cli.failure import Failure
from kiosk.cli.new_file import new_file


def names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def test_it_is_there_for_its_owner_alone_once_it_is_put_there(tmp_path: Path):
    out = tmp_path / "out"
    out.write_text("before")
    out.chmod(0o644)
    with new_file(out) as new:
        new.path.write_text("after")
        assert out.read_text() == "before"
        new.put_in_place()
    assert (out.read_text(), out.stat().st_mode & 0o777) == ("after", 0o600)
    assert names(tmp_path) == ["out"]


def test_where_it_is_not_put_there_nothing_has_changed(tmp_path: Path):
    (tmp_path / "out").write_text("before")
    with new_file(tmp_path / "out") as new:
        new.path.write_text("half")
    assert ((tmp_path / "out").read_text(), names(tmp_path)) == ("before", ["out"])


def write_half(out: Path, then: Callable[[], object]) -> None:
    with new_file(out) as new:
        new.path.write_text("half")
        then()


def end_by(number: int) -> Callable[[], None]:
    return lambda: signal.raise_signal(number)


def interrupt() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("end", "how"),
    [(end_by(signal.SIGTERM), typer.Exit), (end_by(signal.SIGHUP), typer.Exit), (interrupt, KeyboardInterrupt)],
    ids=["SIGTERM", "SIGHUP", "Ctrl-C"],
)
def test_whatever_ends_it_nothing_is_left(end: Callable[[], None], how: type[BaseException], tmp_path: Path):
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(how):
        write_half(tmp_path / "out", end)
    assert names(tmp_path) == []
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_is_ignored_goes_on_being_ignored(tmp_path: Path):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with new_file(tmp_path / "out") as new:
            signal.raise_signal(signal.SIGHUP)
            new.put_in_place()
    finally:
        signal.signal(signal.SIGHUP, before)
    assert (tmp_path / "out").exists()


def test_two_at_once_do_not_meet(tmp_path: Path):
    with new_file(tmp_path / "out") as first:
        first.path.write_text("first")
        with new_file(tmp_path / "out") as second:
            second.path.write_text("second")
            first.put_in_place()
            assert (tmp_path / "out").read_text() == "first"
            second.put_in_place()
    assert ((tmp_path / "out").read_text(), names(tmp_path)) == ("second", ["out"])


def test_through_a_link_the_file_behind_it_is_replaced(tmp_path: Path):
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to("there/out")
    with new_file(tmp_path / "link") as new:
        assert new.path.parent == tmp_path / "there"
        new.put_in_place()
    assert (tmp_path / "link").is_symlink()
    assert names(tmp_path / "there") == ["out"]


def fifo(path: Path) -> None:
    os.mkfifo(path)


def to_null(path: Path) -> None:
    path.symlink_to("/dev/null")


@pytest.mark.parametrize(
    ("make", "says"),
    [(Path.mkdir, "is a folder. Name a file in it."), (fifo, "standard output can't be"), (to_null, "is no file but")],
)
def test_only_a_file_is_replaced(make: Callable[[Path], None], says: str, tmp_path: Path):
    make(tmp_path / "out")
    before = (tmp_path / "out").lstat()
    with pytest.raises(Failure, match=says) as refused, new_file(tmp_path / "out"):
        pytest.fail("there is nothing to be written")
    assert refused.value.code == os.EX_CANTCREAT
    assert (tmp_path / "out").lstat() == before
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none/out", "No such file or directory. Make its folder first"),
        ("file/out", "Not a directory. Name a file in a folder"),
        ("n" * 256, "File name too long. Name it otherwise."),
    ],
)
def test_what_can_not_be_made_is_said_with_what_to_do(name: str, says: str, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Failure, match=says), new_file(tmp_path / name) as new:
        new.put_in_place()
    assert names(tmp_path) == ["file"]


def test_a_disk_that_is_full_is_said_and_nothing_left(tmp_path: Path):
    with pytest.raises(Failure, match=r"No space left on device\. Make room"):
        write_half(tmp_path / "out", lambda: Path("/dev/full").write_text("the other half"))
    assert names(tmp_path) == []
