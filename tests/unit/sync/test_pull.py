"""Changes on their way down: a page at a time, from where the engine is, and anew where upstream does not know that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk.engine.ports import StoreError
from kiosk.engine.upstream import apply_changes
from kiosk.sync.errors import CursorExpired, Invalid, Unreachable
from kiosk.sync.pull import LOOK_EVERY_S, MOST, Puller, read
from tests.fakes.rig import Rig

Params = Mapping[str, str | int]


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.close()


class Scripted:
    """An upstream that answers what it was told to, or raises it."""

    answered_at = None

    def __init__(self, *answers: Mapping[str, Any] | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, str | int]] = []
        self.waited: list[float] = []

    def ask(
        self, method: str, path: str, told: object = None, *, params: Params | None = None, read_s: float = 10.0
    ) -> Mapping[str, Any]:
        assert (method, path, told) == ("GET", "kiosk/changes", None)
        self.asked.append(dict(params or {}))
        self.waited.append(read_s)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def page(cursor: str, *names: str, more: bool = False, snapshot: bool = False, version: int = 1) -> dict[str, Any]:
    changes = [{"kind": "person", "id": one, "version": version, "deleted": False, "value": {"name": one}}
               for one in names]  # fmt: skip
    return {"changes": changes, "cursor": cursor, "more": more, "snapshot": snapshot}


def known(rig: Rig) -> list[str]:
    return [name for (name,) in rig.rows("SELECT external_id FROM person ORDER BY 1")]


def at_once(work: Callable[[], Any]) -> Any:
    return work()


def puller(rig: Rig) -> Puller:
    return Puller(rig.kiosk, at_once, rig.clock.monotonic)


def test_it_goes_on_where_the_engine_is(rig: Rig) -> None:
    upstream = Scripted(
        page("s1", "ada", more=True, snapshot=True), page("s2", "bob", snapshot=True), page("c3", "cyd"), page("c3")
    )
    pulls = puller(rig)
    found = [pulls.pull_once(upstream).more, pulls.pull_once(upstream).more]
    rig.restart()
    found += [puller(rig).pull_once(upstream).more, puller(rig).pull_once(upstream).more]
    assert found == [True, True, False, False], "a snapshot is followed by what has changed since it began"
    assert upstream.asked == [{"limit": MOST}, *({"limit": MOST, "cursor": one} for one in ("s1", "s2", "c3"))]
    assert known(rig) == ["ada", "bob", "cyd"]


def test_a_page_without_anything_new_writes_nothing(rig: Rig) -> None:
    pulls = puller(rig)
    pulls.pull_once(Scripted(page("s1", "ada", snapshot=True)))
    before = rig.rows("SELECT count(*) FROM audit_event")
    pulls.pull_once(Scripted(page("s1")))
    assert rig.rows("SELECT count(*) FROM audit_event") == before


@pytest.mark.parametrize("why", [CursorExpired("Too old."), Invalid("Another tenant's.")])
def test_a_cursor_that_is_not_taken_any_more_leads_to_a_snapshot(rig: Rig, why: Exception) -> None:
    pulls = puller(rig)
    pulls.pull_once(Scripted(page("s1", "ada", "bob", snapshot=True)))
    upstream = Scripted(why, page("s2", "bob", snapshot=True, version=2), page("s2"))
    assert pulls.pull_once(upstream).more
    assert pulls.pull_once(upstream).more
    assert [one.get("cursor") for one in upstream.asked] == ["s1", None]
    assert rig.rows("SELECT external_id FROM person WHERE suspended") == [("ada",)]
    pulls.pull_once(upstream)
    assert upstream.asked[-1]["cursor"] == "s2"


def test_what_is_wrong_with_a_snapshot_itself_is_told(rig: Rig) -> None:
    with pytest.raises(Invalid):
        puller(rig).pull_once(Scripted(Invalid("Something else.")))


def test_a_page_that_the_engine_cannot_take_is_asked_for_again(rig: Rig) -> None:
    first, upstream = page("s1", "ada", snapshot=True), Scripted()

    def full(work: Callable[[], Any]) -> Any:
        if not upstream.asked:
            return work()
        with rig.failing("COMMIT"):
            return work()

    upstream.answers = [first, first]
    with pytest.raises(StoreError):
        Puller(rig.kiosk, full).pull_once(upstream)
    rig.restart()
    puller(rig).pull_once(upstream)
    assert upstream.asked == [{"limit": MOST}] * 2
    assert known(rig) == ["ada"]


def test_a_page_that_somebody_else_took_meanwhile_is_passed_over(rig: Rig) -> None:
    late = read(page("s1", "ada", snapshot=True), "")
    apply_changes.apply(rig.kiosk, late)
    upstream = Scripted(page("c2", "bob"))

    def meanwhile(work: Callable[[], Any]) -> Any:
        done = work()
        if done == "s1":
            apply_changes.apply(rig.kiosk, read(page("c9", "cyd"), "s1"))
        return done

    Puller(rig.kiosk, meanwhile).pull_once(upstream)
    assert known(rig) == ["ada", "cyd"]


def test_the_worker_asks_far_more_often_than_there_is_a_look(rig: Rig) -> None:
    pulls, upstream = puller(rig), Scripted(page("s1", "ada", snapshot=True), page("s2"))
    assert pulls(upstream)
    assert not pulls(upstream)
    rig.clock.turn(LOOK_EVERY_S / 2)
    assert not pulls(upstream)
    upstream.answers = [page("s2")]
    rig.clock.turn(LOOK_EVERY_S)
    assert not pulls(upstream)
    assert len(upstream.asked) == 3


def test_where_upstream_may_wait_the_answer_may_take_longer(rig: Rig) -> None:
    upstream = Scripted(page("s1", snapshot=True))
    puller(rig).pull_once(upstream, wait_s=50)
    assert (upstream.asked, upstream.waited) == ([{"limit": MOST, "wait": 50}], [60.0])


SOUND = page("c", "ada")
CHANGE = SOUND["changes"][0]


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {**SOUND, "cursor": ""},
        {**SOUND, "cursor": 7},
        {**SOUND, "more": "yes"},
        {**SOUND, "snapshot": 1},
        {**SOUND, "changes": {}},
        {**SOUND, "changes": ["ada"]},
        {**SOUND, "changes": [{**CHANGE, "version": "1"}]},
        {**SOUND, "changes": [{**CHANGE, "version": 1 << 63}]},
        {**SOUND, "changes": [{**CHANGE, "id": None}]},
        {**SOUND, "changes": [{**CHANGE, "value": None}]},
        {**SOUND, "changes": [{**CHANGE, "value": "x"}]},
        {**SOUND, "cursor": "before", "more": True},
    ],
)
def test_whatever_is_no_page_changes_nothing(answer: dict[str, Any]) -> None:
    with pytest.raises(Unreachable):
        read(answer, "before")
