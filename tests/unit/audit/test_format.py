"""The worked example of docs/record/format.md: every figure in it is computed anew, and both verifiers accept it."""

from __future__ import annotations

import base64
import json
import re
from hashlib import sha256

import pytest

from kiosk.audit import note
from kiosk.audit.fault import Fault
from tests.unit.audit.conftest import PLAIN

TEXT = PLAIN.with_name("format.md").read_text("utf-8")
EXAMPLE = TEXT[TEXT.index("## An example") : TEXT.index("## What can be proven")]
KEY_FILE, EXPORT = re.findall(r"```\n(.*?)```", EXAMPLE, re.DOTALL)
FIGURES = dict(re.findall(r"^\| (.+?) \| `([0-9a-f]{64})` \|$", EXAMPLE, re.MULTILINE))
RAWS = EXPORT.encode().splitlines(keepends=True)
FIRST, SECOND = (json.loads(raw) for raw in RAWS)


def _sha(*parts: bytes | str) -> str:
    return sha256(b"".join(one.encode() if isinstance(one, str) else one for one in parts)).hexdigest()


def _of(name: str) -> bytes:
    return bytes.fromhex(FIGURES[name])


def test_every_figure_is_right():
    salt, personal = bytes.fromhex(SECOND["salt"]), SECOND["personal"]
    one, two = (number.to_bytes(8, "big") for number in (1, 2))
    assert {
        "h_0": _sha("lk/genesis/1", FIRST["genesis"]),
        "SHA-256(header 1)": _sha(FIRST["header"]),
        "h_1": _sha("lk/event/1", _of("h_0"), one, _of("SHA-256(header 1)"), bytes(32)),
        "commitment": _sha("lk/personal/1", salt, personal),
        "SHA-256(header 2)": _sha(SECOND["header"]),
        "h_2": _sha("lk/event/1", _of("h_1"), two, _of("SHA-256(header 2)"), _of("commitment")),
        "leaf 1": _sha(b"\0", _of("h_1")),
        "leaf 2": _sha(b"\0", _of("h_2")),
        "root": _sha(b"\1", _of("leaf 1"), _of("leaf 2")),
    } == FIGURES


def test_the_lines_have_these_figures():
    assert (FIRST["hash"], SECOND["hash"], SECOND["commitment"]) == (
        FIGURES["h_1"],
        FIGURES["h_2"],
        FIGURES["commitment"],
    )
    (checkpoint,) = SECOND["checkpoints"]
    assert base64.b64decode(checkpoint.split("\n")[2]) == _of("root")


def test_both_verifiers_accept_it_and_nothing_else(judge):
    keys = note.parse_keys(KEY_FILE)
    assert judge(RAWS, keys).events == 2
    assert isinstance(judge([RAWS[0], RAWS[1].replace(b"Ada", b"Eve")], keys), Fault)


def test_the_key_is_the_public_test_key_that_it_says():
    assert note.parse_keys(KEY_FILE)[0].hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", TEXT))
def test_its_links_lead_somewhere(link):
    assert PLAIN.with_name(link).is_file()
