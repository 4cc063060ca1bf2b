"""Kiosks and their upstream, as processes: taken in by a code, cut off and killed; in the end both have one record."""

import json
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kiosk.runtime.control import ask
from kiosk.store.data_folder import DataFolder
from kiosk.store.device_key import DeviceKeyFile
from tests.e2e.harness.bank_site import BankSite, Door
from tests.e2e.harness.file_watch import FileWatch
from tests.e2e.harness.kiosk_process import PATIENCE_S, KioskProcess, command, start_lapsed
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.records import Records
from tests.e2e.harness.upstream_process import Upstream
from tests.fakes.lossy_network import LossyNetwork
from tests.fakes.upstream import take_in
from tests.fakes.wire_bank import EmulatedBank
from upstream.database.database import open_database

pytestmark = pytest.mark.timeout(120)  # an upstream that was away is looked for at random moments within seconds

GRACE = "0A00112299"
DAY_S = 86_400
EVENTS_A_TAP = 4
DOORS = tuple(Door(f"{channel:02}", "left", 0, channel) for channel in range(1, 6))


def sync(data: Path) -> dict[str, Any]:
    """How the kiosk and upstream get on, as the kiosk says."""
    done = command("upstream", "status", "--data", data, "--json")
    assert done.returncode == 0, done
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def until(asked: Callable[[], bool], what: str) -> None:
    """Ask again and again: each answer takes a process."""
    ends = time.monotonic() + PATIENCE_S
    while not asked():
        assert time.monotonic() < ends, what


def until_written(folder: Path, holds: Callable[[], bool]) -> None:
    """Look whenever a file in this folder has been written."""
    while True:
        with FileWatch(folder) as watch:
            if holds():
                return
            watch.wait()


def done(*arguments: object) -> str:
    found = command(*arguments)
    assert (found.returncode, found.stderr) == (0, ""), found
    return found.stdout


def test_a_kiosk_that_is_cut_off_goes_on_and_both_records_prove_the_same(tmp_path: Path, data: Path):
    with Upstream(tmp_path) as upstream:
        upstream.run("tenant", "add", "acme")
        reports = f'[upstream]\nurl = "{upstream.url}"\n'
        site = BankSite(tmp_path, {"left": "kerong-cu16"}, DOORS, ("badge",), scanner=False, more=reports)
        with site.bank() as bank, KioskProcess.run(site.file, data) as kiosk:
            kiosk.until_up(*site.parts)

            # It shows a code; whoever runs upstream takes it in.
            until(lambda: bool(sync(data)["code"]), "it shows no code")
            shown = sync(data)
            said = upstream.run("kiosk", "approve", shown["code"], "--tenant", "acme", "--yes")
            assert shown["fingerprint"] in said
            until(lambda: sync(data)["unsent"] == 0, "nothing was sent")

            # Somebody is told of upstream, and is known at the bank.
            people = tmp_path / "people.csv"
            people.write_text(f"id,name,badge\ngrace,Grace Hopper,{GRACE}\n")
            upstream.run("people", "import", people, "--tenant", "acme")
            until(lambda: bool(sync(data) and Records(data).events("upstream.changes_applied")), "nobody was taken in")
            assert _opens(bank, kiosk, GRACE)

            # Upstream dies; doors are given all the same.
            upstream.kill()
            for badge in (BADGES["ada"], BADGES["ben"]):
                assert _opens(bank, kiosk, badge)
            assert sync(data)["unsent"] > 0
            upstream.serve()
            done("audit", "checkpoint", "--data", data)  # it signs how its record stands now
            until(lambda: sync(data)["unsent"] == 0, "what happened meanwhile was not sent")

            key, own, theirs = (tmp_path / name for name in ("key", "own.jsonl", "theirs.jsonl"))
            key.write_text(done("audit", "key", "--data", data), encoding="ascii")
            until(lambda: _is_signed(upstream, theirs), "the checkpoint was not sent")
            done("audit", "export", "--data", data, "--out", own)
            for one in (own, theirs):
                assert "nothing was altered" in done("audit", "verify", one, "--key", key)
            (listed,) = upstream.kiosks("acme")
            assert listed["events"] >= _events(theirs) > 20
            assert _events(own) >= _events(theirs)


class Wing:
    """A kiosk that upstream has taken in, on its bank; ``line`` is how it gets there."""

    def __init__(self, name: str, folder: Path, people: Path, line: LossyNetwork, upstream: Upstream) -> None:
        folder.mkdir()
        self.name = name
        self.data = Path(shutil.copytree(people, folder / "data"))
        reports = f'[upstream]\nurl = "{line.url}"\n'
        self.site = BankSite(folder, {"left": "kerong-cu16"}, DOORS, scanner=False, more=reports, kiosk=name)
        engine = open_database(upstream.database)
        key = DeviceKeyFile(DataFolder(self.data).device_key).key()
        self.id = take_in(engine, key.public, datetime.now(UTC), name=name)
        engine.dispose()

    def runs(self, lapse: Path, left: ExitStack) -> None:
        self.bank: EmulatedBank = left.enter_context(self.site.bank())
        run = KioskProcess.run(self.site.file, self.data, start=start_lapsed(lapse))
        self.kiosk = left.enter_context(run)
        self.kiosk.until_up(*self.site.parts)

    def is_shut(self) -> bool:
        """Whether the kiosk has seen all doors shut again."""
        told = ask(DataFolder(self.data).socket, {"do": "status"})
        assert told is not None
        return all(one["sensor"] == "closed" for one in told["compartments"])

    def owes_nothing(self) -> bool:
        """Whether upstream has its whole record."""
        return not Records(self.data).owed_upstream()

    def export(self, folder: Path) -> tuple[Path, Path]:
        """Its own record, signed as it stands, and its key."""
        own, key = folder / f"{self.name}.jsonl", folder / f"{self.name}.key"
        key.write_text(done("audit", "key", "--data", self.data), encoding="ascii")
        done("audit", "export", "--data", self.data, "--out", own)
        return own, key


@pytest.fixture
def lapse(tmp_path: Path) -> Path:
    """The clock of all of them: how far it is ahead, in seconds."""
    file = tmp_path / "lapse"
    file.write_text("0")
    return file


@pytest.fixture
def upstream(tmp_path: Path, lapse: Path) -> Iterator[Upstream]:
    with Upstream(tmp_path, lapse) as found:
        yield found


def test_two_kiosks_that_are_cut_off_for_a_week_come_out_even_with_upstream(
    tmp_path: Path, data: Path, lapse: Path, upstream: Upstream
):
    with closing(LossyNetwork(int(upstream.url.rpartition(":")[2]))) as line, ExitStack() as left:
        wings = [Wing(name, tmp_path / name, data, line, upstream) for name in ("north", "south")]
        for one in wings:
            one.runs(lapse, left)
        for one in wings:
            until_written(one.data, one.owes_nothing)
        line.pull()
        for day in range(7):
            _lapses(lapse, day * DAY_S)
            for one in wings:
                assert _a_day_at(one, day)
            for one in wings:
                until_written(one.data, one.is_shut)
        assert all(len(Records(one.data).owed_upstream()) > 7 * 2 * EVENTS_A_TAP for one in wings)
        line.put_back()
        for one in wings:
            own, key = one.export(tmp_path)
            until_written(tmp_path, partial(_has_signed, upstream, one, _events(own)))
            theirs = tmp_path / f"{one.name}-theirs.jsonl"
            upstream.run("record", "export", one.name, "--tenant", "acme", "--out", theirs)
            for file in (own, theirs):
                assert "nothing was altered" in done("audit", "verify", file, "--key", key)
            assert _hashes(own) == _hashes(theirs)
            assert _days(own) == 7


def _lapses(lapse: Path, seconds: int) -> None:
    """At once: no reader of the file sees half of it."""
    new = lapse.with_suffix(".new")
    new.write_text(str(seconds))
    new.replace(lapse)


def _a_day_at(wing: Wing, day: int) -> bool:
    """Two people come, each to the reader and with the badge that were not used the day before."""
    names, reader = (("ada", "ben"), ("chiara", "deniz"))[day % 2], ("badge", "side")[day // 2 % 2]
    return all(_opens(wing.bank, wing.kiosk, f"{BADGES[name]} {reader}") for name in names)


def _has_signed(upstream: Upstream, wing: Wing, events: int) -> bool:
    """Whether so many events are what upstream has the kiosk's newest signature over."""
    with closing(sqlite3.connect(upstream.database.removeprefix("sqlite:///"))) as connection:
        query = "SELECT coalesce(max(size), 0) FROM checkpoint WHERE kiosk = ?"
        return bool(connection.execute(query, (wing.id,)).fetchone() == (events,))


def _days(file: Path) -> int:
    """How many days of 24 hours it spans, the first one counted."""
    headers = [json.loads(json.loads(raw)["header"]) for raw in file.read_text("utf-8").splitlines()]
    first, last = (datetime.fromisoformat(headers[at]["at"]) for at in (0, -1))
    return round((last - first).total_seconds() / DAY_S) + 1


def _hashes(file: Path) -> list[str]:
    return [json.loads(raw)["hash"] for raw in file.read_text("utf-8").splitlines()]


def _opens(bank: Any, kiosk: KioskProcess, badge: str) -> bool:
    """Whether a badge opens a door; it is shut again."""
    bank.forget()
    bank.do(f"tap {badge}")
    while (shown := kiosk.wait("screen.shown")["name"]) not in {"DoorOpen", "NotKnown"}:
        pass
    for door in bank.do("doors")["open"]:
        bank.do(f"shut {door}")
    return bool(shown == "DoorOpen")


def _is_signed(upstream: Upstream, file: Path) -> bool:
    """Whether upstream can hand out all that happened while it was away."""
    file.unlink(missing_ok=True)
    return "Left out" not in upstream.run("record", "export", "test", "--tenant", "acme", "--out", file)


def _events(file: Path) -> int:
    return sum('"header"' in line for line in file.read_text("utf-8").splitlines())
