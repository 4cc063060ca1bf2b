"""The list of tamperings, each found by both verifiers and named for what it is.

Every test first shows that the untouched export passes (``_untouched``), so that none can pass for another reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from kiosk.audit import chain, note
from kiosk.audit.fault import Fault, Kind
from kiosk.audit.line import Line, parse_line
from kiosk.audit.tree import ProofMaker, leaf
from tests.fakes.exports import (
    EpochMade,
    Key,
    RecordMade,
    edited,
    header_text,
    personal_text,
    resealed,
    reworded,
    seal,
)

LATER = Key.of("later")
STRANGER = Key.of("stranger")


def _record() -> RecordMade:
    """Three epochs of 230, 120 and 30 events, the last one under another key; some data erased, all of it declared."""
    record = RecordMade()
    record.fill(228)
    record.erase([2, 4, 6])
    record.add(personal_text("Ada"))
    record.sign()
    record.begin(why="restored")
    record.fill(119)
    record.erase([10, 12], epoch=record.epochs[0], why="request")
    record.sign()
    record.begin(LATER, why="key-changed")
    record.fill(30)
    return record


RECORD = _record()
A, B, C = RECORD.epochs
WHOLE = RECORD.export()
KEYS = RECORD.keys
FIRST = {"a": 0, "b": 230, "c": 350}


def _at(epoch: str, seq: int) -> int:
    """The index of an event's line."""
    return FIRST[epoch] + seq - 1


Tampering = Callable[[list[bytes]], list[bytes]]


def _with(at: int, change: Callable[[bytes], bytes]) -> Tampering:
    return lambda raws: [*raws[:at], change(raws[at]), *raws[at + 1 :]]


def _without(*gone: int) -> Tampering:
    return lambda raws: [raw for at, raw in enumerate(raws) if at not in gone]


def _swapped(one: int, other: int) -> Tampering:
    return lambda raws: [raws[{one: other, other: one}.get(at, at)] for at in range(len(raws))]


def _inserted(at: int, make: Callable[[list[bytes]], bytes]) -> Tampering:
    return lambda raws: [*raws[:at], make(raws), *raws[at:]]


def _order(*parts: tuple[int, int]) -> Tampering:
    return lambda raws: [raw for begin, end in parts for raw in raws[begin:end]]


def _noted(raw: bytes, *notes: str) -> bytes:
    return edited(raw, checkpoints=notes)


def _forged(epoch: EpochMade, seq: int, **header: object) -> bytes:
    """An event that never was, properly chained by somebody without the key."""
    line = Line(header_text(epoch.name, seq, **header), None, None, None, b"")
    return seal(epoch.head, seq, line).to_bytes()


def _moved(raw: bytes, after: EpochMade, seq: int) -> bytes:
    """An event as it was recorded once, sealed again at another place."""
    line = replace(parse_line(raw), genesis=None, checkpoints=())
    return seal(after.head, seq, line).to_bytes()


def _signed_last(raw: bytes, size: int = 31) -> bytes:
    """An event after C's, with a checkpoint over all of them by somebody who has the key."""
    line = parse_line(raw)
    root = ProofMaker(leaf(one.hash) for one in [*C.lines, line]).root()
    return _noted(raw, C.note(size, root=root))


def _resigned(epoch: EpochMade, raws: Sequence[bytes], key: Key) -> list[bytes]:
    """All checkpoints signed by another key."""
    signed = []
    for size, raw in enumerate(raws, 1):
        signed.append(_noted(raw, epoch.note(size, key)) if parse_line(raw).checkpoints else raw)
    return signed


WHAT = {
    # --- edited
    "a header": (_with(_at("a", 7), lambda raw: reworded(raw, door="99")), Kind.HEADER, 7),
    "a header, first of its epoch": (_with(_at("b", 1), lambda raw: reworded(raw, door="99")), Kind.GENESIS, 231),
    "a header, last of all": (_with(_at("c", 30), lambda raw: reworded(raw, door="99")), Kind.HEADER, 380),
    "a time": (_with(_at("a", 7), lambda raw: reworded(raw, at="2026-11-24T09:00:00Z")), Kind.HEADER, 7),
    "a header of erased data": (_with(_at("a", 2), lambda raw: reworded(raw, door="99")), Kind.HEADER, 2),
    "personal data": (_with(_at("a", 8), lambda raw: edited(raw, personal=personal_text("Eve"))), Kind.PERSONAL, 8),
    "a salt": (_with(_at("a", 8), lambda raw: edited(raw, salt=bytes(32))), Kind.PERSONAL, 8),
    "a commitment": (_with(_at("a", 8), lambda raw: edited(raw, commitment=bytes(32))), Kind.COMMITMENT, 8),
    "an erased one's commitment": (_with(_at("a", 2), lambda raw: edited(raw, commitment=bytes(32))), Kind.HEADER, 2),
    "personal data and its commitment": (
        _with(_at("a", 8), lambda raw: edited(raw, commitment=chain.commitment(bytes(32), "{}"), salt=bytes(32),
                                              personal="{}")), Kind.HEADER, 8),
    "personal data denied": (
        _with(_at("a", 8), lambda raw: edited(raw, commitment=None, salt=None, personal=None)), Kind.HEADER, 8),
    "personal data invented": (
        _with(_at("a", 7), lambda raw: edited(raw, commitment=chain.commitment(bytes(32), "{}"), salt=bytes(32),
                                              personal="{}")), Kind.HEADER, 7),
    "a hash": (_with(_at("a", 7), lambda raw: edited(raw, hash=bytes(32))), Kind.HASH, 7),
    "a genesis": (
        _with(_at("a", 1), lambda raw: edited(raw, genesis=A.genesis.replace("2026", "2025"))), Kind.GENESIS, 1),
    # --- removed, reordered, doubled
    "removed": (_without(_at("a", 7)), Kind.REMOVED, 7),
    "removed, with personal data": (_without(_at("b", 8)), Kind.REMOVED, 238),
    "many removed, a checkpoint too": (_without(*range(50, 150)), Kind.REMOVED, 51),
    "the first removed": (_without(_at("a", 1)), Kind.REMOVED, 1),
    "an epoch's first removed": (_without(_at("b", 1)), Kind.SPLICED, 231),
    "an epoch's first removed, its beginning moved on": (
        lambda raws: [*raws[:230], edited(raws[231], genesis=B.genesis), *raws[232:]], Kind.REMOVED, 231),
    "two swapped": (_swapped(_at("a", 7), _at("a", 8)), Kind.REORDERED, 7),
    "two far apart swapped": (_swapped(_at("a", 7), _at("a", 180)), Kind.REORDERED, 7),
    "one moved to the end": (lambda raws: [*raws[:6], *raws[7:], raws[6]], Kind.REORDERED, 7),
    "one doubled": (_inserted(_at("a", 8), lambda raws: raws[6]), Kind.TWICE, 8),
    "one again much later": (_inserted(_at("a", 180), lambda raws: raws[6]), Kind.TWICE, 180),
    # --- truncated
    "cut off between checkpoints": (_order((0, 370)), Kind.UNCOVERED, 370),
    "cut off in the middle of a line": (_with(379, lambda raw: raw[:-9]), Kind.CUT_OFF, 380),
    "the last line break gone": (_with(379, lambda raw: raw[:-1]), Kind.CUT_OFF, 380),
    "nothing left": (lambda _: [], Kind.EMPTY, None),
    "something added": (lambda raws: [*raws, _forged(C, 31)], Kind.UNCOVERED, 381),
    # --- epochs
    "an event of another epoch": (_with(_at("a", 7), lambda _: WHOLE[_at("b", 7)]), Kind.SPLICED, 7),
    "an event of another epoch between": (_inserted(_at("a", 8), lambda raws: raws[_at("b", 8)]), Kind.SPLICED, 8),
    "the rest of another epoch": (_order((0, 100), (330, 350), (350, 380)), Kind.SPLICED, 101),
    "two epochs swapped": (_order((0, 230), (350, 380), (230, 350)), Kind.PREVIOUS, 231),
    "the first epoch gone": (_order((230, 380)), Kind.PREVIOUS, 1),
    "an epoch gone": (_order((0, 230), (350, 380)), Kind.PREVIOUS, 231),
    "an epoch's end gone": (_order((0, 200), (230, 380)), Kind.PREVIOUS, 201),
    "an epoch twice": (_order((0, 230), (0, 230), (230, 380)), Kind.EPOCH_TWICE, 231),
    "a beginning in the middle": (_with(_at("a", 7), lambda raw: edited(raw, genesis=A.genesis)), Kind.EPOCH_TWICE, 7),
    "another one's beginning": (_with(_at("a", 1), lambda raw: edited(raw, genesis=B.genesis)), Kind.SPLICED, 1),
    "a beginning that was not": (
        _with(230, lambda raw: edited(raw, genesis=B.genesis.replace('"why":"restored"', '"why":"installed"'))),
        Kind.GENESIS, 231),
    # --- keys
    "a checkpoint of a stranger": (_with(99, lambda raw: _noted(raw, A.note(100, STRANGER))), Kind.CHECKPOINT_KEY, 100),
    "a checkpoint of a later key": (_with(99, lambda raw: _noted(raw, A.note(100, LATER))), Kind.CHECKPOINT_KEY, 100),
    "an old epoch signed with a later key": (
        lambda raws: [*_resigned(A, raws[:230], LATER), *raws[230:]], Kind.CHECKPOINT_KEY, 100),
    # --- an old entry signed later
    "an old entry sealed again in a later epoch": (
        lambda raws: [*raws, _signed_last(_moved(raws[6], C, 31))], Kind.SPLICED, 381),
    "an old entry sealed again in a later epoch, with its number": (
        lambda raws: [*raws, _signed_last(_moved(reworded(raws[6], seq=31), C, 31))], Kind.SPLICED, 381),
    "an old entry sealed again under the old number": (
        lambda raws: [*raws, _signed_last(_moved(raws[_at("c", 7)], C, 7))], Kind.TWICE, 381),
    "an old entry sealed again under a number to come": (
        lambda raws: [*raws, _signed_last(_moved(reworded(raws[_at("c", 7)], seq=32), C, 32), 32)], Kind.REMOVED,
        381),
    # --- checkpoints
    "a checkpoint gone": (_with(99, lambda raw: edited(raw, checkpoints=())), Kind.CHECKPOINT_MISSING, 100),
    "the last checkpoint gone": (_with(379, lambda raw: edited(raw, checkpoints=())), Kind.UNCOVERED, 380),
    "a checkpoint on another event": (_with(98, lambda raw: _noted(raw, A.note(100))), Kind.CHECKPOINT, 99),
    "a checkpoint of another epoch": (_with(99, lambda raw: _noted(raw, B.note(100))), Kind.CHECKPOINT, 100),
    "a checkpoint of another epoch, with this root": (
        _with(99, lambda raw: _noted(raw, B.note(100, root=A.root(100)))), Kind.CHECKPOINT, 100),
    "a checkpoint over another number, with this root": (
        _with(99, lambda raw: _noted(raw, A.note(99, root=A.root(100)))), Kind.CHECKPOINT, 100),
    "a checkpoint twice": (_with(99, lambda raw: _noted(raw, A.note(100), A.note(100))), Kind.CHECKPOINT, 100),
    "a checkpoint over other events": (_with(99, lambda raw: _noted(raw, A.note(100, root=bytes(32)))), Kind.ROOT, 100),
    "a checkpoint with another text": (
        _with(99, lambda raw: _noted(raw, A.note(100).replace("\n100\n", "\n101\n"))), Kind.CHECKPOINT, 100),
    "a note that is no checkpoint": (
        _with(99, lambda raw: _noted(raw, note.sign("hello\n", A.key.private, A.key.public))), Kind.CHECKPOINT, 100),
    "a checkpoint that is no note": (_with(99, lambda raw: _noted(raw, "hello")), Kind.CHECKPOINT, 100),
    "two heads": (
        _with(99, lambda raw: _noted(raw, A.note(100), A.note(100, root=bytes(32)))), Kind.TWO_HEADS, 100),
    "two heads, the wrong one first": (
        _with(99, lambda raw: _noted(raw, A.note(100, root=bytes(32)), A.note(100))), Kind.TWO_HEADS, 100),
    # --- rewritten by hand, without the key
    "rewritten": (
        lambda raws: [*resealed(_with(6, lambda raw: reworded(raw, door="99"))(raws[:230])), *raws[230:]],
        Kind.ROOT, 100),
    "rewritten after the last multiple of 100": (
        lambda raws: [*resealed(_with(209, lambda raw: reworded(raw, door="99"))(raws[:230])), *raws[230:]],
        Kind.ROOT, 230),
    "rewritten, an event left out": (
        lambda raws: [*_renumbered(raws[:6] + raws[7:230]), *raws[230:]], Kind.CHECKPOINT, 99),
    # --- personal data taken away
    "erased without an event": (
        _with(_at("a", 8), lambda raw: edited(raw, personal=None, salt=None)), Kind.UNDECLARED, 8),
    "the salt alone taken away": (
        _with(_at("a", 8), lambda raw: re.sub(rb'"salt":"[0-9a-f]+"', b'"salt":null', raw)), Kind.SHAPE, 8),
    # --- not an export
    "not UTF-8": (_with(7, lambda raw: raw.replace(b"door", b"d\xffor", 1)), Kind.NOT_UTF8, 8),
    "not JSON": (_with(7, lambda raw: b"[" + raw), Kind.NOT_JSON, 8),
    "brackets without end": (_with(7, lambda _: b"[" * 200_000 + b"\n"), Kind.NOT_JSON, 8),
    "a number without end": (_with(7, lambda _: b'{"header":' + b"9" * 9000 + b"}\n"), Kind.NOT_JSON, 8),
    "no object": (_with(7, lambda _: b'["header"]\n'), Kind.SHAPE, 8),
    "an empty line": (_inserted(7, lambda _: b"\n"), Kind.NOT_JSON, 8),
    "an empty object": (_with(7, lambda _: b"{}\n"), Kind.SHAPE, 8),
    "a line longer than any event": (_with(7, lambda raw: b" " * (1 << 20) + raw), Kind.SHAPE, 8),
    "carriage returns": (lambda raws: [raw[:-1] + b"\r\n" for raw in raws], Kind.BYTES, 1),
    "a byte order mark": (_with(0, lambda raw: b"\xef\xbb\xbf" + raw), Kind.NOT_JSON, 1),
    "a space": (_with(7, lambda raw: raw.replace(b'","salt"', b'", "salt"')), Kind.BYTES, 8),
    "capitals": (_with(7, lambda raw: raw[:-50] + raw[-50:-2].replace(b"a", b"A") + raw[-2:]), Kind.BYTES, 8),
    "an escape": (_with(7, lambda raw: raw.replace(b'"personal"', b'"p\\u0065rsonal"')), Kind.BYTES, 8),
    "a key twice": (_with(7, lambda raw: b'{"header":"",' + raw[1:]), Kind.BYTES, 8),
    "another key": (_with(7, lambda raw: b'{"more":1,' + raw[1:]), Kind.SHAPE, 8),
    "no checkpoints, but a list": (_with(7, lambda raw: raw[:-2] + b',"checkpoints":[]}\n'), Kind.SHAPE, 8),
    "another version": (_with(7, lambda raw: raw.replace(b'{\\"v\\":1', b'{\\"v\\":2')), Kind.VERSION, 8),
    "another version of the beginning": (
        _with(230, lambda raw: raw.replace(b'{"genesis":"{\\"v\\":1', b'{"genesis":"{\\"v\\":2')), Kind.VERSION, 231),
    "a line of a selection": (_with(7, lambda _: RECORD.select([[8], [1], [1]])[0]), Kind.MIXED, 8),
    "another line of a selection": (_with(7, lambda _: RECORD.select([[1, 8], [1], [1]])[1]), Kind.MIXED, 8),
}  # fmt: skip


def _renumbered(raws: Sequence[bytes]) -> list[bytes]:
    """One epoch's events under new numbers, sealed anew, the checkpoints left where they were."""
    return resealed([reworded(raw, seq=seq) for seq, raw in enumerate(raws, 1)])


def test_control_the_untouched_record_passes(judge):
    report = judge(WHOLE, KEYS)
    assert (report.events, len(report.epochs), report.erased) == (380, 3, 5)


@pytest.mark.parametrize("what", WHAT)
def test_tampering_is_found(judge, what):
    tampering, kind, line = WHAT[what]
    tampered = tampering(list(WHOLE))
    assert tampered != WHOLE
    found = judge(tampered, KEYS)
    assert isinstance(found, Fault)
    assert (found.kind, found.line) == (kind, line), str(found)


@pytest.mark.parametrize(("more", "kind"), [(0, None), (1, Kind.SHAPE)])
def test_no_line_is_longer_than_a_mebibyte(judge, more, kind):
    record = RecordMade()
    record.add("a" * ((1 << 20) - _length_of_an_event() + more))
    record.add()
    whole = record.export()
    assert len(whole[0]) == (1 << 20) + more
    found = judge(whole, record.keys)
    assert getattr(found, "kind", None) is kind


def _length_of_an_event() -> int:
    record = RecordMade()
    record.add("")
    record.add()
    return len(record.export()[0])


def test_an_event_is_named_in_the_fault(judge):
    found = judge(_with(_at("b", 7), lambda raw: reworded(raw, door="99"))(WHOLE), KEYS)
    assert (found.epoch, found.seq) == (B.name, 7)
    assert str(found).startswith(f"Line 237, event 7, epoch {B.name}: Its header")


def test_a_key_that_is_not_in_the_key_file_is_found(judge):
    assert judge(WHOLE, [A.key.public]).kind is Kind.EPOCH_KEY
    assert judge(WHOLE, [STRANGER.public]).kind is Kind.EPOCH_KEY
    assert judge(WHOLE, [STRANGER.public, *KEYS]).events == 380


def test_control_somebody_with_the_key_can_add_to_the_end(judge):
    """What the three old entries above lack is the right place, not the right hashes."""
    moved = _moved(reworded(WHOLE[6], seq=31, epoch=C.name), C, 31)
    assert judge([*WHOLE, _signed_last(moved)], KEYS).events == 381


@pytest.mark.parametrize(
    "changes",
    [None, {"epoch": "f" * 32}, {"size": 2}, {"size": 4}, {"head": bytes(32)}],
)
def test_an_epoch_follows_on_the_one_before_even_if_it_was_signed_so(judge, changes):
    """So are two records of one kiosk, each right in itself, not one record."""
    for told, kind in (({}, None), (changes, Kind.PREVIOUS)):
        record = RecordMade()
        record.fill(3)
        right = chain.Previous(record.now.name, 3, record.now.head)
        record.begin(why="restored", previous=None if told is None else replace(right, **told))
        record.fill(3)
        found = judge(record.export(), KEYS)
        assert getattr(found, "kind", None) is kind
        if kind is not None:
            assert (found.line, found.seq) == (4, 1)


def test_two_epochs_have_two_names(judge):
    for name, kind in ((None, None), (A.name, Kind.EPOCH_TWICE)):
        record = RecordMade()
        record.fill(3)
        record.begin(why="restored", name=name)
        record.fill(3)
        assert getattr(judge(record.export(), KEYS), "kind", None) is kind


def test_a_whole_record_made_up_by_a_stranger_is_found(judge):
    stranger = RecordMade(STRANGER)
    stranger.fill(10)
    assert judge(stranger.export(), [STRANGER.public]).events == 10
    assert judge(stranger.export(), KEYS).kind is Kind.EPOCH_KEY


def test_a_witness_may_sign_too(judge):
    witnessed = A.note(100) + "— witness.example " + note.sign("x\n", LATER.private, LATER.public).split(" ")[-1]
    assert judge(_with(99, lambda raw: _noted(raw, witnessed))(WHOLE), KEYS).events == 380
    twice = witnessed + witnessed.splitlines(keepends=True)[-1]
    assert judge(_with(99, lambda raw: _noted(raw, twice))(WHOLE), KEYS).kind is Kind.CHECKPOINT


def test_an_epoch_may_be_signed_by_a_second_known_key_but_not_only_by_it(judge):
    first, second = A.note(100), A.note(100, LATER)
    both = first + second.splitlines(keepends=True)[-1]
    assert judge(_with(99, lambda raw: _noted(raw, both))(WHOLE), KEYS).events == 380
    wrong = first + B.note(100, LATER).splitlines(keepends=True)[-1]
    assert judge(_with(99, lambda raw: _noted(raw, wrong))(WHOLE), KEYS).kind is Kind.CHECKPOINT


def test_a_checkpoint_that_nobody_has_to_make_may_be_missing(judge):
    """It would prove nothing that the next one does not."""
    without = _with(229, lambda raw: edited(raw, checkpoints=()))(WHOLE)
    assert without != WHOLE
    assert judge(without, KEYS).checkpoints == judge(WHOLE, KEYS).checkpoints - 1
