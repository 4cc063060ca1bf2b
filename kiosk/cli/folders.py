"""The data folder of a kiosk that is there already."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.cli.failure import Failure
from kiosk.store.data_folder import DataFolder, FolderUnusable


def with_kiosk(data: Path) -> DataFolder:
    """The folder of a kiosk that has run, or that some command has used."""
    folder = DataFolder(data)
    try:
        if folder.has_database():
            return folder
    except FolderUnusable as error:
        raise Failure(os.EX_NOINPUT, str(error)) from None
    raise Failure(os.EX_NOINPUT, f"There is no kiosk in {folder.path} yet. Check --data, or run one first.")
