"""People come in without a kiosk running: what is refused and why, and that nothing is lost by a mistake."""

import json
from pathlib import Path

import pytest

from drivers.scanners.picture import gray_in
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.people import Person
from kiosk.runtime.clock import SystemClock
from kiosk.store import library
from kiosk.store.data_folder import DataFolder
from kiosk.store.secrets import KeyedLookups, load_key
from kiosk.store.store import SqlStore
from tests.fakes.codes import texts
from tests.fakes.stored import recorded_types, rows
from tests.unit.cli.conftest import Run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def name_of(person: Person | None) -> str:
    assert person is not None
    return person.name


def holder(data: Path, kind: CredentialKind, value: str) -> Person | None:
    """Who is recognised by this credential."""
    folder = DataFolder(data)
    lookups = KeyedLookups(load_key(folder.key, may_make=False))
    lookup = lookups.code_lookup(value) if kind is CredentialKind.PIN else lookups.lookup(kind, value)
    store = SqlStore(folder.database, library.choose(), SystemClock())
    try:
        with store.transaction() as tx:
            return tx.holder_of(kind, lookup)
    finally:
        store.close()


def add(run: Run, data: Path, *more: str) -> None:
    done = run("people", "add", "--id", "ada", "--name", "Ada", "--data", data, *more)
    assert (done.code, done.err) == (0, ""), done


def code_in(picture: Path) -> str:
    found = gray_in(picture.read_bytes())
    assert found is not None
    (code,) = texts(found)
    return code


def test_an_import_makes_the_folder_and_names_each_refused_row(run: Run, data: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("id,name,badge\nada,Ada,0A00112233\n,Nobody,\nben,Ben,0A0011\ncy,Cy,xx\n")
    done = run("people", "import", file, "--data", data)
    assert (done.code, done.err) == (65, "")
    assert done.out.splitlines()[0] == f"2 people taken in from {file}, 2 refused."
    assert [line.split(": ")[0] for line in done.out.splitlines()[1:]] == [f"{file}:3", f"{file}:5"]
    assert name_of(holder(data, CredentialKind.BADGE, "0A00112233")) == "Ada"


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"\xff\xfei\0d\0", "Line 1"), (b"name\nAda\n", "Line 1"), (b'id,name\nada,"Ada\n', "Line 2"), (b"", "Line 1")],
)
def test_a_damaged_file_takes_nobody_in_and_makes_nothing(
    content: bytes, line: str, run: Run, data: Path, tmp_path: Path
):
    file = tmp_path / "people.csv"
    file.write_bytes(content)
    done = run("people", "import", file, "--data", data)
    assert (done.code, done.out) == (65, "")
    assert done.err.startswith(f"{file}: {line}: ")
    assert done.err.endswith("Nobody was taken in.\n")
    assert not data.exists()


def test_a_missing_file_is_named(run: Run, data: Path, tmp_path: Path):
    done = run("people", "import", tmp_path / "none.csv", "--data", data)
    assert done.code == 65
    assert f"{tmp_path / 'none.csv'}: There is no such file." in done.err


def test_a_new_pin_is_told_once_and_recognised(run: Run, data: Path):
    done = run("people", "add", "--id", "ada", "--name", "Ada", "--new-pin", "--data", data)
    pin = done.out.partition("PIN is ")[2].partition(";")[0]
    assert len(pin) == 6
    assert name_of(holder(data, CredentialKind.PIN, pin)) == "Ada"


def test_a_new_pin_changes_nothing_else_about_a_person(run: Run, data: Path):
    add(run, data, "--kind", "contractor", "--valid-until", "2026-01-31", "--reachable", "--badge", "0A00112233")
    before = holder(data, CredentialKind.BADGE, "0A00112233")
    add(run, data, "--new-pin")
    assert holder(data, CredentialKind.BADGE, "0A00112233") == before


def test_another_pin_takes_the_place_of_the_one_before_and_nobody_chooses_it(run: Run, data: Path):
    add(run, data)
    done = run("people", "pin", "ada", "--data", data)
    first = done.out.partition("PIN is ")[2].partition(";")[0]
    assert (done.code, len(first), name_of(holder(data, CredentialKind.PIN, first))) == (0, 6, "Ada")
    second = json.loads(run("people", "pin", "ada", "--data", data, "--json").out)["pin"]
    assert holder(data, CredentialKind.PIN, first) is None
    assert name_of(holder(data, CredentialKind.PIN, second)) == "Ada"
    assert recorded_types(data)[-3:] == ["credential.bound", "credential.revoked", "credential.bound"]
    assert "has the id nobody. Add the person" in run("people", "pin", "nobody", "--data", data).err


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (("--badge", "12345"), "odd number"),
        (("--kind", "boss"), "staff, contractor and visitor"),
        (("--valid-until", "soon"), "valid_until is no time"),
    ],
)
def test_a_person_that_can_not_be_added_is_refused_with_the_reason(
    more: tuple[str, ...], why: str, run: Run, data: Path
):
    done = run("people", "add", "--id", "ada", "--name", "Ada", "--data", data, *more)
    assert (done.code, done.out) == (65, "")
    assert done.err.startswith("ada was not taken in. ")
    assert why in done.err


def test_a_badge_that_is_somebody_elses_is_refused_and_not_repeated(run: Run, data: Path):
    add(run, data, "--badge", "0A00112233")
    done = run("people", "add", "--id", "ben", "--name", "Ben", "--badge", "0A00112233", "--data", data)
    assert done.code == 65
    assert "belongs to somebody else" in done.err
    assert "0A00112233" not in done.err


def test_a_qr_code_is_a_picture_that_is_recognised_and_replaces_the_one_before(run: Run, data: Path, tmp_path: Path):
    add(run, data)
    codes = []
    for name in ("first.png", "second.png"):
        assert run("people", "qr", "ada", "--png", tmp_path / name, "--data", data).code == 0
        codes.append(code_in(tmp_path / name))
    assert holder(data, CredentialKind.QR, codes[0]) is None
    assert name_of(holder(data, CredentialKind.QR, codes[1])) == "Ada"


def test_a_qr_picture_that_can_not_be_written_leaves_the_earlier_code_valid(run: Run, data: Path, tmp_path: Path):
    add(run, data)
    picture = tmp_path / "ada.png"
    assert run("people", "qr", "ada", "--png", picture, "--data", data).code == 0
    done = run("people", "qr", "ada", "--png", tmp_path / "no such folder" / "ada.png", "--data", data)
    assert done.code == 73
    assert "ada.png can't be written" in done.err
    assert name_of(holder(data, CredentialKind.QR, code_in(picture))) == "Ada"


def test_a_qr_picture_never_takes_the_place_of_what_is_the_kiosks_own(run: Run, data: Path):
    add(run, data)
    before = (data / "kiosk.db").read_bytes()
    done = run("people", "qr", "ada", "--png", data / "kiosk.db", "--data", data)
    assert (done.code, done.out) == (73, "")
    assert "which is the kiosk's own" in done.err
    assert (data / "kiosk.db").read_bytes() == before


def test_a_qr_code_for_nobody_is_refused_and_leaves_an_earlier_picture_as_it_is(run: Run, data: Path, tmp_path: Path):
    add(run, data)
    picture = tmp_path / "ada.png"
    picture.write_bytes(b"an earlier picture")
    done = run("people", "qr", "bob", "--png", picture, "--data", data)
    assert (done.code, done.out) == (65, "")
    assert done.err == "Nobody here has the id bob. Add the person first.\n"
    assert picture.read_bytes() == b"an earlier picture"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ada.png", "data"]


def test_without_the_key_file_nobody_is_taken_in_and_the_backup_is_pointed_to(run: Run, data: Path):
    add(run, data, "--badge", "0A00112233")
    DataFolder(data).key.unlink()
    done = run("people", "add", "--id", "ben", "--name", "Ben", "--badge", "0A00112244", "--data", data)
    assert done.code == 66
    assert "backup" in done.err
    assert not DataFolder(data).key.exists()


def test_a_folder_that_can_not_be_made_is_named(run: Run, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    done = run("people", "add", "--id", "ada", "--name", "Ada", "--data", tmp_path / "file" / "data")
    assert done.code == 73
    assert str(tmp_path / "file" / "data") in done.err


def test_suspended_people_are_known_as_such_until_they_are_restored_and_each_change_is_recorded_once(
    run: Run, data: Path
):
    add(run, data, "--badge", "0A00112233")
    for command, suspended in [("suspend", True), ("suspend", True), ("restore", False)]:
        done = run("people", command, "ada", "--data", data)
        assert (done.code, done.err) == (0, "")
        person = holder(data, CredentialKind.BADGE, "0A00112233")
        assert person is not None
        assert person.suspended is suspended
    query = "SELECT json_extract(header, '$.type') FROM audit_event ORDER BY position"
    kinds = [kind for (kind,) in rows(library.choose().module, DataFolder(data).database, query)]
    assert [kind for kind in kinds if kind.startswith("person.")] == ["person.suspended", "person.restored"]


def test_an_import_restores_nobody(run: Run, data: Path):
    add(run, data, "--badge", "0A00112233")
    assert run("people", "suspend", "ada", "--data", data).code == 0
    add(run, data)
    person = holder(data, CredentialKind.BADGE, "0A00112233")
    assert person is not None
    assert person.suspended


@pytest.mark.parametrize("command", ["suspend", "restore"])
def test_somebody_unknown_can_not_be_suspended(command: str, run: Run, data: Path):
    add(run, data)
    done = run("people", command, "bob", "--data", data)
    assert (done.code, done.out, done.err) == (65, "", "Nobody here has the id bob.\n")


def test_groups_come_in_and_go_out_with_a_file(run: Run, data: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    for groups, expected in [("lab night-watch", {"lab", "night-watch"}), ("", set())]:
        file.write_text(f"id,name,badge,groups\nada,Ada,0A00112233,{groups}\n")
        assert run("people", "import", file, "--data", data).code == 0
        person = holder(data, CredentialKind.BADGE, "0A00112233")
        assert person is not None
        assert person.groups == expected


def test_a_tag_that_proves_itself_is_taken_in_beside_the_badge(run: Run, data: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("id,name,badge,tag\nada,Ada,0A00112233,04DE5F1EACC040\nben,Ben,,04:aa:aa:aa:aa:aa:aa\n")
    assert run("people", "import", file, "--data", data).code == 0
    assert name_of(holder(data, CredentialKind.TAG, "04DE5F1EACC040")) == "Ada"
    assert name_of(holder(data, CredentialKind.BADGE, "0A00112233")) == "Ada"
    assert holder(data, CredentialKind.BADGE, "04DE5F1EACC040") is None, "its number alone is nobody's"
    add(run, data, "--tag", "04BBBBBBBBBBBB")
    assert holder(data, CredentialKind.TAG, "04DE5F1EACC040") is None
    assert name_of(holder(data, CredentialKind.TAG, "04BBBBBBBBBBBB")) == "Ada"
    assert name_of(holder(data, CredentialKind.TAG, "04AAAAAAAAAAAA")) == "Ben"
