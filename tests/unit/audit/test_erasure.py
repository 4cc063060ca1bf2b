"""Personal data that was erased: the record verifies as before, and says of each event why its data is gone."""

from __future__ import annotations

import pytest

from kiosk.audit import erasures
from kiosk.audit.fault import Fault, Kind
from kiosk.audit.report import ErasedFound
from tests.fakes.exports import RecordMade, listed_text, personal_text


def _record(*, people: int = 6) -> RecordMade:
    """Events 1 to ``people`` have personal data, the one after them has none."""
    record = RecordMade()
    for at in range(people):
        record.add(personal_text(f"E{at}"))
    record.add()
    return record


def _told(record: RecordMade, **detail: object) -> RecordMade:
    told = {"epoch": record.epochs[0].name, "events": "1-2", "why": "retention"} | detail
    record.add(type=erasures.ERASED, detail={name: value for name, value in told.items() if value is not None})
    return record


def test_what_was_erased_is_counted_by_its_reason(judge):
    record = _record()
    record.erase([1, 2, 4])
    record.erase([3], why="request")
    record.begin(why="restored")
    record.add()
    record.erase([6], epoch=record.epochs[0])
    report = judge(record.export(), record.keys)
    assert report.erased == 5
    first, second, third = (record.epochs[at].lines[seq - 1].header for at, seq in ((0, 8), (0, 9), (1, 2)))
    assert report.erasures == (
        ErasedFound("retention", 4, _at(first), _at(third)),
        ErasedFound("request", 1, _at(second), _at(second)),
    )


def _at(header: str) -> str:
    return header.split('"at":"')[1].split('"', maxsplit=1)[0]


def test_nothing_is_left_of_what_was_erased(judge):
    record = _record()
    assert b"E3" in b"".join(record.export())
    record.erase([4])
    whole = b"".join(record.export())
    assert b"E3" not in whole
    assert judge(record.export(), record.keys).erased == 1


def test_data_that_is_gone_without_an_event_is_found(judge):
    record = _record()
    record.erase([1, 2])
    record.forget([4])
    found = judge(record.export(), record.keys)
    assert (found.kind, found.line, found.seq) == (Kind.UNDECLARED, 4, 4)


def test_it_is_found_in_an_epoch_before_too(judge):
    record = _record()
    record.begin(why="restored")
    record.add()
    assert judge(record.export(), record.keys).erased == 0
    record.forget([4], record.epochs[0])
    found = judge(record.export(), record.keys)
    assert (found.kind, found.line, found.epoch) == (Kind.UNDECLARED, 4, record.epochs[0].name)


def test_an_erasure_may_be_told_twice_and_counts_once(judge):
    record = _record()
    record.erase([1, 2])
    assert judge(_told(record).export(), record.keys).erased == 2


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"events": "1-3"}, "event 3 still has its data"),
        ({"events": "1-2,7"}, "event 7 never had any"),
        ({"events": "1-2,8"}, "event 8 tells of this itself"),
        ({"events": "1-2,999999999999999999"}, "there is no such event"),
        ({"epoch": "0" * 32}, "there is no such epoch"),
        ({"epoch": None}, "of which epoch?"),
        ({"events": None}, "of which events?"),
        ({"why": None}, "why?"),
        ({"why": 7}, "why?"),
        ({"events": 1}, "of which events?"),
        ({"events": ""}, "of which events?"),
        ({"events": "2-1"}, "backwards"),
        ({"events": "1,2"}, "not as one range"),
        ({"events": "2,1"}, "in another order"),
        ({"events": "1-2,2"}, "twice"),
        ({"events": "0-2"}, "no event 0"),
        ({"events": "01-2"}, "a zero in front"),
        ({"events": "1-2,"}, "a comma at the end"),
        ({"events": "1-2 "}, "a space"),
        ({"events": "1-2\n"}, "a line break"),
        ({"events": "١-٢"}, "other digits"),
    ],
)
def test_an_erasure_has_to_be_told_as_it_was(judge, told, why):
    control, record = _record(), _record()
    control.forget([1, 2])
    assert judge(_told(control).export(), control.keys).erased == 2
    record.forget([1, 2])
    found = judge(_told(record, **told).export(), record.keys)
    assert (found.kind, found.line) == (Kind.ERASURE, 8), why


def test_a_range_has_two_ends(judge):
    for events, is_right in (("1", True), ("1-1", False)):
        record = _record()
        record.forget([1])
        found = judge(_told(record, events=events).export(), record.keys)
        assert isinstance(found, Fault) is not is_right


def test_an_erasure_of_what_comes_only_later_is_found(judge):
    record = _record()
    _told(record, events="9")
    record.add(personal_text("Eve"))
    record.forget([9])
    found = judge(record.export(), record.keys)
    assert (found.kind, found.line) == (Kind.ERASURE, 8)


def test_a_selection_tells_how_many_are_erased_but_not_why(judge):
    record = _record()
    record.erase([1, 2])
    report = judge(record.select([[1, 2, 3]]), record.keys)
    assert (report.erased, report.erasures) == (2, ())


# --- for one person: which events they were stands in personal data, and goes with it ---------------------------------


def test_what_somebody_asked_for_is_listed_in_personal_data(judge):
    record = _record()
    record.erase_on_request([1, 2, 4])
    report = judge(record.export(), record.keys)
    assert report.erased == 3
    assert [(one.why, one.events) for one in report.erasures] == [("request", 3)]


def test_later_the_list_goes_and_what_is_erased_for_its_age_covers_those_events(judge):
    record = _record()
    seq = record.erase_on_request([2, 4])
    record.erase([1, 2, 3, 4, 5, 6])
    report = judge(record.export(), record.keys)
    assert [(one.why, one.events) for one in report.erasures] == [("request", 2), ("retention", 4)]
    record.erase([seq])
    whole = record.export()
    assert b"2,4" not in b"".join(whole)
    report = judge(whole, record.keys)
    assert (report.erased, [(one.why, one.events) for one in report.erasures]) == (7, [("retention", 7)])


def test_a_list_that_is_gone_accounts_for_nothing(judge):
    record = _record()
    seq = record.erase_on_request([2, 4])
    assert judge(record.export(), record.keys).erased == 2
    record.erase([seq])
    found = judge(record.export(), record.keys)
    assert (found.kind, found.line, found.seq) == (Kind.UNDECLARED, 2, 2)


def test_a_list_that_was_taken_away_is_a_fault_itself(judge):
    record = _record()
    seq = record.erase_on_request([2, 4])
    record.erase([1, 2, 3, 4, 5, 6])
    record.forget([seq])
    found = judge(record.export(), record.keys)
    assert (found.kind, found.line, found.seq) == (Kind.UNDECLARED, seq, seq)


@pytest.mark.parametrize(
    "personal",
    [
        None,
        personal_text("Ada"),
        listed_text(None),
        listed_text(1),
        listed_text(False),
        listed_text([1, 2]),
        listed_text(""),
        listed_text("2-1"),
        listed_text("1-3"),
        listed_text("1-2,7"),
        "[]",
        "{",
        "",
        "null",
    ],
)
def test_the_list_has_to_be_one(judge, personal):
    for told, is_right in ((listed_text("1-2"), True), (personal, False)):
        record = _record()
        record.forget([1, 2])
        detail = {"epoch": record.now.name, "why": "request", "count": 2}
        seq = record.add(told, type=erasures.ERASED, detail=detail)
        found = judge(record.export(), record.keys)
        assert isinstance(found, Fault) is not is_right
        if not is_right:
            assert (found.line, found.kind) in {(seq, Kind.ERASURE), (seq, Kind.NOT_JSON), (seq, Kind.SHAPE)}


@pytest.mark.parametrize("events", [None, "", 7, False])
def test_a_list_in_the_detail_that_is_none_is_not_made_up_for_by_another(judge, events):
    for told, is_right in (("1-2", True), (events, False)):
        record = _record()
        record.forget([1, 2])
        detail = {"epoch": record.now.name, "events": told, "why": "request"}
        record.add(listed_text("1-2"), type=erasures.ERASED, detail=detail)
        assert isinstance(judge(record.export(), record.keys), Fault) is not is_right


def test_the_first_of_several_that_nobody_accounts_for_is_named_by_both(judge):
    record = _record()
    record.erase([1])
    record.begin(why="restored")
    record.fill(6)
    record.forget([4, 6])
    record.forget([3, 5], record.epochs[0])
    found = judge(record.export(), record.keys)
    assert (found.kind, found.line, found.epoch, found.seq) == (Kind.UNDECLARED, 3, record.epochs[0].name, 3)
