"""The demo's bank can be had with the boards of every family: its site file holds, and its emulation does."""

from pathlib import Path
from typing import get_args

import pytest

from drivers.emulators.bank import Bank
from drivers.emulators.layout import parse
from drivers.emulators.loop import SelectorLoop
from drivers.locks import DRIVERS
from kiosk.cli.demo import LockBoards, site_file
from kiosk.cli.emulate import layout
from kiosk.config import load_site


def test_it_knows_every_family():
    assert set(get_args(LockBoards)) == set(DRIVERS)


@pytest.mark.parametrize("family", DRIVERS)
def test_its_bank_can_be_made_of_any_family(family: str, tmp_path: Path):
    (tmp_path / "held-up").mkdir()
    (tmp_path / "sticks").mkdir()
    file = tmp_path / "site.toml"
    file.write_text(site_file(tmp_path, family), encoding="utf-8")
    bank = Bank(parse(layout(load_site(file))), SelectorLoop(), lambda _: None)
    assert (len(bank.front.doors), len(bank.front.inputs)) == (28, 2)
    for door in bank.front.doors.values():
        assert DRIVERS[family].check_address(door.board, door.channel) is None
