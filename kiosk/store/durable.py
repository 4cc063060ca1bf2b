"""Files that are either whole on disk or not there, for their owner alone; and what a disk really holds."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from kiosk.store.key_files import sync_folder

__all__ = ["copy", "forget_cached", "make_folder", "move_into", "sha256", "sync", "sync_folder", "write_text"]


def make_folder(path: Path) -> None:
    """A folder for its owner alone, durable in the one that it is in, which is there."""
    path.mkdir(mode=0o700, exist_ok=True)
    sync_folder(path.parent)


def write_text(path: Path, text: str) -> None:
    """A small file: all of it or, after a power cut, what was there before."""
    beside = path.with_name(f"{path.name}.new")
    _private(beside, text.encode())
    beside.rename(path)
    sync_folder(path.parent)


def copy(source: Path, target: Path) -> None:
    """A copy whose content is durable; its name is once ``sync_folder`` is called."""
    _private(target, b"")
    with source.open("rb") as read, target.open("r+b") as write:
        shutil.copyfileobj(read, write, 1 << 20)
        write.flush()
        os.fsync(write.fileno())


def move_into(folder: Path, path: Path) -> None:
    """Rename a file into another folder, under its own name or, so that nothing is overwritten, one with a number."""
    target, number = folder / path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{path.name}.{number}"
    path.rename(target)


def sync(path: Path) -> None:
    """Make the content of a file durable."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def forget_cached(path: Path) -> None:
    """Have what is read of a file from now on come from the disk, not from the memory that it was written from."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def sha256(path: Path) -> str:
    """The checksum of a file, as ``sha256sum`` prints it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _private(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)
