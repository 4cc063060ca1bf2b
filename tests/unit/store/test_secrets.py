"""Keyed look-ups, the key they hang on, and that no secret lies anywhere in the data folder."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw

from kiosk.domain.credentials import CredentialKind
from kiosk.engine import intents as i
from kiosk.engine import people
from kiosk.engine.messages import CredentialPresented
from kiosk.engine.ports import PersonRecord
from kiosk.passes.codes import salt_of
from kiosk.store.secrets import KEY_BYTES, KeyedLookups, KeyMissing, load_key
from tests.fakes.ports import HandSecrets
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


@pytest.mark.usefixtures("really_hashed")
def test_a_guess_at_a_code_costs_64_megabytes_three_times():
    """What upstream and other kiosks keep was hashed so: it stays the same."""
    slow = hash_secret_raw(b"48291357", salt_of("A"), 3, 64 * 1024, 1, 32, Type.ID)
    assert KeyedLookups(KEY).verifier("48291357", "A") == slow


# --- visitors' codes --------------------------------------------------------------------------------------------------


def test_the_slow_hash_of_a_visitors_code_is_the_same_at_every_kiosk_and_another_at_every_bank():
    assert KeyedLookups(KEY).verifier("48291357", "A") == KeyedLookups(KEY[::-1]).verifier("48291357", "A")
    assert KeyedLookups(KEY).verifier("48291357", "A") != KeyedLookups(KEY).verifier("48291357", "B")


def test_a_visitors_code_is_kept_by_a_look_up_that_depends_on_the_key():
    lookups, other = KeyedLookups(KEY), KeyedLookups(KEY[::-1])
    verifier = bytes(32)
    assert len({lookups.visitor_lookup(verifier), other.visitor_lookup(verifier), verifier}) == 3
    assert lookups.visitor_lookup(verifier) != lookups.lookup(QR, verifier.decode())


def _answer_of(ask: Callable[[Callable[[tuple[bytes, ...] | None], None]], None]) -> tuple[bytes, ...] | None:
    found: list[tuple[bytes, ...] | None] = []
    done = threading.Event()

    def take(answer: tuple[bytes, ...] | None) -> None:
        found.append(answer)
        done.set()

    ask(take)
    assert done.wait(30)
    return found[0]


def test_what_is_typed_is_what_was_handed_out_beforehand():
    """Reception makes the slow hash, the bank keys it; a visitor types the code at the bank."""
    reception, bank = KeyedLookups(KEY), KeyedLookups(KEY[::-1])
    handed = _answer_of(lambda done: reception.slow_verifiers([("48291357", "A"), ("48291357", "B")], done))
    assert handed is not None
    typed = _answer_of(lambda done: bank.slow_visitor_lookups("48291357", ["A", "B"], done))
    assert typed == tuple(map(bank.visitor_lookup, handed))
    assert handed == (reception.verifier("48291357", "A"), reception.verifier("48291357", "B"))
    reception.close()
    bank.close()


def test_whoever_types_does_not_wait_for_the_pool(monkeypatch: pytest.MonkeyPatch):
    lookups = KeyedLookups(KEY)
    begun, may_go_on = threading.Event(), threading.Event()

    def hashed(code: str, bank: str) -> bytes:
        begun.set()
        assert may_go_on.wait(30)
        return KeyedLookups.verifier(lookups, code, bank)

    monkeypatch.setattr(lookups, "verifier", hashed)
    pooled: list[tuple[bytes, ...] | None] = []
    lookups.slow_verifiers([("48291357", "A")], pooled.append)
    assert begun.wait(30)
    assert _answer_of(lambda done: lookups.slow_visitor_lookups("48291357", [], done)) == ()
    assert pooled == []
    may_go_on.set()
    lookups.close()
    assert pooled[0] == (lookups.verifier("48291357", "A"),)


def test_the_thread_of_the_pool_leaves_the_processor_to_the_others():
    lookups = KeyedLookups(KEY)
    nice: list[int] = []
    lookups.slow_verifiers([], lambda _: nice.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id())))
    lookups.close()
    assert nice == [19]
    assert os.getpriority(os.PRIO_PROCESS, 0) < 19


def test_a_kiosk_that_ends_does_not_wait_for_the_whole_pool(monkeypatch: pytest.MonkeyPatch):
    lookups = KeyedLookups(KEY)
    begun: list[str] = []
    first, ending = threading.Event(), threading.Event()

    def hashed(code: str, _bank: str) -> bytes:
        begun.append(code)
        first.set()
        assert ending.wait(30)
        return b""

    monkeypatch.setattr(lookups, "verifier", hashed)
    answers: list[tuple[bytes, ...] | None] = []
    lookups.slow_verifiers([(f"{number:08}", "A") for number in range(100)], answers.append)
    lookups.slow_verifiers([("99999999", "A")], answers.append)
    assert first.wait(30)
    ended = threading.Thread(target=lookups.close)
    ended.start()
    assert lookups._closing.wait(30)
    ending.set()
    ended.join(30)
    assert begun == ["00000000"]
    assert answers == [None, None]


@pytest.mark.expects_log("codes.failed")
def test_no_memory_for_a_hash_is_told(monkeypatch: pytest.MonkeyPatch):
    lookups = KeyedLookups(KEY)

    def no_memory(code: str, bank: str) -> bytes:
        raise MemoryError

    monkeypatch.setattr(lookups, "verifier", no_memory)
    assert _answer_of(lambda done: lookups.slow_visitor_lookups("48291357", ["A"], done)) is None
    assert _answer_of(lambda done: lookups.slow_verifiers([("48291357", "A")], done)) is None
    lookups.close()


def test_the_hand_of_a_test_keys_codes_as_a_kiosk_does():
    hand = HandSecrets(KEY)
    found: list[object] = []
    hand.slow_visitor_lookups("48291357", ["A", "B"], found.append)
    hand.slow_verifiers([("48291357", "A")], found.append)
    hand.slow_lookup("482913", found.append)
    assert found == []
    hand.finish()
    verifiers = [hand.verifier("48291357", bank) for bank in ("A", "B")]
    assert len(set(verifiers)) == 2
    typed, pin, pooled = found
    assert typed == tuple(map(hand.visitor_lookup, verifiers))
    assert (pin, pooled) == (hand.code_lookup("482913"), (verifiers[0],))
    hand.finish()
    assert len(found) == 3


# --- the key ----------------------------------------------------------------------------------------------------------


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
