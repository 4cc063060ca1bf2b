"""The bank as a list: only what changed is told; and as a drawing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtTest import QAbstractItemModelTester

from kiosk.domain.compartments import Size
from kiosk.engine.screens import BankView, Door, Place, Side, Tile, TileState
from kiosk.ui import panel
from kiosk.ui.bridges.values import DoorInfo, Moment
from kiosk.ui.front import spots
from kiosk.ui.models import BankModel, Role
from kiosk.ui.scenes import BANK


def test_a_door_that_opens_changes_its_state_and_nothing_else(qapp):
    model = BankModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    changes: list[tuple[int, list[int]]] = []
    resets: list[None] = []
    model.dataChanged.connect(lambda first, _last, roles: changes.append((first.row(), list(roles))))
    model.modelReset.connect(lambda: resets.append(None))
    model.update(BANK)
    assert (len(resets), changes) == (1, [])
    tiles = list(BANK.tiles)
    tiles[3] = replace(tiles[3], state=TileState.OPEN)
    model.update(replace(BANK, tiles=tuple(tiles)))
    assert (len(resets), changes) == (1, [(3, [int(Role.STATE)])])
    model.update(replace(BANK, tiles=tuple(tiles)))
    assert len(changes) == 1
    model.update(replace(BANK, tiles=tuple(tiles[:-1])))
    assert len(resets) == 2
    assert model.data(model.index(3), Role.STATE) == "open"
    assert model.data(QModelIndex(), Role.STATE) is None


def test_the_doors_of_a_column_fill_it_and_gaps_stay():
    tiles = [
        Tile("1", 1, 1, Size.S, TileState.FREE),
        Tile("2", 1, 2, Size.L, TileState.FREE),
        Tile("3", 2, 1, Size.S, TileState.FREE),
        Tile("4", 2, 4, Size.S, TileState.FREE),
    ]
    found = spots(tiles)
    assert found["1"].height < found["2"].height
    assert found["1"].height + found["2"].height == pytest.approx(1)
    assert found["2"].y == pytest.approx(found["1"].height)
    assert (found["3"].y, found["4"].y, found["4"].height) == (0, 0.75, 0.25)
    assert spots([]) == {}


@pytest.mark.parametrize(
    ("side", "column", "expected"),
    [(Side.LEFT, 6, 1), (Side.LEFT, 3, 4), (Side.RIGHT, 7, 1), (Side.RIGHT, 11, 5), (Side.UNKNOWN, 3, 0)],
)
def test_columns_are_counted_from_the_screen_outward(qapp, side: Side, column: int, expected: int):
    parent = QObject()
    info = DoorInfo(parent)
    info.update(Door("1", Place(side, column, 11, 1, 5)))
    assert info.property("fromScreen") == 0
    info.hang_screen(6)
    assert info.property("fromScreen") == expected


@pytest.mark.parametrize(
    ("instant", "time", "days"),
    [
        (datetime(2026, 10, 24, 21, 30, tzinfo=UTC), "23:30", 0),
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), "00:30", 1),
        # The night of 25 October has an hour twice.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02:30", 1),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "02:30", 1),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), "00:30", 2),
    ],
)
def test_a_moment_is_told_as_the_sites_clocks_and_calendars_do(qapp, instant: datetime, time: str, days: int):
    parent = QObject()
    moment = Moment(ZoneInfo("Europe/Berlin"), parent)
    moment.update(instant, datetime(2026, 10, 24, 10, 0, tzinfo=UTC))
    assert (moment.property("time"), moment.property("days")) == (time, days)
    moment.update(None, instant + timedelta(days=1))
    assert (moment.property("known"), moment.property("time"), moment.property("days")) == (False, "", -1)


def test_a_bank_that_nobody_described_is_empty(qapp):
    model = BankModel()
    model.update(BankView())
    assert (model.rowCount(), model.property("columns"), model.property("screenAfter")) == (0, 0, -1)


def test_a_plausible_display_is_believed_and_a_configured_width_comes_first():
    assert panel.width_mm(None, 344, 1920, 1080, windowed=False) == 344
    assert panel.width_mm(267, 344, 1080, 1920, windowed=False) == 267
    assert panel.width_mm(None, 344, 540, 960, windowed=True) == pytest.approx(267.7, abs=0.1)


@pytest.mark.expects_log("the display reports a width of 16")
def test_an_implausible_display_is_not_believed():
    assert panel.width_mm(None, 16, 1920, 1080, windowed=False) == pytest.approx(476, abs=0.5)


@pytest.mark.expects_log("implausible")
def test_an_implausible_configuration_is_used_but_told():
    assert panel.width_mm(5000, 344, 1920, 1080, windowed=False) == 5000
