"""What only a checkpoint kept elsewhere shows: an end that was cut off, and a record that the key's owner rewrote."""

from __future__ import annotations

import pytest

from kiosk.audit import note
from kiosk.audit.fault import Fault, Kind
from kiosk.audit.verify import verify
from tests.fakes.exports import Key, RecordMade, edited, resealed, reworded

STRANGER = Key.of("stranger")


def _record() -> RecordMade:
    record = RecordMade()
    record.fill(250)
    return record


RECORD = _record()
EPOCH = RECORD.now
KEYS = RECORD.keys
WHOLE = RECORD.export()


def _rewritten(seq: int, raws: list[bytes]) -> list[bytes]:
    """Another event ``seq``, and everything after it made right again by somebody who has the key."""
    return resealed([*raws[: seq - 1], reworded(raws[seq - 1], door="99"), *raws[seq:]], EPOCH.key)


@pytest.mark.parametrize("size", [1, 2, 7, 64, 99, 100, 200, 249, 250])
def test_a_record_agrees_with_its_own_checkpoints(judge, size):
    report = judge(WHOLE, KEYS, [EPOCH.note(size)])
    assert (report.held, report.uncompared) == (1, ())


def test_an_end_cut_off_at_a_checkpoint_shows_only_against_one_kept_elsewhere(judge):
    cut = WHOLE[:200]
    assert judge(cut, KEYS).events == 200
    assert judge(cut, KEYS, [EPOCH.note(200)]).events == 200
    found = judge(cut, KEYS, [EPOCH.note(201)])
    assert (found.kind, found.line, found.seq) == (Kind.TRUNCATED, 200, 200)


def test_a_whole_epoch_cut_off_shows_only_against_a_checkpoint_of_it(judge):
    record = _record()
    whole = record.export()
    record.begin(why="restored")
    record.fill(3)
    assert judge(record.export(), record.keys, [record.now.note(3)]).events == 253
    assert judge(whole, record.keys).events == 250
    assert judge(whole, record.keys, [record.now.note(3)]).kind is Kind.TRUNCATED


def test_a_restored_backup_shows_what_it_lost(judge):
    record = RecordMade()
    record.fill(20)
    lost = record.now.note(20)
    del record.now.lines[10:]
    record.sign()
    record.begin(why="restored")
    record.fill(5)
    assert judge(record.export(), record.keys).events == 15
    found = judge(record.export(), record.keys, [lost])
    assert (found.kind, found.line) == (Kind.TRUNCATED, 10)


@pytest.mark.parametrize(("size", "kind"), [(100, Kind.TWO_HEADS), (250, Kind.TWO_HEADS), (57, Kind.REWRITTEN)])
def test_a_record_rewritten_with_the_key_shows_only_against_a_checkpoint_kept_elsewhere(judge, size, kind):
    rewritten = _rewritten(7, WHOLE)
    assert rewritten[6:] != WHOLE[6:]
    assert judge(rewritten, KEYS).events == 250
    assert judge(rewritten, KEYS, [EPOCH.note(5)]).held == 1, "what was before the change is as it was"
    found = judge(rewritten, KEYS, [EPOCH.note(size)])
    assert (found.kind, found.line) == (kind, size)


def test_everything_since_the_last_checkpoint_kept_elsewhere_can_be_rewritten_with_the_key(judge):
    """The limit of what can be proven, as docs/record/format.md says it."""
    assert judge(_rewritten(201, WHOLE), KEYS, [EPOCH.note(200)]).held == 1


def test_two_checkpoints_kept_elsewhere_that_contradict_each_other_are_found(judge):
    notes = [EPOCH.note(57), EPOCH.note(57, root=bytes(32))]
    for held in (notes, notes[::-1]):
        assert judge(WHOLE, KEYS, held).kind is Kind.TWO_HEADS
    assert judge(WHOLE, KEYS, [notes[0], notes[0]]).held == 2


@pytest.mark.parametrize(
    "held",
    [
        "",
        "hello\n",
        EPOCH.note(100).replace("\n100\n", "\n101\n"),
        EPOCH.note(100, STRANGER),
        EPOCH.note(100)[:-2],
        EPOCH.note(100).replace("\n\n", "\n"),
        EPOCH.note(100).replace("\n\n", "\n \n"),
    ],
)
def test_what_was_kept_elsewhere_has_to_be_a_signed_checkpoint_itself(judge, held):
    found = judge(WHOLE, KEYS, [held])
    assert (found.kind, found.line) == (Kind.HELD, None)


@pytest.mark.parametrize(
    "mailed",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\n\n" + text + "\n \r\n",
        lambda text: text[:-1],
        lambda text: "\ufeff" + text,
    ],
)
def test_what_mail_and_editors_do_to_a_checkpoint_and_a_key_file_is_forgiven(judge, plain, mailed):
    note_over_100, key_file = mailed(EPOCH.note(100)), mailed("".join(f"{note.vkey(key)}\n" for key in KEYS))
    assert judge(WHOLE, KEYS, [note_over_100]).held == 1
    assert judge(WHOLE[:99], KEYS, [note_over_100]).kind is not Kind.HELD
    assert note.parse_keys(key_file) == KEYS
    assert list(plain.read_keys(key_file).values()) == KEYS


def test_a_checkpoint_that_is_none_is_called_by_its_name():
    with pytest.raises(Fault) as caught:
        verify(WHOLE, KEYS, [EPOCH.note(100), "hello"], names=["june.checkpoint", "july.checkpoint"])
    assert str(caught.value) == "july.checkpoint is no checkpoint: it is no signed note."
    with pytest.raises(Fault, match=r"^june\.checkpoint was not signed with a key of the key file\. .*`audit key`"):
        verify(WHOLE, KEYS, [EPOCH.note(100, STRANGER)], names=["june.checkpoint"])


def test_what_was_kept_elsewhere_has_to_be_signed_with_the_epochs_key(judge):
    keys = [*KEYS, STRANGER.public]
    assert judge(WHOLE, keys, [EPOCH.note(57)]).held == 1
    assert judge(WHOLE, keys, [EPOCH.note(57, STRANGER)]).kind is Kind.CHECKPOINT_KEY


def test_a_selection_is_compared_where_that_can_be_done(judge):
    selected = RECORD.select([[3, 7]])
    same, older = EPOCH.note(250), EPOCH.note(200)
    report = judge(selected, KEYS, [same, older])
    assert report.held == 1
    assert [one.size for one in report.uncompared] == [200]
    assert judge(selected, KEYS, [EPOCH.note(250, root=bytes(32))]).kind is Kind.TWO_HEADS


def test_a_selection_of_a_record_that_was_cut_off_is_found(judge):
    cut = RecordMade()
    cut.fill(250)
    later = cut.now.note(250)
    del cut.now.lines[200:]
    selected = cut.select([[3, 7]])
    assert judge(selected, KEYS).events == 2
    found = judge(selected, KEYS, [later])
    assert isinstance(found, Fault)
    assert found.kind is Kind.TRUNCATED


def test_control_a_checkpoint_changed_in_the_export_is_no_held_one(judge):
    changed = [*WHOLE[:99], edited(WHOLE[99], checkpoints=(EPOCH.note(100, root=bytes(32)),)), *WHOLE[100:]]
    assert judge(changed, KEYS).kind is Kind.ROOT
