"""``operator``: who works a kiosk, where none runs; and the codes for those who have lost their PIN."""

from __future__ import annotations

import base64
import json
import os
import re
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from drivers.scanners.picture import gray_in
from kiosk import bootstrap
from kiosk.domain.credentials import CredentialKind
from kiosk.passes import recovery_code
from kiosk.store.data_folder import DataFolder
from kiosk.store.secrets import KeyedLookups, load_key
from tests.fakes.codes import texts
from tests.fakes.stored import recorded_types
from tests.unit.cli.conftest import Done, Run

NO_TERMINAL = "The PIN went to where this was printed, which is no terminal: nobody else may read it there.\n"
GRACE = ("e17", "--role", "facilities", "--name", "Grace Hopper")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def kiosk(run: Run, data: Path) -> Path:
    """A kiosk that knows Bob, whose badge is 0A00112233."""
    assert run("people", "add", "--id", "e1", "--name", "Bob", "--badge", "0A00112233", "--data", data).code == 0
    return data


def pin_in(done: Done) -> str:
    assert done.code == 0, done
    found = re.search(r"Their PIN is (\d+); it is not stored and can't be shown again\.", done.out)
    assert found is not None, done
    return found[1]


def operators(run: Run, data: Path) -> list[dict[str, Any]]:
    done = run("operator", "list", "--data", data, "--json")
    assert done.code == 0, done
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def whose_pin(data: Path, pin: str) -> str | None:
    """Whom the kiosk would let in by it."""
    folder = DataFolder(data)
    lookup = KeyedLookups(load_key(folder.key, may_make=False)).code_lookup(pin)
    with bootstrap.resting_kiosk_of(folder) as kiosk, kiosk.store.transaction() as tx:
        person = tx.holder_of(CredentialKind.OPERATOR_PIN, lookup)
        return None if person is None else person.known_as


def test_the_first_operator_is_made_where_there_was_no_kiosk_yet(run: Run, data: Path):
    done = run("operator", "add", *GRACE, "--data", data)
    pin = pin_in(done)
    assert (len(pin), done.err.endswith(NO_TERMINAL)) == (8, True)
    assert "There was no kiosk" in done.err
    assert whose_pin(data, pin) == "e17"
    (one,) = operators(run, data)
    assert (one["person"], one["name"], one["role"], one["pin"]) == ("e17", "Grace Hopper", "facilities", True)
    assert {"people.changed", "operator.set", "operator.pin_drawn"} <= set(recorded_types(data))


def test_the_pin_is_nowhere_in_the_data_folder(run: Run, data: Path):
    pin = pin_in(run("operator", "add", *GRACE, "--data", data))
    for file in data.rglob("*"):
        if file.is_file():
            assert pin.encode() not in file.read_bytes()


def test_somebody_who_is_known_needs_no_name(run: Run, kiosk: Path):
    pin_in(run("operator", "add", "e1", "--role", "security", "--data", kiosk))
    assert [(one["name"], one["role"]) for one in operators(run, kiosk)] == [("Bob", "security")]


def test_somebody_who_is_not_known_needs_one(run: Run, kiosk: Path):
    done = run("operator", "add", "e9", "--role", "security", "--data", kiosk)
    assert (done.code, done.out) == (os.EX_DATAERR, "")
    assert done.err == "Nobody here has the id e9. Add the person first, or give their --name.\n"
    assert operators(run, kiosk) == []


def test_with_json_the_pin_is_in_it_and_that_is_said(run: Run, kiosk: Path):
    done = run("operator", "add", "e1", "--role", "installer", "--data", kiosk, "--json")
    answer = json.loads(done.out)
    assert (answer["person"], answer["role"], answer["new"], done.err) == ("e1", "installer", True, NO_TERMINAL)
    assert whose_pin(kiosk, answer["pin"]) == "e1"


def test_another_role_keeps_the_pin(run: Run, kiosk: Path):
    pin = pin_in(run("operator", "add", "e1", "--role", "security", "--data", kiosk))
    done = run("operator", "add", "e1", "--role", "facilities", "--data", kiosk)
    assert (done.code, done.out, done.err) == (0, "e1 is facilities now. They keep their PIN.\n", "")
    assert whose_pin(kiosk, pin) == "e1"


def test_a_new_pin_takes_the_place_of_the_one_before(run: Run, kiosk: Path):
    before = pin_in(run("operator", "add", "e1", "--role", "security", "--data", kiosk))
    after = pin_in(run("operator", "pin", "e1", "--data", kiosk))
    assert (whose_pin(kiosk, before), whose_pin(kiosk, after)) == (None, "e1")


def test_who_is_ended_is_none_and_their_pin_lets_nobody_in(run: Run, kiosk: Path):
    pin = pin_in(run("operator", "add", "e1", "--role", "security", "--data", kiosk))
    done = run("operator", "end", "e1", "--data", kiosk)
    assert (done.code, done.out) == (0, "e1 works this kiosk no longer.\n")
    assert (operators(run, kiosk), whose_pin(kiosk, pin)) == ([], None)


@pytest.mark.parametrize("command", ["pin", "end"])
def test_who_is_no_operator_is_said_to_be_none(run: Run, kiosk: Path, command: str):
    done = run("operator", command, "e1", "--data", kiosk)
    assert (done.code, done.out) == (os.EX_DATAERR, "")
    assert "e1 is no operator here." in done.err


@pytest.mark.parametrize(
    ("more", "code", "why"),
    [
        (("e17", "--role", "boss"), os.EX_USAGE, "boss"),
        (("", "--role", "security"), os.EX_DATAERR, "is no operator."),
        (("e17", "--role", "security", "--name", "Grace", "--badge", "0A001"), os.EX_DATAERR, "odd number"),
        (("e17", "--role", "security", "--name", "Grace", "--badge", "0A00112233"), os.EX_DATAERR, "somebody else"),
    ],
)
def test_what_can_not_be_is_refused_with_a_sentence(run: Run, kiosk: Path, more: tuple[str, ...], code: int, why: str):
    done = run("operator", "add", *more, "--data", kiosk)
    assert (done.code, done.out) == (code, "")
    assert why in done.err
    assert operators(run, kiosk) == []


@pytest.mark.parametrize("command", [("list",), ("pin", "e1"), ("end", "e1")])
def test_there_must_be_a_kiosk(run: Run, data: Path, command: tuple[str, ...]):
    assert run("operator", *command, "--data", data).code == os.EX_NOINPUT


# --- recovery --------------------------------------------------------------------------------------------------------


@pytest.fixture
def key(run: Run, tmp_path: Path) -> tuple[Path, bytes]:
    """The file of a recovery key, and its public half."""
    done = run("operator", "recovery-key", "--out", tmp_path / "recovery.key")
    assert (done.code, done.err) == (0, "")
    found = re.search(r'^recovery_key = "(.*)"$', done.out, re.MULTILINE)
    assert found is not None
    return tmp_path / "recovery.key", base64.b64decode(found[1], validate=True)


def asked(key: Path, png: Path, challenge: str = "7k2m-9qxa-04tz") -> tuple[object, ...]:
    wanted = ("--kiosk", "bank-2f", "--challenge", challenge, "--operator", "e17")
    return ("operator", "recovery-code", "--key", key, *wanted, "--png", png)


def test_a_code_answers_the_challenge_of_one_kiosk_for_one_operator(run: Run, key: tuple[Path, bytes], tmp_path: Path):
    file, public = key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    done = run(*asked(file, tmp_path / "code.png"))
    assert (done.code, done.err) == (0, "")
    picture = gray_in((tmp_path / "code.png").read_bytes())
    assert picture is not None
    (text,) = texts(picture)
    code = recovery_code.read(text, public)
    assert (code.kiosk, code.challenge, code.operator) == ("bank-2f", "7K2M9QXA04TZ", "e17")
    left = code.expires_at - datetime.now(UTC)
    assert timedelta(minutes=10) < left <= timedelta(minutes=15)


def test_a_key_is_never_overwritten(run: Run, key: tuple[Path, bytes]):
    before = key[0].read_bytes()
    done = run("operator", "recovery-key", "--out", key[0])
    assert (done.code, key[0].read_bytes()) == (os.EX_CANTCREAT, before)


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, os.EX_NOINPUT), (b"", os.EX_DATAERR), (b"\xff", os.EX_DATAERR), (b"a\nb\n", os.EX_DATAERR)],
)
def test_what_is_no_key_is_said_to_be_none(run: Run, tmp_path: Path, content: bytes | None, code: int):
    if content is not None:
        (tmp_path / "key").write_bytes(content)
    assert run(*asked(tmp_path / "key", tmp_path / "code.png")).code == code
    assert not (tmp_path / "code.png").exists()


def test_what_is_no_challenge_is_said_to_be_none(run: Run, key: tuple[Path, bytes], tmp_path: Path):
    done = run(*asked(key[0], tmp_path / "code.png", challenge="7K2M"))
    assert (done.code, "like 7K2M 9QXA 04TZ" in done.err) == (os.EX_DATAERR, True)
    assert not (tmp_path / "code.png").exists()
