"""Selected exports: each event in one is proven to be in the record, whatever was left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.audit.fault import Fault, Kind
from kiosk.audit.line import Line, parse_line
from kiosk.audit.report import sentences
from tests.fakes.exports import Key, RecordMade, edited, header_text, personal_text, resealed, reworded, seal

LATER = Key.of("later")


def _record() -> RecordMade:
    record = RecordMade()
    record.fill(250)
    record.begin(why="restored")
    record.fill(60)
    record.sign()
    record.begin(LATER, why="key-changed")
    record.fill(5)
    return record


RECORD = _record()
RECORD.epochs[0].lines[-1] = replace(RECORD.epochs[0].lines[-1], checkpoints=(RECORD.epochs[0].note(250),))
A, B, C = RECORD.epochs
KEYS = RECORD.keys
CHOSEN = RECORD.select([[2, 3, 100, 101, 250], [1, 30, 60], [4]])


def test_control_any_choice_of_events_verifies(judge):
    assert judge(CHOSEN, KEYS).events == 9
    for seqs in ([1], [250], [7, 8, 9], range(1, 251), range(2, 251, 3)):
        report = judge(RECORD.select([seqs, [], []]), KEYS)
        assert (report.is_selection, report.events, len(report.epochs)) == (True, len(seqs), 1)


def test_it_says_what_a_selection_cannot_prove(judge):
    told = " ".join(sentences(judge(CHOSEN, KEYS)))
    assert "that nothing else matched is not proven" in told


def test_a_beginning_is_told_only_where_it_is_proven(judge):
    assert [one.why for one in judge(CHOSEN, KEYS).epochs] == [None, "restored", None]


def test_what_was_left_out_is_not_missed(judge):
    """The limit of what a selection proves: lines that begin no epoch can be taken out of it."""
    assert judge(CHOSEN[:2] + CHOSEN[3:], KEYS).events == 8


WHAT = {
    "a header": (lambda raws: [*raws[:2], reworded(raws[2], door="99"), *raws[3:]], Kind.HEADER, 3),
    "personal data": (lambda raws: [edited(raws[0], personal=personal_text("Eve")), *raws[1:]], Kind.PERSONAL, 1),
    "a hash": (lambda raws: [*raws[:2], edited(raws[2], hash=bytes(32)), *raws[3:]], Kind.HEADER, 3),
    "the hash before": (lambda raws: [*raws[:2], edited(raws[2], previous=bytes(32)), *raws[3:]], Kind.HEADER, 3),
    "the hash before, right after": (
        lambda raws: [raws[0], edited(raws[1], previous=bytes(32)), *raws[2:]],
        Kind.HASH,
        2,
    ),
    "an epoch's beginning": (
        lambda raws: [*raws[:5], edited(raws[5], genesis=B.genesis.replace("2026", "2025")), *raws[6:]],
        Kind.GENESIS,
        6,
    ),
    "a proof": (lambda raws: [*raws[:2], edited(raws[2], proof=(bytes(32),) * 8), *raws[3:]], Kind.PROOF, 3),
    "a proof too short": (lambda raws: [*raws[:2], _proof(raws[2], slice(0, -1)), *raws[3:]], Kind.PROOF, 3),
    "a proof in another order": (
        lambda raws: [*raws[:2], _proof(raws[2], slice(None, None, -1)), *raws[3:]],
        Kind.PROOF,
        3,
    ),
    "no proof": (lambda raws: [*raws[:2], edited(raws[2], proof=()), *raws[3:]], Kind.PROOF, 3),
    "a proof too long": (
        lambda raws: [*raws[:2], edited(raws[2], proof=(*_of(raws[2]), bytes(32))), *raws[3:]],
        Kind.PROOF,
        3,
    ),
    "two swapped": (lambda raws: [raws[0], raws[2], raws[1], *raws[3:]], Kind.REORDERED, 3),
    "one doubled": (lambda raws: [*raws[:2], raws[1], *raws[2:]], Kind.TWICE, 3),
    "the first removed": (lambda raws: raws[1:], Kind.SPLICED, 1),
    "an epoch's first removed": (lambda raws: [*raws[:5], *raws[6:]], Kind.SPLICED, 6),
    "an epoch twice": (lambda raws: [*raws, *raws[5:8]], Kind.EPOCH_TWICE, 10),
    "another epoch's beginning": (lambda raws: [edited(raws[0], genesis=B.genesis), *raws[1:]], Kind.SPLICED, 1),
    "an event of another epoch": (lambda raws: [raws[0], raws[6], *raws[1:]], Kind.SPLICED, 2),
    "no checkpoint": (lambda raws: [edited(raws[0], checkpoints=()), *raws[1:]], Kind.CHECKPOINT_MISSING, 1),
    "two checkpoints": (
        lambda raws: [edited(raws[0], checkpoints=(A.note(250), A.note(200))), *raws[1:]],
        Kind.CHECKPOINT_MISSING,
        1,
    ),
    "a checkpoint later": (
        lambda raws: [raws[0], edited(raws[1], checkpoints=(A.note(250),)), *raws[2:]],
        Kind.SHAPE,
        2,
    ),
    "a checkpoint of another epoch": (
        lambda raws: [edited(raws[0], checkpoints=(B.note(60),)), *raws[1:]],
        Kind.CHECKPOINT,
        1,
    ),
    "a checkpoint of another key": (
        lambda raws: [edited(raws[0], checkpoints=(A.note(250, LATER),)), *raws[1:]],
        Kind.CHECKPOINT_KEY,
        1,
    ),
    "a checkpoint of a stranger": (
        lambda raws: [edited(raws[0], checkpoints=(A.note(250, Key.of("stranger")),)), *raws[1:]],
        Kind.CHECKPOINT_KEY,
        1,
    ),
    "an older checkpoint": (lambda raws: [edited(raws[0], checkpoints=(A.note(249),)), *raws[1:]], Kind.PROOF, 1),
    "a checkpoint that ends before": (
        lambda raws: [*raws[:5], edited(raws[5], checkpoints=(B.note(1),), proof=()), *raws[6:]],
        Kind.UNCOVERED,
        7,
    ),
    "a line of a full export": (lambda raws: [*raws[:2], RECORD.export()[99], *raws[3:]], Kind.MIXED, 3),
    "cut off": (lambda raws: [*raws[:-1], raws[-1][:-1]], Kind.CUT_OFF, 9),
    "not JSON": (lambda raws: [*raws[:2], b"{\n", *raws[3:]], Kind.NOT_JSON, 3),
}


def _of(raw: bytes) -> tuple[bytes, ...]:
    proof = parse_line(raw).proof
    assert proof is not None
    return proof


def _proof(raw: bytes, part: slice) -> bytes:
    return edited(raw, proof=_of(raw)[part])


@pytest.mark.parametrize("what", WHAT)
def test_tampering_with_a_selection_is_found(judge, what):
    tampering, kind, line = WHAT[what]
    tampered = tampering(list(CHOSEN))
    assert tampered != CHOSEN
    found = judge(tampered, KEYS)
    assert isinstance(found, Fault)
    assert (found.kind, found.line) == (kind, line), str(found)


def test_an_event_sealed_anew_is_not_in_the_record(judge):
    """With hashes that are right in themselves, only the proof can tell."""
    record = RecordMade()
    record.fill(9)
    assert judge(record.select([[3]]), record.keys).events == 1
    forged = RecordMade()
    whole = resealed([*record.export()[:2], reworded(record.export()[2], door="99"), *record.export()[3:]])
    forged.now.lines = [parse_line(raw) for raw in whole]
    mixed = edited(forged.select([[3]])[0], checkpoints=(record.now.note(9),))
    assert judge(mixed.splitlines(keepends=True), record.keys).kind is Kind.PROOF


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ({"seq": 2}, None),
        ({"seq": 4}, Kind.UNCOVERED),  # at its place in the tree, the way up from 4 looks like that from 2
        ({"seq": 2, "epoch": "f" * 32}, Kind.SPLICED),
    ],
)
def test_an_event_has_to_be_what_its_place_says_even_if_that_was_signed(judge, header, kind):
    record = RecordMade()
    record.add()
    text = header_text(**{"epoch": record.now.name} | header)
    record.now.lines.append(seal(record.now.head, header["seq"], Line(text, None, None, None, b"")))
    found = judge(record.select([[1, 2]]), record.keys)
    assert getattr(found, "kind", None) is kind


def test_a_key_that_is_not_in_the_key_file_is_found(judge):
    found = judge(CHOSEN, [A.key.public])
    assert (found.kind, found.line) == (Kind.EPOCH_KEY, 9)
