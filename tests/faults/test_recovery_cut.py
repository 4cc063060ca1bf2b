"""The power is cut after every write of a recovery case: it is at the step before or after, as its record says, and
goes on from there to its end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kiosk.domain.recovery import Category, Proof
from kiosk.engine import intents as other
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import CaseShown
from kiosk.store import library
from kiosk.store.library import Library
from tests.fakes.furniture import furnish_folder, quick_folder
from tests.fakes.rig import Rig
from tests.faults.power_cut import cuts
from tests.faults.recorded_rig import RecordedRig, content_of, quick_starts, recorded
from tests.faults.recording_vfs import Recording
from tests.unit.engine.facilities.recovering import (
    all_told,
    case_of,
    enters,
    log_of,
    opens_for_it,
    overdue,
    takes_on,
)

FULL = 2
pytestmark = pytest.mark.timeout(300)  # longer than others may take: two cores are shared by everything that runs

_HEADERS = "SELECT header FROM audit_event ORDER BY position"
_MOVES = {"recovery.opened": "opened", "recovery.cancelled": "cancelled"}


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as one:
        yield one


def a_case() -> tuple[Recording, int]:
    """The log of a case from its beginning to a thing that is handed back, and where in the log it begins."""
    with quick_folder() as folder:
        furnish_folder(folder)
        with recorded(folder, "wal", FULL) as log:
            rig = RecordedRig(folder, log)
            for name in ("ada", "bob", "cyd"):
                rig.person(name)
            all_told(overdue(rig))
            rig.signs_in()
            begins = len(log.log)
            _live_through(rig)
            rig.close()
    return log, begins


def _live_through(rig: Rig) -> None:
    takes_on(rig)
    opens_for_it(rig)
    rig.handle(i.Collected())
    enters(rig)
    enters(rig, "A sandwich", Category.FOOD)
    rig.handle(i.AllListed())
    rig.handle(i.InspectedAndReset())
    rig.handle(i.ShowItem(log_of(rig)[-1].id))
    rig.handle(i.StartHandBack())
    rig.handle(i.HandItBack("Ada", Proof.SIGNATURE, "M1 1L2 2"))
    rig.handle(other.Leave())


def test_a_case_is_at_the_step_before_or_after_and_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch):
    log, begins = a_case()
    monkeypatch.setattr(library, "choose", _ordinary())
    tried, went_on, rig = 0, set[str](), Rig(folder)
    rig.close()
    rig._ids = count(1_000_000)  # beyond those of the run that is cut off
    steps = set[str | None]()
    for cut in cuts(log, Random(0), part=slice(begins, None)):
        cut.put_into(folder)
        with closing(library.choose().module.connect(str(rig.path))) as connection:
            content = content_of(connection)
            assert content in cut.may_hold
            step = _step(connection)
            assert step == _recorded_step(connection)
            assert _things(connection) == _recorded_things(connection)
        tried += 1
        steps.add(step)
        if content not in went_on:
            went_on.add(content)
            rig.physical = dict(cut.doors)
            _goes_on(rig)
    assert steps == {None, "opened", "collected", "listed", "reset"}
    assert tried > 60
    assert len(went_on) >= 10


def _ordinary() -> Any:
    chosen = library.choose()
    setting = Library(chosen.module, chosen.version, "wal", FULL)
    return lambda: setting


def _goes_on(rig: Rig) -> None:
    """The kiosk starts, and whoever comes finishes the case from where it is."""
    with quick_starts():
        rig._open()
    try:
        rig.start()
        rig.waits(20)
        rig.signs_in()
        rig.handle(i.ShowCases())
        _finish(rig)
    finally:
        rig.close()


def _finish(rig: Rig) -> None:
    with rig.store.transaction() as tx:
        open_cases = tx.open_cases()
    if not open_cases:
        return
    case = open_cases[0]
    rig.handle(i.ShowCase(case.id))
    if rig.shows(CaseShown).step.value == "opened":
        opens_for_it(rig)
        rig.handle(i.Collected())
    if rig.shows(CaseShown).step.value == "collected":
        enters(rig, "What was left")
        rig.handle(i.AllListed())
    rig.handle(i.InspectedAndReset())
    assert case_of(rig, case.id).step.value == "reset"
    assert rig.holds("ada") is None
    bags = [one.bag for one in log_of(rig)]
    assert len(set(bags)) == len(bags)


# --- what the tables say, and what the record does --------------------------------------------------------------------


def _step(connection: Any) -> str | None:
    rows = connection.execute("SELECT step FROM recovery_case").fetchall()
    return rows[0][0] if rows else None


def _recorded_step(connection: Any) -> str | None:
    step = None
    for told in _told(connection):
        if told["type"] == "recovery.step":
            step = told["detail"]["step"]
        step = _MOVES.get(told["type"], step)
    return step


def _things(connection: Any) -> dict[str, str]:
    return dict(connection.execute("SELECT bag, state FROM lost_item").fetchall())


def _recorded_things(connection: Any) -> dict[str, str]:
    states = {"lost_property.found": "kept", "lost_property.handed_back": "handed back"}
    told = (one for one in _told(connection) if one["type"] in states)
    return {one["detail"]["bag"]: states[one["type"]] for one in told}


def _told(connection: Any) -> list[Any]:
    return [json.loads(header) for (header,) in connection.execute(_HEADERS).fetchall()]
