"""Arrive, store, fetch, leave: through the screens, a photograph, the camera driver and two engines."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.domain.passes import WhyNoPass
from kiosk.engine import screens
from kiosk.engine.visitors import screens as v
from kiosk.ui.app import make_application
from tests.visit.story import Visit


@pytest.fixture(scope="session")
def qapp_cls() -> type[QCoreApplication]:
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication


@pytest.mark.timeout(180)
def test_a_visitor_arrives_stores_fetches_and_leaves(qapp: QCoreApplication, tmp_path: Path):
    make_application()
    visit = Visit(tmp_path)
    reception, bank = visit.reception.rig, visit.bank.rig
    try:
        list(visit.arrive())
        shown = reception.shows(v.PassReady)
        assert (shown.shown.bank, shown.shown.place) == ("A", "Level 2, by the lifts")
        assert not shown.shown.confirmed, "reception can't see this bank, and says so"
        assert len(shown.shown.code) == 8
        assert [kind for kind, _ in reception.notices("hedy lamarr")] == ["arrived"]

        list(visit.store())
        assert visit.read == shown.shown.qr
        assert bank.sent == [visit.door]
        bank.shows(screens.DoorIsYours)

        list(visit.fetch())
        assert bank.sent == [visit.door, visit.door]
        assert bank.shows(screens.KeepOrGiveBack).visiting

        list(visit.leave())
        assert bank.shows(v.PassRefused).why is WhyNoPass.SPENT
        assert bank.sent == [visit.door, visit.door], "a copy opens nothing"
        ended = [one.type for one in bank.events("pass.accepted", "assignment.ended", "pass.spent", "pass.refused")]
        assert ended[-3:] == ["assignment.ended", "pass.spent", "pass.refused"]
    finally:
        visit.close()
