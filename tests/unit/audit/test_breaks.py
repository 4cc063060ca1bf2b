"""What is said of a record that began anew: never that nothing was altered, unless all was well."""

from __future__ import annotations

import pytest

from kiosk.audit import note
from kiosk.audit.report import sentences
from tests.fakes.exports import NOBODY, Key, RecordMade

WELL = "nothing was altered"
CAREFUL = "what is here is as the kiosk wrote it"


def _record(why: str) -> RecordMade:
    record = RecordMade()
    record.fill(4)
    record.sign()
    record.begin(Key.of("another") if why.startswith("key-") else None, why=why)
    record.fill(3)
    record.sign()
    return record


@pytest.mark.parametrize("first", ["installed", "upgraded"])
def test_where_all_was_well_nothing_was_altered(judge, first):
    record = RecordMade(NOBODY if first == "upgraded" else None, why=first)
    record.fill(4)
    if first == "upgraded":
        record.begin(Key.of("kiosk"), why="chained")
        record.fill(2)
    told = list(sentences(judge(record.export(), record.keys)))
    assert WELL in told[0]
    assert not any("WARNING" in one for one in told)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("restored", ["a backup was put back", "may be missing", "record.head.lost-", "a checkpoint of your own"]),
        ("rolled-back", ["an older one was put back", "are missing", "record.head.lost-", "a checkpoint of your own"]),
        ("broken", ["changed by something other than the kiosk", "may be missing", "a checkpoint of your own"]),
        ("key-lost", ["was gone", "Ask who removed it", "a checkpoint of your own"]),
        ("key-replaced", ["was another one", "Ask who replaced it", "a checkpoint of your own"]),
        ("haunted", ["does not know (haunted)", "Ask why"]),
    ],
)
def test_where_something_was_wrong_it_says_what_and_what_to_do(judge, why, words):
    record = _record(why)
    told = list(sentences(judge(record.export(), record.keys)))
    assert told[0] == f"7 events in 2 epochs: {CAREFUL}."
    assert WELL not in " ".join(told)
    (warning,) = [one for one in told if one.startswith(f"WARNING: epoch {record.now.name} began because ")]
    assert [word for word in words if word not in warning] == []


def test_a_selection_that_does_not_prove_how_an_epoch_began_says_so(judge):
    record = _record("broken")
    record.begin(why="restored")
    record.fill(2)
    proven = list(sentences(judge(record.select([[1], [1, 2], []]), record.keys)))
    assert any(one.startswith(f"WARNING: epoch {record.epochs[1].name}") for one in proven)
    unproven = list(sentences(judge(record.select([[1], [2], []]), record.keys)))
    for told in (proven, unproven):
        assert CAREFUL in told[0]
    assert not any("WARNING" in one for one in unproven)
    assert any(f"How epoch {record.epochs[1].name} began is not proven here" in one for one in unproven)


def test_the_plain_verifier_tells_the_same_facts(plain):
    record = _record("broken")
    record.add("{}", clock="untrusted")
    record.erase([2])
    record.erase_on_request([4])
    keys = plain.read_keys("\n".join(map(note.vkey, record.keys)))
    told = list(plain.facts(plain.verify(record.export(), keys)[0].values(), is_selection=False))
    first, second = (epoch.name for epoch in record.epochs)
    assert told == [
        f"epoch {first}, began because: installed; in order, up to event 4",
        f"epoch {second}, began because: broken; in order, up to event 6",
        "  WARNING: before it, events may be missing, or somebody meddled. The guide says what to ask",
        "  without their personal data: 2 events (1 because of request, 1 because of retention)",
        "  with a clock that was not to be trusted: 1 events",
        "A full export.",
    ]
