"""A kiosk and a small upstream, joined without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.rig import Rig
from tests.fakes.small_upstream import SmallUpstream
from tests.fakes.syncing import Synced


@pytest.fixture
def synced(tmp_path: Path) -> Iterator[Synced]:
    """A kiosk that has something to tell, and nobody to tell it to yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    made = Synced(folder, None)
    yield made
    made.close()


@pytest.fixture
def upstream(synced: Synced) -> SmallUpstream:
    """An upstream that knows this kiosk."""
    found = SmallUpstream(synced.rig.clock.now)
    found.take_in(synced.chest.key().public)
    synced.transport = found.transport
    synced.join()
    return found


@pytest.fixture
def rig(synced: Synced) -> Rig:
    return synced.rig
