"""Keyed look-ups, the key they hang on, and that no secret lies anywhere in the data folder."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest

from kiosk.domain.credentials import CredentialKind
from kiosk.engine import intents as i
from kiosk.engine import people
from kiosk.engine.messages import CredentialPresented
from kiosk.engine.ports import PersonRecord
from kiosk.store.secrets import KEY_BYTES, KeyedLookups, KeyMissing, load_key
from tests.fakes.rig import Rig

BADGE, QR, PIN = CredentialKind.BADGE, CredentialKind.QR, CredentialKind.PIN
KEY = bytes(range(32))


def test_a_look_up_tells_neither_kind_nor_value_and_depends_on_the_key():
    lookups = {
        KeyedLookups(key).lookup(kind, value)
        for key in (KEY, KEY[::-1])
        for kind in (BADGE, QR)
        for value in ("0415A3F2", "0415A3F3")
    }
    assert len(lookups) == 8
    assert {len(one) for one in lookups} == {32}


def test_a_look_up_is_the_same_each_time():
    assert KeyedLookups(KEY).lookup(BADGE, "0415A3F2") == KeyedLookups(KEY).lookup(BADGE, "0415A3F2")


def test_a_code_is_hashed_beside_the_caller_and_comes_out_the_same():
    lookups = KeyedLookups(KEY)
    found: list[tuple[bytes | None, int]] = []
    done = threading.Event()

    def take(lookup: bytes | None) -> None:
        found.append((lookup, threading.get_ident()))
        done.set()

    lookups.slow_lookup("482913", take)
    assert done.wait(30)
    lookups.close()
    assert found[0][0] == lookups.code_lookup("482913") != lookups.code_lookup("482914")
    assert found[0][1] != threading.get_ident()


def test_a_code_depends_on_the_key_and_is_no_fast_look_up():
    assert KeyedLookups(KEY).code_lookup("482913") != KeyedLookups(KEY[::-1]).code_lookup("482913")
    assert KeyedLookups(KEY).code_lookup("482913") != KeyedLookups(KEY).lookup(PIN, "482913")


def test_a_new_folder_gets_a_key_of_its_own_that_only_its_owner_can_read(tmp_path: Path):
    keys = {load_key(tmp_path / name, may_make=True) for name in ("one", "two")}
    assert len(keys) == 2
    assert {len(key) for key in keys} == {KEY_BYTES}
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"], "nothing half-written is left"


def test_a_key_is_kept(tmp_path: Path):
    path = tmp_path / "lookup.key"
    assert load_key(path, may_make=True) == load_key(path, may_make=True) == load_key(path, may_make=False)


def test_a_missing_key_is_not_replaced_where_people_depend_on_it(tmp_path: Path):
    with pytest.raises(KeyMissing, match="Put it back from the backup"):
        load_key(tmp_path / "lookup.key", may_make=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"x" * 31, b"x" * 33])
def test_a_damaged_key_is_not_replaced_either(tmp_path: Path, damage: bytes):
    path = tmp_path / "lookup.key"
    path.write_bytes(damage)
    with pytest.raises(KeyMissing, match="is damaged"):
        load_key(path, may_make=True)
    assert path.read_bytes() == damage


def test_a_key_that_was_half_written_when_the_power_went_is_written_anew(tmp_path: Path):
    (tmp_path / "lookup.new").write_bytes(b"half")
    assert len(load_key(tmp_path / "lookup.key", may_make=True)) == KEY_BYTES


def test_the_store_knows_whether_anybody_depends_on_the_key(tmp_path: Path):
    rig = Rig(tmp_path)
    assert not rig.store.has_credentials()
    rig.person("ada")
    assert rig.store.has_credentials()
    rig.close()


def test_no_secret_lies_in_the_data_folder_or_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    rig = Rig(tmp_path)
    secrets = {BADGE: "04A1B2C3D4E5F6", QR: "LOCKER-QR-7XK29Q", PIN: "73914628"}
    rig.secrets.code_lookup = KeyedLookups(KEY).code_lookup  # type: ignore[method-assign]
    credentials = {kind: rig.secrets.lookup(kind, secrets[kind]) for kind in (BADGE, QR)}
    credentials[PIN] = rig.secrets.code_lookup(secrets[PIN])
    assert people.save(rig.store, [PersonRecord("p-1", "Ada Lovelace", credentials=credentials)]) == []
    for kind in (BADGE, QR):
        rig.handle(CredentialPresented(kind, secrets[kind], "reader"))
        rig.opens("01")
        rig.shuts("01")
    rig.handle(CredentialPresented(BADGE, "04FFFFFFFFFFFF", "reader"))
    rig.handle(i.UseCode())
    rig.enters("99990000")
    rig.enters(secrets[PIN])
    assert rig.sent == ["01"] * 3
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    rig.close()
    written |= {f"closed {path.name}": path.read_bytes() for path in tmp_path.iterdir()}
    assert any(b"Ada Lovelace" in content for content in written.values()), "the search finds what is there"
    for secret in (*secrets.values(), "04FFFFFFFFFFFF", "99990000", KEY.hex()):
        forms = {secret.encode(), secret.lower().encode(), secret.encode("utf-16-le")}
        assert not [name for name, content in written.items() if any(form in content for form in forms)]
        assert secret not in caplog.text
