"""A file that a command is asked for: whole in its place, or nothing of it anywhere."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.cli import ending
from kiosk.cli.failure import Failure


@dataclass(frozen=True, slots=True)
class NewFile:
    """``path`` is what is written, beside ``target``, where it is to be."""

    path: Path
    target: Path

    def put_in_place(self) -> None:
        """All is written: from now on it is what is found at ``target``, even after a power cut."""
        with self.path.open("rb") as file:
            os.fsync(file.fileno())
        self.path.rename(self.target)


@contextmanager
def new_file(asked: Path, *, mode: int = 0o600) -> Iterator[NewFile]:
    """An empty file that is gone at the end of the block, however that comes about, unless it was put in its place.

    Through a symbolic link, the file that it leads to is replaced. ``mode`` is what the umask leaves of it. What can't
    be written, in the block too, is a ``Failure`` that says what to do.
    """
    with ending.by_signals():
        try:
            target = _target(asked)
            new = NewFile(target.with_name(f".{secrets.token_hex(8)}.new{target.suffix[:8]}"), target)
            os.close(os.open(new.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode))
            try:
                yield new
            finally:
                new.path.unlink(missing_ok=True)
        except OSError as error:
            raise Failure(os.EX_CANTCREAT, f"{asked} can't be written: {error.strerror}. {_instead(error)}") from None


def refuse_own(data: Path, asked: Path) -> None:
    """Nothing is written into a data folder: it might be the database, and no erasure would know of it."""
    if Path(os.path.realpath(asked)).is_relative_to(os.path.realpath(data)):
        raise Failure(
            os.EX_CANTCREAT, f"{asked} is in the data folder, which is the kiosk's own. Name a file elsewhere."
        )


def _target(asked: Path) -> Path:
    """Where a link leads to; only a file is ever replaced."""
    target = Path(os.path.realpath(asked))
    try:
        kind = asked.stat().st_mode
    except FileNotFoundError:
        kind = stat.S_IFREG  # as it will be
    if stat.S_ISDIR(kind):
        raise Failure(os.EX_CANTCREAT, f"{asked} is a folder. Name a file in it.")
    if not stat.S_ISREG(kind) or _is_of_the_system(target.parent) or _is_of_the_system(asked.parent):
        raise Failure(
            os.EX_CANTCREAT,
            f"{asked} is no file but a device, a pipe or the like. Name a file, which is put in its place once it is "
            "whole; standard output can't be.",
        )
    return target


def _is_of_the_system(folder: Path) -> bool:
    """Whether there are devices and open files: even where standard output is a file, it is not ours to replace."""
    found = Path(os.path.realpath(folder))
    return found == Path("/dev") or found.is_relative_to("/proc")


def _instead(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT:
            return "Make its folder first, or name a file in another."
        case errno.ENOTDIR | errno.EACCES | errno.EPERM | errno.EROFS:
            return "Name a file in a folder that you may write to."
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "Make room there, or name a file on another disk."
        case errno.ENAMETOOLONG | errno.EINVAL:
            return "Name it otherwise."
    return "Name a file on another disk, and have this one looked at."
