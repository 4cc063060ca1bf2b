"""Signed notes, keys in writing, and checkpoints: what is written reads back, and nothing else does."""

from __future__ import annotations

import base64
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.audit import checkpoint, note
from tests.fakes.exports import Key

KEY, OTHER, STRANGER = Key.of("kiosk"), Key.of("other"), Key.of("stranger")
BODIES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.just("\n")).map(lambda text: text + "\n")
EPOCH = "0123456789abcdef0123456789abcdef"


def _signed(body: str, key: Key = KEY) -> str:
    return note.sign(body, key.private, key.public)


# --- notes ------------------------------------------------------------------------------------------------------------


@given(BODIES)
def test_a_note_opens_to_what_was_signed(body):
    assert note.open_note(_signed(body), [OTHER.public, KEY.public]) == note.Opened(body, KEY.public)


def test_a_note_looks_as_the_specification_has_it():
    text, blank, signature, end = _signed("hello\n").split("\n")
    assert (text, blank, end) == ("hello", "", "")
    dash, name, encoded = signature.split(" ")
    raw = base64.b64decode(encoded)
    assert (dash, name, len(raw)) == ("—", "locker-kiosk", 4 + 64)
    assert raw[:4] == sha256(b"locker-kiosk\n\x01" + KEY.public).digest()[:4]


@given(BODIES, st.data())
def test_a_changed_note_does_not_open(body, data):
    signed = _signed(body)
    at = data.draw(st.integers(0, len(signed) - 1))
    put = data.draw(st.characters(codec="utf-8") | st.just(""))
    changed = signed[:at] + put + signed[at + 1 :]
    if changed != signed:
        with pytest.raises(note.NoteError):
            note.open_note(changed, [KEY.public])


@pytest.mark.parametrize("body", ["", "hello", "a\tb\n", "a\rb\n", "a\0b\n", "a\x7fb\n"])
def test_a_text_that_is_none_of_a_note_is_not_signed(body):
    with pytest.raises(ValueError, match="text"):
        _signed(body)


def test_an_unknown_key_is_told_from_a_wrong_signature():
    with pytest.raises(note.UnknownKey):
        note.open_note(_signed("hello\n"), [STRANGER.public])
    with pytest.raises(note.UnknownKey):
        note.open_note(_signed("hello\n"), [])
    with pytest.raises(note.NoteError, match="signature is wrong"):
        note.open_note(_signed("hello\n").replace("hello", "hallo"), [KEY.public])


def test_lines_of_others_are_passed_over_but_have_to_be_lines():
    signed = _signed("hello\n")
    witness = "— witness.example/1 " + base64.b64encode(b"abcdsignature").decode() + "\n"
    assert note.open_note(signed + witness, [KEY.public]).body == "hello\n"
    assert note.open_note(signed + _last(_signed("hello\n", OTHER)), [KEY.public]).key == KEY.public
    for wrong in ("witness\n", "- witness YWJjZGVm\n", "— two words YWJjZGVm\n", "— a+b YWJjZGVm\n", "— a !\n",
                  "— a YWJj\n", "— a YWJjZGVm", "\n", "— a  YWJjZGVm\n"):  # fmt: skip
        with pytest.raises(note.NoteError):
            note.open_note(signed + wrong, [KEY.public])


def test_two_signatures_of_one_key_are_refused():
    signed = _signed("hello\n")
    with pytest.raises(note.NoteError, match="two signatures"):
        note.open_note(signed + _last(signed), [KEY.public])
    with pytest.raises(note.NoteError, match="two signatures"):
        note.open_note(signed + _last(_signed("hallo\n")), [KEY.public])


def test_every_signature_of_a_known_key_has_to_be_right():
    signed = _signed("hello\n") + _last(_signed("hallo\n", OTHER))
    assert note.open_note(signed, [KEY.public]).body == "hello\n"
    with pytest.raises(note.NoteError, match="wrong"):
        note.open_note(signed, [KEY.public, OTHER.public])


def test_nobody_makes_a_verifier_work_for_hours():
    signed = _signed("hello\n")
    lines = ["— w " + base64.b64encode(at.to_bytes(4, "big") + b"sig").decode() + "\n" for at in range(100)]
    assert note.open_note(signed + "".join(lines[:99]), [KEY.public]).key == KEY.public
    with pytest.raises(note.NoteError, match="too many"):
        note.open_note(signed + "".join(lines), [KEY.public])


def test_a_signature_that_adds_the_order_of_the_curve_is_refused(plain):
    """It would satisfy the equation: without a limit, one signature could be written in two ways."""
    signed = _signed("hello\n")
    raw = base64.b64decode(signed.split(" ")[-1])
    more = (int.from_bytes(raw[36:], "little") + plain.ORDER).to_bytes(32, "little")
    changed = signed.replace(signed.split(" ")[-1], base64.b64encode(raw[:36] + more).decode() + "\n")
    with pytest.raises(note.NoteError, match="wrong"):
        note.open_note(changed, [KEY.public])
    assert not plain.is_signature(KEY.public, b"hello\n", raw[4:36] + more)


CHECKPOINT = _signed(checkpoint.body(EPOCH, 100, bytes(32)))


@pytest.mark.parametrize("put", ["\t", "\r", "\x00", "\x1f", "\x7f"])
def test_a_control_character_is_refused_even_if_it_was_signed(plain, put):
    for text, is_right in (("hello\nworld\n", True), (f"hello{put}\nworld\n", False)):
        signature = Ed25519PrivateKey.from_private_bytes(KEY.private).sign(text.encode())
        line = base64.b64encode(note.key_id(KEY.public) + signature).decode()
        signed = f"{text}\n— locker-kiosk {line}\n"
        if is_right:
            assert note.open_note(signed, [KEY.public]).body == text
        else:
            with pytest.raises(note.NoteError, match="no signed note"):
                note.open_note(signed, [KEY.public])
            with pytest.raises(ValueError, match="no signed note"):
                plain.open_checkpoint(signed, {note.key_id(KEY.public): KEY.public})


RIGHT_LINES = [
    _signed(checkpoint.body(EPOCH, 100, bytes(32)), OTHER).splitlines(keepends=True)[-1],
    "— a YWJjZGU=\n",
]
WRONG_LINES = [
    CHECKPOINT.splitlines(keepends=True)[-1],
    "— a YWJjZA==\n",
    "— a YWJjZGV=\n",
    "— a b YWJjZGU=\n",
    "— a+b YWJjZGU=\n",
    "- a YWJjZGU=\n",
    "— a YWJjZGU=",
    "— a\u00a0 YWJjZGU=\n",
    "\n",
    "x\n",
    "\t",
]


@given(st.data())
def test_both_verifiers_take_the_same_notes(plain, data):
    body, signature = CHECKPOINT.split("\n\n")
    lines = data.draw(st.lists(st.sampled_from(RIGHT_LINES + WRONG_LINES), max_size=3))
    text = body + data.draw(st.sampled_from(["\n\n", "\n\n", "\n", "\n\n\n"])) + "".join([signature, *lines])
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(text) - 1))
        text = text[:at] + data.draw(st.sampled_from(["", "\n", " ", "A", "0", "\x7f", "\x00", "\r"])) + text[at + 1 :]
    keys = data.draw(st.sampled_from([[KEY.public], [KEY.public, OTHER.public], [OTHER.public], [STRANGER.public]]))
    ours = theirs = True
    try:
        checkpoint.parse(note.open_note(text, keys).body)
    except ValueError:
        ours = False
    try:
        plain.open_checkpoint(text, plain.read_keys("\n".join(map(note.vkey, keys))))
    except ValueError:
        theirs = False
    assert ours == theirs


@pytest.mark.parametrize("line", RIGHT_LINES + WRONG_LINES)
@pytest.mark.parametrize("known", [[KEY.public], [KEY.public, OTHER.public]])
def test_both_verifiers_say_the_same_of_another_line(plain, line, known):
    keys = plain.read_keys("\n".join(map(note.vkey, known)))
    assert plain.open_checkpoint(CHECKPOINT, keys)[1:] == (EPOCH, 100, bytes(32))
    for read in (lambda text: note.open_note(text, known), lambda text: plain.open_checkpoint(text, keys)):
        if line in RIGHT_LINES:
            read(CHECKPOINT + line)
        else:
            with pytest.raises(ValueError, match=r".+"):
                read(CHECKPOINT + line)


def _last(signed: str) -> str:
    return signed.splitlines(keepends=True)[-1]


# --- keys -------------------------------------------------------------------------------------------------------------


@given(st.binary(min_size=32, max_size=32))
def test_a_key_in_writing_reads_back(public):
    written = note.vkey(public)
    name, identity, encoded = written.split("+", 2)
    assert (name, bytes.fromhex(identity)) == ("locker-kiosk", note.key_id(public))
    assert base64.b64decode(encoded) == b"\x01" + public
    assert note.parse_keys(written) == [public]


def test_a_key_file_may_have_comments_and_several_keys():
    text = f"# old\n{note.vkey(KEY.public)}\n\n  {note.vkey(OTHER.public)}  \r\n{note.vkey(KEY.public)}\n"
    assert note.parse_keys(text) == [KEY.public, OTHER.public]


WRITTEN = note.vkey(KEY.public)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no key"),
        ("# nothing\n\n", "no key"),
        ("hello", "no key of a kiosk"),
        (WRITTEN.replace("locker-kiosk", "witness"), "no key of a kiosk"),
        (WRITTEN.replace("locker-kiosk", "locker-kiosq"), "no key of a kiosk"),
        (f"{WRITTEN}\nhello", "Line 2"),
        (WRITTEN[:-4], "cut off"),
        (WRITTEN[:-1] + "!", "no Ed25519 key"),
        ("locker-kiosk+" + WRITTEN[13:21] + "+" + base64.b64encode(b"\x02" + KEY.public).decode(), "no Ed25519 key"),
        ("locker-kiosk+00000000" + WRITTEN[21:], "altered"),
        (WRITTEN[:22] + note.vkey(OTHER.public)[22:], "altered"),
        (WRITTEN + "\n" + WRITTEN.upper(), "Line 2"),
    ],
)
def test_a_key_file_that_is_none_is_refused_with_a_sentence(text, said, plain):
    with pytest.raises(ValueError, match=said):
        note.parse_keys(text)
    with pytest.raises(ValueError, match=r".+"):
        plain.read_keys(text)


def test_both_verifiers_read_the_same_keys(plain):
    text = f"# two\n{note.vkey(KEY.public)}\n  {note.vkey(OTHER.public)}\r\n"
    assert list(plain.read_keys(text).values()) == note.parse_keys(text)


# --- checkpoints ------------------------------------------------------------------------------------------------------


@given(st.integers(1, 10**19 - 1), st.binary(min_size=32, max_size=32))
def test_a_checkpoint_reads_back(size, root):
    body = checkpoint.body(EPOCH, size, root)
    assert body == f"locker-kiosk/{EPOCH}\n{size}\n{base64.b64encode(root).decode()}\n"
    assert checkpoint.parse(body) == checkpoint.Checkpoint(EPOCH, size, root)


GOOD = checkpoint.body(EPOCH, 100, bytes(32))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "hello\n",
        GOOD[:-1],
        GOOD + "more\n",
        GOOD.replace("100", "0100"),
        GOOD.replace("100", "+100"),
        GOOD.replace("100", "0"),
        GOOD.replace("100", "1٠٠"),
        GOOD.replace("100", "1" + "0" * 19),
        GOOD.replace("locker-kiosk", "witness"),
        GOOD.replace(EPOCH, EPOCH.upper()),
        GOOD.replace(EPOCH, EPOCH[1:]),
        GOOD.replace("AAA=", "AAB="),
        GOOD.replace("AAAA=", "="),
        GOOD.replace("A", "!"),
    ],
)
def test_what_is_no_checkpoint_is_refused(body):
    with pytest.raises(ValueError, match=r"no checkpoint|base64"):
        checkpoint.parse(body)
