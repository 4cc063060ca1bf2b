"""`locker-upstream record` and `locker-upstream alarm`: what a kiosk's own tool says of what upstream hands out."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import app as kiosks_own
from tests.fakes.callers import Device, Upstream
from tests.fakes.chained import announce, batch, record_of, send
from tests.fakes.exports import RecordMade
from tests.unit.upstream.cli.conftest import Run


@pytest.fixture
def kiosk(upstream: Upstream) -> Device:
    return upstream.kiosk()


def sends(kiosk: Device, record: RecordMade, first: int = 1) -> None:
    """What was recorded, signed at its end."""
    epoch = record.now
    announce(kiosk, epoch, len(record.epochs))
    assert send(kiosk, batch(epoch, kiosk, first)).status_code == 200
    note = epoch.note(len(epoch.lines))
    assert kiosk.ask("POST", "/v1/kiosk/checkpoints", {"note": note}).status_code == 200


def verified(file: Path, keys: str) -> tuple[int, str]:
    """What `locker-kiosk audit verify` says."""
    keyfile = file.with_suffix(".keys")
    keyfile.write_text(keys)
    done = CliRunner().invoke(kiosks_own, ["audit", "verify", str(file), "--key", str(keyfile)])
    return getattr(done.exception, "code", done.exit_code), done.output


def test_what_is_exported_is_what_the_kiosk_recorded(run: Run, kiosk: Device, tmp_path: Path) -> None:
    record = record_of(7)
    sends(kiosk, record)
    record.begin()
    record.fill(3)
    sends(kiosk, record)
    out = tmp_path / "record.jsonl"
    said = "Exported 10 events of 2 epochs.\n"
    assert run("record", "export", "bank-2f", "--tenant", "acme", "--out", out) == (0, said)
    code, told = verified(out, run("record", "keys", "bank-2f", "--tenant", "acme")[1])
    assert (code, "10 events" in told) == (0, True)
    assert run("record", "export", "bank-2f", "--tenant", "acme", "--out", out) == (
        os.EX_CANTCREAT,
        f"{out} is there already.\n",
    )
    out.write_bytes(out.read_bytes().replace(b"E1", b"E9"))
    assert verified(out, run("record", "keys", "bank-2f", "--tenant", "acme")[1])[0] == os.EX_DATAERR


def test_what_was_erased_for_its_age_is_said_and_the_rest_is_proven(
    run: Run, upstream: Upstream, kiosk: Device, tmp_path: Path
) -> None:
    from upstream.upkeep import keep_up

    sends(kiosk, record_of(7))
    run("tenant", "retention", "acme", "--days", 1)
    upstream.clock.turn(days=2)
    keep_up(upstream.app.state.service)
    out = tmp_path / "record.jsonl"
    said = run("record", "export", "bank-2f", "--tenant", "acme", "--out", out)[1]
    assert "each event is proven by itself" in said
    assert verified(out, run("record", "keys", "bank-2f", "--tenant", "acme")[1])[0] == 0


def test_of_nothing_there_is_no_export(run: Run, kiosk: Device, tmp_path: Path) -> None:
    out = tmp_path / "record.jsonl"
    code, said = run("record", "export", "bank-2f", "--tenant", "acme", "--out", out)
    assert (code, said) == (os.EX_DATAERR, "Tenant acme has no record of a kiosk bank-2f.\n")
    assert run("record", "keys", "bank-2f", "--tenant", "acme")[0] == os.EX_DATAERR
    record = record_of(3)
    announce(kiosk, record.now)
    send(kiosk, batch(record.now, kiosk))
    code, said = run("record", "export", "bank-2f", "--tenant", "acme", "--out", out)
    assert (code, said) == (os.EX_DATAERR, "The kiosk has not signed any of its events yet.\n")
    assert not out.exists()
    code, said = run("record", "export", "bank-2f", "--tenant", "acme", "--out", tmp_path / "no" / "folder")
    assert (code, "can't be written" in said) == (os.EX_CANTCREAT, True)


def test_another_tenants_record_is_none(run: Run, upstream: Upstream, kiosk: Device, tmp_path: Path) -> None:
    upstream.tenant("other")
    sends(kiosk, record_of(3))
    code, said = run("record", "export", "bank-2f", "--tenant", "other", "--out", tmp_path / "record.jsonl")
    assert (code, said) == (os.EX_DATAERR, "Tenant other has no record of a kiosk bank-2f.\n")


def test_the_services_own_key_is_that_of_its_file(run: Run, upstream: Upstream) -> None:
    code, said = run("record", "own-key")
    assert (code, "no key yet" in said) == (os.EX_DATAERR, True)
    run("tenant", "notices", "acme")  # for which it is made
    code, said = run("record", "own-key")
    assert (code, said.startswith("locker-upstream+")) == (0, True)


def test_an_alarm_is_listed_and_cleared(run: Run, upstream: Upstream, kiosk: Device) -> None:
    sends(kiosk, record_of(3))
    other = RecordMade()
    for at in range(3):
        other.add(door=f"{at + 70}")
    assert send(kiosk, batch(other.now, kiosk, 2)).status_code == 409
    (one,) = json.loads(run("alarm", "list", "--tenant", "acme", "--json")[1])
    assert (one["kiosk"], one["kind"], one["sequence"], one["cleared_at"]) == ("bank-2f", "fork", 2, None)
    assert "another event 2 than before" in run("alarm", "list", "--tenant", "acme")[1]
    assert run("alarm", "clear", one["id"], "--tenant", "other")[0] == os.EX_DATAERR
    assert run("alarm", "clear", one["id"], "--tenant", "acme") == (0, f"Cleared alarm {one['id']}.\n")
    code, said = run("alarm", "clear", one["id"], "--tenant", "acme")
    assert (code, said) == (os.EX_DATAERR, f"Tenant acme has no alarm {one['id']} that is raised.\n")
    assert json.loads(run("alarm", "list", "--tenant", "acme", "--json")[1]) == []
    (again,) = json.loads(run("alarm", "list", "--tenant", "acme", "--json", "--all")[1])
    assert again["cleared_at"] is not None
