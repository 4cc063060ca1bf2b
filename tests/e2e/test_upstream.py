"""A kiosk and its upstream, as processes: taken in by a code, cut off and killed; in the end both have one record."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.harness.bank_site import BankSite, Door
from tests.e2e.harness.kiosk_process import PATIENCE_S, KioskProcess, command
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.records import Records
from tests.e2e.harness.upstream_process import Upstream

pytestmark = pytest.mark.timeout(120)  # an upstream that was away is looked for at random moments within seconds

GRACE = "0A00112299"
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
