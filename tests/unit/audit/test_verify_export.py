"""The plain verifier as an auditor runs it: a file of its own, with nothing but Python."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.audit import note
from tests.fakes.exports import Key, reworded, small_record
from tests.unit.audit.conftest import PLAIN

# RFC 8032, section 7.1: public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe2465"
            "5141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb0"
            "0d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc0"
            "27beceea1ec40a"
        ),
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS)
def test_the_signatures_of_rfc_8032(plain, public, message, signature):
    key, text, signed = map(bytes.fromhex, (public, message, signature))
    assert plain.is_signature(key, text, signed)
    assert not plain.is_signature(key, text + b"\0", signed)
    assert not plain.is_signature(key, text, signed[:-1])
    assert not plain.is_signature(key, text, signed + b"\0")
    for at in range(0, 64, 7):
        assert not plain.is_signature(key, text, signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :])


@given(st.binary(max_size=80), st.integers(0, 64 * 8), st.integers(0, 32 * 8))
def test_it_takes_the_signatures_that_the_library_takes(plain, message, flip, flip_key):
    signer = Key.of("kiosk")
    signature = bytearray(Ed25519PrivateKey.from_private_bytes(signer.private).sign(message))
    public = bytearray(signer.public)
    if flip < 64 * 8:
        signature[flip // 8] ^= 1 << flip % 8
    if flip_key < 32 * 8:
        public[flip_key // 8] ^= 1 << flip_key % 8
    assert _by_the_plain(plain, bytes(public), message, bytes(signature)) == _by_the_library(
        bytes(public), message, bytes(signature)
    )


def _by_the_plain(plain, public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        return bool(plain.is_signature(public, message, signature))
    except ValueError:  # no point of the curve
        return False


def _by_the_library(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


# --- as a program -----------------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path):
    """An export, its key file, and a checkpoint that was kept elsewhere."""
    record = small_record()
    (tmp_path / "export").write_bytes(b"".join(record.export()))
    (tmp_path / "keys").write_text("# two\n" + "\n".join(map(note.vkey, record.keys)) + "\n")
    (tmp_path / "kept").write_text(record.now.note(3), encoding="utf-8", newline="")
    return tmp_path


def _run(folder, *names: str) -> subprocess.CompletedProcess[str]:
    # -I: neither the working folder nor the environment, -S: nothing that was installed.
    command = [sys.executable, "-I", "-S", str(PLAIN), *names]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_right_export_ends_with_0(files):
    for names in (["export", "keys"], ["export", "keys", "kept"]):
        done = _run(files, *names)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.count("in order, up to event") == 3
        assert "A full export." in done.stdout


def test_a_selection_says_that_it_is_one(files):
    (files / "export").write_bytes(b"".join(small_record().select([[1], [], []])))
    assert "A selection" in _run(files, "export", "keys").stdout


def test_a_changed_export_ends_with_1_and_its_line(files):
    raws = small_record().export()
    (files / "export").write_bytes(b"".join([*raws[:2], reworded(raws[2], clock="synchronised"), *raws[3:]]))
    done = _run(files, "export", "keys")
    assert done.returncode == 1
    assert "line 3: the event is not what was recorded" in done.stderr


def test_a_later_checkpoint_kept_elsewhere_shows_that_the_end_is_gone(files):
    (files / "export").write_bytes(b"".join(small_record().export()[:6]))
    assert _run(files, "export", "keys").returncode == 0
    assert _run(files, "export", "keys", "kept").returncode == 1


def test_a_checkpoint_or_a_key_file_that_is_none_is_blamed_itself(files):
    right = (files / "kept").read_text("utf-8")
    (files / "kept").write_bytes(b"\r\n" + right.replace("\n", "\r\n").encode() + b"\r\n")
    assert _run(files, "export", "keys", "kept").returncode == 0
    (files / "kept").write_text(right.replace("\n3\n", "\n4\n"), encoding="utf-8")
    done = _run(files, "export", "keys", "kept")
    assert done.returncode == 1
    assert done.stderr.startswith("kept is no checkpoint: its signature is wrong")
    (files / "keys").write_text("hello")
    assert _run(files, "export", "keys").stderr.startswith("keys has a line that is no key")


def test_a_key_that_is_not_in_the_key_file_is_asked_for(files):
    (files / "keys").write_text(note.vkey(small_record().keys[0]))
    done = _run(files, "export", "keys")
    assert done.returncode == 1
    assert "is not in the key file: get a newer one by `audit key`, or ask why it changed" in done.stderr


def test_without_its_files_it_says_how_to_use_it(files):
    done = _run(files)
    assert done.returncode == 1
    assert "verify_export.py EXPORT KEYFILE" in done.stderr


def test_python_3_8_can_read_it():
    ast.parse(PLAIN.read_text("utf-8"), feature_version=(3, 8))


def test_it_needs_nothing_but_python_and_knows_nothing_of_the_kiosk():
    tree = ast.parse(PLAIN.read_text("utf-8"))
    names = {alias.name for one in ast.walk(tree) if isinstance(one, ast.Import) for alias in one.names}
    names |= {str(one.module) for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    assert names == {"base64", "hashlib", "json", "pathlib", "re", "sys"}
    assert names <= sys.stdlib_module_names
