"""A kiosk with four doors on two boards, and three people who may use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig


@pytest.fixture
def make_rig() -> Iterator[Callable[..., Rig]]:
    """A kiosk of the test's own kind."""
    with quick_folder() as folder:
        yield from _rigs(folder)


def _rigs(folder: Path) -> Iterator[Callable[..., Rig]]:
    made: list[Rig] = []

    def make(*args, **kwargs) -> Rig:
        rig = Rig(folder, *args, **kwargs)
        made.append(rig)
        for name in ("ada", "bob", "cyd"):
            rig.person(name)
        return rig

    yield make
    for rig in made:
        rig.close()


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig()
