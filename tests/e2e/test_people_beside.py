"""People come in by the command, with a kiosk running or without; refused ones are named, and no secret is kept."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from drivers.scanners.picture import gray_in
from kiosk.runtime.control import ControlError, ask
from kiosk.store.data_folder import DataFolder
from tests.e2e.harness.bank_site import BankSite, one_board_site
from tests.e2e.harness.kiosk_process import KioskProcess, command
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.records import Records
from tests.fakes.codes import texts
from tests.fakes.wire_bank import EmulatedBank


@pytest.fixture
def site(tmp_path: Path) -> BankSite:
    return one_board_site(tmp_path, "kerong-cu16", 6, scanner=True)


@pytest.fixture
def bank(site: BankSite) -> Iterator[EmulatedBank]:
    with site.bank() as bank:
        yield bank


@pytest.fixture
def kiosk(site: BankSite, bank: EmulatedBank, data: Path) -> Iterator[KioskProcess]:
    with KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
        yield kiosk


def test_an_import_beside_a_running_kiosk_names_each_refused_row_and_the_others_can_tap_at_once(
    bank: EmulatedBank, kiosk: KioskProcess, data: Path, tmp_path: Path
):
    file = tmp_path / "more.csv"
    file.write_text(
        "id,name,badge,valid_until\n"
        "emil,Emil,0E00000001,\n"
        "fay,Fay,xyz,\n"
        f"gus,Gus,{BADGES['ada']},\n"
        "hana,Hana,0E00000002,2020-01-01\n"
    )
    done = command("people", "import", file, "--data", data)
    assert done.returncode == 65
    assert done.stderr == ""
    first, fay, gus = done.stdout.splitlines()
    assert first == f"2 people taken in from {file}, 2 refused."
    assert fay.startswith(f"{file}:3: fay: The badge has other characters than hex digits.")
    assert gus.startswith(f"{file}:4: gus: ")
    assert BADGES["ada"] not in done.stdout

    bank.do("tap 0E00000001")
    kiosk.screens("DoorOpen")
    assert [person for _, person in Records(data).holders()] == ["emil"]
    bank.do("tap 0E00000002")
    kiosk.screens("NotAllowed")


def test_a_person_can_be_added_beside_a_running_kiosk_and_a_new_badge_replaces_the_old_one(
    bank: EmulatedBank, kiosk: KioskProcess, data: Path
):
    done = command("people", "add", "--id", "ada", "--name", "Ada", "--badge", "0E00000003", "--data", data)
    assert (done.returncode, done.stdout) == (0, "ada is taken in.\n"), done
    bank.do(f"tap {BADGES['ada']}")
    kiosk.screens("NotKnown")
    bank.do("tap 0E00000003")
    kiosk.screens("DoorOpen")


def test_what_the_running_kiosk_declines_ends_as_it_would_without_one(kiosk: KioskProcess, data: Path, tmp_path: Path):
    done = command("people", "qr", "nobody", "--png", tmp_path / "nobody.png", "--data", data)
    assert (done.returncode, done.stderr) == (65, "Nobody here has the id nobody. Add the person first.\n")
    assert not (tmp_path / "nobody.png").exists()


OF_ANOTHER_VERSION: Sequence[Any] = [
    {"do": "open everything"},
    {"do": "people.save"},
    {"do": "people.save", "people": 5},
    {"do": "people.save", "people": [{"person": {"id": "x"}}]},
    {"do": "people.save", "people": [{"person": None, "credentials": []}]},
    {"do": "qr.issue", "person": "ada", "lookup": 5},
    {"do": []},
    ["do"],
]


def test_requests_of_another_version_are_refused_and_the_kiosk_goes_on(kiosk: KioskProcess, data: Path):
    for request in OF_ANOTHER_VERSION:
        with pytest.raises(ControlError, match="does not know this request"):
            ask(DataFolder(data).socket, request)
    kiosk.settle(data)


def test_no_badge_pin_or_code_is_found_in_any_file_or_in_anything_that_was_said(
    bank: EmulatedBank, kiosk: KioskProcess, data: Path, tmp_path: Path
):
    pin, badge, unknown, nobodys = "4711081542", "0E1F2D3C4B", "0B5A6C7D8E", f"LK1:{'0123456789ABCDEF' * 2}"
    file = tmp_path / "one.csv"
    file.write_text(f"id,name,badge,pin\nivo,Ivo,{badge},{pin}\njan,Jan,{badge},\nkim,Kim,,{pin[:4]}x\n")
    said = [command("people", "import", file, "--data", data, "--json")]
    assert said[-1].returncode == 65
    added = command("people", "add", "--id", "liv", "--name", "Liv", "--new-pin", "--data", data)
    assert added.returncode == 0, added
    drawn = added.stdout.partition("PIN is ")[2].partition(";")[0]
    assert drawn.isdigit()
    assert len(drawn) == 10, "as long as the site's"
    picture = tmp_path / "ivo.png"
    said.append(command("people", "qr", "ivo", "--png", picture, "--data", data))
    found = gray_in(picture.read_bytes())
    assert found is not None
    (code,) = texts(found)

    bank.do(f"tap {badge}")
    kiosk.screens("DoorOpen")
    bank.do(f"tap {unknown}")
    kiosk.screens("NotKnown")
    bank.do(f"hold-up {code}")
    kiosk.screens("DoorOpen")
    bank.do(f"hold-up {nobodys}")
    kiosk.screens("NotKnown")
    bank.do("hold-up LK1:0123456789")
    kiosk.screens("PassRefused")
    said.append(command("status", "--data", data))

    secret = [pin, drawn, code, code.partition(":")[2], nobodys, "LK1:0123456789", badge, unknown, *BADGES.values()]
    forms = {form for one in secret for form in _forms(one)}
    folder = DataFolder(data)
    contents = {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()}
    assert {folder.database.name, folder.database.name + "-wal"} <= contents.keys()
    contents["the kiosk's log"] = "\n".join(kiosk.said).encode()
    contents |= {" ".join(one.args[1:3]): (one.stdout + one.stderr).encode() for one in said}
    assert [(name, form) for name, content in contents.items() for form in forms if form in content] == []
    assert all((path.stat().st_mode & 0o077) == 0 for path in (data, folder.key, folder.socket))


def _forms(secret: str) -> Iterator[bytes]:
    """A secret as somebody could have written it: as text of any width, in any case, and as bytes or a number."""
    for text in (secret, secret.lower()):
        yield text.encode()
        yield text.encode("utf-16-le")
    if len(secret) == 10 and secret.startswith("0"):
        yield bytes.fromhex(secret)
        yield str(int(secret, 16)).encode()


def test_the_search_for_secrets_can_find_them(data: Path):
    database = DataFolder(data).database.read_bytes()
    assert next(_forms("Chiara")) in database, "what is not secret is there in the clear, so a secret would be found"
