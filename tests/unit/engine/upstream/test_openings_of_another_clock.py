"""Hosts of upstream whose clocks are apart: what one of them asks for is not kept for when the other gets there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.engine.upstream import answers
from tests.fakes.remote import Afar
from tests.fakes.rig import Rig


@pytest.mark.parametrize(("ahead", "opens"), [(0, True), (5, True), (7, False), (600, False)])
def test_what_was_asked_for_in_the_future_is_not_done(rig: Rig, ahead: float, opens: bool) -> None:
    afar = Afar(rig, ahead=3600.0)
    rig.waits(10)
    asked_at = afar.now + timedelta(seconds=ahead)
    times = {"asked_at": asked_at.isoformat(), "expires_at": (asked_at + timedelta(seconds=30)).isoformat()}
    afar.tells(afar.change("opening", "o1", {**OPENING, **times}))
    assert rig.sent == (["01"] if opens else [])
    said = [one.body["state"] for one in answers.owed(rig.kiosk, 10)]
    assert said == ([] if opens else ["refused"])


OPENING = {"kiosk": "rig", "bank": "A", "door": "01", "by": "Ana", "reason": "smoke"}
