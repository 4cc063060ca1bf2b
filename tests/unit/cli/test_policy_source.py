"""Where the policies come from that hold, and keeping those of the site file for a while, at the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import resting_kiosk, resting_kiosk_of
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream import apply_changes
from kiosk.engine.upstream.changes import Change, Page
from kiosk.runtime.control_requests import handlers
from kiosk.store.data_folder import DataFolder
from tests.fakes.site_policies import UPSTREAM
from tests.fakes.site_text import DOORS, HEAD, doors, load
from tests.unit.cli.conftest import Run

SITE = "[policy]\nmost_doors = 1\n" + UPSTREAM + doors(*DOORS[:2])
MINE, ALL = "kiosk:k", "tenant"
TWO, WRONG = "[policy]\nmost_doors = 2\n", "[policy]\nmost_doors = 0\n"


def upstream_tells(folder: Path, *documents: tuple[str, str]) -> None:
    """What a kiosk takes over while it runs."""
    with resting_kiosk(load(SITE), DataFolder(folder)) as kiosk:
        for version, (id_, text) in enumerate(documents, start=1):
            change = Change("policy", id_, version, {"text": text, "version": version})
            after = apply_changes.cursor(kiosk)
            assert apply_changes.apply(kiosk, Page(after, [change], f"c{version}", more=False, snapshot=not after))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A kiosk has run here."""
    upstream_tells(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "site.toml"
    file.write_text(HEAD + SITE)
    return file


@pytest.fixture
def shown(run: Run, data: Path) -> Callable[[], dict[str, Any]]:
    def show() -> dict[str, Any]:
        found: dict[str, Any] = json.loads(run("policy", "show", "--data", data, "--json").out)
        return found

    return show


def most_doors(kiosk: Kiosk) -> list[Any]:
    return [one.settings.get("most_doors") for one in kiosk.settings.policies.scopes]


def test_without_an_upstream_they_are_the_site_files(run: Run, data: Path) -> None:
    assert run("policy", "show", "--data", data).out == "The site file's policies hold here, for: site.\n"


def test_it_is_shown_which_document_holds_and_why_others_do_not(run: Run, data: Path, shown) -> None:
    upstream_tells(data, (ALL, TWO), (MINE, WRONG))
    told = shown()
    assert (told["document"], told["version"], told["own_until"]) == (ALL, 1, None)
    assert [(one["document"], one["state"]) for one in told["told"]] == [(MINE, "refused"), (ALL, "in-force")]
    said = run("policy", "show", "--data", data).out.splitlines()
    assert said[0] == "Upstream's policies (tenant, version 1) hold here, for: site."
    assert said[1].startswith("  kiosk:k, version 2: refused: line 2, [policy], most_doors: ")
    assert said[2] == "  tenant, version 1: in force"


def test_a_kiosk_that_rests_goes_by_them_with_and_without_its_site_file(data: Path) -> None:
    upstream_tells(data, (ALL, TWO))
    with resting_kiosk(load(SITE), DataFolder(data)) as kiosk:
        assert most_doors(kiosk) == [2]
    with resting_kiosk_of(DataFolder(data)) as kiosk:
        assert most_doors(kiosk) == [2]


def test_explain_tells_by_what_holds(run: Run, data: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id,name\nada,Ada\n")
    assert run("people", "import", people, "--data", data).code == 0
    upstream_tells(data, (ALL, TWO))
    (bank,) = json.loads(run("policy", "explain", "--person", "ada", "--data", data, "--json").out)["banks"]
    assert next(one["value"] for one in bank["settings"] if one["setting"] == "most_doors") == 2


def test_the_site_files_are_kept_and_given_up_again(run: Run, data: Path, config: Path, shown) -> None:
    upstream_tells(data, (ALL, TWO))
    kept = run("policy", "keep-own", "--for", "24h", "--data", data, "--config", config)
    assert (kept.code, kept.out.startswith("The site file's policies hold here until ")) == (0, True)
    told = shown()
    assert (told["document"], told["own_until"] is None, told["told"][0]["state"]) == (None, False, "set-aside")
    assert "keep-own --end ends that" in run("policy", "show", "--data", data).out
    ended = run("policy", "keep-own", "--end", "--data", data, "--config", config)
    assert ended.out == "Upstream's policies (tenant, version 1) hold here again.\n"
    assert shown()["document"] == ALL


@pytest.mark.parametrize(
    ("more", "code", "why"),
    [
        ([], 64, "Say for how long"),
        (["--for", "1h", "--end"], 64, "Say for how long"),
        (["--for", "soon"], 64, "--for: "),
        (["--for", "8d"], 65, "at most 7 days"),
        (["--end"], 65, "Nobody has said"),
    ],
)
def test_slips_are_refused(run: Run, data: Path, config: Path, more: list[str], code: int, why: str) -> None:
    done = run("policy", "keep-own", *more, "--data", data, "--config", config)
    assert (done.code, why in done.err) == (code, True)


def test_without_the_site_file_nobody_knows_what_is_to_be_kept(run: Run, data: Path) -> None:
    assert run("policy", "keep-own", "--for", "1h", "--data", data).code == 69
    with resting_kiosk_of(DataFolder(data)) as kiosk, pytest.raises(ValueError, match="The site file is needed"):
        handlers(kiosk)["policy.keep_own"]({"seconds": 60, "operator": "x"})
