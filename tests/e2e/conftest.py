"""A data folder with people in it for every test: taken in once by the command, then copied."""

import shutil
from pathlib import Path

import pytest

from tests.e2e.harness.people import BADGES, import_people


@pytest.fixture(scope="session")
def _stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stocked")
    import_people(folder / "data", BADGES, folder)
    return folder / "data"


@pytest.fixture
def data(_stocked: Path, tmp_path: Path) -> Path:
    """A data folder in which Ada, Ben, Chiara and Deniz have badges, and no kiosk has run yet."""
    return Path(shutil.copytree(_stocked, tmp_path / "data"))
