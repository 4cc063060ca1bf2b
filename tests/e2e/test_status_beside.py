"""The status, as other programs rely on it: beside a running kiosk, after it, and where there is none."""

from datetime import UTC, datetime
from pathlib import Path

from tests.e2e.harness.bank_site import two_bus_site
from tests.e2e.harness.kiosk_process import KioskProcess, command
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.status import doors, parts, status

COMPARTMENT = {"bank", "door", "occupancy", "sensor", "holder", "since"}
RECORD = {"state", "since", "error", "last_backup", "held"}
DEVICE = {"name", "kind", "state", "since", "error"}


def test_it_tells_who_holds_what_since_when_what_the_sensors_say_and_that_every_part_is_up(tmp_path: Path, data: Path):
    site = two_bus_site(tmp_path)
    with site.bank() as bank, KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
        before = datetime.now(UTC)
        bank.do(f"tap {BADGES['ada']} badge")
        kiosk.screens("DoorOpen")
        after = datetime.now(UTC)
        found = status(data)
        assert found.keys() == {"compartments", "devices", "record", "upstream"}
        assert found["record"].keys() == RECORD
        assert all(one.keys() == COMPARTMENT for one in found["compartments"])
        assert all(one.keys() == DEVICE for one in found["devices"])

        held, *others = found["compartments"]
        assert {**held, "since": None} == {
            "bank": "A",
            "door": "01",
            "occupancy": "occupied",
            "sensor": "open",
            "holder": "ada",
            "since": None,
        }
        assert before <= datetime.fromisoformat(held["since"]) <= after
        free = {"bank": "A", "occupancy": "free", "sensor": "closed", "holder": None, "since": None}
        assert others == [{**free, "door": door} for door in ("02", "03", "04")]

        assert {one["name"]: (one["kind"], one["state"], one["error"]) for one in found["devices"]} == {
            "left": ("locks", "up", None),
            "right": ("locks", "up", None),
            "badge": ("reader", "up", None),
            "side": ("reader", "up", None),
            "qr": ("scanner", "up", None),
        }
        for one in found["devices"]:
            assert datetime.fromisoformat(one["since"]) <= after
        said = command("status", "--data", data).stdout
        assert "ada since" in said
        assert "locks left: up" in said
        bank.do("shut 01")
        kiosk.screens("DoorIsYours")
        assert doors(data)["01"]["sensor"] == "closed"

    # After the kiosk: who holds what is known, the sensors are not, and no part is claimed to work.
    assert parts(data) == {}
    assert doors(data)["01"] == {**held, "sensor": "unknown"}
    assert "No kiosk is running" in command("status", "--data", data).stdout


def test_where_there_is_no_kiosk_it_says_so_and_makes_nothing(tmp_path: Path):
    done = command("status", "--data", tmp_path / "none", "--json")
    assert (done.returncode, done.stdout) == (66, "")
    assert done.stderr == f"There is no kiosk in {tmp_path / 'none'} yet. Check --data, or run one first.\n"
    assert not (tmp_path / "none").exists()


def test_a_damaged_database_is_named(tmp_path: Path):
    (tmp_path / "kiosk.db").write_bytes(b"no database, but long enough to be looked at as one" * 100)
    done = command("status", "--data", tmp_path)
    assert done.returncode == 74
    assert str(tmp_path / "kiosk.db") in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
