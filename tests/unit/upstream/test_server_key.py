"""The service's own key: in a file, the same for all who serve one database, and in no database."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import Engine

from kiosk.audit import note
from kiosk.audit.note import WITNESS as NAME
from tests.fakes.callers import NOON
from tests.fakes.exports import Key
from upstream.database import tables
from upstream.database.database import transaction
from upstream.kiosks.server_key import KeyRefused, ServerKey, known, open_key


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "upstream.key"


def opened(database: Engine, file: Path) -> ServerKey:
    with transaction(database) as connection:
        return open_key(connection, file, NOON)


def refused(database: Engine, file: Path) -> str:
    with pytest.raises(KeyRefused) as found:
        opened(database, file)
    return str(found.value)


def row(database: Engine) -> object:
    with transaction(database) as connection:
        return connection.execute(tables.server_key.select()).one_or_none()


def test_it_is_made_once_and_for_its_owner_only(database: Engine, file: Path) -> None:
    made = opened(database, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert opened(database, file) == made
    with transaction(database) as connection:
        assert known(connection) == made.public
        assert connection.execute(tables.server_key.select()).one().private is None


def test_a_host_without_the_key_is_told_to_get_it_and_makes_none(database: Engine, file: Path) -> None:
    opened(database, file)
    file.unlink()
    assert "Copy the key file here" in refused(database, file)
    assert not file.exists()


def test_a_host_with_another_key_does_not_start(database: Engine, file: Path, tmp_path: Path) -> None:
    opened(database, file)
    other = tmp_path / "other.key"
    other.write_bytes(ServerKey.new().pem())
    other.chmod(0o600)
    assert "another key" in refused(database, other)


def test_a_key_made_elsewhere_is_taken(sqlite: Engine, file: Path) -> None:
    made = ServerKey.new()
    file.write_bytes(made.pem())
    file.chmod(0o640)
    assert opened(sqlite, file) == made


def test_the_key_of_an_earlier_version_moves_out_of_the_database(database: Engine, file: Path) -> None:
    was = Key.of("server")
    values = {"id": 1, "private": was.private, "public": was.public, "created_at": NOON}
    with transaction(database) as connection:
        connection.execute(tables.server_key.insert(), values)
    assert opened(database, file).public == was.public
    assert opened(database, file).public == was.public
    with transaction(database) as connection:
        assert connection.execute(tables.server_key.select()).one().private is None


def test_a_key_that_everybody_may_read_is_refused(sqlite: Engine, file: Path) -> None:
    opened(sqlite, file)
    file.chmod(0o604)
    assert f"chmod 600 {file}" in refused(sqlite, file)


@pytest.mark.parametrize(
    "content", [b"", b"hunter2", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_what_is_no_key_is_refused_and_not_repeated(sqlite: Engine, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    file.chmod(0o600)
    said = refused(sqlite, file)
    assert "no key file" in said
    assert "hunter2" not in said
    assert row(sqlite) is None


def test_another_kind_of_key_is_refused(sqlite: Engine, file: Path) -> None:
    other = generate_private_key(SECP256R1())
    file.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    file.chmod(0o600)
    assert "no Ed25519 key" in refused(sqlite, file)


def test_where_nothing_can_be_written_no_key_is_remembered(sqlite: Engine, tmp_path: Path) -> None:
    assert "can't be written" in refused(sqlite, tmp_path / "no such folder" / "key")
    assert row(sqlite) is None


def test_a_folder_is_no_key(sqlite: Engine, tmp_path: Path) -> None:
    assert "can't be read" in refused(sqlite, tmp_path)


def test_it_signs_what_a_verifier_takes() -> None:
    key = ServerKey.new()
    line = key.signature_line("three\nlines\nhere\n")
    assert line.startswith(f"— {NAME} ")
    assert key.vkey.startswith(f"{NAME}+")
    assert note.vkey(key.public) != key.vkey  # it can't be mistaken for a kiosk's


def test_what_is_sealed_is_opened_by_the_key_and_for_its_purpose_only() -> None:
    key, plain = ServerKey.new(), os.urandom(40)
    sealed = key.seal(plain, "a")
    assert plain not in sealed
    assert key.unseal(sealed, "a") == plain
    assert key.seal(plain, "a") != sealed
    for other, what, about in (
        (ServerKey.new(), sealed, "a"),
        (key, sealed, "b"),
        (key, sealed[:-1], "a"),
        (key, b"", "a"),
    ):
        with pytest.raises(KeyRefused):
            other.unseal(what, about)


def test_it_is_not_shown() -> None:
    key = ServerKey.new()
    assert repr(key) == f"ServerKey({key.vkey})"
