"""Trust files: what is written reads back; what is broken, changed or of another kind is refused in a sentence."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.compartments import Size
from kiosk.domain.passes import PoolCode
from kiosk.passes import ed25519, trust_file
from kiosk.passes.trust_file import NotATrustFile, TrustFile
from tests.fakes.sealed_passes import NINE, private_of, trusted

PRIVATE = private_of("reception")
DAY = timedelta(days=1)
CODE = PoolCode("00112233445566ff", "A", Size.M, NINE, NINE + DAY, bytes(range(32)))
FILE = TrustFile(
    trusted("reception", site="HQ North", tenants=frozenset({"acme", "zeta"})),
    NINE,
    (CODE, replace(CODE, pass_id="00112233445566fe", bank="B", size=Size.XL)),
    (("0123456789abcdef", NINE + DAY),),
)
CONTENT = trust_file.write(FILE, PRIVATE)


def _refused(content: bytes) -> str:
    with pytest.raises(NotATrustFile) as refused:
        trust_file.read(content)
    assert str(refused.value).endswith(".")
    return str(refused.value)


def _signed(*lines: Any) -> bytes:
    """Lines as only their owner could have written them."""
    body = b"".join(json.dumps(line, separators=(",", ":")).encode() + b"\n" for line in lines)
    return body + _signature(body)


def _signature(body: bytes, label: bytes = trust_file.FORMAT.encode() + b"\0") -> bytes:
    signature = base64.b64encode(ed25519.sign(label + body, PRIVATE)).decode()
    return json.dumps({"signature": signature}, separators=(",", ":")).encode() + b"\n"


LINES = [json.loads(line) for line in CONTENT.splitlines()]
HEAD, FIRST, SECOND, ENDED, _ = LINES


@given(
    st.lists(st.builds(replace, st.just(CODE), verifier=st.binary(min_size=32, max_size=32)), max_size=5),
    st.lists(st.tuples(st.binary(min_size=8, max_size=8).map(bytes.hex), st.just(NINE)), max_size=5),
)
def test_whatever_is_written_reads_back(codes, ended):
    file = replace(FILE, codes=tuple(codes), revoked=tuple(ended))
    assert trust_file.read(trust_file.write(file, PRIVATE)) == file


def test_it_is_lines_that_an_installer_can_look_at():
    assert trust_file.read(CONTENT) == FILE
    assert {
        "format": "locker-kiosk trust file 1",
        "issuer": "reception",
        "site": "HQ North",
        "tenants": ["acme", "zeta"],
        "key": FILE.key.public.hex(),
        "made": "2026-11-26T08:00:00Z",
    } == HEAD
    assert {
        "code": "00112233445566ff",
        "bank": "A",
        "size": "M",
        "from": "2026-11-26T08:00:00Z",
        "until": "2026-11-27T08:00:00Z",
        "hash": bytes(range(32)).hex(),
    } == FIRST
    assert ENDED == {"ended": "0123456789abcdef", "until": "2026-11-27T08:00:00Z"}
    assert _signed(*LINES[:-1]) == CONTENT


def test_which_visit_has_a_code_is_not_told():
    assert trust_file.write(replace(FILE, codes=(replace(CODE, visit_id="visit-1"),)), PRIVATE).count(b"visit") == 0


def test_the_instant_that_it_was_made_is_cut_to_a_second():
    assert trust_file.write(replace(FILE, made_at=NINE + timedelta(microseconds=999_999)), PRIVATE) == CONTENT


@pytest.mark.parametrize(
    "other",
    [
        {"codes": (replace(CODE, verifier=b"short"),)},
        {"codes": (replace(CODE, pass_id="visit-1"),)},
        {"codes": (replace(CODE, bank=""),)},
        {"codes": (replace(CODE, ends_at=NINE.replace(tzinfo=None)),)},
        {"revoked": (("0123", NINE),)},
        {"key": replace(FILE.key, issuer="")},
    ],
)
def test_what_breaks_a_rule_is_not_written(other):
    with pytest.raises(ValueError, match=r"\.$"):
        trust_file.write(replace(FILE, **other), PRIVATE)


# --- what is refused --------------------------------------------------------------------------------------------------


def test_every_byte_counts():
    for at in range(len(CONTENT)):
        for bit in (0x01, 0x20, 0x80):
            changed = bytearray(CONTENT)
            changed[at] ^= bit
            _refused(bytes(changed))


def test_every_end_that_is_cut_off_is_missed():
    for length in range(len(CONTENT)):
        _refused(CONTENT[:length])


@pytest.mark.parametrize("more", [b"\n", b" ", b"{}\n", b"\0", CONTENT])
def test_nothing_may_stand_behind_it_or_before_it(more):
    _refused(CONTENT + more)
    _refused(more + CONTENT)


def test_lines_that_are_left_out_or_moved_are_missed():
    lines = CONTENT.splitlines(keepends=True)
    for at in range(len(lines)):
        _refused(b"".join(lines[:at] + lines[at + 1 :]))
    _refused(b"".join([lines[0], lines[2], lines[1], *lines[3:]]))


def test_a_file_of_another_key_is_refused():
    other = trust_file.write(replace(FILE, key=trusted("stranger")), private_of("stranger"))
    assert "changed" in _refused(CONTENT.splitlines(keepends=True)[0] + b"".join(other.splitlines(keepends=True)[1:]))
    assert "changed" in _refused(trust_file.write(FILE, private_of("stranger")))


def test_another_thing_that_the_key_signed_is_refused():
    body = b"".join(CONTENT.splitlines(keepends=True)[:-1])
    assert body + _signature(body) == CONTENT
    assert "changed" in _refused(body + _signature(body, b""))


STRANGE = {
    "nothing": b"",
    "a line": b"\n",
    "no JSON": b"hello\n",
    "a picture": b"\x89PNG\r\n\x1a\n" * 3,
    "UTF-16": CONTENT.decode().encode("utf-16"),
    "another JSON": b'{"format": 7}\n{}\n',
    "a list": b"[]\n[]\n",
    "a number": b"7\n7\n",
    "lists in lists": b"[" * 100_000 + b"\n\n",
    "a record": b'{"v":1,"epoch":"0"}\n{}\n',
}


@pytest.mark.parametrize("content", STRANGE.values(), ids=STRANGE)
def test_other_files_are_told(content):
    assert _refused(content).startswith("This is no trust file.")


def test_a_newer_version_is_told():
    assert "newer version" in _refused(_signed({**HEAD, "format": "locker-kiosk trust file 2"}))


def test_a_file_that_is_far_too_large_is_not_read():
    assert "too large" in _refused(b" " * (trust_file.LARGEST_BYTES + 1))


def test_more_codes_than_a_bank_would_read_are_not_written(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(trust_file, "LARGEST_BYTES", len(CONTENT) - 1)
    with pytest.raises(ValueError, match="too many codes"):
        trust_file.write(FILE, PRIVATE)


UNREADABLE: dict[str, list[Any]] = {
    "no head": [FIRST],
    "a key of another length": [{**HEAD, "key": HEAD["key"][:-2]}],
    "a key in capitals": [{**HEAD, "key": HEAD["key"].upper()}],
    "a key that is a number": [{**HEAD, "key": 7}],
    "an issuer that is a list": [{**HEAD, "issuer": ["reception"]}],
    "a long issuer": [{**HEAD, "issuer": "r" * 81}],
    "an issuer with a line break": [{**HEAD, "issuer": "a\nb"}],
    "a tenant that is a text": [{**HEAD, "tenants": "acme"}],
    "tenants that are lists": [{**HEAD, "tenants": [["acme"]]}],
    "tenants that are several things": [{**HEAD, "tenants": ["acme", 7]}],
    "tenants in another order": [{**HEAD, "tenants": ["zeta", "acme"]}],
    "an instant with parts": [{**HEAD, "made": "2026-11-26T08:00:00.5Z"}],
    "an instant in another form": [{**HEAD, "made": "2026-11-26 08:00:00"}],
    "an instant in 1970": [{**HEAD, "made": "1970-01-01T00:00:00Z"}],
    "an instant that is a number": [{**HEAD, "made": 7}],
    "one more word in the head": [{**HEAD, "until": "x"}],
    "words in another order": [dict(reversed(HEAD.items()))],
    "a line that is a number": [HEAD, 7],
    "a line that is a text": [HEAD, "code"],
    "a line of another kind": [HEAD, {"person": "ada"}],
    "codes behind what was ended": [HEAD, ENDED, FIRST],
    "a code and an end in one": [HEAD, {**FIRST, **ENDED}],
    "a size that is none": [HEAD, {**FIRST, "size": "XXL"}],
    "a size that is a list": [HEAD, {**FIRST, "size": []}],
    "a hash of another length": [HEAD, {**FIRST, "hash": "00"}],
    "a hash with blanks": [HEAD, {**FIRST, "hash": FIRST["hash"][:2] + " " + FIRST["hash"][2:]}],
    "a hash that is a number": [HEAD, {**FIRST, "hash": 7}],
    "a code that is no id": [HEAD, {**FIRST, "code": "12345678"}],
    "a bank that is a number": [HEAD, {**FIRST, "bank": 7}],
    "an end without its instant": [HEAD, {"ended": ENDED["ended"]}],
}


@pytest.mark.parametrize("lines", UNREADABLE.values(), ids=UNREADABLE)
def test_what_no_kiosk_writes_is_refused_though_its_signature_is_right(lines):
    _refused(_signed(*lines))


def test_json_that_says_a_thing_twice_is_refused():
    body = CONTENT.splitlines(keepends=True)[0].replace(b'{"format"', b'{"issuer":"bank","format"')
    _refused(body + _signature(body))


@given(st.binary(max_size=300))
def test_whatever_the_bytes_they_are_refused_in_a_sentence(content):
    _refused(content)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats(), st.lists, max_leaves=3))
def test_whatever_a_line_says_it_is_refused_in_a_sentence(value):
    for line in (value, *({**FIRST, key: value} for key in FIRST), *({**ENDED, key: value} for key in ENDED)):
        _refused(_signed(HEAD, line))
    for key in HEAD:
        _refused(_signed({**HEAD, key: value if value != [] else 7}))
