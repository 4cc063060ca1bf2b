"""No use case ends without its event, and no kind of event is in the catalogue that nothing records."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.events import CATALOGUE
from kiosk.engine import dispatch
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import Call, Message, RetentionDue
from kiosk.runtime import control_requests
from tests.fakes.rig import Rig
from tests.unit.engine.stories import OPERATOR, Request, Story, order
from tests.unit.engine.use_cases import ELSEWHERE, LATER, ORDERS, TYPED, USE_CASES

ROOT = Path(__file__).parents[3]

# What these write beside their events is how far they have come.
BOOKKEEPING = {RetentionDue}

Handler = Callable[[Kiosk, Any], None]
Kinds = tuple[str, ...]


@dataclass
class Watch:
    """What each run of each handler put on the record, in order."""

    runs: list[tuple[type, Kinds]] = field(default_factory=list)

    def watched(self, kind: type, handler: Handler) -> Handler:
        def run(kiosk: Kiosk, message: Message) -> None:
            driver = kiosk.store._connection.connection.driver_connection  # type: ignore[attr-defined]
            rows, lines = _changes(driver), _lines(driver)
            handler(kiosk, message)
            kinds = _lines(driver)[len(lines) :]
            told = kinds or _changes(driver) == rows or kind in BOOKKEEPING
            assert told, f"{kind.__name__} changed something, and nothing tells of it"
            self.runs.append((kind, kinds))

        return run

    def of(self, kind: type) -> list[Kinds]:
        return [kinds for one, kinds in self.runs if one is kind]

    def last_of(self, kind: type) -> Kinds:
        """What the last run left that left anything: timers go on meanwhile."""
        runs = self.of(kind)
        assert runs, f"the story has no {kind.__name__}"
        return next((kinds for kinds in reversed(runs) if kinds), ())


def _changes(driver: Any) -> int:
    """How many rows have been changed, but for the signatures on the record."""
    (signatures,) = driver.execute("SELECT count(*) FROM audit_checkpoint").fetchone()
    return int(driver.total_changes - signatures)


def _lines(driver: Any) -> Kinds:
    rows = driver.execute("SELECT json_extract(header, '$.type') FROM audit_event ORDER BY position")
    return tuple(kind for (kind,) in rows)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    for kind, handler in dispatch._HANDLERS.items():
        monkeypatch.setitem(dispatch._HANDLERS, kind, watch.watched(kind, handler))
    return watch


@pytest.mark.parametrize(("kind", "story", "kinds"), USE_CASES, ids=lambda one: getattr(one, "__name__", None))
def test_what_a_message_leads_to_is_on_the_record(make_rig, watch: Watch, kind: type, story: Story, kinds: Kinds):
    rig = story.tell(make_rig)
    assert watch.last_of(kind) == kinds
    no_header_tells_of_a_person(rig)


@pytest.mark.parametrize(("name", "before", "request_", "kinds"), ORDERS)
def test_what_the_command_line_asks_for_is_on_the_record(
    make_rig, watch: Watch, name: str, before: Story, request_: Request, kinds: Kinds
):
    rig: Rig = before.tell(make_rig)
    order(name, request_)(rig)
    assert watch.of(Call)[-1] == kinds
    lines = rig.rows("SELECT personal FROM audit_event ORDER BY position DESC LIMIT ?", len(kinds))
    assert [json.loads(personal or "{}").get("operator") for (personal,) in lines] == [OPERATOR] * len(kinds)
    no_header_tells_of_a_person(rig)


def no_header_tells_of_a_person(rig: Rig) -> None:
    """Nor has it a word that somebody typed; both would stay for ever."""
    people = {text for row in rig.rows("SELECT id, external_id, name FROM person") for text in row if text}
    texts = {text for (header,) in rig.rows("SELECT header FROM audit_event") for text in _texts(json.loads(header))}
    assert texts
    assert not texts & (people | TYPED | {OPERATOR})


def _texts(told: Mapping[str, Any]) -> Iterator[str]:
    for value in told.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from _texts(value)


def test_every_handler_has_its_use_case(make_rig):
    assert {kind for kind, _, _ in USE_CASES} == dispatch._HANDLERS.keys()
    assert {name for name, *_ in ORDERS} == control_requests.handlers(make_rig().kiosk).keys()


def test_every_kind_of_event_is_recorded_by_something():
    seen = {kind for _, _, kinds in USE_CASES for kind in kinds}
    seen |= {kind for _, _, _, kinds in ORDERS for kind in kinds}
    assert CATALOGUE.keys() - seen == LATER.keys() | ELSEWHERE.keys()


def test_what_nothing_records_yet_is_recorded_by_nothing():
    later = {(CATALOGUE[kind].__module__, CATALOGUE[kind].__name__) for kind in LATER}
    imported = {one for path in (ROOT / "kiosk").rglob("*.py") for one in _imported(path)}
    assert sorted(imported & later) == [], "it is recorded now: tell where that is seen, in ELSEWHERE or by a story"


def _imported(path: Path) -> set[tuple[str, str]]:
    imports = (one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.ImportFrom))
    return {(one.module or "", name.name) for one in imports for name in one.names}


@pytest.mark.parametrize(("kind", "test"), ELSEWHERE.items())
def test_what_is_recorded_elsewhere_is_seen_there(kind: str, test: str):
    assert f'"{kind}"' in (ROOT / test).read_text("utf-8")
