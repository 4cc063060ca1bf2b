"""The catalogue of events: what each says, what of it can be erased, and that its documentation is true."""

from __future__ import annotations

import importlib.util
import inspect
import json
import pkgutil
import re
from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum
from pathlib import Path
from types import ModuleType, NoneType
from typing import Annotated, Any, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import events
from kiosk.domain.allocation import Refusal
from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Condition
from kiosk.domain.events import CATALOGUE, SUBJECTS, Event
from kiosk.domain.events.assignments import Assigned, Shared, WhyNotAssigned
from kiosk.domain.events.base import Mark, mark_of, own_fields, utc_text
from kiosk.domain.events.compartments import ConditionSet
from kiosk.domain.events.credentials import WhyRefused
from kiosk.domain.events.doors import DoorClosed
from kiosk.domain.people import Standing
from tests.fakes.clock import NOON

ROOT = Path(__file__).parents[3]
KINDS = pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE.keys())

# The store's own entries in what is erased.
TAKEN = {"person", "operator"}
# Texts that stay for ever: ids, names that the site file gives, and sentences that the kiosk makes. Words of a person,
# and words about one, are never among them.
TEXTS_THAT_STAY = {
    "alarm.acknowledged": {"alarm", "device"},
    "alarm.over": {"alarm", "device"},
    "alarm.raised": {"alarm", "device"},
    "assignment.assigned": {"why", "shift", "reservation", "instead_of"},
    "backup.failed": {"error"},
    "backup.made": {"file"},
    "codes.made": {"bank"},
    "codes.taken": {"issuer"},
    "credential.accepted": {"reader"},
    "credential.refused": {"reader"},
    "device.down": {"name", "error"},
    "device.tested": {"name"},
    "device.unsteady": {"name", "error"},
    "device.up": {"name"},
    "help.asked": {"screen"},
    "input.changed": {"name"},
    "key.handed_out": {"key"},
    "key.revoked": {"issuer", "key"},
    "key.trusted": {"issuer", "key", "tenants"},
    "kiosk.started": {"version", "kiosk", "tenant", "site"},
    "line.offered": {"why"},
    "lost_property.disposed": {"bag", "case"},
    "lost_property.found": {"bag", "case", "keep_until"},
    "lost_property.handed_back": {"bag", "case"},
    "lost_property.label": {"bag", "case"},
    "open.outcome": {"why"},
    "operator.second": {"for_what"},
    "pass.accepted": {"pass_id", "reader"},
    "pass.handed_over": {"visit"},
    "pass.issued": {"bank", "pass_id", "visit"},
    "pass.refused": {"pass_id", "reader"},
    "pass.revoked": {"pass_id"},
    "pass.spent": {"pass_id"},
    "policy.in_force": {"document", "sha256"},
    "policy.refused": {"document", "why"},
    "record.damaged": {"error"},
    "record.erased": {"epoch", "events"},
    "record.recovered": {"error", "set_aside"},
    "record.set_aside_deleted": {"set_aside"},
    "recovery.cancelled": {"case"},
    "recovery.opened": {"case"},
    "recovery.skipped": {"case", "step"},
    "recovery.step": {"case"},
    "remote.access_granted": {"upstream"},
    "remote.access_used": {"upstream"},
    "remote.opening": {"upstream"},
    "remote.opening_refused": {"upstream"},
    "reservation.arrived": {"reservation"},
    "reservation.cancelled": {"reservation", "bank", "zone"},
    "reservation.changed": {"reservation", "bank", "zone"},
    "reservation.made": {"reservation", "bank", "zone"},
    "reservation.no_show": {"reservation"},
    "reservation.unmet": {"reservation"},
    "run.started": {"by_input"},
    "settings.changed": {"what"},
    "site.door_elsewhere": {"bank", "number"},
    "upstream.booking_rejected": {"booking"},
    "upstream.lease_agreed": {"bank"},
    "upstream.lease_offered": {"bank"},
    "upstream.lease_refused": {"bank"},
    "visit.arrived": {"language", "terms", "visit"},
    "visit.ended": {"visit"},
    "visit.extended": {"visit"},
    "visit.invited": {"visit"},
    "visit.left": {"visit"},
    "visit.over": {"visit"},
}


def type_of(hint: object) -> type:
    """What is in a field, if anything is."""
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    (one,) = set(get_args(plain) or (plain,)) - {NoneType}
    assert isinstance(one, type)
    return one


def can_be_none(hint: object) -> bool:
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return NoneType in get_args(plain)


def marked(kind: type[Event], mark: Mark | None) -> set[str]:
    return {name for name, hint in own_fields(kind).items() if mark_of(hint) is mark}


# --- the catalogue --------------------------------------------------------------------------------------------------


def test_every_module_is_in_the_catalogue():
    modules = {one.name for one in pkgutil.iter_modules(events.__path__)}
    assert {one.__name__.rpartition(".")[2] for one in SUBJECTS} == modules - {"base"}


def test_every_kind_is_in_it_once():
    defined = [one for subject in SUBJECTS for one in vars(subject).values() if "kind" in getattr(one, "__dict__", {})]
    assert sorted(one.kind for one in defined) == sorted(CATALOGUE)


@KINDS
def test_a_kind_is_named_and_explained(kind: type[Event]):
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", kind.kind)
    assert (inspect.getdoc(kind) or "").endswith(".")


@KINDS
def test_an_event_can_not_be_changed(kind: type[Event]):
    event = example(kind)
    with pytest.raises(AttributeError):
        event.person_id = "somebody else"  # type: ignore[misc]
    assert not hasattr(event, "__dict__")


@KINDS
def test_its_fields_are_what_a_flat_text_can_say(kind: type[Event]):
    for name, hint in own_fields(kind).items():
        one = type_of(hint)
        assert one in PLAIN or issubclass(one, Enum), name
        assert mark_of(hint) is None or one is str, name
        assert name not in TAKEN


@KINDS
def test_no_words_of_a_person_stay_for_ever(kind: type[Event]):
    hints = own_fields(kind)
    texts = {name for name in marked(kind, None) if type_of(hints[name]) is str}
    assert texts == TEXTS_THAT_STAY.get(kind.kind, set())


# --- what an event says ---------------------------------------------------------------------------------------------


PLAIN: dict[type, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    datetime: st.datetimes(timezones=st.just(UTC)),
}
EXAMPLES: dict[type, object] = {str: "text", int: 7, bool: True, datetime: NOON}


def example(kind: type[Event]) -> Event:
    types = {name: type_of(hint) for name, hint in own_fields(kind).items()}
    told: dict[str, Any] = {
        name: next(iter(one)) if issubclass(one, Enum) else EXAMPLES[one] for name, one in types.items()
    }
    return kind(**told)


def values_of(hint: object) -> st.SearchStrategy[Any]:
    one = type_of(hint)
    values = st.sampled_from(one) if issubclass(one, Enum) else PLAIN[one]
    return st.none() | values if can_be_none(hint) else values


@st.composite
def any_event(draw: st.DrawFn) -> Event:
    kind = draw(st.sampled_from(list(CATALOGUE.values())))
    told: dict[str, Any] = {name: draw(values_of(hint)) for name, hint in own_fields(kind).items()}
    return kind(person_id=draw(st.none() | st.text()), compartment_id=draw(st.none() | st.integers(1, 99)), **told)


@given(any_event())
def test_each_field_goes_to_one_place_and_nothing_is_lost(event: Event):
    kind = type(event)
    said = {one.name for one in fields(event) if getattr(event, one.name) is not None}
    assert event.detail().keys() == marked(kind, None) & said
    assert event.personal().keys() == marked(kind, Mark.TEXT) & said
    assert event.people().keys() - {"person"} == marked(kind, Mark.PERSON) & said
    assert event.people().get("person") == event.person_id


@given(any_event())
def test_it_can_be_told_from_its_text(event: Event):
    told = json.loads(json.dumps(event.detail()))
    for name, hint in own_fields(type(event)).items():
        if name in told:
            one = type_of(hint)
            again = datetime.fromisoformat(told[name]) if one is datetime else one(told[name])
            assert again == getattr(event, name)


def test_what_tells_of_a_person_is_beside_the_header():
    shared = Shared(person_id="p1", assignment_id="a1", colleague="p2", until=NOON)
    assert shared.detail() == {"until": "2026-11-24T11:00:00Z"}
    assert shared.people() == {"person": "p1", "colleague": "p2"}
    assert shared.personal() == {}
    set_ = ConditionSet(compartment_id=1, condition=Condition.HOLD, note="Ada's keys")
    assert set_.detail() == {"condition": "hold"}
    assert set_.personal() == {"note": "Ada's keys"}
    assert set_.people() == {}


def test_what_has_nothing_to_say_is_left_out():
    assert DoorClosed(compartment_id=1).detail() == {}
    assert Assigned(model=Model.DAY_USE, why="the only one").detail() == {"model": "day-use", "why": "the only one"}


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026-03-29T01:00:00Z"),
        (datetime(2026, 3, 29, 3, 0, tzinfo=timezone(timedelta(hours=2))), "2026-03-29T01:00:00Z"),
        (datetime(1970, 1, 1, 0, 0, 0, 5, tzinfo=UTC), "1970-01-01T00:00:00.000005Z"),
    ],
)
def test_instants_are_told_in_utc(at: datetime, text: str):
    assert utc_text(at) == text


def test_each_refusal_can_be_told():
    assert {one.value for one in Refusal} <= {one.value for one in WhyNotAssigned}
    assert {one.value for one in Standing} - {"allowed"} <= {one.value for one in WhyRefused}


# --- its documentation ----------------------------------------------------------------------------------------------


@pytest.fixture
def record_table() -> ModuleType:
    """What writes the table."""
    spec = importlib.util.spec_from_file_location("record_table", ROOT / "packaging" / "setup" / "record_table.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_documentation_says_what_the_catalogue_says(record_table: ModuleType):
    assert record_table.TABLE.read_text("utf-8") == record_table.table(), "make record-table"


def test_the_documentation_has_each_kind_and_field_once(record_table: ModuleType):
    rows = [line.split("|") for line in record_table.table().splitlines() if line.startswith("| `")]
    told = {row[1].strip(" `"): [re.findall(r"`(\w+)`: ", cell) for cell in row[3:5]] for row in rows}
    assert len(rows) == len(CATALOGUE)
    for name, kind in CATALOGUE.items():
        kept = marked(kind, None)
        assert [set(cell) for cell in told[name]] == [kept, own_fields(kind).keys() - kept]


@pytest.mark.parametrize("old", [None, "# What is recorded\n"])
def test_a_stale_table_is_found(
    record_table: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], old
):
    table = tmp_path / "events.md"
    monkeypatch.setattr(record_table, "TABLE", table)
    if old is not None:
        table.write_text(old)
    assert record_table.check() == 1
    monkeypatch.setattr("sys.argv", ["record_table.py", "update"])
    assert record_table.main() == 0
    assert record_table.check() == 0
    assert capsys.readouterr().out.splitlines()[0] == "events.md is stale: make record-table"
