"""A database that is damaged, through the installed command: nobody loses their door, and none is given away."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.store import library
from kiosk.store.data_folder import DataFolder
from tests.e2e.harness.bank_site import BankSite, one_board_site
from tests.e2e.harness.kiosk_process import KioskProcess, command, start_hurried
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.records import Records
from tests.e2e.harness.status import doors, status
from tests.fakes.wire_bank import EmulatedBank

RESCUED = r"database\.rescued"
BACK = "KeepOrGiveBack"
DAMAGED = r"backup\.failed"


@pytest.fixture
def site(tmp_path: Path) -> BankSite:
    return one_board_site(tmp_path, "xor-8a", 4)


def done(*arguments: object) -> str:
    """What a command says that does what it is asked for."""
    found = command(*arguments)
    assert (found.returncode, found.stderr) == (0, ""), found
    return found.stdout


def tap(bank: EmulatedBank, kiosk: KioskProcess, name: str, shown: str = "DoorIsYours") -> str:
    """Somebody is given a door; which. Where they have one already, ``shown`` is what they are asked then."""
    bank.forget()
    bank.do(f"tap {BADGES[name]}")
    opened = str(bank.wait("opened")["door"])
    kiosk.screens("DoorOpen")
    bank.do(f"shut {opened}")
    kiosk.screens(shown)
    return opened


def give(site: BankSite, data: Path, bank: EmulatedBank) -> tuple[str, str]:
    """Ada and Ben are given doors, and the backup is made in between."""
    with KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
        adas = tap(bank, kiosk, "ada")
        assert "A backup was made and checked" in done("backup", "--data", data)
        return adas, tap(bank, kiosk, "ben")


def overwrite(data: Path, *, root_of: str | None = None) -> bytes:
    """The first bytes of the database are lost, or the first page of a table or index; what is left."""
    path = DataFolder(data).database
    start = 0
    if root_of is not None:
        connection = library.choose().module.connect(str(path))
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (root_of,)).fetchall()
        connection.close()
        start = (page - 1) * 4096
    content = bytearray(path.read_bytes())
    content[start : start + 100] = bytes(100)
    path.write_bytes(content)
    return bytes(content)


def look_and_reset(site: BankSite, data: Path, number: str) -> None:
    assert done("compartment", "reset", number, "--note", "a bag", "--data", data) == f"Door {number} is reset.\n"
    assert doors(data)[number]["occupancy"] == "free"


def record(data: Path) -> dict[str, Any]:
    return dict(status(data)["record"])


def test_the_kiosk_goes_on_with_its_backup_and_gives_away_nothing_that_may_be_somebodys(site: BankSite, data: Path):
    with site.bank() as bank:
        adas, bens = give(site, data, bank)
        damaged = overwrite(data)
        with KioskProcess.run(site.file, data, announced=RESCUED) as kiosk:
            kiosk.until_up(*site.parts)
            (aside,) = DataFolder(data).set_aside.iterdir()
            assert (aside / "kiosk.db").read_bytes() == damaged
            assert {one["door"] for one in record(data)["held"]} == {"02", "03", "04"}
            assert doors(data)[bens]["occupancy"] == "flagged"
            assert tap(bank, kiosk, "ada", BACK) == adas, "what she had before the backup is hers"

            bank.forget()
            bank.do(f"tap {BADGES['chiara']}")
            kiosk.screens("BankFull")
            assert not bank.happened("pulsed"), "nobody is given a door before somebody has looked"
            look_and_reset(site, data, "03")
            assert tap(bank, kiosk, "chiara") == "03"
            assert {one["door"] for one in record(data)["held"]} == {"02", "04"}
        (told,) = Records(data).events("record.recovered")
        assert aside.name in told.detail
        assert Records(data).holders() == [(adas, "ada"), ("03", "chiara")]


def test_damage_that_no_start_meets_is_found_while_the_kiosk_runs_and_mended_by_the_next_start(
    site: BankSite, data: Path
):
    with site.bank() as bank:
        adas, bens = give(site, data, bank)
        overwrite(data, root_of="sqlite_autoindex_person_2")
        with KioskProcess.run(site.file, data, announced=DAMAGED, start=start_hurried) as kiosk:
            kiosk.until_up(*site.parts)
            assert tap(bank, kiosk, "ada", BACK) == adas, "whoever is served is served"
            found = kiosk.wait("record.checked")
            assert found["fault"].startswith("The database is damaged: ")
            kiosk.settle(data)
            (shown,) = (one for one in status(data)["devices"] if one["name"] == "database")
            assert (shown["kind"], shown["state"]) == ("record", "down")
            assert "Restart the kiosk: it sets this database aside" in shown["error"]
            assert record(data)["state"] == "damaged"
            refused = command("backup", "--data", data)
            assert refused.returncode == 69
            assert "The backup that was made is no good." in refused.stderr
        assert len(Records(data).events("record.damaged")) == 1
        with KioskProcess.run(site.file, data, announced=RESCUED, start=start_hurried) as kiosk:
            kiosk.until_up(*site.parts)
            found = kiosk.wait("record.checked")
            assert (found["fully"], found["fault"]) == (True, None), "after all that, it looks closely"
            kiosk.settle(data)
            assert record(data)["state"] == "fine"
            # What was damaged was nothing that tells who has which door.
            assert [one["door"] for one in record(data)["held"]] == [bens]


def cut_header(data: Path) -> None:
    overwrite(data)


def take_away(data: Path) -> None:
    DataFolder(data).database.unlink()


@pytest.mark.parametrize("how", [cut_header, take_away])
def test_an_operator_restores_it_by_hand_where_no_kiosk_is_to_run(
    site: BankSite, data: Path, tmp_path: Path, how: Callable[[Path], None]
):
    with site.bank() as bank:
        adas, _ = give(site, data, bank)
    how(data)
    refused = command("compartment", "hold", "01", "--data", data, "--config", site.file)
    assert refused.returncode == 74
    assert f"locker-kiosk restore --data {data}" in refused.stderr
    told = json.loads(done("restore", "--data", data, "--json"))
    assert {one["door"] for one in told["held"]} == {"02", "03", "04"}
    assert Records(data).holders() == [(adas, "ada")]
    assert "Door 02 is no longer held." in done(
        "compartment", "hold", "02", "--off", "--data", data, "--config", site.file
    )


def test_while_a_kiosk_runs_nothing_is_restored(site: BankSite, data: Path):
    with site.bank(), KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
        done("backup", "--data", data)
        refused = command("restore", "--data", data)
        assert refused.returncode == 75
        assert "Another kiosk (process" in refused.stderr
        assert "good" in done("restore", "--list", "--data", data)


def test_another_machine_goes_on_with_what_was_handed_out(site: BankSite, data: Path, tmp_path: Path):
    with site.bank() as bank:
        with KioskProcess.run(site.file, data) as kiosk:
            kiosk.until_up(*site.parts)
            adas = tap(bank, kiosk, "ada")
            assert "people's names" in done("backup", "--data", data, "--out", tmp_path / "stick")
        shutil.rmtree(data)
        done("restore", tmp_path / "stick", "--data", data)
        with KioskProcess.run(site.file, data) as kiosk:
            kiosk.until_up(*site.parts)
            assert tap(bank, kiosk, "ada", BACK) == adas, "her badge is known there, and her door is hers"


def test_after_a_run_that_was_cut_off_it_looks_closely_and_after_one_that_was_ended_it_need_not(
    site: BankSite, data: Path
):
    with site.bank():
        for end, fully in ((KioskProcess.kill, True), (KioskProcess.stop, True), (KioskProcess.stop, False)):
            with KioskProcess.run(
                site.file, data, start=start_hurried
            ) as kiosk:  # of a database that was never looked through, too
                kiosk.until_up(*site.parts)
                assert kiosk.wait("record.checked")["fully"] is fully
                end(kiosk)
