"""``visit``: who is expected and who was here, and what of it is handed out."""

from __future__ import annotations

import csv
import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from drivers.scanners.picture import gray_in
from tests.fakes.codes import texts
from tests.fakes.stored import recorded_types
from tests.unit.cli.conftest import Run

BEGIN = (datetime.now(UTC) + timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0)
UNTIL = BEGIN + timedelta(hours=8)
WINDOW = ("--from", BEGIN.isoformat(), "--until", UNTIL.isoformat())
DAY = f"{BEGIN:%Y-%m-%d}"


@pytest.fixture
def data(run: Run, tmp_path: Path) -> Path:
    """A folder in which Grace may be visited."""
    folder = tmp_path / "data"
    assert run("people", "add", "--id", "e17", "--name", "Grace Hopper", "--data", folder).code == 0
    return folder


def invite(run: Run, data: Path, *more: object, name: str = "Ada Byron", code: int = 0) -> dict[str, Any]:
    picture = ("--png", data.parent / "ada.png")
    done = run("visit", "invite", "--name", name, "--host", "e17", *WINDOW, *picture, "--data", data, "--json", *more)
    assert (done.code, done.err) == (code, ""), done
    found: dict[str, Any] = json.loads(done.out)
    return found


def listed(run: Run, data: Path) -> list[dict[str, Any]]:
    done = run("visit", "list", "--on", DAY, "--data", data, "--json")
    assert (done.code, done.err) == (0, ""), done
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def test_an_invitation_is_a_picture_and_a_code_and_the_visit_is_expected(run: Run, data: Path, tmp_path: Path):
    answer = invite(run, data, "--company", "Engines Ltd", "--bank", "A", "--size", "M", "--contractor")
    picture = gray_in((tmp_path / "ada.png").read_bytes())
    assert picture is not None
    (text,) = texts(picture)
    assert text.startswith("LKI1:")
    assert len(answer["code"]) == 8
    (one,) = listed(run, data)
    assert (one["visit"], one["state"], one["name"], one["host"]) == (
        answer["visit"],
        "invited",
        "Ada Byron",
        "Grace Hopper",
    )
    assert (one["company"], one["bank"], one["size"], one["kind"]) == ("Engines Ltd", "A", "M", "contractor")
    assert datetime.fromisoformat(one["from"]) == BEGIN
    assert {"visit.invited", "visit.list_seen"} <= set(recorded_types(data))


def test_people_see_the_code_once_and_the_visits_of_a_day(run: Run, data: Path, tmp_path: Path):
    done = run(
        "visit", "invite", "--name", "Ada", "--host", "e17", *WINDOW, "--png", tmp_path / "a.png", "--data", data
    )
    assert (done.code, done.err) == (0, "")
    assert "The code of the invitation is " in done.out
    shown = run("visit", "list", "--on", DAY, "--data", data)
    assert "Ada, visits Grace Hopper, no locker chosen yet" in shown.out
    assert shown.out.endswith("1 visit.\n")
    assert run("visit", "list", "--data", data).out == "0 visits.\n"


@pytest.mark.parametrize(
    ("more", "code", "why"),
    [
        (("--host", "nobody"), 65, "Nobody here has the id nobody."),
        (("--until", "2020-01-01"), 65, "That time is over."),
        (("--email", "ada at example"), 65, "is not an e-mail address."),
        (("--from", "soon"), 64, "A time looks like"),
    ],
)
def test_who_can_not_be_invited_is_refused_with_a_sentence(
    more: tuple[str, ...], code: int, why: str, run: Run, data: Path, tmp_path: Path
):
    picture = tmp_path / "a.png"
    asked = ("--name", "Ada", "--host", "e17", *WINDOW, "--png", picture, "--data", data, *more)
    done = run("visit", "invite", *asked)
    assert (done.code, done.out) == (code, "")
    assert why in done.err
    assert not picture.exists()
    assert listed(run, data) == []


def test_an_invitation_can_be_called_off_once(run: Run, data: Path):
    visit = invite(run, data)["visit"]
    done = run("visit", "end", visit, "--data", data)
    assert (done.code, done.out, done.err) == (0, f"The visit {visit} is over.\n", "")
    assert listed(run, data)[0]["state"] == "ended"
    assert run("visit", "end", visit, "--data", data).code == os.EX_DATAERR


def exported(run: Run, data: Path, out: Path) -> list[dict[str, str]]:
    since, until = (BEGIN - timedelta(days=1)).isoformat(), (UNTIL + timedelta(days=1)).isoformat()
    done = run("visit", "export", "--since", since, "--until", until, "--out", out, "--data", data)
    assert (done.code, done.err) == (0, ""), done
    assert done.out.startswith(f"1 visit is in {out}.")
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_handed_out_is_no_formula_and_tells_no_erased_name(run: Run, data: Path, tmp_path: Path):
    visit = invite(run, data, "--company", "=HYPERLINK(1)", name="@SUM(A1) Byron")["visit"]
    out = tmp_path / "visits.csv"
    (row,) = exported(run, data, out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert (row["visit"], row["name"], row["company"]) == (visit, "'@SUM(A1) Byron", "'=HYPERLINK(1)")
    assert recorded_types(data)[-1] == "visit.log_exported"

    assert run("visit", "end", visit, "--data", data).code == 0
    assert run("people", "erase", f"guest-{visit}", "--data", data).code == 0
    (row,) = exported(run, data, out)
    assert (row["visit"], row["name"], row["company"], row["host"]) == (visit, "", "", "Grace Hopper")


def test_a_host_who_was_erased_is_left_out(run: Run, data: Path):
    visit = invite(run, data)["visit"]
    assert run("people", "erase", "e17", "--data", data).code == 0
    assert f"{visit}  invited  " in (shown := run("visit", "list", "--on", DAY, "--data", data).out)
    assert "Ada Byron, no locker chosen yet\n" in shown


def test_nothing_of_the_kiosk_is_overwritten(run: Run, data: Path):
    own = data / "kiosk.db"
    before = own.read_bytes()
    invited = ("invite", "--name", "Ada", "--host", "e17", *WINDOW, "--png", own)
    for asked in (invited, ("export", "--since", "2026-01-01", "--until", "2027-01-01", "--out", own)):
        done = run("visit", *asked, "--data", data)
        assert (done.code, done.out) == (os.EX_CANTCREAT, "")
        assert done.err.endswith("which is the kiosk's own. Name a file elsewhere.\n")
    assert own.read_bytes() == before


def test_nobody_is_invited_where_there_is_no_kiosk(run: Run, tmp_path: Path):
    nowhere = tmp_path / "mistyped"
    asked = ("--name", "Ada", "--host", "e17", *WINDOW, "--png", tmp_path / "a.png")
    done = run("visit", "invite", *asked, "--data", nowhere)
    assert (done.code, done.err) == (
        os.EX_NOINPUT,
        f"There is no kiosk in {nowhere} yet. Check --data, or run one first.\n",
    )
    assert not nowhere.exists()


def test_a_time_that_is_none_is_refused(run: Run, data: Path, tmp_path: Path):
    out = tmp_path / "visits.csv"
    for since, until, code in (("2026-12-02", "2026-12-01", 65), ("yesterday", "2026-12-01", 64)):
        done = run("visit", "export", "--since", since, "--until", until, "--out", out, "--data", data)
        assert (done.code, done.out) == (code, "")
    assert run("visit", "list", "--on", "yesterday", "--data", data).code == 64
    assert not out.exists()
